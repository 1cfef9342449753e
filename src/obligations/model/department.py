"""A registered body or a generic party, with its names over time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from obligations.model.scalars import (
    Flag,
    Id,
    PartialDateText,
    Record,
    Text,
    Translated,
    WordingText,
)
from obligations.text.tables import fields
from obligations.vocabulary import Level

_Names = Annotated[tuple[Text, ...], Field(strict=False)]


class Names(Record):
    """Further names, by language."""

    en: _Names = Field(default=(), description="English names.")
    zh: _Names = Field(default=(), description=fields.CHINESE_NAMES)


class FormerName(Record):
    """A name that the same body bore earlier."""

    en: Text | None = Field(default=None, description="English name.")
    zh: Text | None = Field(default=None, description=fields.CHINESE_NAMES)
    abbr: Text | None = Field(default=None, description="Abbreviation of that time.")
    from_: PartialDateText | None = Field(default=None, alias="from", description="Since when.")
    to: PartialDateText | None = Field(default=None, description="Until when.")
    note: Text | None = Field(default=None, description="What one should know of it.")


class Existence(Record):
    """When a body was set up and when it ceased: the days of the decisions, and those on which work
    began and ended.
    """

    from_: PartialDateText | None = Field(
        default=None, alias="from", description="When it was decided to set it up."
    )
    opened: PartialDateText | None = Field(
        default=None, description="When it began to work, where that is known."
    )
    to: PartialDateText | None = Field(default=None, description="When it was decided to end it.")
    closed: PartialDateText | None = Field(
        default=None, description="When it ceased to work, where that is known."
    )
    source: WordingText | None = Field(default=None, description="Where it is said.")


class Succession(Record):
    """What became of a body, or of a part of its functions."""

    to: Id = Field(description="The heir.")
    type: Literal["renamed", "merged", "split", "functions-moved"] = Field(description="How.")
    weight: Literal["primary", "secondary"] = Field(
        description="primary: the heir of the body; secondary: of a part."
    )
    date: PartialDateText = Field(description="When.")
    share: Translated | None = Field(default=None, description="What went over.")
    source: WordingText | None = Field(default=None, description="Where it is said.")
    verified: Flag | None = Field(
        default=None, description="false: from general knowledge, not confirmed in a source."
    )

    @property
    def leads_on(self) -> bool:
        """Whether a search for one finds the other: renamed, merged or the main part of a split."""
        return self.type in ("renamed", "merged") or (
            self.type == "split" and self.weight == "primary"
        )


class Department(Record):
    """A body or generic party."""

    id: Id = Field(description="The id that clauses use.")
    kind: Text = Field(description="What sort of body it is; generic for a generic party.")
    level: Level = Field(description="Whom it belongs to; generic parties cover levels.")
    name: Translated = Field(description="The name that people read.")
    official: Translated | None = Field(
        default=None, description="The full name, where it is longer."
    )
    short: Translated | None = Field(default=None, description="The name in narrow columns.")
    abbr: _Names = Field(default=(), description="Abbreviations, the usual one first.")
    names: Names | None = Field(default=None, description="Other names that texts use.")
    machine_translated: _Names = Field(
        default=(), description="Names that machine translations use."
    )
    query_names: _Names = Field(
        default=(), description="Names that people type and no text is read by."
    )
    former: Annotated[tuple[FormerName, ...], Field(strict=False)] = Field(
        default=(), description="Earlier names of the same body."
    )
    parent: Id | None = Field(default=None, description="The body that it stands under.")
    nameplate_of: Id | None = Field(default=None, description="The body whose second name it is.")
    existed: Existence | None = Field(
        default=None, description="When it was set up and when it ceased."
    )
    successors: Annotated[tuple[Succession, ...], Field(strict=False)] = Field(
        default=(), description="What became of it."
    )
    cover: _Names = Field(
        default=(), description="Of a generic party: the levels, or ids, of whom it can mean."
    )
    code: Text | None = Field(default=None, description="ISO 3166-2 code of a province.")
    note: Translated | None = Field(default=None, description="What one should know of it.")

    @property
    def is_generic(self) -> bool:
        """Whether it stands for bodies that a text does not name."""
        return self.kind == "generic"


class AmbiguousName(Record):
    """A name that several bodies are called by."""

    name: Text = Field(description="The name.")
    candidates: Annotated[tuple[Id, ...], Field(strict=False, min_length=2)] = Field(
        description="Whom it could mean."
    )
    means: Id | None = Field(
        default=None, description="Whom it is taken to mean; none: the program asks."
    )


class DepartmentsFile(Record):
    """The registry of departments, `departments.yaml`."""

    departments: Annotated[tuple[Department, ...], Field(strict=False)] = Field(
        default=(), description="Every body and generic party."
    )
    names: dict[Id, Names] = Field(
        default={}, description="Further names of bodies of the layers below, by their ids."
    )
    ambiguous: Annotated[tuple[AmbiguousName, ...], Field(strict=False)] = Field(
        default=(), description="Names shared by several bodies."
    )
