"""Keys that people expect in a record, and where what they mean stands."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING, Any

from obligations.ids import make_measure_id
from obligations.refusals.amounts import write_amount
from obligations.refusals.deadlines import find_recurrence, write_full_day, write_when
from obligations.refusals.rewriting import find_meant, write_flow, write_ids, write_wording
from obligations.sentences import Sentence, tell
from obligations.text.language import has_chinese
from obligations.text.tables import guesses
from obligations.vocabulary import COMPARATORS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.findings import Route

_MOST = 20
_ENTRY = tell(
    "record what became of it as an entry: {command}",
    command="obligations progress add $id --status $status",
)
_PROOF = tell(
    "evidence belongs in an entry: {command}",
    command="obligations progress add $id --status met --evidence …",
)
_WHO = {
    "lead": "responsibilities: [{basis: stated, lead: $ids}]",
    "co_responsible": "responsibilities: [{basis: stated, lead: [ID], co_responsible: $ids}]",
    "responsible": "responsibilities: [{basis: stated, responsible: $ids}]",
}
_WHO_ELSEWHERE = dict.fromkeys(
    _WHO,
    tell("who answers belongs to the measure or the action: {form}", form=_WHO["responsible"]),
)
_TARGETS = {
    "due": "targets: [{number: $next, $when, outcome: {en: …}}]",
    "metric": "targets: [{number: $next, by: DATE, outcome: {en: …}, metric: $metric}]",
    "outcome": "targets: [{number: $next, by: DATE, outcome: $text}]",
    "from": "targets: [{number: $next, from: $day, outcome: {en: …}}]",
    "every": "targets: [{number: $next, every: $every, outcome: {en: …}}]",
    "baseline": (
        "targets: [{number: $next, by: DATE, outcome: {en: …}, metric: {comparator: at-least,"
        " value: …, unit: {en: …}, baseline: {value: $first, at: 2025}}}]"
    ),
}
# By model, in the order in which they are tried: what is meant, and the form that says it. A form
# that begins with a key of the record itself is another name for that key.
FORMS: dict[str, dict[str, str]] = {
    "Document": {
        "official_number": "number: $value",
        "dated": "dated: $day",
        "title": "title: $text",
        "issuers": "issuers: $ids",
        "lead": "responsibilities: [{basis: document, lead: $ids, because: {en: …}}]",
        "kind": "kind: $value",
        "measures": "measures: [{number: 1, kind: measure, title: {en: …}, summary: {en: …}}]",
        "sources": "sources: [{language: en, title: …, url: $value}]",
        "status": tell(
            "record what became of a measure as an entry: {command}",
            command="obligations progress add ID",
        ),
        "due": tell(
            "a deadline belongs to a measure: {form}",
            form="targets: [{number: 1, $when, outcome: {en: …}}]",
        ),
        "summary": tell("a document has only a title; each measure has a summary"),
    },
    "Measure": {
        "title": "title: $text",
        "summary": "summary: $text",
        **_WHO,
        "every": _TARGETS["every"],
        "from": _TARGETS["from"],
        "due": _TARGETS["due"],
        "proof": _PROOF,
        "status": _ENTRY,
        "topics": "topics: $ids",
        "kind": "kind: $value",
        "number": "number: $number",
        "links": "links: [{relation: continues, to: $value}]",
        "baseline": _TARGETS["baseline"],
        "parent": "parent: $number",
        "actions": "actions: $actions",
        "outcome": _TARGETS["outcome"],
        "metric": _TARGETS["metric"],
        "modality": "actions: [{number: 1, modality: $value, what: {en: …}}]",
        "sources": tell(
            "sources belong to the document: {form}", form="sources: [{language: en, title: …}]"
        ),
        "because": tell(
            "a reason belongs in a clause: {form}", form="responsibilities: [{…, because: $text}]"
        ),
    },
    "Action": {
        "what": "what: $text",
        **_WHO,
        "every": _TARGETS["every"],
        "from": _TARGETS["from"],
        "due": _TARGETS["due"],
        "proof": _PROOF,
        "status": _ENTRY,
        "modality": "modality: $value",
        "number": "number: $number",
        "topics": "topics: $ids",
        "parent": "parent: $number",
        "outcome": _TARGETS["outcome"],
        "metric": _TARGETS["metric"],
        "kind": tell("an action has no kind: say in modality how binding it is"),
    },
    "Target": {
        "due": "$when",
        "outcome": "outcome: $text",
        "metric": "metric: $metric",
        "comparator": "metric: {comparator: $comparator, value: …, unit: {en: …}}",
        "unit": "metric: {comparator: at-least, value: …, unit: $text}",
        "number": "number: $number",
        **_WHO_ELSEWHERE,
        "proof": _PROOF,
        "status": _ENTRY,
    },
    "Metric": {
        "value": "value: $number",
        "upper": "to: $number",
        "unit": "unit: $text",
        "comparator": "comparator: $comparator",
        "baseline": "baseline: {value: $first, at: 2025}",
    },
    "Clause": {
        "responsible": "responsible: $ids",
        "lead": "lead: $ids",
        "co_responsible": "co_responsible: $ids",
        "because": "because: $text",
        "kind": "basis: stated",
    },
    "Assignment": {"of": "of: $value", "responsible": "owner: $value", "note": "note: $text"},
    "Translated": {"en": "en: $value", "zh": "zh: $value"},
    "Link": {"to": "to: $value", "relation": "relation: continues", "because": "because: $text"},
    "Section": {"title": "title: $text", "number": "number: $number"},
    "Source": {"url": "url: $value", "title": "title: $value", "note": "note: $text"},
    "Evidence": {"url": "url: $value", "title": "title: $value"},
    "Department": {
        "name": "name: $text",
        "kind": "kind: $value",
        "abbr": "abbr: $list",
        "names": "names: {en: $list}",
        "number": "id: $value",
    },
    "Term": {"name": "name: $text", "number": "id: $value"},
    "ProgressEntry": {
        "of": "of: $value",
        "status": "status: $status",
        "date": "date: $day",
        "evidence": "evidence: [{title: …, url: $value}]",
        "note": "note: $text",
        "metric": "value: $number",
    },
}
FORMS["ListedEntry"] = FORMS["ProgressEntry"]


def find_right_form(model: str, key: str, value: Any, data: Any, route: Route) -> Sentence | None:
    """Return what says, in a record of a model, what a key that it doesn't have means.

    None where nobody knows. `data` is the whole file and `route` leads to the key in it.
    """
    folded = re.sub(r"[\s-]+", "_", key.strip().casefold())
    for meant, form in FORMS.get(model, {}).items():
        if folded == meant or folded in guesses.KEYS[meant]:
            return _fill(form, _Written(value, data, route), chinese=has_chinese(key))
    return None


def _fill(form: str, written: _Written, *, chinese: bool) -> Sentence:
    """Return a form, or the sentence that it stands in, with what was written in its places."""
    told = form if isinstance(form, Sentence) else tell("{form}", form=form)
    filled = {name: Template(str(value)).substitute(written) for name, value in told.values.items()}
    if chinese:
        filled = {name: value.replace("{en: …}", "{zh: …}") for name, value in filled.items()}
    return told.renew(**filled)


def is_other_name(form: str, key: str) -> bool:
    """Whether a form says that a key of the record is only called otherwise."""
    return form.startswith(f"{key}: ")


class _Written(dict[str, str]):
    """The values that forms have places for, each written when it is asked for."""

    def __init__(self, value: Any, data: Any, route: Route) -> None:
        super().__init__()
        self._value, self._data, self._route = value, data, route

    def __missing__(self, name: str) -> str:
        write = _WRITERS.get(name)
        if write:
            return write(self._value)
        if name == "next":
            return str(self._count_targets() + 1)
        if name == "id":
            return self._find_measure_id()
        return write_flow(self._value)

    def _count_targets(self) -> int:
        here = self._data
        for step in self._route[:-1]:
            here = here[step]
        targets = here.get("targets")
        return len(targets) if isinstance(targets, list) else 0

    def _find_measure_id(self) -> str:
        """Return the id of the measure that the key stands in."""
        try:
            measure = self._data["measures"][self._route[1]]
            return make_measure_id(str(self._data["id"]), int(measure["number"]), closing=False)
        except (KeyError, IndexError, TypeError, ValueError):
            return "ID"


def _write_list(value: Any) -> str:
    return write_flow(value if isinstance(value, list) else [value])


def _write_actions(value: Any) -> str:
    tasks = value[:_MOST] if isinstance(value, list) else [value]
    written = [
        f"{{number: {at}, modality: must, what: {write_wording(task)}}}"
        for at, task in enumerate(tasks, start=1)
    ]
    return f"[{', '.join(written)}]"


def _write_metric(value: Any) -> str:
    return write_amount(value) or "{comparator: at-least, value: …, unit: {en: …}}"


def _write_every(value: Any) -> str:
    return find_recurrence(str(value)) or "quarter"


def _write_first_number(value: Any) -> str:
    return "".join(re.findall(r"[0-9]+(?:\.[0-9]+)?", str(value)[:20])[:1]) or "1"


def _write_number(value: Any) -> str:
    return "".join(re.findall(r"[0-9]+", str(value)[-20:])[-1:]) or "1"


_WRITERS: dict[str, Callable[[Any], str]] = {
    "ids": write_ids,
    "text": write_wording,
    "list": _write_list,
    "actions": _write_actions,
    "when": write_when,
    "day": write_full_day,
    "metric": _write_metric,
    "status": lambda value: find_meant(str(value), STATUSES) or "in-progress",
    "number": _write_number,
    "first": _write_first_number,
    "comparator": lambda value: find_meant(str(value), COMPARATORS) or write_flow(value),
    "every": _write_every,
}
