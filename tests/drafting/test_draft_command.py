"""`obligations draft`: a file of any encoding becomes a draft; what is no text is told in a sentence."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from obligations.cli.commands import draft as command
from running import run_inside, run_on_terminal, run_process

LAYOUTS = Path(__file__).parent / "layouts"
TEXT = (LAYOUTS / "opinions-of-the-state-council.txt").read_text(encoding="utf-8")


def ask_json(path: Path) -> dict:
    result = run_inside("draft", str(path), "--format", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_a_text_in_which_no_provision_is_found_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("A letter to all offices.\n", encoding="utf-8")
    assert "no provision was found: is it the whole text" in run_inside("draft", str(path)).err


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_the_encoding_of_a_text_makes_no_difference(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "opinions.txt"
    path.write_bytes(TEXT.encode(encoding))
    record = ask_json(path)
    assert record["document"]["number"] == "国办发〔2023〕31号"
    assert [measure["label"] for measure in record["measures"]] == [
        "一、",
        "（一）",
        "（二）",
        "（三）",
        "（四）",
        "（五）",
        "（六）",
    ]


def test_a_draft_has_the_head_of_its_document(tmp_path: Path) -> None:
    path = tmp_path / "opinions.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = ask_json(path)["document"]
    assert document["title"] == "国务院办公厅关于推动夜间经济健康成长的意见"
    assert document["dated"] == "2023-07-04"
    assert [party["id"] for party in document["issuers"]] == ["gosc"]


def test_a_table_of_metadata_says_who_issued_a_document_and_when(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes((LAYOUTS / "years-as-columns.html").read_bytes())
    record = ask_json(path)
    assert record["document"]["dated"] == "2031-04-02"
    assert [party["as_printed"] for party in record["document"]["issuers"]] == ["江陵市人民政府"]
    assert record["unattached"] == []


@pytest.mark.parametrize(
    "content", [b"", b"  \n\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 4]
)
def test_what_is_no_text_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(content)
    result = run_inside("draft", str(path), "--format", "json")
    assert result.code == 2
    assert result.out == ""
    assert "scan" in result.err
    assert "Traceback" not in result.err


def test_a_file_that_is_not_there_is_told() -> None:
    result = run_inside("draft", "nowhere.txt")
    assert result.code == 2
    assert "nowhere.txt" in result.err
    assert "save the page first" in run_inside("draft", "https://www.example.org/plan.html").err


def test_fields_on_standard_input_are_a_table_as_in_a_file_named_so() -> None:
    text = (LAYOUTS / "columns-of-requirements.csv").read_text(encoding="utf-8")
    result = run_process("draft", "-", "--show", stdin=text)
    assert [line.split("\t")[2] for line in result.out.splitlines()] == ["渡船更新", "码头修缮"]


# YAML


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert run_inside("init", str(tmp_path / "own")).code == 0
    return tmp_path / "own" / "measures"


def write_draft(
    workspace: Path, text: str, *options: str, name: str = "2031"
) -> tuple[Path, object]:
    source = workspace.parent / "text.txt"
    source.write_text(text, encoding="utf-8")
    path = workspace / f"{name}.yaml"
    return path, run_inside(
        "draft", str(source), "-o", str(path), "--measures", str(workspace), *options
    )


def test_no_draft_is_made_by_a_registry_with_errors(workspace: Path) -> None:
    (workspace / "departments.yaml").write_text("departments: [{id: 1}]\n", encoding="utf-8")
    path, result = write_draft(workspace, TEXT)
    assert (result.code, path.exists()) == (1, False)
    assert "departments.yaml has errors" in result.err


def test_a_draft_is_a_canonical_document_that_check_accepts(workspace: Path) -> None:
    path, result = write_draft(workspace, TEXT)
    assert result.code == 0, result.err
    checked = run_inside("check", str(path), "--format", "json")
    found = json.loads(checked.out)
    assert {one["code"] for one in found} == {"OB311", "OB702"}, found
    assert run_inside("format", str(path), "--check").code == 0


def test_every_layout_becomes_a_document_without_an_error(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "load_directory", cache(command.load_directory))
    for layout in LAYOUTS.glob("*.txt"):
        _, result = write_draft(
            workspace, layout.read_text(encoding="utf-8"), name=layout.stem.replace(".", "-")
        )
        assert result.code == 0, result.err
    found = json.loads(run_inside("check", str(workspace), "--format", "json").out)
    errors = [one for one in found if one["severity"] == "error"]
    # Layouts may share the number that they made up.
    assert [one for one in errors if "has the official number" not in one["message"]] == []


def test_a_section_that_has_no_heading_is_called_by_its_label(workspace: Path) -> None:
    text = (
        "Recommendation 1\n\n1.30 The panel recommends that the Harbour Board review its pilotage.\n\n"
        "Recommendation 2\n\n1.31 The panel recommends that the Harbour Board publish its tides.\n"
    )
    path, _ = write_draft(workspace, text)
    assert "{number: 1, label: Recommendation 1, title: {en: Recommendation 1}}" in path.read_text(
        encoding="utf-8"
    )
    found = json.loads(run_inside("check", str(path), "--format", "json").out)
    assert [one["code"] for one in found if one["severity"] == "error"] == []


def test_what_is_in_no_registry_is_kept_and_told_with_the_entry_to_paste(workspace: Path) -> None:
    text = (
        "一、修缮堤坝。2032年底前完成。（省水利厅牵头，省财政厅配合）\n某省人民政府\n2031年3月1日"
    )
    path, result = write_draft(workspace, text)
    assert "name: {zh: 省水利厅}" in result.err
    written = path.read_text(encoding="utf-8")
    assert (
        "unresolved: {lead: [省水利厅], co_responsible: [省财政厅]}"
        in written.replace("\n          ", " ")
        or "lead: [省水利厅]" in written
    )
    found = json.loads(run_inside("check", str(path), "--format", "json").out)
    assert [one["code"] for one in found if one["severity"] == "error"] == []
    assert sum(one["code"] == "OB312" for one in found) == 3


def test_one_entry_makes_a_body_known_also_where_a_list_leaves_its_place_out(
    workspace: Path,
) -> None:
    text = (
        "一、修缮堤坝。（省水利厅、财政厅、发展改革委负责）\n二、疏浚河道。（省财政厅牵头，"
        "省发展改革委、水利厅、地方金融管理局配合）\n"
    )
    _, result = write_draft(workspace, text)
    entries = [line for line in result.err.splitlines() if line.startswith("  - {id: ")]
    assert [line.split("zh: ")[1] for line in entries] == [
        "省水利厅}}",
        "省财政厅}}",
        "省发展改革委}}",
        "地方金融管理局}}",
    ]
    assert "generic" not in result.err
    registry = "\n".join(("departments:", *entries)) + "\n"
    (workspace / "departments.yaml").write_text(registry, encoding="utf-8")
    path, result = write_draft(workspace, text, "--force")
    assert "0 names in no registry" in result.err
    measures = yaml.safe_load(path.read_text(encoding="utf-8"))["measures"]
    assert [one["responsibilities"][0].get("responsible") for one in measures] == [
        ["province-mwr", "province-mof", "province-ndrc"],
        None,
    ]


def test_the_entries_to_paste_have_ids_of_their_own_and_make_the_names_known(
    workspace: Path,
) -> None:
    text = (
        "一、修缮堤坝。2032年底前完成。（市水利局牵头，市财政局、县财政局、堤防管理处、渡口管理处、"
        "各区县人民政府配合）\n二、疏浚河道。（市财政局负责）\n某市人民政府\n2031年3月1日"
    )
    path, result = write_draft(workspace, text)
    entries = [line for line in result.err.splitlines() if line.startswith("  - {id: ")]
    ids = [line.split("id: ")[1].split(",")[0] for line in entries]
    assert ids == [
        "new-body",
        "local-mwr",
        "local-mof",
        "local-mof-2",
        "new-body-2",
        "new-body-3",
        "new-body-4",
    ]
    assert "kind: generic, level: local, name: {zh: 各区县人民政府}" in result.err
    found = json.loads(run_inside("check", str(path), "--format", "json").out)
    told = [one for one in found if one["code"] == "OB312"]
    assert [one["hint"].split("- ")[-1] for one in told] == [line[4:] for line in entries]
    assert [one for one in told if "it stands in 2 places" in one["message"]] == [told[2]]
    registry = "\n".join(("departments:", *entries)) + "\n"
    assert registry in result.err
    (path.parent / "departments.yaml").write_text(registry, encoding="utf-8")
    _, again = write_draft(workspace, text, "--force")
    assert "0 names in no registry" in again.err


def test_the_summary_says_what_was_read_and_what_comes_next(workspace: Path) -> None:
    path, result = write_draft(workspace, TEXT)
    assert "7 measures, 4 clauses understood, 0 names in no registry, 4 dates" in result.err
    assert f"obligations check {path}" in result.err


def test_a_draft_outside_of_the_measures_is_no_file_to_check_yet(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    result = run_inside("draft", str(tmp_path / "text.txt"), "-o", str(tmp_path / "2031.yaml"))
    assert result.code == 0
    assert "then: move it into a folder of measures" in result.err


def test_nothing_is_overwritten_unless_it_is_asked_for(workspace: Path) -> None:
    path, _ = write_draft(workspace, TEXT)
    path.write_text("mine", encoding="utf-8")
    _, refused = write_draft(workspace, TEXT)
    assert refused.code == 2
    assert "--force" in refused.err
    assert path.read_text(encoding="utf-8") == "mine"
    _, forced = write_draft(workspace, TEXT, "--force")
    assert forced.code == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_what_goes_on_is_no_period_in_the_outline(tmp_path: Path) -> None:
    path = tmp_path / "tasks.csv"
    path.write_text(
        "序号,任务,责任单位,完成时限\n1,每季度报送灯塔巡查情况,商务部,长期\n2,修复灯塔,商务部,2031年底\n",
        encoding="utf-8",
    )
    outline = run_inside("draft", str(path), "--show").lines
    dates = [line.split("\t")[-1] for line in outline[:2]]
    assert dates == ["every quarter; continuously", "by 2031"]


def test_where_an_outline_has_no_room_for_columns_it_still_says_who_leads(
    tmp_path: Path,
) -> None:
    path = tmp_path / "opinions.txt"
    path.write_text(
        "一、修缮堤坝。（省水利厅牵头，省财政厅配合）\n二、疏浚河道。（省交通厅负责）\n",
        encoding="utf-8",
    )
    shown = re.sub(r"\x1b\[[\d;]*m", "", run_on_terminal("draft", str(path), "--show", width=40))
    assert "lead 省水利厅" in shown
    assert "responsible 省交通厅" in shown


def test_the_outline_is_shown_without_writing(tmp_path: Path) -> None:
    path = tmp_path / "opinions.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = run_inside("draft", str(path), "--show")
    assert result.code == 0
    assert "（一）\tmeasure\t改善照明\tmohurd\tndrc; mof\t\tby 2024" in result.out
    assert list(tmp_path.iterdir()) == [path]


def read_targets(workspace: Path, sentence: str) -> list[dict]:
    text = f"关于堤坝的意见\n一、修缮堤坝。{sentence}（水利部负责）\n水利部\n2031年3月1日"
    path, _ = write_draft(workspace, text, "--force")
    return yaml.safe_load(path.read_text(encoding="utf-8"))["measures"][0].get("targets", [])


def test_intervals_terms_and_exact_figures_are_drafted_as_data(workspace: Path) -> None:
    [interval] = read_targets(workspace, "2032—2034年，修缮堤坝1.5公里以上。")
    assert (interval["in"], interval["metric"]["value"]) == ("2032..2034", 1.5)
    [plan] = read_targets(workspace, "“十八五”期间完成全部修缮。")
    assert (plan["in"], plan["when"]) == ("2041..2045", {"zh": "“十八五”期间"})
    [term] = read_targets(workspace, "在验收合格后三个月内交付使用。")
    assert "by" not in term
    assert term["when"] == {"zh": "验收合格后三个月内"}
    [span] = read_targets(workspace, "2033年底前新建水闸10至15座。")
    assert span["metric"] == {"comparator": "between", "value": 10, "to": 15, "unit": {"zh": "座"}}


def test_what_recurs_is_drafted_as_a_series(workspace: Path) -> None:
    [series] = read_targets(workspace, "2032年起，每季度结束后15日内报送进展。")
    assert {key: series[key] for key in ("every", "by", "from")} == {
        "every": "quarter",
        "by": "XXXX-01-15",
        "from": 2032,
    }
    [week] = read_targets(workspace, "每周巡查一次。")
    assert week["every"] == "week"
    source = workspace.parent / "english.txt"
    source.write_text(
        "Dike plan\n1. Report. Every two years, starting in 2033, a report must be published.\n",
        encoding="utf-8",
    )
    path = workspace / "2032.yaml"
    drafted = run_inside("draft", str(source), "-o", str(path), "--measures", str(workspace))
    assert drafted.code == 0, drafted.err
    [biennial] = yaml.safe_load(path.read_text(encoding="utf-8"))["measures"][0]["targets"]
    assert (biennial["every"], biennial["by"]) == ("two-years", 2033)
    audited = run_inside("audit", "2032", "--source", str(source), "--measures", str(workspace))
    assert audited.code == 0, audited.out
    found = json.loads(run_inside("check", str(path), "--format", "json").out)
    assert "OB406" not in {one["code"] for one in found}


def test_a_task_below_a_task_names_its_parent(workspace: Path) -> None:
    text = (
        "关于堤坝的意见\n一、修缮堤坝。全面排查并修缮老旧堤坝。（水利部牵头）\n"
        "1. 修缮海堤。2032年底前完成海堤的修缮。（自然资源部负责）\n"
        "2. 修缮江堤。2033年底前完成江堤的修缮。（交通运输部负责）\n"
        "二、公布结果。每年公布一次修缮结果。（水利部负责）\n水利部\n2031年3月1日\n"
    )
    path, drafted = write_draft(workspace, text)
    assert drafted.code == 0, drafted.err
    measures = yaml.safe_load(path.read_text(encoding="utf-8"))["measures"]
    assert [measure.get("parent") for measure in measures] == [None, 1, 1, None]
    found = json.loads(run_inside("check", str(path), "--format", "json").out)
    assert {one["severity"] for one in found} == {"warning"}


def test_columns_told_by_their_cells_are_to_be_reviewed(workspace: Path) -> None:
    output = workspace / "quay.yaml"
    result = run_inside("draft", str(LAYOUTS / "columns-told-by-cells.md"), "-o", str(output))
    assert result.code == 0, result.err
    written = output.read_text(encoding="utf-8")
    comment = "# review: what stands below {} is told by its cells alone"
    told = ["Pledge", "Milepost", "In the driving seat", "Finish line"]
    assert [written.count(comment.format(title)) for title in told] == [1, 1, 1, 1]


def test_dates_of_no_year_and_clauses_that_are_not_understood_are_to_be_reviewed(
    workspace: Path,
) -> None:
    text = (
        "渡口方案\n一、任务\n1.自查。各镇5月底前自查，每月通报。\n"
        "2.修船。更换灯具。（责任单位：县港航局；时限：6月底）\n"
        "3.验收。（责任单位：省港航局）保持畅通。\n"
        "第1、2项由县财政局、县水利局分别牵头。\n联系人：李明，联系电话：0123-4567890。\n"
    )
    source = workspace / "ferries.txt"
    source.write_text(text, encoding="utf-8")
    output = workspace / "ferries.yaml"
    assert run_inside("draft", str(source), "-o", str(output)).code == 0
    written = output.read_text(encoding="utf-8")
    comments = [line.strip() for line in written.splitlines() if "# review:" in line]
    assert [one for one in comments if "year" in one] == [
        "# review: nothing says in which year: 5月底前",
        "# review: nothing says in which year: 6月底",
    ]
    unread = "# review: this clause was not understood: 第1、2项由县财政局、县水利局分别牵头。"
    assert [one for one in comments if "understood" in one] == [unread, unread]


def test_helpers_are_to_be_reviewed_only_where_nobody_answers(workspace: Path) -> None:
    text = "Plan\n1. Ring.\n{}Partners: Sea Board\n2. Sing.\nOwner: Port Board\n"
    comment = "# review: the text says who helps, and nobody who leads"
    path, _ = write_draft(workspace, text.format("Responsible: Port Board\n"))
    assert comment not in path.read_text(encoding="utf-8")
    path.unlink()
    path, _ = write_draft(workspace, text.format(""))
    assert comment in path.read_text(encoding="utf-8")


def test_an_issuer_that_is_in_no_registry_is_found_all_the_same(workspace: Path) -> None:
    text = "渡口方案\n一、自查。各镇5月底前自查。\n"
    comment = "# review: no issuer was found"
    path, drafted = write_draft(workspace, f"{text}江陵县渡口整治工作专班\n2031年4月2日\n")
    assert drafted.code == 0, drafted.err
    signed = path.read_text(encoding="utf-8")
    assert "unresolved_issuers" in signed
    assert comment not in signed
    path.unlink()
    path, _ = write_draft(workspace, text)
    assert comment in path.read_text(encoding="utf-8")
