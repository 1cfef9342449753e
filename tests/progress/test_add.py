"""`progress add` in a pipe: what it writes, and what it refuses without writing anything."""

from __future__ import annotations

import shlex
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from obligations.progress import EntrySubject, append_entry, make_entry
from running import IN_PROGRESS, write_entries

PAGE = "https://www.example.org/report"


def drop_citations(entry: dict[str, Any]) -> list[dict[str, str]]:
    """Return what was said of the evidence, without how it is cited."""
    return [
        {key: value for key, value in item.items() if key != "citation"}
        for item in entry["evidence"]
    ]


def test_an_entry_is_written_with_all_that_was_stated(add: Any, record: Path) -> None:
    before = date.today()  # noqa: DTZ011 - the program records the user's day
    result = add("2020-m02.t1", "--status", "partly-met", "--date", "2024-12-31", "--value", "85", "--evidence", PAGE, "--evidence",
                 "2020-m01.1", "--note", "Eighty-five: so far", "--note-zh", "已有85座")  # fmt: skip
    assert result.code == 0, result.err
    (path,) = record.iterdir()
    assert path.name.startswith("2020-m02.t1_2024-12-31_")
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    assert header == "# yaml-language-server: $schema=../../schema/progress.schema.json"
    today = next(
        day.isoformat()
        for day in (before, before + timedelta(days=1))
        if day.isoformat() in lines[2]
    )
    assert lines == [
        "of: 2020-m02.t1",
        "date: 2024-12-31",
        f"recorded: {today}",
        "status: partly-met",
        "value: 85",
        "evidence:",
        f"  - {{url: https://www.example.org/report, retrieved: {today}}}",
        "  - {measure: 2020-m01.1}",
        'note: {en: "Eighty-five: so far", zh: 已有85座}',
    ]


def test_what_is_known_of_the_evidence_stands_behind_it_or_alone(add: Any, log: Any) -> None:
    page = f"{PAGE}; title=Report; with a semicolon; publisher=Port News; dated=2024-05-01; retrieved=2024-06-01; quality=reported"
    result = add(
        "2020-m01",
        *IN_PROGRESS,
        "--evidence",
        page,
        "--evidence",
        "number=财关税〔2016〕18号; issuers=Harbour Office, MT; quality=official",
    )
    assert result.code == 0, result.err
    assert drop_citations(log("--format", "json").json[0]) == [
        {
            "quality": "reported",
            "publisher": "Port News",
            "title": "Report; with a semicolon",
            "dated": "2024-05-01",
            "url": PAGE,
            "retrieved": "2024-06-01",
        },
        {"quality": "official", "number": "财关税〔2016〕18号", "issuers": ["harbour", "trade"]},
    ]


def test_what_was_added_is_confirmed_with_its_own_day_and_the_state_it_leads_to(
    add: Any, record: Path
) -> None:
    add("2020-m02.t1", *IN_PROGRESS)
    result = add("2020-m02.t1", "--status", "partly-met", "--date", "2024-12-31", "--value", "85")
    (path,) = record.glob("*_2024-12-31_*")
    assert result.lines == [
        f"added entry {path.stem[-8:]}: {path}",
        "2020-m02.t1: partly-met · 2024-12-31 · 85 of about 100 piers · state on 2026-11-23: partly-met",
    ]


def test_what_was_written_is_shown_from_where_one_stands(
    add: Any, ask: Any, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    measures = record.parent.parent
    monkeypatch.chdir(measures.parent)
    added = add("2020-m02.t1", *IN_PROGRESS)
    (path,) = record.iterdir()
    assert added.lines[0].endswith(f": {measures.name}/progress/2020/{path.name}")
    written = ask("schema", "--write", "--measures", str(measures))
    assert written.lines[0] == f"{measures.name}/schema/document.schema.json"


def test_a_correction_says_what_it_corrects(add: Any, log: Any) -> None:
    add("2020-m02.t1", "--status", "met", "--date", "2024-12-31", "--evidence", PAGE)
    (first,) = log("--format", "json").json
    result = add("2020-m02.t1", *IN_PROGRESS, "--corrects", first["id"])
    assert (
        result.lines[1]
        == f"2020-m02.t1: in-progress · 2024-05-01 · corrects {first['id']} · state on 2026-11-23: unconfirmed"
    )
    zh = add("2020-m01", *IN_PROGRESS, "--lang", "zh").lines
    assert zh[1] == "2020-m01：推进中 · 2024-05-01 · 截至2026-11-23的状态：无时限"


def test_the_same_fact_a_second_time_is_said_and_not_written(
    add: Any, measures: Path, record: Path
) -> None:
    entry = make_entry(
        EntrySubject("2020-m01", date(2020, 3, 1), has_metric=False),
        date(2025, 1, 1),
        status="in-progress",
        day="2024-05-01",
    )
    append_entry(measures, entry)
    before = [(path.name, path.stat().st_mtime_ns) for path in record.iterdir()]
    result = add("2020-m01", *IN_PROGRESS)
    assert result.code == 0
    assert result.lines == [
        f"on record already as {entry.digest[:8]}, entered on 2025-01-01: nothing was added",
        "2020-m01: in-progress · 2024-05-01 · state on 2026-11-23: undated",
    ]
    assert [(path.name, path.stat().st_mtime_ns) for path in record.iterdir()] == before


def test_an_entry_is_withdrawn_by_its_id_alone_and_recording_it_again_is_refused_with_the_way_back(
    add: Any, log: Any
) -> None:
    add("2020-m02.t1", "--status", "met", "--date", "2024-12-31", "--evidence", PAGE)
    (first,) = log("--format", "json").json
    result = add(
        "--status",
        "withdrawn",
        "--date",
        "2025-01-01",
        "--corrects",
        first["id"],
        "--note",
        "another harbour",
    )
    assert result.code == 0, result.err
    assert "state on 2026-11-23: unconfirmed" in result.lines[1]
    assert log("--format", "json").json == []
    _, withdrawal = log("--all", "--format", "json").json
    again = add("2020-m02.t1", "--status", "met", "--date", "2024-12-31", "--evidence", PAGE)
    assert again.code == 2
    assert again.err.splitlines() == [
        f"error: this is on record as {first['id']} and was withdrawn by {withdrawal['id']}",
        f"  if it is right after all, withdraw that: obligations progress add --status withdrawn --corrects {withdrawal['id']} --note …",
    ]
    assert (
        add("--status", "withdrawn", "--corrects", withdrawal["id"], "--note", "it was ours").code
        == 0
    )
    assert [entry["id"] for entry in log("--format", "json").json] == [first["id"]]


def test_what_was_entered_about_a_record_that_there_is_not_can_be_withdrawn(
    add: Any, ask: Any, log: Any, measures: Path
) -> None:
    for path, text in write_entries(
        [
            {
                "of": "2020-m99",
                "date": "2024-05-01",
                "recorded": "2024-06-01",
                "status": "in-progress",
            }
        ]
    ).items():
        (measures / path).parent.mkdir(parents=True)
        (measures / path).write_text(text, encoding="utf-8")
    assert "OB601" in ask("check", str(measures)).out
    (first,) = log("--format", "json").json
    result = add("--status", "withdrawn", "--corrects", first["id"], "--note", "a slip")
    assert result.code == 0, result.err
    assert ask("check", str(measures)).code == 0


def test_not_found_is_recorded_without_evidence_and_shown(add: Any) -> None:
    result = add("2020-m02.t1", "--status", "not-found", "--date", "2025-05-01")
    assert (
        result.lines[1] == "2020-m02.t1: not-found · 2025-05-01 · state on 2026-11-23: unconfirmed"
    )


def test_the_next_question_knows_of_it(add: Any, ask: Any, measures: Path) -> None:
    add("2020-m02.t1", "--status", "met", "--date", "2024-06-01", "--evidence", "2020-m01")
    states = []
    for day in ("2024-05-31", "2024-06-01"):
        rows = ask("due", "--measures", str(measures), "--as-of", day, "--format", "json").json
        states += [row["state"] for row in rows if row["id"] == "2020-m02.t1"]
    assert states == ["upcoming", "met"]
    (entry,) = ask("show", "2020-m02", "--measures", str(measures), "--format", "json").json[0][
        "progress"
    ]
    assert (entry["status"], drop_citations(entry)) == ("met", [{"measure": "2020-m01"}])


@pytest.mark.parametrize(("typed", "of"), [("2020-m01", "2020-m01"), ("2020-1.1", "2020-m01.1"), ("2020/2.t1", "2020-m02.t1"),
                                           ("2020-m03.1.t1", "2020-m03.1.t1")])  # fmt: skip
def test_the_id_may_be_a_measures_an_actions_or_a_targets_however_it_is_typed(
    add: Any, read: Any, typed: str, of: str
) -> None:
    assert add(typed, *IN_PROGRESS).code == 0
    assert f"\nof: {of}\n" in read()[0]


@pytest.mark.parametrize(
    ("named", "targets"),
    [
        ("2020-m02", "2020-m02.t1 (by 2024)"),
        ("2020-m03", "2020-m03.t1 (by 2024), 2020-m03.t2 (undated), 2020-m03.1.t1 (by 2023)"),
        ("2020-m04", "2020-m04.1.t1 (by 2023)"),
        ("2020-m04.1", "2020-m04.1.t1 (by 2023)"),
    ],
)
def test_an_entry_is_about_exactly_what_was_named_and_a_line_names_the_targets(
    add: Any, log: Any, named: str, targets: str
) -> None:
    result = add(named, *IN_PROGRESS)
    assert (result.code, [entry["of"] for entry in log("--format", "json").json]) == (0, [named])
    assert f"about {named} itself; its targets have ids of their own: {targets}\n" in result.err
    assert len(result.lines) == 2
    assert targets[:11] in add(named, *IN_PROGRESS, "--lang", "zh").err


@pytest.mark.parametrize(
    ("comparator", "value", "said"),
    [
        ("at-least", "85", "2020-m02.t1 met with 85, and 100 or more was promised"),
        ("at-most", "101", "2020-m02.t1 met with 101, and 100 or less was promised"),
        ("at-least", "100", ""),
        ("about", "85", ""),
    ],
)
def test_what_check_will_say_of_the_value_is_said_at_once(
    ask: Any, add: Any, measures: Path, comparator: str, value: str, said: str
) -> None:
    document = measures / "2020.yaml"
    document.write_text(document.read_text().replace("about", comparator))
    shown = ("--date", "2024-12-31", "--evidence", PAGE, "--value", value)
    result = add("2020-m02.t1", "--status", "met", *shown)
    assert result.code == 0
    assert said in result.err
    assert ("was promised" in result.err) == bool(said)
    found = ask("check", str(measures), "--format", "json").json
    assert [one["message"] for one in found if one["code"] == "OB620"] == [said] * bool(said)
    partly = add("2020-m02.t1", "--status", "partly-met", *shown)
    assert "was promised" not in partly.err


@pytest.mark.parametrize("named", [("2020-m02", "--whole"), ("2020-m02.t1",), ("2020-m01",)])
def test_where_nothing_else_can_be_meant_no_line_names_targets(
    add: Any, log: Any, named: tuple[str, ...]
) -> None:
    assert "targets" not in add(*named, *IN_PROGRESS).err
    assert [entry["of"] for entry in log("--format", "json").json] == [named[0]]


@pytest.mark.parametrize(
    ("given", "note"),
    [
        (["全省已建成85座"], {"zh": "全省已建成85座"}),
        (["85座 B2B warehouses 建成"], {"zh": "85座 B2B warehouses 建成"}),
        (["85 piers stand."], {"en": "85 piers stand."}),
        (
            ["The list (名录) of 浙商务发〔2026〕3号 names “全省” alone."],
            {"en": "The list (名录) of 浙商务发〔2026〕3号 names “全省” alone."},
        ),
        (["（见《名录》）"], {"zh": "（见《名录》）"}),
        (["RCEP", "--note-lang", "zh"], {"zh": "RCEP"}),
        (["全省 is what it says", "--note-lang", "en"], {"en": "全省 is what it says"}),
        (["85 piers stand.", "--note-zh", "已有85座"], {"en": "85 piers stand.", "zh": "已有85座"}),
    ],
)
def test_a_note_is_in_the_language_that_it_is_written_in_unless_told(
    add: Any, log: Any, given: list[str], note: dict[str, str]
) -> None:
    assert add("2020-m01", *IN_PROGRESS, "--note", *given).code == 0
    assert [entry["note"] for entry in log("--format", "json").json] == [
        {"en": None, "zh": None} | note
    ]


@pytest.mark.parametrize(
    ("note", "told", "found"),
    [("全省已建成", "en", ["OB705"]), ("85 piers", "zh", ["OB705"]), ("全省已建成", "zh", [])],
)
def test_a_note_under_the_wrong_language_is_found_by_the_check(
    add: Any, ask: Any, measures: Path, note: str, told: str, found: list[str]
) -> None:
    assert add("2020-m01", *IN_PROGRESS, "--note", note, "--note-lang", told).code == 0
    assert [
        one["code"]
        for one in ask("check", str(measures), "--select", "OB705", "--format", "json").json
    ] == found


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("浙商务发〔2026〕3号", "浙商务发〔2026〕3号"),
        (" 浙商务发[2026]3号", "浙商务发〔2026〕3号"),
        ("浙商务发（2026）3 号", "浙商务发〔2026〕3号"),
        ("海关总署公告2026年第12号", "海关总署公告2026年第12号"),
        ("number=财政部 海关总署公告 2026 年第012号", "财政部、海关总署公告2026年第12号"),
        ("海关总署２０２６年第12号公告", "海关总署公告2026年第12号"),
        ("number=GB/T43291—2023", "GB/T 43291-2023"),
        ("number=UNIS/L/390", "UNIS/L/390"),
    ],
)
def test_the_number_of_a_document_is_evidence(add: Any, log: Any, typed: str, number: str) -> None:
    result = add(
        "2020-m01",
        "--status",
        "met",
        "--date",
        "2024-05-01",
        "--evidence",
        f"{typed}; quality=official",
    )
    assert result.code == 0, result.err
    assert [drop_citations(entry) for entry in log("--format", "json").json] == [
        [{"quality": "official", "number": number}]
    ]


def test_a_correction_names_the_entry_that_it_corrects_by_the_first_of_its_digits(
    add: Any, log: Any, read: Any
) -> None:
    add("2020-m01.1", *IN_PROGRESS)
    (first,) = log("--format", "json").json
    assert (
        add(
            "2020-m01.1",
            "--status",
            "superseded",
            "--date",
            "2024-05-02",
            "--corrects",
            first["id"][:5].upper(),
        ).code
        == 0
    )
    assert any(
        text.endswith((f"corrects: {first['id']}\n", f'corrects: "{first["id"]}"\n'))
        for text in read()
    )
    assert [entry["corrected"] for entry in log("--format", "json").json] == [True, False]


def test_with_an_id_to_correct_the_measure_need_not_be_named_and_must_fit_where_it_is(
    add: Any, log: Any
) -> None:
    add("2020-m02", "--whole", *IN_PROGRESS)
    (first,) = log("--format", "json").json
    assert (
        add(*IN_PROGRESS, "--note", "more", "--corrects", first["id"])
        .lines[1]
        .startswith("2020-m02: in-progress")
    )
    refused = add("2020-m01", *IN_PROGRESS, "--corrects", first["id"])
    assert (refused.code, refused.err.splitlines()) == (
        2,
        [
            f"error: --corrects: there is no entry {first['id']} about 2020-m01",
            "  it is about 2020-m02",
        ],
    )


REFUSED = [
    (["2020-m01", "--status", "mett", "--date", "2024-05-01"], "there is no status 'mett'", "did you mean met?"),
    (["2020-m01", "--status", "done", "--date", "2024-05-01"], "there is no status 'done'", "--status met"),
    (["2020-m01", "--status", "in-progress", "--date", "2999-01-01"], "2999-01-01 is in the future", "today is"),
    (["2020-m01", "--status", "in-progress", "--date", "2020-02-29"], "2020-02-29 is before the document", "signed on 2020-03-01"),
    (["2020-m01", "--status", "in-progress", "--date", "2024"], "'2024' is not a day", ""),
    (["2020-m01", "--status", "in-progress", "--date", "2024-02-30"], "that month has 29 days", ""),
    (["2020-m01", "--status", "met", "--date", "2024-05-01"], "missing: --evidence (met needs it)", "such as:"),
    (["2020-m01", "--status", "Missed", "--date", "2024-05-01"], "missing: --evidence (missed needs it)", "such as:"),
    (["2020-m01", *IN_PROGRESS, "--value", "3"], "2020-m01 promises no number", "name a target that has a metric"),
    (["2020-m03.t1", *IN_PROGRESS, "--value", "3"], "2020-m03.t1 promises no number", ""),
    (["2020-m02", "--whole", *IN_PROGRESS, "--value", "3"], "2020-m02 promises no number", ""),
    (["2020-m02", *IN_PROGRESS, "--value", "3"], "2020-m02 promises no number", "name a target that has a metric"),
    (["2020-m01", *IN_PROGRESS, "--note", "在建", "--note-zh", "在建"], "--note and --note-zh are both in Chinese", "--note-lang en"),
    (["2020-m01", *IN_PROGRESS, "--note", "x", "--note-lang", "zg"], "there is no language 'zg'", "zh"),
    (["2020-m01", *IN_PROGRESS, "--note-lang", "zh"], "--note-lang: there is no --note", ""),
    (["2020-m02.t1", *IN_PROGRESS, "--value", "some"], "'some' is not a number such as", "write it without its unit"),
    (["2020-m02.t1", *IN_PROGRESS, "--value", "-0"], "--value: '-0' is not a number such as", ""),
    (["2020-m02.t1", *IN_PROGRESS, "--value", "8.1234567"], "at most 12 digits before the point and 6 behind it", ""),
    (["2020-m01", *IN_PROGRESS, "--corrects", "5f3a91c2"], "there is no entry 5f3a91c2 about 2020-m01", "obligations progress log"),
    (["2020-m01", *IN_PROGRESS, "--corrects", "1"], "'1' is not the id of an entry", "such as 5f3a91c2"),
    (["2020-m01", "--status", "withdrawn", "--note", "x"], "missing: --corrects (withdrawn needs it)", "such as:"),
    (["--status", "withdrawn", "--corrects", "5f3a91c2"], "missing: --note (withdrawn needs it)", "such as:"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "title=x; quality=good"], "there is no quality 'good'", "official"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "title=x; dated=2024"], "dated: '2024' is not a day", ""),
    (["2020-m01", *IN_PROGRESS, "--evidence", "title=x; retrieved=2999-01-01"], "2999-01-01 is in the future", "today is"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "number="], "number has no value", "leave it out"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "number=7; issuers=Harbor Ofice"], "Harbor Ofice", ""),
    (["2020-m01", *IN_PROGRESS, "--evidence", "2020-m09"], "--evidence: there is no measure '2020-m09'", "2020-m01 to 2020-m04"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "2020-m02.t1"], "2020-m02.t1 is a target", "2020-m02"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "www.example.org"], "there is no measure 'www.example.org'", "begins with https://"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "https://"], "'https://' is not a web address", "write it in full"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "javascript://alert"], "is not a web address", ""),
    (["2020-m01", *IN_PROGRESS, "--evidence", "https://example.org/a b"], "is not a web address", ""),
    (["2020-m01", *IN_PROGRESS, "--evidence", "https://[::1"], "is not a web address", ""),
    (["2020-m01", *IN_PROGRESS, "--evidence", "javascript:alert(1)"], "'javascript:alert(1)' is not a web address", "write it in full"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "data:text/html,page"], "is not a web address", "write it in full"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "file:///etc/hostname"], "is not a web address", "write it in full"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "https:///page"], "is not a web address", "write it in full"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "https://example.org/\ta"], "is not a web address", "write it in full"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "https://example.org/\u202e"], "is not a web address", "write it in full"),
    (["2020-m01", *IN_PROGRESS, "--note", ""], "--note: is empty", "leave it out"),
    (["2020-m01", *IN_PROGRESS, "--note", "half \udcff"], "contains characters that are not text", "plain text"),
    (["2020-m01", *IN_PROGRESS, "--note", "a \x1b[D b"], "contains characters that are not text", "plain text"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "https://example.org:99999/"], "is not a web address", ""),
    (["2020-m01", *IN_PROGRESS, "--evidence", "2020-m01.1"], "2020-m01 can't show what became of itself", "a later measure"),
    (["2020-m01", *IN_PROGRESS, "--evidence", "\udcff"], "is not valid UTF-8", "UTF-8"),
    (["\udcff", *IN_PROGRESS], "is not valid UTF-8", "UTF-8"),
    (["2020-m02.t1", *IN_PROGRESS, "--value", "9" * 5_000], "is not a number such as", ""),
    (["2020-m02.t1", *IN_PROGRESS, "--whole"], "--whole: 2020-m02.t1 is a target", "name the measure or action: 2020-m02"),
    (["2020-m01", "--status", "in-progress", "--date", "2024-13-8"], "'2024-13-8' is not a day", "" ),
    (["2020-m09", *IN_PROGRESS], "there is no measure '2020-m09'", "2020-m01 to 2020-m04"),
    (["2020-m02.t9", *IN_PROGRESS], "2020-m02 has no target t9", "it has 2020-m02.t1"),
    (["2020-m03.9", *IN_PROGRESS], "2020-m03 has no action 9", "it has 2020-m03.1"),
    (["2020-m01.t1", *IN_PROGRESS], "2020-m01 has no target t1", "it has no targets"),
    (["2020", *IN_PROGRESS], "2020 is a document", "2020-m01 to 2020-m04"),
    (["2020-m01"], "missing: --status, --date", "such as: obligations progress add"),
    (["nope"], "there is no measure 'nope'", "known: 2020-m01"),
    (["--date", "2024-05-01"], "missing: ID, --status", "such as: obligations progress add"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message", "hint"), REFUSED)
def test_what_is_wrong_is_said_with_the_way_out_and_nothing_is_written(
    add: Any, record: Path, arguments: list[str], message: str, hint: str
) -> None:
    result = add(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err
    assert hint in result.err
    assert len(result.err.splitlines()) <= 3
    assert not record.exists()


def test_a_second_correction_of_an_entry_is_refused_and_the_one_to_correct_is_named(
    add: Any, log: Any, record: Path
) -> None:
    add("2020-m01", *IN_PROGRESS)
    names = [log("--format", "json").json[0]["id"]]
    for note in ("one", "two"):
        add("2020-m01", *IN_PROGRESS, "--note", note, "--corrects", names[-1])
        names += [
            entry["id"] for entry in log("--format", "json").json if entry["corrects"] == names[-1:]
        ]
    before = sorted(path.name for path in record.iterdir())
    result = add("2020-m01", *IN_PROGRESS, "--note", "three", "--corrects", names[0])
    assert (result.code, sorted(path.name for path in record.iterdir())) == (2, before)
    assert result.err.splitlines() == [
        f"error: entry {names[0]} is corrected by {names[1]}",
        f"  correct that one: --corrects {names[2]}",
    ]


def test_a_document_that_could_not_be_read_is_named_instead_of_another(
    add: Any, ask: Any, measures: Path, record: Path
) -> None:
    (measures / "2019.yaml").write_text("id: 2019\nx: [\n", encoding="utf-8")
    for result in (
        add("2019-m01", *IN_PROGRESS),
        ask("show", "2019-m01.t1", "--measures", str(measures)),
    ):
        assert result.code == 2
        assert "2019 could not be read" in result.err
        assert "2019.yaml:3:1: not YAML" in result.err
    assert not record.exists()
    result = add("2020-m01", *IN_PROGRESS)
    assert (result.code, record.exists()) == (1, True)
    assert "left out: " in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_entry_that_stands_is_told_of_where_standard_output_is_full(
    measures: Path, record: Path
) -> None:
    arguments = ["progress", "add", "2020-m01", *IN_PROGRESS, "--measures", str(measures)]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "obligations", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert record.exists()
    assert "added entry " in done.stderr
    assert "no space left" in done.stderr
    assert done.returncode == 2


def test_closed_streams_are_no_fault(measures: Path, record: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m obligations progress add 2020-m01 {' '.join(IN_PROGRESS)} --measures {shlex.quote(str(measures))}"
    done = subprocess.run(
        ["sh", "-c", f"{command} >&-"], stderr=subprocess.PIPE, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr, record.exists()) == (0, False, True)
    assert subprocess.run(["sh", "-c", f"{command} 2>&- >&-"], check=False).returncode == 0


def test_the_shipped_data_is_not_added_to_and_the_way_to_a_workspace_is_named(ask: Any) -> None:
    result = ask(
        "progress", "add", "2021-m07.t1", "--status", "in-progress", "--date", "2024-12-31"
    )
    assert result.code == 2
    assert "shipped data can't be added to" in result.err
    assert "obligations init DIR" in result.err


def test_in_a_workspace_of_ones_own_the_shipped_measures_can_be_added_to(
    ask: Any, tmp_path: Path
) -> None:
    own = str(tmp_path / "own")
    assert ask("init", own).code == 0
    result = ask(
        "progress",
        "add",
        "2021-7.t1",
        "--status",
        "partly-met",
        "--date",
        "2024-12-31",
        "--value",
        "85",
        "--measures",
        own,
    )
    assert (
        result.lines[1]
        == "2021-m07.t1: partly-met · 2024-12-31 · 85 of about 100 companies · state on 2026-11-23: partly-met"
    )
    written = str(tmp_path / "own" / "measures" / "progress" / "2021")
    assert ask("check", written).code == 0
    assert ask("format", "--check", written).code == 0


def test_both_commands_and_their_group_have_help_with_examples(ask: Any) -> None:
    for arguments in (["progress"], ["progress", "add"], ["progress", "log"]):
        result = ask(*arguments, "--help")
        assert result.code == 0
        assert result.out.count("\n  obligations progress ") >= 2
