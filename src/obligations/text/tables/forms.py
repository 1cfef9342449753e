"""What stands in a form to fill in, and how it is recognised when it is back."""

from __future__ import annotations

from obligations.text.phrase import Phrase
from obligations.text.tables import headings

# The columns of a form, by the key that each also has in a CSV file: those that say what is asked,
# and those to fill in.
ASKED = {
    "of": headings.ID,
    "measure": headings.MEASURE,
    "wording": Phrase("what is asked", "要求"),
    "due": headings.DUE,
    "last": Phrase("last on record", "最近记录"),
}
FILLED = {
    "status": headings.STATUS,
    "value": headings.VALUE,
    "date": headings.DATE,
    "evidence_title": Phrase("title of evidence", "依据名称"),
    "evidence_number": Phrase("document number", "发文字号"),
    "evidence_url": Phrase("web address", "网址"),
    "note": headings.NOTE,
}
# What people make of a heading; none of what lists of measures have: a state is no status.
HEADINGS_ALSO = {
    "of": ("record", "measure id", "target id", "对象"),
    "status": ("进展情况", "完成情况"),
    "value": ("how much", "reached", "number reached", "完成数", "完成值"),
    "date": ("day", "since", "date of status", "依据所示日期", "进展日期", "完成日期", "时间"),
    "evidence_title": ("evidence", "依据", "依据标题", "证明材料", "佐证材料"),
    "evidence_number": ("official number", "文号", "文件号"),
    "evidence_url": ("url", "address", "link", "page", "链接", "网页", "地址"),
    "note": ("notes", "remark", "comment", "备注", "情况说明"),
}
# What people write for a status of the list, where it is clear which is meant: 基本完成 is not.
STATUSES_ALSO = {
    **dict.fromkeys(("done", "completed", "complete", "完成", "已办结", "已落实"), "met"),
    **dict.fromkeys(("ongoing", "under-way", "underway", "进行中", "正在推进"), "in-progress"),
    **dict.fromkeys(("partly", "partially-met", "部分落实"), "partly-met"),
    **dict.fromkeys(("not-met", "逾期未完成"), "missed"),
}
# What people write into a cell in which they have nothing to say.
NOTHING_FILLED = frozenset(
    {"-", "--", "—", "——", "–", "/", "\\", "无", "none", "n/a", "na", "暂无"}
)

FORM_TITLE = Phrase("Progress to report", "进展填报表")
FORM_OF = Phrase("{title}: {party}", "{title}（{party}）")
SHEET_TO_READ = Phrase("Read first", "填表说明")
SHEET_TO_FILL = Phrase("Form", "填报")
WHAT_TO_DO = (
    Phrase(
        "On the sheet “{sheet}”, fill in the yellow cells of each row of which you have something"
        " to report: the status from the list, and the date from which it holds; leave the others"
        " empty.",
        "请在“{sheet}”工作表中填写有进展可报的各行黄色单元格：从列表中选择进展，并填写依据所示日期；"
        "其余各行留空。",
    ),
    Phrase(
        "“{met}” and “{missed}” need evidence: the number of a document, or a web address.",
        "填“{met}”或“{missed}”的，须注明依据：发文字号或网址。",
    ),
    Phrase(
        "Save the file as a workbook (.xlsx) and send it back; write notes of your own to the right"
        " of the table, and to sort, delete or copy rows with their hidden ids, unprotect the sheet"
        " first: it has no password.",
        "填好后存为工作簿（.xlsx）并发回；自己的备注写在表格右侧；需要排序、删除或复制行的，"
        "请先撤销工作表保护（无密码），并保留隐藏的编号列。",
    ),
)

# What a cell says while somebody fills it in
PICK_STATUS = Phrase("Pick a status from the list.", "请从列表中选择。")
WRITE_VALUE = Phrase(
    "How much was reached, as a number without its unit.", "填完成数，只填数字，不带单位。"
)
WRITE_DATE = Phrase(
    "The day from which the evidence shows it, such as {day}; not in the future.",
    "依据所示日期，如{day}，不晚于今天。",
)
EVIDENCE_NEEDED = Phrase(
    "“{met}” and “{missed}” need a document number or a web address.",
    "填“{met}”或“{missed}”的，发文字号和网址至少填一项。",
)

# What is said when it is back
MONTH_READ = Phrase("{cell}: {text} is read as {day}", "{cell}：“{text}”按{day}登记")
WOULD_ADD = Phrase("would add: {entry}", "将登记：{entry}")
IMPORTED = Phrase("{count:,} entries added", "已登记{count:,}条", one="1 entry added")
WOULD_BE_IMPORTED = Phrase(
    "{count:,} entries would be added", "将登记{count:,}条", one="1 entry would be added"
)
ON_RECORD_ALREADY = Phrase("{count:,} on record already", "{count:,}条已有记录")
NOT_FILLED_IN = Phrase(
    "{count:,} rows not filled in", "{count:,}行未填写", one="1 row not filled in"
)
LEFT_OUT = Phrase("{count:,} rows left out", "{count:,}行未登记", one="1 row left out")
NOTHING_IMPORTED = Phrase("nothing was added", "未登记任何内容")
