"""Order rules: who of a list leads, stated once and in force from there on.

列第一位者为牵头单位，下同; the bodies before the first comma lead. Where a sign marks who leads
(标☆的为牵头单位), the reader of the names knows it, and no order says it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from obligations.drafting.parties.names import SIGN_LEADS
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from obligations.drafting.flow import Flow

OrderRule = Literal["first", "before-comma"]
_LEADS = lazy(r"牵头|lead")
_RULE = lazy(
    r"(?P<first>(?:第一|首)(?:位|名|个)(?:的)?(?:部门|单位)?为(?:牵头|主办)|(?:排|列|居|位列|排名"
    r"|排序)(?:在|列|名|于)?(?:第一|首|最前|前列|前面)(?:位|个|名)?(?:的|者)?(?:部门|单位|责任单位"
    r"|责任部门|责任主体|机构)?(?:(?:即?为|是|系)(?:工作|总|主|该项|本项)?(?:第一责任|主办|主要责任|牵头)"
    r"|(?:负责)?牵头)"
    r"|(?:第一|首)(?:个|位|列)?(?:责任)?(?:部门|单位)(?:为|是)(?:牵头|主办)|首位为牵头|(?:首列"
    r"|首位)(?:部门|单位)?(?:为|是)?牵头|(?:first[- ](?:listed|named|mentioned|ranked|placed)"
    r"|(?:listed|named|placed|mentioned|rank(?:s|ed|ing)?|stands|comes|is) (?:the )?first"
    r"|in (?:the )?first (?:place|position)|the first in the (?:list|order)"
    r"|the first (?:[a-z]+ )?(?:one|unit|body|department|agency|party)"
    r"|the first(?= (?:is|being|as|shall be|will be) ))[^.;)]{0,60}\blead)"
    r"|(?P<once>first (?:in|by|on) (?:the )?(?:order|list|ranking)[^.;)]{0,60}\blead)"
    r"|(?P<comma>(?:第一个|首个)?[逗分]号(?:之)?前(?:面)?的?(?:部门|单位|责任单位)?(?:为"
    r"|是)(?:牵头|主办)|before the (?:first )?(?:comma|semicolon)[^.;)]{0,60}lead"
    rf"|lead[^.;)]{{0,60}}before the (?:first )?(?:comma|semicolon))|{SIGN_LEADS.pattern}",
    re.IGNORECASE,
    any_of="第一 首 最前 前列 前面 号 牵头 first comma semicolon",
)

# What ends a rule inside a clause that goes on behind it.
_SAME_BELOW = lazy("(?:单位|部门)?[,;]?以?下同[,;。]")


def find_order_rule(text: str) -> OrderRule | None:
    """Return the order rule that a text states; None where it states none."""
    found = _RULE.search(text)
    if not found or found["sign"]:
        return None
    return "before-comma" if found["comma"] else "first"


def find_lasting_rule(text: str) -> OrderRule | None:
    """Return the order rule that lasts: a mere mark behind a name is of its own clause."""
    found = _RULE.search(text)
    return find_order_rule(text) if found and not found["once"] else None


def list_stated_rules(flow: Flow) -> list[tuple[int, OrderRule]]:
    """Return the order rules that a text states, each with its place."""
    found = []
    for paragraph in flow.list_paragraphs():
        text = paragraph.of(flow.text)
        leads = _LEADS.search(text)
        stated = find_lasting_rule(text) if leads else None
        if leads and stated:
            found.append((paragraph.start + leads.start(), stated))
    return found


def states_rule_alone(text: str) -> bool:
    """Whether a text states an order rule and names nobody: it holds for what follows."""
    found = _RULE.search(text)
    return found is not None and not re.search("[、,;。]", text[: found.start()])


def cut_rule(text: str, start: int, end: int) -> list[Stretch]:
    """Return a clause without its order rule: up to that, and behind its bracket or 下同."""
    found = _RULE.search(text, start, end)
    if not found:
        return [Stretch(start, end)]
    begin = _find_rule_start(text, start, found.start())
    resumed = _SAME_BELOW.match(text, found.end(), end)
    if resumed:
        return [Stretch(start, begin), Stretch(resumed.end(), end)]
    closed = text.find(")", found.end(), end)
    if text[begin] != "(" or closed < 0:
        return [Stretch(start, begin)]
    return [Stretch(start, begin), Stretch(closed + 1, end)]


def _find_rule_start(text: str, start: int, at: int) -> int:
    """Return where the part begins that states an order rule, or the bracket that holds it."""
    opened = text.rfind("(", start, at)
    if opened > text.rfind(")", start, at):
        return opened
    before = max(text.rfind(sign, start, at) for sign in (",", ";", "。", ". "))
    if before >= start:
        return before
    return at
