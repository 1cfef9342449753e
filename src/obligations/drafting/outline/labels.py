"""Which of what looks like labels (`numbering`) may number provisions.

None number the lines of contents that come again below, the items of a box (专栏1) or of what
explains a form (填表说明), fields (1.责任单位：, 2.完成时限：), the items of one (措施：1.…) below
a label, or attachments. Letters are told apart by what stands beside them: i behind h is a letter,
behind nothing it is Roman; (b) between (1) and (3) is the number that these lack.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from obligations.drafting.broken_lines import CONTENTS_LINE
from obligations.drafting.numbering import HEADING, Label, find_label_at, list_labels_inside
from obligations.drafting.outline.headings import LONGEST_ALONE
from obligations.drafting.responsibility.role_words import LABEL_ZH
from obligations.drafting.stretches import lies_in
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.source import Stretch

_BOX = lazy(
    r"专栏 ?(?:\d{1,2}|[一二三四五六七八九十]{1,3})?[:、. ]?[^。;,\n]{0,30}$"
    r"|(?:填表|填报|制表|使用)说明:?$",
    re.MULTILINE,
)
_CONTENTS = lazy(r"(?i:(?:table of )?contents|on this page|in this document)\s?:?|目 ?录")
_BULLET = lazy(r"[-*•●○◦▪■□◆] ?(?=[A-Z(\d])")
_FIELD = lazy(r"[\u3400-\u9fff]{2,10}(?:\([^()]{1,8}\))?:")
_ATTACHMENT = lazy(r"附(?:件|录|表|图)?\s?[:]|(?i:attachments?|annex(?:es)?|appendi(?:x|ces))\s?:")
_SENTENCE_INSIDE = lazy(r"。|\b(?:shall|will|should|must)\b")
_ENDS_SENTENCE = ".;)]。〕】"
_CAPITAL = lazy(r"[A-Z]\.|\([A-HJ-Z]\)")  # (I) is a Roman number
_SMALL_ROMAN = {9: 1, 22: 5, 24: 10}  # what i, v and x count, by which letters they are


def list_labels(flow: Flow, skipped: Sequence[Stretch], start: int, end: int) -> list[Label]:
    """Return the labels that may number provisions, in order; none stands in what is `skipped`."""
    labels = _drop_fields(flow.text, _list_candidates(flow, skipped, start, end))
    return _drop_boxed(flow, labels, start, end)


def _list_candidates(flow: Flow, skipped: Sequence[Stretch], start: int, end: int) -> list[Label]:
    text = flow.text
    labels: list[Label] = []
    attached = False
    item: Label | None = None  # of a field below a label
    for paragraph in _list_lines(flow, skipped, start, end):
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
        if label and item and label.carries_on(item):
            item = label
            continue
        item = (labels and _find_first_item(text, paragraph)) or (not label and item) or None
        if signs := flow.count_heading_signs(paragraph.start):
            label = label or Label(HEADING, (0,), paragraph.start, paragraph.start)
            label = replace(label, signs=signs)
        if label:
            labels.append(label)
        labels += list(
            list_labels_inside(text, label.end if label else paragraph.start, paragraph.end)
        )
    return _drop_lone_codes(_read_bare_letters(_read_letters(text, _read_capitals(text, labels))))


def _find_first_item(text: str, paragraph: Stretch) -> Label | None:
    """Return the label that the items of a field begin with: 整改措施:1.疏浚航道."""
    field = _FIELD.match(text, *paragraph)
    label = field and find_label_at(text, field.end())
    if label and label.value == 1:
        return label
    return None


def _list_lines(flow: Flow, skipped: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    """Yield the paragraphs in which labels may stand: what is skipped, and contents, are none."""
    text = flow.text
    contents = False
    for paragraph in flow.list_paragraphs(start, end):
        if lies_in(paragraph.start, skipped):
            continue
        headed = _CONTENTS.fullmatch(text, *paragraph) is not None
        contents = headed or (contents and _comes_again(text, paragraph))
        if not contents and not CONTENTS_LINE.search(paragraph.of(text)):
            yield paragraph


def _comes_again(text: str, line: Stretch) -> bool:
    """Whether a line comes again further down, word for word, or without its number."""
    starts = [line.start]
    label = find_label_at(text, line.start)
    if label and label.end < line.end:
        starts.append(label.end)
    return any(text.find(f"\n{text[start : line.end]}\n", line.end) >= 0 for start in starts)


def _read_capitals(text: str, labels: list[Label]) -> list[Label]:
    """Return the labels with single capitals as what they count: C. behind B., and (C) behind (b)
    or (2), is a letter, else a Roman number; A. begins a series where B. follows. Other capitals
    number nothing.
    """
    single = [one for one in labels if not one.inside and _CAPITAL.match(text, one.start)]
    values = [ord(text[one.start + (text[one.start] == "(")]) - ord("A") + 1 for one in single]
    capitals = {one.start: value for one, value in zip(single, values, strict=True)}
    pairs = zip(single, pairwise([*values, 0]), strict=True)
    begin = {one.start for one, pair in pairs if pair == (1, 2)}
    counted: dict[int, int] = {}  # place → value
    before = {True: 0, False: 0}  # in brackets, and without
    for label in labels:
        in_bracket = text[label.start] == "("
        value = capitals.get(label.start)
        if value and (value == before[in_bracket] + 1 or label.start in begin):
            counted[label.start] = before[in_bracket] = value
        elif in_bracket and label.style in ("letter", "small-roman", "bracket"):
            before[True] = label.value
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


def _read_letters(text: str, labels: list[Label]) -> list[Label]:
    """Return the labels with single letters as what they count: (i) behind (h) is a letter, else a
    number; in the middle of a line none that is not read as a number, and (A) only by itself.
    """
    read = _fill_series(text, labels)
    others = any(one.style in ("letter", "bracket") for one in read)
    before = 0  # the last letter
    for at, label in enumerate(read):
        if label.style == "small-roman" and text[label.start + len("(i")] == ")":
            if label.value == before + 1:
                read[at] = replace(label, style="letter")
            else:
                read[at] = replace(label, levels=(_SMALL_ROMAN[label.value],))
        if read[at].style == "letter":
            before = read[at].value
        if read[at].style == "capital" and text[label.start] == "(":
            read[at] = replace(label, style="letter", inside=others)
    return [label for label in read if not (label.inside and label.style == "letter")]


def _fill_series(text: str, labels: list[Label]) -> list[Label]:
    """Return the labels, letters that are just what a series in brackets lacks as its numbers, as
    translators print them: (a) and (B) before (three), (b) between (1) and (3), (iii) before (4).
    """
    read = [*labels]
    letters: dict[int, int] = {}  # place among the labels → value
    before = 0  # the last number in brackets
    for at, label in enumerate(labels):
        if label.style in ("letter", "small-roman", "capital") and text[label.start] == "(":
            roman = label.style == "small-roman"
            letters[at] = _SMALL_ROMAN.get(label.value, label.value) if roman else label.value
        elif label.style == "bracket":
            lacking = [*range(before + 1, label.value)], [*range(1, label.value)]
            if before + 1 != label.value and [*letters.values()] in lacking:
                for one, value in letters.items():
                    read[one] = replace(labels[one], style="bracket", levels=(value,))
            letters = {}
            before = label.value
    if before and [*letters.values()] == [before + 1]:
        (at,) = letters
        read[at] = replace(labels[at], style="bracket", levels=(before + 1,))
    return read


def _skip_bullet(text: str, start: int) -> int:
    """Return where a paragraph begins behind the bullet of a list, which may hold a label."""
    bullet = _BULLET.match(text, start)
    return bullet.end() if bullet else start


def _drop_lone_codes(labels: list[Label]) -> list[Label]:
    """Return the labels without codes that belong to no series: CO-2 Storage; No. 15."""
    tasks = [label for label in labels if label.style == "task"]
    codes = {label.levels for label in labels if label.style == "code"}
    counts = Counter(levels[0] for levels in codes)
    return [
        label
        for label in labels
        if (label.style != "code" and (tasks != [label] or label.value == 1))
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


def find_bare_headings(flow: Flow, labels: list[Label]) -> dict[int, Label]:
    """Return what stands below the labels, by their places, that have nothing but a heading on
    their line: another series, or one of their own style, for a translation prints 二、 and 1.
    alike; that begins there, or runs on through the headings. Above another series that does, a
    heading may end in a stop.
    """
    bare = {}
    last: dict[str, int] = {}  # the value of the last label of each style, and of the last heading
    headed: dict[str, int] = {}
    for label, below in pairwise(labels):
        if below.style == HEADING:
            continue
        line = flow.text[label.end : below.start]
        another = below.style != label.style
        goes_on = headed.get(label.style, 0) == label.value - 1
        runs_on = goes_on and below.value == last.get(below.style, 0) + 1
        alone = (
            line.endswith("\n")
            and line.count("\n") == 1
            and len(line) < LONGEST_ALONE[has_chinese(line)]
        )
        begins = below.value == 1 or runs_on
        if line.rstrip()[-1:] in _ENDS_SENTENCE:
            alone = alone and another and begins and line.find(".") == len(line.rstrip()) - 1
        if alone and (begins or another):
            bare[label.start] = below
            headed[label.style] = label.value
        last[label.style] = label.value
    return bare
