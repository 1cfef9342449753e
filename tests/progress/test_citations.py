"""What shows an entry is cited as official documents are, wherever people read it, in both languages."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

NUMBER = "港发〔2024〕3号"
TITLE = "关于发布《码头名录》的通知"
NOTICE = (
    f"https://harbour.example/3; quality=official; number={NUMBER}; issuers=Harbour Office, MT;"
    f" title={TITLE}; dated=2024-04-30"
)
NEWS = "https://news.example/piers; quality=reported; publisher=Port News; title=Piers counted"
EN = f"HO, MT: {TITLE} ({NUMBER}, 2024-04-30)"
ZH = f"港务局、贸易部《关于发布〈码头名录〉的通知》（{NUMBER}，2024-04-30）"


@pytest.fixture
def cited(add: Any, ask: Any, measures: Path) -> Any:
    """Record an entry with a notice and a piece of news, and give a way to ask."""
    said = ("--status", "met", "--date", "2024-05-01", "--evidence", NOTICE, "--evidence", NEWS)
    result = add("2020-m01.1", *said, "--note", "It is out.")
    assert result.code == 0, result.err
    return lambda *arguments, **more: ask(*arguments, "--measures", str(measures), **more)


def test_an_entry_tells_its_citations_and_how_good_the_best_is(cited: Any) -> None:
    (entry,) = cited("progress", "log", "--format", "json").json
    assert entry["quality"] == "official"
    assert [item["citation"] for item in entry["evidence"]] == [
        {"en": EN, "zh": ZH},
        {"en": "Port News: Piers counted", "zh": "Port News：“Piers counted”"},
    ]


@pytest.mark.parametrize(("lang", "cited_so"), [("en", f"{EN} · official"), ("zh", f"{ZH}；官方")])
def test_show_gives_each_citation_its_quality_and_its_address(
    cited: Any, lang: str, cited_so: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    lines = [line.strip() for line in cited("show", "2020-m01", "--lang", lang).lines]
    at = lines.index(cited_so)
    assert lines[at + 1] == "https://harbour.example/3"


@pytest.mark.parametrize(("lang", "citation"), [("en", EN), ("zh", ZH)])
def test_the_report_of_changes_cites_what_shows_it(cited: Any, lang: str, citation: str) -> None:
    page = cited("report", "changes", "--format", "csv", "--lang", lang)
    assert citation in page.out
    (record,) = cited("report", "changes", "--format", "json").json
    assert record["quality"] == "official"
    assert record["evidence"] == "https://harbour.example/3; https://news.example/piers"


@pytest.mark.parametrize(("lang", "citation"), [("en", EN), ("zh", ZH)])
def test_pages_feed_workbook_and_data_package_cite_it(
    cited: Any, tmp_path: Path, lang: str, citation: str
) -> None:
    for kind, name in (
        ("md", "pages"),
        ("atom", "feed.xml"),
        ("xlsx", "book.xlsx"),
        ("datapackage", "data"),
    ):
        result = cited("export", kind, "-o", str(tmp_path / name), "--lang", lang)
        assert result.code == 0, result.err
    assert citation in (tmp_path / "feed.xml").read_text(encoding="utf-8")
    page = (tmp_path / "pages" / "documents" / "2020.md").read_text(encoding="utf-8")
    assert citation in page.replace("\\", "")
    with zipfile.ZipFile(tmp_path / "book.xlsx") as book:
        assert any(
            citation in book.read(name).decode()
            for name in book.namelist()
            if name.endswith(".xml")
        )
    (table,) = (tmp_path / "data").rglob("progress.csv")
    assert EN in table.read_text(encoding="utf-8")
    assert ZH in table.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("evidence", "en", "zh"),
    [
        ("2020-m02", "2020-m02", "2020-m02"),
        ("https://a.example/", "https://a.example/", "https://a.example/"),
        (
            "海关总署公告2024年第7号; issuers=MT",
            "MT: 海关总署公告2024年第7号",
            "海关总署公告2024年第7号",
        ),
        ("title=Piers; dated=2024-01-02", "Piers (2024-01-02)", "“Piers”（2024-01-02）"),
        (
            "title=Piers; issuers=MT; publisher=Port News",
            "MT: Piers (Port News)",
            "贸易部：“Piers”（Port News）",
        ),
        (
            "title=贸易部关于码头的通知; issuers=MT",
            "MT: 贸易部关于码头的通知",
            "《贸易部关于码头的通知》",
        ),
    ],
)
def test_what_little_is_known_is_cited_by_that(
    add: Any, log: Any, evidence: str, en: str, zh: str
) -> None:
    added = add(
        "2020-m01", "--status", "in-progress", "--date", "2024-05-01", "--evidence", evidence
    )
    assert added.code == 0, added.err
    (entry,) = log("--format", "json").json
    assert [item["citation"] for item in entry["evidence"]] == [{"en": en, "zh": zh}]


def test_a_deadline_that_passed_says_where_something_was_sought_in_vain(
    add: Any, ask: Any, measures: Path
) -> None:
    added = add(
        "2020-m02.t1", "--status", "not-found", "--date", "2025-03-01", "--note", "Nothing."
    )
    assert added.code == 0, added.err
    for lang, said in (("en", "sought 2025-03, nothing public"), ("zh", "2025-03查找，未见公开")):
        shown = ask("report", "unconfirmed", "--lang", lang, "--measures", str(measures))
        (line,) = [line for line in shown.lines if "2020-m02.t1" in line]
        assert said in line
