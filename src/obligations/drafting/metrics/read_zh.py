"""Which Chinese figures are promised: not those that only describe, or are paid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.metrics.metric import NEAR_FIGURE, FoundMetric, make_metric
from obligations.drafting.metrics.patterns_zh import (
    BOUNDS_BEFORE,
    BOUNDS_BEHIND,
    FIGURE_ZH,
    MORE_ZH,
    RESPECTIVELY,
)
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# What is paid or asked of somebody, and what is counted for each: 给予不超过50万元奖励, 每家10万元.
_PAID = lazy(
    r"(?:给予|奖励|补助|支持比例|补贴(?!性)|资助|奖补|贴息|罚款|处以(?![上下内])|一次性(?!竣工|验收|通过|合格)|最高|授信|额度|注册资本|[加扣]分"
    r"|按(?![时期规])照?)"
    r"[^,。;\n]{0,24}$|(?:^|[,。;并可以])处$"
)
_WHO = lazy(r"万?(?:名|人次?|家|户)")  # who is paid is counted: 资助200名
# … but by which what is new is built: 按人均用地不低于0.3平方米的标准配建.
_BUILT = lazy(r"(?:[、和或][^,。;\n]{1,24})?的(?:标准|比例)(?:规划)?[配建]")
# 投资到位5000万元,给予补助 is asked of who gets it.
_EARNS = lazy(
    r"[,:](?:一次性|最高|再|可){0,2}(?:给予|奖励|补助|资助)|[^,。;\n]{0,30}的,(?:可|方可|优先)"
)
_RATE = lazy(r"每(?:(?:增[加长]|新增|引进|达到?|满)[^,。;\n]{0,24},?)?$")  # 每增加10万元增加1名
_EACH = lazy(
    r"(?:每(?:[家个户人项亩台辆吨件名艘]|公里|千米|平方米)|单[个厂户家项笔次宗])[^,。;\n]{0,24}$"
)
_FROM = lazy(r"[由从]\0*的?$|涉及[^,。;\d]{0,16}$|(?:[长宽高深]度|直径|全长)约$")
_DESCRIBED = lazy(
    r"(?:\([^()]{1,12}\)|(?:、[\d.]+[万亿]*元)+"
    r"|(?P<and>[、和及或且])[^,。;\n]{1,16}(?:超过|不[超低少][过于]|以[上下])[^,。;的\n]{0,8})?"
    r"(?:的|(?<=以[上下])[\u3400-\u9fff]{1,10}的,)(?!要求|[\u3400-\u9fff]{0,8}目标|(?:标准|比例)(?:$|配|建|规划)"
    r"|资金用于"
    r"|高?水平|速度|约束"
    r"|底线|任务)"
)
# … but who does something: 80%以上的泊位具备条件.
_SHARE_DOES = lazy(
    r"的[\u3400-\u9fff]{1,8}?(?:达到|实现|完成|具备|建成|接入|纳入|得到|开展|配备|配齐|使用)"
)
_NOUN = lazy(r"[\u3400-\u9fff“]")
_CIRCLE = lazy(r"[\u3400-\u9fff]{0,8}圈")
# How many the places are that stand before it, and do something: 东山、西山2个试点县探索….
_LISTED = lazy(r"、[\u3400-\u9fff]{2,5}等?$")
_OF_LISTED = lazy("(?:试点|示范)?(?:[省市县区州]{1,2}|省份|城市|部门|单位)(?![,。;、和及与]|$)")
_ZONE = lazy(r"(?:^|[,。;:、])[\u3400-\u9fff]{1,3}[区园]$")  # 起步区5平方公里
_AREA = lazy(r"平方|亩|公顷")
_EFFORTS = frozenset({"学时", "课时", "次", "场次", "场"})
_TIME = lazy(r"(?:分钟|小时|天|日)$")
_LONGEST_ADVERBIAL = 12  # signs between 分别 and a figure: 分别较2030年增长15%
_LONGEST_BOUND = 6  # signs of 不得少于 and its like
_DOES = lazy(
    r"(?:保障|组建|建立|成立|设立|选派|开展|组织|安排|提供|拿出|预留|完成|培训|建设|建成|新增|培育"
    r"|打造|引进|开发|抽查|抽检|检查|核查|复核)$"
)
_BEGINS = lazy(r"(?:^|[,。;:、\0]|[前内]|全[国省市州县区])$")


def find_chinese(text: str, offset: int, *, alone: bool) -> Iterator[FoundMetric]:
    """Yield Chinese figures, in the order of the text."""
    for found in FIGURE_ZH.finditer(text):
        whole = alone and len(found[0]) == len(text.strip(" 。;"))
        metric = _read(found, offset, "exactly" if whole else None)
        if metric:
            more = list(_list_more(text, found, offset, metric.metric.comparator))
            yield from _share_bound(text, offset, [metric, *more])


def _list_more(text: str, first: re.Match[str], offset: int, bound: str) -> Iterator[FoundMetric]:
    """Yield the figures that go on with the verb of one before them: 培育企业20家、品牌5个; behind
    a comma only those of the same unit. Its `bound` is that of what stands right behind an "and",
    too: 至少配备2名医师和3名护士.
    """
    at = first.end()
    ahead = first["before"] and not first["after"]
    while found := MORE_ZH.match(text, at):
        if found["comma"] and found["unit"] != first["unit"]:
            return
        joined = ahead and text[found.start("value") - 1] in "和及、"
        at = found.end()
        if metric := _read(found, offset, default=bound if joined else "exactly"):
            yield metric


def _share_bound(text: str, offset: int, metrics: list[FoundMetric]) -> list[FoundMetric]:
    """Return the figures of a list that 分别 leads in, each with the bound that stands before the
    first of them or behind the last: 分别超过90%、75%, 分别达到90%、75%以上.
    """
    first, *more = metrics
    end = max((one.stretch.end - offset for one in more), default=0)
    start = first.stretch.start - offset
    start = text.rfind("分别", max(start - _LONGEST_ADVERBIAL, 0), start)
    if start < 0 or not RESPECTIVELY.fullmatch(text, start, end):
        return metrics
    bounds = (metrics[at].metric.comparator for at in (0, -1))
    bound = next((one for one in bounds if one != "exactly"), "exactly")
    return [
        one._replace(metric=replace(one.metric, comparator=bound))
        if one.metric.comparator == "exactly"
        else one
        for one in metrics
    ]


def _read(found: re.Match[str], offset: int, default: str | None = None) -> FoundMetric | None:
    behind = (bound for at, bound in enumerate(BOUNDS_BEHIND) if found[f"a{at}"] is not None)
    ahead = (bound for at, bound in enumerate(BOUNDS_BEFORE) if found[f"b{at}"])
    after, before = next(behind, None), next(ahead, default)
    if before == "exactly" and (found["before"] or "").endswith(("约", "近")):
        before = "about"
    weak = before in (None, "exactly", "about") or after == "about"
    comparator = after if after and weak else before
    if comparator is None or _describes(found, before, after) or _is_paid(found):
        return None
    return make_metric(found, offset, comparator, found["value"], found["unit"])


def _describes(found: re.Match[str], before: str | None, after: str | None) -> bool:
    """Whether a figure only describes: 超过3亿元的企业, 20户以上村庄, or from where something is
    counted; 80%以上的泊位具备供电条件 promises.
    """
    text, end, unit = found.string, found.end(), found["unit"]
    if _FROM.search(text[: found.start("value")][-NEAR_FIGURE:]):
        return True
    noun = _NOUN.match(text, end) is not None
    bare = before is None or found["before"] == "为"
    if noun and bare and unit != "%" and after in ("at-least", "at-most", "about"):
        return True
    if before == "exactly" and not after and _TIME.match(unit):
        return noun  # 15分钟生活圈
    if _names_place(found):
        return True
    if before not in (None, "exactly") and unit in _EFFORTS:
        return False  # 不少于30学时的培训
    described = None if _has_share_do(found) else _DESCRIBED.match(text, end)
    if described and described["and"] and (found["before"] or "").endswith("达到"):
        return False  # 达到9个、覆盖80%以上的港区
    return described is not None and not _is_done(found)


def _names_place(found: re.Match[str]) -> bool:
    """Whether a figure is part of the name of a place, or counts the places before it."""
    text, end, unit = found.string, found.end(), found["unit"]
    ahead = text[: found.start("value")][-NEAR_FIGURE:]
    listed = _LISTED.search(ahead) and _OF_LISTED.match(text, end)
    zone = _AREA.search(unit) and _ZONE.search(ahead)
    return bool(listed or zone or (unit.endswith("里") and _CIRCLE.match(text, end)))


def _has_share_do(found: re.Match[str]) -> bool:
    """Whether a share of something does something, behind it or as the subject of its sentence."""
    text, end = found.string, found.end()
    if found["unit"] != "%":
        return False
    alone = found.start("value") - found.start() <= _LONGEST_BOUND
    begins = alone and _BEGINS.search(text[: found.start()][-2:])
    subject = begins and not text.startswith("的,", end)  # 80%以上的,给予补助
    return bool(subject or _SHARE_DOES.match(text, end))


def _is_done(found: re.Match[str]) -> bool:
    """Whether a clause does something to so many things: 新增不少于5个…的, 每个…."""
    stop = found.start() if found["task"] is None else found.start("value")
    done = _DOES.search(found.string[:stop][-2:])
    return bool(done) or (found["before"] or "").startswith(("每", "各"))


def _is_paid(found: re.Match[str]) -> bool:
    """Whether a figure is paid or asked of somebody, or an amount that is counted for each."""
    text = found.string
    before = text[: found.start()][-NEAR_FIGURE:]
    if _BUILT.match(text, found.end()):
        return False
    paid = _PAID.search(before) and not _WHO.match(found["unit"])
    if paid or _RATE.search(before):
        return True
    earns = _EARNS.match(text, found.end())
    if earns and (earns[0][0] != "," or "元" in found["unit"] or found["unit"] == "%"):
        return True
    each = _EACH.search(text[: found.start("value")][-NEAR_FIGURE:])
    return "元" in found["unit"] and each is not None
