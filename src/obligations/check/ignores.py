"""Comments that ignore a finding: `# obligations: ignore[OB301] the text itself names no lead`.

Such a comment stands at the end of the line of the finding, or on the line above it, and says why.
One that ignores nothing, gives no reason or names no rule is itself a finding. What leaves a file
out of every answer can't be ignored: no comment makes it readable.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from obligations.findings import Finding, Located, Location, Span, suggest
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from obligations.check.rule import Rule

UNUSED, NO_REASON, UNKNOWN_RULE = ABOUT_IGNORES = ("OB114", "OB115", "OB116")
_COMMENT = re.compile(
    r"#[ \t]*obligations:[ \t]*ignore\b[ \t]*(?:\[(?P<codes>[^\]\r\n]*)\])?["
    r" \t:,-]*(?P<reason>[^\r\n\x85\u2028\u2029]*)"
)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_MOST = 1_000
_HINT = tell("write: # obligations: ignore[OB301] and why")


class Ignore(NamedTuple):
    """One such comment: where it stands, the line whose findings it ignores, the codes and the
    reason.
    """

    line: int
    column: int
    end_column: int
    about: int
    codes: tuple[str, ...]
    reason: str


def list_ignores(text: str) -> list[Ignore]:
    """Find such comments in a text that is YAML.

    What only looks like one within a value is left alone.
    """
    if "obligations:" not in text:
        return []
    lines = _BREAK.split(text)
    found = [
        (number, match)
        for number, line in enumerate(lines, start=1)
        if (match := _COMMENT.search(line))
    ]
    if not found:
        return []
    values = _list_values(text)
    real = [
        (number, match)
        for number, match in found
        if not _stands_in(values, (number, match.start()))
    ]
    below = _find_lines_below(lines)
    return [_read(number, match, lines, below) for number, match in real[:_MOST]]


def _stands_in(
    values: list[tuple[tuple[int, int], tuple[int, int]]], place: tuple[int, int]
) -> bool:
    at = bisect_right(values, place, key=itemgetter(0)) - 1
    return at >= 0 and place < values[at][1]


def _list_values(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where the values begin and end.

    The line that opens a block of text may have a comment, and isn't part of it.
    """
    import yaml  # a check of nothing new reads no YAML
    from yaml._yaml import CParser

    values = []
    try:
        parser: Any = CParser(text)
        scalars: Iterator[Any] = (
            event for event in iter(parser.get_event, None) if event.__class__ is yaml.ScalarEvent
        )
        for event in scalars:
            block = event.style in ("|", ">")
            if block:
                start = (event.start_mark.line + 2, 0)
            else:
                start = (event.start_mark.line + 1, event.start_mark.column)
            values.append((start, (event.end_mark.line + 1, event.end_mark.column)))
    except yaml.YAMLError:  # pragma: no cover - a file that is no YAML isn't asked for its comments
        pass
    return values


def _find_lines_below(lines: Sequence[str]) -> list[int]:
    """Return for each line the number of the first one below it that is no comment: several ignores
    may stand above one line.
    """
    below = [len(lines) + 1] * len(lines)
    for at in range(len(lines) - 2, -1, -1):
        below[at] = below[at + 1] if lines[at + 1].lstrip().startswith("#") else at + 2
    return below


def _read(number: int, match: re.Match[str], lines: Sequence[str], below: Sequence[int]) -> Ignore:
    alone = not lines[number - 1][: match.start()].strip()
    about = below[number - 1] if alone else number
    codes = tuple(code for part in (match["codes"] or "").split(",") if (code := part.strip()))
    end = match.start() + len(match.group().rstrip())
    return Ignore(number, match.start() + 1, end + 1, about, codes, match["reason"].strip())


def apply_ignores(
    found: Iterable[Located], ignores: Iterable[Ignore], rules: Mapping[str, Rule]
) -> list[Located]:
    """Return what isn't ignored."""
    ignored = {
        (ignore.about, code)
        for ignore in ignores
        if ignore.reason
        for code in ignore.codes
        if _may_be_ignored(code, rules)
    }
    return [located for located in found if _make_key(located) not in ignored]


def judge_ignores(
    path: str,
    ignores: Iterable[Ignore],
    found: Iterable[Located] | None,
    rules: Mapping[str, Rule],
    wants: Callable[[str], bool],
) -> Iterator[Located]:
    """Yield what is wrong with the comments of a file.

    `found` is what they could ignore; None where nobody can say what breaks a rule.

    `wants` tells which rules are asked: of others nobody can say that a comment about them ignores
    nothing.
    """
    used = None if found is None else {_make_key(located) for located in found}
    for ignore in ignores:
        span = Span(ignore.line, ignore.column, ignore.line, ignore.end_column)
        for code, message, hint in _judge(ignore, used, rules, wants):
            finding = Finding(
                code, message, path, hint=hint, severity=rules[code].severity, span=span
            )
            yield Located(finding, Location(path, span), rules[code].name)


def _make_key(located: Located) -> tuple[int, str]:
    return located.location.span.line, located.finding.code


def _may_be_ignored(code: str, rules: Mapping[str, Rule]) -> bool:
    return code in rules and rules[code].check is not None


def _judge(
    ignore: Ignore,
    used: set[tuple[int, str]] | None,
    rules: Mapping[str, Rule],
    wants: Callable[[str], bool],
) -> Iterator[tuple[str, Sentence, Sentence]]:
    if not ignore.codes:
        yield UNKNOWN_RULE, tell("an ignore that names no rule"), _HINT
    elif not ignore.reason:
        yield (
            NO_REASON,
            tell("an ignore of {codes:, } without a reason ignores nothing", codes=ignore.codes),
            _HINT,
        )
    for code in ignore.codes:
        if code not in rules:
            yield (
                UNKNOWN_RULE,
                tell("there is no rule {code!r}", code=code),
                suggest(code, rules) or tell("see: obligations rule"),
            )
        elif not _may_be_ignored(code, rules):
            yield (
                UNKNOWN_RULE,
                tell("{code} can't be ignored", code=code),
                tell("fix what it finds"),
            )
        elif (
            ignore.reason and used is not None and wants(code) and (ignore.about, code) not in used
        ):
            yield UNUSED, tell("nothing breaks {code} here", code=code), tell("remove the comment")
