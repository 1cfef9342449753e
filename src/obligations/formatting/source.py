"""YAML text as a tree whose parts know their comments.

Parsers drop comments; they stand in the gaps between what the events of libyaml span. A comment on
the line of a value belongs to that value. One on a line of its own belongs to what it precedes;
where it is indented deeper than that, it closes the block before.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml._yaml import CParser
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from obligations.formatting.tree import Block, Scalar, TreePart

if TYPE_CHECKING:
    from obligations.formatting.tree import TreeNode

_BREAKS = "\n\x85\u2028\u2029"
_COMMENT = re.compile(f"#[^{_BREAKS}]*")
_BREAK = re.compile(f"[{_BREAKS}]")
_BLANK_LINE = re.compile(f"[{_BREAKS}][ \t]*[{_BREAKS}]")
_PROLOGUE = re.compile(f"(?:[ \t]*(?:#[^{_BREAKS}]*)?[{_BREAKS}]|%[^{_BREAKS}]*[{_BREAKS}])*")
_YAML_DIRECTIVE = re.compile(f"^%[^{_BREAKS}]*?(?=[ \t]#|$)", re.MULTILINE)
_MISSING = frozenset({"", "null", "Null", "NULL", "~"})


class _Note(NamedTuple):
    """A comment on a line of its own, where it begins, and whether a blank line precedes it."""

    text: str
    column: int
    after_blank: bool

    def lines(self) -> list[str]:
        if self.after_blank:
            return ["", self.text]
        return [self.text]


def read_tree(text: str) -> TreePart:
    """Read a text that `positions.read_yaml` found no fault with.

    The part that is given has no key; its comments are the file's own.
    """
    # Both are one line break to YAML, and blank lines are easier found with one.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _TreeBuilder(_blank_out_directives(text)).build()


def _blank_out_directives(text: str) -> str:
    """Take out `%YAML 1.1` and the like: they mean nothing here, and their signs must not be taken
    for a comment.
    """
    found = _PROLOGUE.match(text)
    prologue = found.group() if found else ""
    if "%" in prologue:
        return _YAML_DIRECTIVE.sub("", prologue) + text[len(prologue) :]
    return text


class _TreeBuilder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = TreePart()
        self.stack: list[
            tuple[Block, TreePart]
        ] = []  # the open blocks, each with the part whose value it is
        self.holder: TreePart | None = self.root  # the part that waits for its value
        self.end = 0  # where the last token ended
        self.latest: TreePart | None = (
            None  # the part that it belongs to, and with it a comment on the same line
        )
        self.notes: deque[_Note] = deque()  # comments that wait for what they precede
        self.blank = False  # whether a blank line follows the last of them
        self.closed: list[Block] = []  # the blocks that ended just before them, the innermost first

    def build(self) -> TreePart:
        parser: Any = CParser(self.text)
        while (event := parser.get_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                self._read_gap(event.start_mark.index)
                self._add_scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._read_gap(event.start_mark.index)
                self._open(event, keyed=kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._read_gap(event.start_mark.index)
                self._close(event)
            elif kind is DocumentStartEvent:
                self._read_gap(event.end_mark.index)
        self._read_gap(len(self.text))
        self._finish()
        return self.root

    def _add_scalar(self, event: Any) -> None:
        plain = event.implicit[0]
        value = None if plain and event.value in _MISSING else event.value
        block = self.stack[-1][0] if self.stack else None
        if self.holder is None and block is not None and block.keyed:
            part = self.holder = self._add_part(block, Scalar(event.value, plain))
        else:
            part = self._place(Scalar(value, plain))
            self.holder = None
        # A block scalar ends where the next token starts, and takes in the blank lines between.
        span = self.text[event.start_mark.index : event.end_mark.index].rstrip()
        if event.style in ("|", ">") and (
            comment := _COMMENT.search(_BREAK.split(span, maxsplit=1)[0])
        ):
            self._put_beside(part, comment.group().rstrip())
        self.end = event.start_mark.index + len(span)

    def _open(self, event: Any, *, keyed: bool) -> None:
        block = Block(keyed=keyed, column=event.start_mark.column, flow=bool(event.flow_style))
        part = self._place(block)
        self.stack.append((block, part))
        self.holder = None
        if block.flow:
            self.end = event.end_mark.index

    def _close(self, event: Any) -> None:
        block, part = self.stack.pop()
        self.holder = None
        if not block.flow:
            self.closed.append(block)
            return
        notes = _strip_end(self._take_notes())
        if block.parts:
            block.tail.extend(notes)
        else:
            part.above.extend(notes)
        self.end = max(self.end, event.end_mark.index)
        self.latest = part

    def _place(self, node: TreeNode) -> TreePart:
        """Return a value to the part that waits for one, or make it an item of the open list."""
        if self.holder is None:
            part = self._add_part(self.stack[-1][0], None)
        else:
            part = self.holder
            # What stands between a key and its block precedes the block's first part.
            if isinstance(node, Scalar) or node.flow or part is self.root:
                part.above.extend(self._take_notes())
        part.node = node
        self.latest = part
        return part

    def _add_part(self, block: Block, key: Scalar | None) -> TreePart:
        part = TreePart(key, above=self._take_above(block.column))
        block.parts.append(part)
        self.latest = part
        return part

    def _read_gap(self, until: int) -> None:
        """Find the comments between the last token and the next."""
        at = self.end
        for found in _COMMENT.finditer(self.text, self.end, until):
            comment = found.group().rstrip()
            if self.latest is not None and not _BREAK.search(self.text, self.end, found.start()):
                self._put_beside(self.latest, comment)
            else:
                before = self.text[at : found.start()]
                line = _BREAK.split(before)[-1]
                self.notes.append(
                    _Note(comment, len(line) - len(line.lstrip()), bool(_BLANK_LINE.search(before)))
                )
            at = found.end()
        if at > self.end:
            self.blank = bool(_BLANK_LINE.search(self.text, at, until))
        self.end = max(at, self.end)

    @staticmethod
    def _put_beside(part: TreePart, comment: str) -> None:
        if part.beside:
            part.above.append(part.beside)
        part.beside = comment

    def _take_above(self, column: int) -> list[str]:
        """Return the waiting comments to what stands at a column, but for those deeper than it:
        they close a block that ended before it.
        """
        level = 0
        while self.notes and self.notes[0].column > column:
            fitting = [
                at
                for at in range(level, len(self.closed))
                if self.closed[at].column <= self.notes[0].column
            ]
            if not fitting:
                break
            deepest = self.closed[fitting[0]].column
            level = max(at for at in fitting if self.closed[at].column == deepest)
            self.closed[level].tail.extend(self.notes.popleft().lines())
        self.closed.clear()
        return self._take_notes()

    def _take_notes(self) -> list[str]:
        lines = [line for note in self.notes for line in note.lines()]
        if lines and self.blank:
            lines.append("")
        self.notes.clear()
        self.blank = False
        return lines

    def _finish(self) -> None:
        """Place the comments at the end of the file."""
        rest = _strip_end(self._take_above(-1))
        root = self.root.node
        if isinstance(root, Block) and root.parts:
            root.tail.extend(rest)
        else:
            self.root.above.extend(rest)


def _strip_end(lines: list[str]) -> list[str]:
    if lines and not lines[-1]:
        return lines[:-1]
    return lines
