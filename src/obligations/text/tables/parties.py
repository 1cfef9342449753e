"""What is said of a party beside its name."""

from __future__ import annotations

from obligations.text.phrase import Phrase

NOW = Phrase("now {heirs}", "现{heirs}")
# In a row of names, and within brackets.
NAME_NOW = Phrase("{name}, {now}", "{name}（{now}）")
NAME_NOW_INSIDE = Phrase("{name}, {now}", "{name}，{now}")
