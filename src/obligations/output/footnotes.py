"""What stands beside the rows: what a name was understood as, what the marks mean, and what the
rows leave out.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeGuard

from obligations.output.column import Style
from obligations.output.parties import (
    DOCUMENT_MARK,
    INFERRED_MARK,
    PART_MARK,
    UNRESOLVED_MARK,
    shorten_parties,
)
from obligations.text.speech import Speech, name_counted, say_count
from obligations.text.tables import lists
from obligations.text.words import say, say_field, say_measures
from obligations.text.written_names import name_body, name_fully
from obligations.vocabulary import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.output.column import Column, R
    from obligations.query.answer import Answer, Beside, Missed, Namesake
    from obligations.query.departments import Understood
    from obligations.records import AskedRecord
    from obligations.text.phrase import Phrase

_MOST_MOVES = 3
_LIST_ASSIGNED = "obligations list --role assigned"
_MARKS = {
    PART_MARK: lists.MARK_PART,
    INFERRED_MARK: lists.MARK_INFERRED,
    DOCUMENT_MARK: lists.MARK_DOCUMENT,
    UNRESOLVED_MARK: lists.MARK_UNRESOLVED,
}


def describe_understood(understood: Understood, lang: str, *, in_file: bool = False) -> list[str]:
    """Return the lines that say whom a name was understood as, who else it finds, and where parts
    of the body went.

    `in_file`: they are read without the program at hand, so that all is said and no command is
    named.
    """
    speech = Speech(lang)
    lines = [name_fully(understood.name, understood.abbr, lang)]
    found = [
        (lists.WITH_PREDECESSORS, understood.older),
        (lists.WITH_SUCCESSORS, understood.newer),
    ]
    told = [
        speech.say(phrase, names=speech.join(name_body(body, lang) for body in bodies))
        for phrase, bodies in found
        if bodies
    ]
    if understood.also:
        names = " / ".join(speech.choose(body["name"]) for body in understood.also)
        told.append(speech.say(lists.ASKED_CAN_ALSO_MEAN, asked=understood.asked, names=names))
    shown = understood.moves
    if not in_file:
        shown = shown[:_MOST_MOVES]
    told += [
        speech.say(
            lists.PART_MOVED,
            source=speech.choose(move["from"]),
            heir=speech.choose(move["to"]),
            date=move["date"],
            share=speech.choose(move["share"]),
        )
        for move in shown
    ]
    if len(understood.moves) > _MOST_MOVES and not in_file:
        rest = len(understood.moves) - _MOST_MOVES
        told.append(speech.say(lists.MORE_MOVES, count=rest, department=understood.id))
    return [*lines, *(f"  {line}" for line in told)]


def describe_rows(
    records: list[R],
    answer: Answer[R],
    lang: str,
    noun: str | Phrase,
    naming: Iterable[Column[R]] = (),
    *,
    whole: bool = False,
) -> list[str]:
    """Return the footer of a list: how many rows, by role and basis, what the marks mean in the
    columns `naming`, what can still be asked.

    `whole`: it goes into a file, where nothing in a cell is cut and no command is named.
    """
    head = _count_rows(records, lang, noun)
    roles = _say_roles(records, lang, noun)
    marks = _explain_marks(records, naming, Style(lang, human=True, whole=whole))
    return [
        say_field(head, roles, lang),
        *marks,
        *describe_gaps(answer, lang, in_file=whole),
    ]


def describe_gaps(answer: Answer[R], lang: str, *, in_file: bool = False) -> list[str]:
    """Return what a question by department leaves out and can still be asked, and how (in a file
    nobody types options).

    That is other bodies of that name where it has no rows, and those beside a generic party that
    has few, in a line each; generic parties, documents that it only signed and what it looks after
    at home, in one, but in a file in a line each.
    """
    speech = Speech(lang)
    said = []
    if answer.generic:
        option = _name_option(lists.SEE_OPTION, "--with-generic", speech, in_file=in_file)
        said.append(speech.say(lists.MORE_GENERIC, count=answer.generic, option=option))
    if answer.signed:
        option = _name_option(lists.LIST_BY_OPTION, "--role signatory", speech, in_file=in_file)
        said.append(
            speech.say(lists.ALSO_SIGNED, documents=speech.join(answer.signed), option=option)
        )
    if answer.assigned:
        option = _name_option(lists.LIST_BY_COMMAND, _LIST_ASSIGNED, speech, in_file=in_file)
        said.append(speech.say(lists.ALSO_ASSIGNED, count=answer.assigned, option=option))
    namesakes = [_say_namesake(namesake, speech, in_file=in_file) for namesake in answer.namesakes]
    namesakes += [_say_beside(beside, speech, in_file=in_file) for beside in answer.beside]
    if said and not in_file:
        said = [speech.sentences(said)]
    return [*describe_drafts(answer, lang), *namesakes, *said]


def describe_missed(missed: list[Missed], lang: str) -> list[str]:
    """Return the lines for a search without a hit: what was searched for, what of it is to be
    found, and what to try.
    """
    speech = Speech(lang)
    texts = [speech.say(lists.SEARCHED, text=one.text) for one in missed]
    lines = [speech.say(lists.NOTHING_FOUND, texts=speech.join(texts))]
    if len(missed) > 1 or missed[0].measures:
        counts = (
            speech.enclose(text, speech.count(one.measures, "measure"))
            for text, one in zip(texts, missed, strict=True)
        )
        lines.append(speech.say(lists.FOUND_APART, counts=speech.clauses(counts)))
    if not all(one.measures for one in missed):
        lines.append(speech.say(lists.TRY_OTHER_WORDS))
    return lines


def describe_drafts(answer: Answer[R], lang: str) -> list[str]:
    """Return the line that says which of the rows are from documents nobody has reviewed yet."""
    speech = Speech(lang)
    if not answer.drafts:
        return []
    return [speech.say(lists.DRAFTS, documents=speech.join(answer.drafts))]


def _name_option(phrase: Phrase, option: str, speech: Speech, *, in_file: bool) -> str:
    if in_file:
        return ""
    return speech.say(phrase, option=option)


def _say_namesake(namesake: Namesake, speech: Speech, *, in_file: bool) -> str:
    other = namesake.department
    option = _name_option(lists.SEE_OPTION, f"--dept {other.id}", speech, in_file=in_file)
    return speech.say(
        lists.NAMESAKE,
        asked=other.asked,
        name=speech.choose(other.name),
        count=namesake.rows,
        option=option,
    )


def _say_beside(beside: Beside, speech: Speech, *, in_file: bool) -> str:
    names = (speech.choose(body["name"]) for body in beside.names)
    levels = ",".join(beside.levels)
    option = _name_option(lists.SEE_OPTION, f"--level {levels}", speech, in_file=in_file)
    return speech.say(
        lists.SAME_LEVEL,
        names=speech.join(shorten_parties(names, Style(speech.lang, human=True))),
        count=beside.measures,
        option=option,
    )


def _count_rows(records: list[R], lang: str, noun: str | Phrase) -> str:
    """Return how many rows there are; of measures, closing provisions apart."""
    if noun != "measure" and getattr(noun, "en", "") != "measure":
        return say_count(len(records), noun, lang)
    closing = sum(record.get("closing") is True for record in records)
    return say_measures(len(records) - closing, closing, lang)


def _say_roles(records: list[R], lang: str, noun: str | Phrase) -> str:
    """Return of how many rows a body has each role; `noun` is what a row is."""
    counts = Counter(
        role for record in records for role in {asked["role"] for asked in _list_asked(record)}
    )
    said = " · ".join(f"{say(role, lang)} {counts[role]}" for role in ROLES if counts[role])
    if sum(counts.values()) <= len(records):
        return said
    speech = Speech(lang)
    return speech.enclose(said, speech.say(lists.SEVERAL_ROLES, thing=name_counted(noun, lang)))


def _list_asked(record: R) -> list[AskedRecord]:
    said = record.get("asked")  # a report can give anything under that name
    if isinstance(said, list):
        return [asked for asked in said if _is_asked(asked)]
    return []


def _is_asked(said: object) -> TypeGuard[AskedRecord]:
    return isinstance(said, dict)


def _find_measure(record: R) -> str:
    """Return the id of the measure of a target, else that of the record."""
    measure = record.get("measure")
    if isinstance(measure, dict):
        return str(measure["id"])
    return str(record.get("id", ""))


def _explain_marks(records: list[R], naming: Iterable[Column[R]], style: Style) -> list[str]:
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
        owner = _find_measure(record)
        inferred += [asked["part"] or owner for asked in said if asked["basis"] == "inferred"]
        document += [owner for asked in said if asked["basis"] == "document"]
    cells = [column.cell(record, style) for column in naming for record in records]
    lines, speech = [], style.speech
    told: tuple[tuple[str, list[str]], ...] = (
        (PART_MARK, parts),
        (INFERRED_MARK, inferred),
        (DOCUMENT_MARK, document),
        (UNRESOLVED_MARK, []),
    )
    for mark, ids in told:
        if not ids and not any(mark in cell for cell in cells):
            continue
        phrase = _MARKS[mark]
        if mark == INFERRED_MARK and not style.whole:
            phrase = lists.MARK_INFERRED_WITH_REASONS
        meaning = f"{mark} {speech.say(phrase)}"
        lines.append(speech.field(meaning, _shorten(ids, style)))
    return lines


def _shorten(ids: Iterable[str], style: Style, most: int = 8) -> str:
    """Return ids, each once.

    Of many, the first and how many there are, but all where they are whole.
    """
    unique, speech = list(dict.fromkeys(ids)), style.speech
    if style.whole or len(unique) <= most:
        return speech.join(unique)
    return speech.say(lists.FIRST_OF, names=speech.join(unique[:most]), count=len(unique))
