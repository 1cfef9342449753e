"""What stands on the page of a measure, of a department and of a lineage."""

from __future__ import annotations

from obligations.text.phrase import Phrase

# Facts of a measure
OTHER_LANGUAGE = Phrase("中文", "English")

# Headings of a measure
RESPONSIBILITIES = Phrase("Who answers", "责任分工")
LIST_OF_TARGETS = Phrase("Targets", "目标")
LIST_OF_ACTIONS = Phrase("Actions", "举措")
PART_OF_MEASURE = Phrase("part of", "上级措施")
PARTS_OF_MEASURE = Phrase("Parts", "下级措施")
ASSIGNED_HERE = Phrase("Assigned here", "本单位承办")
BUILDS_ON = Phrase("Builds on", "承接")
CONTINUED_BY = Phrase("Continued by", "后续")
LIST_OF_ENTRIES = Phrase("Progress", "进展")
SOURCE = Phrase("Source", "出处")

# Lines of a measure
NOBODY_IS_NAMED = Phrase("nobody is named", "未明确责任单位")
RECKONED_BY = Phrase("how the date was reckoned", "时限推算依据")
ONLY_FOR = Phrase("only for", "仅")
FOR = Phrase("for {names}", "对象：{names}")
WHERE = Phrase("places: {names}", "地点：{names}")
ON_TOPICS = Phrase("on {names}", "主题：{names}")
REPORTED_TO = Phrase("reported to {names}", "报送：{names}")
BY_ITS_PART = Phrase("concerns {part}", "本措施中：{part}")

# Where a measure stands
BETWEEN_LABEL_AND_HEADING = Phrase(" ", "")
PRINTED_HEADING = Phrase("printed heading", "原条目标题")
TEXT_IN = {
    "en": Phrase("text (English)", "文本（英文）"),
    "zh": Phrase("text (Chinese)", "文本（中文）"),
}

# Facts of a department
OFFICIAL_NAME = Phrase("official name", "全称")
SHORT_NAME = Phrase("short name", "简称")
EXISTED = Phrase("existed", "存续时间")
EXISTED_BETWEEN = Phrase("{since} – {until}", "{since}至{until}")
PART_OF = Phrase("part of", "上级")
NAMEPLATE_OF = Phrase("second name of", "加挂于")
ALSO_CALLED = Phrase("also called", "又称")
FORMER_NAMES = Phrase("former names", "曾用名")
MACHINE_TRANSLATED = Phrase("machine-translated names", "机器翻译名称")
CAN_ALSO_MEAN = Phrase("can also mean", "也可能指")
REMARK = Phrase("note", "备注")
OPENED = Phrase("opened {day}", "{day}挂牌")
CLOSED = Phrase("closed {day}", "{day}停止运行")

# What became of a department
PREDECESSORS = Phrase("Predecessors", "前身")
SUCCESSORS = Phrase("Successors", "去向")
# By the type of a succession and its weight, said of a predecessor and of a successor
BECAME_THIS = {
    ("renamed", "primary"): Phrase("renamed", "更名为本机构"),
    ("renamed", "secondary"): Phrase("in part, renamed", "部分更名为本机构"),
    ("merged", "primary"): Phrase("merged", "整合组建为本机构"),
    ("merged", "secondary"): Phrase("in part, merged", "部分职责划入本机构"),
    ("split", "primary"): Phrase("split", "拆分出本机构"),
    ("split", "secondary"): Phrase("in part, split", "拆出部分职责划入本机构"),
    ("functions-moved", "primary"): Phrase("functions moved", "职责划入本机构"),
    ("functions-moved", "secondary"): Phrase("in part, functions moved", "部分职责划入本机构"),
}
BECAME_THAT = {
    ("renamed", "primary"): Phrase("renamed", "更名为该机构"),
    ("renamed", "secondary"): Phrase("in part, renamed", "部分更名为该机构"),
    ("merged", "primary"): Phrase("merged", "整合组建为该机构"),
    ("merged", "secondary"): Phrase("in part, merged", "部分职责划入该机构"),
    ("split", "primary"): Phrase("split", "拆分为该机构"),
    ("split", "secondary"): Phrase("in part, split", "拆出部分职责划入该机构"),
    ("functions-moved", "primary"): Phrase("functions moved", "职责划入该机构"),
    ("functions-moved", "secondary"): Phrase("in part, functions moved", "部分职责划入该机构"),
}
NOT_VERIFIED = Phrase("not verified", "未核实")
SOURCE_OF_SUCCESSION = Phrase("source", "依据")
ITS_MEASURES = Phrase("Its measures", "承担的措施")
NONE_UNDER_THIS_NAME = Phrase("none under this name", "无")

# A lineage
NO_TIES = Phrase("no ties to other documents are on record", "没有记录的沿革")
SEE_ABOVE = Phrase("see above", "见上")
