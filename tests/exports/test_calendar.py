"""The calendar, as the library icalendar reads it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.conftest import PLAN
from exports.readers import read_events
from obligations.exporting.ics import escape, fold
from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def events(export_standing: Any) -> dict[str, Any]:
    return {str(event["UID"]): event for event in read_events(export_standing("ics"))}


@pytest.mark.parametrize(
    ("target", "day"),
    [
        ("plan-m01.t1", date(2025, 6, 30)),
        ("plan-m01.t2", date(2025, 12, 31)),
        ("plan-m01.t3", date(2021, 6, 30)),
        ("plan-m01.t4", date(2027, 6, 30)),
        ("plan-m01.t6@2027", date(2027, 2, 28)),
        ("plan-m01.1.t1", date(2026, 12, 31)),
    ],
)
def test_an_event_takes_the_whole_last_day_of_the_window(
    events: dict[str, Any], target: str, day: date
) -> None:
    event = events[f"{target}@obligations"]
    assert event["DTSTART"].dt == day
    assert event["DTEND"].dt == day + timedelta(days=1)


def test_how_precise_the_text_is_stands_in_the_summary_and_the_description(
    events: dict[str, Any],
) -> None:
    event = events["plan-m01.t3@obligations"]
    assert event["SUMMARY"] == "MCS: a half (by 2021-H1)"
    assert (
        "due: by 2021-H1; the event stands on the last day of it, 2021-06-30"
        in event["DESCRIPTION"]
    )


def test_a_title_begins_with_who_answers_and_is_short_and_the_whole_wording_stands_in_the_description(
    export: Any,
) -> None:
    titles = {str(event["UID"]): event for event in read_events(export("ics"))}
    event = titles["2021-m07.t1@obligations"]
    assert (
        event["SUMMARY"]
        == "MOFCOM: about 100 outstanding overseas-warehouse companies (by 2025, strive to)"
    )
    assert (
        event["DESCRIPTION"]
        .splitlines()[0]
        .startswith(
            "promised result: about 100 outstanding overseas-warehouse companies, strong in"
        )
    )
    assert not [event for event in titles.values() if len(event["SUMMARY"]) > 120]
    chinese = {
        str(event["UID"]): event for event in read_events(export("ics", "--lang", "zh", name="zh"))
    }
    assert chinese["2021-m07.t1@obligations"]["SUMMARY"].startswith("商务部：")
    assert chinese["2021-m07.t1@obligations"]["SUMMARY"].endswith("（力争2025年底前）")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_brackets_stand_in_brackets(export: Any, lang: str) -> None:
    calendar = export("ics", "--lang", lang).read_text(encoding="utf-8")
    pages = "\n".join(
        page.read_text(encoding="utf-8")
        for page in (export("md", "--lang", lang) / "documents").glob("*.md")
    )
    for text in (calendar.replace("\r\n ", ""), pages):
        targets = [
            line for line in text.splitlines() if line.startswith("SUMMARY") or ".t1: " in line
        ]
        assert targets or lang == "zh"
        assert not [
            line
            for line in targets
            if re.search(r"[(（][^()（）]*(strive to|力争)[)）][^()（）]*[)）]", line)
        ]


def test_asks_those_who_subscribe_to_look_again_each_day(corpus: Path, export: Any) -> None:
    calendar = icalendar.Calendar.from_ical(export("ics", "--measures", str(corpus)).read_bytes())
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)
    assert calendar["X-PUBLISHED-TTL"] == "P1D"


@pytest.mark.parametrize(
    ("alarm", "trigger"),
    [
        ("2w", -timedelta(days=13, hours=15)),
        ("1d", -timedelta(hours=15)),
        ("0d", timedelta(hours=9)),
    ],
)
def test_the_alarm_rings_at_nine_as_many_days_before_as_asked(
    corpus: Path, export: Any, alarm: str, trigger: timedelta
) -> None:
    events = {
        str(event["UID"]): event
        for event in read_events(export("ics", "--measures", str(corpus), "--alarm", alarm))
    }
    (ringing,) = events["plan-m01.t4@obligations"].walk("VALARM")
    assert ringing["TRIGGER"].dt == trigger


def test_no_alarm_rings_where_none_is_asked_for(corpus: Path, export: Any) -> None:
    assert b"VALARM" not in export("ics", "--measures", str(corpus), "--alarm", "none").read_bytes()


def test_an_alarm_that_is_none_and_one_for_another_export_are_refused(
    ask: Any, tmp_path: Path
) -> None:
    wrong = ask("export", "ics", "--alarm", "soon", "-o", str(tmp_path / "x.ics"))
    assert (wrong.code, wrong.err) == (
        2,
        "error: --alarm: 'soon' is not a duration: write 180d, 26w, 6m or 1y, or none\n",
    )
    other = ask("export", "xlsx", "--alarm", "30d", "-o", str(tmp_path / "x.xlsx"))
    assert (other.code, other.err.splitlines()[0]) == (
        2,
        "error: --alarm is for calendars, not for xlsx",
    )


def test_says_how_many_are_still_to_come_and_what_has_no_deadline(ask: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    said = f"wrote {path}: 8 events, 0 still to come\n"
    assert ask("export", "ics", "--dept", "Customs", "-o", str(path)).out == said
    said = f"wrote {path}: 17 events, 1 still to come; 5 targets without a deadline left out\n"
    assert ask("export", "ics", "-o", str(path)).out == said
    assert (
        ask("export", "ics", "-o", str(path), "--lang", "zh").out
        == f"已写入 {path}：17个日程，其中1个未到期；5个无时限的目标未列入\n"
    )


def test_what_a_measure_promises_as_a_whole_is_found_by_whoever_answers_for_a_part_as_the_list_has_it(
    ask: Any, export: Any
) -> None:
    question = ("--dept", "浙江", "--with-generic", "--due", "2025")
    assert ask("list", *question).ids == ["2021-m13"]
    (row,) = ask("due", *question, "--format", "json").json
    assert row["id"] == "2021-m13.t1"
    assert {asked["part"] for asked in row["asked"]} == {"2021-m13.5", "2021-m13.6"}
    assert [str(event["UID"]) for event in read_events(export("ics", *question))] == [
        "2021-m13.t1@obligations"
    ]


def test_the_stamp_is_that_of_the_newest_entry_else_of_the_document(events: dict[str, Any]) -> None:
    assert events["plan-m01.t2@obligations"]["DTSTAMP"].dt.date() == date(2025, 3, 4)
    assert events["plan-m01.t3@obligations"]["DTSTAMP"].dt.date() == date(2023, 5, 15)


def test_an_alarm_rings_before_what_is_open_and_to_come_and_never_for_what_is_past_or_met(
    events: dict[str, Any],
) -> None:
    ringing = {uid.partition("@")[0] for uid, event in events.items() if event.walk("VALARM")}
    assert ringing == {"plan-m01.t4", "plan-m01.t6", "plan-m01.t7", "plan-m01.1.t1"}
    of_series = [uid for uid, event in events.items() if "t6@" in uid and event.walk("VALARM")]
    assert of_series == ["plan-m01.t6@2027@obligations", "plan-m01.t6@2028@obligations"]
    (alarm,) = events["plan-m01.t4@obligations"].walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(days=29, hours=15)


def test_each_occurrence_of_two_years_to_come_is_an_event_with_an_identifier_for_good(
    events: dict[str, Any],
) -> None:
    days = {
        uid.split("@")[1]: event["DTSTART"].dt
        for uid, event in events.items()
        if uid.startswith("plan-m01.t7@")
    }
    assert days["2027-02"] == date(2027, 2, 28)
    assert days["2028-02"] == date(2028, 2, 29)
    assert (min(days.values()), max(days.values())) == (date(2023, 5, 31), date(2028, 10, 31))
    assert not [event for event in events.values() if "RRULE" in event]


def test_a_series_that_goes_on_for_longer_has_no_later_events_unless_they_are_asked_for(
    make_corpus: Any, export: Any
) -> None:
    plan = PLAN.replace("by: XXXX-XX-31, every: month", "every: month, until: 2060")
    measures = ("--measures", str(make_corpus({"plan.yaml": plan})))
    for more, last in (((), date(2028, 10, 31)), (("--due", "..2029"), date(2029, 12, 31))):
        events = read_events(export("ics", *measures, *more))
        days = [one["DTSTART"].dt for one in events if str(one["UID"]).startswith("plan-m01.t7@")]
        assert max(days) == last


def test_an_occurrence_that_is_met_does_not_ring_and_a_later_one_with_an_entry_is_an_event_too(
    make_corpus: Any, export: Any
) -> None:
    said = "date: 2026-10-20, recorded: 2026-10-21, evidence: [{measure: plan-m01}]"
    entries = "".join(
        f"- {{of: plan-m01.t6@{year}, status: met, {said}}}\n" for year in (2027, 2031)
    )
    corpus = make_corpus({"plan.yaml": PLAN, "progress/plan.yaml": entries})
    events = {str(one["UID"]): one for one in read_events(export("ics", "--measures", str(corpus)))}
    event = events["plan-m01.t6@2027@obligations"]
    assert not event.walk("VALARM")
    assert event["DESCRIPTION"].splitlines()[1:3] == [
        "due: by the end of each February (2027-02-28)",
        "state: met (as of 2026-11-23)",
    ]
    assert event["DTSTAMP"].dt.date() == date(2026, 10, 21)
    years = [uid.split("@")[1] for uid in events if uid.startswith("plan-m01.t6@")]
    assert years[-3:] == ["2027", "2028", "2031"]


def test_an_event_says_strive_to_where_the_text_does(events: dict[str, Any]) -> None:
    assert events["plan-m01.t4@obligations"]["SUMMARY"] == "MCS: a quarter (in 2027-Q2, strive to)"


def test_signs_of_the_format_are_shown_and_not_obeyed(events: dict[str, Any]) -> None:
    assert events["plan-m01.t1@obligations"]["SUMMARY"] == "MCS: @day; a, b\\n (by 2025-06-30)"
    assert (
        "document: =HYPERLINK(1) · Plan <b>for</b> the harbour"
        in events["plan-m01.t1@obligations"]["DESCRIPTION"].splitlines()
    )


def test_signs_that_part_values_are_escaped_even_where_a_reader_is_lenient(
    corpus: Path, export: Any
) -> None:
    assert (
        rb"SUMMARY:MCS: @day\; a\, b\\n (by 2025-06-30)"
        in export("ics", "--measures", str(corpus)).read_bytes()
    )


def test_only_addresses_of_the_web_are_linked(events: dict[str, Any]) -> None:
    assert events["plan-m01.t1@obligations"]["URL"] == "https://example.org/plan%201,%28a%29"
    assert "URL" not in events["earlier-m01.t1@obligations"]


def test_every_line_ends_as_the_standard_wants_and_has_at_most_75_octets(
    corpus: Path, export: Any
) -> None:
    content = export("ics", "--measures", str(corpus), "--lang", "zh").read_bytes()
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut


@given(st.text())
def test_any_text_comes_back_from_a_reader_as_it_was_shown(text: str) -> None:
    content = "".join(
        fold(line) for line in ("BEGIN:VEVENT", f"SUMMARY:{escape(text)}", "END:VEVENT")
    )
    event = icalendar.Event.from_ical(content.encode())
    assert str(event["SUMMARY"]) == "\n".join(show_controls(line) for line in text.split("\n"))


def test_a_department_has_a_calendar_of_its_own_that_says_so(corpus: Path, export: Any) -> None:
    path = export(
        "ics",
        "--measures",
        str(corpus),
        "--dept",
        "贸易部",
        "--role",
        "lead",
        "--document",
        "earlier",
    )
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert str(calendar["X-WR-CALNAME"]).startswith(
        "Deadlines of obligations (department: Ministry of Trade"
    )
    assert [event["UID"] for event in calendar.walk("VEVENT")] == ["earlier-m01.t1@obligations"]


def test_a_calendar_without_events_is_refused_since_the_standard_has_none(
    corpus: Path, export: Any, ask: Any
) -> None:
    export("ics", "--measures", str(corpus), "--state", "undated", code=2)
    result = ask(
        "export",
        "ics",
        "--measures",
        str(corpus),
        "--state",
        "undated",
        "-o",
        str(corpus.parent / "x.ics"),
    )
    assert "error: nothing that fits these filters has a deadline" in result.err
    assert not (corpus.parent / "x.ics").exists()


def test_where_no_target_has_a_deadline_no_filter_is_blamed(ask: Any, make_corpus: Any) -> None:
    measures = make_corpus({})
    result = ask("export", "ics", "--measures", str(measures), "-o", str(measures.parent / "x.ics"))
    assert result.err.splitlines() == [
        "error: no target has a deadline, and a calendar can't be empty",
        "  see the targets with: obligations due",
    ]
