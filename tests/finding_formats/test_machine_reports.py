"""The reports for programs, each read back by a reader of its kind."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from junitparser import JUnitXml
from pydantic import BaseModel
from sarif_pydantic import Level, Sarif

from finding_formats.made_up import ODD_KEY, PATH, PLAN, RULES, WRONG_KIND, make_report
from obligations import __version__
from obligations.check.catalogue import RULES as ALL_RULES
from obligations.findings import Finding, Located, Location, Span
from obligations.output.findings import FINDING_FORMATS, FindingsReport
from running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NASTY = "a%b,c:d\x1b[31m\r\n::error::injected <&\"']]> ](https://example.org) \ud800\ufffe"


@pytest.fixture
def report() -> FindingsReport:
    return make_report()


def place(
    path: str,
    message: str,
    span: Span = Span(1, 4, 1, 8),  # noqa: B008
    hint: str | None = None,
) -> FindingsReport:
    return FindingsReport(
        [Located(Finding("OB110", message, path, hint=hint), Location(path, span), "a-rule")],
        lambda _path: "",
        files=(path,),
    )


def read(name: str, report: FindingsReport) -> Any:
    return json.loads(FINDING_FORMATS[name](report))


def test_concise_is_one_line_a_finding(report: FindingsReport) -> None:
    assert FINDING_FORMATS["concise"](report) == (
        "measures/plan.yaml:5:11: error[OB110] wrong-value: 'mesure' is none of principle, goal; did you mean measure?\n"
        "measures/plan.yaml:10:13: warning[OB203] name-for-id: 'Port' is a name of the Harbour Office; write its id: harbour [*]\n"
        "measures/plan.yaml:13:36: info[OB109] unknown-key: unknown key 'fr'\n"
    )


def test_concise_stays_one_line_whatever_the_data_says() -> None:
    assert FINDING_FORMATS["concise"](place("a\nb.yaml", NASTY, hint=NASTY)).count("\n") == 1


def test_json_is_an_array_of_objects(report: FindingsReport) -> None:
    first, second, _ = read("json", report)
    assert first == {
        "code": "OB110",
        "name": "wrong-value",
        "severity": "error",
        "message": "'mesure' is none of principle, goal",
        "hint": "did you mean measure?",
        "path": "measures/plan.yaml",
        "line": 5,
        "column": 11,
        "end_line": 5,
        "end_column": 17,
        "route": ["measures", 0, "kind"],
        "related": None,
    }
    assert second["route"] == ["measures", 0, "responsibilities", 0, "lead", 1]
    assert list(second) == list(first)


def test_columns_count_code_points_from_one(report: FindingsReport) -> None:
    finding = read("json", report)[2]
    line = PLAN.splitlines()[finding["line"] - 1]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == "fr"


@pytest.mark.parametrize("name", ["json", "gitlab"])
def test_nothing_found_is_an_empty_array(name: str) -> None:
    assert read(name, make_report(findings=())) == []


def test_github_gets_one_command_a_finding(report: FindingsReport) -> None:
    lines = FINDING_FORMATS["github"](report).splitlines()
    assert lines[0] == (
        "::error file=measures/plan.yaml,line=5,endLine=5,col=11,endColumn=17,title=OB110 wrong-value"
        "::measures/plan.yaml:5:11: 'mesure' is none of principle, goal%0Adid you mean measure?"
    )
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_github_gets_no_columns_for_several_lines() -> None:
    line = FINDING_FORMATS["github"](place(PATH, "long", Span(2, 4, 5, 1)))
    assert line.startswith("::error file=measures/plan.yaml,line=2,endLine=5,title=")


def test_data_can_not_give_commands_to_github() -> None:
    text = FINDING_FORMATS["github"](place("a,b:c%.yaml", NASTY, hint=NASTY))
    assert text.startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,")
    assert text.count("\n") == 1
    assert (
        "::error::" in text.split("::a,b", 1)[1]
    )  # it stands within the message, where it is text
    assert "a%25b,c:d\\x1b[31m" in text


def test_gitlab_gets_the_keys_that_it_documents(report: FindingsReport) -> None:
    issues = read("gitlab", report)
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert set(issue["location"]) == {"path", "lines"}
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert [issue["location"]["lines"] for issue in issues] == [
        {"begin": line, "end": line} for line in (5, 10, 13)
    ]
    assert (
        issues[0]["description"]
        == "OB110 wrong-value: 'mesure' is none of principle, goal (did you mean measure?)"
    )


def test_a_fingerprint_stays_when_lines_move() -> None:
    before = read("gitlab", make_report())
    after = read("gitlab", make_report("# a comment\n" + PLAN))
    assert [issue["fingerprint"] for issue in before] == [issue["fingerprint"] for issue in after]
    assert before[0]["location"] != after[0]["location"]


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_equal_findings_have_fingerprints_of_their_own(name: str) -> None:
    made = read(name, make_report(findings=(WRONG_KIND,) * 50))
    found = (
        [issue["fingerprint"] for issue in made] if name == "gitlab" else _list_fingerprints(made)
    )
    assert len(set(found)) == 50


def _list_fingerprints(log: Any) -> list[str]:
    return [result["partialFingerprints"]["obligations/v1"] for result in log["runs"][0]["results"]]


def test_sarif_is_what_its_standard_says(report: FindingsReport) -> None:
    log = Sarif.model_validate_json(FINDING_FORMATS["sarif"](report))
    assert log.version == "2.1.0"
    # The reader keeps what it doesn't know: the one thing left is a property of the standard that it lacks.
    assert list(_list_unknown(log)) == [{"columnKind": "unicodeCodePoints"}]
    (run,) = log.runs
    assert [result.level for result in run.results or []] == [
        Level.ERROR,
        Level.WARNING,
        Level.NOTE,
    ]
    location = (run.results or [])[0].locations[0].physical_location  # type: ignore[index]
    assert location.artifact_location.uri == "measures/plan.yaml"
    assert location.artifact_location.uri_base_id == "%SRCROOT%"
    assert (
        location.region.start_line,
        location.region.start_column,
        location.region.end_column,
    ) == (5, 11, 17)


def _list_unknown(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, BaseModel):
        if part.model_extra:
            yield part.model_extra
        for name in type(part).model_fields:
            yield from _list_unknown(getattr(part, name))
    elif isinstance(part, (list, dict)):
        for item in part.values() if isinstance(part, dict) else part:
            yield from _list_unknown(item)


def test_sarif_tells_what_its_rules_mean(report: FindingsReport) -> None:
    run = read("sarif", report)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "OB110",
        "OB203",
        "OB109",
    ]  # the last is nobody's: it gets a name at least
    assert rules[0]["shortDescription"]["text"] == "Asks for a known word."
    assert rules[0]["defaultConfiguration"] == {"level": "error"}
    for word in (RULES[0].what, RULES[0].why, RULES[0].wrong, RULES[0].right):
        assert word in rules[0]["help"]["text"]
        assert word in rules[0]["help"]["markdown"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_sarif_leads_to_the_program_and_to_the_page_of_a_rule_once_there_is_an_address(
    report: FindingsReport,
) -> None:
    address = "https://forge.example/owner/obligations"
    driver = read("sarif", replace(report, address=address))["runs"][0]["tool"]["driver"]
    assert driver["informationUri"] == address
    pages = {rule["id"]: rule.get("helpUri") for rule in driver["rules"]}
    assert pages["OB203"] == f"{address}/blob/v{__version__}/docs/rules.md#ob203-name-for-id"
    assert "uri" not in json.dumps(read("sarif", report)["runs"][0]["tool"]).lower()


def test_the_page_of_every_rule_is_where_sarif_says() -> None:
    page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
    headings = {
        line.removeprefix("### ").lower().replace(" ", "-")
        for line in page.splitlines()
        if line.startswith("### ")
    }
    rules = read(
        "sarif", replace(make_report(), rules=tuple(ALL_RULES), address="https://a.example")
    )
    anchors = {
        rule["helpUri"].partition("#")[2]
        for rule in rules["runs"][0]["tool"]["driver"]["rules"]
        if "helpUri" in rule
    }
    assert anchors == headings


def test_sarif_offers_the_repair_that_is_safe(report: FindingsReport) -> None:
    results = read("sarif", report)["runs"][0]["results"]
    assert [("fixes" in result) for result in results] == [False, True, False]
    (change,) = results[1]["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    line = PLAN.splitlines()[region["startLine"] - 1]
    mended = (
        line[: region["startColumn"] - 1]
        + replacement["insertedContent"]["text"]
        + line[region["endColumn"] - 1 :]
    )
    assert mended == "          - harbour"


@pytest.mark.parametrize(
    ("path", "uri", "relative"),
    [
        ("measures/方案 1.yaml", "measures/%E6%96%B9%E6%A1%88%201.yaml", True),
        ("/tmp/a b.yaml", "file:///tmp/a%20b.yaml", False),
        ("C:/plans/a b.yaml", "file:///C:/plans/a%20b.yaml", False),
        ("measures/\udcff.yaml", "measures/%FF.yaml", True),
    ],
)
def test_sarif_names_files_as_uris(path: str, uri: str, *, relative: bool) -> None:
    artifact = read("sarif", place(path, "wrong"))["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["artifactLocation"]
    assert artifact == ({"uri": uri, "uriBaseId": "%SRCROOT%"} if relative else {"uri": uri})


def test_data_can_not_become_a_link_in_sarif() -> None:
    message = read("sarif", place(PATH, NASTY))["runs"][0]["results"][0]["message"]["text"]
    assert "](https" not in message.replace("\\](https", "")


def test_junit_has_a_test_for_every_finding_and_every_clean_file(
    report: FindingsReport, tmp_path: Path
) -> None:
    file = tmp_path / "junit.xml"
    file.write_text(FINDING_FORMATS["junit"](report), encoding="utf-8")
    suites = JUnitXml.fromfile(str(file))
    assert (suites.name, suites.tests, suites.failures, suites.errors) == (
        "obligations check",
        4,
        2,
        0,
    )
    found, clean = list(suites)
    assert (found.name, found.tests, found.failures) == (PATH, 3, 2)
    assert (clean.name, clean.tests, clean.failures) == ("measures/topics.yaml", 1, 0)
    wrong, name, odd = list(found)
    assert (wrong.name, wrong.classname) == ("OB110 wrong-value (5:11)", PATH)
    assert (wrong.result[0].type, wrong.result[0].message) == (
        "error",
        "'mesure' is none of principle, goal",
    )
    assert (
        wrong.result[0].text
        == "measures/plan.yaml:5:11: 'mesure' is none of principle, goal\ndid you mean measure?"
    )
    assert name.result[0].type == "warning"
    assert odd.is_passed
    assert "unknown key 'fr'" in odd.system_out


def test_the_counts_of_junit_are_those_that_a_reader_counts(report: FindingsReport) -> None:
    suites = JUnitXml.fromstring(FINDING_FORMATS["junit"](report).encode())
    told = (suites.tests, suites.failures, suites.errors, suites.skipped)
    suites.update_statistics()
    assert told == (suites.tests, suites.failures, suites.errors, suites.skipped)


def test_junit_stays_xml_whatever_the_data_says() -> None:
    (suite,) = JUnitXml.fromstring(
        FINDING_FORMATS["junit"](place("<&>.yaml", NASTY, hint=NASTY)).encode()
    )
    (case,) = suite
    assert suite.name == "<&>.yaml"
    assert "::error::injected <&\"']]>" in case.result[0].message


@pytest.mark.parametrize("name", list(FINDING_FORMATS))
def test_a_report_is_the_same_each_time_and_ends_its_last_line(name: str) -> None:
    first = FINDING_FORMATS[name](make_report())
    assert first == FINDING_FORMATS[name](make_report())
    assert first.endswith("\n")


@pytest.mark.parametrize("name", list(FINDING_FORMATS))
def test_every_finding_is_in_every_format(name: str) -> None:
    found = (
        Finding("OB110", f"message {at} of many", "", ("measures", 0, "kind")) for at in range(20)
    )
    text = FINDING_FORMATS[name](make_report(findings=(*found, ODD_KEY)))
    for at in range(20):
        assert f"message {at} of many" in text


def test_the_command_writes_every_format_and_each_is_read_back(
    ask: Any, make_corpus: Any, tmp_path: Path
) -> None:
    measures = make_corpus({"plan.yaml": PLAN})
    files = {name: tmp_path / f"report.{name}" for name in FINDING_FORMATS}
    result = ask(
        "check",
        str(measures),
        *(part for name, file in files.items() for part in ("-o", f"{name}={file}")),
    )
    assert result.code == 1
    texts = {name: file.read_text(encoding="utf-8") for name, file in files.items()}
    assert texts["text"] == result.out
    found = json.loads(texts["json"])
    assert len(found) > 3
    assert (
        len(texts["concise"].splitlines())
        == len(texts["github"].splitlines())
        == len(json.loads(texts["gitlab"]))
        == len(found)
    )
    (run,) = Sarif.model_validate_json(texts["sarif"]).runs
    assert [result.rule_id for result in run.results or []] == [
        finding["code"] for finding in found
    ]
    assert all(rule.help for rule in run.tool.driver.rules or [])
    suites = JUnitXml.fromstring(texts["junit"].encode())
    assert suites.failures == sum(finding["severity"] != "info" for finding in found)
    assert {finding["path"] for finding in found} < {suite.name for suite in suites}
