"""Of which kind a provision is: its heading and that of its section say it.

Guiding ideas and principles, goals, organisation, else measure. What stands below goals and has a
clause of its own is a measure; 行动目标 is a goal anywhere; articles that say why there are any, or
where they hold, are principles, and so is what a resolution does itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.numbering import HEADING
from obligations.text.expressions import lazy, one_of
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    import re

    from obligations.drafting.flow import Flow
    from obligations.drafting.outline.nodes import Node
    from obligations.vocabulary import MeasureKind

# What an English sentence asks for, and what only leads in to parts.
_DUTY_EN = lazy(r"\b(?:shall|will|must|should|(?:is|are) (?:responsible|required))\b")
# Whom it asks besides: Stresses …, and invites Member States to ….
_INVITES = lazy(
    r"\b(?:invites|requests|(?:calls|its call) (?:up)?on|urges|instructs|directs|encourages)"
    r" (?:the |all |[A-Z])[^.;]{2,120} to\b"
)
_LEADS_IN = lazy(r"(?:本[章节部分]|以下|如下)[^。]{0,40}。?$")
# What a resolution does itself, and asks of nobody.
_PERFORMS = lazy(
    r"(?:Also |Further |Once again )?(?i:t(?:akes|ook) note|(?:decide|note|welcome|recogni[sz]e"
    r"|emphasi[sz]e|underline|acknowledge|endorse|approve|reiterate|resolve|declare|designate)[sd]"
    r"|(?:proclaim|recall|reaffirm|commend|adopt|condemn|affirm)(?:s|ed)"
    r"|(?:express|stress)(?:es|ed))\b(?![\n:])"
    # What a text says of itself.
    r"|(?:This|Nothing in this) (?:Executive )?(?:[Oo]rder|[Aa]ct|[Rr]egulation"
    r"|[Rr]esolution|[Dd]ecision) (?:shall|is|will|may|enters)"
)
_GOAL = lazy(
    one_of(
        r"(?<![以盯焦绕])目标(?!倒逼|导向|管理|考核|责任)|愿景|预期[成效][效益果]",
        r"(?i:\b(?:goals?|targets?(?! dates?)|objectives?)\b)",
    )
)
# Why there is a set of articles, where they hold, and what they call what.
_GENERAL = lazy(r"为[^。]{2,160}制定本|[^。]{2,120}适用本|本[^。,]{2,6}(?:所称|适用于)")
_GOAL_ALONE = lazy(r"(?:行动|工作|主要|总体|发展|具体|年度|阶段性?)?目标")
_PRINCIPLE = lazy(
    one_of(
        "指导思想|指导方针|基本原则|工作原则|遵循原则|工作思路",
        "总体(?:要求|思路|考虑|原则)|基本(?:思路|要求|考虑)",
        # Why, and on what ground.
        "意义|重要性|充分认识|背景|缘起|形势|现状|发展基础|发展环境|编制依据|适用范围",
        "^(?:前言|依据|目的)$",
        r"(?i:guiding (?:ideology|principles?|thoughts?)|basic principles"
        r"|^(?:[a-z]+ ){0,2}principles\b)",
        "(?i:general (?:requirements|principles|provisions|ideas?|thinking)"
        "|overall (?:requirements|approach|ideas?|thinking)"
        "|(?:general|overall) (?:line|train) of (?:thinking|thought))",
        r"(?i:\bbackground\b|\bintroduction\b|current situation|significance)",
        r"(?i:^(?:purpose|policy|(?:purpose and )?scope(?: of application)?|definitions?|context"
        r"|rationale|findings(?:; sense of congress)?|overview|(?:executive )?summary|foreword"
        r"|legal basis|vision|mission)$)",
    )
)
_ORGANISATION = lazy(
    one_of(
        "(?:实施|工作|方法)步骤|步骤安排",
        # Who leads and organises.
        "(?:组织|工作|领导)机构$|(?<!党)组织(?:实施|保障|领导|推进|落实|管理)|加强(?:领导|组织(?=,))",
        r"推进机制|(?<![\u3400-\u9fff])工作机制$",
        # What makes sure of it.
        "保障措施|实施保障|落实保障|工作(?:保障|机制与?要求)|政策保障与?组织",
        "(?:^|[,、和与]|组织|工作|实施|推进|落实|强化|加大|加强|健全|完善)保障(?:机制|条件|力度|工作)",
        r"保障[\u3400-\u9fff]{0,16}(?:力度|落实)$|强化(?:保障|落实|实施)",
        # What is asked of those who carry it out, and who watches them.
        "(?:工作|实施|有关|相关|落实)要求|监督(?:检查|评估|考核|保障)|督促(?:检查|落实)|管考|附则",
        r"(?<!分工)(?<!重点,)(?:抓好|狠抓)[\u3400-\u9fff]{0,4}落实$",
        r"责任落实|(?<![\u3400-\u9fff])(?:压紧)?(?:压实|明确落实)[\u3400-\u9fff]{0,6}责任(?=,|$)",
        "(?i:organi[sz](?:ing|e|ation)(?:al)? (?:and |the |of )?(?:the )?"
        "(?:implementation|guarantee|leadership|support|safeguard)|^organi[sz]ation$"
        "|implement (?:the )?organi[sz]ation|(?:implementation|governance) arrangements)",
        "(?i:(?:strengthen|improv)(?:e|ing)? (?:the )?(?:guarantees?|safeguards?)$"
        "|^(?:safeguards?|guarantees?)$|(?:safeguard|guarantee) (?:measures|mechanisms?)"
        "|^security measures$)",
        r"(?i:^supplement(?:al|ary) provisions$|^work requirements$|\b(?:compact|consolidat|tighten"
        r"|enforc|fulfil)[a-z]* (?:of )?(?:[a-z]+ ){0,3}responsibilit(?:y|ies)$)",
    )
)
# By kind: the words, and how long a heading that says nothing else may be, in English and Chinese.
_KINDS: tuple[tuple[MeasureKind, re.Pattern[str], dict[bool, int]], ...] = (
    ("principle", _PRINCIPLE, {False: 100, True: 40}),
    ("organisation", _ORGANISATION, {False: 230, True: 30}),
    ("goal", _GOAL, {False: 60, True: 14}),
)


def find_provision_kind(
    flow: Flow, node: Node, above: MeasureKind, *, top: bool, sections: bool
) -> MeasureKind:
    """Return the kind of a provision by its heading and that of its section."""
    heading = node.heading.of(flow.text) if node.heading else ""
    if has_chinese(heading):
        heading = heading.replace(" ", "")  # 附 则, as it is set
    general = node.label.style == "article" and _GENERAL.match(flow.text, node.body, node.end)
    if general or (node.label.style != HEADING and _asks_nobody(flow, node)):
        return "principle"
    if above == "measure" and _GOAL_ALONE.fullmatch(heading):
        return "goal"
    if above == "organisation" or (above == "measure" and not top and sections):
        return above
    if above in ("principle", "goal") and not top:
        if node.clauses and not _PRINCIPLE.search(heading):
            return "measure"  # somebody answers for it
        if _GOAL.search(heading):
            return "goal"
        return above
    chinese = has_chinese(heading)
    names_field = heading == "Policy" and node.label.style != "article"
    for kind, pattern, longest in () if names_field else _KINDS:
        if pattern.search(heading) and len(heading) < longest[chinese]:
            return kind
    return "measure"


def _asks_nobody(flow: Flow, node: Node) -> bool:
    """Whether a provision says what its text does itself, and asks for nothing besides."""
    body = flow.text[node.body : node.end]
    leads_on = body.rstrip().endswith(":") and not node.children  # to the next provisions
    places = (node.label.end, node.end - len(body.lstrip()))[: 2 - leads_on]
    found = (_PERFORMS.match(flow.text, place, node.end) for place in places)
    performs = next(filter(None, found), None)
    if performs is None:
        return False
    if performs[0].startswith(("This", "Nothing")):
        return True
    invites = _INVITES.search(flow.text, performs.end(), node.end)
    return not (invites or asks_for_something(flow, node))


def asks_for_something(flow: Flow, node: Node) -> bool:
    """Whether what stands between a node and its parts asks for something, and does not lead in."""
    own = flow.text[node.body : node.end].strip()
    if has_chinese(own):
        return own.endswith("。") and not _LEADS_IN.search(own)
    return _DUTY_EN.search(own) is not None
