"""The calendar, as the library icalendar reads it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from exports.conftest import PLAN
from exports.readers import read_events
from obligations.exporting.calendar import escape, fold
from obligations.safe import show_controls

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def events(corpus: Path, export: Any) -> dict[str, Any]:
    return {str(event["UID"]): event for event in read_events(export("ics", "--measures", str(corpus)))}


@pytest.mark.parametrize(
    ("target", "day"),
    [
        ("plan-m01.t1", date(2025, 6, 30)),
        ("plan-m01.t2", date(2025, 12, 31)),
        ("plan-m01.t3", date(2021, 6, 30)),
        ("plan-m01.t4", date(2027, 6, 30)),
        ("plan-m01.t6", date(2027, 2, 28)),
        ("plan-m01.1.t1", date(2026, 12, 31)),
    ],
)
def test_an_event_takes_the_whole_last_day_of_the_window(events: dict[str, Any], target: str, day: date) -> None:
    event = events[f"{target}@obligations"]
    assert event["DTSTART"].dt == day
    assert event["DTEND"].dt == day + timedelta(days=1)


def test_how_precise_the_text_is_stands_in_the_summary_and_the_description(events: dict[str, Any]) -> None:
    event = events["plan-m01.t3@obligations"]
    assert event["SUMMARY"] == "a half (by 2021-H1)"
    assert "due: by 2021-H1; the event stands on the last day of it, 2021-06-30" in event["DESCRIPTION"]


def test_the_stamp_is_that_of_the_newest_entry_else_of_the_document(events: dict[str, Any]) -> None:
    assert events["plan-m01.t2@obligations"]["DTSTAMP"].dt.date() == date(2025, 3, 4)
    assert events["plan-m01.t3@obligations"]["DTSTAMP"].dt.date() == date(2023, 5, 15)


def test_an_alarm_rings_before_what_is_open_and_to_come_and_never_for_what_is_past_or_met(events: dict[str, Any]) -> None:
    ringing = {uid.partition("@")[0] for uid, event in events.items() if event.walk("VALARM")}
    assert ringing == {"plan-m01.t4", "plan-m01.t6", "plan-m01.t7", "plan-m01.1.t1"}
    (alarm,) = events["plan-m01.t4@obligations"].walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(days=29, hours=15)


def test_what_recurs_recurs_and_a_short_month_has_it_on_its_last_day(events: dict[str, Any]) -> None:
    event = events["plan-m01.t7@obligations"]
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
    assert [found.date() for found in rule[:4]] == [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    yearly = events["plan-m01.t6@obligations"]
    rule = rrulestr(yearly["RRULE"].to_ical().decode(), dtstart=yearly["DTSTART"].dt)
    assert [found.date() for found in rule[:2]] == [date(2027, 2, 28), date(2028, 2, 29)]


def test_what_recurs_rings_again_though_it_was_met_once_and_says_on_which_day_that_held(make_corpus: Any, export: Any) -> None:
    met = "- {of: plan-m01.t6, date: 2026-10-20, recorded: 2026-10-21, status: met, evidence: [{measure: plan-m01}]}\n"
    path = export("ics", "--measures", str(make_corpus({"plan.yaml": PLAN, "progress/plan.yaml": met})))
    (event,) = [event for event in read_events(path) if event["UID"] == "plan-m01.t6@obligations"]
    assert event.walk("VALARM")
    assert event["DESCRIPTION"].splitlines()[:2] == ["due: by the end of each February", "state: met (as of 2026-11-23)"]


def test_an_event_says_strive_to_where_the_text_does(events: dict[str, Any]) -> None:
    assert events["plan-m01.t4@obligations"]["SUMMARY"] == "a quarter (in 2027-Q2 (strive to))"


def test_signs_of_the_format_are_shown_and_not_obeyed(events: dict[str, Any]) -> None:
    assert events["plan-m01.t1@obligations"]["SUMMARY"] == "@day; a, b\\n (by 2025-06-30)"
    assert "document: =HYPERLINK(1) · Plan <b>for</b> the harbour" in events["plan-m01.t1@obligations"]["DESCRIPTION"].splitlines()


def test_signs_that_part_values_are_escaped_even_where_a_reader_is_lenient(corpus: Path, export: Any) -> None:
    assert rb"SUMMARY:@day\; a\, b\\n (by 2025-06-30)" in export("ics", "--measures", str(corpus)).read_bytes()


def test_only_addresses_of_the_web_are_linked(events: dict[str, Any]) -> None:
    assert events["plan-m01.t1@obligations"]["URL"] == "https://example.org/plan%201,%28a%29"
    assert "URL" not in events["earlier-m01.t1@obligations"]


def test_every_line_ends_as_the_standard_wants_and_has_at_most_75_octets(corpus: Path, export: Any) -> None:
    content = export("ics", "--measures", str(corpus), "--lang", "zh").read_bytes()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut


@given(st.text())
def test_any_text_comes_back_from_a_reader_as_it_was_shown(text: str) -> None:
    content = "".join(fold(line) for line in ("BEGIN:VEVENT", f"SUMMARY:{escape(text)}", "END:VEVENT"))
    event = icalendar.Event.from_ical(content.encode())
    assert str(event["SUMMARY"]) == "\n".join(show_controls(line) for line in text.split("\n"))


def test_a_department_has_a_calendar_of_its_own_that_says_so(corpus: Path, export: Any) -> None:
    path = export("ics", "--measures", str(corpus), "--dept", "贸易部", "--role", "lead", "--document", "earlier")
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert str(calendar["X-WR-CALNAME"]).startswith("Deadlines of obligations: department: Ministry of Trade")
    assert [event["UID"] for event in calendar.walk("VEVENT")] == ["earlier-m01.t1@obligations"]


def test_a_calendar_without_events_is_refused_since_the_standard_has_none(corpus: Path, export: Any, ask: Any) -> None:
    export("ics", "--measures", str(corpus), "--state", "undated", code=2)
    result = ask("export", "ics", "--measures", str(corpus), "--state", "undated", "-o", str(corpus.parent / "x.ics"))
    assert "error: nothing that fits these filters has a deadline" in result.err
    assert not (corpus.parent / "x.ics").exists()
