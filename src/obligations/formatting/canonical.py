"""From text or data to the canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.formatting.arranging import arrange
from obligations.formatting.layout import lay_out
from obligations.formatting.shapes import find_shape
from obligations.formatting.source import read_tree
from obligations.formatting.tree import Block, Scalar, TreePart, make_tree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from obligations.formatting.shapes import Shape


def format_text(text: str, kind: str) -> str:
    """Return a file in its canonical form: every value and every comment is kept, dates in the one
    form that they have.

    `kind` is that of the file: document, departments, topics, addressees, synonyms, assignments,
    progress or progress-list. The text must be one that `positions.read_yaml` reads without a
    finding; it need not be a valid record.
    """
    return _render(read_tree(text), find_shape(kind))


def render_data(data: Any, kind: str) -> str:
    """Return the canonical text of plain data: dicts, lists, text and None."""
    return _render(TreePart(node=make_tree(data)), find_shape(kind))


def render_commented(
    data: Any, kind: str, comments: Mapping[tuple[str | int, ...], Sequence[str]]
) -> str:
    """Return the canonical text of plain data with lines of comment, each as `# …`, above the parts
    that some routes lead to; the empty route leads to the top.
    """
    root = TreePart(node=make_tree(data))
    for route, lines in comments.items():
        _find_part(root, route).above += lines
    return _render(root, find_shape(kind))


def _find_part(root: TreePart, route: Sequence[str | int]) -> TreePart:
    part = root
    for step in route:
        if isinstance(part.node, Block):
            part = next(
                inner
                for at, inner in enumerate(part.node.parts)
                if step in (inner.name if part.node.keyed else None, at)
            )
    return part


def _render(root: TreePart, shape: Shape) -> str:
    arrange(root, shape)
    return lay_out(root, shape)


def split_list(
    text: str, kind: str, header: str, changes: Sequence[dict[str, str | None]]
) -> list[str]:
    """Return the items of a list as files of their own of a kind, each with its comments below the
    header.

    `changes` holds for each item the values that become others (None: the key goes). What stands
    above the list goes with the first item, what stands below it with the last.
    """
    root = read_tree(text)
    items = root.node.parts if isinstance(root.node, Block) else []
    if not items:
        return []
    beside = [root.beside] if root.beside else []
    items[0].above = [
        line for line in [*root.above, *beside] if not line.startswith("# yaml-language-server:")
    ] + items[0].above
    for item, changed in zip(items, changes, strict=True):
        _change(item, changed)
        item.above.insert(0, header)
    if isinstance(items[-1].node, Block) and isinstance(root.node, Block):
        items[-1].node.tail += root.node.tail
    return [_render(item, find_shape(kind)) for item in items]


def _change(item: TreePart, changed: dict[str, str | None]) -> None:
    block = item.node
    if isinstance(block, Block):
        block.parts = [
            part
            for part in block.parts
            if part.name not in changed or changed[part.name] is not None
        ]
        for part in block.parts:
            if part.name in changed:
                part.node = Scalar(changed[part.name])
