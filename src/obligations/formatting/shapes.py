"""What the models say of a file's form: the order of keys, and which values stay plain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from obligations.amounts import AMOUNT
from obligations.model import (
    AmbiguousName,
    Assignment,
    Baseline,
    Department,
    DepartmentsFile,
    Document,
    Evidence,
    FormerName,
    ListedEntry,
    Measure,
    Metric,
    ProgressEntry,
    Section,
    Synonyms,
    Term,
    Translated,
)
from obligations.model.department import Existence
from obligations.model.scalars import (
    Amount,
    Day,
    EntryId,
    PartialDateText,
    RecurringDateText,
    Sha256,
    Text,
    WindowText,
)

if TYPE_CHECKING:
    from obligations.text.typed_dates import DateForm

_FILES: dict[str, Any] = {
    "document": Document,
    "departments": DepartmentsFile,
    "topics": tuple[Term, ...],
    "addressees": tuple[Term, ...],
    "synonyms": tuple[Synonyms, ...],
    "assignments": tuple[Assignment, ...],
    "progress": ProgressEntry,
    "progress-list": tuple[ListedEntry, ...],
}
# Small records that read as one row: they stand on one line where it is long enough.
_ROWS = (Translated, Metric, Baseline, Section, FormerName, Existence, AmbiguousName, Evidence)
# Large ones, with a blank line between two of them.
_SPACED = (Measure, Department)
_NEVER = re.compile("(?!)")
_FLAG = re.compile("true|false")
_AMOUNT = re.compile(AMOUNT)
_NUMBER_OR_DAY = re.compile("0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of one value.

    `keys` are those of a record, in their order; `values` is the form of what stands in a list, or
    in a mapping of free keys. `plain` tells which scalars have no quotes here although a YAML
    reader sees more than text in them: ids, dates, numbers and flags. `row`: on one line where it
    fits. `spaced`: with blank lines between. `date`: it is a partial date, a full day, or a window.
    """

    keys: dict[str, Shape] = field(default_factory=dict)
    values: Shape | None = None
    plain: re.Pattern[str] = _NEVER
    row: bool = False
    spaced: bool = False
    date: DateForm | None = None

    def find(self, key: str | None) -> Shape | None:
        """Return the form of what stands under a key, or of an item."""
        if key is None:
            return self.values
        return self.keys.get(key, self.values)


_SCALARS = {
    Text: Shape(),
    Amount: Shape(plain=_AMOUNT),
    EntryId: Shape(),
    Sha256: Shape(),
    PartialDateText: Shape(plain=_NUMBER_OR_DAY, date="partial"),
    RecurringDateText: Shape(plain=_NUMBER_OR_DAY, date="partial"),
    WindowText: Shape(plain=_NUMBER_OR_DAY, date="window"),
    Day: Shape(plain=_NUMBER_OR_DAY, date="day"),
}


@cache
def find_shape(kind: str) -> Shape:
    """Return the form of a kind of file: document, departments, topics, addressees, synonyms,
    progress or progress-list.
    """
    return _shape(_FILES[kind])


def _shape(annotation: Any) -> Shape:
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated or type(None) in inner:
        return _shape(inner[0])
    if origin is tuple:
        return Shape(values=_shape(inner[0]))
    if origin is dict:
        return Shape(values=_shape(inner[1]), row=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _shape_of_record(annotation)
    return Shape(plain=_FLAG if annotation is bool else _NUMBER_OR_DAY)


def _shape_of_record(record: type[BaseModel]) -> Shape:
    # Not the annotations of the fields themselves: pydantic takes out of them what tells a text
    # from an id.
    hints = get_type_hints(record, include_extras=True)
    keys = {info.alias or name: _shape(hints[name]) for name, info in record.model_fields.items()}
    return Shape(keys=keys, row=record in _ROWS, spaced=record in _SPACED)
