"""What an export is narrowed to, in words: stands in the file, so that whoever gets it knows what
is missing.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from obligations.text.words import choose, say, say_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from obligations.query.filters import Checked, Filters

_NAMES = {
    "dept": ("department", "部门"),
    "role": ("role", "角色"),
    "basis": ("basis", "依据"),
    "document": ("document", "文件"),
    "kind": ("kind", "类别"),
    "level": ("level", "层级"),
    "topic": ("topic", "主题"),
    "addressee": ("addressee", "对象"),
    "due": ("due", "时限"),
    "before": ("due before", "时限早于"),
    "after": ("due after", "时限晚于"),
    "passed_since": ("passed without a word since", "时限已过且暂无进展记录，自"),
    "state": ("state", "状态"),
    "modality": ("modality", "约束力"),
    "deliverable": ("deliverable", "成果"),
    "marks": ("marks, at least", "任务要素不少于"),
    "without": ("without", "未明确"),
    "links_to": ("tied to", "沿革"),
    "text": ("text", "文字"),
    "with_generic": ("with generic parties", "含泛指主体"),
}
# The filters of closed words: what the list is called, and the words that were understood.
_CLOSED: dict[str, tuple[str, Callable[[Checked], tuple[str, ...]]]] = {
    "role": ("role", lambda checked: checked.roles),
    "basis": ("basis", lambda checked: (*checked.bases, *(("none",) if checked.unowned else ()))),
    "kind": ("kind", lambda checked: checked.kinds),
    "level": ("level", lambda checked: checked.levels),
    "state": ("state", lambda checked: checked.states),
    "modality": ("modality", lambda checked: checked.modalities),
    "deliverable": ("deliverable", lambda checked: checked.deliverables),
    "without": ("open point", lambda checked: checked.without),
}


def say_narrowing(filters: Filters, checked: Checked, lang: str) -> list[str]:
    """Return one phrase for each filter; a department by the name it was understood as."""
    zh = lang == "zh"
    phrases = []
    for field in fields(filters):
        values = getattr(filters, field.name)
        if values in ((), None, False):
            continue
        if field.name == "dept":
            values = [choose(understood.name, lang) for understood in checked.departments]
        elif field.name in _CLOSED:
            what, read = _CLOSED[field.name]
            values = [say(word, lang, what) for word in read(checked)]
        name = _NAMES[field.name][zh]
        words = (
            [str(value) for value in values]
            if isinstance(values, (tuple, list))
            else [str(values)]
            if values is not True
            else []
        )
        phrases.append(say_field(name, " / ".join(words), lang) if words else name)
    return phrases


def say_turns(since: str | None, *, fold: bool, lang: str) -> list[str]:
    """Return a phrase for each way in which a report was asked otherwise than usual."""
    phrases = [say_field("自" if lang == "zh" else "since", since, lang)] if since else []
    return phrases + (
        ["前身并入现机构" if lang == "zh" else "predecessors counted as what became of them"]
        if fold
        else []
    )
