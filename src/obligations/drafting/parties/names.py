"""Names of a text as the registry knows them, whatever their language.

- A name of a class made of two (各地区、各部门) is that of neither.
- The name of a central body can mean one of the province or city that issues the text.
- A mark at a name says that it leads: (牵头), (lead), or a sign that the text explains.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from obligations.drafting.parties.party import GENERIC
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.directory import Directory, RegisteredBody

# A sign at a name, and what says that it marks who leads: 标☆的为牵头单位.
_SIGNS = "☆★※▲△◆*"
SIGN_LEADS = lazy(
    rf"[标带加注打][^,。;\n]{{0,6}}?(?P<sign>[{_SIGNS}])[^,。;\n]{{0,8}}[为是系]总?牵头"
)
_LONGEST_MARKED = 160  # signs, each of which can be such a mark
_MARKED = lazy(
    rf"(?P<first>[{_SIGNS}])?(?P<name>.+?)(?:(?P<last>[{_SIGNS}])"
    r"|(?P<leads> ?[(〔\[〈【](?:牵头|主办|(?i:lead(?:ing)?))(?:单位|部门| agency)?[)〕\]〉】])"
    r"|\(按(?:各自)?职责(?:分工)?(?:负责)?\))?",
    re.DOTALL,
)
# What says that a body is one of the centre.
CENTRAL_WORD = lazy(
    r"^(?:国家|中国|中央|全国|国务院|最高人民|中共中央|中华|中宣部|中组部)|(?:总局|总署|部)$"
    r"|\b(?:Ministry|State|National|China|Chinese|Central|Supreme|General|People)\b|^[A-Z]{3,8}$"
)
# The parts of a place that go by the names of those of the centre.
_LOCAL_PART = lazy(
    r"(?:宣传部|组织部|统战部|政法委|网信办|编办|军区|警备区|人民武装部|武装部|文明办)$"
)


class NameReader:
    """Reads the names of one document. `local`: the level of the province or city that issues it,
    whose own bodies bear bare names.
    """

    def __init__(self, flow: Flow, directory: Directory, local: str | None) -> None:
        self.flow = flow
        self.directory = directory
        self.local = local

    def find_whole(self, name: str) -> RegisteredBody | None:
        """Find a body by its name; of a class made of two (各地区、各部门) each is one."""
        known = self.directory.find(name)
        if known is None or known.kind != GENERIC:
            return known
        halves = [half for half in re.split(r"、|,|和| and |(?<=.)(?=各)", name) if half]
        bodies = filter(None, map(self.directory.find, halves))
        classes = {body.id for body in bodies if body.kind == GENERIC}
        return None if len(classes) > 1 else known

    def is_local(self, name: str, known: RegisteredBody, *, elided: str | None) -> bool:
        """Whether the name of a central body means one of the province or city here."""
        if (
            known.kind == GENERIC
            or known.level not in ("central", "party", "association")
            or not (elided or self.local)
        ):
            return False
        return bool(_LOCAL_PART.search(name)) or not CENTRAL_WORD.search(name)

    def cut_mark(self, start: int, end: int) -> tuple[tuple[int, int], bool]:
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


def trim_end(text: str, start: int, end: int) -> int:
    """Return where a name ends before signs that are no part of it: not Port Co., Ltd."""
    while end > start and not text.endswith((" Ltd.", " Co."), start, end):
        last = text[end - 1]
        if last not in " 。;,、.:【(|" and not (last == ")" and "(" not in text[start:end]):
            break
        end -= 1
    return end
