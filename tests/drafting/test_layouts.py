"""Each layout that texts come in, as a text of our own: what is read from it is what stands beside it in NAME.read."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.reading_of import draft, tell

FOLDER = Path(__file__).parent / "layouts"
TEXTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".read")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_layout_is_read_as_people_read_it(path: Path) -> None:
    wanted = path.with_suffix(".read").read_text(encoding="utf-8").splitlines()
    assert tell(draft(path.read_text(encoding="utf-8"), path.name)) == wanted


def test_no_expectation_is_without_its_text() -> None:
    assert {path.stem for path in FOLDER.glob("*.read")} == {path.stem for path in TEXTS}
