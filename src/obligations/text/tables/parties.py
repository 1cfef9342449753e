"""What is said of a party beside its name."""

from __future__ import annotations

from obligations.text.phrase import Phrase

NOW = Phrase("{name}, now {heirs}", "{name}，现{heirs}")
