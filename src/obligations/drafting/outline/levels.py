"""The tree that labels make.

What looks like a label is one where it carries a series on (its value is one more than the last of
its style, on any open level, or on the one where that series ended: （四） after a new 二、), or
begins one with 1. In the middle of a line it must carry a series on, or begin one that goes on.
A heading of Markdown stands below those alone that have fewer signs, and so does one with a label
below those without.
Under an open label a new style is one level deeper. A translation may change style in the middle of
a series (I., Second, Four,). A label that skips one or two counts too, where it begins a paragraph;
一、 and （一） may skip more, as where a page leaves provisions out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.numbering import DIVISIONS, HEADING, KINDRED
from obligations.drafting.outline.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Mapping

    from obligations.drafting.numbering import Label

# Styles from the highest down, as Chinese instruments rank them.
_RANKS = (*DIVISIONS, "article", "han", "word", "han-bracket", "number", "bracket", "circle")
_BRACKETS = ("han-bracket", "bracket")
_STRAY, _FAR = 2, 90  # how many numbers a series may skip


def place_labels(labels: list[Label], bare: Mapping[int, Label]) -> list[Node]:
    """Put labels into a tree; `bare`: which stand right below a heading, by its place."""
    roots: list[Node] = []
    chain: list[Node] = []  # the open provisions, each below the one before it
    ended: dict[str, tuple[int, int]] = {}  # style → its last value and level
    following = _list_following(labels)
    for at, label in enumerate(labels):
        above = _list_above(chain, label)
        level = len(above) if label.style == HEADING else None
        open_ = (one.label.style for one in above if one.label.style != HEADING)
        own = (label.style, *DIVISIONS)
        if label.style == "bare-letter" and next(open_, label.style) not in own:
            continue  # below other labels it is that of a part
        if label.start in bare and bare[label.start].style == label.style:
            level = _find_outermost(above, label)
        if above and bare.get(above[-1].start) is label and _begins_below(label, above, ended):
            level = len(above)
        if level is None:
            level = _find_level(label, above, ended, following[at])
        if level is None:
            continue
        for node in chain[level:]:
            ended[node.label.style] = (node.label.value, chain.index(node))
        del chain[level:]
        node = Node(label, label.start, label.end)
        (chain[-1].children if chain else roots).append(node)
        chain.append(node)
    return roots


def _list_above(chain: list[Node], label: Label) -> list[Node]:
    """Return what a label may stand below: of headings of Markdown those with fewer signs."""
    if not label.signs:
        return chain
    own = label.style == HEADING
    closed = (
        at
        for at, node in enumerate(chain)
        if (own or node.label.style == HEADING) and not 0 < node.label.signs < label.signs
    )
    return chain[: next(closed, len(chain))]


def _begins_below(label: Label, chain: list[Node], ended: dict[str, tuple[int, int]]) -> bool:
    """Whether a label right below a heading begins a series there, or carries on one that ended
    below the heading before, or anywhere if its style is not open. A style stands on two levels
    at most.
    """
    if sum(node.label.style == label.style for node in chain) > 1:
        return False
    value, level = ended.get(label.style, (0, 0))
    apart = level == len(chain) or not _is_open(label.style, chain)
    return label.value == 1 or (value == label.value - 1 and apart)


def _list_following(labels: list[Label]) -> list[int | None]:
    """Return for each label the value of the next of its style."""
    later: dict[str, int] = {}
    following: list[int | None] = []
    for label in reversed(labels):
        following.append(later.get(label.style))
        later[label.style] = label.value
    return following[::-1]


def _find_level(
    label: Label, chain: list[Node], ended: dict[str, tuple[int, int]], following: int | None
) -> int | None:
    """Return on which level of the chain a label stands; None where it carries nothing on."""
    if label.style == "small-roman" and _is_open("letter", chain):
        return None
    if len(label.levels) > 1:
        return _find_decimal_level(label, chain)
    level = _find_continued(chain, label, (label.style,), most=1)
    if level is None and label.style in ended and not _is_open(label.style, chain):
        value, before = ended[label.style]
        carries_on = 0 < label.value - value <= (1 if label.inside else 1 + _find_skip(label))
        level = _find_level_again(label, chain, before) if carries_on else None
    if level is None and label.value == 1:
        return _find_first_level(label, chain, following)
    if level is None and not label.inside:
        kindred = tuple(style for style in KINDRED if label.style in KINDRED[style])
        level = _find_continued(chain, label, kindred, most=1)
        if level is None:
            level = _find_stray_level(label, chain, following)
    return level


def _find_level_again(label: Label, chain: list[Node], before: int) -> int:
    """Return the level of a label that carries an ended series on: that of the series, or deeper
    where what ranks above it is open there, as where numbers run on through new headings.
    """
    level = min(before, len(chain))
    while level < len(chain) and _ranks_above(chain[level].label.style, label.style):
        level += 1
    return level


def _ranks_above(style: str, other: str) -> bool:
    return style in _RANKS and other in _RANKS and _RANKS.index(style) < _RANKS.index(other)


def _find_skip(label: Label) -> int:
    """Return how many numbers its series may skip: where pages leave provisions out, any, if its
    style looks like nothing else.
    """
    return _FAR if label.style in ("han", "han-bracket") else _STRAY


def _find_continued(
    chain: list[Node], label: Label, styles: tuple[str, ...], *, least: int = 1, most: int
) -> int | None:
    """Return the deepest level whose series, of one of some styles, a label carries on."""
    for level in range(len(chain) - 1, -1, -1):
        open_ = chain[level].label
        goes_on = least <= label.value - open_.value <= most
        if goes_on and len(open_.levels) == 1 and open_.style in styles:
            return level
    return None


def _find_outermost(chain: list[Node], label: Label) -> int | None:
    """Return the highest level whose series, of its own style, a label carries on."""
    levels = (
        level
        for level, node in enumerate(chain)
        if (node.label.style, node.label.value) == (label.style, label.value - 1)
    )
    return next(levels, None)


def _is_open(style: str, chain: list[Node]) -> bool:
    return any(node.label.style == style for node in chain)


def _find_stray_level(label: Label, chain: list[Node], following: int | None) -> int | None:
    """Return the level of a label that begins a paragraph and does not quite carry a series on.

    It skips a number or two, or repeats one; or the text begins in the middle of a series.
    """
    most = 1 + _find_skip(label)
    level = _find_continued(chain, label, (label.style,), least=0, most=most)
    if level is not None:
        return level
    if label.style in ("article", "task", *DIVISIONS):
        return _find_first_level(label, chain, following)
    goes_on = following == label.value + 1 and not _is_open(label.style, chain)
    if (chain and not goes_on) or (label.style == "plain" and (chain or not goes_on)):
        return None  # 7 See … is a note
    if label.style in ("han", "word"):
        return _find_first_level(label, chain, following)
    return len(chain)


def _find_first_level(label: Label, chain: list[Node], following: int | None) -> int | None:
    if label.inside and following != label.value + 1:
        return None
    # Divisions stand above all else, articles below divisions alone; 一、 above (一).
    above: tuple[str, ...] = (HEADING, *DIVISIONS)
    if label.style in DIVISIONS:
        above = above[: above.index(label.style)]
    elif label.style in ("han", "word"):
        above = tuple({one.label.style for one in chain} - {*_BRACKETS})
    elif label.style != "article":
        return _find_open(label, chain, default=len(chain))
    below = (at for at, node in enumerate(chain) if node.label.style not in above)
    return _find_open(label, chain, default=next(below, len(chain)))


def _find_open(label: Label, chain: list[Node], *, default: int) -> int:
    return next(
        (
            level
            for level in range(len(chain) - 1, -1, -1)
            if chain[level].label.style == label.style
        ),
        default,
    )


def _find_decimal_level(label: Label, chain: list[Node]) -> int | None:
    """Return the level of a label of several numbers: that of its series, whatever of another style
    is open below it, else below the deepest label of fewer numbers.
    """
    depth = len(label.levels)
    if label.inside:
        alike = [at for at, node in enumerate(chain) if label.carries_on(node.label)]
        return alike[-1] if alike else None
    alike = [
        at
        for at, node in enumerate(chain)
        if (node.label.style, len(node.label.levels)) == (label.style, depth)
    ]
    above = [at + 1 for at, node in enumerate(chain) if len(node.label.levels) < depth]
    return (alike or above or [len(chain)])[-1]
