"""A document as rows: its measures, their actions and targets, and the texts that searches read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from obligations.compiling.cells import pair, spread_amount
from obligations.dates import PartialDate, find_window, write_day
from obligations.ids import make_action_id, make_measure_id, make_target_id, measure_of
from obligations.occurrences import make_series
from obligations.text.name_keys import fold_wording
from obligations.text.stemming import find_stem, list_words
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from obligations.compiling.cells import TableRow, TableRows
    from obligations.corpus import LoadedFile
    from obligations.dates import Interval
    from obligations.model import (
        Action,
        Clause,
        Document,
        Measure,
        Metric,
        Target,
        Translated,
    )

    # Whose a row is: a measure, an action of it or none, the document.
    RowOwner = tuple[str, str | None, str]


def make_document(rows: TableRows, file: LoadedFile, signs: Mapping[int, str]) -> None:
    """Add a document with all that is in it."""
    d: Document = file.record
    published = write_day(d.published)
    head = (
        d.number,
        d.kind,
        *pair(d.title),
        *pair(d.heading),
        d.dated.isoformat(),
        published,
        d.record or "open",
        json.dumps(d.external),
        int(bool(d.draft)),
    )
    rows["document"].append((d.id, *head, file.path))
    rows["issuer"] = [(d.id, position, department) for position, department in enumerate(d.issuers)]
    rows["document_addressee"] = [
        (d.id, position, department) for position, department in enumerate(d.addressees)
    ]
    for position, s in enumerate(d.sources):
        retrieved = write_day(s.retrieved)
        source = (s.language, s.title, s.url, retrieved, *pair(s.note))
        rows["source"].append((d.id, position, *source))
    rows["section"] = [
        (d.id, s.number, s.label, *pair(s.title), *pair(s.heading)) for s in d.sections
    ]
    position = 0
    for closing, measures in ((False, d.measures), (True, d.closing)):
        for measure in measures:
            measure_id = d.measure_id(measure, closing=closing)
            _make_measure(rows, d, measure, measure_id, position, closing=closing)
            rows["wording"] += [
                (unit, measure_id, d.id, "\n".join(fold_wording(text, signs) for text in texts))
                for unit, texts in _list_wording(measure, measure_id)
            ]
            position += 1


def _make_measure(
    rows: TableRows, d: Document, m: Measure, measure_id: str, position: int, *, closing: bool
) -> None:
    parent = make_measure_id(d.id, m.parent, closing=closing) if m.parent else None
    where = (measure_id, d.id, position, m.number, int(closing), m.label, m.section)
    said = (*pair(m.title), *pair(m.heading), *pair(m.summary), *pair(m.text))
    rows["measure"].append((*where, parent, m.kind, *said))
    _add_parts(rows, (measure_id, None, d.id), m, d.list_clauses(m), d.dated)
    for action in m.actions:
        _make_action(rows, d, action, measure_id)


def _make_action(rows: TableRows, d: Document, a: Action, measure_id: str) -> None:
    action_id = make_action_id(measure_id, a.number)
    parent = make_action_id(measure_id, a.parent) if a.parent else None
    owned = int(any(clause.basis == "stated" for clause in a.responsibilities))
    where = (action_id, measure_id, d.id)
    said = (a.modality, *pair(a.what), a.deliverable, owned, *pair(a.text))
    rows["action"].append((*where, a.number, parent, *said))
    rows["action_addressee"].extend(
        (*where, at, addressee) for at, addressee in enumerate(a.addressees)
    )
    rows["place"].extend((*where, at, *pair(place)) for at, place in enumerate(a.places))
    rows["recipient"].extend(
        (*where, at, department) for at, department in enumerate(a.submitted_to)
    )
    _add_parts(rows, (measure_id, action_id, d.id), a, a.responsibilities, d.dated)


def _add_parts(
    rows: TableRows,
    owner: RowOwner,
    record: Measure | Action,
    clauses: Iterable[Clause],
    dated: date,
) -> None:
    """Add what a measure has, and an action of it alike: topics, who answers, targets, ties."""
    rows["measure_topic"].extend((*owner, at, topic) for at, topic in enumerate(record.topics))
    for number, clause in enumerate(clauses):
        rows["responsibility"].extend(_list_parties(clause, (*owner, number)))
        rows["unresolved"].extend(_list_unresolved(clause, (*owner, number)))
    rows["target"].extend(_make_target(target, owner, dated) for target in record.targets)
    rows["link"].extend(
        (*owner, at, link.relation, link.to, measure_of(link.to), *pair(link.because))
        for at, link in enumerate(record.links)
    )


def _list_parties(clause: Clause, where: TableRow) -> Iterator[TableRow]:
    passed_to = clause.passed_to or {}
    named = [(role, department) for role in PARTY_ROLES for department in getattr(clause, role)]
    for position, (role, department) in enumerate(named):
        heir = passed_to.get(department)
        yield (*where, position, department, role, clause.basis, heir, *pair(clause.because))


def _list_unresolved(clause: Clause, where: TableRow) -> Iterator[TableRow]:
    """Yield whom a clause of a draft names as printed."""
    names = [
        (role, printed)
        for role in PARTY_ROLES
        for printed in (getattr(clause.unresolved, role) if clause.unresolved else ())
    ]
    for position, (role, printed) in enumerate(names):
        yield (*where, position, role, printed)


def _make_target(t: Target, owner: RowOwner, dated: date) -> TableRow:
    measure_id, action_id, _ = owner
    return (
        make_target_id(action_id or measure_id, t.number),
        *owner,
        t.number,
        t.by,
        t.in_,
        t.from_,
        t.until,
        t.every,
        *pair(t.when),
        *pair(t.because),
        int(t.is_reckoned),
        int(bool(t.strive)),
        *pair(t.outcome),
        *_make_metric(t.metric),
        t.deliverable,
        *_list_days(t, dated),
    )


def _list_days(t: Target, dated: date) -> TableRow:
    """Return the days that follow from the dates of a target: the first and the last, whether there
    is any, and what the occurrences are reckoned from.
    """
    if t.every == "continuously":
        first, last = _find_single(t.from_), _find_single(t.until)
        begin = first.first if first else dated
        return (write_day(begin), write_day(last.last if last else None), 0, None, None, None)
    if t.every:
        series = make_series(t.every, t.by, t.from_, t.until, dated)
        if series is None:
            return (None, None, 0, None, None, None)
        return (None, None, 1, series.first.isoformat(), series.day, series.count)
    written = _find_single(t.by or t.in_ or t.from_)
    if written is None:
        return (None, None, 0, None, None, None)
    return (write_day(written.first), write_day(written.last), 1, None, None, None)


def _find_single(text: str | None) -> PartialDate | Interval | None:
    """Return a date that comes once; None for another, which `check` tells of."""
    parsed = find_window(text)
    if isinstance(parsed, PartialDate) and parsed.recurs:
        return None
    return parsed


def _make_metric(metric: Metric | None) -> TableRow:
    if metric is None:
        return (None,) * 13
    start = metric.baseline
    return (
        metric.comparator,
        *spread_amount(metric.value),
        *spread_amount(metric.to),
        *pair(metric.unit),
        *spread_amount(start.value if start else None),
        start.at if start else None,
    )


def insert_stems(connection: sqlite3.Connection, rows: TableRows) -> None:
    """Add to the wording of a document the stems of its English words, and keep those of words that
    are met for the first time.
    """
    found = [set(list_words(str(folded))) for *_, folded in rows["wording"]]
    words = sorted(set().union(*found))
    known = dict(
        connection.execute(
            "SELECT word, stem FROM stem WHERE word IN (SELECT value FROM json_each(?))",
            (json.dumps(words),),
        )
    )
    new = {word: find_stem(word) for word in words if word not in known}
    stems = known | new
    rows["stem"] = list(new.items())
    rows["wording"] = [
        (*row, f" {' '.join(sorted({stems[word] for word in words}))} ")
        for row, words in zip(rows["wording"], found, strict=True)
    ]


def _list_wording(m: Measure, measure_id: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts of a measure and of each of its actions, by their ids."""
    said = (m.title, m.heading, m.summary, m.text)
    yield measure_id, _list_texts(*_list_promised(m.targets), *said)
    for action in m.actions:
        asked = (action.what, action.text, *action.places)
        yield (
            make_action_id(measure_id, action.number),
            _list_texts(*_list_promised(action.targets), *asked),
        )


def _list_promised(targets: Iterable[Target]) -> Iterator[Translated | None]:
    """Yield what targets say: the result, the date in the text's own terms, what is counted."""
    for target in targets:
        yield from (target.outcome, target.when, target.because)
        if target.metric:
            yield target.metric.unit


def _list_texts(*translated: Translated | None) -> list[str]:
    return [text for said in translated for text in pair(said) if text]
