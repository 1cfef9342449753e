"""The columns of the outline of a draft: one row a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.output.column import Column, make_listing
from obligations.text.tables import headings

if TYPE_CHECKING:
    from obligations.output.column import Listing
    from obligations.records import OutlineRow

OUTLINE: Listing[OutlineRow] = make_listing(
    "measure",
    ("label", "kind", "heading", "lead", "co_responsible", "responsible", "dates"),
    Column("label", headings.LABEL, lambda record, _: record["label"], kind="id"),
    Column("kind", headings.KIND, lambda record, style: style.word(record["kind"])),
    Column("heading", headings.TITLE, lambda record, _: record["heading"], kind="sentence"),
    Column("lead", headings.LEAD, lambda record, _: record["lead"], kind="list"),
    Column(
        "co_responsible",
        headings.CO_RESPONSIBLE,
        lambda record, _: record["co_responsible"],
        kind="list",
    ),
    Column(
        "responsible",
        headings.RESPONSIBLE,
        lambda record, _: record["responsible"],
        kind="list",
    ),
    Column("dates", headings.DUE, lambda record, _: record["dates"], kind="due"),
)
