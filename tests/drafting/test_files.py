"""Word, Excel, CSV and PDF: what people have is read like a text, tables with merged cells as task lists."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

from drafting.reading_of import directory, draft_file, tell
from obligations.drafting import draft_source
from obligations.drafting.reading import read_source
from obligations.findings import UserError
from running import ROOT, run_inside, run_process

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = "STSong-Light"


# Word


def paragraph(text: str, level: int | None = None) -> str:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{place if level is not None else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, merge: str = "", columns: int = 1) -> str:
    inside = "".join(paragraph(line) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/>{merge}</w:tcPr>{inside}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def number(level: int, text: str) -> str:
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/></w:lvl>'


def write_word(path: Path, body: str) -> Path:
    levels = number(0, "%1、") + number(1, "（%2）")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr(
            "word/numbering.xml",
            f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        )
    return path


def test_the_numbers_that_word_makes_are_labels(tmp_path: Path) -> None:
    body = (
        paragraph("湖区治理方案")
        + paragraph("重点任务", 0)
        + paragraph("清理河道。2027年底前完成。（水利部牵头，生态环境部配合）", 1)
    )
    body += (
        paragraph("修复湿地。（责任单位：国家林草局）", 1)
        + paragraph("组织实施", 0)
        + paragraph("加强巡查。每季度通报。", 1)
    )
    record = draft_file(write_word(tmp_path / "plan.docx", body))
    assert tell(record) == [
        "（一） | mwr | mee |  | by=2027",
        "（二） |  |  | nfga",
        "（一） |  |  |  | every=quarter",
    ]


def test_a_table_of_word_with_merged_cells_is_a_task_list(tmp_path: Path) -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = row(cell("湖区任务清单", columns=5)) + row(
        *map(cell, ["序号", "重点任务", "工作内容", "牵头单位", "完成时限"])
    )
    table += row(
        cell("1"),
        cell("清淤", begins),
        cell("疏浚主航道"),
        cell("水利部\n交通运输部"),
        cell("2026年6月"),
    )
    table += row(
        cell("2"), cell("", goes_on), cell("处置淤泥"), cell("生态环境部"), cell("长期坚持")
    )
    record = draft_file(write_word(tmp_path / "tasks.docx", f"<w:tbl>{table}</w:tbl>"))
    assert tell(record) == ["1 | mwr mot |  |  | by=2026-06", "2 | mee |  |  | every=continuously"]
    assert [section["heading"] for section in record["sections"]] == ["清淤"]


def test_what_word_deletes_or_hides_is_no_task(tmp_path: Path) -> None:
    deleted = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell("2")}{cell("撤销渡口")}{cell("县水利局")}</w:tr>'
    shifted = (
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("续建项目", columns=2)}</w:tr>'
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>，暂不公布</w:t></w:r>"
    struck = hidden.replace("vanish", "strike").replace("公布", "收费")
    noted = f"<w:tc><w:p><w:r><w:t>培训船员</w:t></w:r>{hidden}{struck}</w:p></w:tc>"
    table = row(*map(cell, ["序号", "任务", "责任单位"])) + row(
        *map(cell, ["1", "清淤", "县水利局"])
    )
    table += deleted + shifted + row(cell("2"), noted, cell("县应急局"))
    record = draft_file(write_word(tmp_path / "tasks.docx", f"<w:tbl>{table}</w:tbl>"))
    assert tell(record) == ["1 |  |  | 县水利局", "2 |  |  | 县应急局"]
    assert [measure["heading"] for measure in record["measures"]] == ["清淤", "培训船员"]
    assert [section["heading"] for section in record["sections"]] == ["续建项目"]


def test_a_table_in_a_cell_is_a_table_with_its_rows_in_content_controls(tmp_path: Path) -> None:
    held = f"<w:sdt><w:sdtContent>{row(*map(cell, ['3', '修码头', '县应急局']))}</w:sdtContent></w:sdt>"
    deleted = row(*map(cell, ["2", "撤销渡口", "县水利局"])).replace(
        "<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>'
    )
    table = row(*map(cell, ["序号", "任务", "责任单位"])) + row(
        *map(cell, ["1", "清淤", "县水利局"])
    )
    inner = f"<w:tbl>{table}{deleted}{held}</w:tbl>"
    title = paragraph("渡口任务清单")
    outer = f"<w:tbl><w:tr><w:tc>{title}{inner}</w:tc></w:tr></w:tbl>"
    record = draft_file(write_word(tmp_path / "tasks.docx", outer))
    assert tell(record) == ["1 |  |  | 县水利局", "3 |  |  | 县应急局"]


def test_text_boxes_notes_and_symbols_of_word_are_text(tmp_path: Path) -> None:
    box = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>渡口由县港航所登记。</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>"
    )
    noted = f'<w:p><w:r><w:t>疏浚航道</w:t><w:footnoteReference w:id="2"/></w:r>{box}</w:p>'
    tick = f'<w:tc><w:p><w:r><w:sym w:char="F0FC"/></w:r></w:p></w:tc>{cell("")}'
    other = f'{cell("")}<w:tc><w:p><w:r><w:sym w:char="F0FC"/></w:r></w:p></w:tc>'
    table = row(*map(cell, ["序号", "任务", "县水利局", "县财政局"]))
    table += row(cell("1"), cell("清理浮标"), tick) + row(cell("2"), cell("筹措资金"), other)
    path = write_word(tmp_path / "plan.docx", f"{noted}<w:tbl>{table}</w:tbl>")
    with zipfile.ZipFile(path, "a") as archive:
        note = '<w:footnote w:id="2"><w:p><w:r><w:t>不含支流，由市水利局另行安排。</w:t></w:r></w:p></w:footnote>'
        archive.writestr("word/footnotes.xml", f"<w:footnotes {WORD}>{note}</w:footnotes>")
    record = draft_file(path)
    assert tell(record) == ["1 |  |  | 县水利局", "2 |  |  | 县财政局"]
    told = read_source("plan.docx", path.read_bytes()).text.split("\n")
    assert told[:2] == ["疏浚航道[^2]", "渡口由县港航所登记。"]
    assert "[^2]: 不含支流，由市水利局另行安排。" in [one["text"] for one in record["headings"]]


def test_a_word_file_that_declares_entities_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    with pytest.raises(UserError, match="damaged"):
        draft_file(tmp_path / "bomb.docx")


# Excel and CSV


def test_the_sheets_of_a_workbook_are_task_lists(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        ["2025年湖区任务"],
        ["填报单位：水利部"],
        ["序号", "类别", "工作任务", "责任单位", "配合单位", "完成时限"],
    ]
    rows += [
        [1, "清淤", "疏浚3条航道", "水利部", "交通运输部、财政部", "2025年12月"],
        [2, None, "处置淤泥", "生态环境部\n水利部", None, "6月底前"],
    ]
    for line in rows:
        sheet.append(line)
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("B4:B5")
    other = book.create_sheet("护岸")
    for line in (
        ["No.", "Action", "Lead", "Deadline"],
        [1, "Plant reeds", "Ministry of Water Resources", "Q3 2026"],
    ):
        other.append(line)
    book.save(tmp_path / "tasks.xlsx")
    record = draft_file(tmp_path / "tasks.xlsx")
    assert tell(record) == [
        "1 |  | mot mof | mwr | by=2025-12",
        "2 |  |  | mee mwr | by=2025-06",
        "1 | mwr |  |  | by=2026-Q3",
    ]
    assert [measure["number"] for measure in record["measures"]] == [1, 2, 3]


def test_a_workbook_is_read_as_people_see_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (
        ["序号", "任务", "目标", "责任单位", "时限", "备注"],
        [1, "新建码头", 3, "市港航局", date(2026, 9, 1), "长期"],
        [2, "撤销渡口", "—", "市交通运输局", "2026年", ""],
        [3, "安装监控", 0.95, "市应急局", date(2026, 10, 31), ""],
    ):
        sheet.append(line)
    sheet["C2"].number_format = '0"座"'
    sheet["C4"].number_format = "0%"
    sheet["E2"].number_format = 'yyyy"年"m"月"'
    sheet.append([4, "增设座椅", 2, "市商务局", "2026年", ""])
    for struck in sheet[5]:
        struck.font = openpyxl.styles.Font(strike=True)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.create_sheet("选项").sheet_state = "hidden"
    book.save(tmp_path / "tasks.xlsx")
    record = draft_file(tmp_path / "tasks.xlsx")
    assert tell(record) == ["1 |  |  | 市港航局 | by=2026-09", "3 |  |  | 市应急局 | by=2026-10-31"]
    figures = [target["metric"] for measure in record["measures"] for target in measure["targets"]]
    assert [(one["value"], one["unit"]) for one in figures] == [("3", "座"), ("95", "%")]


def test_the_name_that_a_program_gave_a_sheet_is_no_title(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (
        ["江陵县2031年渡口任务表"],
        ["序号", "任务", "责任单位", "时限"],
        [1, "清淤", "县水利局", "9月30日前"],
    ):
        book.active.append(line)
    book.active.merge_cells("A1:D1")
    book.save(tmp_path / "tasks.xlsx")
    record = draft_file(tmp_path / "tasks.xlsx")
    assert record["document"]["title"] == "江陵县2031年渡口任务表"
    assert tell(record) == ["1 |  |  | 县水利局 | by=2031-09-30"]


def test_what_a_filter_hides_for_now_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (["序号", "任务", "责任单位"], [1, "清淤", "市水利局"], [2, "护岸", "市港航局"]):
        sheet.append(line)
    sheet.auto_filter.ref = "A1:C3"
    sheet.auto_filter.add_filter_column(2, ["市水利局"])
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "tasks.xlsx")
    assert tell(draft_file(tmp_path / "tasks.xlsx")) == ["1 |  |  | 市水利局", "2 |  |  | 市港航局"]


def test_sheets_are_sections_and_nothing_between_them_is_left_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("清淤", "护岸"):
        sheet = book.create_sheet(name)
        for line in (
            [f"{name}任务（2026年）"],
            ["序号", "任务", "责任单位"],
            [1, name, "市水利局"],
        ):
            sheet.append(line)
    del book["Sheet"]
    book.save(tmp_path / "tasks.xlsx")
    record = draft_file(tmp_path / "tasks.xlsx")
    assert [section["heading"] for section in record["sections"]] == ["护岸任务（2026年）"]
    assert record["unparsed"] == []


def test_each_line_of_a_row_stands_apart_in_its_text(tmp_path: Path) -> None:
    (tmp_path / "tasks.csv").write_text(
        '序号,任务,责任单位\n1,清淤,"市水利局\n市港航局"\n2,护岸,市水利局\n', encoding="utf-8"
    )
    source = read_source("tasks.csv", (tmp_path / "tasks.csv").read_bytes())
    first, second = draft_source(source, directory()).measures
    assert first.text.text == "1\n清淤\n市水利局\n市港航局"
    assert second.text.text == "2\n护岸\n市水利局"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_is_a_task_list(encoding: str, tmp_path: Path) -> None:
    text = '序号,重点任务,牵头单位,责任单位,完成时限\n1,建立台账,水利部,"财政部、生态环境部",2025年3月底前\n2,开展巡查,水利部,各地区,每季度\n'
    (tmp_path / "tasks.csv").write_bytes(text.encode(encoding))
    assert tell(draft_file(tmp_path / "tasks.csv")) == [
        "1 | mwr | mof mee |  | by=2025-03",
        "2 | mwr | all-regions |  | every=quarter",
    ]


@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
def test_traditional_characters_may_be_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    text = "江陵縣渡口整治方案\n一、檢修渡船，2032年底前完成。（縣港航局主辦，縣財政局協辦）\n二、整修碼頭。（責任單位：縣水利局）\n"
    (tmp_path / "plan.txt").write_bytes(text.encode(encoding))
    assert tell(draft_file(tmp_path / "plan.txt")) == [
        "一、 | 縣港航局 | 縣財政局 |  | by=2032",
        "二、 |  |  | 縣水利局",
    ]


# PDF


@pytest.fixture(scope="module")
def font() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return FONT


def style(font: str, **settings: float) -> ParagraphStyle:
    return ParagraphStyle(
        "text", fontName=font, fontSize=10, leading=15, wordWrap="CJK", **settings
    )


def add_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.drawCentredString(300, 30, f"- {document.page} -")


def test_the_lines_of_a_pdf_are_joined_to_paragraphs_over_its_pages(
    tmp_path: Path, font: str
) -> None:
    text = style(font, firstLineIndent=20)
    parts = [Paragraph("湖区治理实施意见", text), Paragraph("一、重点任务", text)]
    for sign in "一二三四五六七八九十":
        filler = "围绕水质目标完善管护制度，加强日常巡查，推动上下游协同，形成可以推广的做法，" * 6
        parts.append(
            Paragraph(
                f"（{sign}）治理支流。{filler}2027年底前完成。（水利部牵头，生态环境部、住房和城乡建设部、农业农村部按职责分工负责）",
                text,
            )
        )
    SimpleDocTemplate(str(tmp_path / "plan.pdf")).build(
        parts, onFirstPage=add_number, onLaterPages=add_number
    )
    record = draft_file(tmp_path / "plan.pdf")
    assert tell(record) == [
        f"（{sign}） | mwr | mee mohurd mara |  | by=2027" for sign in "一二三四五六七八九十"
    ]
    assert not any(char.isdigit() for one in record["unparsed"] for char in one["text"])


def test_a_table_that_goes_on_over_the_pages_of_a_pdf_is_one_task_list(
    tmp_path: Path, font: str
) -> None:
    text = style(font)
    rows = [["序号", "重点任务", "工作内容", "牵头单位", "责任单位", "完成时限"]]
    for at in range(1, 41):
        group = f"支流{(at + 1) // 2}" if at % 2 else ""
        rows.append(
            [
                str(at),
                group,
                f"整治第{at}段。",
                "住房和城乡建设部",
                "财政部<br/>水利部",
                "2026年6月底前",
            ]
        )
    spans = [("SPAN", (1, at), (1, at + 1)) for at in range(1, 41, 2)]
    table = Table(
        [[Paragraph(field, text) for field in line] for line in rows],
        colWidths=[35, 60, 120, 70, 90, 80],
        repeatRows=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), *spans],
    )
    SimpleDocTemplate(str(tmp_path / "tasks.pdf")).build([Paragraph("湖区任务清单", text), table])
    record = draft_file(tmp_path / "tasks.pdf")
    assert tell(record) == [f"{at} | mohurd | mof mwr |  | by=2026-06" for at in range(1, 41)]
    assert len(record["sections"]) == 20


def test_a_table_of_a_pdf_may_have_lines_across_alone(tmp_path: Path, font: str) -> None:
    text = style(font)
    rows = [
        ["序号", "任务", "责任单位", "时限"],
        ["1", "修订渡口应急预案，明确各方职责和处置流程", "县应急局", "2031年5月"],
        ["2", "开展演练", "县水利局、县应急局、县交通运输局", "2031年6月15日前"],
        ["3", "储备物资", "县财政局", "汛期前"],
    ]
    across = [
        ("LINEABOVE", (0, 0), (-1, 1), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    ]
    table = Table(
        [[Paragraph(field, text) for field in line] for line in rows],
        colWidths=[40, 140, 140, 110],
        style=[*across, ("VALIGN", (0, 0), (-1, -1), "TOP")],
    )
    SimpleDocTemplate(str(tmp_path / "tasks.pdf")).build(
        [Paragraph("渡口防汛任务清单", text), table]
    )
    record = draft_file(tmp_path / "tasks.pdf")
    assert tell(record) == [
        "1 |  |  | 县应急局 | by=2031-05",
        "2 |  |  | 县水利局 县应急局 县交通运输局 | by=2031-06-15",
        "3 |  |  | 县财政局 | when=汛期前",
    ]
    assert record["measures"][0]["heading"] == "修订渡口应急预案，明确各方职责和处置流程"


def test_the_columns_of_a_gazette_are_read_one_after_the_other(tmp_path: Path, font: str) -> None:
    text = style(font, firstLineIndent=20)
    parts = ["江陵县渡口整治意见", "一、重点任务"]
    for sign in "一二三四五六":
        filler = "围绕安全目标完善管护制度，加强日常巡查，推动上下游协同，" * 3
        clause = "（县交通运输局牵头，县应急局、县财政局配合）"
        parts.append(f"（{sign}）整治渡口。{filler}2032年底前完成。{clause}")
    frames = [Frame(40, 40, 245, 330), Frame(310, 40, 245, 330)]

    def print_header(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(font, 9)
        canvas.drawString(40, 385, "江陵县人民政府公报 2031年第2期")
        add_number(canvas, document)

    gazette = BaseDocTemplate(str(tmp_path / "gazette.pdf"), pagesize=(595, 400))
    gazette.addPageTemplates(PageTemplate(frames=frames, onPage=print_header))
    gazette.build([Paragraph(part, text) for part in parts])
    assert tell(draft_file(tmp_path / "gazette.pdf")) == [
        f"（{sign}） | 县交通运输局 | 县应急局 县财政局 |  | by=2032" for sign in "一二三四五六"
    ]


def test_a_merged_cell_goes_on_over_the_page_that_cuts_it(tmp_path: Path, font: str) -> None:
    header = ["序号", "任务", "措施", "牵头单位", "时限"]
    pages = [
        [["1", "清淤", "疏浚东段", "市水利局", "6月底前"], ["2", "", "疏浚西段", "", "9月底前"]],
        [["3", "", "处置淤泥", "", "2031年底"], ["4", "护岸", "加固南岸", "市港航局", "2031年底"]],
    ]
    style_ = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), font)]
    first, second = (Table([header, *rows], style=style_) for rows in pages)
    first.setStyle([("SPAN", (1, 1), (1, 2)), ("SPAN", (3, 1), (3, 2))])
    SimpleDocTemplate(str(tmp_path / "tasks.pdf")).build([first, PageBreak(), second])
    record = draft_file(tmp_path / "tasks.pdf")
    assert tell(record) == [
        "1 | 市水利局 |  |  | by=2031-06",
        "2 | 市水利局 |  |  | by=2031-09",
        "3 | 市水利局 |  |  | by=2031",
        "4 | 市港航局 |  |  | by=2031",
    ]
    assert [section["heading"] for section in record["sections"]] == ["清淤", "护岸"]


def test_the_lines_of_a_cell_of_a_pdf_are_bodies_or_one_name_broken_at_the_border(
    tmp_path: Path, font: str
) -> None:
    text = style(font)
    rows = [["序号", "工作任务", "牵头单位", "配合单位", "时限"]]
    rows += [
        [
            "1",
            "疏浚航道，清除障碍不少于20处。",
            "市工业和信息化局<br/>市水利局",
            "市财政局<br/>各县区政府",
            "长期",
        ]
    ]
    table = Table(
        [[Paragraph(field, text) for field in line] for line in rows],
        colWidths=[35, 62, 92, 52, 60],
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    )
    SimpleDocTemplate(str(tmp_path / "tasks.pdf")).build([Paragraph("航道任务清单", text), table])
    record = draft_file(tmp_path / "tasks.pdf")
    assert tell(record) == [
        "1 | 市工业和信息化局 市水利局 | 市财政局 各县区政府 |  | every=continuously"
    ]
    assert record["measures"][0]["heading"] == "疏浚航道，清除障碍不少于20处。"


@pytest.mark.parametrize("lines", ["GRID", "LINEBELOW"])
def test_in_a_cell_of_a_pdf_a_name_goes_on_where_its_line_had_no_room_for_more(
    lines: str, tmp_path: Path
) -> None:
    text = ParagraphStyle("text")
    rows = [
        ["No.", "Action", "Lead", "Supporting agencies", "Time frame"],
        [
            "1",
            "Count the boats",
            "Harbour Reconstruction Authority",
            "Tide Office<br/>Sea Fund",
            "2031",
        ],
        ["2", "Train the crews", "Boat Agency", "Academy of Marine Science", "By June 2032"],
    ]
    table = Table(
        [[Paragraph(field, text) for field in line] for line in rows],
        colWidths=[40, 90, 120, 120, 90],
        style=[
            (lines, (0, 0), (-1, -1), 0.5, colors.black),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ],
    )
    SimpleDocTemplate(str(tmp_path / "tasks.pdf")).build([Paragraph("Plan of Boats", text), table])
    assert tell(draft_file(tmp_path / "tasks.pdf")) == [
        "1 | Harbour_Reconstruction_Authority | Tide_Office Sea_Fund |  | by=2031",
        "2 | Boat_Agency | Academy_of_Marine_Science |  | by=2032-06",
    ]


def test_without_the_reader_of_pdf_other_texts_are_drafted_and_a_pdf_says_what_to_install(
    tmp_path: Path,
) -> None:
    (tmp_path / "playa.py").write_text("raise ModuleNotFoundError('playa')")
    missing = {"PYTHONPATH": str(tmp_path)}
    text = ROOT / "examples" / "opinions.txt"
    assert run_process("draft", str(text), "--show", **missing).code == 0
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7\n")
    refused = run_process("draft", str(tmp_path / "plan.pdf"), **missing)
    assert refused.code == 2
    assert 'pip install "playa-pdf[crypto]"' in refused.err


def test_a_broken_pdf_is_told_in_words_of_no_library(tmp_path: Path) -> None:
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.4\n")
    told = run_inside("draft", str(tmp_path / "half.pdf")).err
    assert told.startswith("error: half.pdf is damaged, or locked with a password\n")


def test_a_scan_has_no_text_layer(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    with pytest.raises(UserError, match="scan"):
        draft_file(tmp_path / "scan.pdf")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.pdf", b"%PDF-1.7\nnothing"),
        ("broken.docx", b"PK\x03\x04nothing"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)),
        ("notes.rtf", b"{\\rtf1 text}"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_a_way_out(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match=name) as refused:
        draft_file(tmp_path / name)
    assert refused.value.hint


def test_a_file_without_any_text_is_told(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "sheet.xlsx")
    (tmp_path / "fields.csv").write_text(",,\n,,\n", encoding="utf-8")
    (tmp_path / "page.html").write_text("<html><body></body></html>", encoding="utf-8")
    write_word(tmp_path / "text.docx", "")
    for name in ("sheet.xlsx", "fields.csv", "page.html", "text.docx"):
        with pytest.raises(UserError, match=f"{name} is empty"):
            draft_file(tmp_path / name)
