"""What was put on record of measures, actions and targets, and what was taken off it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from obligations.changes.unread import may_hide
from obligations.model import parse_record_id
from obligations.workspace import PROGRESS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.corpus import Corpus
    from obligations.model import ProgressEntry

_FOLDER = f"{PROGRESS}/"  # stands for the folder itself where it could not be listed


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that is on record on one side alone; `previous`: the status that the same thing had before it, by what is on both."""

    change: Literal["added", "removed"]
    entry: ProgressEntry
    path: str
    previous: str | None


def compare_entries(before: Corpus, after: Corpus, left_out: set[str]) -> dict[str, list[EntryChange]]:
    """Give the entries added and removed by measure. Entries are the same where they say the same, wherever they stand.

    What may stand in a file that could not be read is neither.
    """
    old, new = _list_entries(before, left_out), _list_entries(after, left_out)
    removed, added = _subtract(old, new), _subtract(new, old)
    known: dict[str, list[ProgressEntry]] = defaultdict(list)
    for entry in _list_counted(before) - Counter(entry for _, entry in removed):
        known[entry.of].append(entry)
    changes: dict[str, list[EntryChange]] = defaultdict(list)
    for path, entry in () if may_hide(after, before, "progress") else removed:
        changes[_find_measure(entry)].append(EntryChange("removed", entry, path, None))
    for path, entry in () if may_hide(before, after, "progress") else added:
        changes[_find_measure(entry)].append(EntryChange("added", entry, path, _find_previous(entry, known[entry.of])))
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


def _list_counted(corpus: Corpus) -> Counter[ProgressEntry]:
    """Give the entries on record, in their order; what a later entry corrects does not count."""
    counted: Counter[ProgressEntry] = Counter()
    for file in corpus.files.values():
        if file.kind == "progress" and file.record:
            corrected = {entry.corrects for entry in file.record}
            counted.update(entry for number, entry in enumerate(file.record, start=1) if number not in corrected)
    return counted


def _find_previous(entry: ProgressEntry, known: Iterable[ProgressEntry]) -> str | None:
    """Give the status of the last of the known entries of the same thing that speaks of no later day."""
    earlier = [other for other in known if other.date <= entry.date]
    return max(reversed(earlier), key=lambda other: other.date).status if earlier else None


def _find_measure(entry: ProgressEntry) -> str:
    parsed = parse_record_id(entry.of)
    return parsed[1] if parsed else entry.of
