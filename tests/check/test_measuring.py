"""The corpus that speed is measured with: it is valid, and as large as was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.make_corpus import make_corpus

if TYPE_CHECKING:
    from pathlib import Path


def test_a_corpus_for_measuring_is_clean_and_has_the_size_asked_for(
    tmp_path: Path, ask: Any
) -> None:
    folder = tmp_path / "measures"
    make_corpus(folder, files=6, measures=10, named=7)
    result = ask("check", str(folder), "--format", "concise")
    assert (result.code, result.out) == (0, "")
    assert len(ask("list", "--measures", str(folder), "--format", "plain").lines) == 60
    assert (
        len(ask("list", "--measures", str(folder), "--dept", "gacc", "--format", "plain").lines)
        == 7
    )


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in "ab":
        make_corpus(tmp_path / name, files=3, measures=4, named=2)
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "ab"
    )
    assert first == second
