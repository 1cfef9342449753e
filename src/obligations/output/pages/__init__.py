"""Pages: what is shown of one measure, one department, one line of descent."""

from __future__ import annotations

from obligations.findings import UserError, suggest

PAGE_FORMATS = ("text", "md", "json", "jsonl")


def choose_page_format(name: str | None) -> str:
    """Return the format asked for, text where none is. Raises UserError for one that isn't known.

    What lists call a table or plain lines is text for a page.
    """
    if name in (None, "table", "plain"):
        return "text"
    if name not in PAGE_FORMATS:
        raise UserError(
            f"there is no format {name!r} for a page",
            suggest(str(name), PAGE_FORMATS) or f"formats: {', '.join(PAGE_FORMATS)}",
        )
    return str(name)
