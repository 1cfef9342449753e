"""A report is a SQL file: what it is called and how its rows are read stands in the comment lines
at its head.

    -- title: Deadlines | 完成时限
    -- about: What is due, by year and state. | 按年份和状态列出到期事项。
    -- rows: target | 个目标
    -- column: outcome | what | 目标
    -- column: state | state | 状态 | state
    -- figure: sum(state = 'unconfirmed') | unconfirmed | 待确认
    -- group: year
    -- timeline: deadline
    SELECT …

English and Chinese stand on either side of a bar. A line that begins with two or more blanks goes
on with the one before. All of it may be left out: then the columns are those of the SELECT, and the
file's name is the title. docs/reports.md describes each line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from obligations.findings import Span, UserError, suggest
from obligations.sentences import Sentence, tell
from obligations.text.language import find_blank_after
from obligations.text.phrase import Phrase
from obligations.text.tables import report_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from obligations.records import Bilingual

# How the cells of a column are read.
REPORT_KINDS = (
    "text", "id", "list", "path", "citation", "number", "days", "bar", "day", "year", "word",
    "state", "progress", "department", "parties", "who", "basis", "due", "metric", "letter", "sign",
)  # fmt: skip
# The kinds that name a second column: a bar is drawn as a share of it, a basis is that of its
# parties.
_OF_ANOTHER = {
    "bar": tell("write bar with the column that it is a share of, as in: bar targets"),
    "basis": tell("write basis with the column whose parties it is about, as in: basis who"),
}
_ENTRY = re.compile(r"--[ \t]?(?P<key>[a-z]+):(?:[ \t]+(?P<value>.*))?$")
_CONTINUED = re.compile(r"--[ \t]{2,}(?P<more>\S.*)$")
_MOST_COLUMNS, _MOST_FIGURES = 500, 100


class ReportError(UserError):
    """What is wrong with a report: `span` is where in its file; None: with the whole of it."""

    def __init__(
        self, where: str, span: Span | None, problem: Sentence, hint: Sentence | None = None
    ) -> None:
        place = f"{where}:{span.line}" if span else where
        super().__init__(tell("{place}: {problem}", place=place, problem=problem), hint)
        self.problem = problem
        self.span = span


def span_between(text: str, start: int, end: int) -> Span:
    """Return where a stretch of a text stands, from one offset to another."""
    (line, column), (end_line, end_column) = (
        (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in (start, end)
    )
    return Span(line, column, end_line, end_column)


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column that is shown: its name in the SELECT, its heading, how its cells are read.

    `other`: a second column it is read from.
    """

    name: str
    title: Phrase
    kind: str = "text"
    other: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at the head of a report: an SQL expression over its rows, and what it is called."""

    sql: str
    label: Phrase
    span: Span


@dataclass(frozen=True, slots=True)
class Matrix:
    """A report drawn in two dimensions: the columns at its side and on its top, by what the top is
    ordered, what fills a cell.
    """

    side: str
    top: str
    order: str
    cells: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All columns that it needs."""
        return (self.side, self.top, self.order, *self.cells)


def _leave_untitled() -> Bilingual:
    return {"en": None, "zh": None}


@dataclass(slots=True)
class Report:
    """A report as its file describes it.

    `where` names the file in messages; `own`: it is the user's, not one that came along.

    `spans` says where the entries of the head stand.
    """

    name: str
    sql: str
    where: str
    own: bool = False
    title: Bilingual = field(default_factory=_leave_untitled)
    about: Bilingual | None = None
    rows: str | Phrase = "row"
    columns: list[ReportColumn] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    group: str = ""
    timeline: str = ""
    flowchart: str = ""
    matrix: Matrix | None = None
    spans: dict[str, Span] = field(default_factory=dict)

    def fail(
        self, span: Span | None, problem: Sentence, hint: Sentence | None = None
    ) -> ReportError:
        """Return the error for something wrong at a place of the file, or with the whole of it."""
        return ReportError(self.where, span, problem, hint)


def parse_report(name: str, sql: str, where: str, *, own: bool) -> Report:
    """Read the head of a report. Raises ReportError for what can't be read."""
    report = Report(name, sql, where, own, title={"en": name, "zh": name})
    for span, key, value in _list_entries(sql):
        read = _READERS.get(key)
        if read is None:
            raise report.fail(
                span,
                tell("there is no line {key!r} in the head of a report", key=key),
                suggest(key, _READERS),
            )
        if not value:
            raise report.fail(
                span,
                tell("{key!r} has no value", key=key),
                tell("docs/reports.md describes each line"),
            )
        read(report, value, span)
        report.spans[key] = span
    return report


def _list_entries(sql: str) -> Iterator[tuple[Span, str, str]]:
    """Yield the entries of the head: where each begins, its key and its value.

    The head ends with the first line that is no comment.
    """
    entry: tuple[Span, str, list[str]] | None = None
    for number, line in enumerate(sql.splitlines(), start=1):
        if line.strip() and not line.startswith("--"):
            break
        if entry and (more := _CONTINUED.match(line)):
            entry[2].extend((find_blank_after(entry[2][-1]), more["more"].strip()))
            continue
        if entry:
            yield entry[0], entry[1], "".join(entry[2])
        found = _ENTRY.match(line)
        span = Span(number, 1, number, len(line) + 1)
        entry = (span, found["key"], [(found["value"] or "").strip()]) if found else None
    if entry:
        yield entry[0], entry[1], "".join(entry[2])


def _split_at_bars(value: str) -> list[str]:
    """Split a text at the bars that have blanks on both sides."""
    first, *others = value.split("|")
    parts = [[first]]
    for other in others:
        if parts[-1][-1][-1:].isspace() and other[:1].isspace():
            parts.append([other])
        else:
            parts[-1].append(other)
    return ["|".join(pieces).strip() for pieces in parts]


def _split(report: Report, value: str, span: Span, form: str, least: int, most: int) -> list[str]:
    parts = _split_at_bars(value)
    if not least <= len(parts) <= most or not all(parts):
        raise report.fail(
            span, tell("{value!r} can't be read", value=value), tell("write {form}", form=form)
        )
    return parts


def _read_title(report: Report, value: str, span: Span) -> None:
    parts = _split(report, value, span, report_files.TITLE_LINE, 1, 2)
    report.title = {"en": parts[0], "zh": parts[-1]}


def _read_about(report: Report, value: str, span: Span) -> None:
    parts = _split(report, value, span, report_files.ABOUT_LINE, 1, 2)
    report.about = {"en": parts[0], "zh": parts[-1]}


def _read_rows(report: Report, value: str, span: Span) -> None:
    parts = _split(report, value, span, report_files.ROWS_LINE, 1, 2)
    report.rows = Phrase(parts[0], parts[-1])


def _read_column(report: Report, value: str, span: Span) -> None:
    parts = _split(report, value, span, report_files.COLUMN_LINE, 3, 4)
    name, en, zh, kind = [*parts, "text"][:4]
    word, _, other = kind.partition(" ")
    if word not in REPORT_KINDS:
        raise report.fail(
            span,
            tell("there is no kind of column {word!r}", word=word),
            suggest(word, REPORT_KINDS)
            or tell("kinds: {report_kinds:, }", report_kinds=REPORT_KINDS),
        )
    if (word in _OF_ANOTHER) != bool(other):
        raise report.fail(
            span,
            tell("{kind!r} can't be read", kind=kind),
            _OF_ANOTHER.get(word) or tell("write {word} alone", word=word),
        )
    if len(report.columns) == _MOST_COLUMNS:
        raise report.fail(
            span,
            tell("more than {most:,} columns", most=_MOST_COLUMNS),
            tell("leave some of them out"),
        )
    if any(column.name == name for column in report.columns):
        raise report.fail(
            span,
            tell("the column {name!r} is described twice", name=name),
            tell("leave one of the lines out"),
        )
    report.columns.append(ReportColumn(name, Phrase(en, zh), word, other.strip(), span))


def _read_figure(report: Report, value: str, span: Span) -> None:
    # From the right: the expression may hold bars of its own.
    parts = _split_at_bars(value)
    expression, *labels = parts[:-2], *parts[-2:]
    if not expression or len(labels) != 2 or not all(labels):
        raise report.fail(
            span,
            tell("{value!r} can't be read", value=value),
            tell("write {figure_line}", figure_line=report_files.FIGURE_LINE),
        )
    if len(report.figures) == _MOST_FIGURES:
        raise report.fail(
            span,
            tell("more than {most} figures", most=_MOST_FIGURES),
            tell("make them rows of the report"),
        )
    report.figures.append(Figure(" | ".join(expression), Phrase(*labels), span))


def _read_group(report: Report, value: str, _span: Span) -> None:
    report.group = value


def _read_timeline(report: Report, value: str, _span: Span) -> None:
    report.timeline = value


def _read_flowchart(report: Report, value: str, _span: Span) -> None:
    report.flowchart = value


def _read_matrix(report: Report, value: str, span: Span) -> None:
    side, *rest = value.split()
    if len(rest) < 2:
        raise report.fail(
            span,
            tell("{value!r} can't be read", value=value),
            tell("write the columns for the side, for the top, and for the cells"),
        )
    top, _, order = rest[0].partition("/")
    report.matrix = Matrix(side, top, order or top, tuple(rest[1:]))


_READERS: dict[str, Callable[[Report, str, Span], None]] = {
    "title": _read_title,
    "about": _read_about,
    "rows": _read_rows,
    "column": _read_column,
    "figure": _read_figure,
    "group": _read_group,
    "timeline": _read_timeline,
    "flowchart": _read_flowchart,
    "matrix": _read_matrix,
}
