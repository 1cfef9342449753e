"""What stands beside the rows: what a name was understood as, what the marks mean, and what the
rows leave out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from obligations.output.column import Style
from obligations.output.parties import DOCUMENT, INFERRED, PART, shorten
from obligations.text.speech import say_count
from obligations.text.words import choose, enclose, say, say_field, say_measures
from obligations.vocabulary import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from obligations.output.column import Column
    from obligations.query.departments import Understood
    from obligations.query.lists import Answer, Beside, Namesake

Record = dict[str, Any]
_MOST_MOVES = 3
_MARKS = {
    PART: ("in part", "仅部分"),
    INFERRED: ("inferred by the data's maintainers from the subject", "文件未明确，由编者推定"),
    DOCUMENT: ("from what the document says of all its measures", "按文件总体要求"),
}
_REASONS = (" (reasons: obligations show ID)", "（推定依据见 obligations show）")


def describe_understood(understood: Understood, lang: str, *, in_file: bool = False) -> list[str]:
    """Return the lines that say whom a name was understood as, who else it finds, and where parts
    of the body went.

    `in_file`: they are read without the program at hand, so that all is said and no command is
    named.
    """
    zh = lang == "zh"
    lines = [
        " · ".join(
            part for part in (understood.name["en"], understood.name["zh"], understood.abbr) if part
        )
    ]
    found = [("predecessors", "前身", understood.older), ("successors", "后继", understood.newer)]
    for en, label, bodies in found:
        if bodies:
            names = ", ".join(
                choose(body["name"], lang) if zh else body["abbr"] or choose(body["name"], "en")
                for body in bodies
            )
            lines.append(f"连同{label}：{names}" if zh else f"  with its {en}: {names}")
    if understood.also:
        names = " / ".join(choose(body["name"], lang) for body in understood.also)
        lines.append(
            f"  “{understood.asked}”也可能指：{names}"
            if zh
            else f"  {understood.asked!r} can also mean: {names}"
        )
    for move in understood.moves if in_file else understood.moves[:_MOST_MOVES]:
        share = choose(move["share"], lang)
        lines.append(
            f"  部分职能：{move['from']['zh']} → {move['to']['zh']}（{move['date']}）{share}"
            if zh
            else (
                f"  part moved: {move['from']['en']} → {move['to']['en']}, {move['date']} ({share})"
            )
        )
    if len(understood.moves) > _MOST_MOVES and not in_file:
        rest = len(understood.moves) - _MOST_MOVES
        command = f"obligations departments {understood.id}"
        lines.append(
            f"  另有{rest}项：{command}"
            if zh
            else f"  and {say_count(rest, 'more partial move')}: {command}"
        )
    return lines


def describe_rows(
    records: list[Record],
    answer: Answer,
    lang: str,
    noun: tuple[str, str],
    naming: Iterable[Column] = (),
    *,
    whole: bool = False,
) -> list[str]:
    """Return the footer of a list: how many rows, by role and basis, what the marks mean in the
    columns `naming`, what can still be asked.

    `whole`: it goes into a file, where nothing in a cell is cut and no command is named.
    """
    head = _count_rows(records, lang, noun)
    roles = _say_roles(records, lang)
    marks = _explain_marks(records, naming, Style(lang, human=True, whole=whole))
    return [
        say_field(head, roles, lang) if roles else head,
        *marks,
        *describe_gaps(answer, lang, in_file=whole),
    ]


def describe_gaps(answer: Answer, lang: str, *, in_file: bool = False) -> list[str]:
    """Return what a question by department leaves out and can still be asked, and how (in a file
    nobody types options).

    That is other bodies of that name where it has no rows, and those beside a generic party that
    has few, in a line each; generic parties and documents that it only signed, in one, but in a
    file in a line each.
    """
    zh = lang == "zh"

    def see(option: str) -> str:
        return "" if in_file else enclose("", option, lang)

    said = []
    if answer.generic:
        measures = say_count(answer.generic, "measure", lang)
        said.append(
            f"未列出：另有{measures}的责任主体为“各地区”“有关部门”等，"
            f"可能包括本单位{see('--with-generic')}"
            if zh
            else (
                f"Not listed: {measures} for “relevant departments” and the"
                f" like{see('--with-generic')}"
            )
        )
    if answer.signed:
        names = ("、" if zh else ", ").join(answer.signed)
        said.append(
            f"另联合印发{names}，联合印发不代表承担具体任务{see('--role signatory')}"
            if zh
            else (
                f"It also signed {names}, which by itself assigns it"
                f" nothing{see('--role signatory')}"
            )
        )
    namesakes = [_say_namesake(namesake, lang, see) for namesake in answer.namesakes]
    namesakes += [_say_beside(beside, lang, see) for beside in answer.beside]
    return [*namesakes, *(said if in_file or not said else [("。" if zh else ". ").join(said)])]


def _say_namesake(namesake: Namesake, lang: str, see: Callable[[str], str]) -> str:
    other, name = namesake.department, choose(namesake.department.name, lang)
    option = see(f"--dept {other.id}")
    if lang == "zh":
        return f"“{other.asked}”也可能指{name}，有{namesake.rows}项{option}"
    return f"{other.asked!r} can also mean {name}, with {say_count(namesake.rows, 'match')}{option}"


def _say_beside(beside: Beside, lang: str, see: Callable[[str], str]) -> str:
    names = shorten((choose(body["name"], lang) for body in beside.names), Style(lang, human=True))
    option = see(f"--level {','.join(beside.levels)}")
    if lang == "zh":
        others = f"同一层级的其他责任主体（{'、'.join(names)}）"
        return f"{others}另有{say_count(beside.measures, 'measure', lang)}{option}"
    return (
        f"Others of that level answer for {say_count(beside.measures, 'further measure')}:"
        f" {'; '.join(names)}{option}"
    )


def _count_rows(records: list[Record], lang: str, noun: tuple[str, str]) -> str:
    """Return how many rows there are; of measures, closing provisions apart."""
    if noun[0] != "measure":
        return say_count(len(records), noun[0], lang, zh=noun[1])
    closing = sum(record.get("closing") is True for record in records)
    return say_measures(len(records) - closing, closing, lang)


def _say_roles(records: list[Record], lang: str) -> str:
    """Return of how many rows a body has each role."""
    counts = Counter(
        role for record in records for role in {asked["role"] for asked in _list_asked(record)}
    )
    said = " · ".join(f"{say(role, lang)} {counts[role]}" for role in ROLES if counts[role])
    if sum(counts.values()) <= len(records):
        return said
    return enclose(
        said, "同一行可兼多种角色" if lang == "zh" else "a row can have several roles", lang
    )


def _list_asked(record: Record) -> list[Record]:
    said = record.get("asked")  # a report can give anything under that name
    return [asked for asked in said if isinstance(asked, dict)] if isinstance(said, list) else []


def _explain_marks(records: list[Record], naming: Iterable[Column], style: Style) -> list[str]:
    """Return what the marks mean: with the ids where they mark why a row is there, alone where they
    only stand in the columns `naming`.
    """
    parts: list[str] = []
    inferred: list[str] = []
    document: list[str] = []
    for record in records:
        said = _list_asked(record)
        whole = {(asked["department"], asked["role"]) for asked in said if not asked["part"]}
        parts += [
            asked["part"]
            for asked in said
            if asked["part"] and (asked["department"], asked["role"]) not in whole
        ]
        owner = (
            record["measure"]["id"]
            if isinstance(record.get("measure"), dict)
            else record.get("id", "")
        )
        inferred += [asked["part"] or owner for asked in said if asked["basis"] == "inferred"]
        document += [owner for asked in said if asked["basis"] == "document"]
    cells = [column.cell(record, style) for column in naming for record in records]
    lines, zh = [], style.lang == "zh"
    for mark, ids in ((PART, parts), (INFERRED, inferred), (DOCUMENT, document)):
        if not ids and not any(mark in cell for cell in cells):
            continue
        meaning = (
            f"{mark}"
            f" {_MARKS[mark][zh]}{_REASONS[zh] if mark == INFERRED and not style.whole else ''}"
        )
        lines.append(say_field(meaning, _shorten(ids, style), style.lang) if ids else meaning)
    return lines


def _shorten(ids: Iterable[str], style: Style, most: int = 8) -> str:
    """Return ids, each once.

    Of many, the first and how many there are, but all where they are whole.
    """
    unique, zh = list(dict.fromkeys(ids)), style.lang == "zh"
    shown = unique if style.whole else unique[:most]
    named = ("、" if zh else ", ").join(shown)
    if len(unique) == len(shown):
        return named
    return f"{named}等{len(unique)}项" if zh else f"{named} … ({len(unique)} in all)"
