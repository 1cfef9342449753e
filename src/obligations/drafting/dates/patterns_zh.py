"""Expressions of Chinese dates, each with what reads it, in the order in which they are tried."""

from __future__ import annotations

from obligations.drafting.dates.readers import (
    DateRule,
    read_by,
    read_days,
    read_every_zh,
    read_from,
    read_in,
    read_interval,
    read_months,
    read_other_day,
    read_plan,
    read_when,
    recurring,
)
from obligations.drafting.dates.words import (
    BEFORE_ZH,
    DATE_ZH,
    DAY_ZH,
    END_ZH,
    MONTH_ZH,
    PART_ZH,
    YEAR_ZH,
    compile_zh,
)
from obligations.text.expressions import lazy

_NUM_ZH = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_TERM_ZH = rf"(?:{_NUM_ZH}(?: ?个? ?(?:工作日|月|小时)|[天日周年])|半个?[年月])"
_DAY_PLAIN = DAY_ZH.replace("?P<day>", "?P<other>")
_SPAN_ZH = rf"{_NUM_ZH} ?个?(?:工作日|交易日|自然日|日|天|小时|周|星期|月|年)"
# What stands behind a year that says when, and behind one that is an attribute: 2022年版, 2023年的.
_SAYS_WHEN = (
    r"(?!之?[前后]| ?\d{1,2} ?[月日]|新增(?![^,。;]{0,10}\d+(?!\d|[月日年]))"
    r"|(?:(?!举办|召开|开展|组织|承办|参加|启动|完成)[\u3400-\u9fff]){2,14}"
    r"(?:大会|大赛|竞赛|论坛|关键期|[博展]览会|交易会|运动会|活动[周月日])"
    r"|“[^”\n]{1,12}”(?:节|活动|假期)?(?:之?前|期间|当[天日])|[省市县区]?(?:政府)?[\0《〈]|的|度?版"
    r"|以[来前后]|前后|初始|同期|水平|末?存量"
    r"|度?(?:第|报告"
    r"|预算|决算|计划|行动计划|工作要点|任务)"
    r"|发布的|印发的|出台的|修订|新增的|[春秋冬夏]|高考|国家|全国(?:两会"
    r"|人大)|中央|省级|[-至到]|开始|起|底|末|已)"
)
_VERB_AFTER = (
    r"(?=[,、:)〉〕】\]。;]|$|各|分别|集中|陆续|分批|同步|统一|联合|继续|力争|争取|确保|实现|完成|达到|建成|基本|启动"
    r"|开展|要|将|计划|新增|预计|组织|形成|初步"
    r"|累计|培育|建设|新建|推动|推进|出台|制定|印发|发布|实施|投入"
    r"|建立|健全|各|全[面部省市县]|举办|召开|力求"
    r"|开始|开工|投产|竣工|投用|交付|上线|覆盖|率先|底|重点|完善|落实"
    r"|打造|引进|改造|编制|提交|上报|报送|总结|验收|评估|对|为"
    r"|新(?![^,。;]{0,8}的)|兑现|发[放行]|一批|拨付|下达|公布|举行|签约|动工|封顶|通车|试运行|入驻|搬迁|开放"
    r"|运营|成立|设立|部署|摸底|排查"
    r"|整改|汇总|评选|评审|通报|考核|督查|检查|抽查|培训|演练|宣传|更新|修订|采购|招标|拆除|清理|处置"
    r"|进行|[和及与] ?\d{1,2} ?月)"
)
_SEASON = (
    r"春节|元旦|五一|国庆(?:节)?|中秋(?:节)?"
    r"|汛期|主汛期|[采取供][暖热][期季]|[寒暑]假|暑期|丰水期|开学|学期|三夏|雨季|梅雨"
    r"|[入上封解](?:冬|汛|冻)|[春夏秋冬麦三](?:收|种|耕|灌|播|忙)|[全省市县]?两会"
    r"|汛(?=[前中后])|冬季|春运|防火期|高考|枯水期|休渔期|冰?雪季|[春秋]季学期|[春秋]季(?=开学)"
    r"|年度考核|旺季"
)
# What holds no target, and is taken out before anything else is looked for.
# A date that only says which things are meant: 2025年底前到期的贷款.
_ATTRIBUTE = (
    r"(?!(?:已|前)?(?:仍?未|尚未|到期|开工|竣工|交付|引进"
    r"|购买|申请|购置|签订|申报|到位|到账|备案|批准|发放|成立|投产|出生|退休|购买|注册|签订|取得|入库|建成投产"
    r"|毕业|参保|登记|(?:形成|产生)(?=的)|立项)"
    r"[^,。;]{0,14}的)"
)
# In the order in which they are tried: what recurs, terms that are no calendar dates, plans and
# intervals, by, from, in.
PATTERNS_ZH: tuple[DateRule, ...] = (
    (
        compile_zh(
            rf"每(?P<unit>年度?)(?:的)? ?\d{{1,2}} ?月(?:\d{{1,2}} ?日?)?(?:-|至|到) ?"
            rf"(?:{MONTH_ZH} ?)?{DAY_ZH}"
        ),
        read_every_zh,
    ),
    (
        compile_zh(
            rf"每(?P<unit>年度?)(?:的)? ?\d{{1,2}} ?月?(?:-|至|到) ?{MONTH_ZH}(?!\d)"
            rf"(?:底|末)?(?:{BEFORE_ZH})?"
        ),
        read_every_zh,
    ),
    (
        compile_zh(rf"每个?(?P<unit>月份?)\d{{1,2}} ?日?(?:-|至|到) ?{DAY_ZH}"),
        read_every_zh,
    ),
    (
        compile_zh(
            rf"(?:于|在)?每(?P<unit>年度?)(?:的)?(?: ?(?:{PART_ZH})(?P<end>底"
            rf"|末)?(?:{BEFORE_ZH})?|(?P<end>年底|底|末)(?:{BEFORE_ZH})?"
            rf"|(?:(?:{_SEASON})[前中后][、和]?){{2,4}})?"
        ),
        read_every_zh,
    ),
    (
        compile_zh(
            r"每个?(?P<unit>季度?)(?:结束|终了|末|度末)?(?:之日)?(?:后"
            r"|起)(?:的)?(?P<days>\d{1,2}) ?个?(?:工作)?[日天](?:之?内|前)?"
        ),
        read_every_zh,
    ),
    (
        compile_zh(
            rf"每个?(?P<unit>季度?)(?:(?P<first>首月|第[一1]个月)|(?P<final>末月|最后一个?月)|次月)?"
            rf"(?:的)? ?{DAY_ZH}(?:{BEFORE_ZH}|之?内)?"
        ),
        read_every_zh,
    ),
    (
        compile_zh(rf"每个?(?P<unit>季度?)(?P<first>首月|第[一1]个月)(?:底|末)?(?:{BEFORE_ZH})?"),
        read_every_zh,
    ),
    (
        compile_zh(
            rf"每个?(?P<unit>月份?)(?:结束|终了)?(?:后)?(?:的?次月)?(?:的)? ?(?P<day>3[01]"
            rf"|[12]\d|[1-9]) ?[日号](?:{BEFORE_ZH}|之?内)?"
        ),
        read_every_zh,
    ),
    # What recurs less often than every two years.
    (
        lazy(
            r"(?P<when>每隔?(?![36三六] ?个月)(?:[3-9]|1\d|[三四五六七八九十])"
            r" ?(?:年|个月|个季度)"
            r"|每隔?[两2] ?(?:个?月|周))(?![一度]遇|度)"
        ),
        read_when,
    ),
    # The year after one that the program never reckons with.
    (
        lazy(
            rf"(?P<when>(?<![-至到~])[次翌]年(?: ?{PART_ZH}[底末]?(?:{BEFORE_ZH}|内|起)?"
            rf"|年?[底末初](?:{BEFORE_ZH})?|{BEFORE_ZH}|内|起))"
        ),
        read_when,
    ),
    (
        compile_zh(rf"(?:于|在)?(?P<unit>次月)(?:的)?{DAY_ZH}(?:{BEFORE_ZH}|之?内)?"),
        read_every_zh,
    ),
    (
        compile_zh(
            r"(?<!的)每个?(?P<unit>半年|季度?|月份?|周|星期|[两2]年|[三3六6]个月)(?:度)?"
            r"(?:至少|末|底|初)?(?:前)?"
        ),
        read_every_zh,
    ),
    (
        compile_zh(
            r"(?:(?<![\u3400-\u9fff])|(?=[一半][年季月周]度?一(?:通报|调度|总结|评估|考核|督查|报告|汇总)))"
            r"(?:一(?P<unit>年|季度?|月|周)|(?P<unit>半年))一(?=[\u3400-\u9fff])(?!度)"
        ),
        read_every_zh,
    ),
    (
        compile_zh(r"(?<![\u3400-\u9fff])(?P<unit>半年)(?=[\u3400-\u9fff]{2,4}一次)"),
        read_every_zh,
    ),
    (
        compile_zh(
            r"(?<=[、,行立“\"度报告])(?P<unit>周|月|季|半年|年)"
            r"(?:调度|通报|报告|考核|考评|汇总|评估|会商|研判|总结|督查|督导|检查|例会|分析|点评)"
            r"(?=[、,。;”\"制机的]|$)"
        ),
        read_every_zh,
    ),
    (
        compile_zh(
            # Not what is paid or counted by the month, nor a plan for a year.
            r"按(?P<unit>年度?|半年|季度?|月|周)(?:度)?(?=[\u3400-\u9fff])"
            r"(?![度的份均化利缴付领计申还租补返摊扣供薪]|发(?!布)|收(?!集)|结(?!合)|支(?!持)"
            r"|计划|预算|目标|任务|安排|工作|要求)"
            # What grows year by year; a trend that is told of is none.
            r"|(?<![呈已])逐(?P<unit>年)(?=[提增扩降减压加递][\u3400-\u9fff](?![^,。;]{0,6}[趋态]势))"
        ),
        read_every_zh,
    ),
    (
        lazy(
            r"(?<=[,;、])(?:持续|长期|常态化|常年)(?:推进|坚持|实施|开展|落实|执行)(?=[)〉〕】\]]|$)"
            r"|(?<=。)(?:持续|长期|常态化|常年)(?:推进|坚持|实施|开展|落实|执行)(?=。|$)"
        ),
        recurring("continuously"),
    ),
    (
        lazy(r"(?<![不稳固])(?<!通过|按月|按季|按年)定期(?!存|合同|航|限|票|贷|债)"),
        recurring("regularly"),
    ),
    (
        lazy(
            rf"(?:(?<=[,。;:在自于从应当要须(])"
            rf"|(?<=^)|(?<=\n))(?P<when>(?!每)(?:[^,。;:、()在自于\n]{{1,24}}?"
            rf"(?:之日起|之日后|日起|之后|后|起)(?:的)?|[收接]到[^,。;:、()\n]{{2,24}}?) ?"
            rf"{_SPAN_ZH}(?:之?内|以内))"
        ),
        read_when,
    ),
    (
        lazy(
            r"(?P<when>(?:(?:20\d{2} ?年|[今明当每]年)?“[^”\n]{1,8}”"
            r"(?:节|活动|假期)?之?前(?![一两二三四五])"
            r"|本届[\u3400-\u9fff]{0,4}任期内))"
        ),
        read_when,
    ),
    (
        lazy(
            rf"(?<!每年)(?<!每年度)(?P<when>(?:每(?=学期)|(?:(?:20\d{{2}} ?[-至] ?)?20\d{{2}} ?年"
            rf"|今年|明年|次年|每年|当年)(?:度)?)?(?:{_SEASON}){{1,2}}(?:来临"
            rf"|到来|结束|开始|假期)?(?:(?:之)?(?:前|后)|(?<=学期)(?:开始)?起))"
            r"(?!夕|续|第| ?\d|[^,。;]{1,10}的(?:[要应须,]))"
        ),
        read_when,
    ),
    (
        lazy(rf"(?P<when>[到至]20\d{{2}} ?年(?:{_SEASON})(?:末|结束)?)(?=,)"),
        read_when,
    ),
    (
        lazy(
            rf"(?:(?<=[,;。:\n(])|(?<=^)|(?<=基础上))(?:力争|争取|计划|确保|原则上|应当?|须|在)*"
            rf"(?P<when>(?:(?:今后|未来) ?)?{_TERM_ZH}(?:左右)?(?:的?时间)?之?内(?![的免减不未])"
            rf"|(?:今后|未来) ?{_NUM_ZH} ?年(?=[,每全]))"
        ),
        read_when,
    ),
    (
        # 重大隐患三个月内整改到位
        lazy(
            rf"(?<=[\u3400-\u9fff])(?<![后起前每])(?P<when>{_TERM_ZH}之?内)"
            r"(?=(?:整改|补齐|清零|销号)(?!的))"
        ),
        read_when,
    ),
    (
        lazy(
            r"(?:到|至|在)? ?[“\"‘']?(?P<plan>十[一二三四五六七八九]?)五[”\"’']?(?: ?(?P<end>末"
            r"|期末|末期|规划期末)|(?:期间|时期|规划期间?|期内))(?P<ordinal>)"
        ),
        read_plan,
    ),
    (
        lazy(
            r"(?P<first>20\d{2}) ?年?(?:底|初)? ?(?:-|至|到|~)"
            r" ?(?P<last>20\d{2}) ?年(?:期间"
            r"|间|底)?(?!版|度?同期)"
        ),
        read_interval,
    ),
    (
        lazy(
            r"(?:(?P<year>20\d{2}) ?年 ?)?(?P<month>1[0-2]|0?[1-9]) ?月 ?(?P<day>3[01]|[12]\d"
            r"|0?[1-9]) ?[日号]? ?(?:-{1,3}|至|到|~) ?(?:(?P<other>20\d{2}) ?年 ?)?"
            r"(?:(?P<last>1[0-2]|0?[1-9]) ?月 ?)?(?P<end>3[01]|[12]\d|0?[1-9]) ?[日号](?!前)"
            r"(?:期?间)?"
        ),
        read_days,
    ),
    (
        lazy(
            r"(?<![好年\d])(?:(?P<year>20\d{2}) ?年 ?)?(?P<first>1[0-2]|[1-9]) ?月?(?:份"
            r"|底|初|起)? ?(?:-|至|到|~) ?(?:(?P<other>20\d{2}) ?年 ?|(?P<next>[次翌]年))?"
            r"(?P<last>1[0-2]|[1-9]) ?月(?:份|底|末|中旬)?(?! ?\d)(?!前)"
        ),
        read_months,
    ),
    # Another day of the same month, or of each: 每月8日、18日前.
    (lazy(rf"(?<=[日号][、和及与]){_DAY_PLAIN}(?:{BEFORE_ZH})?"), read_other_day),
    # Years that share their sign: 到2026、2028年.
    (compile_zh(r"(?:到|至)(?P<year>20\d{2})(?=(?:[、和]20\d{2}){1,5} ?年)"), read_by),
    (compile_zh(r"(?<!\d)(?P<year>20\d{2})(?=(?:[、和]20\d{2}){1,5} ?年)"), read_in),
    (
        compile_zh(
            rf"(?:(?:力争|确保|争取|计划|预计)?(?:在|于|到|至|截至|不晚于"
            rf"|不迟于|最迟)? ?){DATE_ZH}{END_ZH}?{BEFORE_ZH}{_ATTRIBUTE}(?!后)"
        ),
        read_by,
    ),
    (
        compile_zh(
            rf"(?:力争|确保|争取|计划|预计)?(?:到|至|截至|不晚于|不迟于) ?{DATE_ZH}{END_ZH}?(?!后"
            rf"|起|以来|度?同期)"
        ),
        read_by,
    ),
    (compile_zh(rf"(?:自|从|于)? ?{DATE_ZH}{END_ZH}?(?:起|开始|始(?!终|建))(?!草)"), read_from),
    (
        compile_zh(
            rf"(?:在|于)?{DATE_ZH}{END_ZH}(?!后|之?前|以前|数据|考核|效能|余额|存量|总结会)"
        ),
        read_by,
    ),
    (
        compile_zh(
            rf"(?:在|于)? ?(?:{YEAR_ZH} ?(?:{PART_ZH})?"
            rf"|(?<![\d一二三四五六七八九十两半])(?P<word>年))(?:内|期间)(?![^,。;]{{0,3}}(?:部"
            rf"|外))"
        ),
        read_in,
    ),
    (
        compile_zh(
            rf"(?:(?<=[,、。;:(\n .)①-⑳])|(?<=^)|(?<=[在于])|(?<=年[和及与]))(?:力争"
            rf"|确保|争取|计划|预计|力求|其中)?(?:在|于)? ?{YEAR_ZH}"
            rf"(?: ?{PART_ZH})?(?:中(?!央|国|小|考|高|心)|初)?"
            rf"(?:(?<=年度){_VERB_AFTER}|(?<!年度)(?!度))"
            rf"{_SAYS_WHEN}"
        ),
        read_in,
    ),
    (
        compile_zh(
            r"(?:(?<=[,、。;:(\n ])|(?<=^))(?P<word>全年)"
            r"(?=(?:力争|确保|争取|计划|预计)?(?:新增|新建|新开|开工|建成|建设|改造|完成(?!情况)|实现|达到"
            r"|培育|引进|举办|组织|开展))"
        ),
        read_in,
    ),
    (
        compile_zh(
            rf"(?:(?<=[,、和。;:(\n ])|(?<=^)|(?<=[在于]))(?:力争"
            rf"|确保|争取|其中)?(?:在|于)?{PART_ZH}{_VERB_AFTER}"
            r"(?![\u3400-\u9fff]{0,4}(?:报告|报表|数据|情况|台账))"
        ),
        read_in,
    ),
    (
        compile_zh(
            rf"(?:(?<=[,、。;:(\n ])|(?<=^))(?=[上下]半年|第?[一二三四]季度){PART_ZH}"
            r"(?=[\u3400-\u9fff]{2,16}(?:达到?|完成|突破|超过|不[低少]于|提高到|控制在)[^,。;]{0,4}\d)"
        ),
        read_in,
    ),
    (
        compile_zh(
            r"(?<=[\u3400-\u9fff])(?<![于在到自从比较至截和与及的由对近去])(?:力争|争取|确保)?"
            rf"{YEAR_ZH}(?: ?{PART_ZH})?"
            rf"(?=(?:力争|争取|确保)?(?:全部|全面|基本)?(?:达到?|超过|突破|提高|实现|控制|稳定|保持|不低于|不少于|增至"
            rf"|完成|建成|投用|开工|竣工|启动))"
        ),
        read_in,
    ),
)
