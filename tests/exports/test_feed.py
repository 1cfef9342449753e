"""The feed, as the library feedparser reads it and as a schema by RFC 4287 wants it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from exports.conftest import EARLIER, PLAN, PROGRESS

SCHEMA = etree.RelaxNG(file=str(Path(__file__).with_name("atom.rng")))


def read(path: Path) -> Any:
    document = etree.parse(str(path))
    assert SCHEMA.validate(document), SCHEMA.error_log
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert feed.version == "atom10"
    return feed


@pytest.mark.parametrize(
    "question", [(), ("--dept", "Customs"), ("--lang", "zh"), ("--text", "no such words")]
)
def test_the_shipped_data_makes_a_valid_feed_whatever_it_is_narrowed_to(
    export: Any, question: tuple[str, ...]
) -> None:
    feed = read(export("atom", *question))
    identifiers = [entry.id for entry in feed.entries]
    assert len(identifiers) == len(set(identifiers))
    assert [entry.updated for entry in feed.entries] == sorted(
        (entry.updated for entry in feed.entries), reverse=True
    )


def test_a_feed_that_lacks_what_the_standard_wants_is_noticed(export: Any) -> None:
    document = etree.parse(str(export("atom")))
    document.getroot().remove(document.getroot()[0])
    assert not SCHEMA.validate(document)


def test_tells_what_fell_due_the_day_after_and_what_was_recorded_when_it_was(
    corpus: Path, export: Any, ask: Any
) -> None:
    question = ("--measures", str(corpus))
    feed = read(export("atom", *question))
    told = {(entry.title, entry.updated[:10]) for entry in feed.entries}
    assert ("Fell due: MCS: a half (by 2021-H1)", "2021-07-01") in told
    assert [
        day for title, day in told if title.startswith("plan-m01.t2 in-progress: a year 一年")
    ] == ["2025-03-04"]
    due = [
        row
        for row in ask("due", *question, "--format", "json").json
        if row["deadline"] and row["deadline"] < "2026-11-23" and "XXXX" not in row["by"]
    ]
    entries = ask("progress", "log", *question, "--format", "json").json
    assert len([title for title, _ in told if title.startswith("Fell due:")]) == len(due)
    assert len([title for title, _ in told if not title.startswith("Fell due")]) == len(entries)
    (met,) = [entry for entry in feed.entries if entry.title.startswith("plan-m01.t1 met")]
    assert [tag.term for tag in met.tags] == ["met"]


def test_what_recurs_has_an_entry_for_each_of_its_days_that_has_passed(
    corpus: Path, export: Any
) -> None:
    feed = read(export("atom", "--measures", str(corpus), "--as-of", "2026-03-01"))
    yearly = [entry for entry in feed.entries if "each February)" in entry.title]
    assert [entry.title.partition(":")[0] for entry in yearly] == [
        "Fell due 2026-02-28",
        "Fell due 2025-02-28",
        "Fell due 2024-02-29",
    ]  # the document is of May 2023
    assert len({entry.id for entry in yearly}) == 3
    later = read(export("atom", "--measures", str(corpus), "--as-of", "2027-03-01", name="later"))
    assert {entry.id for entry in yearly} < {entry.id for entry in later.entries}


def test_nothing_is_told_of_what_is_still_to_come(corpus: Path, export: Any) -> None:
    feed = read(export("atom", "--measures", str(corpus), "--as-of", "2021-06-30"))
    assert not feed.entries
    assert feed.feed.updated == "2021-06-30T00:00:00Z"


def test_an_entry_keeps_its_identifier_when_others_come_and_states_change(
    make_corpus: Any, export: Any
) -> None:
    before = read(
        export(
            "atom",
            "--measures",
            str(
                make_corpus(
                    {"plan.yaml": PLAN, "earlier.yaml": EARLIER, "progress/plan.yaml": PROGRESS}
                )
            ),
        )
    )
    more = "    - {of: plan-m01.t3, date: 2021-07-01, recorded: 2026-01-02, status: met, evidence: [{measure: earlier-m01}]}\n"
    corpus = make_corpus(
        {"plan.yaml": PLAN, "earlier.yaml": EARLIER, "progress/plan.yaml": more + PROGRESS}
    )
    after = read(export("atom", "--measures", str(corpus), name="after"))
    assert {entry.id for entry in before.entries} < {entry.id for entry in after.entries}
    assert before.feed.id == after.feed.id


def test_each_filter_has_a_feed_of_its_own_that_says_so(export: Any) -> None:
    whole, customs = read(export("atom")), read(export("atom", "--dept", "Customs", name="customs"))
    assert whole.feed.id != customs.feed.id
    assert (
        customs.feed.title
        == "Who owes what by when (department: General Administration of Customs)"
    )
    assert {entry.id for entry in customs.entries} < {entry.id for entry in whole.entries}


def test_wording_is_shown_and_never_obeyed_and_only_the_web_is_linked(
    corpus: Path, export: Any
) -> None:
    feed = read(export("atom", "--measures", str(corpus)))
    texts = etree.parse(str(export("atom", "--measures", str(corpus), name="again"))).iter(
        "{*}content"
    )
    assert any(
        "document: =HYPERLINK(1) · Plan <b>for</b> the harbour" in text.text for text in texts
    )
    links = {link.href for entry in feed.entries for link in entry.get("links", ())}
    assert links == {"https://example.org/plan%201,%28a%29", "https://example.org/twelve"}


def test_a_feed_takes_no_report_and_says_what_does(ask: Any, tmp_path: Path) -> None:
    result = ask("export", "atom", "--report", "deadlines", "-o", str(tmp_path / "x.atom"))
    assert (result.code, result.err.splitlines()[0]) == (
        2,
        "error: a report can't be exported as a feed",
    )
