"""The kinds of columns: what a column holds decides how a table lays it out, whatever its name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """How the cells of a kind of column are laid out.

    `sentence`: they are sentences, which wrap, and where the column would have fewer cells than
    that, get a line of their own. `joined`: they are several names joined by "; ", which wrap too,
    below so many cells even within a name. `whole`: they never wrap. `dates`: they are joined
    dates, each of which stays on one line. `figures`: they stand under one another. `labelled`:
    they say little without their heading. `below`: where room is short, they stand below the cells
    of a column before them of one of these kinds. `at_last`: likewise, where the rows would have to
    be stacked otherwise.
    """

    sentence: int | None = None
    joined: int | None = None
    whole: bool = False
    dates: bool = False
    figures: bool = False
    labelled: bool = False
    below: tuple[str, ...] = ()
    at_last: tuple[str, ...] = ()

    @property
    def short(self) -> bool:
        """Whether a cell is a figure or a day, of which many fit beside one another."""
        return self.labelled and not self.wraps

    @property
    def wraps(self) -> bool:
        """Whether a cell may stand on several lines for want of room."""
        return self.sentence is not None or self.joined is not None


WORD = ColumnKind(at_last=("citation", "id"))
# Where room is short, columns go below others in this order: what says least by itself first.
COLUMN_KINDS = {
    "id": ColumnKind(whole=True),
    "path": ColumnKind(whole=True),
    "count": ColumnKind(whole=True, figures=True, labelled=True),
    "progress": ColumnKind(below=("state", "due")),
    "basis": ColumnKind(below=("role",)),
    "abbr": ColumnKind(below=("sentence",)),
    "metric": ColumnKind(sentence=12, below=("sentence",)),
    "sentence": ColumnKind(sentence=36, below=("sentence",)),
    "citation": ColumnKind(sentence=36, labelled=True, at_last=("sentence",)),
    "party": ColumnKind(sentence=20),
    "department": ColumnKind(joined=20),
    "role": ColumnKind(below=("department",)),
    "names": ColumnKind(joined=20),
    "list": ColumnKind(joined=20, labelled=True),
    "state": ColumnKind(below=("due",)),
    "modality": ColumnKind(below=("sentence",)),
    "due": ColumnKind(dates=True),
    "day": ColumnKind(labelled=True, at_last=("day",)),
    "word": WORD,
}


def find_column_kind(kind: str) -> ColumnKind:
    """Return how a kind is laid out; what has no layout of its own is a word."""
    return COLUMN_KINDS.get(kind, WORD)
