"""The rows of a report as records: both languages of a text together, lists as lists, parties with
their names.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from obligations.query.measures import complete_metric, read_amount
from obligations.query.parties import list_answering, load_heirs
from obligations.text.speech import read_both
from obligations.vocabulary import COMPARATORS, RECURRENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.query.parties import Heirs
    from obligations.query.session import Question
    from obligations.records import (
        Bilingual,
        DepartmentRecord,
        GoalRecord,
        MetricRecord,
        PartyRecord,
        ReportRow,
        ReportValue,
        SqlValue,
        WhenRecord,
    )
    from obligations.report.head import ReportColumn
    from obligations.vocabulary import Basis

    # A row with both languages of a text together.
    PlainRow = dict[str, SqlValue | Bilingual]

_DUE = ("by", "in", "from", "every")
_METRIC = ("comparator", "value", "unit", "reached")
# What a column of a kind is read from, where that is not the column of its name.
NEEDED: dict[str, tuple[str, ...]] = {"due": _DUE, "metric": _METRIC, "basis": ()}
# The same with what is read where the SELECT gives it: a date in the text's own terms; amounts as
# printed, and from where they are counted.
_MORE_OF_METRIC = ("value_text", "to_value_text", "baseline_text", "baseline_at", "reached_text")
READ = {
    **NEEDED,
    "due": (*_DUE, "when", "reckoned"),
    "metric": (*_METRIC, *_MORE_OF_METRIC),
}
# What who answers is told from.
ANSWERING_ROLES = ("lead", "responsible")
# A party as the view `party` writes it.
_PARTY = re.compile(r"(?P<id>[^~§>]+)(?P<sign>[~§]?)(?:>(?P<heir>.+))?")
_BASES: dict[str, Basis] = {"~": "inferred", "§": "document", "": "stated"}


def find_base(name: str, names: Sequence[str]) -> str:
    """Return `title` for `title_en` and `title_zh`, where both are there.

    Any other name as it is.
    """
    base = name[:-3]
    if name.endswith(("_en", "_zh")) and {f"{base}_en", f"{base}_zh"} <= set(names):
        return base
    return name


def make_plain(value: SqlValue) -> str | float | None:
    """Return a value that JSON can hold: bytes and numbers without end are written as SQL does."""
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def load_titles(question: Question) -> dict[str, Bilingual]:
    """Return the titles of all measures and what all actions ask for, by id."""
    rows = question.select(
        "SELECT id, title_en AS en, title_zh AS zh FROM measure UNION ALL SELECT id, what_en,"
        " what_zh FROM action"
    )
    return {row["id"]: read_both(row) for row in rows}


class RecordReader:
    """Turns rows into records, by the kinds of their columns."""

    def __init__(self, question: Question) -> None:
        self._heirs: Heirs = load_heirs(question)
        self._bodies = {row["id"]: row for row in question.select("SELECT * FROM department")}

    def read(self, row: dict[str, SqlValue], columns: list[ReportColumn]) -> ReportRow:
        """Return a row as a record.

        What a column is read from stands in it, and no longer beside it.
        """
        names = list(row)
        plain: PlainRow = {}
        for name, value in row.items():
            base = find_base(name, names)
            plain[base] = make_plain(value) if base == name else _pair(row, base)
        special = {
            column.name: self._read_cell(plain, column)
            for column in columns
            if column.kind != "text"
        }
        read = {name for column in columns for name in READ.get(column.kind, ())}
        return {**{name: plain[name] for name in plain if name not in read}, **special}

    def _read_cell(self, row: PlainRow, column: ReportColumn) -> ReportValue:
        value = row.get(column.name)
        if column.kind == "due":
            return _read_when(row)
        if column.kind == "metric":
            return _read_metric(row)
        if column.kind in ("list", "path"):
            return _split(value)
        if column.kind in ("parties", "who"):
            return self._list_parties(row, column.name)
        if column.kind == "basis":
            return [str(party["basis"]) for party in self._list_parties(row, str(column.other))]
        if column.kind == "department":
            return self._read_department(value)
        return value

    def _list_parties(self, row: PlainRow, name: str) -> list[PartyRecord]:
        """Return the parties of a column; of one that the SELECT doesn't give, who answers."""
        if name in row:
            return self._read_parties(row[name])
        return list_answering(
            {
                "lead": self._read_parties(row["lead"]),
                "co_responsible": [],
                "responsible": self._read_parties(row["responsible"]),
            }
        )

    def _read_parties(self, value: SqlValue | Bilingual) -> list[PartyRecord]:
        # A department may be named twice, by two clauses or after its predecessor was folded into
        # it.
        return [
            self._describe(found)
            for text in dict.fromkeys(_split(value))
            if (found := _PARTY.fullmatch(text))
        ]

    def _read_department(
        self, value: SqlValue | Bilingual
    ) -> PartyRecord | DepartmentRecord | None:
        found = _PARTY.fullmatch(str(value)) if value is not None else None
        if not found:
            return None
        # It stands for all that its row counts: without a sign nothing is said of the basis.
        if found["sign"]:
            return self._describe(found)
        return self._describe_body(found)

    def _describe(self, found: re.Match[str]) -> PartyRecord:
        return {
            **self._describe_body(found),
            "basis": _BASES[found["sign"]],
            "because": None,
            "parts": None,
        }

    def _describe_body(self, found: re.Match[str]) -> DepartmentRecord:
        now = self._heirs.find_for(found["id"], found["heir"])
        heirs = self._heirs.name(now)
        body = self._bodies.get(found["id"])
        if not body:
            return {
                "id": found["id"],
                "kind": None,
                "name": {"en": found["id"], "zh": found["id"]},
                "abbr": None,
                "short": {"en": None, "zh": None},
                "now": now,
                "heirs": heirs,
            }
        return {
            "id": found["id"],
            "kind": body["kind"],
            "name": read_both(body),
            "abbr": body["abbr"],
            "short": {"en": body["abbr"] or body["short_en"], "zh": body["short_zh"]},
            "now": now,
            "heirs": heirs,
        }


def _read_when(row: PlainRow) -> WhenRecord:
    """Return a date as the text has it; a SELECT can give anything for its own terms."""
    terms = row.get("when")
    return {
        "by": _read_text(row["by"]),
        "in": _read_text(row["in"]),
        "from": _read_text(row["from"]),
        "until": _read_text(row.get("until")),
        "every": next((word for word in RECURRENCES if word == row["every"]), None),
        "when": terms if isinstance(terms, dict) else None,
        "reckoned": bool(row.get("reckoned")),
    }


def _read_metric(row: PlainRow) -> MetricRecord | None:
    """Return how much is promised: by amounts as printed, else by the numbers themselves."""
    comparator = next((word for word in COMPARATORS if word == row["comparator"]), None)
    try:  # a SELECT can give anything for a number
        value = read_amount(_read_text(_find_printed(row, "value")))
        reached = read_amount(_read_text(_find_printed(row, "reached")))
        upper = read_amount(_read_text(row.get("to_value_text")))
        start = read_amount(_read_text(row.get("baseline_text")))
    except ArithmeticError:
        return None
    if not comparator or value is None:
        return None
    unit = row["unit"]
    goal: GoalRecord = {
        "comparator": comparator,
        "value": value,
        "to": upper,
        "unit": unit if isinstance(unit, dict) else {"en": _read_text(unit), "zh": None},
        "baseline": None,
    }
    if start is not None:
        goal["baseline"] = {"value": start, "at": _read_text(row.get("baseline_at"))}
    return complete_metric(goal, reached)


def _find_printed(row: PlainRow, name: str) -> SqlValue | Bilingual:
    printed = row.get(f"{name}_text")
    if printed is None:
        return row[name]
    return printed


def _read_text(value: SqlValue | Bilingual) -> str | None:
    return None if value is None else str(value)


def _pair(row: dict[str, SqlValue], base: str) -> Bilingual | None:
    english, chinese = _read_text(row[f"{base}_en"]), _read_text(row[f"{base}_zh"])
    if english or chinese:
        return {"en": english, "zh": chinese}
    return None


def _split(value: SqlValue | Bilingual) -> list[str]:
    if value is not None:
        return [part.strip() for part in str(value).split(";") if part.strip()]
    return []
