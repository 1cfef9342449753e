"""How much is promised and was reached."""

from __future__ import annotations

from obligations.text.phrase import Phrase

OF_UNIT = Phrase("{value:,} {unit}", "{value:,}{unit}")
COMPARED = Phrase("{comparator} {amount}", "{comparator}{amount}")
REACHED = Phrase("{reached:,} of {goal}", "{reached:,}／{goal}")
