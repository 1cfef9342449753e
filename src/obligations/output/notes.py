"""What stands beside the rows: what a name was understood as, what the marks mean, and what the rows leave out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from obligations.labels import choose, say
from obligations.output.column import Style
from obligations.output.parties import DOCUMENT, INFERRED, PART
from obligations.vocabulary import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.output.column import Column
    from obligations.query.departments import Understood
    from obligations.query.lists import Answer

Record = dict[str, Any]
_MOST_MOVES = 3
_MARKS = {
    PART: ("in part", "仅部分"),
    INFERRED: ("inferred by the data's maintainers from the subject; show gives the reason", "由数据维护者按事项推定，理由见 show"),
    DOCUMENT: ("from what the document says of all its measures", "按文件对全部措施的规定"),
}


def describe_understood(understood: Understood, lang: str) -> list[str]:
    """Give the lines that say whom a name was understood as, who else it finds, and where parts of the body went."""
    zh = lang == "zh"
    lines = [" · ".join(part for part in (understood.name["en"], understood.name["zh"], understood.abbr) if part)]
    found = [("predecessors", "前身", understood.older), ("successors", "后继", understood.newer)]
    for en, label, bodies in found:
        if bodies:
            names = ", ".join(choose(body["name"], lang) if zh else body["abbr"] or choose(body["name"], "en") for body in bodies)
            lines.append(f"连同{label}：{names}" if zh else f"  with its {en}: {names}")
    if understood.also:
        names = " / ".join(choose(body["name"], lang) for body in understood.also)
        lines.append(f"  “{understood.asked}”也可能指：{names}" if zh else f"  {understood.asked!r} can also mean: {names}")
    for move in understood.moves[:_MOST_MOVES]:
        share = choose(move["share"], lang)
        lines.append(
            f"  部分职能：{move['from']['zh']} → {move['to']['zh']}（{move['date']}）{share}"
            if zh
            else f"  part moved: {move['from']['en']} → {move['to']['en']}, {move['date']} ({share})"
        )
    if len(understood.moves) > _MOST_MOVES:
        rest = len(understood.moves) - _MOST_MOVES
        command = f"obligations departments {understood.id}"
        lines.append(f"  另有{rest}项：{command}" if zh else f"  and {rest} more partial moves: {command}")
    return lines


def describe_rows(
    records: list[Record], answer: Answer, lang: str, noun: tuple[str, str], naming: Iterable[Column] = (), *, whole: bool = False
) -> list[str]:
    """Give the footer of a list: how many rows, by role and basis, what the marks mean in the columns `naming`, what can still be asked.

    `whole`: nothing in a cell is cut.
    """
    zh = lang == "zh"
    count = len(records)
    head = f"{count}{noun[1]}" if zh else f"{count} {noun[0]}{'' if count == 1 else 's'}"
    roles = _count_roles(records, lang)
    lines = [head + (("：" if zh else ": ") + " · ".join(roles) if roles else "")]
    return [*lines, *_explain_marks(records, naming, Style(lang, human=True, whole=whole)), *describe_gaps(answer, lang)]


def describe_gaps(answer: Answer, lang: str) -> list[str]:
    """Give what a question by department leaves out and can still be asked.

    That is other bodies of that name where it has no rows, generic parties, and documents that it only signed.
    """
    zh = lang == "zh"
    lines = []
    for namesake in answer.namesakes:
        other, count = namesake.department, namesake.rows
        name = choose(other.name, lang)
        lines.append(
            f"“{other.asked}”也可能指{name}，有{count}项：--dept {other.id}"
            if zh
            else f"{other.asked!r} can also mean {name}, with {count} match{'' if count == 1 else 'es'}: --dept {other.id}"
        )
    if answer.generic:
        lines.append(
            f"另有{answer.generic}项措施写给可涵盖该部门的泛指主体：--with-generic"
            if zh
            else f"generic parties that can cover it answer for {answer.generic} more: --with-generic lists them"
        )
    if answer.signed:
        names = ("、" if zh else ", ").join(answer.signed)
        lines.append(
            f"该部门还联合印发了{names}：署名不等于承担，obligations list --role signatory 可列出"
            if zh
            else f"It also signed {names}; signing is not owing: obligations list --role signatory lists those measures"
        )
    return lines


def _count_roles(records: list[Record], lang: str) -> list[str]:
    counts: Counter[str] = Counter()
    for record in records:
        roles = {asked["role"] for asked in _list_asked(record)}
        counts.update(roles)
    return [f"{say(role, lang)} {counts[role]}" for role in ROLES if counts[role]]


def _list_asked(record: Record) -> list[Record]:
    said = record.get("asked")  # a report can give anything under that name
    return [asked for asked in said if isinstance(asked, dict)] if isinstance(said, list) else []


def _explain_marks(records: list[Record], naming: Iterable[Column], style: Style) -> list[str]:
    """Give what the marks mean: with the ids where they mark why a row is there, alone where they only stand in the columns `naming`."""
    parts: list[str] = []
    inferred: list[str] = []
    document: list[str] = []
    for record in records:
        said = _list_asked(record)
        whole = {(asked["department"], asked["role"]) for asked in said if not asked["part"]}
        parts += [asked["part"] for asked in said if asked["part"] and (asked["department"], asked["role"]) not in whole]
        owner = record["measure"]["id"] if isinstance(record.get("measure"), dict) else record.get("id", "")
        inferred += [asked["part"] or owner for asked in said if asked["basis"] == "inferred"]
        document += [owner for asked in said if asked["basis"] == "document"]
    cells = [column.cell(record, style) for column in naming for record in records]
    lines, zh = [], style.lang == "zh"
    for mark, ids in ((PART, parts), (INFERRED, inferred), (DOCUMENT, document)):
        if ids:
            lines.append(f"{mark} {_MARKS[mark][zh]}{'：' if zh else ': '}{_shorten(ids)}")
        elif any(mark in cell for cell in cells):
            lines.append(f"{mark} {_MARKS[mark][zh]}")
    return lines


def _shorten(ids: Iterable[str], most: int = 8) -> str:
    unique = list(dict.fromkeys(ids))
    return ", ".join(unique[:most]) + (f" … ({len(unique)})" if len(unique) > most else "")
