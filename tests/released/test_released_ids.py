"""What a release gave an id keeps it: whoever stands on the shipped data names it by that."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from obligations import DATA_VERSION
from released.list_ids import list_ids

RELEASED = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("release", RELEASED, ids=lambda path: path.stem)
def test_no_id_of_a_release_is_taken_away_or_used_for_something_else(release: Path) -> None:
    kept = release.read_text(encoding="utf-8").splitlines()
    assert kept
    assert sorted(set(kept) - set(list_ids())) == []


def test_the_version_of_the_data_is_no_older_than_what_was_recorded_last(ask: Any) -> None:
    recorded = ask("sql", "SELECT max(recorded) FROM progress").out.strip()
    assert recorded <= date.fromisoformat(DATA_VERSION).isoformat()
