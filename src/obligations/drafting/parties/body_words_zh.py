"""By which words Chinese names say that they are those of bodies."""

from __future__ import annotations

from obligations.text.expressions import lazy

# What the name of a body ends in; longer words that end in one of these are, too: 总局.
_ORGAN = (
    "部|委|委员会|司|处|科|[科处股]室|局|厅|署|办|公室|院|督查室|研究室|集团|中心|政府|海关|协会"
    "|联合会|总会|商会|学会|基金会|理事会|单位|部门|地方|企业|机构|机关|所|总队|支队|大队|专班"
    "|小组|联席会议|常委会|红十字会|贸促会|党组|工会|妇联|残联|科协|工商联|文联|社科联|侨联|各地"
    "|管委会|省|市|县|区|州|盟|旗|兵团|街道|乡镇|实验室|机场|港|联合体|工作组|馆|厂|台|证监会"
    "|保监会|防指|大学|站|社|(?<!执)行|校"
)
IS_BODY = lazy(rf"[^,;。:、]{{0,40}}?(?:{_ORGAN})(?:\([^()]*\))?$")
