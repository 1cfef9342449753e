"""A draft as a document of our own, in canonical YAML, with comments where a person must look.

Headings become titles and stand as headings too; the official wording stands in `text`. Summaries
are to be written. What the data can't hold (a figure with a fraction, a body that is in no
registry) is kept: as printed in `unresolved`, or in a comment `# review: …` above the measure.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from obligations.drafting.actions import list_draft_actions
from obligations.drafting.dates.due import DueDate
from obligations.formatting import render_commented
from obligations.model import Metric, Target
from obligations.sentences import Sentence, tell
from obligations.text.speech import Speech, say_in_both
from obligations.text.tables import drafts
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from obligations.drafting.draft import (
        Draft,
        DraftMeasure,
        DraftSection,
        DraftTarget,
        Passage,
    )
    from obligations.drafting.parties.directory import Directory
    from obligations.drafting.parties.party import Party
    from obligations.findings import Route

PlainData = dict[str, Any]

TO_WRITE_IN_BOTH = say_in_both(drafts.TO_WRITE)
_LONGEST_TITLE = {"en": 90, "zh": 40}
_KINDS = (
    ("reply", r"批复|复函|\b(?:reply|approval)\b"),
    ("guiding-opinions", r"指导意见|\bguiding opinions|\bguidance\b"),
    ("opinions", r"意见|\bopinions?\b"),
    ("regulations", r"条例|规定|\bregulations?\b"),
    ("measures", r"办法|措施|\bmeasures\b"),
    ("decision", r"决定|\bdecision\b"),
    (
        "plan",
        r"方案|计划|规划|纲要|清单|分工|分解|台账|要点|任务|\b(?:plan|programme|program|strategy|roadmap|agenda)\b",
    ),
    ("notice", r"通知|通告|公告|\b(?:notice|circular)\b"),
)


def render_yaml(draft: Draft, directory: Directory, name: str) -> str:
    """Return a draft as the canonical text of a document with the id `name`."""
    return _Writer(draft, directory, name).render()


class _Writer:
    def __init__(self, draft: Draft, directory: Directory, name: str) -> None:
        self.draft = draft
        self.name = name
        self.language = draft.language
        self.to_write = Speech(draft.language).choose(TO_WRITE_IN_BOTH)
        self.comments: dict[Route, list[str]] = {}
        self.directory = directory
        self.day = self._find_day()
        self.directory = directory.on(self.day)

    def render(self) -> str:
        head = self.draft.head
        issuers, unresolved = self._divide(head.issuers)
        addressees, _ = self._divide(head.addressees)
        title = head.title or self.to_write
        if head.title is None:
            self._review((), tell("no title was found"))
        if not head.issuers:
            self._review((), tell("no issuer was found"))
        document: PlainData = {
            "id": self.name,
            "number": head.number,
            "kind": _find_kind(title),
            "title": self._say(title),
            "heading": self._say_if_any(head.title),
            "draft": "true",
            "issuers": issuers,
            "unresolved_issuers": unresolved,
            "addressees": addressees,
            "dated": self.day.isoformat(),
            "responsibilities": self._make_document_clauses(),
            "sections": [self._make_section(section) for section in self.draft.sections],
            "measures": self._make_measures("measures", self.draft.measures),
            "closing": self._make_measures("closing", self.draft.closing),
        }
        if any("actions" in measure for measure in document["measures"]):
            self._review((), tell("each sentence is an action: divide those of several verbs"))
        self._tell_the_rest()
        return render_commented(_drop_empty(document), "document", self.comments)

    # The head

    def _find_day(self) -> date:
        """Return the day of the document; where none was found, the first of the year in its title,
        else of the first that something is due in, else of the latest that the registry knows.
        """
        head = self.draft.head
        if head.dated:
            return head.dated
        titled = re.findall(r"(?:19|20)\d{2}", head.title or "")
        due = [
            year
            for measure in self.draft.measures
            for target in measure.targets
            for year in re.findall(
                r"20\d{2}", " ".join((target.due or DueDate()).to_record().values())
            )
        ]
        self._review((), tell("no date was found: dated is only a guess"))
        return date(int(min(titled or due, default=self.directory.latest_year)), 1, 1)

    def _make_document_clauses(self) -> list[PlainData]:
        bodies, unresolved = self._divide(self.draft.responsible)
        if not bodies and not unresolved:
            return []
        because = say_in_both(drafts.FOR_ALL_MEASURES)
        clause: PlainData = {"basis": "document", "applies": "all", "responsible": bodies}
        clause |= {"unresolved": {"responsible": unresolved}, "because": because}
        return [_drop_empty(clause)]

    def _tell_the_rest(self) -> None:
        for target in self.draft.unattached:
            self._review((), tell("a date outside the measures: {text}", text=target.printed.text))
        if self.draft.unparsed:
            left = tell(
                "{count:,} passages in no measure: draft --format json shows what is left",
                one="1 passage in no measure: draft --format json shows what is left",
                count=len(self.draft.unparsed),
            )
            self._review((), left)

    # Sections and measures

    def _make_section(self, section: DraftSection) -> PlainData:
        """Return a section; one that has nothing but a label is called by it."""
        heading = section.heading.text
        title = heading or section.label or self.to_write
        return {
            "number": str(section.number),
            "label": section.label,
            "title": self._say(title),
            "heading": self._say(heading) if heading else None,
            "text": self._say_paragraphs(section.text),
        }

    def _make_measures(self, key: str, measures: Sequence[DraftMeasure]) -> list[PlainData]:
        made = []
        for at, measure in enumerate(measures):
            route = (key, at)
            made.append(self._make_measure(route, measure))
            for clause in measure.unread:
                self._review(
                    route, tell("this clause was not understood: {clause}", clause=clause.text)
                )
            for day in measure.yearless:
                self._review(route, tell("nothing says in which year: {date}", date=day.text))
            for title in measure.told:
                self._review(
                    route,
                    tell("what stands below {title} is told by its cells alone", title=title.text),
                )
            if measure.open:
                self._review(route, tell("the list of bodies ends in 等: others may be meant"))
        return made

    def _make_measure(self, route: Route, measure: DraftMeasure) -> PlainData:
        title = measure.title
        longest = _LONGEST_TITLE[self.language]
        short = title if len(title) <= longest else f"{title[:longest]}…"
        return {
            "number": str(measure.number),
            "label": measure.label,
            "section": _write(measure.section),
            "parent": _write(measure.parent),
            "kind": measure.kind,
            "title": self._say(short.rstrip("。.") or self.to_write),
            "heading": self._say(measure.heading.text) if measure.heading else None,
            "summary": self._say(self.to_write),
            "text": self._say(measure.text.text),
            "responsibilities": self._make_clauses(route, measure),
            "targets": self._make_targets(route, measure),
            "actions": self._make_actions(measure),
        }

    def _make_actions(self, measure: DraftMeasure) -> list[PlainData]:
        """Return an action for each sentence; a principle and a goal have none."""
        if measure.kind in ("principle", "goal"):
            return []
        return [
            {"number": str(number), "modality": action.modality, "what": self._say(action.what)}
            for number, action in enumerate(list_draft_actions(measure.sentences), 1)
        ]

    def _make_clauses(self, route: Route, measure: DraftMeasure) -> list[PlainData]:
        """Return the clause of a measure: bodies in their strongest role; who helps, answers."""
        clause: PlainData = {"basis": "stated"}
        unresolved: PlainData = {}
        seen: set[str] = set()
        for role in PARTY_ROLES:
            parties = [one for one in getattr(measure, role) if one.key not in seen]
            seen |= {party.key for party in parties}
            clause[role], unresolved[role] = self._divide(parties)
        leads = clause["lead"] or unresolved["lead"]
        if not leads and (clause["co_responsible"] or unresolved["co_responsible"]):
            if not (clause["responsible"] or unresolved["responsible"]):
                self._review(route, tell("the text says who helps, and nobody who leads"))
            for held in (clause, unresolved):
                held["responsible"] = [*held["responsible"], *held.pop("co_responsible")]
        clause["unresolved"] = unresolved
        kept = _drop_empty(clause)
        if len(kept) > 1:
            return [kept]
        return []

    def _make_targets(self, route: Route, measure: DraftMeasure) -> list[PlainData]:
        targets: list[PlainData] = []
        for target in measure.targets:
            made = self._make_target(route, target, len(targets) + 1)
            if made and not any(_say_the_same(made, other) for other in targets):
                targets.append(made)
        return targets

    def _make_target(self, route: Route, target: DraftTarget, number: int) -> PlainData | None:
        told = target.due.to_record() if target.due else {}
        due: PlainData = dict(target.due.to_data()) if target.due else {}
        if due.get("every") == "regularly":
            for bound in ("from", "until"):
                if bound in told:
                    self._review(
                        route, tell("recurs {bound} {date}", bound=bound, date=told[bound])
                    )
        if target.due and target.due.every == "two-years" and due["every"] != "two-years":
            self._review(route, tell("every two years: from which year on?"))
        if "when" in due:
            due["when"] = self._say(due["when"])
        outcome = self._say(target.sentence.strip(" 。.;；") or target.printed.text)
        plain: PlainData = {"number": str(number), **due, "outcome": outcome}
        if target.strive:
            plain["strive"] = "true"
        if not _is_valid(Target, plain) or self._is_early(due):
            self._review(
                route, tell("a date that the data can't hold: {text}", text=target.printed.text)
            )
            return None
        metric = self._make_metric(target)
        if metric and _is_valid(Metric, metric):
            plain["metric"] = metric
        elif metric:
            unheld = tell(
                "a figure that the data can't hold: {comparator} {value} {unit}",
                comparator=metric["comparator"],
                value=metric["value"],
                unit=metric["unit"][self.language],
            )
            self._review(route, unheld)
        return plain

    def _make_metric(self, target: DraftTarget) -> PlainData | None:
        if target.metric is None:
            return None
        unit = self._say(target.metric.unit)
        return {
            "comparator": target.metric.comparator,
            "value": target.metric.value,
            "to": target.metric.to,
            "unit": unit,
        }

    def _is_early(self, due: PlainData) -> bool:
        """Whether a date lies before the day of the document, as no target of it can."""
        found = (due.get("by") or due.get("in") or "").rpartition("..")[2]
        return bool(found and "X" not in found and found < self.day.isoformat()[: len(found)])

    # What all share

    def _divide(self, parties: Iterable[Party]) -> tuple[list[str], list[str]]:
        """Return the ids of parties that the registry has for that day, and the names of others.

        A generic party that points back to the addressees is those.
        """
        ids: list[str] = []
        names: list[str] = []
        for party in parties:
            meant = self._list_meant(party)
            if meant:
                ids += [one for one in meant if one not in ids]
            elif party.printed not in names:
                names.append(party.printed)
        return ids, names

    def _list_meant(self, party: Party) -> list[str]:
        known = self.directory.departments.get(party.id or "")
        held = [known.id] if known and self.directory.surely_existed(known) else []
        return self.draft.list_meant(party) or held

    def _say(self, text: str) -> PlainData:
        return {self.language: text}

    def _say_if_any(self, text: str | None) -> PlainData | None:
        if not text:
            return None
        return self._say(text)

    def _say_paragraphs(self, passages: Sequence[Passage]) -> PlainData | None:
        if not passages:
            return None
        return self._say("\n".join(one.text for one in passages))

    def _review(self, route: Route, text: Sentence) -> None:
        self.comments.setdefault(route, []).append(f"# review: {text}")


def _find_kind(title: str) -> str:
    return next(
        (kind for kind, pattern in _KINDS if re.search(pattern, title, re.IGNORECASE)), "other"
    )


def _drop_empty(plain: PlainData) -> PlainData:
    kept: PlainData = {}
    for key, value in plain.items():
        inner = _drop_empty(value) if isinstance(value, dict) else value
        if isinstance(inner, list):
            inner = [_drop_empty(one) if isinstance(one, dict) else one for one in inner]
        if inner not in (None, [], {}):
            kept[key] = inner
    return kept


def _write(number: int | None) -> str | None:
    """Return the number of a section or measure as the data has it."""
    if not number:
        return None
    return str(number)


def _say_the_same(one: PlainData, other: PlainData) -> bool:
    return {**one, "number": None} == {**other, "number": None}


def _is_valid(record: type[Target | Metric], plain: PlainData) -> bool:
    """Whether the data can hold a value as its models are today."""
    try:
        record.model_validate(plain, strict=False)
    except ValidationError:
        return False
    return True
