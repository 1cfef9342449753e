"""`json` and `jsonl`: the records themselves, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from obligations.output.formats.format import Format
from obligations.text.escaping import escape_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.output.answer import Shown
    from obligations.output.pages.lineage import Lineage


class Json(Format):
    """One array."""

    def render(self, shown: Shown) -> str:
        """Return the records as an array over several lines."""
        return render_json([shown.describe(record) for record in shown.records])

    def render_lineage(self, lineage: Lineage) -> str:
        """Return the tree as it is."""
        return lineage.render_json(lines=True)


class JsonLines(Format):
    """A value a line."""

    def render(self, shown: Shown) -> str:
        """Return each record on a line of its own."""
        return render_jsonl(shown.describe(record) for record in shown.records)

    def render_lineage(self, lineage: Lineage) -> str:
        """Return the tree on one line."""
        return lineage.render_json(lines=False)


def render_json(value: Any) -> str:
    """Return one JSON value over several lines."""
    return escape_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def render_jsonl(records: Iterable[Any]) -> str:
    """Return one JSON value a line."""
    return "".join(escape_json(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)


FORMATS = {"json": Json(), "jsonl": JsonLines()}
