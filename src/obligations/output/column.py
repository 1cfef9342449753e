"""What a column is: its headings, how a record becomes its cell, for people or for programs, and how it is found by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations.findings import UserError, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Style:
    """How cells are written: the language, whether people read them, and whether they are `whole`, as in a file, where there is room."""

    lang: str = "en"
    human: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its headings, and how a record's cell is read."""

    name: str
    en: str
    zh: str
    read: Callable[[Record, Style], Any]
    sort: Callable[[Record], Any] | None = None

    def heading(self, lang: str) -> str:
        """Give what stands above it."""
        return self.zh if lang == "zh" else self.en

    def cell(self, record: Record, style: Style) -> str:
        """Give the cell of a record; several values are joined by "; "."""
        value = self.read(record, style)
        if value is None:
            return ""
        if isinstance(value, (list, tuple)):
            return "; ".join(str(item) for item in value if item not in (None, ""))
        return str(value)

    def sort_key(self, record: Record, style: Style) -> Any:
        """Give what the rows are sorted by: dates, numbers and states in their own order, else the cell."""
        return self.sort(record) if self.sort else self.cell(record, style)


def find_columns(names: Iterable[str], known: dict[str, Column]) -> list[Column]:
    """Give the columns of these names. Raises UserError with a suggestion for one that isn't known."""
    folded = {_fold(name): column for name, column in known.items()}
    found = []
    for name in names:
        column = known.get(name) or folded.get(_fold(name))
        if column is None:
            raise UserError(f"there is no column {name!r}", suggest(name, known) or f"columns: {', '.join(known)}")
        found.append(column)
    return found


def _fold(name: str) -> str:
    return name.strip().casefold().replace("-", "_")
