"""`obligations search`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from obligations.cli.emit import Listing, emit_answer, finish
from obligations.cli.filter_options import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.findings import UserError
from obligations.output import columns
from obligations.output.column import Column, Style
from obligations.query.filters import Filters
from obligations.query.search import search


def _read_hit(record: dict[str, Any], style: Style) -> str:
    # The hit in the language that people read, where there is one; the id where it stands outside the title.
    hits = sorted(record["hits"], key=lambda hit: hit["lang"] != style.lang)
    best = hits[0]
    place = f"{best['id']} " if best["id"] != record["id"] else ""
    more = f" (+{len(hits) - 1})" if len(hits) > 1 else ""
    start = best["excerpt"].find(best["match"])
    shown = best["excerpt"]
    if style.human and start >= 0:
        end = start + len(best["match"])
        shown = f"{shown[:start]}»{shown[start:end]}«{shown[end:]}"
    return f"{place}{shown}{more}"


_COLUMNS = columns.MEASURE | {"hit": Column("hit", "where it stands", "所在", _read_hit)}
_LISTING = Listing(_COLUMNS, ("id", "title", "role", "hit"))


@takes(filters=read_filters, asked=read_asked, view=read_view)
def search_command(
    words: Annotated[str, typer.Argument(metavar="TEXT", help="What to look for, in English or Chinese.")],
    filters: Filters,
    asked: Asked,
    view: View,
) -> None:
    """Search the wording of measures, actions and targets, in both languages, and show the hit in its place."""
    if not words.strip():
        raise UserError("there is nothing to search for", "obligations search warehouse")
    question = asked.open()
    emit_answer(asked, view, search(question, words, filters), _LISTING)
    finish(asked, question)


app = make_app(
    search_command,
    name="search",
    examples="""
obligations search warehouse
obligations search 海外仓 --document 2024
obligations search "value-added tax" --format json
""",
)
