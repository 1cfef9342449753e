"""A task list is made up from random rows and columns, in a random layout; drafting gives the rows back."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.reading_of import draft, tell

HEADINGS = {
    "number": ["序号", "编号", "序 号", "No."],
    "group": ["任务类别", "工作领域", "板块"],
    "task": ["重点任务", "工作内容", "具体举措", "工作任务", "任务名称", "整改措施", "改革事项"],
    "lead": ["牵头单位", "牵头部门", "主办单位", "市级牵头单位", "牵头（主办）单位"],
    "co_responsible": ["配合单位", "协办单位", "参与部门", "配合（协助）单位"],
    "responsible": ["责任单位", "责任部门", "负责单位", "落实单位", "责任主体"],
    "deadline": ["完成时限", "完成时间", "时间节点", "办结时限", "时限要求", "完成\n时限"],
    "person": ["责任领导", "分管领导", "责任人", "联系人"],
    "remark": ["备注", "说明"],
    "state": ["工作进展", "完成情况", "存在问题"],
}  # fmt: skip
BODIES = {
    "市商务局": "市商务局", "市工业和信息化局": "市工业和信息化局", "商务部": "mofcom", "财政部": "mof", "各县（市、区）人民政府": "各县（市、区）人民政府",
    "市住房和城乡建设局": "市住房和城乡建设局", "省发展改革委": "省发展改革委", "人民银行某市分行": "人民银行某市分行", "团市委": "团市委",
}  # fmt: skip
DATES = {
    "2031年底前": "by=2031", "2031年6月底": "by=2031-06", "2031.9": "by=2031-09", "2031/10/31": "by=2031-10-31", "9月底前": "by=2031-09", "持续推进": "every=continuously",
    "每季度末": "every=quarter", "2031年三季度": "by=2031-Q3", "2031年上半年": "by=2031-H1", "每年3月底前": "by=XXXX-03 every=year", "长期坚持": "every=continuously",
    "2031—2033年": "in=2031..2033", "方案印发后3个月内": "when=方案印发后3个月内", "12月": "by=2031-12", "": "",
}  # fmt: skip
JOINTS = ["、", "\n", "，", "；", " "]
ROLES = ("lead", "co_responsible", "responsible")


@dataclass
class Row:
    number: int
    group: int
    bodies: dict[str, list[str]]
    date: str

    def tell(self) -> str:
        roles = {role: [BODIES[name] for name in self.bodies.get(role, [])] for role in ROLES}
        if roles["lead"]:
            roles["co_responsible"] += roles["responsible"]
            roles["responsible"] = []
        told = [" ".join(roles[role]) for role in ROLES]
        return " | ".join([str(self.number), *told, DATES[self.date]]).rstrip(" |")


@dataclass
class Sheet:
    columns: list[str]
    titles: dict[str, str]
    joint: str
    rows: list[Row]

    def print_cell(self, row: Row, column: str) -> str:
        if column in ROLES:
            return self.joint.join(row.bodies.get(column, []))
        return {
            "number": str(row.number),
            "group": f"领域{'甲乙丙丁'[row.group]}",
            "task": f"做好第{'一二三四五六七八九'[row.number - 1]}项工作",
            "deadline": row.date,
            "person": "张某某",
            "remark": "重点",
            "state": "已开展前期工作",
        }[column]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    shapes = [("lead", "co_responsible"), ("lead", "responsible"), ("responsible",), ("lead",)]
    shape = draw(st.sampled_from(shapes))
    extra = draw(st.lists(st.sampled_from(["person", "remark", "state", "group"]), unique=True))
    columns = draw(st.permutations(["task", "deadline", *shape, *extra]))
    names = st.lists(st.sampled_from(list(BODIES)), min_size=1, max_size=6, unique=True)
    rows = []
    group = 0
    for number in range(1, draw(st.integers(2, 6)) + 1):
        group = min(group + draw(st.integers(0, 1)), 3)
        chosen = draw(names)
        cut = draw(st.integers(1, len(chosen)))
        bodies = dict(zip(shape, (chosen[:cut], chosen[cut:]), strict=False))
        rows.append(Row(number, group, bodies, draw(st.sampled_from(list(DATES)))))
    titles = {column: draw(st.sampled_from(HEADINGS[column])) for column in ["number", *columns]}
    return Sheet(["number", *columns], titles, draw(st.sampled_from(JOINTS)), rows)


def list_grid(sheet: Sheet) -> list[list[str]]:
    header = [sheet.titles[column] for column in sheet.columns]
    return [header, *([sheet.print_cell(row, one) for one in sheet.columns] for row in sheet.rows)]


def write_html(sheet: Sheet) -> str:
    """The groups merged downward."""
    lines = ["<tr>" + "".join(f"<th>{title}</th>" for title in list_grid(sheet)[0]) + "</tr>"]
    for at, row in enumerate(sheet.rows):
        cells = []
        for column in sheet.columns:
            printed = escape(sheet.print_cell(row, column)).replace("\n", "<br>")
            if column != "group":
                cells.append(f"<td>{printed}</td>")
            elif at == 0 or sheet.rows[at - 1].group != row.group:
                height = sum(other.group == row.group for other in sheet.rows)
                cells.append(f"<td rowspan={height}>{printed}</td>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body><h1>某市2031年工作清单</h1><table>{''.join(lines)}</table></body></html>"


def write_fields(sheet: Sheet, sign: str) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=sign, lineterminator="\n").writerows(list_grid(sheet))
    return written.getvalue()


def write_markdown(sheet: Sheet) -> str:
    lines = [
        "| " + " | ".join(cell.replace("\n", "<br>") for cell in row) + " |"
        for row in list_grid(sheet)
    ]
    return "\n".join(
        ["# 某市2031年工作清单", "", lines[0], "|---" * len(sheet.columns) + "|", *lines[1:]]
    )


@settings(deadline=None)
@given(sheets(), st.sampled_from(["html", "csv", "tabs", "markdown"]))
def test_a_task_list_is_read_back_from_any_layout(sheet: Sheet, layout: str) -> None:
    title = "某市2031年工作清单\n"
    text, name = {
        "html": (write_html(sheet), "tasks.html"),
        "csv": (title + write_fields(sheet, ","), "tasks.csv"),
        "tabs": (title + write_fields(sheet, "\t"), "tasks.txt"),
        "markdown": (write_markdown(sheet), "tasks.md"),
    }[layout]
    record = draft(text, name)
    assert tell(record) == [row.tell() for row in sheet.rows]
    groups = [f"领域{'甲乙丙丁'[row.group]}" for row in sheet.rows]
    if "group" in sheet.columns and len(set(groups)) < len(groups):
        assert [one["heading"] for one in record["sections"]] == list(dict.fromkeys(groups))
