"""What an export is asked for, and the rows that answer it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from obligations.query.entries import load_progress
from obligations.query.filters import Filters
from obligations.query.lists import list_documents, list_measures, list_obligations, list_targets
from obligations.query.measures import find_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from obligations.query.question import Question

Record = dict[str, Any]
Counts = dict[str, int]
T = TypeVar("T")


class Track(Protocol):
    """Gives items one by one and shows how far it has come."""

    def __call__(self, items: Sequence[T], what: str, /) -> Iterable[T]:
        """Give the items; `what` says what they are."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported. `open_question` opens the measures anew for each list; `narrowed` says in words by what they are filtered.

    `licence` is that of the data, where it is known.
    """

    open_question: Callable[[], Question]
    filters: Filters
    lang: str
    track: Track
    narrowed: list[str] = field(default_factory=list)
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the lists, on the day that they were asked for.

    `owed` has the obligations by department, in the order of the registry, generic parties behind the bodies; None: nobody is named.
    `documents` and `progress` (by measure) are those of the rows.
    """

    as_of: str
    measures: list[Record]
    targets: list[Record]
    owed: dict[str | None, list[Record]]
    documents: list[Record]
    progress: dict[str, list[Record]]


def gather_rows(order: Order) -> Rows:
    """Ask all the lists. Targets and obligations stand soonest first, those without a date last."""
    question = order.open_question()
    reads = order.track((list_measures, list_targets, list_obligations), "lists")
    measures, targets, obligations = (read(order.open_question(), order.filters).records for read in reads)
    named = {record["document"] for records in (measures, targets, obligations) for record in records}
    documents = [document for document in load_documents(order).values() if document["id"] in named]
    told = {row["measure"] for row in question.select("SELECT DISTINCT measure FROM progress")}
    progress = {measure["id"]: load_progress(question, measure["id"]) for measure in measures if measure["id"] in told}
    return Rows(
        question.as_of.isoformat(),
        measures,
        sorted(targets, key=find_day),
        _sort_by_department(question, obligations),
        documents,
        progress,
    )


def gather_targets(order: Order) -> list[Record]:
    """Ask for the targets alone, soonest first, those without a date last."""
    return sorted(list_targets(order.open_question(), order.filters).records, key=find_day)


def load_documents(order: Order) -> dict[str, Record]:
    """Give all documents by id, in the order of their dates."""
    return {document["id"]: document for document in list_documents(order.open_question(), Filters()).records}


def _sort_by_department(question: Question, obligations: list[Record]) -> dict[str | None, list[Record]]:
    places = {row["id"]: at for at, row in enumerate(question.select("SELECT id FROM department ORDER BY generic, position"))}
    owed: dict[str | None, list[Record]] = {}
    for record in sorted(obligations, key=find_day):
        owed.setdefault(record["department"] and record["department"]["id"], []).append(record)
    return dict(sorted(owed.items(), key=lambda item: (item[0] is None, places.get(item[0] or "", len(places)), item[0] or "")))
