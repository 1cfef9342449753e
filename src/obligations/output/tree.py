"""Lineage as a tree over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.labels import choose, reverse_relation, say
from obligations.safe import show_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = dict[str, Any]


def draw_tree(record: Record, lang: str) -> list[str]:
    """Give the lines of a lineage: itself, what it takes up, what took it up."""
    zh = lang == "zh"
    lines = [f"{record['action'] or record['id']} {choose(record['title'], lang)} ({record['dated'][:4]})"]
    for key, heading in (("back", "承接" if zh else "takes up"), ("forward", "后续" if zh else "taken up by")):
        if record[key]:
            lines.append(heading)
            lines += _draw(record[key], lang, "", back=key == "back")
    if not record["back"] and not record["forward"]:
        lines.append("没有记录的沿革" if zh else "no ties to other documents are on record")
    return [show_controls(line) for line in lines]


def _draw(branches: list[Record], lang: str, indent: str, *, back: bool) -> Iterator[str]:
    for at, branch in enumerate(branches):
        last = at == len(branches) - 1
        sign, below = ("└─ ", "   ") if last else ("├─ ", "│  ")
        relation = branch["relation"] if back else reverse_relation(branch["relation"])
        place = branch["part"] or branch["id"]
        title = choose(branch["what"] or branch["title"], lang)
        again = ("（见上）" if lang == "zh" else " (see above)") if branch["again"] else ""
        here = f" ({branch['at']})" if branch["at"] else ""
        yield f"{indent}{sign}{branch['dated'][:4]} {place} {title} · {say(relation, lang)}{here}{again}"
        because = choose(branch["because"], lang)
        if because:
            yield f"{indent}{below}{'│  ' if branch['links'] else ''}{because}"
        yield from _draw(branch["links"], lang, indent + below, back=back)


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
