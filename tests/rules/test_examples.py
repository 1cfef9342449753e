"""Every folder below `examples/<code>/` is a test: `wrong…` fails with that rule alone where its comments say, `right…` is clean."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from obligations.check import RULES

HERE = Path(__file__).parent
EXAMPLES = HERE / "examples"
CASES = sorted(folder for folder in EXAMPLES.glob("OB*/*") if folder.is_dir())
EXPECTED = re.compile(rb"(?:#|--) finding( on the next line)?: (OB\d+)")
READER_CODES = {
    "OB106",
    "OB113",
    "OB119",
}  # a file of 33 MB, one that can't be read, a repository: made on the spot elsewhere
# What only `audit` finds, which takes a source: tests/drafting/test_audit.py
AUDITED_CODES = {f"OB80{number}" for number in range(1, 9)}


def find_expected(folder: Path) -> list[tuple[str, int, str]]:
    return sorted(
        (path.relative_to(folder).as_posix(), number + bool(found[1]), found[2].decode())
        for ending in ("yaml", "sql")
        for path in folder.rglob(f"*.{ending}")
        for number, line in enumerate(path.read_bytes().split(b"\n"), start=1)
        for found in EXPECTED.finditer(line)
    )


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_an_example_breaks_its_rule_and_no_other_where_it_says_so(
    folder: Path, tmp_path: Path, ask
) -> None:
    measures = tmp_path / "measures"
    shutil.copytree(HERE / "base", measures)
    shutil.copytree(folder, measures, dirs_exist_ok=True)
    if (measures / "reports").exists():  # they stand beside the measures
        (measures / "reports").rename(tmp_path / "reports")

    result = ask("check", str(measures), "--format", "json")

    found = sorted(
        (Path(one["path"]).relative_to(tmp_path).as_posix(), one["line"], one["code"])
        for one in result.json
    )
    assert found == find_expected(tmp_path)
    assert {code for _, _, code in found} == (
        {folder.parent.name} if folder.name.startswith("wrong") else set()
    )
    assert result.code == int(any(one["severity"] != "info" for one in result.json))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_examples_that_fail_and_that_pass(rule) -> None:
    kinds = {folder.name.partition("-")[0] for folder in CASES if folder.parent.name == rule.code}
    assert kinds == {"wrong", "right"} or rule.code in READER_CODES | AUDITED_CODES


def test_every_example_belongs_to_a_rule() -> None:
    assert {folder.parent.name for folder in CASES} <= {rule.code for rule in RULES}
