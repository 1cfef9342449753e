"""The first pages of docs/data.md are followed step by step, as somebody would who has nothing else."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from running import ROOT, run_inside

if TYPE_CHECKING:
    import pytest

PAGE = ROOT / "docs" / "data.md"


def read_steps() -> list[tuple[str, str]]:
    """The blocks of the page's first section: the language and the text of each."""
    text = PAGE.read_text(encoding="utf-8")
    section = text.partition("## A document of your own")[2].partition("\n## ")[0]
    return re.findall(r"```(sh|yaml)\n(.*?)```", section, re.DOTALL)


def test_a_document_of_ones_own_is_there_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    for language, block in read_steps():
        if language == "yaml":
            Path("measures/climate-plan.yaml").write_text(block, encoding="utf-8")
            filled = run_inside("check")
            assert (filled.code, "No findings" in filled.out) == (0, True), filled.out
            assert run_inside("format", "--check", "measures/climate-plan.yaml").out == ""
            continue
        for line in block.splitlines():
            _, *arguments = shlex.split(line)
            if line.startswith("cd "):
                monkeypatch.chdir(arguments[0])
                continue
            result = run_inside(*arguments)
            # The measure that was begun last still holds what is to be filled in.
            assert result.code == (1 if arguments == ["check"] else 0), (line, result.err)
            said[line] = result.out
    assert "nobody is responsible for climate-plan-m02" in said["obligations check"]
    assert "climate-plan-m01" in said["obligations list --dept Operations"]
    assert "at most 50 per cent of the oil of 2025, now 80" in " ".join(
        run_inside("show", "climate-plan-m01").out.split()
    )
