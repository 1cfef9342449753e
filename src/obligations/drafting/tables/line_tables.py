"""Tables of which each cell stands on a line of its own, as copying out of a page leaves them.

    table = { heading } { group } { row { group } }
    row   = number { line }

Where the headings stand on one line, with blanks between them, so do the cells of the rows. The
first column has the numbers of the rows, 1, 2, 3 and so on, or 1.1, 1.2, 2.1; of an excerpt, which
begins with another number, they only grow. Where no heading is that of numbers, all rows have as
many lines as there are headings, told by what they hold. A line in small English letters goes on
with the one before it, unless that is a number; where a sign | ends the cells, a cell goes on until
it comes. A row of as many lines as there are headings has a cell on each. In another one some cells
are empty, or stand on several lines: its lines are told by what they hold, words, bodies or a date,
and belong to the next columns of that kind; of several bodies the first stands in the first column
of them. Words between two dates are another task with the same number. Where a line belongs
nowhere, the table ends, unless the headings come again below it: then it is the title of what
stands below these.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import ANY_YEAR
from obligations.drafting.dates.find import find_field_dates
from obligations.drafting.numbering import find_label_at
from obligations.drafting.parties.body_words_zh import IS_BODY
from obligations.drafting.source import Stretch
from obligations.drafting.tables.column_cells import is_date, names_bodies
from obligations.drafting.tables.columns import fold_title, read_heading
from obligations.drafting.titles.columns import PARTY_COLUMNS
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.flow import Flow

_LEAST_COLUMNS, _LEAST_BARE = 3, 3  # rows below no headings
_MOST_COLUMNS = 12
_LONGEST_TITLE = {True: 20, False: 40}  # of a Chinese heading, and of another
_MOST_GROUPS = 4  # lines between the headings and the first row
_MOST_LINES = 40  # of a row
_MOST_BROKEN = 4  # lines of a cell that a sign ends, but the last
_LONGEST_DATE = 16
_LONGEST_NAME = {True: 12, False: 40}
_LABEL = lazy(r"\(?[一二三四五六七八九十]{1,3}(?:[)、]|$)")
_GROUP = lazy(rf"{_LABEL.pattern}|.{{1,60}}。$")
_BODIES = lazy(r"(?:单位|部门|机构)$")
_NUMBER = lazy(r"0?(\d{1,3})(?:\.(\d{1,2}))?[.、]?")
_CELL = lazy(r"(?:[^ ]++|(?<![\u3400-\u9fff。,;)\d%”》]) | (?![\u3400-\u9fff\d“(《]))+")
_GOES_ON = lazy(r"[a-z]")
_DATES = ("deadline", "start", "period")
_OFTEN_EMPTY = (None, "unit", "other", "group", "detail")  # columns of words, the emptiest first

_Row = list[Stretch]
_Number = tuple[int, int]  # of a row, and of what it is a part of: 2.1; nought for none
_FIRST = (1, 1)  # the highest with which a list begins


def find_line_tables(flow: Flow) -> list[list[_Row]]:
    """Return the tables whose cells stand on lines, as rows of stretches of the flow."""
    lines = _join_lines(flow, _list_cells(flow))
    tables = []
    at = 0
    while at < len(lines):
        if bare := _list_bare_rows(flow, lines, at):
            tables.append(bare)
            at += sum(map(len, bare))
            continue
        width, start = _find_header(flow, lines, at)
        table = _LineTable(flow, lines[at : at + width])
        end = table.read(lines, at + width, start)
        at += 1
        if table.rows:
            tables.append([table.titles, *table.rows])
            at = end
    return tables


def _list_bare_rows(flow: Flow, lines: Sequence[Stretch], at: int) -> list[_Row]:
    """Return the rows that begin with the numbers 1, 2, 3 and so on, as many lines each, below no
    headings. The last, whose end nothing shows, holds what the first does.
    """
    rows: list[_Row] = []
    table = _LineTable(flow, [])
    widths = range(_LEAST_COLUMNS, min(_MOST_COLUMNS, len(lines) - at - 1) + 1)
    if _read_number(flow, lines[at]) == (1, 0):
        width = next((one for one in widths if _read_number(flow, lines[at + one]) == (2, 0)), 0)
        while width and _read_number(flow, lines[at]) == (len(rows) + 1, 0):
            rows.append(list(lines[at : at + width]))
            at += width
            if at >= len(lines):
                break
    if rows and [*map(table.tell, rows[-1])] != [*map(table.tell, rows[0])]:
        rows.pop()
    return rows if len(rows) >= _LEAST_BARE else []


def _list_cells(flow: Flow) -> list[Stretch]:
    """Return lines without the sign | at their ends, which divided cells; where cells end with
    it, the lines up to the next sign are one cell.
    """
    cells: list[Stretch] = []
    begun: int | None = None  # how many cells stood before the last sign
    for line in _divide_at_blanks(flow, flow.list_paragraphs()):
        end = line.start + len(line.of(flow.text).rstrip("| "))
        closed = flow.text[line.end - 1] == "|"
        if (
            closed
            and begun is not None
            and begun < len(cells) <= begun + _MOST_BROKEN
            and read_heading(flow, Stretch(line.start, end)) != "number"
        ):
            cells[begun:] = [Stretch(cells[begun].start, max(end, cells[-1].end))]
        elif line.start < end:
            cells.append(Stretch(line.start, end))
        begun = len(cells) if closed else begun
    return cells


def _divide_at_blanks(flow: Flow, lines: Sequence[Stretch]) -> list[Stretch]:
    """Return lines, from the first that holds headings on, with that of the numbers first,
    divided at their blanks.
    """
    divided: list[Stretch] = []
    below = False
    for line in lines:
        pieces = [Stretch(*piece.span()) for piece in _CELL.finditer(flow.text, *line)]
        below = below or (
            _LEAST_COLUMNS <= len(pieces) <= _MOST_COLUMNS
            and read_heading(flow, pieces[0]) == "number"
            and None not in (read_heading(flow, piece) for piece in pieces)
        )
        divided += pieces if below else [line]
    return divided


def _join_lines(flow: Flow, lines: Sequence[Stretch]) -> list[Stretch]:
    """Return lines of which none begins in small letters: it goes on with the one before, unless
    that is the number of a row.
    """
    joined: list[Stretch] = []
    for line in lines:
        goes_on = joined and _GOES_ON.match(flow.text, line.start)
        if goes_on and not _read_number(flow, joined[-1]):
            joined[-1] = Stretch(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _find_header(flow: Flow, lines: Sequence[Stretch], at: int) -> tuple[int, int]:
    """Return how many lines from one on are headings, and which line is the number of the first
    row, or what stands below headings none of which is that of the numbers; no headings where
    there are none.
    """
    if read_heading(flow, lines[at]) != "number":
        near = (read_heading(flow, line) for line in lines[at : at + _MOST_COLUMNS])
        width = len([*itertools.takewhile(lambda one: one not in (None, "number"), near)])
        if width < _LEAST_COLUMNS:
            return 0, at
        return width, at + width
    start = _find_number(flow, lines, at, _MOST_COLUMNS + _MOST_GROUPS)
    titles = lines[at : start or at]
    groups = (place for place, line in enumerate(titles) if _GROUP.match(flow.text, *line))
    titles = titles[: next(groups, len(titles))]
    chinese = has_chinese(lines[at].of(flow.text))
    short = all(line.end - line.start <= _LONGEST_TITLE[chinese] for line in titles)
    fits = short and _LEAST_COLUMNS <= len(titles) <= _MOST_COLUMNS
    return (len(titles), start) if start and fits else (0, at)


def _find_number(
    flow: Flow,
    lines: Sequence[Stretch],
    behind: int,
    most: int,
    before: _Number | None = None,
    *,
    grows: bool = False,
) -> int | None:
    """Return which of the lines behind one is the number of a row, next to the one before it, or,
    where numbers only grow, above it; the first number where none is before it.
    """
    near = range(behind + 1, min(behind + 1 + most, len(lines)))
    numbers = {at: number for at in near if (number := _read_number(flow, lines[at]))}
    following = (at for at, one in numbers.items() if before is None or _follows(one, before))
    above = (at for at, one in numbers.items() if grows and before and one > before)
    return next(following, None) or next(above, None)


def _follows(number: _Number, before: _Number) -> bool:
    """Whether a number is next to another one: 2 behind 1, 1.2 or 2.1 behind 1.1."""
    first, second = before
    return number in ((first, second + 1) if second else (first + 1, 0), (first + 1, 1))


def _read_number(flow: Flow, line: Stretch) -> _Number | None:
    found = _NUMBER.fullmatch(flow.text, *line)
    return (int(found[1]), int(found[2] or 0)) if found else None


class _LineTable:
    """The headings of a table, and the rows below them."""

    def __init__(self, flow: Flow, titles: Sequence[Stretch]) -> None:
        self.flow = flow
        self.titles = list(titles)
        self.columns = [read_heading(flow, title) for title in titles]
        self.rows: list[_Row] = []

    def read(self, lines: Sequence[Stretch], groups: int, start: int) -> int:
        """Read the groups and rows that begin at lines; return the line behind the last row."""
        if "number" not in self.columns:
            return self._read_unnumbered(lines, start)
        self._add_groups(lines[groups:start])
        most, number = len(self.titles), _read_number(self.flow, lines[start])
        grows = number is not None and number > _FIRST
        while True:
            following = _find_number(self.flow, lines, start, _MOST_LINES, number, grows=grows)
            row, below = self._cut_groups(lines[start : following or start + most])
            end = self._find_headings(row)
            again = end < len(row)
            titled = again and find_label_at(self.flow.text, row[end - 1].start) is not None
            own = row[:end]
            if titled:
                own = row[: end - 1]
            rows, used = self._place(own, last=not (following or again))
            if again:
                below = row[used:end]
            elif following and used < len(row):
                return start
            self.rows += rows
            if following is None:
                return start + used
            self._add_groups(below)
            most = max(most, used)
            start, number = following, _read_number(self.flow, lines[following])

    def _read_unnumbered(self, lines: Sequence[Stretch], start: int) -> int:
        """Read rows without numbers from a line on, and the lines between them, which name groups;
        return the line behind the last row.
        """
        width = len(self.titles)
        while (row := self._find_row(lines, start)) is not None:
            self.rows += [[group] * width for group in lines[start:row]]
            start = row + width
            self.rows.append(list(lines[row:start]))
        return start

    def _find_row(self, lines: Sequence[Stretch], start: int) -> int | None:
        """Return at which of two lines a row begins, by what its lines hold."""
        held = [self._hold(at) for at in range(len(self.titles))]
        for at in (start, start + 1):
            told = [self.tell(line) for line in lines[at : at + len(held)]]
            if held and told == held:
                return at
        return None

    def _find_headings(self, lines: Sequence[Stretch]) -> int:
        """Return at which of some lines the headings come again, as below the title of a part; the
        end where they do not.
        """
        titles = [fold_title(self.flow, title) for title in self.titles]
        told = [fold_title(self.flow, line) for line in lines]
        places = range(1, len(lines) - len(titles) + 1)
        again = (at for at in places if told[at : at + len(titles)] == titles)
        return next(again, len(lines))

    def _cut_groups(self, lines: Sequence[Stretch]) -> tuple[Sequence[Stretch], Sequence[Stretch]]:
        """Return the lines of a row, and those of the groups that begin below it: with a label
        alone, or with one behind a body or a date; below a row on as many lines as there are
        headings all have one.
        """
        text = self.flow.text
        for at, line in enumerate(lines):
            label = _LABEL.match(text, *line)
            alone = label and label.end() == line.end
            full = at == len(self.titles) and all(_LABEL.match(text, *one) for one in lines[at:])
            if alone or (label and (full or self.tell(lines[at - 1]) != "words")):
                return lines[:at], lines[at:]
        return lines, []

    def _add_groups(self, lines: Sequence[Stretch]) -> None:
        """Add the lines of groups, a label with its title, as rows of one cell."""
        begin: Stretch | None = None
        for line in lines:
            begin = begin or line
            if not _LABEL.fullmatch(self.flow.text, *line):
                self.rows.append([Stretch(begin.start, line.end)] * len(self.titles))
                begin = None

    def _place(self, lines: Sequence[Stretch], *, last: bool) -> tuple[list[_Row], int]:
        """Return the rows that the lines of one number are, and how many of them belong there. As
        many as there are headings have a cell each; of the last row, whose end nothing shows, where
        a date stands below each heading of dates.
        """
        told = self._tell_all(lines)
        if len(lines) == len(self.titles):
            dated = [at for at in range(len(lines)) if self._hold(at) == "date"]
            if not last or all(told[at] == "date" for at in dated):
                return [list(lines)], len(lines)
        cells: list[dict[int, _Row]] = [{0: [lines[0]]}]
        first = used = 1
        while used < len(lines):
            kind = told[used] if first > 1 else "words"
            columns = self._find_columns(kind, first)
            # Words between two dates are another task of the same bodies.
            if not columns and told[used - 1 : used + 1] == ["date", "words"]:
                shared = [at for at in cells[-1] if at == 0 or self._hold(at) == "party"]
                if "date" in told[used:]:
                    cells.append({at: cells[-1][at] for at in shared})
                    columns = self._find_columns(kind, 1)
            if not columns:
                break
            end = used + 1
            while end < len(lines) and told[end] == kind:
                end += 1
            cells[-1] |= self._spread(lines[used:end], columns)
            first, used = columns[-1] + 1, end
        return [self._make_row(row) for row in cells if len(row) > 1], used

    def _tell_all(self, lines: Sequence[Stretch]) -> list[str]:
        """Return what lines hold; a short one between a body and a date is a name, too: 沿江镇."""
        told = [self.tell(line) for line in lines]
        for at in range(2, len(lines) - 1):
            text = lines[at].of(self.flow.text)
            short = len(text) <= _LONGEST_NAME[has_chinese(text)]
            if short and told[at - 1 : at + 1] == ["party", "words"] and told[at + 1] != "words":
                told[at] = "party"
        return told

    def tell(self, line: Stretch) -> str:
        """Return what a line holds: a date, a party, or words."""
        text = line.of(self.flow.text)
        dates = find_field_dates(text, 0, min(len(text), _LONGEST_DATE + 1), ANY_YEAR)
        begins = len(text) <= _LONGEST_DATE and any(one.stretch.start == 0 for one in dates)
        if begins or is_date(text):
            return "date"
        if has_chinese(text):
            names = re.split(r"[、,;]", text.rstrip("。;"))
            sentence = len(names) == 1 and text.endswith("。")  # 建设船员学校。
            return "party" if not sentence and all(map(IS_BODY.match, names)) else "words"
        return "party" if names_bodies(text) else "words"

    def _find_columns(self, kind: str, first: int) -> list[int]:
        """Return the next columns, from one on, that stand side by side and hold one kind."""
        held = [self._hold(at) for at in range(first, len(self.titles))]
        if kind not in held:
            return []
        begin = held.index(kind)
        end = next((at for at in range(begin, len(held)) if held[at] != kind), len(held))
        return list(range(first + begin, first + end))

    def _hold(self, at: int) -> str:
        column = self.columns[at]
        # Bodies also stand below those who only check: 评分部门.
        checks = column == "other" and _BODIES.search(self.flow.text, *self.titles[at])
        if column in PARTY_COLUMNS or checks:
            return "party"
        return "date" if column in _DATES else "words"

    def _spread(self, lines: Sequence[Stretch], columns: list[int]) -> dict[int, _Row]:
        """Return the lines of some columns: one in each, those left over in the last one."""
        if self._hold(columns[0]) == "words":
            emptiest = sorted(columns, key=self._rank, reverse=True)
            columns = sorted(emptiest[: len(lines)])
        last = len(columns) - 1
        spread = {columns[at]: [line] for at, line in enumerate(lines[: last + 1])}
        spread[max(spread)] += lines[last + 1 :]
        return spread

    def _rank(self, at: int) -> int:
        """Return how seldom a column is empty; without tasks the first unknown one holds them."""
        known = "task" in self.columns or "step" in self.columns
        if self.columns[at] is None and not known and at == self.columns.index(None):
            return len(_OFTEN_EMPTY)
        column = self.columns[at]
        return _OFTEN_EMPTY.index(column) if column in _OFTEN_EMPTY else len(_OFTEN_EMPTY)

    def _make_row(self, cells: dict[int, _Row]) -> _Row:
        """Return a row of a cell for each column, empty ones behind the one before them."""
        row: _Row = []
        for at in range(len(self.titles)):
            held = cells.get(at)
            before = row[-1].end if row else 0
            row.append(Stretch(held[0].start, held[-1].end) if held else Stretch(before, before))
        return row
