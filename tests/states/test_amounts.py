"""Amounts in targets and entries, from the YAML to every answer."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

WRITTEN = st.from_regex(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?", fullmatch=True).filter(
    lambda text: not (text.startswith("-") and Decimal(text) == 0)
)
PERCENT = {"en": "%", "zh": "%"}
DAY = "2026-01-01"


def _promise(value: str, comparator: str = "exactly", **more: Any) -> dict[str, Any]:
    return {"metric": {"comparator": comparator, "value": value, "unit": PERCENT, **more}}


def _record(number: int, value: str) -> dict[str, str]:
    return {"of": f"2020-m01.t{number}", "date": "2025-12-31", "status": "in-progress", "value": value}  # fmt: skip


@settings(
    max_examples=3,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(values=st.lists(WRITTEN, min_size=8, max_size=8), record=st.data())
def test_an_amount_is_the_same_in_the_data_in_sql_and_in_json(
    world: Any, values: list[str], record: Any
) -> None:
    reached = record.draw(st.permutations(values))
    made = world(
        [_promise(value, baseline={"value": other, "at": "2024"}) for value, other in zip(values, reached, strict=True)],
        entries=[_record(at, value) for at, value in enumerate(reached, start=1)],
    )  # fmt: skip
    for command in (["format"], ["check", "--select", "OB1,OB4,OB6"]):
        told = made.ask(*command, "--measures", str(made.measures))
        assert told.code == 0, told.out
    for form in ("json", "jsonl"):
        out = made.run("list", "--format", form, as_of=DAY).out
        (measure,) = json.loads(f"[{out}]" if form == "jsonl" else out, parse_float=str, parse_int=str)  # fmt: skip
        told = [target["metric"] for target in measure["targets"]]
        assert [metric["value"] for metric in told] == values
        assert [metric["reached"] for metric in told] == reached
        assert [metric["baseline"]["value"] for metric in told] == reached
    query = (
        "SELECT value_text, value, reached, reached_text, baseline_text FROM target_state"
        " ORDER BY value_millionths, number"
    )
    rows = made.run("sql", query, "--format", "json", as_of=DAY).json
    ordered = sorted(values, key=Decimal)  # which is stable, as the order of numbers is
    assert [row["value_text"] for row in rows] == ordered
    assert [row["value"] for row in rows] == [float(value) for value in ordered]
    assert all(row["reached"] == float(row["reached_text"]) for row in rows)
    log = made.run("progress", "log", "--columns", "value", "--format", "plain", as_of=DAY)
    assert sorted(log.out.splitlines()) == sorted(reached)


SAID = [
    (_promise("1.50"), "1.50 %", "1.50%"),
    (_promise("5", "under"), "less than 5 %", "低于5%"),
    (_promise("-2.5", "at-most"), "at most -2.5 %", "不超过-2.5%"),
    (_promise("1", "between", to="3"), "between 1 and 3 %", "1至3%"),
    (_promise("40", baseline={"value": "20", "at": "2024"}), "from 20 % (2024) to 40 %", "由20%（2024年）至40%"),
    (_promise("1234.5", "over", baseline={"value": "1000"}), "from 1,000 % to more than 1,234.5 %", "由1,000%至超过1,234.5%"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "english", "chinese"), SAID)
def test_a_page_says_how_much_is_promised(
    world: Any, target: Any, english: str, chinese: str
) -> None:
    made = world([target])
    assert f" {english}\n" in made.run("show", "2020-m01", as_of=DAY).out
    assert f" {chinese}\n" in made.run("show", "2020-m01", "--lang", "zh", as_of=DAY).out


REACHED = [
    (_promise("40", baseline={"value": "20", "at": "2024"}), "31", "from 20 % (2024) to 40 %, now 31 % (55 % of the way)", "由20%（2024年）至40%，现为31%（进度55%）"),
    (_promise("20", "at-most", baseline={"value": "40"}), "31.0", "from 40 % to at most 20 %, now 31.0 % (45 % of the way)", "由40%至不超过20%，现为31.0%（进度45%）"),
    (_promise("20", "at-most", baseline={"value": "10"}), "12", "from 10 % to at most 20 %, now 12 %", "由10%至不超过20%，现为12%"),
    (_promise("1", "between", to="3"), "2", "between 1 and 3 %, now 2 %", "1至3%，现为2%"),
    (_promise("3", "about"), "0", "0 of about 3 %", "0／约3%"),
]  # fmt: skip


@pytest.mark.parametrize(("target", "value", "english", "chinese"), REACHED)
def test_what_was_reached_is_reckoned_from_the_baseline(
    world: Any, target: Any, value: str, english: str, chinese: str
) -> None:
    made = world([target], entries=[_record(1, value)])
    assert f" {english}\n" in made.run("show", "2020-m01", as_of=DAY).out
    assert f" {chinese}\n" in made.run("show", "2020-m01", "--lang", "zh", as_of=DAY).out
    assert english in made.run("report", "deadlines", "--format", "csv", as_of=DAY).out


def test_rows_are_sorted_by_the_amounts_that_they_promise_and_have_reached(world: Any) -> None:
    amounts = ["100", "9.5", "-2", "30"]
    made = world(
        [*map(_promise, amounts), {"by": "2030"}],
        entries=[_record(1, "9"), _record(2, "10"), _record(3, "-1")],
    )

    def sort(by: str) -> list[str]:
        found = made.run("due", f"--sort={by}", "--columns", "id", as_of=DAY).lines
        return [line.removeprefix("2020-m01.") for line in found]

    assert sort("metric") == ["t3", "t2", "t4", "t1", "t5"]
    assert sort("-metric") == ["t5", "t1", "t4", "t2", "t3"]
    assert sort("progress")[:3] == ["t3", "t1", "t2"]


def test_a_long_unit_is_said_once(world: Any) -> None:
    metric = _promise("40", baseline={"value": "20"})
    metric["metric"]["unit"] = {"en": "companies", "zh": "家"}
    shown = world([metric], entries=[_record(1, "31")]).run("show", "2020-m01", as_of=DAY).out
    assert "from 20 to 40 companies, now 31 (55 % of the way)" in shown


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0", "0"),
        ("-2.5", "-2.5"),
        ("1.60", "1.60"),
        ("1,600", "1600"),
        ("1,234,567.50", "1234567.50"),
        ("１．６", "1.6"),
    ],
)
def test_a_recorded_amount_keeps_its_digits_however_it_was_typed(
    world: Any, typed: str, value: str
) -> None:
    made = world([_promise("5", "under")])
    told = made.run(
        "progress", "add", "2020-m01.t1", "--status", "in-progress", "--date", "2025-06-01",
        f"--value={typed}", as_of=DAY,
    )  # fmt: skip
    assert f"less than 5 %, now {Decimal(value):,} %" in told.out + told.err
    (entry,) = (made.measures / "progress" / "2020").iterdir()
    assert f"\nvalue: {value}\n" in entry.read_text(encoding="utf-8")


def test_the_same_number_written_otherwise_is_no_change(world: Any) -> None:
    # Two spellings of one promise are one promise: the second is a repeated date.
    made = world(
        [{**_promise("1.5"), "by": "2030"}],
        actions=[{"targets": [{**_promise("1.50"), "by": "2030"}]}],
    )
    found = made.ask(
        "check", "--select", "OB403", "--measures", str(made.measures), "--format", "json"
    )
    assert [finding["code"] for finding in found.json] == ["OB403"]
