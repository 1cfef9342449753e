"""PDF pages as programs print them: tables without lines, cells that a page cuts, running headers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from drafting.reading_of import draft_file, tell
from obligations.drafting.reading import read_source

FONT = "STSong-Light"
SIZE, LEADING = 10, 14
HEADER = ["序号", "任务", "责任单位", "完成时限"]
LEFT = [60, 100, 300, 460]  # of the columns


class Printer:
    """Prints lines and tables where they are wanted, from the top of a page downward."""

    def __init__(self, path: Path) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.canvas = Canvas(str(path), pagesize=A4)
        self.height = A4[1]
        self.begin()

    def begin(self) -> None:
        self.y = 80
        self.canvas.setFont(FONT, SIZE)

    def turn(self) -> None:
        self.canvas.showPage()
        self.begin()

    def write(self, text: str, x: float = 60, y: float | None = None) -> None:
        self.canvas.drawString(x, self.height - (self.y if y is None else y), text)
        self.y += LEADING if y is None else 0

    def write_row(
        self, cells: list[list[str]], *, lines: bool = False, centred: bool = True
    ) -> None:
        """Write a row whose cells are lines; with `lines` around each cell."""
        high = max(map(len, cells)) * LEADING + 6
        for x, cell in zip(LEFT, cells, strict=True):
            above = (high - len(cell) * LEADING) / 2 if centred else 3
            for at, line in enumerate(cell):
                self.write(line, x, self.y + above + (at + 0.8) * LEADING)
        if lines:
            edges = [x - 5 for x in (*LEFT, 550)]
            for y in (self.y, self.y + high):
                self.canvas.line(edges[0], self.height - y, edges[-1], self.height - y)
            for x in edges:
                self.canvas.line(x, self.height - self.y, x, self.height - self.y - high)
        self.y += high

    def save(self) -> None:
        self.canvas.save()


@pytest.mark.parametrize("centred", [True, False])
def test_a_table_without_any_lines_has_a_row_beside_each_number(
    tmp_path: Path, *, centred: bool
) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    page.write("渡口巡查任务表", 240)
    page.y += 20
    rows = [
        [["1"], ["检查缆绳和护舷，", "登记造册"], ["县港航所"], ["2031年6月"]],
        [["2"], ["更换灯标"], ["县港航所", "县财政局", "县应急局"], ["2031年9月"]],
        [["3"], ["公布渡运时刻"], ["县交通运输局"], ["长期坚持"]],
    ]
    for cells in ([[title] for title in HEADER], *rows):
        page.write_row(cells, centred=centred)
    page.save()
    assert tell(draft_file(path)) == [
        "1 |  |  | 县港航所 | by=2031-06",
        "2 |  |  | 县港航所 县财政局 县应急局 | by=2031-09",
        "3 |  |  | 县交通运输局 | every=continuously",
    ]


def test_a_table_without_lines_whose_cells_are_full_is_no_page_in_two_columns(
    tmp_path: Path,
) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    page.write_row([[title] for title in HEADER])
    full = "对沿线渡口逐一登记造册并限期整改到"
    for number in range(1, 21):
        body = ["县港航局、县财政局"] * (number % 2 + 1)
        page.write_row([[str(number)], [full, full], body, ["2031年6月"]])
    page.save()
    assert len(tell(draft_file(path))) == 20


def test_codes_count_the_rows_of_a_table_without_lines_and_titles_divide_them(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    rows = (
        ("No.", "Action", "Due", "Remarks"),
        ("Quays that are safe", "", "", ""),
        ("1.1", "Light the north quay at night", "18 July 2031", ""),
        ("", "and in fog", "", ""),
        ("1.2", "Repaint all mooring rings", "1 May 2032", ""),
        ("Water that is clean", "", "", ""),
        ("2.1", "Test the water of each basin", "2 June 2033", ""),
    )
    for size, top in ((12, 740), (9, 500)):
        canvas.setFont("Helvetica", size)
        for at, row in enumerate(rows):
            for x, cell in zip((60, 110, 330, 450), row, strict=True):
                canvas.drawString(x, top - 1.5 * size * at, cell)
        canvas.showPage()
    canvas.save()
    read = draft_file(path)
    told = ["1.1 |  |  |  | by=2031-07-18", "1.2 |  |  |  | by=2032-05-01"]
    assert tell(read) == [*told, "2.1 |  |  |  | by=2033-06-02"] * 2
    titles = [section["heading"] for section in read["sections"]]
    assert titles[:2] == ["Quays that are safe", "Water that is clean"]


@pytest.mark.parametrize("centred", [True, False])
def test_headings_tell_a_table_that_has_neither_lines_nor_numbers(
    tmp_path: Path, *, centred: bool
) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    page.write("Plan for the landings of the coast")
    page.y += 20
    rows = [
        [["Goal"], ["Action"], ["Lead agency"], ["Time", "frame"]],
        [
            ["Safety"],
            ["Light all landings and", "repaint their rings"],
            ["Harbour Board"],
            ["2031"],
        ],
        [[], ["Train the crews"], ["Sea Academy"], ["Ongoing"]],
        [["All waters of the coast, rivers and lakes"], [], [], []],
        [["Water"], ["Test each basin"], ["Rivers Agency,", "Health Office"], ["Q2 2032"]],
    ]
    for cells in rows:
        page.write_row(cells, centred=centred)
    page.y += 20
    page.write("This plan is reviewed by the board at its last meeting of each and every year.")
    page.save()
    read = draft_file(path)
    assert tell(read) == [
        "- | Harbour_Board |  |  | by=2031",
        "- | Sea_Academy |  |  | every=continuously",
        "- | Rivers_Agency Health_Office |  |  | by=2032-Q2",
    ]
    assert read["measures"][0]["heading"] == "Light all landings and repaint their rings"


def test_a_table_without_lines_goes_on_over_the_page_without_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    page.write("Plan for the landings of the coast")
    page.y += 20
    rows = [
        [["Goal"], ["Action"], ["Lead agency"], ["Time frame"]],
        [
            ["Safety"],
            ["Light all landings and", "repaint their rings"],
            ["Harbour Board"],
            ["2031"],
        ],
        [["Skills"], ["Train the crews"], ["Sea Academy"], ["Ongoing"]],
    ]
    for cells in rows:
        page.write_row(cells)
    page.turn()
    page.write_row([["Water"], ["Test each basin of", "the coast"], [], ["Q2 2032"]])
    page.y += 20
    page.write("This plan is reviewed by the board at its last meeting of each and every year.")
    page.save()
    assert tell(draft_file(path)) == [
        "- | Harbour_Board |  |  | by=2031",
        "- | Sea_Academy |  |  | every=continuously",
        "- |  |  |  | by=2032-Q2",
    ]


def test_beside_rules_that_stop_short_a_cell_goes_on_over_several_rows(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    first = LEFT[1] - 5
    rows = [
        (0, [["类别"], ["任务"], ["牵头单位"], ["时限"]]),
        (0, [["渡船"], ["检修渡船"], ["县交通运输局"], ["2031年6月"]]),
        (1, [["安全"], ["安装定位终端", "并联网"], [], ["2031年9月"]]),
        (0, [["航道"], ["疏浚航道"], ["县水利局"], ["长期坚持"]]),
    ]
    for merged, cells in rows:
        for left, right in ((first, LEFT[2] - 5), (LEFT[3] - 5, 550)) if merged else ((55, 550),):
            page.canvas.line(left, page.height - page.y, right, page.height - page.y)
        page.write_row(cells)
    page.canvas.line(55, page.height - page.y, 550, page.height - page.y)
    page.save()
    read = draft_file(path)
    assert tell(read) == [
        "- | 县交通运输局 |  |  | by=2031-06",
        "- | 县交通运输局 |  |  | by=2031-09",
        "- | 县水利局 |  |  | every=continuously",
    ]
    assert [section["heading"] for section in read["sections"]] == ["渡船安全", "航道"]


def test_between_two_rules_a_row_may_have_several_lines_in_its_first_cell(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    rows = [
        [["What we will do"], ["Who"], ["When"]],
        [["Light the landings of", "the northern coast"], ["Harbour Board,", "Sea Fund"], ["2031"]],
        [["Train the crews of all", "ferries"], ["Sea Academy"], ["Ongoing"]],
    ]
    top = 740
    for row in rows:
        canvas.line(55, top, 550, top)
        for x, cell in zip((60, 240, 420), row, strict=True):
            for at, line in enumerate(cell, 1):
                canvas.drawString(x, top - 14 * at, line)
        top -= 14 * max(map(len, row)) + 6
    canvas.line(55, top, 550, top)
    canvas.save()
    assert tell(draft_file(path)) == [
        "- |  |  | Harbour_Board Sea_Fund | by=2031",
        "- |  |  | Sea_Academy | every=continuously",
    ]


def test_a_cell_goes_on_where_its_line_had_no_room_for_signs_that_are_not_parted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    page.write_row([[title] for title in HEADER], lines=True)
    begun, rest = "渡口在沿线各个渡口推行新一轮“船", "长”3000名"  # had room for three more signs
    page.write_row([["1"], [begun, rest], ["县港航局"], ["2031年"]], lines=True)
    page.save()
    (measure,) = draft_file(path)["measures"]
    assert measure["heading"] == begun + rest


def test_rows_may_be_filled_in_turn(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    rows = [[str(at), f"检查第{at}处", "县港航局", "2031年6月"] for at in (1, 2, 3)]
    for at, row in enumerate([HEADER, *rows]):
        if at % 2 == 0:
            page.canvas.setFillGray(0.9)
            page.canvas.rect(55, page.height - page.y - 20, 500, 20, stroke=0, fill=1)
            page.canvas.setFillGray(0)
        page.write_row([[cell] for cell in row])
    page.save()
    assert tell(draft_file(path)) == [f"{at} |  |  | 县港航局 | by=2031-06" for at in (1, 2, 3)]


def test_a_row_that_a_page_cuts_is_one(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    page.write_row([[title] for title in HEADER], lines=True)
    page.write_row([["1"], ["检查缆绳"], ["县港航所"], ["6月"]], lines=True)
    page.write_row([["2"], ["更换灯标"], ["县港航所"], ["9月"]], lines=True)
    page.turn()
    page.write_row([[title] for title in HEADER], lines=True)
    page.write_row([[""], ["并建立台账"], ["县应急局"], [""]], lines=True)
    page.write_row([["3"], ["公布渡运时刻"], ["县交通运输局"], ["长期坚持"]], lines=True)
    page.save()
    assert [one.partition(" | by")[0] for one in tell(draft_file(path))] == [
        "1 |  |  | 县港航所",
        "2 |  |  | 县港航所 县应急局",
        "3 |  |  | 县交通运输局 | every=continuously",
    ]


def test_a_page_may_begin_below_a_row_without_a_cell_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    page.write_row([[title] for title in HEADER], lines=True)
    page.write_row([["1"], ["检查缆绳"], ["县港航所"], ["2031年6月"]], lines=True)
    page.y -= 20
    page.canvas.line(55, page.height - page.y - 10, 63, page.height - page.y - 10)
    page.turn()
    page.write_row([["2"], ["更换灯标"], ["县应急局"], ["2031年9月"]], lines=True)
    page.save()
    assert [one.partition(" | ")[0] for one in tell(draft_file(path))] == ["1", "2"]


def test_what_stands_in_a_field_that_the_page_leaves_open_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    page.write_row([[title] for title in HEADER], lines=True)
    page.write_row([["1"], ["检查缆绳"], ["县港航所"], ["2031年6月"]], lines=True)
    for x in (*LEFT, 555):
        page.canvas.line(x - 5, page.height - page.y, x - 5, page.height - page.y - 20)
    page.write_row([["2"], ["更换灯标"], ["县应急局"], ["2031年9月"]])
    page.save()
    assert tell(draft_file(path)) == [
        "1 |  |  | 县港航所 | by=2031-06",
        "2 |  |  | 县应急局 | by=2031-09",
    ]


def test_a_line_of_prose_goes_on_where_it_had_no_room_for_more(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    page.write("江陵县渡口整治方案", 240)
    page.write("一、检修渡船。对缆绳和护舷逐一检查，登记造册，2032年9", 80)
    page.turn()
    page.write("月底前完成。（县港航局负责）")
    page.write("二、公布时刻。（县财政局负责）", 80)
    page.save()
    assert tell(draft_file(path)) == ["一、 |  |  | 县港航局 | by=2032-09", "二、 |  |  | 县财政局"]


def test_headers_of_two_lines_are_no_text_and_what_they_repeat_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    for number, sign in enumerate("一二三四"):
        page.write("江陵县渡口整治方案", 240, 40)
        page.write(f"2031年第{number}版", 260, 54)
        if number == 0:
            for apart in (0, 0.3):  # as bold type is made
                page.write("江陵县渡口整治方案", 240 + apart, 80)
            page.y += LEADING
            page.write("一、重点任务")
        page.write(f"（{sign}）整治渡口。2032年底前完成。（县港航所负责）", 80)
        page.write(f"每季度通报{sign}号渡口。", 80)
        page.write(f"第 {number + 1} 页", 280, 800)
        page.turn()
    page.save()
    record = draft_file(path)
    assert record["document"]["title"] == "江陵县渡口整治方案"
    assert tell(record) == [
        f"（{sign}） |  |  | 县港航所 | by=2032 every=quarter" for sign in "一二三四"
    ]
    assert not any("版" in one["text"] or "页" in one["text"] for one in record["unparsed"])


def test_the_last_row_of_a_table_without_lines_may_stand_alone_on_a_page(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    header = [[title] for title in HEADER]
    page.write_row(header, centred=False)
    page.write_row([["1"], ["检查缆绳"], ["县港航所"], ["2031年6月"]], centred=False)
    page.write_row([["2"], ["更换灯标"], ["县财政局"], ["2031年9月"]], centred=False)
    page.turn()
    page.write_row(header, centred=False)
    row = [["3"], ["公布渡运时刻和渡口", "检修安排"], ["县水利局"], ["每月"]]
    page.write_row(row, centred=False)
    page.save()
    assert tell(draft_file(path)) == [
        "1 |  |  | 县港航所 | by=2031-06",
        "2 |  |  | 县财政局 | by=2031-09",
        "3 |  |  | 县水利局 | every=month",
    ]


def test_lines_in_the_middle_of_a_cell_end_where_they_had_room(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    page.write_row([[title] for title in HEADER], lines=True)
    page.write_row([["1"], ["整修码头", "和候船厅"], [], ["2031年6月"]], lines=True)
    page.write("各县区", 360, page.y - 20)
    page.write("市大数据局", 350, page.y - 6)
    page.save()
    assert tell(draft_file(path)) == ["1 |  |  | 各县区 市大数据局 | by=2031-06"]


def test_rows_without_lines_may_be_numbered_in_the_second_column(tmp_path: Path) -> None:
    path = tmp_path / "tasks.pdf"
    page = Printer(path)
    rows = [
        ["类别", "序号", "任务", "责任单位"],
        ["码头", "1", "检查缆绳和护舷", "县港航所"],
        ["", "2", "更换灯标", "县财政局"],
        ["", "3", "公布渡运时刻", "县水利局"],
    ]
    for cells in rows:
        page.write_row([[cell] for cell in cells], centred=False)
    page.save()
    assert tell(draft_file(path)) == [
        "1 |  |  | 县港航所",
        "2 |  |  | 县财政局",
        "3 |  |  | 县水利局",
    ]


def test_a_stop_that_hangs_over_the_edge_of_a_column_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    full = "整修沿江各处码头并更换老旧灯标和护舷"
    left = ["一、整修码头。", *[full] * 5, f"{full[:-1]}，，", *[full] * 5, "（县港航所负责）"]
    right = ["二、更换渡船。", *[full] * 11, "（县水利局负责）"]
    for lines, x in ((left, 60), (right, 310)):
        page.y = 80
        for line in lines:
            page.write(line, x, None)
    page.save()
    assert tell(draft_file(path)) == ["一、 |  |  | 县港航所", "二、 |  |  | 县水利局"]


def test_notes_of_a_page_stand_behind_everything(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    page.canvas.setFont("Helvetica", SIZE)
    page.write("Pier Plan")
    page.write("1. Widen the basin to 40 km")
    page.canvas.setFont("Helvetica", 6)
    page.write("2", 190, page.y - LEADING - 4)
    page.canvas.setFont("Helvetica", SIZE)
    page.write("by June 2032. (Port Office)")
    page.write("2. Mend the piers")
    page.canvas.setFont("Helvetica", 6)
    page.write("1", 140, page.y - LEADING - 4)
    page.write("1 Those that the Crane Office shall survey", 60, 780)
    page.write("by May 2031.", 60, 790)
    page.turn()
    page.canvas.setFont("Helvetica", SIZE)
    page.write("by 2033. (Gate Office)")
    page.save()
    assert read_source("plan.pdf", path.read_bytes()).text.splitlines()[-2:] == [
        "by 2033. (Gate Office)",
        "[^1]: Those that the Crane Office shall survey by May 2031.",
    ]
    assert tell(draft_file(path)) == [
        "1. |  |  | Port_Office | by=2032-06",
        "2. |  |  | Gate_Office | by=2033",
    ]


def test_what_a_page_says_twice_is_no_header(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    page.canvas.setFont(FONT, 4)
    for at, line in enumerate(
        ["渡口整治方案", "一、疏浚航道。", "（县港航所负责）", "二、整修码头。"]
    ):
        page.write(line, 60, 60 + 5 * at)
    page.write("（县港航所负责）", 60, 80)
    page.save()
    assert tell(draft_file(path)) == ["一、 |  |  | 县港航所", "二、 |  |  | 县港航所"]


def test_a_drawing_of_many_lines_is_no_table_and_is_soon_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    page = Printer(path)
    page.write("江陵县渡口整治方案", 240)
    page.write("一、整治渡口。2032年底前完成。（县港航所负责）", 80)
    for at in range(2000):
        page.canvas.line(at / 4, 0, at / 4, 300)
        page.canvas.line(0, at / 7, 500, at / 7)
    page.save()
    start = time.perf_counter()
    assert tell(draft_file(path)) == ["一、 |  |  | 县港航所 | by=2032"]
    assert time.perf_counter() - start < 20
