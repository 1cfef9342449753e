"""Amounts as exact as a text prints them: decimals with at most twelve digits before the point and
six behind it.

How one was written is kept (`1.50`), and it equals what is the same number (`1.5`). Whatever
compares or reckons does so with whole millionths, which are exact everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.sentences import tell

if TYPE_CHECKING:
    from decimal import Decimal

    from obligations.sentences import Sentence

AMOUNT = r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?"
_MINUS_ZERO = r"-0(\.0+)?"
# Where less is better, a goal above the baseline is a ceiling, and no way leads there; likewise a
# floor below it.
_CEILINGS, _FLOORS = ("at-most", "under"), ("at-least", "over")


def parse_amount(text: str) -> Decimal:
    """Read an amount, as it is written. Raises ValueError with a message for people.

    >>> str(parse_amount("1.50")), parse_amount("1.50") == parse_amount("1.5")
    ('1.50', True)
    """
    if not re.fullmatch(AMOUNT, text) or re.fullmatch(_MINUS_ZERO, text):
        msg = tell(
            "{text!r} is not a number such as 100, 1.6 or -2.5, with at most 12 digits"
            " before the point and 6 behind it",
            text=text,
        )
        raise ValueError(msg)
    return make_amount(text)


def make_amount(text: str) -> Decimal:
    """Return an amount that is known to be one, as it is written."""
    from decimal import Decimal  # a question without amounts starts without it

    return Decimal(text)


def count_millionths(amount: Decimal) -> int:
    """Return an amount in whole millionths.

    >>> count_millionths(make_amount("-2.5"))
    -2500000
    """
    return int(amount.scaleb(6))


def reckon_way(
    comparator: str, baseline: Decimal, value: Decimal, to: Decimal | None, reached: Decimal
) -> int | None:
    """Return how much of the way from a baseline to what is promised has been made, in whole
    percent: nothing at the baseline, 100 at the goal.

    The part of a percent that is begun doesn't count, so that 100 is said of nothing less. None
    where no way leads from the baseline to the goal: it lies there already, or beyond.

    >>> low, now, high = map(make_amount, ("20", "31", "40"))
    >>> reckon_way("exactly", low, high, None, now)
    55
    >>> reckon_way("at-most", high, low, None, now)
    45
    """
    goal = _find_goal(comparator, baseline, value, to)
    if goal is None:
        return None
    start, end, now = (count_millionths(amount) for amount in (baseline, goal, reached))
    return (now - start) * 100 // (end - start)


def find_bounds(
    comparator: str, baseline: Decimal | None, value: Decimal, to: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """Return the least and the most that may have been reached where a promise was kept; None where
    nothing is certain.

    Of `about` nothing is, and what a text prints without a word may be exceeded: upwards, or
    downwards from a baseline above it. Sources that say "over 100" print 100.

    >>> find_bounds("at-least", None, make_amount("100"), None)
    (Decimal('100'), None)
    >>> find_bounds("between", make_amount("9"), make_amount("1"), make_amount("3"))
    (None, Decimal('3'))
    """
    if comparator == "about":
        return None, None
    falls = baseline is not None and baseline > value and comparator not in _FLOORS
    if falls or comparator in _CEILINGS:
        return None, value if to is None else to
    return value, None


def judge_met(
    record: str, value: Decimal, least: Decimal | None, most: Decimal | None
) -> tuple[Sentence, Sentence] | None:
    """Return what contradicts that a promise was met with a value, and what to do about it; None
    where nothing does.

    `least` and `most` are the bounds of the promise.
    """
    if least is not None and value < least:
        message = tell(
            "{record} met with {value}, and {least} or more was promised",
            record=record,
            value=value,
            least=least,
        )
    elif most is not None and value > most:
        message = tell(
            "{record} met with {value}, and {most} or less was promised",
            record=record,
            value=value,
            most=most,
        )
    else:
        return None
    return message, tell("check the value; what was reached in part is `partly-met`")


def _find_goal(
    comparator: str, baseline: Decimal, value: Decimal, to: Decimal | None
) -> Decimal | None:
    """Return the end of what is promised that is reached first; None where no way leads there."""
    if to is not None and baseline > value:
        if baseline > to:
            return to
        return None
    if baseline == value or comparator in (_CEILINGS if baseline < value else _FLOORS):
        return None
    return value
