"""Every format answers every kind of question in a form of its own: none is what an unknown one falls back to."""

from __future__ import annotations

from typing import Any

import pytest

from obligations.output.formats import FORMAT_NAMES

ANSWERS = [
    ["list"],
    ["list", "--rows", "action"],
    ["list", "--rows", "obligation"],
    ["due"],
    ["search", "warehouse"],
    ["trace", "2021-m06"],
    ["report"],
    ["report", "deadlines"],
    ["report", "matrix"],
    ["documents"],
    ["departments"],
    ["progress", "log"],
    ["sql", "SELECT id, title_zh FROM measure"],
]


@pytest.mark.parametrize("answer", ANSWERS, ids=" ".join)
def test_every_format_writes_an_answer_in_its_own_way(ask: Any, answer: list[str]) -> None:
    written = {form: ask(*answer, "--format", form) for form in FORMAT_NAMES}
    assert {form: result.err for form, result in written.items() if result.code} == {}
    outputs = [result.out for result in written.values()]
    assert all(outputs)
    assert len(set(outputs)) == len(FORMAT_NAMES)


@pytest.mark.parametrize("form", FORMAT_NAMES)
def test_an_answer_without_rows_is_an_answer_in_every_format(ask: Any, form: str) -> None:
    result = ask("list", "--text", "no such words", "--format", form)
    assert (result.code, "error" in result.err) == (0, False)
    assert "Nothing fits these filters." in result.out + result.err
