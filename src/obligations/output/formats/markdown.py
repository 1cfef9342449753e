"""`md`: a page in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.formats.written import Written
from obligations.pages.markdown import render_markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.pages.page import PageBlock


class Markdown(Written):
    """For wikis, comments and mails."""

    def write(self, blocks: Iterable[PageBlock], lang: str) -> str:
        """Return blocks as Markdown."""
        return render_markdown(blocks, lang)


FORMATS = {"md": Markdown()}
