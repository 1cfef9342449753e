"""What changed in obligations: text grouped by measure, and Markdown that fits a comment on a pull request."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from obligations.output.change_lines import build_groups
from obligations.safe import escape_markdown, show_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from obligations.output.change_lines import Group, Line

Record = dict[str, Any]
# Up to this many lines a comment is read at a glance; beyond it, the lines of each document unfold.
_MOST_OPEN = 30
# GitHub takes comments of 65,536 characters.
_MOST_CHARACTERS = 60_000
_STYLES = {"+": "green", "-": "red", "~": ""}
_VERBS = {"+": ("added", "新增"), "-": ("removed", "删除"), "~": ("", "")}


def render_changes_text(report: Record, lang: str) -> str:
    """Give plain lines: one a change, below the measure that it belongs to."""
    lines = [_say_headline(report, lang)]
    for group in build_groups(report["changes"], lang):
        lines += ["", _say_heading(group), *(f"  {line.sign} {line.text}" for line in group.lines)]
    return "".join(show_controls(line) + "\n" for line in lines)


def render_changes_terminal(report: Record, lang: str) -> list[RenderableType]:
    """Give the same for a terminal: coloured, long lines hanging behind their sign."""
    from rich.padding import Padding  # noqa: PLC0415 - a pipe needs no Rich
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from obligations.output.console import text  # noqa: PLC0415

    shown: list[RenderableType] = [text(_say_headline(report, lang), "bold")]
    for group in build_groups(report["changes"], lang):
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for line in group.lines:
            grid.add_row(text(line.sign, f"bold {_STYLES[line.sign]}"), text(line.text, _STYLES[line.sign]))
        shown += [Text(), text(_say_heading(group), "bold cyan"), Padding(grid, (0, 0, 0, 2))]
    return shown


def render_changes_markdown(report: Record, lang: str) -> str:
    """Give Markdown: the lines of a long answer unfold by document, and what is too long for a comment is counted."""
    groups = build_groups(report["changes"], lang)
    folded = sum(len(group.lines) for group in groups) > _MOST_OPEN
    blocks = [f"**{_escape(_say_headline(report, lang))}**\n"]
    if report["left_out"]:
        names = ", ".join(_escape(problem["path"]) for problem in report["left_out"])
        blocks.append(f"{'无法读取，未作比较：' if lang == 'zh' else 'Not compared, since they can’t be read: '}{names}\n")
    room = _MOST_CHARACTERS - sum(len(block) for block in blocks)
    by_document: dict[str | None, list[Group]] = {}
    for group in groups:
        by_document.setdefault(group.document, []).append(group)
    left = 0
    for document, members in by_document.items():
        opening, closing = _fold(document or members[0].label, members, lang) if folded else ("", "")
        texts, room, cut = _fill([_render_group(group, lang) for group in members], room - len(opening) - len(closing) - 2)
        left += cut
        if texts:
            blocks += [opening, *texts, closing] if folded else texts
    if left:
        more = (
            f"另有{left}组变化未列出：篇幅所限"
            if lang == "zh"
            else f"… and {left} more, too many for a comment: `obligations diff` lists them"
        )
        blocks.append(more + "\n")
    return "\n".join(blocks)


def _fill(texts: list[str], room: int) -> tuple[list[str], int, int]:
    """Take texts while there is room; give them, the room that is left and how many were not taken."""
    taken: list[str] = []
    for text in texts:
        if len(text) > room:
            return taken, 0, len(texts) - len(taken)
        taken.append(text)
        room -= len(text) + 1
    return taken, room, 0


def _fold(name: str, groups: Sequence[Group], lang: str) -> tuple[str, str]:
    """Give what stands before and after the lines of a document, so that they unfold."""
    count = sum(len(group.lines) for group in groups)
    said = f"{count}处变化" if lang == "zh" else _count(count, "change")
    # An id or a word of ours: Markdown inside a summary is not read, and there is nothing to escape for HTML.
    return f"<details><summary>{name}: {said}</summary>\n", "</details>\n"


def _render_group(group: Group, lang: str) -> str:
    lines = [f"**{_escape(group.label)}** {_escape(group.title)}".rstrip(), ""]
    return "\n".join([*lines, *(_render_line(line, lang) for line in group.lines)]) + "\n"


def _render_line(line: Line, lang: str) -> str:
    verb = _VERBS[line.sign][lang == "zh"]
    return f"- **{verb}** {_escape(line.text)}" if verb else f"- {_escape(line.text)}"


def _escape(text: str) -> str:
    """Escape a text for Markdown; what GitHub would take for a mention or a reference stays a word."""
    return escape_markdown(text).replace("@", "@<!-- -->").replace("#", "#<!-- -->")


def _say_heading(group: Group) -> str:
    return f"{group.label} {group.title}".rstrip()


def _say_headline(report: Record, lang: str) -> str:
    zh = lang == "zh"
    disk = "磁盘上的文件" if zh else "files on disk"
    sides = f"{report['from']['revision']} → {report['to']['revision'] or disk}"
    changes = report["changes"]
    if not changes:
        return f"{sides}：责任没有变化" if zh else f"{sides}: no obligation changed"
    measures = {measure for change in changes for measure in (change["measure"], *change["affects"]) if measure}
    whole = Counter(change["change"] for change in changes if change["record"] == "measure" and not change["field"])
    if zh:
        kinds = "，".join(f"{verb}{whole[kind]}项" for kind, verb in (("added", "新增"), ("removed", "删除")) if whole[kind])
        counted = f"{len(changes)}处变化" + (f"，涉及{len(measures)}项措施" if measures else "")
        return f"{sides}：{counted}" + (f"（{kinds}）" if kinds else "")
    kinds = ", ".join(f"{whole[kind]} {kind}" for kind in ("added", "removed") if whole[kind])
    counted = f"{_count(len(changes), 'change')} in {_count(len(measures), 'measure')}" if measures else _count(len(changes), "change")
    return f"{sides}: {counted}" + (f" ({kinds})" if kinds else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
