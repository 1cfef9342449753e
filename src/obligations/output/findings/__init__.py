"""Findings as text, one module a format. A format takes a `Report` and gives a string."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.findings.concise import render_concise
from obligations.output.findings.github import render_github
from obligations.output.findings.gitlab import render_gitlab
from obligations.output.findings.json_ import render_findings_json
from obligations.output.findings.junit import render_junit
from obligations.output.findings.report import FindingsReport, SwitchedOff
from obligations.output.findings.sarif import render_sarif
from obligations.output.findings.terminal import Terminal, find_terminal
from obligations.output.findings.text import render_findings_text

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "FINDING_FORMATS",
    "FOR_PEOPLE",
    "FindingsReport",
    "SwitchedOff",
    "Terminal",
    "find_terminal",
]

FINDING_FORMATS: dict[str, Callable[[FindingsReport], str]] = {
    "text": render_findings_text,
    "concise": render_concise,
    "json": render_findings_json,
    "github": render_github,
    "gitlab": render_gitlab,
    "sarif": render_sarif,
    "junit": render_junit,
}
# Whoever reads these opens files from where they stand; programs look for them from the top of the
# repository.
FOR_PEOPLE = frozenset({"text", "concise"})
