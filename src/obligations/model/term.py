"""The records of the closed lists that are data: topics and addressees."""

from __future__ import annotations

from pydantic import Field

from obligations.model.scalars import Id, Record, Translated


class Term(Record):
    """A topic or an addressee: an id of a closed list, with its name and what belongs to it."""

    id: Id = Field(description="The id that measures and actions use.")
    name: Translated = Field(description="What people read.")
    note: Translated | None = Field(default=None, description="What belongs to it, where the name leaves doubt.")
