"""What the tables of the data package and their columns mean, in Chinese: by the English text that
stands in `resources`.
"""

from __future__ import annotations

_ZH = {
    "The registry of departments and generic parties, and whoever else is named.": (
        "部门和泛指主体名录，并含文中提到的其他单位。"
    ),
    "Its id.": "编号。",
    "What kind of body it is; generic: a party such as all relevant departments.": (
        "机构类型；generic 为“有关部门”等泛指主体。"
    ),
    "At which level of government.": "层级。",
    "Whether it is a generic party.": "是否为泛指主体。",
    "Its name": "名称",
    "Its official name": "全称",
    "Its abbreviation.": "英文缩写。",
    "The body it is a part of.": "上级机构。",
    "Since when it is there, as precise as it is known.": "设立时间，精确到已知程度。",
    "Until when it was there, as precise as it is known.": "撤销时间，精确到已知程度。",
    "The official instruments.": "文件。",
    "Its official number.": "发文字号。",
    "What kind of instrument it is.": "文种。",
    "Its title": "标题",
    "The day it was signed.": "成文日期。",
    "The day it was made public.": "发布日期。",
    "Whether nobody has reviewed it yet.": "是否为尚未核对的草稿。",
    'Ids of the bodies that issued it, joined by "; ".': "发文机关编号，以“; ”分隔。",
    "Where a text of it can be read.": "文本网址。",
    "The numbered provisions, and those without a number behind them (closing).": (
        "编号的措施，以及其后不编号的结尾条款（closing）。"
    ),
    "The document it stands in.": "所在文件。",
    "Its number.": "序号。",
    "The number as printed.": "原文序号。",
    "Whether it stands after the last number.": "是否为结尾条款。",
    "The number of its section.": "所在部分的序号。",
    "The title of its section": "所在部分的标题",
    "What it is.": "类别。",
    "What it says, in one to three sentences": "内容摘要",
    'Its topics, joined by "; ".': "主题，以“; ”分隔。",
    "The strongest basis on which anybody is named; empty where nobody is.": (
        "确定责任单位的最强依据；未明确责任单位的为空。"
    ),
    "Its state on the day asked; unconfirmed: the deadline has passed and nothing is on record.": (
        "所问日期的状态；unconfirmed 表示时限已过，而没有记录说明结果。"
    ),
    "The earliest deadline that is still to come, of what is not settled.": (
        "尚未了结事项中最近的时限。"
    ),
    "Whether an owner is stated.": "是否明确责任单位。",
    "Whether a date is given.": "是否有时限。",
    "Whether a deliverable or a metric is given.": "是否有成果或指标。",
    "Whether a verb of it binds.": "用词是否有约束力。",
    "Whether this row itself fits the filters; the others are here because their measure is.": (
        "本行是否符合筛选条件；其余各行因所属措施收录而列出。"
    ),
    "The single things that measures ask for.": "措施中的各项举措。",
    "The measure it belongs to.": "所属措施。",
    "Its number within the measure.": "在措施中的序号。",
    "The action of the same measure that it is a part of.": "同一措施中的上级举措。",
    "How binding the verb is.": "用词的约束力。",
    "What is to be done": "举措内容",
    "What will exist when it is done.": "成果。",
    'Whom it speaks to, joined by "; "; never a responsible party.': (
        "对象，以“; ”分隔；不是责任单位。"
    ),
    'Topics of its own, joined by "; ".': "举措自身的主题，以“; ”分隔。",
    "The promised results, with their state on the day asked.": "目标及其在所问日期的状态。",
    "The action it belongs to; empty where it belongs to the whole measure.": (
        "所属举措；属于整条措施的为空。"
    ),
    "Due at the end of this date, by EDTF (ISO 8601-2), as precise as the text: 2025, 2025-40"
    " (first half), 2025-33 (first quarter), 2025-06, XXXX-02 (each February).": (
        "至该日期末完成，按 EDTF（ISO 8601-2）书写，与原文同样精确：2025、2025-40（上半年）、"
        "2025-33（一季度）、XXXX-02（每年2月）。"
    ),
    "To happen within this date or interval, by EDTF: 2026/2028.": (
        "在该日期或期间内进行，按 EDTF 书写，如 2026/2028。"
    ),
    "Holds, or recurs, from the first day of this date on, by EDTF.": (
        "自该日期首日起执行或重复，按 EDTF 书写。"
    ),
    "Recurs up to the last day of this date, by EDTF.": "重复至该日期末日止，按 EDTF 书写。",
    "How often it recurs.": "重复周期。",
    "Of what recurs the occurrence, by the period in which it is due.": (
        "周期性事项的期次，以截止日期所在的周期命名。"
    ),
    "The last day of the window; empty where there is none.": "时限的最后一日；没有的为空。",
    "Of what recurs how many earlier ones have passed and nothing is on record of them.": (
        "周期性事项中此前已到期而待确认的期数。"
    ),
    "The occurrences of what recurs, with their state on the day asked: up to two years after it,"
    " and later ones that have entries.": (
        "周期性事项的各期及其在所问日期的状态：截至所问日期后两年，另含之后有记录的各期。"
    ),
    "complete where all that becomes of it is recorded.": (
        "complete 表示该文件的进展全部登记在案。"
    ),
    "Whether the text says strive to.": "文中是否写“力争”。",
    "The result": "目标内容",
    "How the value is meant.": "数值的含义。",
    "How much is promised.": "目标值。",
    "What is counted": "计量单位",
    "How much was reached, by the last entry that says so.": "最近一次记录的完成值。",
    "The status of the last entry.": "最近一次记录的进展。",
    "Who answers for what: one row a party of a clause.": "责任分工：每个责任单位每项规定一行。",
    "Which clause of it, counted from 0.": "第几项规定，从0起。",
    "The party that answers.": "责任单位。",
    "As what.": "角色。",
    "Stated in the text, from what the document says of all measures, or inferred by the data's"
    " maintainers.": ("依据：文件明确、按文件总体要求，或由编者推定。"),
    "The body to which this matter went, where it isn't the heir of the whole body.": (
        "该事项划转至的机构，与机构整体的承接单位不同时填写。"
    ),
    "Who at home looks after what, as layers say; nothing that a text says.": (
        "本单位承办：各数据层所定，非文件内容。"
    ),
    "The measure, action or target.": "措施、举措或目标。",
    "The body that looks after it.": "承办单位。",
    "The layer that says so.": "作此规定的数据层。",
    "Why": "理由",
    "The measure that it is a part of.": "上级措施编号。",
    "The date in the text's own terms": "原文所述时限",
    "How the date was reckoned": "时限推算依据",
    "Whether the date isn't the text's but was reckoned from these terms.": (
        "日期是否由该表述推算而来，而非原文给出。"
    ),
    "One department, one role, one measure or action, one deadline: the rows that fit the"
    " filters.": ("一个部门、一种角色、一项措施或举措、一个时限为一行，均符合筛选条件。"),
    "The measure or action that is owed.": "承担的措施或举措。",
    "Who owes it; empty where nobody is named.": "责任单位；未明确的为空。",
    "On what basis.": "依据。",
    "The promised result.": "目标。",
    "Ties of measures and actions to earlier ones, which may stand in documents that are not in"
    " this package.": ("措施、举措与此前措施、举措的关联，后者所在文件不一定收录。"),
    "What it does with the earlier one.": "关联类型。",
    "The earlier measure or action.": "此前的措施或举措。",
    "The earlier measure.": "此前的措施。",
    "Why the two belong together": "关联理由",
    "What became of it: dated, sourced entries up to the day asked, corrected and withdrawn ones"
    " included.": ("进展记录：截至所问日期，注明日期和依据，含已更正和已撤回的记录。"),
    "The file of measures it stands in.": "所在数据文件。",
    "The layer it is from: the data of the program, or a folder on top of it.": (
        "所在数据层：内置数据，或叠加其上的文件夹。"
    ),
    "Its id among the entries about the same thing.": "在同一事项各条记录中的编号。",
    "The measure, action, target or occurrence.": "措施、举措、目标或期次。",
    "The day from which the evidence shows it.": "依据所示日期。",
    "The day it was entered.": "登记日期。",
    "What became of it.": "进展。",
    "How much was reached, in the unit of the metric.": "完成值，单位同指标。",
    "How much is promised; of between, the lower number.": "承诺的数值；区间时为下限。",
    "Of between, the upper number.": "区间时为上限。",
    "From how much it is counted.": "基准值，即从何数值起算。",
    "When it was so.": "基准值对应的时间。",
    "What shows it.": "依据。",
    "How good the best evidence is.": "最佳依据的来源性质。",
    "How what shows it is cited": "依据的著录形式",
    "In a sentence": "说明",
    "The entries about the same thing that it corrects.": "所更正的同一事项的记录。",
    "The entry that corrects it or takes it back.": "更正或撤回本条的记录。",
    "Whether it was taken back.": "是否已撤回。",
    "Whether it counts: neither corrected nor withdrawn.": "是否有效：既未更正也未撤回。",
}
_LANGUAGES = {", in English": "（英文）。", ", in Chinese": "（中文）。"}


def translate(about: str, lang: str) -> str:
    """Return what a table or column means in the language asked for.

    As it is where nobody has translated it.
    """
    if lang != "zh":
        return about
    for ending, written in _LANGUAGES.items():
        if about.endswith(ending) and (base := _ZH.get(about.removesuffix(ending))):
            return base + written
    return _ZH.get(about, about)
