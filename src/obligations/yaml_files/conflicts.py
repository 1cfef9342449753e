"""The marks that git leaves in a file where two branches changed the same lines, and nobody has
chosen yet.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.findings import Finding, Span, shorten_message
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

# Seven signs at the start of a line; more where a conflict lies within another. Only the outer
# marks name a branch.
_MARK = re.compile(
    r"^(?:(?P<ours>(<){7,}+)|(?P<base>\|{7,}+)|(?P<between>={7,}+)|(?P<theirs>>{7,}+))(?:["
    r" \t]+(?P<name>.*))?$"
)
_MOST = 1_000  # of one file
_HINT = tell("edit the file: keep what is right of both sides, and remove the lines with the marks")


def find_conflicts(text: str, path: str, *, between: bool = False) -> list[Finding]:
    """Return a finding (OB121) at each mark of a conflict, with the names of the two branches.

    Of very many, the first.

    A line of `=======` may be a text's own: alone it counts only where `between`.
    """
    if not any(sign * 7 in text for sign in "<>|="):
        return []
    marks = [
        (number, found)
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := _MARK.match(line.rstrip()))
    ]
    if not between and all(found["between"] for _, found in marks):
        return []
    messages = _describe(found for _, found in marks)
    return [
        Finding(
            "OB121",
            shorten_message(message),
            path,
            hint=_HINT,
            span=Span(number, 1, number, found.end() + 1),
        )
        for (number, found), message in zip(marks[:_MOST], messages, strict=False)
    ]


def _describe(marks: Iterable[re.Match[str]]) -> list[Sentence]:
    """Say of each mark which branches it divides.

    A conflict within another lies between its marks.
    """
    conflicts: list[list[str]] = []
    opened: list[list[str]] = []
    for found in marks:
        if found["ours"] or not opened:
            opened.append([])
        conflict = opened[-1]
        conflicts.append(conflict)
        if found["name"] and not found["base"]:
            conflict.append(found["name"].strip())
        if found["theirs"]:
            opened.pop()
    return [_say(names) for names in conflicts]


def _say(names: list[str]) -> Sentence:
    if not names:
        return tell("unresolved merge conflict")
    if len(names) == 1:
        return tell("unresolved merge conflict with {names}", names=names[0])
    return tell("unresolved merge conflict between {names: and }", names=names)
