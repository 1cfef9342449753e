"""Chinese lists of parties divided into names: 商务部、财政部和各有关部门 into three.

- Parties are divided by 、 , ; / and line breaks, outside brackets and quotes; a name of the
  registry is matched first, over any of them.
- 和, 及, 与 and 以及 divide only where what stands on either side is a party: 工业和信息化部 stays
  whole.
- 等 at the end leaves a list *open*. With a class behind it (等国务院相关部门) the class is a party
  of its own, and the list is closed.
- In a cell of a table two names may stand side by side, the break of a line between them lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.parties.body_words_zh import IS_BODY
from obligations.drafting.parties.names import CENTRAL_WORD
from obligations.drafting.parties.owing import is_people
from obligations.drafting.parties.party import GENERIC
from obligations.drafting.stretches import CLOSING_SIGNS, OPENING_SIGNS
from obligations.text.expressions import lazy
from obligations.text.party_names import WHOLE_GENERIC, find_level, is_generic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from obligations.drafting.parties.directory import Directory

_BARE = ("省", "市", "镇", "乡", "海关")  # bodies by a bare word, in a list
_SHORTEST_NAME = 3
_DIVIDES = lazy(r"[、,;/\n|]| (?=[\u3400-\u9fff])")
# Where a sign stands that divides, or that opens or closes a bracket, or where a class can begin.
_MATTERS = lazy(rf"{_DIVIDES.pattern}|(?<=[和及与])|[{re.escape(OPENING_SIGNS + CLOSING_SIGNS)}]")
_CONNECTS = lazy(
    r"(?:(?<=各.)|(?<=各..)|(?<=各.{3}))(?=各)|尤其是|特别是|以及"
    r"|和(?!单位|(?<=中央和)国家机关)|及(?!其)|与|并(?=各|有关|相关)"
)
# Where one name can end and the next begin without a sign between them.
_RUN = lazy(
    r"(?<=[局委办厅署院会府联部处队行心])(?![直级]|各?(?:有关|相关)?(?:部门|单位))"
    r"(?=[\u3400-\u9fff]{3})"
)
_SHORTEST_IN_RUN, _LONGEST_RUN = 3, 80
_OPEN = lazy(
    r"\s?(?<!高)等+(?!级)(?P<rest>(?:[^、,;()]|\([^()]*+\)|[()]|(?<=[省市县区])、(?=[自直市县区]))*+)$"
)
_BARE_CLASS = lazy(
    r"(?:\d+|[一二三四五六七八九十两几多]+)?(?:个|家)?(?:部门|单位|机构|方|地区|地|企业"
    r"|委办局)?(?:和单位)?$"
)
# … and whoever stands behind it: 等部门及各县(市)人民政府.
_CLASS_LED = lazy(
    r"(?:\d+|[一二三四五六七八九十两几多]+)?个?(?:部门|单位)(?:以?及|和)(?=[各省市县区州]|(?:有关|相关)?地方)"
)


def names_party(directory: Directory, name: str) -> bool:
    """Whether a Chinese name is one of the registry, that of a class, or of a body by its words."""
    known = directory.find(name) or is_generic(name) or name in _BARE
    return bool(known or (len(name) >= _SHORTEST_NAME and IS_BODY.match(name)))


def _goes_on(name: str, rest: str) -> bool:
    """Whether a name without what the body is goes on in a line without whose it is."""
    whole = find_level(name) is None or IS_BODY.match(name) or is_generic(name)
    begins = find_level(rest) or is_generic(rest) or CENTRAL_WORD.search(rest)
    return not whole and not begins and IS_BODY.match(rest) is not None


class ChineseList:
    """A list of parties in a text; `find_whole` says which names the registry has as one. `open`:
    whether the list ends in a bare 等.
    """

    def __init__(
        self, text: str, directory: Directory, find_whole: Callable[[str], object]
    ) -> None:
        self.text = text
        self.directory = directory
        self.find_whole = find_whole
        self.open = False

    def divide(self, start: int, end: int, *, cell: bool) -> Iterator[tuple[int, int]]:
        """Yield the stretches of the names of a list; in a `cell` two may have run together."""
        for piece in self._divide(start, end):
            begin, stop, following, self.open = self._cut_open(*piece)
            runs = self._split_runs(begin, stop) if cell else [(begin, stop)]
            for run in [*runs, *following]:
                yield from self._split_connected(*run)

    def _divide(self, start: int, end: int) -> list[tuple[int, int]]:
        """Divide a list at its signs, outside brackets, quotes and names of the registry."""
        text = self.text
        pieces = []
        depth = 0
        begin = at = start
        while at < end:
            begins = at == begin or text[at - 1] in "和及与"
            whole = WHOLE_GENERIC.match(text, at, end) if begins else None
            if whole:
                at = whole.end()
                continue
            sign = text[at]
            if sign in OPENING_SIGNS:
                depth += 1
            elif sign in CLOSING_SIGNS:
                depth = max(depth - 1, 0)
            elif not depth and _DIVIDES.match(text, at, end):
                longer = self._find_over_sign(begin, at, end)
                if longer:
                    at = longer
                    continue
                pieces.append((begin, at))
                begin = at = at + 1
                continue
            at = next((one.start() for one in _MATTERS.finditer(text, at + 1, end)), end)
        return [*pieces, (begin, end)]

    def _find_over_sign(self, begin: int, at: int, end: int) -> int | None:
        """Return the end of a registered name that has a 、 inside, and of one that goes on in the
        next line: it is known with that alone (海关总, 署), or says whose it is, and what only
        there (市住房城乡, 建设局).
        """
        text = self.text
        if text[at] not in "、\n":
            return None
        following = _DIVIDES.search(text, at + 1, end)
        stop = following.start() if following else end
        if text[at] == "\n":
            name, rest = text[begin:at], text[at + 1 : stop]
            find = self.directory.find
            whole = (find(name + rest) and not find(name)) or _goes_on(name, rest)
        else:
            found = self.directory.find(text[begin:stop])
            whole = found is not None and found.kind != GENERIC
        return stop if whole else None

    def _cut_open(self, begin: int, stop: int) -> tuple[int, int, list[tuple[int, int]], bool]:
        """Cut a final 等 off, and what stands behind it; a class has a stretch of its own."""
        text = self.text
        found = _OPEN.search(text, begin, stop)
        if not found or self.directory.find(text[begin:stop]):
            return begin, stop, [], False
        rest = found.start("rest")
        if rest == stop:
            return begin, found.start(), [], True
        if _BARE_CLASS.match(text, rest, stop):
            return begin, found.start(), [], False
        led = _CLASS_LED.match(text, rest, stop)
        if led:
            rest = led.end()
        return begin, found.start(), [(rest, stop)], False

    def _split_runs(self, begin: int, stop: int) -> list[tuple[int, int]]:
        """Split where two names run together."""
        runs = []
        for found in _RUN.finditer(self.text, begin, min(stop, begin + _LONGEST_RUN)):
            at = found.start()
            if at - begin >= _SHORTEST_IN_RUN and self._run_together(begin, at, stop):
                runs.append((begin, at))
                begin = at
        return [*runs, (begin, stop)]

    def _run_together(self, begin: int, at: int, stop: int) -> bool:
        """Whether two bodies of places, or two known ones, stand side by side."""
        left, right = self.text[begin:at], self.text[at:stop]
        if right.endswith("分局"):
            return False  # a branch goes by the body that it is of: 市海事局东山分局
        if find_level(left) and (find_level(right) or is_generic(right)):
            return IS_BODY.match(left) is not None and IS_BODY.match(right) is not None
        known = self.directory.find(left), self.directory.find(right)
        return all(known) and self.directory.find(left + right) is None

    def _split_connected(self, begin: int, stop: int) -> list[tuple[int, int]]:
        """Split at 和 and its like where a party stands on either side."""
        text = self.text
        pieces = []
        found = _CONNECTS.search(text, begin + 1, stop)
        while found:
            left, right = text[begin : found.start()], text[found.end() : stop]
            if (
                right
                and not self.find_whole(text[begin:stop])
                and not WHOLE_GENERIC.fullmatch(text, begin, stop)
                and names_party(self.directory, left)
                and self._begins_party(right)
            ):
                pieces.append((begin, found.start()))
                begin = found.end()
            found = _CONNECTS.search(text, max(found.end(), found.start() + 1), stop)
        return [*pieces, (begin, stop)]

    def _begins_party(self, rest: str) -> bool:
        first = _CONNECTS.split(rest)[0]
        return any(names_party(self.directory, one) for one in (rest, first)) or is_people(rest)
