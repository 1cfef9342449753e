"""What became of a measure, an action or a target: dated, sourced, only ever added to."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from functools import cached_property
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict

from obligations.corrections import SHORTEST_ID, Statement, name_entry
from obligations.ids import document_of
from obligations.model.conditions import fits, has, if_then, says
from obligations.model.scalars import (
    Amount,
    Day,
    DepartmentId,
    EntryId,
    EvidencePlace,
    Record,
    RecordId,
    Sha256,
    SubjectId,
    Text,
    Translated,
    WebAddress,
    WholeNumber,
)
from obligations.text.speech import say_in_both
from obligations.text.tables import fields, progress
from obligations.vocabulary import Quality, Status

_LENGTHS = (
    SHORTEST_ID,
    16,
    64,
)  # the longer ones where two entries of one day begin with the same digits


class Evidence(Record):
    """What shows it: an instrument, a page, a measure of the corpus, or a file of one's own."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [if_then(has("file"), has("sha256")), if_then(has("sha256"), has("file"))]
        }
    )

    quality: Quality | None = Field(
        default=None,
        description=(
            "official: an instrument or the body's own site; reported: news that names it;"
            " secondary: all else."
        ),
    )
    number: Text | None = Field(default=None, description=fields.ABOUT_NUMBER_OF_EVIDENCE)
    issuers: Annotated[tuple[DepartmentId, ...], Field(strict=False)] = Field(
        default=(), description="Who issued it."
    )
    publisher: Text | None = Field(
        default=None, description="Who made it public: a newspaper, a web site."
    )
    title: Text | None = Field(default=None, description="What it is called.")
    dated: Day | None = Field(default=None, description="The day that it bears.")
    url: WebAddress | None = Field(default=None, description="A page that shows it.")
    retrieved: Day | None = Field(default=None, description="When the page was read.")
    measure: RecordId | None = Field(
        default=None, description="A measure or action of the corpus that shows it."
    )
    file: EvidencePlace | None = Field(
        default=None, description="A file of one's own, kept beside the measures."
    )
    sha256: Sha256 | None = Field(
        default=None, description="The SHA-256 of its bytes, by which a change is seen."
    )


class _Statement(Record):
    """What every entry says."""

    of: SubjectId = Field(
        description="The measure, action or target; of what recurs, the occurrence."
    )
    date: Day = Field(description="The day from which the evidence shows it.")
    recorded: Day = Field(description="The day it was entered.")
    status: Status = Field(description="What became of it.")
    value: Amount | None = Field(
        default=None, description="How much was reached, in the unit of the metric."
    )
    evidence: Annotated[tuple[Evidence, ...], Field(strict=False)] = Field(
        default=(), description="What shows it."
    )
    note: Translated | None = Field(default=None, description="In a sentence.")


def _read_one_or_several(value: Any) -> Any:
    if isinstance(value, str):
        return [value]
    return value


def _put_in_order(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))  # their order says nothing


_IS_SHOWN = {
    **has("evidence"),
    **fits(
        {
            "evidence": {
                "type": "array",
                "contains": {
                    "type": "object",
                    "anyOf": [has("measure"), has("url"), has("number"), has("file")],
                },
            }
        }
    ),
}
# Measures and actions have no metric.
_IS_TARGET: JsonDict = {"type": "string", "pattern": r"\.t[1-9]"}


class ProgressEntry(_Statement):
    """A dated statement of what became of a measure, an action or a target.

    It is never changed: a further one corrects it.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                if_then(says("status", "met", "missed"), _IS_SHOWN),
                if_then(says("status", "withdrawn"), has("corrects", "note")),
                if_then(has("value"), fits({"of": _IS_TARGET})),
            ]
        }
    )

    corrects: Annotated[
        tuple[EntryId, ...],
        BeforeValidator(_read_one_or_several, json_schema_input_type=EntryId | list[EntryId]),
        AfterValidator(_put_in_order),
        Field(strict=False),
    ] = Field(
        default=(), description="The entry about the same thing that it corrects, or several."
    )

    def to_plain(self) -> dict[str, Any]:
        """Return what it says as it stands in its file: every value as text, nothing for what is
        absent.
        """
        plain: dict[str, Any] = _to_plain(self.model_dump(mode="json"))
        if len(self.corrects) == 1:
            return plain | {"corrects": self.corrects[0]}
        return plain

    @property
    def digest(self) -> str:
        """The 64 digits that name it, derived from what it says, `recorded` included.

        Its id is the first of them.
        """
        return self.digests[0]

    @property
    def fact(self) -> str:
        """The same without the day it was entered: entries of one fact are one entry, whenever and
        by whomever it was entered.
        """
        return self.digests[1]

    @cached_property
    def digests(self) -> tuple[str, str]:
        """Both, reckoned once."""
        plain = self.to_plain()
        return _digest(plain), _digest(
            {key: value for key, value in plain.items() if key != "recorded"}
        )

    @property
    def statement(self) -> Statement:
        """What of it decides whether it counts."""
        days = (self.date.isoformat(), self.recorded.isoformat())
        return Statement(self.digest, self.fact, self.of, *days, self.status, self.corrects)

    @property
    def document(self) -> str:
        """The id of the document that it speaks of."""
        return document_of(self.of)

    def list_paths(self) -> list[str]:
        """Return where it may stand in the folder of progress:
        `2021/2021-m07.t1_2024-12-31_5f3a91c2.yaml`, or with more of the digits.
        """
        return [
            f"{self.document}/{self.of}_{self.date}_{self.digest[:length]}.yaml"
            for length in _LENGTHS
        ]


class ListedEntry(_Statement):
    """An entry as it stood in one list per document, where `corrects` counted positions from 1."""

    corrects: WholeNumber | None = Field(
        default=None, description="The entry of this list that it corrects, counted from 1."
    )


def convert_listed(listed: tuple[ListedEntry, ...]) -> tuple[list[ProgressEntry], list[int]]:
    """Convert a list per document into entries that name each other by id, the meaning unchanged.

    Returns the entries, in the order of the list, with those that the new form needs besides at the
    end; and the positions, from 0, of what would correct no earlier entry, and therefore corrects
    nothing.

    A correction used to be able to move an entry to another measure, action or target. There the
    corrected one, and what it had corrected, is withdrawn instead.
    """
    entries: list[ProgressEntry] = []
    digests: dict[str, list[str]] = defaultdict(list)
    withdrawals: list[ProgressEntry] = []
    wrong = []

    def name(at: int) -> str:
        return name_entry(entries[at].digest, digests[entries[at].of])

    for at, item in enumerate(listed):
        before = at if item.corrects is None else item.corrects - 1
        if item.corrects and before >= at:
            wrong.append(at)
        same = before < at and listed[before].of == item.of
        entry = _make_entry(item, name(before)) if same else _make_entry(item)
        if before < at and not same:
            line = [name(one) for one in _list_line(listed, before)]
            withdrawals.append(_withdraw(entries[before], line, moved_to=entry))
        entries.append(entry)
        digests[entry.of].append(entry.digest)
    return entries + withdrawals, wrong


def _make_entry(item: ListedEntry, *corrects: str) -> ProgressEntry:
    plain = _to_plain(item.model_dump(mode="json", exclude={"corrects"}))
    return ProgressEntry.model_validate(plain | {"corrects": list(corrects)})


def _list_line(listed: tuple[ListedEntry, ...], at: int) -> list[int]:
    """Return the position of an entry and of those about the same thing that it corrected, and so
    on.
    """
    line = [at]
    while (
        (number := listed[at].corrects)
        and number - 1 < at
        and listed[number - 1].of == listed[at].of
    ):
        at = number - 1
        line.append(at)
    return line


def _withdraw(entry: ProgressEntry, line: list[str], *, moved_to: ProgressEntry) -> ProgressEntry:
    note = say_in_both(progress.WRONG_SUBJECT, record=moved_to.of)
    days = {"date": str(entry.date), "recorded": str(moved_to.recorded)}
    return ProgressEntry.model_validate(
        {"of": entry.of, **days, "status": "withdrawn", "note": note, "corrects": line}
    )


def _digest(plain: dict[str, Any]) -> str:
    # The order of keys says nothing, and every value is text. Whatever changes a sign of this
    # changes the id of every entry there is.
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _to_plain(value: Any) -> Any:
    if isinstance(value, dict):
        plain = ((key, _to_plain(inner)) for key, inner in value.items())
        return {key: inner for key, inner in plain if inner}
    if isinstance(value, list):
        return [_to_plain(inner) for inner in value]
    if value is None:
        return ""
    return str(value)
