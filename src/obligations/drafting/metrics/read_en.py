"""Which English figures are promised: not those that only describe, or tell of what was."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.draft import DraftMetric
from obligations.drafting.metrics.metric import NEAR_FIGURE, FoundMetric, make_metric
from obligations.drafting.metrics.patterns_en import (
    BOUND_OF_ALL,
    BOUNDS_EN,
    CHANGED,
    COUNT,
    FIGURE_EN,
    MORE_EN,
    ORDERED,
    PAID,
    SHARES_UNIT_EN,
    TO_BE_MADE,
    UNIT_AHEAD,
)
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import lies_in
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_AFTER = lazy(r" (?:and|or) (?:(?P<more>above|more|over|higher)|below|less|under|lower)\b(?! than)")
# What a figure only describes: companies with more than 250 employees, loans of up to 1 million.
_ATTRIBUTE = lazy(
    r"\b(?:fund|budget)[a-z]* of up to$|(?<!, )\bwith (?:[^,.;]{0,30} and "
    r"|(?:(?!will |shall |should |must )[a-z-]+ ){0,7}).{5}$"
    r"|\b(?:aged|worth|valued at|lasting|(?:employ|handl|serv|earn|produc|generat|process|treat"
    r"|hold|own|hav|emitt|consum|receiv|carry|involv)ing|had|was"
    rf"|were|received|(?:{PAID})[a-z]* of|fined|(?<!will )ha(?:d|s|ve) (?!pledg|commit|agree|vow"
    r"|promis)(?:[a-z]+ed|grown|risen|fallen)(?: [a-z-]+){0,6}|now(?: [a-z]+){1,3}) .{5}$",
    re.IGNORECASE,
)
# Contracts above EUR 10,000: a bound right behind things only says which.
_BOUNDS = lazy(r"(?:above|over|below|under|(?:low|high)er than) ", re.IGNORECASE)
# Where something is so, and whose it is: food in more than 20 ports, yards whose rent exceeds 1%.
_WHOSE = lazy(r"\bwhose (?:[a-z-]+ ){1,5}$|(?<!result)(?<!results)(?<!resulting) (?:in|across) $")
# What is paid for each: no more than 5 million yuan for a single port.
_FOR_EACH = lazy(r"(?: of [a-z]+)? (?:for|per|to) (?:a single|each|every|any) ")
# From where something is counted (from more than 30%), and a bracket that says a figure again.
_FROM = lazy(r"\b(?:from|according to) $|\d[^().;]{1,30}\($")
# Five piers of more than 90 metres: how large those are that are counted.
_SIZE = lazy(r"\b(?!20\d\d)\d(?:,?\d)* (?:[a-z-]+ ){1,6}(?:of|with) $")
# What tells of a change, or makes it a condition, and what aims at it.
_TOLD = lazy(
    r"(?i)\b(?:ha[ds]|have|saw|was|were|would|could|despite|achieved|recorded|reported|experienced"
    r"|if|where|when|unless|subject to|due to|after)\b[^.;:\n]{0,60}$"
)
_AIMS = lazy(
    r"(?i)\b(?:will|shall|must|targets?|goal|commit|aim|achiev|deliver|seek|mandate|maintain|ensur"
    r"|striv|keep|reach|by (?:the )?(?:end of )?20\d\d)"
)
# A target without a verb: a 40% reduction in noise; not one of which something is said, but for
# what a relative clause says: of the time that boats are laid up.
_NAMED = lazy(
    r" ?(?:An? )?\d(?!(?:(?! (?:that|which|who) ).)*\b(?:is|are|was|were|ha[ds]|(?<!to )have|can"
    r"|may)\b)"
)
_THINGS = lazy(r"\b(?!stays|remains|keeps|is\b|was\b)[A-Za-z][a-z]{2,}s $")
# Whom a figure is about: yards with less than 9 boats are exempt, a subsidy shall not exceed 30%.
_CONDITION = lazy(
    r"(?i)^[^.;]{0,60}\b(?:are|is|be) (?:[a-z]+ )?"
    r"(?:exempt|eligible|entitled|given|granted|awarded|rewarded|subsidi[sz]ed|prioriti[sz]ed)\b"
    r"|^[^.;]{0,60}\bmay apply\b"
)
_SUBSIDY = lazy(
    r"(?i)\b(?<!to )(?:subsid|grant|reward|bonus|penalt|fine|(?:cumulative|maximum) amount"
    r"|maximum(?= shall))[a-z]* "
    r"(?:[a-z-]+,? ){0,12}$"
)
# To how much time something is cut: reduced to less than 1 working day.
_SHORTENS = lazy(
    r"(?i)\b(?:reduc|cut|shorten|lower|bring)[a-z]* [^.;\d]{0,40}to $"
    r"|\b(?:increas|extend|rais|ris|grow)[a-z]* by $"
)
_DID = lazy(
    r"(?i)\b[a-z]{3,}ed (?:the|our|its|their) [a-z -]{3,30}$|(?<!will )(?<!shall )(?<!should )"
    r"\b(?:ha[sd]|have|was|were)(?: been)? $"
)
_PAST = lazy(r"(?i)(?:[a-z]+ed|rose|grew|fell|rise[ns]|fallen|grown)\b")
_PASSIVE = lazy(r"\b(?:be|is|are|being) $")
_PROMISES = lazy(r"\b(?:will|shall|should|must|to be|[Bb]y (?:the end of )?20\d\d)\b")
_YEAR = lazy(r"20[1-4]\d")  # Establish 2031 goals
_LISTED = lazy(r"[,.;]|$| and ")
_DONE = lazy(r" (?:done|so far|to date|already)\b")
_TIME = lazy(r"(?:(?:working|business|calendar) )?(?:years?|months?|days?|weeks?|times)\b")


def find_english(text: str, offset: int, *, alone: bool) -> Iterator[FoundMetric]:
    """Yield English figures; of two with the same number the last says more of it. Those that have
    no bound of their own take that of the list that they stand in.
    """
    bounds = [
        (Stretch(found.start() + offset, found.end() + offset), _find_comparator(found))
        for found in BOUND_OF_ALL.finditer(text)
    ]
    for one in _find_single(text, offset, alone=alone):
        bound = next(
            (bound for stretch, bound in bounds if lies_in(one.stretch.start, [stretch])), None
        )
        metric = one.metric
        if bound and metric.comparator == "exactly":
            metric = replace(metric, comparator=bound)
        yield one._replace(metric=metric)


def _find_single(text: str, offset: int, *, alone: bool) -> Iterator[FoundMetric]:
    for found in _list_orders(text, alone=alone):
        metric = make_metric(found, offset, "exactly", found["value"], found["unit"])
        if metric and not _TIME.match(metric.metric.unit):
            yield metric
            yield from _list_more(text, found.end(), offset, metric.metric)
    for found in CHANGED.finditer(text):
        metric = make_metric(found, offset, "exactly", found["value"], found["unit"])
        if metric and (alone or _aims(found)):
            yield metric
    for found in FIGURE_EN.finditer(text):
        metric = _read(found, offset)
        if metric and (alone or not _tells(found)):
            yield metric
            yield from _list_more(text, found.end(), offset, metric.metric)
    for found in UNIT_AHEAD.finditer(text) if SHARES_UNIT_EN.search(text) else ():
        yield from _list_sharing(text, found.end(), offset, "exactly", found["unit"])
    for found in COUNT.finditer(text):
        unit = f"{found['magnitude'] or ''} {found['unit']}"
        metric = make_metric(found, offset, _find_comparator(found), found["value"], unit)
        if metric:
            yield metric


def _list_orders(text: str, *, alone: bool) -> Iterator[re.Match[str]]:
    """Yield what is to be made of so many things; in a cell also what it, or a sentence of it,
    begins with.
    """
    for found in TO_BE_MADE.finditer(text):
        begins = alone and found.start() == 0 and not _DONE.match(text, found.end())
        if found["made"] or begins:
            yield found
    if alone:
        yield from ORDERED.finditer(text)


def _list_more(text: str, at: int, offset: int, before: DraftMetric) -> Iterator[FoundMetric]:
    """Yield figures that go on with the verb of one before: to 12% by 2040 and 18% by 2050."""
    yield from _list_sharing(text, at, offset, before.comparator, before.unit)
    while found := MORE_EN.match(text, at):
        at = found.end()
        others = ("%" in found["unit"]) != ("%" in before.unit) and "including" not in found[0]
        if _TIME.match(found["unit"]) or others:
            return
        if found["listed"] and not _LISTED.match(text, at):
            return
        if metric := make_metric(found, offset, before.comparator, found["value"], found["unit"]):
            yield metric


def _list_sharing(
    text: str, at: int, offset: int, comparator: str, unit: str
) -> Iterator[FoundMetric]:
    """Yield the numbers behind a place that share the unit before it, each with a time of its
    own.
    """
    while found := SHARES_UNIT_EN.search(text, at, at + 2 * NEAR_FIGURE):
        between = text[at : found.start()]
        if "." in between or any(map(str.isdigit, between)):
            return
        stretch = Stretch(found.start("value") + offset, found.end("value") + offset)
        yield FoundMetric(stretch, DraftMetric(comparator, found["value"].replace(",", ""), unit))
        at = found.end()


def _read(found: re.Match[str], offset: int) -> FoundMetric | None:
    comparator = _find_comparator(found)
    unit = found["unit"] or " ".join(filter(None, (found["magnitude"], found["currency"])))
    before = found.string[: found.start()][-NEAR_FIGURE:]
    sized = _SIZE.search(before)
    describes = (
        sized
        or _FROM.search(before)
        or _grew(found, before)
        or (_DID.search(before) and not _PROMISES.search(_take_sentence(found)))
        or _SUBSIDY.search(before)
        or _CONDITION.match(found.string[found.end() :])
        or (found["reaches"] == "reached" and not _PROMISES.search(_take_sentence(found)))
        or (found["reaches"] and _YEAR.fullmatch(found["value"] or ""))
        or _ATTRIBUTE.search(before + found[0][:5])
        or (found["over"] and _WHOSE.search(before))
        or (found["under"] and before.endswith(" of "))
        or ((found["currency"] or "yuan" in unit) and _FOR_EACH.match(found.string, found.end()))
        or (_BOUNDS.match(found[0]) and _THINGS.search(before))
    )
    takes_time = _TIME.match(unit) and not found["moves"] and not _SHORTENS.search(before)
    if describes or takes_time:
        return None
    return make_metric(found, offset, comparator, found["value"] or found["amount"], unit)


def _grew(found: re.Match[str], before: str) -> bool:
    """Whether a change is told in the past: sales expanded by 5 percent last year."""
    told = _PAST.match(found["moves"] or "") and not _PASSIVE.search(before)
    return bool(told) and _PROMISES.search(_take_sentence(found)) is None


def _find_comparator(found: re.Match[str]) -> str:
    """Return what the bound before or behind a figure means; without one it is exact."""
    said = found.groupdict()
    if said.get("more"):
        return "at-least"
    bound = next((one for one in BOUNDS_EN if said.get(one)), "exactly")
    comparator = bound.replace("_", "-")
    after = _AFTER.match(found.string, found.end())
    if comparator != "exactly" or after is None:
        return comparator
    return "at-least" if after["more"] else "at-most"


def _tells(found: re.Match[str]) -> bool:
    """Whether a sentence only tells: About 900 people live there, a cut of 4% was made."""
    if found["names_change"]:
        return not _aims(found)
    text = found.string
    begins = found.start() == 0 or text.endswith(". ", 0, found.start())
    if not begins or not (found["over"] or found["about"]):
        return False
    return _PROMISES.search(_take_sentence(found)) is None


def _aims(found: re.Match[str]) -> bool:
    """Whether a sentence aims at a change that it names, and does not tell of it."""
    sentence = _take_sentence(found)
    if _NAMED.match(sentence):
        return True
    told = _TOLD.search(found.string[: found.start()][-2 * NEAR_FIGURE :])
    return told is None and _AIMS.search(sentence) is not None


def _take_sentence(found: re.Match[str]) -> str:
    before = found.string[: found.start()].rpartition(". ")[2]
    behind = found.string[found.end() :].partition(". ")[0]
    return before + found[0] + behind
