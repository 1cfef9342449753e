"""What a draft holds. All places are those of the text as read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from obligations.drafting.parties.party import GENERIC

if TYPE_CHECKING:
    from obligations.drafting.dates.due import DueDate
    from obligations.drafting.head.head import Head
    from obligations.drafting.parties.party import Party
    from obligations.drafting.source import Stretch
    from obligations.vocabulary import MeasureKind


_RELEVANT_PROVINCES = "relevant-provincial-governments"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text as read, with what stands there."""

    text: str
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class DraftTarget:
    """A date, a figure, or both, with the sentence that they stand in."""

    due: DueDate | None
    printed: Passage
    metric: DraftMetric | None = None
    strive: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class DraftMetric:
    """How much is promised, as printed."""

    comparator: str
    value: str
    unit: str
    to: str | None = None


@dataclass(slots=True)
class DraftMeasure:
    """A numbered provision, or one without a number in the closing of a document."""

    number: int
    label: str | None
    section: int | None
    parent: int | None
    kind: MeasureKind
    heading: Passage | None
    text: Passage
    lead: list[Party] = field(default_factory=list)
    co_responsible: list[Party] = field(default_factory=list)
    responsible: list[Party] = field(default_factory=list)
    lead_basis: str | None = None
    open: bool = False
    targets: list[DraftTarget] = field(default_factory=list)
    clauses: list[Passage] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)  # its text without heading and clauses
    unparsed: list[Passage] = field(default_factory=list)
    unread: list[Passage] = field(default_factory=list)  # clauses that were not understood
    yearless: list[Passage] = field(default_factory=list)  # dates whose year nothing says
    told: list[Passage] = field(default_factory=list)  # headings of columns told by their cells

    @property
    def parties(self) -> list[Party]:
        """All its parties, in the order of the roles."""
        return [*self.lead, *self.co_responsible, *self.responsible]

    @property
    def title(self) -> str:
        """What it is called: its heading, else how its text begins."""
        if self.heading:
            return self.heading.text
        return self.sentences[0] if self.sentences else self.text.text


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading above measures; `text` holds the paragraphs below it, before its first measure."""

    number: int
    label: str | None
    heading: Passage
    text: tuple[Passage, ...] = ()


@dataclass(slots=True)
class Draft:
    """A document as it was read. Every sign of the text stands in one of its parts."""

    head: Head
    language: str
    sections: list[DraftSection] = field(default_factory=list)
    measures: list[DraftMeasure] = field(default_factory=list)
    closing: list[DraftMeasure] = field(default_factory=list)
    unattached: list[DraftTarget] = field(default_factory=list)
    headings: list[Passage] = field(default_factory=list)
    unparsed: list[Passage] = field(default_factory=list)
    responsible: list[Party] = field(default_factory=list)  # stated once for all measures

    def list_meant(self, party: Party) -> list[str]:
        """Return the ids of the addressees to whom a party points back: the relevant provinces are
        those that a document is sent to. None for another party.
        """
        if party.id != _RELEVANT_PROVINCES:
            return []
        return [
            one.id
            for one in self.head.addressees
            if one.id and one.level == "province" and one.kind != GENERIC
        ]
