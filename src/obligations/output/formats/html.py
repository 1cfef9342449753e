"""`html`: a fragment that pastes into a mail or a page of Word, Outlook or WPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.formats.written import Written
from obligations.pages.html import render_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.pages.page import PageBlock


class Html(Written):
    """For mails and office documents."""

    for_others = True

    def write(self, blocks: Iterable[PageBlock], lang: str) -> str:
        """Return blocks as HTML."""
        return render_html(blocks, lang)


FORMATS = {"html": Html()}
