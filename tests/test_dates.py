"""Partial dates: what they mean, what is none, and that precision is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from obligations.dates import (
    parse_day,
    parse_duration,
    parse_partial_date,
    parse_period,
    parse_window,
)

YEARS = st.integers(1, 9998)
WRITTEN = st.one_of(
    YEARS.map("{:04d}".format),
    st.builds("{:04d}-H{}".format, YEARS, st.integers(1, 2)),
    st.builds("{:04d}-Q{}".format, YEARS, st.integers(1, 4)),
    st.builds("{:04d}-{:02d}".format, YEARS, st.integers(1, 12)),
    st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat),
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2021-H1", "2021-01-01", "2021-06-30"),
        ("2021-H2", "2021-07-01", "2021-12-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-06-30", "2025-06-30", "2025-06-30"),
    ],
)
def test_a_partial_date_covers_its_days(text: str, first: str, last: str) -> None:
    parsed = parse_partial_date(text)
    assert (parsed.first.isoformat(), parsed.last.isoformat()) == (first, last)


@given(WRITTEN)
def test_a_partial_date_is_written_as_it_was_read_and_ends_after_it_begins(text: str) -> None:
    parsed = parse_partial_date(text)
    assert str(parsed) == text
    assert parsed.first <= parsed.last


@given(WRITTEN)
def test_the_day_after_a_period_belongs_to_the_next_one(text: str) -> None:
    last = parse_partial_date(text).last
    assert (last + timedelta(days=1)).day == 1 or parse_partial_date(text).precision == "day"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-13",
        "2025-00",
        "2025-6",
        "2025-02-30",
        "2023-02-29",
        "2025-Q5",
        "2025-H3",
        "2025-06-31",
        "0000",
        "２０２５",
        "2025 ",
        "XXXX",
        "XXXX-XX",
        "2025-XX-10",
    ],
)
def test_what_is_no_date_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        parse_partial_date(text)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        parse_partial_date(text)
    except ValueError as error:
        assert repr(text) in str(error)


@pytest.mark.parametrize("text", ["XXXX-02", "XXXX-02-29", "XXXX-Q1", "XXXX-XX-10"])
def test_what_recurs_has_no_single_day(text: str) -> None:
    parsed = parse_partial_date(text)
    assert parsed.recurs
    with pytest.raises(ValueError, match="no single day"):
        _ = parsed.last


def test_a_period_runs_from_the_first_day_of_one_date_to_the_last_of_another() -> None:
    period = parse_period("2021..2025-Q2")
    assert (period.first.isoformat(), period.last.isoformat()) == ("2021-01-01", "2025-06-30")


@pytest.mark.parametrize("text", ["2025..2021", "XXXX-02", "2021..", "..2021", "2021..x"])
def test_a_period_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not|ends before"):
        parse_period(text)


@given(WRITTEN, WRITTEN)
def test_an_interval_lasts_from_the_first_day_of_one_date_to_the_last_of_another(
    one: str, other: str
) -> None:
    assume(one != other)
    begin, end = sorted((one, other), key=lambda text: parse_partial_date(text).first)
    first, last = parse_partial_date(begin).first, parse_partial_date(end).last
    interval = parse_window(f"{begin}..{end}")
    assert (interval.first, interval.last, str(interval)) == (first, last, f"{begin}..{end}")
    assert interval.edtf == f"{parse_partial_date(begin).edtf}/{parse_partial_date(end).edtf}"


@pytest.mark.parametrize(
    "text", ["2028..2026", "2026..", "..2028", "XXXX-02..2028", "2026...2028", "2026..2027..2028", "2026-13..2028", "2026..2026"]
)  # fmt: skip
def test_an_interval_that_is_none_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match=": write "):
        parse_window(text)


def test_a_day_is_given_in_full() -> None:
    assert parse_day("2025-06-30") == date(2025, 6, 30)
    with pytest.raises(ValueError, match="write it in full"):
        parse_day("2025-06")


@pytest.mark.parametrize(
    ("text", "days"), [("180d", 180), ("26w", 182), ("6m", 180), ("1y", 365), ("0d", 0)]
)
def test_a_duration_counts_days(text: str, days: int) -> None:
    assert parse_duration(text) == timedelta(days=days)
    with pytest.raises(ValueError, match="is not a duration"):
        parse_duration(text + "x")
