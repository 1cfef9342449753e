"""The tree as canonical text: small things on one line, everything else in block style, two spaces
a level.

A part is written as lines that begin at its own column; whoever holds it moves them to the right.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from obligations.formatting.tree import Block, Scalar
from obligations.yaml_files.scalars import is_ambiguous, measure_width, write_folded, write_inline

if TYPE_CHECKING:
    from obligations.formatting.shapes import Shape
    from obligations.formatting.tree import TreeNode, TreePart

WIDTH = 140
_STEP = "  "
_HEADER = "# yaml-language-server:"
_LONGEST_KEY = 1000  # from 1024 signs on a key needs a `? ` before it


def lay_out(root: TreePart, shape: Shape | None) -> str:
    """Return the text of a whole file."""
    lines = [*_squeeze(root.above), *([root.beside] if root.beside else [])]
    lines.sort(key=lambda line: not line.startswith(_HEADER))
    if isinstance(root.node, Block) and root.node.parts:
        lines += _write_block(root.node, shape, 0)
    elif isinstance(root.node, Block) or root.node.value is not None:
        lines += _write_value(root.node, shape, 0, 0)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in _drop_blank(lines))


def _write_block(block: Block, shape: Shape | None, indent: int) -> list[str]:
    lines: list[str] = []
    spaced = False
    for part in block.parts:
        inner = shape and shape.find(part.name)
        was_spaced, spaced = spaced, _is_spaced(part, inner)
        if not lines:
            written = _drop_blank(_write_part(part, inner, indent))
        else:
            written = _write_part(part, inner, indent)
        if lines and (spaced or was_spaced) and written[0]:
            lines.append("")
        lines += written
    return lines + block.tail


def _is_spaced(part: TreePart, shape: Shape | None) -> bool:
    """Whether blank lines set a part off: a large record, or the key of a list of them."""
    if shape is None or not isinstance(part.node, Block) or not part.node.parts:
        return False
    return shape.spaced or (
        part.key is not None and shape.values is not None and shape.values.spaced
    )


def _write_part(part: TreePart, shape: Shape | None, indent: int) -> list[str]:
    *above, lead = [*_squeeze(part.above), *_write_lead(part.key)]
    beside = [part.beside] if part.beside else []
    first, *below = _write_value(part.node, shape, indent, len(lead), as_row=part.pinned)
    if first:
        # A comment can't stand inside a wrapped text: it goes above it.
        if below:
            return [*above, *beside, f"{lead} {first}", *below]
        return [*above, "  ".join([f"{lead} {first}", *beside])]
    if part.key is not None:
        return [*above, "  ".join([lead, *beside]), *below]
    lifted = [
        line.removeprefix(_STEP)
        for line in takewhile(lambda line: line.startswith(f"{_STEP}#"), below)
    ]
    below = below[len(lifted) :]
    return [*above, *beside, *lifted, f"{lead} {below[0].removeprefix(_STEP)}", *below[1:]]


def _write_lead(key: Scalar | None) -> list[str]:
    if key is None:
        return ["-"]
    written = _write_scalar(key, None, flow=False)
    if len(written) > _LONGEST_KEY:
        return [f"? {written}", ":"]
    return [f"{written}:"]


def _write_value(
    node: TreeNode, shape: Shape | None, indent: int, taken: int, *, as_row: bool = False
) -> list[str]:
    """Write a value: first what stands on the line of its key (nothing, where it is a block), then
    the lines below, moved to the right.
    """
    row = _write_row(node, shape, flow=False, as_row=as_row)
    fits = row is not None and indent + taken + 1 + measure_width(row) <= WIDTH
    if row is not None and (fits or as_row or (isinstance(node, Block) and not node.parts)):
        return [row]
    if isinstance(node, Block):
        return ["", *_shift(_write_block(node, shape, indent + len(_STEP)))]
    value = node.value or ""
    room = WIDTH - indent - len(_STEP)
    folded = write_folded(value, room)
    # Without spaces to break at, a line of its own gains nothing.
    if folded is None or (row == value and len(folded) == 2 and measure_width(value) > room):
        return [_write_scalar(node, shape, flow=False)]
    return [folded[0], *_shift(folded[1:])]


def _write_row(
    node: TreeNode, shape: Shape | None, *, flow: bool = True, as_row: bool = False
) -> str | None:
    """Write a value on one line.

    None where it needs more: comments, line breaks, and, unless `as_row`, records that are no rows.
    """
    if isinstance(node, Scalar):
        if "\n" in (node.value or ""):
            return None
        return _write_scalar(node, shape, flow=flow)
    if not node.parts:
        if node.keyed:
            return "{}"
        return "[]"
    if not (as_row or _is_row(node, shape)) or node.commented:
        return None
    written = [
        _write_row_part(part, shape and shape.find(part.name), as_row=as_row) for part in node.parts
    ]
    if None in written:
        return None
    inner = ", ".join(part for part in written if part is not None)
    if node.keyed:
        return f"{{{inner}}}"
    return f"[{inner}]"


def _write_row_part(part: TreePart, shape: Shape | None, *, as_row: bool) -> str | None:
    value = _write_row(part.node, shape, as_row=as_row)
    if part.key is None or value is None:
        return value
    key = _write_scalar(part.key, None, flow=True)
    if len(key) <= _LONGEST_KEY:
        return f"{key}: {value}"
    return None


def _is_row(block: Block, shape: Shape | None) -> bool:
    """Whether it reads as one row: a list of single values, or a small record."""
    if block.keyed:
        return shape is not None and shape.row
    return all(isinstance(part.node, Scalar) for part in block.parts)


def _write_scalar(scalar: Scalar, shape: Shape | None, *, flow: bool) -> str:
    if scalar.value is None:
        return "null"
    keep_plain = scalar.plain if shape is None else shape.plain.fullmatch(scalar.value) is not None
    return write_inline(
        scalar.value, keep_plain=keep_plain and is_ambiguous(scalar.value), flow=flow
    )


def _shift(lines: list[str]) -> list[str]:
    return [_STEP + line if line else "" for line in lines]


def _squeeze(comments: list[str]) -> list[str]:
    """Keep one blank line of several."""
    return [line for at, line in enumerate(comments) if line or at == 0 or comments[at - 1]]


def _drop_blank(lines: list[str]) -> list[str]:
    if lines and not lines[0]:
        return lines[1:]
    return lines
