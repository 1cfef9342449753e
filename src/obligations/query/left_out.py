"""The files that could not be read, and so are in no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from obligations.sentences import unpack_sentence

if TYPE_CHECKING:
    from obligations.query.session import Question
    from obligations.sentences import Sentence


class LeftOut(NamedTuple):
    """What is wrong with a file of which nothing could be used, and where in it."""

    path: str
    line: int
    column: int
    message: Sentence


def find_left_out(question: Question, path: str | None = None) -> list[LeftOut]:
    """Return what is wrong with all files that are left out, or with that of a path."""
    rows = question.select(
        'SELECT path, line, "column", told FROM load_finding WHERE left_out'
        " AND coalesce(path = ?, TRUE) ORDER BY path, position",
        [path],
    )
    if not rows:
        return []
    import json  # start-up time of everything else

    return [
        LeftOut(row["path"], row["line"], row["column"], unpack_sentence(json.loads(row["told"])))
        for row in rows
    ]
