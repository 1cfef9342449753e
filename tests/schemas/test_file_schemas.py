"""The JSON Schemas of the files: what they say to editors, and that they refuse what the program refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from obligations.corpus import find_kind, load_file
from obligations.schemas import build_schema, read_choices, render_schema, write_schemas
from obligations.vocabulary import MODALITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

MEASURES = Path(__file__).resolve().parents[2] / "measures"
KINDS = ("document", "departments", "topics", "addressees", "synonyms", "assignments", "progress")
PATHS = {
    "document": "plan.yaml",
    "departments": "departments.yaml",
    "topics": "topics.yaml",
    "addressees": "addressees.yaml",
    "synonyms": "synonyms.yaml",
    "assignments": "assignments.yaml",
    "progress": "progress/plan/plan-m01.t1_2031-02-28_5f3a91c2.yaml",
}

DOCUMENT = """\
id: plan
number: 港发2030年第1号
kind: plan
title: {en: Plan, zh: 方案}
issuers: [harbour]
addressees: [all-offices]
dated: 2030-01-31
published: 2030-02-01
external: [number]
sources:
  - {language: en, title: Plan, url: "https://example.org/plan", retrieved: 2030-02-02, note: {en: Whole.}}
responsibilities:
  - {basis: document, applies: all, lead: [harbour], because: {en: It says so., zh: 文中如此}}
sections:
  - {number: 1, label: One, title: {en: Work}, heading: {zh: 工作}}
measures:
  - number: 1
    label: "1"
    section: 1
    kind: measure
    title: {en: Berths}
    summary: {en: More berths.}
    topics: [docks]
    responsibilities:
      - {basis: stated, lead: [old-trade], co_responsible: [trade], passed_to: {old-trade: harbour}, because: {en: Ships.}}
    targets:
      - {number: 1, by: 2035, strive: true, outcome: {en: berths}, metric: {comparator: about, value: 12, unit: {en: berths}}}
      - {number: 2, every: year, by: XXXX-02, outcome: {en: a list}, deliverable: list}
      - {number: 3, from: 2030-Q2, outcome: {en: an open page}}
    actions:
      - number: 1
        modality: will
        what: {en: build them}
        addressees: [companies]
        places: [{en: Northmere}]
        submitted_to: [trade]
        targets: [{number: 1, in: 2031-H1, outcome: {en: ground}}]
      - {number: 2, parent: 1, modality: explore, what: {en: floating ones}, topics: [ships]}
    links:
      - {relation: continues, to: old-m01.2, because: {en: The same berths.}}
"""
PROGRESS = """\
of: plan-m01.t1
date: 2031-02-28
recorded: 2031-03-01
status: partly-met
value: 6
evidence:
  - {measure: plan-m01}
  - {quality: reported, number: No. 7, issuers: [harbour], publisher: News, title: Page, dated: 2031-02-28, url: "https://example.org", retrieved: 2031-03-01}
note: {en: Half of them.}
corrects: 0b77e1d4
"""
ASSIGNMENTS = "- {of: plan-m01.t1, owner: harbour, note: {en: Ask first., zh: 先问。}}\n"
SYNONYMS = """\
- {en: [berth, mooring], zh: [泊位]}
- {en: [light]}
"""

# A kind of file, a part of the right text, and the wrong text that stands in its place.
WRONG = [
    ("document", "id: plan\n", ""),
    ("document", "id: plan", "id: The Plan"),
    ("document", "id: plan", "id: plan\nowner: harbour"),
    ("document", "kind: plan", "kind: plann"),
    ("document", "title: {en: Plan, zh: 方案}", "title: [Plan]"),
    ("document", "title: {en: Plan, zh: 方案}", "title: {en: Plan, fr: Plan}"),
    ("document", "title: {en: Plan, zh: 方案}", 'title: {en: "  "}'),
    ("document", "title: {en: Plan, zh: 方案}", "title:"),
    ("document", "issuers: [harbour]", "issuers: []"),
    ("document", "issuers: [harbour]", "issuers: harbour"),
    ("document", "issuers: [harbour]", "issuers: [Harbour Office]"),
    ("document", "issuers: [harbour]", "issuers: [[harbour]]"),
    ("document", "dated: 2030-01-31", "dated: 2030-01"),
    ("document", "dated: 2030-01-31", "dated: 2030-13-01"),
    ("document", "dated: 2030-01-31", "dated: 2030-02-30"),
    ("document", "dated: 2030-01-31", "dated: 2030-04-31"),
    ("document", "dated: 2030-01-31", "dated: 0000-01-31"),
    ("document", "dated: 2030-01-31", "dated: 31.1.2030"),
    ("document", "language: en", "language: de"),
    ("document", "basis: document", "basis: guessed"),
    ("document", "basis: document, ", ""),
    ("document", "applies: all", "applies: some"),
    ("document", "number: 1\n    label", "number: 0\n    label"),
    ("document", "number: 1\n    label", "number: -1\n    label"),
    ("document", "number: 1\n    label", "number: 1.5\n    label"),
    ("document", "number: 1\n    label", "number: one\n    label"),
    ("document", "number: 1\n    label", "number: 1000000000000000000\n    label"),
    ("document", "section: 1", "section: {number: 1}"),
    ("document", "kind: measure", "kind: mesure"),
    ("document", "passed_to: {old-trade: harbour}", "passed_to: {old-trade: [harbour]}"),
    ("document", "passed_to: {old-trade: harbour}", "passed_to: {Old Trade: harbour}"),
    ("document", "by: 2035", "by: 2025-13"),
    ("document", "by: 2035", "by: 2035-Q5"),
    ("document", "by: 2035", "by: 2035-H3"),
    ("document", "by: 2035", "by: 2035-02-30"),
    ("document", "by: 2035", "by: 2035-11-31"),
    ("document", "by: 2035", "by: XXXX"),
    ("document", "by: 2035", "by: XXXX-XX"),
    ("document", "by: 2035", "by: 2035-XX-10"),
    ("document", "by: 2035", "by: 203"),
    ("document", "by: 2035", "by: soon"),
    ("document", "strive: true", "strive: yes"),
    ("document", "strive: true", "strive: 1"),
    ("document", "outcome: {en: berths}, ", ""),
    ("document", "comparator: about", "comparator: circa"),
    ("document", "value: 12", "value: twelve"),
    ("document", "value: 12, ", ""),
    ("document", "every: year", "every: day"),
    ("document", "deliverable: list", "deliverable: lists"),
    ("document", "modality: will", "modality: shall"),
    ("document", "places: [{en: Northmere}]", "places: [Northmere]"),
    ("document", "relation: continues", "relation: follows"),
    ("document", "to: old-m01.2", "to: old-1"),
    ("document", "to: old-m01.2", "to: old-m01.0"),
    ("document", "measures:", "measure:"),
    ("progress", "of: plan-m01.t1", "of: plan"),
    ("progress", "status: partly-met", "status: in-progess"),
    ("progress", "date: 2031-02-28", "date: 2031-02"),
    ("progress", "recorded: 2031-03-01\n", "# nobody knows when\n"),
    ("progress", "value: 6", "value: six"),
    ("progress", "corrects: 0b77e1d4", "corrects: 0b77e1"),
    ("progress", "corrects: 0b77e1d4", "corrects: [0b77e1d4, x]"),
    ("progress", "quality: reported", "quality: good"),
    ("progress", "{measure: plan-m01}", "{measur: plan-m01}"),
    ("topics", "id: ships", "id: Ships"),
    ("topics", "name: {en: Ships, zh: 船舶}", "nam: {en: Ships}"),
    ("addressees", "- {id", "{id"),
    ("assignments", "of: plan-m01.t1", "of: plan"),
    ("assignments", "owner: harbour", "owner: [harbour]"),
    ("assignments", "owner: harbour, ", ""),
    ("synonyms", "en: [light]", "en: light"),
    ("synonyms", "zh: [泊位]", "fr: [quai]"),
    ("departments", "level: central, name: {en: Harbour", "level: middle, name: {en: Harbour"),
    ("departments", "type: merged", "type: eaten"),
    ("departments", "date: 2020-06-30, share", "date: 30/6/2020, share"),
    ("departments", "abbr: [HO]", "abbr: HO"),
    ("departments", "departments:", "bodies:"),
]


@pytest.fixture
def workspace(make_corpus: Any) -> Path:
    """A small workspace with its own registry, and the schemas that belong to it."""
    measures: Path = make_corpus(
        {
            "plan.yaml": DOCUMENT,
            PATHS["progress"]: PROGRESS,
            "synonyms.yaml": SYNONYMS,
            "assignments.yaml": ASSIGNMENTS,
        }
    )
    write_schemas(measures)
    return measures


def run_check_jsonschema(schema: Path, *files: Path) -> dict[str, Any]:
    """Validate files as another program would, and give its findings."""
    from check_jsonschema import main
    from click.testing import CliRunner

    options = ("--output-format", "json", "--schemafile", str(schema))
    report: dict[str, Any] = json.loads(
        CliRunner().invoke(main, [*options, *map(str, files)]).stdout
    )
    return report


def list_refused(report: dict[str, Any]) -> set[str]:
    return {
        Path(error["filename"]).name
        for error in [*report.get("errors", []), *report.get("parse_errors", [])]
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schemas_are_fresh(kind: str) -> None:
    committed = (MEASURES / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert committed == render_schema(build_schema(kind, read_choices(MEASURES))), (
        "run: obligations schema --write"
    )


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind != "assignments"]
)  # none are shipped
def test_another_program_finds_the_shipped_files_valid(kind: str) -> None:
    files = sorted(
        path
        for path in MEASURES.rglob("*.yaml")
        if find_kind(path.relative_to(MEASURES).as_posix()) == kind
    )
    report = run_check_jsonschema(MEASURES / "schema" / f"{kind}.schema.json", *files)
    assert report["status"] == "ok", report


@pytest.mark.parametrize(
    "path", sorted(path.relative_to(MEASURES).as_posix() for path in MEASURES.rglob("*.yaml"))
)
def test_the_first_line_of_a_shipped_file_leads_editors_to_its_schema(path: str) -> None:
    first, _, _ = (MEASURES / path).read_text(encoding="utf-8").partition("\n")
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert named != first
    assert (
        (MEASURES / path).parent / named
    ).resolve() == MEASURES / "schema" / f"{find_kind(path)}.schema.json"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_right_is_right_for_both(workspace: Path, kind: str) -> None:
    assert load_file(PATHS[kind], (workspace / PATHS[kind]).read_bytes()).findings == []
    report = run_check_jsonschema(
        workspace / "schema" / f"{kind}.schema.json", workspace / PATHS[kind]
    )
    assert report["status"] == "ok", report


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_refuses_what_the_program_refuses(
    workspace: Path, kind: str, tmp_path: Path
) -> None:
    right = (workspace / PATHS[kind]).read_text(encoding="utf-8")
    folder = tmp_path / "wrong"
    folder.mkdir()
    files = {}
    for number, (_, part, wrong) in enumerate(entry for entry in WRONG if entry[0] == kind):
        assert right.count(part) == 1, part
        file = folder / f"{number:02}.yaml"
        file.write_text(right.replace(part, wrong), encoding="utf-8")
        files[file.name] = f"{part!r} → {wrong!r}"
        assert load_file(PATHS[kind], file.read_bytes()).record is None, (
            f"the program takes {files[file.name]}"
        )
    refused = list_refused(
        run_check_jsonschema(
            workspace / "schema" / f"{kind}.schema.json", *sorted(folder.iterdir())
        )
    )
    assert [words for name, words in files.items() if name not in refused] == []


@pytest.mark.parametrize(
    "date",
    [
        "2035",
        '"2035"',
        "2035-H1",
        "2035-H2",
        "2035-Q1",
        "2035-Q4",
        "2035-02",
        "2036-02-29",
        "2035-12-31",
        "XXXX-02",
        "XXXX-Q1",
        "XXXX-XX-31",
    ],
)
def test_every_form_of_a_date_is_right_for_both(workspace: Path, date: str) -> None:
    text = DOCUMENT.replace("by: 2035", f"by: {date}")
    assert load_file("plan.yaml", text.encode()).findings == []
    schema = json.loads((workspace / "schema" / "document.schema.json").read_text(encoding="utf-8"))
    target = {"$ref": "#/$defs/Target", "$defs": schema["$defs"]}
    value = int(date) if date.isdigit() else date.strip('"')  # what YAML 1.2 makes of it
    every = {"every": "month" if "-XX-" in date else "year"} if date.startswith("XXXX") else {}
    assert Draft202012Validator(target).is_valid(
        {"number": 1, "by": value, **every, "outcome": {"en": "berths"}}
    )


WRONG_IDS = [
    ("issuers: [harbour]", "issuers: [harber]"),
    ("addressees: [all-offices]", "addressees: [companies]"),
    ("lead: [old-trade]", "lead: [trad]"),
    ("co_responsible: [trade]", "co_responsible: [ships]"),
    ("passed_to: {old-trade: harbour}", "passed_to: {old-trade: nobody}"),
    ("passed_to: {old-trade: harbour}", "passed_to: {nobody: harbour}"),
    ("topics: [docks]", "topics: [dock]"),
    ("topics: [ships]", "topics: [companies]"),
    ("addressees: [companies]", "addressees: [trade]"),
    ("submitted_to: [trade]", "submitted_to: [traders]"),
]


def test_the_schema_knows_the_ids_of_its_workspace(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "wrong"
    folder.mkdir()
    for number, (part, wrong) in enumerate(WRONG_IDS):
        assert DOCUMENT.count(part) == 1
        (folder / f"{number}.yaml").write_text(DOCUMENT.replace(part, wrong), encoding="utf-8")
    refused = list_refused(
        run_check_jsonschema(
            workspace / "schema" / "document.schema.json", *sorted(folder.iterdir())
        )
    )
    assert [
        words for number, words in enumerate(WRONG_IDS) if f"{number}.yaml" not in refused
    ] == []


def test_an_id_comes_with_the_names_of_whom_it_means(workspace: Path) -> None:
    schema = json.loads((workspace / "schema" / "document.schema.json").read_text(encoding="utf-8"))
    named = {
        choice["const"]: choice["description"] for choice in schema["$defs"]["departments"]["anyOf"]
    }
    assert named == {
        "harbour": "Harbour Office · 港务局 · HO",
        "trade": "Ministry of Trade · 贸易部 · MT",
        "old-trade": "Ministry of Commerce and Ships · 商船部 · MCS · until 2020-06-30 · then trade",
        "all-offices": "all offices concerned · 各有关单位",
    }
    assert [choice["const"] for choice in schema["$defs"]["topics"]["anyOf"]] == ["ships", "docks"]
    assert schema["$defs"]["Clause"]["properties"]["lead"]["items"] == {
        "$ref": "#/$defs/departments"
    }


def test_an_id_of_digits_is_known_as_the_number_that_other_readers_make_of_it(
    make_corpus: Any,
) -> None:
    measures = make_corpus({"topics.yaml": "- {id: 5, name: {en: Five}}\n"})
    schema = build_schema("document", read_choices(measures))
    (topic,) = schema["$defs"]["topics"]["anyOf"]
    assert topic["enum"] == ["5", 5]


@pytest.mark.parametrize("text", [None, "", "[", "- {id: ships}\n"])
def test_where_a_list_can_not_be_read_any_id_may_stand(make_corpus: Any, text: str | None) -> None:
    schema = build_schema("document", read_choices(make_corpus({"topics.yaml": text})))
    assert "topics" not in schema["$defs"]
    assert schema["$defs"]["Measure"]["properties"]["topics"]["items"] == {
        "anyOf": [
            {
                "type": "string",
                "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$",
                "allOf": [{"pattern": "^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])$)"}],
                "maxLength": 64,
            },
            {"type": "integer", "minimum": 0, "maximum": 999999999999999999},
        ]
    }


def list_keys(part: Any, route: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the keys of the records, not those that conditions speak of."""
    if isinstance(part, dict):
        for key, value in part.get("properties", {}).items() if "title" in part else ():
            yield f"{route}/{key}", value
        for key, value in part.items():
            yield from list_keys(value, f"{route}/{key}")
    elif isinstance(part, list):
        for value in part:
            yield from list_keys(value, route)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_what_it_is(kind: str) -> None:
    keys = dict(list_keys(build_schema(kind, read_choices(MEASURES))))
    assert len(keys) >= (2 if kind == "synonyms" else 5)
    for route, key in keys.items():
        assert key.get("title", "").strip(), route
        assert key.get("description", "").strip(), route
        assert "_" not in key["title"], route


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_by_its_own_standard(kind: str) -> None:
    schema = build_schema(kind, read_choices(MEASURES))
    Draft202012Validator.check_schema(schema)
    assert "x-list" not in render_schema(schema)


def test_words_of_closed_lists_are_explained_in_both_languages() -> None:
    modality = build_schema("document", {})["$defs"]["Action"]["properties"]["modality"]
    words = {choice["const"]: choice["description"] for choice in modality["anyOf"]}
    assert words["encourage"] == "encourage · 鼓励"
    assert tuple(words) == MODALITIES


@pytest.mark.parametrize("kind", KINDS)
def test_a_pattern_that_an_editor_shows_is_short_enough_to_be_read(kind: str) -> None:
    patterns = re.findall(r'"pattern": "(.*)"', render_schema(build_schema(kind, {})))
    assert patterns
    assert max(map(len, patterns)) <= 125


def test_the_command_prints_the_schema_of_the_workspace_that_answers(
    ask: Any, workspace: Path
) -> None:
    result = ask("schema", "--measures", str(workspace))
    assert result.code == 0
    assert result.out == (workspace / "schema" / "document.schema.json").read_text(encoding="utf-8")


def test_the_command_writes_all_of_them_beside_the_files(ask: Any, make_corpus: Any) -> None:
    measures = make_corpus({})
    result = ask("schema", "--write", "--measures", str(measures))
    assert result.code == 0
    assert sorted(path.name for path in (measures / "schema").iterdir()) == sorted(
        f"{kind}.schema.json" for kind in KINDS
    )
    assert len(result.lines) == len(KINDS)


def test_an_unknown_schema_is_an_error_with_a_suggestion(ask: Any) -> None:
    result = ask("schema", "documents")
    assert (result.code, result.out) == (2, "")
    assert "document" in result.err
