"""Ids as people type them: `2021-7`, `2021/07`, `2021.7` and `2021m7` all mean 2021-m07."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from unicodedata import normalize

from obligations.database.occurrences import load_recurring
from obligations.findings import UserError, refuse_word, suggest
from obligations.ids import (
    LONGEST_TYPED,
    document_of,
    kind_of_part,
    make_measure_id,
    make_occurrence_id,
    occurrence_of,
    owner_of,
    spell_record,
    thing_of,
)
from obligations.occurrences import find_last_day
from obligations.query.left_out import find_left_out
from obligations.sentences import Sentence, tell
from obligations.text import patterns
from obligations.text.character_variants import fold_signs
from obligations.text.name_keys import QUOTES, fold_text
from obligations.text.numerals import read_numeral, restore_label
from obligations.text.typed_dates import spell_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.query.session import Question, Row

_NONE_OF = {"target": tell("it has no targets"), "action": tell("it has no actions")}
_PARTS = {"t": "target", "": "action"}
_RECORDS = ("measure", "action", "target")
_MOST_LISTED = 6
_LONGEST_LIST = 2_000  # so are several documents


def find_document(question: Question, text: str) -> str:
    """Return the id of a document, by its id, its printed number or a title, in whatever brackets.
    Raises UserError with the nearest ones.
    """
    (found,) = _find_among(question, _list_names(question), [text])
    return found


def find_documents(question: Question, values: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of documents that values name, several of them with commas between.

    A title may have a comma in it.
    """
    if not values:
        return ()
    known = _list_names(question)
    named: list[str] = []
    for value in values:
        if len(value) <= _LONGEST_LIST:
            commas = patterns.COMMAS_OUTSIDE_TITLES
            parts = [part for part in re.split(commas, value) if part.strip()]
        else:
            parts = []
        named += [value] if _fold(value) in known or not parts else parts
    return _find_among(question, known, named)


def _find_among(
    question: Question, known: dict[str, set[str]], names: Iterable[str]
) -> tuple[str, ...]:
    found: list[str] = []
    for name in names:
        meant = _find_called(_fold(name), known)
        if len(meant) != 1:
            ids = sorted({document for documents in known.values() for document in documents})
            if meant:
                raise UserError(
                    tell("{name!r} is the title of several documents", name=name),
                    tell("say which: {names:, }", names=sorted(meant)),
                )
            raise _find_unread(question, name, name.strip()) or refuse_word(
                "document", name, ids, tell("obligations documents lists them")
            )
        found += meant
    return tuple(found)


def _find_called(typed: str, known: dict[str, set[str]]) -> set[str]:
    """Return which documents a folded name means; in traditional characters too, where it isn't
    known as it was typed.
    """
    meant = known.get(typed) or known.get(typed.removesuffix(patterns.YEAR)) or set()
    if meant or typed.isascii():
        return meant
    simplified = {fold_signs(name): documents for name, documents in known.items()}
    # What stands before 关于 goes only once it is written so.
    return simplified.get(_fold(fold_signs(typed)), set())


def _list_names(question: Question) -> dict[str, set[str]]:
    """Return the ids of documents by all that they are called, folded.

    An id or number goes before a title.
    """
    rows = question.select(
        "SELECT id, number, title_en, title_zh, heading_en, heading_zh FROM document"
    )
    titles: dict[str, set[str]] = {}
    for row in rows:
        for title in filter(None, row[2:]):
            titles.setdefault(_fold(title), set()).add(row["id"])
    return titles | {
        _fold(name): {row["id"]} for row in rows for name in (row["number"], row["id"]) if name
    }


def _fold(text: str) -> str:
    """Fold the number or title of a document: 国办发[2021]24号 is 国办发〔2021〕24号, and who
    issued it may stand before its 关于.
    """
    folded = patterns.drop_issuer(patterns.fold_brackets(fold_text(text)))
    return re.sub(rf"[\s{QUOTES}]", "", folded)


def find_record(question: Question, text: str, document: str | None = None) -> str:
    """Return the id of a measure, action, target or occurrence, or of the measure that has a text
    as its number as printed (7.1, 第十二条), within a document where one is named.

    An id goes first. Raises UserError, with all that is meant where that is more than one.
    """
    within = find_document(question, document) if document else None
    exact, *loose = _spell(question, text)
    if occurrence_of(exact) and within in (None, document_of(exact)):
        return _find_by_id(question, text)
    found = _look_up(question, [exact], _RECORDS)
    if found and within in (None, document_of(found)):
        return found
    spelled = _look_up(question, loose, _RECORDS)
    meant = [found for found in (spelled, *_list_labelled(question, text)) if found]
    fitting = [record for record in dict.fromkeys(meant) if within in (None, document_of(record))]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UserError(
            tell("{text!r} can mean {count} measures", text=text, count=len(fitting)),
            tell("say which: {fitting:, }", fitting=fitting),
        )
    if within:
        raise UserError(
            tell("{within} has no measure {text!r}", within=within, text=text),
            tell("list them: obligations list --document {within}", within=within),
        )
    raise _explain_unknown(question, text, [exact, *loose])


def _list_labelled(question: Question, text: str) -> list[str]:
    """Return the ids of the measures whose number as printed is a text, brackets and stops at its
    ends apart; that of a translation also as the Chinese instrument prints it.
    """
    wanted = fold_text(text).strip(patterns.AROUND_LABELS)
    if not wanted or len(text) > LONGEST_TYPED:
        return []
    return [
        row["id"]
        for row in _select_labelled(question)
        if wanted in map(fold_text, _list_spellings(row["label"]))
    ]


def offer_labels(
    question: Question, typed: str, document: str | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the numbers as printed that begin with what is typed, each once with the title of a
    measure that has it, within a document where one is named. Raises UserError.
    """
    within = find_document(question, document) if document else None
    offered: dict[str, str] = {}
    for row in _select_labelled(question):
        spellings = (*_list_spellings(row["label"]), row["label"])
        fitting = [spelling for spelling in spellings if spelling.startswith(typed)]
        if fitting and within in (None, row["document"]):
            offered.setdefault(fitting[0], row["title_en"] or row["title_zh"])
    yield from offered.items()


def _select_labelled(question: Question) -> list[Row]:
    return question.select(
        "SELECT id, document, label, title_en, title_zh FROM measure WHERE label IS NOT NULL"
        " ORDER BY document, position"
    )


def _list_spellings(label: str) -> tuple[str, str]:
    """Return a number as printed without what stands around it, and as the Chinese instrument
    prints it where a translation made it.
    """
    plain, restored = (
        normalize("NFKC", spelled).strip(patterns.AROUND_LABELS)
        for spelled in (label, restore_label(label))
    )
    return plain, restored


def _find_by_id(question: Question, text: str) -> str:
    """Return an id in its canonical spelling. Raises UserError with the nearest ones."""
    spellings = _spell(question, text)
    things = [thing_of(spelling) for spelling in spellings]
    found = _look_up(question, things, _RECORDS)
    if found is None:
        raise _explain_unknown(question, text, things)
    name = occurrence_of(spellings[-1])
    if name is None:
        return found
    return _find_occurrence(question, found, name)


def _find_occurrence(question: Question, target: str, name: str) -> str:
    """Return the id of an occurrence. Raises UserError with the nearest."""
    recurring = next(load_recurring(question.connection, target), None)
    if recurring is None:
        raise UserError(
            tell("{target} has no occurrences", target=target),
            tell("name it as a whole: {target}", target=target),
        )
    series = recurring.series
    if series.find(name) is None:
        number = series.find_nearest(find_last_day(name) or question.as_of)
        nearest = make_occurrence_id(target, series.name(number))
        raise UserError(
            tell("{target} has no occurrence {name}", target=target, name=name),
            tell(
                "the nearest is {nearest}, due {deadline}",
                nearest=nearest,
                deadline=series.find_deadline(number),
            ),
        )
    return make_occurrence_id(target, name)


def _say_parts(there: list[str], kind: str) -> Sentence:
    if not there:
        return _NONE_OF[kind]
    if len(there) > _MOST_LISTED:
        there = [there[0], "…", there[-1]]
    return tell("it has {there:, }", there=there)


def _look_up(question: Question, spellings: list[str], tables: Iterable[str]) -> str | None:
    for spelling in spellings:
        for table in tables:
            found = question.select(
                f"SELECT id FROM {table} WHERE id = ? COLLATE NOCASE", [spelling]
            )
            if found:
                return str(found[0]["id"])
    return None


def _spell(question: Question, typed: str) -> list[str]:
    text = fold_text(typed).strip()
    if len(text) > LONGEST_TYPED:
        return [text]
    thing, at, period = text.partition("@")
    if at:
        text = thing + at + spell_period(period)
    spellings = [text]
    if found := re.fullmatch(patterns.PROVISION, text):
        with suppress(UserError):  # then it is the text that is unknown
            number = found["digits"] or read_numeral(found["numeral"])
            document = find_document(question, found["document"])
            spellings.append(make_measure_id(document, int(number)) + found["rest"])
    if spelled := spell_record(text):
        spellings.append(spelled)
    return spellings


def _find_unread(question: Question, text: str, document: str) -> UserError | None:
    """Return what is said of a text that would be known if the file of its document could be read;
    None where it is not for that.
    """
    broken = find_left_out(question, f"{document}.yaml")
    if not broken:
        return None
    place = f"{broken[0].path}:{broken[0].line}:{broken[0].column}"
    return UserError(
        tell(
            "{text!r} can't be looked up: the document {document} could not be read",
            text=text,
            document=document,
        ),
        tell("{place}: {message}", place=place, message=broken[0].message),
    )


def _explain_unknown(question: Question, text: str, spellings: list[str]) -> UserError:
    """Say what there is instead of a record: the parts of its measure, the measures of its
    document, or why nobody can say.
    """
    for spelling in spellings:
        owner = owner_of(spelling)
        known = owner and _look_up(question, [owner], ("measure", "action"))
        if known:
            part = spelling.removeprefix(f"{owner}.")
            kind = _PARTS[kind_of_part(spelling)]
            rows = question.select(
                f"SELECT id FROM {kind} WHERE id LIKE ? || '.%' ORDER BY length(id), id", [known]
            )
            there = [row["id"] for row in rows if owner_of(row["id"]) == known]
            return UserError(
                tell("{known} has no {kind} {part}", known=known, kind=kind, part=part),
                _say_parts(there, kind),
            )
    measure = spell_record(spellings[-1])
    document = document_of(measure) if measure else text.strip()
    if unread := _find_unread(question, text, document):
        return unread
    rows = question.select(
        "SELECT id FROM measure WHERE document = ? COLLATE NOCASE AND NOT closing ORDER BY"
        " position",
        [document],
    )
    if rows:
        hint = tell("its measures are {first} to {last}", first=rows[0]["id"], last=rows[-1]["id"])
        if measure:
            return UserError(tell("there is no measure {text!r}", text=text), hint)
        return UserError(tell("{document} is a document", document=document), hint)
    known_measures = [row["id"] for row in question.select("SELECT id FROM measure")]
    documents = question.select("SELECT id FROM document ORDER BY dated, id")
    hint = tell("there is no document yet: obligations new document ID")
    if documents:
        hint = tell(
            "an id is written 2021-m07; documents: {documents:, }",
            documents=[row["id"] for row in documents],
        )
    if not text.isdigit():  # a number alone is like all of them
        hint = suggest(text, known_measures) or hint
    return UserError(
        tell("there is no measure {text!r}", text=text),
        hint,
    )
