"""`obligations show`."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import make_app
from obligations.cli.options import Asked, DocumentOption, read_asked, read_page_format, takes
from obligations.cli.printing import finish, put
from obligations.output.answer import ShownPages
from obligations.output.formats.format import Format
from obligations.pages.measure import build_measure_page
from obligations.query.pages import find_names_for_pages, load_pages
from obligations.text.tables import examples


@takes(asked=read_asked, format=read_page_format)
def show_command(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Measures: 2021-m06, 2021-6, or the number as printed: 7.1.",
            autocompletion=complete.measures,
        ),
    ],
    asked: Asked,
    format: Format,
    document: DocumentOption = None,
) -> None:
    """Show everything about measures: what they ask for, who answers, by when, what came before and
    after, and their state.
    """
    question = asked.open()
    records = load_pages(question, ids, document)
    names = find_names_for_pages(question, records)
    pages = [build_measure_page(record, names, asked.lang) for record in records]
    put(format, format.render_pages(ShownPages(pages, records, asked.lang)))
    finish(asked, question)


app = make_app(
    show_command,
    name="show",
    examples=examples.SHOW,
)
