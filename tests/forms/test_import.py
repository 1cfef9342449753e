"""Forms that are back: what is understood, what is refused, and that nothing is written by halves."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from forms.conftest import COLUMNS, find_column
from obligations.spreadsheets import archives

SAID = {"status": "met", "date": date(2024, 12, 31), "number": "港发〔2024〕3号"}
NOW = {"status": "in-progress", "date": date(2024, 5, 1)}
FREE_ROW = 8  # below a form of five rows


def add_rows(sheet: Any, rows: list[dict[str, Any]]) -> None:
    """Add rows about a target that counts, as people do who copy one."""
    for at, cells in enumerate(rows, start=FREE_ROW):
        for key, value in {"of": "2020-m02.t1", **cells}.items():
            sheet.cell(at, find_column(key)).value = value


def test_rows_that_were_filled_in_become_entries_and_the_others_none(
    fill: Any, run: Any, entries: Any
) -> None:
    path = fill(
        {
            "2020-m01": {**SAID, "title": "List of piers", "note": "All of them."},
            "2020-m02.t1": {**NOW, "value": 40, "url": "https://www.example.org/piers"},
        }
    )
    result = run("progress", "import", str(path))
    assert result.code == 0, result.err
    assert result.lines[-1] == "2 entries added; 3 rows not filled in"
    assert entries() == [
        {
            "of": "2020-m02.t1",
            "status": "in-progress",
            "value": 40,
            "date": "2024-05-01",
            "note": None,
            "evidence": [{"url": "https://www.example.org/piers"}],
        },
        {
            "of": "2020-m01",
            "status": "met",
            "value": None,
            "date": "2024-12-31",
            "note": {"en": "All of them.", "zh": None},
            "evidence": [{"number": "港发〔2024〕3号", "title": "List of piers"}],
        },
    ]


def test_nothing_is_written_while_a_row_is_wrong_unless_the_right_ones_are_asked_for(
    fill: Any, run: Any, entries: Any
) -> None:
    path = str(fill({"2020-m01": SAID, "2020-m02.t2": {"status": "nearly", "date": "soon"}}))

    refused = run("progress", "import", path)
    assert (refused.code, entries()) == (1, [])
    assert refused.out == "nothing was added; 3 rows not filled in; 2 rows left out\n"
    assert "ledger.xlsx:Form!F4: there is no status 'nearly'\n  known: in-progress" in refused.err
    assert "ledger.xlsx:Form!H4: 'soon' is not a day" in refused.err

    partly = run("progress", "import", path, "--partial")
    assert (partly.code, [entry["of"] for entry in entries()]) == (1, ["2020-m01"])
    assert partly.lines[-1] == "1 entry added; 3 rows not filled in; 1 row left out"


def test_a_dry_run_says_what_would_be_added_and_writes_nothing(
    fill: Any, run: Any, entries: Any
) -> None:
    path = fill({"2020-m02.t1": {**NOW, "value": 40}})
    result = run("progress", "import", str(path), "--dry-run")
    assert result.lines == [
        "would add: 2020-m02.t1: in-progress · 2024-05-01 · 40",
        "1 entry would be added; 4 rows not filled in",
    ]
    assert (result.code, entries()) == (0, [])


@pytest.mark.parametrize("mode", ["--dry-run", "--partial"])
def test_a_value_short_of_what_was_promised_is_said_and_kept(
    fill: Any, run: Any, measures: Path, mode: str
) -> None:
    path = fill({"2020-m02.t1": {**NOW, "status": "met", "value": 40, "number": "港发〔2024〕3号"}})
    document = measures / "2020.yaml"
    document.write_text(document.read_text().replace("about", "at-least"))
    result = run("progress", "import", str(path), mode)
    assert "2020-m02.t1 met with 40, and 100 or more was promised\n  check the" in result.err
    assert result.code == 0


def test_the_same_file_twice_adds_nothing(fill: Any, run: Any, entries: Any) -> None:
    path = str(fill({"2020-m01": SAID, "2020-m02.t1": {**NOW, "value": 40, "note": "一半。"}}))
    run("progress", "import", path)
    before = entries()
    again = run("progress", "import", path, path)
    assert (again.code, entries()) == (0, before)
    assert again.out.startswith("nothing was added; 4 on record already")


def test_what_differs_from_what_is_on_record_is_refused_unless_it_is_a_correction(
    fill: Any, run: Any, entries: Any
) -> None:
    run("progress", "import", str(fill({"2020-m02.t1": {**NOW, "value": 40}})))
    path = str(fill({"2020-m02.t1": {**NOW, "value": 45}}))

    refused = run("progress", "import", path)
    assert (refused.code, len(entries())) == (1, 1)
    assert "something else is on record of 2020-m02.t1 on 2024-05-01" in refused.err

    for _ in range(2):  # the second time it is on record
        assert run("progress", "import", path, "--correct").code == 0
    assert [entry["value"] for entry in entries()] == [40, 45]
    (corrected,) = (
        entry for entry in run("progress", "log", "--format", "json").json if entry["corrected"]
    )
    assert corrected["value"] == 40


def test_what_was_withdrawn_or_corrected_does_not_come_back_with_an_old_form(
    fill: Any, run: Any
) -> None:
    path = str(fill({"2020-m01": NOW}))
    run("progress", "import", path)
    (entry,) = run("progress", "log", "--format", "json").json
    run("progress", "add", "--status", "withdrawn", "--corrects", entry["id"], "--note", "No.")
    result = run("progress", "import", path)
    assert result.code == 1
    assert "ledger.xlsx:Form!A2: this is on record as" in result.err


def test_two_rows_that_contradict_each_other_are_told_with_both_places(
    fill: Any, run: Any, entries: Any
) -> None:
    def copy(sheet: Any) -> None:
        sheet["A8"], sheet["F8"], sheet["H8"] = "2020-m01", "partly-met", date(2024, 5, 1)

    result = run("progress", "import", str(fill({"2020-m01": NOW}, copy)))
    assert (result.code, entries()) == (1, [])
    assert "ledger.xlsx:Form!F8: another row says something else" in result.err
    assert "ledger.xlsx:Form!F2" in result.err


# What a row holds, the column of the cell that is told, and what is said of it.
PROBLEMS: list[tuple[dict[str, Any], str, str]] = [
    ({"status": "基本完成", "date": date(2024, 5, 1)}, "F", "there is no status '基本完成'"),
    ({"status": "met", "date": date(2024, 5, 1)}, "F", "met needs evidence"),
    ({"status": "met", "date": date(2024, 5, 1), "title": "List"}, "F", "met needs evidence"),
    ({"status": "withdrawn", "date": date(2024, 5, 1)}, "F", "there is no status"),
    ({"date": date(2024, 5, 1)}, "F", "has no status"),
    ({"status": "met", "number": "No. 3"}, "H", "has no date"),
    ({**NOW, "date": date(2019, 5, 1)}, "H", "before the document"),
    ({**NOW, "date": date(2099, 5, 1)}, "H", "in the future"),
    ({**NOW, "date": "2099年6月"}, "H", "in the future"),
    ({**NOW, "date": "05/06/2024"}, "H", "2024-05-06 or 2024-06-05"),
    ({**NOW, "date": "2024"}, "H", "not a day"),
    ({**NOW, "date": 10**12}, "H", "not a day"),
    ({**NOW, "value": "many"}, "G", "'many'"),
    ({**NOW, "url": "www.example.org"}, "K", "not a web address"),
    ({**NOW, "url": "2020-m09"}, "K", "there is no measure '2020-m09'"),
    ({**NOW, "url": "2020-m02"}, "K", "can't show what became of itself"),
    ({**NOW, "of": None}, "A", "has no id"),
    ({**NOW, "of": "2020-m09"}, "A", "there is no measure '2020-m09'"),
    ({**NOW, "of": "合计"}, "A", "合计"),
    ({**NOW, "status": "=NOW()"}, "F", "or a formula whose value is not in the file"),
]


def test_each_problem_names_its_cell(fill: Any, run: Any, entries: Any) -> None:
    rows = [cells for cells, _column, _said in PROBLEMS]
    result = run("progress", "import", str(fill({}, lambda sheet: add_rows(sheet, rows))))
    assert (result.code, entries()) == (1, [])
    for at, (_cells, column, said) in enumerate(PROBLEMS, start=FREE_ROW):
        place = f"ledger.xlsx:Form!{column}{at}: "
        told = [line for line in result.err.splitlines() if line.startswith(place)]
        assert any(said in line for line in told), (place, told)


def test_a_status_in_chinese_is_answered_with_those_of_the_list_in_chinese(
    fill: Any, run: Any
) -> None:
    path = fill({"2020-m01": {**NOW, "status": "搁置"}})
    assert (
        "  known: 推进中, 已完成, 部分完成, 未完成, 已被取代, 未查到\n"
        in run("progress", "import", str(path)).err
    )


# What stands in a cell, and what it says; days are told from each other, so that each is an entry.
UNDERSTOOD: list[tuple[str, Any, Any]] = [
    ("status", "推进中", "in-progress"),
    ("status", " In  Progress ", "in-progress"),
    ("status", "部分完成", "partly-met"),
    ("status", "进行中", "in-progress"),
    ("status", "Under way", "in-progress"),
    ("date", datetime(2024, 5, 1, 9, 30), "2024-05-01"),  # noqa: DTZ001
    ("date", 45414, "2024-05-02"),
    ("date", " 45415", "2024-05-03"),
    ("date", "2024/5/4", "2024-05-04"),
    ("date", "2024.5.5", "2024-05-05"),
    ("date", "2024年5月6日", "2024-05-06"),
    ("date", "２０２４年５月７日", "2024-05-07"),
    ("date", "8 May 2024", "2024-05-08"),
    ("date", "20240509", "2024-05-09"),
    ("date", "2024年4月", "2024-04-30"),
    ("date", "2024-03", "2024-03-31"),
    ("date", "2024/5/10 0:00", "2024-05-10"),
    ("date", "2024-05-11 14:20:05", "2024-05-11"),
    ("date", "二〇二四年五月十二日", "2024-05-12"),
    ("value", "４０", 40),
    ("value", "40座", 40),
    ("value", "40 piers", 40),
    ("value", "1,040", 1040),
    ("value", 40.0, 40),
    ("value", 1.1 + 2.2, 3.3),
    ("value", "-2.5", -2.5),
    ("value", 0, 0),
    ("value", "/", None),
    ("note", "无", None),
    ("note", "   ", None),
]


def test_what_people_write_is_understood(fill: Any, run: Any, entries: Any) -> None:
    days = [date(2024, 6, 1) + timedelta(days=at) for at in range(len(UNDERSTOOD))]
    rows = [
        {**NOW, "date": day, key: written}
        for day, (key, written, _read) in zip(days, UNDERSTOOD, strict=True)
    ]
    result = run("progress", "import", str(fill({}, lambda sheet: add_rows(sheet, rows))))
    assert result.code == 0, result.err
    said = {entry["date"]: entry for entry in entries()}
    for day, (key, _written, read) in zip(days, UNDERSTOOD, strict=True):
        assert said[read if key == "date" else day.isoformat()][key] == read


def test_a_month_is_its_last_day_and_that_is_said(fill: Any, run: Any) -> None:
    result = run("progress", "import", str(fill({"2020-m01": {**NOW, "date": "2024年6月"}})))
    assert "ledger.xlsx:Form!H2: 2024年6月 is read as 2024-06-30" in result.err


def test_a_number_in_percent_is_what_is_seen(fill: Any, run: Any, entries: Any) -> None:
    def show(sheet: Any) -> None:
        sheet["G3"].number_format = "0%"

    run("progress", "import", str(fill({"2020-m02.t1": {**NOW, "value": 0.4}}, show)))
    assert [entry["value"] for entry in entries()] == [40]


def test_days_are_counted_from_1904_where_the_workbook_says_so(
    fill: Any, run: Any, entries: Any
) -> None:
    def count_from_1904(sheet: Any) -> None:
        sheet.parent.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        sheet["H2"].number_format = "General"
        sheet["H2"].value = 45413 - 1462

    run("progress", "import", str(fill({"2020-m01": NOW}, count_from_1904)))
    assert [entry["date"] for entry in entries()] == ["2024-05-01"]


def _sort(sheet: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for at, row in enumerate(sorted(rows, key=lambda row: row[2], reverse=True), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value


def _move_columns(sheet: Any) -> None:
    for row in sheet.iter_rows():
        values = [cell.value for cell in row]
        for cell, value in zip(row, values[::-1], strict=True):
            cell.value = value


def _delete_rows(sheet: Any) -> None:
    sheet.delete_rows(4, 3)


def _add_around(sheet: Any) -> None:
    sheet.insert_rows(1, 3)
    sheet["B1"] = "Report of the harbour office"
    sheet.insert_rows(6, 2)
    sheet["N6"], sheet["N5"] = "our own remark", "ask Li"
    sheet["B20"] = "合计"


def _rename(sheet: Any) -> None:
    sheet["A1"], sheet["F1"], sheet["H1"] = "ID", "Status (please pick)", "Dates"
    sheet["J1"], sheet["L1"] = "文号", "备注："


def _into_chinese(sheet: Any) -> None:
    for at, heading in enumerate(("编号", "措施", "要求", "时限", "最近记录", "进展情况", "数值", "日期", "依据名称", "发文字号", "网址", "说明")):  # fmt: skip
        sheet.cell(1, at + 1).value = heading


@pytest.mark.parametrize(
    "change", [_sort, _move_columns, _delete_rows, _add_around, _rename, _into_chinese]
)
def test_what_people_do_to_a_sheet_does_no_harm(
    fill: Any, run: Any, entries: Any, change: Any
) -> None:
    path = fill({"2020-m01": {**SAID, "note": "Yes."}, "2020-m02.t1": NOW}, change)
    result = run("progress", "import", str(path))
    assert result.code == 0, result.err
    assert [(entry["of"], entry["status"]) for entry in entries()] == [
        ("2020-m02.t1", "in-progress"),
        ("2020-m01", "met"),
    ]
    assert entries()[1]["note"] == {"en": "Yes.", "zh": None}
    assert entries()[1]["evidence"] == [{"number": "港发〔2024〕3号"}]


@pytest.mark.parametrize(
    ("encoding", "sign"), [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("gb18030", ",")]
)
def test_csv_is_read_in_any_encoding_with_any_sign_between_fields(
    run: Any, entries: Any, tmp_path: Path, encoding: str, sign: str
) -> None:
    rows = [
        ["编号", "措施", "进展", "日期", "发文字号", "说明"],
        [],
        ["2020-m01", "题目", "已完成", "2024年5月1日", "港发〔2024〕3号", "两行\n说明"],
        ["2020-m02", "题目", "", "", "", ""],
    ]
    text = "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)
    path = tmp_path / "ledger.csv"
    path.write_bytes(text.encode(encoding))
    result = run("progress", "import", str(path))
    assert result.code == 0, result.err
    (entry,) = entries()
    assert (entry["status"], entry["note"]) == ("met", {"en": None, "zh": "两行\n说明"})


def test_a_problem_in_csv_is_named_as_a_spreadsheet_shows_its_place(
    run: Any, tmp_path: Path
) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text("of,status,date\n\n2020-m01,nearly,2024-05-01\n", encoding="utf-8")
    assert "ledger.csv:B3: there is no status 'nearly'" in run("progress", "import", str(path)).err


def test_a_list_with_status_and_date_beside_it_is_a_form_and_nothing_else_in_it_is_evidence(
    run: Any, entries: Any, tmp_path: Path
) -> None:
    head, *rows = run("list", "--format", "csv", "--columns", "id,title,number,state,due").lines
    lines = [f"{head},status,date", f"{rows[0]},in-progress,2024-05-01", *rows[1:]]
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run("progress", "import", str(path)).code == 0
    (entry,) = entries()
    assert (entry["of"], entry["evidence"], entry["note"]) == ("2020-m01", [], None)


def test_what_an_entry_is_about_stands_before_its_own_id(
    run: Any, entries: Any, tmp_path: Path
) -> None:
    path = tmp_path / "ledger.csv"
    text = "id,of,date,status\n5f3a91c2,2020-m01,2024-05-01,in-progress\n"
    path.write_text(text, encoding="utf-8")
    assert run("progress", "import", str(path)).code == 0
    assert [entry["of"] for entry in entries()] == ["2020-m01"]


def _pack(parts: dict[str, bytes], beside: Path) -> bytes:
    """Return a workbook with further parts in it."""
    with zipfile.ZipFile(beside) as book:
        everything = {name: book.read(name) for name in book.namelist()} | parts
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in everything.items():
            archive.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/vbaProject.bin": b"x"}, "holds macros (xl/vbaProject.bin), which are never run"),
        ({"xl/macrosheets/sheet1.xml": b"x"}, "holds macros"),
        ({"xl/externalLinks/externalLink1.xml": b"x"}, "links to other workbooks"),
        ({"xl/worksheets/sheet2.xml": b"<worksheet"}, "is damaged"),
        ({"xl/worksheets/sheet2.xml": b"\xff" * 100}, "is damaged"),
        ({"xl/workbook.xml": b""}, "is damaged"),
        ({"xl/media/large.bin": b"\0" * 100_000_001}, "unpacks to 100,"),
    ],
)
def test_a_workbook_with_what_no_form_needs_is_refused(
    fill: Any, run: Any, entries: Any, parts: dict[str, bytes], said: str
) -> None:
    path = fill({"2020-m01": NOW})
    path.write_bytes(_pack(parts, path))
    result = run("progress", "import", str(path))
    assert (result.code, entries()) == (2, [])
    assert said in result.err


def test_a_workbook_that_claims_a_row_in_the_millions_is_read_in_a_moment(
    fill: Any, run: Any, entries: Any
) -> None:
    path = fill({"2020-m01": NOW})
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet2.xml")
    far = b'<row r="999999999"><c r="XFD999999999"><v>1</v></c></row></sheetData>'
    path.write_bytes(_pack({"xl/worksheets/sheet2.xml": sheet.replace(b"</sheetData>", far)}, path))
    assert run("progress", "import", str(path)).code == 0
    assert len(entries()) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"a,b\n1,2\n", "no table with the columns of a form"),
        (b"PK\x03\x04 not really", "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "in an old format, or has a password"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "is not a text"),
        (b"status,date\n" + b'"' + b"x" * 11_000_000, "is damaged"),
    ],
)
def test_a_file_that_is_no_form_is_refused(
    run: Any, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(content)
    result = run("progress", "import", str(path))
    assert (result.code, said in result.err) == (2, True), result.err


def test_an_archive_that_is_no_workbook_is_refused(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "ledger.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "is not a workbook" in run("progress", "import", str(path)).err
    assert archives.MOST_UNPACKED > 100_000_000  # what `draft` reads may be larger


def test_a_file_that_is_not_there_or_a_folder_is_an_error_and_no_traceback(
    run: Any, tmp_path: Path
) -> None:
    for path in (tmp_path / "nowhere.xlsx", tmp_path):
        result = run("progress", "import", str(path))
        assert (result.code, result.err.count("\n")) == (2, 2), result.err


def test_all_files_are_read_before_anything_is_written(
    fill: Any, run: Any, entries: Any, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_text("nothing", encoding="utf-8")
    assert run("progress", "import", str(fill({"2020-m01": NOW})), str(broken)).code == 2
    assert entries() == []


def test_the_data_that_comes_with_the_program_is_left_alone(ask: Any, form: Path) -> None:
    result = ask("progress", "import", str(form))
    assert (result.code, "shipped data can't be added to" in result.err) == (2, True)


def test_every_column_of_a_form_is_one_that_is_read_back() -> None:
    from obligations.text.tables.forms import ASKED, FILLED

    assert (*ASKED, *FILLED) == COLUMNS
