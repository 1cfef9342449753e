"""The words that are data: the closed lists of topics and addressees, and the names by which one
thing is known.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from obligations.model.scalars import Id, Record, Text, Translated
from obligations.text.tables import fields

_Names = Annotated[tuple[Text, ...], Field(strict=False)]


class Term(Record):
    """A topic or an addressee: an id of a closed list, with its name and what belongs to it."""

    id: Id = Field(description="The id that measures and actions use.")
    name: Translated = Field(description="What people read.")
    note: Translated | None = Field(
        default=None, description="What belongs to it, where the name leaves doubt."
    )


class Synonyms(Record):
    """The names of one thing, by language: a search for one of them finds the others."""

    en: _Names = Field(default=(), description="English names.")
    zh: _Names = Field(default=(), description=fields.CHINESE_NAMES)
