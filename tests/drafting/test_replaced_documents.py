"""Nothing of the four texts is known by heart: with other bodies, dates and numbers in them, just those are found."""

from __future__ import annotations

import pytest

from drafting.reading_of import directory
from drafting.replacing import replace
from drafting.score import OWN, SOURCES, read_json_facts, score
from obligations.drafting import draft_source
from obligations.drafting.reading import read_source
from obligations.drafting.render_json import render_draft

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="../shared/sources is not there")
ROUNDS = 3  # score.py --replaced 100 makes as many as one likes


@pytest.mark.parametrize("name", [name for name, _ in OWN])
@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_is_put_into_a_text_comes_out_of_it(name: str, seed: int) -> None:
    replaced = replace(name, (SOURCES / name).read_bytes(), directory(), seed)
    source = read_source(name, replaced.text.encode())
    found = read_json_facts(render_draft(draft_source(source, directory())), means=False)
    for what, _, _, extra, missing in score(found, replaced.wanted):
        assert not extra, what
        assert not missing, what
