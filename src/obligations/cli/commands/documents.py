"""`obligations documents`."""

from __future__ import annotations

from obligations.cli.filters import read_filters
from obligations.cli.group import make_app
from obligations.cli.options import Asked, View, read_asked, read_view, takes
from obligations.cli.printing import emit_answer, finish
from obligations.output.columns import DOCUMENT_LIST
from obligations.query.filters import Filters
from obligations.query.lists import list_documents


@takes(filters=read_filters, asked=read_asked, view=read_view)
def documents_command(filters: Filters, asked: Asked, view: View) -> None:
    """List the documents, with their numbers, dates, issuers and how much they hold."""
    question = asked.open()
    emit_answer(asked, view, list_documents(question, filters), DOCUMENT_LIST)
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
