"""What the title of a column or of a field says, that of a table or one before a colon: 牵头单位,
Target completion date.

English ones are read by their heads (`read_en`), Chinese ones as a whole; of a title in both
languages the Chinese counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from obligations.drafting.titles.read_en import read_heading_en
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from obligations.drafting.titles.columns import TaskColumn

_LEVEL = r"[\u3400-\u9fff]{0,4}?"  # 市级, 县区, 第一
_OFFICES = r"(?:职能|业务)?(?:[科处股]室?|司局|办公室|办)"
_UNITS = rf"(?:单位|部门|主体|机构|{_OFFICES}|方|地区)"
_HEADINGS: dict[TaskColumn, str] = {
    "unit": r"(?:计量)?单位",
    "other": (
        r"(?![^:]*(?:单位|部门))[^:]{0,6}(?:领导|[任责系办头核报]人|负责同志|联络[员人]|电话)[^:]{0,6}"
        r"|[^:]{0,8}(?:进展|完成|落实|推进|执行|整改)情况|[^:]{0,6}(?:问题|现状|基数|基期值?|依据|来源|权重|分值)"
        r"|[^:]{0,6}(?:投资|资金|经费)(?:总?额|规模|估算|概算|安排)?(?:\([^()]*\))?"
        r"|(?:当前|目前|最新|实际)[^:]{0,4}(?:进度|进展)|(?:发布|印发|成立|反馈|发现|立项)(?:时间|日期)"
        r"|[^:]{0,4}(?:督办|督导|督查|监督|考[核评]|评[分价]|验收|填报|报送|申报|受益|服务|所属|所在|提出|反馈|审核|审批"
        r"|工作|被.{1,4}|执收|[征收]费|许可|发证)(?:单位|部门|机[构关])|实施机关"
    ),
    "lead": (
        rf"{_LEVEL}(?:牵头|主办|主责|主抓|总负责|(?:第一|首要)责任)[^:]{{0,8}}"
        rf"|{_LEVEL}(?:责任|负责){_UNITS}\((?:牵头|主办){_UNITS}?"
    ),
    "co_responsible": (
        rf"{_LEVEL}(?:配合|协办|会办|指导|参与|参加|协同|协助|支持|协作|其他|共同责任)[^:]{{0,8}}"
        rf"|{_LEVEL}(?:责任|负责){_UNITS}\((?:配合|协办|参与){_UNITS}?"
    ),
    "responsible": (
        rf"{_LEVEL}(?:责任|负责|落实|实施|承办|承担|执行|完成|整改){_UNITS}[^:]{{0,10}}|责任"
        r"|(?:责任|职责)?分工|[\u3400-\u9fff]{2,6}(?:单位|部门)|检查主体|[科处股]室"
    ),
    "start": r"(?:开始|启动|起始|开工)(?:时间|日期)",
    "deadline": (
        r"[\u3400-\u9fff]{0,6}?(?:时限|期限|时间|日期|进度|节点|周期|年限|工期|[期时]程)"
        r"(?:节点|进度|安排|要求|计划|目标|表)*"
    ),
    "number": r"[\u3400-\u9fff]{0,4}?(?:序号|编号|编码)|序|号",
    "detail": (
        r"[\u3400-\u9fff]{0,6}?(?:目标|成果|成效|指标|要求|标准|标志|规模|成果形式)"
        r"(?:任务|要求|值|名称)?|考[核评](?:要点|内容)|备注|说明"
    ),
    "task": (
        r"[\u3400-\u9fff]{0,8}?(?:内容|措施|举措|任务|事项|实事|工作|项目|路径|做法|要点)"
        r"(?:(?:及|和|与)(?:目标|要求|标准|措施|举措))?(?:分解|分工|清单|名称|内容|描述|举措|措施)?"
    ),
    "step": r"[\u3400-\u9fff]{0,10}(?:计划|安排|步骤|打算)",
    "group": (
        r"(?:任务|工作|项目)?(?:类别|领域|分类|类型|方面|板块|专项|方向|环节|目标任务|一级任务)"
        r"|(?:专项|重点)?(?:行动|工程)(?:名称)?"
    ),
}
_COLUMNS = tuple((column, lazy(pattern)) for column, pattern in _HEADINGS.items())
_YEAR_BEFORE = lazy(r"20\d{2}年(?:度)?(?=.)")
_WORDS = lazy(r"[A-Za-z][A-Za-z .,&'()/-]*")
_NUMBER_BEFORE = lazy(r"\(?\d{1,2}[.)] ?(?=[A-Za-z\u3400-\u9fff])")  # 5. Responsible Owner
_JOINT = lazy(r"[/(及和与、]")
_ASIDE = lazy(r" ?\([^()]*\)")  # Owner (by name and post)
LONGEST_TITLE = 60


@lru_cache(maxsize=1000)
def read_title(title: str) -> TaskColumn | None:
    """Return what stands below or beside a title of either language; None for other words.

    >>> read_title("牵头单位")
    'lead'
    """
    bare = _YEAR_BEFORE.sub("", _NUMBER_BEFORE.sub("", title))
    if len(bare) > LONGEST_TITLE:
        bare = _ASIDE.sub("", bare)
    if len(bare) > LONGEST_TITLE:
        return None
    chinese = _WORDS.sub("", bare) if has_chinese(bare) else bare
    aside = [part for part in re.split(r"[/(]", bare) if ", " not in part]
    parts = [_read_part(part.strip(" )")) for part in (bare, chinese, *aside)]
    joint = {_read_part(part.strip(" )")) for part in _JOINT.split(bare)}
    if joint == {"task", "deadline"}:  # 任务分解/进度安排: what is to be done when
        return "step"
    return next(filter(None, parts), None)


def _read_part(part: str) -> TaskColumn | None:
    if not has_chinese(part):
        return read_heading_en(part)
    return next((column for column, pattern in _COLUMNS if pattern.fullmatch(part)), None)
