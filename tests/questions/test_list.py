"""`obligations list`: whom a name finds, what the rows say, and how it answers what it can't."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest

CUSTOMS = [
    "2015-m03",
    "2015-m04",
    "2015-m05",
    "2021-m05",
    "2021-m06",
    "2021-m10",
    "2021-m11",
    "2021-m12",
    "2021-m13",
    "2021-m16",
    "2021-m20",
    "2024-m11",
]
NAMES_OF_CUSTOMS = (
    "Customs", "customs", "CUSTOMS", "GACC", "gac", "gacc", "海关总署", "中华人民共和国海关总署", "海关", "China Customs",
    "General Administration of Customs", "the General Administration of Customs", "Customs General Administration", "Customs Head Office",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES_OF_CUSTOMS)
def test_every_name_of_a_body_gives_the_same_rows(ask: Any, name: str) -> None:
    result = ask("list", "--dept", name)
    assert (result.code, result.ids) == (0, CUSTOMS)


def test_the_answer_begins_with_what_was_understood_and_ends_with_what_it_leaves_out(
    ask: Any,
) -> None:
    lines = ask("list", "--dept", "Customs", "--format", "table").lines
    assert lines[0] == "General Administration of Customs · 海关总署 · GACC"
    footer = "\n".join(lines)
    assert "12 measures: co-responsible 8 · responsible 4" in footer
    assert "* in part: 2015-m05.2" in footer
    assert re.search(r"~ inferred .*: 2015-m03, 2015-m04, 2024-m11", footer)
    assert "--with-generic" in footer
    assert "Also a signatory of 2024" in footer
    assert "--role signatory" in footer


def test_what_was_understood_stands_on_stderr_when_a_program_reads(ask: Any) -> None:
    result = ask("list", "--dept", "Customs")
    assert result.err.startswith("General Administration of Customs · 海关总署 · GACC\n")
    assert all(line.count("\t") == 7 for line in result.lines)


def test_a_row_says_the_role_the_lead_the_deadline_and_the_state(ask: Any) -> None:
    rows = {
        line.split("\t")[0]: line.split("\t")[1:] for line in ask("list", "--dept", "Customs").lines
    }
    assert rows["2021-m12"][1:] == [
        "co_responsible",
        "mofcom",
        "by 2025",
        "unconfirmed",
        "",
        "stated",
    ]
    assert rows["2021-m20"][1:] == [
        "responsible",
        "mofcom; ndrc; gacc; samr",
        "",
        "undated",
        "",
        "stated",
    ]


def test_a_successor_finds_what_its_predecessor_was_given_and_says_so(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = ask("list", "--dept", "NFRA", "--format", "table")
    assert "with its predecessors: CBIRC, CBRC, CIRC" in result.out
    assert "co-responsible (CBIRC, now NFRA)" in result.out
    assert {"2021-m06", "2021-m07", "2021-m18"} <= set(re.findall(r"2021-m\d\d", result.out))


def test_before_the_merger_there_is_no_now(ask: Any) -> None:
    before = ask("list", "--dept", "CBIRC", "--as-of", "2023-05-17", "--format", "json").json
    after = ask("list", "--dept", "CBIRC", "--as-of", "2023-05-18", "--format", "json").json
    assert _find(before, "cbirc")["now"] == []
    assert _find(after, "cbirc")["now"] == ["nfra"]


def _find(records: list[Any], department: str) -> Any:
    parties = [
        party
        for record in records
        for role in ("lead", "co_responsible", "responsible")
        for party in record[role]
    ]
    return next(party for party in parties if party["id"] == department)


def test_a_matter_that_was_passed_elsewhere_is_found_there_and_not_with_the_main_heir(
    ask: Any,
) -> None:
    assert "2015-m04" in ask("list", "--dept", "Customs").ids
    assert "2015-m04" in ask("list", "--dept", "AQSIQ").ids
    assert "2015-m04" not in ask("list", "--dept", "SAMR").ids
    (record,) = ask("list", "--dept", "AQSIQ", "--document", "2015", "--format", "json").json
    assert _find([record], "aqsiq")["now"] == ["gacc"]


def test_generic_parties_are_listed_on_request_alone(ask: Any) -> None:
    named = set(ask("list", "--dept", "Zhejiang").ids)
    everything = set(ask("list", "--dept", "Zhejiang", "--with-generic").ids)
    assert named == {"2022-m01", "2022-m03"}
    assert named < everything
    assert "2015-m12" in everything


def test_zhejiang_answers_for_the_plans_of_its_own_zones(ask: Any) -> None:
    (first, _) = ask("list", "--dept", "Zhejiang", "--format", "json").json
    parts = [asked["part"] for asked in first["asked"]]
    places = {action["id"]: action["places"][0]["en"] for action in first["actions"]}
    assert [places[part] for part in parts] == ["Jinhua City", "Zhoushan City"]


def test_signing_is_not_owing(ask: Any) -> None:
    assert not set(ask("list", "--dept", "NDRC", "--document", "2024").ids)
    signed = ask("list", "--dept", "NDRC", "--role", "signatory")
    assert len(signed.ids) == 17
    assert all(line.split("\t")[2] == "signatory" for line in signed.lines)


def test_nobody_is_named_for_principles_and_goals(ask: Any) -> None:
    assert ask("list", "--basis", "none").ids == ["2021-m01", "2021-m02", "2021-m03", "2022-m02"]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        (["--role", "lead", "--dept", "mof"], ["2015-m05"]),
        (["--basis", "inferred"], ["2015-m03", "2015-m04", "2024-m11", "2024-m12"]),
        (["--document", "2022", "--kind", "principle"], ["2022-m02"]),
        (["--document", "国函〔2022〕8号"], ["2022-m01", "2022-m02", "2022-m03", "2022-m04"]),
        (["--topic", "bonded-maintenance"], ["2021-m13"]),
        (["--topic", "保税维修"], ["2021-m13"]),
        (["--due", "2035"], ["2021-m03"]),
        (["--due", "2021"], ["2021-m06"]),
        (["--before", "2025"], ["2021-m06"]),
        (["--after", "2025"], ["2021-m03"]),
        (["--modality", "forbid"], []),
        (["--links-to", "2015-m01"], ["2021-m05", "2021-m07", "2021-m08"]),
        (["--deliverable", "brand", "--document", "2021"], ["2021-m06", "2021-m10"]),
        (["--kind", "goal"], ["2021-m03"]),
        (["--for", "universities"], ["2015-m10", "2021-m22", "2024-m04"]),
        (["--text", "sandbox"], ["2021-m16"]),
        (["--text", "沙盒"], ["2021-m16"]),
    ],
)
def test_a_filter_keeps_what_it_says(ask: Any, filters: list[str], wanted: list[str]) -> None:
    result = ask("list", *filters)
    assert (result.code, result.ids) == (0, wanted)


def test_values_of_one_filter_are_alternatives_and_filters_narrow_each_other(ask: Any) -> None:
    both = ask("list", "--topic", "tax", "--topic", "data").ids
    assert set(both) == set(ask("list", "--topic", "tax").ids) | set(
        ask("list", "--topic", "data").ids
    )
    assert set(ask("list", "--topic", "tax", "--document", "2021").ids) == {
        found for found in ask("list", "--topic", "tax").ids if found.startswith("2021")
    }


def test_marks_count_owner_date_metric_and_binding_verb(ask: Any) -> None:
    records = ask("list", "--format", "json").json
    for least in range(5):
        assert set(ask("list", "--marks", str(least)).ids) == {
            record["id"] for record in records if len(record["marks"]) >= least
        }


@pytest.mark.parametrize("rows", ["measure", "action", "obligation"])
@pytest.mark.parametrize(
    "filters",
    [
        ["--dept", "Customs"], ["--role", "co"], ["--basis", "stated"], ["--document", "2021"], ["--kind", "measure"], ["--topic", "tax"],
        ["--for", "companies"], ["--due", "2021..2025"], ["--before", "2026"], ["--after", "2020"], ["--state", "unconfirmed"], ["--modality", "will"],
        ["--deliverable", "rules"], ["--marks", "2"], ["--links-to", "2015"], ["--text", "warehouse"], ["--dept", "MFA", "--with-generic"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_filter_works_for_every_list(ask: Any, rows: str, filters: list[str]) -> None:
    assert ask("list", "--rows", rows, *filters).ids


def test_sort_group_and_columns_do_what_they_say(ask: Any) -> None:
    result = ask("list", "--document", "2021", "--columns", "due,id", "--sort", "-due,id")
    assert result.lines[0] == "\t2021-m01"
    assert (
        ask("list", "--document", "2021", "--sort", "due", "--columns", "id").lines[0] == "2021-m06"
    )
    grouped = ask("list", "--group-by", "state", "--format", "table").out
    assert grouped.index("unconfirmed (") < grouped.index("undated (")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["list", "--dept", "Custms"], "did you mean gacc"),
        (["list", "--dept", "Commission"], "say which: ndrc"),
        (["list", "--dept", "Central Financial Office"], "cfc-office"),
        (["list", "--topic", "warehouses"], "overseas-warehouses"),
        (["list", "--state", "overdue"], "obligations list --state unconfirmed,missed"),
        (["list", "--kind", "mesure"], "did you mean measure"),
        (["list", "--document", "2012"], "2021"),
        (["list", "--due", "2025-13"], "2025-13"),
        (["list", "--before", "soon"], "write 2025"),
        (["list", "--as-of", "2025"], "write it in full"),
        (["list", "--within", "soon"], "180d"),
        (["list", "--within", "99999y"], "calendar"),
        (["list", "--columns", "titel"], "did you mean title"),
        (["list", "--sort", "tilte"], "did you mean title"),
        (["list", "--group-by", "x"], "known: id, document"),
        (["list", "--format", "jsn"], "did you mean json"),
        (["list", "--lang", "de"], "en"),
        (["list", "--rows", "actions"], "did you mean action"),
        (["list", "--links-to", "2015-m99"], "2015-m01 to 2015-m12"),
        (["list", "--marks", "5"], "--marks: '5' is not a number from 0 to 4"),
        (["list", "--marks", "all"], "--marks: 'all' is not a number from 0 to 4"),
        (["list", "--dpt", "x"], "did you mean --dept"),
        (["lst"], "did you mean list"),
        (["list", "extra"], "--help"),
        (["list", "--measures", "/nowhere"], "obligations init"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_not_known_ends_with_a_suggestion_and_clean_stdout(
    ask: Any, arguments: list[str], hint: str
) -> None:
    result = ask(*arguments)
    assert (result.code, result.out) == (2, "")
    assert hint in result.err
    assert 1 <= len(result.err.splitlines()) <= 3
    assert "Traceback" not in result.err


@pytest.mark.parametrize("form", ["table", "plain", "csv", "md", "json", "jsonl"])
def test_an_empty_answer_says_so_and_is_no_error(ask: Any, form: str) -> None:
    result = ask("list", "--modality", "forbid", "--format", form)
    assert result.code == 0
    said = result.out if form in ("table", "md") else result.err
    assert "Nothing fits these filters." in said
    assert {"csv": '"id","title"', "json": "[]"}.get(form, "") in result.out


def test_markdown_keeps_what_is_said_beside_the_table_out_of_it(ask: Any) -> None:
    lines = ask("list", "--dept", "Customs", "--format", "md").lines
    rows = [at for at, line in enumerate(lines) if line.startswith("| ")]
    assert lines[rows[0] - 1] == lines[rows[-1] + 1] == ""
    assert r"\* in part: 2015-m05.2  " in lines


def test_chinese_answers_in_chinese(ask: Any) -> None:
    out = ask("list", "--dept", "商务部", "--lang", "zh", "--format", "table").out
    assert "编号" in out
    assert "牵头" in out
    assert "2025年底前" in out


def test_where_nobody_leads_all_who_are_responsible_answer_and_those_that_tell_most_stand_first(
    ask: Any,
) -> None:
    def find_who(measure: str) -> str:
        (row,) = [
            line
            for line in ask(
                "list", "--document", measure[:4], "--columns", "id,who", "--format", "md"
            ).lines
            if measure in line
        ]
        return row.split("|")[2].strip()

    assert find_who("2021-m20") == "jointly: MOFCOM; NDRC; GACC +1"  # stated
    assert find_who("2015-m03").startswith(
        "GACC\\~; relevant departments"
    )  # a body is inferred, the document names generic parties
    assert (
        find_who("2015-m06")
        == "relevant departments of the State Council§; local people's governments at all levels§"
    )
    assert not find_who("2021-m01")


@pytest.mark.parametrize(
    "question",
    [
        ("list",),
        ("list", "--dept", "Customs"),
        ("list", "--rows", "action"),
        ("list", "--rows", "action", "--dept", "mof"),
        ("list", "--rows", "obligation"),
        ("due",),
        ("due", "--dept", "Zhejiang", "--with-generic"),
        ("search", "warehouse"),
        ("documents",),
        ("departments", "--all"),
        ("progress", "log"),
    ],
    ids=" ".join,
)
def test_a_cell_of_a_default_column_is_empty_in_a_flat_format_exactly_when_it_is_in_a_table(
    ask: Any, question: tuple[str, ...]
) -> None:
    flat = csv.DictReader(
        io.StringIO(
            ask(
                *question,
                "--sort",
                "id" if question[0] != "progress" else "entry",
                "--format",
                "csv",
            ).out
        )
    )
    rows = list(flat)
    names = [
        name
        for name in flat.fieldnames or ()
        if name not in ("part", "basis") or "obligation" in question
    ]
    shown = ask(
        *question,
        "--sort",
        "id" if question[0] != "progress" else "entry",
        "--format",
        "md",
        "--columns",
        ",".join(names),
    ).lines
    table = [re.split(r"(?<!\\)\|", line)[1:-1] for line in shown if line.startswith("| ")][2:]
    assert len(rows) == len(table) > 0
    for row, cells in zip(rows, table, strict=True):
        for name, cell in zip(names, cells, strict=True):
            assert bool(row[name]) == bool(cell.strip()), (row, name)


def test_every_format_says_who_answers_where_nobody_leads(ask: Any) -> None:
    (row,) = csv.DictReader(io.StringIO(ask("list", "--text", "27 cities", "--format", "csv").out))
    assert row["who"].startswith("inner-mongolia; jiangsu; zhejiang")
    assert (
        row["who"].split("; ")
        == ask("list", "--text", "27 cities", "--format", "json").json[0]["who"]
    )
    (plans,) = [
        line
        for line in ask(
            "list", "--document", "2015", "--columns", "id,who", "--format", "csv"
        ).lines
        if "m05" in line
    ]
    assert plans == '"2015-m05","mof"'
    assert (
        ask("list", "--document", "2015", "--columns", "id,lead", "--format", "plain").lines[0]
        == "2015-m01\t"
    )


def test_flat_formats_say_in_columns_of_their_own_what_marks_say_in_a_table(ask: Any) -> None:
    rows = {
        row["id"]: row
        for row in csv.DictReader(
            io.StringIO(ask("list", "--dept", "Customs", "--format", "csv").out)
        )
    }
    assert (rows["2015-m03"]["part"], rows["2015-m03"]["basis"]) == ("", "inferred")
    assert (rows["2015-m05"]["part"], rows["2015-m05"]["basis"]) == ("2015-m05.2", "stated")
    assert "part" not in ask("list", "--dept", "Customs", "--format", "md").lines[3]
