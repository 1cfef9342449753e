"""YAML as people might write it: the same data in every style, with comments wherever one may stand."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from obligations.formatting import format_text
from obligations.yaml_files import read_yaml

if TYPE_CHECKING:
    from random import Random

LONG = "a sentence of many words that goes on and on " * 5 + "and ends here"
KEYS = st.sampled_from(
    [
        "id",
        "number",
        "title",
        "en",
        "zh",
        "measures",
        "actions",
        "name",
        "topics",
        "spare",
        "no",
        "12",
        "a: b",
        "#x",
        "长",
    ]
)
_SHORT = (
    "no",
    "012",
    "1:30",
    "2025-06-30",
    "2025",
    "1e3",
    "true",
    "null",
    "~",
    "",
    "a",
    "=",
    "<<",
    "-",
    "---",
    "?",
    "@",
)
_SIGNS = (
    "- a",
    "a: b",
    "a #b",
    "#",
    "it's",
    '"q"',
    "\\",
    "[x",
    "a, b",
    "a:",
    "? a",
    "%a",
    " lead",
    "trail ",
    "tab\tbed",
    "\u202eturned",
    "nel\x85",
)
_LINES = (
    "two\nlines",
    "para " * 50 + "\n" + "para " * 30 + "x",
    "end\n",
    "a\n\nb\n",
    "x\n  deeper\ny",
    "\n",
    "a\n\n",
)
_LONG = ("海外仓 和 平台", "对" * 90, "word " * 40 + "end", "long-" * 60)
WORDS = st.sampled_from([*_SHORT, *_SIGNS, *_LINES, *_LONG])
TEXTS = WORDS | st.text(
    st.sampled_from("ab 12:#-,[]{}'\"\\\n\t对，？!&*|>%@`~=.\u3000\u2028\x85\ufeff\x07é\U0001f6a2"),
    max_size=30,
)
DATA = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS | TEXTS, inner, max_size=4),
    max_leaves=25,
)


class Scribe:
    """Writes data as YAML in a style that chance decides, and remembers the comments that it put in."""

    def __init__(self, random: Random, *, comments: bool = True) -> None:
        self.random = random
        self.rate = random.choice([0.0, 0.1, 0.5]) if comments else 0.0
        self.comments: list[str] = []
        self.number = 0
        self.deepest = 99  # where a comment may stand: deeper it would be a part of the literal block before it

    def write(self, data: Any) -> str:
        text = self._own_lines(0) + ("--- " + self._beside() + "\n" if self._chance(0.1) else "")
        if isinstance(data, (dict, list)) and data and not self._chance(0.1):
            text += self._block(data, 0)
        else:
            text += self._flow(data, 1) + self._beside() + "\n"
        return text + self._own_lines(0, anywhere=True)

    def _block(self, data: Any, indent: int) -> str:
        """Lines of a mapping or list that begin at `indent`."""
        text = ""
        for entry in data.items() if isinstance(data, dict) else data:
            text += self._own_lines(indent, anywhere=bool(text))
            key, value = entry if isinstance(data, dict) else (None, entry)
            text += " " * indent + ("-" if key is None else self._scalar(key, 0, key=True) + ":")
            text += self._value(value, indent, item=key is None)
        return text

    def _value(self, value: Any, indent: int, *, item: bool) -> str:
        step = self.random.choice([1, 2, 3, 4])
        if isinstance(value, (dict, list)) and value and not self._chance(0.3):
            if isinstance(value, list) and not item and self._chance(0.4):
                return self._beside() + "\n" + self._own_lines(indent) + self._block(value, indent)
            if item and self._chance(0.6):  # on the line of the hyphen
                inner = self._block(value, indent + 1 + step)
                while inner.lstrip(" ").startswith(
                    ("#", "\n")
                ):  # only the first line may stand there
                    first, _, inner = inner.partition("\n")
                    if first.strip():
                        self.comments.remove(first.strip())
                return inner[indent + 1 :]
            return (
                self._beside()
                + "\n"
                + self._own_lines(indent + step)
                + self._block(value, indent + step)
            )
        if (
            isinstance(value, str)
            and self._chance(0.3)
            and (literal := self._literal(value, indent + step))
        ):
            return literal
        if self._chance(0.1):
            return (
                self._beside()
                + "\n"
                + self._own_lines(indent + step)
                + " " * (indent + step)
                + self._flow(value, indent + step)
                + "\n"
            )
        return " " + self._flow(value, indent + step) + self._beside() + "\n"

    def _flow(self, data: Any, indent: int) -> str:
        if not isinstance(data, (dict, list)):
            return self._scalar(data, indent)
        parts = []
        for entry in data.items() if isinstance(data, dict) else data:
            key, value = entry if isinstance(data, dict) else (None, entry)
            lead = "" if key is None else self._scalar(key, 0, key=True) + ": "
            parts.append(self._gap(indent) + lead + self._flow(value, indent) + self._gap(indent))
        inner = ",".join(parts) or self._gap(indent)
        return f"{{{inner}}}" if isinstance(data, dict) else f"[{inner}]"

    def _gap(self, indent: int) -> str:
        """Space between the signs of a flow collection."""
        if self._chance(self.rate / 2):
            return self._beside() + "\n" + self._own_lines(indent) + " " * indent
        return self.random.choice(["", " ", " ", "\n" + " " * indent])

    def _scalar(self, text: str | None, indent: int, *, key: bool = False) -> str:
        self.deepest = 99
        if text is None:
            return self.random.choice(["null", "~"])
        plain = (
            text.isascii()
            and text.replace(" ", "").replace("-", "").isalnum()
            and text.strip() == text
        )
        plain = plain and not text.startswith("-") and text != "null"
        if plain and not self._chance(0.3):
            return (
                text.replace(" ", "\n" + " " * indent, 1)
                if indent and not key and self._chance(0.2)
                else text
            )
        if text.isprintable() and self._chance(0.5):
            return "'" + text.replace("'", "''") + "'"
        escaping = len(text) < 80 and self._chance(0.5)
        return (
            '"'
            + "".join(
                f"\\U{ord(sign):08x}"
                if escaping or not sign.isprintable() or sign in '"\\'
                else sign
                for sign in text
            )
            + '"'
        )

    def _literal(self, text: str, indent: int) -> str | None:
        """A literal block, where the text can stand in one."""
        body = text.rstrip("\n")
        breaks = len(text) - len(body)
        if not body or body[0] in " \n\t" or not body.replace("\n", "").isprintable() or breaks > 1:
            return None
        header = "|" + ("" if breaks else "-") + self._beside()
        self.deepest = indent - 1
        lines = "".join(" " * indent + line + "\n" if line else "\n" for line in body.split("\n"))
        return f" {header}\n{lines}"

    def _own_lines(self, indent: int, *, anywhere: bool = False) -> str:
        text = ""
        while self._chance(self.rate):
            text += "\n" * self._chance(0.2)
            column = (
                self.random.randint(0, min(indent + 6, self.deepest))
                if anywhere and self._chance(0.4)
                else indent
            )
            text += " " * column + self._comment() + "\n"
        return text + "\n" * self._chance(0.1)

    def _beside(self) -> str:
        return "  " + self._comment() if self._chance(self.rate) else ""

    def _comment(self) -> str:
        self.number += 1
        self.comments.append(
            f"# {self.number} {self.random.choice(['why', '对', 'a: b', '- x', 'obligations: ignore[OB301] so'])}"
        )
        return self.comments[-1]

    def _chance(self, share: float) -> bool:
        return self.random.random() < share


@st.composite
def written(draw: Any, data: Any, *, comments: bool = True) -> tuple[Any, str, list[str]]:
    """Give data, a text that says it, and the comments in that text."""
    value = draw(data)
    scribe = Scribe(draw(st.randoms(use_true_random=False)), comments=comments)
    text = scribe.write(value)
    return value, text, scribe.comments


def form(text: str, kind: str = "document") -> str:
    """The canonical form of a text, after a look that it says the same."""
    text = dedent(text)
    after = format_text(text, kind)
    assert read_yaml(after.encode(), "after").data == read_yaml(text.encode(), "before").data
    assert format_text(after, kind) == after
    return after
