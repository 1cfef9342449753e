"""What stands in two places by its nature agrees in both: each test names what one of them lacks."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from obligations import database
from obligations.compiling.rows import DOCUMENT_TABLES
from obligations.diff import fields
from obligations.diff.change import ChangePlace
from obligations.diff.values import gather_bodies
from obligations.exporting import table_columns, tables
from obligations.measure_files import list_files, read_file
from obligations.model import (
    Action,
    AmbiguousName,
    Assignment,
    Clause,
    Department,
    Document,
    Evidence,
    Link,
    Measure,
    Metric,
    ProgressEntry,
    Section,
    Source,
    Succession,
    Target,
    Term,
)
from obligations.output.formats import FORMAT_NAMES
from obligations.query.filters import FILTERS
from obligations.schemas import SCHEMAS
from obligations.text.phrase import Phrase
from obligations.text.tables import changes, headings
from obligations.text.tables import filters as phrases
from obligations.vocabulary import ROLES
from obligations.workspace import find_shipped_measures
from running import ROOT, check_docs, load_corpus

if TYPE_CHECKING:
    from obligations.model.scalars import Record

SOURCE = ROOT / "src" / "obligations"
DATA = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")

# The models whose fields are tables of docs/data.md, by the section that they stand in.
DOCUMENTED = {
    Document: "Document",
    Section: "Section",
    Measure: "Measure",
    Action: "Action",
    Clause: "Clause",
    Target: "Target",
    Metric: "Target",
    Link: "Link",
    ProgressEntry: "Progress",
    Evidence: "Progress",
    Department: "Departments",
    Succession: "Departments",
    AmbiguousName: "Departments",
    Term: "Topics and addressees",
}


def list_fields(model: type[Record]) -> set[str]:
    """Give the keys of a record as they are written in YAML."""
    return {field.alias or name for name, field in model.model_fields.items()}


def list_documented(section: str) -> set[str]:
    """Give the fields that a section of docs/data.md has a row for, in its tables of fields."""
    (text,) = re.findall(rf"^## {section}\n(.*?)(?=^## |\Z)", DATA, re.MULTILINE | re.DOTALL)
    of_fields = re.findall(r"^\| \w+ \| value \| .*\n((?:\|.*\n)+)", text, re.MULTILINE)
    cells = [line.split("|")[1] for lines in of_fields for line in lines.splitlines()]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize("section", dict.fromkeys(DOCUMENTED.values()))
def test_the_page_of_the_data_has_a_row_for_each_field_of_its_records(section: str) -> None:
    fields_there = {
        name for model, at in DOCUMENTED.items() if at == section for name in list_fields(model)
    }
    assert list_documented(section) == fields_there


# The table in which each record is compiled to a row.
COMPILED = {
    Document: "document",
    Source: "source",
    Section: "section",
    Measure: "measure",
    Action: "action",
    Clause: "responsibility",
    Target: "target",
    Link: "link",
    ProgressEntry: "progress",
    Department: "department",
    Succession: "succession",
}
# The tables and columns of fields that are no column of that name; none where the program needs it
# for nothing that it answers.
ELSEWHERE: dict[type[Record], dict[str, str]] = {
    # Only `audit` needs to know where a text is wrong.
    Source: {"errors": ""},
    # The wording below a heading is nobody's to answer: a draft keeps it, so that nothing is lost.
    Section: {"text": ""},
    Document: {
        "issuers": "issuer.department",
        "addressees": "document_addressee.department",
        "sources": "source.title",
        "sections": "section.title_en",
        "responsibilities": "responsibility.clause",
        "measures": "measure.id",
        "closing": "measure.closing",
        "unresolved_issuers": "",
    },
    Measure: {
        "topics": "measure_topic.topic",
        "responsibilities": "responsibility.clause",
        "targets": "target.id",
        "actions": "action.id",
        "links": "link.to_id",
    },
    Action: {
        "addressees": "action_addressee.addressee",
        "places": "place.en",
        "topics": "measure_topic.topic",
        "submitted_to": "recipient.department",
        "responsibilities": "responsibility.clause",
        "targets": "target.id",
        "links": "link.to_id",
    },
    Clause: {
        **dict.fromkeys(("lead", "co_responsible", "responsible"), "responsibility.role"),
        "applies": "responsibility.measure",
        "unresolved": "unresolved.printed",
    },
    Target: {"metric": "target.comparator"},
    Link: {"to": "link.to_id"},
    Department: {
        "name": "department.en",
        "existed": "department.existed_from",
        "successors": "succession.new",
        "cover": "covered.means",
        **dict.fromkeys(
            ("names", "machine_translated", "query_names", "former"), "department_name.kind"
        ),
    },
    Succession: {"to": "succession.new"},
}


def read_columns(table: str) -> set[str]:
    """Give the columns of a table of the compiled file."""
    connection = database.create(":memory:")
    try:
        return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    finally:
        connection.close()


@pytest.mark.parametrize("model", COMPILED, ids=lambda model: model.__name__)
def test_every_field_of_a_record_is_compiled(model: type[Record]) -> None:
    columns = read_columns(COMPILED[model])
    bilingual = {name.removesuffix("_en") for name in columns if name.endswith("_en")}
    elsewhere = ELSEWHERE.get(model, {})
    assert sorted(list_fields(model) - columns - bilingual - elsewhere.keys()) == [], (
        f"database/schema.sql, table {COMPILED[model]}"
    )
    for place in filter(None, elsewhere.values()):
        table, _, column = place.partition(".")
        assert column in read_columns(table), place


# The columns of a record's table that its JSON has no key for: where it stands, what only serves to
# reckon, and the official wording, which no list repeats.
UNTOLD = {
    "measure": {"position", "text"},
    "action": {"measure", "document", "number", "owned", "text"},
    "target": {"measure", "action", "document", "number", "first_day", "last_day", "comparator", "value", "value_text", "value_millionths", "to_value", "to_value_text", "to_value_millionths", "unit", "baseline", "baseline_text", "baseline_millionths", "baseline_at", "has_date", "recur_first", "recur_day", "recur_count"},
}  # fmt: skip


@pytest.mark.parametrize("table", UNTOLD)
def test_every_column_of_a_measure_is_a_key_of_the_json_output(ask: Any, table: str) -> None:
    folder = ROOT / "examples" / "harbour" / "measures"
    result = ask("list", "--format", "json", "--measures", str(folder))
    assert result.code == 0, result.err
    measures = result.json
    actions = [action for measure in measures for action in measure["actions"]]
    targets = [target for record in (*measures, *actions) for target in record["targets"]]
    told = {"measure": measures, "action": actions, "target": targets}[table][0].keys()
    columns = {re.sub("_(en|zh)$", "", name) for name in read_columns(table)}
    assert sorted(columns - told - UNTOLD[table]) == []


# What says which record it is, and what is compared record by record.
COMPARED_APART = {
    "document": {"id", "responsibilities", "measures", "closing"},
    "measure": {"number", "responsibilities", "targets", "actions", "links"},
    "action": {"number", "responsibilities", "targets", "links"},
    "target": {"number"},
    "assignment": {"of"},
    "department": {"id"},
}
# Of a draft, which nobody has reviewed yet, it is not told what is still to be looked up.
UNCOMPARED = {"document": {"draft", "unresolved_issuers"}}
COMPARED = {
    "document": (Document, fields.DOCUMENT_FIELDS),
    "measure": (Measure, fields.MEASURE_FIELDS),
    "action": (Action, fields.ACTION_FIELDS),
    "target": (Target, fields.TARGET_FIELDS),
    "assignment": (Assignment, fields.ASSIGNMENT_FIELDS),
    "department": (Department, fields.DEPARTMENT_FIELDS),
}


class Watched:
    """A record that keeps which of its fields were read."""

    def __init__(self, record: Any) -> None:
        self._watched = record
        self.fields_read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.fields_read.add(name)
        return getattr(self._watched, name)


@pytest.mark.parametrize("kind", COMPARED)
def test_every_field_of_a_record_is_compared_by_diff(kind: Any) -> None:
    folder = find_shipped_measures()
    texts = [(file.path, read_file(folder, file.path, 1 << 26)) for file in list_files(folder)]
    corpus = load_corpus(texts)  # type: ignore[arg-type]
    document = next(file.record for file in corpus.files.values() if file.kind == "document")
    measure = next(one for one in document.measures if one.actions)
    target = next(one for each in document.measures for one in each.targets)
    record = Watched(
        {
            "document": document,
            "measure": measure,
            "action": measure.actions[0],
            "target": target,
            "assignment": Assignment(of="2021-m01", owner="mofcom"),
            "department": corpus.departments.departments[0],
        }[kind]
    )
    model, readers = COMPARED[kind]
    bodies = gather_bodies(corpus, corpus)
    place = ChangePlace(document.id, None, None, frozenset())
    assert list(fields.compare_fields(kind, "x", place, record, record, readers, bodies)) == []
    skipped = COMPARED_APART[kind] | UNCOMPARED.get(kind, set())
    assert sorted(model.model_fields.keys() - record.fields_read - skipped) == [], "diff/fields.py"


def test_every_table_of_a_document_is_emptied_when_its_file_is_read_again() -> None:
    named = set(re.findall(r"CREATE TABLE (\w+)", database.read_schema()))
    with_documents = {table for table in named if "document" in read_columns(table)}
    assert set(DOCUMENT_TABLES) == with_documents - {"file"}


def test_every_table_is_exported_or_named_as_one_that_only_the_program_needs() -> None:
    named = set(re.findall(r"CREATE TABLE (\w+)", database.read_schema()))
    exported = set(re.findall(r"CREATE TABLE (\w+)", tables.write_schema()))
    assert named - exported == set(tables.INTERNAL)
    assert table_columns.TIES.keys() <= {
        *named,
        *re.findall(r"CREATE VIEW (\w+)", database.read_schema()),
    }


def test_every_filter_has_a_phrase_and_every_phrase_a_filter() -> None:
    assert phrases.NAMES.keys() == FILTERS.keys(), "text/tables/filters.py"


def test_every_heading_stands_above_a_column() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in SOURCE.rglob("*.py")
        if path.name != "headings.py"
    )
    names = [name for name, value in vars(headings).items() if isinstance(value, Phrase)]
    assert [name for name in names if f"headings.{name}" not in source] == []


def test_every_format_of_a_module_is_registered() -> None:
    paths = (SOURCE / "output" / "formats").glob("*.py")
    modules = [import_module(f"obligations.output.formats.{path.stem}") for path in paths]
    made = {name for module in modules for name in vars(module).get("FORMATS", {})}
    assert made == set(FORMAT_NAMES), "output/formats/__init__.py"


def test_every_field_that_diff_compares_is_named() -> None:
    compared = {name for _, readers in COMPARED.values() for name in readers}
    assert sorted(compared - changes.CHANGED_FIELDS.keys() - set(ROLES)) == [], (
        "text/tables/changes.py"
    )


def test_the_lists_in_the_pages_are_fresh() -> None:
    check_docs("write_lists.py")


def test_the_help_names_every_schema(ask: Any) -> None:
    said = " ".join(ask("schema", "--help").out.split())
    assert f"{', '.join(SCHEMAS[:-1])} or {SCHEMAS[-1]}." in said
