"""The program under all rules of Windows at once: exports, progress, formatting, repairs, differences
and the cache, octet by octet what they are elsewhere.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from check.made_up import write_document, write_measure
from platforms.there import PROGRAM, Run, make_environment, obligations
from running import read_all, run_inside

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the rules are held on Linux, which has /proc"
)
FILES = ("xlsx", "ics", "atom", "sqlite")
FOLDERS = ("datapackage", "parquet", "md")
SETTINGS = ("-c", "core.autocrlf=true", "-c", "user.name=x", "-c", "user.email=x@example.org")
ENTRY = ("--status", "met", "--date", "2025-12-31", "--evidence", "https://example.org/r", "--note", "海外仓 done")  # fmt: skip
# Wrong in one value that can be repaired, and not in canonical form.
LOOSE = write_document("2031", "2031-01-01", write_measure(1, lead="港务局"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of one's own, made there, in a repository: for whoever only asks it."""
    folder = tmp_path_factory.mktemp("made") / "plans"
    done = obligations("init", str(folder), "--copy", folder=folder.parent)
    assert done.code == 0, done.said
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "as it came")):
        git(*arguments, folder=folder)
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Path:
    """A copy of it: for whoever changes something."""
    return shutil.copytree(made, tmp_path / "plans")


def git(*arguments: str, folder: Path) -> None:
    subprocess.run(
        ["git", *SETTINGS, *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def list_drafts(folder: Path) -> list[str]:
    return [
        path.name for path in folder.rglob("*") if re.search(r"\.new$|\.tmp$|^\.obl", path.name)
    ]


@pytest.mark.parametrize("kind", [*FILES, *FOLDERS])
def test_an_export_is_what_it_is_elsewhere_and_replaces_an_earlier_one(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    there, elsewhere = tmp_path / f"there.{kind}", tmp_path / f"elsewhere.{kind}"
    for filters in (("--dept", "mfa"), ("--document", "2021")):
        run = obligations("export", kind, *filters, "-o", str(there), folder=made)
        assert run.code == 0, run.said
    monkeypatch.chdir(made)
    assert run_inside("export", kind, "--document", "2021", "-o", str(elsewhere)).code == 0
    if kind not in ("xlsx", "sqlite", "parquet"):  # which hold when, or the path of the measures
        assert read_all(there) == read_all(elsewhere)
    assert read_all(there).keys() == {
        name.replace("elsewhere", "there") for name in read_all(elsewhere)
    }
    assert not list_drafts(tmp_path)
    assert not list_drafts(made.parent)


@pytest.mark.parametrize("kind", FILES)
def test_an_export_can_be_read_by_whoever_may_read_the_folder(
    made: Path, tmp_path: Path, kind: str
) -> None:
    place, beside = tmp_path / f"out.{kind}", tmp_path / "beside"
    assert obligations("export", kind, "-o", str(place), folder=made).code == 0
    beside.touch()
    assert place.stat().st_mode == beside.stat().st_mode


@pytest.mark.parametrize(
    "question",
    [
        ("list", "--dept", "Customs", "--lang", "zh", "--format", "csv"),
        ("list", "--format", "csv-excel"),
        ("show", "2021-m07", "--format", "md"),
        ("report", "deadlines", "--lang", "zh", "--format", "md"),
        ("export", "ics", "-o", "-"),
        ("search", "海外仓"),
        ("check",),
    ],
    ids=" ".join,
)
def test_an_answer_has_the_same_octets_whatever_the_code_page(
    made: Path, question: tuple[str, ...]
) -> None:
    plain = obligations(*question, folder=made, rules="")
    for page in ("936", "1252"):
        run = obligations(*question, folder=made, CODE_PAGE=page)
        assert run.out == plain.out, page
        assert run.code == plain.code == 0
        assert b"\r\r\n" not in run.out


def list_entries(here: Path) -> set[Path]:
    return set((here / "measures" / "progress").rglob("2021-m07.t1_*.yaml"))


def test_an_entry_is_added_and_found_again(here: Path) -> None:
    before = list_entries(here)
    added = obligations("progress", "add", "2021-m07.t1", *ENTRY, folder=here)
    assert added.code == 0, added.said
    (file,) = list_entries(here) - before
    assert b"\r" not in file.read_bytes()
    assert "海外仓" in obligations("progress", "log", "2021-m07.t1", folder=here).text
    assert not list_drafts(here)


def test_files_are_formatted_and_repaired(make_corpus, tmp_path: Path) -> None:
    measures = make_corpus({"2031.yaml": LOOSE})
    repaired = obligations("check", "--fix", folder=tmp_path)
    assert b"harbour" in (measures / "2031.yaml").read_bytes(), repaired.said
    formatted = obligations("format", folder=tmp_path)
    assert formatted.code == 0, formatted.said
    assert b"\r" not in (measures / "2031.yaml").read_bytes()
    assert obligations("format", "--check", folder=tmp_path).code == 0
    assert not list_drafts(tmp_path)


def test_line_breaks_that_git_exchanged_change_nothing(here: Path) -> None:
    (here / ".gitattributes").unlink()
    git("commit", "-qam", "line breaks are no longer said", folder=here)
    for file in (here / "measures").glob("*.yaml"):
        file.unlink()
    git("checkout", ".", folder=here)
    assert b"\r\n" in (here / "measures" / "2021.yaml").read_bytes()
    same = obligations("diff", "HEAD", folder=here)
    assert (same.code, "no obligation changed" in same.text) == (0, True)
    assert obligations("check", folder=here).code == 0


def test_what_init_writes_is_not_exchanged(here: Path) -> None:
    for file in (here / "measures").glob("*.yaml"):
        file.unlink()
    git("checkout", ".", folder=here)
    assert obligations("format", "--check", folder=here).code == 0
    for file in read_all(here / "measures").items():
        assert b"\r" not in file[1], file[0]


def test_a_change_is_told(here: Path) -> None:
    path = here / "measures" / "2021.yaml"
    path.write_bytes(path.read_bytes().replace(b"by: 2025\n", b"by: 2026\n", 1))
    told = obligations("diff", "HEAD", folder=here)
    assert "2026" in told.text
    assert b"\r" not in told.out


def test_the_cache_lies_where_windows_has_it_and_is_replaced(here: Path) -> None:
    obligations("list", folder=here)
    (compiled,) = (here.parent / "own" / "obligations").glob("*.sqlite")
    before = compiled.stat()
    time.sleep(2.1)  # files that were written just now are read once more
    obligations("list", folder=here)
    settled = compiled.stat()
    obligations("list", folder=here)
    assert compiled.stat().st_ino == settled.st_ino
    path = here / "measures" / "2021.yaml"
    path.write_bytes(path.read_bytes() + b"# changed\n")
    assert obligations("list", folder=here).code == 0
    assert len({before.st_ino, settled.st_ino, compiled.stat().st_ino}) > 1
    assert compiled.stat().st_mtime_ns > settled.st_mtime_ns
    assert not list_drafts(here.parent)


def hold(path: Path, seconds: float) -> subprocess.Popen[bytes]:
    """Have another process hold a file open for a while; it has begun when this returns."""
    program = "import sys, time\nheld = open(sys.argv[1])\nprint(flush=True)\ntime.sleep(float(sys.argv[2]))"  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path), str(seconds)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def run_while_held(*arguments: str, folder: Path, held: Path, seconds: float) -> Run:
    with hold(held, seconds) as holder:
        try:
            return obligations(*arguments, folder=folder)
        finally:
            holder.kill()


def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(
    make_corpus, tmp_path: Path
) -> None:
    path = make_corpus({"2031.yaml": LOOSE}) / "2031.yaml"
    formatted = run_while_held("format", folder=tmp_path, held=path, seconds=0.8)
    assert (formatted.code, "4 of 4 files" in formatted.said) == (0, True), formatted.said


def test_who_holds_a_file_is_said(make_corpus, tmp_path: Path) -> None:
    path = make_corpus({"2031.yaml": LOOSE}) / "2031.yaml"
    formatted = run_while_held("format", folder=tmp_path, held=path, seconds=30)
    assert formatted.code == 2
    assert "2031.yaml can't be written: another program has it open" in formatted.said
    assert path.read_text(encoding="utf-8") == LOOSE
    assert not list_drafts(tmp_path)


@pytest.mark.parametrize(
    ("beside", "who"), [("~$out.xlsx", "Excel"), (".~lock.out.xlsx#", "LibreOffice")]
)
def test_an_office_program_that_holds_a_workbook_is_named(
    made: Path, tmp_path: Path, beside: str, who: str
) -> None:
    place = tmp_path / "out.xlsx"
    place.write_bytes(b"as it was")
    place.with_name(beside).touch()
    run = run_while_held("export", "xlsx", "-o", str(place), folder=made, held=place, seconds=30)
    assert (run.code, f"out.xlsx': it is open in {who}" in run.said) == (2, True), run.said
    assert place.read_bytes() == b"as it was"
    assert not list_drafts(tmp_path)
    assert not list_drafts(made.parent)


def test_a_folder_of_which_one_file_is_held_stays_as_it_was(made: Path, tmp_path: Path) -> None:
    place = tmp_path / "pages"
    assert obligations("export", "md", "-o", str(place), folder=made).code == 0
    before = read_all(place)
    held = place / sorted(before)[len(before) // 2]
    run = run_while_held(
        "export", "md", "--document", "2021", "-o", str(place), folder=made, held=held, seconds=30
    )
    assert (run.code, "another program has it open" in run.said) == (2, True), run.said
    assert read_all(place) == before


WRONG = {
    "a folder that isn't there": (("list", "--measures", "nowhere\\at all"), "'nowhere/at all'"),
    "a folder of nothing": (("list", "--measures", "{here}\\docs"), "docs' holds no measures"),
    "a file that isn't there": (("check", "measures\\2020.yaml"), "'measures/2020.yaml'"),
    "a place that isn't there": (("export", "ics", "-o", "no\\x.ics"), "'no/x.ics'"),
    "a place among the measures": (("export", "ics", "-o", "measures\\x.ics"), "'measures/x.ics'"),
    "settings that are none": (("check", "{here}\\bad\\measures"), "bad/obligations.toml"),
    "a folder that isn't empty": (("init", "."), "'.' exists"),
    "a report that is none": (("report", "broken"), "reports/broken.sql"),
    "a folder in no repository": (("diff", "HEAD", "--measures", "{here}\\..\\alone"), "alone"),
    "a device's name": (("export", "ics", "-o", "out\\aux.ics"), "'out/aux.ics'"),
}


@pytest.fixture(scope="module")
def spoilt(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with all that errors are about: settings and a report that are wrong, empty folders."""
    here = shutil.copytree(made, tmp_path_factory.mktemp("spoilt") / "plans")
    for name, text in (("bad/obligations.toml", "x ="), ("reports/broken.sql", "SELECT nothing")):
        (here / name).parent.mkdir()
        (here / name).write_text(text, encoding="utf-8")
    for folder in (here / "bad" / "measures", here.parent / "alone"):
        folder.mkdir()
        (folder / "departments.yaml").write_bytes((here / "measures/departments.yaml").read_bytes())
    (here / "docs").mkdir()
    (here / "out").mkdir()
    return here


@pytest.mark.parametrize("what", WRONG)
def test_paths_in_errors_are_written_with_strokes(spoilt: Path, what: str) -> None:
    arguments, said = WRONG[what]
    run = obligations(*(word.format(here=spoilt) for word in arguments), folder=spoilt)
    assert run.code in (1, 2, 3)
    assert said in run.said
    assert "\\" not in run.said
    assert not list_drafts(spoilt)


def test_paths_in_answers_are_written_with_strokes(here: Path) -> None:
    asked = [
        ("list",),
        ("progress", "add", "2021-m07.t1", *ENTRY),
        ("check", "-o", "sarif=out\\x.sarif", "measures\\2021.yaml"),
        ("export", "md", "-o", "out\\pages"),
        ("schema", "--write"),
        ("format", "--check"),
        ("init", "another\\one"),
    ]
    (here / "out").mkdir()
    (here / "another").mkdir()
    for arguments in asked:
        run = obligations(*arguments, folder=here)
        assert run.code == 0, run.said
        assert "\\" not in run.text + run.said, arguments
    assert f"C:{here.as_posix()}/measures" in obligations("list", folder=here).said
    assert (here / "out" / "x.sarif").is_file()


def test_findings_name_files_as_every_program_finds_them(make_corpus, tmp_path: Path) -> None:
    make_corpus({"2031.yaml": LOOSE.replace("港务局", "nobody")}, "plans/measures")
    (tmp_path / "elsewhere").mkdir()
    run = obligations(
        "check", "..\\plans", "--format", "sarif", "--as-of", "2031-06-01", folder=tmp_path / "elsewhere"
    )  # fmt: skip
    assert run.code == 1
    (one,) = json.loads(run.out)["runs"]
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in one["results"]
    }
    assert uris == {f"file:///C:{tmp_path.as_posix()}/plans/measures/2031.yaml"}
    text = obligations("check", "..\\plans", folder=tmp_path / "elsewhere").text
    assert f"C:{tmp_path.as_posix()}/plans/measures/2031.yaml:" in text
    assert "\\" not in text


@pytest.mark.parametrize("name", ["aux", "con", "nul", "prn", "com1", "lpt9"])
def test_what_windows_can_have_no_file_of_is_no_id(make_corpus, ask, name: str) -> None:
    measures = make_corpus({f"{name}.yaml": LOOSE.replace("id: 2031", f"id: {name}")})
    checked = ask("check", str(measures), "--format", "concise")
    assert f"{name!r} can't be an id: Windows allows no file of that name" in checked.out


def test_several_may_record_at_once(here: Path) -> None:
    before = list_entries(here)
    started = [
        subprocess.Popen(
            [sys.executable, *PROGRAM, "progress", "add", "2021-m07.t1", *ENTRY[:-1], f"note {at}"],
            cwd=here,
            env=make_environment("all", here.with_name("own")),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        for at in range(4)
    ]
    said = [process.communicate()[1].decode() for process in started]
    assert [process.returncode for process in started] == [0] * 4, said
    assert len(list_entries(here) - before) == 4
