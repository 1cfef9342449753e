"""The parts that a YAML file is made of, with the comments that belong to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Data = Any  # dicts, lists, text and None, as `positions.read_yaml` gives them


@dataclass(slots=True)
class Scalar:
    """A single value. `plain` tells what was written without quotes; None is a missing value."""

    value: str | None
    plain: bool = False


@dataclass(slots=True)
class Block:
    """A mapping (`keyed`) or a list.

    `tail` holds the comments after its last part; `column` is where it stood in the file.
    """

    keyed: bool
    parts: list[TreePart] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    column: int = 0
    flow: bool = False

    @property
    def commented(self) -> bool:
        """Whether a comment stands somewhere inside."""
        return bool(self.tail) or any(
            part.commented or (isinstance(part.node, Block) and part.node.commented)
            for part in self.parts
        )


TreeNode = Scalar | Block


@dataclass(slots=True)
class TreePart:
    """A key with its value, or an item of a list (without key).

    Comments: lines `above` it (an empty one is a blank line), one `beside`. `pinned`: what stands
    on one line must stay there.
    """

    key: Scalar | None = None
    node: TreeNode = field(default_factory=lambda: Scalar(None))
    above: list[str] = field(default_factory=list)
    beside: str | None = None
    pinned: bool = False

    @property
    def name(self) -> str | None:
        """The key as text; None for an item."""
        if self.key:
            return self.key.value
        return None

    @property
    def commented(self) -> bool:
        """Whether a comment stands above or beside it."""
        return bool(self.above or self.beside)


def make_tree(data: Data) -> TreeNode:
    """Make the tree of plain data: dicts, lists, text and None."""
    if isinstance(data, dict):
        return Block(
            keyed=True,
            parts=[TreePart(Scalar(key), make_tree(value)) for key, value in data.items()],
        )
    if isinstance(data, list):
        return Block(keyed=False, parts=[TreePart(None, make_tree(item)) for item in data])
    return Scalar(data)
