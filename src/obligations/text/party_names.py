"""What a printed name of a party says by itself: whether it is that of a class of parties, the
level of a local body, and how a central body of the same field would be called. What a registry
knows of it is another matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer words that end in one of these are such classes, too: 地区, 区县, 城市.
_CLASS = (
    "部门|单位|司局|地方|政府|企业|机构|机关|方面|协会|商会|组织|院校|高校|学校|学院|院系|系部"
    "|(?<=各)[系院校]|处室|科室|管委会|党委|成员|主体|平台|媒体|银行|区|县|市|省|州|地|厅局|委办局"
    "|乡|镇|街道|镇街|村|专班|省份|公司"
)
_QUALIFIED = (
    "各|有关|相关|其他|其它|所属|所在地?|属地|当地|地方|基层|各级|省级|市级|县级|区县级|县级以上"
    "|行业|主管|项目|试点|成员|省直|市直|县直|区直|州直|市县|本级|责任|中央|全省|全市"
)
_GENERIC_ZH = lazy(
    r"(?:国务院|中央和国家机关|中央|国家|省委、?省政府|省|市|县|区|州|自治区|自治州|地区|全国|全省"
    rf"|全市|我省|我市|我国)?(?:{_QUALIFIED})[^,;。:]{{0,24}}?(?:{_CLASS})(?:[(〔][^()〔〕]*[)〕])?"
    r"(?:人民政府|政府|党委|管委会)?$|(?:国务院|县级以上(?:地方)?|省级|市级|各级|地方"
    r"|上级)?(?:人民政府)?[\u3400-\u9fff]{2,12}(?:主管|行政|监督管理)部门$"
)
_CLASS_ALONE = lazy(
    r"(?:行业协会商会|行业协会|行业组织|金融机构|中央企业|行业主管部门|主管部门|成员单位|牵头单位"
    r"|责任单位|市县|县区|县市区|区县|地方政府|地方|城市(?:人民)?政府)$"
)
# What organs are for that exercise the power of the state; others are enterprises: 金融机构.
PUBLIC_ORGANS = "督导|监督|监管|执法|经办|派出"
# Bodies of one kind, of all places or levels: 各级残联, 有关地区发展改革委, 县级以上某委员会;
# or by how they are called here and there: 财政厅(局); and who issues a text: 我委.
_ORGANS_ZH = lazy(
    r"(?:(?:地方|基层)?各(?:级|地|省|市|县|区|州)?|(?:有关|相关)(?:地区|地方|省份|省|市|县|区)"
    r"|县级以上|[省市县区]级|地方(?!金融))(?:地区|地方|级)?[\u3400-\u9fff]{0,16}?"
    r"(?:[厅局委办联]|办公室|工会|委员会|委会|法院|检察院|海关)(?:\([^()]{1,8}\))?$"
    r"|[\u3400-\u9fff]{2,14}[厅局委办]\((?:委|厅|局|办|、){1,5}\)$|我[部委局厅署办行会]$|(?:总|国家)局$"
    # Those of one body: 国务院安委会各成员单位; and departments by what they are for.
    r"|[\u3400-\u9fff]{2,12}[会组办部局厅署委府关](?:各|有关|相关)*(?:成员单位|部门|单位|司局)$"
    rf"|[\u3400-\u9fff]{{2,12}}(?:\([^()]{{1,8}}\))?(?:部门|(?:{PUBLIC_ORGANS})机构)$"
)
_CLASSES_EN = (
    "departments?|units?|regions?|localit(?:y|ies)|governments?|authorit(?:y|ies)|agenc(?:y|ies)"
    "|parties|institutions?|ministr(?:y|ies)|bod(?:y|ies)|organi[sz]ations|entit(?:y|ies)"
    "|enterprises"
    "|companies|municipalit(?:y|ies)|provinces?|cit(?:y|ies)"
    "|[Mm]ember (?:[Ss]tates|[Aa]dministrations)|count(?:y|ies)|stakeholders|partners|members"
    "|universities|colleges|schools|prefectures|districts?|townships?|sub-?districts?|streets?"
    "|towns?|villages?|places|offices?|bureaus?|directorates?|divisions?"
)
_LEVEL_EN = lazy(
    r"(?:[a-z]+ )?(?:city|municipal|provincial|prefectur(?:e|al)|county|district|town(?:ship)?"
    r"|local|central|national|regional|state|federal)",
    re.IGNORECASE,
)
# Whose plural is a class of public bodies: health boards, regional councils.
PUBLIC_BODIES_EN = (
    "authorities|councils|(?<!dash)boards|ministries|departments|agencies|governments?"
    "|municipalities|counties|regulators|secretariats?|ministers|(?<=public )bodies"
    "|(?<=length )bodies"
)
CLASS_EN = lazy(rf"(?:{_CLASSES_EN})\b(?=[,;.)]|$| \(| and| of the| under| [a-z]*$)")
# What stands behind a class: of the State Council, at all levels, at or above the county level.
_WHERE_EN = (
    r"(?: (?:\([a-z ,-]{1,30}\)|concerned|involved|and units|(?:under|of) the state council"
    r"|at all levels|of (?:the )?(?:[a-z]+ ){0,2}(?:(?:people's )?governments?"
    r"|(?:[Pp]arty )?committees)|in (?:all|each|various) [a-z]+"
    r"|of (?:all|each|two|three|four|five|six|\d{1,2}) (?:[a-z-]+ )?[a-z]+(?: and [a-z]+)?"
    r"|(?:at|above|at (?:and|or) above)(?: the)? [a-z]+[ -]levels?(?: (?:and|or) above)?))*"
)
# Departments by what each is for: departments of education, finance, and culture and tourism.
FIELDS_EN = lazy(
    r"(?:the )?(?:relevant |competent |local )?(?:[Dd]epartments|authorities|bodies|organs)"
    r" (?:such as (?:those )?)?(?:of|for|in charge of|responsible for)"
    r" (?!the |all |each |every )[a-z][a-z'-]*"
    rf"(?:(?:,? and |, | )(?!(?:and |the |all |other |(?:[a-z']+ ){{0,3}}(?:{_CLASSES_EN})\b))"
    r"[a-z][a-z'-]*){0,30}"
)
_FIELD_WORD = (
    rf"(?!(?:{_CLASSES_EN}|all|each|other|relevant|local|competent|shall|should|must|will)\b)"
    r"[a-z][a-z-]*"
)
# The same with the fields before: the trade, finance, and radio and television departments.
FIELDS_BEFORE_EN = lazy(
    r"\b(?:(?!(?:All|Each|Every|Other|Relevant|Local)\b)[A-Z][a-z]+(?=,? )"
    rf"|{_FIELD_WORD})(?:(?:, and |, | and | ){_FIELD_WORD}){{1,24}}"
    rf" (?:departments|authorities|organs)\b{_WHERE_EN}"
)
_GENERIC_EN = lazy(
    r"(?:heads? of )?(?:(?:all|each|every|other|relevant|local|various|competent|concerned"
    r"|related|respective|public|provincial|municipal|county|participating|EU|contracting"
    r"|partner|member"
    r"|line|sector|state|national|people's|levels|level|at|of|and|the|in|regions?"
    rf"|government)\b[ -]?)*(?:{_CLASSES_EN})"
    rf"(?:,? (?:and )?(?:[a-z]{{4,10}}-level )?(?:{_CLASSES_EN}))?{_WHERE_EN}$",
    re.IGNORECASE,
)
# A class by what it is for: competent transport departments, public security organs.
_BY_FIELD_EN = lazy(
    r"\b(?:(?:the )?(?-i:State Council) )?"
    r"(?:(?!(?:of|in|with|for|to|by|from|on|at|that|which|whose|its|their|have|has|and|or)\b)"
    r"(?-i:[A-Z]?[a-z])[a-z'-]*,?(?: and)? ){1,7}"
    rf"(?-i:departments?|authorit(?:y|ies)|organs|bureaus|stations|governments){_WHERE_EN}",
    re.IGNORECASE,
)
_LEVEL_WORD_EN = (
    r"(?:federal|state|local|tribal|territorial|national|regional|provincial|municipal|district"
    r"|prefectur(?:e|al)|township|county|city|central|commonwealth)"
)
# One class of governments of several levels: State, local, and Tribal governments.
LEVELS_EN = lazy(
    rf"(?:representatives (?:of|from) )?(?:{_LEVEL_WORD_EN}(?:, (?:and |or )?| and | or |/))+"
    rf"{_LEVEL_WORD_EN} (?:people's )?"
    r"(?:governments?|authorities|agencies|councils|administrations|partners)\b"
    r"|ministries, departments,? and agencies\b(?: ?\(MDAs\))?"
    r"|(?:all |the |concerned )*(?:ministries|departments)"
    r"(?: ?/ ?(?:ministries|departments|offices|organi[sz]ations|agencies|states|UTs))+\b"
    r"(?: of (?:the )?(?:central )?gov(?:ernment|t\.?)(?: of [a-z]+)?)?",
    re.IGNORECASE,
)
# Classes of a government's bodies that need no word to say so: agencies shall …, agency heads.
_GOVERNMENT_CLASS_EN = lazy(
    r"(?:heads of )?(?:executive |federal |government )?(?:departments|agencies|ministries)"
    r"(?: and (?:departments|agencies|ministries))?"
    r"(?: (?:with|that|described|listed|having|responsible) [^,;]{2,80})?"
    r"|(?:(?:all|each|every|other) )?(?:agency|department) heads"
    r"|(?:member |contracting )?states(?: parties)?"
    r"|(?:cities|counties|municipalities|provinces|prefectures|localities)",
    re.IGNORECASE,
)
# Whatever else such a name says: all heads of CFO Act agencies.
_ALL_EN = lazy(
    r"(?:heads of|(?:heads? of )?(?:all|each|every|any))(?: (?!on |by |from )[\w'()/-]+){0,8}"
    rf" (?:{_CLASSES_EN}|agency heads?)"
    r"(?: (?:of|in|with|[a-z]{3,}ing|(?:[a-z]+ly )?[a-z]{3,}ed) [^,;]{2,99})?",
    re.IGNORECASE,
)
GENERIC_EN_WORD = lazy(
    r"\b(?:all|each|every|relevant|local|various|competent|concerned|related|respective|other"
    r"|member|contracting)\b",
    re.IGNORECASE,
)
# Offices of one kind of all places: 各县、市、区教育局(分局).
OFFICES_OF_PLACES = (
    r"各[市州县区旗盟](?:(?:、[市州县区旗盟]){1,4}|\([市州县区旗盟、]{1,8}\))"
    r"[\u3400-\u9fff]{2,8}?(?:厅|局|委(?![托员])|办(?![公法理事学案]))"
    r"(?:\([^()]{1,8}\))?"
)
# Several levels as one: 市、区县; 省、市、县(市、区).
LEVELS_LISTED = (
    r"(?:省|市|县|区|州)(?:、(?:自治区|省|市|州|区县|县区|县\(市、区\)|县|区|乡镇?|镇|街道))+级?"
)
# What each of them has: 水行政主管部门, 人民代表大会常务委员会.
BODY_OF_LEVELS = (
    r"(?:(?:人民)?政府)?[\u3400-\u9fff]{2,14}?"
    r"(?:(?:主管|监管|管理|行政)部门|委员会|办公室|人民(?:法院|检察院))"
)
WHOLE_GENERIC = lazy(
    r"省、自治区、直辖市(?:人民)?政府|各省(?:级)?(?:、自治区、直辖市|\((?:自治)?区、(?:直辖)?市\))"
    r"(?:(?:及|和)(?:各)?计划单列市)?(?:[及和、]新疆生产建设兵团)?(?:人民政府|政府|党委"
    r"|[^、,;。及]{0,12}?(?:部门|厅局?|局|委|主管部门|办公室|办(?![公法理事学案]))"
    r"(?:\([^()]{1,8}\))?)?"
    r"|(?:地方)?各(?:级|地|[市州县区旗盟乡镇]{1,4})党委[、和](?:人民)?政府"
    r"|各(?:[有相]关)?(?:设区的?|直辖)?[市州县区盟旗地师乡镇街道自治(〔]{1,6}(?:[、和及()〔〕]"
    r"|[市州县区盟旗地师乡镇街道自治]){1,24}?(?:人民政府|政府|办事处|管委会|党委)"
    rf"|(?:[有相]关)?{LEVELS_LISTED}(?:{BODY_OF_LEVELS}|(?:人民)?政府)"
    r"|(?:各|各?[有相]关)[市州县区旗盟](?:\([市州县区旗盟、]{1,8}\))?(?:、(?:[县地]级)?"
    r"[市州县区旗盟](?:\([市州县区旗盟、]{1,8}\))?){1,4}(?=[和及]|[^\u3400-\u9fff]|$)"
    r"|(?:中央|[部省市])(?:[、和及](?:中央|[部省市])){0,3}[驻在][\u3400-\u9fff]{1,3}(?:各|有关)?(?:单位|机构)"
    r"|(?:自治区|[省市县区州盟旗])?(?:直属?|级|政府)?各(?:[部委办厅局署会]、){1,4}[部委办厅局署会](?![\u3400-\u9fff])"
    r"|乡镇\((?:街道|办事处)\)(?!党|人民|政府)"
    rf"|(?:国务院)?各部委、各直属机构(?:、各办事机构)?|(?:国务院)?各?[有相]关部门、单位|各州\(?、市\)?(?:人民)?政府|{OFFICES_OF_PLACES}"
)
WHOLE_GENERIC_EN = lazy(
    r"(?:the )?(?:(?:people's )?governments? of )?(?:all |(?<= of )(?:the )?)provinces(?:, | ?\()"
    r"(?:(?:all |the )?autonomous )?(?:regions|districts),?(?: and)? (?:all |the )?"
    r"(?:municipalities|cities)\)?(?: directly under the (?:central government|state council))?",
    re.IGNORECASE,
)
_LEVEL = {
    "省": "province",
    "自治区": "province",
    "市": "local",
    "区": "local",
    "县": "local",
    "州": "local",
    "旗": "local",
    "盟": "local",
    "镇": "local",
    "乡": "local",
    "乡镇": "local",
}
_LOCAL = lazy(
    r"(?:(?P<place>[\u3400-\u9fff]{2,7}?)?(?P<unit>自治区|自治州|省|市|区|县|州|盟|旗"
    r"|乡镇(?=人民政府|政府|街道)|镇(?=人民政府|政府)|乡(?=人民政府|政府))(?!区|场|政(?![府务协法])"
    r"|直|级|委党校)|(?:新疆生产建设)?兵团)"
)
# A place stands for its government: 东山市.
_PLACE = lazy(r"[\u3400-\u9fff]{2,4}(?:省|(?<!城)市|县|旗|(?<![地社城园片景矿辖])区|自治[区州])")
# How bodies are called that have one field at different levels: 市财政局, 财政部.
_LOCAL_ENDING = lazy(r"(?:委员会|委|厅|局|办公室|办)$")
_CENTRAL_ENDINGS = ("部", "委", "委员会", "总局", "总署", "局", "署", "办", "")
_COUNTRY = ("", "国家")


@lru_cache(maxsize=10_000)  # of a document names come again and again
def is_generic(name: str) -> bool:
    """Whether a name says a class of parties: 各市(州)人民政府, all relevant units."""
    if has_chinese(name):
        return bool(
            _GENERIC_ZH.match(name)
            or _ORGANS_ZH.match(name)
            or _CLASS_ALONE.match(name)
            or WHOLE_GENERIC.fullmatch(name)
        )
    qualified = _GENERIC_EN.match(name) and GENERIC_EN_WORD.search(name)
    whole = (_GOVERNMENT_CLASS_EN, _ALL_EN, _BY_FIELD_EN, LEVELS_EN, FIELDS_EN, FIELDS_BEFORE_EN)
    return bool(qualified or any(pattern.fullmatch(name) for pattern in whole))


def is_level(words: str) -> bool:
    """Whether English words say no more than a level: city, this province, local."""
    return _LEVEL_EN.fullmatch(words) is not None


def find_level(name: str) -> str | None:
    """Return the level of a local body by what its name begins with, 省商务厅 or 某市人民政府;
    None for one that says no place.

    >>> find_level("省商务厅")
    'province'
    """
    if re.match(r"市场监(?:督|管)|省(?:部|际)|县域|区域|州际|市政(?:公用)?(?![府务协法])", name):
        return None
    found = _LOCAL.match(name.removeprefix("团"))
    if found and (found.end() < len(name) or _PLACE.fullmatch(name)):
        return _LEVEL.get(found["unit"] or "省", "local")
    if name.endswith(("支行", "分局")) and not name.startswith(("国家", "海关总")):
        return "local"
    return None


def find_locality(name: str) -> str:
    """Return what the name of a local body begins with that says its place; nothing without one.

    >>> find_locality("东山市财政局")
    '东山市'
    """
    found = find_level(name) and _LOCAL.match(name)
    if not found:
        return ""
    return found[0]


def list_counterparts(name: str) -> Iterator[str]:
    """Yield how a central body of the same field as a local one may be called.

    >>> "财政部" in list_counterparts("市财政局")
    True
    """
    local = _LOCAL.match(name)
    field = _LOCAL_ENDING.sub("", name[local.end() :]) if local else ""
    if field:
        yield from (
            f"{country}{field}{ending}" for country in _COUNTRY for ending in _CENTRAL_ENDINGS
        )
