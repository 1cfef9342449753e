"""How much is promised and was reached."""

from __future__ import annotations

from obligations.text.phrase import Phrase

BARE = Phrase("{value:,}", "{value:,}")
UNIT = Phrase(" {unit}", "{unit}")
COMPARED = Phrase("{comparator} {amount}", "{comparator}{amount}")
BETWEEN_AMOUNTS = Phrase("between {value:,} and {amount}", "{value:,}至{amount}")
FROM = Phrase("from {start} to {goal}", "由{start}至{goal}")
NOW_REACHED = Phrase("{goal}, now {reached}", "{goal}，现为{reached}")
WAY = Phrase("{way} % of the way", "进度{way}%")
REACHED = Phrase("{reached:,} of {goal}", "{reached:,}／{goal}")
