"""What a draft says of itself, in the words of the program."""

from __future__ import annotations

from obligations.text.phrase import Phrase

NOT_REVIEWED = Phrase("draft, not reviewed yet", "草稿，尚未核对")
AS_PRINTED = Phrase("as printed, in no registry yet", "按原文照录，尚未收入机构名录")
TO_WRITE = Phrase("To be written", "待补充")
FOR_ALL_MEASURES = Phrase("The text says it once for all measures.", "原文对各项措施统一作了规定。")
