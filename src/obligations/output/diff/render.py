"""What changed in obligations: text grouped by measure, and Markdown that fits a comment on a pull
request.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from obligations.output.diff.lines import build_groups
from obligations.text.escaping import escape_markdown, show_controls
from obligations.text.speech import say_count
from obligations.text.words import choose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from obligations.output.diff.lines import Group, Line

Record = dict[str, Any]
# Up to this many lines a comment is read at a glance; beyond it, the lines of each document unfold.
_MOST_OPEN = 30
# GitHub takes comments of 65,536 characters.
_MOST_CHARACTERS = 60_000
_MOST_LEFT_OUT = 5
_STYLES = {"+": "green", "-": "red", "~": ""}
_VERBS = {"+": ("added", "新增"), "-": ("removed", "删除"), "~": ("", "")}


def render_changes_text(report: Record, lang: str) -> str:
    """Return plain lines: one a change, below the measure that it belongs to."""
    lines = [_say_headline(report, lang)]
    for group in build_groups(report["changes"], lang):
        lines += ["", _say_heading(group), *(f"  {line.sign} {line.text}" for line in group.lines)]
    return "".join(show_controls(line) + "\n" for line in lines)


def render_changes_terminal(
    report: Record, notes: Sequence[str], lang: str
) -> list[RenderableType]:
    """Return the same for a terminal: coloured, long lines hanging behind their sign.

    `notes` stand below the headline.
    """
    from rich.padding import Padding  # a pipe needs no Rich
    from rich.table import Table
    from rich.text import Text

    from obligations.output.console import text

    shown: list[RenderableType] = [
        text(_say_headline(report, lang), "bold"),
        *(text(note, "dim") for note in notes),
    ]
    for group in build_groups(report["changes"], lang):
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for line in group.lines:
            grid.add_row(
                text(line.sign, f"bold {_STYLES[line.sign]}"), text(line.text, _STYLES[line.sign])
            )
        shown += [Text(), text(_say_heading(group), "bold cyan"), Padding(grid, (0, 0, 0, 2))]
    return shown


def render_changes_markdown(report: Record, notes: Sequence[str], lang: str) -> str:
    """Return Markdown: the lines of a long answer unfold by document, and changes that are too many
    for a comment are counted.
    """
    groups = build_groups(report["changes"], lang)
    folded = sum(len(group.lines) for group in groups) > _MOST_OPEN
    blocks = [f"**{_escape(_say_headline(report, lang))}**\n"]
    blocks += ["  \n".join(_escape(note.strip()) for note in notes) + "\n"] if notes else []
    blocks += [_name_left_out(report, lang)] if report["left_out"] else []
    room = _MOST_CHARACTERS - sum(len(block) for block in blocks)
    by_document: dict[str | None, list[Group]] = {}
    for group in groups:
        by_document.setdefault(group.document, []).append(group)
    left = 0
    for document, members in by_document.items():
        opening, closing = (
            _fold(document or members[0].label, members, lang) if folded else ("", "")
        )
        texts, room, cut = _fill(members, room - len(opening) - len(closing) - 2, lang)
        left += cut
        if texts:
            blocks += [opening, *texts, closing] if folded else texts
    if left:
        more = (
            f"另有{left}处变化未列出：篇幅所限"
            if lang == "zh"
            else f"… and {left} more, too many for a comment: `obligations diff` lists them"
        )
        blocks.append(more + "\n")
    return "\n".join(blocks)


def _name_left_out(report: Record, lang: str) -> str:
    """Name the files that were not compared, by their paths in the repository.

    Of many, the first.
    """
    paths = _list_left_out(report)
    names = ("、" if lang == "zh" else ", ").join(_escape(path) for path in paths[:_MOST_LEFT_OUT])
    rest = len(paths) - _MOST_LEFT_OUT
    if lang == "zh":
        return f"无法读取，未作比较：{names}{f'，另有{rest}个' if rest > 0 else ''}\n"
    return (
        "Not compared, since they can’t be read:"
        f" {names}{f' and {rest} more' if rest > 0 else ''}\n"
    )


def _list_left_out(report: Record) -> list[str]:
    return list(dict.fromkeys(problem["repository_path"] for problem in report["left_out"]))


def _fill(groups: Sequence[Group], room: int, lang: str) -> tuple[list[str], int, int]:
    """Take changes while there is room.

    Give them as texts, one a group, the room that is left and how many were not taken.
    """
    texts: list[str] = []
    left = 0
    for group in groups:
        text = f"**{_escape(group.label)}** {_escape(group.title)}".rstrip() + "\n\n"
        taken = 0
        for change in group.changes:
            lines = "".join(f"{_render_line(line, lang)}\n" for line in change)
            if left or len(text) + len(lines) > room:
                left += 1
            else:
                text += lines
                taken += 1
        if taken:
            texts.append(text)
            room -= len(text) + 1
    return texts, 0 if left else room, left


def _fold(name: str, groups: Sequence[Group], lang: str) -> tuple[str, str]:
    """Return what stands before and after the lines of a document, so that they unfold."""
    count = sum(len(group.changes) for group in groups)
    said = say_count(count, "change", lang)
    # An id or a word of ours: Markdown inside a summary is not read, and there is nothing to escape
    # for HTML.
    return f"<details><summary>{name}: {said}</summary>\n", "</details>\n"


def _render_line(line: Line, lang: str) -> str:
    verb = _VERBS[line.sign][lang == "zh"]
    return f"- **{verb}** {_escape(line.text)}" if verb else f"- {_escape(line.text)}"


def _escape(text: str) -> str:
    """Escape a text for Markdown.

    What GitHub would take for a mention or a reference stays a word.
    """
    # What is code already stays as it is: no backslash stands before its first sign, as before one
    # of the data.
    return re.sub(
        r"(?<!\\)`[^`]*`|[@#]",
        lambda found: found[0] if found[0][0] == "`" else f"{found[0]}<!-- -->",
        escape_markdown(text),
    )


def _say_heading(group: Group) -> str:
    return f"{group.label} {group.title}".rstrip()


def _say_headline(report: Record, lang: str) -> str:
    zh = lang == "zh"
    disk = "磁盘上的文件" if zh else "files on disk"
    names = ("、" if zh else ", ").join(choose(body["name"], lang) for body in report["asked"])
    sides = f"{report['from']['revision']} → {report['to']['revision'] or disk}"
    sides += (f"（{names}）" if zh else f" ({names})") if names else ""
    left_out = len(_list_left_out(report))
    if zh:
        return f"{sides}：{_count_changes_zh(report)}" + (
            f"；{say_count(left_out, 'file', lang)}未作比较" if left_out else ""
        )
    return f"{sides}: {_count_changes(report)}" + (
        f"; {say_count(left_out, 'file')} not compared" if left_out else ""
    )


def _count_changes(report: Record) -> str:
    changes = report["changes"]
    if not changes:
        return (
            "nothing changed in what could be read"
            if report["left_out"]
            else "no obligation changed"
        )
    measures, whole = _count_measures(changes)
    kinds = ", ".join(f"{whole[kind]} {kind}" for kind in ("added", "removed") if whole[kind])
    counted = say_count(len(changes), "change") + (
        f" in {say_count(measures, 'measure')}" if measures else ""
    )
    return counted + (f" ({kinds})" if kinds else "")


def _count_changes_zh(report: Record) -> str:
    changes = report["changes"]
    if not changes:
        return "可读部分没有变化" if report["left_out"] else "责任没有变化"
    measures, whole = _count_measures(changes)
    kinds = "，".join(
        f"{verb}{whole[kind]}项"
        for kind, verb in (("added", "新增"), ("removed", "删除"))
        if whole[kind]
    )
    return (
        say_count(len(changes), "change", "zh")
        + (f"，涉及{say_count(measures, 'measure', 'zh')}" if measures else "")
        + (f"（{kinds}）" if kinds else "")
    )


def _count_measures(changes: Sequence[Record]) -> tuple[int, Counter[str]]:
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
