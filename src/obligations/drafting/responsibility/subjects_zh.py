"""Parties that are the subject of a duty inside the text: 商务部要加强….

    sentence = [ adverbial , ] parties ( 要 | 应 | 须 | 必须 | 负责 | 牵头 ) …
             | … 由 parties [ … 会同 parties ] …
             | … parties 会同 parties …

What parties and duties are called stands in `subject_words_zh`.

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

from obligations.drafting.parties.body_words_zh import IS_BODY
from obligations.drafting.parties.owing import is_named, is_people, is_spoken_to, is_standing
from obligations.drafting.parties.party import GENERIC, merge
from obligations.drafting.responsibility import subject_words_zh as words
from obligations.drafting.responsibility.roles import Doers, Roles
from obligations.drafting.source import Stretch
from obligations.text.character_variants import fold_signs
from obligations.text.expressions import lazy
from obligations.text.party_names import find_level

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from obligations.drafting.parties.party import Party
    from obligations.drafting.parties.reader import PartyReader

_SENTENCE_ZH = lazy(r"[^。;!?\n ][^。;!?\n]*")
_ADVERBIAL = lazy(
    r"(?:请|同时|此外|另外|其中|在此基础上|今后|下一步|进一步|对此|为此),?"
    r"|[^,]{0,30}(?:前|内|起|时),|(?:具体)?(?:工作)?由"
)
# Who takes which part in what is set up: 建立政府领导、部门牵头，…的工作机制.
_FRAME = lazy(
    r"(?:建立|形成|构建|健全|完善)[^,。;\n]{0,24}(?:领导|主导|牵头|统筹|负责|负总责)[,、][^。;\n]{0,120}?的"
    r"[\u3400-\u9fff]{0,10}(?:机制|格局|体系|模式)"
)
_COUNTED = lazy("[一二三四五六七八九十]是")
_DIVIDES = lazy("(?<!来)[,: ]")  # 近年来,各地…
_BEHIND_TIME = lazy(r"[前内起](?:(?=各)|、)")  # 每年6月底前各县区报送
# What each body has to do: 市商务局、市财政局:做好….
_HEADED = lazy(r"\s?(?P<parties>[^:。;\n]{2,80}):(?=[\u3400-\u9fff])")
_ENDS_IN_PLACE = lazy(r"(?:省|自治区|[市县区州盟旗])$")  # 某某省产能…: whose a thing is
_SHORTEST_INSIDE = 2  # signs of what may be a verb behind a comma: 联通
_LONGEST_LIST = 160  # signs of the parties before a duty
_BY_ZH = lazy(
    r"(?<![自理缘可])由(?!于|此|来|衷|浅|点|表)(?:所[\u3400-\u9fff]{1,4}的)?"
    r"|经(?![发信科贸济开促])(?=[^,。;]{2,20}会同)|(?<![\u3400-\u9fff])请(?![示求])"
)
_WITH_ZH = lazy(
    r"(?:会同|(?<=[部局委厅署办会府位门要应须])商(?=[\u3400-\u9fff]{2,20}[部局委署厅行会]))"
)
_LEADS_IN = lazy(r"(?:要|应当?|须|必须|负责)?")
_WITH_NEAR = lazy(r"(?:要|应当?|须|必须|负责)?会同")
_SETS_UP = lazy(r"设在|[成设建]立|组建|发挥|依托|健全|完善|加强|为(?:成员|组长)|任组长")
# What closes a list of names: 等部门.
_AND_OTHERS = lazy(r"(?P<open>等)(?:部门|单位|机构)?(?!级)")
_COMPOSE = lazy(r"[^,。;]{2,160}?(?:组成|构成)")
_MAY = lazy(r"可以?|能够?")
_PEOPLE = lazy(r"[\u3400-\u9fff]{0,4}(?:领导|负责人|负责同志|部长|局长|主任)")
# By whom something is set up or paid that is spoken of: 由教育部门批准的学校要….
_SET_UP = lazy("[建成设]立|组建|形成|构建|健全|完善")
_RELATIVE = lazy(r"[\u3400-\u9fff]{2}的(?=[\u3400-\u9fff,])")
_RELATIVE_LED = lazy(r"[\u3400-\u9fff]{2,12}的(?=[\u3400-\u9fff,])")
_LEADS = lazy(r"(?:牵头|主办)(?!单位|部门)|为(?:牵头|主办)")
_LEADS_LATER = lazy(r"(?<=,)(?:并)?牵头(?!单位|部门)")
_NEAR = 8  # signs between a subject and the word that makes it lead
_PIECE = lazy(r"[^,]+")
_JOINS = lazy("、|和|及|以及")
_HELP = "(?:配合|参加|参与|协助|[会协]办)"
_HELPS = lazy(
    r"(?:(?:共同|总)?牵头、)?(?:并?由)?(?P<who>.{2,120}?)等?"
    r"(?:按照?(?:各自)?职责(?:分工)?|分工|积极|协同)?"
    rf"(?:{_HELP}|负责|落实|推进|做好|抓好|(?:具体)?实施|(?:予以|给予)支持)(?:的[^,]{{0,16}})?"
)
_ASSISTS = lazy(
    rf"(?:请|并?由)?(?P<who>.{{2,120}}?)等?(?:(?:予以|积极|协同)?{_HELP}|(?:予以|给予)支持)"
)
_ONLY_HELPS = lazy(
    rf"(?:要|应当?|须)?(?:积极|主动|密切|协同|做好)*{_HELP}(?:(?:做好)?[^,的]{{0,8}}工作)?(?=,|$)"
)
_HELPING = lazy(rf"(?:等部门)?(?:共同|积极)?{_HELP}")
# What a document leads in is itself: 现就有关事项通知如下：.
_SAYS_ITSELF = lazy(r"(?:通知|意见|方案|规定|公告|办法|函|批复|决定|措施)(?:如下)?:\s*$")


def read_chinese(reader: PartyReader, paragraph: Stretch, roles: Roles) -> None:
    """Add whom a paragraph makes answer."""
    for sentence in _SENTENCE_ZH.finditer(reader.flow.text, *paragraph):
        _read_sentence(reader, Stretch(*sentence.span()), roles)


def find_leading_zh(reader: PartyReader, paragraph: Stretch) -> Doers | None:
    """Return who has to do the items behind a paragraph that leads them in: 各地要做好以下工作."""
    text = reader.flow.text
    start = max(text.rfind(sign, *paragraph) for sign in "。;\n") + 1
    if _SAYS_ITSELF.search(text, start, paragraph.end):
        return None
    roles = Roles()
    _read_sentence(reader, Stretch(max(start, paragraph.start), paragraph.end), roles)
    doers = roles.lead or roles.responsible
    return Doers(doers, roles.co_responsible) if doers else None


def _read_sentence(reader: PartyReader, sentence: Stretch, roles: Roles) -> None:
    text = reader.flow.text
    for by in _BY_ZH.finditer(text, sentence.start, sentence.end):
        read = (_read_named, _read_generic, _read_by_function)
        found = (one(reader, by.end(), sentence.end) for one in read)
        named = next((one for one in found if one), None)
        leads_clause = by.start() == sentence.start
        relative = _RELATIVE_LED if leads_clause else _RELATIVE
        if _SET_UP.match(text, by.start() - 2):
            relative = _MAY  # 建立由商务部牵头的专班
        other = named and any(one.match(text, named[0]) for one in (_MAY, relative, _PEOPLE))
        if named and not other and not _COMPOSE.match(text, by.end()):
            if _HELPING.match(text, named[0]):
                merge(roles.co_responsible, named[1])
            else:
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
    """Return who is the subject of a duty from a place on, and where that begins."""
    text = reader.flow.text
    before_duty = _read_before_duty(reader, begin, sentence.end)
    if before_duty:
        return before_duty
    headed = _HEADED.match(text, begin, sentence.end) if begin == sentence.start else None
    if headed:
        parties = reader.read(*headed.span("parties")).parties
        if parties and all(_is_certain(party) for party in parties):
            return headed.end(), reader.keep_owing(parties)
    found = words.CLASSES_THAT_OWE.match(text, begin, sentence.end)
    if found:
        parties = reader.read(*found.span("parties")).parties
        return found.start("duty"), reader.keep_owing(parties)
    if words.NO_NAME.search(text[begin : begin + 2]):
        return None
    first = begin == sentence.start or text[max(begin - 3, 0) : begin] in ("层面:", "层面,")
    function = _read_by_function(reader, begin, sentence.end)
    listed = function and text.endswith("等部门", begin, function[0])
    owes = function and words.DUTY_OF_CLASS.match(text, function[0], sentence.end)
    if owes and (first or follows or listed):
        return function
    return _read_doing(reader, begin, sentence.end, first=first)


def _read_before_duty(reader: PartyReader, begin: int, end: int) -> tuple[int, list[Party]] | None:
    """Return the parties that stand between a place and a duty, and where that begins."""
    text = reader.flow.text
    duty = words.DUTY_AHEAD.search(text, begin, min(end, begin + _LONGEST_LIST))
    if not duty or duty.start() == begin or _BY_ZH.search(text, begin, duty.end()):
        return None
    parties = reader.read(begin, duty.start()).parties
    owing = reader.keep_owing(parties)
    if not owing or not _are_certain(reader, parties):
        return None
    if owing[0] is parties[0]:  # bodies that no registry knows, beside one
        owing = [one for one in parties if one in owing or not is_spoken_to(one)]
    return duty.start("duty"), owing


def _read_doing(
    reader: PartyReader, begin: int, end: int, *, first: bool
) -> tuple[int, list[Party]] | None:
    """Return the bodies that a part of a sentence begins with, where they do what follows."""
    text = reader.flow.text
    by_then = text[begin - 2 : begin] in ("前,", "底,")
    named = _read_named(reader, begin, end)
    if named is None and by_then:
        named = _read_generic(reader, begin, end)
    if named is None or _ENDS_IN_PLACE.search(text[begin : named[0]]):
        return None
    short = named[0] - begin <= _SHORTEST_INSIDE and not words.ADDRESSED_NAME.match(text, begin)
    if short and not first:
        return None
    does = words.DOES_OFTEN
    if by_then:
        does = words.DOES_BY_THEN
    elif first or text[begin - 1] == ",":
        does = words.DOES
    return named if does.match(text, named[0], end) else None


def _are_certain(reader: PartyReader, parties: Sequence[Party]) -> bool:
    """Whether a list is one of parties: the first certainly, the others certainly or by name."""
    unsure = [one for one in parties if not (_is_certain(one) or _is_own(reader, one))]
    if not parties or parties[0] in unsure or any(_SETS_UP.search(one.printed) for one in parties):
        return False
    return all(
        is_people(one.printed) or (_is_named_as_body(one) and not words.NO_NAME.search(one.printed))
        for one in unsure
    )


def _is_certain(party: Party) -> bool:
    """Whether what was read as a party is a body or a class of them, and no other words."""
    if party.id or party.kind == GENERIC:
        return True
    if _SETS_UP.search(party.printed):
        return False
    if (
        is_standing(party)
        or is_named(party.printed)
        or words.CLASS_BY_FUNCTION_ALONE.fullmatch(party.printed)
    ):
        return True
    placed = party.level == "central" or find_level(party.printed) is not None
    return placed and "各" not in party.printed and _is_named_as_body(party)


def _is_own(reader: PartyReader, party: Party) -> bool:
    """Whether a party is an office of the place that writes, by its bare name, or of a class that
    the document is sent to.
    """
    name = fold_signs(party.printed)
    if reader.is_addressed(party):
        return words.ADDRESSED_ALONE.fullmatch(name) is not None
    bare = reader.local is not None and words.BARE_OFFICE.fullmatch(name)
    return bool(bare) and not _SETS_UP.search(name)


def _is_named_as_body(party: Party) -> bool:
    return IS_BODY.match(fold_signs(party.printed)) is not None


def _list_beginnings(text: str, sentence: Stretch) -> list[int]:
    """Return where a subject can stand: first, and behind each comma, not counting 一是, 二是."""
    begins = [sentence.start]
    begins += [found.end() for found in _DIVIDES.finditer(text, *sentence)]
    begins += [found.end() for found in _BEHIND_TIME.finditer(text, *sentence)]
    led = _ADVERBIAL.match(text, *sentence)
    if led and not led[0].endswith("由"):
        begins.append(led.end())
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
    own = words.OWN_OFFICE_NAME.match(text, begin) is not None
    while joined and (stop := _find_name_end(reader, at, end, elided=own and at > begin)):
        parties += reader.read(at, stop).parties
        own = own or find_level(text[begin:stop]) is not None  # 省财政厅、商务厅
        led = _JOINS.match(text, stop, end)
        at, joined = (led.end(), True) if led else (stop, False)
    others = None if joined else _AND_OTHERS.match(text, at, end)
    places = [at] if joined else []
    if others:  # 等有关部门, 等部门和各地区
        led = _JOINS.match(text, others.end(), end)
        places = [others.end("open"), *([led.end()] if led else [])]
    classes = (_read_generic(reader, place, end) for place in places if parties)
    generic = next((one for one in classes if one), None)
    owing = parties if own else reader.keep_owing(parties)
    if generic:
        return (generic[0], [*owing, *generic[1]])
    spoken = words.CLASSES.match(text, at, end) if joined and parties else None
    if spoken and owing:  # 税务总局和各地税务机关
        return (spoken.end(), owing)
    if joined or not owing:
        return None
    return (others.end() if others else at, owing)


def _find_name_end(reader: PartyReader, at: int, end: int, *, elided: bool = False) -> int | None:
    """Return where the name of a body ends that begins at a place: one of the registry, or of a
    province or city (省商务厅); `elided`: behind one of these, or of an office of the ministry that
    writes.
    """
    text = reader.flow.text
    found = reader.directory.find_longest(text, at, end)
    known = found and found[1].kind != GENERIC and not words.NO_BODY.match(text, found[0], end)
    names = [words.LOCAL_NAME, words.OTHER_NAME, words.GOVERNMENT_NAME]
    if reader.local or elided:
        names.append(words.BARE_NAME)
    if reader.addressed:
        names.append(words.ADDRESSED_NAME)
    others = [other.end() for name in names if (other := name.match(text, at, end))]
    if found and known:
        longer = words.OFFICE_BEHIND.match(text, found[0], end) or words.BRANCH_BEHIND.match(
            text, found[0], end
        )
        others = [longer.end() if longer else found[0], *others[:1]]
    return max(others, default=None)


def _read_class(
    pattern: re.Pattern[str], reader: PartyReader, begin: int, end: int
) -> tuple[int, list[Party]] | None:
    """Return the classes of parties that a pattern finds at a place, or the one that the registry
    has, whichever is longer, with the end of them.
    """
    text = reader.flow.text
    found = pattern.match(text, begin, end)
    known = reader.directory.find_longest(text, begin, end)
    ends = [found.end()] if found else []
    ends += [known[0]] if known and known[1].kind == GENERIC else []
    parties = reader.keep_owing(reader.read(begin, max(ends)).parties) if ends else []
    return (max(ends), parties) if parties else None


_read_generic = partial(_read_class, words.CLASSES)
_read_by_function = partial(_read_class, words.CLASSES_BY_FUNCTION)


def _assign_zh(reader: PartyReader, rest: Stretch, parties: list[Party], roles: Roles) -> None:
    """Give the subject of a sentence its role by what follows it."""
    text = reader.flow.text
    before = (roles.lead or roles.responsible)[-1:]
    goes_on = before and not set(text[before[0].end : rest.start]) & set("。;\n")
    if goes_on and _ONLY_HELPS.match(text, *rest):
        merge(roles.co_responsible, parties)
        return
    near = min(rest.start + _NEAR, rest.end)
    leads = _LEADS.search(text, rest.start, near) or _LEADS_LATER.search(text, *rest)
    found = _find_helpers(reader, rest)
    if found is None and leads is None and _WITH_NEAR.match(text, rest.start, rest.end):
        roles.add(parties, basis="huitong")
        return
    if found is None and leads is None:
        helping = {one.key for one in roles.co_responsible}
        merge(roles.responsible, [one for one in parties if one.key not in helping])
        merge(roles.co_responsible, _list_followers(reader, rest, led=False))
        return
    helpers = _list_followers(reader, rest, led=True) if found is None else found
    roles.add(parties, helpers, "explicit" if leads else "huitong")


def _find_helpers(reader: PartyReader, rest: Stretch) -> list[Party] | None:
    """Return with whom the subject of a sentence does it."""
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
                return helpers[1]
    return None


def _list_followers(reader: PartyReader, rest: Stretch, *, led: bool) -> list[Party]:
    """Return the parties of the pieces of a sentence that say who helps: A牵头，B、C配合.

    Beside somebody who leads, whoever does it too helps.
    """
    followers: list[Party] = []
    for piece in _PIECE.finditer(reader.flow.text, rest.start, rest.end):
        found = _HELPS.fullmatch(piece[0]) if led else _ASSISTS.fullmatch(piece[0])
        if found:
            stretch = Stretch(piece.start() + found.start("who"), piece.start() + found.end("who"))
            parties = reader.read(stretch.start, stretch.end).parties
            certain = all(_is_certain(party) or _is_named_as_body(party) for party in parties)
            followers += parties if certain else ()
    kept = reader.keep_owing(followers)
    return [one for one in followers if one in kept or _is_named_as_body(one)]
