"""What the shipped data says on three past days of all targets and of the 27 plans of 2022, with the entry that decides it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

GOLDEN = Path(__file__).parent / "on_record"
DAYS = ("2022-06-30", "2024-06-30", "2025-12-31")
PLANS = ", ".join(f"'2022-m01.{number}'" for number in range(1, 28))
# The last entry that says what became of it; where none does, the last that says how far it is.
QUERY = f"""
WITH told AS (
  SELECT id, state FROM target_state
  UNION ALL SELECT id, state FROM action_state WHERE id IN ({PLANS})
)
SELECT t.id, t.state, coalesce((
  SELECT e.status || ' ' || replace(e.file, rtrim(e.file, replace(e.file, '/', '')), '')
  FROM entry AS e WHERE e.of = t.id AND e.status <> 'not-found'
  ORDER BY e.judges DESC, e.date DESC, e.recorded DESC, e.depth DESC, e.id DESC LIMIT 1
), '-')
FROM told AS t ORDER BY t.id LIKE '2022-m01.%', substr(t.id, 1, 8), length(t.id), t.id
"""


@pytest.mark.parametrize("day", DAYS)
def test_the_state_of_targets_and_plans_and_the_entry_that_decides_it(ask: Any, day: str) -> None:
    found = ask("sql", QUERY, "--as-of", day, "--format", "plain").out
    assert found == (GOLDEN / f"{day}.tsv").read_text(encoding="utf-8")
