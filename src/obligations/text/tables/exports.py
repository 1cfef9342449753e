"""What stands in files that are exported, and what is said of them."""

from __future__ import annotations

from obligations.text.phrase import Phrase

# Titles and headings
TITLE_OF_ALL = Phrase("Who owes what by when", "任务分工与完成时限")
CALENDAR = Phrase("Deadlines of obligations", "任务完成时限")
OVERVIEW = Phrase("Summary", "总览")
INDEX = Phrase("Index", "返回目录")
LIST_OF_MEASURES = Phrase("Measures", "措施")
LIST_OF_DOCUMENTS = Phrase("Documents", "文件")
LIST_OF_ROWS = Phrase("Rows", "明细")
WHERE_THINGS_STAND = Phrase("Where things stand", "进展情况")
WHO_ANSWERS_COUNTED = Phrase(
    "Who answers (numbers of measures and closing provisions)", "责任单位（措施和结尾条款数）"
)
NOBODY_NAMED = Phrase("nobody named", "未明确责任单位")

# Columns of the tables on the first sheet and the first page
MEANING = Phrase("what it means", "含义")
SHEET = Phrase("sheet", "工作表")
PARTY = Phrase("department", "单位")
IN_ALL = Phrase("in all", "合计")
TARGETS_UNCONFIRMED = Phrase("targets unconfirmed", "待确认目标数")
COUNT_OF_MEASURES = Phrase("measures", "措施")
COUNT_OF_CLOSING = Phrase("closing provisions", "结尾条款")
COUNT_OF_TARGETS = Phrase("targets", "目标")

# Facts of a document, a target, an entry
DAY_ASKED = Phrase("as of", "截至")
SUBJECT = Phrase("about", "事项")
SINCE = Phrase("from", "依据所示日期")
AND_MORE_PARTIES = Phrase("{name} and {count} more", "{name}等{all}个单位")
AND_MORE_GOVERNMENTS = Phrase("{name} and {count} more", "{name}等{all}个省（区、市）")

# What the states mean
MEANINGS = {
    "missed": Phrase("an entry says that it was missed", "有记录表明未完成"),
    "overdue": Phrase(
        "the deadline has passed and nothing is on record, in a document of which all is recorded",
        "时限已过而无任何记录，且该文件的进展全部登记在案",
    ),
    "unconfirmed": Phrase(
        "the deadline has passed and nothing on record says what became of it; it may well be"
        " fulfilled",
        "时限已过，没有记录说明结果；也可能已经完成",
    ),
    "partly-met": Phrase(
        "the deadline has passed and the last entry says partly met",
        "时限已过，最近一次记录为部分完成",
    ),
    "due-soon": Phrase("due by {soon}", "{soon}前到期"),
    "upcoming": Phrase("due after {soon}", "{soon}以后到期"),
    "running": Phrase(
        "holds from a day that has come, or falls into an interval that has begun",
        "自起始日起执行，或已进入所述期间",
    ),
    "met": Phrase("an entry says that it was met", "有记录表明已完成"),
    "superseded": Phrase("another promise took its place", "已被其他要求取代"),
    "undated": Phrase("the text gives no date", "文中没有时限"),
}

# What the file holds, and what not
ALL_MEASURES = Phrase("all measures", "全部措施")
HERE_FOR_ITS_PARTS = Phrase(
    "Here for what fits in it; the measure itself does not.",
    "措施本身不符合筛选条件，因其中有符合的内容而列出。",
)
SINCE_DAY = Phrase("since: {day}", "自：{day}")
FOLDED = Phrase("predecessors counted as what became of them", "前身并入现机构")

# How a spreadsheet shows a day, by the preposition before it
DAY_FORMATS = {
    "": Phrase("yyyy-mm-dd", "yyyy-mm-dd"),
    "by": Phrase('"by "yyyy-mm-dd', 'yyyy"年"m"月"d"日前"'),
    "in": Phrase('"in "yyyy-mm-dd', 'yyyy"年"m"月"d"日"'),
    "from": Phrase('"from "yyyy-mm-dd', '"自"yyyy"年"m"月"d"日起"'),
}

# The feed and the calendar
LANGUAGE_TAG = Phrase("en", "zh-CN")
FELL_DUE = Phrase("Fell due", "已到期")
FELL_DUE_ON = Phrase("Fell due {day}", "{day}到期")
STATUS_AND_WORDING = Phrase("{status}: {wording}", "{status}；{wording}")
EVENT_ON_LAST_DAY = Phrase(
    "{when}; the event stands on the last day of it, {day}", "{when}；日程日期为时限最后一日{day}"
)

# The data package
PACKAGE = Phrase(
    "The measures of policy documents{narrowed}, as of {as_of}: who answers, by when, what became"
    " of it. Due soon is what is due by {soon}. A measure comes whole; `fits` tells the rows that"
    " fit the filters themselves.",
    "政策文件中的措施{narrowed}，截至{as_of}：由谁负责、何时到期、进展如何。{soon}及以前到期的为"
    "即将到期。措施整条收录，字段 fits 标明哪些行本身符合筛选条件。",
)
OF_WHAT_FITS = Phrase(" of what fits {filters}", "（{filters}）")
BETWEEN_FILTERS = Phrase(", ", "；")

# What a table says of itself
STAYS_OF_THAT_DAY = Phrase(
    "{about} It stays that of the day asked about, which `meta` names, whatever day the views are"
    " put under.",
    "{about}本表固定为所问日期（见 `meta`）的结果，不随视图日期变化。",
)

# What was written
STANDARD_OUTPUT = Phrase("standard output", "标准输出")
WROTE = Phrase("wrote {place}: {counts}", "已写入 {place}：{counts}")
EVENTS = Phrase("{events}, {to_come:,} still to come", "{events}，其中{to_come:,}个未到期")
EVENTS_BUT_UNDATED = Phrase(
    "{events}, {to_come:,} still to come; {count:,} targets without a deadline left out",
    "{events}，其中{to_come:,}个未到期；{count:,}个无时限的目标未列入",
    one="{events}, {to_come:,} still to come; 1 target without a deadline left out",
)
