"""Names made comparable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.text.name_keys import fold_text, list_keys, normalise_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ministry of Industry & Information Technology",
            "the ministry of industry and  information-technology",
        ),
        ("People’s Bank of China", "people's bank of china"),
        ("中华人民共和国海关总署", "海关总署"),
        ("海关 总署", "海关总署"),
        ("第〇 二〇办公室", "第〇二〇办公室"),
        ("\U00020bb7 县", "\U00020bb7县"),
        ("ＧＡＣＣ", "gacc"),
        (
            "General Administration of Customs of the People's Republic of China",
            "General Administration of Customs",
        ),
        ("China State Railway Group Co., Ltd.", "China State Railway Group Co Ltd"),
    ],
)
def test_two_ways_to_write_a_name_have_one_key(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("CSRC", "CBRC"), ("Shanxi", "Shaanxi"), ("商务部", "商务部门"), ("CIRC", "CRSC")],
)
def test_names_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert normalise_name(one) != normalise_name(other)


def test_a_chinese_name_is_tried_with_and_without_the_state() -> None:
    assert list_keys("国家税务总局") == ["国家税务总局", "税务总局"]
    assert list_keys("税务总局") == ["税务总局", "国家税务总局", "中国税务总局"]
    assert list_keys("Customs") == ["customs"]


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    key = normalise_name(text)
    assert normalise_name(key) in (key, normalise_name(normalise_name(key)))


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_text(fold_text(fold_text(text))) == fold_text(fold_text(text))
