"""The records that questions return and JSON prints, with what each field is.

The schema of the JSON output, `output.schema.json`, is made of them by `make schemas`: in an
`Annotated`, a text describes the field, and a pair is a further keyword of its schema. Records
are plain dicts: only annotations name their types, so that no question imports this module.
"""

from decimal import Decimal
from typing import Annotated, Literal, NotRequired, TypedDict, final

from obligations.vocabulary import (
    Basis,
    Comparator,
    Completeness,
    Deliverable,
    DocumentKind,
    Mark,
    MeasureKind,
    Modality,
    Quality,
    Recurrence,
    Relation,
    Role,
    State,
    Status,
)

SubjectKind = Literal["measure", "action", "target"]
Lang = Literal["en", "zh"]
HitField = Literal[
    "title", "heading", "summary", "outcome", "when", "because", "unit", "what", "place"
]
# A value in a row of SQLite.
SqlValue = str | float | bytes | None
DayWritten = Annotated[str, ("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Bilingual(TypedDict):
    """A wording in both languages; null where one lacks."""

    en: Annotated[str | None, "In English."]
    zh: Annotated[str | None, "In Chinese."]


class TitledRecord(TypedDict):
    """A measure, by its id and title."""

    id: Annotated[str, "The id of the measure."]
    title: Annotated[Bilingual, "Its title."]


class BodyRecord(TypedDict):
    """A body or generic party, as other records name it."""

    id: Annotated[str, "Its id in the registry, that of its time."]
    name: Annotated[Bilingual, "Its name of that time."]
    abbr: Annotated[str | None, "Its abbreviation."]


class KnownBodyRecord(BodyRecord):
    """A body or generic party of the registry."""

    kind: Annotated[
        str | None,
        "What sort of body it is, generic for a party that stands for others; null where the"
        " registry lacks it.",
    ]


class DepartmentRecord(KnownBodyRecord):
    """A body or generic party, with what became of it."""

    short: Annotated[Bilingual, "What stands in narrow columns."]
    now: Annotated[list[str], "Ids of what became of it by the day asked about."]
    heirs: Annotated[list[Bilingual], "Short names of the same."]


class PartyRecord(DepartmentRecord):
    """A body or generic party that answers for a measure or action."""

    basis: Annotated[Basis, "On what basis it is named."]
    because: Annotated[Bilingual | None, "Why, where that is not stated in the measure."]
    parts: Annotated[
        list[str] | None, "The ids of the actions that it answers for; null: for the whole."
    ]


class RolesRecord(TypedDict):
    """Who answers for a measure or an action, by role."""

    lead: Annotated[list[PartyRecord], "Who takes the lead."]
    co_responsible: Annotated[list[PartyRecord], "Who is named together with a lead."]
    responsible: Annotated[list[PartyRecord], "Who is named as responsible where nobody leads."]


class UnresolvedRecord(TypedDict):
    """Whom a draft names and no registry has, by role, as printed."""

    lead: Annotated[list[str], "Who takes the lead."]
    co_responsible: Annotated[list[str], "Who is named together with a lead."]
    responsible: Annotated[list[str], "Who is named as responsible where nobody leads."]


class AnsweringRecord(RolesRecord):
    """Who answers for a measure or an action, by role and in short."""

    unresolved: Annotated[UnresolvedRecord, "Whom a draft names and no registry has, as printed."]

    who: Annotated[
        list[str], "The ids of who answers: those who lead, else all who are responsible."
    ]


class BaselineRecord(TypedDict):
    """From where a metric is counted."""

    value: Annotated[Decimal, "How much it was."]
    at: Annotated[str | None, "When it was so."]


class GoalRecord(TypedDict):
    """How much a text promises."""

    comparator: Annotated[Comparator, "How the value is meant."]
    value: Annotated[Decimal, "The number as printed; of between, the lower one."]
    to: Annotated[Decimal | None, "Of between, the upper number."]
    unit: Annotated[Bilingual, "What is counted."]
    baseline: Annotated[BaselineRecord | None, "From where it is counted, where that is known."]


class MetricRecord(GoalRecord):
    """How much is promised."""

    reached: Annotated[
        Decimal | None, "How far it was by the day asked about, where that is on record."
    ]
    way: Annotated[
        int | None,
        "How much of the way from the baseline to the value has been made by then, in percent.",
    ]


class StandingRecord(TypedDict):
    """Where something stands on the day asked about."""

    state: Annotated[
        State,
        "Where it stands on the day asked about; unconfirmed: the deadline has passed and nothing"
        " is on record.",
    ]
    progress: Annotated[Status | None, "The status of its last entry on record by that day."]
    not_found: Annotated[
        DayWritten | None,
        "The day on which somebody looked for it in vain; null where more was recorded since.",
    ]


WhenRecord = TypedDict(
    "WhenRecord",
    {
        "by": Annotated[
            str | None,
            "Due at the end of this date, as precise as the text: 2025, 2021-H1, 2021-Q2, 2025-06"
            " or 2025-06-30; XXXX-02 recurs.",
        ],
        "in": Annotated[str | None, "To happen within this date."],
        "from": Annotated[str | None, "Holds, or recurs, from the first day of this date on."],
        "until": Annotated[str | None, "Recurs up to the last day of this date."],
        "every": Annotated[Recurrence | None, "How often it recurs."],
        "when": Annotated[
            Bilingual | None,
            "The date in the text's own terms, where the calendar doesn't say it.",
        ],
        "reckoned": Annotated[
            bool, "Whether the date isn't the text's but was reckoned from these terms."
        ],
    },
)
WhenRecord.__doc__ = "The date of a target as the text has it."


class StrivingRecord(WhenRecord):
    """The date of a target, and how the text means it."""

    strive: Annotated[bool, "Whether the text says strive to."]


class DatesRecord(WhenRecord):
    """The date of a target, and the deadline that it means."""

    deadline: Annotated[
        DayWritten | None,
        "Derived: the last day on which it can be met; of what recurs that of the occurrence.",
    ]


class OccurringDatesRecord(DatesRecord):
    """The date of a target, and of what recurs the occurrence that is meant."""

    occurrence: Annotated[
        str | None,
        "Of what recurs the occurrence that is meant, by the period in which it is due; of a"
        " target as a whole the one that decides its state.",
    ]
    earlier_unconfirmed: Annotated[
        int | None,
        "Of what recurs how many occurrences before the last that has passed have passed too,"
        " and nothing is on record of them; null where it does not recur.",
    ]


class OccurrenceRecord(StandingRecord):
    """An occurrence of what recurs."""

    target: Annotated[str, "The id of the target."]
    id: Annotated[str, "Its id, such as 2021-m07.t1@2026-Q1."]
    number: Annotated[int, "Which one it is, counted from 1.", ("minimum", 1)]
    occurrence: Annotated[str, "Its name: the period in which it is due."]
    deadline: Annotated[DayWritten, "The day on which it is due."]


class TargetRecord(OccurringDatesRecord, StrivingRecord, StandingRecord):
    """A promised result."""

    id: Annotated[str, "Its id, such as 2021-m07.t1, or 2021-m07.2.t1 for that of an action."]
    because: Annotated[Bilingual | None, "How the date was reckoned."]
    outcome: Annotated[Bilingual, "The promised result."]
    metric: Annotated[MetricRecord | None, "How much is promised, where the text gives a number."]
    deliverable: Annotated[Deliverable | None, "What will exist when it is done."]


class ActionRecord(AnsweringRecord, StandingRecord):
    """One thing that a measure asks for."""

    id: Annotated[str, "Its id, such as 2021-m07.2."]
    parent: Annotated[str | None, "The id of the action that it is a part of."]
    modality: Annotated[Modality, "How binding its verb is."]
    what: Annotated[Bilingual, "What is to be done."]
    deliverable: Annotated[Deliverable | None, "What will exist when it is done."]
    addressees: Annotated[list[str], "Whom it speaks to: ids of addressees."]
    places: Annotated[list[Bilingual], "Where, as the text names it."]
    topics: Annotated[
        list[str], "Ids of the topics where it speaks of something else than its measure."
    ]
    submitted_to: Annotated[list[str], "Ids of those who only receive what is reported."]
    targets: Annotated[list[TargetRecord], "Results that belong to this action alone."]


LinkRecord = TypedDict(
    "LinkRecord",
    {
        "relation": Annotated[Relation, "What the later does with the earlier."],
        "from": Annotated[
            str | None,
            "The later one; in links, the action of this measure, null for the whole of it.",
        ],
        "to": Annotated[
            str | None,
            "The earlier one; in linked_from, the action of this measure, null for the whole of"
            " it.",
        ],
        "because": Annotated[Bilingual | None, "Why the two belong together."],
    },
)
LinkRecord.__doc__ = "A tie between measures or actions of two documents."


class AssignmentRecord(TypedDict):
    """Who at home looks after a measure, an action or a target."""

    of: Annotated[str, "The id of the measure, action or target."]
    owner: Annotated[BodyRecord, "Who looks after it."]
    note: Annotated[Bilingual | None, "In a sentence."]
    layer: Annotated[str, "The layer that says so."]


class AskedRecord(TypedDict):
    """A department that was asked for, as it is named here."""

    department: Annotated[str, "Its id."]
    role: Annotated[Role, "Its role."]
    basis: Annotated[Basis | None, "On what basis it is named."]
    part: Annotated[str | None, "The action that it answers for; null: for the whole."]
    itself: Annotated[
        bool, "Whether it is the very body asked for, not a predecessor or successor."
    ]


class AskableRecord(TypedDict):
    """A record that can be there because departments were asked for."""

    asked: NotRequired[
        Annotated[
            list[AskedRecord],
            "Why it is among the answers; stands where departments were asked for.",
        ]
    ]


class HitRecord(TypedDict):
    """A place where the text was found."""

    id: Annotated[
        str,
        "Of the measure, action or target; of the document, where only its title has the text.",
    ]
    field: Annotated[HitField, "In which text."]
    lang: Annotated[Lang, "In which language."]
    excerpt: Annotated[str, "The words around it."]
    match: Annotated[str, "The words found, as they are written there."]


class WrittenEvidenceRecord(TypedDict):
    """What shows it, as it is written in an entry."""

    measure: NotRequired[Annotated[str, "A measure or action of the corpus."]]
    url: NotRequired[Annotated[str, "A page."]]
    title: NotRequired[Annotated[str, "What the page is called."]]
    retrieved: NotRequired[Annotated[DayWritten, "When the page was read."]]
    quality: NotRequired[
        Annotated[
            Quality,
            "official: an instrument or the body's own site; reported: news that names it;"
            " secondary: all else.",
        ]
    ]
    number: NotRequired[Annotated[str, "The official number of an instrument."]]
    issuers: NotRequired[Annotated[list[str], "Who issued it, by id."]]
    publisher: NotRequired[Annotated[str, "Who made it public."]]
    dated: NotRequired[Annotated[DayWritten, "The day that it bears."]]
    file: NotRequired[Annotated[str, "A file of one's own, by its path in the folder of measures."]]
    sha256: NotRequired[Annotated[str, "The SHA-256 of its bytes.", ("pattern", "^[0-9a-f]{64}$")]]


class EvidenceRecord(WrittenEvidenceRecord):
    """An instrument, a page, a measure or a file of one's own that shows it."""

    citation: Annotated[Bilingual, "How it is cited."]


class EntryRecord(TypedDict):
    """A statement on record of what became of a measure, an action or a target."""

    of: Annotated[str, "The measure, action, target or occurrence that it is about."]
    date: Annotated[DayWritten, "The day from which the evidence shows it."]
    recorded: Annotated[DayWritten, "The day it was entered."]
    status: Annotated[Status, "What became of it."]
    value: Annotated[Decimal | None, "How much was reached, in the unit of the metric."]
    evidence: Annotated[list[EvidenceRecord], "What shows it."]
    quality: Annotated[Quality | None, "How good the best evidence is; null where nobody has said."]
    note: Annotated[Bilingual | None, "In a sentence."]
    id: Annotated[
        str,
        "Its id among the entries about the same thing: the first digits of a sum over what it"
        " says.",
        ("pattern", "^[0-9a-f]{8,64}$"),
    ]
    file: Annotated[
        str,
        "The file it stands in, relative to the measures; of a layer below, behind its name.",
    ]
    layer: Annotated[str, "The layer that it stands in."]
    corrects: Annotated[list[str], "The ids of the entries about the same thing that it corrects."]
    corrected: Annotated[bool, "Whether a later entry corrects it."]
    withdrawn: Annotated[bool, "Whether it was withdrawn."]


class LoggedMeasureRecord(TypedDict):
    """The measure of a statement; both are null where it is gone."""

    id: Annotated[str | None, "The id of the measure."]
    title: Annotated[Bilingual | None, "Its title."]


class LoggedRecord(EntryRecord):
    """A statement on record, with its measure and what became of the statement."""

    corrected_by: Annotated[str | None, "The id of the entry that corrects it."]
    other_ids: Annotated[list[str], "Ids under which the same was recorded once more."]
    measure: Annotated[LoggedMeasureRecord, "The measure that it is about."]


class SectionRecord(TypedDict):
    """The heading above a measure."""

    label: Annotated[str | None, "The number as printed."]
    title: Annotated[Bilingual, "Its title."]


class TextRecord(TypedDict):
    """A text that the data was read from."""

    language: Annotated[str, "Its language."]
    title: Annotated[str, "What it is called."]
    url: Annotated[str | None, "Where it can be read."]
    retrieved: Annotated[DayWritten | None, "When it was read."]
    note: Annotated[Bilingual | None, "What one should know of it."]


class SourceRecord(TypedDict):
    """Where a measure stands."""

    number: Annotated[str | None, "The official number of the document."]
    title: Annotated[Bilingual, "The title of the document."]
    heading: Annotated[Bilingual | None, "Its official title."]
    dated: Annotated[DayWritten, "The day it was signed."]
    section: Annotated[SectionRecord | None, "The section."]
    texts: Annotated[list[TextRecord], "The texts that the data was read from."]


class LabelledRecord(TitledRecord):
    """A measure, by its id, its number as printed and its title."""

    label: Annotated[str | None, "The number as printed."]


class FamilyRecord(TypedDict):
    """The measures above and below a measure."""

    parent: Annotated[LabelledRecord | None, "The one that it is a part of."]
    parts: Annotated[list[LabelledRecord], "Those that are parts of it."]


class MeasureRecord(AnsweringRecord, AskableRecord):
    """One numbered provision of a document."""

    id: Annotated[str, "Its id, such as 2021-m07; in closing, 2024-end1."]
    document: Annotated[str, "The id of its document."]
    draft: Annotated[
        bool, "Whether the program read its document from a text and nobody has reviewed it yet."
    ]
    layer: Annotated[str, "The layer that it stands in."]
    number: Annotated[int, "Its number in the document.", ("minimum", 1)]
    label: Annotated[str | None, "The number as printed."]
    section: Annotated[int | None, "The number of its section."]
    parent: Annotated[str | None, "The id of the measure that it is a part of."]
    closing: Annotated[bool, "Whether it stands without a number after the last measure."]
    kind: Annotated[MeasureKind, "What it is."]
    title: Annotated[Bilingual, "Short, in the words of the data's maintainers."]
    heading: Annotated[Bilingual | None, "As an original prints it."]
    summary: Annotated[Bilingual | None, "One to three sentences."]
    topics: Annotated[list[str], "Ids of its topics."]
    basis: Annotated[
        Basis | None, "The strongest basis on which anybody is named; null where nobody is."
    ]
    targets: Annotated[list[TargetRecord], "Results that are promised of the measure as a whole."]
    actions: Annotated[list[ActionRecord], "Each thing that it asks for."]
    state: Annotated[
        State,
        "Where it stands on the day asked about; unconfirmed: the deadline has passed and nothing"
        " is on record.",
    ]
    reported: Annotated[
        Status | None,
        "The status of the last entry on record by that day about the measure as a whole.",
    ]
    not_found: Annotated[
        DayWritten | None,
        "The day on which somebody looked for it in vain; null where more was recorded since.",
    ]
    next_deadline: Annotated[
        DayWritten | None, "The earliest deadline from that day on of what is not settled."
    ]
    marks: Annotated[list[Mark], "What makes it a hard obligation."]
    assigned: Annotated[
        list[AssignmentRecord], "Who at home looks after it or a part of it; never who answers."
    ]
    links: Annotated[list[LinkRecord], "What it does with earlier measures and actions."]
    linked_from: Annotated[list[LinkRecord], "What later ones do with it."]
    hits: NotRequired[Annotated[list[HitRecord], "Where the text was found; with search alone."]]
    progress: NotRequired[
        Annotated[
            list[EntryRecord],
            "What is on record of it by that day, the oldest first; with show alone.",
        ]
    ]
    history: NotRequired[
        Annotated[
            list[OccurrenceRecord],
            "Of each target that recurs the last occurrences that have passed, the first to come"
            " that is not settled, and those that are named, the oldest first; with show alone.",
        ]
    ]
    source: NotRequired[Annotated[SourceRecord, "Where it stands; with show alone."]]
    around: NotRequired[
        Annotated[FamilyRecord, "What it is a part of, and its parts; with show alone."]
    ]


class DueMeasureRecord(TitledRecord, AnsweringRecord):
    """The measure of a target, and who answers for the target."""


class OccurringTargetRecord(TargetRecord):
    """A target, or of what recurs an occurrence, whose id `id` is then."""

    target: Annotated[str, "The id of the target."]


class RowOfDocument(TypedDict):
    """What a row says of the document that it is from."""

    document: Annotated[str, "The id of the document."]
    layer: Annotated[str, "The layer that the document stands in."]
    draft: Annotated[
        bool, "Whether the program read its document from a text and nobody has reviewed it yet."
    ]


class AssignedRow(TypedDict):
    """A part of a measure, with who at home looks after it."""

    assigned: Annotated[
        list[AssignmentRecord],
        "Who at home looks after it, or else after the action or measure that it belongs to.",
    ]


class DueRow(OccurringTargetRecord, AskableRecord, AssignedRow, RowOfDocument):
    """A target with its measure; of what recurs, an occurrence."""

    measure: Annotated[DueMeasureRecord, "The measure, and who answers for the target."]
    action: Annotated[
        str | None, "The id of the action that the target belongs to; null: the measure's own."
    ]


class ActionRow(ActionRecord, AskableRecord, AssignedRow, RowOfDocument):
    """An action with its measure."""

    measure: Annotated[TitledRecord, "The measure."]


class ObligationRow(OccurringDatesRecord, StandingRecord, RowOfDocument):
    """One department, one role, one measure or action, one deadline."""

    id: Annotated[str, "Of the measure or action."]
    measure: Annotated[str, "The id of the measure."]
    action: Annotated[str | None, "The id of the action; null: the measure as a whole."]
    target: Annotated[str | None, "The id of the target; null where there is none."]
    department: Annotated[DepartmentRecord | None, "Who; null where nobody is named."]
    role: Annotated[Role | None, "Its role."]
    basis: Annotated[Basis | None, "On what basis it is named."]
    title: Annotated[Bilingual, "The title of the measure, or what the action is."]
    outcome: Annotated[Bilingual | None, "The promised result."]
    metric: Annotated[MetricRecord | None, "How much is promised, where the text gives a number."]


# A row that has a date of its own.
DatedRow = DueRow | ObligationRow


class DocumentRecord(TypedDict):
    """A document, with its issuers and how much is in it."""

    id: Annotated[str, "Its id."]
    layer: Annotated[str, "The layer that it stands in."]
    number: Annotated[str | None, "Its official number."]
    kind: Annotated[DocumentKind, "What sort of instrument it is."]
    title: Annotated[Bilingual, "Its title, in the words of the data's maintainers."]
    heading: Annotated[Bilingual | None, "Its official title."]
    dated: Annotated[DayWritten, "The day it was signed."]
    published: Annotated[DayWritten | None, "The day it was made public."]
    record: Annotated[
        Completeness,
        "complete where all that becomes of it is recorded, so that what has passed without an"
        " entry is overdue; else open.",
    ]
    issuers: Annotated[list[BodyRecord], "Who issued it."]
    addressees: Annotated[list[BodyRecord], "Whom it is sent to."]
    external: Annotated[list[str], "Keys whose facts come from outside its sources."]
    draft: Annotated[
        bool, "Whether the program read it from a text and nobody has reviewed it yet."
    ]
    measures: Annotated[int, "How many numbered measures it has."]
    closing: Annotated[int, "How many provisions stand after the last measure."]
    actions: Annotated[int, "How many actions it has."]
    targets: Annotated[int, "How many targets it has."]
    sources: Annotated[list[TextRecord], "The texts that the data was read from."]


class RoleCountsRecord(TypedDict):
    """How many measures name a body, by role."""

    lead: Annotated[int, "How many measures it leads."]
    co_responsible: Annotated[int, "How many measures name it together with a lead."]
    responsible: Annotated[int, "How many measures name it as responsible where nobody leads."]


class CountedDepartmentRecord(KnownBodyRecord, RoleCountsRecord):
    """A body or generic party, with the number of measures that name it."""

    level: Annotated[str | None, "central, province, local, company and so on."]
    layer: Annotated[str | None, "The layer that it stands in; null where no registry has it."]


FormerNameRecord = TypedDict(
    "FormerNameRecord",
    {
        "name": Annotated[str, "The name."],
        "from": Annotated[str | None, "Since when it was called so."],
        "to": Annotated[str | None, "Until when."],
    },
)
FormerNameRecord.__doc__ = "A name that a body had once."

ExistedRecord = TypedDict(
    "ExistedRecord",
    {
        "from": Annotated[str | None, "When it was decided to set it up."],
        "opened": Annotated[str | None, "When it began to work."],
        "to": Annotated[str | None, "When it was decided to end it."],
        "closed": Annotated[str | None, "When it ceased to work."],
    },
)
ExistedRecord.__doc__ = "When a body existed."


class SuccessionRecord(BodyRecord):
    """A body that functions came from or went to."""

    type: Annotated[str, "How they moved."]
    weight: Annotated[str, "primary: the heir of the body; secondary: of a part."]
    date: Annotated[str, "When."]
    share: Annotated[Bilingual, "Which of them."]
    source: Annotated[Bilingual, "Where that stands."]
    verified: Annotated[bool, "Whether somebody has read it there."]


class DepartmentMeasuresRecord(TypedDict):
    """What a body answers for, by role."""

    lead: Annotated[list[str], "Ids of the measures and actions that it leads."]
    co_responsible: Annotated[list[str], "Ids of those that name it together with a lead."]
    responsible: Annotated[list[str], "Ids of those that name it where nobody leads."]


class DepartmentPageRecord(KnownBodyRecord):
    """Everything about one body."""

    level: Annotated[str | None, "central, province, local, company and so on."]
    layer: Annotated[str, "The layer that it stands in."]
    official: Annotated[Bilingual, "Its official name."]
    names: Annotated[list[str], "What else it is called."]
    former_names: Annotated[list[FormerNameRecord], "What it was called once."]
    machine_translated: Annotated[list[str], "What machine translations call it."]
    also: Annotated[list[KnownBodyRecord], "Who else the name asked for can mean."]
    parent: Annotated[str | None, "The id of the body that it belongs to."]
    nameplate_of: Annotated[str | None, "The id of the body that it is another name of."]
    short: Annotated[Bilingual, "What stands in narrow columns."]
    existed: Annotated[ExistedRecord, "When it existed."]
    predecessors: Annotated[list[SuccessionRecord], "Where its functions came from."]
    successors: Annotated[list[SuccessionRecord], "Where its functions went."]
    measures: Annotated[DepartmentMeasuresRecord, "What it answers for."]
    signed: Annotated[list[str], "Ids of the documents that it issued."]
    assigned: Annotated[
        list[str], "Ids of the measures, actions and targets that it looks after at home."
    ]
    note: Annotated[Bilingual | None, "What one should know of it."]


class MovedBodyRecord(Bilingual):
    """A body that a part of its functions left or reached, in short."""

    id: Annotated[str, "Its id in the registry."]


MoveRecord = TypedDict(
    "MoveRecord",
    {
        "from": Annotated[MovedBodyRecord, "Whence."],
        "to": Annotated[MovedBodyRecord, "Whither."],
        "date": Annotated[str, "When."],
        "share": Annotated[Bilingual, "Which functions."],
        "verified": Annotated[bool, "Whether somebody has read it in its source."],
    },
)
MoveRecord.__doc__ = "A part of the functions of a body that went elsewhere."


class TracedRecord(TitledRecord):
    """A measure of a lineage."""

    document: Annotated[str, "The id of its document."]
    dated: Annotated[DayWritten, "The day the document was signed."]


@final
class BranchRecord(TracedRecord):
    """A measure that a tie leads to, with the ties that lead on from there."""

    part: Annotated[str | None, "The action that the tie leads to; null: the whole measure."]
    what: Annotated[Bilingual | None, "What that action is."]
    relation: Annotated[Relation, "What the later does with the earlier."]
    at: Annotated[str | None, "The action that the tie starts from; null: the whole measure."]
    because: Annotated[Bilingual | None, "Why the two belong together."]
    again: Annotated[bool, "Whether it was told of before, and its ties are left out here."]
    links: Annotated[list["BranchRecord"], "The ties that lead on."]


@final
class LineageRecord(TracedRecord):
    """A measure with what it continues and what took it up."""

    action: Annotated[str | None, "The action that was asked about."]
    what: Annotated[Bilingual | None, "What that action asks for."]
    back: Annotated[list[BranchRecord], "What it continues."]
    forward: Annotated[list[BranchRecord], "What continues it."]


class ListedReportRecord(TypedDict):
    """A report that can be asked for."""

    name: Annotated[str, "Its name."]
    title: Annotated[Bilingual, "Its title."]
    summary: Annotated[Bilingual | None, "What it shows."]
    origin: Annotated[Literal["own", "shipped"], "Whose it is."]


# What a row of a report holds, by the kind of the column.
ReportValue = (
    SqlValue
    | Bilingual
    | WhenRecord
    | MetricRecord
    | DepartmentRecord
    | PartyRecord
    | list[str]
    | list[PartyRecord]
)
ReportRow = dict[str, ReportValue]


class ProblemRecord(TypedDict):
    """What is wrong with a file, and where."""

    path: Annotated[str, "The file, as `git show` takes it, or on disk."]
    line: Annotated[int, "Where in it.", ("minimum", 1)]
    column: Annotated[int, "Where in that line.", ("minimum", 1)]
    message: Annotated[str, "What is wrong."]


class SubjectRecord(TypedDict):
    """What an entry can be about."""

    id: Annotated[str, "Of the measure, action or target."]
    kind: Annotated[SubjectKind, "Which of them."]
    measure: Annotated[str, "The id of the measure."]
    text: Annotated[Bilingual, "What it says."]
    dated: Annotated[DayWritten, "The day its document was signed."]
    targets: Annotated[list[TargetRecord], "Its targets."]


class OutlineRow(TypedDict):
    """A measure of a draft, as the outline shows it: parties by id or as printed, dates as data."""

    label: str
    kind: str
    heading: str
    lead: list[str]
    co_responsible: list[str]
    responsible: list[str]
    dates: list[str]
