"""The filters as options: one parameter a filter, the same for every question."""

from __future__ import annotations

from typing import Annotated

import typer

from obligations.cli import complete
from obligations.query.filters import Filters

_FILTERS = "Filters (repeat one for alternatives, or write words of a list with commas)"
_Texts = list[str]


def read_filters(
    dept: Annotated[
        _Texts | None,
        typer.Option(
            "--dept",
            metavar="NAME",
            help="A department, by any of its names.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.departments,
        ),
    ] = None,
    role: Annotated[
        _Texts | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="lead, co, responsible, signatory or any.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.roles,
        ),
    ] = None,
    basis: Annotated[
        _Texts | None,
        typer.Option(
            "--basis",
            metavar="BASIS",
            help="stated, document, inferred or none (unowned).",
            rich_help_panel=_FILTERS,
            autocompletion=complete.bases,
        ),
    ] = None,
    document: Annotated[
        _Texts | None,
        typer.Option(
            "--document",
            metavar="ID",
            help="A document, by id or official number.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.documents,
        ),
    ] = None,
    kind: Annotated[
        _Texts | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="principle, goal, measure or organisation.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.kinds,
        ),
    ] = None,
    level: Annotated[
        _Texts | None,
        typer.Option(
            "--level",
            metavar="LEVEL",
            help="Of who answers: central, province, local, company …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.levels,
        ),
    ] = None,
    topic: Annotated[
        _Texts | None,
        typer.Option(
            "--topic",
            metavar="TOPIC",
            help="A topic, of a measure or one of its actions.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.topics,
        ),
    ] = None,
    addressee: Annotated[
        _Texts | None,
        typer.Option(
            "--for",
            metavar="WHOM",
            help="Whom an action speaks to: companies, platforms, banks …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.addressees,
        ),
    ] = None,
    due: Annotated[
        _Texts | None,
        typer.Option(
            "--due",
            metavar="PERIOD",
            help="The deadline lies in it: 2025, 2025-Q4, 2021..2025, 2025年..",
            rich_help_panel=_FILTERS,
        ),
    ] = None,
    before: Annotated[
        _Texts | None,
        typer.Option(
            "--before",
            metavar="DATE",
            help="The deadline is earlier than its first day.",
            rich_help_panel=_FILTERS,
        ),
    ] = None,
    after: Annotated[
        _Texts | None,
        typer.Option(
            "--after",
            metavar="DATE",
            help="The deadline is later than its last day.",
            rich_help_panel=_FILTERS,
        ),
    ] = None,
    passed_since: Annotated[
        _Texts | None,
        typer.Option(
            "--passed-since",
            metavar="DATE",
            help=(
                "The deadline is that day or later, has passed, and nothing on record says what"
                " became of it."
            ),
            rich_help_panel=_FILTERS,
        ),
    ] = None,
    state: Annotated[
        _Texts | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="unconfirmed, due-soon, upcoming, met …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.states,
        ),
    ] = None,
    modality: Annotated[
        _Texts | None,
        typer.Option(
            "--modality",
            metavar="WORD",
            help="How binding: must, will, encourage …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.modalities,
        ),
    ] = None,
    deliverable: Annotated[
        _Texts | None,
        typer.Option(
            "--deliverable",
            metavar="WORD",
            help="What will lie on the table: rules, standard, plan …",
            rich_help_panel=_FILTERS,
            autocompletion=complete.deliverables,
        ),
    ] = None,
    marks: Annotated[
        int | None,
        typer.Option(
            "--marks",
            metavar="N",
            min=0,
            max=4,
            help="At least N of the four marks: owner, date, metric, binding verb.",
            rich_help_panel=_FILTERS,
        ),
    ] = None,
    without: Annotated[
        _Texts | None,
        typer.Option(
            "--without",
            metavar="WHAT",
            help="What is left open: lead, owner, date, deliverable, metric or progress.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.open_points,
        ),
    ] = None,
    links_to: Annotated[
        _Texts | None,
        typer.Option(
            "--links-to",
            metavar="ID",
            help="Tied to a measure, an action or a document.",
            rich_help_panel=_FILTERS,
            autocompletion=complete.measures_and_documents,
        ),
    ] = None,
    text: Annotated[
        _Texts | None,
        typer.Option(
            "--text",
            metavar="TEXT",
            help="The words stand in its wording, in either language.",
            rich_help_panel=_FILTERS,
        ),
    ] = None,
    with_generic: Annotated[
        bool,
        typer.Option(
            "--with-generic",
            help="Also where a generic party can cover the department.",
            rich_help_panel=_FILTERS,
        ),
    ] = False,
) -> Filters:
    """Gather the filters as they were typed; the question checks them."""
    return Filters(
        dept=_gather(dept),
        role=_gather(role),
        basis=_gather(basis),
        document=_gather(document),
        kind=_gather(kind),
        level=_gather(level),
        topic=_gather(topic),
        addressee=_gather(addressee),
        due=_gather(due),
        before=_gather(before),
        after=_gather(after),
        passed_since=_gather(passed_since),
        state=_gather(state),
        modality=_gather(modality),
        deliverable=_gather(deliverable),
        marks=marks,
        without=_gather(without),
        links_to=_gather(links_to),
        text=_gather(text),
        with_generic=with_generic,
    )


def _gather(values: list[str] | None) -> tuple[str, ...]:
    return tuple(values or ())
