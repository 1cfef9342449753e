"""An answer as it is to be shown: rows in their order, columns, what is said beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic

from obligations.output.column import R

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from obligations.output.column import Column, Style, Terms
    from obligations.pages.page import ThingBlock


@dataclass(frozen=True, slots=True)
class RowGroup(Generic[R]):
    """Rows that stand together under a heading; none where nothing is grouped."""

    heading: str
    records: list[R]


@dataclass(frozen=True, slots=True)
class Shown(Generic[R]):
    """Rows and columns for any of the formats.

    `before` and `after` are said around the rows: in formats for reading they are part of them,
    else they go to stderr. `loose`: nothing but the cells is known of the columns, as with a SELECT
    of a user's. `describe` makes of a record what JSON holds; `terms` are the names of topics and
    addressees, by column and id.
    """

    sections: list[RowGroup[R]]
    columns: list[Column[R]]
    lang: str
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    loose: bool = False
    describe: Callable[[R], R] = lambda record: record
    terms: Terms = field(default_factory=dict)

    @property
    def records(self) -> Iterator[R]:
        """All rows, whatever they are grouped by."""
        return (record for section in self.sections for record in section.records)

    @property
    def header(self) -> list[str]:
        """What stands above the columns, in the language asked for."""
        return [column.heading(self.lang) for column in self.columns]

    @property
    def names(self) -> list[str]:
        """What programs call the columns."""
        return [column.name for column in self.columns]

    @property
    def kinds(self) -> list[str]:
        """What the columns hold."""
        return [column.kind for column in self.columns]

    def list_rows(self, style: Style) -> list[list[str]]:
        """Return the cells of all rows."""
        return self.read(self.records, style)

    def read(self, records: Iterator[R] | list[R], style: Style) -> list[list[str]]:
        """Return the cells of some rows."""
        return [[column.cell(record, style) for column in self.columns] for record in records]


@dataclass(frozen=True, slots=True)
class ShownPages(Generic[R]):
    """Pages, each with the record that it was made of, for any of the formats that show pages."""

    pages: Sequence[Sequence[ThingBlock]]
    records: Sequence[R]
    lang: str
