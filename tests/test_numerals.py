"""Numbers of provisions, as translations print them and as the Chinese instrument does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.text.numerals import read_number, restore_label, write_chinese


@pytest.mark.parametrize(
    ("printed", "restored"),
    [
        ("(four)", "（四）"),
        ("(5)", "（五）"),
        ("(twenty-five)", "（二十五）"),
        ("(23)", "（二十三）"),
        ("(ten)", "（十）"),
        ("Second,", "二、"),
        ("Four,", "四、"),
        ("V.", "五、"),
        ("I.", "一、"),
        ("3.", "三、"),
        ("Twentieth,", "二十、"),
        ("三、", "三、"),
        ("7.1.2", "7.1.2"),
        ("A", "A"),
        ("Annex", "Annex"),
        ("(0)", "(0)"),
        ("", ""),
    ],
)
def test_a_number_is_that_of_the_instrument_and_anything_else_stays(
    printed: str, restored: str
) -> None:
    assert restore_label(printed) == restored


@given(st.integers(1, 99))
def test_every_number_is_written_in_its_own_way(number: int) -> None:
    assert read_number(str(number)) == number
    assert write_chinese(number) not in {write_chinese(other) for other in range(1, number)}


@given(st.text())
def test_any_label_gives_a_label(label: str) -> None:
    assert isinstance(restore_label(label), str)
