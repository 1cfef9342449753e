"""The words that people read, in both languages: shared by what is shown, what is exported and what
is typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from obligations.amounts import reckon_way
from obligations.dates import is_interval, parse_partial_date
from obligations.findings import refuse_word
from obligations.occurrences import makes_occurrences
from obligations.text.character_variants import fold_signs
from obligations.text.language import has_chinese
from obligations.text.name_keys import QUOTES, fold_text
from obligations.text.recurrence import say_times
from obligations.text.speech import Speech
from obligations.text.tables import amounts, dates, lists, parties

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from obligations.records import (
        Bilingual,
        BodyRecord,
        DepartmentRecord,
        EvidenceRecord,
        GoalRecord,
        MetricRecord,
        OccurrenceRecord,
        OccurringDatesRecord,
        PartyRecord,
        StandingRecord,
        StrivingRecord,
        WhenRecord,
    )
    from obligations.text.phrase import Phrase

_T = TypeVar("_T")
# By which words people also call one of a closed list; among them those that the screen had before.
_ALSO = {
    "co_responsible": ("co", "配合"),
    "unconfirmed": ("暂无进展记录", "未见报告"),
    "will": ("要做",),
    "stated": ("文中写明",),
    "document": ("按全文规定",),
    "none": ("无",),
    "central": ("中央部门",),
    "association": ("协会", "群团组织"),
    "owner": ("责任主体",),
    "obligation": ("责任",),
    "date": ("期限",),
}
_PROVINCES = ("province", "autonomous-region", "municipality")
_MOST_PARTS = 3
# Of a ceiling or a range nothing is reached in part.
_NOT_TO_BE_REACHED = ("at-most", "under", "between")
# Up to how many signs a unit is repeated behind each of two amounts: %, 家, 万亿元.
_MOST_SIGNS_OF_UNIT = 4
# How long a title may be, and where a longer text pauses.
_MOST_LATIN, _MOST_CHINESE = 60, 30
_PAUSE, _STOPS = r"[,;:，；：。、](?=\s|[^\x00-\x7f])", " ,;:，；：、"
_REVERSED = {
    "continues": "continued by",
    "extends": "extended by",
    "implements": "implemented by",
    "replaces": "replaced by",
    "repeats": "repeated by",
    "ends": "ended by",
}
# What is due by a period is due at its end.
_END = {"year": "底", "half": "末", "quarter": "末", "month": "底", "day": ""}
_HALVES, _QUARTERS = ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度")


def say_measures(numbered: int, closing: int, lang: str) -> str:
    """Return how many measures there are, and how many closing provisions where there are any: "56
    measures and 2 closing provisions".
    """
    speech = Speech(lang)
    measures = speech.count(numbered, "measure")
    if not closing:
        return measures
    provisions = speech.count(closing, "closing provision")
    if not numbered:
        return provisions
    return speech.say(lists.MEASURES_AND_CLOSING, measures=measures, closing=provisions)


def say_nothing_found(
    lang: str,
    noun: str | Phrase = "",
    left_out: int = 0,
    *,
    filtered: bool,
    empty: bool = False,
) -> str:
    """Return the line for an answer without rows, by what a row would be; `left_out` counts the
    documents that could not be read, `filtered`: only some rows were asked for, `empty`: no
    document is there at all.
    """
    speech = Speech(lang)
    if empty:
        return speech.say(lists.NO_DOCUMENTS)
    phrases, otherwise = lists.NOTHING_OF, lists.NOTHING_THERE
    if filtered:
        phrases, otherwise = lists.NOTHING_OF | lists.NOTHING_FITS_OF, lists.NOTHING_FITS
    nothing = speech.say(phrases.get(str(noun), otherwise))
    if not left_out:
        return nothing
    return speech.say(lists.NOTHING_READ_IN_PART, nothing=nothing.removesuffix("."), count=left_out)


def say(word: str, lang: str, among: str = "") -> str:
    """Return a word of a closed list as people read it.

    `among` names the list where its words mean something else than in others.
    """
    return Speech(lang).word(word, among)


def explain_word(word: str, lang: str, among: str = "") -> str:
    """Return a word of a closed list as the files write it; who reads Chinese is told what it
    means.
    """
    if lang == "zh":
        return enclose(word, say(word, lang, among), lang)
    return word


def say_state(action: StandingRecord, lang: str) -> str:
    """Return the state of an action; nothing where it has no date that it could hang on."""
    if action["state"] == "undated":
        return ""
    return say(action["state"], lang)


def list_spellings(word: str, among: str = "") -> tuple[str, ...]:
    """Return how a word of a closed list can be typed: as the files write it, then as people read
    it in both languages and otherwise.
    """
    said = [say(word, lang, where) for where in (among, "") for lang in ("en", "zh")]
    return tuple(dict.fromkeys([word, *filter(None, said), *_ALSO.get(word, ())]))


def find_word(text: str, known: Iterable[str], among: str = "") -> str | None:
    """Return which word of a closed list a text is, in either language.

    None where it is none of them.
    """
    spelled = [list_spellings(word, among) for word in known]
    # What the files write goes before what people read: the word of one may be the label of
    # another.
    meant = {fold_word(spelling): word for word, *also in reversed(spelled) for spelling in also}
    meant |= {fold_word(word): word for word, *_ in spelled}
    return look_up(text, meant)


def look_up(text: str, meant: Mapping[str, _T]) -> _T | None:
    """Return what a typed word means among folded ones; in traditional characters too, where it
    isn't known as it was typed.
    """
    typed = fold_word(text)
    if typed in meant or typed.isascii():
        return meant.get(typed)
    return {fold_signs(word): value for word, value in meant.items()}.get(fold_signs(typed))


def read_word(what: str, text: str, known: Sequence[str]) -> str:
    """Return the word of a closed list that a text is, in either language.

    Raises UserError with a suggestion; `what` names the list.
    """
    word = find_word(text, known, what)
    if word is None:
        raise refuse_word(what, text, _list_offered(what, text, known))
    return word


def _list_offered(what: str, text: str, known: Sequence[str]) -> list[str]:
    """Return the words of a closed list as help and screen have them, in Chinese for Chinese.

    Hyphens and underscores make no difference in what is typed.
    """
    if has_chinese(text):
        return [say(one, "zh", what) for one in known]
    return [one.replace("_", "-") for one in known]


def fold_word(text: str) -> str:
    """Fold a word of a closed list or the name of a column: case, width, blanks, hyphens and
    quotation marks make no difference.
    """
    return re.sub(r"[\s_-]+", "-", fold_text(text).strip(f" {QUOTES}"))


def reverse_relation(relation: str) -> str:
    """Return the relation as the earlier of the two sees it."""
    return _REVERSED.get(relation, relation)


def choose(translated: Bilingual | None, lang: str) -> str:
    """Return a text in the language asked for, else in the other one."""
    return Speech(lang).choose(translated)


def choose_original(translated: Bilingual | None) -> str:
    """Return a text of the data as the original has it, which is Chinese, else its translation."""
    return choose(translated, "zh")


def list_both(translated: Bilingual) -> list[str]:
    """Return a text of the data in both languages, as far as it has them."""
    return [text for text in (translated.get("en"), translated.get("zh")) if text]


def list_beside(translated: Bilingual, lang: str) -> list[str]:
    """Return the forms of a name that stand beside the one in the language asked for: who reads
    Chinese needs none.
    """
    if lang == "zh":
        return []
    return list_both(translated)


def name_fully(names: Bilingual, abbreviation: str | None, lang: str) -> str:
    """Return a body in all its names, for a heading: who reads Chinese needs no others."""
    if lang == "zh":
        return choose(names, lang)
    return " · ".join(name for name in (*list_both(names), abbreviation) if name)


def name_body(body: BodyRecord, lang: str) -> str:
    """Return a body in few words: in English by its abbreviation, where it has one."""
    if lang == "zh":
        return choose(body["name"], lang)
    return body.get("abbr") or choose(body["name"], lang)


def name_officially(title: str, official: str, lang: str) -> str:
    """Return a title with the official one, which needs no other beside it in Chinese."""
    if not official:
        return title
    if lang == "zh":
        return official
    return enclose(title, official, lang)


def are_provinces(parties: Iterable[PartyRecord]) -> bool:
    """Whether all of some parties are provinces, autonomous regions or municipalities."""
    return all(party["kind"] in _PROVINCES for party in parties)


def name_party(party: DepartmentRecord, lang: str, with_heirs: Phrase = parties.NAME_NOW) -> str:
    """Return the short name of a party, with what became of it: "CBIRC, now NFRA"."""
    speech = Speech(lang)
    if now := say_now(party, speech):
        return speech.say(with_heirs, name=_shorten_name(party, speech), now=now)
    return _shorten_name(party, speech)


def say_now(party: DepartmentRecord, speech: Speech) -> str:
    """Return what became of a party; nothing of one that is still there."""
    if not party.get("now"):
        return ""
    heirs = "/".join(speech.choose(heir) for heir in party["heirs"])
    return speech.say(parties.NOW, heirs=heirs)


def _shorten_name(party: DepartmentRecord, speech: Speech) -> str:
    names = (party.get("short"), party["name"])
    return next(filter(None, (*map(speech.find, names), *map(speech.choose, names))), "")


def spell_party(party: PartyRecord, lang: str) -> str:
    """Return a party with what must not go unsaid, in words: that it is inferred, that it answers
    for a part alone.
    """
    speech = Speech(lang)
    said = []
    if party["basis"] in ("document", "inferred"):
        said.append(speech.word(party["basis"]))
    if party["parts"]:
        said.append(speech.say(lists.IN_PART, parts=_list_parts(party["parts"], speech)))
    if not said:
        return name_party(party, lang)
    now = say_now(party, speech)
    return speech.enclose(_shorten_name(party, speech), speech.clauses(filter(None, [now, *said])))


def spell_assigned(owner: BodyRecord, parts: Sequence[str], lang: str) -> str:
    """Return who at home looks after something, with the parts where it is for these alone."""
    speech, name = Speech(lang), name_body(owner, lang)
    if parts:
        return speech.enclose(name, speech.say(lists.IN_PART, parts=_list_parts(parts, speech)))
    return name


def _list_parts(parts: Sequence[str], speech: Speech) -> str:
    first = speech.join(parts[:_MOST_PARTS])
    rest = len(parts) - _MOST_PARTS
    if rest <= 0:
        return first
    return speech.say(lists.AND_MORE_PARTS, parts=first, count=rest, all=len(parts))


def enclose(text: str, more: str, lang: str) -> str:
    """Return a text with more about it in brackets."""
    return Speech(lang).enclose(text, more)


def shorten_title(text: str) -> str:
    """Return the beginning of a text that is too long for a title: up to where it pauses, else
    whole words.
    """
    room = _MOST_CHINESE if has_chinese(text) else _MOST_LATIN
    if len(text) <= room:
        return text
    pauses = [
        found.start()
        for found in re.finditer(_PAUSE, text[: room + 1])
        if found.start() >= room // 3
    ]
    if pauses:
        return text[: pauses[-1]].rstrip()
    return f"{(text[:room].rpartition(' ')[0] or text[:room]).rstrip(_STOPS)}…"


def say_field(name: str, value: str, lang: str) -> str:
    """Return a value behind its name."""
    return Speech(lang).field(name, value)


def say_when(target: WhenRecord, lang: str) -> str:
    """Return the date of a target as precisely as the text does: "by 2025", never a day that nobody
    named; with the terms of the text where the calendar doesn't say it, and that it was reckoned.
    """
    when, terms = _say_calendar(target, lang), choose(target["when"], lang)
    if not when or not terms:
        return when or terms
    phrase = dates.RECKONED if target["reckoned"] else dates.NAMED
    return Speech(lang).say(phrase, when=when, terms=terms)


def _say_calendar(target: WhenRecord, lang: str) -> str:
    if target["every"]:
        return _say_recurrence(target, target["every"], lang)
    for key, date in (("by", target["by"]), ("in", target["in"]), ("from", target["from"])):
        if date:
            return _say_date(key, date, lang)
    return ""


def _say_recurrence(target: WhenRecord, every: str, lang: str) -> str:
    """Return how often a target recurs, by which day of each period, and between which dates."""
    speech = Speech(lang)
    when = say_times(every, target["by"], speech)
    if every == "two-years" and target["by"]:
        first = _say_date("by", target["by"], lang)
        when = speech.say(dates.BEGINNING, every=when, when=first)
    since, until = (
        _write_date(date, lang) if date else "" for date in (target["from"], target["until"])
    )
    if since and until:
        return speech.say(dates.RECURS_BETWEEN, when=when, since=since, until=until)
    if since:
        return speech.say(dates.RECURS_FROM, when=when, since=since)
    if until:
        return speech.say(dates.RECURS_UNTIL, when=when, until=until)
    return when


def say_due(target: StrivingRecord, lang: str, *, enclosed: bool = False) -> str:
    """Return the date of a target, and that the text says strive to where it does: "by 2025 (strive
    to)".

    `enclosed`: it will stand in brackets, so that it has none of its own: "by 2025, strive to".
    """
    when = say_when(target, lang)
    if not target["strive"]:
        return when
    speech = Speech(lang)
    if not when:
        return speech.say(dates.STRIVE_TO)
    if enclosed:
        return speech.say(dates.STRIVE_ENCLOSED, when=when)
    return speech.say(dates.STRIVE_BY, when=when)


def say_due_with_day(target: StrivingRecord, day: str | None, lang: str) -> str:
    """Return the date of a target, and of what recurs the day of the occurrence that a row is
    about, which tells it from the others.
    """
    when = say_due(target, lang)
    if day and recurs(target):
        return enclose(when, day, lang)
    return when


def say_occurrence(target: OccurringDatesRecord, lang: str) -> str:
    """Return the date of a target.

    Of what recurs also the day on which the occurrence that is meant falls due, and how many before
    it nothing is on record of.
    """
    when = say_when(target, lang)
    day, earlier = target["deadline"], target["earlier_unconfirmed"]
    if not day or not recurs(target):
        return when
    if earlier:
        day = Speech(lang).say(dates.AND_EARLIER, day=day, count=earlier)
    return enclose(when, day, lang)


def say_history(history: Sequence[OccurrenceRecord], lang: str) -> str:
    """Return what became of the occurrences of a target, and when the next one is due: "2023 met ·
    2024 unconfirmed · 2025 by 2025-03-31".
    """
    speech = Speech(lang)
    before = history[0]["number"] - 1
    said = [speech.say(dates.EARLIER, count=before)] if before else []
    to_come = False
    for one in history:
        # What is settled ahead of its time is no gap before the next that is to come.
        gap, passed = one["number"] > before + 1, not to_come
        before, to_come = one["number"], one["state"] in ("due-soon", "upcoming")
        if gap and not (passed and to_come):
            said.append("…")
        if to_come:
            said.append(speech.say(dates.DUE_BY, occurrence=one["occurrence"], day=one["deadline"]))
        else:
            said.append(f"{one['occurrence']} {speech.word(one['state'])}")
    return speech.facts(said)


def recurs(target: WhenRecord) -> bool:
    """Whether a target falls due again and again."""
    return makes_occurrences(target["every"] or "")


def _say_date(key: str, text: str, lang: str) -> str:
    if is_interval(text):
        return _say_interval(text, lang)
    if lang != "zh":
        return f"{key} {text}"
    written = _write_zh(text)
    return {
        "by": f"{written}{_END[parse_partial_date(text).precision]}前",
        "in": f"{written}内",
        "from": f"自{written}起",
    }[key]


def _say_interval(text: str, lang: str) -> str:
    begin, _, end = text.partition("..")
    speech = Speech(lang)
    if len(begin) == len(end) == len("2026"):
        return speech.say(dates.YEARS, first=begin, last=end)
    return speech.say(
        dates.BETWEEN_DATES, first=_write_date(begin, lang), last=_write_date(end, lang)
    )


def _write_date(text: str, lang: str) -> str:
    """Return a date that stands alone."""
    if lang == "zh":
        return _write_zh(text)
    return text


def _write_zh(text: str) -> str:
    date = parse_partial_date(text)
    if date.recurs:  # without `every`, which `check` asks for
        return text
    year = f"{date.year}年"
    if date.precision == "half":
        return year + _HALVES[(date.month or 6) // 6 - 1]
    if date.precision == "quarter":
        return year + _QUARTERS[(date.month or 3) // 3 - 1]
    said = year
    if date.month:
        said += f"{date.month}月"
    if date.day:
        said += f"{date.day}日"
    return said


def say_progress(record: StandingRecord, lang: str, metric: MetricRecord | None = None) -> str:
    """Return the last word on record where the state doesn't say it already, since when nothing was
    found, and how far it has come by its metric.
    """
    word = record["progress"]
    said = []
    if word and word != record["state"]:
        said.append(say(word, lang))
    said.append(say_not_found(record, lang))
    if metric and metric["reached"] is not None:
        said.append(say_metric(metric, lang))
    return Speech(lang).facts(said)


def say_not_found(record: StandingRecord, lang: str) -> str:
    """Say on which day somebody looked in vain for what became of it.

    Nothing where more was recorded since.
    """
    day = record["not_found"]
    if day:
        return enclose(say("not-found", lang), day, lang)
    return ""


def say_evidence(item: EvidenceRecord, lang: str) -> str:
    """Return what shows an entry as it is cited, with how good it is."""
    speech, quality = Speech(lang), item.get("quality")
    said = (speech.choose(item["citation"]), speech.word(quality, "quality") if quality else "")
    return speech.facts(said)


def say_metric(metric: MetricRecord | None, lang: str) -> str:
    """Return a metric with what was reached: "85 of about 100 companies"; nothing where there is
    none.

    Where it is counted from a baseline, that too: "from 20 % (2024) to 40 %, now 31 % (55 % of the
    way)".
    """
    if not metric:
        return ""
    speech, goal, reached = Speech(lang), say_goal(metric, lang), metric["reached"]
    if reached is None:
        return goal
    if not metric["baseline"] and metric["comparator"] not in _NOT_TO_BE_REACHED:
        return speech.say(amounts.REACHED, reached=reached, goal=goal)
    said = speech.say(
        amounts.NOW_REACHED, goal=goal, reached=_say_short(reached, metric["unit"], speech)
    )
    way = reckon_way_of(metric, reached)
    if way is None:
        return said
    return speech.enclose(said, speech.say(amounts.WAY, way=way))


def reckon_way_of(goal: GoalRecord, reached: Decimal | None) -> int | None:
    """Return how much of the way from its baseline a metric has come, in percent.

    None where it has no baseline, where nothing on record says how far it is, and where no way
    leads from the one to the other.
    """
    start = goal["baseline"]
    if not start or reached is None:
        return None
    return reckon_way(goal["comparator"], start["value"], goal["value"], goal["to"], reached)


def say_goal(metric: GoalRecord, lang: str) -> str:
    """Return how much a text promises: "about 100 companies"; with the baseline from which it is
    counted, where there is one.
    """
    speech = Speech(lang)
    goal, start = _say_amounts(metric, speech), metric["baseline"]
    if not start:
        return goal
    amount = _say_short(start["value"], metric["unit"], speech)
    when = _write_date(start["at"], lang) if start["at"] else ""
    since = speech.enclose(amount, when) if when else amount
    return speech.say(amounts.FROM, start=since, goal=goal)


def _say_amounts(metric: GoalRecord, speech: Speech) -> str:
    upper = metric["to"]
    amount = say_amount(metric["value"] if upper is None else upper, metric["unit"], speech.lang)
    if upper is not None:
        return speech.say(amounts.BETWEEN_AMOUNTS, value=metric["value"], amount=amount)
    return speech.say(
        amounts.COMPARED, comparator=speech.word(metric["comparator"]), amount=amount
    ).strip()


def _say_short(value: Decimal, unit: Bilingual, speech: Speech) -> str:
    """Return an amount beside another one of its unit, which is repeated where it is a sign."""
    if len(speech.choose(unit)) > _MOST_SIGNS_OF_UNIT:
        return speech.say(amounts.BARE, value=value)
    return say_amount(value, unit, speech.lang)


def say_amount(value: Decimal, unit: Bilingual, lang: str) -> str:
    """Return so many of a unit: "85 companies"."""
    return Speech(lang).say(amounts.BARE, value=value) + say_unit(unit, lang)


def say_unit(unit: Bilingual, lang: str) -> str:
    """Return a unit as it stands behind its amount, with the space that parts the two."""
    speech = Speech(lang)
    said = speech.choose(unit)
    if said[:1].isalpha() and said.isascii():  # of data that have it in English alone
        return f" {said}"
    return speech.say(amounts.UNIT, unit=said).rstrip()


def say_label(label: str | None, number: str | None, languages: Iterable[str], lang: str) -> str:
    """Return the number of a provision as printed.

    In Chinese as the instrument itself prints it, where only a translation was read: `number` is
    the official number of the document, `languages` are those of its texts.
    """
    if not label or lang != "zh":
        return label or ""
    from obligations.text.numerals import restore_label  # only pages and exports show labels

    translated = has_chinese(number or "") and "zh" not in languages
    if translated:
        return restore_label(label)
    return label
