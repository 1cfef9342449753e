"""Ids of records: the one place that puts them together, takes them apart and reads how people type
them.

A measure is `2021-m07` (after the last number `2024-end1`), an action `2021-m07.2`, a target
`2021-m07.t1` or, of an action, `2021-m07.2.t1`. What stands before the last hyphen of a measure is
the id of its document.
"""

from __future__ import annotations

import re

# The id of a document, a department, a topic or an addressee.
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_SLUG = 64  # it is the name of a file, and others are made of it
DEVICE = "con|prn|aux|nul|com[0-9]|lpt[0-9]"  # Windows has no files of these names
RECORD_ID = rf"{SLUG}-(?:m|end)[0-9]{{1,4}}(?:\.[1-9][0-9]{{0,3}})?(?:\.t[1-9][0-9]{{0,3}})?"
LONGEST_TYPED = 200  # what is longer is no id, and takes long to take apart
_TYPED = (
    r"(?P<document>.+?)(?:[-/. ]?(?P<kind>m|end)|[-/. ])(?P<number>[0-9]{1,4})"
    r"(?P<rest>(?:\.t?[0-9]+)*)"
)


def is_slug(text: str) -> bool:
    """Whether a text has the form of an id of a document, a department or a term."""
    return re.fullmatch(SLUG, text) is not None


def is_record_id(text: str) -> bool:
    """Whether a text is spelled as the id of a measure, an action or a target."""
    return re.fullmatch(RECORD_ID, text) is not None


def measure_of(record: str) -> str:
    """Return the id of the measure that a record is, or is a part of.

    >>> measure_of("2021-m07.2.t1")
    '2021-m07'
    """
    return record.partition(".")[0]


def document_of(record: str) -> str:
    """Return the id of the document that a record stands in.

    >>> document_of("2021-m07.2")
    '2021'
    """
    return measure_of(record).rpartition("-")[0]


def owner_of(record: str) -> str:
    """Return the id of what an action or a target belongs to; of a measure, nothing.

    >>> owner_of("2021-m07.2.t1"), owner_of("2021-m07.2"), owner_of("2021-m07")
    ('2021-m07.2', '2021-m07', '')
    """
    return record.rpartition(".")[0]


def number_of_part(record: str) -> int:
    """Return the number of an action among those of its measure, or of a target among those of its
    owner.
    """
    return int(record.rpartition(".")[2].removeprefix("t"))


def is_target(record: str) -> bool:
    """Whether a record is a target."""
    return ".t" in record


def kind_of_part(record: str) -> str:
    """Return "t" for a target, nothing for what is none."""
    if is_target(record):
        return "t"
    return ""


def above_of(record: str) -> str:
    """Return the measure that a record is a part of; nothing for a measure itself."""
    if is_measure(record):
        return ""
    return measure_of(record)


def is_measure(record: str) -> bool:
    """Whether a record is a measure, and no part of one."""
    return "." not in record


def is_closing(record: str) -> bool:
    """Whether a record stands after the last numbered measure of its document."""
    return measure_of(record).rpartition("-")[2].startswith("end")


def is_part_of(record: str, whole: str) -> bool:
    """Whether a record is another one, or belongs to it."""
    return record == whole or record.startswith(f"{whole}.")


def make_measure_id(document: str, number: int, *, closing: bool = False) -> str:
    """Return the id of a measure: `2021-m07`, of one without a number `2024-end1`."""
    if closing:
        return f"{document}-end{number}"
    return f"{document}-m{number:02d}"


def make_action_id(measure: str, number: int) -> str:
    """Return the id of an action of a measure."""
    return f"{measure}.{number}"


def make_target_id(owner: str, number: int) -> str:
    """Return the id of a target of a measure or an action."""
    return f"{owner}.t{number}"


def spell_record(typed: str) -> str | None:
    """Return the id that people mean by what they type; None where it is none.

    >>> [spell_record(typed) for typed in ("2021-7", "2021/07", "2021.7.2", "2021m7", "2024end1")]
    ['2021-m07', '2021-m07', '2021-m07.2', '2021-m07', '2024-end1']
    """
    text = typed.strip()
    found = re.fullmatch(_TYPED, text, re.IGNORECASE) if len(text) <= LONGEST_TYPED else None
    if not found:
        return None
    closing = (found["kind"] or "").lower() == "end"
    measure = make_measure_id(found["document"], int(found["number"]), closing=closing)
    return measure + found["rest"].lower()
