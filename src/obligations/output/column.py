"""What a column is: its headings, how a record becomes its cell, for people or for programs, and
how it is found by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from obligations.findings import refuse_word
from obligations.text.phrase import Phrase
from obligations.text.speech import Speech
from obligations.text.tables import headings
from obligations.text.words import fold_word, look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from decimal import Decimal

    from obligations.records import Bilingual, SqlValue

    Terms = dict[str, dict[str, Bilingual]]
    # What a column reads out of a record: a value, or several.
    Read = SqlValue | Decimal | Sequence[str]
    SortKey = str | float | Decimal | tuple[int, bool, SqlValue | Decimal]

# A record of which columns are read. A column of any record is one of a certain record too.
R = TypeVar("R", bound="Mapping[str, object]")
R_contra = TypeVar("R_contra", bound="Mapping[str, object]", contravariant=True)


@dataclass(frozen=True, slots=True)
class Style:
    """How cells are written: the language, whether people read them, and whether they are `whole`,
    as in a file, where there is room.

    `spelled`: nothing explains a cell, so that it holds words and figures instead of signs and
    bars. `headless`: no heading stands above a cell, so that a number of days says that it is one.
    `terms` are the names of topics and addressees, by column and id.
    """

    lang: str = "en"
    human: bool = False
    whole: bool = False
    spelled: bool = False
    headless: bool = False
    terms: Terms = field(default_factory=dict)

    def word(self, word: str | None, among: str = "") -> str:
        """Return a word of a closed list: as people read it, for programs as the data has it."""
        if self.human and word:
            return self.speech.word(word, among)
        return word or ""

    @property
    def speech(self) -> Speech:
        """The language, as what is said in it."""
        return Speech(self.lang)


@dataclass(frozen=True, slots=True)
class Column(Generic[R_contra]):
    """A column: its name, its heading, how a record's cell is read, and the kind of what it holds
    (`output/kinds.py`), which decides how a table lays it out.
    """

    name: str
    title: Phrase
    read: Callable[[R_contra, Style], Read]
    sort: Callable[[R_contra], SortKey] | None = None
    kind: str = "word"

    def heading(self, lang: str) -> str:
        """Return what stands above it."""
        return Speech(lang).say(self.title)

    def cell(self, record: R_contra, style: Style) -> str:
        """Return the cell of a record; several values are joined by "; ", in Chinese for people as
        names are.
        """
        value = self.read(record, style)
        if value is None:
            return ""
        if isinstance(value, (list, tuple)):
            items = [str(item) for item in value if item not in (None, "")]
            if style.spelled:
                return style.speech.clauses(items)
            if style.human:
                return style.speech.items(items)
            return "; ".join(items)
        return str(value)

    def sort_key(self, record: R_contra, style: Style) -> SortKey:
        """Return what the rows are sorted by: dates, numbers and states in their own order, else
        the cell.
        """
        if self.sort:
            return self.sort(record)
        return self.cell(record, style)


@dataclass(frozen=True, slots=True)
class Listing(Generic[R]):
    """How the records of a list are shown: its columns by name, those of them that are shown unless
    others are asked for, what a row is called.
    """

    columns: dict[str, Column[R]]
    default: tuple[str, ...]
    noun: str


def make_listing(noun: str, default: tuple[str, ...], *columns: Column[R]) -> Listing[R]:
    """Return how records are shown that have these columns."""
    return Listing({column.name: column for column in columns}, default, noun)


def make_columns(names: Sequence[str]) -> list[Column[Mapping[str, SqlValue]]]:
    """Return columns of which nothing but the name is known, as those of a SELECT of a user's."""
    return [
        Column(name, Phrase(name, name), partial(_read, name), partial(_rank, name))
        for name in names
    ]


def _read(name: str, record: Mapping[str, SqlValue], _style: Style) -> SqlValue:
    return record[name]


def _rank(name: str, record: Mapping[str, SqlValue]) -> tuple[bool, bool, SqlValue]:
    """Numbers stand in their order, before texts and what is missing."""
    value = record[name]
    return value is None, isinstance(value, str), value


def find_columns(names: Iterable[str], known: dict[str, Column[R]]) -> list[Column[R]]:
    """Return the columns of these names or headings, in either language.

    Raises UserError with a suggestion for one that isn't known.
    """
    meant = {
        fold_word(heading): known[name]
        for name, others in headings.ALSO.items()
        if name in known
        for heading in others
    }
    meant |= {
        fold_word(heading): column
        for column in reversed(known.values())
        for heading in column.title[:2]
    }
    meant |= {fold_word(name): column for name, column in known.items()}
    found = []
    for name in names:
        column = known.get(name) or look_up(name, meant)
        if column is None:
            raise refuse_word("column", name, known)
        found.append(column)
    return found
