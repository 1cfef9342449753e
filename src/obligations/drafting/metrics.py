"""Figures that are promised: 达到100家左右, 增长10%以上, 不少于5个; about 100 companies, at least
5%.

    metric = [ bound ] number [ 万 | 亿 ] unit [ bound ]

A number is a metric only with a word of measure behind it, and with a word before or behind it that
says how it is meant, or where a clause does something to so many things and ends with them
(封堵排口40个). What is so already is none (现有泊位18个); nor are years, numbers of provisions,
ordinal numbers (第3批) and numbers in titles, nor what only describes (20户以上村庄), is paid
(最高50万元), or says from where something is counted. Where that is in doubt there is no metric: a
wrong figure is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.draft import DraftMetric
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.numerals import read_number, read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = (
    r"(?<!\d)(?P<value>\d{1,3}(?:(?:,|(?<=\d) )\d{3}(?!\d))+(?:\.\d{1,6})?"
    r"|\d{1,12}+(?:\.\d{1,6}+)?)"
)
# The upper number of a range: 5%-8%, 10至15家, between 10 and 15 docks.
_TO_ZH = r" ?%? ?(?:-|~|至|到) ?(?P<to>\d{1,9}(?:\.\d{1,6})?)(?!\d| ?年)"
_TO_EN = r" ?%? ?(?:-|to) ?(?P<to>\d{1,9}(?:\.\d{1,6})?)(?!\d)"
_NUMBER_EN = _NUMBER.replace("<value>", "<amount>")
_UNIT_ZH = (
    r"(?P<unit>万?[万亿](?=以[上下内]|左右|[,。;])"  # 就业人数24万以上
    r"|(?:万亿|亿|千万|百万|万|千|百)?(?:人民币|美)?(?:个百分点|个?基点"
    r"|百分点|%|‰|元|美元|平方公里|平方米|立方米|公里|千米|公顷"
    r"|亩|吨标准煤|吨|微克|毫克|(?<![平立])米(?!以)|千瓦时|千瓦|家次?|个工作日|工作日|个(?!(?:[、和][\d.]{1,6}个)+百分点)|项|名|人次|人|户|台|套|盏"
    r"|辆|架|艘|件|种|类|条|座|处|所|批次|批|场次|场|次|期|篇|倍|对|支"
    r"|只|头|部|门|天|日|小时|分钟|班|列|标准?箱|株|张|块|页|本|组|代|级|度|轮|宗|笔|份|位|岁|店|村|间|栋|幢"
    r"|床|孔|兆瓦|公斤|千克|斤|立方|学时|课时|册|番|例(?!如)|分(?![钟之类别为公级布部工享期段析])"
    r"|(?<=\.\d)年|(?<=[到至]\d\d)年)"
    r"(?:[/每](?:立方米|平方公里|平方米|公里|公顷|亩|升|吨|人|千瓦时|年|日|天|标准立方米))?)"
)
# What a thing is called by, and is not how much of it there is: 5万吨级泊位.
_GRADE = r"\d{1,4}(?:\.\d{1,3})?(?:万?(?:吨|千伏|千瓦|兆瓦|米)级|千伏)"
_NOT_NOUN = r"(?!级|半|月|年(?![营产销纳])|号|世纪|届|期间|以来|时|政策)"
# A clause that does something to a number of things: 封堵排口40个, 惠及17个乡镇. What is, holds or
# is counted among is none: 现有泊位18个, 占地400亩.
_STATES = (
    r"已|现有|发生|[本此]次|组长|成员|(?<!公)共(?![享建同青治赢])|(?<![国具既])有(?![效序机])|占|位于|距"
    r"|面积|人口|仅|只|(?<=[\u3400-\u9fff])(?<!行)为"
    r"|(?<!可)是|(?<![节签条公])约|涉及|辖|含|每|单[个家]|满(?!意)|超|按|年龄|容量|能力|规模|长度|全长|总长|用地(?!指标)"
    r"|里程|(?<!新)注册|发现|不[超少低高]|至少|达|提高"
    r"|增[长至]|(?<=[\u3400-\u9fff])增加|下降|降[低至到]|减少|控制|稳定|保持|突破(?=[\d约近]|[千百万]亿)|逾|[高大低多]于|[至到](?!位)"
)
_RUN_ZH = (
    rf"(?:(?!{_STATES})[\u3400-\u9fff、·“”\"']|\([^()\d]{{1,10}}\)|\d?[A-Z]{{1,4}}|\0++|{_GRADE})"
)
_COUNTED = (
    r"[\d.,]{1,12}+ ?(?:(?:-|~|至|到) ?\d{1,9} ?)?+(?:万亿|亿|千万|百万|万|千|百)?+"
    r"(?!元|美元|人民币|%|‰|个?百分点|个?基点|个?工作日|天|日|小时|分钟|倍|级|度|岁|年|番|月|号)"
)
_NO_TASK = (
    r"(?![全各本该这其上下前后首第对在从由经以将把向与及或如若凡因原现]|加快|推进|按照|围绕|聚焦|[优强深]化"
    r"|[年日]产|坚持|突出|针对|依托|通过|根据|结合|平均|连续|度内|具备|满足|符合|包括|包含|涵盖|明确|落实|健全|完善)"
)
_TASK_ZH = (
    rf"(?P<task>(?<=[,。;:()\0 .年前内底并将要域拟划])|^)(?:{_RUN_ZH}{{3,40}}+(?<![和及与])"
    rf"(?={_COUNTED}[\u3400-\u9fff]{{1,4}}(?<=[家个项名人次户台套盏辆架艘件种类条座处所批场期篇对支只"
    rf"头部门班列箱株张块页本组代轮宗笔份位店村间栋幢床孔里亩顷米吨瓦斤方时课册])(?:以上|左右|[,。;、()和及与并]|$))"
    # One word of two signs or several: 筹建20家, 联合选派和资助60名.
    rf"|(?:在[\u3400-\u9fff]{{2,12}}?)?"
    rf"(?:{_NO_TASK}(?:(?!{_STATES})[\u3400-\u9fff]){{2}}[和、及并]?){{1,4}}"
    rf"(?={_COUNTED}(?![\u3400-\u9fff]{{1,3}}以[上下][\u3400-\u9fff])))"
)
# How much money is raised or paid out by a task, and which share is covered.
_MONEY_ZH = (
    r"(?:发放|筹集|利用外资|使用外资|完成|实现|新增|引进|盘活|带动|对接|签约|储备|投放|增设|压减)"
    rf"{_RUN_ZH}{{0,16}}?(?=\d[\d.,]{{0,12}} ?(?:(?:万亿|亿|千万|百万|万|千|百)?美?元|%))"
    rf"|实现{_RUN_ZH}{{0,16}}?(?=\d{{1,3}} ?(?:个工作日|小时|天)内)"
    r"|(?:新增|形成|扩大|完成|推广|发展|治理|修复|提升)[\u3400-\u9fff“”]{0,14}(?:面积|能力|容量|规模|里程)(?=\d)"
    r"|达到[^,。;\d]{2,16}的(?=[\d.]{1,6} ?%)"
    # 完成东港等6座码头照明改造, 拆除东港等3个旧站: what is done to so many things.
    rf"|(?<=[,。;:\0]){_NO_TASK}{_RUN_ZH}{{4,40}}?等(?={_COUNTED}[\u3400-\u9fff])"
    rf"|(?:完成|实施|启动|开展){_RUN_ZH}{{0,24}}?"
    rf"(?={_COUNTED}[^,。;\d的]{{2,24}}(?:改造|建设|治理|整治|修[复缮建]|更新|升级|搬迁|工程|项目)[,。;]?)"
    # 对300户困难家庭进行改造: for how many something is done.
    r"|(?:(?<=[,。;:、\0内])|^)[对为向与][\u3400-\u9fff]{0,6}?"
    r"(?=[\d.]{1,8}万? ?[家个户名人位所座处条栋项类][^,。;\d的]{4,36}(?:[,。;]|$))"
)
_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "at-least",
        (
            r"(?:≥|至少[\u3400-\u9fff]{1,6}?(?=\d)|不[少低]于每[\u3400-\u9fff]{1,4}(?=\d)"
            r"|不少于|不低于|不小于|至少|最少"
            r"|起码|不得?[少低]于[^,。;、\d]{2,20}的(?=[\d.]{1,6} ?%)|不[得能][少低]于|下限为)"
        ),
    ),
    (
        "at-most",
        (
            r"(?:不[超高][过于][^,。;、\d]{2,20}的(?=[\d.]{1,6} ?%)"
            r"|≤|不超过|不高于|不大于|不多于|控制在|至多|最多|不[得能]超过"
            r"|(?:压[减缩]|缩[短减]|降低?|下降|减少)[至到])"
        ),
    ),
    ("over", r"(?:>|超过|超|突破|高于|大于|多于|逾)"),
    ("under", r"(?:<|低于|少于|小于|不到|不足)"),
    ("about", r"(?:约|大约|达到约|左右|近)"),
    (
        "exactly",
        (
            r"(?:达到|达|翻|提高到|提升到|提高至|提升至|增加到|增长到|增至"
            r"|增加至|扩大到|扩大至|稳定在|保持在|保持|实现|(?:目标|指标|任务|增速|[率重例])为|建[成有设]"
            r"|新建|培育|打造|形成|认定|新增|改造|支持|组织|完成|实施|开展|举办|培训|引进|推广|创建|增长|提高|提升"
            r"|下降|降低|减少|增加|压缩|压减|缩短|节约|其中|年均|覆盖|配备|设立|成立|建立|惠及|带动|整治|治理|修复|保障)"
            r"(?:约|了|每[\u3400-\u9fff]{1,4})?(?=\d)"
            rf"|{_TASK_ZH}|{_MONEY_ZH}"
            # What each is to have: 每个泊位拥有灯具3盏以上.
            rf"|[每各](?:(?!至少)[^,。;\n\d]){{1,20}}?有{_RUN_ZH}{{0,8}}(?=\d)"
            r"|(?:提高|提升|增加|扩大|下降|降低)[\u3400-\u9fff“”]{0,24}?(?:至|到)(?:\0+的?)?"
            r"(?=[\d.]+ ?(?:%|个))"
            r"|(?:(?<![利税费汇])率|比重|比例|占比|满意度)(?=[\d.]+ ?%)"
        ),
    ),
)
_AFTER: tuple[tuple[str, str], ...] = (
    ("at-least", r"(?:及|或)?以上"),
    ("at-most", r"(?:及|或)?(?:以内|以下|之内)|(?:(?<=工作日)|(?<=小时)|(?<=分钟))内"),
    ("about", r"左右|上下"),
    # 80%的泊位达到绿色标准 promises a share.
    ("exactly", r"(?<=%)(?=的[^,。;\d]{2,24}(?:达到|达标|完成|实现|建成|具备|通过))"),
)
_ZH = lazy(
    r"(?=[\d\u3400-\u9fff≥≤<>\0“”·\"'A-Z])(?P<before>"
    + "|".join(f"(?P<b{at}>{pattern})" for at, (_, pattern) in enumerate(_BEFORE))
    + rf")? ?(?:(?:至|到|以)(?=\d))?{_NUMBER}(?:{_TO_ZH})? ?{_UNIT_ZH}{_NOT_NOUN}"
    r"(?:\((?:含[^()]{0,6}\)|[^()\d]{1,8}\)(?=以[上下])))?(?P<after>"
    + "|".join(f"(?P<a{at}>{pattern})" for at, (_, pattern) in enumerate(_AFTER))
    + ")?"
)
# 5G stations, “green” docks.
_WORDS_EN = (
    r"(?:(?:(?!(?:of|in|by|with|for|to|from|at|on|per) )[a-z][a-z-]+|\d[a-z]"
    r"|[\"“][^\"“”\n]{1,40}[\"”]) ){0,6}?"
)
_CURRENCY = r"(?:RMB|CNY|USD|EUR|GBP|AUD|CAD|NZD|INR|(?:US|NZ|AU|CA|HK|A|C|S)?\$|€|£|₹)"
_MORE_ZH = lazy(
    rf"(?:[\u3400-\u9fff“”\"']{{0,20}}?[、和及]|(?P<comma>,|[\u3400-\u9fff]{{2,30}},(?=\d)))"
    rf"(?:{_GRADE})?"
    rf"[\u3400-\u9fff“”\"'A-Z\0]{{0,24}}?(?=[\d不超约近逾]){_ZH.pattern}"
)
_UNIT_EN = (
    r"(?P<unit>(?:(?:thousand|million|billion|trillion)(?=\s))?"
    r" ?(?:[a-z]+illion(?=[.,;]|$| (?:by|in) )|percentage points|percent|per cent|%"
    rf"|yuan|mu\b|[kMGT]Wh?\b|km\b|kg\b|ha\b|TEU\b|t?CO2e?\b|(?:[A-Z]{3} )?{_WORDS_EN}(?:people"
    r"|staff|personnel|children(?!['’])|women"
    r"|(?!(?:overseas|sales|sports|goods|logistics|savings|customs|operations)\b)"
    r"[a-z][a-z-]+(?<!s)s)\b(?!['’])"
    r"(?: (?!(?:as|is|was|its|this|has|across|unless|towards|plus|versus)\b)[a-z-]{3,}(?<!s)s\b)?))"
)
_MAGNITUDE = r"(?P<magnitude>thousand|million|billion|trillion|m|bn)?\b"
_MAKES = (
    r"(?:train|establish|create|build|plant|install|open|launch|set up|recruit|deliver|construct"
    r"|pilot|attract|introduce|implement|complete|renovate|transform|form|foster|deploy|raise"
    r"|select|identify"
    r"|connect|equip|cultivate|add|host|organi[sz]e|certify|upgrade|retrofit|restore|hire"
    r"|appoint|achieve|ensure|secure|maintain|make up|achieving|ensuring|securing|maintaining"
    r"|(?:\A|(?<=[.;:,] )|(?<=by )|(?<=and ))(?!includ|exceed|receiv|cost|hav)[a-z]{3,}ing)s?"
    r"(?: a total of| an additional| another| a further)?"
)
_CHANGES = (
    r"(?:rais|increas|reduc|cut|lower|grow|expand|improv|boost"
    r"|lift|trim|slash|shorten|bring|decreas|declin|drop|ris|fall"
    r"|shrink|jump|climb|transition|commit)[a-z]*"
    r"(?:[^.;:\n]|\.\d){0,80}? (?:from [\d.,]+ to|(?<!up )(?:(?<=in \d{4} )|(?<!\d ))to|by)"
)
_SHARE_EN = r"[\d.]+(?: ?(?:-|to) ?[\d.]+)? ?(?:%|per)"
_MEASURED_EN = (
    r"[\d,.]+ (?:[a-z]+illion|[kMGT]Wh?|t?CO2e?|km|ha|kilomet|hectare|[a-z]+watt|tonne|ton|yuan"
    r"|people|staff|jobs|homes)"
)
# Cut its waste 30%, without "by": no word stands before it that says how the number is meant.
_CUTS_EN = (
    r"(?:drop|fall|decline|decrease|rise|grow|slide|increase|(?:reduc|cut|lower|increas|slash)[a-z]*"
    r"(?: (?!(?:the|an?|its|of|in|at|to|by|for|with|from|than|over|under|above|below|about|around"
    r"|nearly|almost|some|roughly|approximately|least|most|up|between|and|or) \d)[a-z'-]+){1,8}+)"
)
# What a duty does to so many things, or an order to a share: shall conserve 30 bays, clear 90%.
_NO_DEED_EN = (
    r"(?!be|have|has|not|last|take|cost|pay|receive|contain|includ|exceed|need|require|at|no|only|up"
    r"|about|around|over|under|with|from|than|for|whe|while|that|which)"
)
_DOES_EN = (
    rf"(?:will|shall|must) (?:also )?{_NO_DEED_EN}[a-z]{{3,}}"
    rf"|(?:\A|(?<=[.;:,] )|(?<=and )|(?<=to )){_NO_DEED_EN}[a-z]{{3,}}(?= {_SHARE_EN})"
)
_CHANGE_EN = r"(?:reduction|increase|decrease|cut|growth(?: rate)?|rise|decline|saving)s?"
# What says how a number is meant: not lower than, no more than, over, under, about.
_BOUND_EN = (
    r"(?P<b0>at least|no(?:t(?: be)?)? (?:fewer|less|lower) than|a minimum of)"
    r"|(?P<b1>at most|no(?:t(?: be)?)? (?:more|higher|larger|greater) than"
    r"|not exceed(?:ing)?|up to|a maximum of|within(?= [\d.]+ ?(?:%|per|km|kilomet)))"
    r"|(?P<b2>more than|higher than|over|exceed(?:s|ing)?|above)"
    r"|(?P<b3>less than|lower than|under|below|fewer than)"
    r"|(?P<b4>about|around|approximately|some|roughly|nearly|almost)"
)
_EN = lazy(
    rf"\b(?:{_BOUND_EN}|(?P<b5>reach(?:es|ing)?|hit"
    rf"|reached|to reach|of which|(?:will|to) account for|{_MAKES}|{_DOES_EN}"
    rf"|(?:aims? for|(?:target|goal) of)(?= {_SHARE_EN})"
    r"|(?:complet|achiev|reali[sz]|attain)[a-z]* (?:[a-z-]+ ){1,5}of(?= [\d.,]+ [a-z]*illion ))"
    rf"|(?P<b6>(?:{_CHANGES}|(?:stabili[sz]|maintain|remain|ke[ep]+)[a-z]* [^.;:\n]{{0,60}}?\bat)"
    rf"(?= (?:{_SHARE_EN}|{_MEASURED_EN}))|{_CUTS_EN}(?= {_SHARE_EN}))"
    rf"|(?P<b8>(?:{_CHANGE_EN} of|accounting for)(?= {_SHARE_EN}))"
    r"|(?P<b7>between)(?! (?:19|20)\d\d (?:and|to) (?:19|20)\d\d\b))"
    rf" (?:(?P<currency>{_CURRENCY}) ?{_NUMBER_EN} ?{_MAGNITUDE}"
    rf"|(?!20\d\d levels){_NUMBER}(?:{_TO_EN.replace('to)', 'to|(?(b7)and|(?!)))', 1)})?"
    rf" ?{_UNIT_EN})",
    re.IGNORECASE,
)
_MORE_EN = lazy(
    r"(?: (?:of|by|in|from) [a-z0-9 -]{3,40}?)?"
    rf"(?:,? (?:and|including)|,(?= {_SHARE_EN})) (?:to |by )?{_NUMBER}(?:{_TO_EN})?"
    rf" ?{_UNIT_EN}(?! (?:will|shall|should|must|are|have)\b)",
    re.IGNORECASE,
)
# A number whose unit stands before it: the number of docks will reach about 40.
_COUNT_EN = lazy(
    r"\bnumber of (?P<unit>(?:(?!(?:ha[sd]|have|is|was|were|by|from|[a-z]+ed)\b)[a-z-]+ ){1,6}?)"
    r"(?:(?:in|for|of|purchased|used) [^.,;\d]{3,60}? )?(?:is |(?:will|shall|should|must|to) )?"
    r"(?:be |reach(?:es)? |(?:be )?(?:increas|expand|grow|rais|ris)[a-z]* to )?"
    rf"(?:(?:{_BOUND_EN}) )?{_NUMBER}(?:{_TO_EN})?(?P<magnitude> (?:m|b|tr)illion)?"
    r"(?=[.,;)](?!\d)|$| (?:by|in|before|or|and)\b)",
    re.IGNORECASE,
)
_AFTER_EN = lazy(r" (?:and|or) (?:(?P<more>above|more|over|higher)|below|less|under|lower)\b")
# A share that is a change (a 50 percent reduction), has its date right behind it (40% by 2031), or
# of which something is asked (70% of the piers will have lamps).
_CHANGED_EN = lazy(
    rf"(?<!from )(?<!than ){_NUMBER}(?:{_TO_EN})?[ -]?"
    r"(?P<unit>percentage[ -]points?|percent|per cent|%)"
    rf"(?:(?=(?P<changes>[ -](?:[a-z-]+ ){{0,3}}{_CHANGE_EN}\b))"
    r"|(?= of [^.;,\n]{3,60} (?:will|shall|must)\b)"
    r"|(?= by (?:the )?(?:end of )?20\d\d))",
    re.IGNORECASE,
)
_MADE_EN = (
    r"(?:built|raised|added|established|created|trained|planted|constructed|renovated|completed"
    r"|upgraded|installed|cultivated|set up|opened|recruited|retrofitted|delivered|provided|brought"
    r"|restored)"
)
# What is to be made, as a subject: 12 new docks will be built; in a cell whatever it begins with.
_SUBJECT_EN = lazy(
    r"(?:(?<=[.;:,] )|(?<=including )|(?<=and )|(?<=additional )|\A)(?!(?:20\d\d|1)(?![\d,.]))"
    rf"{_NUMBER}(?:{_TO_EN})? ?{_UNIT_EN}"
    rf"(?=(?P<made>(?: (?![a-z]+ed\b)[a-z(][\w()-]*){{0,8}}(?: {_MADE_EN})? by (?:the )?"
    rf"(?:end of )?20\d\d|(?: of(?: [a-z-]+){{1,4}}?)? (?:will|shall|must|are to) be {_MADE_EN})?)",
    re.IGNORECASE,
)
# What a figure only describes: companies with more than 250 employees, loans of up to 1 million.
_ATTRIBUTE_EN = lazy(
    r"\b(?:fund|budget)[a-z]* of up to$|(?<!, )\bwith (?:[^,.;]{0,30} and |(?:[a-z-]+ ){0,5}).{5}$"
    r"|\b(?:aged|worth|valued at|lasting"
    r"|(?:employ|handl|serv|earn|produc|generat|process|treat|hold|own|hav|emitt"
    r"|consum|receiv|carry|involv)ing|had|was|were|received|(?:grant|loan|fine|subsid|penalt|reward"
    r"|credit|allowance|bonus|award)[a-z]* of|fined"
    r"|(?<!will )ha(?:d|s|ve) (?!pledg|commit|agree|vow|promis)(?:[a-z]+ed|grown|risen|fallen)"
    r"(?: [a-z-]+){0,6}|now(?: [a-z]+){1,3}) .{5}$",
    re.IGNORECASE,
)
# Contracts above EUR 10,000: a bound right behind things only says which.
_BOUNDS_EN = lazy(r"(?:above|over|below|under|(?:low|high)er than) ", re.IGNORECASE)
# Where something is so, and whose it is: food in more than 20 ports, yards whose rent exceeds 1%.
_WHOSE_EN = lazy(
    r"\bwhose (?:[a-z-]+ ){1,5}$|(?<!result)(?<!results)(?<!resulting) (?:in|across) $"
)
# From where something is counted (from more than 30%), and a bracket that says a figure again.
_FROM_EN = lazy(r"\bfrom $|\d[^().;]{1,30}\($")
# Five piers of more than 90 metres: how large those are that are counted.
_SIZE_EN = lazy(r"\b\d[\d,]* (?:[a-z-]+ ){1,6}(?:of|with) $")
# What tells of a change, or makes it a condition, and what aims at it.
_TOLD_EN = lazy(
    r"(?i)\b(?:ha[ds]|have|saw|was|were|would|could|achieved|recorded|reported|experienced|if|where"
    r"|when|unless|subject to|due to|after)\b[^.;:\n]{0,60}$"
)
_AIMS_EN = lazy(
    r"(?i)\b(?:will|shall|must|targets?|goal|commit|aim|achiev|deliver|seek|mandate|maintain|ensur"
    r"|striv|keep|by (?:the )?(?:end of )?20\d\d)"
)
# A target without a verb: a 40% reduction in noise.
_NAMED_EN = lazy(r" ?(?:An? )?\d(?!.*\b(?:is|are|was|were|ha[ds]|have|can|may)\b)")
_THINGS_EN = lazy(r"\b(?!stays|remains|keeps|is\b|was\b)[a-z]{3,}s $")
# What is paid or asked of somebody, and what is counted for each: 给予不超过50万元奖励, 每家10万元.
_PAID_ZH = lazy(
    r"(?:给予|奖励|补助|补贴(?!性)|资助|奖补|贴息|罚款|处以|一次性|最高|授信|额度|注册资本|[加扣]分|按(?![时期规])照?)"
    r"[^,。;\n]{0,24}$|(?:^|[,。;并可以])处$"
)
_WHO_ZH = lazy(r"万?(?:名|人次?|家|户)")  # who is paid is counted: 资助200名
# … but by which what is new is built: 按人均用地不低于0.3平方米的标准配建.
_BUILT_ZH = lazy(r"(?:[、和或][^,。;\n]{1,24})?的标准[配建]")
# 投资到位5000万元,给予补助 is asked of who gets it.
_EARNS_ZH = lazy(r"[,:](?:一次性|最高|再|可){0,2}(?:给予|奖励|补助|资助)")
_RATE_ZH = lazy(r"每(?:(?:增[加长]|新增|引进|达到?|满)[^,。;\n]{0,24},?)?$")  # 每增加10万元增加1名
_EACH_ZH = lazy(
    r"(?:每(?:[家个户人项亩台辆吨件名艘]|公里|千米|平方米)|单[个厂户家项笔次宗])[^,。;\n]{0,24}$"
)
_FROM_ZH = lazy(r"[由从]\0*的?$|涉及[^,。;\d]{0,16}$")
_DESCRIBED = lazy(
    r"(?:\([^()]{1,12}\)"
    r"|(?P<and>[、和及或且])[^,。;\n]{1,16}(?:超过|不[超低少][过于]|以[上下])[^,。;的\n]{0,8})?"
    r"(?:的|(?<=以[上下])[\u3400-\u9fff]{1,10}的,)(?!要求|[\u3400-\u9fff]{0,8}目标|标准(?:$|配|建)|高?水平|速度|约束|底线|任务)"
)
# … but who does something: 80%以上的泊位具备条件.
_SHARE_DOES = lazy(
    r"的[\u3400-\u9fff]{1,8}?(?:达到|实现|完成|具备|建成|接入|纳入|得到|开展|配备|配齐|使用)"
)
_NOUN = lazy(r"[\u3400-\u9fff“]")
_COMPARATORS = ("at-least", "at-most", "over", "under", "about", "exactly", "exactly", "between")
_PROMISES_EN = lazy(r"\b(?:will|shall|should|must|to be|[Bb]y (?:the end of )?20\d\d)\b")
_YEAR_EN = lazy(r"20[1-4]\d")  # Establish 2031 goals
_TIME_EN = lazy(r"(?:(?:working|business|calendar) )?(?:years?|months?|days?|weeks?|times)\b")
_CIRCLE = lazy(r"[\u3400-\u9fff]{0,8}圈")
_ZONE = lazy(r"(?:^|[,。;:、])[\u3400-\u9fff]{1,3}[区园]$")  # 起步区5平方公里
_AREA = lazy(r"平方|亩|公顷")
# Figures one right behind the other, whose bound is that of all: behind the last, or before them.
_AMOUNT = r"\d[\d.,]{0,12} ?[^\d、,。;以左上]{0,6}"
_RESPECTIVELY = lazy(
    rf"分别[^\d、,。;]{{0,6}}{_AMOUNT}(?:[、和及]{_AMOUNT}){{1,8}}(?:以[上下内]|左右|上下)?"
)
# … and those that share their unit, too: 分别不高于53和32微克.
_SHARES_UNIT = lazy(
    rf"分别(?P<bound>[^\d、,。;]{{0,6}})(?P<numbers>(?:\d[\d.]{{0,12}}个?[、和及]){{1,8}}"
    rf"\d[\d.]{{0,12}}) ?{_UNIT_ZH}(?P<after>以[上下内]|左右)?"
)
_EFFORTS = frozenset({"学时", "课时", "次", "场次", "场"})
_TIME_ZH = lazy(r"(?:分钟|小时|天|日)$")
_LONGEST_BOUND = 6  # signs of 不得少于 and its like
_NEAR = 40  # signs before a figure that may say that it only describes
_DOES = lazy(
    r"(?:保障|组建|建立|成立|设立|选派|开展|组织|安排|提供|拿出|预留|完成|培训|建设|建成|新增|培育|打造|引进|开发)$"
)
_BARE = lazy(r"(?P<before>[^\d]{0,4}?) ?(?P<number>\d[\d,.]*) ?(?P<after>(?:以[上下内]|左右)?)")
_BEGINS = lazy(r"(?:^|[,。;:、\0]|[前内]|全[国省市州县区])$")
_SHARE = lazy("[%‰]")  # what English texts count in, too, by signs alone: ≥ 80%
_MASKED = lazy(
    # How large those are that are counted: 年营业收入1亿元以上的企业.
    r"(?<=[入额积量数模值资产])(?:超过?|达到?|不[低少]于)?[\d.]+[万亿]?(?:元|人|吨|亩|平方米|辆|台|套|千瓦|件)(?:及?以[上下])?的"
    r"|(?:超过?|突破|达到?)[\d.]{1,8}[万亿]?元(?:以上)?的(?=\d)"
    r"|\d{1,3}岁及?以[上下](?!的)(?=[\u3400-\u9fff])"
    r"|[年日]产[\d.]{1,8}万?[吨台套件辆只](?!以上|[,。;])"
    r"|(?<![\d.])[\d.]+[万亿]?元及?以[上下](?=[\u3400-\u9fff]{0,4}(?:项目|企业)|\d)"
    r"|(?<!\d)(?:\d[\d.]{0,5} ?(?:-|~|至) ?)?\d[\d.]{0,5}[万千百]?亿元?级"
    r"|(?<!\d)\d{2,4}强(?=[企县市区镇院])"
    r"|《[^《》\n]*》|第 ?\d+|\d{4} ?年|20\d{2}[级届]|\d{1,2} ?月(?: ?\d{1,2} ?日)?"
    r"|(?:至|到|-) ?\d{1,2} ?月|自[^,。;]{0,16}起"
)


# What is counted in Chinese numerals: 百分之八十, 三家, and behind what makes it 建成两个. 一 is an
# article (打造一个品牌), and what stands in quotes a slogan (“三个中心”).
_NUMERAL_ZH = lazy(
    r"百分之(?P<share>[一二三四五六七八九十百]{1,5})"
    r"|(?<![第每之“\"《一二三四五六七八九十百])(?P<count>一(?=番)|(?:[二三四五六七八九]?十[一二三四五六七八九]"
    r"|[二三四五六七八九]十|[两三四五六七八九])(?=番"
    r"|(?:家|所|座|名|支|辆|艘|场|批(?!次)|处|万?人次)(?![\u3400-\u9fff]?[”\"])|次(?!产|序|元|[会以]))"
    r"|(?<=建设|建成|新建|打造|培育|形成|创建|布局|设立|建立|组建|新增|引进|认定|遴选|成立|推出|达到|至少|少于|选取)"
    r"[两三四五六七八九](?=[个项条类种](?![一“”\"])))"
)


# … and in English behind a bound: no fewer than five.
_NUMERAL_EN = lazy(
    r"(?i)(?:(?<=least )|(?<=than )|(?<=minimum of )|(?<=up to ))"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)(?= )"
    r"|\bone(?= [a-z]+illion )"
)


# A blank before a number, as it is set: 新建泊位 50个. A zero in its place changes nothing.
_BLANK = lazy(r"(?<=[\u3400-\u9fff]) (?=\d)")


class FoundMetric(NamedTuple):
    """A figure in a text."""

    span: Stretch
    metric: DraftMetric


def find_metrics(text: str, start: int, end: int, *, alone: bool = False) -> list[FoundMetric]:
    """Return the figures of a stretch of a text that are promised, in its order. `alone`: of a cell
    of a table, where a figure that is all of it, or that it begins with, is one, too.
    """
    masked = text[start:end]
    chinese = has_chinese(masked)
    if chinese:
        masked = _MASKED.sub(lambda found: "\0" * len(found[0]), masked)
        masked = _NUMERAL_ZH.sub(_write_digits, masked)
    else:
        masked = _NUMERAL_EN.sub(lambda word: str(read_number(word[0])).zfill(len(word[0])), masked)
    masked = _BLANK.sub("0", masked)
    if not any(map(str.isdigit, masked)):
        return []
    metrics = [
        *(_find_zh(masked, start, alone=alone) if chinese or _SHARE.search(masked) else ()),
        *(_list_sharing_unit(masked, start) if chinese else ()),
        *_find_en(masked, start, alone=alone),
    ]
    return sorted({one.span.end: one for one in metrics}.values())


def _find_zh(text: str, offset: int, *, alone: bool) -> Iterator[FoundMetric]:
    for found in _ZH.finditer(text):
        whole = alone and len(found[0]) == len(text.strip(" 。;"))
        metric = _read_zh(found, offset, "exactly" if whole else None)
        if metric:
            more = list(_list_more_zh(text, found, offset, metric.metric.comparator))
            yield from _share_bound(text, offset, [metric, *more])


def _find_en(text: str, offset: int, *, alone: bool) -> Iterator[FoundMetric]:
    """Yield English figures; of two with the same number the last says more of it."""
    for found in _SUBJECT_EN.finditer(text):
        begins = alone and found.start() == 0
        metric = _make(found, offset, "exactly", found["value"], found["unit"])
        if metric and (begins or found["made"]) and not _TIME_EN.match(metric.metric.unit):
            yield metric
            yield from _list_more_en(text, found.end(), offset, metric.metric)
    for found in _CHANGED_EN.finditer(text):
        metric = _make(found, offset, "exactly", found["value"], found["unit"])
        if metric and (alone or _aims(found)):
            yield metric
    for found in _EN.finditer(text):
        metric = _read_en(found, offset)
        if metric and (alone or not _tells(found)):
            yield metric
            yield from _list_more_en(text, found.end(), offset, metric.metric)
    for found in _COUNT_EN.finditer(text):
        unit = f"{found['magnitude'] or ''} {found['unit']}"
        metric = _make(found, offset, _find_comparator(found), found["value"], unit)
        if metric:
            yield metric


def _write_digits(found: re.Match[str]) -> str:
    """Return a Chinese numeral in digits that fill its place: 百分之八十 becomes 0080%."""
    share = found["share"] is not None
    digits = str(read_numeral(found["share"] or found["count"])) + "%" * share
    return digits.zfill(len(found[0])) if len(digits) <= len(found[0]) else found[0]


def read_bare_metric(number: str, unit: str) -> DraftMetric | None:
    """Return the figure of a cell that holds a number without its unit, which stands in a cell of
    its own; None for another cell.
    """
    found = _BARE.fullmatch(number)
    if not found:
        return None
    joined = f"{found['before']}{found['number']}{unit}{found['after']}"
    metrics = find_metrics(joined, 0, len(joined), alone=True)
    if len(metrics) != 1 or metrics[0].span != Stretch(0, len(joined)):
        return None
    return metrics[0].metric


def _list_more_zh(
    text: str, first: re.Match[str], offset: int, bound: str
) -> Iterator[FoundMetric]:
    """Yield the figures that go on with the verb of one before them: 培育企业20家、品牌5个; behind
    a comma only those of the same unit. Its `bound` is that of what stands right behind an "and",
    too: 至少配备2名医师和3名护士.
    """
    at = first.end()
    ahead = first["before"] and not first["after"]
    while found := _MORE_ZH.match(text, at):
        if found["comma"] and found["unit"] != first["unit"]:
            return
        joined = ahead and text[found.start("value") - 1] in "和及、"
        at = found.end()
        if metric := _read_zh(found, offset, default=bound if joined else "exactly"):
            yield metric


def _list_sharing_unit(text: str, offset: int) -> Iterator[FoundMetric]:
    """Yield the figures of lists whose last alone has a unit, each with its bound and that unit."""
    for found in _SHARES_UNIT.finditer(text):
        for number in re.finditer(r"[\d.]+", found["numbers"]):
            printed = f"{found['bound']}{number[0]}"
            metric = read_bare_metric(printed + (found["after"] or ""), found["unit"])
            end = found.start("numbers") + number.end()
            end = found.end() if end == found.end("numbers") else end
            if metric:
                begin = found.start("numbers") + number.start()
                yield FoundMetric(Stretch(begin + offset, end + offset), metric)


def _share_bound(text: str, offset: int, metrics: list[FoundMetric]) -> list[FoundMetric]:
    """Return the figures of a list that 分别 leads in, each with the bound that stands before the
    first of them or behind the last: 分别超过90%、75%, 分别达到90%、75%以上.
    """
    first, *more = metrics
    end = more[-1].span.end - offset if more else 0
    if not _RESPECTIVELY.fullmatch(text, max(first.span.start - offset - len("分别"), 0), end):
        return metrics
    bounds = (metrics[at].metric.comparator for at in (0, -1))
    bound = next((one for one in bounds if one != "exactly"), "exactly")
    return [
        one._replace(metric=replace(one.metric, comparator=bound))
        if one.metric.comparator == "exactly"
        else one
        for one in metrics
    ]


def _list_more_en(text: str, at: int, offset: int, before: DraftMetric) -> Iterator[FoundMetric]:
    """Yield the figures that go on with the verb of one before them: to 12% by 2040 and 18% by
    2050.
    """
    while found := _MORE_EN.match(text, at):
        at = found.end()
        if _TIME_EN.match(found["unit"]) or ("%" in found["unit"]) != ("%" in before.unit):
            return
        if metric := _make(found, offset, before.comparator, found["value"], found["unit"]):
            yield metric


def _read_zh(found: re.Match[str], offset: int, default: str | None = None) -> FoundMetric | None:
    after = next((_AFTER[at][0] for at in range(len(_AFTER)) if found[f"a{at}"] is not None), None)
    before = next((_BEFORE[at][0] for at in range(len(_BEFORE)) if found[f"b{at}"]), default)
    if before == "exactly" and (found["before"] or "").endswith(("约", "近")):
        before = "about"
    weak = before in (None, "exactly", "about") or after == "about"
    comparator = after if after and weak else before
    if comparator is None or _describes_zh(found, before, after) or _is_paid_zh(found):
        return None
    return _make(found, offset, comparator, found["value"], found["unit"])


def _describes_zh(found: re.Match[str], before: str | None, after: str | None) -> bool:
    """Whether a figure only describes: 超过3亿元的企业, 20户以上村庄, or from where something is
    counted; 80%以上的泊位具备供电条件 promises.
    """
    text = found.string
    if _FROM_ZH.search(text[: found.start("value")][-_NEAR:]):
        return True
    share = found["unit"] == "%"
    bare = before is None or found["before"] == "为"
    if bare and after in ("at-least", "at-most") and not share and _NOUN.match(text, found.end()):
        return True
    if before == "exactly" and not after and _TIME_ZH.match(found["unit"]):
        return _NOUN.match(text, found.end()) is not None  # 15分钟生活圈
    alone = found.start("value") - found.start() <= _LONGEST_BOUND
    begins = alone and share and _BEGINS.search(text[: found.start()][-2:])
    end = found.start() if found["task"] is None else found.start("value")
    done = _DOES.search(text[:end][-2:]) or (found["before"] or "").startswith(("每", "各"))
    if text.startswith("内", found.end()):
        return True  # a term
    zone = _AREA.search(found["unit"]) and _ZONE.search(text[: found.start("value")][-_NEAR:])
    if zone or (found["unit"].endswith("里") and _CIRCLE.match(text, found.end())):
        return True
    bound = before not in (None, "exactly")
    much = bound and found["unit"] in _EFFORTS  # 不少于30学时的培训
    much = much or (share and _SHARE_DOES.match(text, found.end()) is not None)
    described = None if much else _DESCRIBED.match(text, found.end())
    if described and described["and"] and (found["before"] or "").endswith("达到"):
        return False  # 达到9个、覆盖80%以上的港区
    return described is not None and not begins and not done


def _is_paid_zh(found: re.Match[str]) -> bool:
    """Whether a figure is paid or asked of somebody, or an amount that is counted for each."""
    text = found.string
    before = text[: found.start()][-_NEAR:]
    if _BUILT_ZH.match(text, found.end()):
        return False
    paid = _PAID_ZH.search(before) and not _WHO_ZH.match(found["unit"])
    if paid or _RATE_ZH.search(before):
        return True
    earns = _EARNS_ZH.match(text, found.end())
    if earns and ("元" in found["unit"] or earns[0][0] == ":"):
        return True
    each = _EACH_ZH.search(text[: found.start("value")][-_NEAR:])
    return "元" in found["unit"] and each is not None


def _read_en(found: re.Match[str], offset: int) -> FoundMetric | None:
    comparator = _find_comparator(found)
    unit = found["unit"] or " ".join(filter(None, (found["magnitude"], found["currency"])))
    before = found.string[: found.start()][-_NEAR:]
    sized = _SIZE_EN.search(before)
    describes = (
        sized
        or _FROM_EN.search(before)
        or (found["b5"] == "reached" and not _PROMISES_EN.search(_take_sentence(found)))
        or (found["b5"] and _YEAR_EN.fullmatch(found["value"] or ""))
        or _ATTRIBUTE_EN.search(before + found[0][:5])
        or (found["b2"] and _WHOSE_EN.search(before))
        or (found["b3"] and before.endswith(" of "))
        or (_BOUNDS_EN.match(found[0]) and _THINGS_EN.search(before))
    )
    if describes or _TIME_EN.match(unit):
        return None
    return _make(found, offset, comparator, found["value"] or found["amount"], unit)


def _find_comparator(found: re.Match[str]) -> str:
    """Return what the bound of an English figure means, before it or behind it; without one it is
    exact.
    """
    bounds = (one for at, one in enumerate(_COMPARATORS) if found.groupdict().get(f"b{at}"))
    comparator = next(bounds, "exactly")
    after = _AFTER_EN.match(found.string, found.end()) if comparator == "exactly" else None
    if after is None:
        return comparator
    return "at-least" if after["more"] else "at-most"


def _tells(found: re.Match[str]) -> bool:
    """Whether a sentence only tells: About 900 people live there, a cut of 4% was made."""
    if found["b8"]:
        return not _aims(found)
    text = found.string
    begins = found.start() == 0 or text.endswith(". ", 0, found.start())
    if not begins or not (found["b2"] or found["b4"]):
        return False
    return _PROMISES_EN.search(_take_sentence(found)) is None


def _aims(found: re.Match[str]) -> bool:
    """Whether a sentence aims at a change that it names, and does not tell of it."""
    sentence = _take_sentence(found)
    if _NAMED_EN.match(sentence):
        return True
    told = _TOLD_EN.search(found.string[: found.start()][-2 * _NEAR :])
    return told is None and _AIMS_EN.search(sentence) is not None


def _take_sentence(found: re.Match[str]) -> str:
    start, end = found.string.rfind(". ", 0, found.start()), found.string.find(". ", found.end())
    return found.string[start + 1 : end if end >= 0 else None]


def _make(
    found: re.Match[str], offset: int, comparator: str, value: str, unit: str
) -> FoundMetric | None:
    to = found["to"]
    if comparator == "between" and to is None:
        return None
    number = re.sub("[, ]|^0+(?=\\d)", "", value)
    if to is not None and float(to) <= float(number):
        return None
    metric = DraftMetric("between" if to else comparator, number, unit.strip(), to)
    start = found.start()
    if found.groupdict().get("task") is not None:  # the clause may hold a date of its own
        start = found.start("value")
    return FoundMetric(Stretch(start + offset, found.end() + offset), metric)
