"""`obligations audit`: a document that was changed is held against the text that it was drafted from."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from drafting.score import SOURCES
from obligations.check import RULES
from running import run_inside

TEXT = (Path(__file__).parent / "layouts" / "opinions-of-the-state-council.txt").read_text(
    encoding="utf-8"
)
OWN = (
    ("2015", "2015-zh-en.txt"),
    ("2015", "2015-en.txt"),
    ("2021", "2021-en.txt"),
    ("2022", "2022-en.txt"),
    ("2024", "2024-en.txt"),
)


class Audited:
    """A workspace with a document and the source that it is drafted from."""

    def __init__(self, folder: Path) -> None:
        self.measures = folder / "measures"
        self.source = folder / "opinions.txt"
        self.path = self.measures / "2031.yaml"

    def draft(self, text: str) -> None:
        self.source.write_text(text, encoding="utf-8")
        options = ("-o", str(self.path), "--measures", str(self.measures), "--force")
        drafted = run_inside("draft", str(self.source), *options)
        assert drafted.code == 0, drafted.err

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, *options: str) -> Any:
        return run_inside(
            "audit",
            "2031",
            "--source",
            str(self.source),
            "--measures",
            str(self.measures),
            *options,
        )

    def find(self) -> list[tuple[str, int]]:
        result = self.run("--format", "json")
        found = json.loads(result.out)
        assert result.code == (1 if found else 0), result.err
        return [(one["code"], one["line"]) for one in found]


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which nothing was changed since its document was drafted: to be copied."""
    folder = tmp_path_factory.mktemp("drafted") / "own"
    assert run_inside("init", str(folder)).code == 0
    Audited(folder).draft(TEXT)
    return folder


@pytest.fixture
def audited(drafted: Path, tmp_path: Path) -> Audited:
    return Audited(shutil.copytree(drafted, tmp_path / "own"))


def test_a_draft_agrees_with_its_source(audited: Audited) -> None:
    assert audited.find() == []


CHANGES = [
    ("lead: [mohurd]", "lead: [mot]", {"OB804"}),
    ("co_responsible: [ndrc, mof]", "co_responsible: [ndrc]", {"OB804"}),
    ("by: 2024", "by: 2026", {"OB805"}),
    ("every: quarter", "every: month", {"OB805"}),
    ("label: （二）", "label: （九）", {"OB803"}),
    ("dated: 2023-07-04", "dated: 2023-07-05", {"OB807"}),
    ("国办发〔2023〕31号", "国办发〔2023〕13号", {"OB807"}),
    ("issuers: [gosc]", "issuers: [mofcom]", {"OB807"}),
]


@pytest.mark.parametrize(("old", "new", "codes"), CHANGES, ids=[new for _, new, _ in CHANGES])
def test_what_was_changed_is_found_at_its_place(
    old: str, new: str, codes: set[str], audited: Audited
) -> None:
    audited.change(audited.path, old, new)
    assert {code for code, _ in audited.find()} == codes


def test_a_measure_that_one_side_lacks_is_found(audited: Audited) -> None:
    audited.change(
        audited.source, "（六）广泛宣传。", "（六）广泛宣传。\n（七）定期评估。每年开展一次评估。"
    )
    assert [code for code, _ in audited.find()] == ["OB801"]
    audited.source.write_text(TEXT.replace("（六）广泛宣传。\n", ""), encoding="utf-8")
    assert [code for code, _ in audited.find()] == ["OB802"]


def test_whom_a_text_is_known_to_leave_out_is_no_difference(audited: Audited) -> None:
    audited.change(
        audited.source, "国家发展改革委、财政部按职责分工负责", "国家发展改革委按职责分工负责"
    )
    assert [code for code, _ in audited.find()] == ["OB804"]
    declared = """sources:
  - language: LANGUAGE
    title: A copy
    errors:
      - of: 2031-m02
        co_responsible: [mof]
        should: {zh: 财政部也参与}
        because: {zh: 印本第三页有财政部}
measures:"""
    audited.change(audited.path, "measures:", declared)
    audited.change(audited.path, "LANGUAGE", "en")
    assert [code for code, _ in audited.find()] == ["OB804"]  # another text is
    audited.change(audited.path, "language: en", "language: zh")
    assert audited.find() == []


def test_a_difference_shows_both_places_one_below_the_other(audited: Audited) -> None:
    audited.change(audited.path, "lead: [mohurd]", "lead: [mot]")
    audited.change(audited.path, "by: 2024", "by: 2026")
    roles, dates = audited.run().out.split("\n\n")[:2]
    assert "the source names mohurd as lead, the document mot" in roles
    assert find_marked(roles) == ["mot", "住房和城乡建设部"]
    assert "the source says 'by 2024', the document 'by 2026'" in dates
    assert find_marked(dates) == ["2026", "2024年底前"]


def find_marked(block: str) -> list[str]:
    """Return what the carets of a finding stand below; a Chinese sign takes two columns."""
    marked = []
    for line, carets in pairwise(block.splitlines()):
        if "^" in carets:
            cells = [cell for sign in line for cell in ((sign, "") if sign > "\u2e80" else (sign,))]
            marked.append("".join(cells[carets.index("^") : carets.rindex("^") + 1]))
    return marked


def test_programs_are_told_both_places(audited: Audited) -> None:
    audited.change(audited.path, "lead: [mohurd]", "lead: [mot]")
    [found] = json.loads(audited.run("--format", "json").out)
    related = found["related"]
    assert (related["path"], related["line"]) == (str(audited.source), 8)
    line = TEXT.splitlines()[7]
    assert line[related["column"] - 1 : related["end_column"] - 1] == "住房和城乡建设部"
    line = audited.path.read_text(encoding="utf-8").splitlines()[found["line"] - 1]
    assert line[found["column"] - 1 : found["end_column"] - 1] == "mot"
    [result] = json.loads(audited.run("--format", "sarif").out)["runs"][0]["results"]
    region = result["relatedLocations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (8, related["column"])
    assert "source, line 8: 住房和城乡建设部" in audited.run("--format", "concise").out


def draft_again(audited: Audited, figures: str) -> None:
    """Draft the document anew from the source with other figures in it."""
    text = TEXT.replace("2024年底前完成一半", figures)
    assert text != TEXT
    audited.draft(text)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("value: 100,", "value: 10,", ["'at-least 100 处'", "'at-least 10 处'"]),
        ("value: 30,", "value: 20,", ["'between 30-40 座'", "'between 20-40 座'"]),
        ("to: 40,", "to: 50,", ["'between 30-40 座'", "'between 30-50 座'"]),
        ("zh: 万盏", "zh: 盏", ["'exactly 1.5 万盏'", "'exactly 1.5 盏'"]),
        ("comparator: exactly", "comparator: about", ["'exactly 1.5 万盏'", "'about 1.5 万盏'"]),
    ],
)
def test_a_figure_that_is_no_longer_that_of_the_source_is_told_beside_it(
    audited: Audited, old: str, new: str, told: list[str]
) -> None:
    draft_again(audited, "2024年底前改造100处以上、新建灯塔30至40座、更换灯具1.5万盏")
    audited.change(audited.path, old, new)
    [found] = json.loads(audited.run("--format", "json").out)
    assert found["code"] == "OB806"
    assert all(figure in found["message"] for figure in told)


def test_a_figure_in_another_magnitude_or_with_more_decimals_is_the_same(audited: Audited) -> None:
    draft_again(audited, "2024年底前更换灯具1.5万盏")
    audited.change(audited.path, "value: 1.5,", "value: 15.00,")
    audited.change(audited.path, "zh: 万盏", "zh: 千盏")
    assert audited.find() == []


def test_a_figure_that_the_document_lacks_beside_others_is_told(audited: Audited) -> None:
    draft_again(audited, "2024年底前改造100处以上、更换灯具1.5万盏")
    metric = "        metric: {comparator: exactly, value: 1.5, unit: {zh: 万盏}}\n"
    audited.change(audited.path, metric, "")
    [found] = json.loads(audited.run("--format", "json").out)
    assert (found["code"], "the document does not" in found["message"]) == ("OB806", True)


def test_what_was_gone_over_is_suspect_once_its_source_has_changed(audited: Audited) -> None:
    assert audited.run("--accept").code == 0
    assert audited.find() == []
    audited.change(audited.source, "更新老旧路灯", "更换老旧路灯")
    found = json.loads(audited.run("--format", "json").out)
    assert [(one["code"], "m02" in one["message"]) for one in found] == [("OB808", True)]


def test_an_unknown_document_is_told(audited: Audited) -> None:
    result = run_inside(
        "audit", "2099", "--source", str(audited.source), "--measures", str(audited.measures)
    )
    assert result.code == 2
    assert "2099" in result.err


def test_every_rule_of_the_audit_is_broken_by_a_test() -> None:
    tested = {code for _, _, codes in CHANGES for code in codes} | {
        "OB801",
        "OB802",
        "OB806",
        "OB808",
    }
    assert tested == {rule.code for rule in RULES if rule.code.startswith("OB8")}


@pytest.mark.skipif(not SOURCES.is_dir(), reason="../shared/sources is not there")
@pytest.mark.parametrize(("document", "source"), OWN)
def test_our_own_documents_agree_with_their_sources(document: str, source: str) -> None:
    result = run_inside("audit", document, "--source", str(SOURCES / source))
    assert result.code == 0, result.out
