"""`github`: workflow commands, which GitHub shows as annotations beside the lines of a pull
request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from obligations.findings import Located
    from obligations.output.findings.report import FindingsReport, SwitchedOff

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(report: FindingsReport) -> str:
    """Return one workflow command a finding, and one for what settings switch off."""
    told = [
        *map(_render_command, report.found),
        *(_render_settings(off) for off in report.off if off.rules),
    ]
    return "".join(f"{line}\n" for line in told)


def _render_settings(off: SwitchedOff) -> str:
    return (
        f"::{_COMMANDS[off.severity]}"
        f" file={_escape_property(off.path)},line=1,title=settings::"
        f"{_escape(show_controls(off.describe()))}"
    )


def _render_command(located: Located) -> str:
    finding, path, span = located.finding, located.location.path, located.location.span
    properties = {"file": path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # of a stretch of several lines GitHub takes no columns
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{finding.code} {located.name}"
    told = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    # The log shows the message alone: it must say the place once more.
    said = "\n".join(show_controls(line) for line in finding.said)
    message = _escape(f"{show_controls(path)}:{span.line}:{span.column}: {said}")
    return f"::{_COMMANDS[finding.severity]} {told}::{message}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(show_controls(text)).replace(":", "%3A").replace(",", "%2C")
