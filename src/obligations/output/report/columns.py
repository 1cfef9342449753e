"""The columns of a report: how the kinds that its head names become cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from obligations.output.column import Column, Style, make_listing
from obligations.output.columns import ATTENTION
from obligations.output.kinds import find_column_kind
from obligations.output.parties import (
    DOCUMENT_MARK,
    INFERRED_MARK,
    say_department,
    say_parties,
    say_party,
    say_who,
)
from obligations.text.speech import Speech
from obligations.text.tables import dates, headings, reports
from obligations.text.words import choose, say
from obligations.text.written_dates import say_occurrence
from obligations.text.written_metrics import say_metric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from obligations.output.column import Listing, Read, SortKey
    from obligations.output.glyphs import Glyphs
    from obligations.records import (
        Bilingual,
        DepartmentRecord,
        ListedReportRecord,
        MetricRecord,
        PartyRecord,
        ReportRow,
        SqlValue,
        WhenRecord,
    )
    from obligations.report.head import ReportColumn

    ReportColumns = dict[str, Column[ReportRow]]


# The kinds whose cells name parties.
PARTIES = ("parties", "who", "department")
# How a table lays out the kinds that the head of a report names, where it calls them otherwise.
_LAID_OUT = {
    "text": "sentence",
    "department": "party",
    "number": "count",
    "days": "count",
    "bar": "count",
    "parties": "names",
    "who": "names",
}
_SIGNS = {"stated": "", "document": DOCUMENT_MARK, "inferred": INFERRED_MARK}


def build_columns(described: Iterable[ReportColumn], signs: Glyphs) -> ReportColumns:
    """Return the columns by name, with the signs that bars and arrows are made of."""
    return {
        column.name: Column(
            column.name,
            column.title,
            _make_reader(column, signs),
            _make_sort(column),
            _LAID_OUT.get(column.kind, column.kind),
        )
        for column in described
    }


def holds_figures(column: ReportColumn) -> bool:
    """Whether the cells of a column are figures, which a file gets as figures."""
    return find_column_kind(_LAID_OUT.get(column.kind, column.kind)).figures


def explain_letters(kinds: Iterable[str], lang: str) -> list[str]:
    """Return the line that says what the letters and signs in the cells of a matrix mean.

    None where its cells have neither.
    """
    present, speech = set(kinds), Speech(lang)
    letters = [
        f"{speech.say(letter)} {speech.word(role)}"
        for role, letter in reports.LETTERS.items()
        if "letter" in present
    ]
    signs = [
        f"{sign} {speech.word(basis)}"
        for basis, sign in _SIGNS.items()
        if sign and "sign" in present
    ]
    if letters or signs:
        return [" · ".join(letters + signs)]
    return []


def _make_reader(column: ReportColumn, signs: Glyphs) -> Callable[[ReportRow, Style], Read]:
    name = column.name
    if column.kind == "bar":
        return lambda record, style: _read_bar(
            _take(record, name), _take(record, column.other), signs, style
        )
    if column.kind == "metric":
        return lambda record, style: _read_metric(_take(record, name), signs, style)
    if column.kind == "path":
        return lambda record, style: _read_path(_take(record, name), signs, style)
    if column.kind == "word":  # of the list that the column is called by, where there is one
        return lambda record, style: _read_word(_take(record, name), style, name)
    if column.kind == "who":
        return lambda record, style: say_who(_take(record, name), style, led=bool(record["lead"]))
    if column.kind == "due":
        return lambda record, style: _read_due(_take(record, name), record, style)
    read = _READERS.get(column.kind, _read_text)
    return lambda record, style: read(_take(record, name), style)


def _take(record: ReportRow, name: str) -> Any:
    """Return a value whose type follows from the kind of its column."""
    return record[name]


def _make_sort(column: ReportColumn) -> Callable[[ReportRow], SortKey]:
    name = column.name

    def sort(record: ReportRow) -> SortKey:
        value: Any = record[name]
        if column.kind == "state":
            value = ATTENTION.index(value) if value in ATTENTION else None
        elif column.kind == "due":
            value = record.get("deadline") or None
        elif column.kind == "metric":
            value = _find_share(value)
        elif isinstance(value, (dict, list)):
            value = str(_READERS.get(column.kind, _read_text)(value, Style())).casefold()
        number = isinstance(value, (int, float))
        return value is None, not number, value if number else str(value or "")

    return sort


def _read_text(value: SqlValue | Bilingual, style: Style) -> Read:
    if isinstance(value, dict):
        return choose(value, style.lang)
    return value


def _read_number(value: SqlValue, style: Style) -> Read:
    if style.human and not style.spelled and isinstance(value, int):
        return f"{value:,}"
    return value


def _read_days(value: SqlValue, style: Style) -> Read:
    if style.headless and isinstance(value, int):
        return style.speech.say(reports.DAYS, count=value)
    return _read_number(value, style)


def _read_word(value: SqlValue, style: Style, among: str = "") -> Read:
    if style.human and value is not None:
        return say(str(value), style.lang, among)
    return value


def _read_year(value: SqlValue, style: Style) -> Read:
    """Return a year, or the word that stands where there is none."""
    if style.human and str(value).isdigit():
        return style.speech.say(dates.SINGLE_YEAR, year=str(value))
    return _read_word(value, style)


def _read_words(value: list[str], style: Style) -> list[str]:
    return [style.word(word) for word in value]


def _read_department(value: DepartmentRecord | None, style: Style) -> str:
    if value is None:
        if style.human:
            return style.speech.say(reports.NOBODY_NAMED_IN_REPORT)
        return ""
    if _has_basis(value):
        return say_party(value, style)
    return say_department(value, style)


def _has_basis(body: DepartmentRecord) -> TypeGuard[PartyRecord]:
    """Whether a body of a report carries a sign; without one, nothing is said of its basis."""
    return "basis" in body


def _read_path(ids: list[str], signs: Glyphs, style: Style) -> Read:
    if style.human:
        return f" {signs.arrow} ".join(ids)
    return ids


def _read_due(value: WhenRecord, record: ReportRow, style: Style) -> str:
    """Return the date of a target; of an occurrence also its day, where the report selects it."""
    asked: Any = {"deadline": None, "earlier_unconfirmed": None, **record, **value}
    try:
        return say_occurrence(asked, style.lang)
    except ValueError:  # a SELECT can give anything for a date
        return str(next(word for word in value.values() if word))


def _read_bar(part: SqlValue, whole: SqlValue, signs: Glyphs, style: Style) -> Read:
    if (
        not style.human
        or style.spelled
        or not isinstance(part, (int, float))
        or not isinstance(whole, (int, float))
    ):
        return part
    if whole:
        return f"{signs.draw_bar(part, whole)} {part:,}/{whole:,}".strip()
    return ""


def _read_metric(value: MetricRecord | None, signs: Glyphs, style: Style) -> str:
    if value is None:
        return ""
    said, share = say_metric(value, style.lang), _find_share(value)
    if not style.human or share is None or value["reached"] is None:
        return said
    return f"{signs.draw_bar(share, 1)} {said}".strip()


def _find_share(metric: MetricRecord | None) -> float | None:
    """Return how much of what is promised was reached, from the baseline on where there is one.

    None where no share of it can be told.
    """
    if metric is None:
        return None
    if metric["baseline"]:
        return None if metric["way"] is None else metric["way"] / 100
    # Of a range nobody knows where it begins, and of a ceiling less is better.
    if metric["value"] <= 0 or metric["comparator"] in ("between", "at-most", "under"):
        return None
    return float((metric["reached"] or 0) / metric["value"])


def _read_letter(value: SqlValue, style: Style) -> Read:
    letter = reports.LETTERS.get(str(value))
    if style.spelled:
        return _read_word(value, style)
    if style.human and letter:
        return style.speech.say(letter)
    return value


def _read_sign(value: SqlValue, style: Style) -> Read:
    if style.spelled:
        return _read_word(value, style)
    if style.human:
        return _SIGNS.get(str(value), value)
    return value


_READERS: dict[str, Callable[[Any, Style], Read]] = {
    "number": _read_number,
    "days": _read_days,
    "word": _read_word,
    "year": _read_year,
    "basis": _read_words,
    "state": _read_word,
    "progress": _read_word,
    "department": _read_department,
    "parties": say_parties,
    "who": say_parties,
    "letter": _read_letter,
    "sign": _read_sign,
}

REPORT_LIST: Listing[ListedReportRecord] = make_listing(
    "report",
    ("name", "title", "summary", "origin"),
    Column("name", headings.REPORT, lambda record, _style: record["name"], kind="sentence"),
    Column(
        "title",
        headings.TITLE,
        lambda record, style: choose(record["title"], style.lang),
        kind="sentence",
    ),
    Column(
        "summary",
        headings.WHAT_IT_SHOWS,
        lambda record, style: choose(record["summary"], style.lang),
        kind="sentence",
    ),
    Column("origin", headings.ORIGIN, lambda record, style: style.word(record["origin"])),
)
