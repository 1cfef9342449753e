"""English lists of parties divided into names: Ministry of Trade and Industry, Coast Guard and
NGOs into three.

    list  = name { joint name }
    joint = , | 、 | ; | / | | | line break | and | & | as well as | w/

- What stands in brackets belongs to its name.
- A name of the registry is taken whole, whatever joints it holds.
- "and" divides where a class of parties follows it, a name of the registry, or one that begins like
  the name of a body (Ministry of …). Else it divides two names that both have a word for a body,
  are written in letters (NHS) or stand alone elsewhere; letters also from other words. Where one
  alone is a name it stands inside that (Ministry of Trade and Industry), unless the first is one by
  its last word (Library Service and Adult Care); so does the field of a post (Police and Crime
  Commissioner). Where none is, single words are one name (Parks and Recreation), unless commas
  stood before them; longer ones are two.
- "&" divides two names alone: HR & Learning is one.
- "and the" stands inside a name that has a comma, or no "the" before it: Department of
  Agriculture, Food and the Marine.
- A comma divides, unless a name goes on behind it: with words that are no bodies, up to an "and"
  with another one, or to a "&" between words alone. A stroke divides, but for that behind one
  letter (D/Finance). Behind a rank stands what it is for: Director, Policy is one; so are a post
  and the body behind it: Head of Pilots, Port Board.
- Letters that end a list behind a rank and its field say whose post it is: Director, Tides, NHS.
- One word between commas behind a place of learning or research says where that is, unless an "and"
  makes a list of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.parties.body_words_en import (
    BEGINS_BODY,
    CLASS_OF_ORGANS,
    IN_LETTERS,
    ORGAN,
    PARTY_CLASS_EN,
    POST_EN,
    names_body,
)
from obligations.text.expressions import lazy
from obligations.text.party_names import (
    CLASS_EN,
    FIELDS_BEFORE_EN,
    FIELDS_EN,
    GENERIC_EN_WORD,
    LEVELS_EN,
    PUBLIC_BODIES_EN,
    WHOLE_GENERIC_EN,
    is_generic,
    is_level,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from obligations.drafting.parties.directory import Directory

_JOINT = lazy(
    r",? and(?: also)? (?!(?:above|Rescue|Social Care|Human Services|Safety|Rural Affairs"
    r"|Recreation|Wildlife|Drug|Border|Excise|Crime|Cabinet(?! Office))\b)(?=(?:the |all "
    r"|relevant |local |other |various |every |competent |each |municipal |provincial |county "
    rf"|district |prefecture |people's )|[A-Z]|{PARTY_CLASS_EN})"
    # Two classes that end a list: theatres and galleries.
    r"|(?<=[A-Za-z]s) and (?=[a-z]{3,}s(?:$|[;\n)]))| ?\| ?|, (?:and )?(?!(?:Ltd|Inc|Limited"
    r"|LLC)\b)|; ?(?:and )?| as well as | & | / | w/ ?|(?<!\b[A-Zw])/(?!a\b)|\n|、"
)
# What a class of bodies is for: local industry and information technology authorities.
_MATTER = lazy(
    r"(?i:local|relevant|competent|all|each|provincial|municipal|county|national)"
    r"(?: (?!bureau|department|committee|commission|office|administration)"
    r"(?:(?![a-z-]*[sy]\b)[a-z-]+|industry|security|technology|energy)){1,4}"
    # … and a body of a place: Provincial Sea and Port Commission.
    r"|(?:the )?(?:Provincial|Municipal|City|County|District)(?: [A-Z][a-z]+){1,3}"
)
_LED = lazy(
    r"(?:[,;:/\s、*•·●○◦▪]|- ?|(?:and|while)(?: |$)|w/ ?|& |the |by |for which |as well as |with "
    r"|jointly |together with |also |including |(?:departments (?=such as the ))?such as "
    r"|required (?:for|of|by) |otherwise )+",
    re.IGNORECASE,
)
# Police and Crime Commissioner: a word alone, and a post that has it for its field, too.
_FIELD_OF_POST = lazy(rf"(?!{POST_EN}$|Mayor|Governor)[A-Z][a-z]+\n(?:[A-Z]\w+ ){{1,3}}{POST_EN}")
# Director of the Tides and Currents Agency: of what its first half says there is no body.
_BODY_WORD = r"(?:Agency|Administration|Authority|Department|Bureau|Service|Board|Office|Council)\b"
_HEADS = lazy(
    r"(?:[A-Z][a-z]+ ){0,2}(?:Director|Head|Chief|Administrator) of the"
    rf"(?: (?!{_BODY_WORD})[A-Z][a-z]+){{1,2}}\n(?:[A-Z][a-z]+ ){{1,4}}{_BODY_WORD}"
)
# City and County Management Association.
_LEVELS = lazy(r"(?:City|Town|State|Federal|Regional)\n(?:County|City|District|Local|State) [A-Z]")
# Of whose government a body is one: Health Department, Government of Westland.
_OF_GOVERNMENT = lazy(r"(?:the )?Gov(?:ernment|t\.?) of (?:the )?[A-Z]")
# A name that ends in its word, and is whole: Library Service, and not Head of Library Service.
_WHOLE = lazy(
    r"(?!.{1,60} (?:of|for) )[A-Z][\w' ]{1,60} (?:(?:(?<!Government )Service|Team|Unit|Office"
    r"|Department|Directorate|Division|Council|Board|Commission|Committee|Trust|Group)s?"
    rf"|Agenc(?:y|ies)|Authorit(?:y|ies)|{POST_EN})"
)
# A post by its rank alone, which a comma behind it says the field of: Director, Policy.
_RANK = lazy(
    r"(?:(?:First|Assistant|Associate|Deputy|Senior|Executive|Chief|Vice|Regional|Managing"
    r"|Principal|Permanent|Cabinet) )*"
    r"(?:Director(?:-| )General|(?:[A-Z]\.){2,3}|(?<=[a-z] )Secretary"
    r"|Directors?|Ministers?|Under-?[Ss]ecretary|Vice-President|President|Managers?|Supervisors?"
    r"|Officer|Head"
    r"|Chief|Commissioner|DM|ADM|DG|ADG|DDG|S?VP|AVP|EVP|ED)"
    r"(?: \([A-Z]{2,4}\))?"
)
# A post that is that of a body behind its comma: Chair, Port Board.
_POST_OF_BODY = lazy(
    r"(?:(?:Deputy|Vice|Acting) )?(?:Co-?[Cc]hairs?|Chair(?:person|man|woman)?|Secretary|Convenor"
    r"|(?:Executive|Program(?:me)?|Project|General|Senior|Acting) "
    r"(?:Sponsor|Manager|Director|Officer|Lead|Co-?ordinator)"
    r"|(?:[A-Z][a-z]+ ){0,2}(?:Head|Director|Chief|Manager) of [A-Z][\w' &-]{1,40})"
)
_A_POST = lazy(rf"(?:.{{1,60}} )?{POST_EN}$|(?:[A-Z][a-z]+ ){{0,2}}(?:Head|Director|Chief) of ")
_CHAIR_OF = lazy(
    r"(?:(?:(?:Co-?)?Chair\w*|Convenor|Members?) of (?:the )?"
    r"|(?:[A-Z]\w+ )?(?:Group|Secretariat|Office) of the |(?:[A-Z]\w+ )?(?:[Bb]ranch"
    r"|[Oo]ffice) of (?=(?:Provincial|Municipal|City|County) ))(?P<body>.+)"
)
_RANKED = lazy(rf"{_RANK.pattern}, ")
_SHORT_NAME = lazy(r" \([A-Z][A-Za-z&-]{1,11}\)")
_PIECE_END = lazy(rf"{_JOINT.pattern}|\(")
# Local authorities and Health Boards; prefecture-level cities and Port District; Port Office (PO)
# and ….
_ENDS_BODY = lazy(rf" (?:{PUBLIC_BODIES_EN})$|^{PARTY_CLASS_EN}$|{_SHORT_NAME.pattern}$")
_ENDS_CLASS = lazy(rf" {PARTY_CLASS_EN}$")  # Safe Sailing partners
# The name of a Canadian ministry.
_TITLE_OF_CANADA = lazy(
    r"[A-Z][a-z'-]+(?:,? (?!Canada)[A-Z][a-z'-]+){0,4},? and"
    r"(?: (?!Canada)[A-Z][a-z'-]+){1,3} Canada\b"
)
# A place of learning or research is called by its own place: Institute of Tides, Harbourton.
_HAS_PLACE = lazy(
    r"\b(?:Institute|University|College|Academy|School|Hospital|Laboratory|Cent(?:re|er)"
    r"|Observatory|Museum)\b"
)
_PLACE = lazy(r"[A-Z][a-z]{2,20}(?=,(?! and\b))")
# What a body is for, in several words: Housing, Planning and Lands Bureau.
_FIELD = (
    r"\b(?!(?:Treasury|Ministry|Department|Customs|Police|Parliament|Cabinet|Commission|Council"
    r"|Board|Authority|Agency|Office|Service)\b)[A-Z][a-z'-]{1,20}"
)
_OF_FIELDS = lazy(
    rf"(?:{_FIELD}(?: {_FIELD}){{0,1}}, ){{1,3}}{_FIELD}(?: {_FIELD})?,? and {_FIELD}"
    rf"(?: {_FIELD})? (?:Department|Directorate|Bureau|Division|Branch|Committee|Ministry)\b"
)
# The Secretaries of Trade, the Treasury, Housing and Planning, and Health.
_WHOSE_POST = rf"(?:the Treasury|the Interior|{_FIELD}(?: {_FIELD}){{0,3}})(?=[,;)]| [a-z]|$)"
_POSTS = lazy(
    rf"(?:[Tt]he )?(?:Secretaries|Ministers|Ministries|Departments) of {_WHOSE_POST}"
    rf"(?:(?:,? and |, )(?!Chief|Chair|Director|Head){_WHOSE_POST}){{1,15}}"
)
_OF_STATES = lazy(r"[\w'-]+ (?:Governments|Ministers|Parliaments)$")
_OF = lazy(r"\bof (?:the )?")
_SINGLE = lazy(r"[\w'-]+")
_OF_ALL = lazy(
    r"\b(?:of|in) (?:(?:all|each|various) [a-z-]+(?:, [a-z-]+){0,3}|cities|counties|prefectures"
    r"|districts|provinces|towns|townships)$"
)
# Places of several levels that one word holds together: all districts, county-level cities.
_PLACES = lazy(
    r"(?:[a-z]{4,10}-level )?(?:provinces?|prefectures?|municipalities|cit(?:y|ies)|count(?:y|ies)"
    r"|districts?|townships?|towns?)\b"
)
_ALL_PLACES = lazy(rf"(?:all|each|every|relevant) {_PLACES.pattern}")
_SEVERAL = lazy(r" [a-z]+s$")  # school heads, Board members
_PLURAL = lazy(r"(?:[a-z]+-level )?[a-z-]+s\b(?! of\b)")
_BRACKET = lazy(r" ?\([^()]*\)$")
_MOST_IN_CLASS = 4  # words before the "and" in one
_MOST_IN_NAME = 4  # commas in one name
_ENDED = lazy(r"[\s.;:)]*")

# What is one party, whatever joints it holds.
_ONE_PARTY = (
    WHOLE_GENERIC_EN,
    LEVELS_EN,
    FIELDS_EN,
    FIELDS_BEFORE_EN,
    _TITLE_OF_CANADA,
    _OF_FIELDS,
    _POSTS,
)


class EnglishList:
    """A list of parties in a stretch of a text; `find_whole` says which names the registry has as
    one, `alone` holds those that stand alone elsewhere in the text.
    """

    def __init__(
        self,
        text: str,
        end: int,
        directory: Directory,
        find_whole: Callable[[str], object],
        alone: AbstractSet[str],
    ) -> None:
        self.text = text
        self.end = end
        self.directory = directory
        self.find_whole = find_whole
        self.alone = alone
        self.commas = False  # whether the last joint that divided was a comma

    def divide(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of its names, from a place on."""
        at = start
        whole = ""
        while at < self.end:
            led = _LED.match(self.text, at, self.end)
            at = led.end() if led else at
            if at >= self.end:
                return
            stop = self._find_end(at)
            if not self._is_place(whole, at, stop):
                yield at, stop
            whole = self.text[at:stop]
            self.commas = self.text[stop : stop + 1] == ","
            at = max(stop, at + 1)

    def _find_end(self, at: int) -> int:
        text = self.text
        ranked = _RANKED.match(text, at, self.end)
        if ranked and (unit := _OF_FIELDS.match(text, ranked.end(), self.end)):
            return self._take_short_name(unit.end())
        for whole in _ONE_PARTY:
            if found := whole.match(text, at, self.end):
                return self._take_short_name(found.end())
        longest = self.directory.find_longest(text, at, self.end)
        if longest and self.find_whole(text[at : longest[0]]):
            joint = _JOINT.match(text, longest[0], self.end)
            if (joint and self._divides(at, joint)) or self._is_ended(longest[0]):
                return longest[0]
        joints = (one for one in self._list_joints(at) if self._divides(at, one))
        return next((one.start() for one in joints), self.end)

    def _take_short_name(self, at: int) -> int:
        """Return where a name ends, with the letters in a bracket behind it."""
        short = _SHORT_NAME.match(self.text, at, self.end)
        return short.end() if short else at

    def _is_place(self, before: str, at: int, stop: int) -> bool:
        """Whether a name between commas is but the place of the body before it."""
        word = self.text[at:stop]
        alone = self._is_organ(at) or self._find_known(at) or word in self.alone
        between = self.commas and (found := _PLACE.match(self.text, at)) and found.end() == stop
        return bool(between and not alone and " " in before and _HAS_PLACE.search(before))

    def _is_ended(self, at: int) -> bool:
        return _ENDED.fullmatch(self.text, at, self.end) is not None

    def _list_joints(self, at: int) -> Iterator[re.Match[str]]:
        """Yield the joints from a place on that stand in no bracket."""
        depth = 0
        last = self.text.rfind(")", at, self.end)
        for joint in _JOINT.finditer(self.text, at, self.end):
            depth += self.text.count("(", at, joint.start())
            depth = max(depth - self.text.count(")", at, joint.start()), 0)
            at = joint.start()
            if not depth or joint.start() > last:
                yield joint

    def _divides(self, at: int, joint: re.Match[str]) -> bool:
        text, after = self.text, joint.end()
        if self._is_in_class(at, joint) or self._is_in_name(at, joint):
            return False
        sign = joint[0].strip(" ,") or ","
        if sign not in ("and", "&", ","):
            return not (sign == "\n" and text.startswith("(", after))
        if after < self.end and text.startswith("the ", after) and sign == "and":
            return not self._has_article_inside(at, joint)
        if sign == "," and self._goes_on_with_article(at, joint):
            return False
        if after < self.end and (text[after].islower() or self._divides_before_known(at, joint)):
            matter = _MATTER.fullmatch(text, at, joint.start())
            return not matter or ORGAN.search(matter[0]) is not None
        if sign == "," and _RANK.fullmatch(text, at, joint.start()):
            rank = text[at : joint.start()]
            return rank.isupper() and "." not in rank and self._is_organ(after)
        if sign == "," or joint[0].startswith(", and"):
            return self._divides_at_comma(at, joint)
        return self._divides_at_and(at, joint)

    def _goes_on_with_article(self, at: int, joint: re.Match[str]) -> bool:
        """Whether ", the" goes on with what a body is for: Department of Gas, the Sea and Fish."""
        begin = joint.end() + len("the ")
        left = self.text[at : joint.start()]
        field = self.text.startswith("the ", joint.end()) and self.text[begin : begin + 1].isupper()
        of_field = BEGINS_BODY.match(left) is not None and " and " not in left
        body = self._is_organ(begin) or BEGINS_BODY.match(self.text, begin, self.end)
        return field and of_field and not (body or self._find_known(begin))

    def _divides_before_known(self, at: int, joint: re.Match[str]) -> bool:
        """Whether a joint divides since a name of the registry follows it; but one word behind
        "and" and words that are no party stands inside a name (HM Revenue and Customs).
        """
        known = self._find_known(joint.end())
        left = self.text[at : joint.start()]
        alone = is_generic(left) or (self.commas and _SINGLE.fullmatch(left) is not None)
        return bool(known) and (alone or "," in joint[0] or not _SINGLE.fullmatch(known))

    def _find_known(self, at: int) -> str:
        """Return the registered name that begins here, or nothing. Local Government is a matter."""
        found = self.directory.find_longest(self.text, at, self.end)
        name = self.text[at : found[0]] if found else ""
        return "" if name == "Local Government" else name

    def _divides_at_comma(self, at: int, joint: re.Match[str]) -> bool:
        if IN_LETTERS.fullmatch(self.text, at, joint.start()):
            return True
        piece = self._take_piece(joint.end())
        last = joint.end() + len(piece) == self.end and IN_LETTERS.fullmatch(piece)
        if last and _RANKED.match(self.text, at, joint.start()):
            return False  # Director, Tides, PHAC
        of_body = self._is_organ(joint.end()) and not _A_POST.match(piece)
        if of_body and _POST_OF_BODY.fullmatch(self.text, at, joint.start()):
            return False
        named = ORGAN.search(self.text, at, joint.start()) is not None
        if named and _OF_GOVERNMENT.match(self.text, joint.end(), self.end):
            return False
        return not self._goes_on(joint.end(), named=named)

    def _divides_at_and(self, at: int, joint: re.Match[str]) -> bool:
        sides = (self.text[at : joint.start()], self._take_piece(joint.end()))
        if joint[0].strip() == "&" and self._is_field(*sides):
            return False
        classes = (
            one
            for one in sides
            if one.endswith("s") and (is_generic(one) or _ENDS_CLASS.search(one))
        )
        bodies = [*classes, *filter(names_body, sides)]
        letters = [one for one in sides if IN_LETTERS.fullmatch(one)]
        named = {*bodies, *letters} | (self.alone & {*sides})
        if _ENDS_BODY.search(sides[0]) or all(map(_SEVERAL.search, sides)):
            return True
        plural = _OF_STATES.match(sides[1]) or CLASS_OF_ORGANS.search(sides[1])
        if _SINGLE.fullmatch(sides[0]) and plural:
            return False  # the Irish and Scottish Governments
        both = "\n".join(sides)
        inside = (_FIELD_OF_POST.fullmatch(both), _LEVELS.match(both), _HEADS.match(both))
        if any(inside) or _is_chaired(*sides):
            return False
        if BEGINS_BODY.match(sides[1]) or len(named) == len(set(sides)):
            return True
        if _WHOLE.fullmatch(sides[0]) and joint[0].strip() != "&":
            return True
        if joint[0].strip() == "&" or named:
            return bool(letters) and joint[0].strip() != "&"
        return self.commas or not any(map(_SINGLE.fullmatch, sides))

    def _is_in_class(self, at: int, joint: re.Match[str]) -> bool:
        """Whether a joint stands inside a class of parties: of all cities and counties."""
        text, after = self.text, joint.end()
        left = _BRACKET.sub("", text[at : joint.start()])  # all districts (cities) and counties
        left = left.removeprefix("heads of ")
        if _ALL_PLACES.fullmatch(left) and _PLACES.match(text, after, self.end):
            return True
        few = left.count(" ") < _MOST_IN_CLASS
        if few and GENERIC_EN_WORD.match(left) and CLASS_EN.match(text, after, self.end):
            return True
        if _OF_ALL.search(left) and _PLURAL.match(text, after, self.end):
            return True
        again = GENERIC_EN_WORD.match(text, after) is not None
        return is_level(left) and text[after].islower() and not again

    def _is_in_name(self, at: int, joint: re.Match[str]) -> bool:
        """Whether an "and" stands in a name of the registry that is the end of another one: Port
        Office of the Ministry of Trade and Industry.
        """
        if joint[0] != " and ":
            return False
        begins = (one.end() for one in _OF.finditer(self.text, at, joint.start()))
        names = (self.directory.find_longest(self.text, begin, self.end) for begin in begins)
        return any(name is not None and name[0] > joint.end() for name in names)

    @staticmethod
    def _is_field(left: str, right: str) -> bool:
        """Whether "&" stands in what a body is one of: Branch of Sea & Land Insurance."""
        owner = left.rpartition(" of ")[2]
        return not (ORGAN.search(owner) or BEGINS_BODY.match(right))

    def _take_piece(self, start: int) -> str:
        """Return what stands up to the next joint or bracket."""
        following = _PIECE_END.search(self.text, start, self.end)
        return self.text[start : following.start() if following else self.end].strip(" .")

    def _has_article_inside(self, at: int, joint: re.Match[str]) -> bool:
        """Whether "and the" goes on with a name that it stands in."""
        text = self.text
        begin = joint.end() + len("the ")
        if text[begin : begin + 1].islower() or self._is_organ(begin) or self._find_known(begin):
            return False
        if BEGINS_BODY.match(text, begin, self.end):
            return False
        comma = text.find(",", at, joint.start()) >= 0
        left = ORGAN.search(text, at, joint.start()) is not None
        return left and (comma or text[max(at - 4, 0) : at].lower() != "the ")

    def _is_organ(self, start: int) -> bool:
        """Whether what stands up to the next joint or bracket is a body by its words or letters."""
        piece = self._take_piece(start)
        return any(
            (ORGAN.search(piece), IN_LETTERS.fullmatch(piece), CLASS_OF_ORGANS.search(piece))
        )

    def _goes_on(self, start: int, *, named: bool) -> bool:
        """Whether a name goes on behind a comma: with words that are no bodies, up to an "and" with
        another one; or "&", where there is no word for a body before it either.
        """
        for _ in range(_MOST_IN_NAME):
            joint = _JOINT.search(self.text, start, self.end)
            if self._is_organ(start):
                return False
            if joint is None:
                return named and " and " in self._take_piece(start)  # Food and Rural Affairs
            sign = joint[0].strip(" ,") or ","
            if sign != ",":
                begin = joint.end() + len("the ") * self.text.startswith("the ", joint.end())
                return sign in ("and", "&")[not named :] and not self._is_organ(begin)
            start = joint.end()
        return False


def _is_chaired(left: str, right: str) -> bool:
    """Whether "and" stands in what somebody chairs: Chair of the Bird and Tide Board."""
    chaired = _CHAIR_OF.fullmatch(left)
    return bool(chaired and not ORGAN.search(chaired["body"]) and ORGAN.search(right))
