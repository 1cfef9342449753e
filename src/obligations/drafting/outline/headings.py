"""The heading of a provision: its first sentence, where that is short, or its first line, where
that holds nothing else; of an article what stands in brackets before its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.source import Stretch
from obligations.drafting.stretches import FULL_STOP_EN, find_outside_brackets
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from obligations.drafting.flow import Flow
    from obligations.drafting.outline.nodes import Node

# Of an article: 第三条【分工】 …, Section 3. Purpose. ….
_IN_BRACKETS = lazy(r"[\[【〔(](?P<heading>[^\]】〕)]{2,20})[\]】〕)] ?")
_IN_CAPITALS = lazy(
    r"(?P<heading>[A-Z](?:[^.\n]{2,80}"
    r"|(?![^.\n]{0,160} (?:shall|must|will|is|are) )[^.\n]{2,160}))(?<! ) ?\.(?: ?(?=\S)|$)"
)
# A first sentence that is no heading: one under a condition (…的，按…), one that leads a list in.
_SAYS_ALL = lazy(r"的,|(?:包括|包含|如下|分别[为是]):$")
_LONGEST_HEADING = {True: 60, False: 230}
_FARTHEST = 400  # signs in which the first sentence is sought
LONGEST_ALONE = {True: 30, False: 120}
_FIRST_SENTENCE = lazy(
    rf"[。]|[!?;](?=.)|{FULL_STOP_EN}(?=[\sA-Z\"“(]|$)|:(?=\s*[A-Z\u3400-\u9fff])"
)


def find_heading(flow: Flow, node: Node) -> None:
    """Find the heading of a provision and where its text begins behind it."""
    text = flow.text
    start = node.label.end
    line = text.find("\n", start, node.end)
    line = node.end if line < 0 else line
    if node.clauses and node.clauses[0].stretch.start > start:
        line = min(line, node.clauses[0].stretch.start)  # no heading holds a clause
    chinese = has_chinese(text[start:line])
    if node.label.style == "article":
        node.heading, node.body = _find_bracketed_heading(text, start, line)
        return
    near = min(line, start + _FARTHEST)
    first = find_outside_brackets(text, start, near, _FIRST_SENTENCE)
    stop = first.end() if first else near
    alone = not node.children and not text[stop : node.end].strip(" .。:;|\n")
    long = stop - start > LONGEST_ALONE[chinese] or ("," in text[start:stop] and chinese)
    sentence = (alone and long) or _SAYS_ALL.search(text, start, stop) is not None
    if sentence or stop - start > _LONGEST_HEADING[chinese] or stop == start:
        # A single sentence that is the whole provision is no heading.
        node.heading, node.body = None, start
        return
    end = stop
    while end > start and text[end - 1] in "。.:; !|":
        end -= 1
    node.heading = Stretch(start, end)
    node.body = stop


def _find_bracketed_heading(text: str, start: int, end: int) -> tuple[Stretch | None, int]:
    """Return the heading of an article, which has one in brackets of its own or none."""
    found = _IN_BRACKETS.match(text, start, end) or _IN_CAPITALS.match(text, start, end)
    if found:
        return Stretch(*found.span("heading")), found.end()
    return None, start
