"""Dates by which, in which or from which something is promised, and what recurs.

| in the text | read as |
|---|---|
| 2025年底前, 到2025年, 2022年2月5日前; by 2025, before the end of June 2021 | by |
| 2025年，… 2025年内, 第三季度; in 2021, during Q3 2026 | in |
| 2026-2028年, 9月1日至10月31日, “十四五”期间 (with `when`); 2024 to 2026 | in, an interval |
| 2020年起, 自2020年1月1日起; from 2026 | from |
| 每年2月底前, 每季度, 按月调度, 定期; annually, by 31 January each year | every |
| 印发后三个月内, 力争三年内, 秋季学期起; within 60 days of the completion of … | when |

Where several stand together, `date_groups` says what they mean.

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
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from obligations.dates import PartialDate, parse_partial_date
from obligations.drafting.date_groups import join_groups
from obligations.drafting.due import Calendar, DueDate, FoundDate
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import NEW_SUBJECT_EN
from obligations.text.language import has_chinese
from obligations.text.numerals import read_number, read_numeral

if TYPE_CHECKING:
    from datetime import date


class _Context(NamedTuple):
    """What a date without a year, or of the past, is judged by."""

    day: date | None
    year: int | None


_Y = r"(?:(?P<year>(?:19|20)\d{2}) ?年(?:度)?|(?P<word>今年|本年度?|当年|明年|次年))"
_MONTH = r"(?P<month>1[0-2]|0?[1-9]) ?月(?:份)?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9]) ?[日号]"
_HALF = r"(?P<half>[上下])半年"
_QUARTER = r"第?(?P<quarter>[一二三四1-4])季度?"
_END = r"(?:年?底|年?末)"
_BEFORE = r"(?:之前|以前|前)"
_PART = rf"(?:{_HALF}|{_QUARTER}|{_MONTH}(?: ?{_DAY}|[上中下]旬)?|(?P<middle>年?中)(?={_BEFORE}))"
_DATE = rf"(?:{_Y}(?: ?{_PART})?|{_PART}|(?<![上去前往近历])(?P<bare>年)(?=[底末]))"
_NUM_ZH = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_TERM_ZH = rf"{_NUM_ZH}(?: ?个? ?(?:工作日|月)|[天日周年])"
_SPAN_ZH = rf"{_NUM_ZH} ?个?(?:工作日|交易日|自然日|日|天|周|星期|月|年)"
# What stands behind a year that says when, and behind one that is an attribute: 2022年版, 2023年的.
_SAYS_WHEN = (
    r"(?!之?[前后]| ?\d{1,2} ?[月日]|新增(?![^,。;]{0,10}\d+(?!\d|[月日年]))"
    r"|的|度?版|以[来前后]|前后|初始|同期|水平|末?存量"
    r"|度?(?:第|报告"
    r"|预算|决算|计划|行动计划|工作要点|任务)"
    r"|发布的|印发的|出台的|修订|新增的|[春秋冬夏]|高考|国家|全国(?:两会"
    r"|人大)|中央|省级|[-至到]|开始|起|底|末)"
)
_VERB_AFTER = (
    r"(?=[,、:)〉〕】\]。;]|$|各|分别|力争|争取|确保|实现|完成|达到|建成|基本|启动"
    r"|开展|要|将|计划|新增|预计|组织|形成|初步"
    r"|累计|培育|建设|新建|推动|推进|出台|制定|印发|发布|实施|投入"
    r"|建立|健全|各|全[面部省市县]|举办|召开|力求"
    r"|开始|开工|投产|竣工|投用|交付|上线|覆盖|率先|底|重点|完善|落实"
    r"|打造|引进|改造|编制|提交|上报|报送|总结|验收|评估|对|为"
    r"|兑现|发放|拨付|下达|公布|举行|签约|动工|封顶|通车|试运行|入驻|搬迁|开放|运营|成立|设立|部署|摸底|排查"
    r"|整改|汇总|评选|评审|通报|考核|督查|检查|抽查|培训|演练|宣传|更新|修订|采购|招标|拆除|清理|处置)"
)
_SEASON = (
    r"春节|元旦|五一|国庆(?:节)?|中秋(?:节)?"
    r"|汛期|主汛期|采暖[期季]|供暖[期季]|开学|学期|春耕|秋收|三夏|雨季"
    r"|入冬"
    r"|汛(?=前|后)|冬季|春运|防火期|高考|枯水期|休渔期|[春秋]季学期|[春秋]季(?=开学)|年度考核|旺季"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?"
    r"|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember"
    r"|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?"
    r"|dec(?:ember|\.)?)"
)
_NAME_PLAIN = _NAME.replace("?P<name>", "?:")
_YEAR_EN = r"(?P<year>20\d{2})(?!\d)"
_DAY_PLAIN = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DAY_EN = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NTH = r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_DATE_EN = (
    rf"(?:{_DAY_EN}(?: of)? {_NAME},? {_YEAR_EN}|{_NAME} {_DAY_EN},? {_YEAR_EN}"
    rf"|{_NAME},? (?:of )?{_YEAR_EN}"
    rf"|Q(?P<quarter>[1-4])[ ,/-]*(?:of )?{_YEAR_EN}|(?P<quarter>[1-4])Q ?{_YEAR_EN}"
    rf"|{_YEAR_EN}[ -]?Q(?P<quarter>[1-4])"
    rf"|H(?P<half>[12])[ ,-]*(?:of )?{_YEAR_EN}|{_YEAR_EN}[ -]?H(?P<half>[12])"
    rf"|{_NTH} (?:quarter|half)(?: of(?: the year)?)? {_YEAR_EN}"
    rf"|(?:mid|late|early|spring|summer|autumn|fall|winter)[- ](?:of )?{_YEAR_EN}"
    rf"|(?P<day>3[01]|2\d|1[3-9])[/.](?P<month>1[0-2]|0?[1-9])[/.]{_YEAR_EN}"
    rf"|(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|2\d|1[3-9])/{_YEAR_EN}"
    rf"|{_DAY_EN}-{_NAME}-{_YEAR_EN}"
    rf"|{_YEAR_EN}-(?P<month>\d{{2}})-{_DAY_EN}|{_YEAR_EN}-(?P<month>\d{{2}})(?!\d)"
    rf"|{_YEAR_EN}(?![-/]?\d)(?! ?%))"
)


def _number_groups(pattern: str) -> str:
    """Return a pattern whose groups bear each a name of its own, since none may stand twice:
    year_1, year_2 ….
    """
    count = iter(range(1000))
    return re.sub(r"\(\?P<(\w+)>", lambda found: f"(?P<{found[1]}_{next(count)}>", pattern)


def _collect(found: re.Match[str]) -> dict[str, str]:
    """Return the parts of a date that matched, by name."""
    return {
        name.rpartition("_")[0] or name: value for name, value in found.groupdict().items() if value
    }


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(_number_groups(pattern))


def _compile_en(pattern: str) -> re.Pattern[str]:
    return re.compile(_number_groups(rf"\b{pattern}"), re.IGNORECASE)


# What holds no target, and is taken out before anything else is looked for.
# A date that only says which things are meant: 2025年底前到期的贷款.
_ATTRIBUTE = (
    r"(?!(?:已|前)?(?:到期|开工|竣工|交付|引进|购买|申请|购置|签订|申报|到位|到账|备案|批准|发放|成立|投产|出生|退休|购买|注册|签订|取得|入库|建成投产"
    r"|毕业|参保|登记|形成|产生|立项)"
    r"[^,。;]{0,14}的)"
)
_MASKED = re.compile(
    # Whom a support is for: 3月底前完成改造的企业，给予….
    r"(?:20\d{2} ?年)?(?:\d{1,2} ?月(?: ?\d{1,2} ?日)?|年)[底末初]?(?:之?前|以?后)"
    r"(?=[^。;\n]{2,80}的(?:企业|项目|单位|个人|人员|机构),?(?:对其|给予|予以|可享受))|"
    r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?(?:-|至|到)"
    r" ?(?:20\d{2} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日"
    r"(?=期?间?,?[^,。;\n]{0,24}(?:给予|享受|[免减缓][收征按半缴]|补助|补贴|贴息|返还|奖励|有效"
    r"|执行|下调|上浮|优惠))|"
    r"(?:免[收征除交税费]|减[免征按半]|补贴|优惠|缓[缴交]|延续)[^,。;\n]{0,14}?"
    r"(?:至|到|截至) ?20\d{2}[^,。;\n]{1,12}|"
    r"自[^。;\n]{2,24}?起[^。;\n]{0,40}?(?:至|到)[^,。;\n]{2,20}?止|"
    # For whom a favour is: 2026年1月1日至6月30日期间购买新车的, 2026年起新引进的企业.
    r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?(?:-|至|到)"
    r" ?(?:20\d{2} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日(?=期间?[^,。;\n]{0,24}的,)|"
    r"20\d{2} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?起"
    r"(?=新?(?:引进|认定|设立|落户|注册|投产|入库|获批|购买|购置)[^,。;\n\d]{0,6}的)|"
    # What was decided, and from when a document holds.
    r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?=[^,。;\n]{0,20}(?:会议|审议)[^,。;\n]{0,6}通过)|"
    r"(?:20\d{2} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日起(?:正式)?(?:施行|生效)|"
    r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?:之)?前"
    r"(?=,?[^。;\n]{0,30}(?:[免减缓][征收缴按]|减半|享受|暂不))|"
    r"《[^《》\n]{0,200}》|[〔\[(]20\d{2}[〕\])] ?\d*号?|(?<!term )\((?:(?:19"
    r"|20)\d{2} ?年? ?[-至到] ?)?(?:19|20)\d{2} ?年?\)"
    r"|(?:比|较|相比|与|以|在)(?:于)? ?(?:19|20)\d{2} ?年?(?:年?底"
    r"|年?末|同期)?(?:相比|的?基础上|为基[准数期]|相较)?(?=增"
    r"|提高|下降|降低|减少|翻|上升|提升|增长|基础|为基|相比|的|,)"
    r"|(?:19|20)\d{2} ?年?(?:同期|水平|版|修订版?|前后|冬奥会|以来)"
    r"|(?:延长|延期|顺延|推迟|展期|延续|暂缓|缓缴|执行|施行|有效"
    r"|试行|实施期?|保留|适用)(?:期(?:限)?)?(?:暂定)?[^,。;:]{0,10}?(?:至"
    r"|到|截至|为)[^,。;]{0,24}"
    r"|自[^,。;]{2,20}?(?:起)?(?:至|到)[^,。;]{2,20}?(?:止|日"
    r"|底|年|月)|自[^,。;]{2,30}起(?:正式)?(?:施行|实施|执行|生效|废止)"
    r"|每(?:人|户|家|台|辆|亩|吨|平方米|公里|立方米)[^,。;\n每]{0,6}?每?(?:年|月|天|季度?)|每年(?=最高)"
    # What is waived or deferred in a month, and what is applied for or paid month by month.
    r"|(?:20\d{2} ?年 ?)?\d{1,2}(?: ?[-—–~至到] ?\d{1,2})? ?月份?[^,。;\n]{0,6}?"
    r"(?:免[收征缴交除]|减半|减免|减按|减征|缓[缴交征])"
    r"|20\d{2} ?年(?:度|全年|[上下]半年|第?[一二三四]季度)[^,。;\n]{0,4}"
    r"(?:免[收征缴交除]|减半|减免|减按|减征|缓[缴交征])"
    r"|按(?:月|季度?|年)(?=向|申请|申报|缴纳|发放|支付|计算|计提)"
    r"|(?i:\b(?:compared (?:with|to)|relative to|from the|since"
    r"|over|(?<!later )(?<!earlier )than(?: in)?|valid|effective|remain in force"
    r"|in force) (?:the )?(?:until "
    r"|till |through |to )?(?:levels? (?:of|in) |end of )?(?:[a-z]+ (?:\d{1,2},? )?)?20\d{2}\b)"
)
_CONTINUOUS = re.compile(
    r"(?:持续|长期|常态化?|常年|全程|不断|日常|全年)(?:推进|坚持"
    r"|实施|开展|进行|推动|落实|任务|工作|化)*|(?i:\bon-?going\b"
    r"|\bcontinu(?:ous(?:ly)?|ing|al)\b|\bpermanent\b|\brolling\b)"
)
_YEARLY = re.compile(r"\b(?:annual(?:ly)?|yearly|(?:each|every) year)\b", re.IGNORECASE)
_RECURS_IN_FIELD = re.compile(r"(?i:\bannual\b)|每年|年度")


def _make(parts: dict[str, str], context: _Context) -> str | None:
    """Return a date in the form of the data; None where it has no year anywhere, or is none."""
    year = parts.get("year") or ("short" in parts and f"20{parts['short']}") or None
    if year is None:
        if context.year is None:
            return None
        base = context.day.year if context.day and "word" in parts else context.year
        year = str(base + (1 if parts.get("word") in ("明年", "次年") else 0))
    return _check(_join(year, parts))


def _join(year: str, parts: dict[str, str]) -> str:
    if "middle" in parts:
        return f"{year}-H1"
    if "half" in parts:
        return f"{year}-H{ {'上': '1', '下': '2'}.get(parts['half'], parts['half']) }"
    if "quarter" in parts:
        return f"{year}-Q{_read_digit(parts['quarter'])}"
    if "nth" in parts:
        return year
    month = parts.get("month")
    if "name" in parts:
        month = str(_MONTHS.index(parts["name"][:3].casefold()) + 1)
    if month is None:
        return year
    day = parts.get("day")
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _read_digit(text: str) -> int:
    if text.isdigit():
        return int(text)
    return read_numeral(text)


def _check(text: str) -> str | None:
    try:
        return parse_partial_date(text).text
    except ValueError:
        return None


def _is_past(text: str, context: _Context) -> bool:
    if context.day is None:
        return False
    when: PartialDate = parse_partial_date(text)
    return not when.recurs and when.last < context.day


def _read_by(found: re.Match[str], context: _Context) -> DueDate | None:
    made = _make_nth(found, context)
    if made is None or _is_past(made, context):
        return None
    return DueDate(by=made)


def _read_by_day(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read a day without a year: in a sentence that speaks of each year, that of each year."""
    text = found.string
    begin = text.rfind(". ", 0, found.start()) + 1
    end = text.find(". ", found.end())
    if _YEARLY.search(text, begin, end if end > 0 else len(text)):
        return DueDate(every="year", by=_check(_join("XXXX", _collect(found))))
    return _read_by(found, context)


def _read_in(found: re.Match[str], context: _Context) -> DueDate | None:
    made = _make_nth(found, context)
    if made is None or _is_past(made, context):
        return None
    return DueDate(in_=made)


def _read_from(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read a beginning; what recurs from then on may have begun."""
    made = _make_nth(found, context)
    if made is None or (_is_past(made, context) and not _RECURS.match(found.string, found.end())):
        return None
    return DueDate(from_=made)


def _read_until(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read the end of a series; beside none it is a policy period, and no target."""
    made = _make_nth(found, context)
    if made is None or _is_past(made, context):
        return None
    return DueDate(until=made)


def _make_nth(found: re.Match[str], context: _Context) -> str | None:
    """Make a date, also "the third quarter of 2026"."""
    parts = _collect(found)
    if "nth" in parts:
        order = {
            "first": 1,
            "1st": 1,
            "second": 2,
            "2nd": 2,
            "third": 3,
            "3rd": 3,
            "fourth": 4,
            "4th": 4,
        }.get(parts["nth"].casefold())
        sort = "quarter" if "quarter" in found[0].casefold() else "half"
        last = 4 if sort == "quarter" else 2
        parts[sort] = str(order or last)
    return _make(parts, context)


def _read_days(found: re.Match[str], context: _Context) -> DueDate | None:
    year = found["year"] or (str(context.year) if context.year else None)
    if year is None:
        return None
    first = _check(f"{year}-{int(found['month']):02}-{int(found['day']):02}")
    last = _check(
        f"{found['other'] or year}-{int(found['last'] or found['month']):02}-{int(found['end']):02}"
    )
    if not first or not last or first >= last or _is_past(last, context):
        return None
    return DueDate(in_=f"{first}..{last}")


def _read_interval(found: re.Match[str], context: _Context) -> DueDate | None:
    first, last = found["first"], found["last"]
    if int(first) >= int(last) or (context.day and int(last) < context.day.year):
        return None
    return DueDate(in_=f"{first}..{last}")


def _read_months(found: re.Match[str], context: _Context) -> DueDate | None:
    year = found["year"] or (str(context.year) if context.year else None)
    if year is None:
        return None
    first, last = (
        _check(f"{year}-{int(found['first']):02}"),
        _check(f"{found['other'] or year}-{int(found['last']):02}"),
    )
    if not first or not last or first >= last or _is_past(last, context):
        return None
    return DueDate(in_=f"{first}..{last}")


def _read_months_en(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read an interval from one month or day to another: July 2026 to June 2027."""
    parts = _collect(found)
    year = parts["year_to"]
    first = _check(_join(parts.get("year", year), parts))
    month = {"name": parts["month_to"]}
    day = re.match(r"\d+", parts.get("day_to", ""))
    last = _check(_join(year, month | ({"day": day[0]} if day else {})))
    if not first or not last or first >= last:
        return DueDate()
    if _is_past(last, context):
        return None
    return DueDate(in_=f"{first}..{last}")


def _read_quarters(found: re.Match[str], context: _Context) -> DueDate | None:
    last = f"{found['other']}-Q{found['last']}"
    if _is_past(last, context):
        return None
    return DueDate(in_=f"{found['year']}-Q{found['first']}..{last}")


def _read_plan(found: re.Match[str], context: _Context) -> DueDate | None:
    number = (
        read_numeral(found["plan"]) if found["plan"] else read_number(found["ordinal"] or "") or 0
    )
    first = 2001 + (number - 10) * 5  # the tenth plan began in 2001
    if not 10 <= number <= 20 or (context.day and first + 4 < context.day.year):
        return None
    if found["end"]:
        return DueDate(by=str(first + 4))
    return DueDate(in_=f"{first}..{first + 4}", when=found[0].strip(" ,在"))


_EVERY_ZH = {
    "年": "year",
    "年度": "year",
    "半年": "half",
    "季": "quarter",
    "季度": "quarter",
    "月": "month",
    "月份": "month",
    "周": "week",
    "星期": "week",
    "两年": "two-years",
    "2年": "two-years",
}
_EVERY_EN = {
    "year": "year",
    "quarter": "quarter",
    "month": "month",
    "week": "week",
    **dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), "year"),
    "annual": "year",
    "12 months": "year",
    "twelve months": "year",
    "six months": "half",
    "6 months": "half",
    "three months": "quarter",
    "3 months": "quarter",
    "2 years": "two-years",
    "other year": "two-years",
    "half year": "half",
    "half-year": "half",
    "two years": "two-years",
    "second year": "two-years",
}
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "once a year": "year",
    "once every year": "year",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "semi-annual": "half",
    "semi-annually": "half",
    "six-monthly": "half",
    "bi-annually": "half",
    "twice yearly": "half",
    "twice per year": "half",
    "twice each year": "half",
    "every half-year": "half",
    "semiannually": "half",
    "half-yearly": "half",
    "twice a year": "half",
    "biannually": "half",
    "biennially": "two-years",
    "once a month": "month",
    "once a quarter": "quarter",
    "once a week": "week",
}
# What is counted by a period of time, and does not recur: a weekly payment, monthly income.
_NO_AMOUNT = (
    r"(?! (?:[a-z]+ )?(?:payments?|allowances?|wages?|incomes?|rents?|fees?|pay|rates?"
    r"|salar(?:y|ies)|premiums?|pass(?:es)?|tickets?|benefits?|limits?|caps?|averages?|budgets?"
    r"|revenues?|turnover"
    r"|emissions?|consumption|output|capacity|rainfall|volumes?|sales|growth|targets?|costs?"
    r"|allocations?|subscriptions?|increases?|reductions?|savings?)\b)"
)


def _read_every_zh(found: re.Match[str], context: _Context) -> DueDate | None:
    parts = _collect(found)
    every = _EVERY_ZH[parts["unit"]]
    after = parts.get("days")
    if every == "year":
        by = _join("XXXX", parts)
        if by == "XXXX":
            by = "XXXX-12" if parts.get("end") else ""
        return DueDate(every="year", by=_check(by))
    if every == "quarter" and (after or parts.get("day")):
        month = "03" if "final" in parts else "01"
        return DueDate(every="quarter", by=_check(f"XXXX-{month}-{int(after or parts['day']):02}"))
    if every == "quarter" and parts.get("first"):
        return DueDate(every="quarter", by="XXXX-01")
    if every == "month" and (after or parts.get("day")):
        return DueDate(every="month", by=_check(f"XXXX-XX-{int(after or parts['day']):02}"))
    del context
    return DueDate(every=every)


def _read_every_en(found: re.Match[str], context: _Context) -> DueDate | None:
    parts = _collect(found)
    word = parts.get("unit", "").casefold()
    every = _EVERY_EN.get(word) or _ADVERBS.get(word)
    del context
    if every is None:
        return None
    if "days" in parts:
        days = _count(parts["days"])
        if every == "month":
            return DueDate(every=every, by=_check(f"XXXX-XX-{days:02}"))
        if every in ("quarter", "year"):
            return DueDate(every=every, by=_check(f"XXXX-01-{days:02}"))
        return DueDate(every=every)
    if every == "year" and ("name" in parts or "nth" in parts or "quarter" in parts):
        return DueDate(every=every, by=_check(_join("XXXX", parts)))
    if every == "month" and "day" in parts:
        return DueDate(every=every, by=_check(f"XXXX-XX-{int(parts['day']):02}"))
    if every == "quarter" and "day" in parts:
        return DueDate(every=every, by=_check(f"XXXX-01-{int(parts['day']):02}"))
    return DueDate(every=every)


def _read_every_month_en(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read a month of every year: each June."""
    del context
    return DueDate(every="year", by=_check(_join("XXXX", {"name": _collect(found)["unit"]})))


def _read_any(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read a date as due by its end, even one of the past: in a column it is a deadline."""
    made = _make_nth(found, context)
    if not made:
        return None
    return DueDate(by=made)


def _read_continuous(found: re.Match[str], context: _Context) -> DueDate | None:
    del found, context
    return DueDate(every="continuously")


def _read_yearly(found: re.Match[str], context: _Context) -> DueDate | None:
    del found, context
    return DueDate(every="year")


def _read_fiscal(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read a fiscal year, which the text names and nobody reckons with; one of the past is none."""
    year = int(found["fiscal"]) % 100 + 2000
    if context.day and year < context.day.year:
        return None
    return _read_when(found, context)


def _read_named_term(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read a term that a plan has a name for, and perhaps the years of."""
    due = _read_when(found, context)
    if due is None or not found["first"]:
        return due
    return replace(due, in_=f"{found['first']}..{found['last']}")


def _read_split_year(found: re.Match[str], context: _Context) -> DueDate | None:
    """Read a year that begins in one and ends in the next: 2026-27."""
    year = int(found["year"])
    if int(found["next"]) != (year + 1) % 100:
        return DueDate()
    if context.day and year + 1 < context.day.year:
        return None
    return _read_when(found, context)


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    return read_number(text) or 0


def _read_regularly(found: re.Match[str], context: _Context) -> DueDate | None:
    del found, context
    return DueDate(every="regularly")


def _read_when(found: re.Match[str], context: _Context) -> DueDate | None:
    del context
    return DueDate(when=re.sub(r"\s+", " ", found["when"]).strip())


_NUM_EN = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|twelve|fifteen|twenty|thirty|sixty|ninety)"
)
_RECURS = re.compile(r",?(?:每|按[年季月周])")
_SPAN_EN = (
    rf"{_NUM_EN} (?:\(\d{{1,3}}\) )?(?:working |business |calendar )?"
    r"(?:days?|weeks?|months?|years?)"
)
# From what a term is counted: to where the sentence goes on with what is to be done by then.
_EVENT_EN = (
    r"[^,.;:()\n]{3,90}?(?=[,.;:()\n]|$| (?:detailing|describing|outlining|identifying|explaining"
    r"|summari[sz]ing|setting out|listing|including|containing|addressing|assessing|evaluating"
    r"|recommending|specifying|regarding|concerning|that|which|and)\b"
    rf"|{NEW_SUBJECT_EN}[^,.;:\n]{{3,60}} (?:shall|will|must|should)\b"
    r"| to (?:allow|ensure|determine|identify|provide|assess|support|enable|be)\b)"
)
_FISCAL = r"(?:FY|fiscal year|financial year) ?(?P<fiscal>(?:20)?\d{2})(?:[/-](?:20)?\d{2})?"
_SPLIT_YEAR = r"(?P<year>20\d{2})[-/](?P<next>\d{2})(?![\d-])"
_Read = Callable[[re.Match[str], _Context], DueDate | None]
_Reader = tuple[re.Pattern[str], _Read]
# In the order in which they are tried: what recurs, terms that are no calendar dates, plans and
# intervals, by, from, in.
_PATTERNS_ZH: tuple[_Reader, ...] = (
    (
        _compile(
            rf"每(?P<unit>年度?)(?:的)?\d{{1,2}} ?月?(?:-|至|到) ?{_MONTH}(?!\d)"
            rf"(?:底|末)?(?:{_BEFORE})?"
        ),
        _read_every_zh,
    ),
    (
        _compile(rf"每个?(?P<unit>月份?)\d{{1,2}} ?日?(?:-|至|到) ?{_DAY}"),
        _read_every_zh,
    ),
    (
        _compile(
            rf"(?:于|在)?每(?P<unit>年度?)(?:的)?(?:(?:{_PART})(?P<end>底"
            rf"|末)?(?:{_BEFORE})?|(?P<end>年底|底|末)(?:{_BEFORE})?)?"
        ),
        _read_every_zh,
    ),
    (
        _compile(
            r"每个?(?P<unit>季度?)(?:结束|终了|末|度末)?(?:之日)?(?:后"
            r"|起)(?:的)?(?P<days>\d{1,2}) ?个?(?:工作)?[日天](?:之?内|前)?"
        ),
        _read_every_zh,
    ),
    (
        _compile(
            rf"每个?(?P<unit>季度?)(?:(?P<first>首月|第一个月)|(?P<final>末月|最后一个?月)|次月)?"
            rf"(?:的)?{_DAY}(?:{_BEFORE}|之?内)?"
        ),
        _read_every_zh,
    ),
    (
        _compile(rf"每个?(?P<unit>季度?)(?P<first>首月|第一个月)(?:底|末)?(?:{_BEFORE})?"),
        _read_every_zh,
    ),
    (
        _compile(
            rf"每个?(?P<unit>月份?)(?:结束|终了)?(?:后)?(?:的?次月)?(?:的)?(?P<day>3[01]"
            rf"|[12]\d|[1-9]) ?[日号](?:{_BEFORE}|之?内)?"
        ),
        _read_every_zh,
    ),
    (
        _compile(
            r"每个?(?P<unit>半年|季度?|月份?|周|星期|两年|2年)(?:度)?(?:至少|末|底|初)?(?:前)?"
        ),
        _read_every_zh,
    ),
    (
        _compile(
            r"(?<![\u3400-\u9fff])(?:一(?P<unit>年|季度?|月|周)|(?P<unit>半年))"
            r"一(?=[\u3400-\u9fff])(?!度)"
        ),
        _read_every_zh,
    ),
    (
        _compile(
            r"(?<=[、,行“\"度报告])(?P<unit>周|月|季|半年|年)"
            r"(?:调度|通报|报告|考核|汇总|评估|会商|总结|督查|分析|点评)(?=[、,。;”\"制机的]|$)"
        ),
        _read_every_zh,
    ),
    (
        _compile(
            r"按(?P<unit>年度?|半年|季度?|月|周)(?:度)?(?=调度|通报|报送"
            r"|汇总|上报|统计|公布|分析|评估|考核|报告|更新|发布|开展"
            r"|梳理|反馈|督促|督导|总结|监测|公开|进行|向)"
        ),
        _read_every_zh,
    ),
    (
        re.compile(
            r"(?<=[,;、])(?:持续|长期|常态化|常年)(?:推进|坚持|实施|开展|落实|执行)(?=[)〉〕】\]]|$)"
        ),
        _read_continuous,
    ),
    (re.compile(r"(?<!不)定期(?!存|合同|航|限|票|贷|债)"), _read_regularly),
    (
        re.compile(
            rf"(?:(?<=[,。;:在自于从应当要须(])"
            rf"|(?<=^)|(?<=\n))(?P<when>(?!每)[^,。;:、()在自于\n]{{1,2"
            rf"4}}?(?:之日起|之日后|日起|之后|后|起)(?:的)? ?{_SPAN_ZH}(?:之?内|以内))"
        ),
        _read_when,
    ),
    (
        re.compile(
            rf"(?<!每年)(?<!每年度)(?P<when>(?:(?:20\d{{2}} ?年|今年"
            rf"|明年|每年|当年)(?:度)?)?(?:{_SEASON}){{1,2}}(?:来临"
            rf"|到来|结束|开始|假期)?(?:(?:之)?(?:前|后)|(?<=学期)(?:开始)?起))"
            r"(?!夕|续| ?\d)"
        ),
        _read_when,
    ),
    (
        re.compile(
            rf"(?:(?<=[,;。:\n(])|(?<=^))(?:力争|争取|计划|确保|原则上|在)*"
            rf"(?P<when>(?:(?:今后|未来) ?)?{_TERM_ZH}(?:左右)?(?:的?时间)?之?内)"
            rf"(?![的免减不未])"
        ),
        _read_when,
    ),
    (
        re.compile(
            r"(?:到|至|在)? ?[“\"‘']?(?P<plan>十[一二三四五六七八九]?)五[”\"’']?(?: ?(?P<end>末"
            r"|期末|末期|规划期末)|(?:期间|时期|规划期间?|期内))(?P<ordinal>)"
        ),
        _read_plan,
    ),
    (
        re.compile(
            r"(?P<first>20\d{2}) ?年?(?:底|初)? ?(?:-|至|到|~) ?(?P<last>20\d{2}) ?年(?:期间"
            r"|间|底)?(?!版|度?同期)"
        ),
        _read_interval,
    ),
    (
        re.compile(
            r"(?:(?P<year>20\d{2}) ?年 ?)?(?P<month>1[0-2]|0?[1-9]) ?月 ?(?P<day>3[01]|[12]\d"
            r"|0?[1-9]) ?日? ?(?:-|至|到|~) ?(?:(?P<other>20\d{2}) ?年 ?)?(?:(?P<last>1[0-2]"
            r"|0?[1-9]) ?月 ?)?(?P<end>3[01]|[12]\d|0?[1-9]) ?日(?!前)(?:期?间)?"
        ),
        _read_days,
    ),
    (
        re.compile(
            r"(?:(?P<year>20\d{2}) ?年 ?)?(?P<first>1[0-2]|[1-9]) ?月?(?:份"
            r"|底|初)? ?(?:-|至|到|~) ?(?:(?P<other>20\d{2}) ?年 ?)?(?P<last>1[0-2]"
            r"|[1-9]) ?月(?:份|底|末|中旬)?(?! ?\d)(?!前)"
        ),
        _read_months,
    ),
    # Years that share their sign: 到2026、2028年.
    (_compile(r"(?:到|至)(?P<year>20\d{2})(?=(?:[、和]20\d{2}){1,5} ?年)"), _read_by),
    (_compile(r"(?<!\d)(?P<year>20\d{2})(?=(?:[、和]20\d{2}){1,5} ?年)"), _read_in),
    (
        _compile(
            rf"(?:(?:力争|确保|争取|计划|预计)?(?:在|于|到|至|截至|不晚于"
            rf"|不迟于|最迟)? ?){_DATE}{_END}?{_BEFORE}{_ATTRIBUTE}(?!后)"
        ),
        _read_by,
    ),
    (
        _compile(
            rf"(?:力争|确保|争取|计划|预计)?(?:到|至|截至|不晚于|不迟于) ?{_DATE}{_END}?(?!后"
            rf"|起|以来|度?同期)"
        ),
        _read_by,
    ),
    (_compile(rf"(?:自|从|于)? ?{_DATE}{_END}?(?:起|开始|始(?!终|建))(?!草)"), _read_from),
    (
        _compile(rf"(?:在|于)?{_DATE}{_END}(?!后|之?前|以前|数据|考核|效能|余额|存量|总结会)"),
        _read_by,
    ),
    (
        _compile(
            rf"(?:在|于)? ?(?:{_Y} ?(?:{_PART})?|(?<![\d一二三四五六七八九十两])(?P<word>年))(?:内"
            rf"|期间)(?![^,。;]{{0,3}}(?:部"
            rf"|外))"
        ),
        _read_in,
    ),
    (
        _compile(
            rf"(?:(?<=[,、。;:(\n .)①-⑳])|(?<=^)|(?<=[在于]))(?:力争"
            rf"|确保|争取|计划|预计|力求|其中)?(?:在|于)? ?{_Y}"
            rf"(?: ?{_PART})?(?:中(?!央|国|小|考|高|心)|初)?{_SAYS_WHEN}"
        ),
        _read_in,
    ),
    (
        _compile(
            rf"(?:(?<=[,、和。;:(\n ])|(?<=^)|(?<=[在于]))(?:力争"
            rf"|确保|争取|其中)?(?:在|于)?{_PART}{_VERB_AFTER}"
        ),
        _read_in,
    ),
    (
        _compile(
            r"(?<=[\u3400-\u9fff])(?<![于在到自从比较至截和与及的由对近去])(?:力争|争取|确保)?"
            rf"{_Y}(?: ?{_PART})?"
            rf"(?=(?:力争|争取|确保)?(?:全部|全面|基本)?(?:达到?|超过|突破|提高|实现|不低于|不少于|增至"
            rf"|完成|建成|投用|开工|竣工|启动))"
        ),
        _read_in,
    ),
)
_PATTERNS_EN: tuple[_Reader, ...] = (
    (
        re.compile(
            rf"\b(?P<when>(?:(?:Q[1-4]|[1-4]Q) (?:of )?)?{_FISCAL}(?: ?Q[1-4])?)\b",
            re.IGNORECASE,
        ),
        _read_fiscal,
    ),
    (
        re.compile(
            rf"\b(?:in|by|during|from|over|throughout|end of) (?P<when>{_SPLIT_YEAR}"
            r"(?: ?(?:-|to) ?20\d{2}[-/]\d{2}(?!\d))?)",
            re.IGNORECASE,
        ),
        _read_split_year,
    ),
    (
        re.compile(
            r"\bQ(?P<first>[1-4]) ?,?(?P<year>20\d{2}) ?(?:-"
            r"|to|through|until) ?Q(?P<last>[1-4]) ?,?(?P<other>20\d{2})"
        ),
        _read_quarters,
    ),
    (
        _compile_en(
            rf"(?:(?:from|between) )?(?:{_NAME}(?:,? {_YEAR_EN})?"
            rf"|{_DAY_EN} {_NAME}(?:,? {_YEAR_EN})?)"
            rf" ?(?:-|to|and|until|through) ?(?:(?:the )?end of )?(?P<day_to>{_DAY_PLAIN} )?"
            rf"(?P<month_to>{_NAME_PLAIN}),? (?P<year_to>20\d{{2}})"
        ),
        _read_months_en,
    ),
    (
        re.compile(r"(?<=[.;:(] )(?:on-?going|continuous)(?=[.;)]|$)", re.IGNORECASE),
        _read_continuous,
    ),
    (
        _compile_en(
            rf"within (?P<days>{_NUM_EN}) (?:working |business |calendar )?days (?:of"
            rf"|after|from|following) the (?:end|close) of (?:each|every"
            rf"|the) (?P<unit>quarter|month|year)"
        ),
        _read_every_en,
    ),
    (
        _compile_en(
            rf"(?:(?:by|before|no later than|in|on) )?(?:the )?(?:end of )?"
            rf"(?:{_DAY_EN}(?: of)? {_NAME}|{_NAME} {_DAY_EN}|{_NAME})"
            r" (?:of )?(?:each|every) (?P<unit>year)"
        ),
        _read_every_en,
    ),
    (
        _compile_en(
            rf"(?:by|before|on|no later than) (?:the )?{_DAY_EN}(?: day)? of (?:each"
            rf"|every) (?P<unit>month)"
        ),
        _read_every_en,
    ),
    (
        _compile_en(
            r"(?:(?:each|every) (?P<unit>year)|(?P<unit>annually|yearly)),? ?(?:and )?"
            r"(?:\(|(?:by|before|on|in|no later than) )(?:the )?(?:end of )?"
            rf"(?:{_DAY_EN}(?: of)? {_NAME}|{_NAME} {_DAY_EN}|{_NAME})(?![ ,]*\d)"
        ),
        _read_every_en,
    ),
    (
        _compile_en(
            rf"(?:each|every) (?P<unit>quarter|month),? (?:by|before|on) the {_DAY_EN}(?: day)?\b"
        ),
        _read_every_en,
    ),
    (_compile_en(rf"(?:each|every) (?P<unit>{_NAME_PLAIN})\b(?! \d)"), _read_every_month_en),
    (
        _compile_en(
            r"(?:each|every) (?:fiscal |financial |calendar |academic |school )?(?P<unit>year"
            r"|quarter|month|week|spring|summer|autumn|fall|winter|half[ -]year"
            r"|(?:six|6|three|3|twelve|12) months|(?:two|2) years|(?:second|other) year)\b"
            r"(?: thereafter)?"
        ),
        _read_every_en,
    ),
    (_compile_en(rf"(?P<unit>{'|'.join(_ADVERBS)})\b(?: thereafter)?{_NO_AMOUNT}"), _read_every_en),
    (
        _compile_en(
            r"(?:publish|submit|produce|issue|prepare|provide|present|deliver|conduct|hold|make"
            r"|undertake|carry out|release|convene)(?:es|s|ing)? (?:(?:an?|the|its|their) )?"
            r"(?P<unit>annual) (?:[a-z]+ ){0,2}(?:reports?|reviews?|updates?|surveys?|audits?"
            r"|assessments?|evaluations?|inspections?|statements?|meetings?|conferences?|forums?)\b"
        ),
        _read_every_en,
    ),
    (
        _compile_en(rf"{_NUM_EN} times? (?:a|per|each|every) (?P<unit>year|quarter|month|week)\b"),
        _read_every_en,
    ),
    (
        re.compile(
            r"\b(?:regularly|periodically|on a regular basis|regular(?= (?:summ"
            r"|evaluat|assess|review|inspect|report|meet|consult|monitor|survey|check|audit)))",
            re.IGNORECASE,
        ),
        _read_regularly,
    ),
    (
        re.compile(
            rf"\b(?P<when>(?:(?:no|not) later than|at least) {_SPAN_EN} (?:of|after|from|following"
            rf"|before|prior to) {_EVENT_EN}|within (?:the (?:first|next) )?{_SPAN_EN}"
            rf"(?: (?:of|after|from|following|upon) {_EVENT_EN})?)",
            re.IGNORECASE,
        ),
        _read_when,
    ),
    (
        re.compile(
            r"\b(?:during|in|over) the [\"'“]?(?P<ordinal>\d{2})th Five-Year Plan[\"'”]?"
            r"(?: period)?(?P<plan>)(?P<end>)",
            re.IGNORECASE,
        ),
        _read_plan,
    ),
    (
        re.compile(
            r"\b(?:(?:from|between|over|during|in) )?(?P<first>20\d{2})(?: ?(?:-"
            r"|/) ?| to | and | through )(?P<last>20\d{2})\b",
            re.IGNORECASE,
        ),
        _read_interval,
    ),
    (
        _compile_en(
            rf"(?:by|before|no later than|not later than|on or before"
            rf"|prior to|due(?: by| on)?:?) (?:the )?(?:(?:end|close|beginning"
            rf"|middle)[- ](?:of )?(?:the )?)?(?:year[- ]end )?{_DATE_EN}"
        ),
        _read_by,
    ),
    (
        _compile_en(
            rf"(?:(?:starting|beginning|commencing|effective)(?: (?:in|on|from|with|by))?|from"
            rf"|as of|with effect from) (?:the )?(?:(?:beginning"
            rf"|start|end) of )?{_DATE_EN}(?: on(?:wards?)?)?"
        ),
        _read_from,
    ),
    (
        _compile_en(rf"(?:in|during|within|throughout|over|on) (?:the )?(?:course of )?{_DATE_EN}"),
        _read_in,
    ),
    (_compile_en(r"by (?:the )?(?:end of (?:the|this) year|year[- ]end)(?P<nothing>)"), _read_by),
    (
        _compile_en(rf"(?:until|till|through|up to) (?:to )?(?:the )?(?:end of )?{_DATE_EN}"),
        _read_until,
    ),
    (
        _compile_en(
            rf"(?:by|before|no later than) (?:the )?(?:end of )?(?:{_DAY_EN} {_NAME}"
            rf"|{_NAME} {_DAY_EN}|{_NAME})(?![ ,]*\d)(?! \d)"
        ),
        _read_by_day,
    ),
)
_NUMERIC = (
    r"(?P<year>20\d{2})[./-](?P<month>1[0-2]|0?[1-9])"
    r"(?:[./-](?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d.])"
)
_FIELD_NUMERIC = _compile(rf"{_NUMERIC} ?[底末]?(?:{_BEFORE})?")
_FIELD_MONTH_DAY = _compile(
    rf"^(?P<month>1[0-2]|0?[1-9])[/.](?P<day>3[01]|[12]\d|0?[1-9])(?:{_BEFORE})?$"
)
_FIELD_QUARTER = _compile(r"(?P<year>20\d{2}) ?年? ?(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))(?!\d)")
_FIELD_NUMERIC_SPAN = re.compile(
    r"(?P<year>20\d{2})[./-](?P<first>1[0-2]|0?[1-9]) ?[-~至到] ?"
    r"(?:(?P<other>20\d{2})[./-])?(?P<last>1[0-2]|0?[1-9])(?![\d.])"
)
_TELLS = re.compile(r"以来|截至|目前|(?<![比较于过])(?:上年|去年)|已经?(?:建成|累计|完成|实现|达)")
_PLAN = re.compile(r"[“\"](?P<plan>十[一二三四五六七八九]?)五[”\"]")
_FIELD_DATE = _compile(rf"{_DATE}{_END}?(?:{_BEFORE})?")
_FIELD_DATE_EN = _compile_en(rf"(?:end (?:of )?)?{_DATE_EN}")
# What a plan calls its terms: Short term (1-2 years), Near-term (2026-2028), Years 3-5.
_NAMED_TERM_EN = re.compile(
    r"\b(?P<when>(?:(?<!with )immediate(?! effect)"
    r"|(?:short|medium|mid|long|near)(?:(?:-| to|/)[- ]?(?:to[- ])?"
    r"(?:short|medium|mid|long))?[- ]?(?:term)|years? \d{1,2}(?: ?(?:-|to) ?\d{1,2})?"
    r"|months? \d{1,2}(?: ?(?:-|to) ?\d{1,2})?|\d{1,2}(?: ?(?:-|to) ?\d{1,2}|\+) years)"
    r"(?: ?\((?:(?P<first>20\d{2}) ?-? ?(?P<last>20\d{2})|[^()\n]{2,40})\))?)",
    re.IGNORECASE,
)
_SHORT_DATE_EN = _compile_en(rf"(?:{_DAY_EN}[- ])?{_NAME}(?:-| ')(?P<short>\d{{2}})(?!\d)")
_FIELD_TERMS_EN: tuple[_Reader, ...] = (
    (
        re.compile(rf"\b(?P<when>{_SPLIT_YEAR}(?: ?(?:-|to) ?20\d{{2}}[-/]\d{{2}}(?!\d))?)"),
        _read_split_year,
    ),
    (
        re.compile(
            rf"\b(?P<when>{_SPAN_EN}(?: (?:after|from|following) {_EVENT_EN})?)", re.IGNORECASE
        ),
        _read_when,
    ),
)
_WORTHWHILE = re.compile(
    r"\d|[每内底末前后]|定期|一[年季月周半]|半年一|调度|通报|考核|今后|未来|学期|按[年季月周半]|[上下]半年|季度|五期"
    r"|五[”\"’']|期间|(?i:within|annual|year|month|quarter|week"
    r"|every|each|regular|periodic|continu|ongoing)|持续|长期|常[态年]"
)
_TERM = re.compile(
    r"(?=.)(?:20\d{2} ?年)?(?:第?[一二三四1-4]季度|[上下]半年"
    r"|\d{1,2} ?月(?:份| ?\d{1,2} ?日)?|全年|年)?"
    r"(?:底|末|[上中下]旬)?(?:之?前|以前|内|起)?(?:完成|办结|实施|落实|启动|开工)?"
    r"(?:,?并?(?:持续推进|长期坚持|长期实施))?"
    r"|(?:持续|长期|常态化|常年|立即|即时)(?:推进|坚持|实施|开展|落实|执行|任务)?"
    r"|(?i:(?:to be )?(?:completed|finished|done|implemented|effective|due)? ?(?:by|before|in|from"
    r"|no later than) [a-z0-9 -]{0,30}20\d{2}|on-?going|continuous(?:ly)?|annually|quarterly)"
)
# A number that counts is no year: 2000 staff.
_YEAR = re.compile(
    r"(?<![〔\[(\d])(?P<year>(?:19|20)\d{2}) ?年"
    r"|\b(?P<english>20\d{2})\b(?![〕\]])(?:(?<=\b(?:in|by|of) \d{4})|(?<=\b(?:from) \d{4})"
    r"|(?! (?:[a-z-]+ )?(?:staff|people|[a-z-]+s)\b))"
)


def is_term(text: str) -> bool:
    """Whether a piece of a list of parties is a term instead: 6月底前, 二季度, 持续推进."""
    return _TERM.fullmatch(text.strip()) is not None


def find_due_dates(text: str, start: int, end: int, calendar: Calendar) -> list[FoundDate]:
    """Return the dates of a stretch of one paragraph that are targets, in the order of the text."""
    if not _WORTHWHILE.search(text, start, end):
        return []
    reading = _Reading(text[start:end], calendar)
    for pattern, read in _PATTERNS_ZH if has_chinese(reading.text) else _PATTERNS_EN:
        reading.look_for(pattern, read)
    return [
        FoundDate(Stretch(one.span.start + start, one.span.end + start), one.due)
        for one in join_groups(reading.text, sorted(reading.found))
    ]


def speaks_of_past(text: str, start: int, end: int, calendar: Calendar) -> bool:
    """Whether a sentence tells what was before the day of its document: its years and plans are
    past, or a word says so.
    """
    reading = _Reading(text[start:end], calendar)
    if _TELLS.search(text, start, end):
        return True
    years = [year for _, year in _list_years(reading.text)]
    plans = [2005 + (read_numeral(plan["plan"]) - 10) * 5 for plan in _PLAN.finditer(reading.text)]
    last = max((*years, *plans), default=None)
    return last is not None and calendar.day is not None and last < calendar.day.year


def find_field_dates(text: str, start: int, end: int, calendar: Calendar) -> list[FoundDate]:
    """Return the dates of a field of deadlines, where a bare date is a by and what goes on is said
    in a word.
    """
    return [
        FoundDate(Stretch(one.span.start + start, one.span.end + start), one.due)
        for one in _read_field(text[start:end], calendar)
    ]


@lru_cache(maxsize=1000)  # the cells of a column say few different things
def _read_field(text: str, calendar: Calendar) -> tuple[FoundDate, ...]:
    reading = _Reading(text, calendar)
    reading.look_for(_FIELD_NUMERIC_SPAN, _read_months)
    for pattern in (_FIELD_NUMERIC, _FIELD_MONTH_DAY, _FIELD_QUARTER):
        reading.look_for(pattern, _read_any)
    reading.look_for(_NAMED_TERM_EN, _read_named_term)
    for pattern, read in (*_PATTERNS_ZH, *_PATTERNS_EN):
        reading.look_for(pattern, read)
    for pattern, read in _FIELD_TERMS_EN:
        reading.look_for(pattern, read)
    for pattern in (_FIELD_DATE, _FIELD_DATE_EN, _SHORT_DATE_EN):
        reading.look_for(pattern, _read_any)
    reading.look_for(_CONTINUOUS, _read_continuous)
    if not reading.found:
        reading.look_for(_RECURS_IN_FIELD, _read_yearly)
    return tuple(
        FoundDate(
            one.span,
            one.due if _SAYS_IN.match(reading.text, one.span.start) else _make_due_by(one.due),
        )
        for one in join_groups(reading.text, sorted(reading.found))
    )


def find_whole_date(text: str, start: int, end: int, calendar: Calendar) -> DueDate | None:
    """Return the date that a field of deadlines is; None where it holds more, or none."""
    if end - start > _LONGEST_DATE:
        return None
    found = find_field_dates(text, start, end, calendar)
    if len(found) == 1 and found[0].span == Stretch(start, end):
        return found[0].due
    return None


def find_period(title: str, calendar: Calendar) -> DueDate | None:
    """Return the time that heads a column, in which what stands below it is to be done: `in`, or
    `by` where it names an end, 2026年底; None for another heading, and for a time of the past.

    >>> find_period("第一季度", Calendar(None, 2031)).in_
    '2031-Q1'
    """
    due = find_whole_date(title, 0, len(title), calendar)
    if due is None or due.every or (due.when and not due.in_):
        return None
    if due.by and _is_past(due.by, _Context(calendar.day, calendar.year)):
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


_LONGEST_DATE = 40  # signs
_SAYS_END = re.compile(r"[底末前到至]|by|end", re.IGNORECASE)
_SAYS_IN = re.compile(r"(?:in|during) ", re.IGNORECASE)


def _make_due_by(due: DueDate) -> DueDate:
    """Return what is in a column of deadlines as due by the end of its period."""
    interval = due.in_ is not None and (".." in due.in_ or due.when is not None)
    if due.in_ is None or interval:
        return due
    return DueDate(by=due.in_)


class _Reading:
    """A text in which dates are looked for, one kind after the other; no two of them overlap."""

    def __init__(self, text: str, calendar: Calendar) -> None:
        self.text = _MASKED.sub(lambda found: "\0" * len(found[0]), text)
        self.calendar = calendar
        self.found: list[FoundDate] = []
        self._taken = bytearray(len(text))
        self._years = _list_years(self.text)

    def look_for(self, pattern: re.Pattern[str], read: _Read) -> None:
        """Take what a pattern finds where nothing was found before."""
        for found in pattern.finditer(self.text):
            start, end = found.span()
            if self._taken.find(1, start, end) >= 0:
                continue
            due = read(found, _Context(self.calendar.day, self._find_year(start)))
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
