"""What was put on record of measures, actions and targets, and what was taken off it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from obligations.model import parse_record_id
from obligations.workspace import PROGRESS

if TYPE_CHECKING:
    from obligations.corpus import Corpus
    from obligations.model import ProgressEntry

_FOLDER = f"{PROGRESS}/"  # stands for the folder itself where it could not be listed


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is on record on one side alone; `previous`: the last status of the same thing on the older side."""

    change: Literal["added", "removed"]
    entry: ProgressEntry
    path: str
    previous: str | None


def compare_entries(before: Corpus, after: Corpus, left_out: set[str]) -> dict[str, list[EntryChange]]:
    """Give the entries added and removed by measure. Entries are the same where they say the same, wherever they stand."""
    old, new = _list_entries(before, left_out), _list_entries(after, left_out)
    latest = _find_latest(before)
    changes: dict[str, list[EntryChange]] = defaultdict(list)
    for path, entry in _subtract(old, new):
        changes[_find_measure(entry)].append(EntryChange("removed", entry, path, None))
    for path, entry in _subtract(new, old):
        changes[_find_measure(entry)].append(EntryChange("added", entry, path, latest.get(entry.of)))
    return changes


def _list_entries(corpus: Corpus, left_out: set[str]) -> list[tuple[str, ProgressEntry]]:
    if _FOLDER in left_out:
        return []
    files = [file for file in corpus.files.values() if file.kind == "progress" and file.path not in left_out]
    return [(file.path, entry) for file in files for entry in file.record]


def _subtract(some: list[tuple[str, ProgressEntry]], others: list[tuple[str, ProgressEntry]]) -> list[tuple[str, ProgressEntry]]:
    known = Counter(entry for _, entry in others)
    rest = []
    for path, entry in some:
        if known[entry]:
            known[entry] -= 1
        else:
            rest.append((path, entry))
    return rest


def _find_latest(corpus: Corpus) -> dict[str, str]:
    """Give the status that the last entry of each thing has; what a later entry corrects does not count."""
    counted = []
    for file in corpus.files.values():
        if file.kind == "progress" and file.record:
            corrected = {entry.corrects for entry in file.record}
            counted += [entry for number, entry in enumerate(file.record, start=1) if number not in corrected]
    return {entry.of: entry.status for entry in sorted(counted, key=lambda entry: entry.date)}


def _find_measure(entry: ProgressEntry) -> str:
    parsed = parse_record_id(entry.of)
    return parsed[1] if parsed else entry.of
