"""By which words Chinese names say that they are those of bodies."""

from __future__ import annotations

from obligations.text.expressions import lazy, one_of

# What the name of a body ends in; longer words that end in one of these are, too: 总局, 办公室.
_ORGAN = one_of(
    "[部委司处科厅署院所馆厂台站社港校]|(?<!执)行|(?<![布格结])局|(?<![督承主协举催转申代补])办",
    "中心|政府|海关|集团|兵团|大学|机场",
    "(?:委员|管委|常委|协|联合|总|商|学|基金|理事|工|红十字|贸促|证监|保监)会|联席会议",
    "(?:妇|残|工商|文|社科|侨)联|科协|联合体",
    "(?:[科处股公]|督查|研究|实验)室|[总支大]队|(?:小|工作|党)组|专班|防指",
    "部门|单位|地方|各地|企业|机[构关]",
    "[省市县区州盟旗]|街道|乡镇",
)
IS_BODY = lazy(rf"[^,;。:、]{{0,40}}?{_ORGAN}(?:\([^()]*\))?$")
