"""The headings of columns: of lists, reports, the log and the workbook."""

from __future__ import annotations

from obligations.text.phrase import Phrase
from obligations.text.tables import closed_lists

ABBR = Phrase("abbr", "缩写")
ACTION = Phrase("action", "举措")
ACTIONS = Phrase("actions", "举措数")
ADDRESSEES = Phrase("addressees", "对象")
BASELINE = Phrase("baseline", "基准值")
BASELINE_DATE = Phrase("baseline date", "基准时间")
BASIS = Phrase("basis", "依据")
CLOSING = Phrase("closing", "结尾条款")
COMPARATOR = Phrase("comparison", "比较方式")
COUNT_CO_RESPONSIBLE = Phrase("co-resp.", "分工负责")
COUNT_RESPONSIBLE = Phrase("resp.", "负责")
CORRECTED = Phrase("corrected", "更正情况")
CORRECTED_SINCE = Phrase("corrected since", "已更正")
CORRECTS = Phrase("corrects", "更正")
CO_RESPONSIBLE = Phrase("co-responsible", "分工负责")
DATE = Phrase("date", "日期")
DATED = Phrase("dated", "成文日期")
DEADLINE = Phrase("deadline", "截止日期")
DELIVERABLE = Phrase("deliverable", "成果")
DEPARTMENT = Phrase("department", "部门")
DOCUMENT = Phrase("document", "文件")
DOCUMENT_KIND = Phrase("kind", "文种")
DOCUMENT_NUMBER = Phrase("number", "发文字号")
DUE = Phrase("due", "时限")
EARLIER_MEASURES = Phrase("earlier measures", "沿革")
ENTRY = Phrase("entry", "条目")
EVIDENCE = Phrase("evidence", "依据")
QUALITY = Phrase("quality", "来源性质")
FILE = Phrase("file", "文件")
ID = Phrase("id", "编号")
ISSUERS = Phrase("issuers", "发文机关")
KIND = Phrase("kind", "类别")
LAYER = Phrase("layer", "数据层")
LABEL = Phrase("printed number", "原序号")
LEAD = Phrase("lead", "牵头")
LEAD_OF_THE_MEASURE = Phrase("lead of the measure", "牵头单位")
LINKS = Phrase("links", "沿革")
FIRMNESS = Phrase("firmness", "任务要素")
MEASURE = Phrase("measure", "措施")
MEASURES = Phrase("measures", "措施数")
MEASURE_TITLE = Phrase("measure title", "措施标题")
METRIC = Phrase("metric", "指标")
MODALITY = Phrase("modality", "约束力")
NAME = Phrase("name", "名称")
NAME_EN = Phrase("English name", "英文名称")
NAME_ZH = Phrase("Chinese name", "中文名称")
NEXT_DEADLINE = Phrase("next deadline", "下一截止日期")
NOTE = Phrase("note", "说明")
NUMBER = Phrase("number", "序号")
OF = Phrase("of", "事项编号")
OFFICIAL_TITLE = Phrase("official title", "原标题")
ORIGIN = Phrase("origin", "来源")
OUTCOME = Phrase("outcome", "目标")
PART = Phrase("part", "所涉举措")
PLACES = Phrase("places", "地点")
PROGRESS = Phrase("progress", "进展")
PROMISED_RESULT = Phrase("promised result", "目标")
DRAFT = Phrase("draft", "草稿")
PUBLISHED = Phrase("published", "发布日期")
REACHED_VALUE = Phrase("reached", "完成数")
RECORDED = Phrase("recorded", "登记日期")
REPORT = Phrase("report", "报表")
RESPONSIBLE = Phrase("responsible", "负责")
ROLE = Phrase("role", "角色")
SECTION = Phrase("section", "部分")
STATE = Phrase("state", "状态")
STATUS = Phrase("status", "进展")
STRIVE = Phrase("strive", "力争")
SUMMARY = Phrase("summary", "摘要")
TARGET = Phrase("target", "目标编号")
TARGETS = Phrase("targets", "目标数")
TITLE = Phrase("title", "标题")
TOPICS = Phrase("topics", "主题")
UNIT_OF_VALUE = Phrase("unit", "单位")
UPPER_VALUE = Phrase("upper value", "上限值")
VALUE = Phrase("value", "数值")
WHAT = Phrase("what", "举措")
WHAT_IS_OWED = Phrase("what is owed", "事项")
WHAT_IT_SHOWS = Phrase("what it shows", "内容")
WHERE_IT_STANDS = Phrase("match", "匹配内容")
WHO_ANSWERS = Phrase("who answers", "责任单位")
ASSIGNED_TO = closed_lists.WORDS["assigned"]

# Headings that columns had before, or that people use for them.
ALSO = {
    "co_responsible": ("配合", "co", "co-responsible"),
    "due": ("期限",),
    "deadline": ("截止日",),
    "next_deadline": ("下一截止日",),
    "modality": ("力度", "约束程度"),
    "marks": ("硬度", "约束力"),
    "number": ("文号",),
    "recorded": ("登记日", "录入日"),
    "far": ("进度",),
    "name_en": ("英文", "English"),
    "name_zh": ("中文",),
}
