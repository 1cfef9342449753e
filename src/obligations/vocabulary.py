"""The closed lists of words that the data and the filters share.

Topics and addressees are data: `topics.yaml`, `addressees.yaml`.
"""

from __future__ import annotations

from typing import Literal, get_args

DocumentKind = Literal[
    "opinions",
    "guiding-opinions",
    "notice",
    "reply",
    "plan",
    "decision",
    "measures",
    "regulations",
    "other",
]
MeasureKind = Literal["principle", "goal", "measure", "organisation"]
Modality = Literal[
    "must", "will", "explore", "study", "support", "guide", "encourage", "allow", "forbid"
]
Deliverable = Literal[
    "rules",
    "standard",
    "plan",
    "list",
    "mechanism",
    "platform",
    "report",
    "event",
    "enterprises",
    "brand",
]
Basis = Literal["stated", "document", "inferred"]
Level = Literal[
    "central", "province", "local", "company", "association", "party", "state", "overseas"
]
PartyRole = Literal["lead", "co_responsible", "responsible"]
Role = Literal["lead", "co_responsible", "responsible", "signatory", "assigned"]
Applies = Literal["unassigned", "all"]
Relation = Literal["continues", "extends", "implements", "replaces", "repeats", "ends"]
Comparator = Literal["about", "at-least", "at-most", "exactly", "over", "under", "between"]
Recurrence = Literal[
    "week", "month", "quarter", "half", "year", "two-years", "regularly", "continuously"
]
# Whether what becomes of a document is recorded where somebody hears of it, or all of it.
Completeness = Literal["open", "complete"]
Status = Literal[
    "in-progress", "met", "partly-met", "missed", "superseded", "withdrawn", "not-found"
]
Quality = Literal["official", "reported", "secondary"]
State = Literal[
    "missed",
    "overdue",
    "unconfirmed",
    "partly-met",
    "due-soon",
    "upcoming",
    "running",
    "met",
    "superseded",
    "undated",
]
Mark = Literal["owner", "date", "metric", "binding"]
OpenPoint = Literal["lead", "owner", "date", "deliverable", "metric", "progress"]

DOCUMENT_KINDS: tuple[str, ...] = get_args(DocumentKind)
COMPLETENESS: tuple[str, ...] = get_args(Completeness)
COMPARATORS: tuple[Comparator, ...] = get_args(Comparator)
RELATIONS: tuple[str, ...] = get_args(Relation)
RECURRENCES: tuple[Recurrence, ...] = get_args(Recurrence)
MEASURE_KINDS: tuple[str, ...] = get_args(MeasureKind)
MODALITIES: tuple[str, ...] = get_args(Modality)
DELIVERABLES: tuple[str, ...] = get_args(Deliverable)
BASES: tuple[str, ...] = get_args(Basis)
LEVELS: tuple[str, ...] = get_args(Level)
# The roles that clauses give; a signatory is derived from who issued the document, and who is
# assigned looks after it at home.
PARTY_ROLES: tuple[PartyRole, ...] = get_args(PartyRole)
ROLES: tuple[Role, ...] = get_args(Role)
STATES: tuple[State, ...] = get_args(State)
STATUSES: tuple[str, ...] = get_args(Status)
QUALITIES: tuple[Quality, ...] = get_args(Quality)
MARKS: tuple[Mark, ...] = get_args(Mark)
# What an entry can say of all occurrences of a target together.
SAID_OF_THE_WHOLE = frozenset({"superseded", "not-found", "withdrawn"})
# Of what has passed, nothing on record says what became of it.
WITHOUT_A_WORD = ("unconfirmed", "overdue")
# What a text or the record can leave open.
OPEN_POINTS: tuple[str, ...] = get_args(OpenPoint)
