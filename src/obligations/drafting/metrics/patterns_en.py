"""How English figures are written: at least 5%, train 40 pilots, the number of docks reaches 40.

FIGURE_EN has a bound or a verb before the number; CHANGED is a share without one, COUNT has its
unit before it, TO_BE_MADE is a subject. MORE_EN goes on with the verb of a figure before it, and
SHARES_UNIT_EN with its unit, or with that which stands before several numbers, UNIT_AHEAD.
"""

from __future__ import annotations

import re

from obligations.drafting.metrics.metric import DIGITS
from obligations.text.expressions import lazy

_TO = r" ?%? ?(?:-|~|to) ?(?P<to>\d{1,9}(?:\.\d{1,6})?)(?!\d)"
_NUMBER = DIGITS.replace("<value>", "<amount>")
_BY_YEAR = r" by (?:the )?(?:end of )?20\d\d"
# 5G stations, “green” docks.
_WORDS = (
    r"(?:(?:(?!(?:of|in|by|with|for|to|from|at|on|per|over|within) )[a-z][a-z-]+|\d[a-z]"
    r"|[\"“][^\"“”\n]{1,40}[\"”]) ){0,6}?"
)
_CURRENCY = (
    r"(?:RMB|CNY|USD|EUR|GBP|AUD|CAD|NZD|INR|CHF|RM|Rs\.?|(?:US|NZ|AU|CA|HK|A|C|R|S)?\$|€|£|₹|¥)"
)
# Things in the plural; of two such words that stand together both belong to it.
_THINGS = (
    rf"(?!(?:and|or|mph) ){_WORDS}(?:people|staff|personnel|children(?!['’])|women"
    r"|(?!(?:overseas|sales|sports|goods|logistics|savings|customs|operations)\b)"
    r"[a-z][a-z-]+(?<!s)s)\b(?!['’])"
    r"(?: (?!(?:as|is|was|its|this|has|across|unless|towards|plus|versus)\b)[a-z-]{3,}(?<!s)s\b)?"
    r"(?:/(?:cubic |square )?[a-z]+)?"
)
_UNIT = (
    r"(?P<unit>(?:(?:thousand|million|billion|trillion|(?<=\d)(?:m|bn))(?=\s))? ?"
    r"(?:[a-z]+illion(?=[.,;]|$| (?:by|in) )"
    r"|(?:working |business )?day\b"
    r"|percentage points|percent|per cent|[%‰]"
    r"|yuan|mu\b|[kMGT]Wh?\b|km(?:/h)?\b|kg\b|ha\b|TEU\b|t?CO2e?\b"
    rf"|{_THINGS}))"
)
_MAGNITUDE = r"(?P<magnitude>thousand|million|billion|trillion|m|bn)?\b"
# What is done to so many things, or to be done to them.
_MAKE = (
    r"train|establish|creat|plant|install|open|launch|recruit|deliver|construct|pilot|attract"
    r"|introduc|implement|complet|renovat|transform|form|foster|deploy|rais|select|identif|connect"
    r"|equip|cultivat|add|host|[a-z]{3,9}i[sz]|reinforc|certif|upgrad|retrofit|restor|hir|appoint"
    r"|achiev|ensur|secur|maintain|support|transfer|invest|issu|dispatch|send"
)
_MAKES = (
    rf"(?:(?:{_MAKE})(?:e|y|ing)?|build|set up|make up|strive to [a-z]+|(?:\A|(?<=[.;:,] )|(?<=by )"
    r"|(?<=on )|(?<=lead in )|(?<=and ))(?!includ|exceed|receiv|cost|hav)[a-z]{3,}ing)s?"
    r"(?: (?:a total of|an (?:additional|extra)|another|a further|(?:each|every) year))?"
)
# What money is paid as: it promises no figure.
PAID = "grant|loan|fine|subsid|penalt|reward|credit|allowance|bonus|award|support"
_CHANGES = (
    r"(?:rais|doubl|extend|increas|reduc|cut|lower|grow|expand|improv|boost|lift|trim|slash"
    r"|shorten|bring|decreas|declin|drop|ris|fall|shrink|jump|climb|transition|commit)[a-z]*"
    r"(?:(?! (?:least|most|than|about|around|over|nearly) \d)[^.;:\n]|\.\d){0,120}?"
    r" (?:from (?:[^\w\s]|[A-Z]{1,3}\$?)?[\d.,]+(?: [a-z]+illion| ?(?:m|bn)\b)? to"
    r"|(?<!up )(?<!close )(?:(?<=in \d{4} )|(?<!\d ))to|by)"
)
_SHARE = r"[\d.]+(?: ?(?:-|to) ?[\d.]+)? ?(?:[%‰]|per)"
_MEASURED = (
    r"[\d,.]+ (?:[a-z]+illion|kilogram|cubic|square|lit(?:re|er)|percentage|[kMGT]Wh?|t?CO2e?|km"
    r"|ha|kilomet|hectare|[a-z]+watt|ton|yuan|people|staff|jobs|homes|mu\b"
    r"|(?:working |business )?days)"
    rf"|{_CURRENCY} ?\d"
)
# Cut its waste 30%, without "by": no word stands before it that says how the number is meant.
_CUTS = (
    r"(?:drop|fall|decline|decrease|rise|grow|slide|increase"
    r"|(?:reduc|cut|lower|increas|slash)[a-z]*"
    r"(?: (?!(?:the|an?|its|of|in|at|to|by|for|with|from|than|over|under|above|below|about|around"
    r"|nearly|almost|some|roughly|approximately|least|most|up|between|and|or) \d)[a-z'-]+){1,8}+)"
)
# Words with which none begins that does something to things.
_NO_DEED = (
    r"(?!be|have|has|last|take|cost|pay|receive|contain|includ|exceed|need|require"
    r"|at|up|about|around|over|under|with|from|than|for|until|after|through|across|among|out|by"
    r"|nearly|almost|roughly|approximately|some|all|each|every|another|more|only|no"
    r"|our|its|their|that|which|these|those|there|and|but|whe|while)"
)
# What a duty does to so many things, or an order to a share: shall conserve 30 bays, clear 90%.
_DOES = (
    rf"(?:(?:will|shall|must)(?: also)?|(?:plan|aim|intend|pledge|commit)[a-z]* to)"
    rf" {_NO_DEED}[a-z]{{3,}}"
    rf"|(?:\A|(?<=[.;:,] )|(?<=and )|(?<=to )){_NO_DEED}[a-z]{{3,}}(?= {_SHARE})"
    rf"|\bsupport (?:(?!to )[a-z-]+ ){{1,4}}to {_NO_DEED}[a-z]{{3,}}"
    r"|(?:will|shall) be (?:reduc|increas|expand)ed by"
    # Serve 2 million guests: an order whose verb is any.
    rf"|(?:\A|(?<=[.;,] )|(?<=and )){_NO_DEED}(?![a-z]+(?:[a-z]{3}ing|ed|s)\b)[a-z]{{3,}}"
    rf"(?= (?:(?:[\d.]+ [a-z]+illion|\d{{1,3}},\d{{3}}) [a-z]|{_CURRENCY} ?\d))"
)
# What is numbered, and not so many: Phase 2 trials, Grade 9 pupils; and what sets a bound.
_NUMBERED = (
    r"(?!(?:limit|cap|restrict|phase|stage|step|tier|level|grade|class|category|schedule|section"
    r"|part|article|annex|appendix|chapter|table|figure|type|group|zone|area|region|ward|route"
    r"|line|lane|gate|berth|pier|terminal|unit|lot|round|wave|version|priority|goal|objective"
    r"|action|item|option|scenario|scope|year|week|month|day|highway|road|building)s? )"
)
_CHANGE = r"(?:reduction|increase|decrease|cut|growth(?: rate)?|rise|decline|saving)s?"
# What says how a number is meant: not lower than, no more than, over, under, about.
_BOUND = (
    r"(?P<at_least>at least|at or above|no(?:t(?: be)?)? (?:fewer|less|lower) than|a minimum of)"
    r"|(?P<at_most>at most|at or (?:below|under)|up to|a maximum of|not exceed(?:ing)?"
    r"|no(?:t(?: be)?)? (?:more|higher|larger|greater) than"
    r"|(?:cap|limit)[a-z]* [^.;:\d]{3,40}? (?:at|to)(?= [\d.]+ ?(?:%|per))"
    r"|(?:controlled|kept|limited) within|(?:(?<= to )|(?<= be ))within"
    r"|within(?= [\d.]+ ?(?:[%‰]|per|km|kilomet)))"
    r"|(?P<over>more than|higher than|over|above|exceed(?:s|ing)?"
    r"|(?:will|shall|should) have exceeded)"
    r"|(?P<under>less than|lower than|under|below|fewer than)"
    r"|(?P<about>about|around|approximately|some|roughly|nearly|almost|close to)"
)
# Provide training of 900 people, complete a yearly investment of 3 billion yuan.
_MAKES_SUM = (
    rf"(?:{_MAKE}|reali[sz]|attain|provid(?!(?:e|ing) (?:[a-z-]+ )?funding)"
    r"|promot|accelerat|set up|carry out)(?:e|y|ing)? "
    rf"(?:(?!{PAID})[a-z-]+ ){{1,9}}(?<!s )of(?! {_SHARE})"
)
_REACHES = (
    rf"(?:rate|share|proportion|coverage)\b[^.;,\d]{{0,60}} (?:will|shall|must) be(?= {_SHARE})"
    r"|reach(?:es|ing)?|hit|reached|(?:will|shall|should) have reached|of which"
    r"|(?:will|shall|must|to) account for"
    rf"|(?:aims? for|(?:target|goal) of)(?= {_SHARE})"
    r"|(?:rais|extend|increas|reduc|cut|lower|grow|expand)[a-z]* [^.;:\n\d]{0,60}"
    r" from (?!20\d\d)[\d,]+ to(?! 20\d\d)|(?:\A|(?<=[.;,] ))(?:hold|require)"
    rf"|{_MAKES}|{_DOES}|{_MAKES_SUM}"
)
# By or to how much something is changed, or at how much it is kept.
_CHANGES_OR_KEEPS = (
    rf"(?:{_CHANGES}|(?:stabl|stabili[sz]|maintain|remain|ke[ep]+)[a-z]* [^.;:\n]{{0,60}}?\bat)"
    rf"(?= (?:{_SHARE}|{_MEASURED}))|{_CUTS}(?= {_SHARE})"
)
# Of two numbers, with "and" where "between" stands before them.
_RANGE = _TO.replace("to)", "to|(?(between)and|(?!)))", 1)
# Whatever leads to a number has it near, in the same part of a sentence.
FIGURE_EN = lazy(
    rf"\b(?=\w[^;\d]{{0,200}}\d)(?:{_BOUND}|(?P<reaches>{_REACHES})|(?P<moves>{_CHANGES_OR_KEEPS})"
    rf"|(?P<names_change>(?:{_CHANGE} of|(?:rates?|coverage) of|accounting for)(?= {_SHARE}))"
    r"|(?P<between>between)(?! (?:19|20)\d\d (?:and|to) (?:19|20)\d\d\b)) "
    rf"(?:(?P<currency>{_CURRENCY}) ?{_NUMBER} ?{_MAGNITUDE}"
    rf"|(?!20\d\d levels){DIGITS}(?:{_RANGE})?(?P<more> or (?:more|above))? ?{_UNIT})",
    re.IGNORECASE,
)
MORE_EN = lazy(
    rf"(?: an? [a-z]+)?(?: (?:of|by|in|from) [a-z0-9 -]{{3,40}}?)?"
    rf"(?:,? (?:and|including)|,(?= {_SHARE})|(?P<listed>,)) (?:to |by )?"
    rf"{DIGITS}(?:{_TO})? ?{_UNIT}(?! (?:will|shall|should|must|are|have)\b)",
    re.IGNORECASE,
)
# Whose number is said to grow by its name alone: pilots shall reach 40, not what else they do.
_GROWING = (
    r"(?:\A|(?<=[.;,] )|(?<=and ))(?!and |the total |(?:the )?(?:[a-z]+ )?number )"
    r"(?=(?:(?:the )?[a-z-]+ ){1,6}"
    r"(?:(?:will|shall|must|should) (?:reach|(?:grow|ris|increas)e? (?:by|to))|reach|exceed)s? )"
)
_COUNTED = (
    r"(?P<unit>(?:(?!(?:ha[sd]|have|is|was|were|by|from|[a-z]+ed (?:by|to|from|at|in))\b)"
    r"[a-z-]+ ){1,9}?)"
)
_WHERE = (
    r"(?:\([^().,;]{1,40}\) )?(?:operated |run )?"
    r"(?:(?:(?:in|for|of|purchased|used) (?:(?! ha[ds] | have )[^.,;\d]){3,60}?"
    r"|with [^.;]{3,60}?) )?"
)
_GROWS_TO = (
    r"(?:is |(?:will|shall|should|must|to) )?"
    r"(?:be |reach(?:es)? "
    r"|(?:be )?(?:increas|expand|grow|rais|ris)[a-z]* (?:from [\d,.]+ )?(?:by|to) )?"
)
# A number whose unit stands before it: the number of docks will reach about 40, the members of
# crews shall grow by 40.
COUNT = lazy(
    rf"(?:\bnumber of |{_GROWING}){_COUNTED}{_WHERE}{_GROWS_TO}(?:(?:{_BOUND}) )?"
    rf"(?!20\d\d\b){DIGITS}(?:{_TO})?(?P<magnitude> (?:m|b|tr)illion)?"
    r"(?=[.,;)](?!\d)|$| (?:by|in|before|or|and|each|every|annually)\b)",
    re.IGNORECASE,
    any_of="number reach exceed grow ris increas",
)
# A number that has the unit of the figure before it, or of the things that it counts, for a time of
# its own: 20 docks, including 5 by June; new docks: 30 in 2031, 40 in 2032.
SHARES_UNIT_EN = lazy(
    rf"(?:(?:,|:)? (?:including|of which|and)|,|:) {DIGITS} (?:by|in"
    r"|before) (?:the )?(?:end of )?(?:20\d\d|[A-Z][a-z]{2,8})\b"
)
UNIT_AHEAD = lazy(
    r"(?P<unit>(?:\b[a-z-]+ ){1,4}[a-z-]+(?<!s)s)\b(?: (?:in|of|for|are|shall be"
    r"|will be) [a-z -]{3,60}?)?(?=[:,] [\d,]+ (?:by|in|before) (?:the )?(?:end of )?20\d\d)",
    re.IGNORECASE,
    any_of="20",
)
# A share that is a change (a 50 percent reduction), has its date right behind it (40% by 2031), of
# which something is asked (70% of the piers will have lamps), or begins an item of a list.
CHANGED = lazy(
    rf"(?<!from )(?<!than )(?<!top )(?P<item>(?<=[:;] ))?{DIGITS}(?:{_TO})?[ -]?"
    rf"(?P<unit>percentage[ -]points?|percent|per cent|%)"
    rf"(?:(?=(?P<changes>[ -](?:[a-z-]+ ){{0,3}}{_CHANGE}\b))"
    r"|(?= of [^.;,\n]{3,60} (?:will|shall|should|must|to (?:have|be)"
    rf"|(?:are|is) [a-z]+ed{_BY_YEAR})\b)"
    rf"|(?={_BY_YEAR})"
    r"|(?(item)(?= [a-z])|(?!)))",
    re.IGNORECASE,
    any_of="% percent cent",
)
_MADE = rf"(?:(?:{_MAKE})(?:i?ed|red|ted)|built|set up|provided|brought)"
# What is to be made, as a subject: 12 new docks will be built, a fund of 3 million yuan is to be
# set up; in a cell whatever it begins with.
TO_BE_MADE = lazy(
    r"(?=\d)(?:(?<=[.;:,] )|(?<=including )|(?<=and )|(?<=and for )|(?<=additional )|(?<=further )"
    r"|(?<=extra )|(?<=[a-rt-z] of )|\A)"
    rf"(?!(?:20\d\d|1)(?![\d,.])){DIGITS}(?:{_TO})? ?{_UNIT}"
    rf"(?=(?P<made>(?: (?![a-z]+ed\b)[a-z(][\w()-]*){{0,8}}(?: {_MADE})?{_BY_YEAR}"
    rf"|(?: (?:of|for)(?: [a-z-]+){{1,4}}?)? (?:will|shall|must|is to|are to) be {_MADE})?)",
    re.IGNORECASE,
)
# The order that a cell or a sentence of it begins with, and in how many places it is carried out:
# Visit 40 farms, Map and mark 12 reefs, Fit lamps on 90 piers.
ORDERED = lazy(
    rf"(?:\A|(?<=[.;] )){_NUMBERED}{_NO_DEED}[a-z]{{3,}}(?:,? and [a-z]{{3,}})? "
    r"(?:(?:[a-z'-]+ ){1,8}(?:in|on|at|to|for|across) )?"
    rf"(?!20\d\d\b){DIGITS}(?:{_TO})? ?{_UNIT}",
    re.IGNORECASE,
)
# A bound of all figures behind it: at least the following: 15% by 2031, 20% by 2032.
BOUND_OF_ALL = lazy(
    rf"\b(?:{_BOUND}) (?:the )?following\b[^.:;\d]{{0,40}}: ?[^.;]*",
    re.IGNORECASE,
    any_of="following",
)
_TO_TEN = "two|three|four|five|six|seven|eight|nine|ten"
# What bounds are called, here and in the data.
BOUNDS_EN = ("at_least", "at_most", "over", "under", "about", "between")
# … and in English behind a bound, or where a sentence begins with so many things: no fewer than
# five, Fifty docks are to be built.
NUMERAL_EN = lazy(
    r"\b(?=\w{3,6} )"
    rf"(?:(?i:(?:(?<=least )|(?<=than )|(?<=minimum of )|(?<=up to )|\A|(?<=\. )|(?<=; ))"
    rf"(?:{_TO_TEN}|twelve|twenty|thirty|forty|fifty|sixty|eighty))(?= [a-z])"
    rf"|(?i:one|{_TO_TEN})(?=(?i: (?:[a-z]+illion|per ?cent) )))"
)
