"""The page on evidence: its table holds the entries that are there."""

from __future__ import annotations

from running import check_docs


def test_the_table_of_entries_is_fresh() -> None:
    check_docs("write_evidence.py")
