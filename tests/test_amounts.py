"""Amounts: read as they are printed, compared and reckoned exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.amounts import count_millionths, parse_amount, reckon_way

WRITTEN = st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", fullmatch=True).filter(
    lambda text: not (text.startswith("-") and Decimal(text) == 0)
)
AMOUNTS = WRITTEN.map(parse_amount)


@given(WRITTEN)
def test_an_amount_stays_as_it_was_written(text: str) -> None:
    assert str(parse_amount(text)) == text


@given(AMOUNTS, AMOUNTS)
def test_millionths_compare_as_the_amounts_do(one: Decimal, other: Decimal) -> None:
    first, second = count_millionths(one), count_millionths(other)
    assert (first < second, first == second) == (one < other, one == other)
    assert Decimal(first) / 1_000_000 == one


@pytest.mark.parametrize(
    "text",
    ["", "-", "+1", "01", "1.", ".5", "1,000", "1e3", "-0", "-0.00", "1 ", "１", "1.1234567", "9" * 13, "NaN", "90%"],
)  # fmt: skip
def test_what_is_no_amount_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match=r"such as 100, 1\.6 or -2\.5"):
        parse_amount(text)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_the_way_begins_at_the_baseline_and_ends_at_the_goal(
    start: Decimal, goal: Decimal, reached: Decimal
) -> None:
    if start == goal:
        assert reckon_way("about", start, goal, None, reached) is None
        return
    assert reckon_way("about", start, goal, None, start) == 0
    assert reckon_way("about", start, goal, None, goal) == 100
    way = reckon_way("about", start, goal, None, reached)
    assert way is not None
    nearer = (reached - start) / (goal - start)
    assert way <= nearer * 100 < way + 1
    # Where less is better it is reckoned likewise.
    assert reckon_way("about", -start, -goal, None, -reached) == way


def test_hundred_percent_is_said_of_nothing_less() -> None:
    assert reckon_way("at-least", Decimal(0), Decimal(1000), None, Decimal("999.9")) == 99


@pytest.mark.parametrize(
    ("comparator", "start", "value", "to", "way"),
    [
        ("at-least", "20", "40", None, 50),
        ("over", "20", "40", None, 50),
        ("at-most", "40", "20", None, 50),
        ("under", "40", "20", None, 50),
        ("between", "20", "40", "60", 50),
        ("between", "60", "10", "20", 75),
        # No way leads to where it is already.
        ("at-least", "40", "20", None, None),
        ("over", "40", "20", None, None),
        ("at-most", "20", "40", None, None),
        ("under", "20", "40", None, None),
        ("between", "30", "20", "40", None),
        ("between", "20", "20", "40", None),
        ("exactly", "30", "30", None, None),
    ],
)
def test_a_way_leads_to_the_nearer_end_of_what_is_promised(
    comparator: str, start: str, value: str, to: str | None, way: int | None
) -> None:
    upper = Decimal(to) if to else None
    found = reckon_way(comparator, Decimal(start), Decimal(value), upper, Decimal(30))
    assert found == way
