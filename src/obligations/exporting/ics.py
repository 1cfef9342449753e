"""Deadlines as a calendar by RFC 5545: one event of a whole day for each target that has one, and
for each occurrence of what recurs.

What a text gives a year for is due at the end of that year: the event stands on the last day of the
window, DTEND is the day after (the end of an event is exclusive), and the title says how precise
the text is. A title is short and begins with who answers; the whole wording stands in the
description. The same data gives the same file: DTSTAMP is the day of the newest entry about the
target, else that of its document. RFC 5545 decides what is written; of what is beside it only the
name of the calendar and how often to look again are (RFC 7986, and X-WR-CALNAME and X-PUBLISHED-TTL
for programs that know only those).
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from obligations.exporting.request import gather_targets, load_documents
from obligations.exporting.wording import find_url, list_target_lines, say_title
from obligations.findings import UserError
from obligations.query.filters import Filters
from obligations.query.occurrences import find_horizon_of_exports
from obligations.sentences import tell
from obligations.text.escaping import show_controls
from obligations.text.speech import Speech, read_both
from obligations.text.tables import exports
from obligations.text.words import choose, say
from obligations.text.written_dates import recurs, say_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from obligations.exporting.request import Counts, Order
    from obligations.query.session import Question
    from obligations.records import Bilingual, DocumentRecord, DueRow

_MOST_OCTETS = 75
_REFRESH = "P1D"  # how often who has subscribed to it should look again
_STATUS = {False: "CONFIRMED", True: "TENTATIVE"}  # whether it is from a draft
_SETTLED = ("met", "missed", "superseded")


def write_calendar(order: Order, path: Path) -> Counts:
    """Write the targets that have a deadline.

    Raises UserError where there is none: a calendar can't be empty.
    """
    horizon = find_horizon_of_exports(order.question.as_of)
    found = gather_targets(order, until=horizon)
    targets = [target for target in found if target["deadline"]]
    if not targets:
        raise _refuse_empty(filtered=order.filters != Filters())
    # Newlines as they are: RFC 5545 wants CRLF on every platform.
    with path.open("w", encoding="utf-8", newline="") as file:
        for line in _list_lines(targets, order):
            file.write(fold(line))
    as_of = order.question.as_of.isoformat()
    to_come = len([target for target in targets if (target["deadline"] or "") >= as_of])
    return {"event": len(targets), "to_come": to_come, "undated": len(found) - len(targets)}


def _refuse_empty(*, filtered: bool) -> UserError:
    """Return the error for a calendar without events, which no program takes."""
    if filtered:
        return UserError(
            tell("nothing that fits these filters has a deadline"),
            tell("a calendar can't be empty: widen the filters, see: obligations due"),
        )
    return UserError(
        tell("no target has a deadline, and a calendar can't be empty"),
        tell("see the targets with: obligations due"),
    )


def fold(line: str) -> str:
    """Return a content line with its CRLF, folded to lines of 75 octets without cutting a
    character.
    """
    if len(line.encode()) <= _MOST_OCTETS:
        return f"{line}\r\n"
    parts: list[str] = []
    size = 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > _MOST_OCTETS:
            parts.append("\r\n ")
            size = 1
        parts.append(sign)
        size += octets
    return "".join(parts) + "\r\n"


def escape(text: str) -> str:
    """Write a text as a value of type TEXT: its signs mean nothing, its lines are kept."""
    lines = (show_controls(line) for line in text.split("\n"))
    return "\\n".join(re.sub(r"([\\;,])", r"\\\1", line) for line in lines)


def _list_lines(targets: list[DueRow], order: Order) -> Iterator[str]:
    speech = Speech(order.lang)
    filters = speech.say(exports.BETWEEN_FILTERS).join(order.narrowed)
    name = speech.enclose(speech.say(exports.CALENDAR), filters)
    yield from (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//obligations//export//{order.lang.upper()}",
        "CALSCALE:GREGORIAN",
    )
    yield from (f"NAME:{escape(name)}", f"X-WR-CALNAME:{escape(name)}")
    yield from (f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}", f"X-PUBLISHED-TTL:{_REFRESH}")
    documents, question = load_documents(order), order.question
    stamps, topics = _find_stamps(question), _find_topics(question)
    as_of = question.as_of.isoformat()
    for target in order.track(targets, "events"):
        document = documents[target["document"]]
        yield from (
            "BEGIN:VEVENT",
            f"UID:{target['id']}@obligations",
            f"DTSTAMP:{_write_day(stamps.get(target['id']) or document['dated'])}T000000Z",
        )
        yield from _list_event(target, document, topics[target["measure"]["id"]], as_of, order.lang)
        if order.alarm is not None and _rings(target, as_of):
            alarm = f"DESCRIPTION:{escape(say_title(target, document, order.lang))}"
            yield from (
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                alarm,
                f"TRIGGER:{_write_trigger(order.alarm.days)}",
                "END:VALARM",
            )
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _write_trigger(days: int) -> str:
    """Return when the alarm rings, counted from the first minute of the event: at nine in the
    morning, so many days before.
    """
    if days == 0:
        return "PT9H"
    if days > 1:
        return f"-P{days - 1}DT15H"
    return "-PT15H"


def _rings(target: DueRow, as_of: str) -> bool:
    """Whether a target is open and still to come."""
    return (target["deadline"] or "") >= as_of and target["state"] not in _SETTLED


def _list_event(
    target: DueRow, document: DocumentRecord, topics: list[Bilingual], as_of: str, lang: str
) -> Iterator[str]:
    deadline = target["deadline"] or as_of  # there is one: see write_calendar
    day = date.fromisoformat(deadline)
    yield f"DTSTART;VALUE=DATE:{_write_day(deadline)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_write_day((day + timedelta(days=1)).isoformat())}"
    yield f"SUMMARY:{escape(say_title(target, document, lang))}"
    yield f"DESCRIPTION:{escape(_describe(target, document, as_of, lang))}"
    categories = [
        say(target["state"], lang),
        document["id"],
        *(choose(topic, lang) for topic in topics),
    ]
    yield f"CATEGORIES:{','.join(escape(category) for category in categories)}"
    if url := find_url(document):
        yield f"URL:{url}"
    yield from ("TRANSP:TRANSPARENT", f"STATUS:{_STATUS[document['draft']]}")


def _write_day(day: str) -> str:
    return day.replace("-", "")


def _describe(target: DueRow, document: DocumentRecord, as_of: str, lang: str) -> str:
    when, deadline = say_due(target, lang), target["deadline"]
    if deadline and recurs(target):
        when = Speech(lang).enclose(when, deadline)
    elif deadline and deadline not in when:
        when = Speech(lang).say(exports.EVENT_ON_LAST_DAY, when=when, day=deadline)
    return "\n".join(list_target_lines(target, document, when, as_of, lang))


def _find_stamps(question: Question) -> dict[str, str]:
    """Return the day on which the newest entry about each target was recorded."""
    return {
        row["id"]: row["day"]
        for row in question.select(
            "SELECT thing || coalesce('@' || occurrence, '') AS id, max(recorded) AS day FROM entry"
            " GROUP BY id"
        )
    }


def _find_topics(question: Question) -> dict[str, list[Bilingual]]:
    """Return the topics of each measure as a whole."""
    topics: dict[str, list[Bilingual]] = defaultdict(list)
    sql = (
        "SELECT r.measure, t.en, t.zh FROM measure_topic AS r JOIN topic AS t ON t.id = r.topic"
        " WHERE r.action IS NULL"
    )
    for row in question.select(f"{sql} ORDER BY r.measure, r.position"):
        topics[row["measure"]].append(read_both(row))
    return topics
