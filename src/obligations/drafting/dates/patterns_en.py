"""Expressions of English dates, each with what reads it, in the order in which they are tried."""

from __future__ import annotations

from obligations.drafting.dates.readers import (
    DateRules,
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
    read_two_years,
    read_until,
    read_when,
    recurring,
    rules_en,
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
)
from obligations.text.typed_dates import MONTH_STEMS

_DAY_PLAIN = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
# What is counted by a period of time, and does not recur: a weekly payment, monthly income.
_NO_AMOUNT = (
    r"(?! (?:(?!and )[a-z]+ ){0,2}(?:payments?|allowances?|wages?|incomes?|rents?|fees?|pay|rates?"
    r"|salar(?:y|ies)|premiums?|pass(?:es)?|tickets?|benefits?|limits?|caps?|averages?|budgets?"
    r"|revenues?|turnover|emissions?|consumption|output|capacity|rainfall|volumes?|sales|growth"
    r"|targets?|costs?|allocations?|leave|collections?|services?|subscriptions?|increases?"
    r"|reductions?|savings?)\b)"
)
# 5:00 pm Eastern Standard Time, noon EST.
_CLOCK = (
    r"(?:COB|noon|midnight|\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?)"
    r"(?: (?-i:[A-Z]{2,4}|(?:[A-Z][a-z]+ ){1,3}Time))?,?"
)
# A part of a year that no year stands beside.
_NO_YEAR = (
    r"(?![a-z\d]|,? ?20\d\d| \d)(?! (?:of |each |every |to |until |through "
    r"|and (?:the )?(?:[a-z]+ (?:quarter|half)|(?-i:[A-Z]))))"
)
_PART_EN = rf"{NTH_EN}(?: of (?:the|this) year)?{_NO_YEAR}"
_EVENT = r"(?:reports?|reviews?|surveys?|audits?|assessments?|evaluations?|statements?)\b"
_DAY_OF_MONTH = rf"(?:{DAY_EN}(?: of)? {MONTH_EN}|{MONTH_EN} {DAY_EN}|{MONTH_EN})"
_DAY_OF_YEAR = rf"(?:{_DAY_OF_MONTH}|Q(?P<quarter>[1-4]))"
# Of December 2031 and 2032 the year is that of the month.
_NO_MONTH_BEFORE = r"(?<!ary )(?<!arch )(?<!pril )(?<!May )(?<!une )(?<!uly )(?<!ugust )(?<!ber )"
_EACH_YEAR = r"(?:(?:of )?(?:each|every) (?P<unit>year)|(?P<unit>yearly|annually))"
_YEARLY = f"{ADVERBS_EN['year']}|{ADVERBS_EN['half']}"
_FISCAL = (
    r"(?:FY|fiscal year|financial year) ?(?P<named>(?:20)?\d{2})(?:[/-](?:20)?\d{2})?"
    r"(?: ?(?:-|to) ?FY ?(?:20)?\d{2}(?:[/-](?:20)?\d{2})?(?!\d))?"
)
# A year behind others: in 2026, 2028 and 2030.
_BEHIND_YEARS = "|".join(
    rf"(?<=\b{said} 20\d\d{joint}....)"
    for said in ("in", "by", "end of")
    for joint in (", ", " and ", r", 20\d\d and ", r", 20\d\d, and ", r", 20\d\d, ")
)
# One of these is in whatever DATE_EN finds, and in whatever has the name of a month.
_OF_DATES = "20 year /"
_OF_MONTHS = " ".join(MONTH_STEMS)
PATTERNS_EN: tuple[DateRules, ...] = (
    rules_en(
        read_every_en,
        rf"(?:from|between) (?:{_DAY_PLAIN} {ANY_MONTH_EN}|{ANY_MONTH_EN}"
        rf" {_DAY_PLAIN}|{ANY_MONTH_EN}) (?:to|and)"
        rf" (?:{DAY_EN} {MONTH_EN}|{MONTH_EN} {DAY_EN}|{MONTH_EN})"
        r",? (?:of )?(?:each|every) (?P<unit>year)\b",
        any_of="year",
    ),
    rules_en(
        read_named_year,
        rf"(?P<when>(?:(?:Q[1-4]|[1-4]Q|{NTH_EN}) (?:of )?(?:the )?)?{_FISCAL}(?: ?Q[1-4])?)\b"
        r"(?! (?:(?-i:[A-Z])\w+ )?(?:budget|appropriations?|funding|estimates|guidance))",
        rf"(?P<when>(?:by|before|in|during|from|over|no later than|until) (?:the )?{SEASON_EN})",
        any_of="fy fiscal financial spring summer autumn fall winter",
    ),
    rules_en(
        read_split_year,
        r"(?:in|by|during|from|over|throughout"
        rf"|end of) (?P<when>{SPLIT_YEAR}(?: ?(?:-|to) ?20\d{{2}}[-/]\d{{2}}(?!\d))?)",
        any_of="20",
    ),
    rules_en(
        read_quarters,
        r"Q(?P<first>[1-4])(?: ?,?(?P<year>20\d{2}))? ?(?:-|to|through"
        r"|until) ?Q(?P<last>[1-4]) ?,?(?P<other>20\d{2})",
        any_of="q1 q2 q3 q4",
    ),
    rules_en(
        read_months_en,
        rf"(?:(?:from|between) )?(?:{MONTH_EN}(?:,? {YEAR_EN})?"
        rf"|{DAY_EN} {MONTH_EN}(?:,? {YEAR_EN})?)"
        rf" ?(?:-|to|and|until|through) ?(?:(?:the )?end of )?(?P<day_to>{_DAY_PLAIN} )?"
        rf"(?P<month_to>{ANY_MONTH_EN}),? (?P<year_to>20\d{{2}})",
        # days of one month
        rf"(?:(?:from|between) (?:the )?)?{DAY_EN} ?(?:-|to|and|until|through) ?"
        rf"(?P<day_to>{_DAY_PLAIN}) (?:of )?(?P<month_to>{ANY_MONTH_EN}),? (?P<year_to>20\d{{2}})",
        any_of=_OF_MONTHS,
    ),
    rules_en(
        read_months_en,
        rf"(?:from|between) {MONTH_EN} (?:to|and|until|through) (?:the )?(?:end of )?"
        rf"(?P<month_to>{ANY_MONTH_EN})(?![a-z]|[ ,]*\d)(?! (?:of |each |every ))",
        any_of=_OF_MONTHS,
    ),
    rules_en(
        recurring("continuously"),
        r"(?<=[.;:,(] )(?:on-?going|continuous(?:ly)?|long-term|sustained)"
        r"(?: (?:promot|advanc|implement|adher|persist)[a-z]+)?(?=[.;)\]]|$)"
        r"|(?<=[.;,(] )continue to (?:promote|advance|implement|deepen|improve)(?=[.;)\]]|$)",
        any_of="going continu long-term sustained",
    ),
    rules_en(
        read_every_en,
        rf"within (?P<days>{NUMBER_EN}) (?:working |business |calendar )?days (?:of|after|from"
        r"|following) the (?:end|close) of (?:each|every|the) (?P<unit>quarter|month|year)",
        rf"(?:(?:by|before|no later than|in|at|on) )?(?:the )?(?:end of )?{_DAY_OF_YEAR}"
        rf",? {_EACH_YEAR}",
        rf"(?:(?:by|in|during) )?(?:the )?(?:end of )?Q(?P<quarter>[1-4]),? {_EACH_YEAR}",
        rf"{_EACH_YEAR},? ?(?:\(|(?:by|in|during) )(?:the )?(?:end of )?"
        r"Q(?P<quarter>[1-4])\b(?![ ,/-]*\d)",
        # one of several months of each year
        rf"(?:(?:by|before|in|at|on) )?(?:the )?(?:end of )?{_DAY_OF_MONTH}"
        r"(?=(?:(?:,|,? and|/) ?(?:the )?(?:end of )?(?:\d{1,2} )?"
        rf"{ANY_MONTH_EN}(?: \d{{1,2}})?){{1,8}},? {_EACH_YEAR})",
        rf"(?:by|before|on|no later than) (?:the )?{DAY_EN}(?: day)? of (?:each"
        r"|every) (?P<unit>month)",
        rf"(?:(?:each|every) (?P<unit>year)|(?P<unit>{_YEARLY}|annual(?= ?\())),? ?(?:and )?"
        r"(?:\(|(?:\(?(?:by|before|on|in|no later than) ))(?:the )?(?:end of )?"
        rf"(?:{_DAY_OF_YEAR}|{NTH_EN})(?![ ,]*\d)",
        rf"(?:(?:each|every) (?P<unit>quarter|month)|(?P<unit>monthly|quarterly)),?"
        rf" (?:by|before|on) the {DAY_EN}(?: day)?\b",
        r"(?:in|during|by|before|at) (?:the )?"
        rf"(?:(?P<end>end) of |(?:end of )?(?:the )?{NTH_EN} (?:of )?)"
        r"(?:each|every) (?P<unit>year)\b",
        rf"(?:by|before|on) the {DAY_EN}(?: day)? of the (?:first|(?P<final>last|final)) month"
        r" of (?:each|every) (?P<unit>quarter)\b",
        # monthly figures by the 10th of the following month
        r"(?:(?P<unit>monthly)|(?:each|every) (?P<unit>month))\b[^.;\n]{1,60}? (?:by|before|on)"
        rf" (?:the )?{DAY_EN}(?: day)? of the (?:succeeding|following|next|subsequent) month\b",
        any_of="year annual quarter month",
    ),
    rules_en(
        read_every_month_en,
        rf"(?:each|every) {MONTH_EN}(?: {DAY_EN})?\b(?!,? \d)",
        any_of="each every",
    ),
    rules_en(
        recurring("week"),
        r"(?:each|every) (?:(?:mon|tues|wednes|thurs|fri)day)\b",
        any_of="monday tuesday wednesday thursday friday",
    ),
    rules_en(
        read_every_en,
        r"(?:each|every) (?:fiscal |financial |calendar |academic |school )?(?P<unit>year"
        r"|quarter|month|week|(?:spring|summer|autumn|fall|winter)(?=[,.;:)]|$"
        r"| (?:and|from|until|the|by|[a-z]+ly)\b)|half(?: a)?[ -]year"
        r"|(?:six|6|three|3|twelve|12) months|(?:two|2) years|(?:second|other) year)\b"
        r"|\bonce in (?P<unit>(?:two|2) years)\b"
        r"(?: thereafter)?",
        # What there is already recurs: at the quarterly meeting.
        r"(?<!illion )(?<!\bbi-)(?<!number of )(?<!\bin the )(?<!\bat the )(?<!through the )"
        rf"(?P<unit>{'|'.join(ADVERBS_EN.values())})\b(?<!\bthe biennial)"
        rf"(?: thereafter)?{_NO_AMOUNT}",
        r"(?:publish|submit|produce|issue|prepare|provide|present|deliver|conduct|hold|make|run"
        r"|organi[sz]e|host|undertake|carry out|release|convene)(?:es|s|ing)? "
        r"(?:(?:an?|the|its|their) )?(?P<unit>annual)"
        rf"(?:(?= (?:[a-z]+ ){{0,2}}{_EVENT})|{_NO_AMOUNT})",
        r"(?<!the )(?P<unit>biennial) (?:[a-z]+ )?"
        r"(?:reports?|updates?|reviews?|surveys?|assessments?)\b",
        r"(?:hold|conduct|organi[sz]e|publish|run|carry out|undertake|convene)s? (?:at least )?"
        rf"(?:an?|{NUMBER_EN}) (?:[a-z-]+ ){{1,4}}(?:a|per|each|every)"
        r" (?P<unit>year|quarter|month|week)\b",
        r"on (?:at least )?an? (?P<unit>annual|yearly|quarterly|monthly|weekly) basis",
        rf"(?<!more than )(?<!exceed )(?P<times>{NUMBER_EN}) times? (?:a|per|each|every)"
        r" (?P<unit>year|quarter|month|week)\b",
        any_of="year annual quarter month week biennial spring summer autumn fall winter",
    ),
    rules_en(
        read_when,
        # What recurs less often than every two years, or in no unit.
        rf"(?P<when>(?:once )?every {NUMBER_EN} (?:to {NUMBER_EN} )?(?:years|months|weeks|days)"
        r"|bi-?(?:week|month)ly|fortnightly)\b",
        any_of="every week month fortnightly",
    ),
    rules_en(
        recurring("regularly"),
        r"(?:regularly|periodically|on a regular basis|regular(?= (?:summ|evaluat|assess|review"
        r"|inspect|report|meet|consult|monitor|survey|check|audit)))",
        any_of="regular periodic",
    ),
    rules_en(
        read_when,
        rf"(?P<when>(?:(?:no|not) later than {SPAN_EN} of|(?:(?:no|not) (?:later|more|less) than"
        rf"|at least) {SPAN_EN} (?:after|from|following|before|prior to|ahead of)) {EVENT_EN}"
        rf"|within (?:the )?(?:first|next) (?:year|quarter|month|week)\b|(?-i:In {SPAN_EN}(?=,))"
        r"|(?<!\bto )(?<!\bbe )within (?:the (?:first|next) |about |around "
        rf"|approximately )?{SPAN_EN}(?: (?:of|after|from|following|upon) {EVENT_EN})?)",
        rf"(?P<when>(?:in|over|during|for) (?:the )?(?:next|coming|following) {SPAN_EN})\b",
        r"(?P<when>(?:(?:by|before|ahead of|in time for) the (?:end|close|start|beginning) of"
        r"|within|in time for) (?:this|the(?: current| next| \d{2,3}(?:st|nd|rd|th))?)"
        r" (?:parliament(?:ary term)?|congress"
        r"|legislat(?:ure|ive term)|government term|mandate|decade|century|(?:20\d{2}[-/]\d{2} )?"
        r"(?:school|academic|financial|fiscal) year|season|session|strategy|plan period)"
        r"|(?:by|before|ahead of) (?:the )?(?:(?:start|end|beginning) of )?(?:(?:the|each) )?"
        r"(?:next |20\d{2} )?(?:flood|rainy|wet|dry|heat(?:ing)?|fire|growing|planting|fishing"
        r"|hurricane|monsoon|(?:school|election|summer|winter)) (?:season|term|recess|holidays?"
        r"|break)|(?:by|before|ahead of|in time for) (?:COP ?\d{2}"
        r"|(?:Christmas|Easter|Thanksgiving)(?: 20\d{2})?))\b",
    ),
    rules_en(
        read_plan,
        r"(?:during|in|over|within|throughout|(?:by|before|at|no later than) (?:the )?"
        r"(?P<end>end of)) (?:the )?(?:period of (?:the )?)?[\"'“‘]?(?P<ordinal>\d{2}(?=th)|tenth"
        r"|eleventh|twelfth|[a-z]{3,6}teenth)(?:th)?[ -](?:(?:Five|5)[- ]Year(?: Plan)?"
        r"|FYP)\b[\"'”’]?(?: period)?(?P<plan>)",
        any_of="year fyp",
    ),
    rules_en(
        read_two_years,
        r"(?:(?:in|during|over) )?(?:this year and (?:the )?next(?: year)?"
        r"|this and next year)\b(?! (?:month|week|quarter))",
        any_of="next",
    ),
    rules_en(
        read_interval,
        rf"(?:(?:from|between|over|during|in) )?{_NO_MONTH_BEFORE}(?P<first>20\d{{2}})(?: ?(?:-|~"
        r"|/) ?| to | through |(?<!\b(?:in|by|of) \d{4})(?<!\d, \d{4}) and "
        r"| and (?=\d{4}[^.;]{0,99}\b(?:each|every|annual)))(?P<last>20\d{2})\b",
        # 2026-28; what can be a month is none.
        r"(?:(?:from|over|during|in) )?(?P<first>20\d{2})[-/](?P<last>1[3-9]|[2-9]\d)(?![\d/-])",
        any_of="20",
    ),
    rules_en(read_from, rf"{DATE_EN},? (?:and )?onwards?\b", any_of="onward"),
    rules_en(
        read_by,
        rf"(?:deadline|closing date)[^.;\n\d]{{0,30}}(?:\d{{1,2}} ?[ap]\.?m\.?,? )?"
        rf"(?:on |is )?{DATE_EN}|by (?P<middle>mid)[- ](?:of )?{YEAR_EN}"
        rf"|(?:by|(?<!not )before|no later than|not later than|on or before"
        rf"|prior to|due(?: by| on)?:?) (?:about |around )?(?:the )?(?:(?:end|close|beginning"
        rf"|middle)[- ](?:of )?(?:the )?)?"
        rf"(?:{_CLOCK}(?: on)? )?"
        rf"(?:[a-z]{{3,6}}day,? )?{DATE_EN}",
        any_of=_OF_DATES,
    ),
    rules_en(
        read_from,
        r"(?:not? (?:earlier than|before|sooner than)|(?:starting|beginning|commencing|effective)"
        r"(?: (?:in|on|from|with|by))?|from|(?-i:Since)(?= [^,.;]{0,14}20)|as of|with effect"
        rf" from) (?:the )?(?:(?:beginning|start|end) of )?{DATE_EN}(?: on(?:wards?)?)?",
        any_of=_OF_DATES,
    ),
    rules_en(
        read_in,
        r"(?:in|during|within|throughout|over|on) (?:the )?"
        rf"(?:course of |(?:first|second|third|last|final) week of )?{DATE_EN}",
        rf"(?P<year>20\d\d)(?:{_BEHIND_YEARS})(?![-/]?\d)",
        # … a guide to piers (Q1 2026).
        rf"(?<=\()(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|{MONTH_EN}) {YEAR_EN}"
        r"(?=\)[.;]?(?:$|\n| [A-Z]))",
        any_of=_OF_DATES,
    ),
    rules_en(read_by, rf"at (?:the )?end of {DATE_EN}", any_of=_OF_DATES),
    rules_en(read_in, rf"(?<=\bin \d{{4}} and ){YEAR_EN}(?! ?%)", any_of="20"),
    rules_en(
        read_by,
        rf"(?<=\bby \d{{4}} and ){YEAR_EN}(?! ?%)",
        r"(?:by|before|at|no later than) (?:the )?(?:end of (?:the )?year"
        r"|year[- ]end)(?P<nothing>)",
        any_of="20 year",
    ),
    rules_en(
        read_in,
        r"(?:(?:(?:with)?in|during) the year\b|(?-i:This year)(?=, )"
        r"|(?<!earlier )(?<!end of )this year(?=[.;]|$|, (?:of which|including)))(?P<nothing>)",
        any_of="year",
    ),
    rules_en(
        read_by,
        rf"(?:by|before) (?:the )?(?:end of )?(?:the )?{_PART_EN}",
        any_of="quarter half",
    ),
    rules_en(
        read_in,
        rf"(?:in|during|within) (?:the )?(?:{_PART_EN}|{MONTH_EN}{_NO_YEAR})",
        any_of=f"quarter half {_OF_MONTHS}",
    ),
    rules_en(
        read_from,
        rf"(?:starting |beginning )?from (?:{DAY_EN} {MONTH_EN}|{MONTH_EN} {DAY_EN})"
        r"(?![ ,]*\d)(?! (?:to|until)\b)",
        any_of=_OF_MONTHS,
    ),
    rules_en(
        read_until,
        rf"(?:until|till|through|up to) (?:to )?(?:the )?(?:end of )?{DATE_EN}",
        any_of="til through up",
    ),
    rules_en(
        read_by_day,
        r"(?:(?:by|before|no later than) (?:the )?(?:end(?:-| of ))?|at the end of )"
        rf"(?:{DAY_EN} {MONTH_EN}|{MONTH_EN} {DAY_EN}|{MONTH_EN})(?![ ,]*\d)(?! \d)",
        any_of=_OF_MONTHS,
    ),
)
