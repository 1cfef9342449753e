"""What was put on record of measures, actions and targets, and what was taken off it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from obligations.corrections import resolve
from obligations.diff.unread import may_hide
from obligations.ids import measure_of
from obligations.measure_files import PROGRESS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.corpus import Corpus
    from obligations.model import ProgressEntry

_FOLDER = f"{PROGRESS_FOLDER}/"  # stands for the folder itself where it could not be listed


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is on record on one side alone.

    `previous`: the status that the same thing had before it, by what is on both.
    """

    change: Literal["added", "removed"]
    entry: ProgressEntry
    path: str
    previous: str | None


def compare_entries(
    before: Corpus, after: Corpus, left_out: set[str]
) -> dict[str, list[EntryChange]]:
    """Return the entries added and removed by measure.

    Entries are the same where they say the same, wherever they stand and when recorded.

    What may stand in a file that could not be read is neither.
    """
    old, new = _list_entries(before, left_out), _list_entries(after, left_out)
    removed, added = _subtract(old, new), _subtract(new, old)
    gone = {entry.digest for _, entry in removed}
    known: dict[str, list[ProgressEntry]] = defaultdict(list)
    for entry in _list_counted(before):
        if entry.digest not in gone:
            known[entry.of].append(entry)
    changes: dict[str, list[EntryChange]] = defaultdict(list)
    for path, entry in () if may_hide(after, before, "progress") else removed:
        changes[measure_of(entry.of)].append(EntryChange("removed", entry, path, None))
    for path, entry in () if may_hide(before, after, "progress") else added:
        changes[measure_of(entry.of)].append(
            EntryChange("added", entry, path, _find_previous(entry, known[entry.of]))
        )
    return changes


def _list_entries(corpus: Corpus, left_out: set[str]) -> dict[str, tuple[str, ProgressEntry]]:
    """Return the entries by what they say, each with its path.

    Of several that differ in the day they were recorded, the first.
    """
    if _FOLDER in left_out:
        return {}
    listed = [
        (file.path, entry)
        for file in corpus.files.values()
        if file.path not in left_out
        for entry in file.entries
    ]
    return {
        entry.fact: (path, entry)
        for path, entry in sorted(
            listed, key=lambda pair: (pair[1].recorded, pair[0]), reverse=True
        )
    }


def _subtract(
    some: dict[str, tuple[str, ProgressEntry]], others: dict[str, tuple[str, ProgressEntry]]
) -> list[tuple[str, ProgressEntry]]:
    rest = [pair for fact, pair in some.items() if fact not in others]
    return sorted(rest, key=lambda pair: (pair[1].date, pair[1].recorded, pair[1].digest))


def _list_counted(corpus: Corpus) -> list[ProgressEntry]:
    """Return the entries that count."""
    entries = [entry for file in corpus.files.values() for entry in file.entries]
    standings = resolve(entry.statement for entry in entries)
    return [entry for entry in entries if standings[entry.digest].counts]


def _find_previous(entry: ProgressEntry, known: Iterable[ProgressEntry]) -> str | None:
    """Return the status of the last of the known entries of the same thing that speaks of no later
    day.
    """
    earlier = [other for other in known if other.date <= entry.date]
    if earlier:
        return max(earlier, key=lambda other: (other.date, other.recorded, other.digest)).status
    return None
