"""The data package, as the frictionless library reads it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import frictionless
import pytest

from exports.conftest import EARLIER, PLAN
from exports.readers import read_csv
from obligations.exporting.resources import RESOURCES, describe_field
from obligations.exporting.table_columns import describe_column
from obligations.text.language import has_chinese
from obligations.text.resource_words import RESOURCE_WORDS

if TYPE_CHECKING:
    from pathlib import Path


def validate(folder: Path) -> Any:
    return frictionless.validate(str(folder / "datapackage.json"))


@pytest.mark.parametrize(
    "question", [(), ("--dept", "Customs", "--due", "2021"), ("--text", "no such words")]
)
def test_the_shipped_data_is_valid_whatever_it_is_narrowed_to(
    export: Any, question: tuple[str, ...]
) -> None:
    report = validate(export("datapackage", *question))
    assert report.valid, report.flatten(["title", "type", "message"])


def test_data_full_of_odd_wording_is_valid(corpus: Path, export: Any) -> None:
    report = validate(export("datapackage", "--measures", str(corpus)))
    assert report.valid, report.flatten(["title", "type", "message"])


def test_a_responsibility_whose_department_is_gone_is_noticed(corpus: Path, export: Any) -> None:
    folder = export("datapackage", "--measures", str(corpus))
    departments = folder / "departments.csv"
    departments.write_bytes(
        b"\r\n".join(
            line
            for line in departments.read_bytes().split(b"\r\n")
            if not line.startswith(b'"harbour",')
        )
    )
    assert "foreign-key" in {row[0] for row in validate(folder).flatten(["type"])}


def test_has_the_tables_that_were_promised(export: Any) -> None:
    folder = export("datapackage")
    promised = {
        "measures",
        "responsibilities",
        "targets",
        "actions",
        "links",
        "departments",
        "progress",
    }
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert promised <= {resource["name"] for resource in described["resources"]}
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["datapackage.json", *(resource["path"] for resource in described["resources"])]
    )


def test_every_column_says_what_it_means(export: Any) -> None:
    described = json.loads((export("datapackage") / "datapackage.json").read_text(encoding="utf-8"))
    assert all(
        field["description"]
        for resource in described["resources"]
        for field in resource["schema"]["fields"]
    )


def test_every_table_and_column_is_described_in_chinese_too(export: Any) -> None:
    described = json.loads(
        (export("datapackage", "--lang", "zh") / "datapackage.json").read_text(encoding="utf-8")
    )
    told = [resource["description"] for resource in described["resources"]]
    told += [
        field["description"]
        for resource in described["resources"]
        for field in resource["schema"]["fields"]
    ]
    assert not [text for text in told if not has_chinese(text)]


def test_a_column_means_what_it_means_in_the_other_exports(export: Any) -> None:
    described = json.loads((export("datapackage") / "datapackage.json").read_text(encoding="utf-8"))
    told = {
        (resource["name"], field["name"]): field["description"]
        for resource in described["resources"]
        for field in resource["schema"]["fields"]
    }
    for resource, field, table, column in (
        ("measures", "next_deadline", "measure_state", "next_deadline"),
        ("targets", "to", "target_state", "to_value"),
        ("links", "relation", "link", "relation"),
        ("responsibilities", "department", "responsibility", "department"),
    ):
        assert told[resource, field] == describe_column(table, column)


def test_no_description_is_translated_that_nothing_says() -> None:
    endings = r", in (?:English|Chinese)\.$|, joined by \"; \"\.$"
    said = {
        re.sub(endings, ".", text)
        for resource in RESOURCES
        for text in (
            resource.about,
            *(describe_field(resource, field) for field in resource.fields),
        )
    }
    assert sorted(RESOURCE_WORDS.keys() - said) == []


def test_partial_dates_are_written_by_edtf(corpus: Path, export: Any) -> None:
    rows = {
        row["id"]: row
        for row in read_csv(export("datapackage", "--measures", str(corpus)) / "targets.csv")
    }
    assert rows["plan-m01.t3"]["due_by"] == "2021-40"
    assert rows["plan-m01.t4"]["due_in"] == "2027-34"
    assert rows["plan-m01.t6"]["due_by"] == "XXXX-02"


def test_what_looks_like_a_formula_is_defused_as_in_every_csv(
    corpus: Path, export: Any, ask: Any
) -> None:
    rows = read_csv(export("datapackage", "--measures", str(corpus)) / "measures.csv")
    (listed,) = ask(
        "list",
        "--measures",
        str(corpus),
        "--document",
        "plan",
        "--kind",
        "measure",
        "--columns",
        "title",
        "--format",
        "csv",
    ).lines[1:]
    assert (
        listed.strip('"')
        == next(row["title_en"] for row in rows if row["id"] == "plan-m01")
        == "'=1+1|pipe *star* [link](javascript:alert)"
    )


def test_evidence_stays_json_whatever_signs_are_in_it(make_corpus: Any, export: Any) -> None:
    odd = '- {of: plan-m01.t1, date: 2025-07-01, recorded: 2025-07-02, status: met, evidence: [{title: "a\\x85b\\u202ec", url: "https://example.org"}]}'
    folder = export(
        "datapackage",
        "--measures",
        str(make_corpus({"plan.yaml": PLAN, "progress/plan.yaml": odd})),
    )
    assert validate(folder).valid
    (row,) = read_csv(folder / "progress.csv")
    assert json.loads(row["evidence"])[0]["title"] == "a\x85b\u202ec"
    assert "\x85" not in row["evidence"]


def test_the_description_steers_no_terminal_and_links_to_the_web_alone(
    make_corpus: Any, export: Any
) -> None:
    odd = PLAN.replace("Plan <b>for</b>", "Plan \\x9b for")
    folder = export(
        "datapackage", "--measures", str(make_corpus({"plan.yaml": odd, "earlier.yaml": EARLIER}))
    )
    assert validate(folder).valid
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    assert "\x9b" not in text
    assert [source.get("path") for source in json.loads(text)["sources"]] == [
        None,
        "https://example.org/plan%201,%28a%29",
    ]


def test_the_description_speaks_the_language_asked_for_and_says_what_is_soon(export: Any) -> None:
    described = {
        lang: json.loads(
            (
                export("datapackage", "--dept", "mfa", "--within", "30d", "--lang", lang)
                / "datapackage.json"
            ).read_text("utf-8")
        )
        for lang in ("en", "zh")
    }
    assert "(" not in described["zh"]["title"]
    assert not re.search(
        "[A-Za-z]", described["zh"]["title"] + described["zh"]["description"].replace("fits", "")
    )
    assert "部门：外交部" in described["zh"]["description"]
    assert all("2026-12-23" in texts["description"] for texts in described.values())
    assert has_chinese(described["zh"]["sources"][0]["title"].partition("号 ")[2])
    assert not has_chinese(described["en"]["sources"][0]["title"].partition("号 ")[2])


def test_progress_is_that_of_the_day_asked_about(corpus: Path, export: Any) -> None:
    rows = read_csv(
        export("datapackage", "--measures", str(corpus), "--as-of", "2025-05-01") / "progress.csv"
    )
    assert [row["of"] for row in rows] == ["plan-m01.t2"]


def test_the_shipped_data_says_under_which_licence_it_stands_and_a_users_own_does_not(
    corpus: Path, export: Any
) -> None:
    shipped = json.loads((export("datapackage") / "datapackage.json").read_text(encoding="utf-8"))
    own = json.loads(
        (
            export("datapackage", "--measures", str(corpus), name="own") / "datapackage.json"
        ).read_text(encoding="utf-8")
    )
    assert [licence["name"] for licence in shipped["licenses"]] == ["CC0-1.0"]
    assert "licenses" not in own


def test_a_department_that_no_registry_knows_still_has_its_row(
    make_corpus: Any, export: Any
) -> None:
    plan = """
        id: p
        kind: plan
        title: {en: P}
        issuers: [issuing-stranger]
        dated: 2020-01-01
        sources: [{language: en, title: P}]
        measures:
          - number: 1
            kind: measure
            title: {en: T}
            summary: {en: S}
            topics: [ships]
            responsibilities: [{basis: stated, lead: [old-trade, stranger], passed_to: {old-trade: strange-heir}, because: {en: it says so}}]
    """
    folder = export("datapackage", "--measures", str(make_corpus({"p.yaml": plan})))
    assert validate(folder).valid
    assert {"issuing-stranger", "stranger", "strange-heir"} <= {
        row["id"] for row in read_csv(folder / "departments.csv")
    }
