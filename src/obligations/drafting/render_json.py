"""A draft as JSON, its places those of the text as read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.dates import write_day

if TYPE_CHECKING:
    from obligations.drafting.draft import Draft, DraftMeasure, DraftTarget, Passage
    from obligations.drafting.parties.party import Party


def render_draft(draft: Draft) -> dict[str, Any]:
    """Return a draft as plain data, ready for JSON."""
    head = draft.head
    return {
        "document": {
            "title": head.title,
            "number": head.number,
            "dated": write_day(head.dated),
            "issuers": [_render_party(party) for party in head.issuers],
            "addressees": [_render_party(party) for party in head.addressees],
            "responsible": [_render_party(party) for party in draft.responsible],
        },
        "sections": [
            {
                "number": section.number,
                "label": section.label,
                "heading": section.heading.text,
                "text": [_render_passage(one) for one in section.text],
            }
            for section in draft.sections
        ],
        "measures": [_render_measure(measure, draft) for measure in draft.measures],
        "closing": [_render_measure(measure, draft) for measure in draft.closing],
        "unattached": [
            _render_target(target) | _place(target.printed) for target in draft.unattached
        ],
        "headings": [_render_passage(one) for one in draft.headings],
        "unparsed": [_render_passage(one) for one in draft.unparsed],
    }


def _render_measure(measure: DraftMeasure, draft: Draft) -> dict[str, Any]:
    return {
        "number": measure.number,
        "label": measure.label,
        "section": measure.section,
        "parent": measure.parent,
        "kind": measure.kind,
        "heading": measure.heading.text if measure.heading else None,
        "lead": [_render_party(party, draft) for party in measure.lead],
        "co_responsible": [_render_party(party, draft) for party in measure.co_responsible],
        "responsible": [_render_party(party, draft) for party in measure.responsible],
        "lead_basis": measure.lead_basis,
        "open": measure.open,
        "targets": [_render_target(target) for target in measure.targets],
        "clauses": [_render_passage(clause) for clause in measure.clauses],
        "unparsed": [_render_passage(one) for one in measure.unparsed],
        **_place(measure.text),
    }


def _render_party(party: Party, draft: Draft | None = None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "as_printed": party.printed,
        "id": party.id,
        "kind": party.kind,
        "level": party.level,
    }
    if draft and (means := draft.list_meant(party)):
        record["means"] = means
    return record


def _render_target(target: DraftTarget) -> dict[str, Any]:
    record: dict[str, Any] = {
        **(target.due.to_record() if target.due else {}),
        "as_printed": target.printed.text,
    }
    if target.strive:
        record["strive"] = True
    if target.metric:
        record["metric"] = {
            "comparator": target.metric.comparator,
            "value": target.metric.value,
            "unit": target.metric.unit,
        }
        if target.metric.to:
            record["metric"]["to"] = target.metric.to
    return record


def _render_passage(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, **_place(passage)}


def _place(passage: Passage) -> dict[str, int]:
    return {"start": passage.stretch.start, "end": passage.stretch.end}
