"""Pages: what is shown of one measure, one department, one line of descent."""

from __future__ import annotations

from obligations.findings import check_word

PAGE_FORMATS = ("text", "md", "json", "jsonl")


def choose_page_format(name: str | None) -> str:
    """Return the format asked for, text where none is. Raises UserError for one that isn't known.

    What lists call a table or plain lines is text for a page.
    """
    if name is None or name in ("table", "plain"):
        return "text"
    return check_word("format", name, PAGE_FORMATS)
