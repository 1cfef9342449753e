"""`obligations diff`: how the answer looks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from obligations.diff import fields
from obligations.diff.records import ChangeKind, RecordKind
from obligations.vocabulary import PARTY_ROLES

SCHEMA = json.loads(
    resources.files("obligations").joinpath("output.schema.json").read_text(encoding="utf-8")
)
DOCS = (Path(__file__).parents[2] / "docs" / "diff.md").read_text(encoding="utf-8")


@pytest.fixture
def changed(repository: Any) -> Any:
    """A repository whose files on disk differ in a bit of everything."""
    repository.edit(
        "lead: [trade], co_responsible: [harbour]", "lead: [harbour], co_responsible: [all-offices]"
    )
    repository.edit("by: 2025", "by: 2026-H1")
    repository.edit("modality: must", "modality: encourage")
    repository.edit(
        "topics: [ships]", "topics: [docks]\n    links: [{relation: extends, to: plan-m01}]"
    )
    repository.write(
        "progress/plan.yaml",
        "- {of: plan-m01.t1, date: 2024-05-01, recorded: 2024-06-01, status: partly-met, value: 1200}\n",
    )
    return repository


def _grow(repository: Any, measures: int, title: str = "A measure") -> None:
    record = "  - {{number: {0}, kind: measure, title: {{en: '{1} {0}'}}, summary: {{en: It is one.}}}}\n"
    text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
    repository.write(
        "plan.yaml",
        text + "".join(record.format(number, title) for number in range(3, measures + 3)),
    )


def test_text_has_a_group_for_each_measure_and_a_line_for_each_change(
    changed: Any, diff: Any
) -> None:
    assert diff(changed, "v1").out == (
        "v1 → files on disk: 7 changes in 2 measures\n"
        "\n"
        "plan-m01 Build docks\n"
        "  ~ lead: Ministry of Trade → Harbour Office\n"
        "  + co-responsible: all offices concerned\n"
        "  - co-responsible: Harbour Office\n"
        "  ~ plan-m01.t1 deadline: by 2025 → by 2026-H1 · ten docks\n"
        "  ~ plan-m01.1 modality: must → encourage · dig the basin\n"
        "  + plan-m01.t1 progress: partly-met (1,200), 2024-05-01\n"
        "\n"
        "plan-m02 Count ships\n"
        "  + topics: docks\n"
        "  - topics: ships\n"
        "  + extends plan-m01\n"
    )


def test_text_speaks_chinese(changed: Any, diff: Any) -> None:
    out = diff(changed, "v1", "--lang", "zh").out
    assert out.startswith(
        "v1 → 当前文件：7处变化，涉及2项措施\n\nplan-m01 建码头\n  ~ 牵头：贸易部 → 港务局\n"
    )
    assert "  ~ plan-m01.t1 时限：2025年底前 → 2026年上半年末前 · 十座码头\n" in out


def test_nothing_changed_is_one_line_in_every_format(repository: Any, diff: Any) -> None:
    assert diff(repository, "v1").out == "v1 → files on disk: no obligation changed\n"
    assert diff(repository, "v1", "--lang", "zh").out == "v1 → 当前文件：责任没有变化\n"
    assert (
        diff(repository, "v1", "--format", "md").out
        == "**v1 → files on disk: no obligation changed**\n"
    )
    assert diff(repository, "v1", "--format", "jsonl").out == ""
    assert diff(repository, "v1", "--format", "json").json["changes"] == []


def test_what_could_not_be_read_is_no_unchanged_obligation(repository: Any, diff: Any) -> None:
    repository.write("torn.yaml", "a: [")
    assert (
        diff(repository, "v1").out
        == "v1 → files on disk: nothing changed in what could be read; 1 file not compared\n"
    )
    assert (
        diff(repository, "v1", "--lang", "zh").out
        == "v1 → 当前文件：可读部分没有变化；1个文件未作比较\n"
    )
    repository.edit("by: 2025", "by: 2026")
    assert (
        diff(repository, "v1").lines[0]
        == "v1 → files on disk: 1 change in 1 measure; 1 file not compared"
    )


def test_what_came_and_went_is_counted_in_the_headline(repository: Any, diff: Any) -> None:
    text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
    repository.write("plan.yaml", text.replace("number: 2\n", "number: 3\n"))
    out = diff(repository, "v1").out
    assert out.startswith("v1 → files on disk: 2 changes in 2 measures (1 added, 1 removed)\n")
    assert "plan-m03 Count ships\n  + measure · responsible: Harbour Office\n" in out


def test_a_document_says_once_who_answers_for_all_of_it(repository: Any, diff: Any) -> None:
    text = (
        (repository.measures / "plan.yaml")
        .read_text(encoding="utf-8")
        .replace("id: plan", "id: new")
    )
    clause = "dated: 2022-01-01\nresponsibilities: [{basis: document, because: {en: x}, applies: all, lead: [trade]}]\n"
    repository.write("new.yaml", text.replace("dated: 2021-03-01\n", clause))
    out = diff(repository, "v1").out
    assert (
        "new Plan for the docks\n  + document · HO 1 · 2022-01-01 · lead: Ministry of Trade (from the document)\n"
        in out
    )
    assert "new-m02 Count ships\n  + measure · responsible: Harbour Office\n" in out


def test_chinese_lines_have_chinese_signs(repository: Any, diff: Any) -> None:
    repository.write(
        "progress/plan.yaml",
        "- {of: plan-m01.t1, date: 2024-05-01, recorded: 2024-06-01, status: met, value: 12}\n",
    )
    repository.edit(
        "stated, responsible: [harbour]}",
        "inferred, because: {en: x}, responsible: [harbour], passed_to: {harbour: trade}}",
    )
    out = diff(repository, "v1", "--lang", "zh").out
    assert "  + plan-m01.t1 进展：已完成（12），2024-05-01 · 十座码头\n" in out
    assert "  ~ 负责：港务局（文件明确） → 港务局（推定，划转至贸易部）\n" in out


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "by 2025 → by the end of each February"), ("zh", "2025年底前 → 每年2月底前")],
)
def test_what_recurs_is_said_once(repository: Any, diff: Any, lang: str, said: str) -> None:
    repository.edit("by: 2025", "every: year, by: XXXX-02")
    assert said in diff(repository, "v1", "--lang", lang).out


def test_whom_a_matter_was_passed_to_is_named(repository: Any, diff: Any) -> None:
    repository.edit(
        "stated, responsible: [harbour]}",
        "stated, responsible: [harbour], passed_to: {harbour: trade}}",
    )
    assert (
        "  ~ responsible: Harbour Office (stated) → Harbour Office (stated, passed to Ministry of Trade)\n"
        in diff(repository, "v1").out
    )


def test_what_differs_in_the_other_language_alone_is_said_in_it(repository: Any, diff: Any) -> None:
    repository.edit("unit: {en: docks, zh: 座}", "unit: {en: docks, zh: 个}")
    assert "  ~ plan-m01.t1 metric: 约10座 → 约10个 · ten docks\n" in diff(repository, "v1").out


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("name: {en: Harbour Office", "name: {en: Port Office", ["~ harbour Port Office name: Harbour Office → Port Office"]),
        ("name: {en: Harbour Office, zh: 港务局}", "name: {en: Harbour Office, zh: 港口局}", ["~ harbour Harbour Office name: 港务局 → 港口局"]),
        ("abbr: [HO]", "abbr: [HO], parent: trade", ["~ harbour Harbour Office part of: – → Ministry of Trade"]),
        ("existed: {to: 2020-06-30}", "existed: {from: 1990, to: 2020-06-30}", ["~ old-trade Ministry of Commerce and Ships existed: – 2020-06-30 → 1990 – 2020-06-30"]),
        ("existed: {to: 2020-06-30}", "existed: {to: 2020-06-30, source: a}", ["~ old-trade Ministry of Commerce and Ships existed"]),
        (
            "{to: trade, type: merged",
            "{to: harbour, type: merged",
            [
                "+ old-trade Ministry of Commerce and Ships successors: merged into Harbour Office (2020-06-30)",
                "- old-trade Ministry of Commerce and Ships successors: merged into Ministry of Trade (2020-06-30)",
            ],
        ),
        (
            "date: 2020-06-30, share",
            "date: 2020-07-01, share",
            [
                "+ old-trade Ministry of Commerce and Ships successors: functions moved to Harbour Office (2020-07-01, pilots)",
                "- old-trade Ministry of Commerce and Ships successors: functions moved to Harbour Office (2020-06-30, pilots)",
            ],
        ),
    ],
)  # fmt: skip
def test_what_the_registry_says_otherwise_is_said(
    repository: Any, diff: Any, old: str, new: str, lines: list[str]
) -> None:
    repository.edit(old, new, "departments.yaml")
    assert diff(repository, "v1").lines[2:] == ["Departments", *(f"  {line}" for line in lines)]


@pytest.mark.parametrize("kind", ["text", "md", "json", "jsonl"])
def test_exit_code_is_1_for_a_change_only_where_it_is_asked_for(
    changed: Any, diff: Any, kind: str
) -> None:
    assert diff(changed, "v1", "--format", kind).code == 0
    assert diff(changed, "v1", "--format", kind, "--exit-code").code == 1
    changed.commit()
    assert diff(changed, "HEAD", "--format", kind, "--exit-code").code == 0


def test_jsonl_has_the_changes_of_json(changed: Any, diff: Any) -> None:
    whole = diff(changed, "v1", "--format", "json").json
    assert [json.loads(line) for line in diff(changed, "v1", "--format", "jsonl").lines] == whole[
        "changes"
    ]


def test_the_keys_of_json_are_the_documented_ones(changed: Any, diff: Any) -> None:
    changed.write("torn.yaml", "a: [")
    whole = diff(changed, "v1", "--format", "json").json
    documented = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", DOCS, flags=re.MULTILINE)
    names = [re.findall(r"\w+", cell) for cell in documented]
    assert [name for cell in names for name in cell] == [*whole, *whole["changes"][0]]
    assert all(list(change) == list(whole["changes"][0]) for change in whole["changes"])
    for key in whole["left_out"][0]:
        assert f"`{key}`" in DOCS


def test_json_is_what_the_schema_says(changed: Any, diff: Any) -> None:
    changed.write("torn.yaml", "a: [")
    changed.edit("abbr: [HO]", "abbr: [HO], parent: trade", "departments.yaml")
    closed = {
        name: {**part, "additionalProperties": False} if "properties" in part else part
        for name, part in SCHEMA["$defs"].items()
    }
    validator = Draft202012Validator({"$ref": "#/$defs/diff", "$defs": closed})
    for arguments in (("v1",), ("HEAD:measures", "v1"), ("v1", "--dept", "MT")):
        assert [
            error.message
            for error in validator.iter_errors(diff(changed, *arguments, "--format", "json").json)
        ] == []
    words = SCHEMA["$defs"]["change"]["properties"]
    assert (words["change"]["enum"], words["record"]["enum"]) == (
        list(get_args(ChangeKind)),
        list(get_args(RecordKind)),
    )


def test_every_field_is_documented() -> None:
    readers = (
        fields.DOCUMENT_FIELDS,
        fields.MEASURE_FIELDS,
        fields.ACTION_FIELDS,
        fields.TARGET_FIELDS,
        fields.ASSIGNMENT_FIELDS,
        fields.DEPARTMENT_FIELDS,
    )
    section = DOCS[DOCS.index("The fields are") :]
    assert [
        name
        for name in {*PARTY_ROLES, "wording", *(name for group in readers for name in group)}
        if f"`{name}`" not in section
    ] == []


class TestMarkdown:
    """What is put into a comment."""

    def test_a_short_answer_is_open(self, changed: Any, diff: Any) -> None:
        out = diff(changed, "v1", "--format", "md").out
        assert out.startswith(
            "**v1 → files on disk: 7 changes in 2 measures**\n\n**plan-m01** Build docks\n\n- lead: Ministry of Trade → Harbour"
        )
        assert (
            "- **added** co-responsible: all offices concerned\n- **removed** co-responsible: Harbour Office\n"
            in out
        )
        assert "<details>" not in out

    def test_a_long_answer_folds_by_document(self, repository: Any, diff: Any) -> None:
        _grow(repository, 40)
        out = diff(repository, "v1", "--format", "md").out
        assert out.count("<details>") == out.count("</details>") == 1
        assert (
            "<summary>plan: 40 changes</summary>\n\n**plan-m03** A measure 3\n\n- **added** measure\n"
            in out
        )

    def test_what_is_too_long_for_a_comment_is_counted(self, repository: Any, diff: Any) -> None:
        _grow(repository, 2000)
        out = diff(repository, "v1", "--format", "md").out
        shown = out.count("- **added** measure")
        assert 50_000 < len(out) < 65_536
        assert f"… and {2000 - shown} more, too many for a comment" in out
        assert out.count("<details>") == out.count("</details>") == 1

    def test_a_group_that_is_too_long_alone_is_cut_within(self, repository: Any, diff: Any) -> None:
        registry = (repository.measures / "departments.yaml").read_text(encoding="utf-8")
        record = "  - {{id: office-{0}, kind: office, level: local, name: {{en: 'The office with number {0}'}}}}\n"
        repository.write(
            "departments.yaml", registry + "".join(record.format(number) for number in range(1200))
        )
        out = diff(repository, "v1", "--format", "md").out
        shown = out.count("- **added** office")
        assert 50_000 < len(out) < 65_536
        assert f"… and {1200 - shown} more, too many for a comment" in out

    def test_the_fold_counts_what_the_headline_counts(self, repository: Any, diff: Any) -> None:
        _grow(repository, 40)
        repository.edit("co_responsible: [harbour]", "co_responsible: [all-offices]")
        out = diff(repository, "v1", "--format", "md").out
        assert out.startswith("**v1 → files on disk: 41 changes in 41 measures (40 added)**")
        assert "<summary>plan: 41 changes</summary>" in out
        assert out.count("\n- ") == 42

    def test_an_entity_is_no_sign_of_html(self, repository: Any, diff: Any) -> None:
        repository.edit("title: {en: Count ships", "title: {en: 'Count &copy; & &#35;'")
        repository.edit("topics: [ships]", "topics: [docks]")
        assert (
            "**plan-m02** Count &amp;copy; & &amp;\\#<!-- -->35;\n"
            in diff(repository, "v1", "--format", "md").out
        )

    def test_many_documents_fit_as_well(self, repository: Any, diff: Any) -> None:
        text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
        for number in range(600):
            repository.write(
                f"d{number}.yaml",
                text[: text.index("    topics: [docks]")].replace("id: plan", f"id: d{number}"),
            )
        out = diff(repository, "v1", "--format", "md").out
        assert 50_000 < len(out) < 65_536
        assert out.count("<details>") == out.count("</details>") < 600

    def test_data_is_shown_and_neither_obeyed_nor_taken_for_a_mention(
        self, repository: Any, diff: Any
    ) -> None:
        repository.edit(
            "title: {en: Count ships", "title: {en: '<img src=x> [a](b) @team #12 | `code` *x*'"
        )
        repository.edit("topics: [ships]", "topics: [docks]")
        (line,) = [
            line
            for line in diff(repository, "v1", "--format", "md").lines
            if line.startswith("**plan-m02**")
        ]
        assert (
            line
            == r"**plan-m02** \<img src=x\> \[a\](b) @<!-- -->team \#<!-- -->12 \| \`code\` \*x\*"
        )

    def test_files_that_were_left_out_are_named_once_by_their_place_in_the_repository(
        self, repository: Any, diff: Any
    ) -> None:
        repository.write("plan.yaml", "nonsense: 1\n")
        out = diff(repository, "v1", "--format", "md").out
        assert out == (
            "**v1 → files on disk: nothing changed in what could be read; 1 file not compared**\n\n"
            "Not compared, since they can’t be read: measures/plan.yaml\n"
        )

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("en", "measures/t104.yaml and 295 more\n"), ("zh", "measures/t104.yaml，另有295个\n")],
    )
    def test_of_many_files_left_out_the_first_are_named(
        self, repository: Any, diff: Any, lang: str, said: str
    ) -> None:
        for number in range(100, 400):
            repository.write(f"t{number}.yaml", "nonsense: 1\n")
        out = diff(repository, "v1", "--format", "md", "--lang", lang).out
        assert out.endswith(said)
        assert len(out) < 400


def test_escapes_and_line_breaks_in_the_data_are_shown(repository: Any, diff: Any) -> None:
    repository.edit("what: {en: dig the basin", 'what: {en: "dig\\e[31m the\\nbasin\\u202e"')
    out = diff(repository, "v1").out
    assert "plan-m01.1 wording · dig\\x1b[31m the basin\\u202e\n" in out


def test_a_long_subject_is_cut(repository: Any, diff: Any) -> None:
    repository.edit("what: {en: dig the basin", f"what: {{en: {'dig ' * 50}end")
    assert max(len(line) for line in diff(repository, "v1").lines) < 120


class TestDepartment:
    """`--dept` keeps what stands where a department answers, on either side."""

    def test_a_lead_that_was_lost_is_kept(self, changed: Any, diff: Any) -> None:
        found = diff(changed, "v1", "--dept", "MT", "--format", "json").json["changes"]
        assert {change["measure"] for change in found} == {"plan-m01"}
        assert len(found) == 5

    def test_it_says_what_it_understood_on_stderr(self, changed: Any, diff: Any) -> None:
        for kind in ("text", "json", "jsonl"):
            assert (
                "Ministry of Trade · 贸易部 · MT\n"
                in diff(changed, "v1", "--dept", "贸易部", "--format", kind).err
            )

    def test_in_markdown_that_stands_below_the_headline(self, changed: Any, diff: Any) -> None:
        done = diff(changed, "v1", "--dept", "贸易部", "--format", "md")
        assert "· 贸易部" not in done.err
        headline, _, notes, *_ = done.lines
        assert headline == "**v1 → files on disk (Ministry of Trade): 5 changes in 1 measure**"
        assert notes == "Ministry of Trade · 贸易部 · MT  "

    def test_the_headline_and_json_say_whose_changes_these_are(
        self, changed: Any, diff: Any
    ) -> None:
        assert (
            diff(changed, "v1", "--dept", "MT").lines[0]
            == "v1 → files on disk (Ministry of Trade): 5 changes in 1 measure"
        )
        assert (
            diff(changed, "v1", "--dept", "MT", "--lang", "zh").lines[0]
            == "v1 → 当前文件（贸易部）：5处变化，涉及1项措施"
        )
        assert diff(changed, "v1", "--dept", "MT", "--format", "json").json["asked"] == [
            {"id": "trade", "name": {"en": "Ministry of Trade", "zh": "贸易部"}, "abbr": "MT"}
        ]

    def test_on_a_terminal_what_was_understood_stands_below_the_headline(
        self, changed: Any
    ) -> None:
        shown = re.sub(r"\x1b\[[0-9;]*m", "", _run_on_a_terminal(changed, 100, "--dept", "MT"))
        assert shown.startswith(
            "v1 → files on disk (Ministry of Trade): 5 changes in 1 measure\r\nMinistry of Trade · 贸易部 · MT\r\n"
        )

    def test_a_name_that_stands_on_one_side_alone_is_found(
        self, repository: Any, diff: Any
    ) -> None:
        repository.git("switch", "--quiet", "--create", "feature")
        repository.edit(
            "departments:\n",
            "departments:\n  - {id: nu, kind: office, level: local, name: {en: New Unit}}\n",
            "departments.yaml",
        )
        repository.edit("stated, responsible: [harbour]}", "stated, responsible: [nu]}")
        repository.commit()
        repository.git("switch", "--quiet", "main")
        for sides in (("main", "feature"), ("feature", "main")):
            found = diff(repository, *sides, "--dept", "new unit", "--format", "json").json[
                "changes"
            ]
            assert [change["id"] for change in found] == ["plan-m02", "nu"]

    def test_a_predecessor_counts_unless_the_matter_was_passed_to_another(
        self, repository: Any, diff: Any
    ) -> None:
        repository.edit("stated, responsible: [harbour]}", "stated, responsible: [old-trade]}")
        repository.commit()
        repository.edit("title: {en: Count ships", "title: {en: Count all ships")
        assert (
            len(diff(repository, "HEAD", "--dept", "trade", "--format", "json").json["changes"])
            == 1
        )
        repository.edit(
            "stated, responsible: [old-trade]}",
            "stated, responsible: [old-trade], passed_to: {old-trade: harbour}}",
        )
        repository.commit()
        repository.edit("title: {en: Count all ships", "title: {en: Count ships")
        assert diff(repository, "HEAD", "--dept", "trade", "--format", "json").json["changes"] == []
        assert (
            len(diff(repository, "HEAD", "--dept", "Port", "--format", "json").json["changes"]) == 1
        )

    def test_an_unknown_name_is_an_error(self, changed: Any, diff: Any) -> None:
        done = diff(changed, "v1", "--dept", "nobody at all")
        assert (done.code, done.out) == (2, "")


def test_a_wrong_format_or_language_is_an_error(repository: Any, diff: Any) -> None:
    assert diff(repository, "v1", "--format", "csv").code == 2
    assert diff(repository, "v1", "--lang", "de").code == 2


def test_help_has_examples(ask: Any) -> None:
    out = ask("diff", "--help").out
    assert "Examples:\n  obligations diff HEAD\n" in out


@pytest.mark.parametrize("columns", [80, 200])
def test_on_a_terminal_lines_hang_behind_their_sign(changed: Any, columns: int) -> None:
    changed.edit(
        "what: {en: dig the basin",
        "what: {en: dig the basin of the northern harbour as deep as the largest ships need",
    )
    shown = _run_on_a_terminal(changed, columns)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "\x1b[" in shown
    assert max(len(line) for line in plain.splitlines()) <= columns
    (at,) = [
        at
        for at, line in enumerate(plain.splitlines())
        if line.startswith("  ~ plan-m01.1 modality: must → encourage · dig the basin")
    ]
    assert plain.splitlines()[at + 1].startswith(
        "    " if columns == 80 else "  ~ plan-m01.1 wording"
    )


def _run_on_a_terminal(repository: Any, columns: int, *arguments: str) -> str:
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color"}
    command = [
        sys.executable,
        "-m",
        "obligations",
        "diff",
        "v1",
        "--measures",
        str(repository.measures),
        *arguments,
    ]
    process = subprocess.Popen(
        command, stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # how Linux says that the other side has closed
        pass
    finally:
        os.close(ours)
    assert process.wait() == 0
    return shown.decode()
