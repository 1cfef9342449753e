"""`json` and `jsonl`: the records themselves, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.formats.format import Format
from obligations.output.json_text import render_json, render_jsonl

if TYPE_CHECKING:
    from obligations.output.answer import Shown, ShownPages
    from obligations.output.column import R
    from obligations.output.lineage import Lineage


class Json(Format):
    """One array."""

    def render(self, shown: Shown[R]) -> str:
        """Return the records as an array over several lines."""
        return render_json([shown.describe(record) for record in shown.records])

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return the records as an array over several lines."""
        return render_json(shown.records)

    def render_lineage(self, lineage: Lineage) -> str:
        """Return the tree as it is."""
        return lineage.render_json(lines=True)


class JsonLines(Format):
    """A value a line."""

    def render(self, shown: Shown[R]) -> str:
        """Return each record on a line of its own."""
        return render_jsonl(shown.describe(record) for record in shown.records)

    def render_pages(self, shown: ShownPages[R]) -> str:
        """Return each record on a line of its own."""
        return render_jsonl(shown.records)

    def render_lineage(self, lineage: Lineage) -> str:
        """Return the tree on one line."""
        return lineage.render_json(lines=False)


FORMATS = {"json": Json(), "jsonl": JsonLines()}
