"""`progress log`: what is on record, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from obligations.progress import append_entry
from running import make_entries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from obligations.model import ProgressEntry

ENTRIES = make_entries(
    [
        {
            "of": "2020-m02.t1",
            "date": "2023-05-01",
            "recorded": "2024-01-01",
            "status": "in-progress",
            "value": 40,
        },
        {
            "of": "2020-m01.1",
            "date": "2021-05-01",
            "recorded": "2024-01-01",
            "status": "met",
            "evidence": [{"measure": "2020-m02"}, {"url": "https://example.org/"}],
        },
        {
            "of": "2020-m02.t1",
            "date": "2023-05-01",
            "recorded": "2024-01-02",
            "status": "in-progress",
            "value": 30,
            "note": {"en": "=1+1", "zh": "说明"},
            "corrects": 1,
        },
        {
            "of": "2020-m03.1.t1",
            "date": "2024-05-01",
            "recorded": "2024-06-01",
            "status": "partly-met",
        },
    ]
)
FIRST, SECOND, THIRD, FOURTH = (entry.digest[:8] for entry in ENTRIES)


def _write(measures: Path, entries: Iterable[ProgressEntry]) -> None:
    for entry in entries:
        append_entry(measures, entry)


@pytest.fixture
def entries(measures: Path) -> None:
    _write(measures, ENTRIES)


@pytest.mark.usefixtures("entries")
def test_entries_are_listed_the_oldest_day_first_and_corrected_ones_name_their_correction(
    log: Any,
) -> None:
    assert log().out.splitlines() == [
        f"{SECOND}\t2020-m01.1\t2021-05-01\tmet\t\t\t2020-m02; https://example.org/\t",
        f"{FIRST}\t2020-m02.t1\t2023-05-01\tin-progress\t40\t\t\t{THIRD}",
        f"{THIRD}\t2020-m02.t1\t2023-05-01\tin-progress\t30\t=1+1\t\t",
        f"{FOURTH}\t2020-m03.1.t1\t2024-05-01\tpartly-met\t\t\t\t",
    ]


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("ids", "numbers"),
    [
        (["2020"], [SECOND, FIRST, THIRD, FOURTH]),
        (["2020-m02"], [FIRST, THIRD]),
        (["2020-3"], [FOURTH]),
        (["2020-m03.1"], [FOURTH]),
        (["2020-m02.t1"], [FIRST, THIRD]),
        (["2020-m01", "2020-m03"], [SECOND, FOURTH]),
        (["2020-m04"], []),
    ],
)
def test_a_name_narrows_it_to_a_document_a_measure_with_its_parts_an_action_or_a_target(
    log: Any, ids: list[str], numbers: list[str]
) -> None:
    assert [entry["id"] for entry in log(*ids, "--format", "json").json] == numbers


def test_what_is_on_record_of_a_measure_that_is_gone_is_still_listed_with_its_document(
    log: Any, measures: Path
) -> None:
    _write(
        measures,
        make_entries(
            [
                {
                    "of": "2020-m99.1",
                    "date": "2023-05-01",
                    "recorded": "2024-01-01",
                    "status": "in-progress",
                }
            ]
        ),
    )
    assert [entry["of"] for entry in log("2020", "--format", "json").json] == ["2020-m99.1"]


@pytest.mark.usefixtures("entries")
def test_as_of_a_past_day_it_knows_what_was_the_case_by_then(log: Any) -> None:
    assert [entry["id"] for entry in log("--as-of", "2023-04-30", "--format", "json").json] == [
        SECOND
    ]


@pytest.mark.usefixtures("entries")
def test_the_record_holds_all_that_the_file_says(log: Any, measures: Path) -> None:
    assert log("--format", "jsonl", "2020-m02").lines
    assert log("--format", "json", "2020-m02").json[1] == {
        "of": "2020-m02.t1",
        "layer": measures.parent.name,
        "date": "2023-05-01",
        "recorded": "2024-01-02",
        "status": "in-progress",
        "value": 30,
        "evidence": [],
        "quality": None,
        "note": {"en": "=1+1", "zh": "说明"},
        "file": f"progress/2020/2020-m02.t1_2023-05-01_{THIRD}.yaml",
        "id": THIRD,
        "other_ids": [],
        "corrects": [FIRST],
        "corrected": False,
        "corrected_by": None,
        "withdrawn": False,
        "measure": {"id": "2020-m02", "title": {"en": "title 2", "zh": "title 2（中文）"}},
    }


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize("kind", ["table", "plain", "csv", "md", "json", "jsonl"])
def test_every_format_shows_every_entry(log: Any, kind: str) -> None:
    out = log("--format", kind).out
    for shown in (
        "2020-m01.1",
        "2021-05-01",
        "partly-met" if kind != "md" else "partly",
        "https://example.org/",
    ):
        assert shown in out


@pytest.mark.usefixtures("entries")
def test_in_a_table_a_corrected_entry_is_marked_in_words(log: Any) -> None:
    assert f"corrected by {THIRD}" in log("--format", "table").out
    zh = log("--format", "table", "--lang", "zh").out
    assert f"被{THIRD}更正" in zh
    assert "已完成" in zh


def test_what_was_withdrawn_is_left_out_and_shown_with_all_its_kind(
    log: Any, measures: Path
) -> None:
    base = {"of": "2020-m01", "date": "2021-05-01", "recorded": "2024-01-01", "status": "met"}
    withdrawal = {
        **base,
        "recorded": "2024-01-02",
        "status": "withdrawn",
        "note": {"en": "a slip"},
        "corrects": 1,
    }
    entries = make_entries([base, withdrawal])
    _write(measures, entries)
    assert log().out == ""
    shown = log("--all", "--format", "json").json
    assert [(entry["id"], entry["withdrawn"]) for entry in shown] == [
        (entries[0].digest[:8], True),
        (entries[1].digest[:8], False),
    ]
    assert f"withdrawn by {entries[1].digest[:8]}" in log("--all", "--format", "table").out


def test_an_entry_recorded_twice_is_listed_once_with_both_ids(log: Any, measures: Path) -> None:
    base = {"of": "2020-m01", "date": "2021-05-01", "recorded": "2024-01-02", "status": "met"}
    again, first = make_entries([base, {**base, "recorded": "2024-01-01"}])
    _write(measures, [again, first])
    (entry,) = log("--format", "json").json
    assert (entry["id"], entry["other_ids"], entry["recorded"]) == (
        first.digest[:8],
        [again.digest[:8]],
        "2024-01-01",
    )


@pytest.mark.usefixtures("entries")
def test_a_note_that_looks_like_a_formula_is_defused_in_csv(log: Any) -> None:
    assert "'=1+1" in log("--format", "csv").out


@pytest.mark.usefixtures("entries")
def test_columns_can_be_chosen_and_sorted_by(log: Any) -> None:
    assert log(
        "--columns", "recorded,value,corrects", "--sort", "value,-recorded"
    ).out.splitlines() == [
        "2024-06-01\t\t",
        "2024-01-01\t\t",
        f"2024-01-02\t30\t{FIRST}",
        "2024-01-01\t40\t",
    ]
    refused = log("--columns", "stauts")
    assert refused.code == 2
    assert "did you mean status?" in refused.err


def test_an_unknown_name_is_an_error_and_nothing_on_record_is_none(log: Any) -> None:
    assert log("2020-m09").code == 2
    empty = log()
    assert (empty.code, empty.out) == (0, "")


def test_what_the_four_documents_prove_is_on_record_with_that_evidence(ask: Any) -> None:
    entries = [
        entry
        for entry in ask("progress", "log", "--format", "json").json
        if all("measure" in shown for shown in entry["evidence"])
    ]
    proven = {
        (entry["of"], tuple(shown["measure"] for shown in entry["evidence"]))
        for entry in entries
        if entry["status"] == "met"
    }
    assert {
        ("2021-m06.1", ("2022-m01",)),
        ("2021-m05.7", ("2024-m14.1",)),
        ("2015-m12.9", ("2022-m01", "2022-m02")),
    } <= proven
    dated = {"2021": "2021-07-02", "2022": "2022-01-22", "2024": "2024-06-08"}
    for entry in entries:
        assert entry["evidence"], entry["of"]
        assert entry["date"] == max(dated[shown["measure"][:4]] for shown in entry["evidence"])


def test_what_other_sources_show_says_where_it_was_read_and_how_good_it_is(ask: Any) -> None:
    shown = [
        item
        for entry in ask("progress", "log", "--format", "json", "--as-of", "2026-11-29").json
        for item in entry["evidence"]
        if "measure" not in item
    ]
    assert len(shown) > 150
    assert all({"quality", "url", "retrieved"} <= set(item) for item in shown)


def test_what_was_sought_in_vain_says_where_in_both_languages(ask: Any) -> None:
    entries = ask("progress", "log", "--format", "json", "--as-of", "2026-11-29").json
    vain = [entry for entry in entries if entry["status"] == "not-found"]
    assert len(vain) == 34
    for entry in vain:
        assert entry["note"]["en"].startswith(("Sought in ", "The date is 2035. Sought in "))
        assert "公开网页" in entry["note"]["zh"]
        assert not entry["evidence"]


def test_the_shipped_data_says_of_no_target_that_it_was_met_or_missed(ask: Any) -> None:
    assert {target["state"] for target in ask("due", "--format", "json").json} <= {
        "unconfirmed",
        "upcoming",
        "undated",
        "due-soon",
    }
