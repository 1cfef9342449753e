"""Where the cells of a table go: how wide each column is, which columns stand below others, what is
said once above all rows, and when rows have to be stacked.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from obligations.output.kinds import COLUMN_KINDS, ColumnKind, find_column_kind
from obligations.output.wrapping import find_longest_word, list_pieces
from obligations.text.speech import split_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = 2
# Where room is short: what a column of sentences keeps, what a date or a name keeps. What is longer
# than a word can be is broken.
_LEAST_SENTENCE, _LEAST_ITEM, _LEAST_HEAD, _LONGEST_WORD = 20, 10, 4, 20
# A date alone stays on its line; one with the text's own terms beside it wraps.
_LONGEST_DATE = 32


# The columns that stand below one another, and with them those that stand aside.
Groups = tuple[tuple[int, ...], ...]
Arrangement = tuple[tuple[int, ...], Groups]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table: `groups` of cells that stand below one another, each as wide as
    `widths` says, and `aside`, the columns that are the same in all rows.

    `easy`: no column gave way to another.
    """

    groups: tuple[tuple[int, ...], ...]
    widths: tuple[int, ...]
    aside: tuple[int, ...] = ()
    easy: bool = True


@dataclass(frozen=True, slots=True)
class _Extent:
    """What a column needs: `least` where there is room, `floor` where it is short; `lengths` are
    those of its cells, with how many there are of each.
    """

    kind: ColumnKind
    least: int
    floor: int
    lengths: Counter[int]

    @property
    def full(self) -> int:
        """How wide it is with each cell on one line."""
        return max(self.lengths)

    def count_lines(self, width: int) -> int:
        """Return how many lines its cells take at least."""
        return sum(-(-length // width) * often for length, often in self.lengths.items())


def find_layout(
    kinds: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> Layout | None:
    """Return how rows of cells are laid out in `width`; None where they have to be stacked.

    Where room is short, first columns that are the same in all rows leave the table, then some go
    below others, then the widest give way, down to what each can do with; at last more of them go
    below others.
    """
    extents = [
        _measure(find_column_kind(kind), head, [row[at] for row in rows])
        for at, (kind, head) in enumerate(zip(kinds, header, strict=True))
    ]
    arrangements = list(_list_arrangements(kinds, rows))
    for step, (aside, groups) in enumerate(arrangements):
        given = [max(extents[at].least for at in group) for group in groups]
        left = width - sum(given) - GAP * (len(groups) - 1)
        if left >= 0:
            widths = _share(_join(extents, groups), given, left)
            return Layout(groups, tuple(widths), aside, easy=not step)
    for aside, groups in _list_last_arrangements(kinds, *arrangements[-1]):
        squeezed = _squeeze(_join(extents, groups), width)
        if squeezed:
            return Layout(groups, tuple(squeezed), aside, easy=False)
    if any(extent.kind.sentence for extent in extents):
        return None
    # Nothing in it says what its rows are about: stacked, they would be no easier to read.
    aside, groups = arrangements[0]
    return Layout(groups, tuple(extent.least for extent in extents))


def find_least(kind: ColumnKind, head: str, cells: Sequence[str]) -> int:
    """Return the least width that a column can do with where there is room: its kind decides where
    its cells may wrap.
    """
    longest = max(cell_len(text) for text in (head, *cells))
    if kind.whole:
        return longest
    if kind.sentence is not None:
        return min(kind.sentence, longest)
    if kind.joined is not None or kind.dates:
        most = _LONGEST_DATE if kind.joined is None else kind.joined
        return max(cell_len(head), min(most, _measure_items(cells)))
    words = [cell_len(word) for text in (head, *cells) for word in text.split()]
    return min(max(words, default=0), _LONGEST_WORD)


def _measure(kind: ColumnKind, head: str, cells: Sequence[str]) -> _Extent:
    lengths = Counter(cell_len(text) for text in (head, *cells))
    least = find_least(kind, head, cells)
    floor = min(least, max(_find_floor_of_head(head), _find_floor(kind, cells)))
    return _Extent(kind, least, floor, lengths)


def _find_floor_of_head(head: str) -> int:
    return max(find_longest_word(head), min(cell_len(head), _LEAST_HEAD))


def _find_floor(kind: ColumnKind, cells: Sequence[str]) -> int:
    if kind.whole:
        return max(map(cell_len, cells))
    if kind.sentence is not None:
        return _LEAST_SENTENCE
    piece = min(max(map(_find_longest_piece, cells)), _LONGEST_WORD)
    return max(piece, min(_measure_items(cells), _LEAST_ITEM))


def _measure_items(cells: Sequence[str]) -> int:
    return max(cell_len(part) for cell in cells for part in split_items(cell))


def _find_longest_piece(text: str) -> int:
    """Return the length of what no line of a narrow column breaks: a word, or a part of one up to
    its hyphen.
    """
    return max(map(cell_len, list_pieces(text)), default=0)


def _list_arrangements(
    kinds: Sequence[str], rows: Sequence[Sequence[str]]
) -> Iterator[Arrangement]:
    """List what may stand aside and what below what, from all columns side by side on; each step
    needs less room than the one before.
    """
    yield (), tuple((at,) for at in range(len(kinds)))
    aside = _find_same(rows)
    groups = [[at] for at in range(len(kinds)) if at not in aside]
    if aside:
        yield aside, tuple(map(tuple, groups))
    for name, kind in COLUMN_KINDS.items():
        for at in [at for at, each in enumerate(kinds) if each == name and at not in aside]:
            if _put_below(at, kind.below, kinds, groups):
                yield aside, tuple(map(tuple, groups))


def _list_last_arrangements(
    kinds: Sequence[str], aside: tuple[int, ...], groups: Groups
) -> Iterator[Arrangement]:
    """List an arrangement, and those in which more stands below: what says least by itself, from
    the right, first.
    """
    yield aside, groups
    left = [list(group) for group in groups]
    for name, kind in COLUMN_KINDS.items():
        for at in reversed([group[0] for group in left if kinds[group[0]] == name]):
            if _put_below(at, kind.at_last, kinds, left):
                yield aside, tuple(tuple(sorted(group)) for group in left)


def _find_same(rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the columns whose cells are the same in all rows, where there are several rows."""
    if len(rows) <= 1:
        return ()
    return tuple(
        at for at, cell in enumerate(rows[0]) if at and all(row[at] == cell for row in rows)
    )


def _put_below(
    at: int, names: Sequence[str], kinds: Sequence[str], groups: list[list[int]]
) -> bool:
    """Put a column, with what stands below it, below one before it of these kinds, if there is."""
    for name in names:
        for group in groups:
            if group[0] < at and any(kinds[other] == name for other in group):
                own = next(other for other in groups if at in other)
                groups.remove(own)
                group.extend(own)
                return True
    return False


def _join(extents: Sequence[_Extent], groups: Sequence[Sequence[int]]) -> list[_Extent]:
    """Return what each group needs: what the column of it that needs most does."""
    joined = []
    for group in groups:
        members = [extents[at] for at in group]
        joined.append(
            _Extent(
                members[0].kind,
                max(member.least for member in members),
                max(member.floor for member in members),
                sum((member.lengths for member in members), Counter()),
            )
        )
    return joined


def _share(columns: Sequence[_Extent], least: Sequence[int], left: int) -> list[int]:
    """Return each column its width: the least that it can do with, and a share of what is left."""
    given, full = list(least), [column.full for column in columns]
    whole = [sum(column.lengths.elements()) for column in columns]
    # A short cell is either whole or wrapped at its words: a part of what it lacks would help
    # nobody.
    for at in sorted(range(len(columns)), key=lambda at: full[at] - given[at]):
        lacking = full[at] - given[at]
        if not columns[at].kind.wraps and lacking <= left:
            given[at] += lacking
            left -= lacking
    # Of the others, a cell more saves most lines where there is much text in a narrow column.
    texts = [at for at, column in enumerate(columns) if column.kind.wraps]
    long = [at for at in range(len(columns)) if at not in texts and full[at] > _LONGEST_WORD]
    for chosen in (texts, long):
        while left > 0 and (wanting := [at for at in chosen if given[at] < full[at]]):
            at = max(wanting, key=lambda at: whole[at] / given[at] ** 2)
            given[at] += 1
            left -= 1
    return given


def _squeeze(columns: Sequence[_Extent], width: int) -> list[int] | None:
    """Return widths of columns that have given way, down to the least of all; None where even that
    is too much.

    The one that gives way next is the one that takes fewest lines more for it, of equals the
    widest.
    """
    given = [column.least for column in columns]
    over = sum(given) + GAP * (len(columns) - 1) - width
    if over > sum(column.least - column.floor for column in columns):
        return None

    def weigh(at: int) -> tuple[int, int]:
        column, now = columns[at], given[at]
        return column.count_lines(now - 1) - column.count_lines(now), -now

    for _ in range(over):
        spare = [at for at, column in enumerate(columns) if given[at] > column.floor]
        given[min(spare, key=weigh)] -= 1
    return given
