"""Entries of progress as rows, and which of them count."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from obligations.compiling.cells import pair, spread_amount
from obligations.corrections import Statement, resolve
from obligations.database.occurrences import load_recurring
from obligations.ids import measure_of, occurrence_of, thing_of
from obligations.vocabulary import SAID_OF_THE_WHOLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from obligations.compiling.cells import TableRows
    from obligations.corpus import LoadedFile
    from obligations.occurrences import Series


def make_progress(rows: TableRows, file: LoadedFile, _: Mapping[int, str]) -> None:
    """Add the entries of a file; which of them count is settled with all others."""
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
            *spread_amount(e.value),
            evidence,
            *pair(e.note),
            corrects,
        )
        rows["progress"].append(
            (*named, *said, *(None,) * 5)
        )  # the rest is settled with all other entries about the same thing


def write_standings(connection: sqlite3.Connection) -> None:
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
