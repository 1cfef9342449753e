"""What the program says in English: each sentence whole, with named places for its values.

The sentence with its places is the key by which a table can find what another language says, so it
is never put together out of pieces: `tell("{name!r} is a folder", name=name)`. How often something
is there is told by `count`: `tell("{count:,} rows", one="1 row", count=3)`. A list goes into its
place by the sign that stands there between its items, `{words:, }` or `{names: or }`; behind a
stroke the one before the last, `{things:, | and }`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    PackedValue: TypeAlias = str | float | list["PackedValue"] | dict[str, "Packed"] | None
    Packed: TypeAlias = tuple[str, str, str | None, dict[str, PackedValue]]
    # What stands in the places of a sentence.
    Value = str | float | Decimal | date | Sequence[str] | None


class Sentence(str):
    """A sentence as it reads, with what it was made of: the text with its places, `one` that stands
    in its stead for a `count` of 1, and the values.

    Only `tell` makes one.
    """

    __slots__ = ("one", "template", "values")

    template: str
    one: str | None
    values: Mapping[str, Value]

    def __str__(self) -> str:
        # The same: an error that was raised with a sentence gives it back.
        return self

    def renew(self, **values: Value) -> Sentence:
        """Return the same sentence with other values in its places."""
        return _make(fill(self.template, self.one, values), self.template, self.one, values)


class _Listed(tuple[str, ...]):
    """A list in its place of a sentence."""

    __slots__ = ()

    def __format__(self, signs: str) -> str:
        between, _, before_last = signs.partition("|")
        if not before_last or len(self) < 2:
            return between.join(self)
        return f"{between.join(self[:-1])}{before_last}{self[-1]}"


def tell(template: str, /, *, one: str | None = None, **values: Value) -> Sentence:
    """Return a sentence with its values in their places."""
    return _make(fill(template, one, values), template, one, values)


def _make(text: str, template: str, one: str | None, values: Mapping[str, Value]) -> Sentence:
    told = Sentence(text)
    told.template, told.one, told.values = template, one, values
    return told


def pack_sentence(sentence: Sentence) -> Packed:
    """Return a sentence as JSON can keep it: as it reads, and what it was made of."""
    values = {name: _pack(value) for name, value in sentence.values.items()}
    return str(sentence), sentence.template, sentence.one, values


def unpack_sentence(packed: Packed) -> Sentence:
    """Return the sentence that was packed."""
    text, template, one, values = packed
    return _make(text, template, one, {name: _unpack(value) for name, value in values.items()})


def _pack(value: Value) -> PackedValue:
    if isinstance(value, Sentence):
        return {"sentence": pack_sentence(value)}
    if isinstance(value, (list, tuple)):
        return [*map(_pack, value)]
    if value is None or isinstance(value, (str, int, float)):
        return value
    return str(value)


def _unpack(value: PackedValue) -> Value:
    if isinstance(value, dict):
        return unpack_sentence(value["sentence"])
    if isinstance(value, list):
        return [str(_unpack(one)) for one in value]
    return value


def fill(template: str, one: str | None, values: Mapping[str, Value]) -> str:
    """Return a text with values in its places; `one` where there is one for a `count` of 1.

    A text without values may hold braces.
    """
    if one is not None and values.get("count") == 1:
        template = one
    if not values:
        return template
    return template.format_map({name: _spell(value) for name, value in values.items()})


def _spell(value: Value) -> Value:
    if isinstance(value, (list, tuple)):
        return _Listed(value)
    return value
