"""The signs that stand around and between what is said."""

from __future__ import annotations

from obligations.text.phrase import Phrase

FIELD = Phrase("{name}: {value}", "{name}：{value}")
BRACKETS = Phrase("{text} ({more})", "{text}（{more}）")
BETWEEN_NAMES = Phrase(", ", "、")
BETWEEN_ITEMS = Phrase("; ", "、")
BETWEEN_CLAUSES = Phrase("; ", "；")
BETWEEN_FACTS = Phrase(" · ", "；")
BETWEEN_SENTENCES = Phrase(". ", "。")
