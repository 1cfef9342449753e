"""What is said of changes between two states of the measures."""

from __future__ import annotations

from obligations.text.phrase import Phrase
from obligations.text.tables import closed_lists

# What of a record changed
CHANGED_FIELDS = {
    "deadline": Phrase("deadline", "时限"),
    "metric": Phrase("metric", "指标"),
    "strive": Phrase("strive to", "力争"),
    "deliverable": Phrase("deliverable", "成果"),
    "modality": Phrase("modality", "约束力"),
    "kind": Phrase("kind", "类别"),
    "section": Phrase("section", "部分"),
    "topics": Phrase("topics", "主题"),
    "addressees": Phrase("addressees", "对象"),
    "places": Phrase("places", "地点"),
    "parent": Phrase("part of", "上级"),
    "submitted_to": Phrase("reported to", "报送"),
    "issuers": Phrase("issuers", "发文机关"),
    "number": Phrase("number", "发文字号"),
    "dated": Phrase("dated", "成文日期"),
    "published": Phrase("published", "发布日期"),
    "record": Phrase("record", "登记范围"),
    "applies": Phrase("its clauses apply to", "责任条款适用于"),
    "wording": Phrase("wording", "标题、正文有修改"),
    "target": Phrase("target", "目标"),
    "action": Phrase("action", "举措"),
    "progress": Phrase("progress", "进展"),
    "assignment": closed_lists.WORDS["assigned"],
    "owner": closed_lists.WORDS["assigned"],
    "note": Phrase("note on who is assigned here", "本单位承办备注"),
    "document": Phrase("document", "文件"),
    "measure": Phrase("measure", "措施"),
    "name": Phrase("name", "名称"),
    "level": Phrase("level", "层级"),
    "nameplate_of": Phrase("second name of", "加挂于"),
    "existed": Phrase("existed", "存续时间"),
    "successors": Phrase("successors", "沿革"),
    "cover": Phrase("covers", "涵盖"),
    "code": Phrase("code", "代码"),
    "unassigned": Phrase("measures without a clause of their own", "未另行明确责任的措施"),
    "all": Phrase("all measures", "全部措施"),
}
LIST_OF_DEPARTMENTS = Phrase("Departments", "部门")
PART_OF_BODY = Phrase("part of", "上级")

# What became of a department
SUCCESSIONS = {
    "renamed": Phrase("renamed to {name}", "更名为{name}"),
    "merged": Phrase("merged into {name}", "并入{name}"),
    "split": Phrase("split into {name}", "拆分为{name}"),
    "functions-moved": Phrase("functions moved to {name}", "部分职责划入{name}"),
}

# Parts of a line
DUE_ON = Phrase("due: {dates}", "时限：{dates}")
BEFORE = Phrase("before: {status}", "原为：{status}")
PASSED_TO = Phrase("passed to {name}", "划转至{name}")
SAME_PARTIES = Phrase(
    "{role}: the same parties for other measures", "{role}：同样的部门，所涉措施不同"
)
HOLDS_FOR = Phrase("holds for {measures}", "涉及{measures}")
BETWEEN_REMARKS = Phrase(", ", "，")
ADDED, REMOVED = Phrase("added", "新增"), Phrase("removed", "删除")

# The headline
WORKING_FILES = Phrase("files on disk", "当前文件")
HEADLINE = Phrase("{sides}: {changes}", "{sides}：{changes}")
HEADLINE_IN_PART = Phrase(
    "{sides}: {changes}; {files} not compared", "{sides}：{changes}；{files}未作比较"
)
NOTHING = Phrase("no obligation changed", "责任没有变化")
NOTHING_READABLE = Phrase("nothing changed in what could be read", "可读部分没有变化")
IN_MEASURES = Phrase("{changes} in {measures}", "{changes}，涉及{measures}")
MEASURES_ADDED = Phrase("{count} added", "新增{count}项")
MEASURES_REMOVED = Phrase("{count} removed", "删除{count}项")

# What is left out of a comment
MORE_CHANGES = Phrase(
    "… and {count} more, too many for a comment: `obligations diff` lists them",
    "因篇幅所限，另有{count}处变化未列出，可用 `obligations diff` 查看",
)
NOT_COMPARED = Phrase(
    "Not compared, since they can’t be read: {files}", "无法读取，未作比较：{files}"
)
FILES_AND_MORE = Phrase("{files} and {count} more", "{files}，另有{count}个")
