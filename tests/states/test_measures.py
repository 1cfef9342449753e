"""The state of actions and measures, and the next deadline."""

from __future__ import annotations

from typing import Any

import pytest

DAY = "2024-06-01"
# A target for each state on DAY, the first that a measure shows before the others.
RANKED = {
    "missed": ({"by": "2023"}, "missed"),
    "unconfirmed": ({"by": "2023"}, None),
    "partly-met": ({"by": "2023"}, "partly-met"),
    "due-soon": ({"by": "2024-09"}, None),
    "upcoming": ({"by": "2030"}, None),
    "running": ({"from": "2021"}, None),
    "met": ({"by": "2023"}, "met"),
    "superseded": ({"by": "2023"}, "superseded"),
    "undated": ({}, None),
}
STATES = list(RANKED)


def _say(of: str, status: str | None, day: str = "2024-01-01") -> list[dict[str, str]]:
    return [{"of": of, "date": day, "status": status}] if status else []


@pytest.mark.parametrize("first", STATES)
def test_a_measure_has_the_first_state_in_the_order_that_one_of_its_own_or_its_actions_targets_has(
    world: Any, first: str
) -> None:
    rest = STATES[STATES.index(first) :]
    # The deciding one stands last, on an action; the others are the measure's own.
    own = [RANKED[state][0] for state in rest[1:]]
    entries = [
        entry
        for at, state in enumerate(rest[1:], start=1)
        for entry in _say(f"2020-m01.t{at}", RANKED[state][1])
    ]
    made = world(
        own, [{"targets": [RANKED[first][0]]}], entries + _say("2020-m01.1.t1", RANKED[first][1])
    )
    measure = made.measure(DAY)
    assert [target["state"] for target in measure["targets"]] == rest[1:]
    assert measure["actions"][0]["state"] == first
    assert measure["state"] == first


def test_every_list_and_filter_gives_a_target_the_same_state(world: Any) -> None:
    entries = [
        entry
        for at, state in enumerate(STATES, start=1)
        for entry in _say(f"2020-m01.t{at}", RANKED[state][1])
    ]
    made = world([target for target, _ in RANKED.values()], entries=entries)
    assert [target["state"] for target in made.measure(DAY)["targets"]] == STATES
    assert {
        row["id"]: row["state"] for row in made.run("due", "--format", "json", as_of=DAY).json
    } == {f"2020-m01.t{at}": state for at, state in enumerate(STATES, start=1)}
    for at, state in enumerate(STATES, start=1):
        for arguments in (["due"], ["list", "--rows", "obligation"]):
            rows = made.run(*arguments, "--state", state, "--format", "json", as_of=DAY).json
            assert [row.get("target", row["id"]) for row in rows] == [f"2020-m01.t{at}"]


@pytest.mark.parametrize("status", ["met", "missed", "superseded"])
def test_an_entry_on_the_measure_as_a_whole_decides(world: Any, status: str) -> None:
    made = world([{"by": "2023"}, {"by": "2030"}], entries=_say("2020-m01", status))
    assert made.measure(DAY)["state"] == status
    assert made.measure("2023-12-31")["state"] == "due-soon"


def test_partly_met_on_the_whole_measure_speaks_where_a_deadline_passed_and_not_before(
    world: Any,
) -> None:
    made = world([{"by": "2025"}], entries=_say("2020-m01", "partly-met"))
    assert made.measure("2024-06-01")["state"] == "upcoming"
    assert made.measure("2026-06-01")["state"] == "partly-met"


def test_partly_met_on_the_whole_measure_does_not_hide_a_missed_target(world: Any) -> None:
    entries = _say("2020-m01", "partly-met") + _say("2020-m01.t1", "missed")
    assert world([{"by": "2023"}], entries=entries).measure(DAY)["state"] == "missed"


def test_in_progress_on_the_whole_measure_changes_no_state(world: Any) -> None:
    made = world([{"by": "2023"}], entries=_say("2020-m01", "in-progress"))
    assert (made.measure(DAY)["state"], made.measure(DAY)["reported"]) == (
        "unconfirmed",
        "in-progress",
    )
    assert "unconfirmed  in-progress" in made.run("list", "--format", "table", as_of=DAY).out
    assert "unconfirmed · in-progress" in made.run("show", "2020-m01", as_of=DAY).out
    entries = _say("2020-m01", "met") + _say("2020-m01", "in-progress", "2024-02-01")
    assert world([{"by": "2023"}], entries=entries).measure(DAY)["state"] == "met"


def test_a_measure_without_a_target_is_undated_until_an_entry_on_the_whole_of_it_says_otherwise(
    world: Any,
) -> None:
    assert world(actions=[{}]).measure(DAY)["state"] == "undated"
    for status in ("met", "partly-met", "missed", "superseded"):
        assert world(actions=[{}], entries=_say("2020-m01", status)).measure(DAY)["state"] == status
    assert world(actions=[{}], entries=_say("2020-m01.1", "met")).measure(DAY)["state"] == "undated"


def test_an_action_without_a_target_has_the_state_of_its_own_entries_else_it_is_undated(
    world: Any,
) -> None:
    assert world(actions=[{}]).action(DAY)["state"] == "undated"
    for status in ("met", "partly-met", "missed", "superseded"):
        made = world(actions=[{}], entries=_say("2020-m01.1", status))
        assert made.action(DAY)["state"] == status
        assert made.action("2023-12-31")["state"] == "undated"


def test_an_action_in_progress_keeps_its_state_and_says_so_beside_it(world: Any) -> None:
    made = world(actions=[{}], entries=_say("2020-m01.1", "in-progress"))
    assert (made.action(DAY)["state"], made.action(DAY)["progress"]) == ("undated", "in-progress")
    assert made.action("2023-12-31")["progress"] is None
    table = made.run(
        "list", "--rows", "action", "--columns", "id,state,progress", "--format", "plain", as_of=DAY
    ).out
    assert table == "2020-m01.1\tundated\tin-progress\n"


def test_an_action_with_targets_has_the_first_of_their_states_unless_an_entry_on_it_decides(
    world: Any,
) -> None:
    targets = [{"by": "2030"}, {"by": "2023"}]
    assert world(actions=[{"targets": targets}]).action(DAY)["state"] == "unconfirmed"
    assert (
        world([{"by": "2023"}], [{"targets": [{"by": "2030"}]}, {"targets": targets}]).action(DAY)[
            "state"
        ]
        == "upcoming"
    )
    assert (
        world(actions=[{"targets": targets}], entries=_say("2020-m01.1", "met")).action(DAY)[
            "state"
        ]
        == "met"
    )


def test_the_next_deadline_is_the_earliest_from_the_day_on(world: Any) -> None:
    made = world([{"by": "2023"}, {"by": "2030"}, {}], [{"targets": [{"by": "2024"}]}])
    assert made.measure("2023-12-31")["next_deadline"] == "2023-12-31"
    assert made.measure("2024-01-01")["next_deadline"] == "2024-12-31"
    assert made.measure("2025-01-01")["next_deadline"] == "2030-12-31"
    assert made.measure("2031-01-01")["next_deadline"] is None


@pytest.mark.parametrize(("status", "deadline"), [("met", "2030-12-31"), ("missed", "2030-12-31"), ("superseded", "2030-12-31"),
                                                  ("partly-met", "2025-12-31"), ("in-progress", "2025-12-31")])  # fmt: skip
def test_the_next_deadline_leaves_out_what_is_met_missed_or_superseded(
    world: Any, status: str, deadline: str
) -> None:
    made = world([{"by": "2025"}, {"by": "2030"}], entries=_say("2020-m01.t1", status))
    assert made.measure(DAY)["next_deadline"] == deadline


def test_a_measure_that_is_met_as_a_whole_has_no_next_deadline(world: Any) -> None:
    assert (
        world([{"by": "2025"}], entries=_say("2020-m01", "met")).measure(DAY)["next_deadline"]
        is None
    )


def test_the_program_never_says_missed_of_what_nobody_has_reported_on(world: Any) -> None:
    made = world([{"by": "2016"}, {"in": "2017-06"}], [{"targets": [{"by": "2018-Q1"}]}])
    for arguments in (["list"], ["due"], ["show", "2020-m01"], ["list", "--rows", "obligation"]):
        out = made.run(*arguments, as_of="2099-01-01").out
        assert "unconfirmed" in out
        assert "missed" not in out
        assert "overdue" not in out
