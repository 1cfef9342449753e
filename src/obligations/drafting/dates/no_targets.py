"""Dates that are no targets: what a plan is called by and covers, what was, to what something is
compared, from when and until when something holds, and whom a favour is for.
"""

from __future__ import annotations

from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

_FROM_ZH = r"自(?=\d|[本发印公文颁签施正通实]|[今明当]年|[^,。;\d]{1,10}之?日)"
# Of either language: works, numbers of documents, years in brackets.
_NAMED = (
    r"《[^《》\n]{0,200}》|[〔\[(]20\d{2}[〕\])] ?\d*号?|(?<!term )(?<!阶段)(?<![近中远]期)"
    r"(?<!(?:[Pp]hase|[Ss]tage) \d )\((?:(?:19|20)\d{2} ?年? ?[-至到] ?)?(?:19|20)\d{2} ?年?\)"
)
_DAY_OF_YEAR = r"\d{1,2} ?月 ?\d{1,2} ?[日号]?(?:\([^()\n]{1,8}\))?"
_ALTERNATIVES_ZH = (
    # When people are off, at work or at school: 10月1日至7日放假, 9月2日起正式上课.
    (
        rf"(?:20\d{{2}} ?年 ?)?{_DAY_OF_YEAR}(?:[-—–~、至到和及]{{1,3}}(?:{_DAY_OF_YEAR}"
        r"|\d{1,2} ?[日号](?:\([^()\n]{1,8}\))?))*期?间?,?[^,。;\n\d前]{0,16}(?:放假|调休|公休"
        r"|休息|上班|上课|停课|补课)(?!安排|通知|时间)"
    ),
    # Whom a support is for: 3月底前完成改造的企业，给予….
    (
        r"(?:20\d{2} ?年)?(?:\d{1,2} ?月(?: ?\d{1,2} ?日)?|年)[底末初]?(?:之?前|以?后)"
        r"(?=[^。;\n]{2,80}的(?:企业|项目|单位|个人|人员|机构),?(?:对其|给予|予以|可享受))"
    ),
    (
        r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?(?:-|至|到) ?"
        r"(?:20\d{2} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日(?=期?间?,?[^,。;\n]{0,24}(?:给予|享受"
        r"|[免减缓][收征按半缴]|补助|补贴|贴息|返还|奖励|有效|执行|下调|上浮|优惠))"
    ),
    (
        r"(?:免[收征除交税费]|减[免征按半]|补贴|优惠|缓[缴交]|延续)[^,。;\n]{0,14}?(?:至|到"
        r"|截至) ?20\d{2}[^,。;\n]{1,12}"
    ),
    rf"{_FROM_ZH}[^。;\n]{{2,24}}?起[^。;\n]{{0,40}}?(?:至|到)[^,。;\n]{{2,20}}?止",
    # The round of each year: 年初部署、年底考核.
    r"年初[^,。;\d\n]{1,16}年[底末](?!之?前)",
    # For whom a favour is: 2026年1月1日至6月30日期间购买新车的, 2026年起新引进的企业.
    (
        r"(?:20\d{2} ?年 ?)?\d{1,2} ?月(?: ?\d{1,2} ?日)? ?(?:-|至|到) ?"
        r"(?:20\d{2} ?年 ?)?\d{1,2} ?月(?: ?\d{1,2} ?日)?(?=期?间?[^,。;\n]{0,24}的(?:,|给予"
        r"|予以))"
    ),
    (
        r"20\d{2} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?起(?=新?(?:引进|认定|设立|落户|注册"
        r"|投产|入库|获批|购买|购置)[^,。;\n\d]{0,6}的)"
    ),
    r"在 ?20\d{2} ?年[\u3400-\u9fff]{1,8}基础上",
    # How long a plan is for: 规划期限为2026—2035年，远景到2050年.
    (
        r"(?:规划|方案|计划)(?:实施)?(?:期限?(?!间|内|末)"
        r"|年限)[^。;\n\d]{0,6}20\d{2}[^。;\n]{0,60}"
    ),
    r"(?:远景)?展望(?:期|年)?[为至到] ?20\d{2} ?年",
    # What was decided or printed, and from when a document holds.
    r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日印发(?=\n|$)",
    (
        r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?=[^,。;\n]{0,20}(?:会议"
        r"|审议)[^,。;\n]{0,6}通过)"
    ),
    r"(?:20\d{2} ?年 ?)?\d{1,2} ?月 ?\d{1,2} ?日起(?:正式)?(?:施行|生效)",
    r"20\d{2} ?年[底末]?前(?=,?(?:对[^。;\n]{0,40}(?:[免减缓][征收缴按]|减半)|[延继]续执行))",
    (
        r"20\d{2} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?:之)?前(?=,?[^。;\n]{0,30}"
        r"(?:[免减缓][征收缴按]|减半|享受|暂不))"
    ),
    r"自 ?20\d{2} ?年[^,。;\n]{0,8}起(?=[^。;\n]{0,16}(?:[免减缓][征收缴交按]|减半|享受))",
    _NAMED,
    (
        r"(?:比|较|相比|与|以|在)(?:于)? ?(?:19|20)\d{2} ?年?(?:年?底|年?末|同期)?(?:相比|的?基础上"
        r"|为基[准数期]|相较)?(?=增|分别|累计|平均|再|压[缩减]|缩短|提高|下降|降低|减少|翻|上升|提升|增长|基础|为基"
        r"|相比|的|,)"
    ),
    (
        r"(?:19|20)\d{2} ?年?(?:同期|水平|版|修订版?|前后|以来|(?:[冬残]奥|[奥亚大全]运"
        r"|[世进]博)会)"
    ),
    (
        r"(?:延长|延期|顺延|累加|结转|递延|推迟|展期|延续|延缓|暂缓|缓缴|执行|施行|有效|试行|实施期?"
        r"|保留|适用)(?:期(?:限)?)?(?:暂定)?[^,。;:]{0,10}?(?:至|到|截至|为)[^,。;]{0,24}"
    ),
    rf"{_FROM_ZH}[^,。;]{{2,20}}?(?:起)?(?:至|到)[^,。;]{{2,20}}?(?:止|日|底|年|月)",
    r"自[^,。;]{2,30}起(?:正式)?(?:施行|实施|执行|生效|废止)",
    r"(?:(?:政策|试点|补助|补贴|奖补)期限?|活动(?:时间|期限))(?:为|是|:)20\d{2}[^,。;\n]{1,24}",
    r"每(?:人|户|家|台|辆|亩|吨|平方米|公里|立方米)[^,。;\n每]{0,6}?每?(?:年|月|天|季度?)",
    r"每[\u3400-\u9fff]每(?:年|月|天|季度?)(?=[^,。;\n]{0,16}(?:元|[补奖]助|[补津]贴|吨|公斤))",
    r"每[年月](?=可|最高|[\d.]+[千百万]?元|[补奖]助|[补津]贴)",
    # What was too little: 2026年仅为3%.
    r"20\d{2} ?年(?:度|[底末])?(?=[^,。;\n]{0,24}(?:仅[为有占]|只有))",
    # What is done: 已于2026年3月31日前备案的.
    r"已(?:[由经][^,。;\n]{2,20}?)?[于在] ?20\d{2}[^,。;\n]{2,14}",
    # What is aimed at elsewhere: 按照2030年前…的目标要求.
    (
        r"(?:按照|根据|围绕|锚定|着眼|对照)[^,。;\d\n]{0,12}20\d{2} ?年[^,。;\n]{1,24}目标"
        r"(?:要求|任务)?"
    ),
    # What a plan is for, and what is done to it: 制定2026—2030年行动计划, 统筹“十五五”时期改革.
    (
        r"(?:(?<=[将把])|(?<=落实|执行|纳入|列入|制定|制订|编制|修编|出台|印发|统筹|谋划|做好|评估))"
        r"(?:20\d{2} ?年? ?[-至到] ?20\d{2} ?年|[“\"]?十[一二三四五六七八九]?五[”\"]?(?:时期"
        r"|期间))(?=[\u3400-\u9fff])"
    ),
    # What it is called by: 2026年度渡口整治方案, 2026—2028年改造规划.
    (
        r"(?:20\d{2} ?年度|20\d{2} ?年? ?[-至到] ?20\d{2} ?年度?)(?!完成|编制|制[定订]|出台"
        r"|印发|发布|修订|实施|开展|组织|推[进动]|落实|执行)(?=[\u3400-\u9fff]{2,30}(?:方案|计划"
        r"|规划|目录|清单|名单|报告|纲要)(?: ?[,。;、\n|]|$))"
    ),
    # For how long something can be read and answered.
    r"(?:征求意见|公示)(?:时间|期限?)[^,。;\n]{0,40}",
    # What was so on a day: 截至今年6月底，已有….
    (
        r"(?:截至|截止到?)[^,。;\n]{2,14},?(?=[^,。;\n]{0,12}(?:已|累计|共有|共计"
        r"|现有))[^。;\n]{0,200}"
    ),
    r"(?<!\d)1 ?- ?\d{1,2} ?月份?(?=,[^,。;\n]{0,12}(?:已|累计|共有|共计|同比))",
    # Whom something is for: 对2026年1月至6月期间登记的企业.
    r"(?<=对)(?:本年度|今年|当年|20\d{2} ?年度?)内?[^,。;\n]{2,24}的(?=[\u3400-\u9fff])",
    r"(?<=[对为])20\d{2} ?年[^,。;\n]{2,30}期间[^,。;\n]{2,24}的(?=[\u3400-\u9fff])",
    # What is waived or deferred in a month, and what is applied for or paid month by month.
    (
        r"(?:20\d{2} ?年 ?)?\d{1,2}(?: ?[-—–~至到] ?\d{1,2})? ?月份?[^,。;\n]{0,6}?"
        r"(?:免[收征缴交除]|减半|减免|减按|减征|缓[缴交征])"
    ),
    (
        r"20\d{2} ?年(?:度|全年|[上下]半年|第?[一二三四]季度)?[^,。;\n]{0,4}(?:免[收征缴交除]"
        r"|减半|减免|减按|减征|缓[缴交征])"
    ),
    r"按(?:月|季度?|年)(?=向[^,。;]{0,14}(?:申[报请]|缴|支付|发放)|申请|申报|缴纳|发放|支付|计算|计提)",
)
_ZH = lazy("|".join(_ALTERNATIVES_ZH))
# Since 2026, … shall says from when.
_SINCE = r"since(?! (?:[a-z]+ (?:\d{1,2},? )?)?20\d{2},[^.;\n]{3,120} (?:shall|will|must) )"
_TO_PAST = r"(?:(?! (?:(?:shall|will|must|should|to|be|is|are|and)\b|20\d\d))[^.,;:\n])"
_DID = r"[a-z]{2,12}[^\We]ed"
_OBJECT = r"(?:an?|the|its|their|all|for|lives|[A-Z])\b"
_ALTERNATIVES_EN = (
    _NAMED,
    # How long a plan is for: covers the period 2026-2030.
    r"(?i:\bcover(?:s|ing)? the (?:[a-z]+ )?period (?:from )?20\d{2} ?(?:-|to) ?20\d{2})",
    # For how long something is charged, and before when nothing holds.
    (
        r"(?i:\b(?:from|between) [a-z0-9 ,]{4,20}20\d{2} (?:to|and"
        r"|until) [a-z0-9 ,]{4,20}20\d{2},? [a-z -]{3,40}\b(?:charged|payable|exempt(?:ed)?"
        r"|waived|reduced rate|eligible|apply|applies)\b|\bnot (?:[a-z]+ ){1,3}before "
        r"(?:[a-z0-9]+ ){0,3}?20\d{2})"
    ),
    # For how long something is free of charge, and who has done something by then.
    r"\bFor [^.,;\n\d]{3,60} before (?:[A-Za-z\d,]{1,9} ){0,4}20\d{2}(?=,)",
    (
        r"(?i:\bin 20\d{2}(?=,[^.;\n]{0,80}\bexempt)|(?<=\bexempt)(?:ed|ion)?\b[^.;\n]{0,80}?\b"
        r"(?:before|from|as of|until|through|by) (?:[a-z\d,]{1,9} ){0,4}20\d{2}|\b(?:that|which"
        r"|who) (?!(?:will|shall|must|should|can|may)\b)[^.,;\n\d]{3,60}? (?:before "
        r"(?:[a-z\d,]{1,9} ){0,4}20\d{2}|within \d{1,2} (?:days|months|years) (?:after|of"
        r"|from) [a-z]+ing\b))"
    ),
    # When a text ends to hold: shall expire and be deemed revoked on December 31, 2031.
    (
        r"(?i:\b(?:expires?|terminates?|lapses?|ceases?)\b[^.;\n\d]{0,60}\b(?:on|at|until) "
        r"(?:[a-z\d,]{1,9} ){0,4}20\d{2})"
    ),
    # What is done: As of June 2026, 14 piers had opened.
    (
        r"(?i:\bas of [a-z0-9 ]{0,20}20\d{2},?(?=[^.;\n]{0,60}\b(?:had|has|have|were|was|is"
        r"|are)\b))"
    ),
    # What is called by its year: steps in the 2026 Action Plan.
    r"\b(?:in|of|under|with) the 20\d{2} (?=[A-Z][a-z])",
    # What was done: In 2026, the Board opened the pier; the Board opened a pier in 2026.
    (
        rf"\bIn (?:(?i:fiscal year|FY) ?)?20\d{{2}},(?={_TO_PAST}{{3,90}}? (?:{_DID}|took"
        rf"|began) {_OBJECT})"
    ),
    rf"(?<!\bbe )(?<!\bhave )\b{_DID} (?:an?|the|its|their) {_TO_PAST}{{3,80}}? in 20\d{{2}}",
    # What a plan is called by: the 2026-2030 plan.
    (
        r"(?i:(?<=\bthe )20\d{2} ?[-/] ?(?:20)?\d{2} (?=[a-z])(?!period|season|year|academic"
        r"|school|financial|fiscal))"
    ),
    # … and Framework 2026-2030, the PCAP 2026-2030.
    (
        r"\b(?:[A-Z]{3,8}|Plan|Strategy|Framework|Policy|Programme|Program|Agenda|Roadmap|Vision),?"
        r" 20\d{2} ?(?:-|/|to) ?(?:20)?\d{2}\b"
    ),
    # For which period something is: the budget for the period 2031-2037.
    (
        r"(?<!in )(?<!over )(?<!during )(?<!within )\b[Tt]he period (?:of |from )?20\d{2} ?(?:-"
        r"|to) ?20\d{2}"
    ),
    # From where a change is counted: 2005 levels, up from 40% in 2005.
    (
        r"\b(?:20\d{2} (?:levels?|baselines?|rates?|figures?|averages?)\b|(?:(?:up"
        r"|down) from [^,.;\n]{1,24}|from \d[\d.,]*"
        r"(?:%| [a-z]+)?) in 20\d{2}|(?<!be )(?:built|constructed|registered|issued) before "
        r"(?:the end of )?(?:19|20)\d{2})"
    ),
    r"(?<=% )on 20\d{2}\b",
    (
        rf"(?i:\b(?:compared (?:with|to)|relative to|from the|{_SINCE}"
        r"|over(?! (?:the )?20\d{2} ?-)|(?<!later )"
        r"(?<!earlier )than(?: in)?|valid|effective|remain in force|in force) (?:the )?(?:until "
        r"|till |through |to )?(?:levels? (?:of|in) |end of )?(?:[a-z]+ "
        r"(?:\d{1,2},? )?)?20\d{2}\b"
        # From which day a document holds.
        r"|\b(?:takes? effect|(?:comes?|enters?) into (?:effect|force)|be (?:[a-z]+ly )?"
        r"(?:implemented|effective|in force|repealed|abolished)) (?:on|from|as of|as from|since"
        r"|starting from|starting on) [a-z\d]{1,9} [a-z\d]{1,9},? 20\d{2}\b)"
    ),
)
# Where any of these begins: with a word, a bracket, or behind what is exempt.
_BEGINS_EN = r"(?:\b(?=\w)|(?=[《〔\[(])|(?<=\bexempt))"
_EN = lazy(rf"{_BEGINS_EN}(?:{'|'.join(_ALTERNATIVES_EN)})", any_of="《 19 20 within")


def hide_no_targets(text: str) -> str:
    """Return a text of one language with a NUL for each sign of such dates: its places stay."""
    pattern = _ZH if has_chinese(text) else _EN
    return pattern.sub(lambda found: "\0" * len(found[0]), text)
