"""A compiled file that is damaged, in whatever way, costs time and never an answer."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from obligations.database import checksum
from obligations.measure_files import make_stamp
from running import Result, run_inside

modes = pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")

PLAN = """\
id: {id}
kind: plan
title: {{en: The plan, zh: 规划}}
issuers: [harbour]
dated: 2024-01-01
measures:
  - number: 1
    kind: measure
    title: {{en: Count the {what}, zh: 清点}}
    summary: {{en: Every ship is counted., zh: 清点每艘船。}}
    topics: [ships]
    responsibilities: [{{basis: stated, lead: [harbour], co_responsible: [trade]}}]
    targets: [{{number: 1, by: 2025, outcome: {{en: All ships counted, zh: 全部清点}}}}]
    actions: [{{number: 1, modality: must, what: {{en: count, zh: 清点}}, addressees: [companies]}}]
"""
QUESTIONS = (
    ("list", "--format", "json"),
    ("due",),
    ("show", "one-m01", "--format", "md"),
    ("list", "--dept", "Port", "--format", "csv"),
    ("search", "counted"),
    ("report", "deadlines"),
    ("departments",),
)


@pytest.fixture
def folder(make_corpus: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of measures with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    measures: Path = make_corpus({"one.yaml": PLAN.format(id="one", what="ships")})
    make_corpus({"two.yaml": PLAN.format(id="two", what="boats")}, folder="others/measures")
    return measures


def ask(folder: Path, question: tuple[str, ...]) -> Result:
    return run_inside(*question, "--measures", str(folder))


def find_cache(folder: Path, kind: str = "sqlite") -> Path:
    (cache,) = Path(os.environ["XDG_CACHE_HOME"], "obligations").glob(
        f"{folder.parent.name}-*.{kind}"
    )
    return cache


def truncate(path: Path, chance: random.Random, _other: Path) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def flip(path: Path, chance: random.Random, _other: Path) -> None:
    whole = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 1, 20))):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    path.write_bytes(whole)


def overwrite(path: Path, chance: random.Random, _other: Path) -> None:
    with path.open("r+b") as file:
        file.seek(chance.randrange(path.stat().st_size))
        file.write(chance.randbytes(chance.randrange(1, 10_000)))


def put_letters_in(path: Path, chance: random.Random, _other: Path) -> None:
    whole = path.read_bytes()
    old, new = chance.choice(
        (
            (b"responsible", b"respOnsible"),
            (b"Count the", b"Court the"),
            (b"harbour", b"harbou\xff"),
            (b"measure", b"treasure"),
        )
    )
    path.write_bytes(whole.replace(old, new[: len(old)]))


def empty_a_table(path: Path, chance: random.Random, _other: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            f"DELETE FROM {chance.choice(('measure', 'target', 'department', 'responsibility', 'meta', 'file', 'document'))}"
        )


def swap(path: Path, _chance: random.Random, other: Path) -> None:
    shutil.copyfile(other, path)


def put_a_folder_there(path: Path, _chance: random.Random, _other: Path) -> None:
    path.unlink()
    path.mkdir()


def put_a_pipe_there(path: Path, _chance: random.Random, _other: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGES: tuple[Callable[[Path, random.Random, Path], None], ...] = (
    *(flip,) * 10, *(overwrite,) * 5, *(truncate,) * 3, put_letters_in, put_letters_in, empty_a_table, swap, put_a_folder_there, put_a_pipe_there,
)  # fmt: skip


def count_wrong_answers(folder: Path, times: int) -> list[str]:
    """Damage the compiled file as often; give what was done where the answer was another one than before."""
    chance = random.Random(17)  # the same damages each time
    right = {question: ask(folder, question) for question in QUESTIONS}
    ask(folder.parent / "others" / "measures", QUESTIONS[0])
    other = find_cache(folder.parent / "others" / "measures")
    cache = find_cache(folder)
    wrong = []
    for at in range(times):
        damage, question = chance.choice(DAMAGES), chance.choice(QUESTIONS)
        damage(cache, chance, other)
        if ask(folder, question) != right[question]:
            wrong.append(f"{at}: {damage.__name__}, then {question[0]}")
        if cache.is_dir():
            cache.rmdir()
            ask(folder, QUESTIONS[0])
    return wrong


def test_a_hundred_random_damages_change_no_answer(folder: Path) -> None:
    assert count_wrong_answers(folder, 100) == []


def test_damages_of_a_file_too_large_to_be_verified_each_time_change_no_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksum, "MAX_EACH_TIME", 0)
    monkeypatch.setattr(checksum, "_RACY_NS", 0)
    assert count_wrong_answers(folder, 60) == []
    assert find_cache(folder, "verified").exists()


@pytest.fixture
def settled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose compiled file was verified and is believed, being a large one."""
    monkeypatch.setattr(checksum, "MAX_EACH_TIME", 0)
    for _ in range(3):
        ask(folder, QUESTIONS[0])
        time.sleep(2.1)  # until then a file may change without a trace
    ask(folder, QUESTIONS[0])
    assert find_cache(folder, "verified").exists()
    return folder


def change_a_letter(cache: Path) -> None:
    whole = cache.read_bytes()
    cache.write_bytes(whole.replace(b"Count the ships", b"Count the shops"))


def test_a_large_file_is_believed_only_as_long_as_the_file_system_says_nothing_new_of_it(
    settled: Path,
) -> None:
    cache = find_cache(settled)
    before, status = ask(settled, QUESTIONS[0]), cache.stat()
    change_a_letter(cache)
    os.utime(cache, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert ask(settled, QUESTIONS[0]) == before


def test_a_large_file_is_verified_once_a_day_whatever_the_file_system_says(settled: Path) -> None:
    before = ask(settled, QUESTIONS[0])
    cache, note = find_cache(settled), find_cache(settled, "verified")
    change_a_letter(cache)
    yesterday = time.time_ns() - 25 * 60 * 60 * 10**9
    note.write_text(
        f"{make_stamp(cache.stat())} {yesterday}", encoding="ascii"
    )  # as after a change that no program made
    assert ask(settled, QUESTIONS[0]) == before


@pytest.mark.parametrize("damage", [put_a_folder_there, put_a_pipe_there, overwrite])
def test_what_stands_beside_a_large_file_is_no_less_doubted(settled: Path, damage: Any) -> None:
    before = ask(settled, QUESTIONS[0])
    damage(find_cache(settled, "verified"), random.Random(3), settled)
    assert ask(settled, QUESTIONS[0]) == before


def test_the_largest_file_that_is_verified_each_time_takes_less_than_5_ms(tmp_path: Path) -> None:
    path = tmp_path / "compiled"
    path.write_bytes(random.Random(1).randbytes(checksum.MAX_EACH_TIME - 4))
    checksum.add_checksum(path)
    times = []
    for _ in range(50):
        start = time.perf_counter()
        assert checksum.is_whole(path)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.005


@pytest.mark.parametrize(
    "damage", [put_a_folder_there, put_a_pipe_there, flip, overwrite, truncate]
)
def test_what_check_keeps_is_no_less_doubted(folder: Path, damage: Any) -> None:
    (folder / "one.yaml").write_text(PLAN.format(id="uno", what="ships"), encoding="utf-8")
    before = run_inside("check", str(folder))
    assert "OB201" in before.out
    damage(find_cache(folder, "check"), random.Random(3), folder)
    assert run_inside("check", str(folder)) == before


@modes
def test_what_is_compiled_is_for_its_owner_alone_and_stays_so(folder: Path) -> None:
    for what in ("ships", "boats"):
        (folder / "one.yaml").write_text(PLAN.format(id="one", what=what), encoding="utf-8")
        ask(folder, QUESTIONS[0])
        run_inside("check", str(folder))
        cache = find_cache(folder)
        assert (
            stat.S_IMODE(cache.stat().st_mode)
            == stat.S_IMODE(find_cache(folder, "check").stat().st_mode)
            == 0o600
        )
        assert [
            stat.S_IMODE(made.stat().st_mode) for made in (cache.parent, cache.parent.parent)
        ] == [0o700, 0o700]


@modes
def test_a_cache_folder_that_others_may_look_into_is_closed(folder: Path) -> None:
    ask(folder, QUESTIONS[0])
    cache = find_cache(folder)
    cache.parent.chmod(0o755)
    (folder / "one.yaml").write_text(PLAN.format(id="one", what="boats"), encoding="utf-8")
    ask(folder, QUESTIONS[0])
    assert stat.S_IMODE(cache.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE responsibility SET role = 'respOnsible'",
        "UPDATE measure SET title_en = CAST(x'ff41' AS TEXT)",
        "DROP TABLE target",
        "UPDATE file SET digest = NULL, racy = 1",
    ],
)
def test_a_file_that_fits_its_checksum_and_makes_no_sense_is_compiled_anew(
    folder: Path, sql: str
) -> None:
    questions = [("list", "--format", "json"), ("show", "one-m01"), ("due", "--format", "json")]
    right = [ask(folder, question) for question in questions]
    for question, answer in zip(questions, right, strict=True):
        cache = find_cache(folder)
        os.truncate(cache, cache.stat().st_size - 4)
        with closing(sqlite3.connect(cache)) as connection, connection:
            connection.execute(sql)
        checksum.add_checksum(cache)
        assert ask(folder, question) == answer
