"""How dates are written, as pieces of the expressions of `patterns_zh` and `patterns_en`."""

from __future__ import annotations

import re
from collections import Counter

from obligations.drafting.stretches import NEW_SUBJECT_EN
from obligations.text.expressions import lazy

YEAR_ZH = r"(?:(?P<year>(?:19|20)\d{2}) ?年(?:度)?|(?P<word>今年|本年度?|当年|明年))"
MONTH_ZH = r"(?P<month>1[0-2]|0?[1-9]) ?月(?:份)?"
# The hour of a day says no more than the day.
DAY_ZH = (
    r"(?P<day>3[01]|[12]\d|0?[1-9]) ?[日号](?:\((?:星期|周)[一二三四五六日天]\))?"
    r"(?: ?(?:[上下中]午|晚上?|凌晨)? ?\d{1,2}(?:[点时](?:\d{1,2}分|半|整)?|:\d{2}))?"
)
_HALF = r"(?P<half>[上下])半年"
_QUARTER = r"第?(?P<quarter>[一二三四1-4])季度?"
END_ZH = r"(?:年?底|年?末)"
BEFORE_ZH = r"(?:或?(?:之前|以前)|前)"
PART_ZH = (
    rf"(?:{_HALF}|{_QUARTER}|{MONTH_ZH}(?: ?{DAY_ZH}|[上中下]旬)?|(?P<middle>年?中)(?={BEFORE_ZH}))"
)
DATE_ZH = rf"(?:{YEAR_ZH}(?: ?{PART_ZH})?|{PART_ZH}|(?<![上去前往近历])(?P<bare>年)(?=[底末]))"
MONTH_EN = (
    r"(?P<name>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?"
    r"|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?"
    r"|dec(?:ember|\.)?)(?![a-z])"
)
YEAR_EN = r"(?P<year>20\d{2})(?!\d)"
# Named by the day of its document; over the next year is a term.
THIS_YEAR_EN = r"(?P<word>(?:this|(?:the )?current|(?<!the )next) year)\b(?!['’-])"
DAY_EN = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
NTH_EN = r"(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th|IV|I{1,3}) (?:quarter|half)"
ANY_MONTH_EN = MONTH_EN.replace("?P<name>", "?:")
DATE_EN = (
    rf"(?:{DAY_EN}(?: of)? {MONTH_EN},? {YEAR_EN}|{MONTH_EN} {DAY_EN},? {YEAR_EN}"
    rf"|{MONTH_EN}(?:,? (?:of )?|[-/]){YEAR_EN}|Q(?P<quarter>[1-4])[ ,/-]*(?:of )?{YEAR_EN}"
    rf"|(?P<quarter>[1-4])Q ?{YEAR_EN}|{YEAR_EN}[ /-]?Q(?P<quarter>[1-4])"
    rf"|H(?P<half>[12])[ ,-]*(?:of )?{YEAR_EN}|(?P<half>[12])H ?{YEAR_EN}"
    rf"|{YEAR_EN}[ -]?H(?P<half>[12])|{NTH_EN}(?: of(?: the year)?)? (?:{YEAR_EN}|{THIS_YEAR_EN})"
    rf"|{THIS_YEAR_EN}|quarter (?P<nth>IV|I{{1,3}}|[1-4])[ ,]{{1,2}}(?:of )?{YEAR_EN}"
    rf"|(?<![\d/])(?P<month>1[0-2]|0?[1-9])/{YEAR_EN}|(?:mid|late|early)[- ](?:of )?{YEAR_EN}"
    rf"|(?P<day>3[01]|2\d|1[3-9])[/.](?P<month>1[0-2]|0?[1-9])[/.]{YEAR_EN}"
    rf"|(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|2\d|1[3-9])/{YEAR_EN}"
    rf"|(?P<one>1[0-2]|0?[1-9])(?:/|(?P<dot>\.))(?P<two>1[0-2]|0?[1-9])[/.]{YEAR_EN}|(?P<one>1[0-2]"
    rf"|0?[1-9])/(?P<two>1[0-2]|0?[1-9])/(?P<short>[1-4]\d)(?![\d/])|{DAY_EN}-{MONTH_EN}-{YEAR_EN}"
    rf"|{YEAR_EN}-(?P<month>\d{{2}})-{DAY_EN}|{YEAR_EN}-(?P<month>\d{{2}})(?!\d)"
    rf"|(?:(?:the )?year(?:[- ]end(?: of)?)? )?{YEAR_EN}(?![-/]?\d)(?! ?%))"
)


def _number_groups(pattern: str) -> str:
    """Return a pattern in which no name of a group stands twice: year, year__1, year__2 …."""
    seen: Counter[str] = Counter()

    def number(found: re.Match[str]) -> str:
        name = found[1]
        seen[name] += 1
        return found[0] if seen[name] == 1 else f"(?P<{name}__{seen[name] - 1}>"

    return re.sub(r"\(\?P<(\w+)>", number, pattern)


def compile_zh(pattern: str) -> re.Pattern[str]:
    """Return an expression of Chinese dates; a group may have a name twice."""
    return lazy(_number_groups(pattern))


def compile_en(pattern: str) -> re.Pattern[str]:
    """Return an expression of English dates, in whatever case; a group may have a name twice."""
    return lazy(_number_groups(rf"\b(?=\w){pattern}"), re.IGNORECASE)


# Words for how often, by the unit in which it recurs.
ADVERBS_EN = {
    "year": "annually|year by year|yearly|once (?:a|per|each|every) year",
    "half": (
        "semi-?annual(?:ly)?|bi-?annually|(?:six|6)[- ]monthly|half[- ]yearly|every half-year"
        "|twice yearly|twice (?:a|per|each) year"
    ),
    "quarter": "quarterly|(?:three|3)-monthly|once (?:a|per|each|every) quarter",
    "month": "monthly|once (?:a|per|each|every) month",
    "week": "weekly|once (?:a|per|each|every) week",
    "two-years": "biennial(?:ly)?",
}
NUMBER_EN = (
    r"(?:\d{1,3}|(?:(?:one|two|three|six) hundred(?: and)? )?(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|fifteen|twenty|thirty|forty-five|sixty|eighty|ninety)"
    r"|(?:one|two|three|six) hundred)"
)
SPAN_EN = (
    rf"{NUMBER_EN} (?:\(\d{{1,3}}\)[ -])?(?:working |business |calendar )?"
    r"(?:hours?|days?|weeks?|months?|years?)"
)
# A season of a year, which no calendar date says: autumn 2031, late spring of 2032.
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
SEASON_EN = (
    rf"(?:(?:early|mid|late|end of)[- ])?{_SEASON}(?:(?: ?[/-] ?| and | to | or ){_SEASON})?,? "
    r"(?:of )?(?P<named>20\d{2})(?![-/]?\d)"
)
# From what a term is counted: to where the sentence goes on with what is to be done by then.
EVENT_EN = (
    # A bracket is that of a reference to another part: subsection (a)(ii).
    r"(?:[^,.;:()\n]|,(?= 20\d\d\b)|\((?:[a-z]{1,4}|\d)\)){3,120}?"
    r"(?=(?!, 20\d\d\b)[,.;:)\n]|\((?!(?:[a-z]{1,4}|\d)\))|$"
    r"| (?:detailing|describing|outlining|identifying|explaining|summari[sz]ing|setting out"
    r"|listing|including|containing|addressing|assessing|evaluating|recommending|specifying"
    r"|regarding|concerning|through|via|(?<!of )that|(?<!on )(?<!in )which|and(?!/or))\b"
    rf"|{NEW_SUBJECT_EN}[^,.;:\n]{{3,60}} (?:shall|will|must|should)\b| (?:shall|will|must"
    r"|should)\b| to (?:allow|ensure|determine|identify|provide|assess|support|enable|be)\b)"
)
SPLIT_YEAR = (
    r"(?:(?:Q[1-4]|[1-4]Q|H[12]|[Qq]uarter [1-4])(?: ?(?:and|&|-|to|/) ?Q[1-4])?[ ,]{0,2}(?:of )?)?"
    r"(?P<year>20\d{2})[-/](?P<next>\d{2})(?!\d|-\d{1,2}(?!\d))(?:[ ,]{0,2}(?:Q[1-4]|H[12])\b)?"
)
