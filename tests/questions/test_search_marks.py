"""How `search` shows the hit: by its style on a terminal, between » and « where there is none."""

from __future__ import annotations

import re

import pytest

from running import run_inside, run_on_terminal

STYLED = re.compile(r"\x1b\[[\d;]*1[\d;]*m([^\x1b]*)\x1b\[0m")


@pytest.mark.parametrize("width", [50, 100, 200])
def test_on_a_terminal_the_hit_stands_out_by_its_style(width: int) -> None:
    out = run_on_terminal("search", "海外仓", "--document", "2021", "--lang", "zh", width=width)
    assert not set("»«\x02\x03") & set(out)
    assert "海外仓" in STYLED.findall(out)


def test_it_does_without_colours_and_leaves_others_alone() -> None:
    out = run_on_terminal("search", "sandbox", width=120, NO_COLOR="1")
    assert "sandbox" in STYLED.findall(out)
    assert not re.search(r"\x1b\[[\d;]*3\d", out)


def test_where_no_style_is_shown_the_hit_stands_between_marks() -> None:
    assert "»sandbox«" in run_on_terminal("search", "sandbox", width=120, TERM="dumb")
    for form in ("table", "md"):
        assert "»sandbox«" in run_inside("search", "sandbox", "--format", form).out
    assert "\tsandbox" not in run_inside("search", "sandbox").out
    assert not set("»«\x02") & set(run_inside("search", "sandbox").out)


def test_how_many_more_hits_there_are_is_said_in_words() -> None:
    assert "(1 more)" in run_inside(
        "search", "overseas", "warehouses", "--format", "table"
    ).out.replace("\n", " ")
    assert "（另有7处）" in run_inside("search", "海外仓", "--lang", "zh", "--format", "md").out
