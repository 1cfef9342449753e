"""Where a form goes: to a new file or a new folder, since a form that is there may be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.disk import show_path
from obligations.exporting.destination import put_file, put_folder, put_stream
from obligations.exporting.form.rows import FormPart, list_asked, split_by_body
from obligations.exporting.form.workbook import write_form
from obligations.file_names import make_file_stem
from obligations.findings import UserError
from obligations.sentences import tell

if TYPE_CHECKING:
    from pathlib import Path

    from obligations.exporting.request import Counts, Order

_NOBODY = "nobody"


def put_form(order: Order, place: Path | int) -> Counts:
    """Write one form to a file, or to the descriptor of standard output.

    Raises UserError where it can't be written, and for a file that is there.
    """

    def build(draft: Path) -> Counts:
        rows = list_asked(order)
        write_form(FormPart("", "", rows), order, draft)
        return {"row": len(rows)}

    if isinstance(place, int):
        return put_stream(place, build)
    if place.is_file():
        raise UserError(
            tell(
                "{place!r} already exists, and may be a form that somebody filled in",
                place=show_path(place),
            ),
            tell("name a new file, or move it away"),
        )
    return put_file(place, build, "xlsx")


def put_forms(order: Order, place: Path | int) -> Counts:
    """Write a form for each body into a folder of its own.

    Raises UserError where it can't be written, and for a folder that holds anything.
    """
    if isinstance(place, int):
        raise UserError(
            tell("a folder can't go to standard output"),
            tell("name a folder, or leave --split out for one form"),
        )

    def build(draft: Path) -> Counts:
        parts = split_by_body(order)
        for part in parts:
            write_form(part, order, draft / _name_file(part))
        return {"file": len(parts), "row": sum(len(part.rows) for part in parts)}

    return put_folder(place, build, lambda _path: False)


def _name_file(part: FormPart) -> str:
    """Return the name of the file for a body: its id, which is one for each, and its name."""
    return f"{'_'.join(filter(None, (part.id or _NOBODY, make_file_stem(part.party))))}.xlsx"
