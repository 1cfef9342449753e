"""Which folders a layer stands on: how they are named, found, refused, and read once."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from obligations.compiling import build
from obligations.findings import UserError
from obligations.settings_files import parse_settings


def test_a_question_sees_all_layers_and_says_which(lay: Any, ask: Any) -> None:
    lay()
    result = ask("list")
    assert result.ids == ["2031-m01", "2032-m01"]
    assert result.err == "measures: plans (own) on top of base\n"


def test_a_layer_over_the_shipped_data_says_of_which_version_that_is(lay: Any, ask: Any) -> None:
    lay({"plans/obligations.toml": 'name = "Our plans"\nextends = ["shipped"]\n'})
    result = ask("list", "--document", "2021", "--document", "2031")
    assert result.code == 2  # nothing of base is here
    version = ask("--version").out.split("data of ")[1].rstrip(")\n")
    said = ask("documents").err
    assert said.startswith(f"measures: Our plans (own) on top of the shipped data of {version}\n")


def test_a_layer_is_found_upward_and_needs_no_registry(
    lay: Any, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = lay({"plans/notes/today.txt": ""})
    for path in (top / "plans" / "measures").glob("*.yaml"):
        path.unlink()
    monkeypatch.chdir(top / "plans" / "notes")
    assert ask("list").ids == ["2031-m01"]
    assert ask("list", "--measures", str(top / "plans")).ids == ["2031-m01"]
    assert ask("check", str(top / "plans" / "measures")).code == 0


def test_the_folder_around_a_layer_may_be_named_from_within_it(
    lay: Any, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = lay({"plans/other.yaml": "no: measures\n"})
    for here, name in (("plans", "."), ("plans/measures", "."), ("plans/measures", "..")):
        monkeypatch.chdir(top / here)
        assert ask("list", "--measures", name).ids == ["2031-m01", "2032-m01"]
        for command in (["check", name], ["format", "--check", name]):
            assert "other.yaml" not in ask(*command).out


def test_the_shipped_data_misspelled_is_offered(lay: Any, ask: Any) -> None:
    lay({"plans/obligations.toml": 'extends = ["shiped"]\n'})
    assert "'shiped': there is no such folder\n  did you mean shipped?\n" in ask("list").err


def test_settings_of_rules_alone_make_no_layer(
    lay: Any, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = lay({"other/obligations.toml": 'ignore = ["OB7"]\n', "other/measures/note.txt": ""})
    monkeypatch.chdir(top / "other")
    assert "2021-m07" in ask("list").ids


def test_a_layer_that_is_reached_twice_is_read_once(lay: Any, ask: Any) -> None:
    lay(
        {
            "plans/obligations.toml": 'extends = ["../left", "../right"]\n',
            "left/obligations.toml": 'extends = ["../base"]\n',
            "left/measures/note.txt": "",
            "right/obligations.toml": 'extends = ["../base"]\n',
            "right/measures/note.txt": "",
        }
    )
    result = ask("list")
    assert result.ids == ["2031-m01", "2032-m01"]
    assert result.err == "measures: plans (own) on top of right, left, base\n"


def test_two_layers_of_one_name_are_told_apart(lay: Any, ask: Any) -> None:
    lay(
        {
            "plans/obligations.toml": 'extends = ["../base", "../more/plans"]\n',
            "more/plans/obligations.toml": 'extends = ["../../base"]\n',
            "more/plans/measures/note.txt": "",
        }
    )
    assert ask("list").err == "measures: plans (own) on top of plans-2, base\n"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('extends = ["../bare"]', "1:13: '../bare': the folder holds no measures"),
        ('extends = ["../unfetched"]', "1:13: '../unfetched': the folder is empty"),
        ('# on top\nextends = [\n  "../gone",\n]', "3:4: '../gone': there is no such folder"),
        ('extends = ["."]', "1:13: '.': the layers run in a circle"),
        ('extends = ["../loop"]', "loop/obligations.toml:1:13: '../plans': the layers run in a"),
        ('extends = "shipped"', "1:1: extends should be a list of folders"),
        ("extends = [1]", "1:1: extends should be a list of folders"),
        ('extends = ["a\\u0000b"]', "1:1: extends should be a list of folders"),
        ('extends = ["../base"]\nname = "a/b"', "2:1: name should be the name of the layer"),
        ('extends = ["../base"]\nname = "shipped"', "2:1: name should be the name of the layer"),
        ('extends = ["../base', "is not TOML: "),
        ('extends = ["/"]', "1:13: '/': the folder lies outside of "),
        ('extends = ["../link"]', "1:13: '../link': the folder lies outside of "),
        ('extends = ["../.git"]', "1:13: '../.git': the folder lies outside of "),
        ('extends = ["../' + "x" * 70_000 + '"]', "is too large for settings: 64 kB at most"),
        ('extends = ["../' + "x" * 300 + '"]', "1:1: extends should be a list of folders"),
    ],
)
def test_what_can_be_no_layer_is_refused_with_its_place(
    lay: Any, ask: Any, settings: str, said: str
) -> None:
    top = lay(
        {
            "plans/obligations.toml": settings,
            "bare/note.txt": "",
            "loop/obligations.toml": 'extends = ["../plans"]\n',
            "loop/measures/note.txt": "",
        }
    )
    (top.parent / "elsewhere").mkdir()
    (top / "unfetched").mkdir()
    (top / "link").symlink_to("../elsewhere")
    for command in (["list"], ["check"], ["format"], ["progress", "add", "2031-m01"], ["schema"]):
        result = ask(*command)
        assert result.code == 2, command
        assert said in result.err
        assert len(result.err.splitlines()) <= 3


def test_links_that_run_in_a_circle_are_no_folder(lay: Any, ask: Any) -> None:
    top = lay({"plans/obligations.toml": 'extends = ["../round"]\n'})
    (top / "round").symlink_to("round")
    result = ask("list")
    assert (result.code, "'../round': there is no such folder" in result.err) == (2, True)


def test_so_many_layers_that_nobody_can_mean_it_are_refused(lay: Any, ask: Any) -> None:
    files = {"plans/obligations.toml": 'extends = ["../l0"]\n'}
    for number in range(60):
        files[f"l{number}/obligations.toml"] = f'extends = ["../l{number + 1}"]\n'
        files[f"l{number}/measures/note.txt"] = ""
    lay(files)
    result = ask("list")
    assert (result.code, "more than 50 layers" in result.err) == (2, True)


OUTSIDE = """\
departments:
  - {id: secret-body, kind: office, level: central, name: {en: Harbour}, abbr: secret-text}
"""


def test_outside_of_the_repository_the_environment_decides(
    lay: Any, ask: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lay({"plans/obligations.toml": 'extends = ["../base", "../../share/theirs"]\n'})
    theirs = tmp_path / "share" / "theirs"
    (theirs / "measures").mkdir(parents=True)
    (theirs / "measures" / "departments.yaml").write_text(OUTSIDE, encoding="utf-8")
    refused = ask("list")
    assert refused.code == 2
    assert "1:24: '../../share/theirs': the folder lies outside of" in refused.err
    assert f"OBLIGATIONS_LAYERS={theirs / 'measures'}" in refused.err
    for wrong in ("share", str(tmp_path / "shar"), str(theirs / "measures" / "2031")):
        monkeypatch.setenv("OBLIGATIONS_LAYERS", wrong)
        assert ask("list").code == 2
    monkeypatch.setenv("OBLIGATIONS_LAYERS", os.pathsep.join(["/nowhere", str(theirs.parent)]))
    result = ask("list")
    assert (result.code, result.ids) == (1, ["2031-m01", "2032-m01"])
    assert f"left out: {theirs}/measures/departments.yaml:2:80: has an error, OB110" in result.err
    for command in (["list"], ["check"], ["show", "2031-m01"], ["departments"]):
        assert "secret-text" not in ask(*command).out + ask(*command).err


def test_settings_outside_of_the_repository_are_never_quoted(
    lay: Any, ask: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lay({"plans/obligations.toml": 'extends = ["../../share"]\n'})
    share = tmp_path / "share"
    (share / "measures").mkdir(parents=True)
    monkeypatch.setenv("OBLIGATIONS_LAYERS", str(share))
    for text in (
        'extends = ["secret-text"]\n',
        "extends = secret-text\n",
        'name = "secret/text"\n',
    ):
        (share / "obligations.toml").write_text(text, encoding="utf-8")
        result = ask("list")
        assert (result.code, "secret" in result.err) == (2, False)


def test_of_two_layers_with_one_id_the_lower_one_answers_and_both_places_are_named(
    lay: Any, ask: Any
) -> None:
    registry = (
        "departments:\n"
        "  - {id: works, kind: office, level: company, name: {en: Works}}\n"
        "  - {id: harbour, kind: office, level: company, name: {en: Ours}}\n"
    )
    top = lay({"plans/measures/departments.yaml": registry})
    again = (top / "base/measures/2031.yaml").read_text(encoding="utf-8").replace("pier", "quay")
    (top / "plans/measures/2031.yaml").write_text(again, encoding="utf-8")
    result = ask("list", "--columns", "id,title")
    assert (result.code, result.lines) == (1, ["2031-m01\tLight the pier", "2032-m01\tBuy lamps"])
    own = top / "plans" / "measures"
    assert "measures/2031.yaml:1:5: document 2031 is in base:2031.yaml too" in result.err
    said = "department harbour is in base:departments.yaml too"
    assert f"measures/departments.yaml:3:10: {said}" in result.err
    (own / "2031.yaml").unlink()
    (own / "departments.yaml").write_text(
        registry.replace("id: harbour", "id: ours"), encoding="utf-8"
    )
    mended = ask("list", "--dept", "Ours")
    assert (mended.code, mended.ids) == (0, [])
    assert ask("list", "--dept", "harbour").ids == ["2031-m01", "2032-m01"]


def test_a_layer_gives_further_names_to_bodies_below_it(lay: Any, ask: Any) -> None:
    lay()
    for name in ("Lamp keepers", "掌灯人", "Harbour Office"):
        assert ask("list", "--dept", name).ids == ["2031-m01", "2032-m01"]


def test_a_name_of_a_body_below_and_of_one_of_the_layer_is_ambiguous(lay: Any, ask: Any) -> None:
    own = (
        "departments:\n  - {id: works, kind: office, level: company, name: {en: Harbour Office}}\n"
    )
    lay({"plans/measures/departments.yaml": own})
    result = ask("list", "--dept", "Harbour Office")
    assert result.code == 2
    assert "harbour" in result.err
    assert "works" in result.err


@pytest.mark.parametrize(
    ("name", "below"),
    [
        ("Customs", "gacc (General Administration of Customs)"),
        ("海关", "gacc (海关总署)"),
        ("GAC", "gacc (General Administration of Customs)"),
    ],
)
def test_no_body_takes_a_name_from_one_below_however_that_has_it(
    lay: Any, ask: Any, name: str, below: str, tmp_path: Path
) -> None:
    own = f"departments:\n  - {{id: desk, kind: office, level: company, name: {{en: Desk {name}, zh: {name}}}}}\n"
    lay(
        {
            "plans/measures/departments.yaml": own,
            "plans/obligations.toml": 'extends = ["shipped"]\n',
        }
    )
    refused = ask("list", "--dept", name)
    assert (refused.code, refused.out) == (2, "")
    assert f"{name!r} could mean several departments\n  say which: " in refused.err
    assert below in refused.err
    assert "desk (" in refused.err
    assert ask("list", "--dept", "gacc", "--document", "2015").ids == [
        "2015-m03",
        "2015-m04",
        "2015-m05",
    ]
    notice = tmp_path / "notice.md"
    notice.write_text(f"一、点亮码头\n（一）更新码头灯具。（{name}负责）\n", encoding="utf-8")
    drafted = " ".join(ask("draft", str(notice)).out.split())
    assert f"basis: stated unresolved: responsible: [{name}]" in drafted


def test_a_body_goes_before_a_generic_party_that_people_only_call_so(lay: Any, ask: Any) -> None:
    own = "departments:\n  - {id: trade, kind: local-department, level: local, name: {zh: 市商务局}}\n"
    lay(
        {
            "plans/measures/departments.yaml": own,
            "plans/obligations.toml": 'extends = ["shipped"]\n',
        }
    )
    assert [one["id"] for one in ask("departments", "市商务局", "--format", "json").json] == [
        "trade"
    ]
    assert "各地商务主管部门" in ask("departments", "商务局").out


def test_the_same_entry_in_two_layers_is_one(lay: Any, ask: Any) -> None:
    top = lay()
    (entry,) = (top / "plans/measures/progress/2031").iterdir()
    below = top / "base/measures/progress/2031"
    below.mkdir(parents=True)
    (below / entry.name).write_bytes(entry.read_bytes())
    assert len(ask("progress", "log").lines) == 1
    assert ask("check").code == 0


def test_the_nearest_report_of_a_name_wins(lay: Any, ask: Any) -> None:
    lay(
        {
            "base/reports/deadlines.sql": "SELECT 'below' AS whose",
            "base/reports/theirs.sql": "SELECT 'below' AS whose",
            "plans/reports/deadlines.sql": "SELECT 'own' AS whose",
        }
    )
    assert ask("report", "deadlines").out == "own\n"
    assert ask("report", "theirs").out == "below\n"


def test_what_writes_writes_into_the_own_layer_alone(lay: Any, ask: Any) -> None:
    top = lay()
    below = {path: path.read_bytes() for path in (top / "base").rglob("*") if path.is_file()}
    added = ask(
        "progress", "add", "2031-m01.t1", "--status", "in-progress", "--date", "2025-06-01",
        "--evidence", "2032-m01",
    )  # fmt: skip
    assert added.code == 0
    assert added.out.startswith("added entry ")
    assert (top / "plans" / added.out.split()[3]).parent == top / "plans/measures/progress/2031"
    for command in (["format"], ["check", "--fix"], ["schema", "--write"]):
        assert ask(*command).code == 0, command
    after = {path: path.read_bytes() for path in (top / "base").rglob("*") if path.is_file()}
    assert after == below


def test_progress_on_the_shipped_data_lies_in_the_own_layer(lay: Any, ask: Any) -> None:
    top = lay({"plans/obligations.toml": 'extends = ["shipped"]\n'})
    result = ask(
        "progress", "add", "2021-m07", "--status", "in-progress", "--date", "2024-05-01",
        "--evidence", "2024-m14", "--whole",
    )  # fmt: skip
    assert result.code == 0
    assert len(list((top / "plans/measures/progress/2021").iterdir())) == 1


def test_editors_are_offered_the_ids_of_all_layers(lay: Any, ask: Any) -> None:
    lay()
    schema = ask("schema").out
    assert '"const": "works"' in schema
    assert '"const": "harbour"' in schema
    assert '"const": "docks"' in schema
    assert '"const": "lamps"' in schema


@pytest.mark.parametrize("changed", ["base", "plans"])
def test_a_change_in_one_layer_reads_files_of_that_layer_alone(
    lay: Any, ask: Any, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    top = lay()
    ask("list")
    for path in top.rglob("*.yaml"):
        os.utime(path, (1_900_000_000, 1_900_000_000))
    ask("list")
    name = {"base": "2031", "plans": "2032"}[changed]
    path = top / changed / "measures" / f"{name}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("amps", "anterns"), encoding="utf-8")
    read: list[str] = []
    load = build.load_file

    def note(path: str, content: bytes) -> Any:
        read.append(path)
        return load(path, content)

    monkeypatch.setattr(build, "load_file", note)
    assert ask("list").code == 0
    assert read
    assert all(path.startswith(":base/") is (changed == "base") for path in read)


TEXTS = st.text(st.sampled_from('ab"\\ #,[]=\n\t\r\x7f港'), max_size=8)
LINES = st.one_of(
    st.builds("{} = {}".format, st.sampled_from(["name", "a", "b c"]), st.builds(repr, TEXTS)),
    st.builds('{} = "{}"'.format, st.sampled_from(["name", "extends"]), TEXTS),
    st.builds('extends = ["{}" , "{}"] # {}'.format, TEXTS, TEXTS, TEXTS),
    TEXTS,
)


@given(st.lists(LINES, max_size=4).map("\n".join))
def test_settings_say_what_toml_says(text: str) -> None:
    try:
        expected = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        with pytest.raises(UserError):
            parse_settings(text.encode(), Path("obligations.toml"))
    else:
        assert parse_settings(text.encode(), Path("obligations.toml")) == expected


def test_which_measures_answer_is_said_in_the_language_of_the_answer(lay: Any, ask: Any) -> None:
    lay()
    assert ask("list", "--lang", "zh").err.endswith("所用数据：plans（自有），以base为基础\n")
