"""Whatever the format, the same question has the same rows."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from exports.readers import duck, open_workbook, read_csv, read_events, read_sheet, select

if TYPE_CHECKING:
    from pathlib import Path

LISTS = {"measure": ("list",), "target": ("due",), "obligation": ("list", "--rows", "obligation")}
QUESTIONS = {
    "everything": (),
    "a department, its predecessors and successors": ("--dept", "cbirc"),
    "a department and the generic parties that cover it": ("--dept", "Customs", "--with-generic"),
    "a document, a role and a word": ("--document", "2021", "--role", "co", "--text", "海外仓"),
    "a period": ("--due", "2025"),
    "a state on an earlier day": (
        "--as-of",
        "2023-05-05",
        "--state",
        "undated",
        "--state",
        "upcoming",
    ),
    "nobody named": ("--basis", "none"),
}
ROW = r"^\| \[([^\]]+)\]"
ID = re.compile(r"\d{4}-(?:m|end)\d+(?:\.t?\d+)*")


@pytest.fixture(params=QUESTIONS)
def question(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return QUESTIONS[request.param]


def test_every_export_has_the_rows_of_the_list(
    ask: Any, export: Any, question: tuple[str, ...]
) -> None:
    exported = read_exports(export, question)
    for rows, command in LISTS.items():
        listed = sorted(ask(*command, *question).ids)
        assert listed, f"the question should find a {rows}"
        for kind, ids in exported[rows].items():
            assert sorted(ids) == listed, f"{rows} in {kind}"


@pytest.mark.parametrize("command", [*LISTS.values(), ("list", "--rows", "action")], ids=" ".join)
def test_every_format_of_a_list_has_the_same_rows(
    ask: Any, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "500")  # a table of one line a row
    listed = list_in_every_format(ask, command)
    assert listed["plain"]
    for kind, ids in listed.items():
        assert ids == listed["plain"], kind


def test_the_calendar_has_every_row_with_a_deadline_and_no_other(
    ask: Any, export: Any, question: tuple[str, ...]
) -> None:
    dated = [
        record["id"]
        for record in ask("due", *question, "--format", "json").json
        if record["deadline"]
    ]
    if dated:
        events = [
            str(event["UID"]).removesuffix("@obligations")
            for event in read_events(export("ics", *question))
        ]
        assert sorted(events) == sorted(dated)
    else:
        export("ics", *question, code=2)


def list_in_every_format(ask: Any, command: tuple[str, ...]) -> dict[str, list[str]]:
    """Give the ids of a list in each of its formats."""
    out = {
        kind: ask(*command, "--columns", "id,state", "--format", kind)
        for kind in ("table", "plain", "csv", "md", "json", "jsonl")
    }
    return {
        "plain": out["plain"].ids,
        "csv": [line.partition(",")[0].strip('"') for line in out["csv"].lines[1:]],
        "json": [record["id"] for record in out["json"].json],
        "jsonl": [json.loads(line)["id"] for line in out["jsonl"].lines],
        "table": [found.group() for line in out["table"].lines if (found := ID.match(line))],
        "md": [
            found.group()
            for line in out["md"].lines
            if line.startswith("| ") and (found := ID.match(line[2:]))
        ],
    }


def read_exports(export: Any, question: tuple[str, ...]) -> dict[str, dict[str, list[str]]]:
    """Give the ids that the exports have for each list, by kind of export."""
    workbook = read_workbook(export("xlsx", *question))
    package, database, files, pages = (
        export(kind, *question) for kind in ("datapackage", "sqlite", "parquet", "md")
    )
    chosen = "SELECT id FROM chosen WHERE kind = '{}'"
    found: dict[str, dict[str, list[str]]] = {}
    for rows in LISTS:
        sql = "SELECT unit FROM obligation" if rows == "obligation" else chosen.format(rows)
        table = read_csv(package / f"{rows}s.csv")
        found[rows] = {
            "xlsx": workbook[rows],
            "datapackage": [row["id"] for row in table if row.get("fits", "true") == "true"],
            "sqlite": [row[0] for row in select(database, sql)],
            "parquet": [row[0] for row in duck(files, sql)],
        }
    for rows, ids in read_pages(pages).items():
        found[rows]["md"] = ids
    return found


def read_pages(folder: Path) -> dict[str, list[str]]:
    """Give the ids of the measures that fit themselves, of the targets of the index, of the rows of all departments."""
    documents = [
        part
        for page in (folder / "documents").glob("*.md")
        for part in page.read_text("utf-8").split('<a id="')[1:]
    ]
    departments = [page.read_text("utf-8") for page in (folder / "departments").glob("*.md")]
    _, _, targets = (folder / "README.md").read_text("utf-8").partition("## Targets")
    return {
        "measure": [
            part.partition('"')[0]
            for part in documents
            if "the measure itself does not" not in part
        ],
        "target": re.findall(ROW, targets, re.MULTILINE),
        "obligation": [
            found for page in departments for found in re.findall(ROW, page, re.MULTILINE)
        ],
    }


def read_workbook(path: Path) -> dict[str, list[str]]:
    sheets = open_workbook(path).worksheets
    _, measures, targets, _, *departments = (
        [row["id"] for row in read_sheet(sheet)] if at not in {0, 3} else []
        for at, sheet in enumerate(sheets)
    )
    return {
        "measure": measures,
        "target": targets,
        "obligation": [found for ids in departments for found in ids],
    }
