"""A report on a file made up on the spot, its places found by the reader of real files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from obligations.findings import Finding, Located, Location
from obligations.output.findings import FindingsReport, Terminal
from obligations.yaml_files import read_yaml

PATH = "measures/plan.yaml"
PLAN = """\
id: plan
measures:
  - number: 1
    title: {en: Berths, zh: 泊位}
    kind: mesure
    responsibilities:
      - basis: stated
        lead:
          - harbour
          - Port
  - number: 2
    title: {en: Pilots, zh: 引航}
    summary: {en: TODO, zh: 海外仓建设, fr: rien}
"""
WRONG_KIND = Finding(
    "OB110",
    "'mesure' is none of principle, goal",
    "",
    ("measures", 0, "kind"),
    hint="did you mean measure?",
)
NAME_FOR_ID = Finding(
    "OB203",
    "'Port' is a name of the Harbour Office",
    "",
    ("measures", 0, "responsibilities", 0, "lead", 1),
    severity="warning",
    hint="write its id: harbour",
    fix="harbour",
)
ODD_KEY = Finding(
    "OB109", "unknown key 'fr'", "", ("measures", 1, "summary", "fr"), severity="info", on_key=True
)
NAMES = {"OB110": "wrong-value", "OB203": "name-for-id", "OB109": "unknown-key"}


@dataclass(frozen=True)
class Rule:
    """A rule as reports know it."""

    code: str
    name: str
    severity: Any
    what: str
    why: str
    wrong: str
    right: str


RULES = (
    Rule(
        "OB110",
        "wrong-value",
        "error",
        "Asks for a known word.\n\nAny other is refused.",
        "Programs count on it.",
        "kind: x",
        "kind: goal",
    ),
    Rule(
        "OB203",
        "name-for-id",
        "warning",
        "Asks for ids.",
        "Names change.",
        "lead: [Port]",
        "lead: [harbour]",
    ),
)


def make_report(
    text: str = PLAN,
    findings: tuple[Finding, ...] = (WRONG_KIND, NAME_FOR_ID, ODD_KEY),
    *,
    path: str = PATH,
    terminal: Terminal | None = None,
) -> FindingsReport:
    reading = read_yaml(text.encode(), path)
    found = [
        Located(
            finding, Location(path, reading.locate(finding).span), NAMES.get(finding.code, "a-rule")
        )
        for finding in findings
    ]
    return FindingsReport(
        found,
        {path: text}.__getitem__,
        files=(path, "measures/topics.yaml"),
        rules=RULES,
        terminal=terminal or Terminal(),
    )
