"""What a draft says of itself, in the words of the program."""

from __future__ import annotations

from obligations.text.phrase import Phrase

TO_WRITE = Phrase("To be written", "待补充")
FOR_ALL_MEASURES = Phrase("The text says it once for all measures.", "原文对各项措施统一作了规定。")
