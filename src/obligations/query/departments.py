"""A name → a body: what it means, what became of it, and who else may be meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from obligations.findings import UserError, find_nearest
from obligations.names import fold_text, list_keys

if TYPE_CHECKING:
    from obligations.query.question import Question, Row

# A body's own names go before those by which translations or people call it.
_RANKS = {"name": 0, "abbr": 0, "id": 0, "other": 1, "former": 2, "translation": 3, "query": 4}
_MOST_CANDIDATES = 12


class UnknownDepartmentError(UserError):
    """No body is called by this name."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a name was understood as. `also` are other bodies that it could mean, `moves` parts of functions that went elsewhere."""

    asked: str
    id: str
    name: dict[str, str | None]
    abbr: str | None
    generic: bool
    also: list[dict[str, Any]] = field(default_factory=list)
    older: list[dict[str, Any]] = field(default_factory=list)
    newer: list[dict[str, Any]] = field(default_factory=list)
    moves: list[dict[str, Any]] = field(default_factory=list)


def find_department(question: Question, name: str) -> Understood:
    """Resolve a name, in either language and any case. Raises UserError with candidates where it is unknown or could mean several."""
    department, also = _resolve(question, name)
    (row,) = question.select("SELECT * FROM department WHERE id = ?", [department])
    kin = question.select(
        "SELECT k.direction, d.* FROM kin AS k JOIN department AS d ON d.id = k.other WHERE k.department = ? ORDER BY d.position",
        [department],
    )
    return Understood(
        asked=name,
        id=department,
        name={"en": row["en"], "zh": row["zh"]},
        abbr=row["abbr"],
        generic=bool(row["generic"]),
        also=[describe(other) for other in _load(question, also) if not other["generic"]],
        older=[describe(other) for other in kin if other["direction"] == "older"],
        newer=[describe(other) for other in kin if other["direction"] == "newer"],
        moves=list_moves(question, department),
    )


def list_moves(question: Question, department: str) -> list[dict[str, Any]]:
    """Give the partial moves from and to a body: hints, since a search is not widened by them."""
    rows = question.select(
        "SELECT s.*, coalesce(o.abbr, o.en, s.old) AS old_en, coalesce(o.short_zh, o.zh, s.old) AS old_zh,"
        " coalesce(n.abbr, n.en, s.new) AS new_en, coalesce(n.short_zh, n.zh, s.new) AS new_zh"
        " FROM succession AS s LEFT JOIN department AS o ON o.id = s.old"
        " LEFT JOIN department AS n ON n.id = s.new WHERE NOT s.leads_on AND (s.old = ? OR s.new = ?) ORDER BY s.date, s.old, s.new",
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


def list_candidates(question: Question, name: str) -> list[dict[str, Any]]:
    """Give the bodies whose names have the text in them, or look like it; the best first."""
    folded = fold_text(name.strip())
    rows = question.select(
        "SELECT n.department, min(length(n.name)) AS length FROM department_name AS n JOIN department AS d ON d.id = n.department"
        " WHERE instr(n.key, ?) GROUP BY n.department ORDER BY d.generic, length, d.position LIMIT ?",
        [folded, _MOST_CANDIDATES],
    )
    found = [row["department"] for row in rows] if folded else []
    if not found:
        by_key = {row["key"]: row["department"] for row in question.select("SELECT key, department FROM department_name")}
        near = [key for wanted in list_keys(name) for key in find_nearest(wanted, by_key, most=6)]
        found = list(dict.fromkeys(by_key[key] for key in near))
    return [describe(row) for row in _load(question, found)]


def describe(row: Row) -> dict[str, Any]:
    """Give a body as other answers name it."""
    return {"id": row["id"], "kind": row["kind"], "name": {"en": row["en"], "zh": row["zh"]}, "abbr": row["abbr"]}


def _resolve(question: Question, name: str) -> tuple[str, list[str]]:
    keys = list_keys(name)
    shared = question.select("SELECT means, candidate FROM ambiguous_name WHERE key = ? ORDER BY position", keys[:1])
    if shared:
        candidates = [row["candidate"] for row in shared]
        if shared[0]["means"] is None:
            raise _ask(question, name, candidates)
        return shared[0]["means"], [other for other in candidates if other != shared[0]["means"]]
    for key in keys:
        rows = question.select("SELECT department, kind FROM department_name WHERE key = ?", [key])
        if rows:
            best = min(_RANKS[row["kind"]] for row in rows)
            found = sorted({row["department"] for row in rows if _RANKS[row["kind"]] == best})
            if len(found) > 1:
                raise _ask(question, name, found)
            return found[0], sorted({row["department"] for row in rows} - set(found))
    candidates = list_candidates(question, name)
    hint = "did you mean " + " or ".join(_label(c) for c in candidates[:3]) + "?" if candidates else "all names: obligations departments"
    raise UnknownDepartmentError(f"no department is called {name!r}", hint)


def _ask(question: Question, name: str, candidates: list[str]) -> UserError:
    labels = " or ".join(_label(describe(row)) for row in _load(question, candidates))
    return UserError(f"{name!r} could mean several departments", f"say which: {labels}")


def _label(department: dict[str, Any]) -> str:
    return f"{department['id']} ({department['name']['en'] or department['name']['zh']})"


def _load(question: Question, ids: list[str]) -> list[Row]:
    marks = ", ".join("?" * len(ids))
    rows = {row["id"]: row for row in question.select(f"SELECT * FROM department WHERE id IN ({marks})", ids)}
    return [rows[found] for found in ids if found in rows]
