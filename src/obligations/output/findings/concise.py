"""`concise`: one line a finding, as editors and `grep` read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.findings.text import mark_fixable
from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from obligations.findings import Located
    from obligations.output.findings.report import FindingsReport


def render_concise(report: FindingsReport) -> str:
    """Return `path:line:column: severity[code] name: message; hint` of every finding."""
    return "".join(f"{_render_line(located)}\n" for located in report.found)


def _render_line(located: Located) -> str:
    finding, location = located.finding, located.location
    place = f"{location.path}:{location.span.line}:{location.span.column}"
    message, mark = "; ".join(finding.said), mark_fixable(finding)
    return show_controls(
        f"{place}: {finding.severity}[{finding.code}] {located.name}: {message}{mark}"
    )
