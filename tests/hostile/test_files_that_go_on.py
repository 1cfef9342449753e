"""What goes on to other programs: spreadsheets, forges, viewers. No text of the data steers them."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from obligations.findings import Finding, Located, Location, Span
from obligations.output.findings import FINDING_FORMATS, FindingsReport
from obligations.output.formats.csv import render_csv
from obligations.text.escaping import escape_markdown
from running import run_inside

DOCUMENT = """\
id: {id}
number: HO 1
kind: plan
title: {{en: "Harmless;=cmd|x", zh: 港}}
issuers: [harbour]
dated: 2021-03-01
measures:
  - number: 1
    kind: measure
    title: {{en: "see https://example.org/a_b(c).", zh: 港}}
    summary: {{en: The docks are built., zh: 港。}}
    topics: [ships]
    responsibilities:
      - {{basis: stated, responsible: [harbour]}}
"""
LONGEST = "a" * 64


@given(
    st.lists(st.lists(st.text(alphabet="ab;,=+-@\"\t \r\n'"), min_size=1, max_size=4), max_size=4)
)
def test_a_spreadsheet_sees_no_formula_whatever_separates_its_cells(rows: list[list[str]]) -> None:
    text = render_csv(["id", "title"], rows)
    for separator in ",;":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            assert not any(re.match(r"\s*[=+\-@]", cell) for cell in row)


@given(st.lists(st.lists(st.text(alphabet="ab;,\"' x"), min_size=1, max_size=4), max_size=4))
def test_every_text_of_csv_is_quoted_and_comes_back(rows: list[list[str]]) -> None:
    text = render_csv(["id", "title"], rows)
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [["id", "title"], *rows]
    assert re.fullmatch(r'((("([^"]|"")+")?(,("([^"]|"")+")?)*|"")\r\n)*', text)


def test_the_exported_tables_quote_every_text_and_no_number(
    make_corpus: Any, tmp_path: Any
) -> None:
    measures = make_corpus({"plan.yaml": DOCUMENT.format(id="plan")})
    assert (
        run_inside(
            "export", "datapackage", "--measures", str(measures), "-o", str(tmp_path / "out")
        ).code
        == 0
    )
    text = (tmp_path / "out" / "measures.csv").read_bytes().decode()
    assert text.startswith('"id",')
    assert '"plan-m01","plan",1,,' in text
    assert "Harmless;'=cmd|x" in (tmp_path / "out" / "documents.csv").read_text(encoding="utf-8")


def test_no_text_of_sarif_holds_a_link() -> None:
    link = "[click](https://example.org)"
    finding = Finding("OB110", f"{link} is wrong", "x.yaml", hint=link, fix=link)
    report = FindingsReport(
        [Located(finding, Location("x.yaml", Span(1, 1, 1, 2)), "wrong-value")], lambda _: ""
    )
    (result,) = json.loads(FINDING_FORMATS["sarif"](report))["runs"][0]["results"]
    for told in (result["message"]["text"], result["fixes"][0]["description"]["text"]):
        assert "](" not in told.replace("\\](", "")
    assert (
        result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"]
        == link
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see https://example.org/a_b(c).", "see `https://example.org/a_b(c`)."),
        ("(www.example.org)", "(`www.example.org`)"),
        ("WWW.Example.org, x", "`WWW.Example.org`, x"),
        ("somebody@example.org", "`somebody@example.org`"),
        ("见https://example.org。港", "见`https://example.org`。港"),
        ("`https://example.org`", r"\``https://example.org`\`"),
        ("https://a|https://b", r"`https://a`\|`https://b`"),
        ("*a* &amp; b", r"\*a\* &amp;amp; b"),
        ("*a* https://b_c", r"\*a\* `https://b_c`"),
        ("@all", "@all"),
    ],
)
def test_an_address_is_shown_as_code_in_markdown(text: str, written: str) -> None:
    assert escape_markdown(text) == written


@given(
    st.lists(
        st.sampled_from(
            ["https://", "www.", "a@b.c", "x", "`", "|", " ", "港", "*", "&amp;", "(", ")."]
        )
    ).map("".join)
)
def test_no_address_stands_outside_of_code(text: str) -> None:
    outside = re.sub(r"(?<!\\)`[^`]+`", "", escape_markdown(text))
    assert not re.search(r"://|www\.|\w@\w", outside)


def test_a_table_in_markdown_has_no_link(make_corpus: Any) -> None:
    measures = make_corpus({"plan.yaml": DOCUMENT.format(id="plan")})
    for command in (("list",), ("show", "plan-m1")):
        assert (
            "`https://example.org/a_b(c`)."
            in run_inside(*command, "--measures", str(measures), "--format", "md").out
        )


def test_an_id_has_at_most_64_signs(make_corpus: Any) -> None:
    measures = make_corpus(
        {
            f"{LONGEST}.yaml": DOCUMENT.format(id=LONGEST),
            f"{LONGEST}a.yaml": DOCUMENT.format(id=f"{LONGEST}a"),
        }
    )
    (found,) = [
        one
        for one in run_inside("check", str(measures), "--format", "json").json
        if one["code"] == "OB110"
    ]
    assert found["path"].endswith(f"{LONGEST}a.yaml")
    assert "65 characters, 64 at most" in found["message"]
    schema = Draft202012Validator(
        json.loads(run_inside("schema", "document").out)["properties"]["id"]
    )
    assert schema.is_valid(LONGEST)
    assert not schema.is_valid(f"{LONGEST}a")
