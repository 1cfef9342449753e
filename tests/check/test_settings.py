"""Which rules are asked: by the command line, and by settings beside the measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    [
        ("measures/obligations.toml", ""),
        ("measures/pyproject.toml", "[tool.obligations]\n"),
        ("obligations.toml", ""),
        ("pyproject.toml", "[tool.other]\na = 1\n[tool.obligations]\n"),
    ],
)
def test_settings_stand_beside_the_measures_or_above_them(folder: Path, codes: Any, path: str, head: str) -> None:
    before = codes()
    (folder.parent / path).write_text(f'{head}select = ["OB2", "OB6"]\nignore = ["OB209"]\n', encoding="utf-8")
    assert codes() == {code for code in before if code[:3] in ("OB2", "OB6") and code != "OB209"}


def test_the_nearest_settings_decide_alone(folder: Path, codes: Any) -> None:
    (folder.parent / "pyproject.toml").write_text('[tool.obligations]\nselect = ["OB6"]\n', encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")  # says nothing of us
    assert codes() == codes("--select", "OB6")
    (folder / "obligations.toml").write_text('select = ["OB2"]\n', encoding="utf-8")
    assert codes() == codes("--select", "OB2")


def test_the_command_line_selects_instead_of_the_settings_and_ignores_on_top_of_them(folder: Path, codes: Any) -> None:
    everything = codes()
    (folder / "obligations.toml").write_text('ignore = ["OB2"]\n', encoding="utf-8")
    assert codes("--ignore", "OB6") == {code for code in everything if code[:3] not in ("OB2", "OB6")}
    assert codes("--select", "OB209") == {"OB209"}


def test_what_is_left_out_does_not_fail(folder: Path, ask: Any) -> None:
    (folder / "obligations.toml").write_text('ignore = ["OB"]\n', encoding="utf-8")
    assert ask("check").code == 0


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("obligations.toml", 'selct = ["OB2"]\n', "there is no setting 'selct'\n  did you mean select?"),
        ("obligations.toml", 'select = ["OB9"]\n', "select: there is no rule 'OB9'\n"),
        ("obligations.toml", 'ignore = "OB2"\n', 'ignore should be a list of codes\n  write: ignore = ["OB7"]'),
        ("obligations.toml", "ignore = [2]\n", "ignore should be a list of codes\n"),
        ("pyproject.toml", "[tool]\nobligations = 1\n", "the settings should be a table\n"),
        ("pyproject.toml", "[tool\n", "is not TOML: "),
        ("pyproject.toml", b"\xff", "is not TOML: "),
        ("obligations.toml", None, "can't be read: is a directory\n"),
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
    assert str(path) in result.err
    assert message in result.err
