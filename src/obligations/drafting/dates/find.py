"""Dates by which, in which or from which something is promised, and what recurs.

| in the text | read as |
|---|---|
| 2025年底前, 到2025年, 2022年2月5日前; by 2025, before the end of June 2021 | by |
| 2025年，… 2025年内, 第三季度; in 2021, during Q3 2026 | in |
| 2026-2028年, 9月1日至10月31日, “十四五”期间 (with `when`); 2024 to 2026 | in, an interval |
| 2020年起, 自2020年1月1日起; from 2026 | from |
| 每年2月底前, 每季度, 按月调度, 定期; annually, by 31 January each year | every |
| 印发后三个月内, 力争三年内, 秋季学期起, 每五年; within 60 days of the completion of … | when |

Where several stand together, `groups` says what they mean.

A date without a year takes the nearest year printed before it in its paragraph, else that of the
document; 年底前 is that year. In a field of deadlines (完成时限：, a column) a bare date is a `by`,
and 持续推进 or "ongoing" `continuously`.

No targets are dates in titles 《》, in numbers of documents, of comparison (比2020年, 2019年同期),
of validity and of policy periods (自…至…, 有效期, 延长至), attributes (2022年版,
6月1日后开工的项目), and whatever was past on the day of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from obligations.drafting.dates.due import ANY_YEAR, Calendar, DueDate, FoundDate
from obligations.drafting.dates.fields_en import (
    BEFORE_EN,
    BEHIND_EN,
    DONE_EN,
    LAST_EN,
    SUPERSEDED_EN,
)
from obligations.drafting.dates.groups import join_groups, share_months
from obligations.drafting.dates.no_targets import hide_no_targets
from obligations.drafting.dates.patterns_en import PATTERNS_EN
from obligations.drafting.dates.patterns_zh import LAST_ZH, PATTERNS_ZH, SEASON_ALONE_ZH
from obligations.drafting.dates.readers import (
    DateRules,
    is_past_date,
    read_any,
    read_months,
    recurring,
    rules_zh,
)
from obligations.drafting.dates.words import (
    ANY_MONTH_EN,
    BEFORE_ZH,
    DATE_ZH,
    END_ZH,
    SPAN_EN,
)
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import list_gaps
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.numerals import read_numeral

_IN_CHINESE_SIGNS = lazy(
    r"(?<![万千百亿])元(?=月[\d初底上中下份前 ])|二[〇零][一二三四五六七八九〇零]{2}(?=年)"
    r"|(?<=年)(?:十[一二]|[一二三四五六七八九])(?=月)",
    any_of="年 月",
)
_SIGNS_OF_YEAR = 4
_CONTINUOUS = rules_zh(
    recurring("continuously"),
    r"(?:持续|长期|常态化?|常年|全程|不断|日常|全年)(?:推进|坚持|实施|开展|进行|推动|落实|任务|工作"
    r"|化)*|(?i:\bon-?going\b|\bcontinu(?:e[sd]?|ous(?:ly)?|ing|al)\b|\bpermanent\b|\brolling\b"
    r"|\bpersist[a-z]*\b|\blong-term (?:adher|persist|insist|promot|implement)[a-z]+"
    r"|\bfor a long time\b)",
)
_RECURS_IN_FIELD = rules_zh(recurring("year"), r"(?i:\bannual\b)|每年|(?<![分按])年度")
_NUMERIC = (
    r"(?P<year>20\d{2})[./-](?P<month>1[0-2]|0?[1-9])"
    r"(?:[./-](?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d.])"
)
# In the order in which they are tried in a field: dates in digits, and those of its language.
_FIELD_NUMBERS: tuple[DateRules, ...] = (
    rules_zh(
        read_months,
        r"(?!20\d{2}-\d{2}-\d{2}(?!\d))(?P<year>20\d{2})[./-](?P<first>1[0-2]|0?[1-9])"
        r" ?[-~至到] ?(?:(?P<other>20\d{2})[./-])?(?P<last>1[0-2]|0?[1-9])(?![\d.])",
    ),
    rules_zh(
        read_any,
        rf"{_NUMERIC} ?[底末]?(?:{BEFORE_ZH})?",
        rf"^(?P<month>1[0-2]|0?[1-9])[/.](?P<day>3[01]|[12]\d|0?[1-9])(?:{BEFORE_ZH})?$",
        r"(?P<year>20\d{2}) ?年? ?(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))(?!\d)",
    ),
)
_FIELD_ZH = (
    SEASON_ALONE_ZH,
    *PATTERNS_ZH,
    rules_zh(read_any, rf"{DATE_ZH}{END_ZH}?(?:{BEFORE_ZH})?(?!任务|目标)"),
)
_FIELD_EN = (*BEFORE_EN, *PATTERNS_EN, *BEHIND_EN)
_TELLS = lazy(
    # A time that has come: 近年来, 前三季度, 1-9月,.
    r"[以年]来|前(?:[二两三]季度|\d{1,2}个月)|过去[一\d两三四五]年|(?<!\d)1-\d{1,2}月份?,|截至|目前"
    r"|(?<![比较于过以])(?:上年|去年)(?![^,。;\n]{0,20}的 ?\d)"
    # What there is, and what was done.
    r"|(?<![从由])现有[^,。;\n]{0,20}\d|(?<!公)共(?:设|有|建成)"
    r"|提前完成|已经?(?:建成|累计|完成|实现|达)(?![\u3400-\u9fff]{0,3}的)"
    r"|完成[\u3400-\u9fff]{0,4}(?:计划|任务)的?\d"
    r"|(?i:\bsince (?:[a-z]+ )?(?:19|20)\d{2}\b|\bsince [^,.;\n]{3,60},[^.;\n]{0,99} ha(?:s|ve) "
    r"|\b(?:to date|so far|ha(?:s|ve) already)\b)"
)
# … and what has grown, beside nothing that is promised: 达到9个，同比增加3个 is.
_GREW = lazy(r"同比(?:分别)?(?:增[长加]|下降|提高|上升|减少)\d")
_PROMISED = lazy("力争|确保|争取|达到|不低于|不少于")
PLAN = lazy(r"[“\"](?P<plan>十[一二三四五六七八九]?)五[”\"]")
# A digit or one of these is in whatever says when.
_TIMES = """
每 内 底 末 前 后 逐年 定期 半年 调度 通报 考核 今后 未来 学期 季度 五期 五” 五" 五’ 五' 期间
持续 长期 常态 常年 一年 一季 一月 一周 一半 两年 两季 两月 两周 两半 按年 按季 按月 按周 按半
within annual biennial year month quarter week every each regular periodic season recess continu
ongoing
"""
_TIME_WORDS = (*_TIMES.split(), "end of", "start of")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DIGIT = lazy(r"\d")
# A time without its year: June, 5 May, the third quarter, year-end.
_NO_YEAR = (
    rf"{ANY_MONTH_EN}(?: \d{{1,2}})?|\d{{1,2}} [a-z]+|year(?:-end)?"
    r"|(?:first|second|third|fourth|last) (?:quarter|half)(?: of the year)?"
)
_TERM = lazy(
    r"(?:20\d{2} ?年)?(?:\d{1,2} ?月(?: ?\d{1,2} ?日)?|年)?底?(?:之?前|以前|内)"
    r"(?!.{0,16}(?:由|牵头|负责|配合|会同))[\u3400-\u9fff]{2,16}"
    r"|近期|中?远期|[未今][来后][一二三四五]年|每学期|自(?:印发|发布)之日起"
    r"|已(?:经)?(?:完成|印发|出台|发布|启动|实施)"
    r"|(?:持续|长期|常态化|常年|立即|即时)(?:推进|坚持|实施|开展|落实|执行|任务)?"
    r"|(?i:(?:to be )?(?:completed|finished|done|implemented|effective|due)? ?(?:by|before|in|from"
    r"|no later than) [a-z0-9 -]{0,30}20\d{2}"
    rf"|(?:by|before|in|from|no later than) (?:the )?(?:end of )?(?:the )?(?:{_NO_YEAR})"
    r"|(?:throughout|all) (?:the )?year(?: round)?|on-?going|continuous(?:ly)?|annually|quarterly)"
)
# What is said with a term: 到, 力争 … 完成.
_AROUND_TERM = lazy(
    r"(?:到|至|于|在|自|从|力争|争取|确保|预计|前|底|末|、|和|及|,|并|完成|办结|实施|落实|启动|全面|全部"
    r"|基本|分批|推进|开展|持续|坚持|长期|至少| )*"
)
# A number that counts is no year: 2000 staff; nor is that of a thing one by which it is due:
# 2025年度续建项目.
_YEAR = lazy(
    r"(?:(?<![〔\[(\d])|(?<=\()(?=\d{4} ?年 ?\d{1,2} ?月))(?P<year>(?:19|20)\d{2}) ?年"
    r"(?!度?(?:续建|结转|跨年|遗留|未完))"
    r"|\b(?P<english>20\d{2})\b(?![〕\]])(?:(?<=\b(?:in|by|of) \d{4})|(?<=\b(?:from) \d{4})"
    r"|(?! (?:[a-z-]+ )?(?:staff|people|[a-z-]+s)\b))",
    any_of="19 20",
)
_SPAN = lazy(SPAN_EN, re.IGNORECASE)  # how long something takes, and not when it is
_LONGEST_DATE = 40  # signs
_UP_TO = lazy(r" ?(?:-|to|until|through) ?")
_SAYS_END = lazy(r"[底末前到至]|by|end", re.IGNORECASE)
_SAYS_IN = lazy(r"(?:in|during|throughout) ", re.IGNORECASE)


def is_term(text: str) -> bool:
    """Whether a piece of a list of parties is a term instead: 6月底前, 二季度, 持续推进."""
    piece = text.strip()
    if _TERM.fullmatch(piece):
        return True
    if len(piece) > _LONGEST_DATE or not (has_chinese(piece) and _may_say_when(piece)):
        return False
    dates = [one.stretch for one in find_field_dates(piece, 0, len(piece), ANY_YEAR)]
    rest = "".join(gap.of(piece) for gap in list_gaps(0, len(piece), dates))
    return bool(dates) and _AROUND_TERM.fullmatch(rest) is not None


def find_due_dates(text: str, start: int, end: int, calendar: Calendar) -> list[FoundDate]:
    """Return the dates of a stretch of one paragraph that are targets, in the order of the text."""
    if not _may_say_when(text[start:end]):
        return []
    reading = _Reading(text[start:end], calendar)
    for rules in PATTERNS_ZH if has_chinese(reading.text) else PATTERNS_EN:
        reading.look_for(rules)
    return [
        FoundDate(Stretch(one.stretch.start + start, one.stretch.end + start), one.due)
        for one in join_groups(reading.text, sorted(reading.found))
    ]


def _may_say_when(text: str) -> bool:
    words = map(text.lower().__contains__, _TIME_WORDS)
    return bool(_DIGIT.search(text)) or any(words) or any(map(text.__contains__, _MONTHS))


def speaks_of_past(text: str, start: int, end: int, calendar: Calendar) -> bool:
    """Whether a sentence tells what was before its document: by its years and plans, or a word."""
    grew = _GREW.search(text, start, end) and not _PROMISED.search(text, start, end)
    if grew or _TELLS.search(text, start, end):
        return True
    shown = _Reading(text[start:end], calendar).text
    years = [year for _, year in _list_years(shown)]
    plans = [2005 + (read_numeral(plan["plan"]) - 10) * 5 for plan in PLAN.finditer(shown)]
    last = max((*years, *plans), default=None)
    return last is not None and calendar.day is not None and last < calendar.day.year


def find_field_dates(text: str, start: int, end: int, calendar: Calendar) -> list[FoundDate]:
    """Return the dates of a field of deadlines: a bare date is a by, and the past is due, too."""
    start = end - len(text[start:end].lstrip())
    cell = text[start:end].replace("\n", " ")
    return [
        FoundDate(Stretch(one.stretch.start + start, one.stretch.end + start), one.due)
        for one in _read_field(cell, calendar)
    ]


@lru_cache(maxsize=1000)  # the cells of a column say few different things
def _read_field(text: str, calendar: Calendar) -> tuple[FoundDate, ...]:
    if DONE_EN.match(text):
        return ()
    reading = _Reading(
        SUPERSEDED_EN.sub(lambda found: "\0" * len(found[0]), text), calendar._replace(day=None)
    )
    for rules in (*_FIELD_NUMBERS, *(_FIELD_ZH if has_chinese(text) else _FIELD_EN), _CONTINUOUS):
        reading.look_for(rules)
    if not reading.found:
        reading.look_for(_RECURS_IN_FIELD)
    if not reading.found:
        reading.look_for(LAST_ZH if has_chinese(text) else LAST_EN)
    return tuple(
        FoundDate(
            one.stretch,
            one.due if _SAYS_IN.match(reading.text, one.stretch.start) else _make_due_by(one.due),
        )
        for one in _join_intervals(
            reading.text,
            share_months(reading.text, join_groups(reading.text, sorted(_end_by(reading.found)))),
        )
    )


def _end_by(found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates of a field, where nothing recurs, with an end as a `by`: through June
    2033.
    """
    if any(one.due.every for one in found):
        return found
    return [one._replace(due=DueDate(by=one.due.until)) if one.due.until else one for one in found]


def _join_intervals(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Return the dates of a field, two ends of an interval as one: 1/4/2026 to 31/3/2027."""
    joined: list[FoundDate] = []
    for one in found:
        before = joined[-1] if joined else None
        first, last = before.due.by if before else None, one.due.by
        to = before and _UP_TO.fullmatch(text, before.stretch.end, one.stretch.start)
        if before and first and last and first < last and to:
            stretch = Stretch(before.stretch.start, one.stretch.end)
            joined[-1] = FoundDate(stretch, DueDate(in_=f"{first}..{last}"))
        else:
            joined.append(one)
    return joined


def find_whole_date(text: str, start: int, end: int, calendar: Calendar) -> DueDate | None:
    """Return the date that a field of deadlines is; None where it holds more, or none."""
    if end - start > _LONGEST_DATE:
        return None
    found = find_field_dates(text, start, end, calendar)
    if len(found) == 1 and found[0].stretch == Stretch(start, end):
        return found[0].due
    return None


def find_period(title: str, calendar: Calendar) -> DueDate | None:
    """Return the time that heads a column, in which what stands below it is to be done: `in`, or
    `by` where it names an end, 2026年底; None for another heading, and for a time of the past.

    >>> find_period("第一季度", Calendar(None, 2031)).in_
    '2031-Q1'
    """
    if title.removesuffix("度") == "全年" and calendar.year:
        return DueDate(in_=str(calendar.year))
    due = find_whole_date(title, 0, len(title), calendar)
    if due is None or due.every or (due.when and _SPAN.fullmatch(title)):
        return None
    if due.by and is_past_date(due.by, calendar):
        return None
    if due.by and not _SAYS_END.search(title):
        return DueDate(in_=due.by)
    return due


def join_periods(first: DueDate | None, last: DueDate | None) -> DueDate | None:
    """Return the time from the beginning of one period to the end of another."""
    if first is None or first == last or last is None:
        return first or last
    if first.in_ is None or last.in_ is None:
        return last
    return DueDate(in_=f"{first.in_.partition('..')[0]}..{last.in_.rpartition('..')[2]}")


def _make_due_by(due: DueDate) -> DueDate:
    """Return what is in a column of deadlines as due by the end of its period."""
    interval = due.in_ is not None and (".." in due.in_ or due.when is not None)
    if due.in_ is None or interval:
        return due
    return DueDate(by=due.in_)


class _Reading:
    """A text in which dates are looked for, one kind after the other; no two of them overlap."""

    def __init__(self, text: str, calendar: Calendar) -> None:
        text = _IN_CHINESE_SIGNS.sub(_write_digits, text)
        self.text = hide_no_targets(text)
        self._folded = self.text.lower()
        self.calendar = calendar
        self.found: list[FoundDate] = []
        self._taken = bytearray(len(text))
        self._years = _list_years(self.text)

    def look_for(self, rules: DateRules) -> None:
        """Take what rules find where nothing was found before."""
        if rules.words and not any(map(self._folded.__contains__, rules.words)):
            return
        for found in (one for pattern in rules.patterns for one in pattern.finditer(self.text)):
            start, end = found.span()
            if self._taken.find(1, start, end) >= 0:
                continue
            context = self.calendar._replace(year=self._find_year(start))
            due = rules.read(found, context)
            if due and due.to_record():
                self.found.append(FoundDate(_trim(self.text, found), due))
            if due is None or due.to_record():
                self._taken[start:end] = b"\1" * (end - start)

    def _find_year(self, at: int) -> int | None:
        """Return the year that a date without one takes."""
        before = bisect_left(self._years, (at, 0))
        if before:
            return self._years[before - 1][1]
        return self.calendar.year


def _write_digits(found: re.Match[str]) -> str:
    """Return a year or month of Chinese signs in as many digits: 二〇二六 becomes 2026."""
    if len(found[0]) < _SIGNS_OF_YEAR:
        return str(read_numeral(found[0].replace("元", "一")))
    return "".join(str(read_numeral(sign)) for sign in found[0])


def _list_years(text: str) -> list[tuple[int, int]]:
    """Return the years that are printed in a text, with their places."""
    return [
        (found.start(), int(found["year"] or found["english"])) for found in _YEAR.finditer(text)
    ]


def _trim(text: str, found: re.Match[str]) -> Stretch:
    start, end = found.span()
    while start < end and text[start] in " ,":
        start += 1
    while end > start and text[end - 1] in " ,":
        end -= 1
    return Stretch(start, end)
