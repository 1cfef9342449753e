"""The columns of the log of progress: one row an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from obligations.output.column import Column
from obligations.text.words import choose, name_evidence, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.output.column import Style

Record = dict[str, Any]


def _plain(key: str) -> Callable[[Record, Style], Any]:
    return lambda record, _style: record[key]


def _number(key: str) -> Callable[[Record], Any]:
    return lambda record: record[key] or 0


def _read_evidence(record: Record, _style: Style) -> list[str]:
    return [shown.get("url") or name_evidence(shown) for shown in record["evidence"]]


def _read_correction(record: Record, style: Style) -> Any:
    name = record["corrected_by"]
    if name is None or not style.human:
        return name
    if record["withdrawn"]:
        return f"被{name}撤回" if style.lang == "zh" else f"withdrawn by {name}"
    return f"被{name}更正" if style.lang == "zh" else f"corrected by {name}"


ENTRY = {
    column.name: column
    for column in (
        Column("id", "entry", "条目", _plain("id")),
        Column("of", "of", "对象", _plain("of")),
        Column("measure", "measure", "措施", lambda record, _style: record["measure"]["id"]),
        Column(
            "title",
            "measure title",
            "措施标题",
            lambda record, style: choose(record["measure"]["title"], style.lang),
        ),
        Column("date", "date", "日期", _plain("date")),
        Column("recorded", "recorded", "登记日期", _plain("recorded")),
        Column(
            "status",
            "status",
            "进展",
            lambda record, style: (
                say(record["status"], style.lang) if style.human else record["status"]
            ),
        ),
        Column("value", "value", "数值", _plain("value"), _number("value")),
        Column("evidence", "evidence", "依据", _read_evidence),
        Column("note", "note", "说明", lambda record, style: choose(record["note"], style.lang)),
        Column("corrects", "corrects", "更正", _plain("corrects")),
        Column("corrected_by", "corrected", "更正情况", _read_correction),
        Column("file", "file", "文件", _plain("file")),
    )
}
