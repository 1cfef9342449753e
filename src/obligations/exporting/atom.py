"""A feed by Atom (RFC 4287): what fell due, and what was recorded of it, the newest first.

An entry keeps its identifier for good: it is made of what it is about and of its day, so that a
reader shows it once however often the feed is written anew. The same data and the same question
give the same feed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from obligations import __version__
from obligations.exporting.request import gather_rows, gather_targets
from obligations.exporting.wording import (
    describe_evidence,
    find_url,
    join,
    list_target_lines,
    name_document,
    say_title,
)
from obligations.ids import thing_of
from obligations.text.escaping import show_controls
from obligations.text.speech import Speech
from obligations.text.tables import exports, headings
from obligations.text.words import choose, say, shorten_title
from obligations.text.written_dates import recurs, say_due
from obligations.text.written_metrics import say_metric
from obligations.text.written_progress import say_evidence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from obligations.exporting.request import Counts, Order, Rows
    from obligations.query.filters import Filters
    from obligations.records import DocumentRecord, DueRow, EntryRecord

_ATOM = "http://www.w3.org/2005/Atom"
_OWN = UUID(
    "5a1f1f0e-6f5e-5c0b-9a55-0f3e8f2b7c11"
)  # the namespace of our identifiers, once and for all


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry: what it is known by, its day, its title and text, the state or status that it tells
    of, and where more can be read.
    """

    key: str
    day: str
    title: str
    text: str
    word: str
    url: str | None


def write_feed(order: Order, path: Path) -> Counts:
    """Write the targets whose deadline has passed, and the entries of progress, up to the day asked
    about.
    """
    rows = gather_rows(order)
    targets = gather_targets(order, until=order.question.as_of)
    due = list(_list_due(targets, rows, order.lang))
    recorded = list(_list_recorded(rows, order.lang))
    entries = sorted(
        order.track([*due, *recorded], "entries"),
        key=lambda entry: (entry.day, entry.key),
        reverse=True,
    )
    path.write_bytes(_render(entries, rows, order))
    return {"passed deadline": len(due), "record": len(recorded)}


def _list_due(targets: list[DueRow], rows: Rows, lang: str) -> Iterator[_Entry]:
    documents = {document["id"]: document for document in rows.documents}
    for target in targets:
        if not target["deadline"] or target["deadline"] >= rows.as_of:
            continue
        document = documents[target["document"]]
        day = date.fromisoformat(target["deadline"]) + timedelta(days=1)
        speech, when = Speech(lang), say_due(target, lang)
        told = speech.say(exports.FELL_DUE)
        if recurs(target):  # the same promise has an entry for each of its days
            when = speech.enclose(when, target["deadline"])
            told = speech.say(exports.FELL_DUE_ON, day=target["deadline"])
        text = "\n".join(list_target_lines(target, document, when, rows.as_of, lang))
        title = speech.field(told, say_title(target, document, lang))
        yield _Entry(
            f"due {target['target']} {target['deadline']}",
            day.isoformat(),
            title,
            text,
            target["state"],
            find_url(document),
        )


def _list_recorded(rows: Rows, lang: str) -> Iterator[_Entry]:
    documents = {document["id"]: document for document in rows.documents}
    known: Counter[str] = Counter()
    for measure, entries in rows.progress.items():
        for entry in entries:
            key = f"recorded {entry['of']} {entry['date']} {entry['recorded']} {entry['status']}"
            known[key] += 1  # who records the same twice gets two entries
            title, text = _describe_recorded(
                entry, rows, documents[rows.named[measure]["document"]], lang
            )
            described = (describe_evidence(item, lang) for item in entry["evidence"])
            shown = [url for _, url in described if url]
            yield _Entry(
                f"{key} {known[key]}",
                entry["recorded"],
                title,
                text,
                entry["status"],
                shown[0] if shown else None,
            )


def _describe_recorded(
    entry: EntryRecord, rows: Rows, document: DocumentRecord, lang: str
) -> tuple[str, str]:
    speech = Speech(lang)
    wording = choose(rows.wordings.get(thing_of(entry["of"])), lang)
    status = say(entry["status"], lang)
    if entry["corrected"]:
        status = speech.enclose(status, speech.say(headings.CORRECTED_SINCE))
    told = speech.say(exports.STATUS_AND_WORDING, status=status, wording=shorten_title(wording))
    promise = rows.promises.get(thing_of(entry["of"]))
    metric = promise["metric"] if promise else None
    if metric and entry["value"] is not None:
        reached = say_metric({**metric, "reached": entry["value"]}, lang)
    else:
        reached = ""
    lines = [
        (exports.SUBJECT, f"{entry['of']} {wording}"),
        (headings.STATUS, status),
        (exports.SINCE, entry["date"]),
        (headings.METRIC, reached),
        (headings.NOTE, choose(entry["note"], lang)),
        (
            headings.EVIDENCE,
            join((say_evidence(item, lang) for item in entry["evidence"]), lang),
        ),
        (headings.DOCUMENT, name_document(document, lang)),
    ]
    return f"{entry['of']} {told}", "\n".join(
        speech.field(speech.say(name), value) for name, value in lines if value
    )


def _render(entries: list[_Entry], rows: Rows, order: Order) -> bytes:
    ET.register_namespace("", _ATOM)
    speech = Speech(order.lang)
    feed = ET.Element(
        f"{{{_ATOM}}}feed",
        {"{http://www.w3.org/XML/1998/namespace}lang": speech.say(exports.LANGUAGE_TAG)},
    )
    _add(feed, "id", _identify(" ".join(("feed", order.lang, *_list_filters(order.filters)))))
    filters = speech.say(exports.BETWEEN_FILTERS).join(order.narrowed)
    _add(feed, "title", speech.enclose(speech.say(exports.TITLE_OF_ALL), filters))
    _add(feed, "updated", _write_day(max((entry.day for entry in entries), default=rows.as_of)))
    _add(ET.SubElement(feed, f"{{{_ATOM}}}author"), "name", "obligations")
    _add(feed, "generator", "obligations", version=__version__)
    for entry in entries:
        element = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _add(element, "id", _identify(entry.key))
        _add(element, "title", entry.title)
        _add(element, "updated", _write_day(entry.day))
        _add(element, "published", _write_day(entry.day))
        _add(element, "category", term=entry.word, label=say(entry.word, order.lang))
        if entry.url:
            _add(element, "link", rel="related", href=entry.url)
        _add(element, "content", entry.text, type="text")
    ET.indent(feed)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _list_filters(filters: Filters) -> list[str]:
    """Return the filters that were set: further kinds of filters leave the identifier of a feed as
    it is.
    """
    return [
        f"{name}={value}"
        for name, value in asdict(filters).items()
        if value not in ((), None, False)
    ]


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> None:
    shown = {key: show_controls(value) for key, value in attributes.items()}
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", shown)
    if text is None:
        element.text = None
    else:
        element.text = "\n".join(show_controls(line) for line in text.split("\n"))


def _identify(key: str) -> str:
    return f"urn:uuid:{uuid5(_OWN, key)}"


def _write_day(day: str) -> str:
    return f"{day}T00:00:00Z"
