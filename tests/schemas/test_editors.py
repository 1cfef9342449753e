"""What others make of the schemas: a validator as it comes (Ajv), and a language server as editors run it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from obligations.schemas import SCHEMAS, build_schema, read_choices, write_schemas
from running import ADDRESSEES, REGISTRY, ROOT, TOPICS
from schemas.language_server import LanguageServer

if TYPE_CHECKING:
    from collections.abc import Iterator

NODE = shutil.which("node")
PACKAGES = ROOT / ".cache" / "npm" / "node_modules"
SERVER = PACKAGES / "yaml-language-server" / "bin" / "yaml-language-server"
pytestmark = pytest.mark.skipif(
    not NODE or not SERVER.exists(), reason="needs Node, and what .ci/npm installs"
)
COMPILE = """
const Ajv = require("ajv/dist/2020").default;
const told = [];
const logger = { log: told.push.bind(told), warn: told.push.bind(told), error: told.push.bind(told) };
for (const [name, schema] of Object.entries(JSON.parse(require("fs").readFileSync(0)))) {
  try { new Ajv({ logger }).compile(schema); } catch (error) { told.push(`${name}: ${error.message}`); }
}
console.log(JSON.stringify(told));
"""
RIGHT = """\
# yaml-language-server: $schema=schema/document.schema.json
id: plan
kind: plan
title: {en: Plan}
issuers: [harbour]
dated: 2020-01-31
measures:
  - number: 1
    kind: measure
    title: {en: Berths}
    summary: {en: More berths.}
    responsibilities:
      - basis: stated
        lead: [old-trade]
        co_responsible: [trade]
    targets:
      - {number: 1, by: 2035-06, outcome: {en: berths}}
    actions:
      - {number: 1, modality: encourage, what: {en: build them}}
"""
# A part of the right text, what stands in its place, where the finding begins and how far it goes, and what it says.
WRONG = [
    ("dated: 2020-01-31", "dated: 2021-02-29", "2021-02-29", "does not match the pattern"),
    ("by: 2035-06", "by: soon", "soon", '"^([0-9]{4}('),
    ("by: 2035-06", "by: 2035-06, in: 2035", "in", "Property in is not allowed."),
    ("lead: [old-trade]", "lead: []", "[]", "too few items"),
    ("lead: [old-trade]", "lead: [harbour, harbour]", "[harbour, harbour]", "duplicate"),
    ("lead: [old-trade]", "lead: [harber]", "harber", '"harbour"'),
    ("        lead: [old-trade]\n", "", "basis", 'Missing property "lead".'),
    ("basis: stated", "basis: inferred", "basis", 'Missing property "because".'),
    ("modality: encourage", "modality: urge", "urge", '"encourage"'),
]


def test_ajv_compiles_every_schema_as_it_comes_without_a_word() -> None:
    choices = read_choices(ROOT / "measures")
    schemas = json.dumps({name: build_schema(name, choices) for name in SCHEMAS})
    done = subprocess.run(
        [str(NODE), "-e", COMPILE],
        cwd=PACKAGES.parent,
        input=schemas,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == []


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    """One server for all tests: it takes a second to start."""
    with LanguageServer(str(NODE), str(SERVER), "--stdio") as running:
        yield running


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("measures")
    lists = {"departments": REGISTRY, "topics": TOPICS, "addressees": ADDRESSEES}
    for name, text in {**lists, "plan": RIGHT}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    write_schemas(folder)
    return folder


def find_place(text: str, part: str) -> tuple[int, int]:
    """Give the line and column of a part that stands once in a text, counted from 0."""
    assert text.count(part) == 1
    before = text.partition(part)[0].split("\n")
    return len(before) - 1, len(before[-1])


@pytest.mark.parametrize("path", ["2015.yaml", "departments.yaml", "topics.yaml"])
def test_an_editor_finds_nothing_wrong_with_shipped_files(
    server: LanguageServer, path: str
) -> None:
    assert server.open(ROOT / "measures" / path) == []


def test_an_editor_finds_nothing_wrong_with_shipped_entries(server: LanguageServer) -> None:
    for path in sorted((ROOT / "measures" / "progress").rglob("*.yaml"))[:3]:
        assert server.open(path) == []


@pytest.mark.parametrize(("part", "wrong", "marked", "said"), WRONG, ids=lambda value: value[:30])
def test_an_editor_marks_what_is_wrong_where_it_stands(
    server: LanguageServer, measures: Path, part: str, wrong: str, marked: str, said: str
) -> None:
    path = measures / f"wrong-{WRONG.index((part, wrong, marked, said))}.yaml"
    assert RIGHT.count(part) == 1
    path.write_text(RIGHT.replace(part, wrong), encoding="utf-8")
    (found,) = server.open(path)
    begin = found["range"]["start"]
    line = path.read_text(encoding="utf-8").split("\n")[begin["line"]]
    assert line[begin["character"] :].startswith(marked)
    assert said in found["message"]


def test_an_editor_completes_departments_and_says_whom_they_mean(
    server: LanguageServer, measures: Path
) -> None:
    server.open(measures / "plan.yaml")
    offered = server.complete(measures / "plan.yaml", *find_place(RIGHT, "old-trade]"))
    assert offered.keys() >= {"harbour", "trade", "old-trade", "all-offices"}
    assert offered["harbour"]["documentation"] == "Harbour Office · 港务局 · HO"


def test_an_editor_completes_words_and_explains_them_in_both_languages(
    server: LanguageServer, measures: Path
) -> None:
    server.open(measures / "plan.yaml")
    offered = server.complete(measures / "plan.yaml", *find_place(RIGHT, "encourage"))
    assert offered["forbid"]["documentation"] == "forbid · 不得"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("old-trade", "Ministry of Commerce and Ships · 商船部 · MCS · until 2020-06-30"),
        ("encourage", "encourage · 鼓励"),
        ("lead", "Takes the lead (牵头)."),
        ("2035-06", "Due at the end of this date."),
    ],
)
def test_an_editor_shows_what_a_key_and_an_id_mean(
    server: LanguageServer, measures: Path, part: str, said: str
) -> None:
    server.open(measures / "plan.yaml")
    assert said in server.hover(measures / "plan.yaml", *find_place(RIGHT, part))
