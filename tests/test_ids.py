"""Ids of records: put together, taken apart and read as people type them, in one place."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import obligations
from obligations import ids

DOCUMENTS = st.from_regex(ids.SLUG, fullmatch=True).filter(lambda text: len(text) <= 20)
NUMBERS = st.integers(1, 9999)
SOURCE = Path(obligations.__file__).parent


@given(
    document=DOCUMENTS,
    closing=st.booleans(),
    measure=NUMBERS,
    action=st.none() | NUMBERS,
    target=st.none() | NUMBERS,
)
def test_what_is_put_together_is_taken_apart_again(
    document: str,
    closing: bool,  # noqa: FBT001
    measure: int,
    action: int | None,
    target: int | None,
) -> None:
    whole = ids.make_measure_id(document, measure, closing=closing)
    owner = ids.make_action_id(whole, action) if action else whole
    record = ids.make_target_id(owner, target) if target else owner
    assert ids.is_record_id(record)
    assert (ids.document_of(record), ids.measure_of(record)) == (document, whole)
    assert ids.is_closing(record) is closing
    assert ids.is_target(record) is bool(target)
    assert ids.is_measure(record) is (record == whole)
    assert ids.is_part_of(record, whole)
    if record != whole:
        assert ids.is_part_of(record, ids.owner_of(record))
        assert ids.number_of_part(record) == (target or action)


@given(
    document=st.from_regex("[0-9]{4}|plan[0-9]{0,4}", fullmatch=True),
    number=NUMBERS,
    between=st.sampled_from(["-", "/", ".", " ", "m", "-m", " M"]),
)
def test_an_id_is_understood_however_its_number_is_set_apart(
    document: str, number: int, between: str
) -> None:
    assert ids.spell_record(f"{document}{between}{number}") == ids.make_measure_id(document, number)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2021-07.T1", "2021-m07.t1"),
        (" 2024END1 ", "2024-end1"),
        ("plan-2030/7.2.t1", "plan-2030-m07.2.t1"),
        ("2021-m12345", None),
        ("overseas warehouses", None),
        ("2021-7" * 50, None),
    ],
)
def test_what_is_typed_means_an_id_or_nothing(typed: str, meant: str | None) -> None:
    assert ids.spell_record(typed) == meant


def test_the_examples_of_the_module_hold() -> None:
    assert doctest.testmod(ids).failed == 0


def test_no_other_module_takes_an_id_apart_or_puts_one_together() -> None:
    by_hand = re.compile(
        r"""partition\(["']\.t?["']\)|rpartition\(["']-["']\)\[0\]|-m\{|-end\{|\}\.t\{|["']\.t["']"""
    )
    elsewhere = {
        "extras.py": "names of modules",
        "known_names.py": "names of columns",
        "resources.py": "names of columns",
    }
    found = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in SOURCE.rglob("*.py")
        if path.name not in {"ids.py", *elsewhere}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if by_hand.search(line)
    ]
    assert found == []
