"""Measures in a folder above that belongs to another user: passed over, named, and never replaced where something is judged or written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid"), reason="files have such owners on POSIX alone"
)
SOMEBODY = 65534
PLAN = """\
id: x
kind: plan
title: {en: A, zh: 甲}
issuers: [harbour]
dated: 2020-01-01
measures: [{number: 1, kind: principle, title: {en: A, zh: 甲}, summary: {en: A, zh: 甲}}]
"""


@pytest.fixture
def give_away(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make files another user's; who isn't root can't, and becomes another user instead."""

    def give(*paths: Path) -> None:
        if os.geteuid() == 0:
            for path in paths:
                os.chown(path, SOMEBODY, SOMEBODY, follow_symlinks=False)
        else:
            uid = os.geteuid()
            monkeypatch.setattr(os, "geteuid", lambda: uid + 1)

    return give


@pytest.fixture
def folder(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shared folder with measures and a report; the program is called in a folder below it."""
    made: Path = make_corpus({"x.yaml": PLAN}, "shared/measures")
    (made.parent / "reports").mkdir()
    (made.parent / "reports" / "deadlines.sql").write_text(
        "SELECT 'theirs' AS whose", encoding="utf-8"
    )
    (made.parent / "work").mkdir()
    monkeypatch.chdir(made.parent / "work")
    return made


@pytest.mark.parametrize("whose", ["the folder around", "the folder itself", "the link to it"])
def test_questions_pass_over_measures_of_another_user_and_name_them(
    folder: Path, ask: Any, give_away: Any, whose: str
) -> None:
    if whose == "the link to it":
        folder.rename(folder.parent / "real")
        folder.symlink_to("real")
    give_away(folder.parent if whose == "the folder around" else folder)
    for arguments in (["list"], ["report", "deadlines"], ["report"], ["documents"], ["schema"]):
        result = ask(*arguments)
        assert result.code == 0
        assert f"{folder} is passed over: it belongs to another user (" in result.err
        assert "x-m01" not in result.out
        assert "theirs" not in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--fix"],
        ["format"],
        ["format", "--check"],
        ["diff", "HEAD"],
        ["schema", "--write"],
        ["progress", "add", "2021-m07", "--status", "in-progress", "--date", "2024-05-01"],
        ["export", "ics", "-o", "made.ics"],
    ],
    ids=" ".join,
)
def test_what_judges_or_writes_ends_with_3_even_where_other_measures_stand_further_up(
    folder: Path, ask: Any, give_away: Any, make_corpus: Any, arguments: list[str]
) -> None:
    make_corpus({"x.yaml": PLAN})
    give_away(folder)
    result = ask(*arguments)
    assert (result.code, result.out) == (3, "")
    assert result.err.endswith(f"error: {folder} is passed over: it belongs to another user ({folder.stat().st_uid})\n"
                               "  name the folder if you trust it: --measures DIR\n")  # fmt: skip
    assert not list(folder.parent.rglob("made.*"))


def test_questions_go_on_to_the_users_own_measures_further_up(
    folder: Path, ask: Any, give_away: Any, make_corpus: Any
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give one of two folders away")
    own = make_corpus({"z.yaml": PLAN.replace("id: x", "id: z")})
    give_away(folder)
    result = ask("list")
    assert result.ids == ["z-m01"]
    assert f"measures: {own}\n" in result.err


def test_measures_that_are_named_are_trusted(
    folder: Path, ask: Any, give_away: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_away(folder, folder.parent)
    assert ask("list", "--measures", str(folder)).ids == ["x-m01"]
    assert ask("check", str(folder)).code == 0
    monkeypatch.setenv("OBLIGATIONS_MEASURES", str(folder))
    assert ask("list").ids == ["x-m01"]
    assert ask("check").code == 0
    assert ask("report", "deadlines").lines == ["theirs"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root works for somebody else"
)
def test_who_works_as_root_for_a_user_finds_the_users_measures(
    folder: Path, ask: Any, give_away: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_away(folder)
    monkeypatch.setenv("SUDO_UID", str(SOMEBODY))
    assert ask("list").ids == ["x-m01"]


def test_a_report_of_ones_own_under_a_shipped_name_says_so(
    folder: Path, ask: Any, tmp_path: Path
) -> None:
    own = folder.parent / "reports" / "deadlines.sql"
    said = f"report deadlines: your own, {own}, in place of the one that comes with the program\n"
    assert said in ask("report", "deadlines").err
    assert said in ask("report").err
    assert (
        said in ask("export", "xlsx", "--report", "deadlines", "-o", str(tmp_path / "a.xlsx")).err
    )
    assert (
        f"报表 deadlines：采用自建的 {own}，代替内置的同名报表\n"
        in ask("report", "deadlines", "--lang", "zh").err
    )
    assert "in place of" not in ask("report", "matrix").err
    own.rename(own.with_name("mine.sql"))
    assert "in place of" not in ask("report", "mine").err


def test_a_folder_that_is_not_there_says_that_the_environment_names_it(
    ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OBLIGATIONS_MEASURES", "/nowhere")
    said = "the folder of measures '/nowhere' does not exist"
    assert ask("list").err.startswith(f"error: OBLIGATIONS_MEASURES: {said}")
    assert ask("list", "--measures", "/nowhere").err.startswith(f"error: {said}")
