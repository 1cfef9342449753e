"""Which occurrences a target has: against an independent library, and on the edges of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import pytest
from dateutil.rrule import MONTHLY, SU, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from obligations.occurrences import find_misfit, make_series

DAY = date(2020, 1, 31)


def list_deadlines(every: str, by: str | None = None, *bounds: str | None) -> list[str]:
    """Give the first four deadlines of a target in a document of 31 January 2020."""
    series = make_series(every, by, *(*bounds, None, None)[:2], DAY)
    assert series is not None
    return [str(series.find_deadline(number)) for number in range(min(series.count, 4))]


# `every`, `by`, and the first deadlines from 31 January 2020 on.
RIGHT = [
    ("week", None, ["2020-02-02", "2020-02-09", "2020-02-16", "2020-02-23"]),
    ("month", None, ["2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"]),
    ("month", "XXXX-XX-10", ["2020-02-10", "2020-03-10", "2020-04-10", "2020-05-10"]),
    ("month", "XXXX-XX-31", ["2020-01-31", "2020-02-29", "2020-03-31", "2020-04-30"]),
    ("quarter", None, ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]),
    ("quarter", "XXXX-03", ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]),
    ("quarter", "XXXX-02", ["2020-02-29", "2020-05-31", "2020-08-31", "2020-11-30"]),
    ("quarter", "XXXX-01-15", ["2020-04-15", "2020-07-15", "2020-10-15", "2021-01-15"]),
    ("quarter", "XXXX-12-31", ["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]),
    ("half", None, ["2020-06-30", "2020-12-31", "2021-06-30", "2021-12-31"]),
    ("half", "XXXX-08", ["2020-02-29", "2020-08-31", "2021-02-28", "2021-08-31"]),
    ("half", "XXXX-01-10", ["2020-07-10", "2021-01-10", "2021-07-10", "2022-01-10"]),
    ("year", None, ["2020-12-31", "2021-12-31", "2022-12-31", "2023-12-31"]),
    ("year", "XXXX-H1", ["2020-06-30", "2021-06-30", "2022-06-30", "2023-06-30"]),
    ("year", "XXXX-Q1", ["2020-03-31", "2021-03-31", "2022-03-31", "2023-03-31"]),
    ("year", "XXXX-02", ["2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28"]),
    ("year", "XXXX-02-29", ["2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28"]),
    ("year", "XXXX-01-30", ["2021-01-30", "2022-01-30", "2023-01-30", "2024-01-30"]),
    ("two-years", "2026", ["2026-12-31", "2028-12-31", "2030-12-31", "2032-12-31"]),
    ("two-years", "2026-02", ["2026-02-28", "2028-02-29", "2030-02-28", "2032-02-29"]),
    ("two-years", "2018-Q1", ["2018-03-31", "2020-03-31", "2022-03-31", "2024-03-31"]),
    ("two-years", "2016-02-29", ["2016-02-29", "2018-02-28", "2020-02-29", "2022-02-28"]),
]
# `every`, `by`, and what the hint offers.
WRONG = [
    ("quarter", "XXXX-XX-10", "XXXX-01-10"),
    ("half", "XXXX-XX-10", "XXXX-01-10"),
    ("year", "XXXX-XX-10", "XXXX-01-10"),
    ("quarter", "XXXX-Q1", "XXXX-03"),
    ("quarter", "XXXX-H2", "XXXX-12"),
    ("half", "XXXX-H1", "XXXX-06"),
    ("half", "XXXX-Q3", "XXXX-09"),
    ("month", "XXXX-03", "XXXX-XX-10"),
    ("month", "XXXX-03-15", "XXXX-XX-15"),
    ("month", "XXXX-Q1", "XXXX-XX-10"),
    ("year", "2025-02", "XXXX-02"),
    ("year", "2025", "XXXX-12"),
    ("quarter", "2025-06-30", "XXXX-06-30"),
    ("month", "2025-06-30", "XXXX-XX-30"),
    ("two-years", "XXXX-02", "as in `by: 2026`"),
    ("two-years", None, "as in `by: 2026`"),
    ("week", "XXXX-XX-10", "leave `by` out"),
    ("week", "2025", "leave `by` out"),
    ("regularly", "XXXX-02", "leave `by` out"),
    ("continuously", "2030", "leave `by` out"),
]


@pytest.mark.parametrize(("every", "by", "deadlines"), RIGHT)
def test_a_target_is_due_once_in_each_period(
    every: str, by: str | None, deadlines: list[str]
) -> None:
    assert find_misfit(every, by) is None
    assert list_deadlines(every, by) == deadlines


@pytest.mark.parametrize(("every", "by", "hint"), WRONG)
def test_a_date_that_does_not_lie_once_in_each_period_leads_to_the_form_that_does(
    every: str, by: str | None, hint: str
) -> None:
    found = find_misfit(every, by)
    assert found is not None
    assert found[1].endswith(hint)
    assert make_series(every, by, None, None, DAY) is None


@pytest.mark.parametrize(
    ("every", "by", "since", "until", "deadlines"),
    [
        ("year", None, "2023", "2025", ["2023-12-31", "2024-12-31", "2025-12-31"]),
        ("year", None, "2023", "2025-12-30", ["2023-12-31", "2024-12-31"]),
        ("year", "XXXX-02", "2019-02-28", "2020", ["2019-02-28", "2020-02-29"]),
        ("quarter", "XXXX-01-15", "2021-04-16", "2021", ["2021-07-15", "2021-10-15"]),
        ("month", None, None, "2020-03", ["2020-01-31", "2020-02-29", "2020-03-31"]),
        ("week", None, "2026-W", None, None),
        ("week", None, "2021-01-01", "2021-01-16", ["2021-01-03", "2021-01-10"]),
        ("two-years", "2018-02", "2021", "2024", ["2022-02-28", "2024-02-29"]),
        ("two-years", "2018-02", "2022-03", "2024", ["2024-02-29"]),
        ("two-years", "2030-02", "2021", "2034", ["2030-02-28", "2032-02-29", "2034-02-28"]),
    ],
)
def test_from_and_until_bound_the_deadlines(
    every: str, by: str | None, since: str | None, until: str | None, deadlines: list[str] | None
) -> None:
    if deadlines is None:
        with pytest.raises(ValueError, match="is not a date"):
            list_deadlines(every, by, since, until)
        return
    assert list_deadlines(every, by, since, until) == deadlines


@pytest.mark.parametrize(
    ("every", "by", "since", "until"),
    [
        ("year", "XXXX-06", "2023-07", "2024-05"),
        ("week", None, "2026-01-05", "2026-01-10"),
        ("month", None, "2030", "2025"),
        ("two-years", "2030", None, "2029"),
        ("regularly", None, None, None),
        ("continuously", None, "2021", "2030"),
    ],
)
def test_there_may_be_no_occurrence(
    every: str, by: str | None, since: str | None, until: str | None
) -> None:
    assert make_series(every, by, since, until, DAY) is None


@pytest.mark.parametrize(
    ("every", "by", "name"),
    [
        ("week", None, "9999-W51"),
        ("month", None, "9999-12"),
        ("month", "XXXX-XX-31", "9999-12"),
        ("quarter", None, "9999-Q4"),
        ("half", None, "9999-H2"),
        ("year", None, "9999"),
        ("two-years", "2027", "9999"),
    ],
)
def test_the_last_occurrence_lies_within_the_calendar(
    every: str, by: str | None, name: str
) -> None:
    series = make_series(every, by, None, None, DAY)
    assert series is not None
    assert series.name(series.count - 1) == name
    assert series.count_before(date.max) in (series.count, series.count - 1)
    assert series.find(name) == series.count - 1
    assert make_series("week", None, "9999-12-27", None, DAY) is None


@pytest.mark.parametrize(
    ("every", "by", "names"),
    [
        ("week", None, ["2020-W05", "2020-W06"]),
        ("month", None, ["2020-01", "2020-02"]),
        ("quarter", "XXXX-02", ["2020-Q1", "2020-Q2"]),
        ("half", "XXXX-08", ["2020-H1", "2020-H2"]),
        ("year", "XXXX-01", ["2020", "2021"]),
        ("two-years", "2026-02", ["2026", "2028"]),
    ],
)
def test_an_occurrence_is_called_by_the_period_of_its_deadline(
    every: str, by: str | None, names: list[str]
) -> None:
    series = make_series(every, by, None, None, DAY)
    assert series is not None
    assert [series.name(number) for number in (0, 1)] == names
    assert [series.find(name) for name in names] == [0, 1]


@pytest.mark.parametrize(
    "name", ["2020-Q5", "2020", "2019-Q4", "XXXX-Q1", "", "2020-W01", "２０２０"]
)
def test_a_name_that_is_none_finds_nothing(name: str) -> None:
    series = make_series("quarter", None, None, None, DAY)
    assert series is not None
    assert series.find(name) is None


DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
STEPS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@given(start=DAYS, number=st.integers(0, 300))
def test_weeks_end_on_the_sundays_of_another_library_and_are_numbered_as_iso_does(
    start: date, number: int
) -> None:
    series = make_series("week", None, start.isoformat(), None, DAY)
    assert series is not None
    rule = rrule(WEEKLY, byweekday=SU, dtstart=start, count=number + 1)
    deadline = rule[number].date()
    assert series.find_deadline(number) == deadline
    year, week, weekday = deadline.isocalendar()
    assert (series.name(number), weekday) == (f"{year}-W{week:02}", 7)
    assert series.find(series.name(number)) == number


@given(
    every=st.sampled_from(list(STEPS)),
    start=DAYS,
    month=st.integers(1, 12),
    day=st.one_of(st.none(), st.integers(1, 31)),
)
def test_deadlines_are_those_of_another_library_in_short_months_and_leap_years_too(
    every: str, start: date, month: int, day: int | None
) -> None:
    if every == "month":
        by = f"XXXX-XX-{day:02}" if day else None
    else:
        longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
        by = f"XXXX-{month:02}" + (f"-{min(day, longest):02}" if day else "")
        day = min(day, longest) if day else None
    series = make_series(every, by, start.isoformat(), None, DAY)
    assert series is not None
    step = STEPS[every]
    rule = rrule(
        MONTHLY,
        dtstart=start,
        bymonth=[at for at in range(1, 13) if (at - month) % step == 0],
        bymonthday=range(28, (day or 31) + 1) if (day or 31) > 28 else day,
        bysetpos=-1 if (day or 31) > 28 else None,
    )
    expected = [found.date() for found in islice(rule, 10)]
    assert [series.find_deadline(number) for number in range(10)] == expected


@given(
    target=st.sampled_from([(every, by) for every, by, _ in RIGHT]),
    number=st.integers(0, 500),
    shift=st.integers(-40, 40),
)
def test_counting_finding_and_naming_agree(
    target: tuple[str, str | None], number: int, shift: int
) -> None:
    series = make_series(*target, None, None, DAY)
    assert series is not None
    day = series.find_deadline(number) + timedelta(shift)
    passed = series.count_before(day)
    assert passed == sum(series.find_deadline(at) < day for at in range(number + 50))
    assert series.find(series.name(number)) == number
    nearest = series.find_nearest(day)
    distances = [abs(series.find_deadline(at) - day) for at in range(number + 50)]
    assert nearest == distances.index(min(distances))
