"""Sizes that whoever sends a corpus decides: doubled twice, each costs at most 2.4 times as much as the one before."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
import tracemalloc
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from obligations.corpus import FileKind
from running import ADDRESSEES, REGISTRY, TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_GROWTH = 2.4
_ATTEMPTS = 12
_MOST_MEMORY = 1_000_000_000
HEAD = "id: x\nkind: plan\ntitle: {en: A, zh: 甲}\nissuers: [harbour]\ndated: 2020-01-01\n"
WORDS = "kind: principle, title: {en: A, zh: 甲}, summary: {en: A, zh: 甲}"
NAMED = "kind: office, level: central, name: {en: Body %(at)d, zh: 局%(at)d}"
Files = dict[str, str]


def _list_measures(size: int, more: Callable[[int], str] = lambda _: "") -> str:
    return (
        HEAD
        + "measures:\n"
        + "".join(f"  - {{number: {at}, {WORDS}{more(at)}}}\n" for at in range(1, size + 1))
    )


def _make_bodies(size: int, more: Callable[[int], str] = lambda _: "") -> str:
    return REGISTRY + "".join(
        f"  - {{id: b{at}, {NAMED % {'at': at}}{more(at)}}}\n" for at in range(size)
    )


def _lead_on(size: int) -> Callable[[int], str]:
    return lambda at: (
        f", successors: [{{to: b{at + 1}, type: renamed, weight: primary, date: 2001-01-01}}]"
        if at < size - 1
        else ""
    )


def _chain_bodies(size: int) -> Files:
    named = f", responsibilities: [{{basis: stated, responsible: [{', '.join(f'b{at}' for at in range(size))}]}}]"
    return {
        "departments.yaml": _make_bodies(size, _lead_on(size)),
        "x.yaml": _list_measures(1, lambda _: named),
    }


def _split_and_merge_bodies(size: int) -> Files:
    """Each body parts in two, which become one again."""
    bodies = (
        f"  - {{id: c{at}{side}, {NAMED % {'at': at}}, successors: ["
        + ", ".join(
            f"{{to: {to}, type: merged, weight: primary, date: 2001-01-01}}" for to in following
        )
        + "]}\n"
        for at in range(size // 3)
        for side, following in (
            ("", (f"c{at}l", f"c{at}r")),
            ("l", (f"c{at + 1}",)),
            ("r", (f"c{at + 1}",)),
        )
    )
    owners = f", responsibilities: [{{basis: stated, responsible: [{', '.join(f'c{at}' for at in range(size // 3))}]}}]"
    registry = REGISTRY + "".join(bodies) + f"  - {{id: c{size // 3}, {NAMED % {'at': size}}}}\n"
    return {"departments.yaml": registry, "x.yaml": _list_measures(1, lambda _: owners)}


def _cover_bodies(size: int) -> Files:
    generic = "".join(
        f"  - {{id: g{at}, {(NAMED % {'at': at}).replace('office', 'generic')}, cover: [central]}}\n"
        for at in range(size)
    )
    owned = ", responsibilities: [{basis: stated, responsible: [b0, g0]}]"
    return {
        "departments.yaml": _make_bodies(size) + generic,
        "x.yaml": _list_measures(1, lambda _: owned),
    }


def _repeat_dates(size: int) -> Files:
    targets = [
        f"{{number: {at}, by: {2030 + at % 2}, outcome: {{en: A, zh: 甲}}}}"
        for at in range(1, size + 1)
    ]
    actions = "".join(
        f"{{number: {at}, modality: will, what: {{en: A, zh: 甲}}, targets: [{{number: 1, by: 2040, outcome: {{en: A, zh: 甲}}}}]}}, "
        for at in range(1, size + 1)
    )
    return {
        "x.yaml": _list_measures(
            1, lambda _: f", targets: [{', '.join(targets)}], actions: [{actions}]"
        )
    }


def _link(to: str) -> str:
    return f", links: [{{relation: continues, to: {to}, because: {{en: A, zh: 甲}}}}]"


def _ring_links(size: int) -> Files:
    return {"x.yaml": _list_measures(size, lambda at: _link(f"x-m{at % size + 1:02d}"))}


def _chain_links(size: int) -> Files:
    return {"x.yaml": _list_measures(size, lambda at: _link(f"x-m{at - 1:02d}") if at > 1 else "")}


def _link_documents(size: int) -> Files:
    """Documents of one day and one number, each tied to the next."""
    one = (
        HEAD.replace("kind: plan", "number: A 1\nkind: plan")
        + "measures:\n  - {number: 1, "
        + WORDS
    )
    return {
        f"d{at}.yaml": one.replace("id: x", f"id: d{at}") + _link(f"d{(at + 1) % size}-m01") + "}\n"
        for at in range(size)
    }


def _misname_topics(size: int) -> Files:
    word = "topic-of-trade-" * 11
    topics = "".join(
        f"- {{id: {word}{at}, name: {{en: Topic {at}, zh: 题{at}}}}}\n" for at in range(size)
    )
    return {
        "topics.yaml": topics,
        "x.yaml": _list_measures(size, lambda at: f", topics: [{word}x{at}]"),
    }


def _misspell(size: int) -> Files:
    """A file that is no record in many places, which hides nothing of the rest."""
    return {
        "x.yaml": _list_measures(
            min(size, 900), lambda at: f", sektion: {at}, topics: [ships, dox{at}]"
        )
    }


def _number_parents(size: int) -> Files:
    actions = ", ".join(
        f"{{number: {at}, modality: will, what: {{en: A, zh: 甲}}{f', parent: {at - 1}' if at > 1 else ''}}}"
        for at in range(1, size + 1)
    )
    return {"x.yaml": _list_measures(1, lambda _: f", actions: [{actions}]")}


def _name_sections(size: int) -> Files:
    sections = "sections:\n" + "".join(
        f"  - {{number: {at}, title: {{en: A, zh: 甲}}}}\n" for at in range(1, size + 1)
    )
    return {
        "x.yaml": _list_measures(size, lambda at: f", section: {at}").replace(
            "measures:", f"{sections}measures:", 1
        )
    }


def _report_nothing(size: int) -> Files:
    entry = "- {of: x-m01.9, date: 2021-01-01, recorded: 2021-01-02, status: in-progress}\n"
    actions = ", ".join(
        f"{{number: {at}, modality: will, what: {{en: A, zh: 甲}}}}" for at in range(1, 9)
    )
    return {
        "x.yaml": _list_measures(size, lambda _: f", actions: [{actions}]"),
        "progress/x.yaml": entry * size,
    }


def _list_addressees(size: int) -> Files:
    named = ", ".join(
        f"{{number: {at}, modality: will, what: {{en: A, zh: 甲}}, addressees: [Those {at}]}}"
        for at in range(1, size + 1)
    )
    addressees = ADDRESSEES + "".join(
        f"- {{id: those-{at}, name: {{en: Those {at}, zh: 众{at}}}}}\n" for at in range(size)
    )
    return {
        "addressees.yaml": addressees,
        "x.yaml": _list_measures(1, lambda _: f", actions: [{named}]"),
    }


def _fill_matrix(size: int) -> Files:
    owners = f", responsibilities: [{{basis: stated, responsible: [{', '.join(f'b{at}' for at in range(20))}]}}]"
    one = _list_measures(1, lambda _: owners).replace("kind: principle", "kind: measure")
    return {
        "departments.yaml": _make_bodies(20),
        **{f"d{at}.yaml": one.replace("id: x", f"id: d{at}") for at in range(size)},
    }


# What is made, at which smallest size, and what is asked about it.
SIZES: dict[str, tuple[Callable[[int], Files], int, Sequence[str]]] = {
    "list: bodies that follow one another": (_chain_bodies, 500, ("list", "--format", "json")),
    "list: a body's kin": (_chain_bodies, 500, ("list", "--dept", "b0", "--with-generic")),
    "check: bodies that follow one another": (_chain_bodies, 500, ("check", "--format", "json")),
    "list: bodies that part and merge": (
        _split_and_merge_bodies,
        600,
        ("list", "--format", "json"),
    ),
    "list: generic parties that cover bodies": (_cover_bodies, 400, ("list", "--dept", "b0")),
    "check: equal dates": (_repeat_dates, 500, ("check", "--format", "json")),
    "check: a ring of links": (_ring_links, 500, ("check", "--format", "json")),
    "check: documents of one day": (_link_documents, 100, ("check", "--format", "json")),
    "check: unknown topics": (_misname_topics, 100, ("check", "--format", "json")),
    "check: values that are refused": (_misspell, 225, ("check", "--format", "json")),
    "check: actions below one another": (_number_parents, 800, ("check", "--format", "json")),
    "check: sections": (_name_sections, 500, ("check", "--format", "json")),
    "check: entries about what is not there": (_report_nothing, 200, ("check", "--format", "json")),
    "check: addressees by their names": (_list_addressees, 200, ("check", "--format", "json")),
    "check: as people read it": (_misspell, 225, ("check", "--format", "text")),
    "report: a matrix": (_fill_matrix, 60, ("report", "matrix", "--format", "table")),
    "trace: a long lineage, drawn": (_chain_links, 300, ("trace", "x-m02", "--format", "table")),
    "trace: a long lineage, as JSON": (_chain_links, 300, ("trace", "x-m02", "--format", "json")),
}
# One for each kind of file: a new kind without a row here fails.
KINDS: dict[str, Callable[[int], Files]] = {
    "departments": lambda size: {
        "departments.yaml": _make_bodies(size),
        "x.yaml": _list_measures(1),
    },
    "assignments": lambda size: {
        "x.yaml": _list_measures(size),
        "assignments.yaml": "".join(
            f"- {{of: x-m{at:02}, owner: harbour}}\n" for at in range(1, size + 1)
        ),
    },
    "topics": lambda size: {
        "topics.yaml": TOPICS
        + "".join(f"- {{id: t{at}, name: {{en: Topic {at}, zh: 题{at}}}}}\n" for at in range(size)),
        "x.yaml": _list_measures(1),
    },
    "addressees": lambda size: {
        "addressees.yaml": ADDRESSEES
        + "".join(f"- {{id: a{at}, name: {{en: Those {at}, zh: 众{at}}}}}\n" for at in range(size)),
        "x.yaml": _list_measures(1),
    },
    "synonyms": lambda size: {
        "synonyms.yaml": "".join(
            f"- {{en: [thing {at}, other {at}], zh: [物{at}]}}\n" for at in range(size)
        ),
        "x.yaml": _list_measures(1),
    },
    "progress": lambda size: {
        "x.yaml": _list_measures(size),
        **{
            f"progress/x/{at}.yaml": f"of: x-m{at:02d}\ndate: 2021-01-01\nrecorded: 2021-01-02\nstatus: in-progress\n"
            for at in range(1, size + 1)
        },
    },
    "progress-list": lambda size: {
        "x.yaml": _list_measures(size),
        "progress/x.yaml": "".join(
            f"- {{of: x-m{at:02d}, date: 2021-01-01, recorded: 2021-01-02, status: in-progress}}\n"
            for at in range(1, size + 1)
        ),
    },
    "document": lambda size: {"x.yaml": _list_measures(size, lambda _: ", topics: [ships]")},
}


@pytest.fixture
def grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Measure something at a size, at twice that and at four times, and give how much it grows each time.

    Other programs make the processor slower, never faster: of several attempts the least counts, and once the growth is small enough no
    more are made.
    """
    monkeypatch.chdir(tmp_path)

    def measure(prepare: Callable[[int], Callable[[], object]], size: int) -> list[float]:
        steps = [prepare(size * factor) for factor in (1, 2, 4)]
        least = [float("inf")] * 3
        for _ in range(_ATTEMPTS):
            for at, step in enumerate(steps):
                gc.collect()
                gc.disable()  # it looks through all that other tests left behind
                begun = time.process_time()
                step()
                least[at] = min(least[at], time.process_time() - begun)
                gc.enable()
            growth = [later / earlier for earlier, later in pairwise(least)]
            if max(growth) <= MOST_GROWTH:
                break
        return growth

    return measure


def _write(folder: Path, files: Files) -> Path:
    lists = {"departments.yaml": REGISTRY, "topics.yaml": TOPICS, "addressees.yaml": ADDRESSEES}
    for name, text in (lists | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _forget(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / f"cache-{time.monotonic_ns()}"))


@pytest.mark.parametrize("what", SIZES)
def test_what_grows_in_a_corpus_costs_in_proportion(
    tmp_path: Path, ask: Any, grow: Any, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    make, size, asked = SIZES[what]

    def prepare(number: int) -> Callable[[], object]:
        folder = _write(tmp_path / f"{number}" / "measures", make(number))
        where = [str(folder)] if asked[0] == "check" else ["--measures", str(folder)]

        def step() -> None:
            _forget(monkeypatch, tmp_path)
            done = ask(*asked, *where)
            assert done.code in (0, 1), done.err
            assert done.out

        return step

    assert max(grow(prepare, size)) <= MOST_GROWTH


@pytest.mark.parametrize("kind", get_args(FileKind))
def test_every_kind_of_record_costs_in_proportion(
    tmp_path: Path, ask: Any, grow: Any, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def prepare(number: int) -> Callable[[], object]:
        folder = _write(tmp_path / f"{number}" / "measures", KINDS[kind](number))

        def step() -> None:
            _forget(monkeypatch, tmp_path)
            assert ask("check", str(folder), "--format", "json").code in (0, 1)
            assert ask("list", "--measures", str(folder)).out

        return step

    assert max(grow(prepare, 200)) <= MOST_GROWTH


HEADS: dict[str, Callable[[int], str]] = {
    "blanks": lambda times: "-- title: a" + " " * 60_000 * times + "b\n",
    "brackets": lambda times: "-- title: " + "[" * 60_000 * times + "\n",
    "lines that go on": lambda times: "-- title: a\n" + "--  goes on\n" * 10_000 * times,
    "quotes": lambda times: "-- about: " + "'\"`/*" * 12_000 * times + "\n",
    "columns": lambda times: "-- column: a | b | c\n" * 2_500 * times,
    "statements": lambda times: ";a" * 30_000 * times + ";",
}


@pytest.mark.parametrize("what", HEADS)
def test_the_head_of_a_report_is_read_in_proportion(
    tmp_path: Path, ask: Any, grow: Any, what: str
) -> None:
    folder = _write(tmp_path / "measures", {"x.yaml": _list_measures(1)})

    def prepare(number: int) -> Callable[[], object]:
        text = HEADS[what](number) + "SELECT 1 AS one;\n"

        def step() -> None:
            (tmp_path / "reports").mkdir(exist_ok=True)
            (tmp_path / "reports" / "own.sql").write_text(text, encoding="utf-8")
            ask("report", "own", "--measures", str(folder))
            assert "deadlines" in ask("report", "--measures", str(folder)).out

        return step

    assert max(grow(prepare, 1)) <= MOST_GROWTH


def test_a_matrix_costs_in_proportion_to_its_cells_and_folds_what_no_terminal_shows(
    tmp_path: Path, ask: Any
) -> None:
    bodies, documents = 300, 3
    owners = f", responsibilities: [{{basis: stated, responsible: [{', '.join(f'b{at}' for at in range(documents))}]}}]"
    files = {
        f"d{at}.yaml": _list_measures(1, lambda _: owners)
        .replace("id: x", f"id: d{at}")
        .replace("kind: principle", "kind: measure")
        for at in range(bodies)
    }
    folder = _write(tmp_path / "measures", {"departments.yaml": _make_bodies(documents), **files})
    out = ask("report", "matrix", "--measures", str(folder), "--format", "table").out
    assert f"{bodies - 120} more columns (all of them with --format md)" in out
    assert (
        ask("report", "matrix", "--measures", str(folder), "--format", "md").out.count(" d")
        >= bodies
    )


def test_a_lineage_of_any_length_is_told_to_its_end(tmp_path: Path, ask: Any) -> None:
    folder = _write(tmp_path / "measures", _chain_links(3_000))
    for kind in ("table", "plain", "json", "jsonl"):
        done = ask("trace", "x-m3000", "--measures", str(folder), "--format", kind)
        assert (done.code, "x-m01" in done.out, done.out.count("continues")) == (0, True, 2_999)
    whole = ask("trace", "x-m3000", "--measures", str(folder), "--format", "jsonl").out
    assert whole.count("{") == whole.count("}")
    folder = _write(tmp_path / "short" / "measures", _chain_links(100))
    short = ask(
        "trace", "x-m100", "--measures", str(folder), "--format", "jsonl"
    ).out  # deep enough to be written level by level
    assert json.loads(short)["back"][0]["links"][0]["id"] == "x-m98"


def test_a_difference_holds_one_large_file_at_a_time(tmp_path: Path, ask: Any) -> None:
    """What git stores small can be large: of files of blanks there may be any number."""
    peaks = []
    for count in (2, 8):
        root = tmp_path / str(count)
        folder = _write(
            root / "measures",
            {f"large{at}.yaml": " " * 12_000_000 + "\n" * at + "a: b\n" for at in range(count)},
        )
        git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
        for command in (
            ["init", "--quiet"],
            ["add", "--all"],
            ["commit", "--quiet", "--message=a"],
        ):
            subprocess.run([*git, *command], check=True, capture_output=True)
        for path in folder.glob("large*.yaml"):
            path.unlink()
        tracemalloc.start()
        assert ask("diff", "HEAD", "--measures", str(folder)).code == 1
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as on Linux")
@pytest.mark.parametrize("columns", ["99999999", "1000000"])
def test_a_width_that_no_terminal_has_takes_no_memory(columns: str) -> None:
    for asked in (
        ["show", "2021-m07", "--format", "table"],
        ["list", "--document", "2021", "--format", "table"],
        ["check"],
        ["--help"],
    ):
        limited = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({_MOST_MEMORY}, {_MOST_MEMORY})); from obligations.cli.main import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", limited, *asked],
            env={**os.environ, "COLUMNS": columns},
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode in (0, 1), done.stderr
        assert max(len(line) for line in done.stdout.splitlines()) <= 3_000
