"""Who is made to answer in an English sentence.

    paragraph = sentence { sentence } | part : item { item }
    sentence  = part { conjunction part } | … done by parties | … asks parties to …
    part      = [ label ] [ adverbial , ] subject modal … [ with parties ]
    subject   = parties [ , acting through … ] [ , with parties ] [ , as appropriate ]
    modal     = shall | should | must | will | is to | is directed to | needs to | has agreed to
              | intends to | is responsible for | takes the lead
              | to, where that is the only verb: Department of Ports to repair the piers
              | a verb of the present tense, where it is said by when or with whom

What modals, adverbials and the like are called stands in `subject_words_en`.

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
from obligations.drafting.responsibility import subject_words_en as words
from obligations.drafting.responsibility.roles import Doers
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import SENTENCE_EN, list_gaps
from obligations.text.party_names import LEVELS_EN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.drafting.parties.party import Party
    from obligations.drafting.parties.reader import PartyReader
    from obligations.drafting.responsibility.roles import Roles

_FARTHEST_MODAL = 600  # signs from the beginning of a sentence or of a part of it


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
    """Add whom a paragraph makes answer. `leading` has to do the items of the list that the
    paragraph may be part of, and is where `item` says so. Return who has to do the items behind
    it.
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
        begin = _find_begin(text, sentence)
        bare = not own and not words.HAS_SUBJECT.match(text, begin, sentence.end)
        if leading and sentence is sentences[0] and bare:
            _assign_subject(reader, leading, sentence, roles)
    return leading


def _is_item(text: str, paragraph: Stretch) -> bool:
    """Whether a paragraph is one of a list: behind a bullet or label, or beside a semicolon."""
    ends = (paragraph.end, max(paragraph.start - len("\n"), 0))
    listed = any(text.endswith((";", "; and", "; or"), 0, end) for end in ends)
    return listed or words.ITEM.match(text, *paragraph) is not None


def find_leading_en(reader: PartyReader, paragraph: Stretch) -> Doers | None:
    """Return who has to do the items behind a paragraph: The Ministry will:, The Ministry:."""
    sentences = list(SENTENCE_EN.finditer(reader.flow.text, *paragraph))
    text = reader.flow.text
    if not sentences or words.GUIDED.search(text, *paragraph):
        return None
    last = Stretch(*sentences[-1].span())
    begin = _find_begin(text, last)
    stop = paragraph.end - 1 - len(" to") * text.endswith((" to:", " TO:"), begin, paragraph.end)
    places = [asks.end() for asks in words.ASKS.finditer(text, begin, stop + 1)]
    places += _list_beginnings(text, Stretch(begin, stop))
    duties = _list_duties(reader, last)
    if not duties:
        alone = _find_duty(reader, begin, places, stop)
        duties = [one for one in alone if all(map(is_certain, one.subject.parties))]
    return duties[-1].subject if duties else None


def _read_sentence(reader: PartyReader, sentence: Stretch, roles: Roles) -> bool:
    """Add whom a sentence makes answer; whether it has a subject that does."""
    text = reader.flow.text
    begin = _find_begin(text, sentence)
    led = words.LED_AHEAD.match(text, begin, sentence.end)
    if not led and words.ORDER.match(text, begin, sentence.end):
        led = words.LED_INSIDE.search(text, begin, sentence.end)
    if led:
        end = _find_list_end(reader, led.end(), sentence.end)
        leading = _read_plain(reader, Stretch(led.end(), end))
        if leading:
            helpers, _ = _find_helpers(reader, Stretch(end, sentence.end))
            roles.add(leading, helpers, "explicit")
        return bool(leading)
    duties = _list_duties(reader, sentence)
    stops = [*(duty.begin for duty in duties[1:]), sentence.end]
    for duty, stop in zip(duties, stops, strict=False):
        _assign_subject(reader, duty.subject, Stretch(duty.modal, stop), roles)
    for as_lead in words.AS_LEAD.finditer(text, *sentence):
        leading = reader.keep_owing(_read_plain(reader, Stretch(*as_lead.span("who"))))
        roles.add(leading, basis="explicit")
    for pattern in (words.DONE_BY, words.TO_BE_DONE_BY):
        for by in pattern.finditer(text, *sentence):
            end = _find_list_end(reader, by.end(), sentence.end)
            parties = reader.keep_owing(reader.read(by.end(), end).parties)
            if parties and (pattern is words.DONE_BY or all(map(is_certain, parties))):
                _assign(reader, Stretch(end, sentence.end), parties, roles)
    return bool(duties)


def _list_duties(reader: PartyReader, sentence: Stretch) -> list[_Duty]:
    """Return the parts of a sentence that make somebody answer."""
    text = reader.flow.text
    at = begin = _find_begin(text, sentence)
    duties: list[_Duty] = []
    passive: list[_Duty] = []  # what is done to their subject, which may have to do something, too
    modals = list(words.MODAL.finditer(text, begin, sentence.end))
    modals = modals or _find_doing(text, begin, sentence)
    for number, modal in enumerate(modals):
        near = max(at, modal.start() - _FARTHEST_MODAL)
        places: list[int] = []
        if not number and near == begin:
            places += _list_beginnings(text, Stretch(begin, modal.start()))
        pattern = words.NEXT_PART if number else words.ASIDE_PART
        places += [found.end() for found in pattern.finditer(text, near, modal.start())]
        at = modal.end()
        same = number and text.endswith((" and", " or"), near, modal.start())  # … and shall
        found = passive if same else _find_duty(reader, near, places, modal.start())
        if words.DONE_TO_IT.match(text, modal.end(), sentence.end):
            passive = found
            continue
        duties += found
        passive = []
    if not duties:
        duties = _list_asked(reader, Stretch(begin, sentence.end))
    if modals or duties or words.IMPERATIVE.match(text, begin, sentence.end):
        return duties
    headline = words.AS_HEADLINE.search(text, begin, min(sentence.end, begin + 200))
    if headline is None or words.SAYS_HOW.search(text, begin, headline.start()):
        return []
    duties = _find_duty(reader, begin, [begin], headline.start())
    certain = all(is_certain(one) for duty in duties for one in duty.subject.parties)
    return duties if certain or words.ASKED_THAT.match(text, headline.end()) else []


def _find_doing(text: str, start: int, sentence: Stretch) -> list[re.Match[str]]:
    """Return where a verb of the present tense says a duty: with whom, or by when, something is
    done.
    """
    near = min(sentence.end, start + _FARTHEST_MODAL)
    with_ = words.WITH.search(text, start, near)
    does = words.DOES_WITH.search(text, with_.end(), sentence.end) if with_ else None
    ordered = words.ORDERS.match(text, start, near) and not words.ADVERBIAL.match(text, start, near)
    if does is None and not ordered and words.TIMED.search(text, *sentence):
        does = words.DOES_IN_TIME.search(text, start, near)
    return [does] if does else []


def _find_begin(text: str, sentence: Stretch) -> int:
    """Return where a sentence begins behind its label."""
    label = words.LABEL_AHEAD.match(text, *sentence)
    return label.end() if label else sentence.start


def _list_asked(reader: PartyReader, sentence: Stretch) -> list[_Duty]:
    """Return whom a sentence asks to do something."""
    text = reader.flow.text
    duties: list[_Duty] = []
    for asks in words.ASKS.finditer(text, *sentence):
        end = min(asks.end() + _FARTHEST_MODAL, sentence.end)
        pattern = words.ASKED_TO if asks["to"] else words.ASKED_THAT
        stops = (found.start() for found in pattern.finditer(text, asks.end(), end))
        found = (_find_duty(reader, asks.end(), [asks.end()], stop) for stop in stops)
        duties += next((one for one in found if one), [])
    return duties


def _find_duty(reader: PartyReader, start: int, beginnings: list[int], stop: int) -> list[_Duty]:
    """Return the part of a sentence whose subject ends at `stop`, where its modal stands: the
    longest list of parties that begins at one of some places.
    """
    text = reader.flow.text
    for begin in beginnings:
        behind = words.WITH.search(text, begin, stop)
        subject = _read_plain(reader, Stretch(begin, behind.start() if behind else stop))
        subject = [
            replace(one, kind=GENERIC) if words.INDEFINITE.fullmatch(one.printed) else one
            for one in subject
        ]
        parties = [
            one for one in subject if one in reader.keep_owing([one]) or reader.knows_word(one)
        ]
        if parties and all(one in parties or _is_class(one) for one in subject):
            ahead = words.WITH.search(text, start, begin)
            helping = _read_helpers(reader, behind, stop) + _read_helpers(reader, ahead, begin)
            return [_Duty(Doers(parties, helping), begin, stop)]
    return []


def _is_class(party: Party) -> bool:
    return party.kind == GENERIC or re.fullmatch(PARTY_CLASS_EN, party.printed) is not None


def _read_helpers(reader: PartyReader, with_: re.Match[str] | None, stop: int) -> list[Party]:
    """Return the parties behind the words that say with whom something is done."""
    parties = _read_plain(reader, Stretch(with_.end(), stop)) if with_ else []
    return parties if with_ and with_["plainly"] else reader.keep_owing(parties)


def _list_beginnings(text: str, stretch: Stretch) -> Iterator[int]:
    """Yield where a subject can begin: with its sentence, or behind a colon in it; or, where that
    begins with an adverbial, behind each comma, else where a new subject begins.
    """
    for colon in words.COLON.finditer(text, *stretch):
        that = words.THAT.match(text, colon.end(), stretch.end)
        yield that.end() if that else colon.end()
    if not words.ADVERBIAL.match(text, *stretch):
        that = words.THAT.match(text, *stretch)
        yield that.end() if that else stretch.start
        return
    for pattern in (words.COMMA, words.NEW_SUBJECT, words.BEHIND_YEAR):
        for found in pattern.finditer(text, *stretch):
            yield found.end()


def _read_plain(reader: PartyReader, stretch: Stretch) -> list[Party]:
    """Return the parties of a list, without what says how they act, or with what words."""
    text = reader.flow.text
    asides = [Stretch(*found.span()) for found in words.ASIDE.finditer(text, *stretch)]
    asides += [Stretch(*found.span()) for found in words.WITH.finditer(text, *stretch)]
    return [
        party
        for gap in list_gaps(stretch.start, stretch.end, sorted(asides))
        for party in reader.read(*gap).parties
    ]


def _assign_subject(reader: PartyReader, subject: Doers, rest: Stretch, roles: Roles) -> None:
    if subject.helpers:
        roles.add(subject.parties, subject.helpers)
    else:
        _assign(reader, rest, subject.parties, roles)


def _find_list_end(reader: PartyReader, start: int, end: int) -> int:
    """Return the end of the list of parties that begins at a place.

    Names of the registry are taken whole, whatever words they hold; else a list ends where a
    sentence goes on.
    """
    text = reader.flow.text
    at, led = start, words.ARTICLE.match(text, start, end)
    while led and (behind := _find_name_end(reader, led.end(), end)):
        at, led = behind, words.BETWEEN.match(text, behind, end)
    if at > start:
        return at
    stop = words.PARTY_END.search(text, start, end)
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
    for with_ in words.WITH.finditer(text, rest.start, rest.end):
        to_others = with_[0].startswith("with ") and words.TO_OTHERS.search(
            text, rest.start, with_.start()
        )
        if to_others or words.BY_OTHERS.search(text, rest.start, with_.start()):
            continue
        stop = _find_list_end(reader, with_.end(), rest.end)
        if helpers := _read_helpers(reader, with_, stop):
            return helpers, with_.start()
    return [], rest.end


def _assign(reader: PartyReader, rest: Stretch, parties: list[Party], roles: Roles) -> None:
    text = reader.flow.text
    lead = words.TAKES_LEAD.search(text, rest.start, min(rest.start + 40, rest.end))
    helpers, found_at = _find_helpers(reader, rest)
    part = words.TAKES_PART.search(text, lead.end(), rest.end) if lead and not helpers else None
    helpers = _read_plain(reader, Stretch(*part.span("who"))) if part else helpers
    roles.add(parties, helpers, "explicit" if lead else None)
    # Behind "take the lead in …" each further verb is a duty of the body alone.
    if lead and words.OWN_VERB.search(text, lead.end(), found_at):
        merge(roles.responsible, parties)
