"""What stands below the rows: how many, what the marks mean, and in one line what is left out. One place counts, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.text.phrase import Phrase
from obligations.text.speech import NOUNS, agree, make_plural, say_count

NARROW = [
    ["list"], ["list", "--rows", "action"], ["list", "--rows", "obligation"], ["due"], ["search", "outstanding"],
    *(["report", name] for name in ("deadlines", "unconfirmed", "departments", "matrix", "matrix-years", "coverage", "lineage", "changes")),
]  # fmt: skip
ONE = re.compile(
    r"(?<![\d.,:–-])1 ([a-z]+ )?(measures|actions|obligations|documents|departments|parties|roles|years|records|rows|targets|reports)\b"
)


@pytest.mark.parametrize("command", NARROW, ids=" ".join)
def test_one_is_never_said_in_the_plural(ask: Any, command: list[str]) -> None:
    for filters in (
        ["--document", "2022", "--dept", "MOFCOM"],
        ["--dept", "MFA"],
        ["--topic", "bonded-maintenance"],
    ):
        out = ask(*command, *filters, "--format", "md").out
        assert not ONE.search(out)


def test_the_figures_of_a_report_agree_with_their_labels(ask: Any) -> None:
    one = ask(
        "report", "matrix", "--document", "2022", "--dept", "Zhejiang", "--format", "table"
    ).out
    assert re.search(r"^1 +1$\n^department +document$", one, re.MULTILINE)
    assert re.search(
        r"^[\d ]+\n^departments +generic parties +documents$",
        ask("report", "matrix", "--format", "table").out,
        re.MULTILINE,
    )


def test_a_count_is_said_in_both_languages(ask: Any) -> None:
    for lang, one, two in (("en", "1 measure", "2 measures"), ("zh", "1项措施", "2项措施")):
        assert (
            ask("list", "--text", "sandbox", "--lang", lang, "--format", "table").lines[-1] == one
        )
        assert two == say_count(2, "measure", lang)
    assert say_count(1234, "file") == "1,234 files"
    assert say_count(1, Phrase("line", "条"), "zh") == "1条"


@given(st.sampled_from(sorted(NOUNS)), st.integers(min_value=0, max_value=10**9))
def test_a_number_and_its_noun_agree(noun: str, number: int) -> None:
    said = say_count(number, noun)
    assert (said.partition(" ")[2] == noun) == (number == 1)
    assert agree(make_plural(noun), str(number)) == said.partition(" ")[2]


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("generic party", "generic parties"),
        ("day", "days"),
        ("class", "classes"),
        ("branch", "branches"),
        ("info", "info"),
    ],
)
def test_plurals_are_those_of_english(noun: str, plural: str) -> None:
    assert make_plural(noun) == plural


def test_a_label_that_is_no_noun_stays_as_it_is() -> None:
    assert agree("unconfirmed", "1") == "unconfirmed"
    assert agree("measures not mentioned later", "1") == "measure not mentioned later"


def test_what_a_department_is_not_listed_for_takes_one_line(ask: Any) -> None:
    out = ask("list", "--dept", "Customs", "--format", "md").out
    footer = out.rpartition("| \n")[2].rpartition(" |\n")[2].strip().splitlines()
    assert len(footer) == 5
    assert footer[0].startswith("12 measures: co-responsible 8 · responsible 4")
    assert [line[:3].strip("\\ ")[:1] for line in footer[1:4]] == ["*", "~", "§"]
    assert footer[4].startswith(
        "32 more measures name generic parties that may include it (--with-generic). Also a signatory of 2024"
    )
    assert footer[4].endswith("(list them with --role signatory)")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_options_are_told_where_they_can_be_typed_and_nowhere_else(
    ask: Any, tmp_path: Any, lang: str
) -> None:
    result = ask("export", "md", "--dept", "Customs", "--lang", lang, "-o", str(tmp_path / "pages"))
    assert "--with-generic" in result.err
    pages = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "pages").rglob("*.md"))
    assert "2024" in pages
    assert "--with-generic" not in pages
    assert "--role" not in pages


def test_of_many_provinces_a_chinese_reader_is_told_how_many_there_are(ask: Any) -> None:
    said = ask("list", "--document", "2022", "--lang", "zh", "--format", "table").out
    assert "等12个省（区、市）" in said.replace(" ", "").replace("\n", "")
    assert "等12个单位" not in said


def test_roles_that_add_up_to_more_than_the_rows_are_explained(ask: Any) -> None:
    assert (
        "(one measure can have several roles)"
        in ask("list", "--dept", "MOFCOM", "--role", "any", "--format", "table").out
    )
    assert (
        "（一项措施可兼多种角色）"
        in ask("list", "--dept", "商务部", "--role", "any", "--lang", "zh", "--format", "table").out
    )
    assert "several roles" not in ask("list", "--dept", "Customs", "--format", "table").out


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("list", "There is nothing to list; 1 document was left out."),
        ("list --state met", "Nothing fits these filters; 1 document was left out."),
        ("due --format table", "There is nothing to list; 1 document was left out."),
        ("report deadlines", "There is nothing to list; 1 document was left out."),
        ("report deadlines --state met", "Nothing fits these filters; 1 document was left out."),
        ("list --lang zh --format table", "没有可列出的内容；另有1份文件未能读取"),
        ("list --kind goal --lang zh --format table", "没有符合条件的措施；另有1份文件未能读取"),
    ],
)
def test_an_empty_answer_says_in_the_same_line_that_a_document_was_left_out(
    ask: Any, make_corpus: Any, question: str, said: str
) -> None:
    measures = make_corpus({"plan.yaml": "id: plan\n", "progress/plan/x.yaml": "of: y\n"})
    result = ask(*question.split(), "--measures", str(measures))
    assert result.code == 1
    assert said in (result.out + result.err).splitlines()


def test_what_is_left_out_is_named_as_one_would_type_it(
    ask: Any, make_corpus: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_corpus({"plan.yaml": "id: plan\n"})
    monkeypatch.chdir(tmp_path)
    assert "left out: measures/plan.yaml:1:1: " in ask("list").err


def test_where_no_department_answers_for_anything_the_way_to_the_registry_is_told(
    ask: Any, make_corpus: Any
) -> None:
    measures = str(make_corpus({}))
    asked = ("departments", "--measures", measures, "--format", "table")
    assert "No department answers for anything yet (--all lists" in ask(*asked).out
    assert "（加 --all 查看全部名录）" in ask(*asked, "--lang", "zh").out
    assert "Harbour Office" in ask(*asked, "--all").out


@pytest.mark.parametrize(
    "command", ["list", "due --format table", "search warehouse", "documents", "report deadlines"]
)
def test_where_there_is_no_document_yet_the_answer_says_how_one_is_added(
    ask: Any, make_corpus: Any, command: str
) -> None:
    measures = make_corpus({})
    result = ask(*command.split(), "--measures", str(measures))
    assert "There are no measures yet: add a document with" in result.out + result.err
    shown = ask("show", "plan-m01", "--measures", str(measures))
    assert shown.err.startswith(
        "error: there is no measure 'plan-m01'\n  there is no document yet: obligations new"
    )
    assert result.code == 0


def test_where_no_progress_is_on_record_the_log_speaks_of_that(ask: Any) -> None:
    assert ask("progress", "log", "2022-m02").err == "No progress is on record.\n"
