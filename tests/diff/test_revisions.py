"""`obligations diff REV [REV]`: which states are compared, and how they are read from git."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from obligations.diff import revisions
from obligations.output import progress_bar


def _move_deadline(repository: Any, year: int, old: int = 2025) -> None:
    repository.edit(f"by: {old}", f"by: {year}")


def _years(done: Any) -> list[tuple[str, str]]:
    return [(change["before"]["by"], change["after"]["by"]) for change in done.json["changes"]]


class TestSides:
    """What stands on either side."""

    def test_without_a_second_revision_the_files_on_disk_answer_untracked_ones_included(
        self, repository: Any, diff: Any
    ) -> None:
        repository.write(
            "progress/plan.yaml",
            "- {of: plan-m01, date: 2024-01-01, recorded: 2024-01-01, status: met}\n",
        )
        _move_deadline(repository, 2026)
        done = diff(repository, "HEAD", "--format", "json")
        assert [change["record"] for change in done.json["changes"]] == ["target", "progress"]
        assert done.json["to"] == {"revision": None, "commit": None}

    def test_two_revisions_are_compared_whatever_lies_on_disk(
        self, repository: Any, diff: Any
    ) -> None:
        _move_deadline(repository, 2026)
        second = repository.commit()
        _move_deadline(repository, 2030, 2026)
        done = diff(repository, "v1", "HEAD", "--format", "json")
        assert _years(done) == [("2025", "2026")]
        assert done.json["from"]["commit"] == repository.git("rev-parse", "v1")
        assert done.json["to"] == {"revision": "HEAD", "commit": second}

    def test_the_later_one_may_be_the_older(self, repository: Any, diff: Any) -> None:
        _move_deadline(repository, 2026)
        repository.commit()
        assert _years(diff(repository, "HEAD", "v1", "--format", "json")) == [("2026", "2025")]

    @pytest.mark.parametrize(
        "written",
        [
            "main",
            "refs/heads/main",
            "v1",
            "annotated",
            "HEAD",
            "@",
            "HEAD~0",
            ":/first",
            "v1^{tree}:measures",
        ],
    )
    def test_whatever_git_takes_for_a_revision_is_one(
        self, repository: Any, diff: Any, written: str
    ) -> None:
        repository.git("tag", "--annotate", "--message", "with a message", "annotated")
        _move_deadline(repository, 2026)
        assert _years(diff(repository, written, "--format", "json")) == [("2025", "2026")]

    def test_a_short_id_is_enough(self, repository: Any, diff: Any) -> None:
        assert diff(repository, repository.git("rev-parse", "--short", "HEAD")).code == 0

    def test_it_works_from_a_linked_work_tree(
        self, repository: Any, ask: Any, tmp_path: Path
    ) -> None:
        repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "-b", "side")
        assert ask("diff", "main", "--measures", str(tmp_path / "linked")).out.startswith(
            "main → files on disk: no obligation changed"
        )

    def test_repositories_with_sha256_work(self, make_repository: Any, diff: Any) -> None:
        repository = make_repository(options=("--object-format=sha256",))
        assert diff(repository, "HEAD").code == 0
        _move_deadline(repository, 2026)
        assert len(diff(repository, "HEAD", "--format", "json").json["from"]["commit"]) == 64


class TestRefused:
    """Errors say what is wrong and the way out, in one to three lines."""

    @pytest.fixture
    def refuse(self, diff: Any) -> Any:
        def run(repository: Any, *arguments: str, code: int = 2) -> str:
            done = diff(repository, *arguments)
            assert (done.code, done.out) == (code, "")
            assert len(done.err.splitlines()) <= 3
            return str(done.err)

        return run

    def test_an_unknown_name_is_answered_with_the_nearest(
        self, repository: Any, refuse: Any
    ) -> None:
        assert (
            refuse(repository, "mian")
            == "error: there is no revision 'mian'\n  did you mean main?\n"
        )
        assert "did you mean main?" in refuse(repository, "v1", "mian")

    def test_a_branch_of_a_remote_alone_is_named(self, repository: Any, refuse: Any) -> None:
        repository.git("update-ref", "refs/remotes/origin/feature", "HEAD")
        assert "did you mean origin/feature?" in refuse(repository, "feature")

    def test_a_step_beyond_the_first_commit_says_that_the_name_is_there(
        self, repository: Any, refuse: Any
    ) -> None:
        assert "HEAD exists; ~3 leads nowhere from it" in refuse(repository, "HEAD~3")

    def test_a_range_is_two_revisions(self, repository: Any, refuse: Any) -> None:
        assert "give two of them: obligations diff A B" in refuse(repository, "v1..main")
        assert "git merge-base" in refuse(repository, "v1...main")

    @pytest.mark.parametrize(
        "written", ["", " ", "^main", "main\nmain", "main\0", "\udcff", "0" * 40, "main^{blob}"]
    )
    def test_what_names_no_revision_is_refused(
        self, repository: Any, refuse: Any, written: str
    ) -> None:
        assert refuse(repository, written).startswith("error: there is no revision ")

    def test_a_file_is_told_from_its_folder(self, repository: Any, refuse: Any) -> None:
        said = refuse(repository, "HEAD:measures/plan.yaml")
        assert (
            said == "error: 'HEAD:measures/plan.yaml' is a file\n  name its folder: HEAD:measures\n"
        )
        blob = repository.git("rev-parse", "HEAD:measures/plan.yaml")
        assert (
            refuse(repository, blob)
            == f"error: '{blob}' is a file\n  name a commit, a branch or a tag\n"
        )

    def test_an_id_that_is_too_short_is_answered_with_those_that_it_could_mean(
        self, repository: Any, refuse: Any
    ) -> None:
        for content in ("142", "784"):  # whose ids both begin with 8324
            repository.write("content", content)
            repository.git("hash-object", "-w", "measures/content")
        said = refuse(repository, "8324")
        assert (
            said
            == "error: '8324' could mean several revisions: the id is too short\n  say which: 83248fb9df4a or 83249da5a136\n"
        )

    @pytest.mark.parametrize(
        "written",
        [
            "--branches",
            "-h",
            "--git-dir",
            "--output=stolen",
            "--show-toplevel",
            "--upload-pack=touch stolen",
            "-",
        ],
    )
    def test_a_name_that_looks_like_an_option_is_never_taken_for_one(
        self, repository: Any, refuse: Any, written: str
    ) -> None:
        assert f"there is no revision '{written}'" in refuse(repository, "--", written)
        assert f"there is no revision '{written}'" in refuse(repository, "--", "main", written)
        assert not list(repository.root.rglob("stolen"))

    def test_a_repository_without_commits_says_so(self, make_corpus: Any, ask: Any) -> None:
        measures = make_corpus({})
        subprocess.run(["git", "init", "--quiet", str(measures)], check=True)
        done = ask("diff", "HEAD", "--measures", str(measures))
        assert (done.code, done.err) == (
            2,
            "error: there is no revision 'HEAD'\n  the repository has no commits yet\n",
        )

    def test_a_folder_in_no_repository_says_so(self, make_corpus: Any, ask: Any) -> None:
        done = ask("diff", "HEAD", "--measures", str(make_corpus({})))
        assert done.code == 2
        assert (
            "is in no git repository\n  name a folder of measures that is in one: --measures DIR"
            in done.err
        )

    @pytest.mark.parametrize("make", ["empty", "bare", "torn"])
    def test_where_no_measures_stand_the_shipped_ones_do_not_answer_instead(
        self, repository: Any, ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: str
    ) -> None:
        here = {"empty": tmp_path / "empty", "bare": tmp_path / "bare", "torn": repository.root}[
            make
        ]
        if make == "torn":
            repository.write("departments.yaml", None)
        else:
            subprocess.run(
                ["git", "init", "--quiet", *(["--bare"] if make == "bare" else []), str(here)],
                check=True,
            )
        monkeypatch.chdir(here)
        done = ask("diff", "HEAD")
        assert (done.code, done.out) == (3, "")
        assert (
            done.err
            == "error: there are no measures here to compare\n  name a folder of measures: --measures DIR\n"
        )

    def test_measures_are_found_from_a_folder_below_and_by_the_environment(
        self, repository: Any, ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (repository.root / "deep" / "down").mkdir(parents=True)
        monkeypatch.chdir(repository.root / "deep" / "down")
        assert ask("diff", "v1").code == 0
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("OBLIGATIONS_MEASURES", str(repository.measures))
        assert ask("diff", "v1").code == 0

    def test_git_that_is_missing_is_named(
        self, repository: Any, refuse: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert refuse(repository, "HEAD").startswith("error: git isn't installed")

    def test_a_repository_of_somebody_else_is_not_read(
        self, repository: Any, refuse: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        said = refuse(repository, "HEAD")
        assert "belongs to another user" in said
        assert f"git config --global --add safe.directory {repository.root}" in said

    def test_a_shallow_clone_that_lacks_a_revision_names_fetch_depth(
        self, repository: Any, ask: Any, tmp_path: Path
    ) -> None:
        repository.commit("second")
        subprocess.run(
            [
                "git",
                "clone",
                "--quiet",
                "--depth=1",
                repository.root.as_uri(),
                str(tmp_path / "shallow"),
            ],
            check=True,
        )
        for lacking in ("HEAD~1", "v1", repository.git("rev-parse", "v1")):
            done = ask("diff", lacking, "--measures", str(tmp_path / "shallow"))
            assert done.code == 2
            assert "in this clone, which is shallow" in done.err
            assert "fetch-depth: 0" in done.err
        assert ask("diff", "HEAD", "--measures", str(tmp_path / "shallow")).code == 0
        assert (
            "did you mean main? Else fetch the whole history"
            in ask("diff", "mian", "--measures", str(tmp_path / "shallow")).err
        )

    def test_a_revision_without_measures_ends_with_3(self, repository: Any, refuse: Any) -> None:
        repository.git("checkout", "--quiet", "--orphan", "empty")
        repository.git("rm", "-r", "--quiet", "--cached", ".")
        repository.git("commit", "--quiet", "--allow-empty", "--message", "nothing")
        said = refuse(repository, "HEAD", code=3)
        assert (
            said
            == "error: 'HEAD' holds no measures in measures\n  a folder of measures has a departments.yaml\n"
        )

    def test_a_damaged_repository_is_explained(self, repository: Any, refuse: Any) -> None:
        _remove_object(repository, "HEAD:measures")
        assert "git can't read the repository" in refuse(repository, "HEAD")

    def test_the_second_revision_is_not_asked_for_what_the_first_lacks(
        self, repository: Any, refuse: Any
    ) -> None:
        assert "did you mean main?" in refuse(repository, "maim", "v1")


class TestFolder:
    """Where the measures stand in the repository."""

    @pytest.mark.parametrize(
        "folder",
        [
            "",
            "deep/down/measures",
            "with space",
            "'quoted\"",
            "数据",
            "-x",
            "--all",
            ":(top)",
            "a*[b]?",
            "line\nbreak",
            "back\\slash",
            "HEAD",
        ],
    )
    def test_any_name_of_a_folder_works(self, make_repository: Any, diff: Any, folder: str) -> None:
        repository = make_repository(folder)
        _move_deadline(repository, 2026)
        repository.write(
            "progress/plan.yaml",
            "- {of: plan-m01, date: 2024-01-01, recorded: 2024-01-01, status: met}\n",
        )
        repository.commit()
        repository.write("progress/plan.yaml", None)
        assert len(diff(repository, "v1", "HEAD", "--format", "json").json["changes"]) == 2
        assert [
            change["change"]
            for change in diff(repository, "HEAD", "--format", "json").json["changes"]
        ] == ["removed"]

    def test_a_file_with_an_odd_name_is_read(self, repository: Any, diff: Any) -> None:
        repository.write(
            'line\nbreak 数据 ".yaml',
            (repository.measures / "plan.yaml").read_bytes().replace(b"id: plan", b"id: odd"),
        )
        repository.commit()
        assert [
            change["change"]
            for change in diff(repository, "v1", "HEAD", "--format", "json").json["changes"]
        ] == ["added"] * 3
        assert diff(repository, "HEAD").out.endswith("no obligation changed\n")

    def test_a_file_whose_name_is_no_text_is_left_out_on_both_sides(
        self, repository: Any, diff: Any
    ) -> None:
        Path(os.fsdecode(os.fsencode(repository.measures) + b"/\xff.yaml")).write_bytes(b"id: odd")
        repository.commit()
        done = diff(repository, "HEAD", "--format", "json")
        assert (done.code, done.json["changes"]) == (1, [])
        assert [problem["message"] for problem in done.json["left_out"]] == [
            "can't be read: its name is not UTF-8"
        ] * 2

    def test_a_folder_that_was_renamed_is_pointed_at_and_can_be_named(
        self, repository: Any, diff: Any
    ) -> None:
        repository.git("mv", "measures", "data")
        repository.measures = repository.root / "data"
        _move_deadline(repository, 2026)
        repository.commit("renamed")
        done = diff(repository, "v1")
        assert done.code == 3
        assert (
            "'v1' holds no measures in data\n  it holds some elsewhere: name the folder as v1:measures"
            in done.err
        )
        assert _years(diff(repository, "v1:measures", "HEAD", "--format", "json")) == [
            ("2025", "2026")
        ]

    @pytest.mark.parametrize(
        ("folder", "typed", "named"),
        [
            ("data/measures", "v1:data", "v1:data/measures"),
            ("data/measures", "v1:data/", "v1:data/measures"),
            ("data/measures", "v1:", "v1:data/measures"),
            ("data/measures", "v1^{tree}", "v1^{tree}:data/measures"),
            ("", "v1", "v1:"),
        ],
    )
    def test_the_folder_is_named_as_git_takes_it(
        self, make_repository: Any, diff: Any, folder: str, typed: str, named: str
    ) -> None:
        repository = make_repository(folder)
        if not folder:
            _move_into(repository, "moved")
        done = diff(repository, typed)
        assert done.code == 3
        assert done.err.endswith(f"\n  it holds some elsewhere: name the folder as {named}\n")
        assert diff(repository, named).code == 0

    @pytest.mark.parametrize(
        ("folder", "typed"),
        [("", "HEAD:"), ("measures", "HEAD:measures"), ("measures", "HEAD:measures/")],
    )
    def test_a_file_left_out_is_named_as_git_show_takes_it(
        self, make_repository: Any, diff: Any, folder: str, typed: str
    ) -> None:
        repository = make_repository(folder)
        plan = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
        repository.write("plan.yaml", "nonsense: 1\n")
        repository.commit()
        repository.write("plan.yaml", plan)
        (path,) = {
            problem["path"]
            for problem in diff(repository, typed, "--format", "json").json["left_out"]
        }
        assert repository.git("show", path) == "nonsense: 1"

    def test_only_the_folder_of_measures_is_listed_and_only_what_changed_is_read(
        self, repository: Any, diff: Any
    ) -> None:
        (repository.root / "elsewhere").mkdir()
        (repository.root / "elsewhere" / "file").write_text("large", encoding="utf-8")
        repository.write(
            "later.yaml",
            (repository.measures / "plan.yaml").read_bytes().replace(b"id: plan", b"id: later"),
        )
        repository.commit()
        _move_deadline(repository, 2026)
        repository.commit()
        for needless in ("HEAD:elsewhere", "HEAD:measures/later.yaml", "HEAD:measures/topics.yaml"):
            _remove_object(repository, needless)
        assert _years(diff(repository, "HEAD~1", "HEAD", "--format", "json")) == [("2025", "2026")]

    @pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
    def test_what_lies_on_disk_unchanged_is_not_read_from_git(
        self, make_repository: Any, diff: Any, algorithm: str
    ) -> None:
        repository = make_repository(options=(f"--object-format={algorithm}",))
        _move_deadline(repository, 2026)
        _remove_object(repository, "HEAD:measures/topics.yaml")
        done = diff(repository, "HEAD", "--format", "json")
        assert (done.code, _years(done)) == (0, [("2025", "2026")])

    def test_a_submodule_among_the_measures_is_ignored(self, repository: Any, diff: Any) -> None:
        repository.git(
            "update-index",
            "--add",
            "--cacheinfo",
            f"160000,{repository.git('rev-parse', 'HEAD')},measures/sub",
        )
        repository.git("commit", "--quiet", "--message", "submodule")
        assert diff(repository, "HEAD", "v1").out == "HEAD → v1: no obligation changed\n"

    def test_a_submodule_in_the_place_of_progress_is_named_as_left_out(
        self, repository: Any, diff: Any
    ) -> None:
        repository.git(
            "update-index",
            "--add",
            "--cacheinfo",
            f"160000,{repository.git('rev-parse', 'HEAD')},measures/progress",
        )
        repository.git("commit", "--quiet", "--message", "submodule")
        done = diff(repository, "HEAD", "v1")
        assert done.code == 1
        assert "left out: HEAD:measures/progress/:1:1: can't be read: a submodule\n" in done.err

    def test_a_bar_can_follow_what_is_read(
        self, repository: Any, diff: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        followed: list[str] = []
        monkeypatch.setattr(progress_bar, "track", lambda paths, _: followed.extend(paths) or paths)
        _move_deadline(repository, 2026)
        assert diff(repository, "HEAD").code == 0
        assert followed == ["plan.yaml", "plan.yaml", "departments.yaml"]

    def test_measures_in_a_submodule_answer_from_its_own_revisions(
        self, make_repository: Any, diff: Any
    ) -> None:
        inner = make_repository(root="outer/inner")
        subprocess.run(["git", "init", "--quiet", str(inner.root.parent)], check=True)
        _move_deadline(inner, 2026)
        assert _years(diff(inner, "v1", "--format", "json")) == [("2025", "2026")]


class TestFiles:
    """What a file of a revision can be."""

    def test_a_link_out_of_the_folder_is_followed_neither_in_a_revision_nor_on_disk(
        self, repository: Any, diff: Any, tmp_path: Path
    ) -> None:
        secret = tmp_path / "secret.yaml"
        secret.write_text(
            (repository.measures / "plan.yaml")
            .read_text(encoding="utf-8")
            .replace("id: plan", "id: secret"),
            encoding="utf-8",
        )
        (repository.measures / "secret.yaml").symlink_to(secret)
        repository.commit()
        done = diff(repository, "HEAD", "--format", "json")
        assert done.code == 1
        assert done.json["changes"] == []
        assert [problem["path"] for problem in done.json["left_out"]] == [
            "HEAD:measures/secret.yaml",
            str(repository.measures / "secret.yaml"),
        ]
        said = {problem["message"] for problem in done.json["left_out"]}
        assert said == {"can't be read: a symbolic link that leads out of measures/, not followed"}

    def test_a_link_that_stays_in_the_folder_is_one_file_in_a_revision_and_on_disk(
        self, repository: Any, diff: Any
    ) -> None:
        (repository.measures / "again.yaml").symlink_to("plan.yaml")
        (repository.measures / "drafts").mkdir()
        (repository.measures / "drafts" / "more.txt").write_bytes(
            (repository.measures / "plan.yaml").read_bytes().replace(b"id: plan", b"id: more")
        )
        (repository.measures / "more.yaml").symlink_to("chain.txt")
        (repository.measures / "chain.txt").symlink_to("drafts/more.txt")
        (repository.measures / "drafts" / "plan.yaml").write_text(
            "- {of: plan-m01, date: 2024-01-01, recorded: 2024-01-01, status: met}\n"
        )
        (repository.measures / "progress").symlink_to("drafts")
        repository.commit()
        done = diff(repository, "v1", "HEAD", "--format", "json")
        assert done.code == 0
        assert {(change["change"], change["document"]) for change in done.json["changes"]} == {
            ("added", "more"),
            ("added", "plan"),
        }
        assert diff(repository, "HEAD").out == "HEAD → files on disk: no obligation changed\n"
        _move_deadline(repository, 2026)
        assert _years(diff(repository, "HEAD", "--format", "json")) == [("2025", "2026")]

    @pytest.mark.parametrize("leads_to", ["gone.yaml", "odd.yaml", "plan.yaml/deeper", "chain.txt"])
    def test_a_link_that_leads_to_no_file_is_left_out_on_both_sides(
        self, repository: Any, diff: Any, leads_to: str
    ) -> None:
        (repository.measures / "chain.txt").symlink_to("../../out.yaml")
        (repository.measures / "odd.yaml").symlink_to(leads_to)
        repository.commit()
        done = diff(repository, "HEAD", "--format", "json")
        assert (done.code, done.json["changes"]) == (1, [])
        assert [problem["side"] for problem in done.json["left_out"]] == ["from", "to"]
        assert len({problem["message"] for problem in done.json["left_out"]}) == 1

    def test_what_changed_behind_a_link_that_stayed_is_not_passed_over(
        self, repository: Any, diff: Any
    ) -> None:
        (repository.measures / "plan.yaml").rename(repository.root / "real.yaml")
        (repository.measures / "plan.yaml").symlink_to("../real.yaml")
        repository.commit()
        repository.edit("by: 2025", "by: 2026", "../real.yaml")
        repository.commit()
        done = diff(repository, "HEAD~1", "HEAD", "--format", "json")
        assert (done.code, done.json["changes"]) == (1, [])
        assert [problem["path"] for problem in done.json["left_out"]] == [
            "HEAD~1:measures/plan.yaml",
            "HEAD:measures/plan.yaml",
        ]

    def test_a_folder_of_progress_that_leads_out_is_not_followed_either(
        self, repository: Any, diff: Any, tmp_path: Path
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "plan.yaml").write_text(
            "- {of: plan-m01, date: 2024-01-01, recorded: 2024-01-01, status: met}\n",
            encoding="utf-8",
        )
        (repository.measures / "progress").symlink_to(tmp_path / "elsewhere")
        repository.commit()
        done = diff(repository, "HEAD", "--format", "json")
        assert (done.code, done.json["changes"]) == (1, [])
        assert [problem["path"] for problem in done.json["left_out"]] == [
            "HEAD:measures/progress/",
            f"{repository.measures}/progress/",
        ]

    def test_a_folder_of_measures_that_was_a_link_holds_none(
        self, repository: Any, diff: Any
    ) -> None:
        repository.git("mv", "measures", "real")
        (repository.root / "measures").symlink_to("real")
        repository.commit()
        (repository.root / "measures").unlink()
        (repository.root / "real").rename(repository.root / "measures")
        assert diff(repository, "HEAD").code == 3

    def test_an_executable_file_is_a_file(self, repository: Any, diff: Any) -> None:
        plan = repository.measures / "plan.yaml"
        plan.chmod(plan.stat().st_mode | stat.S_IXUSR)
        repository.commit()
        _move_deadline(repository, 2026)
        assert _years(diff(repository, "HEAD", "--format", "json")) == [("2025", "2026")]

    def test_a_folder_named_like_a_file_is_left_out(self, repository: Any, diff: Any) -> None:
        repository.write("odd.yaml/inner", "text")
        repository.commit()
        done = diff(repository, "v1", "HEAD")
        assert done.code == 1
        assert "left out: HEAD:measures/odd.yaml:1:1: can't be read: a folder" in done.err

    def test_line_ends_of_windows_change_nothing(self, repository: Any, diff: Any) -> None:
        plan = repository.measures / "plan.yaml"
        plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
        assert diff(repository, "v1").out == "v1 → files on disk: no obligation changed\n"
        repository.commit()
        assert diff(repository, "v1", "HEAD").out == "v1 → HEAD: no obligation changed\n"

    def test_other_files_of_the_folder_are_none_of_its_business(
        self, repository: Any, diff: Any
    ) -> None:
        repository.write("README.md", "text")
        repository.write("schema/document.schema.json", "{}")
        repository.write("drafts/deep.yaml", "a: [")
        repository.commit()
        assert diff(repository, "v1", "HEAD").out == "v1 → HEAD: no obligation changed\n"

    def test_an_oversized_file_is_left_out_unread(
        self, repository: Any, diff: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(revisions, "MAX_BYTES", 1500)
        repository.edit("summary: {en: Ships are counted.", f"summary: {{en: {'very ' * 300}")
        repository.commit()
        done = diff(repository, "HEAD", "v1")
        assert done.code == 1
        assert "bytes, more than 1,500" in done.err

    def test_content_that_git_has_lost_is_left_out(self, repository: Any, diff: Any) -> None:
        _remove_object(repository, "HEAD:measures/plan.yaml")
        _move_deadline(repository, 2026)
        done = diff(repository, "HEAD")
        assert done.code == 1
        assert (
            "left out: HEAD:measures/plan.yaml:1:1: can't be read: git has lost its content"
            in done.err
        )


class TestEnvironment:
    """A hook runs with git pointed at its own repository."""

    def test_another_repository_in_the_environment_is_not_asked(
        self, make_repository: Any, diff: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other, repository = make_repository(root="other"), make_repository()
        other.commit("a commit of its own")
        monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
        monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
        monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git" / "index"))
        monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.root / ".git" / "objects"))
        monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
        done = diff(repository, "HEAD", "--format", "json")
        monkeypatch.undo()
        assert done.json["from"]["commit"] == repository.git("rev-parse", "HEAD")

    def test_settings_in_the_environment_hold(
        self, repository: Any, diff: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        for name, value in (
            ("COUNT", "1"),
            ("KEY_0", "safe.directory"),
            ("VALUE_0", str(repository.root)),
        ):
            monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
        assert diff(repository, "HEAD").code == 0

    def test_a_hook_before_a_commit_gets_the_answer(self, repository: Any) -> None:
        hook = repository.root / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(
            f'#!/bin/sh\n"{sys.executable}" -m obligations diff HEAD > answer.txt\n',
            encoding="utf-8",
        )
        hook.chmod(0o755)
        _move_deadline(repository, 2026)
        repository.git("commit", "--quiet", "--all", "--message", "moved")
        assert "plan-m01.t1 deadline: by 2025 → by 2026" in (
            repository.root / "answer.txt"
        ).read_text(encoding="utf-8")


def _move_into(repository: Any, folder: str) -> None:
    """Move the measures from the root of the repository into a folder."""
    (repository.root / folder).mkdir()
    for path in sorted(repository.root.glob("*.yaml")):
        repository.git("mv", path.name, folder)
    repository.measures = repository.root / folder


def _remove_object(repository: Any, name: str) -> None:
    """Take an object out of the repository, as a damaged disk would."""
    found = repository.git("rev-parse", name)
    lost = repository.root / ".git" / "objects" / found[:2] / found[2:]
    lost.chmod(0o600)  # git protects it, and Windows heeds that
    lost.unlink()
