"""Values as the text of JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeVar

from obligations.amounts import AMOUNT
from obligations.text.escaping import escape_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_T = TypeVar("_T")

# Half of a pair, which no text of the data holds.
_MARK = "\ud800"
_MARKED = rf'"{_MARK}({AMOUNT}){_MARK}"'


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
