"""A file is either the old one or the new one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from obligations.disk import write_file
from obligations.findings import UserError

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are those of POSIX")


def test_a_new_file_is_made(tmp_path: Path) -> None:
    write_file(tmp_path, "a.yaml", "灯\r\n\n")
    assert (tmp_path / "a.yaml").read_bytes() == "灯\r\n\n".encode()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    write_file(tmp_path, "a.yaml", "old")
    write_file(tmp_path, "a.yaml", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@posix
def test_the_mode_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_file(tmp_path, path.name, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_file(tmp_path, "a.yaml", "new")
    assert (tmp_path / "a.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
def test_a_link_stays_a_link_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    target, link = tmp_path / "inner" / "real.yaml", tmp_path / "link.yaml"
    target.write_text("old")
    link.symlink_to(target)
    write_file(tmp_path, link.name, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@posix
def test_a_link_that_leads_to_itself_is_an_error(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(link)
    with pytest.raises(UserError, match="can't be written"):
        write_file(tmp_path, link.name, "new")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="can't be written: no such file"):
        write_file(tmp_path / "gone", "a.yaml", "new")


def test_what_cannot_be_replaced_stays_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(UserError, match="can't be written"):
        write_file(tmp_path, "a.yaml", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@posix
@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0,
    reason="nothing is protected from the administrator",
)
def test_a_protected_file_is_not_replaced_behind_its_back(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o400)
    with pytest.raises(UserError, match="permission denied"):
        write_file(tmp_path, path.name, "new")
    assert path.read_text() == "old"


def test_a_process_that_is_killed_while_it_writes_leaves_the_old_file_or_the_new_one(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a" * 1_000_000)
    code = f"""
from pathlib import Path
from obligations.disk import write_file
print("ready", flush=True)
while True:
    write_file(Path({str(tmp_path)!r}), "a.yaml", "a" * 1_000_000)
    write_file(Path({str(tmp_path)!r}), "a.yaml", "b" * 1_000_000)
"""
    writer = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    for _ in range(50):
        assert path.read_text() in ("a" * 1_000_000, "b" * 1_000_000)
    writer.kill()
    writer.communicate()
    assert path.read_text() in ("a" * 1_000_000, "b" * 1_000_000)
