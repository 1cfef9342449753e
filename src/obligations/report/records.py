"""The rows of a report as records: both languages of a text together, lists as lists, parties with
their names.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from obligations.query.measures import describe_metric
from obligations.query.parties import list_answering, load_heirs
from obligations.text.speech import read_both

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.query.parties import Heirs
    from obligations.query.session import Question
    from obligations.report.head import ReportColumn

Record = dict[str, Any]
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
_BASES = {"~": "inferred", "§": "document", "": "stated"}


def find_base(name: str, names: Sequence[str]) -> str:
    """Return `title` for `title_en` and `title_zh`, where both are there.

    Any other name as it is.
    """
    base = name[:-3] if name.endswith(("_en", "_zh")) else name
    if base != name and {f"{base}_en", f"{base}_zh"} <= set(names):
        return base
    return name


def make_plain(value: Any) -> Any:
    """Return a value that JSON can hold: bytes and numbers without end are written as SQL does."""
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def load_titles(question: Question) -> dict[str, Record]:
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

    def read(self, row: Record, columns: list[ReportColumn]) -> Record:
        """Return a row as a record.

        What a column is read from stands in it, and no longer beside it.
        """
        names = list(row)
        plain: Record = {}
        for name, value in row.items():
            base = find_base(name, names)
            plain[base] = make_plain(value) if base == name else _pair(row, base)
        special = {
            column.name: self._read_cell(plain, column)
            for column in columns
            if column.kind != "text"
        }
        read = {name for column in columns for name in READ.get(column.kind, ())}
        return {name: value for name, value in plain.items() if name not in read} | special

    def _read_cell(self, row: Record, column: ReportColumn) -> Any:
        value = row.get(column.name)
        if column.kind == "due":
            return {
                **{key: str(row[key]) if row[key] is not None else None for key in _DUE},
                "when": _read_terms(row.get("when")),
                "reckoned": bool(row.get("reckoned")),
            }
        if column.kind == "metric":
            return _read_metric(row)
        if column.kind in ("list", "path"):
            return _split(value)
        if column.kind in ("parties", "who"):
            return self._list_parties(row, column.name)
        if column.kind == "basis":
            return [party["basis"] for party in self._list_parties(row, str(column.other))]
        if column.kind == "department":
            return self._read_department(value)
        return value

    def _list_parties(self, row: Record, name: str) -> list[Record]:
        """Return the parties of a column; of one that the SELECT doesn't give, who answers."""
        if name in row:
            return self._read_parties(row[name])
        return list_answering(*(self._read_parties(row[role]) for role in ANSWERING_ROLES))

    def _read_parties(self, value: Any) -> list[Record]:
        # A department may be named twice, by two clauses or after its predecessor was folded into
        # it.
        return [
            self._describe(found)
            for text in dict.fromkeys(_split(value))
            if (found := _PARTY.fullmatch(text))
        ]

    def _read_department(self, value: Any) -> Record | None:
        found = _PARTY.fullmatch(str(value)) if value is not None else None
        if not found:
            return None
        described = self._describe(found)
        # It stands for all that its row counts: without a sign nothing is said of the basis.
        if found["sign"]:
            return described
        return {key: said for key, said in described.items() if key != "basis"}

    def _describe(self, found: re.Match[str]) -> Record:
        body = self._bodies.get(found["id"])
        name = read_both(body) if body else {"en": found["id"], "zh": found["id"]}
        short = {"en": body["abbr"] or body["short_en"], "zh": body["short_zh"]} if body else {}
        now = self._heirs.find_for(found["id"], found["heir"])
        return {
            "id": found["id"],
            "kind": body["kind"] if body else None,
            "name": name,
            "short": short,
            "basis": _BASES[found["sign"]],
            "now": now,
            "heirs": self._heirs.name(now),
        }


def _read_terms(value: Any) -> Record | None:
    """Return the terms of a text for a date; a SELECT can give anything for them."""
    return value if isinstance(value, dict) else None


def _read_metric(row: Record) -> Record | None:
    """Return how much is promised: by amounts as printed, else by the numbers themselves."""
    texts = {key: row.get(key) for key in _MORE_OF_METRIC}
    for key in ("value", "reached"):
        if texts[f"{key}_text"] is None and row[key] is not None:
            texts[f"{key}_text"] = str(row[key])
    unit = row["unit"] or {"en": None, "zh": None}
    try:
        return describe_metric({**row, **texts, "unit_en": unit["en"], "unit_zh": unit["zh"]})
    except (ArithmeticError, TypeError):  # a SELECT can give anything for a number
        return None


def _pair(row: Record, base: str) -> Record | None:
    english, chinese = row[f"{base}_en"], row[f"{base}_zh"]
    if english or chinese:
        return {"en": english, "zh": chinese}
    return None


def _split(value: Any) -> list[str]:
    if value is not None:
        return [part.strip() for part in str(value).split(";") if part.strip()]
    return []
