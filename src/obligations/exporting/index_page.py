"""The index of the pages, and the page of a department: tables that lead to the documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from obligations.exporting.markdown import link_record, write_link, write_paragraph, write_table, write_text
from obligations.exporting.wording import list_roles
from obligations.labels import choose, name_party, say, say_when
from obligations.vocabulary import PARTY_ROLES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.exporting.order import Order, Rows

Record = dict[str, Any]


def write_index(rows: Rows, order: Order, pages: set[str]) -> Iterator[str]:
    """Give the lines of the index; `pages` are the places that links can lead to."""
    lang, zh = order.lang, order.lang == "zh"
    yield from (f"# {'谁在何时之前应做什么' if zh else 'Who owes what by when'}", "")
    yield from (f"截至{rows.as_of}。" if zh else f"As of {rows.as_of}.", "")
    for line in order.narrowed:
        yield from (write_paragraph(line), "")
    states = _count("state", rows)
    header: tuple[str, ...] = ("状态", "措施", "目标") if zh else ("state", "measures", "targets")
    yield from write_table(header, [(say(state, lang), *_say_counts(states, state)) for state in STATES if any(_say_counts(states, state))])
    yield from (f"## {'文件' if zh else 'Documents'}", "")
    documents = _count("document", rows)
    header = ("文号", "标题", "成文日期", "措施", "目标") if zh else ("number", "title", "dated", "measures", "targets")
    yield from write_table(header, [(*_describe(document, lang), *_say_counts(documents, document["id"])) for document in rows.documents])
    yield from (f"## {'责任单位（措施数）' if zh else 'Who answers (numbers of measures)'}", "")
    header = ("单位" if zh else "department", *(say(role, lang) for role in PARTY_ROLES))
    yield from write_table(header, [_count_roles(department, records, lang) for department, records in rows.owed.items() if department])
    yield from (f"## {'时限' if zh else 'Deadlines'}", "")
    header = ("编号", "目标", "时限", "状态", "责任单位") if zh else ("id", "promised result", "due", "state", "who answers")
    yield from write_table(header, [_describe_target(target, pages, lang) for target in rows.targets if say_when(target, lang)])


def write_department(records: list[Record], pages: set[str], lang: str) -> Iterator[str]:
    """Give the lines of the page of a department: what it owes, soonest first."""
    zh = lang == "zh"
    department = records[0]["department"]
    names = dict.fromkeys(name for name in (choose(department["name"], lang), *department["name"].values(), department["abbr"]) if name)
    yield from (f"# {write_text(' · '.join(names))}", "", write_link("索引" if zh else "Index", "../README.md"), "")
    if department["now"]:
        yield from (write_paragraph(name_party(department, lang)), "")
    header = (
        ("编号", "角色", "依据", "事项", "目标", "时限", "状态")
        if zh
        else ("id", "role", "basis", "what is owed", "promised result", "due", "state")
    )
    yield from write_table(header, [_describe_obligation(record, pages, lang) for record in records])


def _count(key: str, rows: Rows) -> list[Counter[str]]:
    return [Counter(record[key] for record in records) for records in (rows.measures, rows.targets)]


def _say_counts(counts: Sequence[Counter[str]], value: str) -> list[str]:
    return [str(count[value] or "") for count in counts]


def _describe(document: Record, lang: str) -> tuple[str, ...]:
    title = write_link(choose(document["title"], lang), f"documents/{document['id']}.md")
    return write_text(document["number"] or ""), title, document["dated"]


def _count_roles(department: str, records: list[Record], lang: str) -> list[str]:
    measures = {role: {record["measure"] for record in records if record["role"] == role} for role in PARTY_ROLES}
    name = write_link(choose(records[0]["department"]["name"], lang), f"departments/{department}.md")
    return [name, *(str(len(measures[role]) or "") for role in PARTY_ROLES)]


def _describe_target(target: Record, pages: set[str], lang: str) -> tuple[str, ...]:
    return (
        link_record(target["id"], pages, "documents/"),
        write_text(choose(target["outcome"], lang)),
        write_text(say_when(target, lang)),
        say(target["state"], lang),
        write_text("; ".join(f"{role}: {parties}" for role, parties in list_roles(target["measure"], lang))),
    )


def _describe_obligation(record: Record, pages: set[str], lang: str) -> tuple[str, ...]:
    return (
        link_record(record["id"], pages, "../documents/"),
        say(record["role"], lang),
        say(record["basis"] or "", lang),
        write_text(choose(record["title"], lang)),
        write_text(choose(record["outcome"], lang)),
        write_text(say_when(record, lang)),
        say(record["state"], lang),
    )
