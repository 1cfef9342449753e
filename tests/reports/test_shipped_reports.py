"""The reports that come along: what each of them counts, and that filters, the day and every format hold for all."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

import obligations
from obligations.report.find import list_report_names

FOLDER = Path(obligations.__file__).parent / "report"
NAMES = sorted(path.stem for path in FOLDER.glob("*.sql"))


def test_the_list_names_every_report_with_what_it_shows_in_both_languages(ask: Any) -> None:
    assert sorted(list_report_names(())) == NAMES
    reports = ask("report", "--format", "json").json
    assert sorted(report["name"] for report in reports) == NAMES
    for report in reports:
        for text in (report["title"], report["summary"]):
            assert text["en"]
            assert text["zh"]
            assert text["en"] != text["zh"]
        assert report["origin"] == "shipped"


@pytest.mark.parametrize("name", NAMES)
def test_every_report_answers_on_the_shipped_data_with_headings_in_both_languages(
    ask: Any, name: str
) -> None:
    for lang in ("en", "zh"):
        result = ask("report", name, "--format", "md", "--lang", lang)
        assert result.code == 0
        assert "| --- |" in result.out


@pytest.mark.parametrize("name", NAMES)
def test_the_flat_formats_hold_the_same_rows(report: Any, name: str) -> None:
    records = report(name, "--format", "json").json
    (header, *rows) = csv.reader(io.StringIO(report(name, "--format", "csv").out))
    assert [line.replace(" days\t", "\t").split("\t") for line in report(name).lines] == rows
    assert len(records) == len(report(name, "--format", "jsonl").lines) == len(rows)
    assert set(header) <= set(records[0])
    assert all(len(row) == len(header) for row in rows)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_without_rows_says_so_and_is_no_error(report: Any, name: str) -> None:
    result = report(name, "--text", "no such words", "--format", "table")
    assert result.code == 0
    assert "Nothing fits these filters." in result.out
    empty = report(name, "--text", "no such words")
    assert empty.out == ""
    assert "Nothing fits" in empty.err
    assert report(name, "--text", "no such words", "--format", "json").json == []


def _index(result: Any, key: str) -> dict[Any, dict[str, Any]]:
    return {
        record[key]["id"] if isinstance(record[key], dict) else record[key]: record
        for record in result.json
    }


def test_deadlines_stand_by_year_and_state_with_who_leads_and_how_far(report: Any) -> None:
    rows = [line.split("\t") for line in report("deadlines").lines]
    assert [(row[0], row[1]) for row in rows] == [
        ("2020", "lights-m04.t1"),
        ("2020", "lights-m01.t1"),
        ("2024", "docks-m01.t3"),
        ("2025", "docks-m01.t4"),
        ("2025", "lights-m01.t2"),
        ("2025", "docks-m01.t2"),
        ("2025", "docks-m01.t5"),
        ("2026", "docks-m01.t6@2026"),
        ("2026", "docks-m01.1.t1"),
        ("2027", "docks-m01.t6@2027"),
        ("2027", "lights-m02.t1"),
        ("2030", "docks-m01.t1"),
        ("undated", "lights-m03.t1"),
    ]
    states = {row[1]: row[5] for row in rows}
    assert states["docks-m01.t4"] == "missed"
    assert states["docks-m01.t2"] == "running"
    (spare,) = (row for row in rows if row[1] == "lights-m01.t2")
    assert spare[3:] == ["old-trade", "by 2025", "partly-met", "31 of about 40 lamps", "", "stated"]


def test_a_report_says_as_due_does_that_somebody_looked_in_vain(ask: Any) -> None:
    asked = ("--as-of", "2026-12-01", "--columns", "id,progress", "--format", "csv")
    reported, due = (
        {row["id"]: row["progress"] for row in csv.DictReader(ask(*command, *asked).lines)}
        for command in (("report", "deadlines"), ("due",))
    )
    assert "not-found" in reported.values()
    assert reported == due


def test_a_filter_by_department_keeps_its_targets_and_still_names_who_answers(report: Any) -> None:
    rows = [
        line.split("\t")
        for line in report("deadlines", "--dept", "harbour", "--document", "lights").lines
    ]
    assert {row[1]: row[3] for row in rows} == {
        "lights-m04.t1": "harbour",
        "lights-m01.t1": "old-trade",
        "lights-m01.t2": "old-trade",
        "lights-m02.t1": "old-trade; harbour",
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--state", "met"], {"docks-m01.t3"}),
        (["--due", "2027"], {"docks-m01.t6@2027", "lights-m02.t1"}),
        (["--topic", "docks"], {"lights-m02.t1", "lights-m04.t1"}),
        (["--basis", "none"], {"lights-m03.t1"}),
        (["--role", "co", "--document", "lights"], {"lights-m01.t1", "lights-m01.t2"}),
        (["--before", "2021"], {"lights-m04.t1", "lights-m01.t1"}),
    ],
)
def test_every_filter_of_the_lists_narrows_a_report(
    report: Any, filters: list[str], expected: set[str]
) -> None:
    assert {
        record["id"] for record in report("deadlines", *filters, "--format", "json").json
    } == expected


def test_a_report_answers_as_of_any_day(report: Any) -> None:
    then = _index(report("deadlines", "--as-of", "2024-06-30", "--format", "json"), "id")
    assert (then["docks-m01.t3"]["state"], then["lights-m01.t2"]["state"]) == (
        "upcoming",
        "upcoming",
    )
    assert then["lights-m01.t2"]["far"]["reached"] == 20
    assert then["lights-m01.t2"]["progress"] == "in-progress"


def test_who_answers_is_named_by_id_in_a_pipe_and_by_name_for_people(report: Any) -> None:
    table = report("deadlines", "--format", "table", "--columns", "id,who").out
    assert "MCS, now MT" in table
    assert "jointly: MCS, now MT; HO" in table
    assert "MT§" in table
    assert "HO~" in table
    assert "§ from what the document says" in table
    assert "~ inferred" in table


def test_unconfirmed_lists_what_has_passed_without_a_word_with_whom_to_ask(report: Any) -> None:
    records = report("unconfirmed", "--format", "json").json
    days = [(record["id"], record["days"]) for record in records]
    assert days == [
        ("lights-m04.t1", 2337),
        ("lights-m01.t1", 2153),
        ("docks-m01.t6@2026", 268),
    ]  # the last: of February, comes again
    assert [[party["id"] for party in record["ask"]] for record in records] == [
        ["harbour"],
        ["old-trade"],
        ["trade"],
    ]
    assert records[0]["ask"][0]["basis"] == "inferred"
    assert records[1]["ask"][0]["now"] == ["trade"]


def test_a_number_of_days_says_that_it_is_one_where_no_heading_does(report: Any) -> None:
    told = [line.split("\t")[4] for line in report("unconfirmed").lines]
    assert told == ["2337 days", "2153 days", "268 days"]
    rows = csv.DictReader(io.StringIO(report("unconfirmed", "--format", "csv").out))
    assert [row["days"] for row in rows] == ["2337", "2153", "268"]


def test_departments_are_counted_apart_by_role_and_by_basis(report: Any) -> None:
    rows = {
        row["department"]: row
        for row in csv.DictReader(io.StringIO(report("departments", "--format", "csv").out))
    }
    counts = (
        "lead",
        "co_responsible",
        "alone",
        "jointly",
        "stated",
        "document",
        "inferred",
        "unconfirmed",
        "met",
        "next_deadline",
    )
    assert {name: tuple(row[key] for key in counts) for name, row in rows.items()} == {
        "harbour": ("1", "1", "2", "1", "4", "0", "1", "2", "0", "2026-12-31"),
        "trade": ("1", "1", "0", "0", "1", "1", "0", "1", "1", "2027-02-28"),
        "old-trade": ("1", "0", "0", "1", "2", "0", "0", "1", "0", "2027-03-31"),
        "all-offices": ("0", "1", "0", "0", "0", "1", "0", "1", "1", "2027-02-28"),
        "": ("0", "0", "0", "0", "0", "0", "0", "0", "0", ""),
    }


def test_responsible_jointly_stays_joint_where_a_filter_leaves_one_of_them(report: Any) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(report("departments", "--dept", "harbour", "--format", "csv").out)
        )
    )
    assert [(row["department"], row["alone"], row["jointly"]) for row in rows] == [
        ("harbour", "2", "1")
    ]


def test_predecessors_are_folded_into_what_became_of_them_on_request(report: Any) -> None:
    folded = _index(report("departments", "--fold", "--format", "json"), "lead")
    assert folded[2]["department"]["id"] == "trade"
    names = {line.split("\t")[0] for line in report("departments", "--fold").lines}
    assert "old-trade" not in names
    before = {
        line.split("\t")[0]
        for line in report("departments", "--fold", "--as-of", "2020-06-29").lines
    }
    assert "old-trade" in before


def test_folding_holds_for_every_report_and_together_with_filters(report: Any) -> None:
    assert {
        line.split("\t")[3] for line in report("deadlines", "--fold", "--document", "lights").lines
    } == {
        "trade",
        "trade; harbour",
        "harbour",
        "",
    }
    found = report(
        "deadlines", "--fold", "--dept", "trade", "--document", "lights", "--format", "json"
    ).json
    assert {record["id"] for record in found} == {"lights-m01.t1", "lights-m01.t2", "lights-m02.t1"}


def test_a_matter_that_was_passed_elsewhere_is_folded_into_that_heir(ask: Any) -> None:
    folded = {
        line.split("\t")[0]: line
        for line in ask("report", "matrix", "--fold", "--document", "2015").lines
    }
    assert not any(name in folded for name in ("aqsiq", "samr"))
    responsible = [
        line
        for line in ask("report", "matrix", "--fold", "--document", "2015").lines
        if line.startswith("gacc\t")
    ]
    assert "gacc\t2015\tresponsible\t2\tinferred" in responsible


def test_a_matrix_has_a_row_for_each_department_document_role_and_basis(report: Any) -> None:
    assert report("matrix").lines[:3] == ["harbour\tlights\tco_responsible\t1\tstated", "harbour\tlights\tresponsible\t1\tstated",
                                          "harbour\tlights\tresponsible\t1\tinferred"]  # fmt: skip
    page = report("matrix", "--format", "md").lines
    assert "| department | lights | docks |" in page
    assert "| HO | C1 R1 R1\\~ | L1 R1 |" in page
    assert "| (nobody named) | 1 |  |" in page
    years = report("matrix-years", "--format", "md").lines
    assert "| department | 2020 | 2024 | 2025 | 2026 | 2027 | 2030 | undated |" in years


def test_a_matrix_has_a_row_for_what_nobody_is_named_for(report: Any) -> None:
    assert report("matrix", "--basis", "none").lines == ["\tlights\t\t1\t"]
    assert report("matrix-years", "--basis", "none").lines == ["\tundated\t\t1\t"]


@pytest.mark.parametrize("name", ["departments", "matrix", "matrix-years"])
def test_generic_parties_are_counted_apart_from_departments(report: Any, name: str) -> None:
    page = report(name, "--format", "md").lines
    assert "- departments: **3**" in page
    assert "- generic party: **1**" in page


def test_the_figures_of_deadlines_name_every_state_that_is_there(report: Any) -> None:
    figures = [
        line for line in report("deadlines", "--format", "md").lines if line.startswith("- ")
    ]
    assert [line.partition(":")[0] for line in figures] == [
        "- missed", "- unconfirmed", "- partly met", "- still to come", "- running", "- met", "- superseded", "- undated", "- next deadline",
    ]  # fmt: skip
    assert sum(int(line.split("**")[1]) for line in figures[:-1]) == len(report("deadlines").lines)


def test_a_program_reads_on_what_basis_the_parties_are_named(report: Any) -> None:
    rows = {
        row["id"]: row
        for row in csv.DictReader(io.StringIO(report("unconfirmed", "--format", "csv").out))
    }
    assert (rows["lights-m04.t1"]["ask"], rows["lights-m04.t1"]["basis"]) == ("harbour", "inferred")
    assert (rows["lights-m01.t1"]["ask"], rows["lights-m01.t1"]["basis"]) == ("old-trade", "stated")
    assert {line.split("\t")[-1] for line in report("changes", "--document", "docks").lines} == {
        "document"
    }
    assert "| basis |" not in report("unconfirmed", "--format", "md").out


def test_a_department_says_nothing_of_a_basis_that_its_row_names(report: Any) -> None:
    (inferred,) = (
        row for row in report("matrix", "--format", "json").json if row["basis"] == "inferred"
    )
    assert "basis" not in inferred["department"]


def test_lists_and_reports_say_the_same_of_who_answers(ask: Any, harbour: Path) -> None:
    for command in (["report", "deadlines", "--columns", "id,who"], ["due", "--columns", "id,who"]):
        lines = ask(*command, "--measures", str(harbour), "--format", "md").lines
        assert "| lights-m04.t1 | HO\\~ |" in lines
        assert "| lights-m02.t1 | jointly: MCS, now MT; HO |" in lines
        assert (
            "~ inferred by the data's maintainers from the subject (reasons: obligations show ID)"
            in [line.rstrip().replace("\\", "") for line in lines]
        )


def test_whoever_names_columns_of_a_matrix_gets_its_rows(report: Any) -> None:
    lines = report("matrix", "--format", "table", "--columns", "department,document,measures").lines
    assert any(line.split() == ["HO", "lights", "1"] for line in lines)


def test_coverage_counts_the_four_marks_by_document_and_topic(report: Any) -> None:
    rows = {
        (r["document"], r["topic"]): r
        for r in csv.DictReader(io.StringIO(report("coverage", "--format", "csv").out))
    }
    ships = rows["lights", "Ships"]
    assert [
        ships[key] for key in ("measures", "owner", "date", "metric", "binding", "hard", "open")
    ] == ["2", "1", "2", "1", "1", "1", "0"]
    assert rows["lights", "no topic"]["open"] == "1"
    records = report("coverage", "--format", "json").json
    assert (
        next(record["open_measures"] for record in records if record["topic_id"] is None)
        == "lights-m03"
    )


def test_lineage_follows_tasks_over_the_documents_and_names_what_nobody_took_up(
    report: Any,
) -> None:
    records = report("lineage", "--format", "json").json
    assert [(record["path"], record["fate"]) for record in records] == [
        (["lights-m01", "docks-m01"], "taken-up"),
        (["lights-m01.1", "docks-m01.1"], "taken-up"),
        (["lights-m04"], "not-mentioned"),
        (["lights-m02"], "not-mentioned"),
        (["docks-m02"], "newest"),
        (["lights-m03"], "not-mentioned"),
    ]


def test_lineage_leaves_out_the_short_cut_where_a_document_in_between_took_the_task_up(
    ask: Any,
) -> None:
    paths = [record["path"] for record in ask("report", "lineage", "--format", "json").json]
    assert ["2015-m12.9", "2021-m06.1", "2022-m01"] in paths
    assert ["2015-m12.9", "2022-m01"] not in paths


def _write_plan(own: str, dated: str, *measures: str) -> str:
    listed = [
        f"  - {{number: {at}, kind: measure, title: {{en: Task}}, summary: {{en: A task.}}, topics: [ships], {measure}}}"
        for at, measure in enumerate(measures, start=1)
    ]
    head = f"id: {own}\nkind: plan\ntitle: {{en: A plan}}\nissuers: [trade]\ndated: {dated}\nsources: [{{language: en, title: A plan}}]\nmeasures:\n"
    return head + "\n".join(listed) + "\n"


def _link(*ids: str) -> str:
    return (
        "links: ["
        + ", ".join(f"{{relation: continues, to: {to}, because: {{en: So.}}}}" for to in ids)
        + "]"
    )


@pytest.mark.parametrize(
    ("relation", "fate"), [("continues", "taken-up"), ("replaces", "replaced"), ("ends", "ended")]
)
def test_the_last_tie_decides_what_became_of_a_task(
    ask: Any, make_corpus: Any, relation: str, fate: str
) -> None:
    folder = make_corpus(
        {
            "one.yaml": _write_plan("one", "2020-01-01", "links: []"),
            "two.yaml": _write_plan("two", "2021-01-01", _link("one-m01")),
            "three.yaml": _write_plan(
                "three", "2022-01-01", _link("two-m01").replace("continues", relation)
            ),
        }
    )
    (record,) = ask("report", "lineage", "--measures", str(folder), "--format", "json").json
    assert record["fate"] == fate


def test_a_task_that_was_taken_up_twice_is_counted_once(ask: Any, make_corpus: Any) -> None:
    folder = make_corpus(
        {
            "one.yaml": _write_plan("one", "2020-01-01", "links: []"),
            "two.yaml": _write_plan("two", "2021-01-01", _link("one-m01"), _link("one-m01")),
        }
    )
    lines = ask("report", "lineage", "--measures", str(folder), "--format", "md").lines
    assert "- taken up later: **1**" in lines
    assert "2 lines" in [line.strip() for line in lines]


def test_ties_in_a_loop_end(ask: Any, make_corpus: Any) -> None:
    folder = make_corpus(
        {
            "one.yaml": _write_plan("one", "2020-01-01", "links: []"),
            "two.yaml": _write_plan("two", "2021-01-01", _link("one-m01", "three-m01")),
            "three.yaml": _write_plan("three", "2022-01-01", _link("two-m01")),
        }
    )
    records = ask("report", "lineage", "--measures", str(folder), "--format", "json").json
    assert [record["path"] for record in records] == [["one-m01", "two-m01", "three-m01"]]


def test_a_body_is_folded_matter_by_matter(ask: Any, make_corpus: Any) -> None:
    whole = "responsibilities: [{basis: stated, responsible: [old-trade]}]"
    passed = "responsibilities: [{basis: stated, responsible: [old-trade], passed_to: {old-trade: harbour}, because: {en: So.}}]"
    folder = make_corpus({"one.yaml": _write_plan("one", "2019-01-01", whole, whole, passed)})
    rows = ask(
        "report",
        "departments",
        "--fold",
        "--columns",
        "department,alone",
        "--measures",
        str(folder),
    ).lines
    assert rows == ["trade\t2", "harbour\t1"]
    asked = ask(
        "report",
        "departments",
        "--fold",
        "--dept",
        "MCS",
        "--columns",
        "department,alone",
        "--measures",
        str(folder),
    ).lines
    assert asked == ["trade\t2", "harbour\t1"]


@pytest.mark.parametrize("name", ["departments", "matrix"])
def test_a_body_all_of_whose_work_was_passed_elsewhere_names_that_heir(
    ask: Any, make_corpus: Any, name: str
) -> None:
    passed = "responsibilities: [{basis: stated, responsible: [old-trade], passed_to: {old-trade: harbour}, because: {en: So.}}]"
    folder = make_corpus({"one.yaml": _write_plan("one", "2019-01-01", passed)})
    page = ask(
        "report", name, "--measures", str(folder), "--format", "md", "--columns", "department"
    ).out
    assert "| MCS, now HO |" in page


def test_changes_lists_what_happened_or_was_entered_between_two_days(report: Any) -> None:
    def list_changes(*arguments: str) -> list[tuple[str, ...]]:
        records = report("changes", *arguments, "--format", "json").json
        return [
            (record["date"], record["of"], record["status"], record["remark"]) for record in records
        ]

    assert len(list_changes()) == 6
    assert list_changes("--since", "2026", "--as-of", "2026-03-01") == [
        ("2026-02-28", "docks-m01.t6@2026", "unconfirmed", "passed"),
        ("2025-12-20", "lights-m01.t2", "partly-met", None),  # entered in this period
    ]
    assert list_changes("--since", "2025-07-01", "--as-of", "2025-07-31") == [
        ("2025-07-01", "docks-m01.t4", "met", "corrected"),
        ("2025-07-01", "docks-m01.t4", "missed", "correction"),
    ]
    assert list_changes("--since", "2025-12-20", "--as-of", "2025-12-20") == [
        ("2025-12-20", "lights-m01.t2", "partly-met", None)
    ]


def test_what_was_entered_late_is_marked_corrections_too(report: Any) -> None:
    def list_late(*days: str) -> list[tuple[str, str | None, str | None]]:
        return [
            (record["of"], record["remark"], record["late"])
            for record in report("changes", *days, "--format", "json").json
        ]

    assert list_late("--since", "2026", "--as-of", "2026-03-01") == [
        ("docks-m01.t6@2026", "passed", None),
        ("lights-m01.t2", None, "late"),
    ]
    assert list_late("--since", "2025-08-01", "--as-of", "2025-08-31") == [
        ("docks-m01.t4", "correction", "late")
    ]


def test_changes_obeys_filters(report: Any) -> None:
    assert {line.split("\t")[1] for line in report("changes", "--dept", "harbour").lines} == {
        "lights-m01.t2"
    }
    assert {line.split("\t")[1] for line in report("changes", "--state", "met").lines} == {
        "docks-m01.t3"
    }
