"""Numbers of things, in both languages: "1 document", "2 documents", 2份文件."""

from __future__ import annotations

# What is counted, in English for one, and in Chinese with its measure word.
NOUNS = {
    "measure": "项措施",
    "closing provision": "条结尾条款",
    "action": "项举措",
    "target": "个目标",
    "obligation": "项责任",
    "document": "份文件",
    "department": "个部门",
    "generic party": "个泛指主体",
    "role": "项角色",
    "year": "个年份",
    "report": "个报表",
    "record": "条记录",
    "row": "行",
    "passed deadline": "项已到期",
    "event": "个日程",
    "change": "处变化",
    "file": "个文件",
}
_SAME = frozenset({"info"})
_HISSING = ("s", "x", "z", "ch", "sh")


def say_count(number: int, noun: str, lang: str = "en", *, zh: str | None = None) -> str:
    """Return a number of things.

    `zh` is what they are called in Chinese, where they aren't among NOUNS.
    """
    if lang == "zh":
        return f"{number}{zh or NOUNS[noun]}"
    return f"{number:,} {noun if number == 1 else make_plural(noun)}"


def make_plural(noun: str) -> str:
    """Return the plural of an English noun, what stands before it included: "generic parties"."""
    if noun in _SAME:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"


def agree(label: str, number: str) -> str:
    """Return an English label that stands beside a number as it fits that number: "document" beside
    1.
    """
    if number == "1":
        for noun in NOUNS:
            plural = make_plural(noun)
            if label == plural or label.startswith(f"{plural} "):
                return noun + label.removeprefix(plural)
    return label
