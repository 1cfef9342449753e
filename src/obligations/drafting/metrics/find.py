"""Figures that are promised: 达到100家左右, 增长10%以上, 不少于5个; about 100 companies, at least
5%.

    metric = [ bound ] number [ 万 | 亿 ] unit [ bound ]

A number is a metric only with a word of measure behind it, and with a word before or behind it that
says how it is meant, or where a clause does something to so many things and ends with them
(封堵排口40个). What is so already is none (现有泊位18个); nor are years, numbers of provisions,
ordinal numbers (第3批) and numbers in titles, nor what only describes (20户以上村庄), is paid
(最高50万元), or says from where something is counted. Where that is in doubt there is no metric: a
wrong figure is worse than none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.metrics.metric import FoundMetric
from obligations.drafting.metrics.patterns_en import NUMERAL_EN
from obligations.drafting.metrics.patterns_zh import MASKED, NUMERAL_ZH, SHARES_UNIT
from obligations.drafting.metrics.read_en import find_english
from obligations.drafting.metrics.read_zh import find_chinese
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.numerals import read_number, read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.drafting.draft import DraftMetric

_DIGIT = lazy(r"\d")
_BARE = lazy(r"(?P<before>[^\d]{0,4}?) ?(?P<number>\d[\d,.]*) ?(?P<after>(?:以[上下内]|左右)?)")
_ENGLISH = lazy("[a-z]{2}")
# What English texts write as Chinese ones do, by signs alone: ≥ 80%, and in a cell 80%.
_SHARE = lazy("[≥≤<>][^≥≤<>%‰]*[%‰]")
_SHARE_ALONE = lazy("[%‰]")
# A number in two magnitudes: 1 trillion and 200 billion.
_IN_TWO = lazy(
    r"(\d{1,3}) (?:trillion,? (?:and )?(\d{1,3})(?= billion)"
    r"|billion,? (?:and )?(\d{1,3})(?= million))",
    any_of="illion",
)
# A blank before a number, as it is set: 新建泊位 50个. A zero in its place changes nothing.
_BLANK = lazy(r"(?<=[\u3400-\u9fff]) (?=\d)")


def find_metrics(text: str, start: int, end: int, *, alone: bool = False) -> list[FoundMetric]:
    """Return the figures of a stretch of a text that are promised, in its order. `alone`: of a cell
    of a table, where a figure that is all of it, or that it begins with, is one, too.
    """
    masked = text[start:end]
    chinese = has_chinese(masked)
    if chinese:
        masked = MASKED.sub(lambda found: "\0" * len(found[0]), masked)
        masked = _BLANK.sub("0", NUMERAL_ZH.sub(_write_digits, masked))
    else:
        masked = NUMERAL_EN.sub(lambda word: str(read_number(word[0])).zfill(len(word[0])), masked)
        masked = _IN_TWO.sub(_write_as_one, masked)
    if not _DIGIT.search(masked):
        return []
    metrics: list[FoundMetric] = []
    if chinese or (_SHARE_ALONE if alone else _SHARE).search(masked):
        metrics += find_chinese(masked, start, alone=alone)
    if chinese:
        metrics += _list_sharing_unit(masked, start)
    if alone or not chinese or _ENGLISH.search(masked):
        metrics += find_english(masked, start, alone=alone)
    return sorted({one.stretch.end: one for one in metrics}.values())


def _write_digits(found: re.Match[str]) -> str:
    """Return a Chinese numeral in digits that fill its place: 百分之八十 becomes 0080%."""
    share = found["share"] is not None
    digits = str(read_numeral(found["share"] or found["count"])) + "%" * share
    return digits.zfill(len(found[0]))


def _write_as_one(found: re.Match[str]) -> str:
    """Return a number in two magnitudes in the smaller, in digits that fill its place: 1200."""
    return f"{found[1]}{(found[2] or found[3]).zfill(3)}".zfill(len(found[0]))


def read_bare_metric(number: str, unit: str) -> DraftMetric | None:
    """Return the figure of a cell whose number has its unit in another cell; None for others."""
    found = _BARE.fullmatch(number)
    if not found:
        return None
    joined = f"{found['before']}{found['number']}{unit}{found['after']}"
    metrics = find_metrics(joined, 0, len(joined), alone=True)
    if len(metrics) != 1 or metrics[0].stretch != Stretch(0, len(joined)):
        return None
    return metrics[0].metric


def _list_sharing_unit(text: str, offset: int) -> Iterator[FoundMetric]:
    """Yield the figures of lists whose last alone has a unit, each with its bound and that unit."""
    for found in SHARES_UNIT.finditer(text):
        if "个" in found["numbers"] and not found["unit"].startswith("个百分点"):
            continue  # 10个和20个 have their own
        for number in re.finditer(r"[\d.]+", found["numbers"]):
            printed = f"{found['bound']}{number[0]}"
            metric = read_bare_metric(printed + (found["after"] or ""), found["unit"])
            end = found.start("numbers") + number.end()
            if end == found.end("numbers"):
                end = found.end()
            if metric:
                begin = found.start("numbers") + number.start()
                yield FoundMetric(Stretch(begin + offset, end + offset), metric)
