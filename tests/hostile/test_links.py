"""A link that leads out of the folder of measures: no command reads or writes through it, whatever the way it leads."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from hostile.cases import WHOLE
from obligations.disk import BY_HANDLE, make_folder, read_bytes, write_file
from obligations.findings import UserError
from running import ROOT, run_process

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OUT = "a symbolic link that leads out of measures/, not followed"
SECRET = "TOKEN=swordfish"
ENTRY = "- {of: y-m01, date: 2024-01-01, recorded: 2024-01-01, status: in-progress}\n"


@pytest.fixture
def folder(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of measures of a repository, which is also where the program is called."""
    made: Path = make_corpus({"y.yaml": WHOLE.replace("id: x", "id: y")}, "work/measures")
    (made.parent / ".git").mkdir()
    (made.parent / ".git" / "config").write_text(SECRET, encoding="utf-8")
    monkeypatch.chdir(made.parent)
    return made


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder that is none of the program's business, with a file that reads as measures and a text that must not be shown."""
    made = tmp_path / "outside"
    made.mkdir()
    (made / "other.yaml").write_text(f"title: {{zh: 甲, en: {SECRET}.}}\nid: x\n", encoding="utf-8")
    (made / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    return made


def _link(path: Path, target: Path) -> None:
    path.symlink_to(os.path.relpath(target, path.parent))


def _link_absolutely(path: Path, target: Path) -> None:
    path.symlink_to(target)


def _chain(path: Path, target: Path) -> None:
    for name, leads_to in (("one.txt", "two.txt"), ("two.txt", "deep/three.txt")):
        (path.parent / name).symlink_to(leads_to)
    (path.parent / "deep").mkdir()
    (path.parent / "deep" / "three.txt").symlink_to(target)
    path.symlink_to("one.txt")


def _go_through_a_folder(path: Path, target: Path) -> None:
    (path.parent / "way").symlink_to(target.parent)
    path.symlink_to(f"way/{target.name}")


WAYS = [_link, _link_absolutely, _chain, _go_through_a_folder]
COMMANDS = [
    ["list"],
    ["due"],
    ["documents"],
    ["show", "y"],
    ["search", "TOKEN"],
    ["report", "deadlines"],
    ["progress", "log"],
    ["sql", "SELECT * FROM load_finding"],
    ["export", "sqlite", "-o", "../made.sqlite"],
    ["check"],
    ["check", "measures/x.yaml"],
    ["check", "--fix"],
    ["check", "--fix", "--diff"],
    ["check", "--format", "sarif", "-o", "text=../made.txt"],
    ["format"],
    ["format", "measures/x.yaml"],
    ["format", "--check"],
    ["schema"],
    ["schema", "--write"],
]


def _look(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Give what can be seen of each file of a folder: a file that was replaced has another inode."""
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.iterdir())
    }


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_reads_or_writes_what_a_link_leads_out_to(
    folder: Path,
    outside: Path,
    ask: Any,
    tmp_path: Path,
    way: Callable[[Path, Path], None],
    arguments: list[str],
) -> None:
    way(folder / "x.yaml", outside / "other.yaml")
    before = _look(outside)
    result = ask(*arguments)
    assert "swordfish" not in result.out + result.err
    assert _look(outside) == before
    assert (folder / "x.yaml").is_symlink()
    for made in tmp_path.glob("made.*"):
        assert b"swordfish" not in made.read_bytes()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("target", ["/dev/zero", "/proc/self/environ", "secret", "gone"])
def test_a_link_that_leads_out_is_a_finding_with_its_place_and_left_out_of_answers(
    folder: Path, outside: Path, ask: Any, way: Callable[[Path, Path], None], target: str
) -> None:
    way(folder / "x.yaml", outside / target)
    found = [
        one for one in ask("check", "--format", "json").json if one["path"] == "measures/x.yaml"
    ]
    assert [(one["code"], one["message"], one["line"]) for one in found] == [
        ("OB113", f"can't be read: {OUT}", 1)
    ]
    answer = ask("list")
    assert (answer.code, answer.ids) == (1, ["y-m01"])
    assert f"left out: measures/x.yaml:1:1: can't be read: {OUT}" in answer.err
    assert f"skipped: measures/x.yaml: {OUT}" in ask("format", "--check").err


def test_the_settings_of_git_are_outside_even_where_the_folder_is_the_repository(
    folder: Path, ask: Any
) -> None:
    (folder.parent / ".git").rename(folder / ".git")
    (folder / "x.yaml").symlink_to(".git/config")
    result = ask("check")
    assert f"can't be read: {OUT}" in result.out
    assert "swordfish" not in result.out + result.err


@pytest.mark.parametrize("name", ["departments.yaml", "topics.yaml", "addressees.yaml"])
def test_a_list_that_leads_out_is_unknown_to_the_schemas(
    folder: Path, outside: Path, ask: Any, name: str
) -> None:
    (outside / name).write_bytes(
        (folder / name)
        .read_bytes()
        .replace(b"harbour", b"swordfish")
        .replace(b"ships", b"swordfish")
    )
    (folder / name).unlink()
    (folder / name).symlink_to(outside / name)
    for schema in ("document", "departments", "topics", "progress"):
        assert "swordfish" not in ask("schema", schema).out


@pytest.mark.parametrize(
    "arguments",
    [
        ["progress", "add", "y-m01", "--status", "in-progress", "--date", "2024-05-01"],
        ["schema", "--write"],
    ],
)
def test_nothing_is_made_in_a_folder_that_a_link_leads_out_to(
    folder: Path, outside: Path, ask: Any, arguments: list[str]
) -> None:
    for name in ("progress", "schema"):
        (folder / name).symlink_to(outside)
    before = _look(outside)
    result = ask(*arguments)
    assert (result.code, result.out) == (2, "")
    assert OUT in result.err
    assert _look(outside) == before


def test_a_new_workspace_takes_over_nothing_that_a_link_among_the_shipped_data_leads_to(
    outside: Path, tmp_path: Path
) -> None:
    shutil.copytree(
        ROOT / "src", tmp_path / "clone" / "src"
    )  # as in a clone that is installed to be edited
    shutil.copytree(ROOT / "measures", tmp_path / "clone" / "measures")
    (tmp_path / "clone" / "measures" / "x.yaml").symlink_to(outside / "other.yaml")
    done = run_process(
        "init",
        str(tmp_path / "new"),
        "--copy",
        cwd=tmp_path,
        PYTHONPATH=str(tmp_path / "clone" / "src"),
    )
    assert done.code == 2
    assert f"x.yaml can't be read: {OUT}" in done.err
    assert not (tmp_path / "new" / "measures" / "x.yaml").exists()


@pytest.mark.parametrize("target", ["other.yaml", "gone.yaml"])
def test_no_entry_is_written_through_a_link(
    folder: Path, outside: Path, ask: Any, target: str
) -> None:
    (folder / "progress").mkdir()
    (folder / "progress" / "y").symlink_to((outside / target).parent)
    before = _look(outside)
    assert (
        ask("progress", "add", "y-m01", "--status", "in-progress", "--date", "2024-05-01").code == 2
    )
    (folder / "progress" / "y").unlink()
    added = ask("progress", "add", "y-m01", "--status", "in-progress", "--date", "2024-05-01")
    (name,) = [path.name for path in (folder / "progress" / "y").iterdir()]
    (folder / "progress" / "y" / name).unlink()
    (folder / "progress" / "y" / name).symlink_to(outside / target)
    again = ask("progress", "add", "y-m01", "--status", "in-progress", "--date", "2024-05-01")
    assert (added.code, again.code) == (0, 1), again.err  # the link is no entry, and left out
    assert (folder / "progress" / "y" / name).is_symlink()
    assert len(list((folder / "progress" / "y").iterdir())) == 2
    assert _look(outside) == before


def test_no_schema_is_written_through_a_link(folder: Path, outside: Path, ask: Any) -> None:
    (folder / "schema").mkdir()
    (folder / "schema" / "document.schema.json").symlink_to(outside / "secret")
    before = _look(outside)
    assert ask("schema", "--write").code == 2
    assert _look(outside) == before


def test_a_repair_is_not_written_through_a_link_that_was_slipped_in(
    folder: Path, outside: Path
) -> None:
    before = _look(outside)
    (folder / "x.yaml").symlink_to(outside / "other.yaml")
    with pytest.raises(UserError, match="leads out of measures/"):
        write_file(folder, "x.yaml", "id: x\n")
    (folder / "made").symlink_to(outside)
    with pytest.raises(UserError, match="leads out of measures/"):
        write_file(folder, "made/other.yaml", "id: x\n")
    with pytest.raises(OSError, match="leads out of measures/"):
        make_folder(folder, "made/deeper")
    assert _look(outside) == before


@pytest.mark.skipif(not BY_HANDLE, reason="this system opens by path alone")
def test_a_link_that_is_swapped_in_between_the_look_and_the_opening_is_not_followed(
    folder: Path, outside: Path
) -> None:
    (outside / "deep").mkdir()
    (outside / "deep" / "a.yaml").write_text(SECRET, encoding="utf-8")
    (folder / "deep").mkdir()
    (folder / "deep" / "a.yaml").write_text("id: a\n", encoding="utf-8")
    (folder / "link").symlink_to(outside / "deep")
    ended = threading.Event()

    def swap() -> None:
        while not ended.is_set():
            (folder / "deep").rename(folder / "aside")
            (folder / "link").rename(folder / "deep")
            (folder / "deep").rename(folder / "link")
            (folder / "aside").rename(folder / "deep")

    swapping = threading.Thread(target=swap)
    swapping.start()
    try:
        for _ in range(3_000):
            with suppress(OSError):
                assert read_bytes(folder, "deep/a.yaml", 100) == b"id: a\n"
    finally:
        ended.set()
        swapping.join()


class TestInside:
    """A link that stays inside is one file."""

    def test_a_link_to_another_file_is_that_file_and_read_once(
        self, folder: Path, ask: Any
    ) -> None:
        (folder / "again.yaml").symlink_to("y.yaml")
        (folder / "also.yaml").symlink_to(folder / "again.yaml")
        assert ask("check").out == "No findings in 4 files.\n"
        assert (
            ask("check", "measures/also.yaml", "--format", "junit").out.count("<testcase name") == 1
        )
        assert ask("list").ids == ["y-m01"]
        assert ask("format").err == "reformatted 4 of 4 files\n"
        assert (folder / "again.yaml").is_symlink()

    def test_a_link_to_what_is_no_file_of_measures_is_read_under_its_name(
        self, folder: Path, ask: Any
    ) -> None:
        (folder / "drafts").mkdir()
        (folder / "y.yaml").rename(folder / "drafts" / "y.txt")
        (folder / "y.yaml").symlink_to("drafts/y.txt")
        assert ask("list").ids == ["y-m01"]
        assert ask("format").code == 0
        assert (folder / "y.yaml").is_symlink()
        assert ask("format", "--check").code == 0

    def test_a_folder_of_progress_may_be_a_link_to_another_folder_inside(
        self, folder: Path, ask: Any
    ) -> None:
        (folder / "kept").mkdir()
        (folder / "kept" / "y.yaml").write_text(ENTRY, encoding="utf-8")
        (folder / "progress").symlink_to("kept")
        assert len(ask("progress", "log").lines) == 1


class TestReports:
    """The folder of reports is a boundary of its own."""

    @pytest.mark.parametrize(
        "target", ["secret", "/proc/self/environ", "../work/.git/config", "../work/measures/y.yaml"]
    )
    def test_a_report_that_leads_out_is_neither_run_nor_shown(
        self, folder: Path, outside: Path, ask: Any, target: str
    ) -> None:
        (folder.parent / "reports").mkdir()
        (folder.parent / "reports" / "h.sql").symlink_to(outside / target)
        result = ask("report", "h")
        assert (result.code, result.out) == (2, "")
        assert (
            "reports/h.sql: a symbolic link that leads out of reports/, not followed" in result.err
        )
        listed = ask("report")
        assert (listed.code, "swordfish" in listed.out + listed.err) == (1, False)

    @pytest.mark.parametrize("target", ["", "../work/.git"])
    def test_a_folder_of_reports_that_leads_out_is_not_looked_into(
        self, folder: Path, outside: Path, ask: Any, target: str
    ) -> None:
        (outside / target / "h.sql").write_text("SELECT 1", encoding="utf-8")
        (folder.parent / "reports").symlink_to(outside / target)
        result = ask("report", "h")
        assert result.code == 2
        assert "reports: a symbolic link that leads out of work/, not followed" in result.err


class TestBoundary:
    """Which folder of measures may be a link."""

    @pytest.fixture
    def elsewhere(self, folder: Path, make_corpus: Any, tmp_path: Path) -> Path:
        """Measures outside of the repository, to which a link of the repository leads."""
        made: Path = make_corpus({"z.yaml": WHOLE.replace("id: x", "id: z")}, "outside/measures")
        folder.rename(tmp_path / "away")
        folder.symlink_to(made)
        return made

    def test_one_that_is_found_is_not_followed_out_of_the_repository(
        self, elsewhere: Path, folder: Path, ask: Any
    ) -> None:
        said = (
            f"{folder.name} is passed over: a symbolic link that leads out of work/, not followed"
        )
        for arguments in (
            ["check"],
            ["format"],
            ["diff", "HEAD"],
            ["schema", "--write"],
            ["export", "ics", "-o", "made.ics"],
        ):
            result = ask(*arguments)
            assert (result.code, result.out) == (3, "")
            assert said in result.err
        answer = ask("list", "--format", "json")
        assert said in answer.err
        assert "z-m01" not in [one["id"] for one in answer.json]
        assert elsewhere.is_dir()

    @pytest.mark.usefixtures("elsewhere")
    def test_a_path_that_a_check_is_given_is_not_followed_out_either(
        self, folder: Path, ask: Any
    ) -> None:
        for path in ("measures", ".", "measures/z.yaml", str(folder)):
            for command in ("check", "format"):
                result = ask(command, path)
                assert (result.code, result.out) == (3, "")
                assert "a symbolic link that leads out of work/, not followed" in result.err
        assert (
            ask("list", "--measures", ".").code == 3
        )  # the folder that is named holds a link, and isn't one

    @pytest.mark.usefixtures("elsewhere")
    def test_one_that_the_user_names_may_lead_anywhere(
        self, ask: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert ask("list", "--measures", "measures").ids == ["z-m01"]
        monkeypatch.setenv("OBLIGATIONS_MEASURES", "measures")
        assert ask("list").ids == ["z-m01"]
        assert ask("check").code == 0

    def test_one_that_stays_in_the_repository_is_followed_and_without_git_in_the_folder_around_it(
        self, folder: Path, ask: Any
    ) -> None:
        (folder.parent / "data").mkdir()
        folder.rename(folder.parent / "data" / "plans")
        folder.symlink_to("data/plans")
        assert ask("list").ids == ["y-m01"]
        assert ask("check", "measures").code == 0
        (folder.parent / ".git" / "config").unlink()
        (folder.parent / ".git").rmdir()
        assert ask("list").ids == ["y-m01"]
        (folder.parent / "data").rename(folder.parent.parent / "data")
        folder.unlink()
        folder.symlink_to("../data/plans")
        assert ask("check").code == 3


def test_what_the_user_names_to_write_to_may_be_a_link(
    folder: Path, outside: Path, ask: Any
) -> None:
    (folder.parent / "out.txt").symlink_to(outside / "secret")
    assert ask("check", "-o", "concise=out.txt").code == 0
    assert (outside / "secret").read_text(encoding="utf-8") == ""
