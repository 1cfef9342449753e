"""A draft is told apart in every answer, and whom no registry has stands there as printed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from running import run_inside

TEXT = """关于改进渡口的意见
国办发〔2031〕7号
一、修缮渡口。2033年底前完成修缮。（省商务厅牵头，财政部、省水利厅配合）
二、公布班次。（交通运输部负责）
国务院办公厅
2031年5月6日
"""
NOTE = "Draft, read by the program and not reviewed yet: 2031"


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("own")
    assert run_inside("init", str(folder)).code == 0
    text = folder / "text.txt"
    text.write_text(TEXT, encoding="utf-8")
    path = folder / "measures" / "2031.yaml"
    drafted = run_inside("draft", str(text), "-o", str(path), "--measures", str(path.parent))
    assert drafted.code == 0, drafted.err
    return path.parent


def ask(measures: Path, *arguments: str) -> str:
    result = run_inside(*arguments, "--measures", str(measures), "--as-of", "2031-06-01")
    assert result.code == 0, result.err
    return result.out + result.err


@pytest.mark.parametrize(
    "question",
    [
        ("list", "--document", "2031"),
        ("list", "--rows", "action", "--document", "2031"),
        ("list", "--rows", "obligation", "--dept", "交通运输部"),
        ("due", "--document", "2031"),
        ("documents",),
        ("report", "deadlines", "--document", "2031"),
        ("list", "--document", "2031", "--format", "csv"),
    ],
    ids=["measures", "actions", "obligations", "due", "documents", "report", "csv"],
)
def test_it_is_said_beside_the_rows_that_some_are_from_a_draft(
    question: tuple[str, ...], measures: Path
) -> None:
    form = () if "--format" in question else ("--format", "table")
    assert NOTE in ask(measures, *question, *form)
    assert "以下文件为程序生成的草稿，尚未核对：2031" in ask(
        measures, *question, *form, "--lang", "zh"
    )


def test_nothing_is_said_where_no_row_is_from_a_draft(measures: Path) -> None:
    assert NOTE not in ask(measures, "list", "--document", "2021", "--format", "table")


def test_whom_no_registry_has_stands_as_printed_with_a_mark(measures: Path) -> None:
    table = ask(measures, "list", "--document", "2031", "--format", "table")
    assert "省商务厅?" in table
    assert "? as printed: a body that is in no registry yet" in table
    rows = ask(measures, "list", "--document", "2031", "--columns", "id,co_responsible,draft")
    assert "2031-m01\tmof; 省水利厅?\tdraft" in rows


def test_programs_are_told_by_keys(measures: Path) -> None:
    out = run_inside(
        "list", "--document", "2031", "--format", "json", "--measures", str(measures)
    ).out
    first = json.loads(out)[0]
    assert first["draft"] is True
    assert first["unresolved"] == {
        "lead": ["省商务厅"],
        "co_responsible": ["省水利厅"],
        "responsible": [],
    }
    due = run_inside(
        "due", "--document", "2031", "--format", "json", "--measures", str(measures)
    ).out
    assert json.loads(due)[0]["measure"]["unresolved"]["lead"] == ["省商务厅"]


def test_a_page_says_that_nobody_has_gone_over_it(measures: Path) -> None:
    page = ask(measures, "show", "2031-m01")
    assert "draft, not reviewed yet" in page
    assert "省商务厅" in page
    assert "as printed, in no registry yet" in page


def test_a_number_stands_as_printed_where_no_translation_was_read(
    tmp_path: Path,
) -> None:
    text = tmp_path / "text.txt"
    text.write_text(TEXT.replace("一、", "1.").replace("二、", "2."), encoding="utf-8")
    drafted = tmp_path / "own" / "measures" / "2031.yaml"
    assert run_inside("init", str(tmp_path / "own")).code == 0
    assert run_inside("draft", str(text), "-o", str(drafted)).code == 0
    assert "1. 修缮渡口" in ask(drafted.parent, "show", "2031-m01", "--lang", "zh")


def test_exports_say_it_too(measures: Path, tmp_path: Path) -> None:
    ask(measures, "export", "md", "-o", str(tmp_path / "pages"), "--document", "2031")
    page = (tmp_path / "pages" / "documents" / "2031.md").read_text(encoding="utf-8")
    assert "draft, not reviewed yet" in page
    assert "省商务厅\n  - as printed, in no registry yet\n" in page
    ask(measures, "export", "datapackage", "-o", str(tmp_path / "data"), "--document", "2031")
    [documents] = (tmp_path / "data").rglob("documents.csv")
    with documents.open(encoding="utf-8-sig", newline="") as file:
        assert [row["draft"] for row in csv.DictReader(file)] == ["true"]


def test_a_calendar_and_a_feed_say_it_in_each_title(measures: Path, tmp_path: Path) -> None:
    calendar, feed = tmp_path / "due.ics", tmp_path / "due.atom"
    for lang, title in (("en", "(by 2033; draft)"), ("zh", "；草稿）")):
        asked = ("--document", "2031", "--lang", lang)
        ask(measures, "export", "ics", "-o", str(calendar), *asked)
        events = calendar.read_bytes().decode().replace("\r\n ", "").replace("\\;", ";")
        assert title in events
        assert "STATUS:TENTATIVE" in events
        result = run_inside(
            *("export", "atom", "-o", str(feed), *asked),
            *("--measures", str(measures), "--as-of", "2034-02-01"),
        )
        assert result.code == 0, result.err
        assert title in feed.read_text(encoding="utf-8")
