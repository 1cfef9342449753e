"""Expressions of English dates that hold in a field of deadlines alone, where nothing else stands
beside them, each with what reads it: those that go before all others, and those that go behind.

A bare date is due then (March 2026, 30 June), what a plan calls its terms is one in its own words
(Short term (1-2 years), Phase 2, Upon approval), and a date that a later one took the place of, or
that says when something was done, is none.
"""

from __future__ import annotations

import re

from obligations.drafting.dates.readers import (
    DateRules,
    read_any,
    read_from,
    read_named_term,
    read_quarters,
    read_split_year,
    read_when,
    rules_en,
)
from obligations.drafting.dates.words import (
    DATE_EN,
    DAY_EN,
    EVENT_EN,
    MONTH_EN,
    SEASON_EN,
    SPAN_EN,
    SPLIT_YEAR,
    YEAR_EN,
)
from obligations.text.expressions import lazy

# A deadline that a later one took the place of: (revised from June 2026), originally March 2026.
SUPERSEDED_EN = lazy(
    r"(?i:\b(?:(?:revised|extended|deferred|moved|changed|slipped|brought forward) from|originally"
    r"|previously|formerly|was|original (?:date|deadline|target)(?: date)?)\b[^()\n;]*"
    r"|^[^\n]{0,40}?(?=\b(?:revised|extended|deferred|moved|now)(?: date| to| until)?(?::"
    r"| (?=\d|to |(?-i:[A-Z])))))"
)
# What was done, and when: Completed (May 2026); what is to be is "completed by" then.
DONE_EN = lazy(
    r"(?i:(?:now |already |partly )?(?:completed?|done|achieved|closed|delivered|implemented"
    r"|established|met|finished|launched|published)\b(?! (?:by|in 20|before|within)))"
)
_TERM = r"(?:short|medium|mid|long|near)"
# What a plan calls its terms: Short term (1-2 years), Near-term (2026-2028), Years 3-5, Phase 1.
_NAMED_TERM = lazy(
    r"\b(?P<when>(?:(?<!with )immediate(?:ly)?\b(?! (?:effect|upon|after|following))"
    rf"|{_TERM}(?:(?:-| to|/)[- ]?(?:to[- ])?{_TERM})?[- ]?(?:term)(?! [a-z]+(?:ence|ion)\b)"
    rf"|{_TERM}(?:(?:-| to |/){_TERM})?(?= ?\(|$)"
    r"|(?:y(?:ea)?rs?\.? ?|Y)\d{1,2}(?!\d)(?: ?(?:-|to|and|&|,) ?\d{1,2}(?!\d)){0,4}"
    r"|(?:months?|phase|stage|tranche|wave|week|day) \d{1,2}(?!\d)(?: ?(?:-|to|and|&) ?\d{1,2})?"
    r"|\d{1,2}(?: ?(?:-|to) ?\d{1,2}|\+) (?:years?|yrs|months?))"
    r"(?: ?\((?:(?P<first>20\d{2}) ?-? ?(?P<last>20\d{2})|20\d{2}[-/]\d{2}"
    r"|(?![^()\n]{0,30}20\d{2})[^()\n]{2,40})\)| (?:20)?\d{2}[/-]\d{2}(?!\d))?)"
    # Short term (by June 2026) is that date, and Stage 1 by June 2026, Phase 2: 2027.
    r"(?! ?\([^()\n]{0,30}20\d{2}|(?:| (?:complete[ds]?|delivered|due))(?::|,? (?:by|in)\b)"
    r"[^;()\n]{0,24}20\d{2})",
    re.IGNORECASE,
)
_KIND_OF_YEAR = r"(?:financial|fiscal|academic|school|budget)"
# What takes its year from the one behind it: Q3 and Q4 2026, March & September 2026.
_NEXT = (
    r"(?=(?:(?:,? and| ?&| ?/|,) ?(?:Q[1-4]|[a-z]{3,9}\.?)){1,6}"
    r"[ ,]{1,2}(?:of )?(?P<year>20\d{2})(?![/-]?\d))"
)
BEFORE_EN: tuple[DateRules, ...] = (
    DateRules(read_named_term, (_NAMED_TERM,)),
    rules_en(
        read_when,
        rf"(?P<when>(?:20\d\d ?[-/] ?20\d\d {_KIND_OF_YEAR} year|(?:[a-z]+ (?:quarter"
        rf"|half) of )?(?:{_KIND_OF_YEAR} year|AY) ?(?:20)?\d\d ?[-/] ?(?:20)?\d\d)\b)",
    ),
)
BEHIND_EN: tuple[DateRules, ...] = (
    rules_en(read_when, rf"(?P<when>{SEASON_EN})"),
    rules_en(
        read_split_year,
        rf"(?P<when>(?:(?:spring|summer|autumn|fall|winter) )?{SPLIT_YEAR}(?: ?(?:-"
        r"|to) ?20\d{2}[-/]\d{2}(?!\d))?)",
    ),
    DateRules(
        read_split_year,
        (
            lazy(
                r"(?<![\d/.-])(?P<when>(?:Q[1-4] )?(?P<year>[23]\d)/(?P<next>\d{2})(?: Q[1-4])?)"
                r"(?![\d/])"
            ),
        ),
    ),
    rules_en(
        read_when, rf"(?P<when>{SPAN_EN}(?: (?:after|from|following|before|prior to) {EVENT_EN})?)"
    ),
    rules_en(
        read_quarters, r"^Q(?P<first>[1-4])(?P<year>) ?(?:-|to|&|and) ?Q(?P<last>[1-4])(?P<other>)$"
    ),
    rules_en(
        read_any,
        r"(?<![\d/.])(?:(?P<day>3[01]|2\d|1[3-9])[/.-](?P<month>1[0-2]|0?[1-9])"
        r"|(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|2\d|1[3-9])"
        r"|(?P<one>1[0-2]|0?[1-9])(?:/|(?P<dot>\.))(?P<two>1[0-2]|0?[1-9]))"
        r"[/.-](?:(?P<year>20\d\d)|(?P<short>\d\d))(?![\d/.])",
    ),
    rules_en(
        read_from,
        rf"{DATE_EN}(?: on(?:wards?)?\b|\+| and beyond\b"
        r"|(?=(?:,| ?-| to| and| &)? (?:then )?on-?going\b))",
        rf"(?:starts?|begins?|commences?|launch)(?: date)?(?: (?:in|from|by)|:)?"
        rf" (?:{DATE_EN}|{MONTH_EN}$)",
    ),
    rules_en(
        read_any,
        rf"(?:Q(?P<quarter>[1-4])|{MONTH_EN}){_NEXT}",
        rf"(?:(?P<middle>mid)[- ](?:of )?{YEAR_EN}|(?:end (?:of )?)?{DATE_EN}"
        r"|end of (?:the|this) year|year-end)",
        rf"(?:{DAY_EN}[- ])?{MONTH_EN}(?:-| ')(?P<short>\d{{2}})(?!\d)",
        # March 26 may be a month of 2026.
        rf"^(?:(?:the )?end of )?(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|{DAY_EN} {MONTH_EN}"
        rf"|{MONTH_EN} (?:{DAY_EN}(?<=[a-z])|(?P<day>[01]?\d)(?!\d))|{MONTH_EN})$",
    ),
)
# Where nothing else says when: Upon approval, Each term, For the duration of the strategy.
LAST_EN = rules_en(
    read_when,
    r"^(?!(?:on|at) (?:hold|track|risk|target|schedule|time)\b)"
    r"(?P<when>(?:(?:up)?on|prior to|before|after|following|within|during|throughout|at|each"
    r"|every|next|(?:for )?(?:the )?(?:life|lifetime|duration|term) of) [a-z][a-z '-]{2,60}"
    r"|daily|fortnightly|termly)$",
)
