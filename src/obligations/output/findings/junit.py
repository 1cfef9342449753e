"""`junit`: the XML that CI servers read as results of tests.

One test case a finding, one for each file that is clean.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from obligations.sentences import tell
from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from obligations.findings import Located
    from obligations.output.findings.report import FindingsReport, SwitchedOff


def render_junit(report: FindingsReport) -> str:
    """Return a test suite a file.

    What is only for information does not fail, as it doesn't fail the command.
    """
    by_path: dict[str, list[Located]] = {path: [] for path in report.files}
    for located in report.found:
        by_path.setdefault(located.location.path, []).append(located)
    off = [one for one in report.off if one.rules]
    head = _render_attributes({"name": "obligations check", **_count(by_path.values(), off)})
    suites = [line for path, found in by_path.items() for line in _render_suite(path, found)]
    suites += [line for one in off for line in _render_settings(one)]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<testsuites{head}>",
            *suites,
            "</testsuites>",
            "",
        ]
    )


def _render_suite(path: str, found: Sequence[Located]) -> Iterator[str]:
    yield f"  <testsuite{_render_attributes({'name': path, **_count([found])})}>"
    if not found:
        nothing = {"name": "no findings", "classname": path, "file": path}
        yield f"    <testcase{_render_attributes(nothing)}/>"
    for located in found:
        finding, span = located.finding, located.location.span
        name = f"{finding.code} {located.name} ({span.line}:{span.column})"
        said = "\n".join(_escape(line) for line in finding.said)
        told = f"{_escape(path)}:{span.line}:{span.column}: {said}"
        about: dict[str, str | int] = {
            "name": name,
            "classname": path,
            "file": path,
            "line": span.line,
        }
        yield f"    <testcase{_render_attributes(about)}>"
        if finding.severity == "info":
            yield f"      <system-out>{told}</system-out>"
        else:
            failure = {"type": finding.severity, "message": finding.message}
            yield f"      <failure{_render_attributes(failure)}>{told}</failure>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _render_settings(off: SwitchedOff) -> Iterator[str]:
    """Yield what settings switch off as a test that was skipped, or that fails where a change
    switches off more.
    """
    kind, about = ("failure", {"type": "error"}) if off.more else ("skipped", {})
    yield f"  <testsuite{_render_attributes({'name': off.path, **_count([], [off])})}>"
    case = {
        "name": tell("switched off: {codes}", codes=off.codes),
        "classname": off.path,
        "file": off.path,
    }
    yield f"    <testcase{_render_attributes(case)}>"
    yield f"      <{kind}{_render_attributes({**about, 'message': off.describe()})}/>"
    yield "    </testcase>"
    yield "  </testsuite>"


def _count(
    suites: Collection[Sequence[Located]], off: Sequence[SwitchedOff] = ()
) -> dict[str, int]:
    more = sum(bool(one.more) for one in off)
    failures = (
        sum(located.finding.severity != "info" for found in suites for located in found) + more
    )
    tests = sum(max(len(found), 1) for found in suites) + len(off)
    return {"tests": tests, "failures": failures, "errors": 0, "skipped": len(off) - more}


def _render_attributes(attributes: Mapping[str, str | int]) -> str:
    return "".join(f' {key}="{_escape(str(value))}"' for key, value in attributes.items())


def _escape(text: str) -> str:
    return html.escape(show_controls(text))
