"""What `check` says of a layer, and of what it depends on below."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from layers.conftest import ENTRY
from running import write_entries


def list_found(result: Any) -> list[tuple[str, str]]:
    """Give the code and the end of the path of each finding."""
    return [(one["code"], "/".join(one["path"].split("/")[-3:])) for one in result.json]


def test_a_layer_is_clean_where_what_it_names_stands_below(lay: Any, ask: Any) -> None:
    lay()
    result = ask("check")
    assert result.code == 0
    assert result.err == "measures: plans (own) on top of base\n"


def test_findings_of_layers_below_are_theirs(lay: Any, ask: Any) -> None:
    top = lay()
    path = top / "base/measures/2031.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("topics: [ships]", "topics: [shops]"), encoding="utf-8")
    assert ask("check").code == 0
    assert ask("check", "--measures", str(top / "base")).code == 1


def test_of_layers_below_is_told_what_cannot_be_read_and_is_needed(lay: Any, ask: Any) -> None:
    top = lay({"base/measures/unneeded.yaml": "id: [\n"})
    path = top / "base/measures/2031.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kind: measure", "kind: [measure"), encoding="utf-8")
    result = ask("check", "--format", "json")
    assert result.code == 1
    assert {place for _, place in list_found(result)} == {"base/measures/2031.yaml"}


def test_what_is_gone_after_an_update_is_told_with_what_is_extended_now(lay: Any, ask: Any) -> None:
    top = lay()
    path = top / "base/measures/2031.yaml"
    text = path.read_text(encoding="utf-8")
    assert ask("check").code == 0
    path.write_text(text.replace("id: 2031", "id: 2030"), encoding="utf-8")
    path.rename(path.with_name("2030.yaml"))
    result = ask("check", "--format", "json")
    assert {code for code, _ in list_found(result)} == {"OB207", "OB601"}
    assert {one["message"] for one in result.json} == {
        "there is no measure 2031-m01",
        "there is no 2031-m01",
    }
    assert all("this layer extends base now" in one["hint"] for one in result.json)
    (top / "plans/obligations.toml").write_text('extends = ["shipped"]\n', encoding="utf-8")
    version = ask("--version").out.split("data of ")[1].rstrip(")\n")
    hints = [one["hint"] for one in ask("check", "--select", "OB6", "-f", "json").json]
    assert all(f"this layer extends the shipped data of {version} now" in hint for hint in hints)


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("2031.yaml", None, "document 2031 is in base:2031.yaml too"),
        (
            "topics.yaml",
            "- {id: lamps, name: {en: Lamps, zh: 路灯}}\n- {id: ships, name: {en: Boats, zh: 船}}\n",
            "topic ships is in base:topics.yaml too",
        ),
        (
            "departments.yaml",
            (
                "departments:\n"
                "  - {id: works, kind: office, level: company, name: {en: Works, zh: 工程部}}\n"
                "  - {id: trade, kind: office, level: company, name: {en: Ours, zh: 我们}}\n"
            ),
            "department trade is in base:departments.yaml too",
        ),
    ],
)
def test_an_id_that_stands_below_is_an_error_that_names_both_places(
    lay: Any, ask: Any, path: str, text: str | None, said: str
) -> None:
    top = lay()
    below = (top / "base/measures" / path).read_text(encoding="utf-8")
    (top / "plans/measures" / path).write_text(text or below, encoding="utf-8")
    found = [one for one in ask("check", "-f", "json").json if one["code"] == "OB202"]
    assert [one["message"] for one in found] == [said]
    assert found[0]["path"].endswith(f"plans/measures/{path}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            (
                "departments:\n"
                "  - {id: works, kind: office, level: company, name: {en: Works, zh: 工程部}}\n"
                "  - {id: port, kind: office, level: company, name: {en: Our port, zh: 港}}\n"
                "  - {id: ho, kind: office, level: company, name: {en: Home, zh: 家}}\n"
            ),
            "the id 'ho' is a name of harbour",
        ),
        (
            (
                "departments:\n"
                "  - {id: works, kind: office, level: company, name: {en: Old Trade, zh: 工程部}}\n"
            ),
            "works is called 'Old Trade', which is the id of old-trade",
        ),
        (
            (
                "departments:\n"
                "  - {id: works, kind: office, level: company, name: {en: Works, zh: 工程部}}\n"
                "names: {harbour: {en: [MT]}}\n"
            ),
            "'MT' already means trade",
        ),
        (
            (
                "departments:\n"
                "  - {id: works, kind: office, level: company, name: {en: Works, zh: 工程部}}\n"
                "names: {habour: {en: [Pilots]}}\n"
            ),
            "there is no department 'habour'",
        ),
    ],
)
def test_a_name_that_is_taken_below_is_an_error(lay: Any, ask: Any, text: str, said: str) -> None:
    lay({"plans/measures/departments.yaml": text})
    found = [one for one in ask("check", "-f", "json").json if one["code"] == "OB222"]
    assert [one["message"] for one in found] == [said]


def give_number(path: Path) -> str:
    """Give a document the official number HO 1; return its text."""
    text = path.read_text(encoding="utf-8").replace("kind: plan", "kind: plan\nnumber: HO 1")
    path.write_text(text, encoding="utf-8")
    return text


def test_a_document_that_stands_below_is_said_once(lay: Any, ask: Any) -> None:
    top = lay()
    text = give_number(top / "base/measures/2031.yaml")
    (top / "plans/measures/2031.yaml").write_text(text, encoding="utf-8")
    assert [one["code"] for one in ask("check", "--format", "json").json] == ["OB202"]


def test_two_documents_of_one_official_number_are_found_over_layers(lay: Any, ask: Any) -> None:
    top = lay()
    give_number(top / "base/measures/2031.yaml")
    give_number(top / "plans/measures/2032.yaml")
    assert [
        (one["code"], one["path"], one["message"]) for one in ask("check", "--format", "json").json
    ] == [("OB202", "plans/measures/2032.yaml", "2031 has the official number HO 1 too")]


def test_rules_follow_the_settings_of_the_own_layer(lay: Any, ask: Any) -> None:
    top = lay({"base/obligations.toml": 'ignore = ["OB7"]\n'})
    path = top / "plans/measures/2032.yaml"
    text = path.read_text(encoding="utf-8").replace("en: Buy lamps,", "en: Buy lamps.,")
    path.write_text(text, encoding="utf-8")
    assert ("OB704", "plans/measures/2032.yaml") in list_found(ask("check", "-f", "json"))
    (top / "plans/obligations.toml").write_text(
        'extends = ["../base"]\nignore = ["OB7"]\n', encoding="utf-8"
    )
    assert ask("check").code == 0


@pytest.fixture
def proof(lay: Any) -> Any:
    """Lay out an entry of the layer below that a file shows, and give that file."""
    name = f"evidence/minutes_{hashlib.sha256(b'done').hexdigest()[:8]}.txt"
    shown = {"file": name, "sha256": hashlib.sha256(b"done").hexdigest()}
    said = {**ENTRY, "status": "met", "evidence": [shown]}
    (below,) = write_entries([said]).items()
    (own,) = write_entries([{**said, "date": "2025-05-03", "recorded": "2025-05-04"}]).items()
    top = lay(
        {
            f"base/measures/{name}": "done",
            f"base/measures/{below[0]}": below[1],
            f"plans/measures/{own[0]}": own[1],
        }
    )
    return top / "base/measures" / name


def test_an_entry_may_name_what_lies_in_a_layer_below(proof: Any, ask: Any) -> None:
    assert ask("check").code == 0
    proof.write_text("undone", encoding="utf-8")
    (found,) = ask("check", "--format", "json").json
    assert (found["code"], found["message"].split(" ", 1)[1]) == ("OB617", "is missing")


def test_files_of_entries_below_are_looked_for_by_whoever_keeps_that_layer(
    proof: Any, ask: Any, tmp_path: Any
) -> None:
    for path in Path("measures/progress/2031").iterdir():
        path.unlink()
    proof.unlink()
    assert ask("check").code == 0
    base = ask("check", "--measures", "../base", "--format", "json")
    assert [one["code"] for one in base.json] == ["OB617"]
    assert proof.name in ask("show", "2031-m01").out
    for kind in ("md", "xlsx", "datapackage", "sqlite"):
        assert ask("export", kind, "-o", str(tmp_path / kind)).code == 0, kind


def test_a_correction_of_an_entry_that_is_gone_below_says_what_is_extended_now(
    lay: Any, ask: Any
) -> None:
    top = lay()
    (entry,) = Path("measures/progress/2031").iterdir()
    below = top / "base/measures/progress/2031"
    below.mkdir(parents=True)
    entry = entry.rename(below / entry.name)
    name = entry.stem.rpartition("_")[2]
    again = ["--status", "missed", "--date", "2025-06-01", "--evidence", "2032-m01"]
    assert ask("progress", "add", "2031-m01", *again, "--corrects", name).code == 0
    assert ask("check").code == 0
    entry.unlink()
    (found,) = ask("check", "--format", "json").json
    assert (found["code"], found["hint"].endswith(" (this layer extends base now)")) == (
        "OB606",
        True,
    )
