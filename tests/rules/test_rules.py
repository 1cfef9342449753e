"""The rules as a whole: their pages, what they leave alone, and that one mistake hides no other and makes none."""

from __future__ import annotations

import inspect
import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from obligations.check import RULES, build_world, check_corpus, render_rules
from obligations.check.rules import (
    corrections,
    deadlines,
    entries,
    evidence,
    identity,
    invisible_characters,
    lineage,
    metrics,
    names,
    recurrence,
    references,
    responsibility,
    text,
    wording,
)
from obligations.check.view.file import WORDINGS
from obligations.measure_files import list_files, read_file
from obligations.model import assignment, department, document, progress, term
from obligations.model.scalars import Record
from obligations.workspace import find_shipped_measures
from obligations.yaml_files import read_yaml
from running import load_corpus, write_entries

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BASE = {path.name: path.read_bytes() for path in (HERE / "base").iterdir()}
AS_OF = date(2026, 11, 23)
FAMILIES = (
    text,
    identity,
    references,
    responsibility,
    deadlines,
    lineage,
    names,
    entries,
    corrections,
    evidence,
    wording,
    invisible_characters,
    recurrence,
    metrics,
)


def check(files: dict[str, str | bytes]) -> list[tuple[str, int, str]]:
    """Check the base corpus with these files in it: path, line, code."""
    everything = {
        **BASE,
        **{
            name: content.encode() if isinstance(content, str) else content
            for name, content in files.items()
        },
    }
    found = check_corpus(load_corpus(everything.items()), AS_OF)
    return [(one.location.path, one.location.span.line, one.finding.code) for one in found]


def read(name: str) -> str:
    return BASE[name].decode()


def find(files: dict[str, str]) -> Any:
    """Give the one finding of the base corpus with these files in it."""
    everything = {**BASE, **{name: content.encode() for name, content in files.items()}}
    (one,) = check_corpus(load_corpus(everything.items()), AS_OF)
    return one.finding


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_page_with_all_its_parts(rule: Any) -> None:
    assert rule.what.endswith(".")
    assert rule.why
    assert rule.wrong
    assert rule.right
    assert rule.wrong != rule.right
    assert not read_yaml(rule.right.encode(), rule.code).findings
    if rule.code > "OB109":
        assert not read_yaml(rule.wrong.encode(), rule.code).findings


def test_codes_and_names_are_unique_and_of_one_form() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
    assert all(
        re.fullmatch(r"OB[1-8]\d\d", rule.code) and re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        for rule in RULES
    )


def test_every_function_of_a_family_is_in_the_catalogue() -> None:
    written = {
        function
        for module in FAMILIES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("find_") and function.__module__ == module.__name__
    }
    assert written == {rule.check for rule in RULES if rule.check}


def test_the_page_of_all_rules_is_fresh() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == render_rules()


@pytest.mark.parametrize(
    "folder",
    [find_shipped_measures(), ROOT / "examples" / "harbour" / "measures"],
    ids=["shipped", "harbour"],
)
def test_the_data_is_clean_with_every_rule_on(folder: Path) -> None:
    files = [(file.path, read_file(folder, file.path, 1 << 26)) for file in list_files(folder)]
    today = date.today()  # noqa: DTZ011 - what is on record must have been by now
    found = check_corpus(load_corpus(files), today)  # type: ignore[arg-type]
    # What rests on secondary sources alone is said of an entry, and is nothing to be mended.
    assert [one for one in found if one.finding.code != "OB615"] == []


def test_a_file_that_is_too_large_is_one_finding(tmp_path: Path, ask: Any) -> None:
    shutil.copytree(HERE / "base", tmp_path / "measures")
    (tmp_path / "measures" / "2016.yaml").write_bytes(b"# " + b"a" * (33 << 20))
    assert [one["code"] for one in ask("check", str(tmp_path), "--format", "json").json] == [
        "OB106"
    ]


def test_a_file_that_can_not_be_read_is_one_finding(tmp_path: Path, ask: Any) -> None:
    shutil.copytree(HERE / "base", tmp_path / "measures")
    (tmp_path / "measures" / "2016.yaml").symlink_to("nowhere.yaml")
    assert [one["code"] for one in ask("check", str(tmp_path), "--format", "json").json] == [
        "OB113"
    ]


SEVEN = """\
id: 2016
kind: notice
title: {en: Notice on the harbour lights}
issuers: [lighthouse-agency]
dated: 2016-03-02
measures:
  - number: 1
    kind: measure
    summary: {en: The agency repairs the lamps of all harbours.}
    responsibilities:
      - basis: stated
        lead: [lighthouse-agncy]
    actions: []
  - number: 1
    kind: measure
    title: {en: Train the keepers}
    summary: {en: The agency trains keepers.}
    owner: lighthouse-agency
    responsibilities:
      - basis: sttaed
        responsible: [lighthouse-agency]
    targets:
      - {number: 1, by: 2025-13, outcome: {en: the keepers are trained}}
"""


def test_seven_defects_in_one_file_are_found_in_one_run_each_with_its_line_and_a_hint(
    tmp_path: Path, ask: Any
) -> None:
    shutil.copytree(HERE / "base", tmp_path / "measures")
    (tmp_path / "measures" / "2016.yaml").write_text(SEVEN, encoding="utf-8")
    found = ask("check", str(tmp_path), "--format", "json").json
    assert [(one["line"], one["column"], one["code"]) for one in found] == [
        (7, 5, "OB111"),  # no title
        (12, 16, "OB205"),  # the department is misspelt
        (13, 5, "OB112"),  # an empty list
        (14, 13, "OB202"),  # the number is there twice
        (18, 5, "OB109"),  # a key that no measure has
        (20, 16, "OB110"),  # the basis is misspelt
        (23, 25, "OB401"),  # no thirteenth month
    ]
    assert [one["hint"] for one in found[1:2] + found[5:6]] == [
        "did you mean lighthouse-agency?",
        "did you mean stated?",
    ]


OTHERS = {
    "2016.yaml": (HERE / "examples" / "OB204" / "right" / "2016.yaml").read_text(encoding="utf-8"),
    **write_entries(
        [
            {
                "of": "2012-m01.t1",
                "date": "2013-05-01",
                "recorded": "2013-06-01",
                "status": "in-progress",
            }
        ]
    ),
}
BREAKS = {
    "2012.yaml": [
        ("not YAML", lambda content: content + "{", "OB103"),
        (
            "a number that is none",
            lambda content: content.replace("- number: 3", "- number: three"),
            "OB110",
        ),
        (
            "an action that is none",
            lambda content: content.replace("actions:\n", "actions:\n      - x\n"),
            "OB110",
        ),
        ("no id", lambda content: content.replace("id: 2012\n", ""), "OB111"),
        ("no day", lambda content: content.replace("2012-05-04", "2012-05"), "OB401"),
        (
            "an alias",
            lambda content: content.replace("number: LHA", "external: [&a dated]\nnumber: LHA"),
            "OB104",
        ),
        ("not UTF-8", lambda content: content.replace("LHA", "\udcff"), "OB101"),
    ],
    "departments.yaml": [
        ("not YAML", lambda content: content + "{", "OB103"),
        (
            "an id that is none",
            lambda content: content.replace("id: lighthouse-agency", "id: Lighthouse"),
            "OB110",
        ),
        (
            "no name",
            lambda content: content.replace("    name: {en: Harbour Board, zh: 港务委员会}\n", ""),
            "OB111",
        ),
        (
            "a body that is none",
            lambda content: content.replace("departments:\n", "departments:\n  - x\n"),
            "OB110",
        ),
    ],
    "topics.yaml": [
        ("an id that is none", lambda content: content.replace("id: lamps", "id: Lamps"), "OB110")
    ],
    "addressees.yaml": [("not YAML", lambda content: content + "{", "OB103")],
}


@pytest.mark.parametrize(
    ("name", "broken", "code"),
    [
        pytest.param(name, broken, code, id=f"{name}-{what}")
        for name, cases in BREAKS.items()
        for what, broken, code in cases
    ],
)
def test_what_is_broken_in_one_file_breaks_nothing_that_speaks_of_it(
    name: str, broken: Any, code: str
) -> None:
    content = broken(read(name)).encode(errors="surrogateescape")
    assert [(path, found) for path, _, found in check({**OTHERS, name: content})] == [(name, code)]


def test_a_file_with_one_mistake_is_judged_in_all_its_other_parts() -> None:
    content = (
        read("2012.yaml")
        .replace("dated:", "signed: me\ndated:")
        .replace("responsible: [lamp-inspectorate]", "responsible: [lamps]")
    )
    assert check({"2012.yaml": content}) == [("2012.yaml", 6, "OB109"), ("2012.yaml", 38, "OB205")]


@pytest.mark.parametrize(
    ("before", "after", "code", "hint", "fix"),
    [
        (
            "[lighthouse-agency]",
            "[Lighthouse Agency]",
            "OB206",
            "write lighthouse-agency",
            "lighthouse-agency",
        ),
        (
            "[lighthouse-agency]",
            "[灯塔局]",
            "OB206",
            "write lighthouse-agency",
            "lighthouse-agency",
        ),
        ("[lighthouse-agency]", "[lha]", "OB206", "write lighthouse-agency", "lighthouse-agency"),
        (
            "[lighthouse-agency]",
            "[the keepers]",
            "OB206",
            "write lighthouse-agency",
            None,
        ),  # a name that people only search by
        (
            "[lighthouse-agency]",
            "[Lamp Office]",
            "OB206",
            "lighthouse-agency, lamp-inspectorate",
            None,
        ),
        (
            "[lighthouse-agency]",
            "[Lighthouse Agensy]",
            "OB205",
            "did you mean lighthouse-agency",
            None,
        ),
        ("[lighthouse-agency]", "[harbor-board]", "OB205", "did you mean harbour-board", None),
        ("[lamps]", "[Training]", "OB209", "write training", "training"),
        ("[lamps]", "[lampe]", "OB209", "did you mean lamps", None),
        ("[harbours]", "[Keepers]", "OB210", "write keepers", "keepers"),
        (
            "en: Inspect the lamps}",
            "en: Inspect the lamps.}",
            "OB704",
            "leave it out",
            "Inspect the lamps",
        ),
    ],
)
def test_a_finding_names_what_is_nearest_and_offers_what_is_sure(
    before: str, after: str, code: str, hint: str, fix: str | None
) -> None:
    finding = find({"2012.yaml": read("2012.yaml").replace(before, after, 1)})
    assert (finding.code, finding.fix) == (code, fix)
    assert hint in finding.hint


@pytest.mark.parametrize(
    ("of", "code", "hint", "fix"),
    [
        ("2012-1", "OB204", "write 2012-m01", "2012-m01"),
        ("2012m1.3", "OB204", "write 2012-m01.3", "2012-m01.3"),
        ("2012-m1.t1", "OB204", "write 2012-m01.t1", "2012-m01.t1"),
        ("2012-m03", "OB601", "did you mean 2012-m02 or 2012-m01?", None),
        ("2012-m01.9", "OB601", "did you mean 2012-m01.3 or 2012-m01.1?", None),
        ("2012-m02.1", "OB601", "2012-m02 has none", None),
        ("2012-m09.1", "OB601", "there is no 2012-m09 either", None),
        ("2013-m01", "OB601", "documents: 2012", None),
        ("2012 one", "OB110", None, None),
    ],
)
def test_an_id_that_is_not_there_is_told_from_one_that_is_spelled_otherwise(
    of: str, code: str, hint: str | None, fix: str | None
) -> None:
    entry = {"of": of, "date": "2013-05-01", "recorded": "2013-06-01", "status": "in-progress"}
    finding = find(
        write_entries([entry]) if "-m" in of else {"progress/2012/x.yaml": json.dumps(entry)}
    )
    assert (finding.code, finding.hint, finding.fix) == (code, hint, fix)


@pytest.mark.parametrize(
    ("day", "body", "hint"),
    [
        (
            "2016-03-02",
            "lamp-inspectorate",
            "on that day: lighthouse-agency",
        ),  # the heir of the whole, not of a part
        ("2012-05-04", "harbour-board", "on that day: lamp-inspectorate"),
        ("1969-01-01", "lamp-inspectorate", "enter the body of that day, or correct the registry"),
    ],
)
def test_a_body_of_another_time_is_named_with_its_kin_of_that_day(
    day: str, body: str, hint: str
) -> None:
    content = (HERE / "examples" / "OB201" / "right" / "2016.yaml").read_text(encoding="utf-8")
    content = content.replace("2016-03-02", day).replace(
        "responsible: [lighthouse-agency]", f"responsible: [{body}]"
    )
    finding = find({"2016.yaml": content})
    assert (finding.code, finding.hint) == ("OB304", hint)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("lamps", "write id: lamps, or rename the file: 2016.yaml"),
        ("My lamps", "rename the file: 2016.yaml"),
    ],
)
def test_a_file_that_can_have_no_id_is_the_one_to_rename(name: str, hint: str) -> None:
    content = (HERE / "examples" / "OB201" / "right" / "2016.yaml").read_text(encoding="utf-8")
    finding = find({f"{name}.yaml": content})
    assert (finding.code, finding.hint) == ("OB201", hint)


def test_what_is_still_to_come_depends_on_the_day_of_the_check() -> None:
    files = write_entries(
        [
            {
                "of": "2012-m01",
                "date": "2026-11-23",
                "recorded": "2026-11-23",
                "status": "in-progress",
            }
        ]
    )
    corpus = load_corpus({**BASE, **{path: text.encode() for path, text in files.items()}}.items())
    assert check_corpus(corpus, AS_OF) == []
    assert [one.finding.code for one in check_corpus(corpus, date(2026, 11, 22))] == [
        "OB603",
        "OB603",
    ]


def test_very_much_of_the_same_is_told_by_its_first_places() -> None:
    content = (
        read("2012.yaml")
        + "    actions:\n"
        + "".join(
            f"      - {{number: {n}, modality: will, what: {{en: TODO}}}}\n" for n in range(1, 1001)
        )
    )
    found = [code for _, _, code in check({"2012.yaml": content})]
    assert found == ["OB702"] * 200


def test_outlines_come_out_of_json_as_they_went_in() -> None:
    from obligations.check import pack, unpack  # what only the cache uses

    world = build_world(
        load_corpus(
            {**BASE, **{name: content.encode() for name, content in OTHERS.items()}}.items()
        ),
        AS_OF,
    )
    assert len(world.outlines) == 6
    for outline in world.outlines.values():
        assert unpack(pack(outline)) == outline


def test_the_page_of_a_rule_is_found_by_code_and_by_name(ask: Any) -> None:
    assert ask("rule", "ob205").out == ask("rule", "unknown-department").out
    assert ask("rule", "OB205").out.startswith(
        "OB205 unknown-department (error)\n\nA department that is not in the registry."
    )
    assert ask("rule", "OB205", "--format", "md").out.startswith("# OB205 unknown-department\n")
    (record,) = ask("rule", "OB205", "--format", "json").json
    assert (record["code"], record["severity"], record["right"]) == (
        "OB205",
        "error",
        "lead: [lighthouse-agency]",
    )


def test_a_page_on_the_terminal_has_no_links(ask: Any) -> None:
    for rule in RULES:
        assert "](" not in ask("rule", rule.code).out
    assert "data.md lists all of them" in ask("rule", "OB109").out


def test_all_rules_are_listed_with_what_they_find(ask: Any) -> None:
    assert ask("rule").ids == [rule.code for rule in RULES]
    assert len(ask("rule", "--format", "json").json) == len(RULES)
    assert [json.loads(line)["code"] for line in ask("rule", "--format", "jsonl").lines] == [
        rule.code for rule in RULES
    ]
    assert ask("rule", "--format", "md").out == render_rules()


def test_a_code_that_no_rule_has_is_an_error_with_the_nearest(ask: Any) -> None:
    result = ask("rule", "unknown-departmnt")
    assert (result.code, result.out) == (2, "")
    assert "did you mean unknown-department" in result.err


def test_every_bilingual_field_is_among_the_wordings_that_rules_read() -> None:
    """A field that is forgotten there is looked at by none of the rules on wording. An entry in a list is read as one of its own."""
    modules = (assignment, department, document, progress, term)
    records = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Record)
    }
    bilingual = {
        kind.__name__: {
            key for key, field in kind.model_fields.items() if "Translated" in str(field.annotation)
        }
        for kind in records
    }
    read_otherwise = {"ListedEntry", "_Statement"}
    expected = {
        name: keys for name, keys in bilingual.items() if keys and name not in read_otherwise
    }
    assert {name: set(keys) for name, keys in WORDINGS.items()} == expected
