"""What was written, written again in the form of the files."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from obligations.ids import is_slug, make_slug
from obligations.text.language import has_chinese
from obligations.text.name_keys import fold_text
from obligations.text.patterns import COMMAS
from obligations.text.tables import guesses
from obligations.text.words import find_word
from obligations.yaml_files.scalars import write_inline

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST, _MOST = 200, 20


def write_flow(value: Any) -> str:
    """Return a value as YAML on one line; of what is long, that there is more."""
    if isinstance(value, list):
        return f"[{', '.join(map(write_flow, value[:_MOST]))}]"
    if isinstance(value, dict):
        said = [f"{key}: {write_flow(each)}" for key, each in islice(value.items(), _MOST)]
        return f"{{{', '.join(said)}}}"
    return write_inline(str(value or "…")[:_LONGEST], keep_plain=True, flow=True)


def write_wording(value: Any) -> str:
    """Return a wording in its language, as the files have it."""
    if isinstance(value, dict):
        return write_flow(value)
    text = str(value or "")
    if has_chinese(text):
        return f"{{zh: {write_flow(text)}}}"
    return f"{{en: {write_flow(text)}}}"


def write_ids(value: Any) -> str:
    """Return names as a list of ids; Chinese names as they are, since no id can be made of them."""
    names = value if isinstance(value, list) else re.split(COMMAS, str(value or "")[:_LONGEST])
    return f"[{', '.join(make_id(str(name).strip()) for name in names[:_MOST] if name) or 'ID'}]"


def make_id(name: str) -> str:
    """Return the id that a name suggests; the name itself where it has no Latin letters."""
    made = make_slug(name[:_LONGEST])
    if is_slug(made) and not has_chinese(name):
        return made
    return write_flow(name)


def find_meant(text: str, known: Iterable[str]) -> str | None:
    """Return the word of a closed list that is meant by a text, in either language."""
    words = tuple(known)
    folded = fold_text(text).strip()
    for word in words:
        if folded in guesses.GUESSED_WORDS.get(word, ()):
            return word
    return find_word(text, words)
