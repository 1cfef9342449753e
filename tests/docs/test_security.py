"""SECURITY.md: each sentence that it promises is held by a test, which is there."""

from __future__ import annotations

import ast
import re

import pytest

from running import ROOT

FOLDER = "tests/hostile/test_hostile_folder.py::test_a_command_shows_writes_and_runs_nothing_of_a_stranger"
HELD_BY = {
    "No command of a stranger's runs: not by the program, not by git on its behalf, and not by completion in a shell.": (
        FOLDER,
        "tests/hostile/test_hostile_folder.py::test_completion_runs_nothing_of_a_stranger",
    ),
    "Nothing that a link leads to outside of the folder of measures and of `reports/` is opened or shown, in no output, report or export.": (
        FOLDER,
    ),
    "Nothing outside of these folders is written, but for the places that you name yourself and the cache of your user.": (
        FOLDER,
    ),
    "What isn't a regular file, such as a device or a pipe, is never read; nor is a file larger than a file of measures can be.": (
        FOLDER,
        "tests/hostile/test_hostile_files.py::test_a_hostile_file_is_told_in_time_and_hides_no_other",
    ),
    "Time and memory stay in proportion to the size of what is read, whichever list or text in it somebody has made long.": (
        "tests/hostile/test_sizes.py::test_what_grows_in_a_corpus_costs_in_proportion",
        "tests/hostile/test_sizes.py::test_every_kind_of_record_costs_in_proportion",
        "tests/hostile/test_sizes.py::test_a_width_that_no_terminal_has_takes_no_memory",
    ),
    "No text makes a regular expression go through it in more than one way, so that none takes longer than its length explains.": (
        "tests/hostile/test_expressions.py::test_an_expression_goes_through_a_text_once",
    ),
    "What can't be seen and makes a text say something else than it seems to is an error, in data, comments, reports and settings alike.": (
        "tests/check/test_unseen_signs.py::test_what_makes_a_text_say_something_else_is_an_error_wherever_it_stands",
        "tests/check/test_unseen_signs.py::test_an_escape_hides_no_such_sign",
        "tests/check/test_unseen_signs.py::test_reports_and_settings_are_looked_at_with_the_measures",
    ),
    "What a file says is shown and never obeyed: no terminal, spreadsheet or page is steered by it.": (
        "tests/hostile/test_hostile_files.py::test_what_a_hostile_file_says_reaches_no_terminal_unescaped",
        "tests/check/test_unseen_signs.py::test_no_format_of_an_answer_holds_one_unseen",
        "tests/exports/test_workbook.py::test_what_looks_like_a_formula_is_text_and_stays_text_when_it_is_edited",
    ),
    "`sql` and reports can only ask: they write nothing, open no other file and load no code.": (
        "tests/questions/test_sql.py::test_what_is_no_question_is_refused_and_makes_no_file",
    ),
    "What leaves a file out of an answer is always said, and no comment or setting in the folder of measures can silence it.": (
        "tests/check/test_ignores.py::test_what_leaves_a_file_out_can_not_be_ignored",
        "tests/hostile/test_hostile_folder.py::test_settings_in_the_folder_silence_nothing_that_leaves_a_file_out",
    ),
}
PROMISED = re.findall(
    r"^\d+\. (.+)$", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), flags=re.MULTILINE
)


def test_ten_sentences_are_promised_and_each_is_held() -> None:
    assert len(PROMISED) == 10
    assert list(HELD_BY) == PROMISED


@pytest.mark.parametrize("test", sorted({test for tests in HELD_BY.values() for test in tests}))
def test_the_test_that_holds_a_sentence_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
