"""Ids of records: the one place that puts them together, takes them apart and reads how people type
them.

A measure is `2021-m07` (after the last number `2024-end1`), an action `2021-m07.2`, a target
`2021-m07.t1` or, of an action, `2021-m07.2.t1`. An occurrence of a target that recurs is
`2021-m07.t1@2026-Q1`, named by the period in which it is due. What stands before the last hyphen of
a measure is the id of its document.
"""

from __future__ import annotations

import re

# The id of a document, a department, a topic or an addressee.
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_SLUG = 64  # it is the name of a file, and others are made of it
DEVICE = "con|prn|aux|nul|com[0-9]|lpt[0-9]"  # Windows has no files of these names
_OWNER = rf"{SLUG}-(?:m|end)[0-9]{{1,4}}(?:\.[1-9][0-9]{{0,3}})?"
_TARGET = r"\.t[1-9][0-9]{0,3}"
RECORD_ID = rf"{_OWNER}(?:{_TARGET})?"
_OCCURRENCE = "@[0-9]{4}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|H[12]|W[0-5][0-9]))?"
# What an entry of progress can be about: a record, or an occurrence of a target.
SUBJECT_ID = rf"{_OWNER}(?:{_TARGET}(?:{_OCCURRENCE})?)?"
# The same as two short patterns that both fit it, for those who read them.
SUBJECT_PATTERNS = (rf"^{RECORD_ID}(?:@|$)", rf"^[^@]+(?:\.t[0-9]+{_OCCURRENCE})?$")
LONGEST_TYPED = 200  # what is longer is no id, and takes long to take apart
_TYPED = (
    r"(?P<document>[^@]+?)(?:[-/. ]?(?P<kind>m|end)|[-/. ])(?P<number>[0-9]{1,4})"
    r"(?P<rest>(?:\.t?[0-9]+)*(?:@[0-9]{4}(?:-?[QHW]?[0-9]{1,2})?)?)"
)
_TYPED_PERIOD = "(@[0-9]{4})-?([QHW]?)([0-9]{1,2})"


def is_slug(text: str) -> bool:
    """Whether a text has the form of an id of a document, a department or a term."""
    return re.fullmatch(SLUG, text) is not None


def is_usable_slug(text: str) -> bool:
    """Whether a text can be the id of a document, a department or a term: short enough, and the
    name of a file on every system.
    """
    return is_slug(text) and len(text) <= LONGEST_SLUG and not re.fullmatch(DEVICE, text)


def make_slug(name: str) -> str:
    """Return a name as an id would have it; empty where it has no Latin letters and digits.

    >>> make_slug("Parks & Recreation")
    'parks-recreation'
    """
    return re.sub("[^a-z0-9]+", "-", name.casefold()).strip("-")


def is_record_id(text: str) -> bool:
    """Whether a text is spelled as the id of a measure, an action or a target."""
    return re.fullmatch(RECORD_ID, text) is not None


def is_subject_id(text: str) -> bool:
    """Whether a text is spelled as the id of what an entry can be about: a measure, an action, a
    target or an occurrence of one.
    """
    return re.fullmatch(SUBJECT_ID, text) is not None


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
    return int(thing_of(record).rpartition(".")[2].removeprefix("t"))


def thing_of(record: str) -> str:
    """Return the id of the target that an occurrence is one of; of all else its own.

    >>> thing_of("2021-m07.t1@2026-Q1"), thing_of("2021-m07")
    ('2021-m07.t1', '2021-m07')
    """
    return record.partition("@")[0]


def occurrence_of(record: str) -> str | None:
    """Return the name of an occurrence: the period in which it is due; None of all else.

    >>> occurrence_of("2021-m07.t1@2026-Q1")
    '2026-Q1'
    """
    return record.partition("@")[2] or None


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
    return record == whole or record.startswith((f"{whole}.", f"{whole}@"))


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


def make_occurrence_id(target: str, name: str) -> str:
    """Return the id of an occurrence of a target, by the period in which it is due."""
    return f"{target}@{name}"


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
    rest, at, period = found["rest"].partition("@")
    return measure + rest.lower() + re.sub(_TYPED_PERIOD, _spell_period, at + period.upper())


def _spell_period(found: re.Match[str]) -> str:
    year, kind, number = found.groups()
    width = 1 if kind in ("Q", "H") and kind else 2
    return f"{year}-{kind}{int(number):0{width}}"
