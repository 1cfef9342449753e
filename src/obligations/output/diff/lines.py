"""Changes in obligations as lines for people, a group for each measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from obligations.text.speech import say_count
from obligations.text.words import choose, say, say_field, say_metric, say_when
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Record = dict[str, Any]
Sign = Literal["+", "-", "~"]
_SIGNS: dict[str, Sign] = {"added": "+", "removed": "-", "changed": "~"}
_NONE = "–"
_MOST_OF_SUBJECT = 90
_WORDS = {
    "deadline": ("deadline", "时限"),
    "metric": ("metric", "指标"),
    "strive": ("strive to", "力争"),
    "deliverable": ("deliverable", "成果"),
    "modality": ("modality", "约束力"),
    "kind": ("kind", "类别"),
    "section": ("section", "部分"),
    "topics": ("topics", "主题"),
    "addressees": ("addressees", "对象"),
    "places": ("places", "地点"),
    "parent": ("part of action", "上级举措"),
    "under": ("stands under", "隶属于"),
    "submitted_to": ("reported to", "报送"),
    "issuers": ("issuers", "发文机关"),
    "number": ("number", "发文字号"),
    "dated": ("dated", "成文日期"),
    "published": ("published", "发布日期"),
    "applies": ("its clauses apply to", "责任条款适用于"),
    "wording": ("wording", "文字"),
    "target": ("target", "目标"),
    "action": ("action", "举措"),
    "progress": ("progress", "进展"),
    "document": ("document", "文件"),
    "measure": ("measure", "措施"),
    "name": ("name", "名称"),
    "level": ("level", "层级"),
    "nameplate_of": ("second name of", "加挂于"),
    "existed": ("existed", "存续"),
    "successors": ("successors", "沿革"),
    "renamed": ("renamed to", "更名为"),
    "merged": ("merged into", "并入"),
    "split": ("split into", "拆分为"),
    "functions-moved": ("functions moved to", "职能划转至"),
    "cover": ("covers", "涵盖"),
    "code": ("code", "代码"),
    "unassigned": ("measures without a clause of their own", "未另行写明责任的措施"),
    "all": ("all measures", "全部措施"),
    "departments": ("Departments", "部门"),
    "due": ("due", "时限"),
    "before": ("before", "原为"),
    "passed": ("passed to", "转由"),
    "elsewhere": ("the same parties for other measures", "同样的部门，所涉措施不同"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: whether something was added, removed or changed, and what."""

    sign: Sign
    text: str


@dataclass(slots=True)
class Group:
    """The changes of a measure, a document or the departments, as lines.

    `document` is None for the departments.
    """

    document: str | None
    label: str
    title: str
    changes: list[list[Line]] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The lines of all its changes."""
        return [line for change in self.changes for line in change]


def build_groups(changes: list[Record], lang: str) -> list[Group]:
    """Return the changes as groups of lines, in the order in which they come."""
    groups: dict[str | None, Group] = {}
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
            title = choose(change["title"], lang) if key else ""
            groups[key] = Group(change["document"], key or _word("departments", lang), title)
        subject = (
            _shorten(choose(change["subject"], lang)) if change["id"] not in introduced else ""
        )
        introduced.add(change["id"])
        told = _drop_document(change) if change["document"] in whole else change
        groups[key].changes.append(list(_describe(told, key, subject, lang)))
    return list(groups.values())


def _shorten(text: str) -> str:
    return text if len(text) <= _MOST_OF_SUBJECT else f"{text[: _MOST_OF_SUBJECT - 1].rstrip()}…"


def _drop_document(change: Record) -> Record:
    """Leave out of a measure who answers for it only because its document says so."""
    if change["record"] != "measure":
        return change
    sides = {side: change[side] and _drop_basis(change[side]) for side in ("before", "after")}
    return {**change, **sides}


def _drop_basis(measure: Record) -> Record:
    return measure | {
        role: [party for party in measure[role] if party["basis"] != "document"]
        for role in PARTY_ROLES
    }


def _word(key: str, lang: str) -> str:
    return _WORDS[key][lang == "zh"] if key in _WORDS else say(key, lang)


def _describe(change: Record, owner: str | None, subject: str, lang: str) -> Iterator[Line]:
    prefix = f"{change['id']} " if change["id"] != owner else ""
    if change["record"] == "department":
        prefix += f"{choose(change['title'], lang)} "
    note = f" · {subject}" if subject else ""
    if change["change"] != "changed":
        said = prefix + _say_record(change, lang) + (note if change["record"] == "progress" else "")
        yield Line(_SIGNS[change["change"]], said.strip())
        return
    if change["affects"]:
        count = len(change["affects"])
        note += (
            " · " + ("涉及" if lang == "zh" else "holds for ") + say_count(count, "measure", lang)
        )
    for at, line in enumerate(_say_field(change, lang)):
        yield Line(line.sign, prefix + line.text + (note if at == 0 else ""))


def _say_field(change: Record, lang: str) -> list[Line]:
    name, before, after = change["field"], change["before"], change["after"]
    label = _word("under" if (change["record"], name) == ("department", "parent") else name, lang)
    if name in PARTY_ROLES:
        return _compare_parties(label, before, after, lang, in_one=name == "lead")
    if name == "wording":
        return [Line("~", label)]
    if isinstance(before, list) and name != "applies":
        return _compare_lists(label, before, after, lang)
    # What is the same in the language asked for differs in the other one, or in what is not shown.
    for shown in (lang, "en" if lang == "zh" else "zh"):
        old, new = _say_value(name, before, shown), _say_value(name, after, shown)
        if old != new:
            return [Line("~", say_field(label, f"{old} → {new}", lang))]
    return [Line("~", label)]


def _compare_parties(
    label: str, before: list[Record], after: list[Record], lang: str, *, in_one: bool
) -> list[Line]:
    """Say who came and who went; a lead that passed from one to another stands in one line."""
    old, new = {party["id"] for party in before}, {party["id"] for party in after}
    gone = _join([_say_party(party, lang) for party in before if party["id"] not in new], lang)
    come = _join([_say_party(party, lang) for party in after if party["id"] not in old], lang)
    lines = _say_both(label, come, gone, lang)
    if in_one and len(lines) == 2:
        lines = [Line("~", say_field(label, f"{gone} → {come}", lang))]
    for body in [party["id"] for party in after if party["id"] in old]:
        was, now = (
            _join(
                [_say_party(party, lang, full=True) for party in side if party["id"] == body], lang
            )
            for side in (before, after)
        )
        line = Line("~", say_field(label, f"{was} → {now}", lang))
        if was != now and line not in lines:
            lines.append(line)
    # Of a document: who answers is the same, but for other measures than before.
    return lines or [Line("~", say_field(label, _word("elsewhere", lang), lang))]


def _say_party(party: Record, lang: str, *, full: bool = False) -> str:
    marks = [say(party["basis"], lang)] if full or party["basis"] != "stated" else []
    if party["passed_to"]:
        marks.append(_put_after(_word("passed", lang), choose(party["passed_to_name"], lang), lang))
    return choose(party["name"], lang) + _bracket(_comma(marks, lang), lang)


def _compare_lists(label: str, before: list[Any], after: list[Any], lang: str) -> list[Line]:
    gone = _join([_say_item(item, lang) for item in before if item not in after], lang)
    come = _join([_say_item(item, lang) for item in after if item not in before], lang)
    return [Line("~", label)] if come == gone else _say_both(label, come, gone, lang)


def _say_both(label: str, come: str, gone: str, lang: str) -> list[Line]:
    signs: tuple[tuple[Sign, str], ...] = (("+", come), ("-", gone))
    return [Line(sign, say_field(label, items, lang)) for sign, items in signs if items]


def _say_item(item: Any, lang: str) -> str:
    if not isinstance(item, dict):
        return str(item)
    name = choose(item.get("name") or item, lang)
    if "type" not in item:
        return name
    about = [item["date"], choose(item.get("share"), lang)]
    return _put_after(_word(item["type"], lang), name, lang) + _bracket(_comma(about, lang), lang)


def _say_value(name: str, value: Any, lang: str) -> str:
    if value is None:
        return _NONE
    if name in _SAYERS:
        return _SAYERS[name](value, lang)
    return _say_item(value, lang) if isinstance(value, dict) else say(str(value), lang)


def _say_deadline(value: Record, lang: str) -> str:
    return say_when(value, lang) or say("undated", lang)


def _say_flag(value: bool, lang: str) -> str:  # noqa: FBT001 - the value that is said
    return (("是", "否") if lang == "zh" else ("yes", "no"))[not value]


def _say_scope(value: list[str], lang: str) -> str:
    return _join([_word(item, lang) for item in value], lang)


def _say_existence(value: Record, lang: str) -> str:
    del lang
    return f"{value.get('from', '')} {_NONE} {value.get('to', '')}".strip()


_SAYERS: dict[str, Callable[[Any, str], str]] = {
    "deadline": _say_deadline,
    "metric": say_metric,
    "strive": _say_flag,
    "applies": _say_scope,
    "existed": _say_existence,
}


def _say_record(change: Record, lang: str) -> str:
    """Say what a record is that stands on one side alone."""
    record, value = change["record"], change["after"] or change["before"]
    label = _word(record, lang)
    if record == "link":
        return f"{say(value['relation'], lang)} {value['to']}"
    if record == "department":
        return ""
    if record == "progress":
        return say_field(label, _say_entry(value, lang), lang)
    if record == "document":
        return " · ".join(
            part
            for part in (label, value["number"], value["dated"], *_say_owners(value, lang))
            if part
        )
    if record == "target":
        parts = [choose(value["outcome"], lang), _say_deadline(value, lang)]
        parts += [say_metric(value["metric"], lang)] if value["metric"] else []
        return say_field(label, " · ".join(parts), lang)
    own = (
        f"{say(value['modality'], lang)}: {choose(value['what'], lang)}"
        if record == "action"
        else ""
    )
    parts = [
        say_field(label, own, lang) if own else label,
        *_say_owners(value, lang),
        *_say_dates(value, lang),
    ]
    actions = len(value.get("actions", ()))
    if actions:
        parts.append(say_count(actions, "action", lang))
    return " · ".join(parts)


def _say_owners(value: Record, lang: str) -> Iterator[str]:
    for role in PARTY_ROLES:
        if value[role]:
            yield say_field(
                say(role, lang),
                _join([_say_party(party, lang) for party in value[role]], lang),
                lang,
            )


def _say_dates(value: Record, lang: str) -> list[str]:
    targets = [
        *value["targets"],
        *(target for action in value.get("actions", ()) for target in action["targets"]),
    ]
    dates = dict.fromkeys(when for target in targets if (when := say_when(target, lang)))
    return [say_field(_word("due", lang), _join(list(dates), lang), lang)] if dates else []


def _say_entry(entry: Record, lang: str) -> str:
    status = say(entry["status"], lang) + _bracket(
        "" if entry["value"] is None else f"{entry['value']:,}", lang
    )
    before = (
        say_field(_word("before", lang), say(entry["previous"], lang), lang)
        if entry["previous"]
        else ""
    )
    return " · ".join(part for part in (_comma([status, entry["date"]], lang), before) if part)


def _comma(parts: list[str], lang: str) -> str:
    return ("，" if lang == "zh" else ", ").join(part for part in parts if part)


def _bracket(text: str, lang: str) -> str:
    """Put a text in brackets, to stand behind another one; nothing where there is none."""
    return (f"（{text}）" if lang == "zh" else f" ({text})") if text else ""


def _put_after(words: str, name: str, lang: str) -> str:
    return words + name if lang == "zh" else f"{words} {name}"


def _join(items: list[str], lang: str) -> str:
    return ("、" if lang == "zh" else ", ").join(dict.fromkeys(items))
