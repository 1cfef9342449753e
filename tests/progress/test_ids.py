"""The id of an entry follows from what it says, and from nothing else, for good."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.corpus import load_file
from obligations.model import ProgressEntry
from obligations.vocabulary import STATUSES

BASE = {
    "of": "2021-m07.t1",
    "date": "2024-12-31",
    "recorded": "2026-11-22",
    "status": "in-progress",
}
# Never to be changed: entries are named by these, in files and in what corrects them.
PINNED: list[tuple[dict[str, Any], str]] = [
    ({}, "8c3cb0a4740982dd1dfe12d9e353a8648185379ab8181185e4122172e4ee1792"),
    ({"of": "2021-m07"}, "da572de128140610507ec38ef1c6a2f1a6d610b7a660e1839f53294ad4c4a18f"),
    (
        {"of": "2021-m05.6", "status": "met", "evidence": [{"measure": "2024-m14"}]},
        "bb805fed1fe421d7814fe775e8bfbb84973b48ba0e1094f4c43a00bb95f37802",
    ),
    (
        {
            "status": "partly-met",
            "value": "85",
            "note": {"en": "Eighty-five: so far", "zh": "已有85家"},
        },
        "e7b334b0caec1bb41bf51dd2a75386ec82e7ca033c09bc063feec4b0803c81b9",
    ),
    (
        {
            "status": "missed",
            "evidence": [
                {
                    "quality": "official",
                    "number": "财关税〔2016〕18号",
                    "issuers": ["mof", "gacc"],
                    "publisher": "Ministry of Finance",
                    "title": "关于跨境电子商务零售进口税收政策的通知",
                    "dated": "2016-03-24",
                    "url": "https://example.org/18?a=1&b=2",
                    "retrieved": "2026-11-22",
                },
                {"measure": "2024-m14.1"},
            ],
        },
        "b86915a60777b8b425d09df91af36f892e97d31851c8e45f96aca11dd76d6b27",
    ),
    (
        {"status": "superseded", "note": {"zh": "已由新规定取代"}},
        "b99d98da59820d6781237fb4306ffa1b98bc884de423b36f4e24d24ec902b79c",
    ),
    (
        {"status": "withdrawn", "note": {"en": "Another year."}, "corrects": ["0b77e1d4"]},
        "98fcd34321f50856148277ad7d5eeb0e4fc0bb570755e4910b232621c08ab704",
    ),
    (
        {"status": "not-found", "date": "2026-11-22", "note": {"en": "two\nlines\n"}},
        "be245218da55e9d32c70759d01ed1c203c8faa18f5dae8524fc9265b2128664f",
    ),
    (
        {
            "status": "met",
            "evidence": [{"url": "https://example.org/"}],
            "corrects": ["0b77e1d4", "5f3a91c2aa"],
        },
        "9e45ee8c364bbd36b56a274f4d84a10abe15532b42b847ec13b48f4041aef617",
    ),
    (
        {"of": "2023-plan-m03.1.t1", "recorded": "2026-11-23"},
        "88cd6883eeee72283fbddf8c5647f5c001340bbffe3a0a3593eb3cd569b4ab2e",
    ),
]


def _make(**more: Any) -> ProgressEntry:
    return ProgressEntry.model_validate(BASE | more)


@pytest.mark.parametrize(("more", "digest"), PINNED)
def test_the_ids_of_entries_stay_what_they_are(more: dict[str, Any], digest: str) -> None:
    assert _make(**more).digest == digest


def test_ids_are_pinned_for_every_status_and_every_key() -> None:
    assert {more.get("status", BASE["status"]) for more, _ in PINNED} == set(STATUSES)
    assert {key for more, _ in PINNED for key in more} >= {"value", "evidence", "note", "corrects"}
    assert {key for more, _ in PINNED for item in more.get("evidence", ()) for key in item} == {
        "quality", "number", "issuers", "publisher", "title", "dated", "url", "retrieved", "measure",
    }  # fmt: skip


SPELLINGS = {
    "block style": "of: 2021-m07.t1\ndate: 2024-12-31\nrecorded: 2026-11-22\nstatus: met\nevidence:\n  - measure: 2024-m07\nvalue: 100\n",
    "flow style": "{of: 2021-m07.t1, date: 2024-12-31, recorded: 2026-11-22, status: met, evidence: [{measure: 2024-m07}], value: 100}",
    "another order": "value: 100\nstatus: met\nevidence: [{measure: 2024-m07}]\nrecorded: 2026-11-22\ndate: 2024-12-31\nof: 2021-m07.t1\n",
    "quotes and comments": "of: '2021-m07.t1' # it\ndate: \"2024-12-31\"\nrecorded: '2026-11-22'\nstatus: met\nevidence: [{measure: 2024-m07}]\n"
    "value: '100'\n",
    "line breaks of Windows": "of: 2021-m07.t1\r\ndate: 2024-12-31\r\nrecorded: 2026-11-22\r\nstatus: met\r\nevidence: [{measure: 2024-m07}]\r\n"
    "value: 100\r\n",
}


def test_how_it_is_spelled_does_not_matter() -> None:
    records = [
        load_file("progress/2021/x.yaml", text.encode()).record for text in SPELLINGS.values()
    ]
    assert len({record.digest for record in records}) == 1


def test_one_correction_and_a_list_of_it_are_the_same_and_so_is_any_order() -> None:
    assert _make(corrects="5f3a91c2").digest == _make(corrects=["5f3a91c2"]).digest
    assert (
        _make(corrects=["5f3a91c2", "0b77e1d4"]).digest
        == _make(corrects=["0b77e1d4", "5f3a91c2"]).digest
    )


def test_what_is_empty_contributes_nothing() -> None:
    assert _make(evidence=[], note=None, value=None, corrects=[]).digest == _make().digest


def test_the_day_of_recording_is_part_of_the_id_and_not_of_the_fact() -> None:
    other = ProgressEntry.model_validate(BASE | {"recorded": "2026-11-23"})
    assert (other.digest == _make().digest, other.fact == _make().fact) == (False, True)


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1
).filter(str.strip)
MORE = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(STATUSES),
        "value": st.integers(1, 10**9).map(str),
        "note": st.fixed_dictionaries({"en": TEXTS}, optional={"zh": TEXTS}),
        "evidence": st.lists(
            st.fixed_dictionaries({"title": TEXTS}, optional={"number": TEXTS, "publisher": TEXTS}),
            min_size=1,
            max_size=2,
        ),
        "corrects": st.lists(
            st.text("0123456789abcdef", min_size=8, max_size=64), min_size=1, max_size=3
        ),
    },
)


@given(MORE, MORE)
def test_two_entries_have_one_id_only_where_they_say_the_same(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert (_make(**one).digest == _make(**other).digest) == (_make(**one) == _make(**other))


@given(MORE)
def test_an_entry_that_is_written_and_read_again_has_the_same_id(more: dict[str, Any]) -> None:
    entry = _make(**more)
    file = load_file(
        "progress/2021/x.yaml", json.dumps(entry.to_plain(), ensure_ascii=False).encode()
    )
    assert file.record.digest == entry.digest
