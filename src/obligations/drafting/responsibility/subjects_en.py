"""Who is made to answer in an English sentence.

    paragraph = sentence { sentence } | part : item { item }
    sentence  = part { conjunction part } | … done by parties | … asks parties to …
    part      = [ label ] [ adverbial , ] subject modal … [ with parties ]
    subject   = parties [ , acting through … ] [ , with parties ] [ , as appropriate ]
    modal     = shall | should | must | will | is to | is directed to | needs to | has agreed to
              | intends to | is responsible for | takes the lead
              | to, where that is the only verb: Department of Ports to repair the piers
              | a verb of the present tense, where it is said by when or with whom

- The subject is what stands right before a modal, behind the adverbials: the longest list there
  that consists of parties alone. Who is to receive something, or will be able to, owes nothing.
- A later part has a subject of its own behind "and", "while", "although" and their like.
- Items behind a part that ends in a colon (The Ministry will:) have its subject, unless they have
  one of their own.
- Who takes the lead, or does it with others, leads; those are co-responsible; else the subject is
  responsible.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.parties.body_words_en import PARTY_CLASS_EN
from obligations.drafting.parties.owing import is_certain
from obligations.drafting.parties.party import GENERIC, merge
from obligations.drafting.responsibility.roles import Doers
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import NEW_SUBJECT_EN, SENTENCE_EN, list_gaps
from obligations.text.expressions import lazy
from obligations.text.party_names import LEVELS_EN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.drafting.parties.lists import PartyReader
    from obligations.drafting.parties.party import Party
    from obligations.drafting.responsibility.roles import Roles

_ASKED = (
    r"(?:directed|required|requested|encouraged|instructed|invited|asked|tasked|expected|urged"
    r"|called upon|obliged|committed|due|set)"
)
_MODAL = lazy(
    r"(?:\b(?=\w)|(?=[\s,]))(?<! who)(?<! who )\s?,?\s?"
    r"(?!(?-i:Should|Shall|Must|Will)\b)"  # in a title
    r"(?:(?:jointly|also|each|both|together|further|then) )?"
    rf"(?:should|shall|must|will|(?:is|are) (?:hereby )?(?:{_ASKED} )?to|be (?:hereby )?{_ASKED} to"
    r"|needs? to"
    r"|ha(?:s|ve) (?:(?:agreed|committed|undertaken|pledged) )?to"
    r"|(?-i:intends?|plans?|commits?|agrees?|undertakes?|pledges?) to"  # no Plan to …
    r"|(?:is|are) (?:[a-z]+ly )?(?:responsible for|in charge of)|takes? the lead)\b",
    re.IGNORECASE,
)
# What is done to a subject or given to it, and not done by it: the Board must be chaired by ….
_DONE_TO_IT = lazy(
    r" (?:also |then |therefore |now |soon )?(?:be able to|benefit|receive|gain|enjoy|reach|exceed"
    r"|have (?:(?:at least |more than |over |about )?\d|access"
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
    r"|revise|collect|include|improve|increase|reduce|use|give|pass|[a-z]{3,14}(?:i[sz]e|ify))"
)
# What a headline asks of its subject: Department of Ports to repair the piers.
_HEADLINE = lazy(
    r",? to (?!(?:the|an?|its|their|our|all|each|every|any|this|that|these|those)\b)(?=[a-z]+\b)"
)
_SAYS = lazy(r"\b(?:is|are|was|were|has|have|had|may|can|might|could)\b")
# Whom a text asks: invites Member States to …, recommends that the Board publish ….
_ASKS = lazy(
    r"\b(?i:(?P<to>(?:encourage[sd]|invite[sd]|urge[sd]"
    r"|(?:call(?:s|ed)|(?<=its )call|(?<=\bwe )call) (?:up)?on|(?:intention|commitment) of"
    r"|request(?:s|ed)|ask(?:s|ed)|direct(?:s|ed)|am directing|instruct(?:s|ed)|require[sd]"
    r"|task(?:s|ed)|mandate[sd]))|(?:recommend(?:s|ed)?|agreed?s?|decide[sd]"
    r"|resolve[sd])(?: with [^,.;]{3,40})? that|(?-i:That)) (?=the |[A-Z]|all |each |member "
    r"|relevant |(?:[a-z]+ ){0,4}(?:governments|councils|agencies|departments)\b)"
)
_ASKED_TO = lazy(r",? to (?=[a-z])")
_ASKED_THAT = lazy(rf",? ?(?<= )(?={VERB_EN}\b)| (?=(?:should|shall|must)\b)")
# Encourage local councils to …: its first word is no part of a name.
_IMPERATIVE = lazy(
    r"(?!All|Each|Every|Local|Relevant|Other)[A-Z][a-z]+ (?!and |of |for )[a-z]+ "
    r"|(?:Ask|Support|Require|Enable|Help|Allow|Invite|Fund|Direct|Instruct|Task|Request|Urge|Lobby"
    r"|Empower|Assist|Commission) [A-Z]"
    r"|[A-Z][a-z]+(?:, [a-z]+){0,3},? and [a-z]+ (?:an?|the|our|its|their|all|new) "
)
# What is done to something that is no body: All lists shall be kept on paper.
_HAS_SUBJECT = lazy(
    r"(?:An?|The|All|Each|Every|Any|No|This|These|Such) [^.;:]{2,120}?"
    r" (?:shall|will|must|should) be\b"
)
# What is below it says how something is done, and not what: in accordance with the following
# guidelines:.
_GUIDED = lazy(
    r"\b(?:accord(?:ing|ance)|consistent|conformity|line|based|subject) (?:with|to|on)"
    r" the following\b[^:.]{0,60}:\Z"
)
_ORDERS = lazy(r"[A-Z][a-z]+ the\b")  # Notify the Board ….
# Led by the Board, publish a list.
_LED_AHEAD = lazy(rf"(?:Jointly )?(?:Led|Headed) by (?=[^.;]{{2,300}},\"? {VERB_EN}\b)")
_FARTHEST_MODAL = 600  # signs from the beginning of a sentence or of a part of it
_BY = lazy(
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
_TO_BE_DONE_BY = lazy(
    r"\b(?:shall|will|must|should|(?:is|are) to) be (?:[a-z]+ly )?(?:[a-z]{3,20},? and )?"
    r"(?!chaired|headed|governed|bound|affected|accompanied)[a-z]{3,20}(?: up| out)?"
    r"(?: separately| jointly| together)? by (?!COB\b|EOD\b)(?=the |[A-Z]|local|relevant|all )",
    any_of="by",
)
# Who takes part where another leads: A takes the lead, and B and C participate.
_TAKES_PART = lazy(
    r"[,;] (?:and |while |with )?(?P<who>(?:the )?[A-Z][^.;]{2,200}?),?"
    r" (?:participat|co-?operat|assist)(?:es?|s|ing)?\b"
)
_PARTIES_AHEAD = (
    r"(?=(?:their |its )?[A-Z]|the |relevant|all |each |every |local|other|appropriate|heads|agenc)"
)
# With whom something is done: whoever is named where it is said in so many words.
_WITH = lazy(
    r"\b(?:(?P<plainly>(?i:in|after|through) (?:close |full |direct )?(?:conjunction|collaboration"
    r"|co-?operation|consultation|co-?ordination|partnership|concert|liaison|association|dialogue)"
    r"(?: and (?:consultation|coordination|collaboration))? with"
    r"|(?i:with) (?:the )?(?:support|assistance|help|input|advice|involvement|participation"
    r"|co-?operation) (?:of|from)|(?:supported|assisted) by|(?i:together with|jointly with)"
    r"|(?i:(?:co-?ordinat|collaborat|partner)(?:e|ing)?(?: and (?:consult|work)(?:ing)?)? with"
    r"|jointly (?!should|shall|must|will)[^,.;]{3,100}? with(?! which| whom))"
    rf"|(?i:work(?:ing)?(?: closely)? with)(?= {PARTY_CLASS_EN}))"
    r" (?!(?:our|its|their|those|these|this|that|an?|each other|one another)\b)"
    r"|(?:alongside|(?i:work(?:ing)?(?: closely)? with)|(?<=, )(?:along )?with"
    r"|with(?= relevant | other ))"
    rf" {_PARTIES_AHEAD}(?:(?:their|its) )?)"
)
# What is done to others, and not with them: share data with other agencies.
_TO_OTHERS = lazy(r"\b(?:shar|communicat|engag|meet|discuss|consult|liais|compl|align|agree)")
# Who does it with them, and is no subject: standards set by the Board in coordination with ….
_BY_OTHERS = lazy(
    r"\bby (?:the )?[A-Z][^,;.\d]{2,100} ?\Z|\b(?:that|which) (?:is|are) [^,;.]{3,100}\Z"
)
# Whichever does something: an agency that …; a new one is only to be set up.
_INDEFINITE = lazy(
    r"[Aa]n? (?!(?:new|single|joint|central|national|dedicated) )(?:[a-z-]+ ){0,3}"
    r"(?:agency|department|ministry|authority|municipality|council|public body)"
)
# What says of a subject how it does something, not who it is.
_ASIDE = lazy(
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
_LEAD = lazy(r"\btak(?:es?|ing) (?:the|a) lead\b|\bplay the leading role\b", re.IGNORECASE)
_PARTY_END = lazy(
    r" to(?: [a-z]|:)| (?:together|jointly|in [a-z]+ation) with\b| and (?:then|consistent)\b"
    r"| through\b| or (?:an?|the)\b"
    r"|,? (?:should|shall|must|will)\b| as [a-z]+ed\b| in (?:accordance|order|line)\b|[.;]"
    r"|, (?:and )?(?!the |and |all |each |other |relevant |local |heads )[a-z]+(?:ly)? |$"
    r"| (?:on|for) (?=[a-z])(?!the [A-Z])"
    r"| (?:every|within|annually|quarterly|before|by the (?:end|close)|(?:by|from) (?:\d"
    r"|[A-Z][a-z]+ \d))\b| where\b(?! they)| in (?:19|20)\d\d\b"
)
_ARTICLE = lazy(r"(?:the )?", re.IGNORECASE)
_BETWEEN = lazy(rf"(?:,? and |, ){_ARTICLE.pattern}", re.IGNORECASE)
_OWN_VERB = lazy(
    r", (?:and )?(?:to )?(?:establish|conduct|formulate|improve|strengthen|organi[sz]e|carry out"
    r"|set up|develop|issue|publish|report|promptly|regularly|draw up)\b"
)
# What one does together with others: the Bureau, together with the Centre, checks …; and what a
# plan says in the present tense, with a time: the Board publishes the list by 1 May.
_DOES_WITH = lazy(r"(?<=,) (?=(?:[a-z]+ly )?[a-z]+s (?!of\b))")
_DOES = lazy(
    r"(?<=[\w)]) (?=(?:[a-z]+ly )?(?!(?:is|was|has|does|its|status|spends|owns|receives|employs"
    r"|includes|contains|consists|comprises|costs|needs|expects|believes|aims|hopes|serves"
    rf"|basis)\b)[a-z]{{3,}}s\b)|(?<=s) (?={VERB_EN} (?!of\b|for\b))"
)
_TIMED = lazy(
    r"\b(?:(?i:by|before|no later than|within) (?:the )?(?:end of )?(?:\d|[A-Z][a-z]+ \d)|each"
    r"|every|annually|quarterly|monthly|weekly|twice a year)\b"
)
# As a resolution begins, or a policy: It is the policy of this city that all agencies shall ….
_THAT = lazy("(?:That|THAT) (?=the |[A-Z])|It is [^.;,]{3,80}? that ")
_COMMA = lazy(r",(?: then| that)? ")
_NEW_SUBJECT = lazy(NEW_SUBJECT_EN)
_COLON = lazy(r": (?=[A-Z])")
_BEHIND_YEAR = lazy(r"(?<=\b20\d\d) (?=[A-Z])")
# Where another part of a sentence begins: behind its own verb also without a comma.
_ANOTHER = r"(?:and|but|while|whilst|whereas|although|though|with) (?=the |[A-Z]|all |each |local )"
_NEXT_PART = lazy(rf"[,;]? {_ANOTHER}|[,;] ")
_ASIDE_PART = lazy(rf"[,;] {_ANOTHER}")
_ITEM = lazy(r"[-*•▪◦·○●] ?|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)](?: |$)|(?=[a-z])")
_LABEL = lazy(r"[ )\"'*•▪◦·○●-]*(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[).] )?(?:\((?=[A-Z]))?")
_ADVERBIAL = lazy(
    r"(?:By|Before|Within|In|On|From|No later|Not later|To|As|After|Upon|For|Through|Under|Where"
    r"|When|If|Once|Pursuant|Consistent|Until|At|Over|Since|While|Although|Alongside|Together"
    r"|Except|Subject|With|Based|Thereafter|Also|Further|Furthermore|Moreover|Meanwhile|Next|First"
    r"|Second|Third|Throughout|Given|This year|Later|Ahead|Between|Across|Instead|Therefore"
    r"|[A-Z][a-z]+(?:ly|ing)|(?:Every|Each) (?:\d|two|three|six|year|quarter|month|time))\b"
)


class _Duty(NamedTuple):
    """A part of a sentence: its subject, and what stands from its modal on."""

    subject: Doers
    begin: int
    modal: int


def read_english(
    reader: PartyReader,
    paragraph: Stretch,
    roles: Roles,
    leading: Doers | None,
    *,
    item: bool,
) -> Doers | None:
    """Add whom a paragraph makes answer; `leading` is who has to do the items of the list that it
    may be one of, and is if `item`. Return who has to do those behind it.
    """
    text = reader.flow.text
    sentences = [Stretch(*found.span()) for found in SENTENCE_EN.finditer(text, *paragraph)]
    if text[paragraph.end - 1] == ":":
        led = find_leading_en(reader, paragraph)
        for sentence in sentences[:-1] if led else sentences:
            _read_sentence(reader, sentence, roles)
        return led or leading
    if not item and not _is_item(text, paragraph):
        leading = None
    for sentence in sentences:
        own = _read_sentence(reader, sentence, roles)
        bare = not own and not _HAS_SUBJECT.match(text, _find_begin(text, sentence), sentence.end)
        if leading and sentence is sentences[0] and bare:
            _assign_subject(reader, leading, sentence, roles)
    return leading


def _is_item(text: str, paragraph: Stretch) -> bool:
    """Whether a paragraph is one of a list: behind a bullet or label, or beside a semicolon."""
    ends = (paragraph.end, max(paragraph.start - len("\n"), 0))
    listed = any(text.endswith((";", "; and", "; or"), 0, end) for end in ends)
    return listed or _ITEM.match(text, *paragraph) is not None


def find_leading_en(reader: PartyReader, paragraph: Stretch) -> Doers | None:
    """Return who has to do the items behind a paragraph: The Ministry will:, The Ministry:."""
    sentences = list(SENTENCE_EN.finditer(reader.flow.text, *paragraph))
    text = reader.flow.text
    if not sentences or _GUIDED.search(text, *paragraph):
        return None
    last = Stretch(*sentences[-1].span())
    begin = _find_begin(text, last)
    stop = paragraph.end - 1 - len(" to") * text.endswith((" to:", " TO:"), begin, paragraph.end)
    places = [asks.end() for asks in _ASKS.finditer(text, begin, stop + 1)]
    places += _list_beginnings(text, Stretch(begin, stop))
    duties = _list_duties(reader, last)
    if not duties:
        alone = _find_duty(reader, begin, places, stop)
        duties = [one for one in alone if all(map(is_certain, one.subject.parties))]
    return duties[-1].subject if duties else None


def _read_sentence(reader: PartyReader, sentence: Stretch, roles: Roles) -> bool:
    """Add whom a sentence makes answer; whether it has a subject that does."""
    text = reader.flow.text
    led = _LED_AHEAD.match(text, _find_begin(text, sentence), sentence.end)
    if led:
        end = _find_list_end(reader, led.end(), sentence.end)
        leading = _read_plain(reader, Stretch(led.end(), end))
        if leading:
            helpers, _ = _find_helpers(reader, Stretch(end, sentence.end))
            roles.add_leading(leading, helpers, "explicit")
        return bool(leading)
    duties = _list_duties(reader, sentence)
    stops = [*(duty.begin for duty in duties[1:]), sentence.end]
    for duty, stop in zip(duties, stops, strict=False):
        _assign_subject(reader, duty.subject, Stretch(duty.modal, stop), roles)
    for pattern in (_BY, _TO_BE_DONE_BY):
        for by in pattern.finditer(text, *sentence):
            end = _find_list_end(reader, by.end(), sentence.end)
            parties = reader.keep_owing(reader.read(by.end(), end).parties)
            if parties and (pattern is _BY or all(map(is_certain, parties))):
                _assign(reader, Stretch(end, sentence.end), parties, roles)
    return bool(duties)


def _list_duties(reader: PartyReader, sentence: Stretch) -> list[_Duty]:
    """Return the parts of a sentence that make somebody answer."""
    text = reader.flow.text
    at = begin = _find_begin(text, sentence)
    duties: list[_Duty] = []
    passive: list[_Duty] = []  # what is done to their subject, which may have to do something, too
    modals = list(_MODAL.finditer(text, begin, sentence.end)) or _find_doing(text, begin, sentence)
    for number, modal in enumerate(modals):
        near = max(at, modal.start() - _FARTHEST_MODAL)
        places: list[int] = []
        if not number and near == begin:
            places += _list_beginnings(text, Stretch(begin, modal.start()))
        pattern = _NEXT_PART if number else _ASIDE_PART
        places += [found.end() for found in pattern.finditer(text, near, modal.start())]
        at = modal.end()
        same = number and text.endswith((" and", " or"), near, modal.start())  # … and shall
        found = passive if same else _find_duty(reader, near, places, modal.start())
        if _DONE_TO_IT.match(text, modal.end(), sentence.end):
            passive = found
            continue
        duties += found
        passive = []
    if not duties:
        duties = _list_asked(reader, Stretch(begin, sentence.end))
    if modals or duties or _IMPERATIVE.match(text, begin, sentence.end):
        return duties
    headline = _HEADLINE.search(text, begin, min(sentence.end, begin + 200))
    if headline is None or _SAYS.search(text, begin, headline.start()):
        return []
    duties = _find_duty(reader, begin, [begin], headline.start())
    certain = all(is_certain(one) for duty in duties for one in duty.subject.parties)
    return duties if certain or _ASKED_THAT.match(text, headline.end()) else []


def _find_doing(text: str, start: int, sentence: Stretch) -> list[re.Match[str]]:
    """Return where one does something, together with others or by a time."""
    near = min(sentence.end, start + _FARTHEST_MODAL)
    with_ = _WITH.search(text, start, near)
    does = _DOES_WITH.search(text, with_.end(), sentence.end) if with_ else None
    ordered = _ORDERS.match(text, start, near) and not _ADVERBIAL.match(text, start, near)
    if does is None and not ordered and _TIMED.search(text, *sentence):
        does = _DOES.search(text, start, near)
    return [does] if does else []


def _find_begin(text: str, sentence: Stretch) -> int:
    """Return where a sentence begins behind its label."""
    label = _LABEL.match(text, *sentence)
    return label.end() if label else sentence.start


def _list_asked(reader: PartyReader, sentence: Stretch) -> list[_Duty]:
    """Return whom a sentence asks to do something."""
    text = reader.flow.text
    duties: list[_Duty] = []
    for asks in _ASKS.finditer(text, *sentence):
        end = min(asks.end() + _FARTHEST_MODAL, sentence.end)
        pattern = _ASKED_TO if asks["to"] else _ASKED_THAT
        stops = (found.start() for found in pattern.finditer(text, asks.end(), end))
        found = (_find_duty(reader, asks.end(), [asks.end()], stop) for stop in stops)
        duties += next((one for one in found if one), [])
    return duties


def _find_duty(reader: PartyReader, start: int, beginnings: list[int], stop: int) -> list[_Duty]:
    """Return the part from a place on whose subject begins at the first of some others and stands
    right before a modal, if what stands there is a list of parties.
    """
    text = reader.flow.text
    for begin in beginnings:
        behind = _WITH.search(text, begin, stop)
        subject = _read_plain(reader, Stretch(begin, behind.start() if behind else stop))
        subject = [
            replace(one, kind=GENERIC) if _INDEFINITE.fullmatch(one.printed) else one
            for one in subject
        ]
        parties = [
            one for one in subject if one in reader.keep_owing([one]) or reader.knows_word(one)
        ]
        if parties and all(one in parties or _is_class(one) for one in subject):
            ahead = _WITH.search(text, start, begin)
            helping = _read_helpers(reader, behind, stop) + _read_helpers(reader, ahead, begin)
            return [_Duty(Doers(parties, helping), begin, stop)]
    return []


def _is_class(party: Party) -> bool:
    return party.kind == GENERIC or re.fullmatch(PARTY_CLASS_EN, party.printed) is not None


def _read_helpers(reader: PartyReader, with_: re.Match[str] | None, stop: int) -> list[Party]:
    """Return the parties behind the words that say with whom something is done."""
    parties = _read_plain(reader, Stretch(with_.end(), stop)) if with_ else []
    return parties if with_ and with_["plainly"] else reader.keep_owing(parties)


def _list_beginnings(text: str, span: Stretch) -> Iterator[int]:
    """Yield where a subject can begin: with its sentence, or behind a colon in it; or, where that
    begins with an adverbial, behind each comma, else where a new subject begins.
    """
    for colon in _COLON.finditer(text, *span):
        that = _THAT.match(text, colon.end(), span.end)
        yield that.end() if that else colon.end()
    if not _ADVERBIAL.match(text, *span):
        that = _THAT.match(text, *span)
        yield that.end() if that else span.start
        return
    for pattern in (_COMMA, _NEW_SUBJECT, _BEHIND_YEAR):
        for found in pattern.finditer(text, *span):
            yield found.end()


def _read_plain(reader: PartyReader, span: Stretch) -> list[Party]:
    """Return the parties of a list, without what says how they act, or with what words."""
    text = reader.flow.text
    asides = [Stretch(*found.span()) for found in _ASIDE.finditer(text, *span)]
    asides += [Stretch(*found.span()) for found in _WITH.finditer(text, *span)]
    return [
        party
        for gap in list_gaps(span.start, span.end, sorted(asides))
        for party in reader.read(*gap).parties
    ]


def _assign_subject(reader: PartyReader, subject: Doers, rest: Stretch, roles: Roles) -> None:
    if subject.helpers:
        roles.add_leading(subject.parties, subject.helpers, "huitong")
    else:
        _assign(reader, rest, subject.parties, roles)


def _find_list_end(reader: PartyReader, start: int, end: int) -> int:
    """Return the end of the list of parties that begins at a place.

    Names of the registry are taken whole, whatever words they hold; else a list ends where a
    sentence goes on.
    """
    text = reader.flow.text
    at, led = start, _ARTICLE.match(text, start, end)
    while led and (behind := _find_name_end(reader, led.end(), end)):
        at, led = behind, _BETWEEN.match(text, behind, end)
    if at > start:
        return at
    stop = _PARTY_END.search(text, start, end)
    return stop.start() if stop else end


def _find_name_end(reader: PartyReader, start: int, end: int) -> int | None:
    """Return where a class of several levels, or a name of the registry, ends that begins here."""
    levels = LEVELS_EN.match(reader.flow.text, start, end)
    if levels:
        return levels.end()
    found = reader.directory.find_longest(reader.flow.text, start, end)
    return found and found[0]


def _find_helpers(reader: PartyReader, rest: Stretch) -> tuple[list[Party], int]:
    """Return with whom the rest of a sentence says that something is done, and where it does."""
    text = reader.flow.text
    for with_ in _WITH.finditer(text, rest.start, rest.end):
        to_others = with_[0].startswith("with ") and _TO_OTHERS.search(
            text, rest.start, with_.start()
        )
        if to_others or _BY_OTHERS.search(text, rest.start, with_.start()):
            continue
        stop = _find_list_end(reader, with_.end(), rest.end)
        if helpers := _read_helpers(reader, with_, stop):
            return helpers, with_.start()
    return [], rest.end


def _assign(reader: PartyReader, rest: Stretch, parties: list[Party], roles: Roles) -> None:
    text = reader.flow.text
    lead = _LEAD.search(text, rest.start, min(rest.start + 40, rest.end))
    helpers, found_at = _find_helpers(reader, rest)
    part = _TAKES_PART.search(text, lead.end(), rest.end) if lead and not helpers else None
    helpers = _read_plain(reader, Stretch(*part.span("who"))) if part else helpers
    if lead or helpers:
        roles.add_leading(parties, helpers, "explicit" if lead else "huitong")
        # Behind "take the lead in …" each further verb is a duty of the body alone.
        if lead and _OWN_VERB.search(text, lead.end(), found_at):
            merge(roles.responsible, parties)
    else:
        merge(roles.responsible, parties)
