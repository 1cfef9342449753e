"""What was written, written again in the form of the files."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from obligations.ids import is_slug
from obligations.text.language import has_chinese
from obligations.text.name_keys import fold_text
from obligations.text.patterns import COMMAS
from obligations.text.tables import guesses
from obligations.text.typed_dates import find_form
from obligations.text.words import find_word
from obligations.vocabulary import COMPARATORS, RECURRENCES
from obligations.yaml_files.scalars import write_inline

if TYPE_CHECKING:
    from collections.abc import Iterable

# A period of which only its kind is given: XXXX-QX.
_ANY_PERIOD = re.compile(r"XXXX(?:-(?P<part>[QH])[X0-9]|-XX|-MM)?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?P<sign>[^\d\s%-][^\d%]{0,40}?)?\s*(?P<value>-?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[^\d\s].*)?"
)
_LIKE_A_DATE = r"[0-9]{4}[0-9QHX.-]{0,20}"
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
    made = re.sub("[^a-z0-9]+", "-", name[:_LONGEST].casefold()).strip("-")
    if is_slug(made) and not has_chinese(name):
        return made
    return write_flow(name)


def find_recurrence(text: str) -> str | None:
    """Return how often something recurs, as a text says it."""
    period = _ANY_PERIOD.fullmatch(text.strip())
    if period:
        part = (period["part"] or "").upper()
        return {"Q": "quarter", "H": "half"}.get(part, "month" if "-" in text else "year")
    return find_meant(text, RECURRENCES)


def find_meant(text: str, known: Iterable[str]) -> str | None:
    """Return the word of a closed list that is meant by a text, in either language."""
    words = tuple(known)
    folded = fold_text(text).strip()
    for word in words:
        if folded in guesses.GUESSED_WORDS.get(word, ()):
            return word
    return find_word(text, words)


def write_when(value: Any) -> str:
    """Return the key and the value of a date or of how often something recurs."""
    text = str(value or "")
    every = find_recurrence(text)
    if every:
        return f"every: {every}"
    written = find_form(text, "partial")
    if written or re.fullmatch(_LIKE_A_DATE, text):
        return f"by: {written or text}"
    if text:
        return f"when: {write_wording(text)}"
    return "by: DATE"


def write_full_day(value: Any) -> str:
    """Return a full day, an example where none is given."""
    text = str(value or "")
    written = find_form(text, "day")
    if written:
        return written
    if re.fullmatch(_LIKE_A_DATE, text):
        return text
    return "2031-03-02"


def write_amount(value: Any) -> str | None:
    """Return a metric of a text such as `90%` or `at least 100 ships`; None where it has no single
    number.
    """
    found = _AMOUNT.fullmatch(str(value or "")[:_LONGEST].strip())
    if found is None:
        return None
    comparator = find_meant(found["sign"] or "", COMPARATORS) or "at-least"
    number = found["value"].replace(",", "")
    return f"{{comparator: {comparator}, value: {number}, unit: {_write_unit(found['unit'])}}}"


def split_amount(value: Any) -> tuple[str, str] | None:
    """Return the number and the unit of a text such as `90%`; None where it is no such text."""
    found = _AMOUNT.fullmatch(str(value or "")[:_LONGEST].strip())
    if found is None or found["sign"] or not found["unit"]:
        return None
    return found["value"].replace(",", ""), _write_unit(found["unit"])


def _write_unit(unit: str | None) -> str:
    if unit and not any(sign.isalpha() for sign in unit):
        return f"{{en: {write_flow(unit)}, zh: {write_flow(unit)}}}"
    return write_wording(unit or "…")
