"""`sarif`: SARIF 2.1.0, which code scanning of forges and viewers of editors read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from obligations import __version__
from obligations.output.findings.report import compute_fingerprints
from obligations.output.json_text import render_json
from obligations.project_urls import make_page_address
from obligations.sentences import tell

if TYPE_CHECKING:
    from obligations.findings import Located, Location, Span
    from obligations.output.findings.report import FindingsReport, RuleText

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"
_RULE_PAGES = "docs/rules.md"
_DRIVE = re.compile("[A-Za-z]:/")  # what a whole path begins with on Windows


def render_sarif(report: FindingsReport) -> str:
    """Return one run with its rules and results.

    Nothing in it depends on the machine or the hour.
    """
    descriptors = [_describe_rule(rule, report.address) for rule in report.rules]
    indices = {descriptor["id"]: at for at, descriptor in enumerate(descriptors)}
    for located in report.found:
        if located.finding.code not in indices:
            indices[located.finding.code] = len(descriptors)
            descriptors.append(
                {
                    "id": located.finding.code,
                    "name": located.name,
                    "shortDescription": {"text": located.name},
                }
            )
    run = {
        "tool": {"driver": _describe_program(report.address) | {"rules": descriptors}},
        "invocations": [_describe_run(report)],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "results": [
            _describe(located, indices[located.finding.code], fingerprint)
            for located, fingerprint in compute_fingerprints(report)
        ],
    }
    return render_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _describe_run(report: FindingsReport) -> dict[str, Any]:
    """Say that it ran, and what settings switched off."""
    notes = [
        {
            "level": _LEVELS[off.severity],
            "message": {"text": off.describe()},
            "locations": [{"physicalLocation": {"artifactLocation": _find_artifact(off.path)}}],
            "properties": {"rulesSwitchedOff": off.rules, "findingsNotTold": off.findings},
        }
        for off in report.off
        if off.rules
    ]
    return _drop_empty({"executionSuccessful": True, "toolConfigurationNotifications": notes})


def _describe_program(address: str | None) -> dict[str, Any]:
    return _drop_empty({"name": "obligations", "version": __version__, "informationUri": address})


def _drop_empty(described: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in described.items() if value}


def _describe_rule(rule: RuleText, address: str | None) -> dict[str, Any]:
    page = {}
    if address:
        anchor = f"{rule.code}-{rule.name}".lower()
        page["helpUri"] = make_page_address(address, f"{_RULE_PAGES}#{anchor}")
    examples = f"Wrong:\n\n```yaml\n{rule.wrong}\n```\n\nRight:\n\n```yaml\n{rule.right}\n```"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.what.partition("\n\n")[0]},
        "fullDescription": {"text": f"{rule.what}\n\n{rule.why}"},
        "help": {
            "text": (
                f"{rule.what}\n\n{rule.why}\n\nWrong:\n\n{rule.wrong}\n\nRight:\n\n{rule.right}"
            ),
            "markdown": f"# {rule.name} ({rule.code})\n\n{rule.what}\n\n{rule.why}\n\n{examples}",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    } | page


def _describe(located: Located, index: int, fingerprint: str) -> dict[str, Any]:
    finding, path, span = located.finding, located.location.path, located.location.span
    message = "\n".join(finding.said)
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": _escape_links(message)},
        "locations": [_describe_place(located.location)],
        "partialFingerprints": {"obligations/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_describe_place(finding.related)]
    if finding.fix is not None:
        replacement = {
            "deletedRegion": _describe_region(span),
            "insertedContent": {"text": finding.fix},
        }
        change = {"artifactLocation": _find_artifact(path), "replacements": [replacement]}
        result["fixes"] = [
            {
                "description": {"text": _escape_links(tell("Write {fix}", fix=finding.fix))},
                "artifactChanges": [change],
            }
        ]
    return result


def _describe_place(place: Location) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _find_artifact(place.path),
            "region": _describe_region(place.span),
        }
    }


def _escape_links(text: str) -> str:
    """Write a text so that no viewer makes a link of it: SARIF has them in messages, as Markdown
    does.
    """
    return text.replace("](", "\\](")


def _find_artifact(path: str) -> dict[str, str]:
    uri = quote(path, errors="surrogateescape")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{quote(path[2:], errors='surrogateescape')}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _describe_region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
