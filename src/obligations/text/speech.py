"""How something is said in one of the two languages: texts of the tables with their values, words,
lists of names, brackets, numbers of things ("1 document", "2 documents", 2份文件).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.sentences import fill
from obligations.text.language import find_language
from obligations.text.tables import punctuation
from obligations.text.tables.closed_lists import WORDS, WORDS_AMONG

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Row

    from obligations.records import Bilingual
    from obligations.sentences import Value
    from obligations.text.phrase import Phrase

# What is counted, in English for one, and in Chinese with its measure word.
NOUNS = {
    "measure": "项措施",
    "closing provision": "条结尾条款",
    "action": "项举措",
    "target": "个目标",
    "obligation": "项责任事项",
    "document": "份文件",
    "department": "个部门",
    "generic party": "个泛指主体",
    "assignment": "条分工",
    "year": "个年份",
    "report": "个报表",
    "record": "条记录",
    "row": "行",
    "passed deadline": "项已到期",
    "event": "个日程",
    "change": "处变化",
    "file": "个文件",
}
_NAME_COLUMNS = ("name_en", "name_zh")
_SAME = frozenset({"info"})
_HISSING = ("s", "x", "z", "ch", "sh")


class Speech:
    """One of the two languages: whatever is said in it is read and put together here."""

    __slots__ = ("lang",)  # by hand: what makes a dataclass costs every start a millisecond

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def say(self, phrase: Phrase, /, **values: Value) -> str:
        """Return a text of the tables with its values in their places.

        A `count` also decides between the singular and the plural.
        """
        if self.lang == "zh":
            return fill(phrase.zh, None, values)
        return fill(phrase.en, phrase.one, values)

    def word(self, word: str, among: str = "") -> str:
        """Return a word of a closed list as people read it.

        `among` names the list where its words mean something else than in others.
        """
        phrase = WORDS_AMONG.get(among, WORDS).get(word) or WORDS.get(word)
        if phrase:
            return self.say(phrase)
        return word

    def choose(self, translated: Bilingual | None) -> str:
        """Return a text of the data in this language, else in the other one."""
        if not translated:
            return ""
        return self.find(translated) or translated.get("en") or translated.get("zh") or ""

    def find(self, translated: Bilingual | None) -> str:
        """Return a text of the data in this language, else nothing."""
        if not translated:
            return ""
        if self.lang == "zh":
            return translated.get("zh") or ""
        return translated.get("en") or ""

    def is_in(self, language: str) -> bool:
        """Whether a text of that language needs no other one beside it."""
        return language == self.lang

    @property
    def other(self) -> Speech:
        """The other language."""
        return Speech("en" if self.lang == "zh" else "zh")

    def put_own_first(self, names: Iterable[str]) -> list[str]:
        """Return names with those that are written in this language before the others."""
        return sorted(names, key=lambda name: find_language(name) != self.lang)

    def put_own_column_first(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of columns, of those that hold a name in either language that of this
        one first.
        """
        pair = [name for name in columns if name in _NAME_COLUMNS]
        ordered = iter(sorted(pair, key=lambda name: not name.endswith(self.lang)))
        return tuple(next(ordered) if name in pair else name for name in columns)

    def count(self, number: int, noun: str | Phrase) -> str:
        """Return a number of things."""
        return say_count(number, noun, self.lang)

    def field(self, name: str, value: str) -> str:
        """Return a value behind its name; the name alone where there is no value."""
        if not value:
            return name
        return self.say(punctuation.FIELD, name=name, value=value)

    def enclose(self, text: str, more: str) -> str:
        """Return a text with more about it in brackets, where there is more."""
        if not more:
            return text
        return self.say(punctuation.BRACKETS, text=text, more=more)

    def join(self, names: Iterable[str]) -> str:
        """Return names or ids in a row."""
        return self.say(punctuation.BETWEEN_NAMES).join(names)

    def items(self, items: Iterable[str]) -> str:
        """Return values in a row, in which a comma may stand: bodies with what became of them."""
        return self.say(punctuation.BETWEEN_ITEMS).join(items)

    def clauses(self, parts: Iterable[str]) -> str:
        """Return several things that are said of one, those that are empty left out."""
        return self.say(punctuation.BETWEEN_CLAUSES).join(part for part in parts if part)

    def facts(self, parts: Iterable[str]) -> str:
        """Return several facts about one thing, each once, those that are empty left out."""
        return self.say(punctuation.BETWEEN_FACTS).join(dict.fromkeys(filter(None, parts)))

    def sentences(self, sentences: Iterable[str]) -> str:
        """Return sentences that have no full stop as one line."""
        return self.say(punctuation.BETWEEN_SENTENCES).join(sentences)


def read_both(row: Row) -> Bilingual:
    """Return the columns `en` and `zh` of a row as one text in both languages."""
    return {"en": row["en"], "zh": row["zh"]}


def read_names(row: Row, otherwise: str) -> Bilingual:
    """Return the columns `en` and `zh` of a row as a name; the other text where both lack it."""
    names = read_both(row)
    if any(names.values()):
        return names
    return {"en": otherwise, "zh": otherwise}


def list_texts(text: Bilingual | None) -> list[str]:
    """Return what a text says in the languages that it has."""
    if text is None:
        return []
    return [said for said in (text.get("en"), text.get("zh")) if said]


def split_items(joined: str) -> list[str]:
    """Return the values that stand in a row, each with the sign that parts it from the next."""
    return re.split(r"(?<=;) |(?<=[；、])(?=.)", joined)


def say_in_both(phrase: Phrase, /, **values: Value) -> Bilingual:
    """Return a text of the tables as the data hold texts: in both languages."""
    return {"en": Speech("en").say(phrase, **values), "zh": Speech("zh").say(phrase, **values)}


def say_count(number: int, noun: str | Phrase, lang: str = "en") -> str:
    """Return a number of things: of those in NOUNS, or of what a report calls its rows."""
    if lang == "zh":
        return f"{number}{name_counted(noun, lang)}"
    if number == 1:
        return f"1 {name_counted(noun, lang)}"
    return f"{number:,} {make_plural(name_counted(noun, lang))}"


def name_counted(noun: str | Phrase, lang: str) -> str:
    """Return what is counted as it stands behind one: "measure", 项措施."""
    if not isinstance(noun, str):
        return Speech(lang).say(noun)
    if lang == "zh":
        return NOUNS.get(noun, "")
    return noun


def make_plural(noun: str) -> str:
    """Return the plural of an English noun, what stands before it included: "generic parties"."""
    if noun in _SAME:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith(_HISSING):
        return f"{noun}es"
    return f"{noun}s"


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
