"""The notes of a PDF: raised numbers behind words, and what stands below at the foot of the page.

    note = number text { further line }      in smaller signs, and its number is raised above

They are printed as in Markdown (`note_marks`), behind everything.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from obligations.drafting.reading.note_marks import BEFORE_NOTE
from obligations.drafting.reading.pdf_lines import make_line
from obligations.drafting.reading.pdf_prose import ProseLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.reading.pdf_lines import PrintedRow
    from obligations.drafting.reading.pdf_page import PrintedSign

_MARK = re.compile(r"\[\^(\d{1,2})\]")
_BEGINS = re.compile(r"(\d{1,2})[.)]? ?(?=\D)")
_SMALL, _SMALLER = 0.8, 0.95  # times the height of other signs
_RAISED = (0.1, 0.7)  # times the height of a sign
_BESIDE = (-0.1, 0.3)


def mark_notes(signs: Iterable[PrintedSign]) -> list[PrintedSign]:
    """Return the signs of a page in their order, with the raised numbers of notes as marks."""
    marked: list[PrintedSign] = []
    for sign in signs:
        before = marked[-1] if marked else None
        if before is None or not _is_raised(sign, before):
            marked.append(sign)
        elif _MARK.fullmatch(before.text):
            marked[-1] = before._replace(text=f"{before.text[:-1]}{sign.text}]", x1=sign.x1)
        elif BEFORE_NOTE.search(make_line(marked[-4:]).text):
            marked.append(sign._replace(text=f"[^{sign.text}]", base=before.base, size=before.size))
        else:
            marked.append(sign)
    return marked


def _is_raised(sign: PrintedSign, before: PrintedSign) -> bool:
    """Whether a sign is a digit that is raised right behind another sign, and smaller."""
    rises = _RAISED[0] * before.size < before.base - sign.base < _RAISED[1] * before.size
    beside = _BESIDE[0] * before.size < sign.x0 - before.x1 < _BESIDE[1] * before.size
    return sign.text.isdecimal() and sign.size <= _SMALL * before.size and rises and beside


def find_notes(parts: Sequence[ProseLine | list[PrintedRow]]) -> int:
    """Return at which part of a page its notes begin; behind its last where it has none."""
    marks = {number for part in parts for number in _MARK.findall(_print(part))}
    sizes = [part.size for part in parts if isinstance(part, ProseLine)]
    at = end = len(parts)
    if not marks or not sizes:
        return end
    small = _SMALLER * median(sizes)
    while at and isinstance(part := parts[at - 1], ProseLine) and part.size < small:
        at -= 1
        if (number := _BEGINS.match(part.text)) and number[1] in marks:
            end = at
    return end


def _print(part: ProseLine | list[PrintedRow]) -> str:
    if isinstance(part, ProseLine):
        return part.text
    return "\n".join(cell.text for row in part for cell in row)


def join_notes(lines: Sequence[ProseLine]) -> list[str]:
    """Return the notes that the lines at the foot of a page make up, each with its mark."""
    notes: list[ProseLine] = []
    for line in lines:
        if number := _BEGINS.match(line.text):
            text = f"[^{number[1]}]: {line.text[number.end() :]}"
            notes.append(line._replace(text=text))
        else:
            notes[-1] = notes[-1].join(line)
    return [note.text for note in notes]
