"""The four documents that we know by heart: their texts give the measures, roles and dates of our own YAML.

The texts lie in ../shared/sources beside the project; without them there is nothing to draft.
"""

from __future__ import annotations

import pytest

from drafting.reading_of import directory
from drafting.score import (
    MOST_LEFT_OVER,
    OWN,
    ROOT,
    SOURCES,
    count_left_over,
    read_json_facts,
    read_lacking,
    read_yaml_facts,
    score,
)
from obligations.drafting import draft_source
from obligations.drafting.reading import read_source
from obligations.drafting.render_json import render_draft

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="../shared/sources is not there")


@pytest.mark.parametrize(("name", "document"), OWN)
def test_a_text_gives_what_our_own_data_says(name: str, document: str) -> None:
    source = read_source(name, (SOURCES / name).read_bytes())
    record = render_draft(draft_source(source, directory()))
    found = read_json_facts(record)
    wanted = read_yaml_facts(ROOT / "measures" / f"{document}.yaml")
    for what, _, _, extra, missing in score(found, wanted):
        assert not extra, what
        assert missing <= read_lacking(ROOT / "measures" / f"{document}.yaml", name), what
    assert count_left_over(record) <= MOST_LEFT_OVER
