"""What an English heading of a column says.

    heading = part { joint part }
    joint   = / | and | & | , | +
    part    = { modifier } head [ complement ] [ ( … ) ]

The head, the last word before a complement (of …, for …, required), says what stands below it:
Mitigation Action and Key actions for 2026 are tasks, Target completion date is a deadline. Of who
answers the modifiers say in which role: Lead agency, Supporting agencies, Agency; so does a word
behind the head (Agency responsible). Parts of several roles name all of them without saying which
(Lead and partners). What was done, paid or remarked is *other*: Date raised, Status, Comments.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from obligations.drafting.titles.columns import PARTY_COLUMNS
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from obligations.drafting.titles.columns import TaskColumn

_MOST_WORDS = 6
_BRACKET = lazy(r" ?[(\[][^()\[\]]*[)\]]?")
_PLURAL = lazy(r"\((?:s|es|ies)\)")
_JOINT = lazy(r" ?/ ?| and | & |, | \+ ")
_TIME = lazy(r"\btime[ -](frame|line|scale|horizon|limit|table|period|requirement|node)")
_COMPLEMENT = lazy(
    r" (?:of|for|to|in|on|from|by|with|within|under|necessary|required|needed|addressed|involved"
    r"|(?:responsible|accountable)$|proposed|planned|agreed|taken|this|that|we|20\d\d)\b.*"
)
# What only says that the word before it is named: Action title, Project name.
_NAMED = lazy(r"(?<=.) (?:points?|items?|descriptions?|details?|titles?|names?|statements?)$")
BODY_EN = (
    r"agenc(?:y|ies)|units?|departments?|part(?:y|ies)|bod(?:y|ies)|ministr(?:y|ies)"
    r"|organi[sz]ations?|entit(?:y|ies)|institutions?|authorit(?:y|ies)|teams?|partners?|officers?"
    r"|officials?|owners?|directorates?|divisions?|offices?|services?|actors?|stakeholders?"
    r"|ministers?"
)
_BODY = lazy(
    rf"{BODY_EN}|orgs?|heads?|depts?|persons?|people|executives?|directors?|managers?"
    r"|branch(?:es)?|committees?|groups?|mdas?|roles?|jurisdictions?|implementers?"
    r"|responsib(?:le|ility|ilities)|ownership|leads?|leadership|partnerships?|contributors?"
    r"|participants?|collaborators?|supporters?|areas?|players?"
)
_BODY_ALONE = lazy(r"(?:agenc|bod|ministr|department|organi[sz]ation|unit|offic)[a-z]*")
_LEADS = lazy(r"\b(?:leads?|leading|nodal|principal|convening)\b")
_IMPLEMENTS = lazy(r"(?:implement|execut)ing ")
_FIRST = lazy(r"\b(?:primary|main)\b")
_HELPS = lazy(
    r"\b(?:partner(?:s|ships?|ing)?|stakeholders?|participants?|contribut(?:ors?|ing)"
    r"|collaborat(?:ors?|ing)|support(?:ing|ers?)?|co-?(?:operat|ordinat)(?:ing|ion)|participating"
    r"|assisting|others?|secondary|consulted|involved|associated)\b"
)
_ANSWERS = lazy(
    r"\b(?:respons|accountab|implement|execut|deliver|own(?:ers?|ership)\b|action|assigned)"
)
_NO_PARTY = lazy(
    r"\b(?:contact|report(?:ing|s)?|monitor(?:ing|s)?|oversight|fund(?:ing|ers?)?|target|approv"
    r"|review|focus|priority|sponsor|portfolio|cabinet|policy|strategic|key areas?$|verif)"
)
_AREA = lazy(r"areas?$")
# In the order in which they are tried: a whole part, as it stands behind the bracket is cut off.
_WHOLE: dict[TaskColumn, str] = {
    "group": r"group",
    "unit": r"units?(?: of measure(?:ment)?)?",
    "number": (
        r"(?:[a-z]+\.? )?(?:#|n[or]s?\.?|ids?|refs?\.?|references?|numbers?|code)|item|s/?n"
        r"|s\. ?no\.?|ref\.?no\.?"
    ),
    "lead": (
        r"led by|(?:co-?)?leads?|who (?:will |is |should )?lead(?:s|ing)?\b.*"
        r"|take the lead(?: in the [a-z]+)?"
    ),
    "co_responsible": (
        r"(?:supported|assisted) by|(?:working )?(?:with|alongside)(?: support from)?"
        r"|(?:(?:delivery|implementation|partner|other) )?support(?:ing)?"
        r"|(?:help|support|input|assistance) from|ocr"
        r"|(?:co-?operate|coordinate|assist)(?: with)?(?: the)?(?: [a-z]+)?"
        r"|consulted|(?:also )?involved"
        r"|who (?:else|(?:(?:will|can|could) )?(?:helps?|supports?|assists?|be involved))\b.*"
        r"|(?:in )?(?:partnership|consultation|collaboration|conjunction|co-?operation) with"
        r"|co-?responsible|others(?: involved)?"
    ),
    "responsible": (
        r"(?:by )?whom?(?: by| (?:will|is|does) .*)?|op[ri]|dri|office of primary interest"
        r"|sro(?: [a-z]+)?|r/a"
        r"|(?:owned|action(?:ed)?|delivered|carried out|implemented) by(?: whom)?"
        r"|(?:assigned|allocated|delegated) to|accountable|in charge"
    ),
    "start": r"(?:planned |expected |target )?(?:start|starting|commence(?:ment)?|from)",
    "deadline": (
        r"(?:to be )?(?:due|complete|completed|completion|delivery|expected|deliver)(?: by| on)"
        r"|go-?live(?: date)?|due|complete|by|(?:action )?by when|when(?: .*)?|until"
        r"|(?:planned |expected |forecast )?(?:end|finish)|ecd|to"
        r"|(?:target(?:ed)?|expected|planned|estimated|anticipated) (?:completion|delivery)"
    ),
    "detail": (
        r"(?:[a-z]+ )?(?:measures?|indicators?|evidence) of success"
        r"|(?:success|performance|outcome|output|impact|progress) (?:measures?|metrics?)"
        r"|how [a-z' ]*\b"
        r"(?:know|measured?|assess(?:ed)?|evaluated?)\b[a-z' ]*|what (?:will "
        r"|does )?success looks? like|evidence"
        r"|success"
    ),
    "task": (
        r"(?:[a-z]+ )?(?:action|implementation|improvement|treatment|work) plans?|we will(?: do)?"
        r"|what(?: (?:we|will|is|are|needs?) .*)?|work|work content"
    ),
}
_OTHER = lazy(
    r"(?:status|progress|rag|baseline|resourc|funding|budget|actions? (?:taken|completed|to date)"
    r"|date (?:raised|added|opened|identified|completed?|closed|updated|approved|agreed|issued|of )"
    r"|actual|completed|update|latest|last|current)\b"
)
_HEADS: dict[TaskColumn, str] = {
    "other": (
        r"status|rag|rating|progress|updates?|baselines?|sources?|comment(?:s|ary)?|notes?|remarks?"
        r"|budgets?|costs?|resourc(?:es?|ing)|fund(?:s|ing)|risks?|responses?|contacts?"
        r"|dependenc(?:y|ies)|rationale|links?"
    ),
    "deadline": (
        r"deadlines?|dates?|time(?:line|scale|frame|horizon|limit|table|period|requirement|node)?s?"
        r"|periods?|timing|schedule|duration|term|completion|quarter|year|frequency|due|when"
    ),
    "detail": (
        r"indicators?|kpis?|evaluation|outcomes?|results?|targets?|criteri(?:a|on)|measurements?"
        r"|metrics?|success"
    ),
    "task": (
        r"actions?|tasks?|activit(?:y|ies)|measures?|initiatives?|recommendations?|commitments?"
        r"|descriptions?|tactics?|decisions?|resolutions?|items?|content|interventions?|projects?"
        r"|proposals?|undertakings?|work"
    ),
    "step": r"milestones?|deliverables?|outputs?|sub-?(?:actions?|tasks?)|steps?",
    "group": (
        r"categor(?:y|ies)|pillars?|objectives?|goals?|themes?|priorit(?:y|ies)|areas?|sections?"
        r"|workstreams?|strateg(?:y|ies)|programm?e?s?|findings?|aims?|issues?|topics?|ambitions?"
        r"|domains?"
    ),
}


def _join(columns: Mapping[TaskColumn, str]) -> re.Pattern[str]:
    """Return the expressions of columns as one, each in a group that is called by its column."""
    return lazy("|".join(f"(?P<{column}>{pattern})" for column, pattern in columns.items()))


_COLUMNS = _join(_WHOLE)
_COLUMNS_BY_HEAD = _join(_HEADS)
# When something else was, or is: Meeting date, Review date.
_OTHER_DATE = lazy(
    r"(?:meeting|session|review|approv|publication|decision|report|adopt|visit|audit|inspection"
    r"|updat|hearing|issue|receipt|received|entry)"
)
_BEGINS = lazy(r"\bstart(?:s|ing)?\b|\bcommence")


@lru_cache(maxsize=1000)
def read_heading_en(title: str) -> TaskColumn | None:
    """Return what stands below an English heading; None for another one.

    >>> read_heading_en("Target completion date")
    'deadline'
    >>> read_heading_en("Supporting agencies")
    'co_responsible'
    """
    bare = _PLURAL.sub("s", title.casefold()).strip(" .:*?…")
    bare = _TIME.sub(r"time\1", " ".join(_BRACKET.sub("", bare).split()))
    whole = _read_whole(bare)
    if whole:
        return whole
    parts = _JOINT.split(bare)
    known = [column for part in parts if (column := _read_part(part))]
    if known[:1] == ["deadline"] and {*known} & {*PARTY_COLUMNS}:
        known = known[1:]  # of a column of both the dates are told apart in its cells
    if {"start", "deadline"} <= {*known}:
        return "deadline"
    if not known or known[0] not in PARTY_COLUMNS:
        return known[0] if known else None
    return _join_roles([part for part in parts if not _BODY_ALONE.fullmatch(part)]) or known[0]


def _join_roles(parts: list[str]) -> TaskColumn | None:
    """Return the role that parts of a heading name together: leading and helping is answering."""
    roles = {column for part in parts if (column := _read_part(part)) in PARTY_COLUMNS}
    if "lead" in roles:
        return "responsible" if "co_responsible" in roles else "lead"
    return "responsible" if "responsible" in roles else next(iter(roles), None)


def _read_whole(part: str, columns: re.Pattern[str] = _COLUMNS) -> TaskColumn | None:
    found = columns.fullmatch(part)
    return cast("TaskColumn", found.lastgroup) if found else None


def _read_part(part: str) -> TaskColumn | None:
    whole = _read_whole(part)
    if whole:
        return whole
    if _OTHER.match(part):
        return "other"
    words = _COMPLEMENT.sub("", _NAMED.sub("", part)).split()
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    bare = _read_whole(" ".join(words))
    if bare in PARTY_COLUMNS:
        return bare  # Support needed from
    if _BODY.fullmatch(words[-1]):
        role = _read_role(part)
        if role or not _AREA.fullmatch(words[-1]):
            return role
    return _read_head(words, part)


def _read_head(words: list[str], part: str) -> TaskColumn | None:
    if words[-1] in ("date", "dates") and _OTHER_DATE.match(part):
        return "other"
    column = _read_whole(words[-1], _COLUMNS_BY_HEAD)
    if column == "deadline" and _BEGINS.search(part):
        return "start"
    return column


def _read_role(part: str) -> TaskColumn | None:
    """Return the role of a party by what is said of it."""
    if _LEADS.search(part):
        return "lead"
    if _IMPLEMENTS.match(part):
        return "responsible"
    if _HELPS.search(part):
        return "co_responsible"
    if _FIRST.search(part):
        return "lead"
    if _NO_PARTY.search(part) or (" " in part and not _ANSWERS.search(part)):
        return None
    return None if _AREA.search(part) else "responsible"
