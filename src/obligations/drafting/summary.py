"""What a draft amounts to: in figures, and as an outline to hold beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.occurrences import makes_occurrences
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.drafting.draft import Draft, DraftMeasure, DraftTarget
    from obligations.drafting.parties.party import Party
    from obligations.records import OutlineRow

_LONGEST_HEADING = 40


def summarise(draft: Draft) -> Sentence:
    """Return the figures of a draft in one sentence."""
    parts = [*draft.measures, *draft.closing]
    clauses = [clause for part in parts for clause in part.clauses]
    unread = sum(len(part.unread) for part in parts)
    dates = sum(target.due is not None for part in parts for target in part.targets)
    return tell(
        "{measures}, {clauses}, {names}, {dates}, {passages}",
        measures=tell("{count:,} measures", one="1 measure", count=len(draft.measures)),
        clauses=tell(
            "{count:,} clauses understood",
            one="1 clause understood",
            count=len(clauses) - unread,
        ),
        names=tell(
            "{count:,} names in no registry",
            one="1 name in no registry",
            count=len(list_unknown_bodies(draft)),
        ),
        dates=tell("{count:,} dates", one="1 date", count=dates),
        passages=tell(
            "{count:,} passages left over", one="1 passage left over", count=len(draft.unparsed)
        ),
    )


def list_unknown_bodies(draft: Draft) -> list[str]:
    """Return the parties that are in no registry, as printed, each once."""
    parts = (*draft.measures, *draft.closing)
    parties = [*draft.head.issuers, *(party for part in parts for party in part.parties)]
    return list(dict.fromkeys(one.printed for one in parties if not one.id))


def list_outline(draft: Draft) -> list[OutlineRow]:
    """Return a row for each measure, to hold beside the text."""
    return [_outline(measure) for measure in (*draft.measures, *draft.closing)]


def _outline(measure: DraftMeasure) -> OutlineRow:
    heading = measure.title
    if len(heading) > _LONGEST_HEADING:
        heading = f"{heading[:_LONGEST_HEADING]}…"
    return {
        "label": measure.label or str(measure.number),
        "kind": measure.kind,
        "heading": heading,
        "lead": _name(measure.lead),
        "co_responsible": _name(measure.co_responsible),
        "responsible": _name(measure.responsible),
        "dates": list(dict.fromkeys(_print_date(target) for target in measure.targets)),
    }


def _name(parties: Iterable[Party]) -> list[str]:
    """Return parties by their ids; those that are in no registry as printed."""
    return [one.id or one.printed for one in parties]


def _print_date(target: DraftTarget) -> str:
    record = target.due.to_record() if target.due else {}
    every = record.get("every", "")
    if every and not makes_occurrences(every):
        return every
    return " ".join(f"{key} {value}" for key, value in record.items())
