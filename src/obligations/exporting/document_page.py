"""The page of a document: its facts, and each measure with who answers, by when, what it asks for and what it is tied to."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from obligations.exporting.markdown import link_record, write_link, write_paragraph, write_text
from obligations.exporting.wording import describe_evidence, find_url, join, say_party
from obligations.labels import choose, reverse_relation, say, say_metric, say_when
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

Record = dict[str, Any]


def write_document(
    document: Record,
    measures: list[Record],
    sections: dict[tuple[str, int], Record],
    progress: dict[str, list[Record]],
    pages: set[str],
    lang: str,
) -> Iterator[str]:
    """Give the lines of the page; `pages` are the places that links can lead to."""
    zh = lang == "zh"
    yield from (f"# {write_text(choose(document['title'], lang))}", "", write_link("索引" if zh else "Index", "../README.md"), "")
    yield from (*(f"- {name}: {value}" for name, value in _list_facts(document, lang) if value), "")
    with_sections = any((document["id"], measure["section"]) in sections for measure in measures)
    for section, members in groupby(measures, key=lambda measure: sections.get((document["id"], measure["section"]))):
        if section:
            yield from (f"## {write_text(' '.join(part for part in (section['label'], choose(section, lang)) if part))}", "")
        for measure in members:
            yield from _write_measure(measure, "###" if with_sections else "##", pages, lang)
            entries = [_write_entry(entry, pages, lang) for entry in progress.get(measure["id"], ())]
            yield from _write_list("进展" if zh else "On record", entries)


def _list_facts(document: Record, lang: str) -> list[tuple[str, str]]:
    zh = lang == "zh"
    url, number = find_url(document), document["number"] or ""
    issuers = join((choose(body["name"], lang) or body["id"] for body in document["issuers"]), lang)
    return [
        ("文号" if zh else "number", write_link(number or url, url) if url else write_text(number)),
        ("原标题" if zh else "as printed", write_text(choose(document["heading"], lang))),
        ("发文机关" if zh else "issued by", write_text(issuers)),
        ("成文日期" if zh else "dated", document["dated"]),
        ("发布日期" if zh else "published", document["published"] or ""),
    ]


def _write_measure(measure: Record, level: str, pages: set[str], lang: str) -> Iterator[str]:
    zh = lang == "zh"
    yield from (f'{level} <a id="{measure["id"]}"></a>{measure["id"]} {write_text(choose(measure["title"], lang))}', "")
    yield from (f"**{say(measure['state'], lang)}** · {say(measure['kind'], lang)}", "")
    yield from (write_paragraph(choose(measure["summary"], lang)), "")
    yield from _write_list("责任分工" if zh else "Who answers", _write_roles(measure, pages, lang))
    yield from _write_list("目标" if zh else "Targets", [_write_target(target, lang) for target in measure["targets"]])
    yield from _write_list(
        "举措" if zh else "Actions", [line for action in measure["actions"] for line in _write_action(action, pages, lang)]
    )
    back = [_write_tie(link["relation"], link["to"], pages, lang) for link in measure["links"]]
    yield from _write_list("承接" if zh else "What it takes up", back)
    forward = [_write_tie(reverse_relation(link["relation"]), link["from"], pages, lang) for link in measure["linked_from"]]
    yield from _write_list("后续" if zh else "What took it up", forward)


def _write_list(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (f"**{heading}**", "", *(line if line.startswith("  ") else f"- {line}" for line in lines), "")


def _write_roles(owner: Record, pages: set[str], lang: str) -> list[str]:
    return [
        f"{say(role, lang)}: {join((_link_party(party, pages, lang) for party in owner[role]), lang)}"
        for role in PARTY_ROLES
        if owner[role]
    ]


def _link_party(party: Record, pages: set[str], lang: str) -> str:
    text = say_party(party, lang)
    page = f"departments/{party['id']}.md"
    return write_link(text, f"../{page}") if page in pages else write_text(text)


def _write_target(target: Record, lang: str) -> str:
    said = [say_when(target, lang), say_metric(target["metric"], lang) if target["metric"] else "", say(target["state"], lang)]
    return f"{target['id']}: {write_text(choose(target['outcome'], lang))} ({write_text(' · '.join(part for part in said if part))})"


def _write_action(action: Record, pages: set[str], lang: str) -> list[str]:
    below = [*_write_roles(action, pages, lang), *(_write_target(target, lang) for target in action["targets"])]
    head = f"{action['id']} {say(action['modality'], lang)}: {write_text(choose(action['what'], lang))}"
    return [head, *(f"  - {line}" for line in below)]


def _write_tie(relation: str, record: str, pages: set[str], lang: str) -> str:
    return f"{say(relation, lang)} {link_record(record, pages, '')}"


def _write_entry(entry: Record, pages: set[str], lang: str) -> str:
    zh = lang == "zh"
    value = f" ({entry['value']:,})" if entry["value"] is not None else ""
    corrected = ("（已更正）" if zh else " (corrected since)") if entry["corrected"] else ""
    shown = [write_link(text, url) if url else link_record(text, pages, "") for text, url in map(describe_evidence, entry["evidence"])]
    told = " · ".join(part for part in (write_text(choose(entry["note"], lang)), "; ".join(shown)) if part)
    return f"{entry['date']} {entry['of']}: {say(entry['status'], lang)}{value}{corrected}{': ' if told else ''}{told}"
