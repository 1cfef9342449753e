"""`check --base REV` and the action: settings may not switch off more than those of a revision."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from integrations.test_continuous_integration import fill_in, run_step

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(repository: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a repository, which switch off one rule at the revision v1; the program is called at its top."""
    path: Path = repository.root / "obligations.toml"
    path.write_text('ignore = ["OB701"]\n', encoding="utf-8")
    repository.commit("settings")
    repository.git("tag", "--force", "v1")
    monkeypatch.chdir(repository.root)
    return path


@pytest.mark.usefixtures("settings")
def test_what_was_switched_off_before_may_stay_so(ask: Any) -> None:
    result = ask("check", "--base", "v1")
    assert result.code == 0
    assert result.err.endswith(
        "settings: obligations.toml switches off OB701 (1 rule, 0 findings not shown)\n"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("obligations.toml", 'ignore = ["OB701", "OB301", "OB5"]\n'),
        (
            "obligations.toml",
            'select = ["OB2", "OB4", "OB6", "OB302", "OB303", "OB304", "OB305", "OB306", "OB307", "OB308", "OB309", "OB31", "OB1", "OB7"]\n',
        ),
    ],
)
def test_what_is_switched_off_beyond_that_fails_and_is_named(
    settings: Path, ask: Any, path: str, text: str
) -> None:
    (settings.parent / path).write_text(text, encoding="utf-8")
    result = ask("check", "--base", "v1", "--format", "github")
    assert result.code == 1
    assert result.err.endswith("; v1 checks OB301, OB5\n")
    assert result.out.splitlines()[-1].startswith(
        "::error file=obligations.toml,line=1,title=settings::"
    )
    assert ask("check", "--base", "v1", "--format", "gitlab").json[-1]["severity"] == "major"
    assert 'failures="1"' in ask("check", "--base", "v1", "--format", "junit").out
    notes = ask("check", "--base", "v1", "--format", "sarif").json["runs"][0]["invocations"][0][
        "toolConfigurationNotifications"
    ]
    assert [note["level"] for note in notes] == ["error"]
    assert ask("check").code == 0


def test_settings_that_were_not_there_switch_everything_off_that_they_do(
    repository: Any, settings: Path, ask: Any
) -> None:
    assert ask("check", "--base", "v1~1").err.endswith("; v1~1 checks OB701\n")
    assert ask("check", "--base", "v1~1").code == 1
    settings.unlink()
    (repository.root / "pyproject.toml").write_text(
        '[tool.obligations]\nignore = ["OB701"]\n', encoding="utf-8"
    )
    assert ask("check", "--base", "v1").code == 0


def test_what_the_nearer_settings_no_longer_ask_counts_too(
    repository: Any, settings: Path, ask: Any
) -> None:
    repository.write("obligations.toml", 'select = ["OB701"]\n')
    repository.commit("ask for it among the measures")
    repository.write("obligations.toml", None)
    assert ask("check", "--base", "v1").code == 0
    assert ask("check", "--base", "HEAD").err.endswith("; HEAD checks OB701\n")
    assert settings.is_file()


def test_settings_that_were_a_link_are_not_followed(
    repository: Any, settings: Path, ask: Any
) -> None:
    settings.unlink()
    settings.symlink_to("measures/plan.yaml")
    repository.commit("a link")
    settings.unlink()
    settings.write_text('ignore = ["OB701"]\n', encoding="utf-8")
    result = ask("check", "--base", "HEAD")
    assert (result.code, "can't be read: a symbolic link" in result.err) == (2, True)


def test_a_base_that_is_none_is_an_error(settings: Path, ask: Any) -> None:
    assert "there is no revision 'mian'\n  did you mean main?" in ask("check", "--base", "mian").err
    assert ask("check", "--base", "v1:measures").code == 2
    assert settings.is_file()


def test_a_revision_that_is_none_is_an_error_even_where_nothing_is_switched_off(
    repository: Any, ask: Any
) -> None:
    for path in repository.root.glob("*.toml"):
        path.unlink()
    result = ask("check", "--base", "mian")
    assert (result.code, "there is no revision 'mian'" in result.err) == (2, True)
    assert ask("check", "--base", "HEAD").code == 0


def test_measures_that_are_the_top_of_their_repository_have_no_settings_around_them_in_it(
    make_repository: Any, ask: Any
) -> None:
    repository = make_repository(folder="")
    (repository.root.parent / "obligations.toml").write_text(
        'ignore = ["OB701"]\n', encoding="utf-8"
    )
    result = ask("check", "--measures", str(repository.root), "--base", "v1")
    assert (result.code, " checks OB" in result.err) == (0, False)


class TestAction:
    """The action, with a checkout of one commit."""

    @pytest.fixture
    def checkout(self, repository: Any, settings: Path, tmp_path: Path) -> Path:
        """The checkout of a pull request that switches off more."""
        settings.write_text('ignore = ["OB7"]\n', encoding="utf-8")
        repository.commit("switch off more")
        place = tmp_path / "checkout"
        subprocess.run(
            ["git", "clone", "--quiet", "--depth=1", repository.root.as_uri(), str(place)],
            check=True,
        )
        repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
        return place

    def test_it_fails_where_a_pull_request_switches_off_more(
        self, repository: Any, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        base = repository.git("rev-parse", "v1")
        monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
        assert run_step("Base", checkout, **{"github.event.pull_request.base.sha": base}).code == 0
        assert (tmp_path / "output").read_text(encoding="utf-8") == f"commit={base}\n"
        done = run_step("Check", checkout, **{"steps.base.outputs.commit": base})
        assert done.code == 1
        assert f"; {base} checks OB702, OB703, OB704, OB705, OB707\n" in done.err
        assert run_step("Check", checkout).code == 0

    def test_a_base_that_cannot_be_fetched_fails(
        self, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
        assert run_step("Base", checkout, base="0" * 40).code != 0
        assert run_step("Base", checkout).code == 0  # a push has none

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away"
    )
    def test_a_checkout_of_another_user_is_checked_too(
        self, repository: Any, checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for path in [checkout, *checkout.rglob("*")]:
            os.chown(path, 65534, 65534, follow_symlinks=False)
        base = repository.git("rev-parse", "v1")
        monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
        assert run_step("Base", checkout, base=base).code == 0
        assert run_step("Check", checkout).code == 0
        assert (
            f"; {base} checks OB702"
            in run_step("Check", checkout, **{"steps.base.outputs.commit": base}).err
        )


def test_the_action_takes_the_first_base_that_there_is() -> None:
    text = "${{ inputs.base || github.event.pull_request.base.sha }}"
    assert fill_in(text, {"inputs.base": "", "github.event.pull_request.base.sha": "b"}) == "b"
