"""`trace` as a person sees it: texts wrap inside their branches, and a measure that stands alone says so."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from obligations.output.wrapping import wrap

BRANCH = re.compile(r"^((?:│  |   )*)((?:├─ |└─ )?)")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_tree_fits_its_terminal_and_every_line_stays_in_its_branch(
    ask: Any, monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for measure in ("2024-m08", "2015-m01", "2021-m06"):
        out = ask("trace", measure, "--format", "table", "--lang", lang).lines
        lines = [line for line in out if line]  # a blank one stands above each heading
        assert max(cell_len(line) for line in lines) <= width
        for above, line in pairwise(lines):
            # A line that begins no branch stands deeper than the sign of the one above, and its bars go on below one another.
            if "─ " not in line[:40] and line[0] in "│ " and BRANCH.match(above)[0]:
                assert len(BRANCH.match(line)[0]) == len(BRANCH.match(above)[0]) + (
                    3 if BRANCH.match(above)[2] else 0
                )


def test_words_are_not_cut_and_none_is_lost(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    out = ask("trace", "2024-m08", "--format", "table").out
    flowing = " ".join(re.sub(r"[│├└─]", " ", out).split())
    assert (
        "2021-m17.1 back new forms and models of foreign trade with private capital by way of funds, making full use of"
        in flowing
    )
    assert (
        "The same guiding fund, in 2021 for new forms of trade at large, is now to draw capital to overseas warehouses."
        in flowing
    )


def test_the_year_is_said_once(ask: Any) -> None:
    for measure in ("2024-m08", "2015-m01"):
        out = ask("trace", measure, "--format", "table").out
        assert not re.search(r"\b(20\d\d) \1", out)
        assert not re.search(r"\((?:2015|2021|2022|2024)\)", out)


def test_an_id_without_a_year_stands_behind_the_year_of_its_document(
    ask: Any, make_corpus: Any
) -> None:
    document = """
        id: {name}
        kind: opinions
        title: {{en: a document}}
        issuers: [harbour]
        dated: {year}-01-01
        measures:
          - number: 1
            kind: measure
            title: {{en: a title}}
            summary: {{en: a summary}}
            links: [{links}]
    """
    measures = make_corpus(
        {
            "old.yaml": document.format(name="old", year=2001, links=""),
            "new.yaml": document.format(
                name="new",
                year=2002,
                links="{relation: continues, to: old-m01, because: {en: So it goes on.}}",
            ),
        }
    )
    lines = ask("trace", "new-1", "--measures", str(measures), "--format", "table").lines
    assert lines[0] == "2002 new-m01 a title"
    assert lines[3:] == ["└─ 2001 old-m01 a title · continues", "      So it goes on."]


def test_the_reason_is_dimmed_and_stands_after_the_title(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    out = ask("trace", "2024-m08", "--format", "table").out
    assert re.search(r"together · continues.*\n.*\x1b\[2mSupport for building", out)


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_tree_is_a_list_within_lists_where_it_is_read_elsewhere(ask: Any, form: str) -> None:
    lines = ask("trace", "2024-m08", "--format", form).lines
    at = next(at for at, line in enumerate(lines) if "2022-m04.10" in line)
    if form == "md":
        assert lines[at].startswith("- **2022-m04.10** build and share")
        assert lines[at + 2].startswith("  - **2021-m07.1** take part")
    else:
        assert lines[at + 1].startswith("<ul")  # within the item that is still open
        assert "2021-m07.1" in lines[at + 2]
    alone = ask("trace", "2021-m01", "--format", form)
    assert "no ties to other documents are on record" in alone.out
    assert alone.err == ""


@pytest.mark.parametrize("form", ["plain", "csv", "json", "jsonl"])
def test_a_pipe_hears_on_stderr_that_there_are_no_ties(ask: Any, form: str) -> None:
    result = ask("trace", "2021-m01", "--format", form)
    assert result.code == 0
    assert result.err == "no ties to other documents are on record\n"
    assert "没有记录的沿革" in ask("trace", "2021-m01", "--format", form, "--lang", "zh").err
    assert ask("trace", "2024-m08", "--format", form).err == ""


@given(
    st.text(alphabet="ab ，。（）·-海外仓库", max_size=60), st.integers(min_value=2, max_value=30)
)
def test_wrapping_keeps_every_sign_in_lines_that_fit(content: str, width: int) -> None:
    lines = [line.plain for line in wrap(Text(content), width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(content.split())


def test_no_line_begins_with_what_closes_the_one_before() -> None:
    lines = [line.plain for line in wrap(Text("海外仓，海外仓。海外仓 · 延续（见上）"), 6)]
    assert not [line for line in lines if line[:1] in "，。）·"]
    assert not [line for line in lines if line.endswith("（")]
    lines = [line.plain for line in wrap(Text("省人力资源社会保障厅; 省财政厅"), 20)]
    assert lines == ["省人力资源社会保障", "厅; 省财政厅"]


def test_an_action_is_named_by_what_it_asks_for(ask: Any) -> None:
    head = ask("trace", "2021-m07.1", "--format", "table").lines[0]
    assert head.startswith("2021-m07.1 take part in building overseas warehouses")
    record = ask("trace", "2021-m07", "--format", "json").json
    assert (record["action"], record["what"]) == (None, None)
