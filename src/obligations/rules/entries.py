"""OB6xx, what became of the measures: progress entries. Those that a later entry corrects no longer count, and are not judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.rules.outline import find_document_id
from obligations.rules.rule import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.rules.subject import Subject
    from obligations.rules.world import World


def find_unknown_subjects(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is about a measure, an action or a target that is not in the corpus.

    It changes no state, and nobody sees it.

    wrong:
        - of: 2031-m70.t1
    right:
        - of: 2031-m07.t1
    """
    for route, record, _entry in file.standing_entries:
        if world.has_record(record) is False and not _was_removed(record, world) and not world.find_spelling(record):
            yield Problem((*route, "of"), f"there is no {record}", world.suggest_record(record))


def find_removed_subjects(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is about an action or a target whose number was given and is gone: higher ones are there.

    Numbers are kept for good. What was removed takes its record with it, since entries are never removed: put it back, or say by a
    further entry on the measure what became of it.

    wrong:
        # the actions of 2031-m07 are 1 and 3
        - of: 2031-m07.2
    right:
        - of: 2031-m07.3
    """
    for route, record, _entry in file.standing_entries:
        if world.has_record(record) is False and _was_removed(record, world):
            yield Problem((*route, "of"), f"{record} was there and is removed", "put it back: a number in use is kept for good")


def _was_removed(record: str, world: World) -> bool:
    """Whether records of the same owner have higher numbers; those of measures run without gaps."""
    owner, dot, last = record.rpartition(".")
    kind, number = ("t", last[1:]) if last.startswith("t") else ("", last)
    return bool(dot) and world.find_greatest(owner, kind) > int(number)


def find_entries_in_future(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is dated or recorded after today, or recorded before the day that it is about.

    Evidence shows what has been. A future day would decide states that nobody knows yet.

    wrong:
        # recorded in 2031
        - {of: 2031-m07.t1, date: 2033-12-31, recorded: 2031-12-01}
    right:
        - {of: 2031-m07.t1, date: 2031-11-30, recorded: 2031-12-01}
    """
    for route, _id, entry in file.standing_entries:
        for key, day in (("date", entry.date), ("recorded", entry.recorded)):
            if day > world.as_of:
                yield Problem((*route, key), f"{day} is still to come", "enter what has been")
        if entry.recorded < entry.date <= world.as_of and file.is_read((*route, "date")):
            yield Problem((*route, "recorded"), f"recorded before {entry.date}, the day that it is about", "look up both days")


def find_entries_before_document(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is dated before the document that it is about.

    What was reached earlier fulfils no promise of the document.

    wrong:
        # 2031.yaml is dated 2031-03-02
        - {of: 2031-m07.t1, date: 2030-11-20}
    right:
        - {of: 2031-m07.t1, date: 2031-11-20}
    """
    for route, record, entry in file.standing_entries:
        document = world.documents.get(find_document_id(record))
        if document and document.dated and entry.date.isoformat() < document.dated:
            yield Problem((*route, "date"), f"{document.id} is of {document.dated}, which is later", "look up the day")


def find_unproven_outcomes(file: Subject, _: World) -> Iterator[Problem]:
    """An entry says `met` or `missed` and gives no evidence.

    A judgement that nobody can follow is worth no more than none. Evidence is a measure of the corpus, or a page with `url`, `title`
    and the day it was `retrieved`.

    wrong:
        - {of: 2031-m07.t1, status: met}
    right:
        - of: 2031-m07.t1
          status: met
          evidence:
            - {url: https://lights.example/2033/report, title: Report on spare lamps, retrieved: 2034-01-08}
    """
    for route, record, entry in file.standing_entries:
        shown = any(evidence.measure or evidence.url for evidence in entry.evidence)
        if entry.status in ("met", "missed") and not shown and file.is_whole(route):
            yield Problem((*route, "status"), f"{record} {entry.status} without evidence", "name in evidence: what shows it")


def find_corrections_of_nothing(file: Subject, _: World) -> Iterator[Problem]:
    """`corrects` is not the number of an earlier entry of the file.

    Entries are counted from 1, and an entry corrects one that stands above it; the corrected one no longer counts.

    wrong:
        # the first entry of the file
        - {of: 2031-m07.t1, corrects: 1}
    right:
        # the second entry of the file
        - {of: 2031-m07.t1, corrects: 1}
    """
    for at, (route, _id, entry) in enumerate(file.entries):
        if entry.corrects is not None and entry.corrects > at:
            earlier = f"entries 1 to {at} stand above it" if at else "no entry stands above it"
            yield Problem((*route, "corrects"), f"entry {at + 1} can't correct entry {entry.corrects}", earlier)


def find_second_corrections(file: Subject, _: World) -> Iterator[Problem]:
    """An entry corrects one that another entry has corrected already.

    Both corrections would count, and what the first of them says would still decide. The later one corrects the earlier.

    wrong:
        # the second and third entry of the file
        - {of: 2031-m07.t1, corrects: 1}
        - {of: 2031-m07.t1, corrects: 1}
    right:
        # the second and third entry of the file
        - {of: 2031-m07.t1, corrects: 1}
        - {of: 2031-m07.t1, corrects: 2}
    """
    corrections: dict[int, int] = {}
    for number, (route, _id, entry) in enumerate(file.entries, start=1):
        if entry.corrects is None or entry.corrects >= number:
            continue
        first = corrections.setdefault(entry.corrects, number)
        if first != number:
            yield Problem((*route, "corrects"), f"entry {entry.corrects} is corrected by entry {first} already", f"write corrects: {first}")


def find_misplaced_entries(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is about another document than the one that its file is named after.

    `progress/2031.yaml` holds what became of the measures of 2031: there people look for it, and `corrects` counts the entries of that
    file.

    wrong:
        # progress/2031.yaml
        - {of: 2033-m02}
    right:
        # progress/2033.yaml
        - {of: 2033-m02}
    """
    for route, record, _entry in file.standing_entries:
        document = find_document_id(record)
        if document != file.stem and world.has_record(record):
            yield Problem((*route, "of"), f"{record} in the file of {file.stem}", f"move it to progress/{document}.yaml")


def find_values_without_metric(file: Subject, world: World) -> Iterator[Problem]:
    """An entry gives a value for something that has no metric.

    A value is counted in the unit of the target's metric; without one nobody knows what it counts. Measures and actions have none.

    wrong:
        # 2031-m07.t2 has no metric
        - {of: 2031-m07.t2, value: 31}
    right:
        - {of: 2031-m07.t1, value: 31}
    """
    for route, record, entry in file.standing_entries:
        if entry.value is not None and world.has_record(record) and not world.has_metric(record):
            yield Problem((*route, "value"), f"{record} has no metric", "say it in note:, or name the target that has one")
