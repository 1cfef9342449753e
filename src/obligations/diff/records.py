"""What `diff --format json` prints, with what each field is: as `records.py` does it."""

from decimal import Decimal
from typing import Annotated, Any, Literal, TypedDict

from obligations.records import (
    Bilingual,
    BodyRecord,
    DatesRecord,
    DayWritten,
    GoalRecord,
    KnownBodyRecord,
    ProblemRecord,
    StrivingRecord,
    WrittenEvidenceRecord,
)
from obligations.vocabulary import (
    Basis,
    Deliverable,
    DocumentKind,
    MeasureKind,
    Modality,
    Relation,
    Status,
)

SideName = Literal["from", "to"]
ChangeKind = Literal["added", "removed", "changed"]
RecordKind = Literal[
    "document", "measure", "action", "target", "link", "progress", "assignment", "department"
]


class SideRecord(TypedDict):
    """A revision; both are null for the files on disk."""

    revision: Annotated[str | None, "As it was typed."]
    commit: Annotated[str | None, "The id of its commit, or of the tree that REV:DIR names."]


class ChangedPartyRecord(KnownBodyRecord):
    """A party of a clause, as a change tells of it."""

    basis: Annotated[Basis, "On what basis it is named."]
    passed_to: Annotated[str | None, "The id of the body that the matter went to."]
    passed_to_name: Annotated[Bilingual | None, "The name of that body."]


class ChangedRolesRecord(TypedDict):
    """Who answers, by role, as a change tells of it."""

    lead: Annotated[list[ChangedPartyRecord], "Who takes the lead."]
    co_responsible: Annotated[list[ChangedPartyRecord], "Who is named together with a lead."]
    responsible: Annotated[list[ChangedPartyRecord], "Who is named where nobody leads."]


class ChangedTargetRecord(DatesRecord, StrivingRecord):
    """A target that came or went."""

    id: Annotated[str, "Its id."]
    outcome: Annotated[Bilingual, "The promised result."]
    metric: Annotated[GoalRecord | None, "How much is promised."]
    deliverable: Annotated[Deliverable | None, "What will exist when it is done."]


class ChangedActionRecord(ChangedRolesRecord):
    """An action that came or went."""

    id: Annotated[str, "Its id."]
    modality: Annotated[Modality, "How binding its verb is."]
    what: Annotated[Bilingual, "What is to be done."]
    deliverable: Annotated[Deliverable | None, "What will exist when it is done."]
    targets: Annotated[list[ChangedTargetRecord], "Its targets."]


class ChangedMeasureRecord(ChangedRolesRecord):
    """A measure that came or went."""

    id: Annotated[str, "Its id."]
    kind: Annotated[MeasureKind, "What it is."]
    title: Annotated[Bilingual, "Its title."]
    targets: Annotated[list[ChangedTargetRecord], "Its targets."]
    actions: Annotated[list[ChangedActionRecord], "What it asks for."]


class ChangedDocumentRecord(ChangedRolesRecord):
    """A document that came or went."""

    id: Annotated[str, "Its id."]
    number: Annotated[str | None, "Its official number."]
    kind: Annotated[DocumentKind, "What sort of instrument it is."]
    title: Annotated[Bilingual, "Its title."]
    dated: Annotated[DayWritten, "The day it was signed."]
    issuers: Annotated[list[KnownBodyRecord], "Who issued it."]


class ChangedLinkRecord(TypedDict):
    """A tie that came or went."""

    relation: Annotated[Relation, "What the later does with the earlier."]
    to: Annotated[str, "The earlier one."]
    because: Annotated[Bilingual | None, "Why the two belong together."]


class ChangedEntryRecord(TypedDict):
    """A statement that was put on record or taken off it."""

    date: Annotated[DayWritten, "The day from which the evidence shows it."]
    recorded: Annotated[DayWritten, "The day it was entered."]
    status: Annotated[Status, "What became of it."]
    value: Annotated[Decimal | None, "How much was reached, in the unit of the metric."]
    evidence: Annotated[list[WrittenEvidenceRecord], "What shows it."]
    note: Annotated[Bilingual | None, "In a sentence."]
    id: Annotated[str, "Its id among the entries about the same thing."]
    corrects: Annotated[list[str], "The ids of the entries that it corrects."]
    file: Annotated[str, "The file it stands in."]
    previous: Annotated[str | None, "The status that was on record of the same before."]


class ChangedAssignmentRecord(TypedDict):
    """An assignment that came or went."""

    owner: Annotated[KnownBodyRecord, "Who at home looks after it."]
    note: Annotated[Bilingual | None, "In a sentence."]


class ChangeRecord(TypedDict):
    """One thing that changed."""

    change: Annotated[ChangeKind, "How."]
    record: Annotated[RecordKind, "What kind of record."]
    id: Annotated[
        str,
        "Its id; of a link, where it starts from; of progress and of assignments, what they are"
        " about.",
    ]
    document: Annotated[str | None, "The document that it stands in."]
    measure: Annotated[str | None, "The measure that it stands in."]
    title: Annotated[
        Bilingual | None, "The title of the measure or document, the name of the department."
    ]
    subject: Annotated[Bilingual | None, "What the action or target says."]
    field: Annotated[str | None, "What changed of a record that stands on both sides."]
    before: Annotated[Any, "What it was, as the field has it; null where it was not there."]
    after: Annotated[Any, "What it is; null where it is no longer there."]
    affects: Annotated[
        list[str], "Of a document's clauses: the measures for which others answer now."
    ]
    departments: Annotated[list[str], "Everybody who answers for the measure on either side."]


class LeftOutRecord(ProblemRecord):
    """Why a file was not compared."""

    side: Annotated[SideName, "On which side."]
    repository_path: Annotated[str, "The file, seen from the root of the repository."]
    code: Annotated[str, "The code of the finding."]


DiffRecord = TypedDict(
    "DiffRecord",
    {
        "from": Annotated[SideRecord, "The earlier side."],
        "to": Annotated[SideRecord, "The later side."],
        "asked": Annotated[list[BodyRecord], "The departments that --dept was understood as."],
        "changes": Annotated[
            list[ChangeRecord], "What changed, by document and measure; departments last."
        ],
        "left_out": Annotated[list[LeftOutRecord], "What can't be read, and was not compared."],
    },
)
DiffRecord.__doc__ = "What `diff --format json` prints; `jsonl` has one line a change."
