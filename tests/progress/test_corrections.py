"""Which entries count follows from the entries alone, whatever corrects what."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from obligations.corrections import Statement, resolve


def _state(
    name: str,
    *corrects: str,
    status: str = "met",
    recorded: str = "2024-01-01",
    fact: str | None = None,
) -> Statement:
    return Statement(
        name * 8,
        (fact or name) * 8,
        "2020-m01",
        "2023-01-01",
        recorded,
        status,
        tuple(other * 8 for other in corrects),
    )


def _count(*statements: Statement) -> str:
    """Give the names of those that count."""
    return "".join(
        sorted(digest[0] for digest, standing in resolve(statements).items() if standing.counts)
    )


def test_a_chain_of_any_length_is_followed() -> None:
    names = [f"{number:08x}{number:056x}" for number in range(1, 5_001)]
    chain = [
        Statement(
            name,
            name,
            "2020-m01",
            "2023-01-01",
            "2024-01-01",
            "met",
            (names[at - 1],) if at else (),
        )
        for at, name in enumerate(names)
    ]
    standings = resolve(chain)
    assert [name for name in names if standings[name].counts] == names[-1:]
    assert standings[names[-1]].depth == 4_999


def test_entries_that_correct_each_other_in_a_circle_are_named_and_correct_nothing() -> None:
    circle = [_state("a", "b"), _state("b", "c"), _state("c", "a"), _state("d", "a")]
    standings = resolve(circle)
    assert [standings[name * 8].circular for name in "abcd"] == [
        ("bbbbbbbb",),
        ("cccccccc",),
        ("aaaaaaaa",),
        (),
    ]
    assert _count(*circle) == "bcd"


def test_a_line_of_corrections_that_lost_counts_nowhere_and_names_the_one_that_holds() -> None:
    statements = [
        _state("a"),
        _state("b", "a"),
        _state("c", "b", recorded="2024-01-02"),
        _state("d", "a", recorded="2024-01-03"),
    ]
    standings = resolve(statements)
    assert _count(*statements) == "d"
    assert standings["c" * 8].rival == "d" * 8
    assert _count(*statements, _state("e", "c", "d", recorded="2024-01-04")) == "e"


def test_on_the_same_day_the_greater_id_holds() -> None:
    assert _count(_state("a"), _state("b", "a"), _state("c", "a")) == "c"


def test_a_correction_of_a_withdrawal_takes_its_place_and_a_withdrawal_of_it_undoes_it() -> None:
    withdrawn = [_state("a"), _state("b", "a", status="withdrawn")]
    assert _count(*withdrawn) == ""
    assert _count(*withdrawn, _state("c", "b")) == "c"
    assert _count(*withdrawn, _state("c", "b", status="withdrawn")) == "a"


def test_ids_that_begin_alike_are_as_long_as_it_takes_and_a_short_one_is_unclear() -> None:
    one, other = (
        Statement("12345678" + rest, rest, "2020-m01", "2023-01-01", "2024-01-01", "met")
        for rest in ("ab", "ac")
    )
    short = Statement("f" * 8, "f", "2020-m01", "2023-01-01", "2024-01-02", "met", ("12345678",))
    standings = resolve([one, other, short])
    assert [standings[entry.digest].id for entry in (one, other)] == ["12345678ab", "12345678ac"]
    assert standings[short.digest].unclear == ("12345678",)
    assert all(standing.counts for standing in standings.values())


def test_things_do_not_mix() -> None:
    elsewhere = _state("b", "a")._replace(of="2020-m02")
    standings = resolve([_state("a"), elsewhere])
    assert standings["b" * 8].missing == ("aaaaaaaa",)
    assert all(standing.counts for standing in standings.values())


NAMES = "abcdef0123"


@st.composite
def some_statements(draw: Any) -> list[Statement]:
    """Draw entries of which each corrects some of those before it, now and then itself or a later one, or none that is there."""
    return [
        _state(
            name,
            *draw(st.lists(st.sampled_from([*NAMES[: at + 1], "9"]), max_size=2, unique=True)),
            status=draw(st.sampled_from(["met", "in-progress", "withdrawn"])),
            recorded=f"2024-01-0{draw(st.integers(1, 4))}",
            fact=draw(st.sampled_from([name, NAMES[0]])) if at == 1 else None,
        )
        for at, name in enumerate(draw(st.permutations(NAMES[:7])))
    ]


@given(some_statements(), st.data())
def test_the_order_of_the_entries_changes_nothing(
    statements: list[Statement], data: st.DataObject
) -> None:
    assert resolve(data.draw(st.permutations(statements))) == resolve(statements)


@given(some_statements())
def test_what_counts_is_neither_corrected_nor_withdrawn_nor_a_withdrawal_nor_a_repetition(
    statements: list[Statement],
) -> None:
    standings = resolve(statements)
    for statement in statements:
        standing = standings[statement.digest]
        if standing.counts:
            assert statement.status != "withdrawn"
            assert not any(
                (standing.withdrawn, standing.corrected_by, standing.same_as, standing.rival)
            )
        else:
            assert (
                statement.status == "withdrawn"
                or standing.corrected_by
                or standing.same_as
                or standing.rival
            )


@given(some_statements())
def test_an_entry_that_was_merged_in_twice_changes_nothing(statements: list[Statement]) -> None:
    assert resolve([*statements, *statements]) == resolve(statements)
