"""What shows an entry, as it is typed: a file, an address, a measure, the number of a document."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from obligations.addresses import is_web_address
from obligations.dates import parse_day
from obligations.evidence_files import read_evidence_file
from obligations.findings import OptionError, UserError, suggest
from obligations.ids import is_target, owner_of, spell_record
from obligations.query.departments import find_department
from obligations.query.ids import find_record
from obligations.sentences import tell
from obligations.text import patterns
from obligations.text.official_numbers import read_official_number, spell_number
from obligations.vocabulary import QUALITIES

if TYPE_CHECKING:
    from datetime import date

    from obligations.evidence_files import EvidenceFile
    from obligations.query.session import Question
    from obligations.records import WrittenEvidenceRecord
    from obligations.vocabulary import Quality

# Where one of the keys begins, so that a title may hold semicolons.
_KEY = re.compile(r"(?:^|;\s+)(quality|number|issuers|publisher|title|dated|retrieved)\s*=")
# The end of a file's name, which no id of a measure and no number of a document has.
_ENDING = re.compile(r"\.[A-Za-z][0-9A-Za-z]{0,9}$")


class ReadEvidence(NamedTuple):
    """What shows it, as it stands in an entry; with the file of one's own that is to be kept."""

    evidence: WrittenEvidenceRecord
    file: EvidenceFile | None = None


def read_evidence(question: Question, text: str, today: date) -> ReadEvidence:
    """Read what shows it: a file of one's own, a web address, read today, the id of a measure or
    action, or the number of a document.

    Behind it, or alone, `; key=text` for what is known. Raises UserError.
    """
    place, *pairs = _KEY.split(text)
    known = {key: value.strip() for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
    if empty := [key for key, value in known.items() if not value]:
        raise OptionError(
            "--evidence",
            tell("{empty} has no value", empty=empty[0]),
            tell("leave it out, or give it a value"),
        )
    evidence = _read_known(question, known, today)
    if _names_file(place):
        if "quality" in known:
            raise OptionError(
                "--evidence",
                tell("a file of your own has no quality"),
                tell("leave it out: quality is for what is published"),
            )
        file = read_evidence_file(Path(place.strip()).expanduser())
        evidence["file"], evidence["sha256"] = file.path, file.sha256
        return ReadEvidence(evidence, file)
    if ":" in place:
        evidence["url"] = _read_address(place.strip(" "))
        evidence.setdefault("retrieved", today.isoformat())
    elif not evidence or place.strip():
        number = read_official_number(place)
        if number:
            evidence.setdefault("number", number)
        else:
            evidence["measure"] = _read_measure(question, place)
    return ReadEvidence(evidence)


def _names_file(place: str) -> bool:
    """Whether a text names a file of one's own: one that is there, or has the ending of one."""
    path = place.strip()
    if "://" in path or path.startswith("www.") or spell_record(path) or read_official_number(path):
        return False
    return bool(_ENDING.search(path)) or os.path.isfile(path)  # noqa: PTH113 - never raises


def _read_known(question: Question, known: dict[str, str], today: date) -> WrittenEvidenceRecord:
    """Return what is known of it, as it stands in an entry. Raises UserError."""
    evidence: WrittenEvidenceRecord = {}
    if "quality" in known:
        evidence["quality"] = _read_quality(known["quality"])
    if "title" in known:
        evidence["title"] = known["title"]
    if "publisher" in known:
        evidence["publisher"] = known["publisher"]
    if "dated" in known:
        evidence["dated"] = _read_past_day("dated", known["dated"], today)
    if "retrieved" in known:
        evidence["retrieved"] = _read_past_day("retrieved", known["retrieved"], today)
    if "number" in known:
        evidence["number"] = spell_number(known["number"])
    if "issuers" in known:
        evidence["issuers"] = [
            find_department(question, name).id
            for name in re.split(patterns.NAME_COMMAS, known["issuers"])
            if name.strip()
        ]
    return evidence


def _read_quality(text: str) -> Quality:
    quality = next((quality for quality in QUALITIES if quality == text), None)
    if quality is None:
        raise OptionError(
            "--evidence", tell("there is no quality {text!r}", text=text), suggest(text, QUALITIES)
        )
    return quality


def _read_past_day(key: str, text: str, today: date) -> str:
    try:
        day = parse_day(text)
    except ValueError as error:
        raise OptionError(
            "--evidence", tell("{key}: {problem}", key=key, problem=str(error))
        ) from None
    if day > today:
        raise OptionError(
            "--evidence",
            tell("{key}: {day} is in the future", key=key, day=day),
            tell("today is {today}", today=today),
        )
    return text


def _read_measure(question: Question, text: str) -> str:
    try:
        found = find_record(question, text)
    except UserError as error:
        if error.hint:
            hint = tell("{hint}; a web address begins with https://", hint=error.hint)
        else:
            hint = tell("a web address begins with https://")
        raise OptionError("--evidence", error.message, hint) from None
    if is_target(found):
        raise OptionError(
            "--evidence",
            tell("{found} is a target", found=found),
            tell("name the measure or action that shows it: {owner}", owner=owner_of(found)),
        )
    return found


def _read_address(text: str) -> str:
    if not is_web_address(text):
        raise OptionError(
            "--evidence",
            tell("{text!r} is not a web address", text=text),
            tell("write it in full: https://www.example.org/page"),
        )
    return text
