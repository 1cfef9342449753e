"""What people see: whole pages kept as golden, at 80 and 200 columns, on a terminal and in a pipe; and the parts that are drawn."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from obligations.output.glyphs import PAGE, PIPE, TERMINAL
from obligations.output.report.timeline import draw_timeline
from obligations.report.find import list_report_names

TODAY = date(2026, 11, 23)
COLOUR = "\x1b[33m"


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("name", list_report_names(()))
def test_every_report_looks_as_it_was_kept(
    report: Any, golden: Any, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    golden(f"{name}-{width}", report(name, "--format", "table").out)


@pytest.mark.parametrize(
    ("name", "width"), [("deadlines", 80), ("deadlines", 200), ("departments", 200), ("matrix", 80)]
)
def test_the_shipped_data_look_as_they_were_kept(
    ask: Any, golden: Any, monkeypatch: pytest.MonkeyPatch, name: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    golden(
        f"shipped-{name}-{width}",
        ask("report", name, "--document", "2021", "--as-of", "2021-12-01", "--format", "table").out,
    )


@pytest.mark.parametrize(("lang", "width"), [("en", 80), ("en", 200), ("zh", 80)])
def test_a_terminal_shows_lines_and_bars(terminal: Any, golden: Any, lang: str, width: int) -> None:
    golden(f"terminal-{lang}-{width}", terminal("deadlines", "--lang", lang, width=width))


def test_a_terminal_shows_a_little_colour_and_none_where_none_is_wanted(terminal: Any) -> None:
    assert COLOUR in terminal("deadlines", width=80)
    plain = terminal("deadlines", width=80, NO_COLOR="1")
    assert COLOUR not in plain
    assert "█" in plain


def test_no_line_is_wider_than_the_terminal(report: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (40, 80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        for name in ("deadlines", "departments", "coverage", "matrix-years"):
            lines = report(name, "--format", "table", "--lang", "zh").lines
            assert max(cell_len(line) for line in lines) <= width, (name, width)


def test_a_pipe_gets_neither_escapes_nor_lines_nor_blocks(report: Any) -> None:
    for name in ("deadlines", "coverage"):
        drawn = report(name, "--format", "table").out
        assert not set(drawn) & set("█░─┴┃┻▼\x1b")
        assert "#####" in drawn


def test_markdown_has_title_figures_and_tables_and_no_drawings(report: Any) -> None:
    lines = report("deadlines", "--format", "md").lines
    assert lines[0] == "# Deadlines · as of 2026-11-23"
    assert "- unconfirmed: **3**" in lines
    assert "## 2025 (4 targets)" in lines
    assert (
        "| lights-m01.t2 | spare lamps lie ready | MCS, now MT | by 2025 | partly-met | 31 of about 40 lamps |"
        in lines
    )


def test_a_wide_matrix_is_cut_into_tables_that_fit(
    report: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    lines = report("matrix-years", "--format", "table").lines
    assert sum(line.startswith("department ") for line in lines) == 4
    assert "  2030" in "\n".join(lines)


def test_figures_below_one_are_kept_on_a_narrow_terminal(
    report: Any, write_report: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "25")
    head = "".join(
        f"-- column: {name} | {name} figure | {name} | number\n"
        for name in ("first", "second", "third")
    )
    write_report(
        "small",
        f"-- column: what | what | 事项\n{head}SELECT 'lamps' AS what, 0.5 AS first, 0 AS second, 3 AS third",
    )
    drawn = report("small", "--format", "table").out
    assert "first figure 0.5" in drawn
    assert "third figure 3" in drawn
    assert "second" not in drawn


def test_names_wrap_between_two_of_them_and_never_into_a_narrow_strip(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width, least in ((120, 20), (200, 36)):
        monkeypatch.setenv("COLUMNS", str(width))
        lines = ask("report", "deadlines", "--document", "2015", "--format", "table").lines
        header = next(line for line in lines if line.startswith("id "))
        assert header.index(" due") - header.index("who answers") > least


def test_a_date_is_never_broken_and_all_groups_of_an_answer_have_the_same_columns(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in range(60, 130, 10):
        monkeypatch.setenv("COLUMNS", str(width))
        for command in (["due", "--dept", "Customs"], ["list", "--document", "2021"]):
            whole = ask(*command, "--columns", "due", "--format", "plain").out
            assert ask(*command, "--format", "table").out.count("by 2025") == whole.count("by 2025")
        lines = ask("due", "--format", "table").lines
        assert len({line for line in lines if line.startswith("id ")}) <= 1
        assert not (
            any(line.startswith("id ") for line in lines) and any(" · " in line for line in lines)
        )


def test_stacked_rows_say_which_day_and_which_evidence_they_mean(
    report: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    lines = report("changes", "--format", "table").lines
    at = lines.index("date 2024-12-01 · docks-m01.t3 · met · MT§ ·")
    assert lines[at + 1 : at + 4] == [
        "official · entered 2024-12-02",
        "  a standard for lamps is out",
        "  shown by docks-m02",
    ]


def _draw(deadlines: list[tuple[str, str]], width: int = 80, today: date = TODAY) -> list[str]:
    return [
        "".join(piece for piece, _ in line).rstrip()
        for line in draw_timeline(deadlines, today, width, "en", PIPE)
    ]


def test_today_stands_between_what_has_passed_and_what_is_to_come() -> None:
    assert _draw(
        [("2026-11-22", "unconfirmed"), ("2026-11-23", "due-soon"), ("2027-01-31", "due-soon")]
    ) == [
        "                      v today 2026-11-23",
        "unconfirmed      1    |",
        "due-soon              |    1                 1",
        "             +--------+---------+--------+--------",
        "             2026-11            2026-12  2027-01",
    ]


def test_periods_grow_with_the_time_that_is_covered() -> None:
    assert "2026-11" in _draw([("2027-03-31", "upcoming")])[-1]
    assert "2026-Q4" in _draw([("2028-03-31", "upcoming")])[-1]
    assert "2030" in _draw([("2035-12-31", "upcoming")])[-1]
    assert _draw([("9999-12-31", "upcoming")])[-1].split()[0].isdigit()
    assert _draw([("0001-01-01", "unconfirmed")])[1].rstrip(" |").endswith("1")


def test_a_timeline_fits_any_width_and_counts_every_deadline() -> None:
    days = [
        (f"{2015 + at % 30}-{1 + at % 12:02d}-28", "upcoming" if at % 30 > 11 else "unconfirmed")
        for at in range(900)
    ]
    for width in (30, 50, 80, 200):
        lines = _draw(days, width)
        assert max(len(line) for line in lines) <= max(width, 30)
        counted = sum(
            int(word)
            for line in lines[1:3]
            for word in line.replace("|", " ").split()
            if word.isdigit()
        )
        assert counted == 900


def test_without_a_deadline_there_is_no_timeline() -> None:
    assert draw_timeline([], TODAY, 80, "en", PIPE) == []


def test_a_bar_is_full_only_where_all_is_there_and_never_empty_where_something_is() -> None:
    assert PIPE.draw_bar(0, 10) == ".........."
    assert PIPE.draw_bar(1, 100) == "#........."
    assert PIPE.draw_bar(99, 100) == "#########."
    assert TERMINAL.draw_bar(12, 10) == "██████████"
    assert PIPE.draw_bar(1e300, 1e-300) == "##########"
    assert PIPE.draw_bar(1, 0) == PAGE.draw_bar(1, 2) == ""
