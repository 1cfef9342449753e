"""A file of one's own as evidence: copied beside the measures, named in the entry, held by `check`."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations import evidence_files
from obligations.evidence_files import EVIDENCE_PATH, read_evidence_file

CONTENT = b"%PDF-1.7 twelve piers"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
KEPT = f"evidence/proof_{SHA256[:8]}.pdf"
MET = ("--status", "met", "--date", "2024-05-01")


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "proof.pdf"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


def test_a_file_is_copied_beside_the_measures_and_its_sum_stands_in_the_entry(
    add: Any, log: Any, measures: Path, proof: Path
) -> None:
    result = add("2020-m01", *MET, "--evidence", f"{proof}; title=Minutes; dated=2024-04-30")

    assert result.code == 0, result.err
    assert (measures / KEPT).read_bytes() == proof.read_bytes() == CONTENT
    (entry,) = log("--format", "json").json
    assert entry["quality"] is None
    assert entry["evidence"] == [
        {
            "title": "Minutes",
            "dated": "2024-04-30",
            "file": KEPT,
            "sha256": SHA256,
            "citation": {
                "en": f"Minutes (2024-04-30, {KEPT})",
                "zh": f"“Minutes”（2024-04-30，{KEPT}）",
            },
        }
    ]


def test_people_and_programs_are_told_the_place_of_a_file_of_which_nothing_else_is_known(
    add: Any, log: Any, ask: Any, measures: Path, proof: Path
) -> None:
    add("2020-m01", *MET, "--evidence", str(proof))
    assert KEPT in log("--format", "csv").out
    for arguments in (("show", "2020-m01"), ("report", "changes", "--format", "csv")):
        for lang in ("en", "zh"):
            assert KEPT in ask(*arguments, "--lang", lang, "--measures", str(measures)).out


def test_the_same_entry_again_adds_nothing_and_brings_back_a_file_that_is_gone(
    add: Any, measures: Path, proof: Path, read: Any
) -> None:
    add("2020-m01", *MET, "--evidence", str(proof))
    (measures / KEPT).unlink()

    result = add("2020-m01", *MET, "--evidence", str(proof))

    assert result.out.startswith("on record already")
    assert (measures / KEPT).read_bytes() == CONTENT
    assert len(read()) == 1


def test_two_files_of_one_name_lie_side_by_side(add: Any, measures: Path, proof: Path) -> None:
    add("2020-m01", *MET, "--evidence", str(proof))
    proof.write_bytes(b"thirteen piers")
    assert add("2020-m01.1", *MET, "--evidence", str(proof)).code == 0
    assert len(list((measures / "evidence").iterdir())) == 2


def test_no_file_is_ever_replaced(add: Any, measures: Path, proof: Path, record: Path) -> None:
    (measures / "evidence").mkdir()
    (measures / KEPT).write_bytes(b"something else")

    result = add("2020-m01", *MET, "--evidence", str(proof))

    assert result.code == 2
    assert "is not the file that was put on record" in result.err
    assert (measures / KEPT).read_bytes() == b"something else"
    assert not record.exists()


@pytest.mark.parametrize("at", ["evidence", KEPT])
def test_a_link_among_the_measures_is_not_written_through(
    add: Any, measures: Path, proof: Path, record: Path, tmp_path: Path, at: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (measures / at).parent.mkdir(exist_ok=True)
    (measures / at).symlink_to(elsewhere)

    result = add("2020-m01", *MET, "--evidence", str(proof))

    assert result.code == 2
    assert list(elsewhere.iterdir()) == []
    assert not record.exists()


def test_a_link_that_the_user_names_is_followed(add: Any, measures: Path, proof: Path) -> None:
    link = proof.with_name("link.pdf")
    link.symlink_to(proof)
    assert add("2020-m01", *MET, "--evidence", str(link)).code == 0
    assert (measures / f"evidence/link_{SHA256[:8]}.pdf").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("nowhere.pdf", "no such file or directory"),
        ("proof.docx", "a web address begins with https://"),
        ("folder.d", "not a regular file"),
        ("pipe.pdf", "not a regular file"),
        ("empty.pdf", "is empty"),
        ("large.pdf", "has more than 1,000 bytes"),
        ("proof.pdf; quality=official", "a file of your own has no quality"),
    ],
)
def test_what_can_be_no_evidence_is_refused_and_nothing_is_written(
    add: Any, measures: Path, proof: Path, monkeypatch: pytest.MonkeyPatch, named: str, said: str
) -> None:
    monkeypatch.chdir(proof.parent)
    monkeypatch.setattr(evidence_files, "MOST_EVIDENCE_BYTES", 1000)
    Path("folder.d").mkdir()
    Path("empty.pdf").touch()
    Path("large.pdf").write_bytes(b"x" * 1001)
    os.mkfifo("pipe.pdf")

    result = add("2020-m01", *MET, "--evidence", named)

    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not (measures / "evidence").exists()


def test_ids_numbers_and_addresses_are_no_files_whatever_lies_around(
    add: Any, log: Any, proof: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(proof.parent)
    Path("2020-m01.1").touch()
    Path("财关税〔2016〕18号").touch()
    for place in ("2020-m01.1", "财关税〔2016〕18号", "https://www.example.org/list.pdf"):
        assert add("2020-m02", *MET, "--evidence", place).code == 0
    shown = [entry["evidence"][0] for entry in log("--format", "json").json]
    assert sorted(next(iter(item)) for item in shown) == ["measure", "number", "url"]


def test_check_says_which_file_is_missing_or_another_one_also_the_second_time(
    add: Any, ask: Any, measures: Path, proof: Path
) -> None:
    add("2020-m01", *MET, "--evidence", str(proof))

    def find() -> list[str]:
        found = ask("check", str(measures), "--format", "json").json
        return [one["message"] for one in found if one["code"] == "OB617"]

    assert find() == []
    (measures / KEPT).write_bytes(CONTENT + b"!")
    assert find() == [f"{KEPT} is not the file that was put on record"]
    (measures / KEPT).unlink()
    assert find() == [f"{KEPT} is missing"]
    (measures / KEPT).symlink_to(proof)
    assert find() == [f"{KEPT} can't be read: a symbolic link, not followed"]
    (measures / KEPT).unlink()
    (measures / KEPT).write_bytes(CONTENT)
    assert find() == []


HOSTILE = (
    "con.pdf", "CON.tar.gz", "nul", ".pdf", "..", "a/../b.txt", "a\\b.txt", "x:y.txt", "-rf.sh",
    " .txt", "名录（第二批）.docx", "\u202egpj.exe", "tab\there.pdf", "a" * 300 + ".pdf", "名" * 200,
    "report.v2.final.pdf", "dot.", "e\u0301.pdf", "\udcff.pdf", "x.averyveryverylongending",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_becomes_one_that_every_system_can_have(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_name(name, monkeypatch)


@given(name=st.text(min_size=1, max_size=300))
def test_any_name_becomes_one_that_every_system_can_have(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        check_name(name, patch)


def check_name(name: str, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(evidence_files, "read_bytes", lambda *_: CONTENT)
    patch.setattr("os.path.realpath", lambda path: path)

    kept = read_evidence_file(Path(name)).path

    assert re.fullmatch(EVIDENCE_PATH, kept)
    folder, _, file = kept.partition("/")
    assert (folder, "/" in file) == ("evidence", False)
    assert len(file.encode()) <= 143
    assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", file.lower())
