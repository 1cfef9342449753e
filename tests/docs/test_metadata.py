"""What the package, the citation and the changelog say of the program: one version, one day, the same licences."""

from __future__ import annotations

import re
import tomllib

import yaml

from running import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
RELEASE = re.search(
    r"^## \[(?P<version>[^]]+)\] - (?P<day>\S+)$",
    (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)
UNRELEASED = "Unreleased"


def test_the_version_is_the_newest_of_the_changelog() -> None:
    assert RELEASE is not None
    assert PROJECT["version"] == CITATION["version"] == RELEASE["version"]


def test_the_citation_has_the_day_of_the_release_and_none_before_it() -> None:
    assert RELEASE is not None
    day = None if RELEASE["day"] == UNRELEASED else RELEASE["day"]
    assert (day and str(CITATION.get("date-released"))) == day
    assert ("date-released" in CITATION) == (day is not None)


def test_both_licences_are_named_everywhere() -> None:
    assert CITATION["license"] == PROJECT["license"].split(" AND ") == ["MIT", "CC0-1.0"]
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "MIT License" in licence
    assert "CC0" in licence


def test_the_authors_and_the_name_are_the_same() -> None:
    assert CITATION["title"] == PROJECT["name"]
    assert [author["name"] for author in CITATION["authors"]] == [
        author["name"] for author in PROJECT["authors"]
    ]
