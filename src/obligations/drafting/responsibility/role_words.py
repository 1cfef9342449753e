"""The words that give roles, and what they mark.

A *label* stands before the parties: it ends in a colon, stands in 【】, or goes on with 为
(责任单位为A). A *verb* stands behind them (A牵头, B负责; A is responsible), or before them (led by
A). A field in several words is a label where its title would head a column of roles or dates (Who
will lead:, Target completion date:).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from obligations.drafting.parties.body_words_en import PARTY_CLASS_EN
from obligations.drafting.titles.read_en import BODY_EN, read_heading_en
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable

RoleWord = Literal[
    "person-label",
    "level-label",
    "lead",
    "with",
    "co",
    "responsible",
    "lead-label",
    "main-label",
    "co-label",
    "responsible-label",
    "date-label",
    "skip",
]
_WHO_ZH = (
    "(?:(?:单位|部门|局|责任单位|责任部门|机构|机关|主体|司局|政策局|处室|科室|方|地区|企业)"
    "(?:[/、及和](?:单位|部门|机构|机关))?)"
)
# Of which bodies a label speaks: 市级, 各, 相关.
_WHICH_ZH = (
    "(?:主要?|总|主体|任务|工作|相关|有关|各(?!地)|协同|[省市县区][级直]?|市县级?|中央|国家|地方)*"
)
# What ends a label: 责任部门(单位):, 【责任部门】, 责任部门为.
_AT_ZH = r"(?:\((?:单位|部门|主体|处室|科室)\))?(?:[:】丨]|为(?!牵头|主办|主要|第一|责任|配合))"
_LABELS_ZH: dict[RoleWord, str] = {
    "person-label": (
        r"(?:牵头|分管|责任|联系|包保|负责|挂点|联络|具体责任|县|市|区|省)*(?:领导|人员|联系人"
        r"|联系电话|责任人|负责人|联络员|电话|人)[:】丨]"
    ),
    "lead-label": (
        rf"{_WHICH_ZH}(?:牵头|主办|主责|第一责任|总负责|首要责任)(?:责任|负责"
        rf"|实施|落实|部门)?{_WHO_ZH}?{_AT_ZH}|责任(?:单位|部门)\(牵头\){_AT_ZH}"
    ),
    "main-label": rf"主要(?:责任|负责){_WHO_ZH}?{_AT_ZH}",
    "co-label": (
        rf"{_WHICH_ZH}(?:配合|协办|协同|协助|参与|参加|协作|支持|伙伴|会办|指导|共同责任|联合|其他责任|成员(?=单位|部门))(?:责任"
        rf"|实施|落实)?{_WHO_ZH}?{_AT_ZH}"
    ),
    "responsible-label": (
        rf"{_WHICH_ZH}(?:责任|权责|负责|落实|实施|执行|办理|承办|承担|起草|组织实施|主管|具体责任"
        rf"|分工|职责分工|责任分工)(?:牵头|落实|实施)?{_WHO_ZH}?{_AT_ZH}"
    ),
    "date-label": (
        r"(?:完成|办理|办结|实施|工作|落实|推进|整改|时间|(?:报送|提请)(?:审议|审核)?)?(?:时限|期限"
        r"|期程|时间|进度)(?:节点|安排|要求)?[:】丨]"
    ),
}
# What leads in whom to ask: nobody is made to answer.
CONTACT_ZH = lazy("(?:联系(?:人|电话|方式)|联络员|电话)[:】丨]")
_VERBS_ZH: dict[RoleWord, str] = {
    "skip": (
        r"[^,;。:]{0,12}(?:下同|以下同|不再列出|不再逐一列出|不再(?:一一)?重复)[^,;。]{0,8}"
        r"|按照?[^,;。]{0,12}(?:规定|标准|政策|办法)执行"
    ),
    "lead": (
        r"(?:共同|负责|总|联合|具体|分别)*牵头(?:单位)?(?=会同|商|联合)|为主(?=[,;。)]|$)"
        r"|(?:按照?(?:各自)?职责(?:分工)?)?(?:共同|负责|总|联合|具体|分别|为)*牵头(?:单位"
        r"|部门)?(?:负责|落实|抓好落实|组织实施|推进|组织|统筹|具体负责|抓总|推动|实施)*"
        r"|(?:为)?主办(?:单位)?|(?:对[^,;。]{1,20}?)?负总责|主责(?=[,;。)]|$)"
        r"|(?<=[部局委厅署办会府])(?:总体)?统筹(?:协调|推进|负责)?(?=[,;。)]|$)"
    ),
    "with": (
        r"会同|(?<!协)会商(?=[\u3400-\u9fff]{2})|(?<=[部局委厅署办行会府位门])商(?=[\u3400-\u9fff]{1,12}"
        r"(?:部|局|委|厅|署|办|门|位|府))|联合(?!会|网络|国|体|社|总|办|党|工|负责|牵头|推进|落实|开展"
        r"|组织)|协同(?!创新|发展|配合|负责|推进|落实|参与|做好)(?=[\u3400-\u9fff]{2})"
    ),
    "co": (
        r"为(?:配合|协办|参与|协同)(?:单位|部门)|等?(?:(?<!主)要|应当?"
        r"|须)?(?:(?:按照?|依|根据)(?:各自)?(?:职责|职能|分工|职责分工|职能分工|各自职责)+)?(?:积极"
        r"|密切|协同|共同|分工|做好|主动|给予)*(?:配合|参与|参加|协助|协办|会办|协同|支持"
        r"|协作)(?:指导|单位|部门)?(?:负责|落实|实施|推进|做好|工作)*(?=[,;。、()]|$|\s)"
    ),
    "responsible": (
        r"(?:要|应当?|须)?(?:结合(?:各自|本地|工作)?实际)?(?:(?:按照?|依|依据|根据)(?:各自"
        r"|照)?(?:职责|职能|任务|分工|职责权限)+(?:范围)?(?:内)?(?:分工|要求)?)?(?:(?:共同|分别"
        r"|具体|分工|(?<!行业)(?<!社会)组织|各自|分级|全面|直接|统筹|联合|抓好|做好|推进|推动|组织实施|贯彻"
        r"|抓)*(?:负责|落实|组织实施|承担|承办|推进落实|执行)(?:(?:单位|部门)(?=[、,;。]|$))?)(?:制?落实|组织实施|实施|推进"
        r"|具体落实|抓好落实|执行|制定|各自职责(?:范围内)?)*|(?:监督|督促|协调)?指导(?:监督|督促"
        r"|协调|服务)?(?=[。;,)]|$)|担任[^,;。、]{2,20}|为(?:责任|承办|负责)(?:单位|部门)"
        r"|(?<=[部局委厅署办会府区市县州盟旗镇乡司团院所站道)])(?:具体|分别|共同)?实施(?=[,;。)]|$)"
    ),
}
# What is said of the centre, and what of the places: 中央层面:, 地方层面:.
LEVEL_LABEL = r"(?:中央|国家|地方|省级?|市级?|县级?|区级?|各地|部门)层面[:]?"
_BODY_EN = rf"(?:{BODY_EN})(?:\((?:s|ies)\))?"
_BODIES_EN = rf"{_BODY_EN}(?:(?: ?/ ?| and | or ){_BODY_EN})?"
_LABELS_EN: dict[RoleWord, str] = {
    "lead-label": (
        r"(?:(?:[a-z]{3,14} )?(?:(?:responsible |accountable )?leads?(?:ing)?(?:\(s\))?|nodal)"
        r"(?: and responsible| responsible| implementing| delivery)?(?:(?: [a-z]{2,12}){0,2}"
        rf" {_BODIES_EN})?|(?:primary|principal) {_BODY_EN}|(?:hosts?(?:ing)?|organi[sz]ers?"
        rf"|leaders?)(?: {_BODY_EN})?|(?:sponsor|organi[sz]|host)ed by|led by|co-?leads?|chair)\s?:"
        # On a line of its own above names.
        r"|(?<![^\n])(?:co-?)?leads?(?=\n)"
    ),
    "co-label": (
        r"(?:(?:co-?operat(?:ing|ion)|coordinat(?:ing|ion)|supporting|support(?:ed by|s|er)?"
        r"|participat(?:e|ing)|cooperate|assist|participants?|partnering|assisting|coordinating"
        r" with|co-responsible|contributors?|contributing|(?:others? )?involved|involving|other"
        r"|in cooperation with|in partnership with|with)(?: (?:and )?(?:key |lead |implementing "
        rf"|delivery )?{_BODIES_EN})?|(?:key|delivery|external|collaborating|partner) {_BODY_EN}"
        rf"|{_BODY_EN} (?:involved|consulted)|co-?(?:organi[sz]ers?|sponsors?|hosts?|(?:organi[sz]"
        r"|sponsor|host)ed by)|(?:partners?(?:hips?)?|stakeholders?|collaborators?)(?:\(s\))?)\s?:"
    ),
    "responsible-label": (
        r"(?:(?:to be |main |primary |jointly |overall |key )?(?:responsible|responsibility"
        r"|accountable|implementing|implementer|executing|in charge|owner|owners"
        r"|action (?:owner|by)|assigned to|(?:by )?who|by whom|responsibilities|actors?|opr"
        r"|(?:delivered|implemented|undertaken) by"
        r"|responsibility for (?:delivery|implementation|action)|division of (?:responsibilit(?:y"
        rf"|ies)|labou?r|duties|work))(?: {_BODIES_EN})?|(?:competent|undertaking"
        rf"|organi[sz]ing) {_BODIES_EN}|{_BODY_EN} (?:responsible|in charge))\s?:"
    ),
    "date-label": (
        r"(?:deadline|due(?: date| by)?|by|by when|time"
        r"|duration|(?:indicative |proposed |estimated |delivery |implementation |expected"
        r" |target )?"
        r"(?:timelines?|time ?(?:frame|scale|horizon|period)s?)(?: for [a-z]+)?"
        r"|timing|(?:target |expected |planned |estimated |anticipated )?"
        r"(?:completion|complete|delivery|implementation|finish|end|rectification)"
        r"(?: date| by| time(?: limit)?| period| deadline)?"
        r"|target(?:ed)? (?:date|year|quarter|completion)|date|when|term"
        r"|schedule|time (?:limit|requirement|node)s?(?: (?:for|of) completion)?"
        r"|progress requirements?|milestones?)\s?:"
    ),
}
_AUX = r"(?:shall|should|will|must|is to|are to|to|is|are|was|were|being|be|as)"
# What a translation says of who answers consists of words for duties, and of others before and
# between them, in whatever order: are responsible for the division of responsibilities; each within
# its remit; responsibilities divided among …; shall take their assigned responsibilities. Behind a
# verb any may stand but those for a class of bodies.
_DUTY = (
    rf"(?:[Rr]esponsib(?:le(?! {_BODIES_EN}\b)|ilit(?:y|ies))|accountable"
    r"|(?:d|(?<=\()D)ivi(?:ded?|sions?)|dut(?:y|ies)|functions?|remits?|mandates?"
    r"|charge(?=[,;.)]|$)|(?<!authorities in )(?<!departments in )charge)"
)
_SMALL = (
    r"(?:to|as|the|their|its|his|respective|joint|line|per|by|in|with|(?<!so )on|for|of|scope|work"
    r"|(?<=\()[Uu]nder|under(?= the division)|other(?= division)|labou?r|this|assigned"
    r"|all(?= (?:accord|in |within|based|by |under)))"
)
_DOES = (
    r"(?:is|are|was|were|be(?:ing)?|(?:shall|should|will|must),?|ha(?:s|ve)|(?:t(?:ak|ook)|assum"
    r"|undert(?:ak|ook)|bear|shar|perform|fulfil|discharg|divid|shoulder)[a-z]{0,3}"
    r"|do (?:their|its) own|according|accordance|based|within|each|both"
    r"|(?:joint|respective|separate|specifical)ly)"
)
_ANY = (
    rf"(?:(?!and |{_BODY_EN}|governments?\b|regions?\b|localit(?:y|ies)\b|cit(?:y|ies)\b"
    r"|count(?:y|ies)\b|districts?\b|provinces?\b|schools?\b)[a-z]+ )"
)
_DUTIES = (
    rf"\b(?:{_SMALL} ){{0,4}}(?:(?:(?:shall|should|will|must) )?divides? (?:the )?(?:work"
    rf"|labou?r),? and )?(?:{_DOES} {_ANY}{{0,5}})?(?:{_SMALL} ){{0,4}}{_DUTY}\b"
    rf"(?:,?(?: and)? {_ANY}{{0,6}}{_DUTY}\b){{0,4}}(?: of (?:labou?r|work)\b)?(?: (?:therefor"
    r"|thereof|assigned|(?:respective|joint|separate)ly)\b)?(?: (?:of|for)(?=[,;.)]|$))?"
)
_AHEAD_OF_NAMES = r"(?= (?:the )?(?:[A-Z]|all |each |relevant |local |competent ))"
_VERBS_EN: dict[RoleWord, str] = {
    "lead-label": (
        r"(?:to be )?taken the lead by|(?:is |are |to be |jointly )?(?:led|lead|headed|spearheaded"
        r"|coordinated|chaired)(?: and [a-z]+)?(?: jointly)? by"
        r"|(?:under )?the (?:leadership|lead) of|(?<=\()take the lead (?:in|of|from|by)"
        rf"|(?:the )?lead(?:ing)? {_BODIES_EN} (?:is|are)(?= )"
    ),
    "lead": (
        rf"(?:{_AUX} )*(?:responsible for |in charge of )?(?:jointly )?(?:takes?|taking|took"
        r"|assumes?|bears?|plays?) (?:the )?(?:overall )?(?:lead(?:ing|ership)?|(?:main|primary"
        r"|principal|chief)(?= respons))(?: roles?)?(?: (?:in )?(?:the )?responsibilit(?:y"
        r"|ies))?(?: jointly)?|led(?=,| and |[;.)]|$)|(?-i:leads?)(?= (?:the )?(?:relevant|other"
        rf"|all|each|local) )|(?:{_AUX} )+the (?:main responsible {_BODY_EN}"
        r"|leaders?(?=,| and |[;.)]|$))"
        # "Data Lead" is a post.
        rf"|(?:{_AUX} )*(?:jointly |in charge of )?(?:in |for )?(?:the )?(?:(?-i:(?:co-)?lead)"
        rf"|(?<=[-:] )lead)(?:ing|s)?(?: {_BODY_EN}| the responsibility| it| this)?(?= and | with "
        r"|[,;.)]|$)"
    ),
    "responsible-label": (
        rf"(?-i:{_DUTIES}(?: falls?| lies| rests)? (?:of|by|for by|to|with|on|among|amongst"
        rf"|between){_AHEAD_OF_NAMES})"
        rf"|(?<=\()(?:[Ii]n charge of|[Rr]esponsible for){_AHEAD_OF_NAMES}"
        rf"|(?:the )?responsible {_BODIES_EN} (?:is|are)(?= )"
        r"|(?:(?:to be|jointly) )*(?:implemented|undertaken|handled|carried out|overseen|borne)"
        r"(?: jointly)? by"
    ),
    # It closes a list, and says nobody.
    "skip": r",? along with (?:the )?other (?:departments|units)\b,?",
    "with": (
        r"(?:acting |working |(?:shall|will|should|must)(?: work|,) |works? )?(?:in (?:conjunction"
        r"|collaboration|cooperation|coordination|consultation|concert|partnership)|together"
        r"|jointly|along) with"
    ),
    "co-label": (
        r",? ?and (?:is |are )?(?:jointly )?(?:coordinated|assisted|supported) by"
        rf"|(?:the )?(?:co-?operating|participating|supporting) {_BODIES_EN} (?:is|are)(?= )"
        r"|(?:and )?(?:participat|cooperat)(?:ed|ion)(?: in)? by"
        r"|,? ?(?:and )?(?:with|under|in) (?:the )?(?:cooperation|participation|support|assistance"
        r"|guidance|coordination|involvement|help|input) (?:of|from)|supported by|assisted by"
        r"|(?:,|(?<=;)) with(?= (?:the |(?-i:[A-Z])|local|relevant|all |other ))"
        # Boat Team with Pier Networks.
        r"|(?-i:(?<=[A-Za-z)])(?<!operation)(?<!nership)(?<!elations)(?<!cities) with"
        rf"(?= (?:the )?[A-Z]| {PARTY_CLASS_EN}(?=[,;.)\n]|$)))"
        r"|(?<=\()(?:with|in partnership with|in cooperation with)(?= )"
    ),
    "co": (
        rf"(?:{_AUX} )+the (?:participants|co-?operators|partners)(?=[,;.)]| and |$)"
        rf"|(?:{_AUX} )*(?:an? |the )?(?:co-?operating|participating|supporting"
        rf"|assisting) {_BODY_EN}|(?:{_AUX} )*(?:actively |jointly )?(?:cooperat(?:es?|ed|ing)"
        r"|co-operat(?:es?|ing)|participat(?:es?|ed|ing)|assists?|assisting|(?-i:supports?)"
        r"|supporting|coordinat(?:es?|ing)|collaborates?|guid(?:es?|ing)|join(?:s|ing)?"
        r"|tak(?:es?|ing) part|in (?:co-?operation|coordination|support|assistance)(?=[,;.)]"
        r"|$))(?: (?:in|with)(?: (?:the )?(?:work|implementation))?)?(?: (?:according to"
        r"|in accordance with|by) (?:their |the )?[a-z ]+)?(?=[,;.)]| and |$)"
    ),
    "responsible": (
        rf"(?:{_AUX} )*(?:jointly |respectively |each )?(?:implements?(?: it| them| this"
        r"|(?= (?:according|in accordance|within|based)|[,;.)]|$))|undertakes?|(?:specifically"
        r" )?organi[sz]es? (?:and implements?|(?:the |its |their )?implementation))"
        rf"|(?:{_AUX} )+(?:the )?responsible {_BODIES_EN}(?=[,;.)]|$)|(?-i:{_DUTIES})"
    ),
}


class RoleMarks(NamedTuple):
    """The words of a language that give roles: what finds them, and what each of them does."""

    pattern: re.Pattern[str]
    words: tuple[RoleWord, ...]

    def name(self, found: re.Match[str]) -> RoleWord:
        """Return what a word does that the expression has found."""
        return self.words[int((found.lastgroup or "m0")[1:])]


def _join(expressions: Iterable[str], first: int = 0) -> str:
    return "|".join(f"(?P<m{at}>{one})" for at, one in enumerate(expressions, first))


MARKS_ZH = RoleMarks(
    lazy(_join((*_LABELS_ZH.values(), LEVEL_LABEL, *_VERBS_ZH.values()))),
    (*_LABELS_ZH, "level-label", *_VERBS_ZH),
)
# None begins inside a word; at the end of one only what goes on so. A label is tried only where a
# colon or the end of the line is near.
_MARKS_BEGIN_EN = r"(?:\b(?=\w)|(?=[ ,] ?(?:along|and|with|under|in) ))"
_LABELS_END_EN = r"(?=[^:\n]{0,200}[:\n])"
MARKS_EN = RoleMarks(
    lazy(
        rf"{_MARKS_BEGIN_EN}(?:{_LABELS_END_EN}(?:{_join(_LABELS_EN.values())})"
        rf"|{_join(_VERBS_EN.values(), len(_LABELS_EN))})",
        re.IGNORECASE,
    ),
    (*_LABELS_EN, *_VERBS_EN),
)
LABEL_ZH = lazy("|".join(f"(?:{expression})" for expression in _LABELS_ZH.values()))
# What a field is called in several words, and what it then says; of dates as of roles.
_TITLE = lazy(r"[\s*•·●○◦▪-]*(?P<title>[A-Z][a-z]+(?:[ /&'-]{1,3}[A-Za-z]+){1,5}(?:\(s\))?) ?:")
_TITLES: dict[str | None, RoleWord] = {
    "lead": "lead-label",
    "co_responsible": "co-label",
    "responsible": "responsible-label",
    "deadline": "date-label",
}
LABEL_EN = lazy(rf"{_LABELS_END_EN}(?:{'|'.join(_LABELS_EN.values())})", re.IGNORECASE)


def has_mark(text: str) -> bool:
    """Whether a text has a word that gives a role."""
    marks = MARKS_ZH if has_chinese(text) else MARKS_EN
    return marks.pattern.search(text) is not None


def gives_role(part: str) -> bool:
    """Whether a part of a Chinese sentence ends in a word that gives a role."""
    end = len(part.rstrip())
    found = MARKS_ZH.pattern.finditer(part)
    return any(one.end() == end and MARKS_ZH.name(one) != "skip" for one in found)


def says_who(text: str) -> bool:
    """Whether an English text has a word that says who leads or answers, and not only with whom."""
    found = map(MARKS_EN.name, MARKS_EN.pattern.finditer(text))
    return any(mark not in ("with", "co", "co-label") for mark in found)


def is_label(text: str) -> bool:
    """Whether what stands in a bracket 【】 is a label alone: 【责任单位】."""
    return LABEL_ZH.fullmatch(f"{text}】") is not None


def has_label(text: str) -> bool:
    """Whether a text begins with a label of roles or dates: 责任单位:, Lead agency:."""
    if has_chinese(text):
        return LABEL_ZH.match(text) is not None
    if ":" not in text and "\n" not in text:
        return False
    return LABEL_EN.match(text) is not None or find_titled(text, 0, len(text)) is not None


def find_titled(text: str, start: int, end: int) -> tuple[RoleWord, re.Match[str]] | None:
    """Find a field whose title would head a column of roles or dates: Who will lead:."""
    found = _TITLE.match(text, start, end)
    mark = _TITLES.get(read_heading_en(found["title"])) if found else None
    return (mark, found) if found and mark else None
