"""What the screen says in either language can be typed: closed words, headings of columns, titles of reports."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from obligations import vocabulary
from obligations.output import columns
from obligations.output.entry_columns import ENTRY_LIST
from obligations.report.find import list_report_names
from obligations.text.language import has_chinese
from obligations.text.words import find_word, list_spellings, say

if TYPE_CHECKING:
    from pathlib import Path

# Each filter of closed words, the list that shows its words, and their column.
SHOWN = {
    "--role": (["list", "--rows", "obligation"], "role"),
    "--basis": (["list", "--rows", "obligation"], "basis"),
    "--state": (["due"], "state"),
    "--kind": (["list"], "kind"),
    "--modality": (["list", "--rows", "action"], "modality"),
    "--deliverable": (["list", "--rows", "action"], "deliverable"),
}
CLOSED = {
    "role": (*vocabulary.ROLES, "any"),
    "basis": (*vocabulary.BASES, "none"),
    "state": vocabulary.STATES,
    "kind": vocabulary.MEASURE_KINDS,
    "modality": vocabulary.MODALITIES,
    "deliverable": vocabulary.DELIVERABLES,
    "status": vocabulary.STATUSES,
    "level": vocabulary.LEVELS,
    "open point": vocabulary.OPEN_POINTS,
}
TABLES = {
    "list": columns.MEASURE_LIST.columns,
    "list --rows action": columns.ACTION_LIST.columns,
    "list --rows obligation": columns.OBLIGATION_LIST.columns,
    "due": columns.TARGET_LIST.columns,
    "documents": columns.DOCUMENT_LIST.columns,
    "departments": columns.DEPARTMENT_LIST.columns,
    "progress log": ENTRY_LIST.columns,
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("option", SHOWN)
def test_a_word_that_a_list_shows_can_be_typed(
    ask: Any, harbour: Path, option: str, lang: str
) -> None:
    question, column = SHOWN[option]
    here = ["--measures", str(harbour)]
    words = {
        line
        for line in ask(*question, "--columns", column, "--format", "plain", *here).lines
        if line
    }
    table = ask(*question, "--columns", column, "--format", "md", "--lang", lang, *here).lines
    shown = {
        cell
        for line in table
        if line.startswith("| ") and (cell := line.strip("| ").replace("\\", "")) not in ("", "---")
    }
    assert words
    assert {say(word, lang) for word in words} <= shown
    for word in words:
        assert (
            ask(*question, option, say(word, lang), *here).out
            == ask(*question, option, word, *here).out
            != ""
        )


@pytest.mark.parametrize("name", CLOSED)
def test_every_closed_word_is_known_by_every_word_for_it_and_no_two_share_one(name: str) -> None:
    for word in CLOSED[name]:
        for spelling in list_spellings(word, name):
            assert {
                find_word(written, CLOSED[name], name)
                for written in (spelling, spelling.upper(), f" {spelling}\u200b")
            } == {word}
    labels = [say(word, lang, name) for word in CLOSED[name] for lang in ("en", "zh")]
    assert all(has_chinese(say(word, "zh", name)) for word in CLOSED[name])
    assert all(
        label and "," not in label and "，" not in label and "、" not in label for label in labels
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "command", [*TABLES, *(f"report {name}" for name in list_report_names(()))]
)
def test_every_heading_can_be_typed_where_its_column_is_meant(
    ask: Any, harbour: Path, command: str, lang: str
) -> None:
    question = [*command.split(), "--format", "md", "--lang", lang, "--measures", str(harbour)]
    names = (
        list(TABLES[command])
        if command in TABLES
        else ask(*command.split(), "--format", "csv", "--measures", str(harbour))
        .lines[0]
        .split(",")
    )
    names = [name.strip('"') for name in names]
    by_name = ask(*question, "--columns", ",".join(names), "--sort", names[0])
    # The rows stand behind what is drawn of them.
    header = [line for line, below in pairwise(by_name.lines) if below.startswith("| ---")][-1]
    headings = [cell.strip().replace("\\", "") for cell in header.strip("| ").split(" | ")]
    assert len(headings) == len(names)
    by_heading = ask(*question, "--columns", "、".join(headings), "--sort", headings[0])
    assert (by_heading.code, by_heading.out) == (0, by_name.out), by_heading.err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_report_can_be_asked_for_by_its_title(ask: Any, harbour: Path, lang: str) -> None:
    here = ["--measures", str(harbour)]
    for record in ask("report", "--format", "json", *here).json:
        assert (
            ask("report", record["title"][lang], *here).out
            == ask("report", record["name"], *here).out
            != ""
        )


def test_words_from_before_and_of_daily_use_are_understood(ask: Any) -> None:
    for typed, meant in {
        "--state 未见报告": "--state unconfirmed", "--state 暂无进展记录": "--state unconfirmed", "--role co": "--role co_responsible", "--basis 推定": "--basis inferred",
        "--role 配合": "--role co_responsible", "--role 牵头、负责": "--role lead --role responsible", "--rows 举措": "--rows action",
    }.items():  # fmt: skip
        assert ask("list", *typed.split()).out == ask("list", *meant.split()).out != ""
    assert (
        ask("list", "--columns", "编号，时限", "--sort", "-时限").out
        == ask("list", "--columns", "id,due", "--sort", "-due").out
    )
    assert ask("due", "--within", "30天").out == ask("due", "--within", "30d").out
    assert ask("due", "--fail-on", "待确认").code == 1


def test_traditional_characters_make_no_difference_to_words_of_lists(ask: Any) -> None:
    for typed, meant in {
        "list --state 暫無進展記錄": "list --state unconfirmed",
        "list --level 省級 --without 時限": "list --level province --without date",
        "list --modality 鼓勵 --rows 舉措": "list --modality encourage --rows action",
        "list --topic 海外倉": "list --topic overseas-warehouses",
        "list --for 企業": "list --for companies",
        "list --columns 編號，時限 --sort -時限": "list --columns id,due --sort -due",
        "list --document 《國務院辦公廳關於加快發展外貿新業態新模式的意見》": "list --document 2021",
        "due --fail-on 未見報告": "due --fail-on unconfirmed",
        "report 部門": "report departments",
        "list --level 省": "list --level province",
        "list --without 有时限": "list --without date",
    }.items():
        assert ask(*typed.split()).out == ask(*meant.split()).out != "", typed


def test_marks_and_modality_have_names_of_their_own(ask: Any) -> None:
    assert "任务要素" in ask("list", "--columns", "marks", "--lang", "zh", "--format", "md").out
    for typed in ("任务要素", "约束力", "硬度"):  # what could be typed once stays accepted
        columns = ask("list", "--columns", f"id,{typed}", "--format", "csv").lines[0]
        assert columns == '"id","marks"'
    actions = ask("list", "--rows", "action", "--columns", "约束力", "--format", "csv").lines[0]
    assert actions == '"modality"'


def test_what_an_export_is_narrowed_to_is_said_in_its_language(ask: Any, tmp_path: Path) -> None:
    file = tmp_path / "one.atom"
    asked = ["--level", "province", "--without", "owner,metric", "--state", "undated"]
    assert ask("export", "atom", *asked, "--lang", "zh", "-o", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    for said in ("层级：省级", "未明确：责任单位 / 指标", "状态：无时限"):
        assert said in text


@pytest.mark.parametrize(
    ("typed", "way_out"),
    [
        ("boss", "known: lead, co-responsible, responsible, signatory, assigned, any"),
        ("领导", "known: 牵头, 分工负责, 负责, 联合发文, 本单位承办, 全部"),
        ("牵头人", "did you mean 牵头?"),
    ],
)
def test_a_word_that_is_none_is_refused_with_those_there_are_in_its_language(
    ask: Any, typed: str, way_out: str
) -> None:
    result = ask("list", "--role", typed)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"error: there is no role {typed!r}\n  {way_out}\n"
