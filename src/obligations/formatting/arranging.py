"""What is settled about a tree before it is written: the order of keys, the form of dates, and what
must stay on one line.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from obligations.formatting.tree import Block, Scalar, TreePart
from obligations.text.language import LANGUAGES, find_language
from obligations.text.typed_dates import find_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.formatting.shapes import Shape

# A comment for the check: the finding it speaks of must stay on its line, or on the line below it.
_DIRECTIVE = re.compile(r"#\s*obligations:")


def arrange(part: TreePart, shape: Shape | None, near: Iterable[str] = ()) -> None:
    """Put the keys in a part into the order of the models.

    Those that they don't know come last, as they stood. Lists stay as they are.

    A date that is written otherwise and clearly meant gets the one form that dates have.

    `near` are comments just above the line on which the part begins, apart from its own.
    """
    comments = [*near, *takewhile(bool, reversed(part.above))]
    node = part.node
    if not isinstance(node, Block):
        if shape is not None and shape.date and node.value:
            node.value = find_form(node.value, shape.date) or node.value
        elif shape is not None and shape.keys.keys() == set(LANGUAGES) and node.value:
            part.node = _add_language(node, node.value)
        return
    part.pinned = node.flow and any(map(_DIRECTIVE.match, [*comments, part.beside or ""]))
    first_on_line = part.key is None and not node.flow
    for at, inner in enumerate(node.parts):
        arrange(
            inner, shape and shape.find(inner.name), comments if at == 0 and first_on_line else ()
        )
    if shape is not None and node.keyed:
        places: dict[str | None, int] = {key: at for at, key in enumerate(shape.keys)}
        node.parts.sort(key=lambda part: places.get(part.name, len(places)))
    if part.key is None and node.parts:
        _lift_comments(part, node.parts[0])


def _add_language(written: Scalar, text: str) -> Block:
    """Return a text without its language as one that says it."""
    language = Scalar(find_language(text), plain=True)
    return Block(keyed=True, flow=True, parts=[TreePart(language, Scalar(text, written.plain))])


def _lift_comments(item: TreePart, first: TreePart) -> None:
    """Return an item the comments above its first key: nothing can stand between the hyphen and
    that key.
    """
    item.above += first.above
    first.above = []
