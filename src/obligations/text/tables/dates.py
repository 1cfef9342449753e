"""The dates of targets, and the day that was asked about."""

from __future__ import annotations

from obligations.text.phrase import Phrase

BETWEEN_DATES = Phrase("between {first} and {last}", "{first}至{last}")
YEARS = Phrase("between {first} and {last}", "{first}—{last}年")
RECKONED = Phrase("{when}, reckoned from “{terms}”", "{when}，据“{terms}”推算")
NAMED = Phrase("{terms}, {when}", "{terms}，即{when}")
STRIVE_TO = Phrase("strive to", "力争")
STRIVE_BY = Phrase("{when} (strive to)", "{when}（力争）")
STRIVE_ENCLOSED = Phrase("{when}, strive to", "力争{when}")
AS_OF = Phrase("as of {day}", "截至{day}")
AS_OF_SENTENCE = Phrase("As of {day}.", "截至{day}。")
TODAY = Phrase("today {day}", "今天 {day}")
STATE_AND_NEXT_DEADLINE = Phrase("{state}, next deadline {day}", "{state}，下一时限 {day}")
PERIOD_PASSED = Phrase("{period} passed", "{period} 已过")
PERIOD_TO_COME = Phrase("{period} to come", "{period} 未到")
