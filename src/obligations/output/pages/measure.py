"""The page of a measure: what it asks for, who answers, by when, what came before and after, where
it stands.
"""

from __future__ import annotations

from typing import Any

from obligations.output.column import Style
from obligations.output.pages.page import Item, Page
from obligations.output.parties import say_party
from obligations.text.words import (
    choose,
    reverse_relation,
    say,
    say_due,
    say_evidence,
    say_metric,
    say_not_found,
    say_progress,
)
from obligations.vocabulary import PARTY_ROLES

Record = dict[str, Any]
_WORDS = {
    "who": ("Who answers", "责任分工"),
    "targets": ("Targets", "目标"),
    "actions": ("Actions", "举措"),
    "before": ("What it takes up", "承接"),
    "after": ("What took it up", "后续"),
    "progress": ("On record", "进展"),
    "source": ("In the source", "出处"),
    "nobody": ("nobody is named", "未写明责任主体"),
}
# A text that the data was read from, by the language of the page and its own.
_TEXTS = {
    "en": {"en": "English text", "zh": "Chinese text"},
    "zh": {"en": "英文文本", "zh": "中文文本"},
}


def build_measure_page(
    record: Record, titles: dict[str, Record | None], topics: dict[str, Record], lang: str
) -> Page:
    """Return the page of a record of `show`.

    `titles` are those of the measures that it is tied to, `topics` the names of topics.
    """
    zh = lang == "zh"
    comma = "、" if zh else ", "
    page = Page()
    page.title(f"{record['id']} {choose(record['title'], lang)}")
    other = (record["title"] or {}).get("en" if zh else "zh")
    page.facts(
        [
            ("English" if zh else "中文", other or ""),
            ("状态" if zh else "state", _say_state(record, lang)),
            ("类别" if zh else "kind", say(record["kind"], lang)),
            (
                "主题" if zh else "topics",
                comma.join(choose(topics.get(topic), lang) or topic for topic in record["topics"]),
            ),
            (
                "任务要素" if zh else "marks",
                comma.join(say(mark, lang) for mark in record["marks"]) or "–",
            ),
        ]
    )
    page.text(choose(record["summary"], lang))
    page.heading(_word("who", lang))
    page.items(_list_parties(record, lang) or [Item("", _word("nobody", lang))])
    _add(
        page,
        _word("targets", lang),
        [_describe_target(target, lang) for target in record["targets"]],
    )
    _add(
        page,
        _word("actions", lang),
        [_describe_action(action, lang) for action in record["actions"]],
    )
    _add(
        page,
        _word("before", lang),
        [
            _describe_link(link, link["to"], link["relation"], link["from"], titles, lang)
            for link in record["links"]
        ],
    )
    after = [(link, reverse_relation(link["relation"])) for link in record["linked_from"]]
    _add(
        page,
        _word("after", lang),
        [
            _describe_link(link, link["from"], relation, link["to"], titles, lang)
            for link, relation in after
        ],
    )
    _add(
        page,
        _word("progress", lang),
        [_describe_entry(entry, lang) for entry in record.get("progress", ())],
    )
    _add_source(page, record, lang)
    return page


def _word(key: str, lang: str) -> str:
    return _WORDS[key][lang == "zh"]


def _add(page: Page, heading: str, items: list[Item]) -> None:
    if items:
        page.heading(heading)
        page.items(items)


def _say_state(record: Record, lang: str) -> str:
    state = say(record["state"], lang)
    if record["reported"] not in (None, record["state"]):
        state += f" · {say(record['reported'], lang)}"
    deadline = record["next_deadline"]
    if not deadline:
        return state
    return (
        f"{state}，下一截止日期 {deadline}"
        if lang == "zh"
        else f"{state}, next deadline {deadline}"
    )


def _list_parties(record: Record, lang: str) -> list[Item]:
    items = []
    style = Style(lang, human=True)
    for role in PARTY_ROLES:
        groups: dict[tuple[str, str | None, tuple[str, ...]], list[str]] = {}
        for party in record[role]:
            key = (
                party["basis"],
                choose(party["because"], lang) or None,
                tuple(party["parts"] or ()),
            )
            name = choose(party["name"], lang)
            full = say_party({**party, "short": {"en": name, "zh": name}}, style, marks=False)
            groups.setdefault(key, []).append(full)
        for (basis, because, parts), names in groups.items():
            below = []
            if parts:
                below.append(("仅：" if lang == "zh" else "in part: ") + ", ".join(parts))
            if basis != "stated":
                below.append(
                    say(basis, lang)
                    + ((": " if lang != "zh" else "：") + because if because else "")
                )
            items.append(
                Item(say(role, lang), ("、" if lang == "zh" else ", ").join(names), tuple(below))
            )
    return items


def _describe_target(target: Record, lang: str) -> Item:
    when = say_due(target, lang) or say("undated", lang)
    below = [f"{when} · {say(target['state'], lang)}"]
    if target["progress"]:
        below[0] += (
            f" · {say(target['progress'], lang)}" if target["progress"] != target["state"] else ""
        )
    if target["not_found"]:
        below[0] += f" · {say_not_found(target, lang)}"
    if target["metric"]:
        below.append(say_metric(target["metric"], lang))
    if target["deliverable"]:
        below.append(say(target["deliverable"], lang))
    return Item(target["id"], choose(target["outcome"], lang), tuple(below))


def _describe_action(action: Record, lang: str) -> Item:
    below = []
    comma = "、" if lang == "zh" else ", "
    facts = [
        say(action["deliverable"], lang) if action["deliverable"] else "",
        (
            ("对象：" if lang == "zh" else "for ") + comma.join(action["addressees"])
            if action["addressees"]
            else ""
        ),
        comma.join(choose(place, lang) for place in action["places"]),
        (
            ("主题：" if lang == "zh" else "on ") + comma.join(action["topics"])
            if action["topics"]
            else ""
        ),
        (
            ("报送：" if lang == "zh" else "reported to ") + comma.join(action["submitted_to"])
            if action["submitted_to"]
            else ""
        ),
        say(action["state"], lang) if action["state"] != "undated" else "",
        say_progress(action, lang),
    ]
    if any(facts):
        below.append(" · ".join(fact for fact in facts if fact))
    below += [f"{item.label}: {item.text}" for item in _list_parties(action, lang)]
    below += [
        f"{target['id']}: {choose(target['outcome'], lang)}"
        f" ({_describe_target(target, lang).below[0]})"
        for target in action["targets"]
    ]
    return Item(
        action["id"],
        f"{say(action['modality'], lang)}: {choose(action['what'], lang)}",
        tuple(below),
    )


def _describe_link(
    link: Record,
    other: str,
    relation: str,
    part: str | None,
    titles: dict[str, Record | None],
    lang: str,
) -> Item:
    title = choose(titles.get(other), lang)
    below = [choose(link["because"], lang)] if link["because"] else []
    if part:
        below.append(("本措施中：" if lang == "zh" else "here: ") + part)
    return Item(
        other, f"{say(relation, lang)} · {title}" if title else say(relation, lang), tuple(below)
    )


def _describe_entry(entry: Record, lang: str) -> Item:
    value = f" ({entry['value']:,})" if entry["value"] is not None else ""
    text = f"{entry['of']}: {say(entry['status'], lang)}{value}"
    if entry["corrected"]:
        text += "（已更正）" if lang == "zh" else " (corrected since)"
    evidence = [say_evidence(shown, lang) for shown in entry["evidence"]]
    below = [part for part in (choose(entry["note"], lang), "; ".join(evidence)) if part]
    return Item(entry["date"], text, tuple(below))


def _add_source(page: Page, record: Record, lang: str) -> None:
    source = record.get("source")
    if not source:
        return
    page.heading(_word("source", lang))
    section = source["section"]
    page.facts(
        [
            (
                "文件" if lang == "zh" else "document",
                " · ".join(
                    part for part in (choose(source["title"], lang), source["number"]) if part
                ),
            ),
            ("原标题" if lang == "zh" else "official title", choose(source["heading"], "zh")),
            ("成文" if lang == "zh" else "dated", source["dated"]),
            (
                "部分" if lang == "zh" else "section",
                (
                    " ".join(
                        part for part in (section["label"], choose(section["title"], lang)) if part
                    )
                    if section
                    else ""
                ),
            ),
            ("序号" if lang == "zh" else "label", record["label"] or ""),
            ("原条目标题" if lang == "zh" else "heading", choose(record["heading"], "zh")),
            *[
                (
                    _TEXTS[lang][text["language"]],
                    " · ".join(
                        part
                        for part in (text["title"], choose(text["note"], lang), text["url"])
                        if part
                    ),
                )
                for text in source["texts"]
            ],
        ]
    )
