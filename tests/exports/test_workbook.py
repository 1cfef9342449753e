"""The workbook, as openpyxl reads it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from exports.conftest import EARLIER
from exports.readers import open_workbook, read_sheet
from running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="module")
def book(export_standing: Any) -> Any:
    return open_workbook(export_standing("xlsx"))


def find_row(sheet: Any, value: str) -> Any:
    return next(row for row in sheet.iter_rows() if row[0].value == value)


def find_cell(sheet: Any, row: str, heading: str) -> Any:
    at = [cell.value for cell in sheet[2]].index(heading)
    return find_row(sheet, row)[at]


def test_has_a_sheet_for_the_summary_one_for_all_measures_and_one_for_each_department(
    book: Any,
) -> None:
    assert book.sheetnames == [
        "Summary",
        "Measures",
        "Targets",
        "Progress",
        "HO",
        "MT",
        "MCS",
        "nobody named",
    ]


def test_each_table_keeps_its_header_in_sight_and_has_filters(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B3"
        assert sheet.auto_filter.ref.startswith("A2:")
        assert sheet.print_title_rows == "$2:$2"


def test_a_long_text_is_wrapped_and_its_row_is_high_enough(book: Any) -> None:
    cell = find_cell(book["Targets"], "plan-m01.t2", "promised result")
    assert cell.alignment.wrap_text
    assert book["Targets"].row_dimensions[cell.row].height > 40


@pytest.mark.parametrize(
    ("target", "due"),
    [
        ("plan-m01.t1", datetime(2025, 6, 30)),  # noqa: DTZ001 - a workbook has no time zones
        ("plan-m01.t5", datetime(2024, 1, 1)),  # noqa: DTZ001
        ("plan-m01.t2", "by 2025"),
        ("plan-m01.t3", "by 2021-H1"),
        ("plan-m01.t4", "in 2027-Q2 (strive to)"),
        ("plan-m01.t6@2026", "by the end of each February (2026-02-28)"),
        ("plan-m01.t8", None),
        ("plan-m01.1.t1", "by 2026-12-31 (strive to)"),
    ],
)
def test_a_date_is_a_real_date_where_the_text_gives_the_day_and_text_where_it_does_not(
    book: Any, target: str, due: Any
) -> None:
    assert find_cell(book["Targets"], target, "due").value in ((due, "") if due is None else (due,))


@pytest.mark.parametrize("sheet", ["Targets", "HO"])
def test_each_deadline_is_a_day_to_sort_by_beside_what_the_text_says(
    book: Any, ask: Any, corpus: Path, sheet: str
) -> None:
    told = ask("due", "--format", "json", "--measures", str(corpus)).json
    deadlines = {target["id"]: target["deadline"] for target in told}
    rows = [row for row in read_sheet(book[sheet]) if (row.get("target") or row["id"]) in deadlines]
    for row in rows:
        day = row["deadline"].date().isoformat() if row["deadline"] else None
        assert day == deadlines[row.get("target") or row["id"]]
    assert ("by 2025", "2025-12-31") in {
        (row["due"], row["deadline"].date().isoformat()) for row in rows if row["deadline"]
    }


def test_a_real_date_still_says_by_or_from(book: Any) -> None:
    assert (
        find_cell(book["Targets"], "plan-m01.t1", "due").number_format == '"by "yyyy\\-mm\\-dd'
        or '"by "' in find_cell(book["Targets"], "plan-m01.t1", "due").number_format
    )


def test_the_dates_of_a_measure_stand_soonest_first_and_those_of_its_actions_with_their_id(
    book: Any,
) -> None:
    assert find_cell(book["Measures"], "plan-m01", "due").value.split("; ") == [
        "by 2021-H1",
        "from 2024-01-01",
        "by 2025-06-30",
        "by 2025",
        "by the end of each February",
        "by day 31 of each month",
        "plan-m01.1: by 2026-12-31 (strive to)",
        "in 2027-Q2 (strive to)",
    ]


def test_what_is_on_record_stands_beside_the_state(book: Any) -> None:
    (row,) = [row for row in read_sheet(book["HO"]) if row["target"] == "plan-m01.t2"]
    assert (row["state"], row["progress"]) == ("unconfirmed", "in-progress · 12 of about 40 lamps")


def test_a_measure_that_does_not_fit_itself_still_says_who_leads_and_what_is_on_record(
    corpus: Path, export: Any
) -> None:
    book = open_workbook(export("xlsx", "--measures", str(corpus), "--state", "upcoming"))
    assert not read_sheet(book["Measures"])
    assert {row["lead of the measure"] for row in read_sheet(book["HO"])} == {"MCS, now MT"}
    assert "plan-m01.t2" in {row["of"] for row in read_sheet(book["Progress"])}


def test_every_sheet_says_for_which_day_it_holds(book: Any) -> None:
    assert all("as of 2026-11-23" in sheet["A1"].value for sheet in book.worksheets)


def test_what_is_soon_is_said_by_its_last_day(corpus: Path, export: Any) -> None:
    book = open_workbook(export("xlsx", "--measures", str(corpus), "--within", "60d"))
    assert "due by 2027-01-22" in [row[1] for row in book["Summary"].iter_rows(values_only=True)]


def test_measures_that_name_nobody_are_counted_in_the_summary(book: Any) -> None:
    rows = list(book["Summary"].iter_rows(values_only=True))
    header = next(row for row in rows if row[0] == "sheet")
    (nobody,) = [row for row in rows if row[0] == "nobody named"]
    assert nobody[header.index("in all")] == 1


def test_what_a_question_by_department_leaves_out_is_said_below_what_it_is_narrowed_to(
    ask: Any, tmp_path: Path
) -> None:
    result = ask("export", "xlsx", "--dept", "Customs", "-o", str(tmp_path / "customs.xlsx"))
    lines = [
        row[0]
        for row in open_workbook(tmp_path / "customs.xlsx")["Summary"].iter_rows(values_only=True)
    ]
    assert lines[2:4] == [
        "32 more measures name generic parties that may include it",
        "Also a signatory of 2024, which by itself assigns nothing",
    ]
    assert all(line in result.err for line in lines[2:4])


def test_a_body_that_was_asked_for_has_one_sheet_with_all_that_came_to_it(export: Any) -> None:
    book = open_workbook(export("xlsx", "--dept", "Customs", "--dept", "NFRA", "--with-generic"))
    assert book.sheetnames[4:] == ["GACC", "NFRA"]
    roles = {(row["id"], row["role"]) for row in read_sheet(book["GACC"])}
    assert {
        ("2015-m04", "responsible (AQSIQ, now GACC)"),
        ("2021-m05", "co-responsible"),
        ("2021-m04", "co-responsible (all relevant units)"),
    } <= roles
    assert "co-responsible (CBIRC, now NFRA)" in {row["role"] for row in read_sheet(book["NFRA"])}


def test_what_names_nobody_keeps_its_own_sheet_beside_those_of_the_bodies_asked_for(
    export: Any,
) -> None:
    book = open_workbook(
        export("xlsx", "--dept", "Customs", "--basis", "none", "--basis", "stated")
    )
    assert book.sheetnames[4:] == ["GACC", "nobody named"]


COMMAND = re.compile(r"--[a-z]|obligations [a-z]+ |show gives|理由见")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "report",
    [
        (),
        *(
            ("--report", name)
            for name in ("changes", "departments", "matrix", "unconfirmed", "deadlines")
        ),
    ],
)
def test_no_option_and_no_command_stands_in_a_file_for_people(
    export: Any, report: tuple[str, ...], lang: str
) -> None:
    question = (*report, "--dept", "Customs", "--lang", lang)
    book = open_workbook(export("xlsx", *question))
    texts = [
        str(cell)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    pages = [
        page.read_text(encoding="utf-8").partition("-->")[2]
        for page in export("md", *question).rglob("*.md")
    ]
    lines = [line for page in pages for line in page.splitlines()]
    assert not [text for text in texts + lines if COMMAND.search(text)]


def test_its_properties_say_what_it_is_and_what_it_is_narrowed_to(export: Any) -> None:
    properties = open_workbook(export("xlsx", "--dept", "Customs", "--due", "2025")).properties
    assert properties.title == "Who owes what by when · as of 2026-11-23"
    assert properties.subject == "department: General Administration of Customs; due: 2025"
    report = open_workbook(
        export("xlsx", "--report", "deadlines", "--lang", "zh", name="report")
    ).properties
    assert (report.title, report.subject) == ("完成时限 · 截至2026-11-23", None)


def test_closing_provisions_are_counted_apart_from_measures_in_every_file(
    export: Any, ask: Any
) -> None:
    rows = list(open_workbook(export("xlsx"))["Summary"].iter_rows(values_only=True))
    header = next(row for row in rows if row[:2] == ("number", "title"))
    (of_2024,) = [
        dict(zip(header, row, strict=True)) for row in rows if row[0] == "商贸发〔2024〕125号"
    ]
    assert (of_2024["measures"], of_2024["closing provisions"]) == (15, 2)
    index = (export("md") / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^\| 商贸发〔2024〕125号 .* \| 2024-06-08 \| 15 \| 2 \|", index, re.MULTILINE)
    assert "58" not in index
    assert "56 measures and 2 closing provisions" in ask("list", "--format", "md").out
    assert "56项措施和2条结尾条款" in ask("list", "--format", "md", "--lang", "zh").out


def test_a_body_is_called_after_its_own_heir_and_a_matter_that_went_elsewhere_says_so_in_its_row(
    export: Any,
) -> None:
    sheet = open_workbook(export("xlsx", "--document", "2015"))["AQSIQ"]
    assert sheet["A1"].value.startswith("AQSIQ, now SAMR · ")
    rows = read_sheet(sheet)
    assert {row["role"] for row in rows if row["id"] == "2015-m04"} == {
        "responsible (AQSIQ, now GACC)"
    }
    assert not [row for row in rows if row["id"] != "2015-m04" and "now" in row["role"]]


def test_states_have_colours(book: Any) -> None:
    colours = {
        state: find_cell(book["Targets"], target, "state").fill.start_color.rgb
        for state, target in {
            "met": "plan-m01.t1",
            "unconfirmed": "plan-m01.t2",
            "upcoming": "plan-m01.t4",
        }.items()
    }
    assert len(set(colours.values())) == 3
    assert "FFC6EFCE" in colours.values()


def test_a_thing_that_was_sought_in_vain_has_a_status_with_a_colour_too(export: Any) -> None:
    book = open_workbook(export("xlsx", "--document", "2024", "--as-of", "2026-11-30"))
    status = find_cell(book["Progress"], "2024-m10.1", "status")
    assert status.fill.start_color.rgb == "FFFFEB9C"


def test_what_looks_like_a_formula_is_text_and_stays_text_when_it_is_edited(book: Any) -> None:
    cell = find_cell(book["Measures"], "plan-m01", "title")
    assert cell.value == "=1+1|pipe *star* [link](javascript:alert)"
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert not any(
        cell.data_type == "f"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    )


def test_the_source_is_linked_where_its_address_is_one_of_the_web(book: Any) -> None:
    links = [
        cell.hyperlink.target
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    outside = {link for link in links if link}
    assert outside == {"https://example.org/plan%201,%28a%29", "https://example.org/twelve"}


def test_an_id_in_the_sheet_of_a_department_leads_to_the_row_of_its_measure(book: Any) -> None:
    cell = find_row(book["MT"], "earlier-m01")[0]
    sheet, _, place = cell.hyperlink.location.partition("!")
    assert book[sheet.strip("'")][place].value == "earlier-m01"


def test_an_inferred_party_is_shown_as_inferred(book: Any) -> None:
    assert (
        find_cell(book["Measures"], "plan-m01", "responsible").value
        == "MT (inferred); HO (in part: plan-m01.1)"
    )
    assert {row["basis"] for row in read_sheet(book["MT"])} == {"inferred", "stated"}


def test_what_is_on_record_comes_with_its_evidence(book: Any) -> None:
    cell = find_cell(book["Progress"], "plan-m01.t2", "evidence")
    assert (cell.value, cell.hyperlink.target) == ("=Twelve lamps", "https://example.org/twelve")
    assert find_cell(book["Progress"], "plan-m01.t2", "date").value == datetime(2025, 3, 1)  # noqa: DTZ001
    value = find_cell(book["Progress"], "plan-m01.t2", "value")
    assert (value.value, value.number_format) == (12, '#,##0" lamps"')
    measure = find_cell(book["Progress"], "plan-m01.t1", "evidence")
    assert (measure.value, measure.hyperlink.location.partition("!")[0]) == (
        "earlier-m01",
        "'Measures'",
    )


def test_an_entry_without_a_note_says_what_it_is_about_and_its_status_has_a_colour(
    book: Any,
) -> None:
    assert find_cell(book["Progress"], "plan-m01.2", "note").value == "buy lamps"
    assert find_cell(book["Progress"], "plan-m01.2", "status").fill.start_color.rgb == "FFFCE4D6"


def test_a_target_leads_to_the_row_of_its_measure_by_its_id(book: Any) -> None:
    assert find_cell(book["Targets"], "plan-m01.t1", "id").hyperlink.location.startswith(
        "'Measures'!"
    )
    assert not find_cell(book["Targets"], "plan-m01.t1", "measure").hyperlink


def test_chinese_stands_in_a_font_for_chinese(corpus: Path, export: Any) -> None:
    book = open_workbook(export("xlsx", "--measures", str(corpus), "--lang", "zh"))
    assert book.sheetnames[:4] == ["总览", "措施", "目标", "进展"]
    cell = find_cell(book["措施"], "plan-m01", "标题")
    assert (cell.value, cell.font.name, cell.font.charset) == (
        "+危险；标题",
        "Microsoft YaHei",
        134,
    )
    english = open_workbook(export("xlsx", "--measures", str(corpus)))
    assert (
        find_cell(english["Targets"], "plan-m01.t2", "promised result").font.name
        == "Microsoft YaHei"
    )
    assert find_cell(english["Targets"], "plan-m01.t3", "promised result").font.name == "Calibri"


def test_the_summary_says_what_the_workbook_is_narrowed_to(corpus: Path, export: Any) -> None:
    book = open_workbook(
        export("xlsx", "--measures", str(corpus), "--dept", "HO", "--state", "met")
    )
    lines = [row[0] for row in book["Summary"].iter_rows(values_only=True)]
    assert lines[:3] == [
        "Who owes what by when · as of 2026-11-23",
        "department: Harbour Office",
        "state: met",
    ]


def test_two_departments_of_the_same_name_have_sheets_of_their_own(
    make_corpus: Any, export: Any
) -> None:
    long = "Office of the very long and winding name [of: the] harbour/port's"
    registry = f'departments:\n- {{id: a, kind: office, level: central, name: {{en: "{long}"}}}}\n- {{id: b, kind: office, level: central, name: {{en: "{long}"}}}}\n'
    plan = """
        id: p
        kind: plan
        title: {en: P}
        issuers: [a]
        dated: 2020-01-01
        sources: [{language: en, title: P}]
        measures:
          - {number: 1, kind: measure, title: {en: T}, summary: {en: S}, topics: [ships], responsibilities: [{basis: stated, responsible: [a, b]}]}
    """
    book = open_workbook(
        export(
            "xlsx", "--measures", str(make_corpus({"departments.yaml": registry, "p.yaml": plan}))
        )
    )
    assert book.sheetnames[4:] == [
        "Office of the very long and wi…",
        "Office of the very long and… 2",
    ]


def test_a_name_is_cut_to_what_a_sheet_can_be_called_as_spreadsheets_count_it(
    make_corpus: Any, export: Any
) -> None:
    registry = (
        'departments:\n- {id: trade, kind: office, level: central, name: {en: "'
        + "🚢" * 25
        + '"}}\n'
    )
    book = open_workbook(
        export(
            "xlsx",
            "--measures",
            str(make_corpus({"departments.yaml": registry, "earlier.yaml": EARLIER})),
        )
    )
    assert book.sheetnames[4:] == ["🚢" * 15 + "…"]


def test_signs_that_xml_cannot_hold_are_written_out_even_where_they_are_linked(
    make_corpus: Any, export: Any
) -> None:
    odd = EARLIER.replace(
        "kind: notice", 'number: "one\\uFFFE\\u2028two"\n    kind: notice'
    ).replace("javascript:alert(1)", "https://example.org/")
    book = open_workbook(export("xlsx", "--measures", str(make_corpus({"earlier.yaml": odd}))))
    assert find_cell(book["Measures"], "earlier-m01", "document").value == "one\\ufffe two"


def test_the_number_of_a_provision_is_that_of_the_instrument_where_people_read_chinese(
    export: Any,
) -> None:
    labels = {
        row["编号"]: row["原序号"]
        for row in read_sheet(open_workbook(export("xlsx", "--lang", "zh"))["措施"])
    }
    assert (labels["2015-m03"], labels["2021-m05"], labels["2021-m06"], labels["2022-m02"]) == (
        "三、",
        "（五）",
        "（六）",
        "二、",
    )
    assert not [label for label in labels.values() if label and label.isascii()]
    english = {
        row["id"]: row["printed number"]
        for row in read_sheet(open_workbook(export("xlsx", name="en"))["Measures"])
    }
    assert (english["2021-m05"], english["2021-m06"]) == ("(5)", "(six)")
    page = (export("md", "--lang", "zh") / "documents" / "2021.md").read_text(encoding="utf-8")
    assert "## 二、以新技术新工具赋能外贸" in page


def test_who_reads_chinese_needs_no_english_name_in_a_heading(export: Any) -> None:
    assert (
        open_workbook(export("xlsx", "--dept", "Customs", "--lang", "zh"))["海关总署"]["A1"].value
        == "海关总署 · 截至2026-11-23"
    )
    page = (
        export("md", "--dept", "Customs", "--lang", "zh") / "departments" / "gacc.md"
    ).read_text(encoding="utf-8")
    assert page.splitlines()[2] == "# 海关总署"


def test_what_recurs_is_one_target_of_its_document_however_often_it_is_due(
    export: Any, ask: Any
) -> None:
    asked = ["--measures", str(EXAMPLES / "harbour"), "--document", "2023-plan"]
    due = ask("due", *asked, "--format", "json").json
    targets = {row["target"] for row in due}
    assert len(targets) < len(due), "the example should have what recurs"
    summary = open_workbook(export("xlsx", *asked)).worksheets[0]
    headings = [cell.value for cell in find_row(summary, "number")]
    assert find_row(summary, "HAN 2023/7")[headings.index("targets")].value == len(targets)
