"""Lists of parties, as a text names them and the registry knows them.

- How lists are divided stands in `lists_zh` and `lists_en`.
- A *generic* party says a class and no name: 各地区, 有关部门, 各市(州)人民政府, all relevant
  units.
- A mark at a name says that it leads: (牵头), (lead), or a sign that the text explains.
- In a list a prefix can be left out: behind 省工业和信息化厅, 财政厅 is that of the province, and
  behind 各省教育厅 those of each. A bare name then means a central body only where it can mean no
  other (财政部, 国家税务总局, Ministry of Finance); so it does in English.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from obligations.drafting.parties.body_words_en import ends_in_class
from obligations.drafting.parties.lists_en import EnglishList
from obligations.drafting.parties.lists_zh import CENTRAL_WORD, IS_BODY, ChineseList
from obligations.drafting.parties.owing import can_owe, is_named, is_thing
from obligations.drafting.parties.party import GENERIC, Parties, Party
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.party_names import (
    WHOLE_GENERIC_EN,
    find_level,
    find_locality,
    is_generic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.directory import Directory, RegisteredBody
    from obligations.drafting.source import Stretch


# What is no party though it stands in a list of them: dates, what is to be done, "and other
# departments".
_NO_PARTY_ZH = lazy(
    r"^(?:按|[依于将](?!.{1,2}[县区](?:人民政府)?$)|对(?![外台口].{0,10}[局委办会处科厅司室]$)"
    r"|经(?![济开信贸合发]|.{0,6}[局委办区会]$))|\d{4} ?年|\d ?月|[年月]底|完成"
    r"|推进$|季度|[上下]半年|^全年$|持续|长期"
    r"|^(?:同时|其中|原则上|按要求|以上|下同|共同|分别|各自)$|^.{41,}"
)
_NO_PARTY_EN = lazy(
    r"(?:the )?other (?:departments?|units?|agencies|bodies|ministries|parties)"
    r"(?: and (?:departments|units|agencies))?|this|it|to"
    r"|(?:such|these|those) (?:[a-z]+ ){0,3}[a-z]+"
    r"|(?:on-?going|n/?a|tbd|tbc|none|various|etc|-+)"
    # What is to be done, and by when: relevant policies will be issued; completed before May.
    r"|(?:[a-z-]+ ){0,6}(?:will|shall|should|must) .*"
    r"|(?:and )?(?:to )?(?:be )?(?:[a-z]+ly )?(?:complet"
    r"|implement|finish|continu|promot|issu)[a-z]*(?: .*)?|(?:before|by|within|until) .*\d.*",
    re.IGNORECASE,
)
# A sign at a name, and what says that it marks who leads: 标☆的为牵头单位.
_SIGNS = "☆★※▲△◆*"
SIGN_LEADS = lazy(
    rf"[标带加注打][^,。;\n]{{0,6}}?(?P<sign>[{_SIGNS}])[^,。;\n]{{0,8}}[为是系]总?牵头"
)
_LONGEST_MARKED = 160  # signs, each of which can be such a mark
_MARKED = lazy(
    rf"(?P<first>[{_SIGNS}])?(?P<name>.+?)(?:(?P<last>[{_SIGNS}])"
    r"|(?P<leads> ?[(〔\[〈【](?:牵头|主办|(?i:lead(?:ing)?))(?:单位|部门| agency)?[)〕\]〉】]))?",
    re.DOTALL,
)
_OFFICE_OF = lazy(r"[\u3400-\u9fff]{1,16}(?:司|局|处|中心|办公室|研究院|研究所)")
_PLACE = lazy(r"[\u3400-\u9fff]{2,3}")
# What a bracket says of how a party answers, alone or with those before it.
_HELP_MARK = lazy(
    r" ?\((?:support(?:ing)?|partner|assist(?:ing)?|(?:with )?input|jointly|together)\)$"
)
# What a bracket calls a body from there on, by a word of its name or in quotes; and whom it leaves
# out: (the "Board"), (Secretary), (but not …).
_CALLED = lazy(
    r",? \((?:(?:[a-z ]{4,40} as )?(?:the |hereinafter (?:the )?)?(?:[\"“][^()]{1,60}[\"”]"
    r"|(?P<word>[A-Z][a-z]+))|(?:but|excluding|except|other than)\b[^()]*)\)$"
)
_GIVES_LETTERS = lazy(r"\b([A-Z][a-z]{2,20}) \(([A-Z]{3,7})\)")
_LED_NAME = lazy(r"^(?:the )?(?:people's governments? of (?:the )?|other )", re.IGNORECASE)
_OFFICE = lazy(r"(.{3,})办公[厅室]$")
_TWO_BODIES = lazy(r"(?P<one>[^()]+) \((?P<other>[^()]{6,80})\)")
_LED_ZH = lazy(
    r"(?:(?:(?!由)[\u3400-\u9fff()\d-]){2,30}(?<!自)由|[、,;/:。\s]|和(?!平)|及(?!其)|以及|与(?!会)"
    r"|由|所[\u3400-\u9fff]{1,4}的|请|并|并由|再由|即|等"
    # The numbers of a list: 1. (2) ③ (四).
    r"|(?:\d{1,2}[.)](?!\d)|\(\d{1,2}\)|[①-⑳]|[(〔][一二三四五六七八九十]{1,3}[)〕]) ?)+"
)
_LONGEST_FUNCTION = 8  # signs of what a department is for: 人力资源社会保障
# Departments by what they are for: 发展改革、财政等部门.
# A function holds no "and", so that a list of them can be divided in one way alone, and is no body.
_FUNCTION = (
    r"(?!(?:(?!和)[\u3400-\u9fff]){0,8}(?:[部委局厅署办处司]|中心|公司|集团)(?:、|和|等))(?!(?<=[、和])各)"
    r"(?:(?!和)[\u3400-\u9fff]){2,8}"
)
_CLASSES_BY_FUNCTION = lazy(
    rf"(?:[省市县]、)*(?:{_FUNCTION}[、和])*(?:{_FUNCTION}等(?:有关|相关|各|[\u3400-\u9fff]{{2,8}})?"
    r"|(?!各|[\u3400-\u9fff]{1,8}[部委局厅署办]等)[\u3400-\u9fff]{2,8})(?:主管)?部门"
)
_OF_PLACE_EN = lazy(
    r"(?:the )?(?:[A-Z][a-z]+ )?(?:(?P<province>provincial|autonomous region(?:al)?)|municipal"
    r"|city|county|district|prefectural) [a-z]",
    re.IGNORECASE,
)
_LOCAL_PART = lazy(
    r"(?:宣传部|组织部|统战部|政法委|网信办|编办|军区|警备区|人民武装部|武装部|文明办)$"
)
_WORD = lazy(r"[^\W\d_]+")
# Offices of one kind, of each province or city: 各省、自治区、直辖市教育厅.
# What stands ahead of the name of a body in what its own place writes.
_PLACES = {"province": "省", "local": "市"}
_OF_PROVINCE = lazy(r"(?<!办公)厅$")
_OF_EACH_PLACE = lazy(r"各[省市州县区][^,;]{0,24}(?:[厅局委办]|[厅局委办]\([^()]{1,8}\))$")
_NAME_INSIDE = lazy(
    r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?! [A-Z])|(?<=[a-z] \()[A-Z][a-z]{2,9}(?=\))"
    r"|(?<=: )[A-Z][a-z]{3,}(?=[.,;\n]|$)"
)
# A person with the post that stands behind the name: Jane Doe, Director of Ports.
_PERSON = lazy(r"(?:(?:Dr|Mr|Mrs|Ms)\.? )?[A-Z][a-z]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}")
_POST_BEHIND = lazy(
    r", (?:[A-Z][\w-]+ ){0,3}(?:Director|Commissioner|Administrator|Minister|Secretary|Chief|Chair"
    r"|Officer|Manager|Head|Mayor|Coordinator|President|Superintendent)\b"
)
OPEN_EN = lazy(
    r",?(?<!\s)\s*+(?:\betc\.?|and (?:the )?others?|among others|and so on|and so forth)[\s,]*$",
    re.IGNORECASE,
)


def _share_government(parties: list[Party]) -> list[Party]:
    """Return parties with the level of the last one, where that is a government and those before it
    are places that share its name: 东湖、南湖省人民政府.
    """
    last = parties[-1] if parties else None
    if not last or not last.level or not last.printed.endswith("人民政府"):
        return parties
    places = [one for one in parties if one is last or _PLACE.fullmatch(one.printed)]
    if len(places) < len(parties):
        return parties
    return [replace(one, level=last.level) for one in parties]


def _trim_end(text: str, start: int, end: int) -> int:
    """Return where a name ends before signs that are no part of it: not Port Co., Ltd."""
    while end > start and not text.endswith((" Ltd.", " Co."), start, end):
        last = text[end - 1]
        if last not in " 。;,、.:【(|" and not (last == ")" and "(" not in text[start:end]):
            break
        end -= 1
    return end


def _drop_remark(text: str, start: int, end: int) -> int:
    """Return where a name ends before a bracket that says how it answers, or calls it shorter."""
    helping = _HELP_MARK.search(text, start + 1, end)
    end = helping.start() if helping else end
    called = _CALLED.search(text, start + 1, end)
    named = called and (called["word"] or "") in text[start : called.start()]
    return called.start() if called and named else end


def _is_function(party: Party) -> bool:
    """Whether a piece of a list says what a department is for, and is no body."""
    bare = not (party.id or party.kind or party.level)
    return bare and len(party.printed) <= _LONGEST_FUNCTION and not IS_BODY.match(party.printed)


class PartyReader:
    """Reads lists of parties of one document. `local`: the level of the province or city that
    issues it, whose own bodies bear bare names; `addressed`: to what classes besides governments
    and departments it is sent, or who issues it, which owe what it asks of them.
    """

    def __init__(
        self,
        flow: Flow,
        directory: Directory,
        *,
        local: str | None = None,
        addressed: Sequence[re.Pattern[str]] = (),
    ) -> None:
        self.flow = flow
        self.directory = directory
        self.local = local
        self.addressed = addressed
        self.alone: set[str] = set()

    def learn(self, cells: Iterable[Stretch]) -> None:
        """Remember names that stand alone in a cell: beside an "and" they are names, too."""
        texts = (self.flow.text[cell.start : cell.end] for cell in cells)
        self.alone |= {text for text in texts if not re.search(r",|;|/|&|\n| and ", text)}

    def keep_owing(self, parties: Iterable[Party]) -> list[Party]:
        """Return those of some parties that can owe something."""
        return [
            one
            for one in parties
            if (can_owe(one) and one.printed not in self._things) or self.is_addressed(one)
        ]

    def is_addressed(self, party: Party) -> bool:
        """Whether a party is of a class that the document is sent to: 学院."""
        return any(name.search(party.printed) for name in self.addressed)

    def knows_word(self, party: Party) -> bool:
        """Whether a party is a single word that the text writes as a name in the middle of its
        sentences, and never otherwise: Defra.
        """
        return party.printed in self._names

    @cached_property
    def _things(self) -> set[str]:
        """The letters that the text gives to things: Safe Piers Plan (SPP)."""
        given = _GIVES_LETTERS.findall(self.flow.text)
        return {letters for word, letters in given if is_thing(word)}

    @cached_property
    def _words(self) -> set[str]:
        return set(_WORD.findall(self.flow.text))

    @cached_property
    def _names(self) -> set[str]:
        names = set(_NAME_INSIDE.findall(self.flow.text))
        return {name for name in names if name in self._words and name.lower() not in self._words}

    def read(self, start: int, end: int, group: int = 0, *, cell: bool = False) -> Parties:
        """Return the parties of a list that stands in a stretch of the folded text; in a cell of a
        table, where the break of a line between two of them can have been lost.
        """
        if not has_chinese(self.flow.text[start:end]):
            return self._read_en(start, end, group)
        return self._read_zh(start, end, group, cell=cell)

    # Chinese

    def _read_zh(self, start: int, end: int, group: int, *, cell: bool) -> Parties:
        parties: list[Party] = []
        prefix: str | None = None
        place = ""
        names = ChineseList(self.flow.text, self.directory, self._find_whole)
        for piece in names.divide(start, end, cell=cell):
            party = self._make_zh(*piece, group, elided=prefix, place=place)
            if party:
                parties.append(party)
                prefix = self._find_prefix(party, prefix)
                place = find_locality(party.printed) or place
        parties = self._join_functions(_share_government(parties))
        named = any(one.id or one.kind for one in parties[:-1] or parties)
        if named or not _CLASSES_BY_FUNCTION.fullmatch(self.flow.text, start, end):
            return Parties(tuple(parties), names.open)
        printed = self.flow.print(start, end)
        return Parties(
            (Party(start, end, printed, None, GENERIC, find_level(printed), group=group),)
        )

    def _join_functions(self, parties: list[Party]) -> list[Party]:
        """Return parties with departments by what they are for as one class: 民政、教育部门."""
        joined: list[Party] = []
        for party in parties:
            one = party
            while (
                one.kind == GENERIC
                and one.printed.endswith(("部门", "部門"))
                and joined
                and _is_function(joined[-1])
                and self.flow.text[joined[-1].end] == "、"
            ):
                start = joined.pop().start
                one = replace(one, start=start, printed=self.flow.print(start, one.end))
            joined.append(one)
        return joined

    def _make_zh(
        self, start: int, end: int, group: int, *, elided: str | None, place: str
    ) -> Party | None:
        text = self.flow.text
        led = _LED_ZH.match(text, start, end)
        start = led.end() if led else start
        end = _trim_end(text, start, end)
        unmarked, leads = self._cut_mark(start, end)
        if unmarked != (start, end):
            made = self._make_zh(*unmarked, group, elided=elided, place=place)
            return replace(made, leads=leads) if made else None
        name = text[start:end].replace("\n", "")
        if not has_chinese(name):
            return self._make_en(start, end, group)
        printed = self.flow.print(start, end)
        bare = re.sub(r"\([^()]*\)$", "", name) or name
        level = find_level(bare)
        known = self._find_whole(name) or self._find_whole(bare) or self._find_office(name)
        if not known or self._is_local(name, known, elided=elided):
            known = self._find_elided(name, elided, place)
        if known:
            return Party(start, end, printed, known.id, known.kind, known.level, group=group)
        if _NO_PARTY_ZH.search(bare):
            return None
        level = level or (None if is_generic(name) else self._find_rank(start, end, elided=elided))
        if is_generic(name) or level == GENERIC:
            level = None if level == GENERIC else level
            return Party(start, end, printed, None, GENERIC, level, group=group)
        return Party(start, end, printed, None, None, level, group=group)

    def _cut_mark(self, start: int, end: int) -> tuple[tuple[int, int], bool]:
        """Return a name without the mark at it, and whether that says that it leads: (牵头), or a
        sign that the text explains so.
        """
        found = _MARKED.fullmatch(self.flow.text, start, end)
        if not found or end - start > _LONGEST_MARKED:
            return (start, end), False
        sign = found["first"] or found["last"]
        return found.span("name"), bool(found["leads"] or (sign and sign == self._lead_sign))

    @cached_property
    def _lead_sign(self) -> str | None:
        """The sign that marks who leads in this text."""
        found = SIGN_LEADS.search(self.flow.text)
        return found["sign"] if found else None

    def _find_rank(self, start: int, end: int, *, elided: str | None) -> str | None:
        """Return the level of a body whose name says no place: that of the central body whose
        office it is (海关总署风险管理司), or of the province or city whose prefix is left out, or
        that issues the text.
        """
        text = self.flow.text
        found = self.directory.find_longest(text, start, end)
        office = found is not None and _OFFICE_OF.fullmatch(text, found[0], end)
        if found and office and found[1].level == "central" and found[1].kind != GENERIC:
            return "central"
        central = CENTRAL_WORD.search(text[start:end])
        if central and central[0] != "部":
            return None
        return elided or self.local

    def _find_whole(self, name: str) -> RegisteredBody | None:
        """Find a body by its name; of a class made of two (各地区、各部门) each is one."""
        known = self.directory.find(name)
        if known is None or known.kind != GENERIC:
            return known
        halves = [half for half in re.split(r"、|,|和| and |(?<=.)(?=各)", name) if half]
        classes = {body.id for half in halves if (body := self.directory.find(half)) is not None}
        if len(halves) > 1 and len(classes) > 1:
            return None
        return known

    def _find_office(self, name: str) -> RegisteredBody | None:
        """Find the body whose general office is named: 农业农村部办公厅."""
        found = _OFFICE.match(name)
        known = self.directory.find(found[1]) if found else None
        if known and known.kind != GENERIC and known.level == "central":
            return known
        return None

    def _is_local(self, name: str, known: RegisteredBody, *, elided: str | None) -> bool:
        """Whether the name of a central body means one of the province or city here."""
        if (
            known.kind == GENERIC
            or known.level not in ("central", "party", "association")
            or not (elided or self.local)
        ):
            return False
        return bool(_LOCAL_PART.search(name)) or not CENTRAL_WORD.search(name)

    def _find_elided(self, name: str, elided: str | None, place: str) -> RegisteredBody | None:
        """Find the body whose place a list leaves out, or the whole text: behind 省水利厅 财政厅 is
        省财政厅.
        """
        level = "province" if _OF_PROVINCE.search(name) else elided or self.local
        place = (elided and place) or _PLACES.get(level or "", "")
        if not place:
            return None
        return self.directory.find(place + name)

    def _find_prefix(self, party: Party, before: str | None) -> str | None:
        """Return whose prefix can be left out behind a party: its level, GENERIC for that of each
        place; `before` is whose could be before it.
        """
        if _OF_EACH_PLACE.match(self.flow.text, party.start, party.end):
            return GENERIC
        if party.kind != GENERIC and party.level in _PLACES:
            return party.level
        if party.id is None and _OF_PROVINCE.search(party.printed):
            return "province"
        goes_on = party.level not in ("central", None) or party.kind == before
        return before if goes_on else None

    # English

    def _read_en(self, start: int, end: int, group: int) -> Parties:
        text = self.flow.text
        cut = OPEN_EN.search(text, start, end)
        if cut:
            end = cut.start()
        names = EnglishList(text, end, self.directory, self._find_whole, self.alone).divide(start)
        parties: list[Party] = []
        elided: str | None = None
        for name in names:
            party = self._make_en(*name, group, elided=elided)
            if party and not self._is_person(party) and not self._is_tail(party, parties):
                parties.append(party)
                place = None if party.id else _OF_PLACE_EN.match(party.printed)
                if place and not ends_in_class(party.printed):
                    elided = "province" if place["province"] else "local"
        return Parties(tuple(parties), cut is not None)

    def _find_en(self, name: str) -> RegisteredBody | None:
        """Find a body by its name; of two, the second of which stands in a bracket, the first:
        Ministry of Ports (State Pier Bureau).
        """
        both = _TWO_BODIES.fullmatch(name)
        if both and self._find_whole(both["other"]):
            name = both["one"]
        known = self._find_whole(name) or self._find_whole(_LED_NAME.sub("", name))
        if known is None and WHOLE_GENERIC_EN.fullmatch(name):
            return self.directory.find(
                "people's governments of all provinces, autonomous regions and municipalities"
            )
        return known

    def _is_tail(self, party: Party, before: list[Party]) -> bool:
        """Whether a name is but the end of that before it, which a translation has cut in two."""
        if not before:
            return False
        known = self.directory.departments.get(before[-1].id or "")
        return known is not None and (known.english or "").endswith(f" of the {party.printed}")

    def _is_person(self, party: Party) -> bool:
        """Whether a party is a person whose post stands behind the name, none of whose words the
        text writes otherwise: Jane Doe, not Public Health.
        """
        named = not (party.id or party.kind) and _PERSON.fullmatch(party.printed)
        if not named or not _POST_BEHIND.match(self.flow.text, party.end):
            return False
        return not is_named(party.printed) and self._words.isdisjoint(
            word.lower() for word in _WORD.findall(party.printed)
        )

    def _make_en(
        self, start: int, end: int, group: int, *, elided: str | None = None
    ) -> Party | None:
        text = self.flow.text
        end = _trim_end(text, start, end)
        if text.endswith(" and", start, end):
            end -= len(" and")
        unmarked, leads = self._cut_mark(start, end)
        if unmarked != (start, end):
            made = self._make_en(*unmarked, group, elided=elided)
            return replace(made, leads=leads) if made else None
        end = _drop_remark(text, start, end)
        name = text[start:end]
        if not re.search(r"[^\W\d_]", name) or _NO_PARTY_EN.fullmatch(name):
            return None
        printed = self.flow.print(start, end)
        known = self._find_en(name)
        if known and not self._is_local(name, known, elided=elided):
            return Party(start, end, printed, known.id, known.kind, known.level, group=group)
        if is_generic(name):
            return Party(start, end, printed, None, GENERIC, None, group=group)
        level = (elided or self.local) if known else None
        return Party(start, end, printed, None, None, level, group=group)
