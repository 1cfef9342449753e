"""Chinese lists of parties as their bodies and classes; how they are divided stands in `lists_zh`.

- A *generic* party says a class and no name: 各地区, 有关部门, 各市(州)人民政府; so do departments
  by what they are for (民政、教育部门).
- In a list a prefix can be left out: behind 省工业和信息化厅, 财政厅 is that of the province, and
  behind 各省教育厅 those of each. A bare name then means a central body only where it can mean no
  other (财政部, 国家税务总局).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from obligations.drafting.parties.body_words_zh import IS_BODY
from obligations.drafting.parties.lists_zh import ChineseList
from obligations.drafting.parties.names import CENTRAL_WORD, NameReader, trim_end
from obligations.drafting.parties.party import GENERIC, Parties, Party
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.party_names import find_level, find_locality, is_generic

if TYPE_CHECKING:
    from obligations.drafting.parties.directory import RegisteredBody
    from obligations.drafting.parties.names_en import EnglishNames

# What is no party though it stands in a list of them: dates, what is to be done, "and other
# departments".
_NO_PARTY = lazy(
    r"^(?:按|[依于将](?!.{1,2}[县区](?:人民政府)?$)|对(?![外台口].{0,10}[局委办会处科厅司室]$)"
    r"|经(?![济开信贸合发]|.{0,6}[局委办区会]$))|\d{4} ?年|\d ?月|[年月]底|完成"
    r"|推进$|季度|[上下]半年|^全年$|持续|长期"
    r"|^(?:同时|其中|原则上|按要求|以上|下同|共同|分别|各自)$|^.{41,}"
)
_LED = lazy(
    r"(?:(?:(?!由)[\u3400-\u9fff()\d-]){2,30}(?<!自)由|[、,;/:。\s]|和(?!平)|及(?!其)|以及|与(?!会)"
    r"|由|所[\u3400-\u9fff]{1,4}的|请|并|并由|再由|即|等"
    # The numbers of a list: 1. (2) ③ (四).
    r"|(?:\d{1,2}[.)](?!\d)|\(\d{1,2}\)|[①-⑳]|[(〔][一二三四五六七八九十]{1,3}[)〕]) ?)+"
)
_OFFICE_OF = lazy(r"[\u3400-\u9fff]{1,16}(?:司|局|处|中心|办公室|研究院|研究所)")
_OFFICE = lazy(r"(.{3,})办公[厅室]$")
_PLACE = lazy(r"[\u3400-\u9fff]{2,3}")
_LONGEST_FUNCTION = 8  # signs of what a department is for: 人力资源社会保障
# What a department is for holds no "and", so that a list can be divided in one way alone, and is no
# body: 发展改革、财政等部门.
_FUNCTION = (
    r"(?!(?:(?!和)[\u3400-\u9fff]){0,8}(?:[部委局厅署办处司]|中心|公司|集团)(?:、|和|等))(?!(?<=[、和])各)"
    r"(?:(?!和)[\u3400-\u9fff]){2,8}"
)
_CLASSES_BY_FUNCTION = lazy(
    rf"(?:[省市县]、)*(?:{_FUNCTION}[、和])*(?:{_FUNCTION}等(?:有关|相关|各|[\u3400-\u9fff]{{2,8}})?"
    r"|(?!各|[\u3400-\u9fff]{1,8}[部委局厅署办]等)[\u3400-\u9fff]{2,8})(?:主管)?部门"
)
# What stands ahead of the name of a body in what its own place writes.
_PLACES = {"province": "省", "local": "市"}
_OF_PROVINCE = lazy(r"(?<!办公)厅$")
# Offices of one kind, of each province or city: 各省、自治区、直辖市教育厅.
_OF_EACH_PLACE = lazy(r"各[省市州县区][^,;]{0,24}(?:[厅局委办]|[厅局委办]\([^()]{1,8}\))$")


class ChineseNames(NameReader):
    """Reads Chinese lists; names in other letters that stand in them are for the `english`."""

    def __init__(self, english: EnglishNames) -> None:
        super().__init__(english.flow, english.directory, english.local)
        self.english = english

    def read(self, start: int, end: int, group: int, *, cell: bool) -> Parties:
        """Return the parties of a list; in a `cell` two may have run together."""
        parties: list[Party] = []
        prefix: str | None = None
        place = ""
        names = ChineseList(self.flow.text, self.directory, self.find_whole)
        for piece in names.divide(start, end, cell=cell):
            party = self._make(*piece, group, elided=prefix, place=place)
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

    def _make(
        self, start: int, end: int, group: int, *, elided: str | None, place: str
    ) -> Party | None:
        text = self.flow.text
        led = _LED.match(text, start, end)
        start = led.end() if led else start
        end = trim_end(text, start, end)
        unmarked, leads = self.cut_mark(start, end)
        if unmarked != (start, end):
            made = self._make(*unmarked, group, elided=elided, place=place)
            return replace(made, leads=leads) if made else None
        name = text[start:end].replace("\n", "")
        if not has_chinese(name):
            return self.english.make(start, end, group)
        printed = self.flow.print(start, end)
        bare = re.sub(r"\([^()]*\)$", "", name) or name
        level = find_level(bare)
        known = self.find_whole(name) or self.find_whole(bare) or self._find_office(name)
        if not known or self.is_local(name, known, elided=elided):
            known = self._find_elided(name, elided, place)
        if known:
            return Party(start, end, printed, known.id, known.kind, known.level, group=group)
        if _NO_PARTY.search(bare):
            return None
        level = level or (None if is_generic(name) else self._find_rank(start, end, elided=elided))
        if is_generic(name) or level == GENERIC:
            level = None if level == GENERIC else level
            return Party(start, end, printed, None, GENERIC, level, group=group)
        return Party(start, end, printed, None, None, level, group=group)

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

    def _find_office(self, name: str) -> RegisteredBody | None:
        """Find the body whose general office is named: 农业农村部办公厅."""
        found = _OFFICE.match(name)
        known = self.directory.find(found[1]) if found else None
        if known and known.kind != GENERIC and known.level == "central":
            return known
        return None

    def _find_elided(self, name: str, elided: str | None, place: str) -> RegisteredBody | None:
        """Find a body whose place is left out, in a list or in the whole text: 财政厅 behind
        省水利厅 is 省财政厅.
        """
        level = "province" if _OF_PROVINCE.search(name) else elided or self.local
        place = (elided and place) or _PLACES.get(level or "", "")
        if not place:
            return None
        return self.directory.find(place + name)

    def _find_prefix(self, party: Party, before: str | None) -> str | None:
        """Return the level of the place that can be left out behind a party, GENERIC for that of
        each place; `before`: the level that could be left out before it.
        """
        if _OF_EACH_PLACE.match(self.flow.text, party.start, party.end):
            return GENERIC
        if party.kind != GENERIC and party.level in _PLACES:
            return party.level
        if party.id is None and _OF_PROVINCE.search(party.printed):
            return "province"
        goes_on = party.level not in ("central", None) or party.kind == before
        return before if goes_on else None


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


def _is_function(party: Party) -> bool:
    """Whether a piece of a list says what a department is for, and is no body."""
    bare = not (party.id or party.kind or party.level)
    return bare and len(party.printed) <= _LONGEST_FUNCTION and not IS_BODY.match(party.printed)
