"""Dates as people type them: the same day, period or duration however it is written, and a refusal where nobody can tell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.dates import Period, parse_partial_date
from obligations.text.typed_dates import (
    list_readings,
    read_date,
    read_day,
    read_duration,
    read_period,
)

TODAY = date(2026, 11, 23)
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2025", "2025"), ("２０２５", "2025"), ("2025年", "2025"), ("2025年底", "2025"), (" 2025\u200b ", "2025"),
        ("2025年6月", "2025-06"), ("2025年06月底", "2025-06"), ("2025/6", "2025-06"), ("2025.6", "2025-06"), ("2025-6", "2025-06"),
        ("June 2025", "2025-06"), ("2025年6月30日", "2025-06-30"), ("2025 年 6 月 30 日", "2025-06-30"), ("2025年6月30号", "2025-06-30"),
        ("2025/6/30", "2025-06-30"), ("2025.6.30", "2025-06-30"), ("20250630", "2025-06-30"), ("30 June 2027", "2027-06-30"),
        ("30th of june, 2027", "2027-06-30"), ("June 30, 2027", "2027-06-30"), ("30-Jun-2027", "2027-06-30"), ("2027 June 30", "2027-06-30"),
        ("30/6/2025", "2025-06-30"), ("6/30/2025", "2025-06-30"), ("06/06/2025", "2025-06-06"), ("2025-q4", "2025-Q4"), ("Q4 2025", "2025-Q4"),
        ("2025年第四季度", "2025-Q4"), ("2025年上半年", "2025-H1"), ("2025H2", "2025-H2"), ("today", "2026-11-23"), ("今天", "2026-11-23"), ("This year", "2026"), ("今年", "2026"), ("next year", "2027"), ("去年", "2025"), ("yesterday", "2026-11-22"), ("昨天", "2026-11-22"),
        ("Q3/2026", "2026-Q3"), ("third quarter of 2026", "2026-Q3"), ("the 1st half of 2026", "2026-H1"), ("二〇二六年六月三十日", "2026-06-30"), ("二○二六年十二月", "2026-12"), ("二〇二六年第二季度", "2026-Q2"), ("2026年十月一日", "2026-10-01"),
        ("XXXX-02", "XXXX-02"),
    ],
)  # fmt: skip
def test_a_date_is_understood_however_it_is_written(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY).text == meant


@given(
    st.dates(),
    st.sampled_from(
        [
            "{y:04}年{m}月{d}日",
            "{y:04}/{m}/{d}",
            "{y:04}.{m:02}.{d:02}",
            "{d} {name} {y:04}",
            "{name} {d}, {y:04}",
            "{y:04}{m:02}{d:02}",
        ]
    ),
)
def test_every_day_is_read_from_every_form(day: date, form: str) -> None:
    written = form.format(y=day.year, m=day.month, d=day.day, name=ENGLISH[day.month - 1])
    assert list_readings(written) == [day.isoformat()]
    assert read_day(written, TODAY) == day


@given(st.dates())
def test_of_day_and_month_before_the_year_both_readings_are_told_where_there_are_two(
    day: date,
) -> None:
    readings = list_readings(f"{day.day:02}/{day.month:02}/{day.year:04}")
    assert day.isoformat() in readings
    assert len(readings) == (2 if day.day <= 12 and day.day != day.month else 1)


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_refused_in_words(text: str) -> None:
    for reading in list_readings(text):
        assert parse_partial_date(reading).text == reading
    for read in (read_date, read_day, read_period):
        try:
            read(text, TODAY)
        except ValueError as error:
            assert str(error)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025..", "2025-01-01", "9999-12-31"), ("..2025", "0001-01-01", "2025-12-31"), ("2021..2025", "2021-01-01", "2025-12-31"),
        ("2021年至2025年", "2021-01-01", "2025-12-31"), ("2021-2025", "2021-01-01", "2025-12-31"), ("２０２５．．", "2025-01-01", "9999-12-31"),
        ("2025年6月", "2025-06-01", "2025-06-30"), ("June 2025 to 30/7/2025", "2025-06-01", "2025-07-30"), ("today..", "2026-11-23", "9999-12-31"),
        ("十四五", "2021-01-01", "2025-12-31"), ("“十五五”期间", "2026-01-01", "2030-12-31"), ("the 14th Five-Year Plan", "2021-01-01", "2025-12-31"),
    ],
)  # fmt: skip
def test_a_period_is_understood_however_it_is_written(typed: str, first: str, last: str) -> None:
    period = Period(
        date.fromisoformat(first), date.fromisoformat(last), ends=last != date.max.isoformat()
    )
    assert read_period(typed, TODAY) == period


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("2025年底前", "2025"), ("到2025年", "2025"), ("2025年内", "2025"), ("2025年年底", "2025"), ("2021年6月底前", "2021-06"), ("不迟于2025年6月30日", "2025-06-30"),
        ("by 2025", "2025"), ("in 2025", "2025"), ("by the end of 2025", "2025"), ("end of June 2021", "2021-06"), ("By 30 June 2027", "2027-06-30"),
    ],
)  # fmt: skip
def test_a_deadline_as_texts_print_it_is_the_period_of_its_date(printed: str, plain: str) -> None:
    assert read_period(printed, TODAY) == read_period(plain, TODAY)


def test_every_date_that_a_list_prints_can_be_pasted_back(ask: Any) -> None:
    for lang in ("en", "zh"):
        rows = ask("due", "--columns", "id,due", "--lang", lang).out.splitlines()
        dated = [(target, due) for target, due in (row.split("\t") for row in rows) if "20" in due]
        assert len(dated) > 10
        for target, printed in dated:
            assert target in ask("due", "--due", printed, "--columns", "id").out.split()


@pytest.mark.parametrize(
    ("typed", "way"), [("年底前", "2026"), ("6月底前", "2026-06"), ("31 March", "2026-03-31")]
)
def test_a_date_without_its_year_is_refused_with_how_it_is_written(typed: str, way: str) -> None:
    with pytest.raises(ValueError, match=f"'{typed}' names no year: write {way}, for example"):
        read_period(typed, TODAY)


def test_the_last_year_of_the_calendar_is_an_end_where_somebody_names_it() -> None:
    assert read_period("2025..9999", TODAY).ends
    assert not read_period("2025..", TODAY).ends


@pytest.mark.parametrize(
    "typed", ["..", "2025..2021", "1..2..3", "soon", "2025年13月", "2025..soon", ""]
)
def test_what_is_no_period_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|ends before|has "):
        read_period(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("180d", 180),
        ("180天", 180),
        ("180 days", 180),
        ("26周", 182),
        ("26 weeks", 182),
        ("6个月", 180),
        ("6m", 180),
        ("1年", 365),
        ("１y", 365),
    ],
)
def test_a_duration_is_understood_in_both_languages(typed: str, days: int) -> None:
    assert read_duration(typed) == timedelta(days)


def test_a_duration_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a duration: write 180d"):
        read_duration("180 moons")


def test_every_date_of_the_command_line_is_read_so(ask: Any) -> None:
    for typed, plain in {
        "--due 2025年": "--due 2025", "--before 2025/6/30": "--before 2025-06-30", "--after ２０２５": "--after 2025", "--due 2025..": "--after 2024",
        "--as-of 2024年6月30日": "--as-of 2024-06-30", "--before today": "--before 2026-11-23",
    }.items():  # fmt: skip
        assert ask("due", *typed.split()).out == ask("due", *plain.split()).out != ""
    assert (
        ask("report", "changes", "--since", "30 June 2024").out
        == ask("report", "changes", "--since", "2024-06-30").out
    )


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("--after 2025年底前", "--after 2025"), ("--after 2024年底", "--after 2024"), ("--passed-since 2025年底", "--passed-since 2025-12-31"),
     ("--passed-since 2025年6月末", "--passed-since 2025-06-30")],
)  # fmt: skip
def test_the_end_of_a_period_is_its_last_day(ask: Any, typed: str, plain: str) -> None:
    assert ask("due", *typed.split()).out == ask("due", *plain.split()).out != ""
    assert ask("due", "--after", "by the end of 2025").out == ask("due", "--after", "2025").out
    since = ask("report", "changes", "--since", "end of June 2025").out
    assert since == ask("report", "changes", "--since", "2025-06-30").out


@pytest.mark.parametrize("typed", ["by 2025", "2025年底前", "2025年底", "the end of 2025"])
def test_before_a_deadline_is_refused_with_both_ways_to_mean_it(ask: Any, typed: str) -> None:
    result = ask("due", "--before", typed)
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        f"error: --before: {typed!r} could leave 2025 out or include it\n"
        "  --before 2025 leaves it out, --due ..2025 includes it\n"
    )


def test_two_readings_are_refused_with_both(ask: Any) -> None:
    result = ask("due", "--due", "06/07/2025")
    assert (result.code, result.out) == (2, "")
    assert (
        result.err
        == "error: --due: '06/07/2025' could mean 2025-06-07 or 2025-07-06: write which\n"
    )
