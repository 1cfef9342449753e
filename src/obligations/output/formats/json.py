"""`json` and `jsonl`: the records themselves, for programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeVar

from obligations.amounts import AMOUNT
from obligations.output.formats.format import Format
from obligations.text.escaping import escape_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.output.answer import Shown, ShownPages
    from obligations.output.column import R
    from obligations.output.lineage import Lineage

_T = TypeVar("_T")


# Half of a pair, which no text of the data holds.
_MARK = "\ud800"
_MARKED = rf'"{_MARK}({AMOUNT}){_MARK}"'


class Json(Format):
    """One array."""

    def render(self, shown: Shown[R]) -> str:
        """Return the records as an array over several lines."""
        return render_json([shown.describe(record) for record in shown.records])

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return the records as an array over several lines."""
        return render_json(shown.records)

    def render_lineage(self, lineage: Lineage) -> str:
        """Return the tree as it is."""
        return lineage.render_json(lines=True)


class JsonLines(Format):
    """A value a line."""

    def render(self, shown: Shown[R]) -> str:
        """Return each record on a line of its own."""
        return render_jsonl(shown.describe(record) for record in shown.records)

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return each record on a line of its own."""
        return render_jsonl(shown.records)

    def render_lineage(self, lineage: Lineage) -> str:
        """Return the tree on one line."""
        return lineage.render_json(lines=False)


def render_json(value: _T) -> str:
    """Return one JSON value over several lines."""
    return _dump(value, indent=2)


def render_jsonl(records: Iterable[_T]) -> str:
    """Return one JSON value a line."""
    return "".join(_dump(record) for record in records)


def _dump(value: _T, indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_mark_amount)
    return escape_json(re.sub(_MARKED, r"\1", text)) + "\n"


def _mark_amount(value: object) -> str:
    """Return an amount between marks that are taken out with its quotes, so that it stands there as
    it was printed: a float would lose a last 0, and of long ones the last digits.
    """
    from decimal import Decimal  # an answer without amounts starts without it

    if not isinstance(value, Decimal):
        msg = f"no value of JSON: {value!r}"
        raise TypeError(msg)
    return f"{_MARK}{value}{_MARK}"


def render_records(kind: str, records: Sequence[_T]) -> str:
    """Return records in the one or the other of these formats."""
    if kind == "json":
        return render_json(records)
    return render_jsonl(records)


FORMATS = {"json": Json(), "jsonl": JsonLines()}
