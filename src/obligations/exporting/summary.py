"""The first sheet of the workbook: what is in it, where things stand, and who owes how much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations.exporting.sheet import Cell, Link, Sheet, State, make_day
from obligations.exporting.wording import explain_state, say_day
from obligations.exporting.workbook_columns import link_document
from obligations.labels import choose, say
from obligations.vocabulary import ROLES, STATES

if TYPE_CHECKING:
    from obligations.exporting.order import Order, Rows, Share

Record = dict[str, Any]
_WIDTHS = (28, 60, 14, 14, 16, 14, 18, 18)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who owes something: the sheet, its title, the name, and what is owed."""

    sheet: str
    title: str
    name: str
    share: Share


def fill_summary(sheet: Sheet, rows: Rows, parties: list[Party], order: Order) -> None:
    """Fill the first sheet."""
    zh = order.lang == "zh"
    sheet.set_widths(_WIDTHS)
    sheet.add([("谁在何时之前应做什么，" if zh else "Who owes what by when, ") + say_day(rows.as_of, order.lang)], "title")
    for line in (*(order.narrowed or (["全部措施"] if zh else ["all measures"])), *order.notes):
        sheet.add([line], "note")
    _add_states(sheet, rows, order.lang)
    _add_documents(sheet, rows, order.lang)
    _add_parties(sheet, parties, order.lang)


def _add(sheet: Sheet, heading: str, header: tuple[str, ...], lines: list[list[Cell]]) -> None:
    if lines:
        sheet.add([])
        sheet.add([heading], "heading")
        sheet.add(header, "header")
        for line in lines:
            sheet.add(line)


def _add_states(sheet: Sheet, rows: Rows, lang: str) -> None:
    zh = lang == "zh"
    measures, targets = (Counter(record["state"] for record in records) for records in (rows.measures, rows.targets))
    header = ("状态", "含义", "措施", "目标") if zh else ("state", "what it means", "measures", "targets")
    lines: list[list[Cell]] = [
        [State(say(state, lang), state), explain_state(state, rows.soon, lang), measures[state], targets[state]]
        for state in STATES
        if measures[state] or targets[state]
    ]
    _add(sheet, "进度" if zh else "Where things stand", header, lines)


def _add_documents(sheet: Sheet, rows: Rows, lang: str) -> None:
    zh = lang == "zh"
    measures, targets = (Counter(record["document"] for record in records) for records in (rows.measures, rows.targets))
    header = ("发文字号", "标题", "措施", "目标", "成文日期") if zh else ("number", "title", "measures", "targets", "dated")
    lines: list[list[Cell]] = [
        [
            link_document(document, lang),
            choose(document["title"], lang),
            measures[document["id"]],
            targets[document["id"]],
            make_day(document["dated"]),
        ]
        for document in rows.documents
    ]
    _add(sheet, "文件" if zh else "Documents", header, lines)


def _add_parties(sheet: Sheet, parties: list[Party], lang: str) -> None:
    zh = lang == "zh"
    roles = [role for role in ROLES if any(record["role"] == role for party in parties for record in party.share.obligations)]
    head = ("工作表", "名称", "措施") if zh else ("sheet", "name", "measures")
    last = "无进展记录目标数" if zh else "targets unconfirmed"
    lines = [_describe_party(party, roles) for party in parties]
    _add(
        sheet,
        "责任单位（措施数）" if zh else "Who answers (numbers of measures)",
        (*head, *(say(role, lang) for role in roles), last),
        lines,
    )


def _describe_party(party: Party, roles: list[str]) -> list[Cell]:
    measures = party.share.count_measures(roles)
    unconfirmed = {record["target"] for record in party.share.obligations if record["target"] and record["state"] == "unconfirmed"}
    return [
        Link(party.sheet, f"internal:'{party.sheet}'!A1"),
        party.name,
        *(count or "" for count in (*measures, len(unconfirmed))),
    ]
