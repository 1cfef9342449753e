"""Amounts as people type and paste them: with commas between thousands, in signs of full width."""

from __future__ import annotations

import re

from obligations.text.name_keys import fold_text

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")


def spell_amount(text: str) -> str:
    """Return an amount as files have it, in signs of half width and without commas between
    thousands; what is none as it is.
    """
    folded = fold_text(text).strip()
    if _GROUPED.fullmatch(folded):
        return folded.replace(",", "")
    return folded
