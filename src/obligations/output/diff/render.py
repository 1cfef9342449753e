"""What changed in obligations: text grouped by measure, and Markdown that fits a comment on a pull
request.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from obligations.output.diff.lines import build_groups
from obligations.text.escaping import escape_markdown, show_controls
from obligations.text.tables import changes as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from obligations.diff.records import ChangeRecord, DiffRecord
    from obligations.output.diff.lines import ChangeGroup, ChangeLine
    from obligations.text.speech import Speech

# Up to this many lines a comment is read at a glance; beyond it, the lines of each document unfold.
_MOST_OPEN = 30
# GitHub takes comments of 65,536 characters.
_MOST_CHARACTERS = 60_000
_MOST_LEFT_OUT = 5
_STYLES = {"+": "green", "-": "red", "~": ""}
_VERBS = {"+": words.ADDED, "-": words.REMOVED}


def render_changes_text(report: DiffRecord, speech: Speech) -> str:
    """Return plain lines: one a change, below the measure that it belongs to."""
    lines = [_say_headline(report, speech)]
    for group in build_groups(report["changes"], speech):
        lines += ["", _say_heading(group), *(f"  {line.sign} {line.text}" for line in group.lines)]
    return "".join(show_controls(line) + "\n" for line in lines)


def render_changes_terminal(
    report: DiffRecord, notes: Sequence[str], speech: Speech
) -> list[RenderableType]:
    """Return the same for a terminal: coloured, long lines hanging behind their sign.

    `notes` stand below the headline.
    """
    from rich.padding import Padding  # a pipe needs no Rich
    from rich.table import Table
    from rich.text import Text

    from obligations.output.console import text

    shown: list[RenderableType] = [
        text(_say_headline(report, speech), "bold"),
        *(text(note, "dim") for note in notes),
    ]
    for group in build_groups(report["changes"], speech):
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for line in group.lines:
            grid.add_row(
                text(line.sign, f"bold {_STYLES[line.sign]}"), text(line.text, _STYLES[line.sign])
            )
        shown += [Text(), text(_say_heading(group), "bold cyan"), Padding(grid, (0, 0, 0, 2))]
    return shown


def render_changes_markdown(report: DiffRecord, notes: Sequence[str], speech: Speech) -> str:
    """Return Markdown: the lines of a long answer unfold by document, and changes that are too many
    for a comment are counted.
    """
    groups = build_groups(report["changes"], speech)
    folded = sum(len(group.lines) for group in groups) > _MOST_OPEN
    blocks = [f"**{_escape(_say_headline(report, speech))}**\n"]
    if notes:
        blocks.append("  \n".join(_escape(note.strip()) for note in notes) + "\n")
    if report["left_out"]:
        blocks.append(_name_left_out(report, speech))
    room = _MOST_CHARACTERS - sum(len(block) for block in blocks)
    by_document: dict[str | None, list[ChangeGroup]] = {}
    for group in groups:
        by_document.setdefault(group.document, []).append(group)
    left = 0
    for document, members in by_document.items():
        if folded:
            opening, closing = _fold(document or members[0].label, members, speech)
        else:
            opening, closing = ("", "")
        texts, room, cut = _fill(members, room - len(opening) - len(closing) - 2, speech)
        left += cut
        if texts:
            blocks += [opening, *texts, closing] if folded else texts
    if left:
        blocks.append(speech.say(words.MORE_CHANGES, count=left) + "\n")
    return "\n".join(blocks)


def _name_left_out(report: DiffRecord, speech: Speech) -> str:
    """Name the files that were not compared, by their paths in the repository.

    Of many, the first.
    """
    paths = _list_left_out(report)
    files = speech.join(_escape(path) for path in paths[:_MOST_LEFT_OUT])
    rest = len(paths) - _MOST_LEFT_OUT
    if rest > 0:
        files = speech.say(words.FILES_AND_MORE, files=files, count=rest)
    return speech.say(words.NOT_COMPARED, files=files) + "\n"


def _list_left_out(report: DiffRecord) -> list[str]:
    return list(dict.fromkeys(problem["repository_path"] for problem in report["left_out"]))


def _fill(groups: Sequence[ChangeGroup], room: int, speech: Speech) -> tuple[list[str], int, int]:
    """Take changes while there is room.

    Give them as texts, one a group, the room that is left and how many were not taken.
    """
    texts: list[str] = []
    left = 0
    for group in groups:
        text = f"**{_escape(group.label)}** {_escape(group.title)}".rstrip() + "\n\n"
        taken = 0
        for change in group.changes:
            lines = "".join(f"{_render_line(line, speech)}\n" for line in change)
            if left or len(text) + len(lines) > room:
                left += 1
            else:
                text += lines
                taken += 1
        if taken:
            texts.append(text)
            room -= len(text) + 1
    if left:
        return texts, 0, left
    return texts, room, 0


def _fold(name: str, groups: Sequence[ChangeGroup], speech: Speech) -> tuple[str, str]:
    """Return what stands before and after the lines of a document, so that they unfold."""
    count = sum(len(group.changes) for group in groups)
    summary = speech.field(name, speech.count(count, "change"))
    # An id or a word of ours: Markdown inside a summary is not read, and there is nothing to escape
    # for HTML.
    return f"<details><summary>{summary}</summary>\n", "</details>\n"


def _render_line(line: ChangeLine, speech: Speech) -> str:
    verb = _VERBS.get(line.sign)
    if verb is None:
        return f"- {_escape(line.text)}"
    return f"- **{speech.say(verb)}** {_escape(line.text)}"


def _escape(text: str) -> str:
    """Escape a text for Markdown.

    What GitHub would take for a mention or a reference stays a word.
    """
    # What is code already stays as it is: no backslash stands before its first sign, as before one
    # of the data.
    return re.sub(
        r"(?P<code>(?<!\\)`[^`]*`)|[@#]",
        lambda found: found["code"] or f"{found[0]}<!-- -->",
        escape_markdown(text),
    )


def _say_heading(group: ChangeGroup) -> str:
    return f"{group.label} {group.title}".rstrip()


def _say_headline(report: DiffRecord, speech: Speech) -> str:
    later = report["to"]["revision"] or speech.say(words.WORKING_FILES)
    sides = f"{report['from']['revision']} → {later}"
    if report["asked"]:
        asked = speech.join(speech.choose(body["name"]) for body in report["asked"])
        sides = speech.enclose(sides, asked)
    left_out = len(_list_left_out(report))
    changes = _count_changes(report, speech)
    if not left_out:
        return speech.say(words.HEADLINE, sides=sides, changes=changes)
    files = speech.count(left_out, "file")
    return speech.say(words.HEADLINE_IN_PART, sides=sides, changes=changes, files=files)


def _count_changes(report: DiffRecord, speech: Speech) -> str:
    changes = report["changes"]
    if not changes and report["left_out"]:
        return speech.say(words.NOTHING_READABLE)
    if not changes:
        return speech.say(words.NOTHING)
    measures, whole = _count_measures(changes)
    counted = speech.count(len(changes), "change")
    if measures:
        counted = speech.say(
            words.IN_MEASURES, changes=counted, measures=speech.count(measures, "measure")
        )
    kinds = [
        speech.say(phrase, count=whole[kind])
        for kind, phrase in (("added", words.MEASURES_ADDED), ("removed", words.MEASURES_REMOVED))
        if whole[kind]
    ]
    if not kinds:
        return counted
    return speech.enclose(counted, speech.say(words.BETWEEN_REMARKS).join(kinds))


def _count_measures(changes: Sequence[ChangeRecord]) -> tuple[int, Counter[str]]:
    """Count the measures for which something changed, and those that came and went as a whole."""
    measures = {
        measure
        for change in changes
        for measure in (change["measure"], *change["affects"])
        if measure
    }
    return len(measures), Counter(
        change["change"]
        for change in changes
        if change["record"] == "measure" and not change["field"]
    )
