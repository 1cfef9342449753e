"""`check --fix` and `--diff`: what is put right, and that nothing else changes."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from check.made_up import write_document, write_link, write_measure
from obligations.check.fixes import repair
from obligations.findings import Finding
from obligations.yaml_files import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    write_document(
        "2020",
        "2020-05-01",
        write_measure(1, lead="港务局").replace("[港务局]}", "[港务局]} # as the text has it"),
        write_measure(2, links=write_link("2012-1")).replace(
            "{en: Mend the lamps 2,", "{en: Mend the lamps.,"
        ),
    )
    + "# the end\n"
)
RIGHT = (
    TEXT.replace("[港务局]", "[harbour]")
    .replace("to: 2012-1,", "to: 2012-m01,")
    .replace("Mend the lamps.,", "Mend the lamps,")
)
OLD = write_document("2012", "2012-05-01", write_measure(1))


@pytest.fixture
def folder(make_corpus: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with three findings that can be repaired, above which the program is called."""
    made: Path = make_corpus({"2012.yaml": OLD, "2020.yaml": TEXT})
    monkeypatch.chdir(made.parent)
    return made


def read(folder: Path, path: str = "2020.yaml") -> str:
    return (folder / path).read_bytes().decode()


def test_a_check_without_fix_writes_nothing(folder: Path, ask: Any) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    result = ask("check", "--format", "json")
    assert [one["code"] for one in result.json] == ["OB206", "OB704", "OB204"]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_fix_puts_each_value_in_its_place_and_changes_nothing_else(folder: Path, ask: Any) -> None:
    result = ask("check", "--fix")
    assert read(folder) == RIGHT
    assert (result.code, result.out) == (0, "No findings in 5 files.\n")
    assert "repaired 3 values in 1 file" in result.err
    assert read(folder, "2012.yaml") == OLD


def test_diff_shows_what_fix_would_change_and_writes_nothing(folder: Path, ask: Any) -> None:
    result = ask("check", "--diff")
    assert read(folder) == TEXT
    assert result.lines[:2] == ["--- measures/2020.yaml", "+++ measures/2020.yaml (repaired)"]
    gone = [line[1:] for line in result.lines[2:] if line.startswith("-")]
    come = [line[1:] for line in result.lines[2:] if line.startswith("+")]
    assert (len(gone), len(come)) == (3, 3)
    assert (
        TEXT.replace("\n".join(gone[:1]), come[0])
        .replace(gone[1], come[1])
        .replace(gone[2], come[2])
        == RIGHT
    )
    assert "can repair 3 values in 1 file" in result.err
    assert result.code == 1


def test_only_what_was_asked_for_is_repaired(folder: Path, ask: Any) -> None:
    ask("check", "--fix", "--select", "OB206")
    assert read(folder) == TEXT.replace("[港务局]", "[harbour]")


def test_what_is_ignored_is_not_repaired(folder: Path, ask: Any) -> None:
    title = "    title: {en: Mend the lamps.,"
    text = TEXT.replace(title, f"    # obligations: ignore[OB704] so it is printed\n{title}")
    (folder / "2020.yaml").write_text(text, encoding="utf-8")
    ask("check", "--fix")
    assert "Mend the lamps.," in read(folder)
    assert "[harbour]" in read(folder)


def test_entries_of_progress_are_never_written_over(folder: Path, ask: Any) -> None:
    entries = "{of: 2012-1, date: 2020-01-01, recorded: 2020-01-01, status: in-progress}\n"
    (folder / "progress" / "2012").mkdir(parents=True)
    (folder / "progress" / "2012" / "x.yaml").write_text(entries, encoding="utf-8")
    result = ask("check", "--fix", "--format", "concise")
    assert read(folder, "progress/2012/x.yaml") == entries
    assert read(folder) == RIGHT
    assert "progress/2012/x.yaml:1:6: error[OB204]" in result.out
    assert "[*]" not in result.out


def test_line_breaks_and_a_byte_order_mark_stay_as_they_were(folder: Path, ask: Any) -> None:
    (folder / "2020.yaml").write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n")).encode())
    ask("check", "--fix")
    assert read(folder) == "\ufeff" + RIGHT.replace("\n", "\r\n")


@pytest.fixture
def linked(folder: Path) -> Path:
    """What a link among the documents leads to."""
    real = folder / "real.txt"
    (folder / "2020.yaml").rename(real)
    (folder / "2020.yaml").symlink_to(real)
    return real


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_a_file_keeps_its_mode(linked: Path, ask: Any) -> None:
    linked.chmod(0o640)
    ask("check", "--fix")
    assert linked.read_text(encoding="utf-8") == RIGHT
    assert stat.S_IMODE(linked.stat().st_mode) == 0o640


def test_a_link_stays_a_link(folder: Path, linked: Path, ask: Any) -> None:
    ask("check", "--fix")
    assert (folder / "2020.yaml").is_symlink()
    assert linked.read_text(encoding="utf-8") == RIGHT
    assert sorted(path.name for path in folder.iterdir()) == [
        "2012.yaml",
        "2020.yaml",
        "addressees.yaml",
        "departments.yaml",
        "real.txt",
        "topics.yaml",
    ]


@pytest.mark.parametrize(
    ("before", "fix", "after"),
    [
        ("a: Old\n", "new", "a: new\n"),
        ("a: 'Old'\n", "new", "a: new\n"),
        ("a: 'Old: x.'\n", "Old: x", 'a: "Old: x"\n'),
        ("a: {b: Old}\n", "x, y", 'a: {b: "x, y"}\n'),
        ("a: Old # why\n", "new", "a: new # why\n"),
        ("a: >-\n  a long\n  text.\nb: 1\n", "a long text", "a: >-\n  a long\n  text\nb: 1\n"),
        ("a: a long\n  text。\nb: 1\n", "a long text", "a: a long\n  text\nb: 1\n"),
        ("a: |\n  Old\nb: 1\n", "new", "a: new\nb: 1\n"),
        ("a: 🚢 Old\n", "🚢 new", "a: 🚢 new\n"),
        ("a: [Old, Old]\n", "new", None),
        ("a:\n", "new", None),
    ],
)
def test_a_value_is_written_so_that_it_is_read_as_what_it_should_be(
    before: str, fix: str, after: str | None
) -> None:
    route = ("a", "b") if "b: Old" in before else ("a",)
    repaired = repair("x.yaml", before.encode(), [Finding("OB206", "", "x.yaml", route, fix=fix)])
    assert (repaired and repaired.after) == after


def test_one_repair_that_is_not_safe_leaves_the_others_alone() -> None:
    found = [Finding("OB206", "", "x.yaml", (key,), fix="new") for key in "abc"]
    repaired = repair("x.yaml", b"a: Old\nb: [Old]\nc: Old\n", found)
    assert repaired
    assert (repaired.after, repaired.count) == ("a: new\nb: [Old]\nc: new\n", 2)


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


forms = st.sampled_from(
    [
        "a: Old # a comment",
        "a: 'Old' # a comment",
        "a: {b: Old} # a comment",
        "a: [x, Old] # a comment",
        "a: >-\n    Old",
        "a: |\n    Old\n    more",
    ]
)


def find_route(at: int, form: str) -> tuple[str | int, ...]:
    return (at, "a", "b") if "{" in form else (at, "a", 1) if "[" in form else (at, "a")


def find_value(data: Any, route: tuple[str | int, ...]) -> Any:
    for step in route:
        data = data[step]
    return data


@settings(derandomize=True, deadline=None)
@given(st.lists(st.tuples(forms, texts), min_size=1, max_size=4))
def test_a_repaired_file_says_what_it_said_before_but_for_the_repair(
    parts: list[tuple[str, str]],
) -> None:
    text = "".join(f"- {form}\n" for form, _ in parts)
    fixes = {find_route(at, form): fix for at, (form, fix) in enumerate(parts)}
    repaired = repair(
        "x.yaml",
        text.encode(),
        [Finding("OB206", "", "x.yaml", route, fix=fix) for route, fix in fixes.items()],
    )
    after = read_yaml((repaired.after if repaired else text).encode(), "x.yaml")
    assert after.findings == []
    assert after.text.count("# a comment") == text.count("# a comment")
    before = read_yaml(text.encode(), "x.yaml").data
    became = {route: find_value(after.data, route) for route in fixes}
    assert all(
        value in (fixes[route], find_value(before, route)) for route, value in became.items()
    )
    assert sum(value != find_value(before, route) for route, value in became.items()) == (
        repaired.count if repaired else 0
    )


def test_where_nothing_can_be_repaired_that_is_said(folder: Path, ask: Any) -> None:
    (folder / "2020.yaml").write_text(RIGHT, encoding="utf-8")
    for option in ("--fix", "--diff"):
        result = ask("check", option)
        assert "no fixable findings" in result.err
        assert result.code == 0
