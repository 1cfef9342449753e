"""From the options of `progress add` to an entry: what is missing is asked for on a terminal and refused in a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from obligations.cli.asking import ask_for, ask_which, can_ask, confirm
from obligations.cli.emit import emit_pages, print_line, write
from obligations.findings import UserError
from obligations.labels import choose, say, say_when
from obligations.output.measure_page import build_measure_page
from obligations.progress import (
    PROVEN,
    Subject,
    check_appendable,
    make_entry,
    read_day,
    read_note,
    read_status,
    read_value,
    render_entry,
)
from obligations.query.entries import describe_subject, read_evidence
from obligations.query.pages import load_pages
from obligations.safe import show_controls
from obligations.vocabulary import STATUSES

if TYPE_CHECKING:
    from pathlib import Path

    from obligations.model import ProgressEntry
    from obligations.query.question import Question

Record = dict[str, Any]
_EXAMPLE = "such as: obligations progress add 2021-m07.t1 --status met --date 2024-12-31 --evidence https://www.example.org/report"
_WORDS = {
    "record": ("measure, action or target", "措施、举措或目标"),
    "which": ("which is meant", "指哪一项"),
    "whole": ("all of it", "整项"),
    "status": ("status", "进展"),
    "day": ("day from which the evidence shows it", "从哪一天起有据可查"),
    "value": ("how much was reached (empty: not known)", "完成数（可留空）"),
    "evidence": ("evidence, an address or a measure", "依据：网址或措施编号"),
    "optional": ("evidence, an address or a measure (empty: none)", "依据：网址或措施编号（可留空）"),
    "more": ("more evidence (empty: no more)", "其他依据（可留空）"),
    "note": ("a sentence about it (empty: none)", "一句话说明（可留空）"),
    "add": ("add this entry?", "登记这一条？"),
}


@dataclass(slots=True)
class Stated:
    """What was stated on the command line, and then in answer to questions."""

    record: str | None
    status: str | None
    day: str | None
    value: str | None
    evidence: list[str]
    note: str | None
    note_zh: str | None
    corrects: int | None
    whole: bool

    def list_missing(self) -> list[str]:
        """Give the options without which there is no entry."""
        needed = {"ID": self.record, "--status": self.status, "--date": self.day}
        missing = [name for name, value in needed.items() if value is None]
        return missing + ([f"--evidence ({self.status} needs it)"] if self.status in PROVEN and not self.evidence else [])


def state_entry(question: Question, stated: Stated, measures: Path, today: date, lang: str) -> ProgressEntry:
    """Make the entry, asking on a terminal for what is missing. Raises UserError for what is wrong, typer.Abort where it is called off.

    Before the first question what the command line said is checked, and whether anything can be added to the folder of `measures`.
    """
    if stated.status is not None:
        stated.status = read_status(stated.status)
    notes = {language: read_note(text) for language, text in (("en", stated.note), ("zh", stated.note_zh)) if text is not None}
    missing = stated.list_missing()
    if missing and not can_ask():
        raise UserError(f"missing: {', '.join(missing)}", _EXAMPLE)
    if stated.record is None:
        stated.record = ask_for(_word("record", lang), lambda text: describe_subject(question, text))
    record = describe_subject(question, stated.record)
    if missing:
        check_appendable(measures, record["id"], stated.corrects)
        _show_measure(question, record, lang)
    record = _choose_part(question, record, stated, lang)
    subject = Subject(record["id"], date.fromisoformat(record["dated"]), has_metric=find_metric(record) is not None)
    if missing:
        notes |= _ask_for_rest(question, record, subject, stated, today, lang)
    entry = make_entry(
        subject,
        today,
        status=stated.status or "",
        day=stated.day or "",
        value=stated.value,
        evidence=[read_evidence(question, text, today) for text in stated.evidence],
        note=notes,
        corrects=stated.corrects,
    )
    if missing:
        write("".join(f"{show_controls(line)}\n" for line in render_entry(entry).splitlines()))
        confirm(_word("add", lang))
    return entry


def _word(key: str, lang: str) -> str:
    return _WORDS[key][lang == "zh"]


def find_metric(subject: Record) -> Record | None:
    """Give what a subject promises to reach, where it is a target that promises a number."""
    return next((target["metric"] for target in subject["targets"] if target["id"] == subject["id"]), None)


def _show_measure(question: Question, record: Record, lang: str) -> None:
    """Show the measure with what is on record, without its lineage and source; of its actions, the one that is meant."""
    (measure,) = load_pages(question, [record["measure"]])
    kept = [action for action in measure["actions"] if action["id"] == record["id"] or action["targets"]]
    shown = {**measure, "actions": kept, "links": [], "linked_from": [], "source": None}
    emit_pages([shown], [build_measure_page(shown, {}, lang)], "text")


def _choose_part(question: Question, record: Record, stated: Stated, lang: str) -> Record:
    """Give the target that is meant where a measure or action has any: its only one, or the one that is chosen."""
    targets = record["targets"]
    if stated.whole and record["kind"] == "target":
        raise UserError(f"--whole: {record['id']} is a target", f"name the measure or action: {record['id'].rpartition('.t')[0]}")
    if stated.whole or not targets or record["kind"] == "target":
        return record
    if len(targets) == 1 and targets[0]["id"].rpartition(".t")[0] == record["id"]:
        return describe_subject(question, targets[0]["id"])
    if not can_ask():
        named = ", ".join(f"{target['id']} ({say_when(target, 'en') or 'undated'})" for target in targets)
        raise UserError(f"{record['id']} has targets: which is meant?", f"{named}; or --whole for the {record['kind']} itself")
    choices = [(target["id"], f"{say_when(target, lang)} {choose(target['outcome'], lang)}".strip()) for target in targets]
    chosen = ask_which(_word("which", lang), [*choices, (record["id"], _word("whole", lang))])
    return describe_subject(question, chosen)


def _ask_for_rest(question: Question, record: Record, subject: Subject, stated: Stated, today: date, lang: str) -> dict[str, str]:
    """Ask for what the command line did not say, and give the note; what it said is checked first, so that nobody answers in vain."""
    if stated.day is not None:
        read_day(stated.day, subject, today)
    if stated.value is not None:
        read_value(stated.value, subject)
    for text in stated.evidence:
        read_evidence(question, text, today)
    write("\n")
    print_line(f"{record['id']}: {choose(record['text'], lang)}")
    if stated.status is None:
        stated.status = ask_which(_word("status", lang), [(word, say(word, lang) if lang == "zh" else "") for word in STATUSES])
    if stated.day is None:
        stated.day = ask_for(_word("day", lang), lambda text: read_day(text, subject, today), default=today.isoformat())
    if stated.value is None and subject.has_metric:
        stated.value = ask_for(_word("value", lang), lambda text: read_value(text, subject), default="") or None
    _ask_for_evidence(question, stated, today, lang)
    if stated.note is not None or stated.note_zh is not None:
        return {}
    note = ask_for(_word("note", lang), read_note, default="")
    return {lang: note} if note else {}


def _ask_for_evidence(question: Question, stated: Stated, today: date, lang: str) -> None:
    if stated.evidence:
        return
    what, default = ("evidence", None) if stated.status in PROVEN else ("optional", "")
    answer = ask_for(_word(what, lang), lambda text: read_evidence(question, text, today), default=default)
    while answer:
        stated.evidence.append(answer)
        answer = ask_for(_word("more", lang), lambda text: read_evidence(question, text, today), default="")
