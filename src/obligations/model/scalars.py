"""The scalars of the records: each reads the text that stands in the file, and says what is wrong
with it in words for people.

A YAML reader of another program sees some of them as numbers, dates or flags (`2025`, `2025-06-30`,
`true`): the JSON Schemas accept what YAML 1.2 makes of the canonical spelling.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from obligations.amounts import AMOUNT, parse_amount
from obligations.dates import DateError, parse_day, parse_partial_date, parse_window
from obligations.evidence_files import EVIDENCE_PATH, SHA256_SUM
from obligations.ids import (
    DEVICE,
    LONGEST_SLUG,
    RECORD_ID,
    SLUG,
    SUBJECT_PATTERNS,
    is_record_id,
    is_slug,
    is_subject_id,
)
from obligations.sentences import Sentence, tell
from obligations.text.language import find_language
from obligations.text.tables import fields

_WHOLE = re.compile(r"[1-9][0-9]{0,17}")
_MOST = 10**18 - 1
_ENTRY_ID = re.compile("[0-9a-f]{8,64}")


class Record(BaseModel):
    """The base of all records: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _refuse(kind: str, said: Sentence) -> PydanticCustomError:
    # Braces would be read as fields of the message template.
    return PydanticCustomError(kind, "{said}", {"said": said})


def _refuse_date(kind: str, error: DateError) -> PydanticCustomError:
    told = {"said": error.said, "message": error.message, "hint": error.hint}
    return PydanticCustomError(kind, "{said}", told)


def _read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise _refuse("text", tell("should be text"))
    if not value.strip():
        raise _refuse("empty", tell("is empty"))
    return value


def _read_whole(value: Any) -> int:
    text = _read_text(value)
    if not _WHOLE.fullmatch(text):
        raise _refuse("whole", tell("{text!r} is not a whole number from 1", text=text))
    return int(text)


def _read_amount(value: Any) -> Decimal:
    text = _read_text(value)
    try:
        return parse_amount(text)
    except ValueError as error:
        raise _refuse("amount", error.args[0]) from None


def _read_flag(value: Any) -> bool:
    text = _read_text(value)
    if text not in ("true", "false"):
        raise _refuse("flag", tell("{text!r} is neither true nor false", text=text))
    return text == "true"


def _read_id(value: Any) -> str:
    text = _read_text(value)
    if not is_slug(text):
        raise _refuse(
            "id",
            tell("{text!r} is not an id: lower-case letters, digits and single hyphens", text=text),
        )
    if re.fullmatch(DEVICE, text):
        raise _refuse(
            "id", tell("{text!r} can't be an id: Windows allows no file of that name", text=text)
        )
    if len(text) > LONGEST_SLUG:
        raise _refuse(
            "id",
            tell(
                "{text!r} is too long for an id: {count} characters, {most} at most",
                text=text,
                count=len(text),
                most=LONGEST_SLUG,
            ),
        )
    return text


def _read_partial_date(value: Any) -> str:
    text = _read_text(value)
    try:
        parse_partial_date(text)
    except DateError as error:
        raise _refuse_date("date", error) from None
    return text


def _read_window(value: Any) -> str:
    text = _read_text(value)
    try:
        parse_window(text)
    except DateError as error:
        raise _refuse_date("window", error) from None
    return text


def _read_day(value: Any) -> date:
    text = _read_text(value)
    try:
        return parse_day(text)
    except DateError as error:
        raise _refuse_date("day", error) from None


def _read_record_id(value: Any) -> str:
    text = _read_text(value)
    if not is_record_id(text):
        raise _refuse(
            "record-id",
            tell(
                "{text!r} is not the id of a measure, an action or a target: 2021-m07,"
                " 2021-m07.2 or 2021-m07.t1",
                text=text,
            ),
        )
    return text


def _read_subject_id(value: Any) -> str:
    text = _read_text(value)
    if is_subject_id(text):
        return text
    if "@" in text:
        raise _refuse(
            "occurrence-id",
            tell(
                "{text!r} is not the id of an occurrence: 2021-m07.t1@2026, @2026-H1,"
                " @2026-Q1, @2026-03 or @2026-W05",
                text=text,
            ),
        )
    return _read_record_id(value)


def _read_entry_id(value: Any) -> str:
    text = _read_text(value)
    if not _ENTRY_ID.fullmatch(text):
        raise _refuse(
            "entry-id",
            tell(
                "{text!r} is not the id of an entry: 8 digits or more, of 0 to 9 and a to f,"
                " as progress log shows them",
                text=text,
            ),
        )
    return text


def _read_evidence_place(value: Any) -> str:
    text = _read_text(value)
    if not re.fullmatch(EVIDENCE_PATH, text):
        raise _refuse(
            "evidence-place",
            tell(
                "{text!r} is not the path of a file of evidence, as in"
                " evidence/report_5f3a91c2.pdf",
                text=text,
            ),
        )
    return text


def _read_sum(value: Any) -> str:
    text = _read_text(value)
    if not re.fullmatch(SHA256_SUM, text):
        raise _refuse(
            "sum", tell("{text!r} is not a SHA-256: 64 digits of 0 to 9 and a to f", text=text)
        )
    return text


# The same in the words of JSON Schema. Editors show the pattern that a value doesn't fit: each is
# short enough to be read, first the form of a date, then which months and days there are.
_PART = "(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?)"
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_CALENDAR = {
    "allOf": [
        {"pattern": "^(?!0000|.{5}(00|1[3-9]|[2-9])|.{8}(00|3[2-9]|[4-9]))"},
        {"pattern": "^(?!.{5}(02-3|04-31|06-31|09-31|11-31))"},
        {"pattern": f"^(?!.{{5}}02-29)|^(XXXX|{_LEAP_YEAR})-"},
    ]
}
_DATES = [2025, "2025-H1", "2025-Q4", "2025-06", "2025-06-30"]


def _or_number(text: dict[str, Any], least: int, most: int) -> dict[str, Any]:
    """Return the schema of a text that other readers of YAML take for a number, if it is digits."""
    return {
        "anyOf": [
            {"type": "string", **text},
            {"type": "integer", "minimum": least, "maximum": most},
        ]
    }


_ID_FORM = {
    "pattern": f"^{SLUG}$",
    "allOf": [{"pattern": f"^(?!({DEVICE})$)"}],
    "maxLength": LONGEST_SLUG,
}
_ID_SCHEMA = _or_number(_ID_FORM, 0, _MOST)
_DAY_SCHEMA = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    **_CALENDAR,
    "examples": ["2025-06-30"],
}


def _date_schema(pattern: str) -> dict[str, Any]:
    return _or_number({"pattern": pattern, **_CALENDAR}, 1000, 9999)


def _describe_date(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({**_date_schema(pattern), "examples": _DATES})


# The key under which the schema of an id names the list that it belongs to.
LIST_OF_ID = "x-list"
# What the keys of a mapping from departments are: of these pydantic says nothing.
DEPARTMENT_KEYS = {"propertyNames": {"type": "string", **_ID_FORM, LIST_OF_ID: "departments"}}

Text = Annotated[
    str, BeforeValidator(_read_text), WithJsonSchema({"type": "string", "pattern": r"\S"})
]
WebAddress = Annotated[
    str,
    BeforeValidator(_read_text),
    WithJsonSchema({"type": "string", "pattern": r'^https?://[^\s\\<>"/?#]+[^\s\\<>"]*$'}),
]
WholeNumber = Annotated[
    int,
    BeforeValidator(_read_whole),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": _MOST}),
]
# Other readers of YAML take it for a number, or for a text where it stands in quotes.
Amount = Annotated[
    Decimal,
    BeforeValidator(_read_amount),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "exclusiveMinimum": -(10**12), "exclusiveMaximum": 10**12},
                {"type": "string", "pattern": f"^(?!-0([.]0+)?$){AMOUNT}$"},
            ],
            "examples": [100, 1.6, -2.5],
        }
    ),
]
Flag = Annotated[bool, BeforeValidator(_read_flag), WithJsonSchema({"type": "boolean"})]
Id = Annotated[str, BeforeValidator(_read_id), WithJsonSchema(_ID_SCHEMA)]
DepartmentId = Annotated[
    str, BeforeValidator(_read_id), WithJsonSchema({**_ID_SCHEMA, LIST_OF_ID: "departments"})
]
TopicId = Annotated[
    str, BeforeValidator(_read_id), WithJsonSchema({**_ID_SCHEMA, LIST_OF_ID: "topics"})
]
AddresseeId = Annotated[
    str, BeforeValidator(_read_id), WithJsonSchema({**_ID_SCHEMA, LIST_OF_ID: "addressees"})
]
# A date that comes once, and one that may also recur, as XXXX-02 does. Both read either, so that
# `check` can say of one that recurs where it must not what is wrong with it.
PartialDateText = Annotated[
    str, BeforeValidator(_read_partial_date), _describe_date(f"^[0-9]{{4}}(-{_PART})?$")
]
WindowText = Annotated[
    str,
    BeforeValidator(_read_window),
    WithJsonSchema(
        {
            "anyOf": [
                _date_schema(f"^[0-9]{{4}}(-{_PART})?$"),
                {
                    "type": "string",
                    "pattern": f"^[0-9]{{4}}(-{_PART})?[.][.][0-9]{{4}}(-{_PART})?$",
                    "allOf": [
                        {"pattern": "^(?!.*[0-9]{4}-(00|1[3-9]|[2-9]))"},
                        {"pattern": "^(?!.*-[0-9]{2}-(00|3[2-9]|[4-9]))"},
                    ],
                },
            ],
            "examples": [*_DATES, "2026..2028"],
        }
    ),
]
RecurringDateText = Annotated[
    str,
    BeforeValidator(_read_partial_date),
    _describe_date(f"^([0-9]{{4}}(-{_PART})?|XXXX-({_PART}|XX-[0-9]{{2}}))$"),
]
Day = Annotated[date, BeforeValidator(_read_day), WithJsonSchema(_DAY_SCHEMA)]
# The named groups are Python's own: no other reader of regular expressions knows them.
RecordId = Annotated[
    str,
    BeforeValidator(_read_record_id),
    WithJsonSchema({"type": "string", "pattern": f"^{RECORD_ID}$"}),
]
SubjectId = Annotated[
    str,
    BeforeValidator(_read_subject_id),
    WithJsonSchema(
        {"type": "string", "allOf": [{"pattern": pattern} for pattern in SUBJECT_PATTERNS]}
    ),
]
# Always text: 12345678 and 5e123456 would be numbers to other readers, so that the canonical form
# quotes them.
EntryId = Annotated[
    str,
    BeforeValidator(_read_entry_id),
    WithJsonSchema({"type": "string", "pattern": f"^{_ENTRY_ID.pattern}$"}),
]
EvidencePlace = Annotated[
    str,
    BeforeValidator(_read_evidence_place),
    WithJsonSchema({"type": "string", "pattern": f"^{EVIDENCE_PATH}$"}),
]
Sha256 = Annotated[
    str,
    BeforeValidator(_read_sum),
    WithJsonSchema({"type": "string", "pattern": f"^{SHA256_SUM}$"}),
]
Language = Literal["en", "zh"]


class Translated(Record):
    """A wording in English and in Chinese; at least one of them."""

    en: Text | None = Field(default=None, title="English", description="In English.")
    zh: Text | None = Field(default=None, title=fields.CHINESE, description=fields.IN_CHINESE)


def _read_wording(value: Any) -> Any:
    """Read a text without its language as one in the language that it is written in."""
    if isinstance(value, str) and value.strip():
        return {find_language(value): value}
    return value


# What can also be written as a text, as titles can; the canonical form says its language.
WordingText = Annotated[
    Translated, BeforeValidator(_read_wording, json_schema_input_type=Translated | Text)
]
