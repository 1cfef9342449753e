"""Tables on narrow terminals: columns go below others and give way before rows are stacked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from obligations.output.kinds import COLUMN_KINDS
from obligations.output.layout import GAP, find_layout

ASKED_MOST = [
    "list --dept Customs",
    "due",
    "report deadlines",
    "search warehouse",
    "list --rows obligation --dept Customs",
    "list --rows obligation",
    "list --rows action --dept Customs",
    "departments",
    "departments --all",
]


@pytest.fixture
def wide(ask: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Ask for a table on a terminal of so many cells."""

    def run(width: int, question: str, *more: str) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        return list(ask(*question.split(), *more, "--format", "table").lines)

    return run


def find_head(lines: list[str]) -> list[str]:
    """The headings of a table; none where rows are stacked."""
    return next((line.split() for line in lines if line.startswith(("id  ", "编号  "))), [])


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("question", ASKED_MOST)
def test_what_is_asked_most_is_a_table_from_80_columns_on(
    wide: Any, question: str, lang: str, width: int
) -> None:
    lines = wide(width, question, "--lang", lang)
    assert find_head(lines)
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("progress log 2021", ("entry  ", "条目  ")),
        ("report changes --since 2026-01-01", ("date  ", "日期  ")),
    ],
)
def test_what_is_on_record_is_a_table_from_80_columns_on(
    wide: Any, question: str, heads: tuple[str, str], lang: str, width: int
) -> None:
    lines = wide(width, question, "--lang", lang)
    assert any(line.startswith(heads) for line in lines)
    assert max(map(cell_len, lines)) <= width


def test_what_stands_below_another_column_says_what_it_is(wide: Any) -> None:
    log = wide(80, "progress log 2021")
    assert "evidence SPB: China" in "\n".join(log)
    assert "evidence SPB" not in "\n".join(wide(120, "progress log 2021"))


@pytest.mark.parametrize("question", ASKED_MOST)
def test_where_the_titles_would_have_too_little_room_rows_are_stacked(
    wide: Any, question: str
) -> None:
    assert find_head(wide(50, question)) == []


def test_a_long_text_that_does_not_fit_as_a_whole_gets_what_is_left(wide: Any) -> None:
    lines = wide(64, "sql", "SELECT id, title_en, document FROM measure LIMIT 1")
    assert lines[1:3] == [
        "2015-m01  Help domestic companies trade abroad through  2015",
        "          e-commerce",
    ]


def test_what_says_least_by_itself_goes_below_another_column(wide: Any) -> None:
    lines = wide(80, "list --rows obligation --dept Customs")
    at = next(at for at, line in enumerate(lines) if line.startswith("id "))
    assert [line.split() for line in lines[at : at + 3]] == [
        ["id", "department", "title", "due"],
        ["role", "outcome", "state"],
        ["basis", "progress"],
    ]


def test_names_are_broken_between_one_another_first(wide: Any) -> None:
    lines = "\n".join(wide(120, "list --document 2015 --columns id,title,who"))
    assert "relevant departments of the State Council§;" in lines
    assert "\n          " + " " * 20 in lines  # the next of them begins a line


def test_names_that_have_no_room_on_a_line_go_on_as_a_text(wide: Any) -> None:
    lines = wide(80, "list --dept 海关总署 --lang zh --document 2015,2021")
    ends = [line.rstrip()[-1:] for line in lines if line.startswith(" " * 40)]
    assert ends
    assert "、" not in ends


def test_a_column_that_is_the_same_in_all_rows_is_said_once(wide: Any) -> None:
    question = "list --dept Customs --role co --document 2021"
    narrow = wide(80, question)
    assert "role: co-responsible · who answers: MOFCOM" in narrow
    assert find_head(narrow) == ["id", "title", "due", "state"]
    assert "role" in find_head(wide(140, question))


def test_a_list_of_departments_shows_all_its_columns(wide: Any) -> None:
    for lang, last in (("en", "resp."), ("zh", "负责")):
        assert find_head(wide(80, "departments", "--lang", lang))[-1] == last


@pytest.mark.parametrize(
    ("report", "whole"),
    [("departments", {"共同", "负责", "按文件", "要求"}), ("coverage", {"有成果", "或指标", "有责任", "单位"})],
)  # fmt: skip
def test_a_chinese_heading_is_broken_between_its_words(
    wide: Any, report: str, whole: set[str]
) -> None:
    width = {"departments": 100, "coverage": 80}[report]
    lines = wide(width, f"report {report}", "--lang", "zh")
    at = next(at for at, line in enumerate(lines) if line.startswith(("部门      ", "主题    ")))
    assert whole <= {piece for line in lines[at : at + 3] for piece in line.split()}


def test_an_official_number_is_broken_only_before_its_year(wide: Any) -> None:
    for lang in ("en", "zh"):
        lines = "\n".join(wide(80, "documents", "--lang", lang))
        assert "〔2024〕125号" in lines
        assert "措施\n" not in lines


def test_what_a_name_was_understood_as_stays_indented_where_it_wraps(wide: Any) -> None:
    lines = wide(60, "list --dept Customs")
    understood = lines[: lines.index("")]
    assert len(understood) > 2
    assert all(line.startswith("  ") for line in understood[1:])


def test_what_is_said_around_a_table_in_chinese_fills_its_lines_and_cuts_no_date(wide: Any) -> None:
    lines = wide(40, "list --dept 海关总署 --lang zh")
    assert any("（2018-03-17）" in line for line in lines)
    (marked,) = (line for line in wide(80, "list --dept 海关总署 --lang zh") if line[:2] == "~ ")
    assert "obligations show" in marked


def test_a_row_alone_keeps_its_columns(wide: Any) -> None:
    assert "role" in find_head(wide(80, "list --dept Customs --document 2024"))


CELLS = st.text("ab c;、海关-，", max_size=30)


@given(
    st.lists(st.sampled_from(sorted(COLUMN_KINDS)), min_size=1, max_size=7).flatmap(
        lambda kinds: st.tuples(
            st.just(kinds),
            st.lists(CELLS, min_size=len(kinds), max_size=len(kinds)),
            st.lists(
                st.lists(CELLS, min_size=len(kinds), max_size=len(kinds)), min_size=1, max_size=4
            ),
        )
    ),
    st.integers(20, 160),
)
def test_a_layout_fits_and_loses_no_column(
    table: tuple[list[str], list[str], list[list[str]]], width: int
) -> None:
    kinds, header, rows = table
    layout = find_layout(kinds, header, rows, width)
    if layout is None:
        assert any(COLUMN_KINDS[kind].sentence for kind in kinds)
        return
    placed = [*layout.aside, *(at for group in layout.groups for at in group)]
    assert sorted(placed) == list(range(len(kinds)))
    assert all(row[at] == rows[0][at] for at in layout.aside for row in rows)
    if any(COLUMN_KINDS[kind].sentence for kind in kinds):
        assert sum(layout.widths) + GAP * (len(layout.widths) - 1) <= width
    for group, room in zip(layout.groups, layout.widths, strict=True):
        for at in group:
            if kinds[at] == "sentence":
                assert room >= min(20, max(cell_len(line[at]) for line in (header, *rows)))
