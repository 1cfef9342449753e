"""What a value of a record is in columns: a text in both languages, an amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.amounts import count_millionths

if TYPE_CHECKING:
    from collections import defaultdict
    from decimal import Decimal

    from obligations.model import Translated
    from obligations.records import SqlValue

    TableRow = tuple[SqlValue | Decimal, ...]
    TableRows = defaultdict[str, list[TableRow]]


def pair(translated: Translated | None) -> tuple[str | None, str | None]:
    """Return a text in English and in Chinese."""
    if translated:
        return (translated.en, translated.zh)
    return (None, None)


def spread_amount(amount: Decimal | None) -> tuple[str | None, str | None, int | None]:
    """Return an amount as a number, which SQLite makes of its text; as printed; in millionths."""
    if amount is None:
        return (None, None, None)
    return str(amount), str(amount), count_millionths(amount)
