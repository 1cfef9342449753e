"""Reports of one's own: found by name, drawn as their head says, and clear about what is wrong with them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import obligations
from obligations.report.head import REPORT_KINDS


def test_a_select_alone_is_a_report(report: Any, write_report: Any) -> None:
    write_report(
        "leads",
        "SELECT department, count(*) AS rows FROM obligation WHERE role = 'lead' GROUP BY 1 ORDER BY 1",
    )
    assert report("leads").lines == ["harbour\t1", "old-trade\t2", "trade\t7"]
    assert report("leads", "--document", "lights").lines == ["old-trade\t2"]


def test_it_is_listed_with_the_others_and_runs_in_every_format(
    report: Any, write_report: Any
) -> None:
    write_report(
        "mine",
        "-- title: Mine | 我的\n-- about: What I need. | 我要的。\nSELECT 1 AS one, 'a' AS word",
    )
    assert ["mine", "Mine", "What I need.", "own"] in [line.split("\t") for line in report().lines]
    assert report("mine", "--format", "csv").out == '"one","word"\r\n"1","a"\r\n'
    assert report("mine", "--format", "json").json == [{"one": 1, "word": "a"}]
    assert "# 我的 · 截至2026-11-23" in report("mine", "--format", "md", "--lang", "zh").out


def test_a_column_may_have_any_name(report: Any, write_report: Any) -> None:
    write_report(
        "named",
        "SELECT department AS Department, count(*) AS \"how-many\" FROM obligation WHERE role = 'lead' GROUP BY 1",
    )
    assert report("named", "--format", "csv").lines[0] == '"Department","how-many"'
    assert (
        report("named", "--columns", "HOW_MANY,department", "--sort", "-how-many").lines[0]
        == "7\ttrade"
    )
    write_report("named", "-- column: asked | asked | 问 | list\nSELECT 'a; b' AS asked")
    assert "a; b" in report("named", "--format", "table").out


def test_the_marks_that_stand_in_it_are_explained_and_no_others(
    report: Any, write_report: Any
) -> None:
    head = "-- column: who | who | 主体 | parties\n-- column: what | what | 事项\n"
    write_report(
        "marks", head + "SELECT 'harbour§; trade; old-trade; all-offices~' AS who, 'lamps' AS what"
    )
    table = report("marks", "--format", "table").out
    assert "HO§; MT; MCS, now MT +1" in table
    assert "§ from what the document says" in table
    assert "inferred" not in table
    assert (
        "§ from what the document says"
        in report("marks", "--group-by", "who", "--format", "table").out
    )


def test_a_matrix_explains_the_signs_that_stand_in_it_and_names_every_column(
    report: Any, write_report: Any
) -> None:
    write_report(
        "cross",
        "-- matrix: side top cell\nSELECT 'a' AS side, NULL AS top, 1 AS cell UNION ALL SELECT 'b', 'c', 2",
    )
    lines = report("cross", "--format", "table").lines
    assert any(line.split() == ["side", "c", "–"] for line in lines)
    assert not any("lead" in line for line in lines)


def test_it_goes_before_the_shipped_one_of_the_same_name(report: Any, write_report: Any) -> None:
    write_report("deadlines", "SELECT 'mine' AS whose")
    assert report("deadlines").lines == ["mine"]


def test_its_head_says_how_its_columns_are_read(report: Any, write_report: Any) -> None:
    write_report(
        "own",
        """\
-- title: Own | 自建
-- rows: thing | 个
-- column: who | who answers | 责任方 | parties
-- column: what | what | 事项
-- column: done | done | 完成 | bar whole
-- column: state | state | 状态 | state
-- figure: sum(done) | done in all | 合计
SELECT 'old-trade~; harbour' AS who, 'Lamps' AS what_en, '灯' AS what_zh, 3 AS done, 4 AS whole, 'met' AS state
""",
    )
    table = report("own", "--format", "table").out
    assert "MCS, now MT~; HO  Lamps  ########.. 3/4  met" in table
    assert "3\ndone in all" in table
    assert "1 thing\n" in table
    chinese = report("own", "--format", "md", "--lang", "zh").out
    assert "| 责任方 | 事项 | 完成 | 状态 |" in chinese
    assert "| 商船部（现贸易部）\\~、港务局 | 灯 | 3/4 | 已完成 |" in chinese
    assert report("own").out == "old-trade; harbour\tLamps\t3\tmet\n"
    assert report("own", "--columns", "whole").out == "4\n"


def test_it_may_ask_for_the_days_of_the_question(report: Any, write_report: Any) -> None:
    write_report("days", "SELECT :as_of AS day, :soon AS soon, :since AS since")
    assert report(
        "days", "--as-of", "2025-01-01", "--within", "10d", "--since", "2024-12"
    ).lines == ["2025-01-01\t2025-01-11\t2024-12-01"]


def test_an_unknown_name_suggests(ask: Any, report: Any) -> None:
    result = ask("report", "dedlines")
    assert (result.code, result.out) == (2, "")
    assert result.err == "error: there is no report 'dedlines'\n  did you mean deadlines?\n"
    assert report("../secret").code == 2


@pytest.mark.parametrize(
    ("sql", "line", "message"),
    [
        (
            "SELECT 'FORM' AS FORMS,\n  department\nFORM obligation AS o",
            3,
            'near "obligation": syntax error',
        ),
        (
            "SELECT department -- GROUP\nFROM obligation\nWHERE role = 'GROUP' GROUP role",
            3,
            'near "role": syntax error',
        ),
        ("SELECT role,\n  role role role\nFROM obligation", 2, 'near "role": syntax error'),
        (
            "-- leed\nSELECT\n  'leed',\n  o . leed\nFROM obligation AS o",
            4,
            "no such column: o.leed",
        ),
        ("SELECT *\nFROM\n\nobligatoin", 4, "no such table: obligatoin"),
        ("SELECT 1,\n  nofunction(2)", 2, "no such function: nofunction"),
        ("SELECT 1,\n  'abc", 2, 'unrecognized token: "\'abc"'),
        ("SELECT 1,\n  (SELECT", 2, "the SELECT is incomplete"),
        ("SELECT id\nFROM measure, action", 1, "ambiguous column name: id"),
        ("SELECT 1;\n-- two\n\nSELECT 2", 4, "a second statement begins here"),
        ("SELECT 1,\n :when", 2, "there is no parameter :when"),
        ("\n-- x\nDELETE FROM measure", 3, "only SELECT statements are allowed"),
        ("ATTACH '/tmp/none.db' AS other", 1, "only SELECT statements are allowed"),
        ("PRAGMA writable_schema", 1, "only SELECT statements are allowed"),
        ("SELECT load_extension('x')", 1, "only SELECT statements are allowed"),
        ("SELECT 1,\n ?", 2, "there is no parameter ?"),
        (
            "SELECT department, count(*) AS n\nFROM obligation\nWHERE role = 'lead'\nAND count(*) > 1\nGROUP BY 1",
            4,
            "misuse of aggregate: count()",
        ),
        (
            'SELECT a.department AS "x",\n a.department AS foo\nFROM (SELECT department FROM obligation\n WHERE foo = 1) AS a',
            4,
            "no such column: foo",
        ),
        (
            "SELECT 1 AS a\nFROM action\nJOIN measure\nUSING (action)",
            2,
            "cannot join using column action",
        ),
        (
            "WITH a AS (SELECT 1),\n a AS (SELECT 2)\nSELECT * FROM a",
            1,
            "duplicate WITH table name: a",
        ),
        ("-- titel: Mine\nSELECT 1", 1, "there is no line 'titel'"),
        ("-- title: Mine\n-- column: a | A\nSELECT 1 AS a", 2, "can't be read"),
        ("-- column: a | A | 甲 | numbr\nSELECT 1 AS a", 1, "there is no kind of column 'numbr'"),
        ("-- column: a | A | 甲 | bar\nSELECT 1 AS a", 1, "'bar' can't be read"),
        ("-- column: a | A | 甲\n-- column: a | A | 甲\nSELECT 1 AS a", 2, "described twice"),
        ("-- rows: a\n-- column: b | B | 乙\nSELECT 1 AS a", 2, "the SELECT gives no column 'b'"),
        (
            "-- figure: count(*) | rows | 行\n-- figure: sum(b) | B | 乙\nSELECT 1 AS a",
            2,
            "no such column: b",
        ),
        ("-- group: b\nSELECT 1 AS a", 1, "the SELECT gives no column 'b'"),
        ("-- matrix: a b\nSELECT 1 AS a", 1, "can't be read"),
    ],
)
def test_a_broken_report_names_the_line_and_the_way_out_as_check_does(
    ask: Any, harbour: Path, report: Any, write_report: Any, sql: str, line: int, message: str
) -> None:
    path = write_report("broken", sql)
    result = report("broken")
    assert (result.code, result.out) == (2, "")
    first, hint = result.err.splitlines()
    assert first.startswith(f"error: {path}:{line}: ")
    assert message in first
    assert hint.startswith("  ")
    (found,) = ask(
        "check", "--measures", str(harbour), "--select", "OB123", "--format", "json"
    ).json
    assert (Path(found["path"]).name, found["line"]) == (path.name, line)
    assert message in found["message"]
    assert hint.strip() == found["hint"]


def test_a_copy_of_the_database_is_not_made(
    ask: Any, harbour: Path, report: Any, write_report: Any
) -> None:
    write_report("broken", "VACUUM INTO 'none.db'")
    assert "only SELECT statements are allowed" in report("broken").err
    assert ask("check", "--measures", str(harbour), "--select", "OB123").code == 1
    assert not Path("none.db").exists()


def test_check_points_at_the_token(ask: Any, harbour: Path, write_report: Any) -> None:
    path = write_report("broken", "-- title: 坏 | 坏\nSELECT 1,\n  leed AS a\nFROM obligation\n")
    told = ask("check", "--measures", str(harbour), "--select", "OB123").out
    assert f"{path}:3:3\n" in told
    assert "3 |   leed AS a\n" in told
    assert "\n  |   ^^^^\n" in told


def test_a_report_or_all_of_them_are_checked_alone(ask: Any, write_report: Any) -> None:
    broken = write_report("broken", "SELECT leed FROM obligation\n")
    sound = write_report("sound", "SELECT 1 AS one\n")
    assert [one["path"] for one in ask("check", str(broken), "--format", "json").json] == [
        broken.as_posix()
    ]
    assert ask("check", str(sound)).out == "No findings in 1 file.\n"
    assert " in 1 of 2 files.\n" in ask("check", str(broken.parent)).out
    refused = ask("format", str(broken))
    assert (refused.code, refused.out) == (3, "")


def test_check_runs_no_report(ask: Any, harbour: Path, write_report: Any) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS i FROM n"
    )
    write_report("endless", f"-- figure: sum(i) | sum | 合计\n{endless}")
    assert ask("check", "--measures", str(harbour), "--select", "OB123").code == 0


def test_a_near_miss_of_a_name_is_suggested(report: Any, write_report: Any) -> None:
    write_report("broken", "SELECT outcom_en FROM obligation")
    assert "did you mean outcome_en" in report("broken").err
    write_report("broken", "SELECT 1 FROM obligaton")
    assert "did you mean obligation" in report("broken").err
    write_report("broken", "SELECT 1 FROM obligatn")
    assert "did you mean obligation" in report("broken").err


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("", 1),
        ("-- title: Nothing\n", 1),
        ("SELECT 1 AS a, 2 AS a", 1),
        ("SELECT 1 UNION SELECT 2, 3", 1),
        ("SELECT json_extract('{', '$')", 0),  # is found only when it is run
    ],
)
def test_what_has_no_line_is_an_error_that_names_the_file(
    ask: Any, harbour: Path, report: Any, write_report: Any, sql: str, found: int
) -> None:
    path = write_report("broken", sql)
    result = report("broken")
    assert result.code == 2
    assert result.err.startswith(f"error: {path}: ")
    checked = ask("check", "--measures", str(harbour), "--select", "OB123", "--format", "json")
    assert [one["line"] for one in checked.json] == [1] * found


def test_files_that_are_no_reports_are_errors_and_hide_no_other(
    ask: Any, harbour: Path, report: Any, write_report: Any
) -> None:
    folder = write_report("fine", "SELECT 1 AS a").parent
    (folder / "latin.sql").write_bytes(b"SELECT 1\n -- \xff")
    (folder / "folder.sql").mkdir()
    (folder / "huge.sql").write_bytes(b" " * 1_100_000)
    assert ":2: not UTF-8" in report("latin").err
    assert "not a regular file" in report("folder").err
    assert "too large for a report" in report("huge").err
    listed = report()
    assert listed.code == 1
    assert "fine" in listed.ids
    assert listed.err.count("left out: ") == 3
    checked = ask("check", "--measures", str(harbour), "--select", "OB123", "--format", "json")
    assert [(Path(one["path"]).name, one["line"]) for one in checked.json] == [
        ("folder.sql", 1),
        ("huge.sql", 1),
        ("latin.sql", 2),
    ]


def test_a_byte_order_mark_and_foreign_line_ends_make_no_difference(
    report: Any, write_report: Any
) -> None:
    path = write_report("foreign", "")
    path.write_bytes("\ufeff-- title: Foreign | 外来\r\nSELECT 1 AS a;\r\n".encode())
    assert report("foreign", "--format", "md").lines[0] == "# Foreign · as of 2026-11-23"


def test_what_a_report_gives_is_shown_and_not_obeyed(report: Any, write_report: Any) -> None:
    write_report(
        "hostile",
        "-- title: \x1b[31mRed [bold]x[/] | 红\n"
        "SELECT char(27) || '[2J' AS control, '[red]x[/red]' AS markup, '=1+1' AS formula, '<b> | _x_' AS page,"
        " x'00ff' AS bytes, 9e999 AS endless",
    )
    for kind in ("table", "plain", "csv", "md", "json", "jsonl"):
        assert "\x1b" not in report("hostile", "--format", kind).out
    table = report("hostile", "--format", "table").out
    assert "\\x1b[2J" in table
    assert "[red]x[/red]" in table
    assert "'=1+1" in report("hostile", "--format", "csv").out
    assert r"\<b\> \| \_x\_" in report("hostile", "--format", "md").out
    (record,) = json.loads(report("hostile", "--format", "json").out)
    assert (record["bytes"], record["endless"]) == ("x'00ff'", "inf")


def test_a_cell_that_is_no_date_harms_no_drawing(report: Any, write_report: Any) -> None:
    write_report(
        "dates",
        "-- timeline: day\n-- column: due | due | 时限 | due\n-- column: state | state | 状态 | state\n"
        "SELECT 'soon' AS day, 'unheard' AS state, 'then' AS \"by\", NULL AS \"in\", NULL AS \"from\", NULL AS every"
        " UNION ALL SELECT '2030-01-31', 'met', '2030', NULL, NULL, NULL",
    )
    for lang in ("en", "zh"):
        assert report("dates", "--format", "table", "--lang", lang).code == 0


def test_the_example_of_the_documentation_runs(report: Any, write_report: Any) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"<!-- report: leads -->\n```sql\n(.*?)```", page, re.DOTALL)
    write_report("leads", example)
    assert report("leads").lines == ["harbour\t1\t0", "old-trade\t1\t0", "trade\t1\t1"]


def test_the_documentation_describes_every_report_entry_and_kind() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    for name in (
        path.stem for path in (Path(obligations.__file__).parent / "report").glob("*.sql")
    ):
        assert f"| `{name}` |" in page
    for kind in REPORT_KINDS:
        assert re.search(rf"^\|.*`{kind}( OTHER)?`", page, re.MULTILINE), kind
