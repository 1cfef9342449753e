"""What is said in and about reports."""

from __future__ import annotations

from obligations.text.phrase import Phrase

# The letters for roles in the cells of a matrix.
LETTERS = {
    "lead": Phrase("L", "牵"),
    "co_responsible": Phrase("C", "分"),
    "responsible": Phrase("R", "责"),
}
DAYS = Phrase("{count} days", "{count}天", one="1 day")
NOBODY_NAMED_IN_REPORT = Phrase("(nobody named)", "（未明确责任单位）")
MORE_COLUMNS = Phrase(
    "{count:,} more columns (all of them with --format md)",
    "另有{count:,}列未显示（--format md 可全部列出）",
    one="1 more column (all of them with --format md)",
)
OWN_IN_PLACE = Phrase(
    "report {name}: your own, {file}, in place of the one that comes with the program",
    "报表 {name}：采用自建的 {file}，代替内置的同名报表",
)
