"""The outline of a text: which labels number its provisions, which of those are headings, and which
are measures.

1. *Labels.* What looks like a label is one where it carries a series on (its value is one more than
   the last of its style, on any open level, or on the one where that series ended: （四） after a
   new 二、), or begins one with 1. In the middle of a line it must carry a series on, or begin one
   that goes on. Under an open label a new style is one level deeper. A translation may change style
   in the middle of a series (I., Second, Four,). A label that skips one or two counts too, where it
   begins a paragraph; 一、 and （一） may skip more, as where a page leaves provisions out. None
   number the items of a box (专栏1) or of what explains a form (填表说明), nor fields
   (1.责任单位：, 2.完成时限：).
2. *Headings.* The heading of a provision is its first sentence, where that is short, or its first
   line, where that holds nothing else.
3. *Measures.* What has a label and no labelled provisions below it is a measure. What has some is a
   heading above them, unless
   - it says something itself in the same paragraph, or has a clause of its own: then it is a
     measure, and they are its parts;
   - or their parts alone end in no clause of their own, but the last of them: then the clause is
     that of the whole. Parts that have clauses of their own, or decimal labels, are measures below
     a measure (`parent`). Principles and goals keep their parts.
4. *Kinds* follow the headings: guiding ideas and principles, goals, organisation, else measure.
   What stands below goals and has a clause of its own is a measure; 行动目标 is a goal anywhere;
   articles that say why there are any, or where they hold, are principles.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from obligations.drafting.flow import CONTENTS_LINE
from obligations.drafting.head import is_day
from obligations.drafting.numbering import (
    DIVISIONS,
    KINDRED,
    Label,
    find_label_at,
    list_labels_inside,
)
from obligations.drafting.roles import LABEL_ZH, states_rule_alone
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import FULL_STOP_EN, lies_in
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from obligations.drafting.clauses import FoundClause
    from obligations.drafting.flow import Flow
    from obligations.vocabulary import MeasureKind


# What an English sentence asks for, and what only leads in to parts.
_DUTY_EN = re.compile(r"\b(?:shall|will|must|should|(?:is|are) (?:responsible|required))\b")
_LEADS_IN = re.compile(r"(?:本[章节部分]|以下|如下)[^。]{0,40}。?$")
# What a resolution does itself, and asks of nobody.
_PERFORMS = re.compile(
    r"(?:Also |Further |Once again )?(?i:t(?:akes|ook) note|(?:decide|note|welcome"
    r"|recogni[sz]e|emphasi[sz]e|underline|acknowledge|endorse|approve|reiterate|resolve|declare"
    r"|designate)[sd]|(?:proclaim|recall|reaffirm|commend|adopt|condemn|affirm)(?:s|ed)"
    r"|(?:express|stress)(?:es|ed))\b"
    # What a text says of itself.
    r"|(?:This|Nothing in this) (?:[Oo]rder|[Aa]ct|[Rr]egulation|[Rr]esolution)"
    r" (?:shall|is|will)"
)
_GOAL = re.compile(r"目标|愿景|预期[成效][效益果]|(?i:\b(?:goals?|targets?|objectives?)\b)")
# Why there is a set of articles, where they hold, and what they call what.
_GENERAL = re.compile(r"为[^。]{2,160}制定本|[^。]{2,120}适用本|本[^。,]{2,6}(?:所称|适用于)")
_GOAL_ALONE = re.compile(r"(?:行动|工作|主要|总体|发展|具体|年度|阶段性?)?目标")
_PRINCIPLE = re.compile(
    r"指导思想|指导方针|基本原则|工作原则|工作思路|目的(?:和|与|及)?意义|总体(?:要求|思路|考虑"
    r"|原则)|基本(?:思路|要求|考虑)|遵循原则|重要(?:意义|性)"
    r"|重大意义|充分认识|背景|缘起|形势|现状|发展基础|发展环境|编制依据|适用范围"
    r"|(?i:guiding (?:ideology|principles?|thoughts?)|basic principles"
    r"|general (?:requirements|principles|provisions|ideas?|thinking)|overall (?:requirements"
    r"|approach|ideas?|thinking)|\bprinciples\b|\bbackground\b|\bintroduction\b"
    r"|current situation|significance"
    r"|^(?:前言|依据|目的|purpose|policy|(?:purpose and )?scope(?: of application)?|definitions?"
    r"|context|rationale"
    r"|overview|(?:executive )?summary|foreword"
    r"|legal basis|vision|mission)$)"
)
_ORGANISATION = re.compile(
    r"实施步骤|工作步骤|组织(?:实施|保障|领导|推进|落实|管理)|保障措施"
    r"|(?:^|[,、和与]|组织|工作|实施|推进|落实|强化|加大|加强|健全|完善)保障(?:机制|条件|力度|工作)"
    r"|实施保障|政策保障与?组织|加强领导|强化(?:保障"
    r"|落实|实施)|工作(?:保障|机制与?要求)|(?:工作|实施|有关|相关|落实)要求|监督(?:检查|评估|考核)"
    r"|督促检查|督促落实|落实保障|推进机制|(?<![\u3400-\u9fff])工作机制$|管考|附则"
    r"|(?<!分工)抓好落实|责任落实|(?<![\u3400-\u9fff])(?:压实|明确落实)[\u3400-\u9fff]{0,6}责任$"
    r"|(?i:organi[sz](?:ing|e|ation)(?:al)? (?:and |the |of )?(?:the )?(?:implementation"
    r"|guarantee|leadership|support|safeguard)|implementation arrangements"
    r"|(?:strengthen|improv)(?:e|ing)? (?:the )?(?:guarantees?|safeguards?)$"
    r"|^safeguards?$|organi[sz]ation(?:al)? guarantees?"
    r"|implement (?:the )?organi[sz]ation|organi[sz]e (?:and )?implementation"
    r"|(?:safeguard|guarantee) (?:measures|mechanisms?)|^security measures$|^work requirements$"
    r"|^guarantees?$|^organi[sz]ation$"
    r"|governance arrangements)"
)
# By kind: the words, and how long a heading that says nothing else may be, in English and Chinese.
_KINDS: tuple[tuple[MeasureKind, re.Pattern[str], dict[bool, int]], ...] = (
    ("principle", _PRINCIPLE, {False: 100, True: 40}),
    ("organisation", _ORGANISATION, {False: 230, True: 30}),
    ("goal", _GOAL, {False: 60, True: 14}),
)
# A first sentence that is no heading: one under a condition (…的，按…), one that leads a list in.
_SAYS_ALL = re.compile(r"的,|(?:包括|包含|如下|分别[为是]):$")
_LONGEST_HEADING = {True: 60, False: 230}
_LONGEST_ALONE = {True: 30, False: 120}
_LONG = {True: 40, False: 120}
_SHORTEST_BODY = {True: 10, False: 30}
_FIRST_SENTENCE = re.compile(
    rf"[。]|[!?;](?=.)|{FULL_STOP_EN}(?=[\sA-Z\"“(]|$)|:(?=\s*[A-Z\u3400-\u9fff])"
)
_BOX = re.compile(
    r"专栏 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[:、. ]?[^。;,\n]{0,30}$"
    r"|(?:填表|填报|制表|使用)说明:?$",
    re.MULTILINE,
)
_BULLET = re.compile(r"[-*•●○◦▪■□◆] ?(?=[A-Z(\d])")
_FIELD = re.compile(r"[\u3400-\u9fff]{2,10}(?:\([^()]{1,8}\))?:")
_ATTACHMENT = re.compile(
    r"附(?:件|录|表|图)?\s?[:]|(?i:attachments?|annex(?:es)?|appendi(?:x|ces))\s?:"
)
_SENTENCE_INSIDE = re.compile(r"。|\b(?:shall|will|should|must)\b")
ANNEX = re.compile(
    r"附(?:件|录|表)\s?[一二三四五六七八九十\d]{0,2}(?:$|[-:])"
    r"|(?i:annex|appendix|attachment)(?: [\dA-Z]{1,2})?$"
)
_MOST_HAVE_CLAUSES = 0.5  # as a share of the provisions of one style
# Styles from the highest down, as Chinese instruments rank them.
_RANKS = (*DIVISIONS, "article", "han", "word", "han-bracket", "number", "bracket", "circle")
_BRACKETS = ("han-bracket", "bracket")
_STRAY, _FAR = 2, 90  # how many numbers a series may skip
_ENDS_SENTENCE = ".;)]。〕】"
_BELOW_CAPITALS = ("decimal", "code", "bracket", "half-bracket", "letter", "small-roman")
_CAPITAL = re.compile(r"[A-Z]\.")
_SMALL_ROMAN = {9: 1, 22: 5, 24: 10}  # what i, v and x count, by which letters they are


@dataclass(slots=True)
class Node:
    """A labelled provision: from its label to the next label or the end of its text."""

    label: Label
    start: int
    end: int
    heading: Stretch | None = None
    body: int = 0  # where the text behind the heading begins
    children: list[Node] = field(default_factory=list)
    clauses: list[FoundClause] = field(default_factory=list)

    @property
    def stop(self) -> int:
        """Where the last of what stands below it ends."""
        if self.children:
            return self.children[-1].stop
        return self.end

    def walk(self) -> Iterator[Node]:
        """Yield it and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


@dataclass(frozen=True, slots=True)
class Provision:
    """A node that is a measure; the text of `parts` is its own. `parent` is the one that it is a
    task of.
    """

    node: Node
    kind: MeasureKind
    section: Node | None
    parent: Node | None
    whole: Stretch


def build_tree(
    flow: Flow, clauses: Sequence[FoundClause], skipped: Sequence[Stretch], start: int, end: int
) -> list[Node]:
    """Return the labelled provisions of a stretch, each below the one that it is a part of, with
    their clauses.
    """
    labels = _drop_fields(flow.text, _list_candidates(flow, skipped, start, end))
    labels = _drop_boxed(flow, labels, start, end)
    nodes = _place(labels, _find_bare_headings(flow, labels))
    ordered = [node for root in nodes for node in root.walk()]
    for node, stop in zip(ordered, [*(node.start for node in ordered[1:]), end], strict=False):
        node.end = stop
    roots = {id(node) for node in nodes}
    for node, following in pairwise(ordered):
        if following.label.value == 1 and id(following) in roots:
            node.end = _find_signed_end(flow, node.label.end, following.start)
    _attach(ordered, clauses)
    for node in ordered:
        _find_heading(flow, node)
    return _drop_contents(nodes)


def _find_signed_end(flow: Flow, start: int, stop: int) -> int:
    """Return where the text of a provision ends behind which another document begins: before the
    signature, lines without a stop above a day.
    """
    paragraphs = flow.list_paragraphs(start, stop)
    lines = [flow.text[one.start : one.end] for one in paragraphs]
    first = next((at for at, line in enumerate(lines) if at and is_day(line)), None)
    if first is None:
        return stop
    while first > 1 and lines[first - 1][-1] not in "。.;:)":
        first -= 1
    return paragraphs[first].start


# Labels


def _list_candidates(flow: Flow, skipped: Sequence[Stretch], start: int, end: int) -> list[Label]:
    text = flow.text
    labels: list[Label] = []
    attached = False
    for paragraph in flow.list_paragraphs(start, end):
        if lies_in(paragraph.start, skipped):
            continue
        label = find_label_at(text, _skip_bullet(text, paragraph.start))
        if _ATTACHMENT.match(text, paragraph.start):
            attached = True
            continue
        if (
            attached
            and label
            and label.style in ("number", "bracket", "half-bracket")
            and not _SENTENCE_INSIDE.search(text, *paragraph)
        ):
            continue
        attached = False
        if CONTENTS_LINE.search(text[paragraph.start : paragraph.end]):
            continue
        if label:
            labels.append(label)
        labels += list(
            list_labels_inside(text, label.end if label else paragraph.start, paragraph.end)
        )
    return _drop_lone_codes(_read_bare_letters(_read_capitals(text, _read_letters(labels))))


def _read_capitals(text: str, labels: list[Label]) -> list[Label]:
    """Return the labels with single capitals as what they count: C. behind B. is a letter, else a
    Roman number; A. begins a series where B. follows. Other capitals number nothing.
    """
    single = [one for one in labels if not one.inside and _CAPITAL.match(text, one.start)]
    values = [ord(text[one.start]) - ord("A") + 1 for one in single]
    counted: dict[int, int] = {}  # place → value
    before = 0
    for at, value in enumerate(values):
        if value == before + 1 or (value == 1 and values[at + 1 : at + 2] == [2]):
            counted[single[at].start] = before = value
    read = (
        replace(one, style="capital", levels=(counted[one.start],)) if one.start in counted else one
        for one in labels
    )
    return [one for one in read if one.style != "capital" or one.start in counted]


def _read_bare_letters(labels: list[Label]) -> list[Label]:
    """Return the labels without single letters that carry no series on: "a", where "b" follows, and
    "b", "c" … behind it.
    """
    values = [label.value for label in labels if label.style == "bare-letter"]
    counted = [
        value == before + 1 or (value == 1 and after == 2)
        for before, value, after in zip([0, *values], values, [*values[1:], 0], strict=False)
    ]
    kept = iter(counted)
    return [label for label in labels if label.style != "bare-letter" or next(kept)]


def _read_letters(labels: list[Label]) -> list[Label]:
    """Return the labels with single letters as what they count: (i) behind (h) is a letter, else a
    number; (a) before (two) is the first of that series, as translators print it, and in the middle
    of a line nothing else.
    """
    second = False  # whether the next of those in brackets is (two)
    read: list[Label] = []
    for label in reversed(labels):
        first = second and label.style == "letter" and label.value == 1
        if label.style in ("letter", "bracket"):
            second = (label.style, label.value) == ("bracket", 2)
        read.append(replace(label, style="bracket") if first else label)
    before = 0  # the last letter
    for at, label in reversed([*enumerate(read)]):
        if label.style == "small-roman" and label.value == before + 1 in _SMALL_ROMAN:
            read[at] = replace(label, style="letter")
        elif label.style == "small-roman":
            read[at] = replace(label, levels=(_SMALL_ROMAN.get(label.value, label.value),))
        if read[at].style == "letter":
            before = read[at].value
    return [label for label in reversed(read) if not (label.inside and label.style == "letter")]


def _skip_bullet(text: str, start: int) -> int:
    """Return where a paragraph begins behind the bullet of a list, which may hold a label."""
    bullet = _BULLET.match(text, start)
    return bullet.end() if bullet else start


def _drop_lone_codes(labels: list[Label]) -> list[Label]:
    """Return the labels without codes that belong to no series: CO-2 Storage alone is none."""
    codes = {label.levels for label in labels if label.style == "code"}
    counts = Counter(levels[0] for levels in codes)
    return [
        label
        for label in labels
        if label.style != "code"
        or counts[label.levels[0]] > 1
        or (label.levels[-1] == 1 and len(codes) > 1)
    ]


def _drop_fields(text: str, labels: list[Label]) -> list[Label]:
    """Return the labels without those of fields: series of which each is a word with a colon, and
    one says who answers or by when.
    """
    kept: list[Label] = []
    for run in _list_runs(labels):
        fields = all(_FIELD.match(text, label.end) and label.style != "han" for label in run)
        if not fields or not any(LABEL_ZH.match(text, label.end) for label in run):
            kept += run
    return kept


def _list_runs(labels: list[Label]) -> Iterator[list[Label]]:
    """Yield the labels in runs of one style that count on, with no other label in between."""
    run: list[Label] = []
    for label in labels:
        if run and (label.style, label.value) != (run[-1].style, run[-1].value + 1):
            yield run
            run = []
        run.append(label)
    if run:
        yield run


def _drop_boxed(flow: Flow, labels: list[Label], start: int, end: int) -> list[Label]:
    """Return the labels without those of the items in boxes: series of their own, from 1 on, that
    begin right behind the title of a box.
    """
    titles = [one.start for one in flow.list_paragraphs(start, end) if _BOX.match(flow.text, *one)]
    kept: list[Label] = []
    boxed: Label | None = None
    for label in labels:
        entered = bool(titles) and titles[0] < label.start
        while titles and titles[0] < label.start:
            del titles[0]
        if entered:
            boxed = label if label.value == 1 else None
        elif boxed and label.style == boxed.style and label.value == boxed.value + 1:
            boxed = label
        else:
            boxed = None
        if boxed is None:
            kept.append(label)
    return kept


def _find_bare_headings(flow: Flow, labels: list[Label]) -> dict[int, Label]:
    """Return what stands below the labels, by their places, that have nothing but a heading on
    their line: another series, or one of their own style, for a translation prints 二、 and 1.
    alike.
    """
    bare = {}
    for label, below in pairwise(labels):
        line = flow.text[label.end : below.start]
        if (
            (below.value == 1 or below.style != label.style)
            and line.endswith("\n")
            and line.count("\n") == 1
            and len(line) < _LONGEST_ALONE[has_chinese(line)]
            and line.rstrip()[-1:] not in _ENDS_SENTENCE
        ):
            bare[label.start] = below
    return bare


def _place(labels: list[Label], bare: Mapping[int, Label]) -> list[Node]:
    """Put labels into a tree; those that carry no series on are none. `bare`: which labels stand
    right below a heading, by the place of that.
    """
    roots: list[Node] = []
    chain: list[Node] = []  # the open provisions, each below the one before it
    ended: dict[str, tuple[int, int]] = {}  # style → its last value and level
    following = _list_following(labels)
    for at, label in enumerate(labels):
        level = None
        if label.style == "bare-letter" and chain and chain[0].label.style != label.style:
            continue  # below other labels it is that of a part
        if label.start in bare and bare[label.start].style == label.style:
            level = _find_outermost(chain, label)
        if chain and bare.get(chain[-1].start) is label and _begins_below(label, chain, ended):
            level = len(chain)
        if level is None:
            level = _find_level(label, chain, ended, following[at])
        if level is None:
            continue
        for node in chain[level:]:
            ended[node.label.style] = (node.label.value, chain.index(node))
        del chain[level:]
        node = Node(label, label.start, label.end)
        (chain[-1].children if chain else roots).append(node)
        chain.append(node)
    return roots


def _begins_below(label: Label, chain: list[Node], ended: dict[str, tuple[int, int]]) -> bool:
    """Whether a label right below a heading begins a series there, or carries on the one that ended
    below the heading before.
    """
    return label.value == 1 or ended.get(label.style) == (label.value - 1, len(chain))


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
    """Return the level of a label that carries an ended series on: the one where that stood, or
    below what ranks above it there, as where numbers run on through new headings.
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
    if chain and not goes_on:
        return None
    if label.style in ("han", "word"):
        return _find_first_level(label, chain, following)
    return len(chain)


def _find_first_level(label: Label, chain: list[Node], following: int | None) -> int | None:
    if label.inside and following != label.value + 1:
        return None
    # Divisions stand above all else, articles below divisions alone; 一、 above (一), A. above 1.1.
    above: tuple[str, ...] = DIVISIONS
    if label.style in DIVISIONS:
        above = DIVISIONS[: DIVISIONS.index(label.style)]
    elif label.style in ("han", "word"):
        above = tuple({one.label.style for one in chain} - {*_BRACKETS})
    elif label.style == "capital":
        above = tuple({one.label.style for one in chain} - {*_BELOW_CAPITALS})
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
    above = label.levels[:-1]
    if label.inside:
        open_ = [
            level
            for level, node in enumerate(chain)
            if node.label.levels[:-1] == above and node.label.value + 1 == label.value
        ]
        if not open_:
            return None
        return open_[-1]
    alike = [
        level
        for level, node in enumerate(chain)
        if node.label.style == label.style and len(node.label.levels) == len(label.levels)
    ]
    if alike:  # whatever of another style is open below it
        return alike[-1]
    for level in range(len(chain) - 1, -1, -1):
        levels = chain[level].label.levels
        if levels == above or (len(levels) == 1 and len(above) == 1 and levels[-1] == above[-1]):
            return level + 1
        if len(levels) > len(label.levels):
            continue
        if len(levels) < len(label.levels):
            return level + 1
    if not chain:
        return 0
    return len(chain)


# Headings


def _find_heading(flow: Flow, node: Node) -> None:
    """Find the heading of a provision and where its text begins behind it."""
    text = flow.text
    start = node.label.end
    line = text.find("\n", start, node.end)
    line = node.end if line < 0 else line
    while start < line and text[start] == " ":
        start += 1
    if node.clauses and node.clauses[0].span.start > start:
        line = min(line, node.clauses[0].span.start)  # no heading holds a clause
    chinese = has_chinese(text[start:line])
    if node.label.style == "article":
        node.heading, node.body = _find_bracketed_heading(text, start, line)
        return
    stop = _find_sentence_end(text, start, line)
    alone = not node.children and not text[stop : node.end].strip(" .。:;|\n")
    long = stop - start > _LONGEST_ALONE[chinese] or ("," in text[start:stop] and chinese)
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
    found = re.compile(r"[\[【〔(](?P<heading>[^\]】〕)]{2,20})[\]】〕)] ?").match(text, start, end)
    found = found or re.compile(r"(?P<heading>[A-Z][^.\n]{2,80})\. ?(?=\S)").match(text, start, end)
    if found:
        return Stretch(*found.span("heading")), found.end()
    return None, start


def _find_sentence_end(text: str, start: int, end: int) -> int:
    depth = 0
    for at in range(start, min(end, start + 400)):
        sign = text[at]
        if sign in "(《“〔[":
            if (
                not depth
                and sign in "(〔["
                and at > start
                and re.match(
                    r"[(〔\[](?:牵头|责任|负责|主办|由|Led|Lead|Responsible)", text[at : at + 14]
                )
            ):
                return at
            depth += 1
        elif sign in ")》”〕]":
            depth = max(depth - 1, 0)
        elif not depth:
            found = _FIRST_SENTENCE.match(text, at, end)
            if found:
                return found.end()
    return min(end, start + 400)


def _attach(ordered: list[Node], clauses: Sequence[FoundClause]) -> None:
    """Give each node the clauses that stand in its own text."""
    at = 0
    for node in ordered:
        while at < len(clauses) and clauses[at].span.start < node.start:
            at += 1
        while at < len(clauses) and clauses[at].span.start < node.end:
            node.clauses.append(clauses[at])
            at += 1


def _drop_contents(roots: list[Node]) -> list[Node]:
    """Drop a table of contents: headings without any text, which begin anew further down."""
    for at in range(1, len(roots)):
        first, again = roots[0], roots[at]
        if (
            again.label.style == first.label.style
            and again.label.value == first.label.value
            and all(
                node.heading and node.end - node.body < 3
                for root in roots[:at]
                for node in root.walk()
            )
        ):
            return _drop_contents(roots[at:])
    return roots


# Measures


def list_provisions(flow: Flow, roots: list[Node]) -> tuple[list[Provision], list[Node]]:
    """Return which nodes are measures, and which are headings above them, both in the order of the
    text.
    """
    provisions: list[Provision] = []
    sections: list[Node] = []
    nodes = [node for root in roots for node in root.walk()]
    shares = _find_clause_shares(nodes)
    # What stands below some bare headings is a measure below the others too.
    below = {
        root.children[0].label.style
        for root in roots
        if root.children and not _speaks_aloud(flow, root)
    }
    waiting = [_Seen(root, None, None, "measure") for root in reversed(roots)]
    has_sections = any(root.children for root in roots)
    while waiting:
        seen = waiting.pop()
        node = seen.node
        kind = find_provision_kind(
            flow, node, seen.kind, top=seen.section is None, sections=has_sections
        )
        top = seen.section is None and seen.parent is None
        role = _judge(flow, node, kind, shares, top=top)
        bare = role == "measure" and node.children and not node.clauses
        if top and bare and node.label.style != "article" and not _leads_letters_in(flow, node):
            role = "heading" if node.children[0].label.style in below else role
        if role == "heading":
            sections.append(node)
            waiting += [
                _Seen(child, seen.section or node, seen.parent, kind)
                for child in reversed(node.children)
            ]
        else:
            whole = Stretch(node.start, node.end if role == "parent" else node.stop)
            provisions.append(Provision(node, kind, seen.section, seen.parent, whole))
            if role == "parent":
                waiting += [
                    _Seen(child, seen.section, node, kind) for child in reversed(node.children)
                ]
    return provisions, sections


def _leads_letters_in(flow: Flow, node: Node) -> bool:
    """Whether what stands between a heading and lettered parts leads them in: The Board will:."""
    own = flow.text[node.body : node.end].rstrip()
    return own.endswith(":") and node.children[0].label.style == "letter" and not has_chinese(own)


@dataclass(frozen=True, slots=True)
class _Seen:
    node: Node
    section: Node | None
    parent: Node | None
    kind: MeasureKind


def _find_clause_shares(nodes: Iterable[Node]) -> dict[str, float]:
    """Return for each style how many of its nodes without parts end in a clause, as a share."""
    counts: dict[str, list[int]] = {}
    for node in nodes:
        if not node.children:
            count = counts.setdefault(node.label.style, [0, 0])
            count[0] += bool(node.clauses)
            count[1] += 1
    return {style: have / of for style, (have, of) in counts.items()}


def find_provision_kind(
    flow: Flow, node: Node, above: MeasureKind, *, top: bool, sections: bool
) -> MeasureKind:
    """Return the kind of a provision by its heading and that of its section."""
    heading = flow.text[node.heading.start : node.heading.end] if node.heading else ""
    if has_chinese(heading):
        heading = heading.replace(" ", "")  # 附 则, as it is set
    general = node.label.style == "article" and _GENERAL.match(flow.text, node.body, node.end)
    performs = _PERFORMS.match(flow.text, node.label.end)
    own = performs and performs[0].startswith(("This", "Nothing"))
    if general or own or (performs and not _asks_for_something(flow, node)):
        return "principle"
    if above == "measure" and _GOAL_ALONE.fullmatch(heading):
        return "goal"
    if above == "organisation" or (above == "measure" and not top and sections):
        return above
    if above in ("principle", "goal") and not top:
        if node.clauses and not _PRINCIPLE.search(heading):
            return "measure"  # somebody answers for it
        if _GOAL.search(heading):
            return "goal"
        return above
    chinese = has_chinese(heading)
    names_field = heading == "Policy" and node.label.style != "article"
    for kind, pattern, longest in () if names_field else _KINDS:
        if pattern.search(heading) and len(heading) < longest[chinese]:
            return kind
    return "measure"


def _judge(
    flow: Flow, node: Node, kind: MeasureKind, shares: dict[str, float], *, top: bool
) -> Literal["heading", "measure", "parent"]:
    """Say what a node is: a heading above measures, a measure with all below it, or a measure with
    tasks below it.
    """
    whole = node.label.style == "article" or (kind in ("principle", "goal") and not top)
    if not node.children or whole:
        return "measure"
    below = [inner for inner in node.walk() if inner is not node]
    with_clause = [inner for inner in below if inner.clauses]
    aloud = _speaks_aloud(flow, node)
    if node.label.style in DIVISIONS:
        return "heading"
    if node.label.style == node.children[0].label.style == "decimal":
        return "parent" if node.clauses or _asks_for_something(flow, node) else "heading"
    clauses = [
        clause
        for clause in node.clauses
        if not states_rule_alone(flow.text[clause.inside.start : clause.inside.end])
    ]
    if clauses or (aloud and not top):
        if with_clause:
            return "parent"
        return "measure"
    if _is_of_all(flow, below, with_clause, shares, top=top):
        return "measure"
    has_parts = bool(with_clause) or (not aloud and (top or _have_text(flow, node.children)))
    if has_parts:
        return "heading"
    return "measure"


def _is_of_all(
    flow: Flow, below: list[Node], with_clause: list[Node], shares: dict[str, float], *, top: bool
) -> bool:
    """Whether what stands below a heading are parts of one measure: lettered ones, and those of
    which the last alone ends in a clause, which is that of all.
    """
    share = shares.get(below[-1].label.style, 0)
    last = with_clause == below[-1:]
    own_line = last and flow.text[with_clause[0].clauses[0].span.start - 1] == "\n"
    if below[0].label.style in ("letter", "bare-letter", "small-roman") and (
        share <= _MOST_HAVE_CLAUSES or own_line
    ):
        return True
    if len(below) < 2 or not last or below[-1].label.style in ("decimal", "code"):
        return False
    return share < _MOST_HAVE_CLAUSES or (own_line and not top)


def _speaks_aloud(flow: Flow, node: Node) -> bool:
    """Whether a node has text of its own in the paragraph of its heading, more than leads in."""
    line = flow.text[node.body : node.end].partition("\n")[0].strip()
    return len(line) >= _SHORTEST_BODY[has_chinese(line)] and not line.endswith(":")


def _asks_for_something(flow: Flow, node: Node) -> bool:
    """Whether what stands between a node and its parts asks for something, and does not lead in."""
    own = flow.text[node.body : node.end].strip()
    if has_chinese(own):
        return own.endswith("。") and not _LEADS_IN.search(own)
    return _DUTY_EN.search(own) is not None


def _says_much(text: str) -> bool:
    """Whether a provision is more than a heading: long, or in English a sentence."""
    if has_chinese(text):
        return len(text) >= _LONG[True] or text.count("。") > 1
    return len(text) >= _LONG[False] or (
        len(text) >= _LONG[False] / 2 and text.rstrip().endswith((".", ".)", ")."))
    )


def _have_text(flow: Flow, nodes: list[Node]) -> bool:
    """Whether most of some provisions say more than a heading does."""
    long = [node for node in nodes if node.children or _says_much(flow.text[node.start : node.end])]
    return len(long) * 2 >= len(nodes)
