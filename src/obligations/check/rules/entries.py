"""OB6xx, what became of the measures: progress entries.

Those that a later entry corrects no longer count, and are not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.amounts import judge_met
from obligations.check.rule import Problem
from obligations.ids import (
    document_of,
    is_measure,
    kind_of_part,
    make_occurrence_id,
    number_of_part,
    occurrence_of,
    owner_of,
    thing_of,
)
from obligations.occurrences import find_last_day
from obligations.sentences import tell
from obligations.vocabulary import SAID_OF_THE_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject


def find_unknown_subjects(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is about a measure, an action or a target that is not in the corpus.

    It changes no state, and nobody sees it.

    wrong:
        - of: 2031-m70.t1
    right:
        - of: 2031-m07.t1
    """
    for route, record, _entry in world.list_standing(file):
        if (
            world.has_record(record) is False
            and not _was_removed(record, world)
            and not world.find_spelling(record)
        ):
            yield Problem(
                (*route, "of"),
                tell("there is no {record}", record=record),
                world.suggest_record(record),
            )


def find_removed_subjects(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is about an action or a target whose number was given and is gone: higher ones are
    there.

    Numbers are kept for good. What was removed takes its record with it, since entries are never
    removed: put it back, or say by a further entry on the measure what became of it.

    wrong:
        # the actions of 2031-m07 are 1 and 3
        - of: 2031-m07.2
    right:
        - of: 2031-m07.3
    """
    for route, record, _entry in world.list_standing(file):
        if world.has_record(record) is False and _was_removed(record, world):
            yield Problem(
                (*route, "of"),
                tell("{record} has been removed", record=record),
                tell("put it back: what entries speak of is never removed"),
            )


def find_unknown_occurrences(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is about an occurrence that its target does not have.

    An occurrence is named by the period in which it is due. Which there are follows from the
    target: how often it recurs, from when and until when. A target that does not recur, or recurs
    without saying when, has none.

    wrong:
        # 2031-m07.t3 is due every year
        - of: 2031-m07.t3@2032-Q1
    right:
        - of: 2031-m07.t3@2032
    """
    for route, record, entry in world.list_standing(file):
        name, series = occurrence_of(record), world.find_series(record)
        if name is None or not world.has_record(record):
            continue
        if series is None:
            yield Problem(
                (*route, "of"),
                tell("{target} has no occurrences", target=thing_of(record)),
                tell("write the target: {target}", target=thing_of(record)),
            )
        elif series.find(name) is None:
            number = series.find_nearest(find_last_day(name) or entry.date)
            nearest = make_occurrence_id(thing_of(record), series.name(number))
            yield Problem(
                (*route, "of"),
                tell("{target} has no occurrence {name}", target=thing_of(record), name=name),
                tell(
                    "the nearest is {nearest}, due {deadline}",
                    nearest=nearest,
                    deadline=series.find_deadline(number),
                ),
            )


def find_entries_on_series(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is about a target that recurs, and does not say which occurrence it means.

    It counts for the occurrence that is due nearest to its date, of two the earlier. Only that all
    of it was superseded, or that nothing was found, can be said of the whole.

    wrong:
        # 2031-m07.t3 is due every year
        - {of: 2031-m07.t3, date: 2033-01-12, status: met}
    right:
        - {of: 2031-m07.t3@2032, date: 2033-01-12, status: met}
    """
    for route, record, entry in world.list_standing(file):
        series = world.find_series(record)
        if series is None or occurrence_of(record) or entry.status in SAID_OF_THE_WHOLE:
            continue
        number = series.find_nearest(entry.date)
        meant = make_occurrence_id(record, series.name(number))
        yield Problem(
            (*route, "of"),
            tell(
                "{record} recurs: this counts for {meant}, due {deadline}",
                record=record,
                meant=meant,
                deadline=series.find_deadline(number),
            ),
            tell(
                "name the occurrence in an entry that corrects this one, as in of: {meant}",
                meant=meant,
            ),
        )


def _was_removed(record: str, world: World) -> bool:
    """Whether records of the same owner have higher numbers; those of measures run without gaps."""
    if is_measure(record):
        return False
    return world.find_greatest(owner_of(record), kind_of_part(record)) > number_of_part(record)


def find_entries_in_future(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is dated or recorded after today, or recorded before the day that it is about.

    Evidence shows what has happened. A future day would decide states that nobody knows yet.

    wrong:
        # recorded in 2031
        - {of: 2031-m07.t1, date: 2033-12-31, recorded: 2031-12-01}
    right:
        - {of: 2031-m07.t1, date: 2031-11-30, recorded: 2031-12-01}
    """
    for route, _id, entry in world.list_standing(file):
        for key, day in (("date", entry.date), ("recorded", entry.recorded)):
            if day > world.as_of:
                yield Problem(
                    (*route, key),
                    tell("{day} is in the future", day=day),
                    tell("record only what has happened"),
                )
        if entry.recorded < entry.date <= world.as_of and file.is_read((*route, "date")):
            yield Problem(
                (*route, "recorded"),
                tell("recorded before {date}, the day that it is about", date=entry.date),
                tell("check both dates"),
            )


def find_entries_before_document(file: Subject, world: World) -> Iterator[Problem]:
    """An entry is dated before the document that it is about.

    What was reached earlier fulfils no promise of the document.

    wrong:
        # 2031.yaml is dated 2031-03-02
        - {of: 2031-m07.t1, date: 2030-11-20}
    right:
        - {of: 2031-m07.t1, date: 2031-11-20}
    """
    for route, record, entry in world.list_standing(file):
        document = world.documents.get(document_of(record))
        if document and document.dated and entry.date.isoformat() < document.dated:
            yield Problem(
                (*route, "date"),
                tell("{id} is dated {dated}, which is later", id=document.id, dated=document.dated),
                tell("check the date"),
            )


def find_unproven_outcomes(file: Subject, world: World) -> Iterator[Problem]:
    """An entry says `met` or `missed` and gives no evidence.

    A judgement that nobody can follow is worth no more than none. Evidence is a measure of the
    corpus, an instrument with its `number`, a page with `url`, `title` and the day it was
    `retrieved`, or a `file` of your own.

    wrong:
        - {of: 2031-m07.t1, status: met}
    right:
        - of: 2031-m07.t1
          status: met
          evidence:
            - {url: https://lights.example/report, title: Report on lamps, retrieved: 2034-01-08}
    """
    for route, record, entry in world.list_standing(file):
        shown = any(
            evidence.measure or evidence.url or evidence.number or evidence.file
            for evidence in entry.evidence
        )
        if entry.status in ("met", "missed") and not shown and file.is_whole(route):
            yield Problem(
                (*route, "status"),
                tell("{record}: {status} without evidence", record=record, status=entry.status),
                tell("name in `evidence` what shows it"),
            )


def find_contradictions(file: Subject, world: World) -> Iterator[Problem]:
    """Two entries of one day say of the same thing that it was met and that it was missed, or
    partly met.

    One of them is wrong. Until one corrects the other, the one recorded last decides.

    wrong:
        # another entry of that day says met
        of: 2031-m07.t1
        date: 2031-11-20
        status: missed
    right:
        of: 2031-m07.t1
        date: 2031-11-20
        status: missed
        corrects: 0b77e1d4
    """
    for route, record, entry in file.whole_entries:
        other = world.entries.find_contradicted(entry.statement)
        if other:
            name = world.entries.standings[other.digest].id
            hint = tell(
                "find out which is right, and correct the other: obligations progress add"
                " {record} … --corrects {name}",
                record=record,
                name=name,
            )
            yield Problem(
                (*route, "status"),
                tell(
                    "{record}: {status}, but {name} says {other} on the same day",
                    record=record,
                    status=entry.status,
                    name=name,
                    other=other.status,
                ),
                hint,
            )


def find_listed_entries(file: Subject, _: World) -> Iterator[Problem]:
    """The entries of a document stand in one list.

    They count as they did. But two people who add to one list on two branches get a merge conflict,
    and the positions by which corrections name entries shift. `obligations format` moves each entry
    into a file of its own, corrections included.

    wrong:
        # progress/2031.yaml
        - {of: 2031-m07.t1, date: 2031-11-20, recorded: 2031-12-01, status: in-progress}
    right:
        # progress/2031/2031-m07.t1_2031-11-20_0b77e1d4.yaml
        of: 2031-m07.t1
        date: 2031-11-20
        recorded: 2031-12-01
        status: in-progress
    """
    if file.kind == "progress-list":
        yield Problem(
            (),
            tell("entries are kept in one list"),
            tell("move each into a file of its own: obligations format"),
        )


def find_values_without_metric(file: Subject, world: World) -> Iterator[Problem]:
    """An entry gives a value for something that has no metric.

    A value is counted in the unit of the target's metric; without one nobody knows what it counts.
    Measures and actions have none.

    wrong:
        # 2031-m07.t2 has no metric
        - {of: 2031-m07.t2, value: 31}
    right:
        - {of: 2031-m07.t1, value: 31}
    """
    for route, record, entry in world.list_standing(file):
        if entry.value is not None and world.has_record(record) and not world.has_metric(record):
            yield Problem(
                (*route, "value"),
                tell("{record} has no metric", record=record),
                tell("say it in `note`, or name the target that has one"),
            )


def find_values_short_of_promise(file: Subject, world: World) -> Iterator[Problem]:
    """An entry says `met`, and its value is less than what was promised, or more than was allowed.

    One of the two is wrong: the promise was met in part, the value is an earlier one, or it counts
    something else. Nothing is said where the target says `about`, nor where more was reached than
    promised.

    wrong:
        # 2031-m07.t1 promises at least 40
        - {of: 2031-m07.t1, status: met, value: 31}
    right:
        - {of: 2031-m07.t1, status: partly-met, value: 31}
    """
    for route, record, entry in world.list_standing(file):
        if entry.status != "met" or entry.value is None:
            continue
        wrong = judge_met(record, entry.value, *world.find_bounds(record))
        if wrong:
            yield Problem((*route, "value"), *wrong)
