"""Which reader a file has: what it holds decides, and its name only among texts.

The readers of pages and of office files are imported where there is such a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.flow import find_front_matter
from obligations.drafting.reading.delimited import read_delimited
from obligations.drafting.reading.plain import read_plain
from obligations.drafting.reading.source_builder import SourceBuilder
from obligations.findings import UserError
from obligations.sentences import tell
from obligations.spreadsheets.archives import open_archive
from obligations.spreadsheets.decoding import decode_text
from obligations.spreadsheets.delimited import looks_delimited

if TYPE_CHECKING:
    from obligations.drafting.source import DraftSource

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body"
    r"|meta|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE, _TABLE_ENDS = (re.compile(tag, re.IGNORECASE) for tag in (r"<table\b", r"</table\s*>"))
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_NAMES = (".html", ".htm", ".xhtml")


def read_source(name: str, content: bytes) -> DraftSource:
    """Return a file as a source.

    Raises UserError for a file that holds no text, or whose reader is not installed.
    """
    source = _read(name, content)
    if not source.text.strip():
        raise UserError(
            tell("{name} is empty", name=name), tell("name the file that holds the text")
        )
    return source


def _read(name: str, content: bytes) -> DraftSource:
    if content.startswith(b"%PDF-"):
        from obligations.drafting.reading.pdf import read_pdf

        return read_pdf(content, name)
    if content.startswith(b"PK\x03\x04"):
        return _read_archive(content, name)
    if content.startswith(_OLD_OFFICE):
        raise UserError(
            tell("{name} is in an old format of Word or Excel", name=name),
            tell("save it as .docx or .xlsx first"),
        )
    if content.startswith(b"{\\rtf"):
        raise UserError(
            tell("{name} is rich text (RTF)", name=name),
            tell("save it as .docx or as plain text first"),
        )
    text = decode_text(content, name)
    if name.casefold().endswith((".csv", ".tsv")):
        return read_delimited(text, name)
    page = text[find_front_matter(text).end :]
    if name.casefold().endswith(_WEB_NAMES) or _HTML.match(page):
        from obligations.drafting.reading.html import read_html

        return read_html(page)
    if "." not in name and looks_delimited(text):  # standard input has no name that says so
        return read_delimited(text, name)
    if _TABLE.search(text):
        return _read_mixed(text)
    return read_plain(text)


def _read_mixed(text: str) -> DraftSource:
    """Return a text with tables of HTML in it, which Markdown may have, as a source."""
    from obligations.drafting.reading.html import read_html

    builder = SourceBuilder()
    at = 0
    while (begin := _TABLE.search(text, at)) and (end := _TABLE_ENDS.search(text, begin.end())):
        builder.add_source(read_plain(text[at : begin.start()]))
        builder.add_source(read_html(text[begin.start() : end.end()]))
        at = end.end()
    builder.add_source(read_plain(text[at:]))
    return builder.build()


def _read_archive(content: bytes, name: str) -> DraftSource:
    with open_archive(content, name) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            from obligations.drafting.reading.docx import read_docx

            return read_docx(archive, name)
    if "xl/workbook.xml" in names:
        from obligations.drafting.reading.xlsx import read_xlsx

        return read_xlsx(content, name)
    raise UserError(
        tell("{name} is an archive, and not of a known kind of text", name=name),
        tell("draft a file from it, or save it as .docx"),
    )
