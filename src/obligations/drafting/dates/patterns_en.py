"""Expressions of English dates, each with what reads it, in the order in which they are tried."""

from __future__ import annotations

import re

from obligations.drafting.dates.readers import (
    DateRule,
    read_by,
    read_by_day,
    read_every_en,
    read_every_month_en,
    read_from,
    read_in,
    read_interval,
    read_months_en,
    read_named_year,
    read_plan,
    read_quarters,
    read_split_year,
    read_until,
    read_when,
    recurring,
)
from obligations.drafting.dates.words import (
    ADVERBS_EN,
    ANY_MONTH_EN,
    DATE_EN,
    DAY_EN,
    EVENT_EN,
    MONTH_EN,
    NTH_EN,
    NUMBER_EN,
    SEASON_EN,
    SPAN_EN,
    SPLIT_YEAR,
    YEAR_EN,
    compile_en,
)
from obligations.text.expressions import lazy

_DAY_PLAIN = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# What is counted by a period of time, and does not recur: a weekly payment, monthly income.
_NO_AMOUNT = (
    r"(?! (?:(?!and )[a-z]+ ){0,2}(?:payments?|allowances?|wages?|incomes?|rents?|fees?|pay|rates?"
    r"|salar(?:y|ies)|premiums?|pass(?:es)?|tickets?|benefits?|limits?|caps?|averages?|budgets?"
    r"|revenues?|turnover"
    r"|emissions?|consumption|output|capacity|rainfall|volumes?|sales|growth|targets?|costs?"
    r"|allocations?|leave|collections?|services?|subscriptions?|increases?|reductions?|savings?)\b)"
)
# 5:00 pm Eastern Standard Time, noon EST.
_CLOCK = (
    r"(?:COB|noon|midnight|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?)"
    r"(?: (?-i:[A-Z]{2,4}|(?:[A-Z][a-z]+ ){1,3}Time))?,?"
)
# A part of a year that no year stands beside.
_NO_YEAR = (
    r"(?![a-z]|[ ,]*\d)(?! (?:of |each |every |to |until |through "
    r"|and (?:the )?(?:[a-z]+ (?:quarter"
    r"|half)|(?-i:[A-Z]))))"
)
_PART_EN = rf"{NTH_EN}(?: of (?:the|this) year)?{_NO_YEAR}"
_EVENT = r"(?:reports?|reviews?|surveys?|audits?|assessments?|evaluations?|statements?)\b"
_DAY_OF_MONTH = rf"(?:{DAY_EN}(?: of)? {MONTH_EN}|{MONTH_EN} {DAY_EN}|{MONTH_EN})"
# Of December 2031 and 2032 the year is that of the month.
_NO_MONTH_BEFORE = r"(?<!ary )(?<!arch )(?<!pril )(?<!May )(?<!une )(?<!uly )(?<!ugust )(?<!ber )"
_EACH_YEAR = r"(?:(?:of )?(?:each|every) (?P<unit>year)|(?P<unit>yearly|annually))"
_YEARLY = "|".join(word for word, every in ADVERBS_EN.items() if every in ("year", "half"))
_FISCAL = (
    r"(?:FY|fiscal year|financial year) ?(?P<named>(?:20)?\d{2})(?:[/-](?:20)?\d{2})?"
    r"(?: ?(?:-|to) ?FY ?(?:20)?\d{2}(?!\d))?"
)
# A year behind others: in 2026, 2028 and 2030.
_BEHIND_YEARS = "|".join(
    rf"(?<=\b{said} 20\d\d{joint})"
    for said in ("in", "by", "end of")
    for joint in (", ", " and ", r", 20\d\d and ", r", 20\d\d, and ", r", 20\d\d, ")
)
PATTERNS_EN: tuple[DateRule, ...] = (
    (
        compile_en(
            rf"(?:from|between) (?:{_DAY_PLAIN} {ANY_MONTH_EN}|{ANY_MONTH_EN}"
            rf" {_DAY_PLAIN}|{ANY_MONTH_EN}) (?:to|and)"
            rf" (?:{DAY_EN} {MONTH_EN}|{MONTH_EN} {DAY_EN}|{MONTH_EN})"
            r",? (?:of )?(?:each|every) (?P<unit>year)\b"
        ),
        read_every_en,
    ),
    (
        lazy(
            rf"\b(?P<when>(?:(?:Q[1-4]|[1-4]Q|{NTH_EN}) (?:of )?(?:the )?)?{_FISCAL}(?: ?Q[1-4])?)"
            r"\b(?! (?:(?-i:[A-Z])\w+ )?(?:budget|appropriations?|funding|estimates|guidance))",
            re.IGNORECASE,
        ),
        read_named_year,
    ),
    (
        lazy(
            r"\b(?P<when>(?:by|before|in|during|from|over|no later than|until) (?:the )?"
            rf"{SEASON_EN})",
            re.IGNORECASE,
        ),
        read_named_year,
    ),
    (
        lazy(
            rf"\b(?:in|by|during|from|over|throughout|end of) (?P<when>{SPLIT_YEAR}"
            r"(?: ?(?:-|to) ?20\d{2}[-/]\d{2}(?!\d))?)",
            re.IGNORECASE,
        ),
        read_split_year,
    ),
    (
        lazy(
            r"\bQ(?P<first>[1-4])(?: ?,?(?P<year>20\d{2}))? ?(?:-"
            r"|to|through|until) ?Q(?P<last>[1-4]) ?,?(?P<other>20\d{2})"
        ),
        read_quarters,
    ),
    (
        compile_en(
            rf"(?:(?:from|between) )?(?:{MONTH_EN}(?:,? {YEAR_EN})?"
            rf"|{DAY_EN} {MONTH_EN}(?:,? {YEAR_EN})?)"
            rf" ?(?:-|to|and|until|through) ?(?:(?:the )?end of )?(?P<day_to>{_DAY_PLAIN} )?"
            rf"(?P<month_to>{ANY_MONTH_EN}),? (?P<year_to>20\d{{2}})"
        ),
        read_months_en,
    ),
    (  # days of one month
        compile_en(
            rf"(?:(?:from|between) (?:the )?)?{DAY_EN} ?(?:-|to|and|until|through) ?"
            rf"(?P<day_to>{_DAY_PLAIN}) (?:of )?(?P<month_to>{ANY_MONTH_EN}),?"
            r" (?P<year_to>20\d{2})"
        ),
        read_months_en,
    ),
    (
        compile_en(
            rf"(?:from|between) {MONTH_EN} (?:to|and|until|through) (?:the )?(?:end of )?"
            rf"(?P<month_to>{ANY_MONTH_EN})(?![a-z]|[ ,]*\d)(?! (?:of |each |every ))"
        ),
        read_months_en,
    ),
    (
        lazy(
            r"(?<=[.;:,(] )(?:on-?going|continuous(?:ly)?|long-term|sustained)"
            r"(?: (?:promot|advanc|implement|adher|persist)[a-z]+)?(?=[.;)\]]|$)",
            re.IGNORECASE,
        ),
        recurring("continuously"),
    ),
    (
        compile_en(
            rf"within (?P<days>{NUMBER_EN}) (?:working |business |calendar )?days (?:of"
            rf"|after|from|following) the (?:end|close) of (?:each|every"
            rf"|the) (?P<unit>quarter|month|year)"
        ),
        read_every_en,
    ),
    (
        compile_en(
            rf"(?:(?:by|before|no later than|in|at|on) )?(?:the )?(?:end of )?{_DAY_OF_MONTH}"
            rf",? {_EACH_YEAR}"
        ),
        read_every_en,
    ),
    (  # one of several months of each year
        compile_en(
            rf"(?:(?:by|before|in|at|on) )?(?:the )?(?:end of )?{_DAY_OF_MONTH}"
            r"(?=(?:(?:,|,? and|/) ?(?:the )?(?:end of )?(?:\d{1,2} )?"
            rf"{ANY_MONTH_EN}(?: \d{{1,2}})?){{1,8}},? {_EACH_YEAR})"
        ),
        read_every_en,
    ),
    (
        compile_en(
            rf"(?:by|before|on|no later than) (?:the )?{DAY_EN}(?: day)? of (?:each"
            rf"|every) (?P<unit>month)"
        ),
        read_every_en,
    ),
    (
        compile_en(
            rf"(?:(?:each|every) (?P<unit>year)|(?P<unit>{_YEARLY})),? ?(?:and )?"
            r"(?:\(|(?:by|before|on|in|no later than) )(?:the )?(?:end of )?"
            rf"(?:{DAY_EN}(?: of)? {MONTH_EN}|{MONTH_EN} {DAY_EN}|{MONTH_EN})(?![ ,]*\d)"
        ),
        read_every_en,
    ),
    (
        compile_en(
            rf"(?:(?:each|every) (?P<unit>quarter|month)|(?P<unit>monthly|quarterly)),?"
            rf" (?:by|before|on) the {DAY_EN}(?: day)?\b"
        ),
        read_every_en,
    ),
    (
        compile_en(
            r"(?:in|during|by|before|at) (?:the )?"
            rf"(?:(?P<end>end) of |(?:end of )?(?:the )?{NTH_EN} (?:of )?)"
            r"(?:each|every) (?P<unit>year)\b"
        ),
        read_every_en,
    ),
    (
        compile_en(
            rf"(?:by|before|on) the {DAY_EN}(?: day)? of the (?:first|(?P<final>last|final)) month"
            r" of (?:each|every) (?P<unit>quarter)\b"
        ),
        read_every_en,
    ),
    (  # monthly figures by the 10th of the following month
        compile_en(
            r"(?:(?P<unit>monthly)|(?:each|every) (?P<unit>month))\b[^.;\n]{1,60}? (?:by|before|on)"
            rf" (?:the )?{DAY_EN}(?: day)? of the (?:succeeding|following|next|subsequent) month\b"
        ),
        read_every_en,
    ),
    (compile_en(rf"(?:each|every) {MONTH_EN}(?: {DAY_EN})?\b(?!,? \d)"), read_every_month_en),
    (compile_en(r"(?:each|every) (?:(?:mon|tues|wednes|thurs|fri)day)\b"), recurring("week")),
    (
        compile_en(
            r"(?:each|every) (?:fiscal |financial |calendar |academic |school )?(?P<unit>year"
            r"|quarter|month|week|(?:spring|summer|autumn|fall|winter)(?=[,.;:)]|$"
            r"| (?:and|from|until|the|by|[a-z]+ly)\b)|half(?: a)?[ -]year"
            r"|(?:six|6|three|3|twelve|12) months|(?:two|2) years|(?:second|other) year)\b"
            r"(?: thereafter)?"
        ),
        read_every_en,
    ),
    (
        compile_en(
            rf"(?<!illion )(?<!\bbi-)(?<!number of )(?P<unit>{'|'.join(ADVERBS_EN)})\b"
            rf"(?: thereafter)?{_NO_AMOUNT}"
        ),
        read_every_en,
    ),
    (
        compile_en(
            r"(?:publish|submit|produce|issue|prepare|provide|present|deliver|conduct|hold|make|run"
            r"|organi[sz]e|host|undertake|carry out|release|convene)(?:es|s|ing)? "
            r"(?:(?:an?|the|its|their) )?(?P<unit>annual)"
            rf"(?:(?= (?:[a-z]+ ){{0,2}}{_EVENT})|{_NO_AMOUNT})"
        ),
        read_every_en,
    ),
    (
        compile_en(
            r"(?P<unit>biennial) (?:[a-z]+ )?(?:reports?|updates?|reviews?|surveys?|assessments?)\b"
        ),
        read_every_en,
    ),
    (
        compile_en(
            r"(?:hold|conduct|organi[sz]e|publish|run|carry out|undertake|convene)s? (?:at least )?"
            rf"(?:an?|{NUMBER_EN}) (?:[a-z-]+ ){{1,4}}(?:a|per|each|every)"
            r" (?P<unit>year|quarter|month|week)\b"
        ),
        read_every_en,
    ),
    (
        compile_en(r"on (?:at least )?an? (?P<unit>annual|yearly|quarterly|monthly|weekly) basis"),
        read_every_en,
    ),
    (
        compile_en(
            rf"(?P<times>{NUMBER_EN}) times? (?:a|per|each|every)"
            r" (?P<unit>year|quarter|month|week)\b"
        ),
        read_every_en,
    ),
    # What recurs less often than every two years, or in no unit.
    (
        lazy(
            rf"\b(?P<when>(?:once )?every {NUMBER_EN} (?:to {NUMBER_EN} )?"
            r"(?:years|months|weeks|days)|bi-?weekly|fortnightly)\b",
            re.IGNORECASE,
        ),
        read_when,
    ),
    (
        lazy(
            r"\b(?:regularly|periodically|on a regular basis|regular(?= (?:summ"
            r"|evaluat|assess|review|inspect|report|meet|consult|monitor|survey|check|audit)))",
            re.IGNORECASE,
        ),
        recurring("regularly"),
    ),
    (
        lazy(
            rf"\b(?P<when>(?:(?:no|not) later than {SPAN_EN} of"
            rf"|(?:(?:no|not) (?:later|more|less) than|at least) {SPAN_EN}"
            rf" (?:after|from|following|before|prior to|ahead of)) {EVENT_EN}"
            r"|within (?:the )?(?:first|next) (?:year|quarter|month|week)\b"
            rf"|(?-i:In {SPAN_EN}(?=,))"
            rf"|(?<!\bto )within (?:the (?:first|next) |about |around |approximately )?{SPAN_EN}"
            rf"(?: (?:of|after|from|following|upon) {EVENT_EN})?)",
            re.IGNORECASE,
        ),
        read_when,
    ),
    (
        lazy(
            rf"\b(?P<when>(?:in|over|during|for) (?:the )?(?:next|coming|following) {SPAN_EN})\b",
            re.IGNORECASE,
        ),
        read_when,
    ),
    (
        lazy(
            r"\b(?P<when>(?:(?:by|before|ahead of|in time for) the"
            r" (?:end|close|start|beginning) of|within"
            r"|in time for) (?:this|the(?: current| next)?) (?:"
            r"parliament(?:ary term)?|legislat(?:ure|ive term)|government term|mandate|decade"
            r"|century|(?:20\d{2}[-/]\d{2} )?(?:school|academic|financial|fiscal) year|season"
            r"|session|strategy|plan period)"
            r"|(?:by|before|ahead of) (?:the )?(?:(?:start|end|beginning) of )?(?:the )?"
            r"(?:next |20\d{2} )?"
            r"(?:flood|rainy|wet|dry|heating|fire|growing|planting|fishing|hurricane|monsoon"
            r"|(?:school|election|summer|winter))"
            r" (?:season|term|recess|holidays?|break)"
            r"|(?:by|before|ahead of|in time for) COP ?\d{2})\b",
            re.IGNORECASE,
        ),
        read_when,
    ),
    (
        lazy(
            r"\b(?:during|in|over|within|throughout|(?:by|before|at|no later than) (?:the )?"
            r"(?P<end>end of)) (?:the )?(?:period of (?:the )?)?[\"'“‘]?"
            r"(?P<ordinal>\d{2}(?=th)|tenth|eleventh|twelfth|[a-z]{3,6}teenth)(?:th)?[ -]"
            r"(?:(?:Five|5)[- ]Year(?: Plan)?|FYP)\b[\"'”’]?(?: period)?(?P<plan>)",
            re.IGNORECASE,
        ),
        read_plan,
    ),
    (
        lazy(
            rf"\b(?:(?:from|between|over|during|in) )?{_NO_MONTH_BEFORE}(?P<first>20\d{{2}})"
            r"(?: ?(?:-|~|/) ?| to | through |(?<!\b(?:in|by|of) \d{4})(?<!\d, \d{4}) and "
            r"| and (?=\d{4}[^.;]{0,99}\b(?:each|every|annual)))(?P<last>20\d{2})\b",
            re.IGNORECASE,
        ),
        read_interval,
    ),
    # 2026-28; what can be a month is none.
    (
        lazy(
            r"\b(?:(?:from|over|during|in) )?(?P<first>20\d{2})[-/](?P<last>1[3-9]|[2-9]\d)"
            r"(?![\d/-])",
            re.IGNORECASE,
        ),
        read_interval,
    ),
    (compile_en(rf"{DATE_EN},? (?:and )?onwards?\b"), read_from),
    (
        compile_en(
            rf"(?:deadline|closing date)[^.;\n\d]{{0,30}}(?:\d{{1,2}} ?[ap]\.?m\.?,? )?"
            rf"(?:on |is )?{DATE_EN}|by (?P<middle>mid)[- ](?:of )?{YEAR_EN}"
            rf"|(?:by|(?<!not )before|no later than|not later than|on or before"
            rf"|prior to|due(?: by| on)?:?) (?:about |around )?(?:the )?(?:(?:end|close|beginning"
            rf"|middle)[- ](?:of )?(?:the )?)?"
            rf"(?:{_CLOCK}(?: on)? )?"
            rf"(?:[a-z]{{3,6}}day,? )?{DATE_EN}"
        ),
        read_by,
    ),
    (
        compile_en(
            rf"(?:not? (?:earlier than|before|sooner than)"
            rf"|(?:starting|beginning|commencing|effective)(?: (?:in|on|from|with|by))?|from"
            rf"|(?-i:Since)(?= [^,.;]{{0,14}}20)"
            rf"|as of|with effect from) (?:the )?(?:(?:beginning"
            rf"|start|end) of )?{DATE_EN}(?: on(?:wards?)?)?"
        ),
        read_from,
    ),
    (
        compile_en(
            r"(?:in|during|within|throughout|over|on) (?:the )?"
            rf"(?:course of |(?:first|second|third|last|final) week of )?{DATE_EN}"
        ),
        read_in,
    ),
    (lazy(rf"(?:{_BEHIND_YEARS})(?P<year>20\d\d)(?![-/]?\d)", re.IGNORECASE), read_in),
    # … a guide to piers (Q1 2026).
    (
        compile_en(
            rf"(?<=\()(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|{MONTH_EN}) {YEAR_EN}"
            r"(?=\)[.;]?(?:$|\n| [A-Z]))"
        ),
        read_in,
    ),
    (compile_en(rf"at (?:the )?end of {DATE_EN}"), read_by),
    (compile_en(rf"(?<=\bin \d{{4}} and ){YEAR_EN}(?! ?%)"), read_in),
    (compile_en(rf"(?<=\bby \d{{4}} and ){YEAR_EN}(?! ?%)"), read_by),
    (
        compile_en(
            r"(?:by|before|at|no later than) (?:the )?"
            r"(?:end of (?:the )?year|year[- ]end)(?P<nothing>)"
        ),
        read_by,
    ),
    (
        compile_en(
            r"(?:(?:(?:with)?in|during) the year\b|(?-i:This year)(?=, )"
            r"|(?<!earlier )(?<!end of )this year(?=[.;]|$))(?P<nothing>)"
        ),
        read_in,
    ),
    (compile_en(rf"(?:by|before) (?:the )?(?:end of )?(?:the )?{_PART_EN}"), read_by),
    (compile_en(rf"(?:in|during|within) (?:the )?(?:{_PART_EN}|{MONTH_EN}{_NO_YEAR})"), read_in),
    (
        compile_en(
            rf"(?:starting |beginning )?from (?:{DAY_EN} {MONTH_EN}|{MONTH_EN} {DAY_EN})"
            r"(?![ ,]*\d)(?! (?:to|until)\b)"
        ),
        read_from,
    ),
    (
        compile_en(rf"(?:until|till|through|up to) (?:to )?(?:the )?(?:end of )?{DATE_EN}"),
        read_until,
    ),
    (
        compile_en(
            rf"(?:(?:by|before|no later than) (?:the )?(?:end(?:-| of ))?|at the end of )"
            rf"(?:{DAY_EN} {MONTH_EN}|{MONTH_EN} {DAY_EN}|{MONTH_EN})(?![ ,]*\d)(?! \d)"
        ),
        read_by_day,
    ),
)
