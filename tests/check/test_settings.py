"""Which rules are asked: by the command line, and by settings beside the measures."""

from __future__ import annotations

import os
import tracemalloc
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from check.made_up import FILES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with findings of several families, above which the program is called."""
    made: Path = make_corpus(FILES)
    monkeypatch.chdir(made.parent)
    return made


@pytest.fixture
def codes(ask: Any) -> Any:
    """Check, and give the codes of what was found."""
    return lambda *options: {one["code"] for one in ask("check", *options, "--format", "json").json}


@pytest.mark.usefixtures("folder")
def test_select_asks_families_or_single_rules(codes: Any) -> None:
    everything = codes()
    assert codes("--select", "OB2") == {code for code in everything if code.startswith("OB2")}
    assert codes("--select", "ob603, OB209") == {"OB603", "OB209"}
    assert codes("--select", "OB603", "--select", "OB209") == {"OB603", "OB209"}


@pytest.mark.usefixtures("folder")
def test_ignore_leaves_out_families_or_single_rules(codes: Any) -> None:
    assert codes("--ignore", "OB2") == {code for code in codes() if not code.startswith("OB2")}
    assert codes("--ignore", "OB603") == codes() - {"OB603"}


@pytest.mark.usefixtures("folder")
def test_of_two_that_fit_the_longer_decides_and_ignore_of_two_as_long(codes: Any) -> None:
    assert codes("--select", "OB209", "--ignore", "OB2") == {"OB209"}
    assert codes("--select", "OB2", "--ignore", "OB209") == codes("--select", "OB2") - {"OB209"}
    assert codes("--select", "OB209", "--ignore", "OB209") == set()


@pytest.mark.parametrize(
    ("path", "head"),
    [("obligations.toml", ""), ("pyproject.toml", "[tool.other]\na = 1\n[tool.obligations]\n")],
)
def test_settings_stand_beside_the_measures(folder: Path, codes: Any, path: str, head: str) -> None:
    before = codes()
    (folder.parent / path).write_text(
        f'{head}select = ["OB2", "OB6"]\nignore = ["OB209"]\n', encoding="utf-8"
    )
    assert codes() == {code for code in before if code[:3] in ("OB2", "OB6") and code != "OB209"}


@pytest.mark.parametrize("name", ["obligations.toml", "pyproject.toml"])
@pytest.mark.parametrize("text", ['ignore = ["OB"]\n', 'select = ["OB7"]\n'])
def test_settings_among_the_measures_switch_nothing_off(
    folder: Path, codes: Any, name: str, text: str
) -> None:
    before = codes()
    (folder / name).write_text(
        f"[tool.obligations]\n{text}" if name == "pyproject.toml" else text, encoding="utf-8"
    )
    assert codes() == before


def test_settings_that_are_nearer_can_only_ask_for_more(folder: Path, codes: Any) -> None:
    everything = codes()
    (folder.parent / "pyproject.toml").write_text(
        '[tool.obligations]\nselect = ["OB6"]\n', encoding="utf-8"
    )
    (folder / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")  # says nothing of us
    quiet = codes()
    assert "OB603" in quiet
    assert "OB209" not in quiet
    (folder / "obligations.toml").write_text(
        'select = ["OB209"]\nignore = ["OB6"]\n', encoding="utf-8"
    )
    assert codes() == quiet | {"OB209"}
    (folder / "obligations.toml").write_text("", encoding="utf-8")  # asks everything
    assert codes() == everything
    (folder / "obligations.toml").unlink()
    (folder.parent / "obligations.toml").write_text('ignore = ["OB2", "OB6"]\n', encoding="utf-8")
    assert "OB603" in codes()


def test_no_settings_keep_quiet_what_leaves_a_record_out_of_answers(
    folder: Path, codes: Any, ask: Any
) -> None:
    (folder / "broken.yaml").write_text("a: [\n", encoding="utf-8")
    (folder.parent / "obligations.toml").write_text('ignore = ["OB"]\n', encoding="utf-8")
    assert codes() == {"OB103", "OB206"}  # not YAML; a body by its name, where only an id is read
    assert ask("check").code == 1
    assert {line.split(":")[1].split("/")[-1] for line in ask("list").err.splitlines() if line.startswith("left out")} == {
        "broken.yaml", "2020.yaml"
    }  # fmt: skip


def test_the_check_says_which_settings_it_follows_and_what_they_switch_off(
    folder: Path, ask: Any
) -> None:
    assert "settings" not in ask("check").err
    (folder.parent / "obligations.toml").write_text('ignore = ["OB7", "OB603"]\n', encoding="utf-8")
    (line,) = [line for line in ask("check").err.splitlines() if line.startswith("settings")]
    assert line.startswith("settings: obligations.toml switches off OB603, OB7 (7 rules, ")
    assert line.endswith(", 1 finding not shown)")
    assert "settings" not in ask("check", "--select", "OB2").err
    (folder.parent / "obligations.toml").write_text(
        'ignore = ["OB2"]\nselect = ["OB2"]\n', encoding="utf-8"
    )
    (folder / "obligations.toml").write_text("", encoding="utf-8")
    assert (
        "settings: obligations.toml and measures/obligations.toml switch off nothing\n"
        in ask("check").err
    )


def test_the_reports_for_ci_carry_what_is_switched_off(folder: Path, ask: Any) -> None:
    count = sum(one["code"] == "OB209" for one in ask("check", "--format", "json").json)
    (folder.parent / "obligations.toml").write_text('ignore = ["OB209"]\n', encoding="utf-8")
    said = f"obligations.toml switches off OB209 (1 rule, {count} finding{'' if count == 1 else 's'} not shown)"
    assert (
        f"::notice file=obligations.toml,line=1,title=settings::{said}\n"
        in ask("check", "--format", "github").out
    )
    assert ask("check", "--format", "gitlab").json[-1]["description"] == said
    (invocation,) = ask("check", "--format", "sarif").json["runs"][0]["invocations"]
    (note,) = invocation["toolConfigurationNotifications"]
    assert (note["message"]["text"], note["level"]) == (said, "note")
    assert note["properties"] == {"rulesSwitchedOff": 1, "findingsNotTold": count}
    junit = ET.fromstring(ask("check", "--format", "junit").out)
    assert junit.attrib["skipped"] == "1"
    assert [skipped.attrib["message"] for skipped in junit.iter("skipped")] == [said]
    assert ask("check").out.endswith(f" {count} more switched off by obligations.toml.\n")


def test_settings_that_are_a_link_a_pipe_or_too_large_are_refused_unread(
    folder: Path, ask: Any, tmp_path: Path
) -> None:
    settings, secret = folder.parent / "obligations.toml", tmp_path / "secret"
    secret.write_text("token = 1\n", encoding="utf-8")
    settings.symlink_to(secret)
    result = ask("check")
    assert (result.code, result.out) == (2, "")
    assert "obligations.toml can't be read: a symbolic link, not followed\n" in result.err
    assert "token" not in result.err
    settings.unlink()
    os.mkfifo(settings)
    assert "can't be read: not a regular file\n" in ask("check").err
    settings.unlink()
    settings.write_text("#" * 65_536, encoding="utf-8")
    assert ask("check").code == 1
    settings.write_text("#" * 65_537, encoding="utf-8")
    assert "obligations.toml is too large for settings: 64 kB at most\n" in ask("check").err


@pytest.mark.parametrize("newline", ["\n", "\u2028"])
def test_a_key_of_very_many_parts_is_refused_before_it_costs_anything(
    folder: Path, ask: Any, newline: str
) -> None:
    (folder.parent / "obligations.toml").write_text(
        "a." * 400 + f'"{newline if newline != chr(10) else ""}".' + "a." * 24_000 + "a = 1\n",
        encoding="utf-8",
    )
    tracemalloc.start()
    result = ask("check")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    wanted = (
        "too many dots in a line: 500 at most" if newline == "\n" else "line separator (U+2028)"
    )
    assert f"obligations.toml:1: {wanted}\n" in result.err
    assert most < 50_000_000


def test_the_command_line_selects_instead_of_the_settings_and_ignores_on_top_of_them(
    folder: Path, codes: Any
) -> None:
    everything = codes()
    (folder.parent / "obligations.toml").write_text('ignore = ["OB7", "OB209"]\n', encoding="utf-8")
    assert codes("--ignore", "OB6") == {
        code for code in everything if code[:3] not in ("OB7", "OB6") and code != "OB209"
    }
    assert codes("--select", "OB209") == {"OB209"}


def test_what_is_switched_off_does_not_fail(folder: Path, ask: Any) -> None:
    (
        folder / "2020.yaml"
    ).unlink()  # which can't be left out: a body is named where only an id is read
    (folder.parent / "obligations.toml").write_text('ignore = ["OB"]\n', encoding="utf-8")
    assert ask("check").code == 0


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "obligations.toml",
            'selct = ["OB2"]\n',
            "there is no setting 'selct'\n  did you mean select?",
        ),
        ("obligations.toml", 'select = ["OB9"]\n', "select: there is no rule 'OB9'\n"),
        (
            "obligations.toml",
            'ignore = "OB2"\n',
            'ignore should be a list of codes\n  write: ignore = ["OB7"]',
        ),
        ("obligations.toml", "ignore = [2]\n", "ignore should be a list of codes\n"),
        ("pyproject.toml", "[tool]\nobligations = 1\n", "the settings should be a table\n"),
        ("pyproject.toml", "[tool\n", "is not TOML: "),
        ("pyproject.toml", b"\xff", "is not TOML: "),
        ("obligations.toml", None, "can't be read: not a regular file\n"),
    ],
)
def test_settings_that_mean_nothing_end_with_2_and_say_where(
    folder: Path, ask: Any, name: str, text: str | bytes | None, message: str
) -> None:
    path = folder / name
    if text is None:
        path.mkdir()
    else:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = ask("check")
    assert (result.code, result.out) == (2, "")
    assert f"error: measures/{name}" in result.err
    assert message in result.err
