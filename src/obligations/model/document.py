"""A document and what stands in it.

Each rule on how a text becomes these records is in docs/encoding.md.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict

from obligations.dates import is_interval
from obligations.ids import make_measure_id
from obligations.model.conditions import fits, has, if_then, lacks, says
from obligations.model.scalars import (
    DEPARTMENT_KEYS,
    AddresseeId,
    Amount,
    Day,
    DepartmentId,
    Flag,
    Id,
    Language,
    PartialDateText,
    Record,
    RecordId,
    RecurringDateText,
    Text,
    TopicId,
    Translated,
    WebAddress,
    WholeNumber,
    WindowText,
    WordingText,
)
from obligations.text.tables import fields
from obligations.vocabulary import (
    PARTY_ROLES,
    Applies,
    Basis,
    Comparator,
    Completeness,
    Deliverable,
    DocumentKind,
    MeasureKind,
    Modality,
    Recurrence,
    Relation,
)

_Departments = Annotated[tuple[DepartmentId, ...], Field(strict=False)]
_Parties = Annotated[_Departments, Field(json_schema_extra={"uniqueItems": True})]
_Heirs = Annotated[dict[DepartmentId, DepartmentId], Field(json_schema_extra=DEPARTMENT_KEYS)]
_Topics = Annotated[tuple[TopicId, ...], Field(strict=False)]
_Addressees = Annotated[tuple[AddresseeId, ...], Field(strict=False)]


_Printed = Annotated[tuple[Text, ...], Field(strict=False)]


class UnresolvedParties(Record):
    """Parties of a clause that are in no registry yet, as the text prints them; in drafts alone."""

    lead: _Printed = Field(default=(), description="Takes the lead.")
    co_responsible: _Printed = Field(default=(), description="Named together with a lead.")
    responsible: _Printed = Field(default=(), description="Named as responsible.")


class Clause(Record):
    """Who answers, and on what basis it is said (责任分工)."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [has(role) for role in (*PARTY_ROLES, "unresolved")],
            "allOf": [
                if_then(
                    says("basis", "stated"),
                    has("co_responsible"),
                    {"anyOf": [has("lead"), has("unresolved")]},
                ),
                if_then(says("basis", "document", "inferred"), has("because")),
                if_then(has("passed_to"), has("because")),
            ],
        }
    )

    basis: Basis = Field(
        description=(
            "stated in the text; document: from what it says of all measures; inferred by the"
            " maintainers."
        )
    )
    applies: Applies | None = Field(
        default=None,
        description="On a document: the measures without a clause of their own (default), or all.",
    )
    lead: _Parties = Field(default=(), description=fields.ABOUT_LEAD)
    co_responsible: _Parties = Field(default=(), description=fields.ABOUT_CO_RESPONSIBLE)
    responsible: _Parties = Field(
        default=(),
        description=fields.ABOUT_RESPONSIBLE,
    )
    unresolved: UnresolvedParties | None = Field(
        default=None, description="In a draft: parties that are in no registry yet, as printed."
    )
    because: Translated | None = Field(
        default=None,
        description="Why: needed where the basis is document or inferred, or with passed_to.",
    )
    passed_to: _Heirs | None = Field(
        default=None, description="Body named here to the one that this matter went to later."
    )


# What stands once for all measures stands on the document, and nothing else does.
_DocumentClauses = Annotated[
    tuple[Clause, ...],
    Field(
        strict=False,
        json_schema_extra={
            "allOf": [{"items": {"type": "object", **fits({"basis": {"const": "document"}})}}]
        },
    ),
]
_Clauses = Annotated[
    tuple[Clause, ...],
    Field(
        strict=False,
        json_schema_extra={
            "allOf": [
                {
                    "items": {
                        "type": "object",
                        **fits({"basis": {"enum": ["stated", "inferred"]}, "applies": False}),
                    }
                }
            ]
        },
    ),
]


class Baseline(Record):
    """From where a metric is counted."""

    value: Amount = Field(description="How much it was.")
    at: PartialDateText | None = Field(default=None, description="When it was so.")


class Metric(Record):
    """How much is promised."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                if_then(says("comparator", "between"), has("to")),
                if_then(has("to"), says("comparator", "between")),
            ]
        }
    )

    comparator: Comparator = Field(description="How the value is meant.")
    value: Amount = Field(description="The number as printed; of between, the lower one.")
    to: Amount | None = Field(default=None, description="Of between, the upper number.")
    unit: Translated = Field(description="What is counted, with any threshold that the text sets.")
    baseline: Baseline | None = Field(
        default=None, description="From where it is counted, where the text says so."
    )


class Link(Record):
    """A tie to an earlier measure or action."""

    relation: Relation = Field(description="What this does with the earlier one.")
    to: RecordId = Field(description="The earlier measure or action.")
    because: Translated | None = Field(default=None, description="Why the two belong together.")


_RECURS: JsonDict = {"type": "string", "pattern": "^XXXX-"}
_LASTS: JsonDict = {"type": "string", "pattern": "[.][.]"}
# The dates that lie once in each period of a recurrence.
_DATES_BESIDE_EVERY: dict[Recurrence, JsonDict | bool] = {
    "week": False,
    "month": {"type": "string", "pattern": "^XXXX-XX-"},
    "quarter": {"type": "string", "pattern": "^XXXX-[01]"},
    "half": {"type": "string", "pattern": "^XXXX-[01]"},
    "year": {"type": "string", "pattern": "^XXXX-[^X]"},
    "two-years": {"not": _RECURS},
    "regularly": False,
    "continuously": False,
}


class Target(Record):
    """A promised result.

    At most one of by, in and from; none of them: undated. What recurs has every, and from and until
    beside it.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                if_then(has("by"), lacks("in")),
                if_then(has("by", "from"), has("every")),
                if_then(has("in"), lacks("from", "every")),
                if_then(has("until"), has("every")),
                if_then(has("by"), fits({"by": _RECURS}), has("every")),
                *(
                    if_then(says("every", every), fits({"by": date}))
                    for every, date in _DATES_BESIDE_EVERY.items()
                ),
                if_then(says("every", "two-years"), has("by")),
                if_then(says("every", "regularly"), lacks("from", "until")),
                # A date that is reckoned from words is explained; what an interval is called isn't.
                if_then(has("when"), {"anyOf": [has("by"), has("from")]}, has("because")),
                if_then(has("when"), has("in"), {"not": fits({"in": _LASTS})}, has("because")),
                if_then(has("because"), has("when")),
                if_then(has("because"), {"anyOf": [has("by"), has("in"), has("from")]}),
            ]
        }
    )

    number: WholeNumber = Field(
        description="Its number within the measure or action, kept for good."
    )
    by: RecurringDateText | None = Field(default=None, description="Due at the end of this date.")
    in_: WindowText | None = Field(
        default=None, alias="in", description="To happen within this date, or this interval."
    )
    from_: PartialDateText | None = Field(
        default=None,
        alias="from",
        description="Holds, or recurs, from the first day of this date on.",
    )
    until: PartialDateText | None = Field(
        default=None, description="Recurs up to the last day of this date."
    )
    every: Recurrence | None = Field(
        default=None,
        description=(
            "Recurs: due at the end of each period, or at a by in it, such as XXXX-02; regularly"
            " and continuously have no deadlines."
        ),
    )
    when: Translated | None = Field(
        default=None,
        description=(
            "The date in the text's own terms, where the calendar doesn't say it. Alone: undated."
        ),
    )
    because: Translated | None = Field(
        default=None, description="How the date beside these terms was reckoned."
    )
    strive: Flag | None = Field(default=None, description=fields.ABOUT_STRIVE)
    outcome: Translated = Field(description="The result, in our own words.")
    metric: Metric | None = Field(
        default=None, description="How much, where the text gives a number."
    )
    deliverable: Deliverable | None = Field(
        default=None, description="What will exist when it is done."
    )

    @property
    def is_reckoned(self) -> bool:
        """Whether its date isn't the text's but was reckoned from the terms that the text uses.

        An interval that these terms only name is none, such as that of a fiscal year.
        """
        if self.when is None:
            return False
        lasts = self.in_ is not None and is_interval(self.in_)
        return bool(self.by or self.from_ or self.in_) and (not lasts or self.because is not None)


class Action(Record):
    """One thing that a measure asks for: a verb with its own object."""

    number: WholeNumber = Field(
        description="Its number within the measure, in the order of the text, kept for good."
    )
    parent: WholeNumber | None = Field(
        default=None, description="The action of this measure that it is a part of."
    )
    modality: Modality = Field(description="How binding the verb is.")
    what: Translated = Field(description="What is to be done, in our own words.")
    deliverable: Deliverable | None = Field(
        default=None, description="What will exist when it is done."
    )
    addressees: _Addressees = Field(
        default=(), description="Whom it speaks to; never a responsible party."
    )
    places: Annotated[tuple[Translated, ...], Field(strict=False)] = Field(
        default=(), description="Where, as the text names it."
    )
    topics: _Topics = Field(
        default=(), description="Where it speaks of something else than its measure."
    )
    submitted_to: _Departments = Field(
        default=(), description="Who only receives what is reported."
    )
    text: Translated | None = Field(
        default=None, description="The official wording; in a corpus of one's own."
    )
    responsibilities: _Clauses = Field(default=(), description="Who answers for this action alone.")
    targets: Annotated[tuple[Target, ...], Field(strict=False)] = Field(
        default=(), description="Results that belong to this action alone."
    )
    links: Annotated[tuple[Link, ...], Field(strict=False)] = Field(
        default=(), description="Ties to earlier measures and actions."
    )


class Measure(Record):
    """One numbered provision; in `closing`, a provision without a number."""

    number: WholeNumber = Field(
        description="Its number; runs on where the text begins anew in each section."
    )
    label: Text | None = Field(default=None, description="The number as printed.")
    section: WholeNumber | None = Field(default=None, description="The number of its section.")
    parent: WholeNumber | None = Field(
        default=None, description="The number of the measure that it is a part of."
    )
    kind: MeasureKind = Field(
        default="measure", description="What it is; follows the heading of its section."
    )
    title: WordingText = Field(description="Short, in our own words.")
    heading: Translated | None = Field(default=None, description="As an original prints it.")
    summary: Translated | None = Field(
        default=None, description="One to three sentences of our own."
    )
    text: Translated | None = Field(
        default=None, description="The official wording; in a corpus of one's own."
    )
    topics: _Topics = Field(default=(), description="What its heading is about; at most three.")
    responsibilities: _Clauses = Field(default=(), description="Who answers for the whole of it.")
    targets: Annotated[tuple[Target, ...], Field(strict=False)] = Field(
        default=(), description="The promised results."
    )
    actions: Annotated[tuple[Action, ...], Field(strict=False)] = Field(
        default=(), description="Each thing that it asks for."
    )
    links: Annotated[tuple[Link, ...], Field(strict=False)] = Field(
        default=(), description="Ties to earlier measures and actions."
    )

    @property
    def says_who_answers(self) -> bool:
        """Whether it has a clause of its own, so that its document's clauses for the unassigned
        pass it by.
        """
        return any(clause.basis == "stated" for clause in self.responsibilities)


class Section(Record):
    """A heading above measures."""

    number: WholeNumber = Field(description="Its number.")
    label: Text | None = Field(default=None, description="The number as printed.")
    title: WordingText = Field(description="Ours.")
    heading: Translated | None = Field(default=None, description="As an original prints it.")
    text: Translated | None = Field(
        default=None, description="What an original says below it, before its first measure."
    )


class SourceError(Record):
    """Where a text that the data was read from is known to be wrong: whom it leaves out.

    `audit` expects the parties named here in the document and not in that text.
    """

    of: RecordId = Field(description="The measure whose passage is wrong.")
    lead: _Parties = Field(default=(), description="Whom it leaves out as lead.")
    co_responsible: _Parties = Field(default=(), description="Whom it leaves out beside a lead.")
    responsible: _Parties = Field(default=(), description="Whom it leaves out as responsible.")
    should: Translated = Field(description="What it should say, in our own words.")
    because: Translated = Field(description="The proof.")


class Source(Record):
    """A text that the data was read from."""

    language: Language = Field(description="Its language.")
    title: Text = Field(description="What it is called.")
    url: WebAddress | None = Field(default=None, description="Where it can be read.")
    retrieved: Day | None = Field(default=None, description="When it was.")
    note: Translated | None = Field(default=None, description="What one should know of it.")
    errors: Annotated[tuple[SourceError, ...], Field(strict=False, max_length=12)] = Field(
        default=(), description="Where it is known to be wrong; at most twelve passages."
    )


class Document(Record):
    """An official instrument: opinions, notice, reply, plan."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [has("issuers"), has("draft")]})

    id: Id = Field(description="The name of the file.")
    number: Text | None = Field(default=None, description=fields.ABOUT_NUMBER)
    kind: DocumentKind = Field(description="What kind of instrument it is.")
    title: WordingText = Field(description="Ours.")
    heading: Translated | None = Field(
        default=None, description="The title as an original prints it."
    )
    draft: Flag | None = Field(
        default=None, description="It was read by the program and has not been reviewed yet."
    )
    issuers: _Departments = Field(
        default=(),
        min_length=1,
        description="Who issued it, in the order of the signatures; only a draft may lack it.",
    )
    unresolved_issuers: _Printed = Field(
        default=(), description="In a draft: issuers that are in no registry yet, as printed."
    )
    addressees: _Departments = Field(default=(), description=fields.ABOUT_ADDRESSEES)
    dated: Day = Field(description=fields.ABOUT_DATED)
    published: Day | None = Field(default=None, description=fields.ABOUT_PUBLISHED)
    record: Completeness | None = Field(
        default=None,
        description=(
            "complete: all that becomes of it is recorded, so that a deadline which has passed"
            " without an entry is overdue; open, which is meant otherwise: it may be done."
        ),
    )
    external: Annotated[tuple[Text, ...], Field(strict=False)] = Field(
        default=(), description="Keys whose facts come from outside the sources."
    )
    sources: Annotated[tuple[Source, ...], Field(strict=False)] = Field(
        default=(), description="The texts that the data was read from."
    )
    responsibilities: _DocumentClauses = Field(
        default=(), description="What it says of all measures that carry no clause of their own."
    )
    sections: Annotated[tuple[Section, ...], Field(strict=False)] = Field(
        default=(), description="The headings above the measures."
    )
    measures: Annotated[tuple[Measure, ...], Field(strict=False, min_length=1)] = Field(
        description="Every numbered provision."
    )
    closing: Annotated[tuple[Measure, ...], Field(strict=False)] = Field(
        default=(), description="Duties after the last number."
    )

    def measure_id(self, measure: Measure, *, closing: bool = False) -> str:
        """Return the id of one of its measures: `2021-m07`, in closing `2024-end1`."""
        return make_measure_id(self.id, measure.number, closing=closing)

    def list_clauses(self, measure: Measure) -> tuple[Clause, ...]:
        """Return the clauses that hold for one of its measures, the measure's own first."""
        own = measure.says_who_answers
        inherited = [
            clause for clause in self.responsibilities if clause.applies == "all" or not own
        ]
        return (*measure.responsibilities, *inherited)
