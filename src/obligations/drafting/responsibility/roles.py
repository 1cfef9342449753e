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
- Which words are labels and which verbs stands in `role_words`.
- Under an *order rule*, in force from where it is stated, the first party of such a list leads, or
  those before its first comma. It may stand in a bracket of its own between the parties.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from obligations.drafting.dates.find import is_term
from obligations.drafting.parties.party import merge
from obligations.drafting.responsibility.order_rules import cut_rule, find_order_rule
from obligations.drafting.responsibility.role_words import MARKS_EN, MARKS_ZH, find_titled
from obligations.drafting.source import Stretch
from obligations.drafting.stretches import find_outside_brackets
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from obligations.drafting.parties.party import Party
    from obligations.drafting.parties.reader import PartyReader
    from obligations.drafting.responsibility.order_rules import OrderRule
    from obligations.drafting.responsibility.role_words import RoleWord

RoleBasis = Literal["explicit", "order-rule", "huitong", "sole"]


# What is said here for all measures: it stands on the document.
_SAID_ONCE = lazy(
    r"[,;。]?(?:以上|上述|以下)[^。;]{2,50}(?:不再|不另|不一一)"
    r"|[.;,(] ?[^.;,()]{0,40}\b(?i:following|above|below)\b[^.;]{2,200}\b(?:not|no longer)\b"
)
_LASTS = lazy(r" ?(?:长期|常态化|常年)")
_OBJECT_EN = lazy(r" (?:for|in|to|of)(?: [a-z]|,? $)")
_HELPERS = lazy(r", (?:and )?(?:the )?(?:[A-Z]|all |each |relevant |local )")
_CLASS_BY_ROLE = lazy(
    r"(?:各|有关|相关)[^、,;:。]{0,6}(?:牵头|责任|配合|参与|承办|主办|负责|落实)(?:单位|部门)\Z"
    r"|\b(?i:all|each|every) [a-z-]{4,14} (?:units?|departments?|agencies|bodies)\Z"
)
_NO_PARTIES = ("date-label", "person-label")  # behind these stand dates, and names of people
# English names hold commas, and the words for roles divide its parts.
_PART_ZH = lazy(r"[,;。\n]")
_PART_EN = lazy(r"[;\n]|(?<!\bCo)(?<!\bLtd)(?<!\bNo)(?<!\bSt)(?<!\bDept)(?<!\b[A-Z])\.(?= [A-Z])")


@dataclass(frozen=True, slots=True)
class Doers:
    """Who is made to answer, and with whom."""

    parties: list[Party]
    helpers: list[Party]


@dataclass(slots=True)
class Roles:
    """What a clause says; `dates` are its stretches that hold deadlines."""

    lead: list[Party] = field(default_factory=list)
    co_responsible: list[Party] = field(default_factory=list)
    responsible: list[Party] = field(default_factory=list)
    basis: RoleBasis | None = None
    open: bool = False
    dates: list[Stretch] = field(default_factory=list)

    @property
    def parties(self) -> list[Party]:
        """All its parties, in the order of the roles."""
        return [*self.lead, *self.co_responsible, *self.responsible]

    def add(
        self, parties: list[Party], helpers: Sequence[Party] = (), basis: RoleBasis | None = None
    ) -> None:
        """Add parties: they lead where a `basis` says so, or others help; else they answer."""
        if basis is None and not helpers:
            merge(self.responsible, parties)
            return
        merge(self.lead, parties)
        merge(self.co_responsible, helpers)
        self.basis = self.basis or basis or "huitong"


@dataclass(slots=True)
class _Statement:
    """A list of parties with what is said of them."""

    mark: RoleWord | None
    parties: list[Party]
    open: bool = False


def read_roles(reader: PartyReader, start: int, end: int, rule: OrderRule | None = None) -> Roles:
    """Return what the inside of a clause says, under the order rule in force."""
    roles = Roles()
    text = reader.flow.text
    stated = find_order_rule(text[start:end])
    repeated = _SAID_ONCE.search(text, start, end)
    end = repeated.start() if repeated else end
    statements = [
        statement
        for stretch in cut_rule(text, start, end)
        for statement in _Statements(reader, *stretch, roles).read()
    ]
    _give_roles(statements, roles)
    roles.open = bool(statements) and any(statement.open for statement in statements)
    _apply_rule(roles, stated or rule)
    _drop_repeated(roles)
    return roles


class _Statements:
    """Reads a clause part by part, holding the parties that no verb has come for yet."""

    def __init__(self, reader: PartyReader, start: int, end: int, roles: Roles) -> None:
        self.reader = reader
        self.start = start
        self.end = end
        self.roles = roles
        chinese = has_chinese(reader.flow.text[start:end])
        self.marks = MARKS_ZH if chinese else MARKS_EN
        self.signs = _PART_ZH if chinese else _PART_EN
        self.label: RoleWord | None = None
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
            found = find_outside_brackets(text, at, self.end, self.signs)
            stop = found.start() if found else self.end
            if is_term(text[at:stop]):
                self._read_term(at, stop)
            elif not self.ended or self._begins_anew(at, stop):
                self._read_part(at, stop, group)
            if stop < self.end and text[stop] in ".。" and self.label:
                self._end_label()
            group += 1
            at = stop + 1
        self._close(None)
        return self.statements

    def _read_term(self, start: int, stop: int) -> None:
        """Read a part that only says by when: one that never ends is a deadline."""
        if self.label != "date-label" and _LASTS.match(self.reader.flow.text, start, stop):
            self.roles.dates.append(Stretch(start, stop))

    def _begins_anew(self, start: int, stop: int) -> bool:
        """Whether a part behind the end of a labelled list says a role itself."""
        text = self.reader.flow.text
        return bool(self.marks.pattern.search(text, start, stop) or find_titled(text, start, stop))

    def _end_label(self) -> None:
        """End a labelled list with its sentence: what follows it says something else."""
        self._close(None)
        self.label = None
        self.ended = True

    def _read_part(self, start: int, stop: int, group: int) -> None:
        verb: RoleWord | None = None
        text = self.reader.flow.text
        begin = self._open_titled(start, stop)
        line_end = stop + text.startswith("\n", stop, self.end)  # behind which "Lead" is a label
        for found in self.marks.pattern.finditer(text, begin, line_end):
            if (
                text[found.start() - 1 : found.start()] in "(〔[〈【"
                and text[found.end() : found.end() + 1] in ")〕]〉】"
            ):
                continue  # it says of one body of the list that it leads
            if _CLASS_BY_ROLE.search(text, begin, found.end()):
                continue  # it names a class of parties by their role
            mark = self.marks.name(found)
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
        # What stands behind a verb is its object, but for the helpers of 会同 and of who leads.
        helped = verb in (None, "with") or (verb == "lead" and _HELPERS.match(text, begin, stop))
        if begin < stop and helped and self.label not in _NO_PARTIES:
            self.pending.append((begin, stop, group))

    def _open_titled(self, start: int, stop: int) -> int:
        """Open the label that a part begins with as a title, and return where it ends."""
        titled = find_titled(self.reader.flow.text, start, stop)
        if not titled:
            return start
        self._open_label(*titled)
        return titled[1].end()

    def _open_label(self, mark: RoleWord, found: re.Match[str]) -> None:
        self._close(None)
        self.label = None if mark == "level-label" else mark
        self.ended = False
        self.led_by = mark == "lead-label" and not found[0].rstrip().endswith(":")
        if mark == "date-label":
            text = self.reader.flow.text
            stop = _find_label_end(text, found.end(), self.end, self.marks.pattern)
            self.roles.dates.append(Stretch(found.end(), stop))

    def _close(self, mark: RoleWord | None) -> None:
        """Give the pending parties to a verb, or to the label that they stand behind."""
        if self.pending and self._says_last_alone(mark):
            last = self.pending[-1]
            self.pending = [one for one in self.pending if one[2] != last[2]]
            if self.pending:
                self._close(None)
            self.pending = [last]
            self.label = None if mark == "responsible" else self.label
        read = [self.reader.read(*stretch) for stretch in self.pending]
        parties = [party for one in read for party in one.parties]
        leading = [party for party in parties if party.leads]
        if mark in ("responsible", "co") and self.led_by and not self._is_led():
            leading = self._list_led(parties)
        if leading:
            self.statements.append(_Statement("lead", leading))
            parties = [party for party in parties if party not in leading]
        if parties or mark in ("lead", "with"):
            opened = bool(read) and read[-1].open
            helping = self.label == "co-label" or (self.label == "lead-label" and not self.led_by)
            labelled = mark == "responsible" and helping
            said = self.label if labelled else mark or self.label
            self.statements.append(_Statement(said, parties, opened))
        self.pending = []

    def _list_led(self, parties: list[Party]) -> list[Party]:
        """Return those up to the first comma: led by A and B, C is responsible."""
        text = self.reader.flow.text
        for at, (one, other) in enumerate(itertools.pairwise(parties), 1):
            if one.group != other.group or "," in text[one.end : other.start]:
                return parties[:at]
        return parties[:1]

    def _says_last_alone(self, mark: RoleWord | None) -> bool:
        """Whether a verb is said of the last part alone: Lead: A; B and C are responsible."""
        if mark == "responsible" and self.label:
            first, last = self.pending[0], self.pending[-1]
            return ";" in self.reader.flow.text[first[0] : last[0]]
        return mark == "co" and not self._is_led()

    def _is_led(self) -> bool:
        return any(one.mark in ("lead", "lead-label", "with") for one in self.statements)


def _skip_object(text: str, start: int, end: int) -> int:
    """Return where parties stand behind a verb and its object: responsible for guiding …."""
    if not _OBJECT_EN.match(text[start:end]):
        return start
    comma = text.find(",", start, end)
    return comma + 1 if comma >= 0 else end


def _find_label_end(text: str, start: int, end: int, pattern: re.Pattern[str]) -> int:
    line = text.find("\n", start, end)
    if line >= 0 and find_titled(text, line + 1, end):
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
    for role in PARTY_ROLES:
        kept = []
        for party in getattr(roles, role):
            if party.key not in seen:
                seen.add(party.key)
                kept.append(party)
        setattr(roles, role, kept)
