"""What `diff --format json` prints, with what each field is: as `records.py` does it."""

from typing import Annotated, Literal, TypedDict

from obligations.diff.change import ChangeKind, JsonValue, RecordKind
from obligations.records import Bilingual, BodyRecord

SideName = Literal["from", "to"]


class SideRecord(TypedDict):
    """A revision; both are null for the files on disk."""

    revision: Annotated[str | None, "As it was typed."]
    commit: Annotated[str | None, "The id of its commit, or of the tree that REV:DIR names."]


class ChangeRecord(TypedDict):
    """One thing that changed."""

    change: Annotated[ChangeKind, "How."]
    record: Annotated[RecordKind, "What kind of record."]
    id: Annotated[str, "Its id; of a link, where it starts from; of progress, what it is about."]
    document: Annotated[str | None, "The document that it stands in."]
    measure: Annotated[str | None, "The measure that it stands in."]
    title: Annotated[
        Bilingual | None, "The title of the measure or document, the name of the department."
    ]
    subject: Annotated[Bilingual | None, "What the action or target says."]
    field: Annotated[str | None, "What changed of a record that stands on both sides."]
    before: Annotated[JsonValue, "What it was, as the field has it; null where it was not there."]
    after: Annotated[JsonValue, "What it is; null where it is no longer there."]
    affects: Annotated[
        list[str], "Of a document's clauses: the measures for which others answer now."
    ]
    departments: Annotated[list[str], "Everybody who answers for the measure on either side."]


class LeftOutRecord(TypedDict):
    """Why a file was not compared."""

    side: Annotated[SideName, "On which side."]
    path: Annotated[str, "The file, as `git show` takes it, or on disk."]
    repository_path: Annotated[str, "The file, seen from the root of the repository."]
    line: Annotated[int, "Where in it.", ("minimum", 1)]
    column: Annotated[int, "Where in that line.", ("minimum", 1)]
    code: Annotated[str, "The code of the finding."]
    message: Annotated[str, "What is wrong."]


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
