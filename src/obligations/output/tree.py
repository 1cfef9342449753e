"""Lineage as a tree over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.labels import choose, enclose, reverse_relation, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

Record = dict[str, Any]
# Below this many cells a text runs over the edge: a word a line would help nobody.
_LEAST = 24


def print_tree(console: Console, record: Record, lang: str) -> None:
    """Print a lineage: itself, what it takes up, what took it up. Texts wrap between words inside their branches."""
    from obligations.output.console import text  # noqa: PLC0415 - Rich only where a tree is drawn

    zh = lang == "zh"
    _print_text(console, "", "  ", _name(record["action"] or record["id"], record).append_text(text(choose(record["title"], lang))))
    for key, heading in (("back", "承接" if zh else "takes up"), ("forward", "后续" if zh else "taken up by")):
        if record[key]:
            console.print(text(heading))
            _print_branches(console, record[key], lang, "", back=key == "back")
    if not has_ties(record):
        console.print(text(say_no_ties(lang)))


def has_ties(record: Record) -> bool:
    """Whether anything came before or after."""
    return bool(record["back"] or record["forward"])


def say_no_ties(lang: str) -> str:
    """Give the sentence for a measure that stands alone."""
    return "没有记录的沿革" if lang == "zh" else "no ties to other documents are on record"


def _print_branches(console: Console, branches: list[Record], lang: str, indent: str, *, back: bool) -> None:
    from obligations.output.console import text  # noqa: PLC0415 - Rich only where a tree is drawn

    for at, branch in enumerate(branches):
        last = at == len(branches) - 1
        sign, below = ("└─ ", "   ") if last else ("├─ ", "│  ")
        hanging = indent + below + ("│  " if branch["links"] else "   ")
        line = _name(branch["part"] or branch["id"], branch).append_text(text(_describe(branch, lang, back=back)))
        _print_text(console, indent + sign, hanging, line)
        if because := choose(branch["because"], lang):
            _print_text(console, hanging, hanging, text(because, "dim"))
        _print_branches(console, branch["links"], lang, indent + below, back=back)


def _name(place: str, dated: Record) -> Text:
    """Give the id of a place, behind the year where it doesn't begin with it."""
    from obligations.output.console import text  # noqa: PLC0415 - Rich only where a tree is drawn

    year = dated["dated"][:4]
    return text("" if place.startswith(year) else f"{year} ").append_text(text(place, "bold")).append(" ")


def _describe(branch: Record, lang: str, *, back: bool) -> str:
    title = choose(branch["what"] or branch["title"], lang)
    relation = say(branch["relation"] if back else reverse_relation(branch["relation"]), lang)
    here = enclose("", branch["at"], lang) if branch["at"] else ""
    again = enclose("", "见上" if lang == "zh" else "see above", lang) if branch["again"] else ""
    return f"{title} · {relation}{here}{again}"


def _print_text(console: Console, first: str, following: str, line: Text) -> None:
    """Print a text behind the signs of its branch, as many lines as it needs."""
    from rich.text import Text  # noqa: PLC0415 - Rich only where a tree is drawn

    from obligations.output.wrapping import wrap  # noqa: PLC0415 - the same

    for at, part in enumerate(wrap(line, max(console.width - len(following), _LEAST))):
        console.print(Text(following if at else first).append_text(part), no_wrap=True, overflow="ignore", crop=False)


def flatten(record: Record) -> Iterator[dict[str, str]]:
    """Give one flat row a tie, for plain lines and spreadsheets."""

    def walk(branches: list[Record], direction: str, near: str) -> Iterator[dict[str, str]]:
        for branch in branches:
            far = branch["part"] or branch["id"]
            yield {
                "direction": direction,
                "from": branch["at"] or near,
                "relation": branch["relation"],
                "to": far,
                "dated": branch["dated"],
            }
            yield from walk(branch["links"], direction, branch["id"])

    yield from walk(record["back"], "back", record["id"])
    yield from walk(record["forward"], "forward", record["id"])
