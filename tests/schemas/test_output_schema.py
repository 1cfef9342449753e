"""The schema of the JSON output, against what the commands really print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from jsonschema import Draft202012Validator

from obligations import vocabulary
from running import check_docs

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads(
    (ROOT / "src" / "obligations" / "output.schema.json").read_text(encoding="utf-8")
)


def close(part: Any) -> Any:
    """Give the schema without room for keys that it doesn't describe. (Users' programs must put up with new ones.)"""
    if isinstance(part, list):
        return [close(item) for item in part]
    if not isinstance(part, dict):
        return part
    closed = {key: close(value) for key, value in part.items()}
    return closed | {"additionalProperties": False} if part.get("type") == "object" else closed


def list_errors(records: Any, part: str | None = None) -> list[str]:
    closed = close(SCHEMA)
    chosen = {"$ref": f"#/$defs/{part}", "$defs": closed["$defs"]} if part else closed
    validator = Draft202012Validator(chosen, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(records)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "--dept", "Customs"),
        ("list", "--dept", "CBIRC", "--as-of", "2022-01-01"),
        ("list", "--role", "signatory", "--dept", "Customs"),
        ("list", "--basis", "none"),
        ("search", "海外仓"),
        ("search", "warehouse", "--dept", "mofcom"),
    ],
)
def test_lists_and_searches_print_what_the_schema_says(
    ask: Any, arguments: tuple[str, ...]
) -> None:
    records = ask(*arguments, "--format", "json").json
    assert records
    assert list_errors(records) == []


def test_every_measure_is_shown_as_the_schema_says(ask: Any) -> None:
    ids = [record["id"] for record in ask("list", "--format", "json").json]
    assert list_errors(ask("show", *ids, "--format", "json").json) == []


@pytest.mark.parametrize(
    ("part", "arguments"),
    [
        ("due", ("due",)),
        ("due", ("due", "--dept", "NFRA")),
        ("due", ("due", "--as-of", "2021-12-31")),
        ("actions", ("list", "--rows", "action")),
        ("actions", ("list", "--rows", "action", "--dept", "NFRA")),
        ("obligations", ("list", "--rows", "obligation")),
        ("obligations", ("list", "--rows", "obligation", "--dept", "NFRA")),
        ("documents", ("documents",)),
        ("departments", ("departments",)),
        ("department_pages", ("departments", "CBIRC")),
        ("department_pages", ("departments", "all-relevant-units")),
        ("log", ("progress", "log", "--all")),
        ("lineage", ("trace", "2021-m07")),
        ("lineage", ("trace", "2015-m01")),
    ],
)
def test_other_rows_have_a_part_of_the_schema_of_their_own(
    ask: Any, part: str, arguments: tuple[str, ...]
) -> None:
    records = ask(*arguments, "--format", "json").json
    assert records
    assert list_errors(records, part) == []


def test_the_examples_are_printed_as_the_schema_says(ask: Any) -> None:
    measures = ("--measures", str(ROOT / "examples" / "harbour" / "measures"))
    records = ask("list", *measures, "--format", "json").json
    assert list_errors(records) == []
    assert (
        list_errors(
            ask("show", *(record["id"] for record in records), *measures, "--format", "json").json
        )
        == []
    )
    assert list_errors(ask("due", *measures, "--format", "json").json, "due") == []


def test_a_line_of_jsonl_is_one_of_the_objects(ask: Any) -> None:
    for line in ask("list", "--dept", "mofcom", "--format", "jsonl").lines:
        assert list_errors([json.loads(line)]) == []


@pytest.mark.parametrize("key", ["id", "lead", "targets", "state", "linked_from"])
def test_a_key_that_is_gone_is_noticed(ask: Any, key: str) -> None:
    records = ask("show", "2021-m07", "--format", "json").json
    del records[0][key]
    assert list_errors(records)


def list_properties(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for value in part.values():
            yield from list_properties(value)
    elif isinstance(part, list):
        for value in part:
            yield from list_properties(value)


def test_every_key_says_what_it_is() -> None:
    for key, said in list_properties(SCHEMA):
        assert "description" in said or key == "marks" or set(said) <= {"$ref"}, key


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (("measure", "kind"), get_args(vocabulary.MeasureKind)),
        (("measure", "basis"), (*get_args(vocabulary.Basis), None)),
        (("action", "modality"), get_args(vocabulary.Modality)),
        (("target", "deliverable"), (*get_args(vocabulary.Deliverable), None)),
        (("target", "every"), (*get_args(vocabulary.Recurrence), None)),
        (("metric", "comparator"), get_args(vocabulary.Comparator)),
        (("link", "relation"), get_args(vocabulary.Relation)),
        (("entry", "status"), get_args(vocabulary.Status)),
        (("asked", "role"), get_args(vocabulary.Role)),
    ],
)
def test_its_closed_lists_are_those_of_the_program(
    where: tuple[str, str], words: tuple[str | None, ...]
) -> None:
    name, key = where
    assert tuple(SCHEMA["$defs"][name]["properties"][key]["enum"]) == words
    assert tuple(SCHEMA["$defs"]["state"]["enum"]) == vocabulary.STATES


def test_it_is_made_of_the_records() -> None:
    check_docs("write_output_schema.py")


def test_the_command_prints_it(ask: Any) -> None:
    result = ask("schema", "output")
    assert result.out == (ROOT / "src" / "obligations" / "output.schema.json").read_text(
        encoding="utf-8"
    )
    Draft202012Validator.check_schema(SCHEMA)
