"""The page of a department: its names, what became of it, what it owes."""

from __future__ import annotations

from typing import Any

from obligations.output.pages.page import Item, Page
from obligations.text.words import choose, enclose, say, say_field

Record = dict[str, Any]


def build_department_page(record: Record, lang: str) -> Page:
    """Return the page of a record of `departments NAME`."""
    zh = lang == "zh"
    page = Page()
    page.title(
        " · ".join(
            part for part in (record["name"]["en"], record["name"]["zh"], record["abbr"]) if part
        )
    )
    page.facts(
        [
            ("id", record["id"]),
            ("类别" if zh else "kind", say(record["kind"], lang)),
            (
                "全称" if zh else "official",
                " · ".join(name for name in record["official"].values() if name),
            ),
            (
                "简称" if zh else "short",
                " · ".join(name for name in record["short"].values() if name),
            ),
            ("存续" if zh else "existed", _say_existence(record["existed"], lang)),
            ("上级" if zh else "under", record["parent"] or ""),
            ("加挂于" if zh else "nameplate of", record["nameplate_of"] or ""),
            ("又称" if zh else "also called", "; ".join(record["names"])),
            (
                "曾用名" if zh else "former names",
                "; ".join(_say_former(former) for former in record["former_names"]),
            ),
            (
                "机器译名" if zh else "in machine translations",
                "; ".join(record["machine_translated"]),
            ),
            (
                "也可能指" if zh else "the name can also mean",
                "; ".join(
                    f"{other['id']} ({choose(other['name'], lang)})" for other in record["also"]
                ),
            ),
            ("备注" if zh else "note", choose(record["note"], lang)),
        ]
    )
    for key, en, chinese in (
        ("predecessors", "Came from", "前身"),
        ("successors", "Went to", "去向"),
    ):
        if record[key]:
            page.heading(chinese if zh else en)
            page.items([_describe_succession(succession, lang) for succession in record[key]])
    page.heading("承担的措施" if zh else "Its measures")
    owed = [
        Item(f"{say(role, lang)} ({len(ids)})", ", ".join(ids))
        for role, ids in record["measures"].items()
        if ids
    ]
    if record["signed"]:
        owed.append(Item(say("signatory", lang), ", ".join(record["signed"])))
    page.items(owed or [Item("", "无" if zh else "none under this name")])
    return page


def _say_existence(existed: Record, lang: str) -> str:
    """Return since when and until when, by the decisions.

    In brackets the days on which work began and ended.
    """
    if not any(existed.values()):
        return ""
    ends = []
    for decided, worked, en, zh in (
        ("from", "opened", "opened", "挂牌"),
        ("to", "closed", "closed", "停止运行"),
    ):
        day, other = existed[decided] or "…", existed[worked]
        ends.append(
            enclose(day, f"{other}{zh}" if lang == "zh" else f"{en} {other}", lang)
            if other
            else day
        )
    return " – ".join(ends)


def _say_former(former: Record) -> str:
    years = (
        "–".join(year or "…" for year in (former["from"], former["to"]))
        if former["from"] or former["to"]
        else ""
    )
    return f"{former['name']} ({years})" if years else str(former["name"])


def _describe_succession(succession: Record, lang: str) -> Item:
    share = choose(succession["share"], lang)
    unsure = "" if succession["verified"] else ("（未核实）" if lang == "zh" else " (not verified)")
    part = ("部分" if lang == "zh" else "in part, ") if succession["weight"] == "secondary" else ""
    text = f"{choose(succession['name'], lang)} · {part}{say(succession['type'], lang)}"
    source = succession["source"]
    below = (share, say_field("依据" if lang == "zh" else "source", source, lang) if source else "")
    return Item(
        f"{succession['date']} {succession['id']}",
        text + unsure,
        tuple(line for line in below if line),
    )
