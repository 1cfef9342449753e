"""Files that are no forms, or were meant to do harm: each is read or refused in a sentence, at once."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obligations.findings import UserError
from obligations.forms.reading import ReadForm, read_form

SHEET = "xl/worksheets/sheet1.xml"


def make_book() -> dict[str, bytes]:
    """Return the parts of a small form."""
    book = openpyxl.Workbook()
    book.active.append(["id", "status", "date"])
    book.active.append(["2020-m01", "met", "2024-05-01"])
    content = io.BytesIO()
    book.save(content)
    with zipfile.ZipFile(content) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = make_book()


def pack(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def read_or_refuse(path: Path, content: bytes) -> ReadForm | None:
    """Return what is read, or nothing where it is refused; whatever else is raised is a fault."""
    path.write_bytes(content)
    try:
        return read_form(path)
    except UserError as error:
        assert error.hint
        return None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.sampled_from(sorted(PARTS)), at=st.floats(0, 1), new=st.binary(max_size=6))
def test_a_workbook_with_any_part_damaged_is_read_or_refused(
    tmp_path: Path, part: str, at: float, new: bytes
) -> None:
    old = PARTS[part]
    cut = int(at * len(old))
    content = pack({**PARTS, part: old[:cut] + new + old[cut + len(new) :]})
    read_or_refuse(tmp_path / "form.xlsx", content)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1), new=st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(tmp_path: Path, at: float, new: bytes) -> None:
    old = pack(PARTS)
    cut = int(at * len(old))
    for content in (old[:cut] + new, old[:cut] + new + old[cut:], new):
        read_or_refuse(tmp_path / "form.xlsx", content)


@given(text=st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_below_the_headings_is_read_or_refused(tmp_path: Path, text: str) -> None:
    read_or_refuse(tmp_path / "form.csv", f"id,status,date\n{text}".encode(errors="replace"))


def test_entities_that_unfold_without_end_are_not_unfolded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "met">{entities}]>'.encode()
    sheet = PARTS[SHEET].replace(b"<worksheet", bomb + b"<worksheet", 1)
    sheet = sheet.replace(b"</sheetData>", b"<row><c t='str'><v>&e11;</v></c></row></sheetData>")
    read_or_refuse(tmp_path / "form.xlsx", pack({**PARTS, SHEET: sheet}))


@pytest.mark.parametrize("secret", ["file:///etc/passwd", "secret.txt"])
def test_nothing_outside_of_a_workbook_is_looked_at(tmp_path: Path, secret: str) -> None:
    (tmp_path / "secret.txt").write_text("password", encoding="utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>'.encode()
    sheet = PARTS[SHEET].replace(b"<worksheet", outside + b"<worksheet", 1)
    sheet = sheet.replace(
        b"</sheetData>", b"<row r='3'><c r='B3' t='str'><v>&e;</v></c></row></sheetData>"
    )
    form = read_or_refuse(tmp_path / "form.xlsx", pack({**PARTS, SHEET: sheet}))
    said = [row.read("status") for row in form.filled] if form else []
    assert set(said) <= {"met", ""}


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "form.xlsx")
    with pytest.raises(UserError, match="not a regular file"):
        read_form(tmp_path / "form.xlsx")


def test_a_link_that_the_user_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(pack(PARTS))
    link: Any = tmp_path / "link.xlsx"
    link.symlink_to("form.xlsx")
    assert len(read_form(link).filled) == 1
