"""A lineage for any of the formats: as a page, as rows, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from obligations.output.answer import ShownPages
from obligations.output.json_text import render_json, render_jsonl
from obligations.pages.lineage import build_lineage_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from obligations.output.answer import Shown
    from obligations.records import BranchRecord, LineageRecord, SqlValue

TIE = ("direction", "from", "relation", "to", "dated")
_DIRECTIONS: tuple[Literal["back", "forward"], ...] = ("back", "forward")
_DEEPEST = 60  # levels of JSON that are still read with ease


@dataclass(frozen=True, slots=True)
class Lineage:
    """A measure with the trees of what came before and after it, for any of the formats.

    `ties` has them as rows, for programs.
    """

    record: LineageRecord
    ties: Shown[Mapping[str, SqlValue]]
    lang: str

    def build_page(self) -> ShownPages[LineageRecord]:
        """Return its page."""
        return ShownPages([build_lineage_page(self.record, self.lang)], [self.record], self.lang)

    def render_json(self, *, lines: bool) -> str:
        """Return one JSON value, over several `lines` or on one."""
        return _render_json(self.record, lines=lines)


def _render_json(record: LineageRecord, *, lines: bool) -> str:
    """Return a lineage as one JSON value, over several `lines` or on one.

    A writer of JSON calls itself for each level: what is deeper than any reads with ease stands on
    one line, and is written level by level.
    """
    if _measure_depth(record) <= _DEEPEST:
        if lines:
            return render_json(record)
        return render_jsonl([record])
    written: list[str] = []
    waiting: list[str | LineageRecord | BranchRecord] = [record]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            written.append(part)
            continue
        branches = _list_branches(part)
        own = {key: value for key, value in part.items() if key not in branches}
        written.append(render_jsonl([own]).rstrip()[:-1])
        waiting.append("}")
        for key in reversed(branches):
            waiting.append("]")
            for at, branch in reversed(list(enumerate(branches[key]))):
                waiting += [branch, ", "] if at else [branch]
            waiting.append(f', "{key}": [')
    return "".join(written) + "\n"


def _list_branches(part: LineageRecord | BranchRecord) -> dict[str, list[BranchRecord]]:
    if "links" in part:
        return {"links": part["links"]}
    return {"back": part["back"], "forward": part["forward"]}


def _measure_depth(record: LineageRecord) -> int:
    deepest = 0
    waiting = [(branch, 1) for branches in _list_branches(record).values() for branch in branches]
    while waiting:
        part, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(branch, depth + 1) for branch in part["links"]]
    return deepest


def list_ties(record: LineageRecord) -> list[tuple[str, ...]]:
    """Return a row for each tie: what stands in `TIE`."""
    return [tuple(tie[name] for name in TIE) for tie in _list_ties(record)]


def _list_ties(record: LineageRecord) -> Iterator[dict[str, str]]:
    for direction in _DIRECTIONS:
        waiting = [(branch, record["id"]) for branch in reversed(record[direction])]
        while waiting:
            branch, near = waiting.pop()
            yield {
                "direction": direction,
                "from": branch["at"] or near,
                "relation": branch["relation"],
                "to": branch["part"] or branch["id"],
                "dated": branch["dated"],
            }
            waiting += [(below, branch["id"]) for below in reversed(branch["links"])]
