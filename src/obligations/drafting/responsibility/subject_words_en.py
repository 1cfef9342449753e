"""What English sentences call those who have to do something, and what makes them owe it.

The steps in which these expressions are asked stand in `subjects_en`.
"""

from __future__ import annotations

import re

from obligations.drafting.parties.body_words_en import PARTY_CLASS_EN
from obligations.drafting.stretches import NEW_SUBJECT_EN
from obligations.text.expressions import lazy

# What makes a subject owe something

_ASKED = (
    r"(?:directed|required|requested|encouraged|instructed|invited|asked|tasked|expected|urged"
    r"|called upon|obliged|committed|due|set)"
)
MODAL = lazy(
    r"(?:\b(?=\w)|(?=[\s,]))(?-i:(?<! who)(?<! who ))\s?,?\s?"
    r"(?!(?-i:Should|Shall|Must|Will)\b)"  # in a title
    r"(?:(?:jointly|also|each|both|together|further|then) )?"
    rf"(?:should|shall|must|will|be (?:hereby )?{_ASKED} to|needs? to"
    rf"|(?:is|are) (?:hereby )?(?:(?:authori[sz]ed and )?{_ASKED}(?:, in [^,;]{{3,120}},)? )?to"
    r"|according to (?:the|their) (?:respective )?(?:division of )?(?:responsibilities|duties) to"
    r"|ha(?:s|ve) (?:(?:agreed|committed|undertaken|pledged) )?to"
    r"|(?-i:intends?|plans?|commits?|agrees?|undertakes?|pledges?) to"  # no Plan to …
    r"|(?:is|are) (?:[a-z]+ly )?(?:responsible for|in charge of)|takes? the lead)\b",
    re.IGNORECASE,
)
# What is done to a subject or given to it, and not done by it: the Board must be chaired by ….
DONE_TO_IT = lazy(
    r" (?:also |then |therefore |now |soon )?(?:be able to|benefit|receive|gain|enjoy|reach|exceed"
    r"|have (?:(?:at least |more than |over |about )?(?:\d|one\b)|access"
    r"|the (?:right|chance|opportunity|option|power))"
    rf"|(?:be|have been|get) (?!{_ASKED}|responsible|required|tasked|charged)"
    r"(?:(?:[a-z]+ly|further|also) )?(?:[a-z]+(?:ed|en|wn|ld|lt|de|pt|id|up|ut|et)|free|[a-z]+ble"
    r"|subject|consistent|public|effective))\b",
    re.IGNORECASE,
)
VERB_EN = (
    r"(?:[a-z]+ly )?(?:lead|work|publish|develop|review|consult|establish|report|prepare|consider"
    r"|explore|provide|ensure|continue|commission|undertake|set|bring|introduce|launch|support"
    r"|engage|produce|update|convene|monitor|agree|identify|implement|co-?ordinate|submit|issue"
    r"|complete|deliver|conduct|carry|design|create|build|expand|fund|appoint|assess|evaluate|pilot"
    r"|adopt|draft|organi[sz]e|facilitate|promote|strengthen|investigate|negotiate|propose|examine"
    r"|finali[sz]e|share|make|take|test|roll|host|amend|enforce|trial|scope|clarify|direct|require"
    r"|collaborate|accelerate|maintain|enhance|enable|address|foster|invest|protect|approve"
    r"|revise|collect|include|improve|increase|reduce|use|give|pass|[a-z]{3,14}(?:i[sz]e|ify))"
)
# What a headline asks of its subject: Department of Ports to repair the piers.
AS_HEADLINE = lazy(
    r",? to (?!(?:the|an?|its|their|our|all|each|every|any|this|that|these|those)\b)(?=[a-z]+\b)"
)
SAYS_HOW = lazy(r"\b(?:is|are|was|were|has|have|had|may|can|might|could)\b")
# What one does together with others: the Bureau, together with the Centre, checks …; and what a
# plan says in the present tense, with a time: the Board publishes the list by 1 May.
DOES_WITH = lazy(r"(?<=,) (?=(?:[a-z]+ly )?[a-z]+s (?!of\b))")
DOES_IN_TIME = lazy(
    r"(?<=[\w),]) (?=(?:[a-z]+ly )?(?!(?:is|was|has|does|its|status|spends|owns|receives|employs"
    r"|includes|contains|consists|comprises|costs|needs|expects|believes|aims|hopes|serves"
    rf"|basis|officers|officials|members)\b)[a-z]{{3,}}s\b)|(?<=s) (?={VERB_EN} (?!of\b|for\b))"
)
TIMED = lazy(
    r"\b(?:(?i:by|before|no later than|within) (?:the )?(?:end of )?(?:\d|[A-Z][a-z]+ \d)|each"
    r"|every|annually|quarterly|monthly|weekly|twice a year)\b"
)
ORDERS = lazy(r"[A-Z][a-z]+ the\b")  # Notify the Board ….
# Encourage local councils to …: its first word is no part of a name.
IMPERATIVE = lazy(
    r"(?!All|Each|Every|Local|Relevant|Other)[A-Z][a-z]+ (?!and |of |for )[a-z]+ "
    r"|(?:Ask|Support|Require|Enable|Help|Allow|Invite|Fund|Direct|Instruct|Task|Request|Urge|Lobby"
    r"|Empower|Assist|Commission) [A-Z]"
    r"|(?:Strive|Press|Push|Apply|Arrange|Aim|Call) for (?:the )?[A-Z]"
    r"|[A-Z][a-z]+(?:, [a-z]+){0,3},? and [a-z]+ (?:an?|the|our|its|their|all|new) "
)

# Whom a text asks, and who is to do what is to be done

# Whom a text asks: invites Member States to …, recommends that the Board publish ….
ASKS = lazy(
    r"\b(?i:(?P<to>(?:encourage[sd]|invite[sd]|urge[sd]"
    r"|(?:call(?:s|ed)|(?<=its )call|(?<=\bwe )call) (?:up)?on|(?:intention|commitment) of"
    r"|request(?:s|ed)|ask(?:s|ed)|direct(?:s|ed)|am directing|instruct(?:s|ed)|require[sd]"
    r"|(?:(?<!\w )(?<!, )|(?<=\bto ))(?:request|direct|instruct)"
    r"|task(?:s|ed)|mandate[sd]))|(?:recommend(?:s|ed)?|agreed?s?|decide[sd]"
    r"|resolve[sd])(?: with [^,.;]{3,40})? that|(?-i:That))"
    r"(?: (?:from|by|on|in|within|before) [^,.;]{3,40},)? (?=the |[A-Z]|all |each |member "
    r"|relevant |(?:[a-z]+ ){0,4}(?:governments|councils|agencies|departments)\b)"
)
ASKED_TO = lazy(r",? to (?=[a-z])")
ASKED_THAT = lazy(rf",? ?(?<= )(?={VERB_EN}\b)| (?=(?:should|shall|must)\b)")
# Led by the Board, publish a list.
LED_AHEAD = lazy(rf"(?:Jointly )?(?:Led|Headed) by (?=[^.;]{{2,300}},\"? {VERB_EN}\b)")
# Who leads what an order sets up: …, led by the Board; with the Board as the lead unit.
ORDER = lazy(rf"(?:\W*\w{{1,5}}[.)]\W*)?{VERB_EN}\b", re.IGNORECASE)
LED_INSIDE = lazy(
    r"(?:,|\b(?:program(?:me)?|initiative|effort|project|group)) led by (?=the |[A-Z])"
)
AS_LEAD = lazy(r"\bwith (?P<who>(?:the )?[A-Z][^.;]{2,100}?) as (?:the )?lead(?:ing)?\b")
DONE_BY = lazy(
    r"(?<!which )(?<!that )(?<!what )(?<!who )\b(?:be|is|are) (?:[a-z]+ly )?(?:issued|formulated"
    r"|organi[sz]ed|drawn up|implemented|carried out|developed|prepared|led|undertaken|made"
    r"|coordinated|overseen|administered|established|published|conducted|convened|reviewed"
    r"|delivered|run|managed|monitored|set up|produced|completed|updated|assessed)(?: separately"
    r"| jointly| together)? by (?=(?:the |[A-Z]|local|relevant|all))",
    re.IGNORECASE,
    any_of="by",
)
# Whatever is to be done by a body: Wells shall be tested by the Board. Who is the head of something
# does not do it, and nor does what rules or changes it. Without a word for what it
# is, what stands behind "by" may be a time: by COB Friday.
TO_BE_DONE_BY = lazy(
    r"\b(?:shall|will|must|should|(?:is|are) to) be (?:[a-z]+ly )?(?:[a-z]{3,20},? and )?"
    r"(?!chaired|headed|governed|bound|affected|accompanied)[a-z]{3,20}(?: up| out)?"
    r"(?: separately| jointly| together)? by (?!COB\b|EOD\b)(?=the |[A-Z]|local|relevant|all )",
    any_of="by",
)

# How far a list of parties reaches, and what in it says how they act

# Whichever does something: an agency that …; a new one is only to be set up.
INDEFINITE = lazy(
    r"[Aa]n? (?!(?:new|single|joint|central|national|dedicated) )(?:[a-z-]+ ){0,3}"
    r"(?:agency|department|ministry|authority|municipality|council|public body)"
)
# What says of a subject how it does something, not who it is.
ASIDE = lazy(
    r",? ?(?:\band,? )?(?:(?:\bacting (?:jointly )?|(?<=, ))through (?:the )?[^,]{3,160}|\b(?:as"
    r"|where|to the extent|when) (?:appropriate|applicable|necessary|needed|practicable|feasible"
    r"|permitted by law)|\bconsistent with applicable law|(?<=, )known (?:as|under) [^,]{3,160}"
    r"|(?:(?<=gencies )|(?<=gency ))that [^,]{3,160}(?:, or [a-z][^,]{3,120})?"
    r"|\b(?:co-)?chaired by [^,]{3,80}(?:, [A-Z]\w{1,8}$)?"
    r"|\bas the [A-Z][^,]{3,60} (?:deem|determine)s? [a-z]+|(?<=, )(?:as (?:such term is )?defined"
    r"|pursuant|subject to|in accordance|under|reporting to|(?:up)?on|with a view to) [^,]{3,160}"
    r"|\bin a position to do so|\bor (?:(?:his|her|their|its|a|the [A-Z][^,]{3,40}'s) )?"
    r"(?:designee|equivalent)s?)(?=,| |$)"
)
PARTY_END = lazy(
    r" to(?: [a-z]|:)| (?:together|jointly|in [a-z]+ation) with\b| and (?:then|consistent)\b"
    r"| through\b| or (?:an?|the)\b"
    r"|,? (?:should|shall|must|will)\b| as [a-z]+ed\b| in (?:accordance|order|line)\b|[.;]"
    r"|, (?:and )?(?!the |and |all |each |other |relevant |local |heads )[a-z]+(?:ly)? |$"
    r"| (?:on|for) (?=[a-z])(?!the [A-Z])"
    r"| (?:every|within|annually|quarterly|before|by the (?:end|close)|(?:by|from) (?:\d"
    r"|[A-Z][a-z]+ \d))\b| where\b(?! they)| in (?:19|20)\d\d\b"
)
ARTICLE = lazy(r"(?:the )?", re.IGNORECASE)
BETWEEN = lazy(rf"(?:,? and |, ){ARTICLE.pattern}", re.IGNORECASE)

# With whom something is done, and who leads

_PARTIES_AHEAD = (
    r"(?=(?:their |its )?[A-Z]|the |relevant|all |each |every |local|other|appropriate|heads|agenc)"
)
# With whom something is done: whoever is named where it is said in so many words.
WITH = lazy(
    r"\b(?:(?P<plainly>(?i:in|after|through) (?:close |full |direct )?(?:conjunction|collaboration"
    r"|co-?operation|consultation|co-?ordination|partnership|concert|liaison|association|dialogue)"
    r"(?: and (?:consultation|coordination|collaboration))? with"
    r"|(?i:with) (?:the )?(?:technical )?(?:support|assistance|help|input|advice|involvement"
    r"|participation|co-?operation) (?:of|from)|(?:supported|assisted) by"
    r"|(?i:(?:co-?ordinat|collaborat|partner)(?:e|ing)?(?: and (?:consult|work)(?:ing)?)? with"
    r"|jointly (?!should|shall|must|will)[^,.;]{3,100}? with(?! which| whom))"
    rf"|(?i:(?:together|jointly) with|work(?:ing)?(?: closely)? with(?= {PARTY_CLASS_EN})))"
    r" (?!(?:our|its|their|those|these|this|that|an?|each other|one another)\b)"
    r"|(?:alongside|(?i:work(?:ing)?(?: closely)? with)|(?<=, )(?:along )?with"
    r"|with(?= relevant | other ))"
    rf" {_PARTIES_AHEAD}(?:(?:their|its) )?)"
)
# What is done to others, and not with them: share data with other agencies.
TO_OTHERS = lazy(r"\b(?:shar|communicat|engag|meet|discuss|consult|liais|compl|align|agree)")
# Who does it with them, and is no subject: standards set by the Board in coordination with ….
BY_OTHERS = lazy(
    r"\bby (?:the )?[A-Z][^,;.\d]{2,100} ?\Z|\b(?:that|which) (?:is|are) [^,;.]{3,100}\Z"
)
# Who takes part where another leads: A takes the lead, and B and C participate.
TAKES_PART = lazy(
    r"[,;] (?:and |while |with )?(?P<who>(?:the )?[A-Z][^.;]{2,200}?),?"
    r" (?:participat|co-?operat|assist)(?:es?|s|ing)?\b"
)
TAKES_LEAD = lazy(r"\btak(?:es?|ing) (?:the|a) lead\b|\bplay the leading role\b", re.IGNORECASE)
OWN_VERB = lazy(
    r", (?:and )?(?:to )?(?:establish|conduct|formulate|improve|strengthen|organi[sz]e|carry out"
    r"|set up|develop|issue|publish|report|promptly|regularly|draw up)\b"
)

# Where a sentence, a part of it and a subject begin

LABEL_AHEAD = lazy(r"[ )\"'*•▪◦·○●-]*(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[).] )?(?:\((?=[A-Z]))?")
ITEM = lazy(r"[-*•▪◦·○●] ?|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)](?: |$)|(?=[a-z])")
ADVERBIAL = lazy(
    r"(?:By|Before|Within|In|On|From|No later|Not later|To|As|After|Upon|For|Through|Under|Where"
    r"|When|If|Once|Pursuant|Consistent|Until|At|Over|Since|While|Although|Alongside|Together"
    r"|Except|Subject|With|Based|Thereafter|Also|Further|Furthermore|Moreover|Meanwhile|Next|First"
    r"|Second|Third|Throughout|Given|This year|Later|Ahead|Between|Across|Instead|Therefore"
    r"|[A-Z][a-z]+(?:ly|ing)|(?:Every|Each) (?:\d|two|three|six|year|quarter|month|time))\b"
)
# As a resolution begins, or a policy: It is the policy of this city that all agencies shall ….
THAT = lazy("(?:That|THAT) (?=the |[A-Z])|It is [^.;,]{3,80}? that ")
COMMA = lazy(r",(?: then| that)? ")
NEW_SUBJECT = lazy(NEW_SUBJECT_EN)
COLON = lazy(r": (?=[A-Z])")
BEHIND_YEAR = lazy(r"(?<=\b20\d\d) (?=[A-Z]|(?:all|each|every|the|local) )")
# Where another part of a sentence begins: behind its own verb also without a comma.
_ANOTHER = r"(?:and|but|while|whilst|whereas|although|though|with) (?=the |[A-Z]|all |each |local )"
NEXT_PART = lazy(rf"[,;]? {_ANOTHER}|[,;] ")
ASIDE_PART = lazy(rf"[,;] {_ANOTHER}")
# What is done to something that is no body: All lists shall be kept on paper.
HAS_SUBJECT = lazy(
    r"(?:An?|The|All|Each|Every|Any|No|This|These|Such) [^.;:]{2,120}?"
    r" (?:shall|will|must|should) be\b"
)
# What is below it says how something is done, and not what: in accordance with the following
# guidelines:.
GUIDED = lazy(
    r"\b(?:accord(?:ing|ance)|consistent|conformity|line|based|subject) (?:with|to|on)"
    r" the following\b[^:.]{0,60}:\Z"
)
