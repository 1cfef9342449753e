"""Figures that are promised: 达到100家左右, 增长10%以上, 不少于5个; about 100 companies, at least
5%.

    metric = [ bound ] number [ 万 | 亿 ] unit [ bound ]

A number is a metric only with a word of measure behind it and with a word before or behind it that
says how it is meant; years, numbers of provisions, ordinal numbers (第3批) and numbers in titles
are none. Where that is in doubt there is no metric: a wrong figure is worse than none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from obligations.drafting.record import DraftMetric
from obligations.drafting.source import Stretch

_NUMBER = r"(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
_UNIT_ZH = (
    r"(?P<unit>(?:万亿|亿|千万|百万|万|千|百)?(?:人民币|美)?(?:个百分点"
    r"|百分点|%|‰|元|美元|平方公里|平方米|立方米|公里|千米|公顷"
    r"|亩|吨标准煤|吨|千瓦时|千瓦|家|个|项|名|人次|人|户|台|套"
    r"|辆|架|艘|件|种|类|条|座|处|所|批|场|次|期|篇|倍|对|支"
    r"|只|头|部|门|天|日|小时|分钟|班|列|标箱|株|张|块|页|本|组|代|级|度))"
)
_NOT_NOUN = r"(?!月|年|号|世纪|届|期间|以来|时)"
_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "at-least",
        (
            r"(?:至少[\u3400-\u9fff]{1,6}?(?=\d)|不少于|不低于|不小于|至少|最少"
            r"|起码|不得少于|不得低于|下限为)"
        ),
    ),
    (
        "at-most",
        (
            r"(?:不超过|不高于|不大于|不多于|控制在|至多|最多|不得超过"
            r"|压减至|降至|降到|降低到|缩短至|压缩至|压缩到|缩减至)"
        ),
    ),
    ("over", r"(?:超过|超|突破|高于|大于|多于|逾)"),
    ("under", r"(?:低于|少于|小于|不到|不足)"),
    ("about", r"(?:约|大约|达到约|左右|近)"),
    (
        "exactly",
        (
            r"(?:达到|达|提高到|提升到|提高至|提升至|增加到|增长到|增至"
            r"|增加至|扩大到|扩大至|稳定在|保持在|保持|实现|为|建成|建设"
            r"|新建|培育|打造|形成|认定|新增|累计建成|改造|支持|组织"
            r"|开展|举办|培训|引进|选派|推广|创建|遴选|增长|提高|提升"
            r"|下降|降低|减少|增加)(?:约|了)?|(?:新增|建成|新建|培育"
            r"|打造|形成|认定|改造|达到)(?:(?![不超至约近逾高低])[\u3400-\u9fff]){2,8}?(?=\d)"
        ),
    ),
)
_AFTER: tuple[tuple[str, str], ...] = (
    ("at-least", r"(?:及|或)?以上"),
    ("at-most", r"(?:及|或)?(?:以内|以下|之内)"),
    ("about", r"左右|上下"),
)
_ZH = re.compile(
    "(?P<before>"
    + "|".join(f"(?P<b{at}>{pattern})" for at, (_, pattern) in enumerate(_BEFORE))
    + rf")? ?(?:(?:至|到|以)(?=\d))?{_NUMBER} ?{_UNIT_ZH}{_NOT_NOUN}(?P<after>"
    + "|".join(f"(?P<a{at}>{pattern})" for at, (_, pattern) in enumerate(_AFTER))
    + ")?"
)
_UNIT_EN = (
    r"(?P<unit>(?:(?:thousand|million|billion|trillion) )?(?:percent"
    r"|per cent|percentage points|%|(?:[A-Z]{3} )?(?:[a-z][a-z-]+ ){0,3}[a-z][a-z-]+s\b"
    r"|people\b))"
)
_EN = re.compile(
    r"\b(?:(?P<b0>at least|no fewer than|not less than|no less than"
    r"|a minimum of)|(?P<b1>at most|no more than|not more than"
    r"|up to|a maximum of)|(?P<b2>more than|over|exceed(?:s|ing)?|above)"
    rf"|(?P<b3>less than|under|below|fewer than)|(?P<b4>about"
    rf"|around|approximately|some|roughly)|(?P<b5>reach(?:es)?"
    rf"|to reach)) {_NUMBER} ?{_UNIT_EN}",
    re.IGNORECASE,
)
_COMPARATORS = ("at-least", "at-most", "over", "under", "about", "exactly")
_MASKED = re.compile(
    r"《[^《》\n]*》|第 ?\d+|\d{4} ?年|\d{1,2} ?月(?: ?\d{1,2} ?日)?"
    r"|(?:至|到|-) ?\d{1,2} ?月|自[^,。;]{0,16}起"
)


class FoundMetric(NamedTuple):
    """A figure in a text."""

    span: Stretch
    metric: DraftMetric


def find_metrics(text: str, start: int, end: int) -> list[FoundMetric]:
    """Return the figures of a stretch of a text that are promised, in its order."""
    masked = _MASKED.sub(lambda found: "\0" * len(found[0]), text[start:end])
    found = [_read_zh(one, start) for one in _ZH.finditer(masked)] + [
        _read_en(one, start) for one in _EN.finditer(masked)
    ]
    return sorted(one for one in found if one)


def _read_zh(found: re.Match[str], offset: int) -> FoundMetric | None:
    after = next((_AFTER[at][0] for at in range(len(_AFTER)) if found[f"a{at}"]), None)
    before = next((_BEFORE[at][0] for at in range(len(_BEFORE)) if found[f"b{at}"]), None)
    comparator = after if after and before in (None, "exactly", "about") else before
    if comparator is None:
        return None
    value = found["value"].replace(",", "")
    return FoundMetric(
        Stretch(found.start() + offset, found.end() + offset),
        DraftMetric(comparator, value, found["unit"].strip()),
    )


def _read_en(found: re.Match[str], offset: int) -> FoundMetric | None:
    comparator = next(
        (_COMPARATORS[at] for at in range(len(_COMPARATORS)) if found[f"b{at}"]), None
    )
    if comparator is None or re.match(r"(?:years?|months?|days?)\b", found["unit"]):
        return None
    return FoundMetric(
        Stretch(found.start() + offset, found.end() + offset),
        DraftMetric(comparator, found["value"].replace(",", ""), found["unit"].strip()),
    )
