"""What stands in the cells of a list, above it and below it."""

from __future__ import annotations

from obligations.text.phrase import Phrase

# In a cell
YES, NO = Phrase("yes", "是"), Phrase("no", "否")
JOINTLY = Phrase("jointly", "共同负责")
IN_PART = Phrase("in part: {parts}", "仅{parts}")
AND_MORE = Phrase("{name} +{count}", "{name}等{all}个单位")
AND_MORE_PROVINCES = Phrase("{name} +{count}", "{name}等{all}个省（区、市）")
AND_MORE_PARTS = Phrase("{parts} and {count} more", "{parts}等{all}项")
FIRST_OF = Phrase("{names} … ({count} in all)", "{names}等{count}项")

HIT = Phrase("»{hit}«", "【{hit}】")
MORE_HITS = Phrase("{count} more", "另有{count}处")

# Which measures answer
MEASURES_THERE = Phrase("measures: {measures}", "所用数据：{measures}")
ON_TOP_OF = Phrase("{layer} (own) on top of {layers}", "{layer}（自有），以{layers}为基础")
SHIPPED_DATA = Phrase("the shipped data of {version}", "内置数据（{version}版）")
AS_THEY_ARE_NOW = Phrase(
    "as they are now, on both sides: {layers}", "两边均按当前内容比较：{layers}"
)

# Whom a name was understood as
WITH_PREDECESSORS = Phrase("with its predecessors: {names}", "含前身：{names}")
WITH_SUCCESSORS = Phrase("with its successors: {names}", "含后继机构：{names}")
ASKED_CAN_ALSO_MEAN = Phrase("{asked!r} can also mean: {names}", "“{asked}”也可能指：{names}")
PART_MOVED = Phrase(
    "part moved: {source} → {heir}, {date} ({share})",
    "{source}部分职责划入{heir}（{date}）：{share}",
)
MORE_MOVES = Phrase(
    "and {count} more partial moves: obligations departments {department}",
    "另有{count}项职责划转，见 obligations departments {department}",
    one="and 1 more partial move: obligations departments {department}",
)

# How many rows
MEASURES_AND_CLOSING = Phrase("{measures} and {closing}", "{measures}和{closing}")
SEVERAL_ROLES = Phrase("one {thing} can have several roles", "一{thing}可兼多种角色")

# What the marks behind names and roles mean
MARK_PART = Phrase("in part", "仅部分")
MARK_INFERRED = Phrase(
    "inferred by the data's maintainers from the subject", "文件未明确，由编者推定"
)
MARK_INFERRED_WITH_REASONS = Phrase(
    "inferred by the data's maintainers from the subject (reasons: obligations show ID)",
    "文件未明确，由编者推定（推定依据见 obligations show）",
)
MARK_DOCUMENT = Phrase("from what the document says of all its measures", "按文件总体要求")

MARK_UNRESOLVED = Phrase(
    "as printed: a body that is in no registry yet (obligations check has the entry to paste)",
    "按原文照录，尚未收入机构名录（obligations check 会给出应补的条目）",
)
DRAFTS = Phrase(
    "Draft, read by the program and not reviewed yet: {documents}",
    "以下文件为程序生成的草稿，尚未核对：{documents}",
)

# What is not among the rows
MORE_GENERIC = Phrase(
    "{count:,} more measures name generic parties that may include it{option}",
    "另有{count}项措施的责任单位为“各地区”“有关部门”等，可能包括本单位{option}",
    one="1 more measure names generic parties that may include it{option}",
)
ALSO_SIGNED = Phrase(
    "Also a signatory of {documents}, which by itself assigns nothing{option}",
    "另为文件{documents}的联合发文单位，联合发文不代表承担具体任务{option}",
)
ALSO_ASSIGNED = Phrase(
    "Looks after {count:,} measures here, which makes no obligation{option}",
    "另在本单位承办{count}项措施，不构成责任事项{option}",
    one="Looks after 1 measure here, which makes no obligation{option}",
)
NAMESAKE = Phrase(
    "{asked!r} can also mean {name}, with {count:,} matches{option}",
    "“{asked}”也可能指{name}，有{count}项{option}",
    one="{asked!r} can also mean {name}, with 1 match{option}",
)
SAME_LEVEL = Phrase(
    "Others of that level answer for {count:,} further measures: {names}{option}",
    "同一层级的其他责任单位（{names}）另有{count}项措施{option}",
    one="Others of that level answer for 1 further measure: {names}{option}",
)
SEE_OPTION = Phrase(" ({option})", "（加 {option} 查看）")
LIST_BY_OPTION = Phrase(" (list them with {option})", "（加 {option} 查看）")
LIST_BY_COMMAND = Phrase(" (list them with: {option})", "（用 {option} 查看）")
NO_DOCUMENTS = Phrase(
    "There are no measures yet: add a document with obligations new document ID, or draft one from"
    " its text with obligations draft FILE.",
    "尚无任何措施：用 obligations new document 新建文件，或用 obligations draft 由文本生成草稿",
)
NOTHING_FITS = Phrase("Nothing fits these filters.", "没有符合条件的内容")
NOTHING_THERE = Phrase("There is nothing to list.", "没有可列出的内容")
NOTHING_READ_IN_PART = Phrase(
    "{nothing}; {count:,} documents were left out.",
    "{nothing}；另有{count}份文件未能读取",
    one="{nothing}; 1 document was left out.",
)
# Where a search found nothing.
NOTHING_FOUND = Phrase("Nothing found for {texts}.", "没有找到含有{texts}的措施")
SEARCHED = Phrase("“{text}”", "“{text}”")
FOUND_APART = Phrase("Each alone, without filters: {counts}.", "不加筛选、逐一查找的结果：{counts}")
TRY_OTHER_WORDS = Phrase(
    "Try part of a word or another word, in either language. Only the wording is searched:"
    " departments are found by list --dept, numbers by show and list --document.",
    "可改用词语的一部分或其他说法，中英文均可。这里只查正文：按部门查找用 list --dept，"
    "按编号、文号查找用 show、list --document",
)
# Where no row of that kind is left by filters, or there is none at all.
NOTHING_FITS_OF = {
    "measure": Phrase("Nothing fits these filters.", "没有符合条件的措施"),
    "action": Phrase("Nothing fits these filters.", "没有符合条件的举措"),
    "target": Phrase("Nothing fits these filters.", "没有符合条件的目标"),
    "obligation": Phrase("Nothing fits these filters.", "没有符合条件的责任事项"),
    "document": Phrase("Nothing fits these filters.", "没有符合条件的文件"),
}
NOTHING_OF = {
    "record": Phrase("No progress is on record.", "暂无进展记录"),
    "department": Phrase(
        "No department answers for anything yet (--all lists the registry).",
        "尚无部门承担任何事项（加 --all 查看全部名录）",
    ),
}
