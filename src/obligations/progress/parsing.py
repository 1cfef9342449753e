"""From what a person states to an entry: each value read and checked on its own, so that a dialogue
can ask for it again.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from obligations.amounts import parse_amount
from obligations.findings import OptionError, UserError
from obligations.ids import measure_of
from obligations.model import ProgressEntry
from obligations.sentences import tell
from obligations.text import typed_dates
from obligations.text.typed_amounts import spell_amount
from obligations.text.words import read_word
from obligations.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from obligations.records import WrittenEvidenceRecord

# What is said to be settled must be shown: nobody could tell it from a guess otherwise.
PROVEN = ("met", "missed")
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class EntrySubject:
    """What an entry is about: a measure, an action or a target; the date of its document.

    Whether it promises a number.
    """

    id: str
    dated: date
    has_metric: bool


def read_status(text: str) -> str:
    """Read a status. Raises UserError with a suggestion."""
    return read_word("status", text, STATUSES)


def read_entry_day(text: str, subject: EntrySubject, today: date) -> date:
    """Read the day from which it holds: not before the document was signed, not in the future.

    Raises UserError.
    """
    try:
        day = typed_dates.read_day(text, today)
    except ValueError as error:
        raise OptionError("--date", error.args[0]) from None
    if day > today:
        raise OptionError(
            "--date",
            tell("{day} is in the future", day=day),
            tell("an entry says what is known; today is {today}", today=today),
        )
    if day < subject.dated:
        raise OptionError(
            "--date",
            tell("{day} is before the document", day=day),
            tell("it was signed on {dated}", dated=subject.dated),
        )
    return day


def read_value(text: str, subject: EntrySubject) -> Decimal:
    """Read how much was reached.

    Raises UserError where nothing was promised that a number could be compared with.
    """
    if not subject.has_metric:
        raise OptionError(
            "--value",
            tell("{id} promises no number", id=subject.id),
            tell("leave it out, or name a target that has a metric"),
        )
    try:
        return parse_amount(spell_amount(text))
    except ValueError as error:
        raise OptionError("--value", error.args[0], tell("write it without its unit: 85")) from None


def read_note(text: str) -> str:
    """Read a sentence about it.

    Raises UserError for an empty one, and for signs that steer a terminal and that nobody meant to
    type.
    """
    if not text.strip():
        raise OptionError("--note", tell("is empty"), tell("leave it out, or give it a value"))
    if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in text):
        raise OptionError(
            "--note",
            tell("{text!r} contains characters that are not text", text=text),
            tell("write it as plain text"),
        )
    return text


def make_entry(
    subject: EntrySubject,
    today: date,
    *,
    status: str,
    day: str,
    value: str | None = None,
    evidence: Sequence[WrittenEvidenceRecord] = (),
    note: dict[str, str] | None = None,
    corrects: Sequence[str] = (),
) -> ProgressEntry:
    """Make the entry that states this, recorded `today`.

    Raises UserError for the first thing that is wrong with it.
    """
    said = read_status(status)
    if said in PROVEN and not evidence:
        raise OptionError(
            "--evidence",
            tell("{said} needs evidence", said=said),
            tell("a web address, an official number, or a measure of the corpus that shows it"),
        )
    if said == WITHDRAWN and not (corrects and note):
        raise UserError(
            tell("withdrawn needs --corrects and --note"),
            tell("--corrects says which entry is withdrawn, --note why"),
        )
    measure = measure_of(subject.id)
    if any(measure_of(shown.get("measure", "")) == measure for shown in evidence):
        raise OptionError(
            "--evidence",
            tell("{measure} can't show what became of itself", measure=measure),
            tell("name a later measure, or a web address"),
        )
    given = {
        "of": subject.id,
        "date": read_entry_day(day, subject, today).isoformat(),
        "recorded": today.isoformat(),
        "status": said,
        "value": None if value is None else str(read_value(value, subject)),
        "evidence": list(evidence),
        "note": note or None,
        "corrects": list(corrects),
    }
    try:
        return ProgressEntry.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise UserError(tell("{where}: {message}", where=where, message=first["msg"])) from None
