"""From text or data to the canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.writing.arranging import arrange
from obligations.writing.layout import lay_out
from obligations.writing.shapes import find_shape
from obligations.writing.source import read_tree
from obligations.writing.tree import Part, plant

if TYPE_CHECKING:
    from obligations.writing.shapes import Shape


def format_text(text: str, kind: str) -> str:
    """Give a file in its canonical form: every value and every comment is kept.

    `kind` is that of the file: document, departments, topics, addressees, synonyms or progress. The text must be one that
    `positions.read_yaml` reads without a finding; it need not be a valid record.
    """
    return _render(read_tree(text), find_shape(kind))


def render_data(data: Any, kind: str) -> str:
    """Give the canonical text of plain data: dicts, lists, text and None."""
    return _render(Part(node=plant(data)), find_shape(kind))


def _render(root: Part, shape: Shape) -> str:
    arrange(root, shape)
    return lay_out(root, shape)
