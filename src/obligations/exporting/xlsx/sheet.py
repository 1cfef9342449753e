"""A sheet of rows: a title, a frozen header with filters, wrapped cells, links, states in colours.

A cell is text, a number, a day or a link. All text is written as text: nothing in it can become a
formula, and what begins like one is marked so that it stays text when somebody edits the cell.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any

from obligations.findings import UserError
from obligations.sentences import tell
from obligations.text.escaping import defuse_formula, show_controls
from obligations.text.language import has_chinese
from obligations.text.speech import Speech
from obligations.text.tables import exports

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
_MOST_SIGNS = 32_767
_MOST_LINKS = 65_530
_MOST_LINK_SIGNS = 2_079
_MOST_NAME = 31
_MOST_FORMAT, _MOST_DIGITS = 255, 15
_NO_NAME = str.maketrans("[]:*?/\\'", "()     ’")  # signs that the name of a sheet can't have
# A font that every Windows and Office has for Chinese; elsewhere it is replaced by one that has the
# signs as China writes them.
_CHINESE, _LATIN = {"font_name": "Microsoft YaHei", "font_charset": 134}, {"font_name": "Calibri"}
_COLOURS = {
    "missed": ("#FFC7CE", "#9C0006"),
    "overdue": ("#FFD9CC", "#9C2A06"),
    "unconfirmed": ("#FFEB9C", "#7F6000"),
    "partly-met": ("#FCE4D6", "#833C0B"),
    "due-soon": ("#F6D5EE", "#7B1E6A"),
    "upcoming": ("#DDEBF7", "#1F4E78"),
    "running": ("#DDEBF7", "#1F4E78"),
    "met": ("#C6EFCE", "#006100"),
    "in-progress": ("#DDEBF7", "#1F4E78"),
    "superseded": ("#EDEDED", "#595959"),
    "withdrawn": ("#EDEDED", "#595959"),
    "not-found": ("#FFEB9C", "#7F6000"),
    "undated": ("#EDEDED", "#595959"),
}
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "heading": {"bold": True, "font_size": 11},
    "header": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": "#1F3864",
        "text_wrap": True,
        "valign": "vcenter",
    },
    "note": {"font_color": "#595959", "valign": "top"},
    "cell": {"text_wrap": True, "valign": "top", "bottom": 4, "bottom_color": "#BFBFBF"},
}
_WRAPPED = ("cell", "header")
_A3, _A4, _WIDE = 8, 9, 200
_LINE, _CHINESE_LINE, _MOST_HEIGHT, _TITLE_HEIGHT = 13.0, 16.5, 409.0, 24.0  # in points
_LATIN_SIGN = 0.8  # of a digit, the measure of widths; with what breaking at words wastes
_LINK = {"font_color": "#0563C1", "underline": 1}


@dataclass(frozen=True, slots=True)
class LinkCell:
    """A text that leads to an address of the web, or to a place of the workbook
    (`internal:'Sheet'!A1`).
    """

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class DayCell:
    """A full date, shown as `form` says: by, in or from it, or (empty) alone."""

    day: date
    form: str = ""


@dataclass(frozen=True, slots=True)
class StateCell:
    """A state or a status as people read it; `word` decides its colour."""

    text: str
    word: str


@dataclass(frozen=True, slots=True)
class AmountCell:
    """A number with as many decimals as were printed, and what is counted."""

    number: Decimal
    unit: str = ""

    @property
    def text(self) -> str:
        """How it is shown, by which the height of its row is reckoned."""
        return f"{self.number:,}{self.unit}"

    @property
    def shown(self) -> str:
        """Its format: the unit is part of it, so that the cell itself is a number."""
        decimals = -int(self.number.as_tuple().exponent)
        form = "#,##0"
        if decimals:
            form += f".{'0' * decimals}"
        unit = show_controls(self.unit).replace('"', "”")
        if not unit:
            return form
        return f'{form}"{unit}"'


SheetCell = str | int | float | AmountCell | DayCell | LinkCell | StateCell


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column, and how wide it is in signs of Latin text."""

    text: str
    width: int


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self._book = book
        self._speech = Speech(lang)
        self._made: dict[tuple[Any, ...], Format] = {}

    def find(self, look: str, text: str = "", **more: Any) -> Format:
        """Return the format of a look for a text: Chinese signs get a font that has them."""
        chinese, quoted = self.is_chinese(text), defuse_formula(text) != text
        key = (look, chinese, quoted, *more.items())
        if key not in self._made:
            font = _CHINESE if chinese else _LATIN
            self._made[key] = self._book.add_format(
                {"font_size": 10, **font, **_LOOKS[look], **more, "quote_prefix": quoted}
            )
        return self._made[key]

    def is_chinese(self, text: str) -> bool:
        """Whether a text is written in the font that has Chinese signs."""
        return self._speech.is_in("zh") or has_chinese(text)

    def find_height(self, texts: Sequence[str], widths: Sequence[float]) -> float:
        """Reckon the height of a row of texts that are wrapped: not every program that shows a
        workbook finds it out itself.
        """
        high = [
            sum(max(ceil(reckon_width(line) / width), 1) for line in text.split("\n") or [""])
            * (_CHINESE_LINE if self.is_chinese(text) else _LINE)
            for text, width in zip(texts, widths, strict=False)
        ]
        return min(max([*high, _LINE]) + 2, _MOST_HEIGHT)

    def find_day(self, look: str, form: str) -> Format:
        """Return the format of a day: a real date, shown with its preposition."""
        shown = self._speech.say(exports.DAY_FORMATS[form])
        return self.find(look, num_format=shown, align="left")

    def find_state(self, look: str, state: StateCell) -> Format:
        """Return the format of a state, in its colour."""
        background, foreground = _COLOURS[state.word]
        return self.find(look, state.text, bg_color=background, font_color=foreground)


class Sheet:
    """A sheet that is filled from the top; `row` is the next free one."""

    def __init__(self, book: Workbook, name: str, styles: Styles) -> None:
        self.row = 0
        self._sheet: Worksheet = book.add_worksheet(name)
        self._styles = styles
        self._links = 0
        self._widths: Sequence[int] = ()
        self._sheet.set_landscape()
        self._sheet.fit_to_pages(1, 0)
        self._sheet.ignore_errors(
            {"number_stored_as_text": "A1:XFD1048576"}
        )  # a year is text on purpose
        self._sheet.set_footer("&L&A&R&P / &N")

    def set_widths(self, widths: Sequence[int]) -> None:
        """Set how wide the columns are."""
        self._widths = widths
        self._sheet.set_paper(_A3 if sum(widths) > _WIDE else _A4)
        for at, width in enumerate(widths):
            self._sheet.set_column(at, at, width)

    def add(self, cells: Sequence[SheetCell], look: str = "cell") -> None:
        """Add a row. Raises UserError where the sheet is full."""
        if self.row >= MOST_ROWS:
            raise UserError(
                tell("a sheet holds {most:,} rows", most=MOST_ROWS),
                tell("narrow the filters, or use a format without that limit: parquet, sqlite"),
            )
        for at, cell in enumerate(cells):
            self._write(at, cell, look)
        if look in _WRAPPED:
            self._sheet.set_row(self.row, self._find_height(cells))
        elif look == "title":
            self._sheet.set_row(self.row, _TITLE_HEIGHT)
        self.row += 1

    def add_table(self, headings: Sequence[Heading], rows: Iterable[Sequence[SheetCell]]) -> None:
        """Add a header that stays in sight, is printed on each page and has filters, and the rows
        below it.
        """
        self.set_widths([heading.width for heading in headings])
        top = self.row
        self.add([heading.text for heading in headings], "header")
        self._sheet.freeze_panes(self.row, 1)
        self._sheet.repeat_rows(top)
        for row in rows:
            self.add(row)
        self._sheet.autofilter(top, 0, max(self.row - 1, top), len(headings) - 1)

    def _find_height(self, cells: Sequence[SheetCell]) -> float:
        return self._styles.find_height([_read_text(cell) for cell in cells], self._widths)

    def _write(self, at: int, cell: SheetCell, look: str) -> None:
        if isinstance(cell, (int, float)):
            self._sheet.write_number(self.row, at, cell, self._styles.find(look, align="left"))
        elif isinstance(cell, AmountCell):
            self._write_amount(at, cell, look)
        elif isinstance(cell, DayCell):
            self._sheet.write_datetime(
                self.row, at, cell.day, self._styles.find_day(look, cell.form)
            )
        elif isinstance(cell, StateCell):
            self._sheet.write_string(self.row, at, cell.text, self._styles.find_state(look, cell))
        elif (
            isinstance(cell, LinkCell)
            and self._links < _MOST_LINKS
            and len(cell.url) <= _MOST_LINK_SIGNS
        ):
            self._links += 1
            text = _cut(cell.text)
            self._sheet.write_url(
                self.row, at, cell.url, self._styles.find(look, text, **_LINK), text
            )
        else:
            text = _cut(_read_text(cell))
            self._sheet.write_string(self.row, at, text, self._styles.find(look, text))

    def _write_amount(self, at: int, cell: AmountCell, look: str) -> None:
        # What the format of a number can't hold, and digits that a cell can't, stay text.
        if len(cell.shown) > _MOST_FORMAT or len(cell.number.as_tuple().digits) > _MOST_DIGITS:
            text = _cut(cell.text)
            self._sheet.write_string(self.row, at, text, self._styles.find(look, text))
            return
        found = self._styles.find(look, cell.unit, num_format=cell.shown, align="left")
        self._sheet.write_number(self.row, at, float(cell.number), found)


def _read_text(cell: SheetCell) -> str:
    """Return the text of a cell; a number and a day have none."""
    if isinstance(cell, str):
        return cell
    return getattr(cell, "text", "")


def reckon_width(text: str) -> float:
    """Return how wide a text is, in digits of the usual font."""
    if text.isascii():
        return len(text) * _LATIN_SIGN
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else _LATIN_SIGN for sign in text)


def make_day(text: str, form: str = "") -> SheetCell:
    """Return a cell for a full date; as text where a spreadsheet has no such day."""
    day = date.fromisoformat(text)
    if day.year >= 1900:
        return DayCell(day, form)
    return f"{form} {text}".strip()


def name_sheet(wanted: str, taken: Iterable[str]) -> str:
    """Return the name of a new sheet: without the signs that can't stand in one, short enough, and
    different from all others.
    """
    plain = show_controls(wanted).translate(_NO_NAME).strip() or "–"
    used = {name.casefold() for name in taken} | {"history"}
    name, number = _shorten(plain, _MOST_NAME), 1
    while name.casefold() in used:
        number += 1
        name = f"{_shorten(plain, _MOST_NAME - len(str(number)) - 1)} {number}"
    return name


def _shorten(text: str, most: int) -> str:
    """Cut a text to a length as spreadsheets count it: signs beyond the first 65,536, such as
    emoji, count twice.
    """
    units = text.encode("utf-16-le")
    if len(units) <= 2 * most:
        return text
    return f"{units[: 2 * (most - 1)].decode('utf-16-le', 'ignore').rstrip()}…"


def _cut(text: str) -> str:
    return _shorten(show_controls(text), _MOST_SIGNS)
