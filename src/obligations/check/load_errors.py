"""What the loader refused, told by the rule that knows best: an id that is none may be the name of
a body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.catalogue import find_rule
from obligations.check.rules.identity import judge_spelling
from obligations.check.rules.metrics import judge_missing_unit
from obligations.check.rules.references import (
    judge_addressee,
    judge_named_department,
    judge_topic,
    judge_unknown_department,
)
from obligations.findings import MOST_FINDINGS
from obligations.refusals import NO_LIST

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.check.rule import Problem
    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.corpus import FileKind
    from obligations.findings import Finding, Route

    Judge = Callable[[Route, str, World], Problem | None]

_DEPARTMENT: dict[str, Judge] = {"OB206": judge_named_department, "OB205": judge_unknown_department}
_RECORD: dict[str, Judge] = {"OB204": judge_spelling}
_TOPIC: dict[str, Judge] = {"OB209": judge_topic}
_ADDRESSEE: dict[str, Judge] = {"OB210": judge_addressee}
_BY_KEY = {
    **dict.fromkeys(
        ("issuers", "lead", "co_responsible", "responsible", "submitted_to"), _DEPARTMENT
    ),
    **dict.fromkeys(("parent", "nameplate_of", "candidates", "means"), _DEPARTMENT),
    **dict.fromkeys(("of", "measure"), _RECORD),
    "topics": _TOPIC,
}


def explain_refusals(findings: list[Finding], file: Subject, world: World) -> list[Finding]:
    """Return the findings of the loader, each told by the rule that can say most about it."""
    told = findings[:MOST_FINDINGS]
    if any(
        finding.code == "OB104" for finding in findings
    ):  # what an alias stood for is missing, and not by mistake
        told = [
            finding
            for finding in told
            if finding.code != "OB111" or file.find_value(finding.route) is not None
        ]
    return [*(_explain(finding, file, world) for finding in told), *findings[MOST_FINDINGS:]]


def _explain(finding: Finding, file: Subject, world: World) -> Finding:
    if (
        finding.code == "OB111"
        and finding.route[-1:] == ("metric",)
        and finding.message.startswith("'unit'")
    ):
        return find_rule("OB405").report(file.path, judge_missing_unit(finding.route))
    text = file.find_value(finding.route) if finding.code == "OB110" else None
    # A list that is none is told first: what is in it comes next.
    if isinstance(text, str) and finding.message != NO_LIST:
        for code, judge in _choose_judges(file.kind, finding.route).items():
            if problem := judge(finding.route, text, world):
                return find_rule(code).report(file.path, problem)
    return finding


def _choose_judges(kind: FileKind, route: Route) -> dict[str, Judge]:
    keys = [step for step in route if isinstance(step, str)]
    if keys[-2:-1] == ["passed_to"]:
        return _DEPARTMENT
    if keys[-1:] == ["addressees"]:
        if len(keys) == 1:
            return _DEPARTMENT
        return _ADDRESSEE
    if keys[-1:] == ["to"]:
        if kind == "document":
            return _RECORD
        return _DEPARTMENT
    if keys:
        return _BY_KEY.get(keys[-1], {})
    return {}
