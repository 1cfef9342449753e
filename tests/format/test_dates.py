"""Dates of files have one form: `check --fix` and `format` write those in it that are clearly meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from obligations.formatting import format_text

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\
id: lamps
number: 1
kind: plan
title: {en: Lamps in “2025年6月”}
issuers: [trade]
dated: SIGNED
sources:
  - {language: en, title: Lamps}
measures:
  - number: 1
    kind: measure
    title: {en: Lamps}
    summary: {en: Lamps.}
    topics: [docks]
    responsibilities:
      - {basis: stated, responsible: [harbour]}
    targets:
      - {number: 1, by: DUE, outcome: {en: All lamps burn}} # as the text has it
"""
CLEAR = [
    ("2025年6月", "2025-06"),
    ("2025/6/30", "2025-06-30"),
    ("30 June 2027", "2027-06-30"),
    ("2025年第四季度", "2025-Q4"),
    ("２０２５", "2025"),
]


def write(due: str, signed: str = "2020-05-01") -> str:
    return DOCUMENT.replace("DUE", due).replace("SIGNED", signed)


@pytest.mark.parametrize(("typed", "meant"), CLEAR)
def test_format_writes_a_clear_date_in_the_one_form_and_nothing_else(
    typed: str, meant: str
) -> None:
    assert format_text(write(typed), "document") == format_text(write(meant), "document")
    assert "Lamps in “2025年6月”" in format_text(write(typed), "document")


def test_an_interval_of_one_date_is_that_date() -> None:
    within = write("DUE").replace("by: DUE", "in: DUE")
    assert format_text(within.replace("DUE", "2026..2026"), "document") == format_text(
        within.replace("DUE", "2026"), "document"
    )


def test_check_repairs_clear_dates_where_they_stand(ask: Any, make_corpus: Any) -> None:
    folder: Path = make_corpus({"lamps.yaml": write("2025年6月", "1 May 2020")})
    result = ask("check", "--measures", str(folder), "--format", "json")
    assert [(one["code"], one["hint"]) for one in result.json] == [
        ("OB401", "write 2020-05-01"),
        ("OB401", "write 2025-06"),
    ]
    assert ask("check", "--fix", "--measures", str(folder)).code == 0
    assert (folder / "lamps.yaml").read_text(encoding="utf-8") == write("2025-06")


@pytest.mark.parametrize("typed", ["06/07/2025", "soon", "2025-13"])
def test_what_is_not_clear_is_left_alone_with_what_it_could_mean(
    ask: Any, make_corpus: Any, typed: str
) -> None:
    folder: Path = make_corpus({"lamps.yaml": write(typed)})
    assert f"by: {typed}\n" in format_text(write(typed), "document")
    (finding,) = ask("check", "--measures", str(folder), "--format", "json").json
    assert finding["code"] == "OB401"
    assert (finding["hint"] == "write 2025-06-07 or 2025-07-06") == (typed == "06/07/2025")
    ask("check", "--fix", "--measures", str(folder))
    assert (folder / "lamps.yaml").read_text(encoding="utf-8") == write(typed)


def test_a_day_stays_as_it_is_where_only_a_month_is_known() -> None:
    assert "dated: 2025年6月\n" in format_text(write("2025", "2025年6月"), "document")
