"""What became of a measure, an action or a target: dated, sourced, only ever added to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from obligations.model.scalars import Day, Record, RecordId, Text, Translated, WholeNumber
from obligations.vocabulary import Status


class Evidence(Record):
    """What shows it: another measure of the corpus, or a page."""

    measure: RecordId | None = Field(default=None, description="A measure or action of the corpus that shows it.")
    url: Text | None = Field(default=None, description="A page that shows it.")
    title: Text | None = Field(default=None, description="What the page is called.")
    retrieved: Day | None = Field(default=None, description="When the page was read.")


class ProgressEntry(Record):
    """A dated statement of what became of a measure, an action or a target."""

    of: RecordId = Field(description="The measure, action or target.")
    date: Day = Field(description="The day from which the evidence shows it.")
    recorded: Day = Field(description="The day it was entered.")
    status: Status = Field(description="What became of it.")
    value: WholeNumber | None = Field(default=None, description="How far, in the unit of the metric.")
    evidence: Annotated[tuple[Evidence, ...], Field(strict=False)] = Field(default=(), description="What shows it.")
    note: Translated | None = Field(default=None, description="In a sentence.")
    corrects: WholeNumber | None = Field(default=None, description="The entry of this file that it corrects, counted from 1.")
