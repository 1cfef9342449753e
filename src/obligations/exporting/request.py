"""What an export is asked for, and the rows that answer it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from obligations.query.documents import list_documents
from obligations.query.entries import load_progress
from obligations.query.filters import Filters, check_filters
from obligations.query.lists import list_measures, list_obligations, list_targets
from obligations.query.measures import find_day, list_targets_of, load_measures
from obligations.query.parties import describe_body, load_heirs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date, timedelta

    from obligations.query.session import Question
    from obligations.records import (
        Bilingual,
        DepartmentRecord,
        DocumentRecord,
        DueRow,
        EntryRecord,
        MeasureRecord,
        ObligationRow,
        TargetRecord,
    )
    from obligations.tracking import Track

# How many of what, by the noun for one.
Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported.

    `question` is one opening of the measures, so that all that is written is of one state;
    `narrowed` says in words by what they are filtered.

    `notes` say what else a question by department leaves out; `licence` is that of the data, where
    it is known; `alarm`: how long before a deadline a calendar rings.
    """

    question: Question
    filters: Filters
    lang: str
    track: Track
    narrowed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    licence: str | None = None
    alarm: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What a party owes, soonest first.

    `party`: the body with the heirs of it as a whole; None where nobody is named.
    """

    party: DepartmentRecord | None
    obligations: list[ObligationRow]

    def count_measures(self, roles: Iterable[str]) -> list[int]:
        """Return of how many measures it owes anything, and of how many in each of the roles."""
        everything = {record["measure"] for record in self.obligations}
        return [
            len(everything),
            *(
                len({record["measure"] for record in self.obligations if record["role"] == role})
                for role in roles
            ),
        ]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the lists, on the day that they were asked for.

    `soon` is the last day that counts as soon.

    `shares` are those of the bodies asked for, else of all in the order of the registry, generic
    parties behind the bodies. `named` are by id the measures that fit and those to which the
    targets and obligations that fit belong; `documents` and `progress` (by measure) are theirs.
    `promises` are by id all targets of these measures, `wordings` what they, their actions and
    their targets say.
    """

    as_of: str
    soon: str
    measures: list[MeasureRecord]
    targets: list[DueRow]
    shares: list[Share]
    named: dict[str, MeasureRecord]
    promises: dict[str, TargetRecord]
    wordings: dict[str, Bilingual]
    documents: list[DocumentRecord]
    progress: dict[str, list[EntryRecord]]


def gather_rows(order: Order) -> Rows:
    """Ask all the lists. Targets and obligations stand soonest first, those without a date last."""
    question = order.question
    measures: list[MeasureRecord] = []
    targets: list[DueRow] = []
    obligations: list[ObligationRow] = []
    steps: tuple[Callable[[], None], ...] = (
        lambda: measures.extend(list_measures(question, order.filters).records),
        lambda: targets.extend(list_targets(question, order.filters).records),
        lambda: obligations.extend(list_obligations(question, order.filters).records),
    )
    for ask in order.track(steps, "lists"):
        ask()
    ids = [target["measure"]["id"] for target in targets] + [
        record["measure"] for record in obligations
    ]
    named = _load_named(question, measures, ids)
    among = {measure["document"] for measure in named.values()}
    told = {row["measure"] for row in question.select("SELECT DISTINCT measure FROM progress")}
    return Rows(
        question.as_of.isoformat(),
        (question.as_of + question.within).isoformat(),
        measures,
        sorted(targets, key=find_day),
        (
            _share_asked(order, obligations)
            if order.filters.dept
            else _share_out(question, obligations)
        ),
        named,
        {target["id"]: target for measure in named.values() for target in list_targets_of(measure)},
        dict(wording for measure in named.values() for wording in _list_wordings(measure)),
        [document for document in load_documents(order).values() if document["id"] in among],
        {measure: load_progress(question, measure) for measure in named if measure in told},
    )


def _list_wordings(measure: MeasureRecord) -> Iterator[tuple[str, Bilingual]]:
    """Yield the wording of a measure, of its actions and of its targets, each with the id."""
    yield measure["id"], measure["title"]
    for action in measure["actions"]:
        yield action["id"], action["what"]
    for target in list_targets_of(measure):
        yield target["id"], target["outcome"]


def gather_targets(order: Order, *, until: date) -> list[DueRow]:
    """Ask for the targets alone, soonest first, those without a date last.

    Of what recurs each occurrence up to a day, and the later ones that have entries.
    """
    targets = list_targets(order.question, order.filters, until=until)
    return sorted(targets.records, key=find_day)


def load_documents(order: Order) -> dict[str, DocumentRecord]:
    """Return all documents by id, in the order of their dates."""
    return {
        document["id"]: document for document in list_documents(order.question, Filters()).records
    }


def _load_named(
    question: Question, measures: list[MeasureRecord], ids: Iterable[str]
) -> dict[str, MeasureRecord]:
    """Return measures by id, with those of further ids, in the order of their documents."""
    known = {measure["id"]: measure for measure in measures}
    known |= {
        measure["id"]: measure
        for measure in load_measures(
            question, dict.fromkeys(name for name in ids if name not in known)
        )
    }
    rows = question.select(
        "SELECT m.id FROM measure AS m JOIN document AS d ON d.id = m.document ORDER BY d.dated,"
        " d.id, m.position"
    )
    return {row["id"]: known[row["id"]] for row in rows if row["id"] in known}


def _share_asked(order: Order, obligations: list[ObligationRow]) -> list[Share]:
    """Return each body that was asked for what came to it, whichever body the text names.

    And what names nobody, where that was asked for.
    """
    question = order.question
    heirs = load_heirs(question)
    shares = []
    for body in dict.fromkeys(
        understood.id for understood in check_filters(question, order.filters).departments
    ):
        came = list_obligations(question, replace(order.filters, dept=(body,))).records
        owed = [record for record in came if record["department"]]
        (row,) = question.select(
            "SELECT id AS department, kind, en, zh, abbr, short_en, short_zh FROM department WHERE"
            " id = ?",
            [body],
        )
        shares.append(Share(describe_body(row, heirs, row["kind"]), sorted(owed, key=find_day)))
    shares.append(
        Share(
            None,
            sorted((record for record in obligations if not record["department"]), key=find_day),
        )
    )
    return [share for share in shares if share.obligations]


def _share_out(question: Question, obligations: list[ObligationRow]) -> list[Share]:
    places = {
        row["id"]: at
        for at, row in enumerate(
            question.select("SELECT id FROM department ORDER BY generic, position")
        )
    }
    owed: dict[str | None, list[ObligationRow]] = {}
    for record in sorted(obligations, key=find_day):
        owed.setdefault(record["department"] and record["department"]["id"], []).append(record)
    heirs = load_heirs(question)
    shares = []
    for name in sorted(
        owed, key=lambda name: (name is None, places.get(name or "", len(places)), name or "")
    ):
        party = owed[name][0]["department"]
        if party:
            # A clause may have passed its matter on to another body than the heir of the whole.
            now = heirs.find(party["id"])
            party = {**party, "now": now, "heirs": heirs.name(now)}
        shares.append(Share(party, owed[name]))
    return shares
