"""A form as a workbook: a sheet that says what to do, and one to fill in.

What is asked is locked, without a password: it keeps nobody from anything but a slip. What is to be
filled in is open, and says while one types what is meant.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from obligations.exporting.wording import say_day
from obligations.exporting.xlsx.sheet import MOST_ROWS, Styles
from obligations.exporting.xlsx.workbook import make_book, save_book
from obligations.findings import UserError
from obligations.forms.columns import FORM_STATUSES, ID_COLUMN
from obligations.sentences import tell
from obligations.text.escaping import show_controls
from obligations.text.speech import Speech
from obligations.text.tables import forms

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from obligations.exporting.form.rows import AskedRow, FormPart
    from obligations.exporting.request import Order
    from obligations.text.phrase import Phrase

_WIDTHS = {
    "of": 14,
    "measure": 22,
    "wording": 32,
    "due": 20,
    "last": 18,
    "status": 10,
    "value": 8,
    "date": 11,
    "evidence_title": 16,
    "evidence_number": 14,
    "evidence_url": 16,
    "note": 20,
}
_COLUMNS = tuple({**forms.ASKED, **forms.FILLED})
_OPEN = {"locked": False, "bg_color": "#FFF9DB", "border": 1, "border_color": "#BFBFBF"}
_LOCKED = {"bg_color": "#F2F2F2", "border": 1, "border_color": "#BFBFBF"}
_TEXT = {"num_format": "@"}
_FORMATS = {
    "date": {"num_format": "yyyy-mm-dd"},
    "evidence_title": _TEXT,
    "evidence_number": _TEXT,
    "note": _TEXT,
}
# What Excel allows on a sheet with locked cells: it sorts none and deletes none.
_ALLOWED = dict.fromkeys(
    ("autofilter", "format_cells", "format_columns", "format_rows", "insert_columns"), True
)
_READING_WIDTH = 100
_FIRST_OF_EXCEL = date(1900, 1, 1)
_A4 = 9
_LAST_COLUMN = 16_383


def write_form(part: FormPart, order: Order, path: Path) -> None:
    """Write a form for a body, or for whoever gets it."""
    speech = Speech(order.lang)
    title = speech.say(forms.FORM_TITLE)
    if part.party:
        title = speech.say(forms.FORM_OF, title=title, party=part.party)
    day = order.question.as_of
    book, content = make_book(title, order.narrowed, day, order.lang)
    styles = Styles(book, order.lang)
    _FirstSheet(book, styles, speech).fill(title, say_day(day.isoformat(), order.lang), order)
    _FormSheet(book, styles, speech).fill(part.rows, day)
    save_book(book, content, path)


class _FirstSheet:
    """The sheet that says what to do."""

    def __init__(self, book: Workbook, styles: Styles, speech: Speech) -> None:
        self._sheet: Worksheet = book.add_worksheet(speech.say(forms.SHEET_TO_READ))
        self._styles, self._speech = styles, speech
        self._sheet.set_column(0, 0, _READING_WIDTH)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)

    def fill(self, title: str, day: str, order: Order) -> None:
        """Write the title, what the form is about, and three sentences."""
        words = {word: self._speech.word(word) for word in ("met", "missed")}
        sheet = self._speech.say(forms.SHEET_TO_FILL)
        lines = [self._speech.say(phrase, sheet=sheet, **words) for phrase in forms.WHAT_TO_DO]
        self._sheet.write_string(0, 0, title, self._styles.find("title", title))
        self._sheet.set_row(0, 24)
        about = self._speech.clauses([day, *order.narrowed])
        self._sheet.write_string(1, 0, show_controls(about), self._styles.find("note", about))
        for at, line in enumerate(lines, start=3):
            text = f"{at - 2}. {line}"
            look = self._styles.find("cell", text, font_size=12, bottom=0)
            self._sheet.write_string(at, 0, text, look)
            self._sheet.set_row(at, self._styles.find_height([text], [_READING_WIDTH * 0.8]) * 1.2)


class _FormSheet:
    """The sheet to fill in."""

    def __init__(self, book: Workbook, styles: Styles, speech: Speech) -> None:
        self._sheet: Worksheet = book.add_worksheet(speech.say(forms.SHEET_TO_FILL))
        self._styles, self._speech = styles, speech

    def fill(self, rows: list[AskedRow], today: date) -> None:
        """Write the header and the rows. Raises UserError for more than a sheet holds."""
        if len(rows) >= MOST_ROWS:
            raise UserError(
                tell("a sheet holds {most:,} rows", most=MOST_ROWS),
                tell("narrow the filters"),
            )
        self._lay_out(len(rows))
        for at, row in enumerate(rows, start=1):
            self._add(at, row)
        self._validate(len(rows), min((row.dated for row in rows), default=""), today)

    def _lay_out(self, count: int) -> None:
        sheet = self._sheet
        for at, (key, phrase) in enumerate({**forms.ASKED, **forms.FILLED}.items()):
            text = self._speech.say(phrase)
            sheet.set_column(at, at, _WIDTHS[key], None, {"hidden": key == ID_COLUMN})
            sheet.write_string(0, at, text, self._styles.find("header", text))
        own = self._styles.find("cell", locked=False, bottom=0)  # beside the table, for notes
        sheet.set_column(len(_COLUMNS), _LAST_COLUMN, None, own)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(count, 1), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.protect("", _ALLOWED)
        sheet.activate()

    def _add(self, at: int, row: AskedRow) -> None:
        texts = [_show_lines(getattr(row, key)) for key in forms.ASKED]
        for column, text in enumerate(texts):
            self._sheet.write_string(at, column, text, self._styles.find("cell", text, **_LOCKED))
        for column, key in enumerate(forms.FILLED, start=len(texts)):
            look = self._styles.find("cell", **_find_look(key, row), **_FORMATS.get(key, {}))
            self._sheet.write_blank(at, column, None, look)
        widths = [_WIDTHS[key] for key in forms.ASKED]
        self._sheet.set_row(at, self._styles.find_height(texts, widths))

    def _validate(self, count: int, earliest: str, today: date) -> None:
        """Say in each open cell what is meant, and hold what is typed to it."""
        if not count:
            return
        words = {word: self._speech.word(word) for word in ("met", "missed")}
        statuses = [self._speech.word(word) for word in FORM_STATUSES]
        self._hold(
            count,
            "status",
            forms.PICK_STATUS,
            {"validate": "list", "source": statuses, "error_type": "stop"},
        )
        self._hold(
            count,
            "value",
            forms.WRITE_VALUE,
            {"validate": "decimal", "criteria": ">=", "value": -1e15, "error_type": "warning"},
        )
        self._hold(
            count,
            "date",
            forms.WRITE_DATE,
            {
                "validate": "date",
                "criteria": "between",
                "minimum": max(date.fromisoformat(earliest), _FIRST_OF_EXCEL),
                "maximum": "=TODAY()",
                "error_type": "warning",
            },
            day=today.isoformat(),
        )
        for key in ("evidence_number", "evidence_url"):
            self._hold(count, key, forms.EVIDENCE_NEEDED, {"validate": "any"}, **words)

    def _hold(
        self, count: int, key: str, phrase: Phrase, rule: dict[str, Any], **values: str
    ) -> None:
        said = self._speech.say(phrase, **values)
        heading = self._speech.say(forms.FILLED[key])
        at = _COLUMNS.index(key)
        shown = {"input_title": heading[:32], "input_message": said}
        if rule["validate"] != "any":
            shown |= {"error_title": heading[:32], "error_message": said}
        self._sheet.data_validation(1, at, count, at, {**rule, **shown})


def _find_look(key: str, row: AskedRow) -> dict[str, Any]:
    """Return the look of a cell to fill in; where no number is promised, none can be given."""
    if key == "value" and not row.counted:
        return _LOCKED
    return _OPEN


def _show_lines(text: str) -> str:
    return "\n".join(map(show_controls, text.split("\n")))
