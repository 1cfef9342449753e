"""Documents of Word: paragraphs with the numbers that Word makes for them, and tables.

Deleted, struck out and hidden text is left out, inserted text is in; of a drawing that stands in
two forms the newer one is read. What stands in a text box comes behind the paragraph that holds it,
and notes behind everything, as Markdown has them: [^1] where a note is meant, [^1]: before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from obligations.drafting.reading.source_builder import SourceBuilder
from obligations.drafting.source import Stretch
from obligations.findings import UserError
from obligations.sentences import tell
from obligations.text.numerals import write_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

    from obligations.drafting.source import DraftSource

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK, f"{_W}instrText"})
_UNPRINTED = _SKIPPED | {f"{_W}pPr", f"{_W}txbxContent"}  # in the line of a paragraph
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DEEPEST = 40  # tables in tables; what is deeper stays text
_ROMAN = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographTraditional",
        "taiwaneseCountingThousand",
    }
)


def read_docx(archive: ZipFile, name: str) -> DraftSource:
    """Return a document of Word as a source. Raises UserError for a damaged one."""
    try:
        body = _parse(archive.read("word/document.xml")).find(f"{_W}body")
        numbers = _Numbers(
            _read_part(archive, "word/numbering.xml"), _read_part(archive, "word/styles.xml")
        )
        notes = [_read_part(archive, f"word/{kind}notes.xml") for kind in ("foot", "end")]
    except (ET.ParseError, KeyError, OSError, ValueError) as error:
        raise UserError(
            tell("{name} is damaged: {problem}", name=name, problem=str(error)),
            tell("save it again"),
        ) from None
    document = _Document(numbers)
    if body is not None:
        document.add_blocks(body)
    for part in notes:
        if part is not None:
            document.add_notes(part)
    return document.builder.build()


def _read_part(archive: ZipFile, part: str) -> ET.Element | None:
    if part not in archive.namelist():
        return None
    return _parse(archive.read(part))


def _parse(content: bytes) -> ET.Element:
    """Return a part as elements. Raises ValueError for one with entities, which Word never has."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ValueError(tell("it declares entities"))
    return ET.fromstring(content)  # noqa: S314 - it declares no entities


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class _Numbers:
    """The lists of a document: what Word prints before a paragraph that belongs to one."""

    numbering: ET.Element | None
    styles: ET.Element | None
    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    of_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def __post_init__(self) -> None:
        if self.numbering is not None:
            abstract = {
                one.get(f"{_W}abstractNumId"): _read_levels(one)
                for one in self.numbering.iter(f"{_W}abstractNum")
            }
            for number in self.numbering.iter(f"{_W}num"):
                which = _value(number.find(f"{_W}abstractNumId"))
                self.levels[number.get(f"{_W}numId", "")] = abstract.get(which, {})
        for style in self.styles.iter(f"{_W}style") if self.styles is not None else ():
            listed = style.find(f"{_W}pPr/{_W}numPr")
            if listed is not None:
                self.of_style[style.get(f"{_W}styleId", "")] = _read_place(listed)

    def print_next(self, paragraph: ET.Element) -> str:
        """Return the number that Word prints before a paragraph; empty for one of no list."""
        listed = paragraph.find(f"{_W}pPr/{_W}numPr")
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        which, depth = (
            _read_place(listed) if listed is not None else self.of_style.get(style, ("", 0))
        )
        levels = self.levels.get(which, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self.counts[which]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda found: _write(levels, counts, int(found[1]) - 1), level.text)


def _read_levels(abstract: ET.Element) -> dict[int, _Level]:
    levels = {}
    for level in abstract.iter(f"{_W}lvl"):
        start = _value(level.find(f"{_W}start"))
        form, text = _value(level.find(f"{_W}numFmt")), _value(level.find(f"{_W}lvlText"))
        levels[_whole(level.get(f"{_W}ilvl"), 0)] = _Level(
            form or "decimal", text, _whole(start, 1)
        )
    return levels


def _read_place(listed: ET.Element) -> tuple[str, int]:
    return _value(listed.find(f"{_W}numId")), _whole(_value(listed.find(f"{_W}ilvl")), 0)


def _value(element: ET.Element | None) -> str:
    if element is None:
        return ""
    return element.get(f"{_W}val", "")


def _whole(text: str | None, default: int) -> int:
    if not (text and text.isascii() and text.isdigit() and len(text) < 6):
        return default
    return int(text)


def _write(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    number = counts.get(depth, level.start)
    if level.form in _CHINESE and 0 < number < 100:
        return write_chinese(number)
    if level.form in ("lowerLetter", "upperLetter") and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return _set_case(letter, level.form)
    if level.form in ("lowerRoman", "upperRoman") and 0 < number < 400:
        return _set_case(_write_roman(number), level.form)
    if level.form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def _set_case(text: str, form: str) -> str:
    if form.startswith("upper"):
        return text.upper()
    return text


def _write_roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN.items():
        text += sign * (number // value)
        number %= value
    return text


class _Document:
    """Takes the blocks of a document in their order."""

    def __init__(self, numbers: _Numbers) -> None:
        self.numbers = numbers
        self.builder = SourceBuilder()

    def add_blocks(self, element: ET.Element, depth: int = 0) -> None:
        """Add the paragraphs and tables of a part; those in so many tables are text of their cell,
        and so are empty lines none of it.
        """
        for block in _list_blocks(element, tables=depth < _DEEPEST):
            if block.tag == f"{_W}tbl":
                self._add_table(block, depth)
                continue
            for line in self._print_lines(block):
                if line or not depth:
                    self.builder.add_line(line)

    def add_notes(self, notes: ET.Element) -> None:
        """Add the notes of a part, a line each, but not the rules that Word draws above them."""
        for note in notes:
            text = " ".join("".join(_list_text(one)).strip() for one in _list_paragraphs(note))
            if text.strip():
                self.builder.add_line(f"[^{note.get(f'{_W}id')}]: {text.strip()}")

    def _print_lines(self, paragraph: ET.Element) -> list[str]:
        number = self.numbers.print_next(paragraph)
        text = "".join(_list_text(paragraph))
        if text and number[-1:].isalnum():
            number += " "
        text = number + text
        return [line for line in text.split("\n") if line.strip()] or [""]

    def _add_table(self, table: ET.Element, depth: int) -> None:
        rows: list[list[tuple[Stretch, int, int]]] = []
        # By its column the row and place of the cell that hangs into it.
        open_: dict[int, tuple[int, int]] = {}
        for row in _list_inside(table, f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}del") is not None:
                continue
            column = _whole(_value(row.find(f"{_W}trPr/{_W}gridBefore")), 0)
            start = self.builder.length
            cells = [(Stretch(start, start), column, 1)] if column else []
            for cell in _list_inside(row, f"{_W}tc"):
                across = _whole(_value(cell.find(f"{_W}tcPr/{_W}gridSpan")), 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and _value(merge) != "restart" and column in open_:
                    at, place = open_[column]
                    held, columns, down = rows[at][place]
                    rows[at][place] = (held, columns, down + 1)
                else:
                    cells.append((self._add_cell(cell, depth + 1), across, 1))
                    open_[column] = (len(rows), len(cells) - 1)
                column += across
            rows.append(cells)
        self.builder.place_table(rows)
        self.builder.add_line("")

    def _add_cell(self, cell: ET.Element, depth: int) -> Stretch:
        start = self.builder.length
        self.add_blocks(cell, depth)
        return Stretch(start, max(self.builder.length - 1, start))


def _list_inside(whole: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield the rows of a table or the cells of a row, also those in content controls, but not
    those of tables inside.
    """
    waiting = list(whole)[::-1]
    while waiting:
        part = waiting.pop()
        if part.tag == tag:
            yield part
        elif part.tag not in _SKIPPED:
            waiting += list(part)[::-1]


def _list_blocks(element: ET.Element, *, tables: bool = True) -> Iterator[ET.Element]:
    """Yield the paragraphs and tables of a part, also those in fields, content controls and text
    boxes; without `tables` the paragraphs of these in their place.
    """
    waiting = list(element)[::-1]
    while waiting:
        block = waiting.pop()
        whole = tables and block.tag == f"{_W}tbl"
        if whole or block.tag == f"{_W}p":
            yield block
        if not whole and block.tag not in _SKIPPED:
            waiting += list(block)[::-1]


def _list_paragraphs(element: ET.Element) -> Iterator[ET.Element]:
    return _list_blocks(element, tables=False)


def _list_text(paragraph: ET.Element) -> Iterator[str]:
    waiting = list(paragraph)[::-1]
    while waiting:
        part = waiting.pop()
        if part.tag in (f"{_W}t", _MATH_TEXT):
            yield part.text or ""
        elif part.tag in _BREAKS:
            yield _BREAKS[part.tag]
        elif part.tag == f"{_W}sym":
            yield _read_symbol(part)
        elif part.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            yield f"[^{part.get(f'{_W}id')}]"
        elif part.tag not in _UNPRINTED and not _is_hidden(part):
            waiting += list(part)[::-1]


def _read_symbol(symbol: ET.Element) -> str:
    """Return the sign of a font of symbols, such as a tick."""
    code = symbol.get(f"{_W}char", "")
    if re.fullmatch("(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}", code):
        return chr(int(code, 16))
    return ""


def _is_hidden(part: ET.Element) -> bool:
    """Whether a run is text that Word shows to nobody, or struck out."""
    marks = (part.find(f"{_W}rPr/{_W}{mark}") for mark in ("vanish", "strike", "dstrike"))
    return any(mark is not None and _value(mark) not in ("0", "false") for mark in marks)
