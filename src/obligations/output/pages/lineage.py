"""Lineage as a tree over the years."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Literal

from obligations.text.speech import Speech
from obligations.text.tables import pages
from obligations.text.words import reverse_relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import Console
    from rich.text import Text

    from obligations.output.answer import Shown
    from obligations.records import BranchRecord, LineageRecord, SqlValue, TracedRecord

    # A branch with its indentation, what it is tied to, and whether it is the last.
    PlacedBranch = tuple[BranchRecord, str, str, bool]

# Below this many cells a text runs over the edge: a word a line would help nobody.
_LEAST = 24
TIE = ("direction", "from", "relation", "to", "dated")
_DIRECTIONS: tuple[Literal["back", "forward"], ...] = ("back", "forward")
_DEEPEST = 60  # signs of indentation, or a long lineage would fill the screen with blanks


@dataclass(frozen=True, slots=True)
class Lineage:
    """A measure with the trees of what came before and after it, for any of the formats.

    `ties` has them as rows, for formats that can't draw a tree.
    """

    record: LineageRecord
    ties: Shown[Mapping[str, SqlValue]]
    lang: str

    def draw(self) -> str:
        """Return the tree for a terminal."""
        from obligations.output.console import draw  # Rich only where a tree is drawn

        return draw(lambda console: _print_tree(console, self.record, self.lang))

    def render_json(self, *, lines: bool) -> str:
        """Return one JSON value, over several `lines` or on one."""
        return _render_json(self.record, lines=lines)


def _print_tree(console: Console, record: LineageRecord, lang: str) -> None:
    """Print a lineage: itself, what it takes up, what took it up.

    Texts wrap between words inside their branches.
    """
    from obligations.output.console import text  # Rich only where a tree is drawn

    speech = Speech(lang)
    own = record["action"] or record["id"]
    _print_text(
        console,
        "",
        "  ",
        _name(own, record).append_text(text(speech.choose(record["title"]))),
    )
    for branches, heading in (
        (record["back"], pages.BUILDS_ON),
        (record["forward"], pages.CONTINUED_BY),
    ):
        if branches:
            console.print(text(speech.say(heading)))
            _print_branches(console, branches, speech, own, back=branches is record["back"])
    if not has_ties(record):
        console.print(text(say_no_ties(lang)))


def has_ties(record: LineageRecord) -> bool:
    """Whether anything came before or after."""
    return bool(record["back"] or record["forward"])


def say_no_ties(lang: str) -> str:
    """Return the sentence for a measure that stands alone."""
    return Speech(lang).say(pages.NO_TIES)


def _print_branches(
    console: Console, branches: list[BranchRecord], speech: Speech, above: str, *, back: bool
) -> None:
    """Print branches and all below them.

    What is deeper than can be indented names what it is tied to.
    """
    from obligations.output.console import text  # Rich only where a tree is drawn

    waiting = _place(branches, "", above)
    while waiting:
        branch, indent, above, last = waiting.pop()
        sign, below = "├─ ", "│  "
        if last:
            sign, below = "└─ ", "   "
        hanging = f"{indent}{below}│  "
        if not branch["links"]:
            hanging = f"{indent}{below}   "
        place = branch["part"] or branch["id"]
        next_indent, tied = indent + below, ""
        if len(indent) >= _DEEPEST:
            next_indent, tied = indent, above
        said = _describe(branch, speech, tied, back=back)
        _print_text(console, indent + sign, hanging, _name(place, branch).append_text(text(said)))
        if because := speech.choose(branch["because"]):
            _print_text(console, hanging, hanging, text(because, "dim"))
        waiting += _place(branch["links"], next_indent, place)


def _place(branches: list[BranchRecord], indent: str, above: str) -> list[PlacedBranch]:
    """Return branches in the order in which a stack takes them, each with its indentation, what it
    is tied to, and whether it is the last.
    """
    return [(branch, indent, above, not at) for at, branch in enumerate(reversed(branches))]


def _name(place: str, dated: TracedRecord) -> Text:
    """Return the id of a place, behind the year where it doesn't begin with it."""
    from obligations.output.console import text  # Rich only where a tree is drawn

    name = text(place, "bold").append(" ")
    year = dated["dated"][:4]
    if place.startswith(year):
        return name
    return text(f"{year} ").append_text(name)


def _describe(branch: BranchRecord, speech: Speech, tied: str, *, back: bool) -> str:
    title = speech.choose(branch["what"] or branch["title"])
    relation: str = branch["relation"]
    if not back:
        relation = reverse_relation(relation)
    said = " ".join(filter(None, (f"{title} · {speech.word(relation)}", tied)))
    said = speech.enclose(said, branch["at"] or "")
    if branch["again"]:
        return speech.enclose(said, speech.say(pages.SEE_ABOVE))
    return said


def _print_text(console: Console, first: str, following: str, line: Text) -> None:
    """Print a text behind the signs of its branch, as many lines as it needs."""
    from rich.text import Text  # Rich only where a tree is drawn

    from obligations.output.wrapping import wrap  # the same

    parts = wrap(line, max(console.width - len(following), _LEAST))
    for before, part in zip(chain([first], repeat(following)), parts, strict=False):
        console.print(
            Text(before).append_text(part),
            no_wrap=True,
            overflow="ignore",
            crop=False,
        )


def _render_json(record: LineageRecord, *, lines: bool) -> str:
    """Return a lineage as one JSON value, over several `lines` or on one.

    A writer of JSON calls itself for each level: what is deeper than any reads with ease stands on
    one line, and is written level by level.
    """
    from obligations.output.formats.json import render_json, render_jsonl  # one of several formats

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
