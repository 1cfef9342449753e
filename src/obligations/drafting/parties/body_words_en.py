"""By which words English names say that they are those of bodies, officers or classes."""

from __future__ import annotations

from obligations.text.expressions import lazy

PARTY_CLASS_EN = (
    r"(?:[a-z][\w'’-]* ){0,3}(?:partners|bodies|organi[sz]ations|agencies|authorities|groups"
    r"|services|stakeholders|communities|institutions|companies|enterprises|operators|providers"
    r"|universities|faculties|councils|boards|schools|colleges|associations|society|sector"
    r"|businesses|departments|units|governments|ministries|donors|farmers|residents|municipalities"
    r"|districts|offices|industry|academia|unions|charities|trusts|landowners|tribes|states|NGOs"
    r"|regions|localities|places|provinces|cities|counties|townships|streets|heads|leadership)\b"
)
POST_EN = (
    r"(?:Manager|Director|Officer|Co-?ordinator|Lead|Leader|Chair|Advis[eo]r|Executive|Champion"
    r"|Guardian|Engineer|Inspector|Clerk|Administrator|Auditor|Treasurer|Controller|Superintendent"
    r"|Supervisor|Planner|Analyst|Commissioner|Representative)s?"
)
ORGAN = lazy(
    r"\b(?:Ministr(?:y|ies|er)|Departments?|Agenc(?:y|ies)|Authorit(?:y|ies)|Commissions?|Office"
    r"|Bureaus?|Councils?|Boards?|(?<!Government )Service|Treasury|Administration|Secretariat"
    r"|Committees?|Police|Directorate|Customs|Municipalit(?:y|ies)|Cities|Counties|Provinces"
    r"|Banks?|(?<!Local )Governments?(?! [A-Z])|Sub-?(?:[Bb]ureau|[Bb]ranch|[Oo]ffice)|Stations?"
    r"|Institutes?|Universit(?:y|ies)|Chambers?|Associations?|Federation|Company|Corporation"
    r"|Holdings|Group|Cent(?:re|er)s?|Fund|Foundation|Academy|Union|Network|Section|Alliance"
    r"|Society|Trust|Colleges?|Cooperatives?|Brigade|Detachment|Headquarters|Procuratorate"
    r"|Parliament|Inspectorate|Courts?|Unit|Division|Branch|Team|Task ?[Ff]orce|Rescue Services"
    r"|Partnership|NGOs?|Ltd|Operator|Registry|Observatory|Hospitals?|Schools?|Zones?"
    rf"|Organi[sz]ations?|{POST_EN}|Head(?= of)|Regulator|Cabinet|Mayor|Governor|Councill?ors?"
    r"|Laboratory|Library|Museum|[DM](?=/))\b"
    # Which part of a country a body is that of: Historic England.
    r"|(?<= )(?<! in )(?<! of )(?:Canada|England|Scotland|Wales|Ireland|Australia|Zealand|Victoria"
    r"|Queensland|NSW|Singapore|India|Kenya|Ghana|Uganda|Nigeria|UK)$"
)
BEGINS_BODY = lazy(
    r"(?:the )?(?:Ministry|Department|Head|Office|Bureau|Agency|Directorate|Division|Bank"
    r"|University|Secretary|Minister|Director|Commissioner|Chair|Administrator) (?:of|for)\b"
    r"|(?:Chief|Deputy|Assistant) [A-Z]|(?:the )?Attorney General\b|[A-Z][a-z]{3,16}(?:ant|ar|er"
    r"|or) of (?:the )?[A-Z]|(?:the )?(?:Provincial|Municipal|County|District) [A-Z]"
)
# A name by itself: NHS, DfT.
IN_LETTERS = lazy(
    r"Of[a-z]{2,6}|[A-Z]{2,}(?:[-/ ][A-Z]{2,})*[s\d]?|[A-Z][a-z]{0,4}-?[A-Z][A-Za-z]{0,4}"
    r"|[A-Z][\w ]{2,40} [A-Z]{3,}"
)
CLASS_OF_ORGANS = lazy(r"[a-z] (?:governments|authorities|departments|bureaus)$")
_SMALL_WORD = r"(?: (?!(?:is|are|was|has|shall|should|will|must|to)\b)[a-z][a-z'-]*)"
_LOCAL_BODY = lazy(
    r"(?:the )?(?i:provincial|municipal|city|county|district|prefectural|town(?:ship)?)"
    rf"{_SMALL_WORD}{{0,6}}? (?:bureau|department|committee|commission|office|administration"
    rf"|government)s?(?: of{_SMALL_WORD}{{1,6}})?"
)


def names_body(name: str) -> bool:
    """Whether a name is that of a body by its words, or of who heads one: Secretary of Trade."""
    heads = " of " in name and BEGINS_BODY.match(name)
    return bool(heads or ORGAN.search(name))


def ends_in_class(name: str) -> bool:
    """Whether a name ends in a class of public bodies: provincial governments."""
    return CLASS_OF_ORGANS.search(name) is not None


def is_local_body(name: str) -> bool:
    """Whether a name without capitals is that of a body of a place: county education bureau."""
    return _LOCAL_BODY.fullmatch(name) is not None


def is_organ(name: str) -> bool:
    """Whether an English name is that of a body by its words, and more than letters."""
    return bool(ORGAN.search(name)) and " " in name.strip() and name.strip()[0].isupper()


def is_in_letters(name: str) -> bool:
    """Whether a name is written in letters: NHS, DfT."""
    return IN_LETTERS.fullmatch(name) is not None
