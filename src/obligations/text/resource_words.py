"""What the tables of the data package and their columns mean, in Chinese: by the English text."""

from __future__ import annotations

from obligations.text.table_words import TABLE_WORDS

RESOURCE_WORDS = {
    "The registry of departments and generic parties, and whoever else is named.": (
        "部门和泛指主体名录，并含文中提到的其他单位。"
    ),
    "Its id in the registry, that of its time.": "在部门名录中的编号（当时的机构）。",
    "What sort of body it is, generic for a party that stands for others; null where the registry"
    " lacks it.": ("机构类型；generic 为“有关部门”等泛指主体；名录未收的为空。"),
    "central, province, local, company and so on.": (
        "层级：central（中央）、province（省级）、local（地方）、company（企业）等。"
    ),
    "Whether it is a generic party, such as all relevant departments.": (
        "是否为“各有关部门”等泛指主体。"
    ),
    "Its name of that time.": "当时的名称。",
    "The official name.": "全称。",
    "Its abbreviation.": "英文缩写。",
    "What it is a part of.": "上级机构。",
    "Since when it was there, as precise as it is known.": "设立时间，精确到已知程度。",
    "Until when it was there, as precise as it is known.": "撤销时间，精确到已知程度。",
    "The official instruments.": "文件。",
    "Its id.": "编号。",
    "Its official number.": "发文字号。",
    "What sort of instrument it is.": "文种。",
    "Its title, in the words of the data's maintainers.": "标题，由编者拟定。",
    "The day it was signed.": "成文日期。",
    "The day it was made public.": "发布日期。",
    "Whether the program read it from a text and nobody has reviewed it yet.": (
        "是否为程序从文本读取、尚未核对的草稿。"
    ),
    "complete where all that becomes of it is recorded, so that what has passed without an entry"
    " is overdue; else open.": (
        "complete 表示该文件的进展全部登记在案，时限已过而无记录的即为逾期；其余为 open。"
    ),
    "Who issued it.": "发文机关。",
    "Where a text of it can be read.": "文本网址。",
    "The numbered provisions, and those without a number behind them (closing).": (
        "编号的措施，以及其后不编号的结尾条款（closing）。"
    ),
    "Its id, such as 2021-m07; in closing, 2024-end1.": "编号，如 2021-m07；结尾条款如 2024-end1。",
    "The id of its document.": "所在文件的编号。",
    "Its number in the document.": "在文件中的序号。",
    "The number as printed.": "原文序号。",
    "Whether it stands without a number after the last measure.": (
        "是否为最后一条措施之后不编号的结尾条款。"
    ),
    "The id of the measure that it is a part of.": "上级措施的编号。",
    "The number of its section.": "所在部分的序号。",
    "The title of its section.": "所在部分的标题。",
    "What it is.": "类别。",
    "Short, in the words of the data's maintainers.": "简短标题，由编者拟定。",
    "One to three sentences.": "内容摘要，一至三句。",
    "Ids of its topics.": "主题的编号。",
    "The strongest basis on which anybody is named; null where nobody is.": (
        "确定责任单位的最强依据；未明确责任单位的为空。"
    ),
    "Where it stands on the day asked about; unconfirmed: the deadline has passed and nothing is"
    " on record.": ("所问日期的状态；unconfirmed 表示时限已过，而没有记录说明结果。"),
    "The earliest deadline from that day on of what is not settled.": (
        "该日起尚未了结事项中最近的截止日期。"
    ),
    "Whether an owner is stated.": "是否明确责任单位。",
    "Whether a date is given.": "是否有时限。",
    "Whether a deliverable or a metric is given.": "是否有成果或指标。",
    "Whether a verb of it binds.": "用词是否有约束力。",
    "Whether this row itself fits the filters; the others are here because their measure is.": (
        "本行是否符合筛选条件；其余各行因所属措施收录而列出。"
    ),
    "The single things that measures ask for.": "措施中的各项举措。",
    "Its id, such as 2021-m07.2.": "编号，如 2021-m07.2。",
    "The measure it belongs to.": "所属措施。",
    "The document it stands in.": "所在文件。",
    "Its number.": "序号。",
    "The id of the action that it is a part of.": "上级举措的编号。",
    "How binding its verb is.": "用词的约束力。",
    "What is to be done.": "举措内容。",
    "What will exist when it is done.": "成果。",
    "Whom it speaks to: ids of addressees.": "对象的编号。",
    "Ids of the topics where it speaks of something else than its measure.": (
        "与所属措施不同的主题的编号。"
    ),
    "The promised results, with their state on the day asked.": "目标及其在所问日期的状态。",
    "Its id, such as 2021-m07.t1, or 2021-m07.2.t1 for that of an action.": (
        "编号，如 2021-m07.t1；举措的目标如 2021-m07.2.t1。"
    ),
    "The action it belongs to; empty where it belongs to the measure as a whole.": (
        "所属举措；属于整条措施的为空。"
    ),
    "Due at the end of this date. By EDTF (ISO 8601-2), as precise as the text: 2025, 2025-40"
    " (first half), 2025-33 (first quarter), XXXX-02 (each February).": (
        "至该日期末完成。按 EDTF（ISO 8601-2）书写，与原文同样精确：2025、2025-40（上半年）、"
        "2025-33（一季度）、XXXX-02（每年2月）。"
    ),
    "To happen within this date, or this interval, 2026/2028. By EDTF (ISO 8601-2), as precise as"
    " the text: 2025, 2025-40 (first half), 2025-33 (first quarter), XXXX-02 (each February).": (
        "在该日期或期间（如 2026/2028）内进行。按 EDTF（ISO 8601-2）书写，与原文同样精确：2025、"
        "2025-40（上半年）、2025-33（一季度）、XXXX-02（每年2月）。"
    ),
    "Holds, or recurs, from the first day of this date on. By EDTF (ISO 8601-2), as precise as"
    " the text: 2025, 2025-40 (first half), 2025-33 (first quarter), XXXX-02 (each February).": (
        "自该日期首日起执行或重复。按 EDTF（ISO 8601-2）书写，与原文同样精确：2025、"
        "2025-40（上半年）、2025-33（一季度）、XXXX-02（每年2月）。"
    ),
    "Recurs up to the last day of this date, by EDTF.": "重复至该日期末日止，按 EDTF 书写。",
    "How often it recurs.": "重复周期。",
    "The date in the text's own terms, where the calendar doesn't say it.": (
        "原文所述时限，不是历法日期的照录。"
    ),
    "Whether the date isn't the text's but was reckoned from these terms.": (
        "日期是否由该表述推算而来，而非原文给出。"
    ),
    "Of what recurs the occurrence that is meant, by the period in which it is due; of a target"
    " as a whole the one that decides its state.": (
        "周期性事项的期次，以截止日期所在的周期命名；整个目标取决定其状态的一期。"
    ),
    "Derived: the last day on which it can be met; of what recurs that of the occurrence.": (
        "推得的截止日期，即时限的最后一日；周期性事项为该期的截止日期。"
    ),
    "Of what recurs how many occurrences before the last that has passed have passed too, and"
    " nothing is on record of them; null where it does not recur.": (
        "周期性事项在最近已到期的一期之前，另有几期已到期而没有记录；非周期性的为空。"
    ),
    "How the date was reckoned.": "时限推算依据。",
    "Whether the text says strive to.": "文中是否写“力争”。",
    "The promised result.": "目标。",
    "How the value is meant: about, at least …": "数值的含义：约、不少于等。",
    "How much is promised; the lower number of what is promised between two.": (
        "承诺的数值；区间时为下限。"
    ),
    "The upper number of what is promised between two.": "区间时为上限。",
    "What is counted.": "计量单位。",
    "From how much it is counted, where the text says so.": (
        "基准值，即从何数值起算；文中未写的为空。"
    ),
    "When it was so, by EDTF (ISO 8601-2).": "基准值对应的时间，按 EDTF（ISO 8601-2）书写。",
    "How much was reached, by the last entry that says so.": "最近一次记录的完成值。",
    "The status of its last entry on record by that day.": "截至该日最近一条记录的进展。",
    "The occurrences of what recurs, with their state on the day asked: up to two years after it,"
    " and later ones that have entries.": (
        "周期性事项的各期及其在所问日期的状态：截至所问日期后两年，另含之后有记录的各期。"
    ),
    "Its id, such as 2021-m07.t1@2026-Q1.": "编号，如 2021-m07.t1@2026-Q1。",
    "The id of the target.": "目标的编号。",
    "Its name: the period in which it is due.": "名称，即截止日期所在的周期。",
    "The day on which it is due.": "截止日期。",
    "Who answers for what: one row a party of a clause.": "责任分工：每个责任单位每项规定一行。",
    "Which clause of its owner, counted from 0.": "第几项责任规定，从0起。",
    "The body or generic party.": "机构或泛指主体。",
    "As what the party answers.": "角色。",
    "stated in the text, from what the document says of all its measures, or inferred by the"
    " data's maintainers.": ("依据：文件明确、按文件总体要求，或由编者推定。"),
    "The body to which this matter went, where that isn't the heir of the whole body.": (
        "该事项划转至的机构，与机构整体的承接单位不同时填写。"
    ),
    "Why.": "理由。",
    "Who at home looks after what, as layers say; nothing that a text says.": (
        "本单位承办：各数据层所定，非文件内容。"
    ),
    "The id of the measure, action or target.": "措施、举措或目标的编号。",
    "The body that looks after it.": "承办单位。",
    "In a sentence.": "说明。",
    "The layer that says so.": "作此规定的数据层。",
    "One department, one role, one measure or action, one deadline: the rows that fit the"
    " filters.": ("一个部门、一种角色、一项措施或举措、一个时限为一行，均符合筛选条件。"),
    "The measure or action that is owed.": "承担的措施或举措。",
    "Who; null where nobody is named.": "责任单位；未明确的为空。",
    "Its role.": "角色。",
    "On what basis it is named.": "依据。",
    "The id of the document.": "文件的编号。",
    "The id of the measure.": "措施的编号。",
    "The id of the action; null: the measure as a whole.": "举措的编号；属于整条措施的为空。",
    "The id of the target; null where there is none.": "目标的编号；没有目标的为空。",
    "Ties of measures and actions to earlier ones, which may stand in documents that are not in"
    " this package.": ("措施、举措与此前措施、举措的关联，后者所在文件不一定收录。"),
    "What the later does with the earlier.": "后者对前者的关联类型。",
    "The earlier measure or action.": "此前的措施或举措。",
    "The earlier measure; empty where it isn't in this file.": "此前的措施；未收录的为空。",
    "Why the two belong together.": "关联理由。",
    "What became of it: dated, sourced entries up to the day asked, corrected and withdrawn ones"
    " included.": ("进展记录：截至所问日期，注明日期和依据，含已更正和已撤回的记录。"),
    "Its id among the entries about the same thing: the first digits of a sum over what it says.": (
        "在同一事项各条记录中的编号，由所记内容算得。"
    ),
    "The measure, action, target or occurrence that it is about.": "所涉措施、举措、目标或期次。",
    "The day from which the evidence shows it.": "依据所示日期。",
    "The day it was entered.": "登记日期。",
    "What became of it.": "进展。",
    "How much was reached, in the unit of the metric.": "完成值，单位同指标。",
    "What shows it.": "依据。",
    "How good the best evidence is; null where nobody has said.": (
        "最佳依据的来源性质；未注明的为空。"
    ),
    "How what shows it is cited.": "依据的著录形式。",
    "The ids of the entries about the same thing that it corrects.": (
        "所更正的同一事项各条记录的编号。"
    ),
    "The entry that corrects it or takes it back.": "更正或撤回本条的记录。",
    "Whether it was withdrawn.": "是否已撤回。",
    "Whether it counts: neither corrected nor withdrawn.": "是否有效：既未更正也未撤回。",
    "The file it stands in, relative to the measures; of a layer below, behind its name.": (
        "所在文件，为在数据文件夹中的路径；下层数据的文件前加该层名称。"
    ),
}
# What stands behind the text of a column: its language, and how its values stand in a cell.
_ENDINGS = {
    ", in English.": "（英文）。",
    ", in Chinese.": "（中文）。",
    ', joined by "; ".': "，以“; ”分隔。",
    " (1 or 0).": "（1 或 0）。",
    " (as JSON).": "（JSON）。",
}


def translate(about: str, lang: str) -> str:
    """Return what a table or column means in the language asked for.

    As it is where nobody has translated it.
    """
    if lang != "zh":
        return about
    words = TABLE_WORDS | RESOURCE_WORDS
    for ending, written in _ENDINGS.items():
        base = words.get(f"{about.removesuffix(ending)}.")
        if about.endswith(ending) and base:
            return base.removesuffix("。") + written
    return words.get(about, about)
