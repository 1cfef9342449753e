"""Who is made to answer in an English sentence.

    sentence = [ label ] [ adverbial , ] subject modal … [ with parties ] | … done by parties
    subject  = parties [ , acting through … ] [ , with parties ] [ , as appropriate ]
    modal    = shall | should | must | will | is to | is directed to | is responsible for

- The subject is what stands right before the first modal, behind the adverbials: the longest list
  there that consists of parties alone.
- Who takes the lead, or does it with others, leads; those are co-responsible; else the subject is
  responsible.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.owing import add_to_role, keep_owing
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import NEW_SUBJECT_EN, list_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.drafting.parties import Party, PartyReader
    from obligations.drafting.roles import Roles

_ASKED = (
    r"(?:directed|required|requested|encouraged|instructed|invited|asked|tasked|expected|urged"
    r"|called upon|obliged)"
)
_MODAL = re.compile(
    rf"\s?,?\s?(?:should|shall|must|will|(?:is|are) (?:hereby )?(?:{_ASKED} )?to|needs? to"
    r"|ha(?:s|ve) to|(?:is|are) (?:[a-z]+ly )?responsible for|takes? the lead)\b",
    re.IGNORECASE,
)
# What is done to a subject, and not by it: the Board must be chaired by ….
_DONE_TO_IT = re.compile(
    rf" (?:also |then |therefore )?be (?!{_ASKED}|responsible|required|tasked|charged)"
    r"(?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ld|lt|de|pt|id|up|ut|et)\b"
)
_FARTHEST_MODAL = 320  # signs from the beginning of a sentence
_BY = re.compile(
    r"\b(?:be|is|are) (?:[a-z]+ly )?(?:issued|formulated|organi[sz]ed|drawn up|implemented"
    r"|carried out|developed|prepared|led|undertaken|made|coordinated"
    r"|overseen|administered|established|published|conducted)(?: separately"
    r"| jointly| together)? by (?=(?:the |[A-Z]|local|relevant|all))",
    re.IGNORECASE,
)
_PARTIES_AHEAD = r"(?=the |[A-Z]|relevant|all |each |every |local|other|appropriate|heads|agenc)"
_WITH = re.compile(
    r"\b(?:(?:in|after) (?:close |full |direct )?(?:conjunction|collaboration|co-?operation"
    r"|consultation|coordination|partnership|concert)(?: and (?:consultation|coordination"
    r"|collaboration))? with|together with|jointly with|work(?:ing)? with"
    rf"|(?<!comply )(?<!cooperate )(?<!consult )(?<!liaise )with) {_PARTIES_AHEAD}"
)
# What says of a subject how it does something, not who it is.
_ASIDE = re.compile(
    r",? ?(?:and,? )?(?:\bacting (?:jointly )?through (?:the )?[^,]{3,80}"
    r"|\b(?:as|where|to the extent|when) (?:appropriate|applicable|necessary|needed|practicable"
    r"|feasible|permitted by law)"
    r"|\bconsistent with applicable law|\bor (?:his|her|their|its) designees?)(?=,| |$)"
)
_LEAD = re.compile(r"\btakes? the lead\b|\bplay the leading role\b", re.IGNORECASE)
_PARTY_END = re.compile(
    r" to [a-z]|,? (?:should|shall|must|will)\b| in (?:accordance"
    r"|order|line)\b|[.;]|, (?:and )?(?!the |and |all |each |other |relevant |local |heads )"
    r"[a-z]+(?:ly)? |$| on | for | where\b(?! they)"
)
_BETWEEN = re.compile(r",? and |, ")
_ARTICLE = re.compile(r"the ", re.IGNORECASE)
_OWN_VERB = re.compile(
    r", (?:and )?(?:to )?(?:establish|conduct|formulate|improve"
    r"|strengthen|organi[sz]e|carry out|set up|develop|issue"
    r"|publish|report|promptly|regularly|draw up)\b"
)
_TAKING_LEAD = re.compile(
    r"\b(?:with|led by|under the leadership of) (?P<who>(?:the )?[A-Z][^.;]{3,160}?)"
    r" (?:as the lead|taking the lead)"
)
# How a further subject begins, and what one does together with others.
_FURTHER = re.compile(r"[,;](?: and| while| but)? ")
_DOES_WITH = re.compile(r"(?<=,) (?=(?:[a-z]+ly )?[a-z]+s (?!of\b))")
_COMMA = re.compile(r",(?: then)? ")
_NEW_SUBJECT = re.compile(NEW_SUBJECT_EN)
_LABEL = re.compile(r"[ )\"']*(?:\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\) )?")
_ADVERBIAL = re.compile(
    r"(?:By|Before|Within|In|On|From|No later|Not later|To|As|After|Upon|For|Through|Under|Where"
    r"|When|If|Once|Following|Pursuant|Consistent|Beginning|Starting|During|Until|At"
    r"|Except|Subject|Using|With|Building|Based|Thereafter|Accordingly|[A-Z][a-z]+ly"
    r"|(?:Every|Each) (?:\d|two|three|six|year|quarter|month|time))\b"
)


def read_english(reader: PartyReader, sentence: Stretch, roles: Roles) -> None:
    """Add whom an English sentence makes answer."""
    text = reader.flow.text
    label = _LABEL.match(text, *sentence)
    begin = label.end() if label else sentence.start
    subjects = _list_subjects(reader, Stretch(begin, sentence.end))
    ends = [*(subject.begin for subject in subjects[1:]), sentence.end]
    for subject, end in zip(subjects, ends, strict=False):
        _assign_subject(reader, subject, Stretch(subject.end, end), roles)
    for led in _TAKING_LEAD.finditer(text, begin, sentence.end):
        parties = keep_owing(reader.read(*led.span("who")).parties)
        add_to_role(roles, "lead", parties)
        roles.basis = roles.basis or ("explicit" if parties else None)
    for by in _BY.finditer(text, begin, sentence.end):
        end, parties = _read_list(reader, by.end(), sentence.end)
        if parties:
            _assign(reader, Stretch(end, sentence.end), parties, roles)


class _Subject(NamedTuple):
    """The parties of a stretch that are made to answer, and those with whom they do it."""

    begin: int
    end: int
    parties: list[Party]
    helpers: list[Party]


def _list_subjects(reader: PartyReader, sentence: Stretch) -> list[_Subject]:
    """Return the subjects of a sentence, each with the words that make it answer behind it."""
    text = reader.flow.text
    subjects: list[_Subject] = []
    at = sentence.start
    near = min(sentence.end, at + _FARTHEST_MODAL)
    while modal := _MODAL.search(text, at, near) or _find_doing(text, at, near):
        done = _DONE_TO_IT.match(text, modal.end(), sentence.end)
        found = _find_subject(reader, Stretch(at, modal.start()), first=at == sentence.start)
        if found and not done:
            subjects.append(found)
        at = modal.end()
        near = min(sentence.end, at + _FARTHEST_MODAL)
    return subjects


def _find_doing(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where one does something together with others: the Bureau, together with the Centre,
    checks ….
    """
    with_ = _WITH.search(text, start, end)
    if with_ is None:
        return None
    return _DOES_WITH.search(text, with_.end(), end)


def _find_subject(reader: PartyReader, span: Stretch, *, first: bool) -> _Subject | None:
    """Return the parties right before a modal, the `first` of its sentence or another, and those
    with whom they do it; None where what stands there is no list of parties.
    """
    text = reader.flow.text
    with_ = _WITH.search(text, *span)
    stop = with_.start() if with_ else span.end
    for begin in _list_beginnings(text, Stretch(span.start, stop), first=first):
        subject = _read_plain(reader, Stretch(begin, stop))
        parties = keep_owing(subject)
        if parties and len(parties) == len(subject):
            helping = _read_plain(reader, Stretch(with_.end(), span.end)) if with_ else []
            return _Subject(begin, span.end, parties, keep_owing(helping))
    return None


def _list_beginnings(text: str, span: Stretch, *, first: bool) -> Iterator[int]:
    """Yield where a subject can begin: with its sentence; or, where that begins with an adverbial,
    behind each comma, else where a new subject begins; a further one behind a comma.
    """
    if not first:
        yield from (found.end() for found in _FURTHER.finditer(text, *span))
        return
    if not _ADVERBIAL.match(text, span.start, span.end):
        if text[span.start : span.start + 1].isupper() or _ARTICLE.match(text, span.start):
            yield span.start
        return
    for pattern in (_COMMA, _NEW_SUBJECT):
        for found in pattern.finditer(text, span.start, span.end):
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


def _assign_subject(reader: PartyReader, subject: _Subject, rest: Stretch, roles: Roles) -> None:
    if not subject.helpers:
        _assign(reader, rest, subject.parties, roles)
        return
    add_to_role(roles, "lead", subject.parties)
    add_to_role(roles, "co_responsible", subject.helpers)
    roles.basis = roles.basis or "huitong"


def _read_list(reader: PartyReader, start: int, end: int) -> tuple[int, list[Party]]:
    """Return the end of the list of parties that begins at a place, and those that can owe.

    Names of the registry are taken whole, whatever words they hold; else a list ends where a
    sentence goes on.
    """
    text = reader.flow.text
    at = start
    while at < end:
        led = _BETWEEN.match(text, at, end) if at > start else None
        begin = led.end() if led else at
        the = _ARTICLE.match(text, begin, end)
        begin = the.end() if the else begin
        found = reader.directory.find_longest(text, begin, end) if led or at == start else None
        if not found:
            break
        at = found[0]
    if at == start:
        stop = _PARTY_END.search(text, start, end)
        at = stop.start() if stop else end
    return at, keep_owing(reader.read(start, at).parties)


def _assign(reader: PartyReader, rest: Stretch, parties: list[Party], roles: Roles) -> None:
    text = reader.flow.text
    lead = _LEAD.search(text, rest.start, min(rest.start + 40, rest.end))
    helpers: list[Party] = []
    found_at = rest.end
    for with_ in _WITH.finditer(text, rest.start, rest.end):
        _, helpers = _read_list(reader, with_.end(), rest.end)
        if helpers:
            found_at = with_.start()
            break
    if lead or helpers:
        add_to_role(roles, "lead", parties)
        add_to_role(roles, "co_responsible", helpers)
        roles.basis = roles.basis or ("explicit" if lead else "huitong")
        # Behind "take the lead in …" each further verb is a duty of the body alone.
        if lead and _OWN_VERB.search(text, lead.end(), found_at):
            add_to_role(roles, "responsible", parties)
    else:
        add_to_role(roles, "responsible", parties)
