"""How much is promised and was reached, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.amounts import reckon_way
from obligations.text.speech import Speech
from obligations.text.tables import amounts
from obligations.text.written_dates import write_date

if TYPE_CHECKING:
    from decimal import Decimal

    from obligations.records import Bilingual, GoalRecord, MetricRecord

# Of a ceiling or a range nothing is reached in part.
_NOT_TO_BE_REACHED = ("at-most", "under", "between")
# Up to how many signs a unit is repeated behind each of two amounts: %, 家, 万亿元.
_MOST_SIGNS_OF_UNIT = 4


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
    when = write_date(start["at"], lang) if start["at"] else ""
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
