"""What is printed on a page of a PDF: signs and rules, from the left and from the top.

A rule is a straight line along the page or down it. The program that finds them is an extra, and
stands in `pdf_device` alone.
"""

from __future__ import annotations

from typing import NamedTuple

UNKNOWN = "\ufffd"  # a sign of which the file does not say what it is

_RISE = 0.3  # of the height of a sign: how far its middle stands above its line


class PrintedSign(NamedTuple):
    """A sign: from where to where it reaches, on which line it stands, and how high it is."""

    text: str
    x0: float
    x1: float
    base: float
    size: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.base - _RISE * self.size


class Stroke(NamedTuple):
    """A rule: at which place across or down the page it stands, and from where to where."""

    at: float
    start: float
    end: float


class PrintedPage(NamedTuple):
    """The signs of a page in the order of the file, blanks apart, and its rules across and down;
    `filled`: these are nothing but the edges of what is filled.
    """

    signs: list[PrintedSign]
    across: list[Stroke]
    down: list[Stroke]
    filled: bool
