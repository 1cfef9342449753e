"""`gitlab`: a code quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from obligations.output.findings.report import compute_fingerprints
from obligations.output.json_text import render_json

if TYPE_CHECKING:
    from obligations.findings import Located
    from obligations.output.findings.report import FindingsReport, SwitchedOff

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render_gitlab(report: FindingsReport) -> str:
    """Return the findings as an array of GitLab's issues.

    It knows two reports of one finding by the fingerprint.
    """
    issues = [
        _describe(located, fingerprint) for located, fingerprint in compute_fingerprints(report)
    ]
    return render_json([*issues, *(_describe_settings(off) for off in report.off if off.rules)])


def _describe_settings(off: SwitchedOff) -> dict[str, Any]:
    return {
        "description": off.describe(),
        "check_name": "settings",
        "fingerprint": hashlib.sha256(
            f"settings\0{off.path}".encode("utf-8", "backslashreplace")
        ).hexdigest(),
        "severity": _SEVERITIES[off.severity],
        "location": {"path": off.path, "lines": {"begin": 1, "end": 1}},
    }


def _describe(located: Located, fingerprint: str) -> dict[str, Any]:
    finding, span = located.finding, located.location.span
    return {
        "description": f"{finding.code} {located.name}: {finding.message}"
        + (f" ({finding.hint})" if finding.hint else ""),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": located.location.path,
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }
