"""The index of the pages, and the page of a department: tables that lead to the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.exporting.md.markdown import (
    link_record,
    write_link,
    write_paragraph,
    write_table,
    write_text,
)
from obligations.exporting.tally import tally
from obligations.exporting.wording import (
    NOBODY,
    TITLES,
    WHO_ANSWERS,
    explain_state,
    join,
    list_names,
    list_roles,
    say_day,
    say_role,
)
from obligations.text.words import (
    choose,
    name_party,
    say,
    say_due,
    say_field,
    say_nothing_found,
    say_progress,
)
from obligations.vocabulary import PARTY_ROLES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.exporting.md.document_page import Setting
    from obligations.exporting.request import Order, Rows, Share
    from obligations.exporting.tally import Tally

Record = dict[str, Any]


def write_index(rows: Rows, order: Order, around: Setting) -> Iterator[str]:
    """Yield the lines of the index."""
    lang, zh = order.lang, order.lang == "zh"
    yield from (f"# {TITLES[lang]}", "")
    yield from (_say_day(rows, lang), "")
    for line in (*order.narrowed, *order.notes):
        yield from (write_paragraph(line), "")
    if not rows.named:
        yield say_nothing_found(lang)
    header: tuple[str, ...] = ("状态", "含义") if zh else ("state", "what it means")
    states = tally(rows, "state", lang)
    yield from write_table(
        (*header, *states.headings),
        [
            (say(state, lang), explain_state(state, rows.soon, lang), *_say_counts(states, state))
            for state in STATES
            if any(states.count(state))
        ],
    )
    documents = tally(rows, "document", lang)
    header = ("发文字号", "标题", "成文日期") if zh else ("number", "title", "dated")
    yield from _write_part(
        "文件" if zh else "Documents",
        (*header, *documents.headings),
        [
            (*_describe(document, lang), *_say_counts(documents, document["id"]))
            for document in rows.documents
        ],
    )
    header = (
        *(("单位", "合计") if zh else ("department", "in all")),
        *(say(role, lang) for role in PARTY_ROLES),
    )
    yield from _write_part(
        WHO_ANSWERS[lang], header, [_count_roles(share, lang) for share in rows.shares]
    )
    header = (
        ("编号", "目标", "时限", "状态", "责任单位")
        if zh
        else ("id", "promised result", "due", "state", "who answers")
    )
    yield from _write_part(
        "目标" if zh else "Targets",
        header,
        [_describe_target(target, around) for target in rows.targets],
    )


def write_share(share: Share, rows: Rows, around: Setting) -> Iterator[str]:
    """Yield the lines of the page of a party: what it owes, soonest first."""
    lang, zh = around.lang, around.lang == "zh"
    yield from (
        f"# {write_text(' · '.join(_list_names(share, lang)))}",
        "",
        write_link("返回目录" if zh else "Index", "../README.md"),
        "",
    )
    if share.party and share.party["now"]:
        yield from (write_paragraph(name_party(share.party, lang)), "")
    yield from (_say_day(rows, lang), "")
    header = (
        ("编号", "角色", "依据", "事项", "目标", "时限", "状态")
        if zh
        else ("id", "role", "basis", "what is owed", "promised result", "due", "state")
    )
    yield from write_table(
        header, [_describe_obligation(record, share, rows, around) for record in share.obligations]
    )


def name_page(share: Share) -> str:
    """Return the page of a party."""
    # No department can have an id with that sign.
    return f"departments/{share.party['id'] if share.party else 'nobody_named'}.md"


def _list_names(share: Share, lang: str) -> list[str]:
    if not share.party:
        return [NOBODY[lang]]
    return [
        *list_names(share.party, lang),
        *([share.party["abbr"]] if share.party["abbr"] and lang != "zh" else []),
    ]


def _say_day(rows: Rows, lang: str) -> str:
    return (
        f"{say_day(rows.as_of, lang)}。"
        if lang == "zh"
        else f"{say_day(rows.as_of, lang).capitalize()}."
    )


def _write_part(heading: str, header: Sequence[str], lines: list[Sequence[str]]) -> Iterator[str]:
    if lines:
        yield from (f"## {heading}", "", *write_table(header, lines))


def _say_counts(counted: Tally, value: str) -> list[str]:
    return [str(count or "") for count in counted.count(value)]


def _describe(document: Record, lang: str) -> tuple[str, ...]:
    title = write_link(choose(document["title"], lang), f"documents/{document['id']}.md")
    return write_text(document["number"] or ""), title, document["dated"]


def _count_roles(share: Share, lang: str) -> list[str]:
    counts = share.count_measures(PARTY_ROLES)
    return [
        write_link(_list_names(share, lang)[0], name_page(share)),
        *(str(count or "") for count in counts),
    ]


def _describe_target(target: Record, around: Setting) -> tuple[str, ...]:
    roles = (
        say_field(role, parties, around.lang)
        for role, parties in list_roles(target["measure"], around.lang)
    )
    return (
        link_record(target["id"], around.pages, "documents/"),
        write_text(choose(target["outcome"], around.lang)),
        write_text(say_due(target, around.lang)),
        write_text(_say_standing(target, around.lang)),
        write_text(join(roles, around.lang)),
    )


def _describe_obligation(
    record: Record, share: Share, rows: Rows, around: Setting
) -> tuple[str, ...]:
    return (
        link_record(record["id"], around.pages, "../documents/"),
        write_text(say_role(record, share.party, around.lang)),
        say(record["basis"] or "", around.lang),
        write_text(choose(record["title"], around.lang)),
        write_text(choose(record["outcome"], around.lang)),
        write_text(say_due(rows.parts[record["target"]], around.lang) if record["target"] else ""),
        write_text(_say_standing(record, around.lang)),
    )


def _say_standing(record: Record, lang: str) -> str:
    """Return the state, and beside it what is on record."""
    return join(
        (said for said in (say(record["state"], lang), say_progress(record, lang)) if said), lang
    )
