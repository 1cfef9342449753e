"""From the options of `progress add` to an entry: what is missing is asked for on a terminal and
refused in a pipe.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from obligations.cli.printing import print_line, write
from obligations.cli.prompts import ask_for, ask_which, can_ask, confirm
from obligations.dates import parse_day
from obligations.findings import OptionError, UserError, check_word
from obligations.ids import make_occurrence_id, measure_of, occurrence_of, owner_of, thing_of
from obligations.output.notes import print_note
from obligations.pages.measure import build_measure_page
from obligations.progress import (
    PROVEN,
    WITHDRAWN,
    EntrySubject,
    make_entry,
    read_entry_day,
    read_note,
    read_status,
    read_value,
    render_entry,
)
from obligations.query.entries import (
    check_correctable,
    describe_subject,
    find_contradiction,
    find_corrected,
    find_metric,
)
from obligations.query.evidence import read_evidence
from obligations.query.ids import find_record
from obligations.query.occurrences import MOST_PROPOSED, list_open_occurrences
from obligations.query.pages import find_names_by_id, load_pages
from obligations.sentences import tell
from obligations.text.escaping import show_controls
from obligations.text.language import LANGUAGES, find_language, spell_language
from obligations.text.speech import Speech
from obligations.text.tables import progress
from obligations.text.words import choose
from obligations.text.written_dates import say_when
from obligations.vocabulary import SAID_OF_THE_WHOLE, STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.evidence_files import EvidenceFile
    from obligations.model import ProgressEntry
    from obligations.query.session import Question
    from obligations.records import SubjectRecord

_EXAMPLE = tell(
    "such as: obligations progress add 2021-m07.t1 --status met --date 2024-12-31"
    " --evidence https://www.example.org/report"
)


@dataclass(slots=True)
class Stated:
    """What was stated on the command line, and then in answer to questions.

    `document` is the one in which the record is looked up by its number as printed.
    """

    record: str | None
    status: str | None
    day: str | None
    value: str | None
    evidence: list[str]
    note: str | None
    note_zh: str | None
    note_lang: str | None
    corrects: list[str]
    whole: bool
    document: str | None = None
    occurrence: str | None = None

    def list_missing(self) -> list[str]:
        """Return the options without which there is no entry."""
        withdraws = self.status == WITHDRAWN
        needed = {
            "ID": self.record or self.corrects,
            "--status": self.status,
            "--date": self.day or withdraws,
            tell("--evidence ({status} needs it)", status=self.status): self.evidence
            or self.status not in PROVEN,
            tell("--corrects ({status} needs it)", status=self.status): self.corrects
            or not withdraws,
            tell("--note ({status} needs it)", status=self.status): self.note
            or self.note_zh
            or not withdraws,
        }
        return [name for name, value in needed.items() if not value]


class StatedEntry(NamedTuple):
    """An entry that is to be added, and the files of one's own that show it."""

    entry: ProgressEntry
    files: tuple[EvidenceFile, ...]


def state_entry(question: Question, stated: Stated, today: date, lang: str) -> StatedEntry:
    """Make the entry, asking on a terminal for what is missing.

    Raises UserError for what is wrong, typer.Abort where it is called off.

    Before the first question what the command line said is checked.
    """
    if stated.status is not None:
        stated.status = read_status(stated.status)
    notes = _read_notes(stated)
    missing = stated.list_missing()
    if missing and (not can_ask() or not (stated.corrects or stated.status != WITHDRAWN)):
        if stated.record is not None:  # what there isn't needs nothing further
            describe_subject(question, stated.record, document=stated.document)
        raise UserError(tell("missing: {missing:, }", missing=missing), _EXAMPLE)
    record, corrects = _find_subject(question, stated, lang, asking=bool(missing))
    proposed = _propose_occurrences(question, record, stated, today)
    if proposed and not can_ask():
        raise UserError(
            tell(
                "{id} recurs, and the entry does not say which occurrence is meant", id=record["id"]
            ),
            tell("name one: {occurrences}", occurrences=_say_occurrences(proposed, "en")),
        )
    subject = EntrySubject(
        record["id"],
        date.fromisoformat(record["dated"]),
        has_metric=find_metric(record) is not None,
    )
    if missing or proposed:
        notes |= _ask_for_rest(question, record, subject, stated, today, lang)
    if stated.occurrence:
        subject = replace(subject, id=stated.occurrence)
    shown = [read_evidence(question, text, today) for text in stated.evidence]
    entry = make_entry(
        subject,
        today,
        status=stated.status or "",
        day=stated.day or today.isoformat(),
        value=stated.value,
        evidence=[one.evidence for one in shown],
        note=notes,
        corrects=corrects,
    )
    warn_contradiction(question, entry)
    if missing or proposed:
        write("".join(f"{show_controls(line)}\n" for line in render_entry(entry).splitlines()))
        confirm(Speech(lang).say(progress.ASK_WHETHER_TO_ADD))
    return StatedEntry(entry, tuple(one.file for one in shown if one.file))


def warn_contradiction(question: Question, entry: ProgressEntry) -> None:
    """Say on stderr what an entry contradicts, as `check` will."""
    wrong = find_contradiction(question, entry.of, entry.status, entry.value)
    if wrong:
        message, hint = wrong
        print_note(message)
        print_note(tell("  {hint}", hint=hint))


def _find_subject(
    question: Question, stated: Stated, lang: str, *, asking: bool
) -> tuple[SubjectRecord, list[str]]:
    """Return what the entry is about, and the ids of the entries that it corrects."""
    if stated.corrects:
        record, corrects = _find_corrected(question, stated)
        if asking:
            check_correctable(question, record["id"], corrects)
            _show_measure(question, record, lang)
    else:
        find = partial(describe_subject, question, document=stated.document)
        if stated.record is None:
            stated.record = ask_for(Speech(lang).say(progress.ASK_RECORD), find)
        record, corrects = find(stated.record), []
        if asking:
            _show_measure(question, record, lang)
        record = _choose_part(question, record, stated, lang, asking=asking)
    return record, corrects


def _read_notes(stated: Stated) -> dict[str, str]:
    """Read what was said about it, by language: of the note, that which it is written in, unless
    told.
    """
    notes: list[tuple[str, str]] = []
    if stated.note is not None:
        note = read_note(stated.note)
        language = find_language(note)
        if stated.note_lang:
            language = check_word("language", spell_language(stated.note_lang), LANGUAGES)
        notes.append((language, note))
    elif stated.note_lang is not None:
        raise OptionError(
            "--note-lang",
            tell("there is no --note"),
            tell("it says in which language the note is written"),
        )
    if stated.note_zh is not None:
        notes.append(("zh", read_note(stated.note_zh)))
    by_language = dict(notes)
    if len(by_language) < len(notes):
        raise UserError(
            tell("--note and --note-zh are both in Chinese"),
            tell("leave one out, or say --note-lang en"),
        )
    return by_language


def _find_corrected(question: Question, stated: Stated) -> tuple[SubjectRecord, list[str]]:
    """Return what the entries are about that are to be corrected, and their ids."""
    named = find_record(question, stated.record, stated.document) if stated.record else None
    thing, ids = find_corrected(question, stated.corrects, named)
    if stated.whole and named not in (None, thing, thing_of(thing)):
        raise OptionError(
            "--corrects",
            tell(
                "{ids:, } is about {thing}, not {named}",
                ids=ids,
                thing=thing,
                named=named,
            ),
            tell("name it: {thing}", thing=thing),
        )
    try:
        return describe_subject(question, thing), ids
    except UserError:
        if stated.status != WITHDRAWN:
            raise
        # What was entered about a record that there is not can still be taken back.
        return {
            "id": thing,
            "kind": "measure",
            "measure": measure_of(thing),
            "text": {"en": None, "zh": None},
            "dated": date.min.isoformat(),
            "targets": [],
        }, ids


def _show_measure(question: Question, record: SubjectRecord, lang: str) -> None:
    """Show the measure with what is on record, without its lineage and source.

    Of its actions, the one that is meant.
    """
    from obligations.output.terminal_page import draw_pages  # Rich only where a page is drawn

    (measure,) = load_pages(question, [record["measure"]])
    measure["actions"] = [
        action for action in measure["actions"] if action["id"] == record["id"] or action["targets"]
    ]
    measure["links"], measure["linked_from"] = [], []
    del measure["source"]
    page = build_measure_page(measure, find_names_by_id(question), lang)
    write(draw_pages([page]))


def _choose_part(
    question: Question, record: SubjectRecord, stated: Stated, lang: str, *, asking: bool
) -> SubjectRecord:
    """Return what was named itself.

    Where it has targets, say so, and while others are asked let the one that is meant be chosen.
    """
    targets = record["targets"]
    if stated.whole and record["kind"] == "target":
        raise OptionError(
            "--whole",
            tell("{id} is a target", id=record["id"]),
            tell("name the measure or action: {owner}", owner=owner_of(record["id"])),
        )
    if stated.whole or not targets or record["kind"] == "target":
        return record
    if not asking:
        print_note(_say_targets(record, lang))
        return record
    choices = [
        (target["id"], f"{say_when(target, lang)} {choose(target['outcome'], lang)}".strip())
        for target in targets
    ]
    chosen = ask_which(
        Speech(lang).say(progress.ASK_WHICH),
        [*choices, (record["id"], Speech(lang).say(progress.WHOLE))],
    )
    return describe_subject(question, chosen)


def _say_targets(record: SubjectRecord, lang: str) -> str:
    speech = Speech(lang)
    targets = (
        speech.enclose(target["id"], say_when(target, lang) or speech.word("undated"))
        for target in record["targets"]
    )
    return speech.say(progress.TARGETS_APART, record=record["id"], targets=speech.join(targets))


def _ask_for_rest(
    question: Question,
    record: SubjectRecord,
    subject: EntrySubject,
    stated: Stated,
    today: date,
    lang: str,
) -> dict[str, str]:
    """Ask for what the command line did not say, and give the note.

    What it said is checked first, so that nobody answers in vain.
    """
    if stated.day is not None:
        read_entry_day(stated.day, subject, today)
    if stated.value is not None:
        read_value(stated.value, subject)
    for text in stated.evidence:
        read_evidence(question, text, today)
    write("\n")
    speech = Speech(lang)
    print_line(speech.field(record["id"], speech.choose(record["text"])))
    if stated.status is None:
        offered = [word for word in STATUSES if word != WITHDRAWN or stated.corrects]
        stated.status = ask_which(
            Speech(lang).say(progress.ASK_STATUS),
            [
                (word, speech.say(progress.STATUS_IN_WORDS, status=speech.word(word)))
                for word in offered
            ],
        )
    if stated.day is None:
        stated.day = ask_for(
            Speech(lang).say(progress.ASK_DAY),
            lambda text: read_entry_day(text, subject, today),
            default=today.isoformat(),
        )
    if stated.status == WITHDRAWN:
        return _ask_for_reason(stated, lang)
    _ask_for_occurrence(question, record, stated, today, lang)
    if stated.value is None and subject.has_metric:
        stated.value = (
            ask_for(
                Speech(lang).say(progress.ASK_VALUE),
                lambda text: read_value(text, subject),
                default="",
            )
            or None
        )
    _ask_for_evidence(question, stated, today, lang)
    if stated.note is not None or stated.note_zh is not None:
        return {}
    note = ask_for(Speech(lang).say(progress.ASK_NOTE), read_note, default="")
    if note:
        return {find_language(note): note}
    return {}


def _propose_occurrences(
    question: Question, record: SubjectRecord, stated: Stated, today: date
) -> list[tuple[str, date]]:
    """Return the occurrences that can be meant where a target recurs and none is named, the nearest
    first; none where what is said holds of the whole.
    """
    if "@" in record["id"] or stated.status in SAID_OF_THE_WHOLE:
        return []
    try:
        day = parse_day(stated.day or "")
    except ValueError:  # asked for, or refused, by itself
        day = today
    return list_open_occurrences(question, record["id"], day, MOST_PROPOSED)


def _say_occurrences(proposed: Sequence[tuple[str, date]], lang: str) -> str:
    speech = Speech(lang)
    said = (speech.say(progress.OCCURRENCE_DUE, occurrence=name, day=day) for name, day in proposed)
    return "; ".join(said)


def _ask_for_occurrence(
    question: Question, record: SubjectRecord, stated: Stated, today: date, lang: str
) -> None:
    proposed = _propose_occurrences(question, record, stated, today)
    if not proposed:
        return
    (nearest, day), *_ = proposed
    name = occurrence_of(nearest) or ""
    said = Speech(lang).say(progress.OCCURRENCE_DUE, occurrence=f"@{name}", day=day)
    answer = ask_for(
        Speech(lang).say(progress.ASK_OCCURRENCE, proposed=said),
        lambda text: find_record(question, _name_occurrence(record, text)),
        default=name,
    )
    stated.occurrence = find_record(question, _name_occurrence(record, answer))


def _name_occurrence(record: SubjectRecord, typed: str) -> str:
    return make_occurrence_id(record["id"], typed.strip().rpartition("@")[2])


def _ask_for_reason(stated: Stated, lang: str) -> dict[str, str]:
    if stated.note is not None or stated.note_zh is not None:
        return {}
    reason = ask_for(Speech(lang).say(progress.ASK_REASON), read_note)
    return {find_language(reason): reason}


def _ask_for_evidence(question: Question, stated: Stated, today: date, lang: str) -> None:
    if stated.evidence:
        return
    if stated.status in PROVEN:
        what, default = (progress.ASK_EVIDENCE, None)
    else:
        what, default = (progress.ASK_OPTIONAL_EVIDENCE, "")
    answer = ask_for(
        Speech(lang).say(what), lambda text: read_evidence(question, text, today), default=default
    )
    while answer:
        stated.evidence.append(answer)
        answer = ask_for(
            Speech(lang).say(progress.ASK_MORE_EVIDENCE),
            lambda text: read_evidence(question, text, today),
            default="",
        )
