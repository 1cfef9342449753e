"""Labels of provisions, as instruments and their translations print them.

A label belongs to a *style*, says a *value*, and stands where a provision begins:

| style | printed as |
|---|---|
| part | 第一篇, 第二部分 |
| chapter | 第一章, 壹、, Chapter 2, Part IV |
| section | 第一节 |
| article | 第十二条, Article 12 |
| han | 一、 |
| han-bracket | （一）  ㈠ |
| word | I.  Second,  Four,  V.  第一、 |
| number | 1.  1．  ⒈  1、  1, |
| bracket | (1)  ⑴  (four)  (twenty-one)  (III) |
| small-roman | (i)  (iv) |
| half-bracket | 1)  1） |
| circle | ① |
| decimal | 7.1  7.1.2  2-1  A-3  A3.1  1.1(a)  Action 1A  Action 1.A.2  Decision 12/3 |
| code | BE-1  TR 2.1 |
| task | Action 3:  Sl. No. 3  任务三：  专项行动一：  工程一 |
| plain | 7 Transport |
| letter | (a)  b) |
| capital | A.  (B) |
| bare-letter | a.  a |
| heading | nothing: a heading of Markdown |

Whether a label is one is not decided here: a series of them says it, see `labels` and `levels`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.text.expressions import lazy
from obligations.text.numerals import read_number, read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN_NUMBER = "[零〇一二三四五六七八九十百]{1,7}"
_ROMAN = r"(?:[IVXLC]{1,7}|[\u2160-\u216b])"
_SMALL = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_LATE_ORDINALS = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    "|nineteenth|twentieth|thirtieth|fortieth"
)
_WORD = (
    rf"(?:(?:{_TENS})-(?:{_SMALL}|{_ORDINALS})|{_SMALL}|{_TEENS}|{_TENS}|{_ORDINALS}"
    rf"|{_LATE_ORDINALS})"
)
_GREAT = "壹贰叁参肆伍陆柒捌玖拾"
_AS_SMALL = str.maketrans(_GREAT, "一二三三四五六七八九十")
# Numbers of one sign with what goes with them: ⑴ is (1), ⒈ is 1., ㈠ is (一).
_SIGNS = {"circle": "①-⑳", "bracket": "⑴-⒇", "number": "⒈-⒛", "han-bracket": "㈠-㈩"}
_LEVELS = r"\d{1,3}(?:\.\d{1,3}){1,4}"
# What follows a number that counts something, and is no label.
_COUNTED = (
    r"(?!\s?(?:%|‰|亿|万|千|百|个(?![人体别性])|元(?!素|宇)|家(?![庭用电具政禽畜校长风园])|倍"
    r"|项(?!目)|度(?!假)|percent|per cent|billion|million))"
)
# What a plan calls its provisions, and the parts that these stand in.
_NAMED = (
    r"(?i:(?:key |sub-?)?(?:action|task|measure|activity|objective|recommendation|initiative|output"
    r"|outcome|milestone|commitment|deliverable|intervention|strategic objective))"
)
_PART = (
    r"(?i:chapter|part|section|pillar|theme|component|workstream|outcome|(?:(?:strategic|thematic"
    r"|priority|focus|key) )?(?:priority|goal|objective|area|pillar|theme))"
)


def _compile(style: str, *patterns: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the expressions of a style of labels."""
    return ((style, lazy(pattern)) for pattern in patterns)


# In the order in which they are tried.
_LABEL = (
    *_compile(
        "article",
        rf"第(?P<value>{_HAN_NUMBER}|\d{{1,3}})条(?:之[一二三四五])?[:、.]? ?",
        r"(?:(?:Sec\.|SEC\.|§) ?(?P<value>\d{1,3})(?: ?[.:])?"
        r"|(?:Section|SECTION) (?P<number>\d{1,3}) ?\."
        r"(?= [A-Z\d](?:[^.\n]{0,120}\.\s{0,2}\S|[^\n]{100}|[^\n]{40,99}\n[a-z]))) ?",
    ),
    *_compile("part", rf"第(?P<value>{_HAN_NUMBER}|\d{{1,3}})(?:编|篇|部分)[:、.]? ?"),
    *_compile(
        "chapter",
        rf"第(?P<value>{_HAN_NUMBER}|\d{{1,3}})章[:、.]? ?",
        rf"(?P<value>[{_GREAT}]{{1,3}})、 ?",
    ),
    *_compile("section", rf"第(?P<value>{_HAN_NUMBER}|\d{{1,3}})节[:、.]? ?"),
    *_compile("han-bracket", rf"[(〔](?P<value>{_HAN_NUMBER})[)〕][、.]? ?"),
    *_compile("han", rf"(?P<value>{_HAN_NUMBER})(?:、|,(?=[\u3400-\u9fff])|[.](?!\d)) ?"),
    *_compile(
        "decimal",
        rf"(?:{_NAMED} )?(?P<prefix>[A-Z])?-?(?P<value>{_LEVELS}){_COUNTED}(?:[.、:)]|(?=\s)"
        r"|(?=[^\x00-\x7f]))(?! ?年| ?月(?:[底末前份起]|\d)) ?(?:[–—-] )?",
        # 2-1 before a heading, not before a unit.
        rf"(?P<prefix>(?!))?(?P<value>\d{{1,2}}-\d{{1,2}}) {_COUNTED}(?=[\u3400-\u9fff]{{2}})"
        r"(?![月日年名所人座条次天周期级岁层])",
        rf"(?:{_NAMED}|(?i:decision|conclusion|resolution)) (?P<prefix>(?!))?"
        r"(?P<value>\d{1,3}(?:[A-Za-z]|/\d{1,3}))(?:[.:)]| -|(?=\n)|$) ?",
        r"(?P<prefix>[A-Z])?(?P<value>\d{1,3}(?:\.\d{1,3}){0,3}\([a-z]\)) ?",
        # Action 1.A.2 of Strategy 1.A
        rf"(?:{_NAMED} |(?=\d+\.[A-Z](?:\.\d|[:)]))|(?i:strategy|goal) )(?P<prefix>(?!))?"
        r"(?P<value>\d{1,2}\.[A-Z](?:\.\d{1,2}){0,2})(?:[.:)]|(?=\s)|$) ?",
        # Q3 and H1 are parts of a year.
        rf"(?:{_NAMED} )?(?!(?:Q[1-4]|H[12]) )(?P<prefix>[A-Z])[-.]?(?P<value>\d{{1,3}})"
        r"(?:[.:)]|(?=\s)|$) ?",
    ),
    *_compile(
        "code",
        rf"(?:{_NAMED} )?(?P<prefix>[A-Z]{{2,4}})[- ]?(?P<value>\d{{1,2}}(?:[.-]\d{{1,2}}){{0,2}})"
        r"(?:[.:)]|(?= )) ?(?=[A-Z][a-z])",
    ),
    *_compile(
        "bracket", rf"\((?P<value>\d{{1,3}}|{_ROMAN}|(?i:{_WORD}))\)(?:[.、:]|,(?= [A-Za-z]))? ?"
    ),
    *_compile(
        "number",
        # Behind its point a date may begin at once: 1.2026年底前, 2.9月底前.
        r"(?P<value>\d{1,3})(?:、|,(?= (?!and |or )[A-Za-z])|[.](?!\d)|。(?=[\u3400-\u9fff])"
        r"|[.](?=(?:19|20)\d\d ?[年级届]|\d{1,2} ?月[底前份上中下\d])) ?",
    ),
    *_compile("half-bracket", r"(?P<value>\d{1,3})\) ?"),
    *((style, lazy(rf"(?P<value>[{signs}]) ?")) for style, signs in _SIGNS.items()),
    *_compile("article", rf"(?i:article) (?P<value>\d{{1,3}}|{_ROMAN}|(?i:{_WORD}))[.:]?(?=\s) ?"),
    *_compile(
        "chapter",
        rf"{_PART} (?P<value>\d{{1,3}}|{_ROMAN}|(?i:{_WORD}))(?:[.:](?!\d)| -|(?=\n)|$"
        r"| (?=[A-Z][^.\n]{0,80}(?:\n|$))) ?",
    ),
    *_compile(
        "task",
        rf"(?:[A-Z]\w{{2,20}}: )?(?i:key |priority )?(?i:action|task|measure|initiative"
        rf"|recommendation|commitment|step|proposal|intervention|activity|deliverable"
        rf"|output|project|milestone|problem|issue)"
        rf"(?i: point| item)? (?P<value>\d{{1,3}}|(?i:{_WORD}))(?:[.:](?!\d)| -|(?=\n)|$) ?",
        r"(?:(?:S[lr]?\.? ?)?No\.|Item) ?(?P<value>\d{1,3})(?:[.:)](?!\d)| -|(?=\n)|$) ?",
        rf"(?:重点|专项)?(?:任务|措施|行动|举措|工程)(?P<value>{_HAN_NUMBER}|\d{{1,3}})"
        r"(?:[:、.] ?| (?=[\u3400-\u9fff]))",
        rf"第(?P<value>{_HAN_NUMBER})阶段(?:[:、] ?|(?=\()| (?=[\u3400-\u9fff]))",
    ),
    *_compile(
        "word",
        rf"(?P<value>{_ROMAN})(?:、|[.](?=[ A-Z]|$)) ?",
        rf"第(?P<value>{_HAN_NUMBER})[、,:] ?",
        rf"(?P<value>(?i:{_WORD}))(?:,|、|[.](?= |$)) ?",
    ),
    *_compile(
        "plain",
        # 3 February 2031 is a day, 1 Pier Road a house.
        rf"(?P<value>\d{{1,2}}) {_COUNTED}(?![A-Z][a-z]{{2,8}} 20\d\d(?:\n|\Z)"
        r"|(?:[A-Z][a-z]+ ){1,3}(?:Road|Street|Avenue|Lane|Square)\b)"
        r"(?=[A-Z][a-z]|[\u3400-\u9fff]{2})(?![月日年])",
    ),
    *_compile("small-roman", r"\((?P<value>[ivx]{1,7})\)[.、]? ?"),
    *_compile(
        "letter",
        r"\((?P<value>[a-z])\) ?",
        r"(?P<value>[a-z])\) ",
    ),
    *_compile("capital", r"(?P<value>[A-Z])\. (?=[A-Z])", r"\((?P<value>[A-Z])\) ?"),
    *_compile("bare-letter", r"(?P<value>[a-z])\.? (?=[A-Z])"),
)
# Behind these a number is part of what they begin: Sec. 2., No. 2.
_NO_ABBREVIATION = r"(?<!\bSec\.)(?<!\bSec\. )(?<!\bNo\.)(?<!\bNo\. )"
# Where a label may stand inside a line: behind the end of a sentence or of a bracket; a Chinese one
# also behind a blank.
_INSIDE = lazy(
    r"(?<=[。!?;:)\]〕”》.\" ])"  # of all these: most places end here
    rf"(?:(?<=[。!?;)\]〕”》])(?= ?[(〔]?(?:{_HAN_NUMBER}[)〕、.]|第{_HAN_NUMBER}条|\d{{1,3}}[).、]"
    rf"|[{''.join(_SIGNS.values())}]|(?i:{_WORD})\)))|(?<=[\u3400-\u9fff] )"
    rf"(?=[(〔]?(?:{_HAN_NUMBER}[)〕、.]|\d{{1,3}}[.、](?!\d)))|(?<=:)(?= ?一、)"
    rf"|(?<=[.;:!?)\"]){_NO_ABBREVIATION}(?= ?(?:\((?:\d{{1,3}}|a|{_ROMAN}|(?i:{_WORD}))\)"
    rf"|(?:(?:Sec\.|§|Section) \d{{1,3}} ?|\d{{1,3}})\.[ A-Z]|(?i:{_WORD}), [a-zA-Z]|{_ROMAN}\. )))"
)
_RUN_ON, _SHORTEST_RUN_ON = 1500, 500
_MOST_OF_TEXT = 0.8
_INSIDE_RUN_ON = lazy(
    rf"(?<=[\u3400-\u9fff\d:])(?<!条)(?<!款)(?=[(]{_HAN_NUMBER}\)"
    rf"|{_HAN_NUMBER}、(?!{_HAN_NUMBER}[、等]))|{_INSIDE.pattern}"
    rf"|(?<= ){_NO_ABBREVIATION}(?=\((?:\d{{1,3}}|(?i:{_WORD}))\)|[(]{_HAN_NUMBER}\)"
    rf"|{_HAN_NUMBER}、|\d{{1,2}}[.、] ?\D|{_ROMAN}\. [A-Z]|(?:First|One), [a-z])"
)
# These stand at the beginning of a line.
_ALONE = ("letter", "plain", "small-roman", "capital", "bare-letter")
# Styles that stand above all else, the higher first.
DIVISIONS = ("part", "chapter", "section")
HEADING = "heading"  # of Markdown, without a label
# Styles of one shape: a translation takes now one, now the other of them.
KINDRED = {
    "han": ("word", "number"),
    "word": ("han", "number"),
    "number": ("word",),
    "bracket": ("han-bracket", "small-roman"),
    "small-roman": ("bracket",),
    "han-bracket": ("bracket",),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its style, what it counts (the levels of a decimal label, else one number), and its
    stretch of the flow. `signs`: how many of Markdown mark its line as a heading.
    """

    style: str
    levels: tuple[int, ...]
    start: int
    end: int
    inside: bool = False
    signs: int = 0

    @property
    def value(self) -> int:
        """What it counts on its own level."""
        return self.levels[-1]

    def carries_on(self, before: Label) -> bool:
        """Whether it is the next behind another one of its series."""
        series = (before.style, *before.levels[:-1])
        return (self.style, *self.levels[:-1]) == series and self.value == before.value + 1


def find_label_at(text: str, start: int, *, inside: bool = False) -> Label | None:
    """Return the label that begins at a place; None where none does."""
    for style, pattern in _LABEL:
        found = pattern.match(text, start)
        if found:
            value = found["value"] or found["number"]
            counted = style in ("decimal", "code")
            levels = _read_levels(value.replace("-", ".") if counted else value)
            levels = (ord(value) - ord("A") + 1,) if style == "capital" else levels
            if counted and found["prefix"]:
                levels = (_read_prefix(found["prefix"]), *levels)
            if levels[1:] == (0,):
                levels = levels[:1]  # 4.0 stands above 4.1
            if levels:
                return Label(style, levels, start, found.end(), inside)
    return None


def list_labels_inside(text: str, start: int, end: int) -> list[Label]:
    """Return what looks like a label in the middle of a paragraph; most of it is none.

    In a paragraph into which a document was run together, headings too end in a blank.
    """
    run_on = end - start > min(_RUN_ON, max(_SHORTEST_RUN_ON, _MOST_OF_TEXT * len(text)))
    pattern = _INSIDE_RUN_ON if run_on else _INSIDE
    places = (
        place.start() + (text[place.start()] == " ")
        for place in pattern.finditer(text, start + 1, end)
    )
    found = (find_label_at(text, place, inside=True) for place in places)
    return [one for one in found if one and (one.style not in _ALONE or _is_first_letter(one))]


def _is_first_letter(label: Label) -> bool:
    """Whether a label is (a), which translations print for (one), too."""
    return label.style == "letter" and label.value == 1


def _read_prefix(letters: str) -> int:
    """Return the letters of a label as one number, so that they are one level of it."""
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - ord("A") + 1
    return number


def _read_levels(text: str) -> tuple[int, ...]:
    if len(text) == 1 and not text.isascii():
        sign = int(unicodedata.numeric(text, 0))
        return (sign,) if sign else ()
    if text.isascii() and text.replace(".", "").isdigit():
        return tuple(int(part) for part in text.split("."))
    if len(text) == 1 and text.isascii() and text.islower():
        return (ord(text) - ord("a") + 1,)
    if re.fullmatch(r"\d{1,2}\.[A-Z][\d.]{0,6}", text):
        first, second, *rest = text.split(".")
        return (int(first), _read_prefix(second), *map(int, rest))
    below = re.fullmatch(r"([\d.]{1,20})(?:\(?([A-Za-z])\)?|/(\d{1,3}))", text)
    if below:
        return (*_read_levels(below[1]), *_read_levels((below[2] or below[3]).lower()))
    number = read_number(text) if text.isascii() else read_numeral(text.translate(_AS_SMALL))
    if not number:
        return ()
    return (number,)
