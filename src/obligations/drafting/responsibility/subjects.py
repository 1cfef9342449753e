"""Parties that are the subject of a duty inside the text: 商务部要加强….

    sentence = [ adverbial , ] parties ( 要 | 应 | 须 | 必须 | 负责 | 牵头 ) …
             | … 由 parties [ … 会同 parties ] …
             | … parties 会同 parties …

Of English sentences `subjects_en` holds the grammar.

- A party counts where the registry knows it, where it is that of a place or a group set up for the
  work (市商务局, 工作专班), or where it is a class of governments, departments, regions or units.
  Other classes by function (执法机关, 银行) are spoken to and owe nothing here, nor do persons
  (负责人); who *may* (可以) owes nothing.
- A subject stands at the beginning of a sentence or of a part of it, behind a time
  (每年6月底前各区…), behind 由, or before a colon (市财政局：做好…).
- Who takes the lead, or is the subject of 会同, leads; what stands behind that is
  co-responsible; else the subject is responsible.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from obligations.drafting.parties.lists import IS_BODY, PartyReader
from obligations.drafting.parties.owing import (
    BRANCH,
    BRANCH_END,
    CENTRAL,
    OWN_OFFICE,
    is_named,
    is_spoken_to,
    is_standing,
    keep_owing,
)
from obligations.drafting.parties.party import GENERIC, merge
from obligations.drafting.responsibility.roles import Roles
from obligations.drafting.responsibility.subjects_en import Doers, read_english
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.party_names import find_level
from obligations.text.signs import fold_signs

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from obligations.drafting.parties.party import Party

_SENTENCE_ZH = lazy(r"[^。;!?\n]+")
_DUTY = (
    r"(?:要|不得|严禁|应当|应(?!对|用|急|税|付|收)|须|必须|需要?|负责(?!人|同志)|负总责|牵头|会同|是(?=[^,。;]{0,40}责任主体)"
    r"|对(?=[^,。;]{2,60}(?:负总责|进行|开展|实施))|对(?=[^。;]{2,60}的,(?:应|要|须)))"
)
# What helps somebody to something: with an object behind it, and not as the name of a thing
# (支持政策, 协调机制) or before what it describes (支持的项目).
_HELPS_TO = (
    r"(?:(?:帮助|予以|给予|加大|扩大|深化)(?!的)(?=[\u3400-\u9fff“《])"
    r"|(?:支持|协调|协助|引导|鼓励|探索|优化|会商)(?=[\u3400-\u9fff“《])(?!的|下"
    r"|[\u3400-\u9fff]{0,4}(?:政策|资金|项目|机制|措施|体系|方案|系统|平台|小组|力度|专班|会议)"
    r"(?![的,。;、和及与])))"
)
_SHARED = r"(?:(?:按(?:照)?(?:各自)?(?:职责|分工)+|共同|分别|具体|联合|分工)(?:做好|抓好)?)*"
_GENERIC_DUTY = (
    rf"(?:要|不得|严禁|应当|应(?!对|用|急|税|付|收)|须|必须|{_SHARED}(?:负责(?!人|同志)|牵头|推进|落实|组织实施)"
    r"|(?=[^,。;]{2,30}[后时前],(?:应当?|要|须))"
    r"|(?=(?:[新在拟改扩]建|采购)[^,。;]{2,20}(?:应(?!对|用|急)|要(?!求)|须))"
    r"|负总责|请(?=[于按在及])|会同|是[^,。;]{0,40}责任主体|对(?=[^,。;]{2,60}(?:进行|开展|负责|负总责|实施))"
    r"|将(?!来)|(?:切实|认真|严格|充分|主动|及时|适时|尽快|依[法规职]|原则上)(?=[\u3400-\u9fff]{2})"
    r"|(?:将)?[\u3400-\u9fff]{0,8}情况(?=[要请应须于及按每])|印发|制定|制订|出台|编制|报送|委托|开展|建立(?!在)"
    rf"|将|(?=20\d{{2}} ?年|\d{{1,2}} ?月)|{_HELPS_TO}"
    r"|(?:自(?=20|\d|本)|于(?:每|\d|次))|在每|每(?:[两三四五六\d]个?)?(?:年|季度|月|半年)|定期|结合|按|根据|据此)"
)
_GENERIC_PARTY = (
    r"(?:各地区?(?:、|和|及|、各)?各?(?:有关|相关)?部门(?:和单位"
    r"|、各单位)?|各地[区方]?(?!方|卫|发|财|税|商|教|公|民|人|交|市"
    r"|农|工|科|海|监)|各?(?:有关|相关)(?:部门|单位|地区|方面"
    r"|方(?!案|式|法|向)|司局)(?:和单位)?|各(?:部门|单位)(?:和单位)?|(?:国务院|中央和国家机关|[省市县区]级)?(?:各)?(?:有关"
    r"|相关)部门(?:和单位)?|(?:国务院)?各部门"
    r"|(?:地方|县级以上|省级|市级|县级|城市|各级|有关|各省级?|各市县?"
    r"|各县|各地|各级地方|地方各级|县级以上地方|有关省级?|有关地方"
    r"|相关省级?|各地方|区县|各区县|各县市区|各县\(市、区\)|各市州"
    r"|各市\(州\)|各设区市)+(?:各级)?(?:人民)?政府"
    r"(?:及其(?:所属|有关|相关|组成)?部门)?|中央和地方各级人民政府|地方(?=根据|结合|按|自行|自主|统筹|负责)"
    r"|各省\(?(?:自治)?区、(?:直辖)?市\)?"
    r"(?:人民政府|[^于要应须每在按将对,。;:、]{2,8}?(?:厅|局|委(?![托员派])|部门|办公室))?"
    r"|各省、自治区、直辖市(?:(?:人民)?政府)?|省、自治区、直辖市(?:人民)?政府"
    r"|(?:各)?(?:试点|示范)(?:地区|城市|省\(?区、市\)?)(?:(?:人民)?政府)?"
    r"|各(?:省|市|县|区|州|盟|旗|镇|乡镇|镇街|街道|地市|设区市|市州|区县|县区|市县|县市区|盟市|省份)"
    r"(?:[、(〔](?:[市县区州盟旗镇乡]|街道|园区|社区|乡镇|办事处)[)〕]?)*"
    r"(?=要|应|须|必须|于|在|每|负责|牵头|结合|按|根据|定期|会同|配合|将|自|[,、;和及]|$"
    rf"|{_HELPS_TO}"
    r"|对(?![应接外口])|落实|推进|切实|不得|认真|严格|充分|及时|组织|开展|建立|制定)"
    r"|(?:各|地方|国务院|省|市|县|区|州)(?:省|市|县|区)?级?(?:有关)?[\u3400-\u9fff]{2,10}?"
    r"(?:\([^()]{1,8}\))?(?:主管|监管|管理|行政)部门"
    r"|各[市州县区旗盟][、()〔〕市州县区旗盟]{1,14}级?(?:人民)?政府"
    r"|(?:省|市|县|区|州)(?:、(?:省|市|县|区|州|乡镇?|镇))+级?(?:人民)?政府"
    r"|(?:各(?:地|级|省级|市级|县级|省份|市县)|市、县|[省市县]级)"
    r"[\u3400-\u9fff]{2,8}?(?:、[\u3400-\u9fff]{2,8}?)*?部门"
    r"|(?:(?:有关|相关)(?:地区|省份)|(?:地方)?各(?:[地级区州]|[省市县]级?)|[省市县区]级)[\u3400-\u9fff]{2,10}?"
    r"(?:部门|机关|(?:督导|监督|监管|执法|经办)机构|[厅局委]会?)|我[部委局厅署办行会]"
    r"|总局(?=将|要|应|每|会同|负责|组织|委托|定期|适时)"
    r"|[省市县区州]直(?:属)?(?:各|有关)?(?:单位|部门)|[\u3400-\u9fff]{2,12}会(?:有关|相关|各)+成员单位|(?:各)?成员单位"
    r"|各(?:(?:工作)?专班|(?:二级)?(?:学院|院系|系部)|处室|科室)"
    r"|各(?:参与|配合|项目|主管)(?:部门|单位)|各?(?:主要|其他|决策|具体)?(?:责任|牵头|承办)(?:部门|单位|[科处]室)"
    r"|(?:各)?(?:行业)?主管部门)"
)
_OWN_OFFICE = lazy(OWN_OFFICE)
_NO_BODY = lazy("门|系统")  # behind the name of a body: 商务部门
_BRANCH_BEHIND = lazy(rf"[^,。、;要应须由负牵会]{{0,8}}{BRANCH_END}")  # of that body
# What stands behind the name of a body that is a subject.
_GOES_ON = (
    r"(?=、|和|及|会同|商|要|将|应|须|必须|负责|牵头|共同|切实|认真|严格|充分|积极|主动|及时|适时|尽快"
    r"|每|按|定期|具体|统筹|,|于|在|对|组织|完善|制定|建立|开展|加强|推动|推进|研究|指导|做好|发布|编制"
    r"|出台|落实|强化|健全|印发|进行|加快|搭建|实施|跟进|审[批核定查]|核[定准拨]|拨付|汇总|受理|给予|安排|保障|设[立置]|实行|推行|全程|跟踪|[主会协承]办"
    r"|参与|配合|协[助调]|支持|承担|抓|报|提[出供]|解释|监督|管理)"
)
# An office by its bare name, as a county writes of its own; not 大局, 督办.
_BARE_OFFICE = lazy(
    r"(?![下以上][列下述]|在|提请)(?:(?!由|会同|的)[\u3400-\u9fff]){2,9}?"
    r"(?:(?<![大全布格结开破变])局|[厅署]|街道|(?<=政)所"
    r"|(?<=[公查究])室|(?<=促进|服务|事务|管理|保障|发展|执法)中心"
    r"|(?<!常)委(?!会(?!同)|[常宣组统政网编农])|(?<![督承主协联通代帮交查])办)"
)
_LOCAL_NAME = lazy(
    r"(?:省|自治区|市|县|区|州|旗|盟|兵团)(?:政府|党?委)?(?!级|直|内|域|场"
    r"|区|市(?!场监|政)|县|外(?![汇事办经贸])|有关|相关|各|主管)[\u3400-\u9fff“”]{1,14}?(?:厅"
    r"|局|委员会|管委会|委|办公室|办|中心|部|公司|集团|督查室|研究室|专班|领导小组|指挥部|总队|支队|大队"
    r"|(?<=供销|合作)社|(?<=总工)会|(?<=[妇残商])联|(?<=科)协|(?<=科学|研究)院)"
    rf"(?:\([^()]{{1,20}}\))?{_GOES_ON}"
)
_GOVERNMENT_NAME = lazy(
    r"[省市县区州镇乡](?:(?:委|(?:人民)?政府)(?:办公[厅室]|督查室|研究室)?"
    rf"|(?:工作)?(?:专班|指挥部|领导小组)(?:办公室)?){_GOES_ON}"
)
_CITY = (
    r"(?![全各本我该外])[\u3400-\u9fff]{2,4}?(?:(?<!城)[市县]|(?<![地社城园片景山矿辖新])区|自治州)"
)
# Also places that share a government (东山、西山省人民政府), and such that owe by their own names.
_OTHER_NAME = lazy(
    rf"(?:{BRANCH}|{CENTRAL}|{OWN_OFFICE}|[\u3400-\u9fff]{{2,8}}?(?<!公)(?<!有关)司){_GOES_ON}"
    r"|国务院[\u3400-\u9fff]{1,12}?委员会(?:办公室)?(?!办|委|的)"
    r"|(?:[\u3400-\u9fff]{2,3}、){1,30}[\u3400-\u9fff]{3,5}人民政府(?!办|各|有关|部门)"
    rf"|(?:{_CITY}[、和及]){{0,30}}{_CITY}(?=应当?(?![对急用税付收])|须|必须|要(?!求)|负责|牵头)"
)
# What makes another word of its last sign: 局面, 委托, 办理.
_BARE_NAME = lazy(rf"{_BARE_OFFICE.pattern}(?![长面部势域限级员托理法公事名内外中的督])")
# What makes the name of an office out of that of its body: 交通运输部水运司.
_OFFICE = lazy(
    rf"(?!会同|联合|[商和与及等])[\u3400-\u9fff]{{2,8}}?(?:(?<!公)司|研究院|研究所){_GOES_ON}"
)
_ADVERBIAL = lazy(
    r"(?:请|同时|此外|另外|其中|在此基础上|今后|下一步|进一步|对此"
    r"|为此),?|[^,]{0,30}(?:前|内|起|时),|(?:具体)?(?:工作)?由"
)
# Who takes which part in what is set up: 建立政府领导、部门牵头，…的工作机制.
_FRAME = lazy(
    r"(?:建立|形成|构建|健全|完善)[^,。;\n]{0,24}(?:领导|主导|牵头|统筹|负责|负总责)[,、][^。;\n]{0,120}?的"
    r"[\u3400-\u9fff]{0,10}(?:机制|格局|体系|模式)"
)
_COUNTED = lazy("[一二三四五六七八九十]是")
_BEHIND_TIME = lazy(r"[前内起](?=各)")  # 每年6月底前各县区报送
_SUBJECT_GENERIC = lazy(
    rf"(?P<parties>{_GENERIC_PARTY}(?:(?:、|,|和|及|以及|会同)(?:{_GENERIC_PARTY}"
    rf"|[\u3400-\u9fff]{{2,8}}部门))*)(?:(?:都|均|也|还|、|,)?)(?P<duty>{_GENERIC_DUTY})"
)
_DUTY_OF_CLASS = lazy(rf"{_GENERIC_DUTY}|[做抓]好|加强")
_DUTY_AHEAD = lazy(rf"(?:都|均|也|还|具体|总体|统一|,)?{_SHARED}(?P<duty>{_DUTY})")
_GENERICS = lazy(rf"{_GENERIC_PARTY}(?:(?:、|和|及|以及){_GENERIC_PARTY})*")
# What each body has to do: 市商务局、市财政局:做好….
_HEADED = lazy(r"\s?(?P<parties>[^:。;\n]{2,80}):(?=[\u3400-\u9fff])")
# No name begins so, nor has a preposition inside: 推行…, 做好…; …部按照….
_NO_NAME = lazy(
    r"^(?:会同|联合|督促|配合|协[同调]|要求|推[动行进广]|[开扩]展|组织|指导|制[定订]|统筹|落实|强化"
    r"|加[强快大]|[建搭][立设]|完善|健全|优化|支持|鼓励|引导|探索|[做抓]好|实[施行])"
    r"|按照?|根据|将(?!军)|对(?![外台口])|于|(?<!自)由"
)
_ENDS_IN_PLACE = lazy(r"(?:省|自治区|[市县区州盟旗])$")
_SHORTEST_INSIDE = 2  # signs of what may be a verb behind a comma: 联通
_LONGEST_LIST = 160  # signs of the parties before a duty
_DOES_OFTEN = lazy(r"每(?:年|半年|季|月|周)|定期")
# What a body does whose name begins a sentence: whatever stands behind it, unless that only says
# whose something is (财政部有关司局, 商务部发布的目录), or makes somebody else do it.
_DOES = lazy(
    r"(?=[\u3400-\u9fff\d]{2})(?!的|等|之|及其|以及|与|或|所属|直属|下属|内设|系统|有关|相关|关于|公告|令|文件|规定"
    r"|企业|行业|机构|单位|网站|官网|门户|成员|党[组委]|副?[部局署]长|领导|机关|可|已|曾|原|认为|是|[作设]?为|设在|[各本其该]"
    r"|(?:支持|扶持|协调|工作|管理|监管|服务)(?:政策|资金|项目|机制|措施|体系|平台|小组|力度)(?![的,。;、和及与])"
    r"|(?!每|定期|[适及]时|尽快|切实|共同|联合|分别|负责|牵头|继续|抓紧)(?:(?![对为于在从将把依据以会])[^,。;]){0,16}的"
    r"|[^,。;]{1,24}(?:(?<![需重主必只还])要(?![求素点闻件害务案])"
    r"|(?<![供相响适反效对])应当?(?![急用对税收付])|须|不得|由))"
)
_BY_ZH = lazy(
    r"(?<![自理缘])由(?!于|此|来|衷|浅|点|表)|经(?![发信科贸济开促])(?=[^,。;]{2,20}会同)|(?<![\u3400-\u9fff])请(?![示求])"
)
_WITH_ZH = lazy(
    r"(?:会同|(?<=[部局委厅署办会府位门要应须])商(?=[\u3400-\u9fff]{2,20}[部局委署厅行会]))"
)
_LEADS_IN = lazy(r"(?:要|应当?|须|必须|负责)?")
_WITH_NEAR = lazy(r"(?:要|应当?|须|必须|负责)?会同")
_BY_FUNCTION = lazy(
    r"[\u3400-\u9fff、]{2,30}?等(?:有关|相关)?(?:主管)?部门"
    r"|(?:[\u3400-\u9fff]{2,8}、)*[\u3400-\u9fff]{2,8}?(?:\([^()]{1,8}\))?"
    r"(?:部门|(?:监管|监督|督导|执法)机构)"
)
_BY_FUNCTION_ALONE = lazy(r"[\u3400-\u9fff]{2,12}(?:部门|机关)")
_SETS_UP = lazy(r"设在|成立|建立|组建|设立|发挥|依托|健全|完善|加强")
# What closes a list of names: 等部门.
_AND_OTHERS = lazy(r"(?P<open>等)(?:部门|单位|机构)?(?!级)")
_COMPOSE = lazy(r"[^,。;]{2,160}?(?:组成|构成)")
_MAY = lazy(r"可以?|能够?")
_PEOPLE = lazy(r"[\u3400-\u9fff]{0,4}(?:领导|负责人|负责同志|部长|局长|主任)")
# By whom something is set up or paid that is spoken of: 由教育部门批准的学校要….
_RELATIVE = lazy(r"[\u3400-\u9fff]{2}的(?=[\u3400-\u9fff])")
_RELATIVE_LED = lazy(r"[\u3400-\u9fff]{2,12}的(?=[\u3400-\u9fff])")
_LEADS = lazy(r"牵头|主办")
_LEADS_LATER = lazy(r"(?<=,)(?:并)?牵头(?!单位|部门)")
_NEAR = 8  # signs between a subject and the word that makes it lead
_PIECE = lazy(r"[^,]+")
_JOINS = lazy("、|和|及|以及")
_HELPS = lazy(
    r"(?:(?:共同|总)?牵头、)?(?P<who>.{2,120}?)(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?|分工|积极|协同)?"
    r"(?:配合|参加|参与|协助|[会协]办|负责|落实|推进|做好|抓好|(?:具体)?实施)(?:的[^,]{0,16})?"
)
_ASSISTS = lazy(
    r"(?:请|并由)?(?P<who>.{2,120}?)(?:等)?"
    r"(?:(?:予以|积极|协同)?(?:配合|参加|参与|协助|[会协]办)|(?:予以|给予)支持)"
)
# What a document leads in is itself: 现就有关事项通知如下：.
_SAYS_ITSELF = lazy(r"(?:通知|意见|方案|规定|公告|办法|函|批复|决定|措施)(?:如下)?:\s*$")
_OWN_VERB_ZH = lazy(r",(?:并)?(?:建立|健全|制定|制订|完善|开展|加强|组织|出台|定期|研究|编制)")


def find_subjects(reader: PartyReader, start: int, end: int, leading: Doers | None = None) -> Roles:
    """Return the parties that a stretch of the folded text makes answer for something, clauses
    apart; `leading` has to do it where it is an item of a list.
    """
    roles = Roles()
    text = reader.flow.text
    for at, paragraph in enumerate(reader.flow.list_paragraphs(start, end)):
        if has_chinese(text[paragraph.start : paragraph.end]):
            for sentence in _SENTENCE_ZH.finditer(text, *paragraph):
                _read_zh(reader, Stretch(*sentence.span()), roles)
        else:
            leading = read_english(reader, paragraph, roles, leading, item=not at)
    if leading and has_chinese(leading.parties[0].printed) and not roles.parties:
        merge(roles.lead if leading.helpers else roles.responsible, leading.parties)
        merge(roles.co_responsible, leading.helpers)
    return roles


def find_leading_zh(reader: PartyReader, paragraph: Stretch) -> Doers | None:
    """Return who has to do the items behind a paragraph that leads them in: 各地要做好以下工作."""
    text = reader.flow.text
    start = max(text.rfind(sign, *paragraph) for sign in "。;\n") + 1
    if _SAYS_ITSELF.search(text, start, paragraph.end):
        return None
    roles = Roles()
    _read_zh(reader, Stretch(max(start, paragraph.start), paragraph.end), roles)
    doers = roles.lead or roles.responsible
    return Doers(doers, roles.co_responsible) if doers else None


# Chinese


def _read_zh(reader: PartyReader, sentence: Stretch, roles: Roles) -> None:
    text = reader.flow.text
    for by in _BY_ZH.finditer(text, sentence.start, sentence.end):
        read = (_read_named, _read_generic, _read_by_function)
        found = (one(reader, by.end(), sentence.end) for one in read)
        named = next((one for one in found if one), None)
        leads_clause = by.start() == sentence.start
        relative = _RELATIVE_LED if leads_clause else _RELATIVE
        other = named and any(one.match(text, named[0]) for one in (_MAY, relative, _PEOPLE))
        if named and not other and not _COMPOSE.match(text, by.end()):
            _assign_zh(reader, Stretch(named[0], sentence.end), named[1], roles)
    read_to = sentence.start
    for begin in _list_beginnings(text, sentence):
        if begin < read_to:
            continue
        subject = _read_subject(reader, begin, sentence, follows=read_to > sentence.start)
        if subject:
            read_to, parties = subject
            _assign_zh(reader, Stretch(read_to, sentence.end), parties, roles)


def _read_subject(
    reader: PartyReader, begin: int, sentence: Stretch, *, follows: bool
) -> tuple[int, list[Party]] | None:
    """Return the parties that are the subject of a duty from a place on, and where that begins;
    whether one `follows` another in its sentence.
    """
    text = reader.flow.text
    duty = _DUTY_AHEAD.search(text, begin, min(sentence.end, begin + _LONGEST_LIST))
    if duty and duty.start() > begin and not _BY_ZH.search(text, begin, duty.end()):
        parties = reader.read(begin, duty.start()).parties
        certain = _are_certain(parties, local=reader.local is not None)
        owing = keep_owing(parties) if certain else []
        if owing and owing[0] is parties[0]:  # bodies that no registry knows, beside one
            owing = [one for one in parties if not is_spoken_to(one)]
        if owing:
            return duty.start("duty"), owing
    headed = _HEADED.match(text, begin, sentence.end) if begin == sentence.start else None
    if headed:
        parties = reader.read(*headed.span("parties")).parties
        if parties and all(_is_certain(party) for party in parties):
            return headed.end(), keep_owing(parties)
    found = _SUBJECT_GENERIC.match(text, begin, sentence.end)
    if found:
        parties = reader.read(*found.span("parties")).parties
        return found.start("duty"), keep_owing(parties)
    first = begin == sentence.start or text[max(begin - 3, 0) : begin] in ("层面:", "层面,")
    does = _DOES if first or text[begin - 1] == "," else _DOES_OFTEN
    if _NO_NAME.search(text[begin : begin + 2]):
        return None
    function = _read_by_function(reader, begin, sentence.end) if first or follows else None
    if function and _DUTY_OF_CLASS.match(text, function[0], sentence.end):
        return function
    named = _read_named(reader, begin, sentence.end)
    if named is None or (not first and named[0] - begin <= _SHORTEST_INSIDE):
        return None
    place = _ENDS_IN_PLACE.search(text[begin : named[0]])  # 某某省产能…: whose a thing is
    return named if does.match(text, named[0], sentence.end) and not place else None


def _are_certain(parties: Sequence[Party], *, local: bool) -> bool:
    """Whether a list is one of parties: the first is certain, and the others are, or are named as
    bodies are. `local`: in a place whose own offices bear bare names.
    """
    unsure = [one for one in parties if not (_is_certain(one) or (local and _is_bare_office(one)))]
    if not parties or parties[0] in unsure:
        return False
    return all(_is_named_as_body(one) and not _NO_NAME.search(one.printed) for one in unsure)


def _is_certain(party: Party) -> bool:
    """Whether what was read as a party is a body or a class of them, and no other words."""
    if party.id or party.kind == GENERIC:
        return True
    if _SETS_UP.search(party.printed):
        return False
    if is_standing(party) or is_named(party.printed) or _BY_FUNCTION_ALONE.fullmatch(party.printed):
        return True
    placed = party.level == "central" or find_level(party.printed) is not None
    placed = placed and "各" not in party.printed
    return placed and _is_named_as_body(party)


def _is_bare_office(party: Party) -> bool:
    named = _BARE_OFFICE.fullmatch(fold_signs(party.printed))
    return named is not None and not _SETS_UP.search(party.printed)


def _is_named_as_body(party: Party) -> bool:
    return IS_BODY.match(fold_signs(party.printed)) is not None


def _list_beginnings(text: str, sentence: Stretch) -> list[int]:
    """Return where in a sentence a subject can stand: at its beginning, and behind each comma, not
    counting 一是, 二是.
    """
    begins = [sentence.start]
    begins += [at + 1 for at in range(sentence.start, sentence.end) if text[at] in ",: "]
    begins += [found.end() for found in _BEHIND_TIME.finditer(text, *sentence)]
    led = [(_ADVERBIAL.match(text, begin, sentence.end), begin) for begin in begins[:1]]
    begins += [found.end() for found, _ in led if found and not found[0].endswith("由")]
    frames = [found.span() for found in _FRAME.finditer(text, *sentence)]
    counted = {begin: _COUNTED.match(text, begin, sentence.end) for begin in begins}
    begins = [found.end() if found else begin for begin, found in counted.items()]
    return sorted(
        {begin for begin in begins if not any(start < begin < end for start, end in frames)}
    )


def _read_named(reader: PartyReader, begin: int, end: int) -> tuple[int, list[Party]] | None:
    """Return the bodies that are listed from a place on, with the end of the list."""
    text = reader.flow.text
    parties: list[Party] = []
    at, joined = begin, True
    own = _OWN_OFFICE.match(text, begin) is not None
    while joined and (stop := _find_name_end(reader, at, end, elided=own and bool(parties))):
        parties += reader.read(at, stop).parties
        led = _JOINS.match(text, stop, end)
        at, joined = (led.end(), True) if led else (stop, False)
    others = None if joined else _AND_OTHERS.match(text, at, end)
    places = [at] if joined else []
    if others:  # 等有关部门, 等部门和各地区
        led = _JOINS.match(text, others.end(), end)
        places = [others.end("open"), *([led.end()] if led else [])]
    classes = (_read_generic(reader, place, end) for place in places if parties)
    generic = next((one for one in classes if one), None)
    if generic:
        return (generic[0], [*keep_owing(parties), *generic[1]])
    owing = parties if own else keep_owing(parties)
    spoken = _GENERICS.match(text, at, end) if joined and parties else None
    if spoken and owing:  # 税务总局和各地税务机关
        return (spoken.end(), owing)
    if joined or not owing:
        return None
    return (others.end() if others else at, owing)


def _find_name_end(reader: PartyReader, at: int, end: int, *, elided: bool = False) -> int | None:
    """Return where the name of a body ends that begins at a place: one of the registry, or of a
    province or city (省商务厅); `elided`: behind one of an office of the ministry that writes.
    """
    text = reader.flow.text
    found = reader.directory.find_longest(text, at, end)
    known = found and found[1].kind != GENERIC and not _NO_BODY.match(text, found[0], end)
    names = [_LOCAL_NAME, _OTHER_NAME, _GOVERNMENT_NAME]
    if reader.local or elided:
        names.append(_BARE_NAME)
    others = [other.end() for name in names if (other := name.match(text, at, end))]
    if found and known:
        longer = _OFFICE.match(text, found[0], end) or _BRANCH_BEHIND.match(text, found[0], end)
        others = [longer.end() if longer else found[0], *others[:1]]
    return max(others, default=None)


def _read_class(
    pattern: re.Pattern[str], reader: PartyReader, begin: int, end: int
) -> tuple[int, list[Party]] | None:
    """Return the classes of parties that a pattern finds at a place, with the end of them."""
    found = pattern.match(reader.flow.text, begin, end)
    if not found:
        return None
    parties = keep_owing(reader.read(*found.span()).parties)
    if not parties:
        return None
    return (found.end(), parties)


_read_generic = partial(_read_class, _GENERICS)
_read_by_function = partial(_read_class, _BY_FUNCTION)


def _assign_zh(reader: PartyReader, rest: Stretch, parties: list[Party], roles: Roles) -> None:
    """Give the subject of a sentence its role by what follows it."""
    text = reader.flow.text
    near = min(rest.start + _NEAR, rest.end)
    leads = _LEADS.search(text, rest.start, near) or _LEADS_LATER.search(text, *rest)
    found = _find_helpers(reader, rest)
    if found is None and leads is None and _WITH_NEAR.match(text, rest.start, rest.end):
        merge(roles.lead, parties)
        roles.basis = roles.basis or "huitong"
        return
    if found is None and leads is None:
        helping = {one.key for one in roles.co_responsible}
        merge(roles.responsible, [one for one in parties if one.key not in helping])
        merge(roles.co_responsible, _list_followers(reader, rest, led=False))
        return
    merge(roles.lead, parties)
    if found is None:
        roles.basis = roles.basis or "explicit"
        merge(roles.co_responsible, _list_followers(reader, rest, led=True))
        return
    place, helpers = found
    merge(roles.co_responsible, helpers)
    roles.basis = roles.basis or ("explicit" if leads else "huitong")
    if leads and _OWN_VERB_ZH.search(text, leads.end(), place):
        merge(roles.responsible, parties)


def _find_helpers(reader: PartyReader, rest: Stretch) -> tuple[int, list[Party]] | None:
    """Return with whom the subject of a sentence does it, and where that is said."""
    text = reader.flow.text
    for with_ in _WITH_ZH.finditer(text, rest.start, rest.end):
        piece = text.rfind(",", rest.start, with_.start()) + 1
        other = _read_named(reader, piece, rest.end)
        named = other and _LEADS_IN.fullmatch(text, other[0], with_.start())
        if piece and (named or IS_BODY.match(text[piece : with_.start()])):
            return None  # another subject, which does it with them
        for read in (_read_generic, _read_named, _read_by_function):
            helpers = read(reader, with_.end(), rest.end)
            if helpers:
                return with_.start(), helpers[1]
    return None


def _list_followers(reader: PartyReader, rest: Stretch, *, led: bool) -> list[Party]:
    """Return the parties of the pieces of a sentence that say who helps: A牵头，B、C配合.

    Beside somebody who leads, whoever does it too helps.
    """
    followers: list[Party] = []
    for piece in _PIECE.finditer(reader.flow.text, rest.start, rest.end):
        found = _HELPS.fullmatch(piece[0]) if led else _ASSISTS.fullmatch(piece[0])
        if found:
            span = Stretch(piece.start() + found.start("who"), piece.start() + found.end("who"))
            parties = reader.read(span.start, span.end).parties
            certain = all(_is_certain(party) or _is_named_as_body(party) for party in parties)
            followers += parties if certain else ()
    kept = keep_owing(tuple(followers))
    return [one for one in followers if one in kept or _is_named_as_body(one)]
