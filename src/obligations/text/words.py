"""The words that people read, in both languages: shared by what is shown, what is exported and what
is typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

from obligations.dates import parse_partial_date
from obligations.findings import UserError, suggest
from obligations.text.name_keys import QUOTES, fold_text, has_chinese
from obligations.text.signs import fold_signs
from obligations.text.speech import say_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_T = TypeVar("_T")
# Apart from the other words, since one of them means something else in the registry.
_QUALITIES = {"official": "官方", "reported": "媒体报道", "secondary": "其他来源"}
_ZH = {
    # states
    "missed": "未完成",
    "unconfirmed": "暂无进展记录",
    "partly-met": "部分完成",
    "due-soon": "即将到期",
    "upcoming": "未到期",
    "running": "执行中",
    "met": "已完成",
    "superseded": "已被取代",
    "undated": "无时限",
    "in-progress": "推进中",
    "withdrawn": "撤回",
    "not-found": "未查到",
    # roles and bases
    "lead": "牵头",
    "co_responsible": "分工负责",
    "responsible": "负责",
    "signatory": "联合发文",
    "stated": "文件明确",
    "document": "按文件总体要求",
    "inferred": "推定",
    # what filters take beside them
    "any": "全部",
    "none": "未明确",
    # kinds of rows
    "action": "举措",
    "obligation": "责任",
    # kinds of measures and documents
    "principle": "原则",
    "goal": "目标",
    "measure": "措施",
    "organisation": "组织实施",
    "opinions": "意见",
    "guiding-opinions": "指导意见",
    "notice": "通知",
    "reply": "批复",
    "plan": "方案",
    "decision": "决定",
    "measures": "办法",
    "regulations": "条例",
    "other": "其他",
    # modality
    "must": "应当",
    "will": "推进",
    "explore": "探索",
    "study": "研究",
    "support": "支持",
    "guide": "引导",
    "encourage": "鼓励",
    "allow": "允许",
    "forbid": "不得",
    # deliverables
    "rules": "制度规则",
    "standard": "标准",
    "list": "清单",
    "mechanism": "机制",
    "platform": "平台",
    "report": "报告",
    "event": "活动",
    "enterprises": "企业",
    "brand": "品牌",
    # marks
    "owner": "有主体",
    "date": "有时限",
    "metric": "有指标或成果",
    "binding": "有约束力",
    # relations, and the same seen from the earlier side
    "continues": "延续",
    "extends": "扩展",
    "implements": "落实",
    "replaces": "取代",
    "repeats": "重申",
    "ends": "终止",
    "continued by": "被延续于",
    "extended by": "被扩展于",
    "implemented by": "被落实于",
    "replaced by": "被取代于",
    "repeated by": "被重申于",
    "ended by": "被终止于",
    # comparators
    "about": "约",
    "at-least": "不少于",
    "at-most": "不超过",
    "exactly": "",
    "over": "超过",
    # recurrences
    "year": "每年",
    "half": "每半年",
    "quarter": "每季度",
    "month": "每月",
    "regularly": "定期",
    # reports
    "taken-up": "后续有承接",
    "replaced": "已被取代",
    "ended": "已终止",
    "not-mentioned": "后续未提及",
    "newest": "最新文件新增",
    "corrected": "已被更正",
    "passed": "时限已过",
    "correction": "更正",
    "late": "补录",
    "shipped": "内置",
    "own": "自建",
    # kinds of bodies
    "state-council": "国务院",
    "general-office": "办公厅",
    "constituent-department": "国务院组成部门",
    "special-organ": "国务院直属特设机构",
    "directly-affiliated-organ": "国务院直属机构",
    "working-body": "国务院办事机构",
    "directly-affiliated-institution": "国务院直属事业单位",
    "national-administration": "部委管理的国家局",
    "nameplate": "加挂牌子的机构",
    "internal-office": "内设机构",
    "affiliated-institution": "所属事业单位",
    "coordination-body": "议事协调机构",
    "cpc-central": "党中央",
    "cpc-department": "党中央职能部门",
    "cpc-office": "党中央办事机构",
    "cpc-institution": "党中央直属事业单位",
    "cpc-affiliated-administration": "党中央部门管理的国家局",
    "military": "军事机关",
    "legislature": "人大、政协机关",
    "judiciary": "审判、检察机关",
    "supervisory": "监察机关",
    "mass-organization": "群团组织",
    "institution": "直属单位",
    "policy-financial-institution": "政策性金融机构",
    "state-owned-company": "国有企业",
    "exchange": "证券交易所",
    "historical": "已撤销机构",
    "province": "省",
    "autonomous-region": "自治区",
    "municipality": "直辖市",
    "special-administrative-region": "特别行政区",
    "province-level-division": "省级单位",
    "quasi-provincial": "参照省级的单位",
    "generic": "泛指主体",
    # successions
    "renamed": "更名",
    "merged": "并入",
    "split": "拆分",
    "functions-moved": "职能划转",
}
_EN = {
    "co_responsible": "co-responsible",
    "document": "from the document",
    "exactly": "",
    "at-least": "at least",
    "at-most": "at most",
    "over": "more than",
    "year": "every year",
    "half": "every half-year",
    "quarter": "every quarter",
    "month": "every month",
    "guiding-opinions": "guiding opinions",
    "functions-moved": "functions moved",
    "metric": "deliverable or metric",
    "owner": "stated owner",
    "binding": "binding verb",
    "taken-up": "taken up",
    "not-mentioned": "not mentioned later",
    "newest": "new",
    "late": "entered late",
    "corrected": "corrected since",
    "passed": "deadline passed",
}
# The words of some lists mean something else in others: a province is a kind of body and a level,
# an owner that is stated is a mark, and one that is missing an open point.
_ZH_AMONG = {
    "level": {
        "central": "中央",
        "province": "省级",
        "local": "地方",
        "company": "企业",
        "association": "社会团体",
        "party": "党的机关",
        "state": "其他国家机关",
        "overseas": "境外",
    },
    "open point": {
        "lead": "牵头",
        "owner": "责任单位",
        "date": "时限",
        "deliverable": "成果",
        "metric": "指标",
        "progress": "进展",
    },
}
_EN_AMONG = {"open point": {"owner": "owner", "metric": "metric"}}
# By which words people also call one of a closed list; among them those that the screen had before.
_ALSO = {
    "co_responsible": ("co", "配合"),
    "unconfirmed": ("未见报告",),
    "will": ("要做",),
    "stated": ("文中写明",),
    "document": ("按全文规定",),
    "none": ("无",),
    "central": ("中央部门",),
    "association": ("协会", "群团组织"),
    "owner": ("责任主体",),
    "date": ("期限",),
}
_MOST_PARTS = 3
# How long a title may be, and where a longer text pauses.
_MOST_LATIN, _MOST_CHINESE = 60, 30
_PAUSE, _STOPS = r"[,;:，；：。、](?=\s|[^\x00-\x7f])", " ,;:，；：、"
_REVERSED = {
    "continues": "continued by",
    "extends": "extended by",
    "implements": "implemented by",
    "replaces": "replaced by",
    "repeats": "repeated by",
    "ends": "ended by",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# What is due by a period is due at its end.
_END = {"year": "底", "half": "末", "quarter": "末", "month": "底", "day": ""}
_HALVES, _QUARTERS = ("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度")


def say_measures(numbered: int, closing: int, lang: str) -> str:
    """Return how many measures there are, and how many closing provisions where there are any: "56
    measures and 2 closing provisions".
    """
    said = [say_count(numbered, "measure", lang)] if numbered or not closing else []
    said += [say_count(closing, "closing provision", lang)] if closing else []
    return ("和" if lang == "zh" else " and ").join(said)


def say_nothing_found(lang: str) -> str:
    """Return the line for an answer without rows."""
    return "没有符合条件的内容" if lang == "zh" else "Nothing fits these filters."


def say(word: str, lang: str, among: str = "") -> str:
    """Return a word of a closed list as people read it.

    `among` names the list where its words mean something else than in others.
    """
    own = _ZH_AMONG.get(among, {}).get(word) if lang == "zh" else _EN_AMONG.get(among, {}).get(word)
    return own or (_ZH if lang == "zh" else _EN).get(word, word)


def list_spellings(word: str, among: str = "") -> tuple[str, ...]:
    """Return how a word of a closed list can be typed: as the files write it, then as people read
    it in both languages and otherwise.
    """
    return (
        word,
        *(spelling for spelling in (say(word, "en", among), say(word, "zh", among)) if spelling),
        *_ALSO.get(word, ()),
    )


def find_word(text: str, known: Iterable[str], among: str = "") -> str | None:
    """Return which word of a closed list a text is, in either language.

    None where it is none of them.
    """
    spelled = [list_spellings(word, among) for word in known]
    # What the files write goes before what people read: the word of one may be the label of
    # another.
    meant = {fold_word(spelling): word for word, *also in reversed(spelled) for spelling in also}
    meant |= {fold_word(word): word for word, *_ in spelled}
    return look_up(text, meant)


def look_up(text: str, meant: Mapping[str, _T]) -> _T | None:
    """Return what a typed word means among folded ones; in traditional characters too, where it
    isn't known as it was typed.
    """
    typed = fold_word(text)
    if typed in meant or typed.isascii():
        return meant.get(typed)
    return {fold_signs(word): value for word, value in meant.items()}.get(fold_signs(typed))


def read_word(what: str, text: str, known: Sequence[str]) -> str:
    """Return the word of a closed list that a text is, in either language.

    Raises UserError with a suggestion; `what` names the list.
    """
    word = find_word(text, known, what)
    if word is None:
        raise UserError(f"there is no {what} {text!r}", suggest(text, known))
    return word


def fold_word(text: str) -> str:
    """Fold a word of a closed list or the name of a column: case, width, blanks, hyphens and
    quotation marks make no difference.
    """
    return re.sub(r"[\s_-]+", "-", fold_text(text).strip(f" {QUOTES}"))


def reverse_relation(relation: str) -> str:
    """Return the relation as the earlier of the two sees it."""
    return _REVERSED.get(relation, relation)


def choose(translated: Mapping[str, str | None] | None, lang: str) -> str:
    """Return a text in the language asked for, else in the other one."""
    if not translated:
        return ""
    return translated.get(lang) or translated.get("en") or translated.get("zh") or ""


def name_party(party: dict[str, Any], lang: str) -> str:
    """Return the short name of a party, with what became of it: "CBIRC, now NFRA"."""
    short = (party.get("short") or {}).get(lang) or choose(party["name"], lang)
    if not party.get("now"):
        return short
    heirs = (heir.get(lang) or choose(heir, lang) for heir in party["heirs"])
    return short + ("，现" if lang == "zh" else ", now ") + "/".join(heirs)


def spell_party(party: dict[str, Any], lang: str) -> str:
    """Return a party with what must not go unsaid, in words: that it is inferred, that it answers
    for a part alone.
    """
    zh = lang == "zh"
    said = []
    if party.get("basis") in ("document", "inferred"):
        said.append(say(party["basis"], lang))
    if party.get("parts"):
        rest = len(party["parts"]) - _MOST_PARTS
        more = (f"等{len(party['parts'])}项" if zh else f" and {rest} more") if rest > 0 else ""
        parts = ("、" if zh else ", ").join(party["parts"][:_MOST_PARTS])
        said.append(say_field("仅" if zh else "in part", parts + more, lang))
    name = name_party(party, lang)
    return enclose(name, ("；" if zh else "; ").join(said), lang) if said else name


def enclose(text: str, more: str, lang: str) -> str:
    """Return a text with more about it in brackets."""
    return f"{text}（{more}）" if lang == "zh" else f"{text} ({more})"


def shorten(text: str) -> str:
    """Return the beginning of a text that is too long for a title: up to where it pauses, else
    whole words.
    """
    room = _MOST_CHINESE if has_chinese(text) else _MOST_LATIN
    if len(text) <= room:
        return text
    pauses = [
        found.start()
        for found in re.finditer(_PAUSE, text[: room + 1])
        if found.start() >= room // 3
    ]
    return (
        text[: pauses[-1]].rstrip()
        if pauses
        else f"{(text[:room].rpartition(' ')[0] or text[:room]).rstrip(_STOPS)}…"
    )


def say_field(name: str, value: str, lang: str) -> str:
    """Return a value behind its name."""
    return f"{name}：{value}" if lang == "zh" else f"{name}: {value}"


def say_when(target: dict[str, Any], lang: str) -> str:
    """Return the date of a target as precisely as the text does: "by 2025", never a day that nobody
    named.
    """
    recurrence = say(target["every"], lang) if target.get("every") else ""
    for key in ("by", "in", "from"):
        if target.get(key):
            date = _say_date(key, target[key], lang)
            return (
                date
                if target.get("every") == _find_recurrence(target[key])
                else f"{recurrence} {date}".strip()
            )
    return recurrence


def say_due(target: dict[str, Any], lang: str, *, enclosed: bool = False) -> str:
    """Return the date of a target, and that the text says strive to where it does: "by 2025 (strive
    to)".

    `enclosed`: it will stand in brackets, so that it has none of its own: "by 2025, strive to".
    """
    when = say_when(target, lang)
    if not target["strive"]:
        return when
    strive = "力争" if lang == "zh" else "strive to"
    if not when:
        return strive
    if enclosed:
        return f"{strive}{when}" if lang == "zh" else f"{when}, {strive}"
    return enclose(when, strive, lang)


def say_occurrence(target: dict[str, Any], lang: str) -> str:
    """Return the date of a target.

    Of what recurs also the day on which the occurrence that is meant falls due.
    """
    when = say_when(target, lang)
    return enclose(when, target["deadline"], lang) if recurs(target) else when


def recurs(target: dict[str, Any]) -> bool:
    """Whether a target falls due again and again."""
    return any(parse_partial_date(target[key]).recurs for key in ("by", "in") if target[key])


def _find_recurrence(text: str) -> str | None:
    """Return how often a date comes by itself, which needs no further word."""
    date = parse_partial_date(text)
    return None if not date.recurs else "year" if date.month else "month"


def _say_date(key: str, text: str, lang: str) -> str:
    if lang != "zh":
        return f"{key} {_write_en(key, text)}"
    written = _write_zh(text)
    return {
        "by": f"{written}{_END[parse_partial_date(text).precision]}前",
        "in": f"{written}内",
        "from": f"自{written}起",
    }[key]


def _write_en(key: str, text: str) -> str:
    date = parse_partial_date(text)
    if not date.recurs:
        return text
    if date.day:
        return (
            f"{date.day} {_MONTHS[date.month - 1]} of each year"
            if date.month
            else f"day {date.day} of each month"
        )
    period = (
        _MONTHS[(date.month or 1) - 1] if date.precision == "month" else text.rpartition("-")[2]
    )
    return f"{'the end of ' if key == 'by' else ''}each {period}"


def _write_zh(text: str) -> str:
    date = parse_partial_date(text)
    year = f"{date.year}年" if date.year else "每年" if date.month else "每月"
    if date.precision == "half":
        return year + _HALVES[(date.month or 6) // 6 - 1]
    if date.precision == "quarter":
        return year + _QUARTERS[(date.month or 3) // 3 - 1]
    month = f"{date.month}月" if date.month else ""
    return year + month + (f"{date.day}日" if date.day else "")


def say_progress(record: dict[str, Any], lang: str) -> str:
    """Return the last word on record where the state doesn't say it already, since when nothing was
    found, and how far it has come.
    """
    word, metric = (
        record["reported"] if "reported" in record else record["progress"],
        record.get("metric"),
    )
    far = say_metric(metric, lang) if metric and metric["reached"] is not None else ""
    return " · ".join(
        part
        for part in (
            say(word, lang) if word and word != record["state"] else "",
            say_not_found(record, lang),
            far,
        )
        if part
    )


def say_not_found(record: dict[str, Any], lang: str) -> str:
    """Say on which day somebody looked in vain for what became of it.

    Nothing where more was recorded since.
    """
    day = record["not_found"]
    return enclose(say("not-found", lang), day, lang) if day else ""


def name_evidence(item: dict[str, Any]) -> str:
    """Return what shows an entry in the shortest words: a measure, a title, an official number, an
    address.
    """
    return next(
        (item[key] for key in ("measure", "title", "number", "url", "publisher") if item.get(key)),
        "",
    )


def say_evidence(item: dict[str, Any], lang: str) -> str:
    """Return all that is known of what shows an entry."""
    known = [item.get(key) for key in ("measure", "title", "number", "publisher", "dated", "url")]
    issuers = ("、" if lang == "zh" else ", ").join(item.get("issuers", ()))
    said = " · ".join(part for part in (*known[:3], issuers, *known[3:]) if part)
    quality = item.get("quality")
    return (
        enclose(said, _QUALITIES[quality] if lang == "zh" else quality, lang) if quality else said
    )


def say_metric(metric: dict[str, Any], lang: str) -> str:
    """Return a metric with what was reached: "85 of about 100 companies"."""
    unit = choose(metric["unit"], lang)
    comparator = say(metric["comparator"], lang)
    if lang == "zh":
        goal = f"{comparator}{metric['value']:,}{unit}"
        return f"{metric['reached']:,}／{goal}" if metric.get("reached") is not None else goal
    goal = " ".join(part for part in (comparator, f"{metric['value']:,}", unit) if part)
    return f"{metric['reached']:,} of {goal}" if metric.get("reached") is not None else goal
