"""A loaded file as rows of the database, and the rows of a file taken out again."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from obligations.amounts import count_millionths
from obligations.compiling.clashes import CLASH
from obligations.corpus import find_kind
from obligations.corrections import Statement, resolve
from obligations.database.occurrences import load_recurring
from obligations.dates import PartialDate, find_window, write_day
from obligations.ids import (
    make_action_id,
    make_measure_id,
    make_target_id,
    measure_of,
    occurrence_of,
    thing_of,
)
from obligations.occurrences import make_series
from obligations.registry import list_further_names, list_names
from obligations.text.name_keys import fold_wording, normalise_name
from obligations.text.stemming import find_stem, list_words
from obligations.vocabulary import PARTY_ROLES, SAID_OF_THE_WHOLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from obligations.corpus import LoadedFile
    from obligations.dates import Interval
    from obligations.model import (
        Action,
        Assignment,
        Clause,
        DepartmentsFile,
        Document,
        Link,
        Measure,
        Metric,
        Synonyms,
        Target,
        Term,
        Translated,
    )
    from obligations.occurrences import Series
    from obligations.records import SqlValue

    TableRow = tuple[SqlValue | Decimal, ...]
    TableRows = defaultdict[str, list[TableRow]]


# The tables of which each row names the layer that it is from.
_LAYERED = frozenset(
    {
        "department",
        "department_name",
        "ambiguous_name",
        "succession",
        "covered",
        "topic",
        "addressee",
        "assignment",
        "synonym",
        "document",
        "progress",
    }
)
_REGISTRY_TABLES = ("department", "department_name", "ambiguous_name", "succession", "covered")
DOCUMENT_TABLES = (
    "issuer",
    "document_addressee",
    "source",
    "section",
    "measure",
    "measure_topic",
    "action",
    "action_addressee",
    "place",
    "recipient",
    "responsibility",
    "unresolved",
    "target",
    "link",
    "wording",
)
_LIST_TABLES: dict[str, tuple[str, ...]] = {
    "departments": _REGISTRY_TABLES,
    "topics": ("topic",),
    "addressees": ("addressee",),
    "synonyms": ("synonym",),
    "assignments": ("assignment",),
}
# The tables of which each row has its position behind its id.
_LISTED = frozenset({"department", "topic", "addressee", "synonym", "assignment"})
_FAR = 1_000_000


def insert_rows(
    connection: sqlite3.Connection, file: LoadedFile, layer: str, signs: Mapping[int, str]
) -> None:
    """Insert the rows of one file of a layer, and what was wrong with it.

    `signs`: what names and texts are folded by.
    """
    rows: TableRows = defaultdict(list)
    for position, finding in enumerate(file.findings):
        span = file.locate(finding).span
        left_out = int(file.record is None or finding.code == CLASH)
        rows["load_finding"].append(
            (
                file.path,
                position,
                span.line,
                span.column,
                finding.code,
                finding.message,
                finding.hint,
                left_out,
            )
        )
    if file.kind == "departments" and file.record is not None:
        _make_departments(rows, file.record, signs)
    elif file.kind == "synonyms" and file.record is not None:
        _make_synonyms(rows, file.record, signs)
    elif file.kind == "document" and file.record is not None:
        _make_document(rows, file, signs)
        _insert_stems(connection, rows)
    elif file.record is not None:
        _MAKERS[file.kind](rows, file)
    first = _find_first_position(connection, layer)
    for table, content in rows.items():
        if not content:
            continue
        placed = _put_in_layer(table, content, layer, first)
        marks = ", ".join("?" * len(placed[0]))
        # Numbers that are given twice are a finding of `check`; here the first one answers.
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", placed)
    if file.kind == "document" and file.record is not None:
        _unsettle_series(connection, file.record.id)


def _put_in_layer(table: str, rows: list[TableRow], layer: str, first: int) -> list[TableRow]:
    """Return rows with the layer that they are from, and positions in lists that count from
    `first`.
    """
    if table in _LISTED:
        rows = [_shift(row, first) for row in rows]
    if table in _LAYERED:
        rows = [(*row, layer) for row in rows]
    return rows


def _shift(row: TableRow, first: int) -> TableRow:
    position: Any = row[1]
    return (row[0], first + position, *row[2:])


def _find_first_position(connection: sqlite3.Connection, layer: str) -> int:
    """Return where the positions of a layer's lists begin: behind those of all layers below it."""
    (position,) = connection.execute(
        "SELECT position FROM layer WHERE name = ?", (layer,)
    ).fetchone()
    return int(position) * _FAR


def delete_rows(connection: sqlite3.Connection, path: str, layer: str) -> None:
    """Delete all rows that came from a file of a layer."""
    found = connection.execute("SELECT document FROM file WHERE path = ?", (path,)).fetchone()
    connection.execute("DELETE FROM file WHERE path = ?", (path,))
    connection.execute("DELETE FROM load_finding WHERE path = ?", (path,))
    # What else is on record of the same thing has to be settled again.
    connection.execute(
        "UPDATE progress SET id = NULL WHERE thing IN (SELECT thing FROM progress WHERE file = ?)",
        (path,),
    )
    connection.execute("DELETE FROM progress WHERE file = ?", (path,))
    for table in _LIST_TABLES.get(find_kind(path), ()):
        connection.execute(f"DELETE FROM {table} WHERE layer = ?", (layer,))
    if found and found[0] is not None:
        _unsettle_series(connection, found[0])
        connection.execute("DELETE FROM document WHERE id = ?", found)
        for table in DOCUMENT_TABLES:
            connection.execute(f"DELETE FROM {table} WHERE document = ?", found)


def _unsettle_series(connection: sqlite3.Connection, document: str) -> None:
    """Have the entries about what recurs settled again: of which occurrence they speak follows from
    the target.
    """
    connection.execute(
        "UPDATE progress SET id = NULL WHERE thing IN (SELECT id FROM target WHERE document = ? AND"
        " recur_count IS NOT NULL)",
        (document,),
    )


def _pair(translated: Translated | None) -> tuple[str | None, str | None]:
    if translated:
        return (translated.en, translated.zh)
    return (None, None)


def _make_terms(rows: TableRows, file: LoadedFile) -> None:
    terms: tuple[Term, ...] = file.record
    rows[file.kind.removesuffix("s")] = [
        (term.id, position, *_pair(term.name)) for position, term in enumerate(terms)
    ]


def _make_assignments(rows: TableRows, file: LoadedFile) -> None:
    assignments: tuple[Assignment, ...] = file.record
    rows["assignment"] = [
        (one.of, position, measure_of(one.of), one.owner, *_pair(one.note))
        for position, one in enumerate(assignments)
    ]


def _make_synonyms(rows: TableRows, things: tuple[Synonyms, ...], signs: Mapping[int, str]) -> None:
    rows["synonym"] = [
        (language, position, fold_wording(name, signs))
        for position, thing in enumerate(things)
        for language, names in (("en", thing.en), ("zh", thing.zh))
        for name in names
    ]


def _make_departments(rows: TableRows, record: DepartmentsFile, signs: Mapping[int, str]) -> None:
    for position, d in enumerate(record.departments):
        if d.existed:
            existed = (d.existed.from_, d.existed.opened, d.existed.to, d.existed.closed)
        else:
            existed = (None,) * 4
        names = (*_pair(d.name), *_pair(d.official), *_pair(d.short), d.abbr[0] if d.abbr else None)
        rows["department"].append(
            (
                d.id,
                position,
                d.kind,
                d.level,
                int(d.is_generic),
                *names,
                d.parent,
                d.nameplate_of,
                *existed,
                d.code,
                *_pair(d.note),
            )
        )
        rows["department_name"].extend(list_names(d, signs))
        for s in d.successors:
            verified = int(s.verified is not False)
            rows["succession"].append(
                (
                    d.id,
                    s.to,
                    s.type,
                    s.weight,
                    s.date,
                    *_pair(s.share),
                    s.source,
                    verified,
                    int(s.leads_on),
                )
            )
        rows["covered"].extend((d.id, means) for means in d.cover if d.is_generic)
    rows["department_name"].extend(list_further_names(record.names, signs))
    for shared in record.ambiguous:
        key = normalise_name(shared.name, signs)
        rows["ambiguous_name"].extend(
            (key, shared.name, shared.means, other, at)
            for at, other in enumerate(shared.candidates)
        )


def _make_progress(rows: TableRows, file: LoadedFile) -> None:
    for position, e in enumerate(file.entries):
        plain = e.to_plain()
        about = (e.of, thing_of(e.of), None, measure_of(e.of))
        named = (file.path, position, None, e.digest, e.fact, *about)
        evidence, corrects = (
            json.dumps(value, ensure_ascii=False)
            for value in (plain.get("evidence", []), e.corrects)
        )
        said = (
            e.date.isoformat(),
            e.recorded.isoformat(),
            e.status,
            *_make_amount(e.value),
            evidence,
            *_pair(e.note),
            corrects,
        )
        rows["progress"].append(
            (*named, *said, *(None,) * 5)
        )  # the rest is settled with all other entries about the same thing


def settle_progress(connection: sqlite3.Connection) -> None:
    """Write down which entries count, for all about a thing of which one is new or has gone."""
    touched = connection.execute("SELECT DISTINCT thing FROM progress WHERE id IS NULL").fetchall()
    for thing in touched:
        _settle_thing(connection, thing)


def _settle_thing(connection: sqlite3.Connection, thing: tuple[str]) -> None:
    columns = "file, position, digest, fact, of, date, recorded, status, corrects"
    rows = connection.execute(
        f"SELECT {columns} FROM progress WHERE thing = ? ORDER BY file, position", thing
    ).fetchall()
    series = next((found.series for found in load_recurring(connection, *thing)), None)
    standings = resolve(Statement._make((*row[2:-1], tuple(json.loads(row[-1])))) for row in rows)
    seen = set()
    settled = []
    for file, position, digest, _fact, of, day, _recorded, status, _corrects in rows:
        s = standings[digest]
        if digest in seen:  # the same entry in two files
            s = s._replace(same_as=s.same_as or s.id, counts=False)
        seen.add(digest)
        settled.append(
            (
                _find_occurrence(of, day, status, series),
                *(s.id, s.same_as, s.depth, s.corrected_by, s.withdrawn, s.counts, file, position),
            )
        )
    connection.executemany(
        "UPDATE progress SET occurrence = ?, id = ?, same_as = ?, depth = ?, corrected_by = ?,"
        " withdrawn = ?, counts = ? WHERE file = ? AND position = ?",
        settled,
    )


def _find_occurrence(of: str, day: str, status: str, series: Series | None) -> str | None:
    """Return the occurrence that an entry speaks of: the one it names, else the nearest."""
    if series is None or "@" in of or status in SAID_OF_THE_WHOLE:
        return occurrence_of(of)
    return series.name(series.find_nearest(date.fromisoformat(day)))


def _make_document(rows: TableRows, file: LoadedFile, signs: Mapping[int, str]) -> None:
    d: Document = file.record
    published = write_day(d.published)
    head = (
        d.number,
        d.kind,
        *_pair(d.title),
        *_pair(d.heading),
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
        source = (s.language, s.title, s.url, retrieved, *_pair(s.note))
        rows["source"].append((d.id, position, *source))
    rows["section"] = [
        (d.id, s.number, s.label, *_pair(s.title), *_pair(s.heading)) for s in d.sections
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
    where = (measure_id, d.id, position, m.number, int(closing), m.label, m.section)
    parent = make_measure_id(d.id, m.parent, closing=closing) if m.parent else None
    rows["measure"].append(
        (
            *where,
            parent,
            m.kind,
            *_pair(m.title),
            *_pair(m.heading),
            *_pair(m.summary),
            *_pair(m.text),
        )
    )
    rows["measure_topic"].extend(
        (measure_id, None, d.id, at, topic) for at, topic in enumerate(m.topics)
    )
    for number, clause in enumerate(d.list_clauses(m)):
        rows["responsibility"].extend(_list_parties(clause, measure_id, None, d.id, number))
        rows["unresolved"].extend(_list_unresolved(clause, measure_id, None, d.id, number))
    for target in m.targets:
        rows["target"].append(_make_target(target, measure_id, None, d))
    rows["link"].extend(
        _make_link(link, measure_id, None, d.id, at) for at, link in enumerate(m.links)
    )
    for action in m.actions:
        _make_action(rows, d, action, measure_id)


def _make_action(rows: TableRows, d: Document, a: Action, measure_id: str) -> None:
    action_id = make_action_id(measure_id, a.number)
    parent = make_action_id(measure_id, a.parent) if a.parent else None
    owned = int(any(clause.basis == "stated" for clause in a.responsibilities))
    head = (
        action_id,
        measure_id,
        d.id,
        a.number,
        parent,
        a.modality,
        *_pair(a.what),
        a.deliverable,
        owned,
    )
    rows["action"].append((*head, *_pair(a.text)))
    place = (action_id, measure_id, d.id)
    rows["action_addressee"].extend(
        (*place, at, addressee) for at, addressee in enumerate(a.addressees)
    )
    rows["place"].extend((*place, at, *_pair(where)) for at, where in enumerate(a.places))
    rows["recipient"].extend(
        (*place, at, department) for at, department in enumerate(a.submitted_to)
    )
    rows["measure_topic"].extend(
        (measure_id, action_id, d.id, at, topic) for at, topic in enumerate(a.topics)
    )
    for number, clause in enumerate(a.responsibilities):
        rows["responsibility"].extend(_list_parties(clause, measure_id, action_id, d.id, number))
        rows["unresolved"].extend(_list_unresolved(clause, measure_id, action_id, d.id, number))
    for target in a.targets:
        rows["target"].append(_make_target(target, measure_id, action_id, d))
    rows["link"].extend(
        _make_link(link, measure_id, action_id, d.id, at) for at, link in enumerate(a.links)
    )


def _list_parties(
    clause: Clause, measure_id: str, action_id: str | None, document: str, number: int
) -> Iterator[TableRow]:
    passed_to = clause.passed_to or {}
    position = 0
    for role in PARTY_ROLES:
        for department in getattr(clause, role):
            heir = passed_to.get(department)
            where = (measure_id, action_id, document, number, position)
            yield (*where, department, role, clause.basis, heir, *_pair(clause.because))
            position += 1


def _list_unresolved(
    clause: Clause, measure_id: str, action_id: str | None, document: str, number: int
) -> Iterator[TableRow]:
    """Yield whom a clause of a draft names as printed."""
    names = [
        (role, printed)
        for role in PARTY_ROLES
        for printed in (getattr(clause.unresolved, role) if clause.unresolved else ())
    ]
    for position, (role, printed) in enumerate(names):
        yield (measure_id, action_id, document, number, position, role, printed)


def _make_target(t: Target, measure_id: str, action_id: str | None, d: Document) -> TableRow:
    head = (
        make_target_id(action_id or measure_id, t.number),
        measure_id,
        action_id,
        d.id,
        t.number,
        t.by,
        t.in_,
        t.from_,
        t.until,
        t.every,
        *_pair(t.when),
        *_pair(t.because),
        int(t.is_reckoned),
        int(bool(t.strive)),
        *_pair(t.outcome),
    )
    return (*head, *_make_metric(t.metric), t.deliverable, *_list_days(t, d))


def _list_days(t: Target, d: Document) -> TableRow:
    """Return the days that follow from the dates of a target: the first and the last, whether there
    is any, and what the occurrences are reckoned from.
    """
    if t.every == "continuously":
        first, last = _find_single(t.from_), _find_single(t.until)
        begin = first.first if first else d.dated
        return (write_day(begin), write_day(last.last if last else None), 0, None, None, None)
    if t.every:
        series = make_series(t.every, t.by, t.from_, t.until, d.dated)
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
        *_make_amount(metric.value),
        *_make_amount(metric.to),
        *_pair(metric.unit),
        *_make_amount(start.value if start else None),
        start.at if start else None,
    )


def _make_amount(amount: Decimal | None) -> tuple[str | None, str | None, int | None]:
    """Return an amount as a number, which SQLite makes of its text; as printed; in millionths."""
    if amount is None:
        return (None, None, None)
    return str(amount), str(amount), count_millionths(amount)


def _make_link(
    link: Link, measure_id: str, action_id: str | None, document: str, position: int
) -> TableRow:
    return (
        measure_id,
        action_id,
        document,
        position,
        link.relation,
        link.to,
        measure_of(link.to),
        *_pair(link.because),
    )


def _insert_stems(connection: sqlite3.Connection, rows: TableRows) -> None:
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
    return [text for pair in translated for text in _pair(pair) if text]


_MAKERS = {
    "topics": _make_terms,
    "addressees": _make_terms,
    "assignments": _make_assignments,
    "progress": _make_progress,
    "progress-list": _make_progress,
}
