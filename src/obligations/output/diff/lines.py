"""Changes in obligations as lines for people, a group for each measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeGuard

from obligations.text.tables import changes as words
from obligations.text.tables import lists
from obligations.text.written_dates import say_when
from obligations.text.written_metrics import say_goal
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from obligations.diff.records import (
        ChangedActionRecord,
        ChangedEntryRecord,
        ChangedMeasureRecord,
        ChangedPartyRecord,
        ChangedRolesRecord,
        ChangeRecord,
    )
    from obligations.records import GoalRecord, WhenRecord
    from obligations.text.speech import Speech

Sign = Literal["+", "-", "~"]
_SIGNS: dict[str, Sign] = {"added": "+", "removed": "-", "changed": "~"}
# Records that are no part of what they are about, which is named behind them.
_ABOUT = ("progress", "assignment")
_NONE = "–"
_MOST_OF_SUBJECT = 90


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line: whether something was added, removed or changed, and what."""

    sign: Sign
    text: str


@dataclass(slots=True)
class ChangeGroup:
    """The changes of a measure, a document or the departments, as lines.

    `document` is None for the departments.
    """

    document: str | None
    label: str
    title: str
    changes: list[list[ChangeLine]] = field(default_factory=list)

    @property
    def lines(self) -> list[ChangeLine]:
        """The lines of all its changes."""
        return [line for change in self.changes for line in change]


def build_groups(changes: list[ChangeRecord], speech: Speech) -> list[ChangeGroup]:
    """Return the changes as groups of lines, in the order in which they come."""
    groups: dict[str | None, ChangeGroup] = {}
    introduced: set[str] = set()
    # What a whole document says of all its measures stands once, on the document.
    whole = {
        change["document"]
        for change in changes
        if change["record"] == "document" and not change["field"]
    }
    for change in changes:
        key = change["measure"] or change["document"]
        if key not in groups:
            title = speech.choose(change["title"]) if key else ""
            groups[key] = ChangeGroup(
                change["document"], key or speech.say(words.LIST_OF_DEPARTMENTS), title
            )
        if change["id"] not in introduced:
            subject = _shorten(speech.choose(change["subject"]))
        else:
            subject = ""
        introduced.add(change["id"])
        told = _drop_document(change) if change["document"] in whole else change
        groups[key].changes.append(list(_describe(told, key, subject, speech)))
    return list(groups.values())


def _shorten(text: str) -> str:
    if len(text) <= _MOST_OF_SUBJECT:
        return text
    return f"{text[: _MOST_OF_SUBJECT - 1].rstrip()}…"


def _drop_document(change: ChangeRecord) -> ChangeRecord:
    """Leave out of a measure who answers for it only because its document says so."""
    if change["record"] != "measure":
        return change
    before, after = change["before"], change["after"]
    return {
        **change,
        "before": before and {**before, **_drop_basis(before)},
        "after": after and {**after, **_drop_basis(after)},
    }


def _drop_basis(measure: ChangedRolesRecord) -> dict[str, list[ChangedPartyRecord]]:
    return {
        role: [party for party in measure[role] if party["basis"] != "document"]
        for role in PARTY_ROLES
    }


def _word(key: str, speech: Speech) -> str:
    phrase = words.CHANGED_FIELDS.get(key)
    if phrase:
        return speech.say(phrase)
    return speech.word(key)


def _describe(
    change: ChangeRecord, owner: str | None, subject: str, speech: Speech
) -> Iterator[ChangeLine]:
    prefix = f"{change['id']} " if change["id"] != owner else ""
    if change["record"] == "department":
        prefix += f"{speech.choose(change['title'])} "
    note = f" · {subject}" if subject else ""
    if change["change"] != "changed":
        said = prefix + _say_record(change, speech) + (note if change["record"] in _ABOUT else "")
        yield ChangeLine(_SIGNS[change["change"]], said.strip())
        return
    if change["affects"]:
        count = len(change["affects"])
        measures = speech.count(count, "measure")
        note += f" · {speech.say(words.HOLDS_FOR, measures=measures)}"
    for at, line in enumerate(_say_field(change, speech)):
        yield ChangeLine(line.sign, prefix + line.text + (note if at == 0 else ""))


def _say_field(change: ChangeRecord, speech: Speech) -> list[ChangeLine]:
    name, before, after = change["field"] or "", change["before"], change["after"]
    label = _word(name, speech)
    if (change["record"], name) == ("department", "parent"):
        label = speech.say(words.PART_OF_BODY)
    if name in PARTY_ROLES:
        return _compare_parties(label, before, after, speech, in_one=name == "lead")
    if name == "wording":
        return [ChangeLine("~", label)]
    if isinstance(before, list) and name != "applies":
        return _compare_lists(label, before, after, speech)
    # What is the same in the language asked for differs in the other one, or in what is not shown.
    for shown in (speech, speech.other):
        old, new = _say_value(name, before, shown), _say_value(name, after, shown)
        if old != new:
            return [ChangeLine("~", speech.field(label, f"{old} → {new}"))]
    return [ChangeLine("~", label)]


def _compare_parties(
    label: str,
    before: list[ChangedPartyRecord],
    after: list[ChangedPartyRecord],
    speech: Speech,
    *,
    in_one: bool,
) -> list[ChangeLine]:
    """Say who came and who went; a lead that passed from one to another stands in one line."""
    old, new = {party["id"] for party in before}, {party["id"] for party in after}
    gone = _join([_say_party(party, speech) for party in before if party["id"] not in new], speech)
    come = _join([_say_party(party, speech) for party in after if party["id"] not in old], speech)
    lines = _say_both(label, come, gone, speech)
    if in_one and len(lines) == 2:
        lines = [ChangeLine("~", speech.field(label, f"{gone} → {come}"))]
    for body in [party["id"] for party in after if party["id"] in old]:
        was, now = (
            _join(
                [_say_party(party, speech, full=True) for party in side if party["id"] == body],
                speech,
            )
            for side in (before, after)
        )
        line = ChangeLine("~", speech.field(label, f"{was} → {now}"))
        if was != now and line not in lines:
            lines.append(line)
    # Of a document: who answers is the same, but for other measures than before.
    return lines or [ChangeLine("~", speech.say(words.SAME_PARTIES, role=label))]


def _say_party(party: ChangedPartyRecord, speech: Speech, *, full: bool = False) -> str:
    marks = [speech.word(party["basis"])] if full or party["basis"] != "stated" else []
    if party["passed_to"]:
        heir = speech.choose(party["passed_to_name"])
        marks.append(speech.say(words.PASSED_TO, name=heir))
    return speech.choose(party["name"]) + _bracket(_comma(marks, speech), speech)


def _compare_lists(
    label: str, before: list[Any], after: list[Any], speech: Speech
) -> list[ChangeLine]:
    gone = _join([_say_item(item, speech) for item in before if item not in after], speech)
    come = _join([_say_item(item, speech) for item in after if item not in before], speech)
    if come == gone:
        return [ChangeLine("~", label)]
    return _say_both(label, come, gone, speech)


def _say_both(label: str, come: str, gone: str, speech: Speech) -> list[ChangeLine]:
    signs: tuple[tuple[Sign, str], ...] = (("+", come), ("-", gone))
    return [ChangeLine(sign, speech.field(label, items)) for sign, items in signs if items]


def _say_item(item: Any, speech: Speech) -> str:
    if not isinstance(item, dict):
        return str(item)
    text: Any = item.get("name") or item  # a body, or a text in both languages
    name = speech.choose(text)
    if "type" not in item:
        return name
    about = [item["date"], speech.choose(item.get("share"))]
    became = speech.say(words.SUCCESSIONS[item["type"]], name=name)
    return became + _bracket(_comma(about, speech), speech)


def _say_value(name: str, value: Any, speech: Speech) -> str:
    if value is None:
        return _NONE
    if name in _SAYERS:
        return _SAYERS[name](value, speech)
    if isinstance(value, dict):
        return _say_item(value, speech)
    return speech.word(str(value))


def _say_deadline(value: WhenRecord, speech: Speech) -> str:
    return say_when(value, speech.lang) or speech.word("undated")


def _say_flag(value: bool, speech: Speech) -> str:  # noqa: FBT001 - the value that is said
    return speech.say(lists.YES if value else lists.NO)


def _say_metric(value: GoalRecord, speech: Speech) -> str:
    return say_goal(value, speech.lang)


def _say_scope(value: list[str], speech: Speech) -> str:
    return _join([_word(item, speech) for item in value], speech)


def _say_existence(value: dict[str, str], speech: Speech) -> str:
    del speech
    return f"{value.get('from', '')} {_NONE} {value.get('to', '')}".strip()


_SAYERS: dict[str, Callable[[Any, Speech], str]] = {
    "deadline": _say_deadline,
    "metric": _say_metric,
    "strive": _say_flag,
    "applies": _say_scope,
    "existed": _say_existence,
}


def _say_record(change: ChangeRecord, speech: Speech) -> str:
    """Say what a record is that stands on one side alone."""
    record, value = change["record"], change["after"] or change["before"]
    label = _word(record, speech)
    if record == "link":
        return f"{speech.word(value['relation'])} {value['to']}"
    if record == "department":
        return ""
    if record == "progress":
        return speech.field(label, _say_entry(value, speech))
    if record == "assignment":
        said = [speech.choose(value["owner"]["name"]), speech.choose(value["note"])]
        return speech.field(label, " · ".join(filter(None, said)))
    if record == "document":
        return " · ".join(
            part
            for part in (label, value["number"], value["dated"], *_say_owners(value, speech))
            if part
        )
    if record == "target":
        parts = [speech.choose(value["outcome"]), _say_deadline(value, speech)]
        if value["metric"]:
            parts.append(_say_metric(value["metric"], speech))
        return speech.field(label, " · ".join(parts))
    if record == "action":
        own = f"{speech.word(value['modality'])}: {speech.choose(value['what'])}"
    else:
        own = ""
    parts = [
        speech.field(label, own),
        *_say_owners(value, speech),
        *_say_dates(value, speech),
    ]
    actions = len(value.get("actions", ()))
    if actions:
        parts.append(speech.count(actions, "action"))
    return " · ".join(parts)


def _say_owners(value: ChangedRolesRecord, speech: Speech) -> Iterator[str]:
    for role in PARTY_ROLES:
        if value[role]:
            yield speech.field(
                speech.word(role),
                _join([_say_party(party, speech) for party in value[role]], speech),
            )


def _say_dates(value: ChangedActionRecord | ChangedMeasureRecord, speech: Speech) -> list[str]:
    targets = list(value["targets"])
    if _is_measure(value):
        targets += [target for action in value["actions"] for target in action["targets"]]
    dates = dict.fromkeys(when for target in targets if (when := say_when(target, speech.lang)))
    if dates:
        return [speech.say(words.DUE_ON, dates=speech.join(dates))]
    return []


def _is_measure(
    value: ChangedActionRecord | ChangedMeasureRecord,
) -> TypeGuard[ChangedMeasureRecord]:
    return "actions" in value


def _say_entry(entry: ChangedEntryRecord, speech: Speech) -> str:
    status = speech.word(entry["status"]) + _bracket(
        "" if entry["value"] is None else f"{entry['value']:,}", speech
    )
    if entry["previous"]:
        before = speech.say(words.BEFORE, status=speech.word(entry["previous"]))
    else:
        before = ""
    return " · ".join(part for part in (_comma([status, entry["date"]], speech), before) if part)


def _comma(parts: list[str], speech: Speech) -> str:
    return speech.say(words.BETWEEN_REMARKS).join(part for part in parts if part)


def _bracket(text: str, speech: Speech) -> str:
    """Put a text in brackets, to stand behind another one; nothing where there is none."""
    if text:
        return speech.enclose("", text)
    return ""


def _join(items: list[str], speech: Speech) -> str:
    return speech.join(dict.fromkeys(items))
