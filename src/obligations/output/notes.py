"""What stands beside the rows: what a name was understood as, what the marks mean, and what the rows leave out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from obligations.labels import choose, say
from obligations.output.columns import DOCUMENT, INFERRED, PART
from obligations.vocabulary import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.query.departments import Understood

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


def describe_rows(records: list[Record], generic: int, signed: list[str], lang: str, noun: tuple[str, str]) -> list[str]:
    """Give the footer of a list: how many rows, by role and basis, and what can still be asked."""
    zh = lang == "zh"
    count = len(records)
    head = f"{count}{noun[1]}" if zh else f"{count} {noun[0]}{'' if count == 1 else 's'}"
    roles = _count_roles(records, lang)
    lines = [head + (("：" if zh else ": ") + " · ".join(roles) if roles else "")]
    lines += _explain_marks(records, lang)
    if generic:
        lines.append(
            f"另有{generic}项措施写给可涵盖该部门的泛指主体：--with-generic"
            if zh
            else f"generic parties that can cover it answer for {generic} more: --with-generic lists them"
        )
    if signed:
        names = "、".join(signed) if zh else ", ".join(signed)
        lines.append(
            f"该部门还联合印发了{names}：署名不等于承担，obligations list --role signatory 可列出"
            if zh
            else f"It also signed {names}; signing is not owing: obligations list --role signatory lists those measures"
        )
    return lines


def explain_marks(marks: Iterable[str], lang: str) -> list[str]:
    """Give what the marks behind names mean, for rows that don't say which measures they come from."""
    present = set(marks)
    return [f"{mark} {said[lang == 'zh']}" for mark, said in _MARKS.items() if mark in present]


def say_nothing_found(lang: str) -> str:
    """Give the line for an answer without rows."""
    return "没有符合条件的内容" if lang == "zh" else "Nothing fits these filters."


def _count_roles(records: list[Record], lang: str) -> list[str]:
    counts: Counter[str] = Counter()
    for record in records:
        roles = {asked["role"] for asked in record.get("asked", ())}
        counts.update(roles)
    return [f"{say(role, lang)} {counts[role]}" for role in ROLES if counts[role]]


def _explain_marks(records: list[Record], lang: str) -> list[str]:
    zh = lang == "zh"
    parts: list[str] = []
    inferred: list[str] = []
    document: list[str] = []
    for record in records:
        said = record.get("asked", ())
        whole = {(asked["department"], asked["role"]) for asked in said if not asked["part"]}
        parts += [asked["part"] for asked in said if asked["part"] and (asked["department"], asked["role"]) not in whole]
        owner = record["measure"]["id"] if isinstance(record.get("measure"), dict) else record.get("id", "")
        inferred += [asked["part"] or owner for asked in said if asked["basis"] == "inferred"]
        document += [owner for asked in said if asked["basis"] == "document"]
    colon = "：" if zh else ": "
    explained = ((PART, parts), (INFERRED, inferred), (DOCUMENT, document))
    return [f"{mark} {_MARKS[mark][zh]}{colon}{_shorten(ids)}" for mark, ids in explained if ids]


def _shorten(ids: Iterable[str], most: int = 8) -> str:
    unique = list(dict.fromkeys(ids))
    return ", ".join(unique[:most]) + (f" … ({len(unique)})" if len(unique) > most else "")
