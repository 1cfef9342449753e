"""What is said where progress is recorded and listed."""

from __future__ import annotations

from obligations.text.phrase import Phrase

# What is asked for, line by line
ASK_RECORD = Phrase("measure, action or target", "措施、举措或目标")
ASK_WHICH = Phrase("which is meant", "指哪一项")
WHOLE = Phrase("all of it", "整项")
ASK_STATUS = Phrase("status", "进展")
ASK_DAY = Phrase("day from which the evidence shows it", "依据所示日期")
ASK_OCCURRENCE = Phrase(
    "occurrence, by the period in which it is due ({proposed})",
    "期次，以截止日期所在周期命名（{proposed}）",
)
OCCURRENCE_DUE = Phrase("{occurrence}, due {day}", "{occurrence}，截止{day}")
ASK_VALUE = Phrase("how much was reached (empty: not known)", "完成数（可留空）")
ASK_EVIDENCE = Phrase("evidence, an address, a measure or a file", "依据：网址、措施编号或文件")
ASK_OPTIONAL_EVIDENCE = Phrase(
    "evidence, an address, a measure or a file (empty: none)",
    "依据：网址、措施编号或文件（可留空）",
)
ASK_MORE_EVIDENCE = Phrase("more evidence (empty: no more)", "其他依据（可留空）")
ASK_NOTE = Phrase("a sentence about it (empty: none)", "一句话说明（可留空）")
ASK_REASON = Phrase("why it is withdrawn", "撤回的理由")
ASK_WHETHER_TO_ADD = Phrase("add this entry?", "登记这一条？")
# The status words are the same in English.
STATUS_IN_WORDS = Phrase("", "{status}")

# What is said of an entry
TARGETS_APART = Phrase(
    "about {record} itself; its targets have ids of their own: {targets}",
    "针对 {record} 整项；其目标另有编号：{targets}",
)
ENTRY_ADDED = Phrase("added entry {entry}: {path}", "已登记：{entry}（{path}）")
NOT_ADDED = Phrase("nothing was added", "已取消")
RECORDED_ALREADY = Phrase(
    "on record already as {entry}, entered on {day}: nothing was added",
    "已有同样的记录：{entry}（{day}登记），未再登记",
)
CORRECTS_ENTRIES = Phrase("corrects {entries}", "更正 {entries}")
STATE_ON = Phrase("state on {day}", "截至{day}的状态")
CORRECTED_BY = Phrase("corrected by {entry}", "被{entry}更正")
WITHDRAWN_BY = Phrase("withdrawn by {entry}", "被{entry}撤回")
# The note of what takes an entry back that is about the wrong thing
WRONG_SUBJECT = Phrase(
    "Entered by mistake; what was meant is {record}.", "登记对象有误，应为{record}。"
)
