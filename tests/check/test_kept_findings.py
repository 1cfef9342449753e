"""What is kept of earlier checks: it saves reading, and hides nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from check.made_up import (
    AS_OF,
    CITING_ENTRY,
    FILES,
    LATE_ENTRY,
    check_folder,
    write_document,
    write_link,
    write_measure,
)
from obligations.check import run
from obligations.check.run import check_place
from obligations.check.settings import Settings
from obligations.places import find_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def folder(make_corpus: Any) -> Path:
    """The made-up corpus, checked once."""
    made: Path = make_corpus(FILES)
    assert len(check_folder(made).found) >= 10
    return made


def check_cold(folder: Path, as_of: date = AS_OF) -> list[str]:
    """Check with nothing kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder.parent / "empty"))
        for kept in (folder.parent / "empty" / "obligations").glob("*.check"):
            kept.unlink()
        return check_folder(folder, as_of).found


def find_kept(folder: Path) -> Path:
    (kept,) = (folder.parent / "cache" / "obligations").glob("*.check")
    return kept


# One change of each kind that reaches beyond the file itself, and some that do not.
CHANGES = {
    "a wording": ("2012.yaml", "The lamps are mended.", "TODO"),
    "a measure that others speak of": ("2012.yaml", "number: 2\n", "number: 3\n"),
    "a target that has entries": ("2012.yaml", "{number: 2, by: 2028", "{number: 3, by: 2028"),
    "a metric that has values": ("2012.yaml", "number: 1, by: 2027", "number: 4, by: 2027"),
    "the official number of another": ("2012.yaml", "HO 1", "HO 2"),
    "the id of a document": ("2012.yaml", "id: 2012", "id: 2013"),
    "the id of another document": ("2016.yaml", "id: 2016", "id: 2012"),
    "the day of a document": ("2022.yaml", "2022-05-01", "2019-05-01"),
    "a language": ("2016.yaml", ", zh: 规划2016", ""),
    "the way into a circle": (
        "2022.yaml",
        "lead: [old-trade]}",
        "lead: [trade]}\n    links: " + write_link("2023-m01"),
    ),
    "a link that was wrong": ("2022.yaml", "2016-m09", "2016-m01"),
    "a file that can no longer be read": ("2012.yaml", "measures:", "measures: ["),
    "a part that can no longer be read": ("2012.yaml", "number: 2\n", "number: two\n"),
    "a topic that is used": ("topics.yaml", "id: ships", "id: boats"),
    "a topic that was missing": ("topics.yaml", "id: docks", "id: dockz"),
    "a broken list of topics": ("topics.yaml", "- {id: ships", "- {{id: ships"),
    "an addressee": ("addressees.yaml", "companies", "firms"),
    "a body that is named": ("departments.yaml", "id: trade,", "id: traders,"),
    "the name of a body": ("departments.yaml", "query_names: [Port]", "query_names: [Haven]"),
    "the years of a body": (
        "departments.yaml",
        "existed: {to: 2020-06-30}",
        "existed: {to: 2030-06-30}",
    ),
    "an entry": (LATE_ENTRY, "2996-11-30", "2026-11-20"),
    "an instrument that another entry cites": (CITING_ENTRY, "2019-12-01", "2019-12-02"),
}


@pytest.mark.parametrize(("path", "before", "after"), CHANGES.values(), ids=CHANGES)
def test_after_any_change_a_check_finds_what_one_without_memory_finds(
    folder: Path, path: str, before: str, after: str
) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert before in text
    (folder / path).write_text(text.replace(before, after, 1), encoding="utf-8")
    assert check_folder(folder).found == check_cold(folder)
    (folder / path).write_text(text, encoding="utf-8")
    assert check_folder(folder).found == check_cold(folder)


@pytest.mark.parametrize("path", [*FILES, "departments.yaml", "topics.yaml", "addressees.yaml"])
def test_every_file_taken_away_emptied_broken_and_put_back_is_noticed(
    folder: Path, path: str
) -> None:
    content = (folder / path).read_bytes()
    for changed in (
        None,
        b"",
        content[: len(content) // 2],
        content.replace(b"0", b"1", 1),
        b"\xff",
        content,
    ):
        (folder / path).unlink(missing_ok=True)
        if changed is not None:
            (folder / path).write_bytes(changed)
        if (
            path == "departments.yaml" and changed is None
        ):  # without its registry it is no folder of measures
            continue
        assert check_folder(folder).found == check_cold(folder)


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(list(CHANGES)), min_size=2, max_size=5))
def test_changes_on_top_of_one_another_are_noticed(make_corpus: Any, names: list[str]) -> None:
    folder = make_corpus(FILES)
    for name in names:
        path, before, after = CHANGES[name]
        text = (folder / path).read_text(encoding="utf-8")
        (folder / path).write_text(text.replace(before, after, 1), encoding="utf-8")
        assert check_folder(folder).found == check_cold(folder)


@pytest.mark.parametrize("path", ["0000.yaml", "9999.yaml"])
def test_a_new_file_that_takes_the_id_of_another_is_noticed_whatever_its_place(
    folder: Path, path: str
) -> None:
    (folder / path).write_text(
        FILES["2012.yaml"].replace("number: 2\n", "number: 3\n").replace("HO 1", "HO 3"),
        encoding="utf-8",
    )
    assert check_folder(folder).found == check_cold(folder)
    (folder / path).unlink()
    assert check_folder(folder).found == check_cold(folder)


def test_a_second_check_reads_nothing_again(folder: Path) -> None:
    again = check_folder(folder)
    assert (again.read, again.checked) == ([], [])
    assert again.found == check_cold(folder)


def test_only_the_file_whose_wording_changed_is_read_again(folder: Path) -> None:
    path = folder / "2012.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The lamps are mended.", "All lamps are mended."),
        encoding="utf-8",
    )
    again = check_folder(folder)
    assert (again.read, again.checked) == (["2012.yaml"], ["2012.yaml"])


def test_a_new_measure_has_those_read_again_that_speak_of_its_document(folder: Path) -> None:
    text = write_document(
        "2016",
        "2016-05-01",
        write_measure(1, links=write_link("2012-m02")),
        write_measure(2),
        write_measure(9),
    )
    (folder / "2016.yaml").write_text(text, encoding="utf-8")
    again = check_folder(folder)
    assert again.read == ["2016.yaml"]
    assert {"2016.yaml", "2022.yaml"} <= set(again.checked)
    assert "2012.yaml" not in again.checked
    assert LATE_ENTRY not in again.checked


def test_a_change_that_leaves_size_and_time_as_they_were_is_noticed(folder: Path) -> None:
    import os  # here alone

    path = folder / "2016.yaml"
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("dockz", "docks"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert check_folder(folder).found == check_cold(folder)


def test_a_day_that_comes_nearer_has_only_entries_of_later_days_checked_again(folder: Path) -> None:
    day = date(2026, 11, 24)
    again = check_folder(folder, day)
    assert again.checked == [LATE_ENTRY]
    past = date(2996, 12, 1)
    assert check_folder(folder, past).found == check_cold(folder, past)
    assert len(check_cold(folder, past)) < len(again.found)


def test_a_check_of_some_files_keeps_what_is_known_of_the_others(folder: Path) -> None:
    (folder / "2016.yaml").write_text(
        FILES["2016.yaml"].replace("dockz", "docks"), encoding="utf-8"
    )
    (folder / "2012.yaml").write_text(
        FILES["2012.yaml"].replace("number: 2\n", "number: 3\n"), encoding="utf-8"
    )
    (place,) = find_places([folder / "2016.yaml"])
    found = check_place(place, AS_OF, Settings()).found
    assert {located.location.path for located in found} == {"2016.yaml"}
    assert [repr(located) for located in found] == [
        one for one in check_cold(folder) if "path='2016.yaml'" in one
    ]
    assert check_folder(folder).found == check_cold(folder)


@pytest.mark.parametrize("damage", ["cut", "empty", "garbage", "another", "folder", "flipped"])
def test_a_damaged_memory_costs_time_and_no_finding(folder: Path, damage: str) -> None:
    kept = find_kept(folder)
    content = kept.read_bytes()
    changed = {
        "cut": content[:-100],
        "empty": b"",
        "garbage": bytes(range(256)) * 40,
        "another": content.replace(b"obligations check ", b"obligations check 0", 1),
        "flipped": content.replace(b"OB209", b"OB208"),
    }.get(damage)
    kept.unlink()
    if changed is None:
        kept.mkdir()
    else:
        assert changed != content
        kept.write_bytes(changed)
    assert check_folder(folder).found == check_cold(folder)


def test_a_corpus_too_large_to_hold_is_read_twice_and_found_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_MOST_HELD", 500)
    assert check_cold(folder) == check_folder(folder).found


def test_a_cache_that_can_not_be_written_costs_time_and_no_finding(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = check_folder(folder).found
    blocked = folder.parent / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert check_folder(folder).found == before


def test_a_file_that_changes_while_it_is_checked_is_checked_again(folder: Path) -> None:
    text = (folder / "2012.yaml").read_text(encoding="utf-8")
    (folder / "2016.yaml").write_text(FILES["2016.yaml"] + "\n", encoding="utf-8")

    def change_in_between(paths: Sequence[str], what: str) -> Iterator[str]:
        if what == "checking":
            (folder / "2016.yaml").write_text(
                FILES["2016.yaml"].replace("dockz", "docks"), encoding="utf-8"
            )
            (folder / "2012.yaml").write_text(
                text.replace("number: 2\n", "number: 3\n"), encoding="utf-8"
            )
        yield from paths

    check_place(find_places([folder])[0], AS_OF, Settings(), change_in_between)
    assert check_folder(folder).found == check_cold(folder)


def test_a_file_that_vanishes_between_listing_and_reading_is_a_finding(folder: Path) -> None:
    (folder / "2016.yaml").write_text(FILES["2016.yaml"] + "\n", encoding="utf-8")

    def take_away(paths: Sequence[str], what: str) -> Iterator[str]:
        if what == "reading":
            (folder / "2016.yaml").unlink()
        yield from paths

    checked = check_place(find_places([folder])[0], AS_OF, Settings(), take_away)
    found = [located.finding for located in checked.found if located.location.path == "2016.yaml"]
    assert [(finding.code, finding.message) for finding in found] == [
        ("OB113", "can't be read: no such file or directory")
    ]
    assert check_folder(folder).found == check_cold(folder)
