"""`obligations documents`."""

from __future__ import annotations

from dataclasses import replace

from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import emit_answer, finish, say_which
from obligations.output.columns import DOCUMENT_LIST, LAYER_COLUMN
from obligations.query.documents import list_documents
from obligations.query.filters import Filters


@takes(filters=read_filters, asked=read_asked, view=read_view)
def documents_command(filters: Filters, asked: Asked, view: View) -> None:
    """List the documents, with their numbers, dates, issuers and how much they hold."""
    question = asked.open()
    workspace = asked.find_workspace()
    listing = DOCUMENT_LIST
    if workspace.below:
        listing = replace(listing, default=(*listing.default, LAYER_COLUMN.name))
    emit_answer(asked, view, list_documents(question, filters), listing)
    if workspace.shipped:
        say_which(workspace, asked.lang)
    finish(asked, question)


app = make_app(
    documents_command,
    name="documents",
    examples="""
obligations documents
obligations documents --dept Customs
obligations documents --format json
""",
)
