"""Full disks and odd environments: errors for people, which name the file, and nothing made where nobody asked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from obligations.output.findings import find_terminal
from running import run_inside, run_process, start

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [("--version",), ("--help",), ("list",), ("show", "2021-m07"), ("schema",), ("rule", "OB101")],
)
@pytest.mark.parametrize("job", ["", "true"])
def test_an_output_that_is_full_is_an_error_of_one_line(
    arguments: tuple[str, ...], job: str
) -> None:
    import subprocess

    with FULL.open("w") as full:
        command = [sys.executable, "-m", "obligations", *arguments]
        environment = {**os.environ, "GITHUB_ACTIONS": job}
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, env=environment, check=False
        )
    assert (done.returncode, done.stderr) == (2, "error: no space left on device\n")


@pytest.mark.skipif(os.name == "nt", reason="no limit of this kind")
def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    made = tmp_path / "mine"
    failed = start("init", str(made), most=1000)
    assert f"error: {made}/measures/" in failed.communicate()[1]
    assert failed.returncode == 2
    assert run_inside("init", str(tmp_path / "other")).code == 0
    measures = tmp_path / "other" / "measures"
    failed = start("schema", "--write", "--measures", str(measures), most=1000)
    assert (
        f"error: {measures}/schema/document.schema.json can't be written: "
        in failed.communicate()[1]
    )
    assert failed.returncode == 2
    report = tmp_path / "findings.sarif"
    failed = start("check", str(measures), "-o", f"sarif={report}", most=1000)
    assert f"error: {report}: " in failed.communicate()[1]
    assert failed.returncode == 2


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="paths are never ASCII there")
def test_chinese_is_understood_where_python_was_told_to_read_ascii(tmp_path: Path) -> None:
    told = {"LC_ALL": "C", "PYTHONUTF8": "0"}
    assert run_process("list", "--dept", "海关总署", **told).ids
    made = run_process("init", "我的措施", cwd=tmp_path, **told)
    assert made.code == 0
    folder = str(tmp_path / "我的措施" / "measures")
    listed = run_process("list", "--measures", folder, **told)
    assert (listed.code, "我的措施 (own)" in listed.err) == (0, True)
    refused = run_process("list", "--dept", b"\xff".decode(errors="surrogateescape"), **told)
    assert refused.err == "error: the argument is not valid UTF-8: '\\udcff'\n"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the variable of other systems")
def test_a_cache_folder_that_depends_on_the_current_one_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    result = run_process("list", cwd=tmp_path / "here", XDG_CACHE_HOME="cache", HOME=str(tmp_path))
    assert result.code == 0
    assert list((tmp_path / "here").iterdir()) == []
    assert list((tmp_path / ".cache" / "obligations").iterdir())


@pytest.mark.parametrize(
    ("version", "follows"),
    [("5000", True), ("4999", False), ("\u00b2", False), ("9" * 5000, False), ("-1", False)],
)
def test_a_terminal_follows_links_by_a_version_that_is_a_number(
    version: str,
    follows: bool,  # noqa: FBT001
) -> None:
    class Screen:
        def isatty(self) -> bool:
            return True

    assert find_terminal(Screen(), {"VTE_VERSION": version}).links is follows  # type: ignore[arg-type]
