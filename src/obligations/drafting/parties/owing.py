"""Which parties can owe something: bodies and officers, and classes of governments, departments,
regions and units. Others, enterprises or banks, are spoken to where a text asks something of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from obligations.drafting.parties.body_words_en import is_local_body, is_organ
from obligations.drafting.parties.party import GENERIC
from obligations.text.expressions import lazy
from obligations.text.party_names import PUBLIC_BODIES_EN, PUBLIC_ORGANS

if TYPE_CHECKING:
    from obligations.drafting.parties.party import Party

_INSTITUTION = rf"(?<!{PUBLIC_ORGANS})机构"
_SPOKEN_TO = lazy(
    rf"(?:企业|银行|{_INSTITUTION}|(?<!国家)(?<!行政)机关|窗口|协会|商会|组织|学校|院校|高校"
    r"|(?<=各)校|园区|平台|主体|媒体)(?:\([^()]*\))?$|enterprises|companies|banks|institutions"
    r"|organi[sz]ations|(?<!public )(?<!length )(?<!government )bodies|(?<!relevant )entities",
    re.IGNORECASE,
)
_STATE = ("central", "province", "local", "overseas")  # levels of classes that are its own
# Who owes nothing beside a body: 学生处和任课教师要….
_PEOPLE_ZH = lazy(
    r"(?:教师|老师|学生|师生|职工|员工|人员|干部|领导|同志|负责人|班主任|辅导员|专家|代表|一把手)”?$"
)
SCHOOLS = "学[校院]|院校|高校|高等学校|[中小]学|幼儿园|大学"
_COMPANIES = lazy(r"(?:企业|银行|学校|医院)$")
_COMPANIES_OR_ORGANS = lazy(rf"{_COMPANIES.pattern}|(?:{_INSTITUTION}|机关)$")
_WORDS = r"(?:[A-Z][\w.'&-]*(?: |$)|\([A-Z]{2,8}\) |(?:of|for|and|the|on) )*"
_SMALL = r"(?:of|for|and|or|in|on|at|by|as|to|with|under)"
_PEOPLE = r"(?:[a-z]*members|officials|heads|officers|leaders|representatives|employees|managers)"
_BODY = lazy(
    rf"{_WORDS}(?:(?:Ministry|Department|Agency|Authority|Commission|Office|Bureau|Council|Board"
    r"|Service|Treasury|Administration|Secretariat|Committee|Police|Directorate|Inspectorate"
    r"|College|University|Academy|Coast Guard|Corps|Corporation|Trust"
    r"|Task ?[Ff]orce|(?:Working|Steering) Group|Institute|Regulator|Ombudsman"
    r"|Research Cent(?:re|er))\b"
    r"(?![^;.]{0,90} (?:be|is|are|was|were|has|have|to|that|which|who|not|an?)(?: |$))"
    # What it did, and what is its: the Agency found gaps; Agency budget submissions.
    rf"(?!(?:[^;.]{{0,90}}[A-Z][\w-]*)? [a-z]{{3,}}ed(?: (?!{_SMALL}\b)|$))"
    rf"(?! (?:(?!{_SMALL}\b)[a-z]+ ){{0,2}}(?!{_PEOPLE}$)[a-z]{{3,}}s$)"
    r"[^;.]{0,90}$"
    r"|(?:Government|Parliament|Senate|Congress|Assembly|Legislature|Executive|Cabinet|Bank)"
    r"(?: of [A-Z][^,;.]{2,40})?$)"
)
_OFFICER = lazy(
    r"(?:the )?(?:(?:(?:Under |Deputy |Assistant )?Secretar(?:y|ies)|Directors?|Administrator"
    r"|Ministers?|Chair(?:man|person)?|Commissioner|Comptroller|Governor|Assistant to the President"
    r"|Commandant|Archivist|Registrar|Superintendent) (?:of|for) "
    r"|(?:[A-Z][\w.&'-]* ){1,5}(?:Director|Administrator|Commissioner|Minister|Secretary|Officer"
    r"|Representative|General|Executive|Adviser|Advisor|Coordinator)s?(?: \([^()]+\))?"
    r"(?: [-–] [A-Z][\w ,&'-]{2,40})?$"
    r"|(?:(?:Prime|First) )?Minister$|(?:[A-Z][a-z]+-)?(?:Secretary|Director|Commissioner"
    r"|Governor)(?:-General)?$|(?:[A-Z]?[a-z]+ )?(?:[a-z]+ ){0,3}(?:(?:chief )?constables?"
    r"|(?:agency|department|service) heads?|commissioners?|ministers?|chief executives?|directors?"
    r"|managers|(?<=city |unty |town )manager|leadership|governors?|mayors?"
    r"|attorneys? general)(?: of [^,;.]{2,60})?$"
    r"|(?:[a-z]+ )?(?:chair(?:person|man|woman)?|head|secretary|president|clerk|administrator)"
    r" of (?:the |each |every )[A-Z][^,;.]{2,60}$"
    r"|(?:Administrator|Comptroller|President|Mayor|Ombudsman|Registrar|City|County|Borough)$)"
)
# An office of schools, a branch by its place, a zone by its committee: 某某海关, 某某新区管委会.
BRANCH = (
    r"(?:(?:教务|教导|政教|总务|德育|学生)处|[\u3400-\u9fff]{2,4}"
    r"(?:(?:金融|保险|银保|证券|银)?监管?(?:分)?局|海关|海事局|税务局|证监局)"
    r"|[\u3400-\u9fff]{1,12}?区(?:管理委员会|管委会))"
)
# An office of the ministry that writes, or of the bureau: 部海事局, 局综合科.
OWN_OFFICE = (
    r"(?:部(?![分门署委队长级际省])[\u3400-\u9fff]{2,10}?(?:司|局|办公厅|研究院|中心)"
    r"|[局厅](?![部势面限域长级里内外机])[\u3400-\u9fff]{2,8}?(?:[科处]室?|办公室|中心))"
)
# What the name of one ends in that begins with its body: 人民银行某市分行.
BRANCH_END = (
    r"(?:派出[\u3400-\u9fff]{0,6}?机构|[分支]行|分局|办事处|专员办|监管局|分公司|调查总队|供电公司)"
)
# What groups are set up for that see how the work goes.
TEAMS = "调研|督查|督导|检查|考核|评审|验收|核查|巡查|专家"
GROUP = rf"(?:专班|指挥部|联席会议|(?:领导|专项|工作|协调|推进|{TEAMS})小?组)(?:办公室)?"
_STANDING = lazy(rf"[\u3400-\u9fff“”]{{0,14}}{GROUP}")
# A body of the centre by its rank and its kind, in the registry or not: 国务院残疾人工作委员会.
CENTRAL = (
    r"(?:国务院|中央|全国|国家|最高人民)[\u3400-\u9fff]{1,20}?"
    r"(?:(?:委员会|工委|委会|领导小组|联席会议|协调小组|协调机制|指挥部)(?:办公室)?"
    r"|(?<!政府)办(?:公室)?(?![公理法事学案好]))"
    r"|中国[\u3400-\u9fff]{2,16}?(?:研究院|科学院|工程院)"
)
_LONGEST_LETTERS = 8
_BRACKET_BEHIND = lazy(r" \([^()]{1,60}\)$")  # Department of Ports (DoP)
# The departments of a ministry go by their bare names in what it issues for itself: 规划财务司.
_DIVISION = r"[\u3400-\u9fff]{2,12}(?<!公)(?<!有关)司"
_BRANCH = lazy(
    rf"(?:{BRANCH}|{CENTRAL}|{OWN_OFFICE}|{_DIVISION}|[\u3400-\u9fff]{{4,20}}{BRANCH_END})$"
)
_STANDING_EN = lazy(
    r"(?!(?:an?|each|every) )(?:[\w'-]+ ){0,8}(?:lead(?:ing|ership) (?:small )?groups?"
    r"|(?:coordinat(?:ion|ing)|work(?:ing)?|special) (?:groups?|teams?|mechanism)|headquarters"
    r"|special (?:work )?class|joint (?:meeting|conference)(?: system)?)(?: office)?"
    r"(?: (?:for|of|on) (?:the )?(?!which|whom|this|its)[a-z][a-z '-]{2,40})?",
    re.IGNORECASE,
)
# A body of a place: Provincial Highway Centre.
_LOCAL_EN = lazy(
    r"(?:the )?(?:Provincial|Municipal|City|County|District|Prefectur(?:e|al)|Autonomous Region)"
    r" [A-Z]"
)
# An agency by its letters: CISA shall …, DfT will …; not what else is written in letters.
_LETTERS = lazy(
    r"(?!(?:GDP|SME|ICT|GHG|ESG|FDI|AI|IT|EV|PPP|USD|VAT|CCTV|COVID|HGV|LED|PDF|GPS)s?$)"
    r"(?:[A-Z]{3,7}|[A-Z][a-z]{0,4}-?[A-Z][A-Za-z]{0,4}[A-Z]?|Of[a-z]{2,6}"
    r"|[A-Z]{2,6} (?:at )?[A-Z]{2,6})$"
)
# Classes of public bodies: health boards, regional councils, local planning authorities.
_PUBLIC_CLASS = lazy(
    rf"(?:[a-z][a-z'’-]+ ){{0,5}}(?:{PUBLIC_BODIES_EN})(?: of [a-z ]{{3,40}})?$", re.IGNORECASE
)
# A proper name before a duty is that of a body (Network Rail), unless it ends in the word for a
# thing that somebody makes, or for a time: Clean Air Zone, Action Plan for Ports.
_NAME = r"(?!(?:The|You|Your|We|Our|This|These|It) )[^\W\d_a-z][\w.'&/-]*,?"
_TAIL = (
    r" (?:(?:project|working|steering|partnership) )?(?:team|unit|office|group|committee|board"
    r"|panel|council|secretariat|task ?force|department|directorate|authority|agency|partnership)"
)
_PROPER = lazy(
    rf"{_NAME}(?:(?: {_NAME}| (?:of|for|and|the|on|in|de|du|na|&)(?= )){{1,9}}(?:{_TAIL})?"
    rf"|{_TAIL})$"
)
_HEAD_END = lazy(r" (?:of|for|on|in|to)\b")
_THING = lazy(
    r"(?:Plan|Strateg(?:y|ie)|Program(?:me)?|Framework|Scheme|Act|Bill|Order|Regulation|Directive"
    r"|Guidance|Guideline|Guide|Polic(?:y|ie)|Report|Review|Project|Initiative|Fund|Grant|Portal"
    r"|System|Platform|Hub|Zone|Area|Charter|Code|Standard|Campaign|Agreement|Deal|Budget|Law"
    r"|Recommendation|Action|Measure|Objective|Target|Goal|Phase|Stage|Year|Week|Month|Day|Tool"
    r"|Toolkit|Index|Database|Register|Statement|Accord|Protocol|Treaty|Convention|Pact|Compact"
    r"|Roadmap|Vision|Mission|Model|Pathway|Pilot|Principle|Priorit(?:y|ie)|Process|Proposal"
    r"|Requirement|Research|Result|Rule|Schedule|Specification|Study|Survey|Technolog(?:y|ie)|Theme"
    r"|Training|Tax|Lev(?:y|ie)|Credit|Benefit|Payment|Allowance|Pension|Package|Website|App|Line"
    r"|Bridge|Road|Street|Station|Park|Airport|Port|Building|Chapter|Part|Annex|Appendix|Table"
    r"|Figure|Pillar|Element|Component|Step|Event|Conference|Summit|Festival|Game|Award|Prize"
    r"|Challenge|Competition|Course|Curriculum|Bond|Market|Econom(?:y|ie)|Industr(?:y|ie)|Sector"
    r"|Business|People|Person|Communit(?:y|ie)|Child|Children|Women|Worker|Licen[cs]e|Permit"
    r"|Certificate|Label|Mark|Indicator|Metric|Dashboard|Map|List|Inventor(?:y|ie)|Mechanism"
    r"|Instrument|Facilit(?:y|ie)|Call|Offer|Guarantee|Infrastructure|Corridor|Grid|Access|Data"
    r"|Evidence|Funding|Investment|Support|Work|Progress|Paper|Resolution|Decision|Declaration"
    r"|Commitment|Delivery|Implementation|Approach|Outcome|Output|Milestone|Activit(?:y|ie)|Section"
    r"|Article|Question|Response|Consultation|Session|Workshop|Meeting|Round|Overview)s?$"
    r"|(?:Enterprises|Companies|Firms|Employers|Suppliers|Operators|Providers|Users|Residents"
    r"|Citizens|Consumers|Owners|Landlords|Farmers|Schools|Teachers|Students|Investors|Customers)$"
)


def can_owe(party: Party) -> bool:
    """Whether a party can owe something in any document."""
    if is_spoken_to(party):
        return False
    return party.kind == GENERIC or is_certain(party) or is_proper(party.printed)


def is_spoken_to(party: Party) -> bool:
    """Whether a party is a class that is no public body, people, or a company, school or bank."""
    if party.id is None and is_people(party.printed):
        return True
    if party.kind == GENERIC:
        of_state = party.id is not None and party.level in _STATE
        return not of_state and _SPOKEN_TO.search(party.printed) is not None
    spoken = _COMPANIES if party.level else _COMPANIES_OR_ORGANS
    return party.id is None and spoken.search(party.printed) is not None


def is_people(name: str) -> bool:
    """Whether a Chinese name is that of people: 任课教师."""
    return _PEOPLE_ZH.search(name) is not None


def is_certain(party: Party) -> bool:
    """Whether a party is known, or says itself that it is a body, an officer or a class of them."""
    known = party.id or party.kind or party.level
    return bool(known or is_named(party.printed) or is_standing(party))


@lru_cache(maxsize=10_000)
def is_named(name: str) -> bool:
    """Whether a name is that of a body or officer by its words, also in capitals alone."""
    if name.isupper() and len(name) > _LONGEST_LETTERS and not _LETTERS.match(name):
        name = name.title()
    name = _BRACKET_BEHIND.sub("", name)
    if (_LOCAL_EN.match(name) and is_organ(name)) or is_local_body(name):
        return True
    if _BODY.match(name) or _OFFICER.match(name) or _PUBLIC_CLASS.match(name):
        return True
    return bool(_LETTERS.match(name) or _BRANCH.match(name))


def is_proper(name: str) -> bool:
    """Whether a name is a proper one, and not that of a thing."""
    head = _HEAD_END.split(name, maxsplit=1)[0].rpartition(" ")[2]
    return not name.isupper() and _PROPER.match(name) is not None and _THING.match(head) is None


def is_thing(word: str) -> bool:
    """Whether a word is that for a thing that somebody makes: Plan, Programme."""
    return _THING.match(word) is not None


def is_standing(party: Party) -> bool:
    """Whether a party is a group set up for the work, which needs no place in its name."""
    return bool(_STANDING.fullmatch(party.printed) or _STANDING_EN.fullmatch(party.printed))
