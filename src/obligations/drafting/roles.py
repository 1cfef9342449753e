"""What a clause of responsibility says: which party has which role.

    clause   = part { (, | ; | 。) part }
    part     = [ 牵头单位: | 责任单位: | Lead: | … ] parties [ verb ]
    verb     = 牵头, 统筹, 主责 | 会同 … | 配合, 参与, 协助 | 负责, 按职责分工负责, 落实
             | takes the lead, led by | in conjunction with | cooperate, participate
             | are responsible, is in charge

- The parties before 牵头, or behind "led by", take the *lead*; the subject of 会同 does too
  (`huitong`), what stands behind it does not.
- 配合, 参与, 协助 and their like make a party *co-responsible*; so does 负责 where somebody leads.
- Where nobody leads, 负责 makes *responsible*: one alone (`sole`), or several jointly. Parties
  without any verb are read like 负责.
- Parts without a verb belong to the verb that follows: A牵头，B、C，各地区负责; but beside nobody
  who leads, only the last of them helps: 责任单位：A、B，C配合.
- A label ends in a colon, stands in 【】, or goes on with 为: 责任单位为A.
- Under an *order rule*, in force from where it is stated, the first party of such a list leads, or
  those before its first comma. It may stand in a bracket of its own between the parties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from obligations.drafting.columns_en import read_heading_en
from obligations.drafting.due_dates import is_term
from obligations.drafting.source import Stretch
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from obligations.drafting.parties import Party, PartyReader

RoleBasis = Literal["explicit", "order-rule", "huitong", "sole"]
OrderRule = Literal["first", "before-comma", "before-semicolon"]
_Mark = Literal[
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
# What ends a label: 责任部门(单位):, 【责任部门】, 责任部门为.
_AT_ZH = r"(?:\((?:单位|部门|主体|处室|科室)\))?(?:[:】丨]|为(?!牵头|主办|主要|第一|责任|配合))"
_LABELS_ZH: tuple[tuple[_Mark, str], ...] = (
    (
        "person-label",
        (
            r"(?:牵头|分管|责任|联系|包保|负责"
            r"|挂点|联络|具体责任|县|市|区|省)*(?:领导"
            r"|人员|联系人|联系电话|责任人|负责人|联络员|电话|人)[:】丨]"
        ),
    ),
    (
        "lead-label",
        (
            rf"(?:省级?|市级?|县级?|区级?)?(?:总?牵头|主办|主责|第一责任|总负责"
            rf"|首要责任)(?:责任|负责|实施|落实|部门)?{_WHO_ZH}?{_AT_ZH}|责任(?:单位|部门)\(牵头\){_AT_ZH}"
        ),
    ),
    ("main-label", rf"主要(?:责任|负责){_WHO_ZH}?{_AT_ZH}"),
    (
        "co-label",
        (
            rf"(?:配合|协办|协同|协助|参与|参加|协作|支持|伙伴|会办|指导|共同责任"
            rf"|联合|其他责任)(?:责任|实施|落实)?{_WHO_ZH}?{_AT_ZH}"
        ),
    ),
    (
        "responsible-label",
        (
            rf"(?:省级?|市级?|县级?|区级?|市县级?|中央|国家|地方)?"
            rf"(?:责任|权责|负责|落实|实施|执行|办理|承办|承担|组织实施|主管|具体责任"
            rf"|分工|职责分工|任务分工|责任分工|工作责任)(?:牵头|落实|实施)?{_WHO_ZH}?{_AT_ZH}"
        ),
    ),
    (
        "date-label",
        (
            r"(?:完成|办理|办结|实施|工作|落实|推进|整改|时间)?(?:时限|期限"
            r"|期程|时间|时间节点|进度安排|进度要求|完成时间|时间要求|进度|时间安排)[:】丨]"
        ),
    ),
)
_VERBS_ZH: tuple[tuple[_Mark, str], ...] = (
    ("skip", r"[^,;。:]{0,12}(?:下同|以下同|不再列出|不再逐一列出|不再(?:一一)?重复)[^,;。]{0,8}"),
    (
        "lead",
        (
            r"(?:共同|负责|总|联合|具体|分别)*牵头(?:单位)?(?=会同|商|联合)|为主(?=[,;。)]|$)"
            r"|(?:按照?(?:各自)?职责(?:分工)?)?(?:共同|负责|总|联合|具体|分别|为)*牵头(?:单位|部门)?(?:负责"
            r"|落实|抓好落实|组织实施|推进|组织|统筹|具体负责|抓总|推动"
            r"|实施)*|(?:为)?主办(?:单位)?|(?:对[^,;。]{1,20}?)?负总责|主责(?=[,;。)]|$)"
            r"|(?<=[部局委厅署办会府])(?:总体)?统筹(?:协调|推进|负责)?(?=[,;。)]|$)"
        ),
    ),
    (
        "with",
        (
            r"会同|会商(?=[\u3400-\u9fff]{2})|(?<=[部局委厅署办行会府位门])商(?=[\u3400-\u9fff]{1,12}(?:部"
            r"|局|委|厅|署|办|门|位|府))|联合(?!会|国|体|社|总|办|党"
            r"|工|负责|牵头|推进|落实|开展|组织)|协同(?!创新|发展|配合|负责|推进|落实|参与|做好)(?=[\u3400-\u9fff]{2})"
        ),
    ),
    (
        "co",
        (
            r"为(?:配合|协办|参与|协同)(?:单位|部门)|(?:等)?(?:(?:按照?|依|根据)(?:各自)?(?:职责|职能|分工|职责分工"
            r"|职能分工|各自职责)+)?(?:积极|密切|协同|共同|分工|做好"
            r"|主动|给予)*(?:配合|参与|参加|协助|协办|会办|协同|支持|协作)(?:单位"
            r"|部门)?(?:负责|落实|实施|推进|做好|工作)*(?=[,;。、()]|$|\s)"
        ),
    ),
    (
        "responsible",
        (
            r"(?:要|应当?|须)?(?:(?:按照?|依|依据|根据)(?:各自|照)?(?:职责|职能|分工"
            r"|职责任务|职责权限)+(?:范围)?(?:内)?(?:分工|要求)?)?(?:(?:共同"
            r"|分别|具体|分工|组织|各自|分级|全面|直接|统筹|联合|抓好"
            r"|做好|推进|推动|组织实施|贯彻|抓)*(?:负责|落实|组织实施"
            r"|承担|承办|推进落实|执行))(?:制?落实|组织实施|实施|推进"
            r"|具体落实|抓好落实|执行|制定|各自职责(?:范围内)?)*|指导(?=[。;,)]|$)"
            r"|为责任(?:单位|部门)|(?<=[部局委厅署办会府区市县州盟旗镇乡司团院所站道)])(?:具体|分别|共同)?实施(?=[,;。)]|$)"
        ),
    ),
)
# What is said of the centre, and what of the places: 中央层面:, 地方层面:.
LEVEL_LABEL = r"(?:中央|国家|地方|省级?|市级?|县级?|区级?|各地|部门)层面[:]?"
_BODY_EN = (
    r"(?:agenc(?:y|ies)|units?|departments?|part(?:y|ies)|bod(?:y"
    r"|ies)|ministr(?:y|ies)|organi[sz]ations?|entit(?:y|ies)"
    r"|institutions?|authorit(?:y|ies)|teams?|partners?|officers?|officials?|owners?|directorates?"
    r"|divisions?|offices?|services?|actors?|stakeholders?|ministers?)(?:\((?:s|ies)\))?"
)
_BODIES_EN = rf"{_BODY_EN}(?:(?: ?/ ?| and | or ){_BODY_EN})?"
_LABELS_EN: tuple[tuple[_Mark, str], ...] = (
    (
        "lead-label",
        (
            rf"(?:(?:[a-z]{{3,14}} )?"
            rf"(?:(?:responsible |accountable )?leads?(?:ing)?(?:\(s\))?|nodal)"
            rf"(?: and responsible| responsible| implementing| delivery)?"
            rf"(?:(?: [a-z]{{2,12}}){{0,2}} {_BODIES_EN})?"
            rf"|(?:primary|principal) {_BODY_EN}"
            rf"|led by|co-?leads?|chair)\s?:"
        ),
    ),
    (
        "co-label",
        (
            rf"(?:(?:co-?operat(?:ing|ion)|coordinat(?:ing|ion)|supporting"
            rf"|support(?:ed by|s|er)?|participat(?:e|ing)|cooperate|assist|participants?"
            rf"|partnering|assisting|coordinating with|co-responsible|contributors?"
            rf"|contributing|(?:others? )?involved|involving|other|in cooperation with"
            rf"|in partnership with"
            rf"|with)(?: (?:and )?(?:key |lead |implementing |delivery )?{_BODIES_EN})?"
            rf"|(?:key|delivery|external|collaborating|partner) {_BODY_EN}"
            rf"|{_BODY_EN} (?:involved|consulted)"
            rf"|(?:partners?(?:hips?)?|stakeholders?|collaborators?)(?:\(s\))?)\s?:"
        ),
    ),
    (
        "responsible-label",
        (
            rf"(?:(?:main |primary |jointly |overall |key )?(?:responsible|responsibility"
            rf"|accountable|implementing|implementer|executing|in charge"
            rf"|owner|owners|action (?:owner|by)|assigned to|(?:by )?who|by whom|responsibilities"
            rf"|delivered by|responsibility for (?:delivery|implementation|action)"
            rf"|division of (?:responsibilit(?:y|ies)|labou?r|duties|work))(?: {_BODIES_EN})?"
            rf"|(?:competent|undertaking|organi[sz]ing) {_BODIES_EN}"
            rf"|{_BODY_EN} (?:responsible|in charge))\s?:"
        ),
    ),
    (
        "date-label",
        (
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
    ),
)
_AUX = r"(?:shall|should|will|must|is to|are to|to|is|are|being|be|as)"
_VERBS_EN: tuple[tuple[_Mark, str], ...] = (
    (
        "lead-label",
        (
            r"(?:to be )?taken the lead by|(?:is |are |to be |jointly )?(?:led|headed|spearheaded"
            r"|coordinated|chaired)(?: jointly)? by|under the (?:leadership|lead|guidance) of"
        ),
    ),
    (
        "lead",
        (
            rf"(?:{_AUX} )*(?:responsible for |in charge of )?(?:jointly )?"
            r"(?:takes?|taking|took) (?:the )?(?:overall )?(?:lead"
            rf"|leadership)(?: role)?(?: responsibility)?|led(?=,| and |[;.)]|$)"
            # "Data Lead" is a post.
            rf"|(?:{_AUX} )*(?:the )?(?:(?-i:lead)|(?<=[-:] )lead)(?:ing"
            rf"|s)?(?: {_BODY_EN}| the responsibility)?(?= and |[,;.)]|$)"
        ),
    ),
    (
        "responsible-label",
        (
            r"(?:(?:is|are) )?(?:the )?(?:joint )?responsibilit(?:y|ies) of"
            r"|(?:(?:is|are) )?responsible (?:for )?by(?! (?:dut|division|responsib|function))"
            r"|(?<=\()in charge of(?= (?:the |[A-Z]))"
            r"|(?:to be )?(?:implemented|undertaken|handled|carried out|overseen)(?: jointly)? by"
        ),
    ),
    (
        "with",
        (
            r"(?:acting |working |shall work |will work |works? )?(?:in (?:conjunction"
            r"|collaboration|cooperation|coordination|consultation|concert"
            r"|partnership)|together|jointly|along) with"
        ),
    ),
    (
        "co-label",
        (
            r",? ?and (?:is |are )?(?:jointly )?(?:coordinated|assisted|supported) by"
            r"|(?:and )?(?:participated|cooperated)(?: in)? by"
            r"|,? ?(?:and )?(?:with|in) (?:the )?(?:cooperation|participation"
            r"|support|assistance|coordination|involvement|help|input) (?:of|from)|supported by"
            r"|assisted by|, with(?= (?:the |[A-Z]|local|relevant|all |other ))"
            # Boat Team with Pier Networks.
            r"|(?-i:(?<=[a-z)])(?<!operation)(?<!nership)(?<!elations) with(?= [A-Z]))"
            r"|(?<=\()(?:with|in partnership with|in cooperation with)(?= )"
        ),
    ),
    (
        "co",
        (
            rf"(?:{_AUX} )*(?:an? )?(?:co-?operating|participating|supporting|assisting) {_BODY_EN}"
            rf"|(?:{_AUX} )*(?:actively |jointly )?(?:cooperat(?:es?|ed|ing)"
            rf"|co-operat(?:es?|ing)|participat(?:es?|ed|ing)|assists?|assisting"
            rf"|(?-i:supports?)|supporting|coordinat(?:es?|ing)|collaborates?"
            rf"|in (?:co-?operation|coordination|support|assistance)(?=[,;.)]|$))(?: (?:in"
            rf"|with)(?: (?:the )?(?:work|implementation))?)?(?: according to (?:their"
            rf"|the) [a-z ]+)?(?=[,;.)]| and |$)"
        ),
    ),
    (
        "responsible",
        (
            rf"(?:{_AUX} )*(?:jointly |respectively |each |both )?"
            rf"(?:implements?(?: it| them| this)?"
            rf"(?= (?:according|in accordance|within|based)|[,;.)]|$)"
            rf"|responsible(?! {_BODIES_EN}\b)"
            r"|(?<!authorities )(?<!departments )in charge"
            r"|(?:to )?divide (?:the )?(?:responsibilities|duties|work)|accountable"
            r"|bear responsibility|take responsibility"
            rf"|share responsibility|undertake)(?: (?:for|according to"
            rf"|in accordance with|within|by|based on|as per|of|in line with) (?:the "
            rf"|their |its )?(?:respective )?(?:division of (?:responsibilit(?:y"
            rf"|ies)|labou?r|duties|work|functions)|(?:responsibilit|dut"
            rf"|function|implementation|mandate)[a-z]*)(?: division)?(?: of (?:labou?r"
            rf"|work|duties|responsibilit(?:y|ies)))?)?"
            r"|(?:according to|in accordance with|as per|by|within) (?:the |their |its )?"
            r"(?:scope of )?(?:the |their |its )?(?:respective )?(?:division of"
            r" (?:responsibilit(?:y|ies)|labou?r|duties|work)|duties|responsibilities|functions"
            rf"|mandates)|(?:{_AUX} )*(?:specifically |jointly )?organi[sz]es?"
            r" (?:the |its |their )?implementation"
        ),
    ),
)


def _compile(
    tables: tuple[tuple[_Mark, str], ...], flags: int = 0
) -> tuple[re.Pattern[str], tuple[_Mark, ...]]:
    pattern = "|".join(f"(?P<m{at}>{expression})" for at, (_, expression) in enumerate(tables))
    return re.compile(pattern, flags), tuple(mark for mark, _ in tables)


_MARKS_ZH = _compile((*_LABELS_ZH, ("level-label", LEVEL_LABEL), *_VERBS_ZH))
_MARKS_EN = _compile(
    tuple((mark, rf"\b{expression}") for mark, expression in _LABELS_EN + _VERBS_EN), re.IGNORECASE
)
LABEL_ZH = re.compile("|".join(f"(?:{expression})" for _, expression in _LABELS_ZH))
# What a field is called in several words, and what it then says; of dates as of roles.
_TITLE = re.compile(
    r"[\s*•·●○◦▪-]*(?P<title>[A-Z][a-z]+(?:[ /&'-]{1,3}[A-Za-z]+){1,5}(?:\(s\))?) ?:"
)
_TITLES: dict[str | None, _Mark] = {
    "lead": "lead-label",
    "co_responsible": "co-label",
    "responsible": "responsible-label",
    "deadline": "date-label",
}
LABEL_EN = re.compile("|".join(rf"(?:{expression})" for _, expression in _LABELS_EN), re.IGNORECASE)
_RULE = re.compile(
    r"(?P<first>(?:第一|首)(?:位|名|个)(?:的)?(?:部门"
    r"|单位)?为(?:牵头|主办)|(?:排|列|居|位列|排名|排序)(?:在|列|名"
    r"|于)?(?:第一"
    r"|首|最前|前列)(?:位|个|名)?(?:的|者)?(?:部门|单位|责任单位"
    r"|责任部门|责任主体|机构)?(?:为|是|系|即为)(?:牵头|第一责任|主办|主要责任)"
    r"|(?:第一|首)(?:个|位|列)?(?:责任)?(?:部门|单位)(?:为|是)(?:牵头"
    r"|主办)|首位为牵头|(?:首列|首位)(?:部门|单位)?(?:为|是)?牵头"
    r"|(?i:(?:first[- ](?:listed|named|mentioned|ranked|placed)"
    r"|(?:listed|named|placed|mentioned|rank(?:s|ed|ing)?|stands|comes|is) (?:the )?first"
    r"|in the first place|the first (?:[a-z]+ )?(?:one|unit|body|department|agency|party)"
    r"|the first(?= (?:is|being|as|shall be|will be) ))[^.;)]{0,60}\blead))"
    r"|(?P<comma>(?:第一个|首个)?逗号(?:之)?前(?:面)?的?(?:部门"
    r"|单位|责任单位)?(?:为|是)(?:牵头|主办)|(?i:before the (?:first )?comma[^.;)]{0,60}l"
    r"ead|lead[^.;)]{0,60}before the (?:first )?comma))"
    r"|(?P<semicolon>分号(?:之)?前(?:面)?的?(?:部门|单位)?(?:为"
    r"|是)(?:牵头|主办)|(?i:before the (?:first )?semicolon[^.;)]{0,60}lead))"
)
# What is said here for all measures: it stands on the document.
_SAID_ONCE = re.compile(
    r"[,;。]?(?:以上|上述|以下)[^。;]{2,50}(?:不再|不另|不一一)"
    r"|[.;,] ?[^.;,()]{0,20}\b(?i:following|above|below)\b[^.;]{2,200}\b(?:not be|no longer)\b"
)
_OBJECT_EN = re.compile(r" (?:for|in|to|of)(?: [a-z]|,? $)")
_CLASS_BY_ROLE = re.compile(r"各[^、,;:。]{0,6}(?:牵头|责任|配合|参与|承办|主办)(?:单位|部门)\Z")
_NO_PARTIES = ("date-label", "person-label")  # behind these stand dates, and names of people
# English names hold commas, and the words for roles divide its parts.
_PART_ZH = re.compile(r"[,;。\n]")
_PART_EN = re.compile(
    r"[;\n]|(?<!\bCo)(?<!\bLtd)(?<!\bNo)(?<!\bSt)(?<!\bDept)(?<!\b[A-Z])\.(?= [A-Z])"
)


@dataclass(slots=True)
class Roles:
    """What a clause says; `dates` are its stretches that hold deadlines."""

    lead: list[Party] = field(default_factory=list)
    co_responsible: list[Party] = field(default_factory=list)
    responsible: list[Party] = field(default_factory=list)
    basis: RoleBasis | None = None
    open: bool = False
    dates: list[tuple[int, int]] = field(default_factory=list)

    @property
    def parties(self) -> list[Party]:
        """All its parties, in the order of the roles."""
        return [*self.lead, *self.co_responsible, *self.responsible]


def find_order_rule(text: str) -> OrderRule | None:
    """Return the order rule that a text states; None where it states none."""
    found = _RULE.search(text)
    if not found:
        return None
    if found["first"]:
        return "first"
    if found["comma"]:
        return "before-comma"
    return "before-semicolon"


def states_rule_alone(text: str) -> bool:
    """Whether a text states an order rule and names nobody: it holds for what follows."""
    found = _RULE.search(text)
    return found is not None and not re.search("[、,;。]", text[: found.start()])


def has_mark(text: str) -> bool:
    """Whether a text has a word that gives a role."""
    pattern = _MARKS_ZH[0] if has_chinese(text) else _MARKS_EN[0]
    return pattern.search(text) is not None


def is_label(text: str) -> bool:
    """Whether what stands in a bracket 【】 is a label alone: 【责任单位】."""
    return LABEL_ZH.fullmatch(f"{text}】") is not None


def has_label(text: str) -> bool:
    """Whether a text begins with a label of roles or dates: 责任单位:, Lead agency:."""
    if has_chinese(text):
        return LABEL_ZH.match(text) is not None
    return LABEL_EN.match(text) is not None or _find_titled(text, 0, len(text)) is not None


def _find_titled(text: str, start: int, end: int) -> tuple[_Mark, re.Match[str]] | None:
    """Find a field at a place of a text whose title would head a column of roles or dates: Who will
    lead:, Target completion date:.
    """
    found = _TITLE.match(text, start, end)
    mark = _TITLES.get(read_heading_en(found["title"])) if found else None
    return (mark, found) if found and mark else None


@dataclass(slots=True)
class _Statement:
    """A list of parties with what is said of them."""

    mark: _Mark | None
    parties: list[Party]
    open: bool = False


def read_roles(reader: PartyReader, start: int, end: int, rule: OrderRule | None = None) -> Roles:
    """Return what the inside of a clause says, under the order rule that is in force where it
    stands.
    """
    roles = Roles()
    text = reader.flow.text
    stated = find_order_rule(text[start:end])
    repeated = _SAID_ONCE.search(text, start, end)
    end = repeated.start() if repeated else end
    statements = [
        statement
        for span in _cut_rule(text, start, end)
        for statement in _list_statements(reader, *span, roles)
    ]
    _give_roles(statements, roles)
    roles.open = bool(statements) and any(statement.open for statement in statements)
    _apply_rule(roles, stated or rule)
    _drop_repeated(roles)
    return roles


def _cut_rule(text: str, start: int, end: int) -> list[Stretch]:
    """Return a clause without what states an order rule: up to that, and behind the bracket that it
    stands in.
    """
    found = _RULE.search(text, start, end)
    if not found:
        return [Stretch(start, end)]
    begin = _find_rule_start(text, start, found.start())
    closed = text.find(")", found.end(), end)
    if text[begin] != "(" or closed < 0:
        return [Stretch(start, begin)]
    return [Stretch(start, begin), Stretch(closed + 1, end)]


def _find_rule_start(text: str, start: int, at: int) -> int:
    """Return where the part begins that states an order rule."""
    before = max(text.rfind(sign, start, at) for sign in (",", ";", "。", "(", ". "))
    if before >= start:
        return before
    return at


def _list_statements(reader: PartyReader, start: int, end: int, roles: Roles) -> list[_Statement]:
    """Return the lists of parties of a clause, each with the verb behind it or the label before
    it.
    """
    return _Statements(reader, start, end, roles).read()


class _Statements:
    """Reads a clause part by part, holding the parties that no verb has come for yet."""

    def __init__(self, reader: PartyReader, start: int, end: int, roles: Roles) -> None:
        self.reader = reader
        self.start = start
        self.end = end
        self.roles = roles
        chinese = has_chinese(reader.flow.text[start:end])
        self.pattern, self.marks = _MARKS_ZH if chinese else _MARKS_EN
        self.signs = _PART_ZH if chinese else _PART_EN
        self.label: _Mark | None = None
        self.ended = False
        self.led_by = False
        self.pending: list[tuple[int, int, int]] = []
        self.statements: list[_Statement] = []

    def read(self) -> list[_Statement]:
        """Return the statements in their order."""
        text = self.reader.flow.text
        at = self.start
        group = 0
        while at < self.end:
            stop = _find_part_end(text, at, self.end, self.signs)
            titled = _find_titled(text, at, stop) is not None
            if titled or not self.ended or self.pattern.search(text, at, stop):
                self._read_part(at, stop, group)
            if stop < self.end and text[stop] in ".。" and self.label:
                self._end_label()
            group += 1
            at = stop + 1
        self._close(None)
        return self.statements

    def _end_label(self) -> None:
        """End a labelled list with its sentence: what follows it says something else."""
        self._close(None)
        self.label = None
        self.ended = True

    def _read_part(self, start: int, stop: int, group: int) -> None:
        verb: _Mark | None = None
        text = self.reader.flow.text
        if is_term(text[start:stop]):
            return
        begin = self._open_titled(start, stop)
        for found in self.pattern.finditer(text, begin, stop):
            if (
                text[found.start() - 1 : found.start()] == "("
                and text[found.end() : found.end() + 1] == ")"
            ):
                continue  # it says of one body of the list that it leads
            if _CLASS_BY_ROLE.search(text, begin, found.end()):
                continue  # it names a class of parties by their role
            mark = self.marks[int((found.lastgroup or "m0")[1:])]
            opened = text.count("(", begin, found.start())
            if mark == "skip" and opened > text.count(")", begin, found.start()):
                continue  # what a bracket behind a name says
            named = begin if verb is None else _skip_object(text, begin, found.start())
            if found.start() > named and self.label not in _NO_PARTIES:
                self.pending.append((named, found.start(), group))
            if mark.endswith("label"):
                self._open_label(mark, found)
                verb = None
            elif mark != "skip":
                self._close(mark)
                verb = mark
            begin = found.end()
        # What stands behind a verb is its object, but for the helpers of 会同.
        if begin < stop and verb in (None, "with") and self.label not in _NO_PARTIES:
            self.pending.append((begin, stop, group))

    def _open_titled(self, start: int, stop: int) -> int:
        """Open the label that a part begins with as a title, and return where it ends."""
        titled = _find_titled(self.reader.flow.text, start, stop)
        if not titled:
            return start
        self._open_label(*titled)
        return titled[1].end()

    def _open_label(self, mark: _Mark, found: re.Match[str]) -> None:
        self._close(None)
        self.label = None if mark == "level-label" else mark
        self.ended = False
        self.led_by = mark == "lead-label" and not found[0].rstrip().endswith(":")
        if mark == "date-label":
            text = self.reader.flow.text
            stop = _find_label_end(text, found.end(), self.end, self.pattern)
            self.roles.dates.append((found.end(), stop))

    def _close(self, mark: _Mark | None) -> None:
        """Give the pending parties to a verb, or to the label that they stand behind."""
        if mark == "co" and self.pending and not self._is_led():
            last = self.pending[-1]
            self.pending = [one for one in self.pending if one[2] != last[2]]
            if self.pending:
                self._close(None)
            self.pending = [last]
        read = [self.reader.read(*stretch) for stretch in self.pending]
        parties = [party for one in read for party in one.parties]
        leading = [party for party in parties if party.leads]
        if mark == "responsible" and self.led_by and len(parties) > 1:
            leading = parties[:1]  # led by A, B and C are responsible
        if leading:
            self.statements.append(_Statement("lead", leading))
            parties = [party for party in parties if party not in leading]
        if parties or mark in ("lead", "with"):
            opened = bool(read) and read[-1].open
            self.statements.append(_Statement(mark or self.label, parties, opened))
        self.pending = []

    def _is_led(self) -> bool:
        return any(one.mark in ("lead", "with") for one in self.statements)


def _find_part_end(text: str, start: int, end: int, signs: re.Pattern[str]) -> int:
    """Return where a part of a clause ends: at one of some signs that stands in no bracket."""
    depth = 0
    for at in range(start, end):
        sign = text[at]
        if sign in "(《“":
            depth += 1
        elif sign in ")》”":
            depth = max(depth - 1, 0)
        elif not depth and signs.match(text, at, end):
            return at
    return end


def _skip_object(text: str, start: int, end: int) -> int:
    """Return where behind an English verb and what one does (responsible for guiding the cities)
    the next parties stand.
    """
    if not _OBJECT_EN.match(text[start:end]):
        return start
    comma = text.find(",", start, end)
    return comma + 1 if comma >= 0 else end


def _find_label_end(text: str, start: int, end: int, pattern: re.Pattern[str]) -> int:
    line = text.find("\n", start, end)
    if line >= 0 and _find_titled(text, line + 1, end):
        end = line
    for found in pattern.finditer(text, start, end):
        if found[0].rstrip().endswith(":"):
            return found.start()
    return end


def _give_roles(statements: list[_Statement], roles: Roles) -> None:
    with_before = False
    led_before = False
    # Who is named as the main one leads where others are named, too.
    helped = any(one.mark in ("co", "co-label", "responsible-label") for one in statements)
    for statement in statements:
        mark = "lead" if statement.mark == "main-label" and helped else statement.mark
        if with_before:
            roles.co_responsible += statement.parties
            with_before = mark == "with"
            continue
        if mark == "with":
            if not statement.parties and roles.responsible and not roles.lead:
                # A is responsible in conjunction with B.
                statement = _Statement(mark, roles.responsible)  # noqa: PLW2901
                roles.responsible = []
            if statement.parties:
                roles.lead += statement.parties
                roles.basis = roles.basis or "huitong"
            with_before = bool(statement.parties) or led_before
        elif mark in ("lead", "lead-label"):
            roles.lead += statement.parties
            roles.basis = "explicit"
            led_before = True
        elif mark in ("co", "co-label"):
            roles.co_responsible += statement.parties
        else:
            roles.responsible += statement.parties
    if roles.lead:
        roles.co_responsible += roles.responsible
        roles.co_responsible.sort(key=lambda party: party.start)
        roles.responsible = []
        roles.basis = roles.basis or "explicit"
    elif len(roles.responsible) == 1:
        roles.basis = "sole"


def _apply_rule(roles: Roles, rule: OrderRule | None) -> None:
    if rule is None or roles.lead or len(roles.responsible) < 2:
        return
    first = roles.responsible[0].group
    if rule == "first":
        leading = roles.responsible[:1]
    else:
        leading = [party for party in roles.responsible if party.group == first]
        if len(leading) == len(roles.responsible):
            return
    roles.lead = leading
    roles.co_responsible = [*roles.responsible[len(leading) :], *roles.co_responsible]
    roles.responsible = []
    roles.basis = "order-rule"


def _drop_repeated(roles: Roles) -> None:
    seen: set[str] = set()
    for role in ("lead", "co_responsible", "responsible"):
        kept = []
        for party in getattr(roles, role):
            if party.key not in seen:
                seen.add(party.key)
                kept.append(party)
        setattr(roles, role, kept)
