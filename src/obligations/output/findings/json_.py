"""`json`: an array of objects, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.output.json_text import render_json

if TYPE_CHECKING:
    from obligations.findings import Located, Location
    from obligations.output.findings.report import FindingsReport


def render_findings_json(report: FindingsReport) -> str:
    """Return the findings as an array.

    Lines and columns count from 1, columns in code points, the end is exclusive.
    """
    return render_json([_describe(located) for located in report.found])


def _describe(located: Located) -> dict[str, Any]:
    finding = located.finding
    return {
        "code": finding.code,
        "name": located.name,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        **_describe_place(located.location),
        "route": list(finding.route),
        "related": finding.related and _describe_place(finding.related),
    }


def _describe_place(place: Location) -> dict[str, Any]:
    span = place.span
    return {
        "path": place.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
