"""What SQLite says of a broken report, with the place of the token that it names."""

from __future__ import annotations

import re
import sqlite3
from itertools import islice
from typing import TYPE_CHECKING

from obligations.database.known_names import suggest_name
from obligations.database.untrusted import is_broken_file
from obligations.findings import shorten_message
from obligations.report.head import span_between
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.report.head import Report

    # Where it begins and ends in a text.
    _Extent = tuple[int, int]

_NEAR = re.compile(r'(?:near|unrecognized token:) "(?P<token>.*)"(?:: syntax error)?$', re.DOTALL)
_NAMED = re.compile(
    r"(?:no such (?:column|table|function|collation sequence)|ambiguous column name|no query"
    r" solution|unknown function"
    r"|wrong number of arguments to function|misuse of aggregate(?: function)?|misuse of window"
    r" function|duplicate WITH table name"
    r"|cannot join using column):? (?P<name>.+?)(?:\(\)| - .*)?$"
)
_BESIDE = re.compile(
    r"--[^\n]*|/\*.*?(?:\*/|\Z)|'(?:[^']|'')*'|(?P<name>\"[^\"]*\"|\[[^\]]*(?:\]|\Z)|`[^`]*`)",
    re.DOTALL,
)
_TABLES = tell("the tables and views: obligations sql --tables")
_LONGEST = 1_000
_MOST_PLACES = 20  # of a token that are tried out: each try has SQLite read the text
_UNBOUND, _NAMELESS = "did not supply a value for binding", "has no name, but you supplied"
_REFUSED = ("not authorized", "authorization denied", "prohibited", "within a transaction")
_BROKEN = (sqlite3.Error, sqlite3.Warning, ValueError)


def explain_sql_error(
    connection: sqlite3.Connection, report: Report, error: Exception
) -> Exception:
    """Return the error for people.

    What speaks of a broken compiled file is given back as it is: the measures are then compiled
    anew.
    """
    message = str(error)
    if is_broken_file(error):
        return error
    if (
        len(message) > _LONGEST
    ):  # it repeats a name of the text, which is longer than any that is meant
        place, said, hint = None, shorten_message(tell("SQLite: {message}", message=message)), None
    else:
        place, said, hint = _describe(connection, report.sql, message)
    span = span_between(report.sql, *place) if place else None
    return report.fail(span, said, hint or _TABLES)


def _describe(
    connection: sqlite3.Connection, sql: str, message: str
) -> tuple[_Extent | None, Sentence, Sentence | None]:
    """Return the place of what is wrong, what is wrong, and the way out where there is a better one
    than the list of tables.
    """
    if any(sign in message for sign in _REFUSED):
        return (
            find_statements(sql)[0],
            tell("only SELECT statements are allowed: a report is one of them"),
            None,
        )
    if _UNBOUND in message or _NAMELESS in message:
        sign = "?" if _NAMELESS in message else ":" + message.rpartition(":")[2].strip(" .")
        return (
            next(_find_all(mask_literals(sql), sign), None),
            tell("there is no parameter {sign}", sign=sign),
            tell("known: :as_of, :soon, :since"),
        )
    if found := _NEAR.match(message):
        return (
            _find_near(connection, sql, found["token"], message),
            tell("SQLite: {message}", message=message),
            None,
        )
    if found := _NAMED.search(message):
        return (
            _find_named(connection, sql, found["name"], message),
            tell("SQLite: {message}", message=message),
            suggest_name(connection, sql, message),
        )
    if "incomplete input" in message:
        end = len(sql.rstrip())
        return (end, end), tell("SQLite: the SELECT is incomplete"), None
    return None, tell("SQLite: {message}", message=message), None


def find_statements(sql: str) -> list[_Extent]:
    """Return the places of the statements of a text, of more than two the first two: a report has
    one.
    """
    places: list[_Extent] = []
    bare = mask_literals(sql, names=True)
    at = 0
    for part in bare.split(";"):
        if part.strip():
            places.append((at + len(part) - len(part.lstrip()), at + len(part.rstrip())))
            if len(places) == 2:
                break
        at += len(part) + 1
    return places


def mask_literals(sql: str, *, names: bool = False) -> str:
    """Return a text with its comments and literals made of blanks, quoted `names` as well on
    request: all else stays at its place.
    """

    def empty(found: re.Match[str]) -> str:
        sign = "." if found["name"] else " "
        if found["name"] and not names:
            return found.group()
        return re.sub(r"[^\n]", sign, found.group())

    return _BESIDE.sub(empty, sql)


def _find_near(
    connection: sqlite3.Connection, sql: str, token: str, message: str
) -> _Extent | None:
    """Find the token of a syntax error: of several alike, the first at which the text, broken off
    behind it, gives the same error.
    """
    searched = mask_literals(sql)
    if token[:1] in "'\"":
        searched = sql
    places = list(islice(_find_all(searched, token), _MOST_PLACES))
    for start, end in places:
        if _explain_error(connection, sql[:end]) == message:
            return start, end
    return next(iter(places), None)


def _find_named(
    connection: sqlite3.Connection, sql: str, name: str, message: str
) -> _Extent | None:
    """Find a name: of several alike, the first with whose place taken by something harmless the
    text no longer gives the same error.
    """
    bare = mask_literals(sql)
    places = list(islice(_find_all(bare, name), _MOST_PLACES))
    if len(places) == 1:
        return places[0]
    for start, end in places:
        error = _explain_error(
            connection, f"{sql[:start]}(SELECT NULL){sql[_find_end(bare, end) :]}"
        )
        if error != message and not error.endswith("syntax error"):
            return start, end
    return next(iter(places), None)


def _find_end(bare: str, at: int) -> int:
    """Return where a name ends that ends at `at`, with its arguments where it calls a function."""
    start = at + len(bare[at:]) - len(bare[at:].lstrip())
    depth = 0
    if bare[start : start + 1] != "(":
        return at
    for place in range(start, len(bare)):
        depth += {"(": 1, ")": -1}.get(bare[place], 0)
        if not depth:
            return place + 1
    return at


def _explain_error(connection: sqlite3.Connection, sql: str) -> str:
    """Return what SQLite says of a text that it doesn't run; nothing where it could."""
    try:
        connection.execute(f"EXPLAIN {sql}")
    except _BROKEN as error:
        return str(error)
    return ""


def _find_all(sql: str, name: str) -> Iterator[_Extent]:
    # SQLite writes t.name however many blanks and quotes the text has around the dot.
    if re.fullmatch(r"\w+(?:\.\w+)*", name):
        parts = [re.escape(part) for part in name.split(".")]
    else:
        parts = [re.escape(name)]
    pattern = r"[\"`\]]?\s*\.\s*[\"`\[]?".join(parts)
    if name[:1].isalnum():
        pattern = rf"(?<!\w){pattern}"
    if name[-1:].isalnum():
        pattern = rf"{pattern}(?!\w)"
    for found in re.finditer(pattern, sql, re.IGNORECASE):
        yield found.span()
