"""A name → a body: what it means, what became of it, and who else may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from obligations.findings import UserError, offer
from obligations.query.name_lists import SeveralDivisionsError, divide_names
from obligations.query.naming import ContradictionError, find_named
from obligations.query.suggestions import describe, list_candidates, load_departments
from obligations.sentences import Sentence, tell
from obligations.text.language import find_language
from obligations.text.speech import read_both
from obligations.text.words import choose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.query.naming import Named
    from obligations.query.session import Question
    from obligations.records import Bilingual, KnownBodyRecord, MoveRecord

_GENERIC = "generic"


class UnknownDepartmentError(UserError):
    """No body is called by this name."""


class Understood(NamedTuple):
    """What a name was understood as.

    `others` are the ids of who else it could mean, `also` those of them that are no generic
    parties; `moves` are parts of functions that went elsewhere.
    """

    asked: str
    id: str
    name: Bilingual
    abbr: str | None
    generic: bool
    others: tuple[str, ...]
    also: list[KnownBodyRecord]
    older: list[KnownBodyRecord]
    newer: list[KnownBodyRecord]
    moves: list[MoveRecord]


def find_department(question: Question, name: str) -> Understood:
    """Resolve a name, in either language and any case.

    Raises UserError with candidates where it is unknown or could mean several.
    """
    department, others = _resolve(question, name)
    return load_understood(question, name, department, others)


def find_departments(question: Question, text: str) -> list[Understood]:
    """Resolve a value that may hold several names.

    Raises UserError as `find_department` does, and where it can be divided in two ways.
    """
    try:
        return [find_department(question, text)]
    except UnknownDepartmentError:
        try:
            parts, unknown = divide_names(question, text)
        except SeveralDivisionsError as error:
            ways = [" + ".join(map(repr, parts)) for parts in error.divisions]
            raise UserError(
                tell("{text!r} can be read as {ways: or as }", text=text, ways=ways),
                tell("give --dept once for each name"),
            ) from None
        if not parts:
            raise
    if unknown:
        raise _refuse_part(question, parts, unknown[0])
    understood = [find_department(question, part) for part in parts]
    return list({body.id: body for body in understood}.values())


def _refuse_part(question: Question, parts: tuple[str, ...], part: str) -> UnknownDepartmentError:
    candidates = list_candidates(question, part, near=True)
    hint = tell("it was read as {parts: + }", parts=[*map(repr, parts)])
    if candidates:
        hint = tell("{offer} {hint}", offer=_offer(candidates[:3], part), hint=hint)
    return UnknownDepartmentError(tell("no department is called {part!r}", part=part), hint)


def load_understood(
    question: Question, asked: str, department: str, others: Iterable[str] = ()
) -> Understood:
    """Return what a name was understood as, by the ids of the body and of its namesakes."""
    (row,) = question.select("SELECT * FROM department WHERE id = ?", [department])
    return Understood(
        asked=asked,
        id=department,
        name=read_both(row),
        abbr=row["abbr"],
        generic=bool(row["generic"]),
        also=[other for other in load_departments(question, others) if other["kind"] != _GENERIC],
        others=tuple(others),
        older=_list_kin(question, department, "new", "old"),
        newer=_list_kin(question, department, "old", "new"),
        moves=list_moves(question, department),
    )


def _list_kin(question: Question, department: str, near: str, far: str) -> list[KnownBodyRecord]:
    """Return the bodies that a body came from or went to as a whole, directly and through others:
    the view `kin`, for one body alone.
    """
    rows = question.select(
        f"WITH RECURSIVE found (id) AS (VALUES (?) UNION SELECT s.{far} FROM found AS f CROSS JOIN"
        f" succession AS s ON s.{near} = f.id WHERE s.leads_on) SELECT d.* FROM found AS f CROSS"
        " JOIN department AS d ON d.id = f.id WHERE f.id <> ? ORDER BY d.position",
        [department, department],
    )
    return [describe(row) for row in rows]


def list_moves(question: Question, department: str) -> list[MoveRecord]:
    """Return the partial moves from and to a body: hints, since a search is not widened by them."""
    rows = question.select(
        "SELECT s.*, coalesce(o.abbr, o.en, s.old) AS old_en, coalesce(o.short_zh, o.zh, s.old) AS"
        " old_zh, coalesce(n.abbr, n.en, s.new) AS new_en, coalesce(n.short_zh, n.zh, s.new) AS"
        " new_zh FROM succession AS s LEFT JOIN department AS o ON o.id = s.old LEFT JOIN"
        " department AS n ON n.id = s.new WHERE NOT s.leads_on AND (s.old = ? OR s.new = ?) ORDER"
        " BY s.date, s.old, s.new",
        [department, department],
    )
    return [
        {
            "from": {"id": row["old"], "en": row["old_en"], "zh": row["old_zh"]},
            "to": {"id": row["new"], "en": row["new_en"], "zh": row["new_zh"]},
            "date": row["date"],
            "share": {"en": row["share_en"], "zh": row["share_zh"]},
            "verified": bool(row["verified"]),
        }
        for row in rows
    ]


def _resolve(question: Question, name: str) -> tuple[str, list[str]]:
    """Return the body that a name means, and who else it could mean."""
    try:
        named = find_named(question, name)
    except ContradictionError as error:
        raise _refuse_contradiction(question, error.parts) from None
    if named is None:
        hint = tell("all names: obligations departments --all")
        if candidates := list_candidates(question, name, near=True):
            hint = _offer(candidates[:3], name)
        raise UnknownDepartmentError(tell("no department is called {name!r}", name=name), hint)
    if named.means is None:
        raise UserError(
            tell("{name!r} could mean several departments", name=name),
            _ask_which(load_departments(question, named.candidates), name),
        )
    return named.means, [other for other in named.candidates if other != named.means]


def _refuse_contradiction(question: Question, parts: list[tuple[str, Named | None]]) -> UserError:
    strange = [part for part, named in parts if not named]
    meant = load_departments(
        question, [body for _, named in parts if named for body in named.candidates]
    )
    if strange:
        return UnknownDepartmentError(
            tell("no department is called {name!r}", name=strange[0]),
            _offer(meant, strange[0]),
        )
    return UserError(
        tell("{names: and } are not one department", names=[repr(part) for part, _ in parts]),
        _ask_which(meant, ""),  # the parts may be in two languages
    )


def _offer(departments: list[KnownBodyRecord], typed: str) -> Sentence:
    return offer(_list_names(departments, typed))


def _ask_which(departments: list[KnownBodyRecord], typed: str) -> Sentence:
    return tell("say which: {departments: or }", departments=_list_names(departments, typed))


def _list_names(departments: list[KnownBodyRecord], typed: str) -> list[str]:
    """Return bodies by their ids, with their names in the language that was typed."""
    language = find_language(typed)
    return [f"{one['id']} ({choose(one['name'], language)})" for one in departments]
