"""Amounts as people write them, as the metric that says the same: `90%`, `1-3`, `20%提升至40%`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from obligations.refusals.rewriting import write_flow, write_wording
from obligations.text.tables import guesses
from obligations.vocabulary import COMPARATORS

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_ONE = re.compile(
    rf"(?P<before>[^\d\s%-][^\d%]{{0,40}}?)?\s*(?P<value>{_NUMBER})\s*(?P<unit>[^\d\s].*)?"
)
_TWO = re.compile(
    rf"(?P<before>[^\d\s%-][^\d%]{{0,40}}?)?\s*(?P<first>{_NUMBER})\s*(?P<middle>[^\d]{{1,20}}?)\s*"
    rf"(?P<value>{_NUMBER})\s*(?P<unit>[^\d\s].*)?"
)
_EXPONENT = re.compile(r"[-+]?[\d.]+e[-+]?\d+", re.IGNORECASE)
_LONGEST = 200


class _Amount(NamedTuple):
    """What an amount says; `comparator` is empty where it says none."""

    comparator: str
    value: str
    unit: str
    to: str = ""
    baseline: str = ""
    at: str = "2025"


def write_amount(value: Any) -> str | None:
    """Return the metric that a text such as `at least 100 ships` says; None where it says none."""
    amount = _read(value)
    if amount is None:
        return None
    said = {
        "comparator": amount.comparator or "at-least",
        **_list_numbers(amount),
        "unit": _write_unit(amount.unit),
    }
    return f"{{{', '.join(f'{key}: {text}' for key, text in said.items())}}}"


def split_amount(value: Any) -> str | None:
    """Return the keys of a metric that say what stands in `value`, be it a list of two numbers.

    None where it is a plain number, or none.
    """
    text = "-".join(map(str, value)) if isinstance(value, list) and len(value) == 2 else value
    amount = _read(text)
    if amount is None or (amount.value == text and not amount.comparator):
        return None
    said = {"comparator": amount.comparator, **_list_numbers(amount)}
    if amount.unit:
        said["unit"] = _write_unit(amount.unit)
    *first, last = [f"{key}: {each}" for key, each in said.items() if each]
    return " and ".join(filter(None, (", ".join(first), last)))


def _list_numbers(amount: _Amount) -> dict[str, str]:
    numbers = {"value": amount.value}
    if amount.to:
        numbers["to"] = amount.to
    if amount.baseline:
        numbers["baseline"] = f"{{value: {amount.baseline}, at: {amount.at}}}"
    return numbers


def _read(value: Any) -> _Amount | None:
    if isinstance(value, (dict, list)):
        return None
    text = unicodedata.normalize("NFKC", str(value or "")[:_LONGEST]).strip()
    if _EXPONENT.fullmatch(text):
        return None
    one, two = _ONE.fullmatch(text), _TWO.fullmatch(text)
    return (two and _read_two(two)) or _read_dated(text) or (one and _read_one(one))


def _read_dated(text: str) -> _Amount | None:
    """Read how far something is to rise or fall from what it was in a year."""
    dated = re.search(guesses.YEAR_OF_AMOUNT, text)
    two = dated and _TWO.fullmatch(text[: dated.start()] + text[dated.end() :])
    amount = two and _read_two(two)
    if dated and amount and amount.baseline:
        return amount._replace(at=dated["year"])
    return None


def _read_one(found: re.Match[str]) -> _Amount:
    before, unit = (found["before"] or "").casefold().strip(), (found["unit"] or "").strip()
    for comparator, endings in guesses.BEHIND_AMOUNTS.items():
        ending = _find_ending(unit.casefold(), endings)
        if ending:
            bare = unit[: len(unit) - len(ending)].strip()
            return _Amount(comparator, _write_number(found["value"]), bare)
    return _Amount(_find_comparator(before), _write_number(found["value"]), unit)


def _read_two(found: re.Match[str]) -> _Amount | None:
    """Read a range, or how far something is to rise or fall; None where it is neither."""
    before, unit = (found["before"] or "").casefold().strip(), (found["unit"] or "").strip()
    middle = found["middle"].strip()
    if unit:  # 20%-40%
        middle = middle.removeprefix(unit).strip()
    middle = middle.casefold()
    first, last = _write_number(found["first"]), _write_number(found["value"])
    starts = _find_ending(before, guesses.FROM_AMOUNTS)
    if middle in guesses.OF_RANGES and not starts:
        return _Amount("between", first, unit, to=last)
    if middle in guesses.OF_RANGES or _find_ending(middle, guesses.TO_AMOUNTS):
        falls = any(word in before + middle for word in guesses.FALLING_AMOUNTS)
        return _Amount("at-most" if falls else "at-least", last, unit, baseline=first)
    return None


def _find_comparator(before: str) -> str:
    """Return the comparator whose word stands right before a number; the longest one decides."""
    endings = {
        _find_ending(before, guesses.GUESSED_WORDS.get(word, ())): word for word in COMPARATORS
    }
    return endings[longest] if (longest := max(endings, key=len)) else ""


def _find_ending(text: str, words: Iterable[str]) -> str:
    """Return the longest of some words that a text ends with, not within a longer word."""
    return max((word for word in words if _ends_with(text, word)), key=len, default="")


def _ends_with(text: str, word: str) -> bool:
    before = text.removesuffix(word)[-1:]
    return text.endswith(word) and not (
        word[0].isascii() and word[0].isalpha() and before.isalpha()
    )


def _write_number(text: str) -> str:
    return text.replace(",", "")


def _write_unit(unit: str) -> str:
    if unit and not any(sign.isalpha() for sign in unit):
        return f"{{en: {write_flow(unit)}, zh: {write_flow(unit)}}}"
    return write_wording(unit or "…")
