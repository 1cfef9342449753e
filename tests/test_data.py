"""The shipped data: what was counted in the texts, and that everything it refers to is there."""

from __future__ import annotations

import re
from typing import Any

import pytest

from obligations.corpus import Corpus
from obligations.measure_files import list_files
from obligations.model import Action, Department, Document
from obligations.workspace import find_shipped_measures
from running import load_corpus

PROVINCES = {
    "inner-mongolia": 1, "jiangsu": 3, "zhejiang": 2, "anhui": 2, "jiangxi": 2, "shandong": 2, "hubei": 1, "guangdong": 8, "sichuan": 2,
    "yunnan": 1, "shaanxi": 1, "xinjiang": 2,
}  # fmt: skip


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    shipped = find_shipped_measures()
    paths = [file.path for file in list_files(shipped)]
    return load_corpus((path, (shipped / path).read_bytes()) for path in paths)


@pytest.fixture(scope="module")
def documents(corpus: Corpus) -> dict[str, Document]:
    return {document.id: document for document in corpus.documents}


def test_nothing_is_wrong_with_any_file(corpus: Corpus) -> None:
    assert corpus.findings == []


def test_there_are_56_measures_numbered_without_gaps(documents: dict[str, Document]) -> None:
    counts = {
        found: [measure.number for measure in document.measures]
        for found, document in documents.items()
    }
    assert counts == {
        found: list(range(1, count + 1))
        for found, count in {"2015": 12, "2021": 25, "2022": 4, "2024": 15}.items()
    }


def test_actions_and_targets_are_numbered_without_gaps(documents: dict[str, Document]) -> None:
    for document in documents.values():
        for measure in (*document.measures, *document.closing):
            assert [action.number for action in measure.actions] == list(
                range(1, len(measure.actions) + 1)
            )
            for owner in (measure, *measure.actions):
                assert [target.number for target in owner.targets] == list(
                    range(1, len(owner.targets) + 1)
                )


def test_2021_promises_fifteen_results_by_2025_in_eleven_measures_one_by_2035_and_one_in_2021(
    documents: dict[str, Document],
) -> None:
    measures = documents["2021"].measures
    by = [(measure.number, target.by) for measure in measures for target in measure.targets]
    assert len([number for number, date in by if date == "2025"]) == 15
    assert len({number for number, date in by if date == "2025"}) == 11
    assert [number for number, date in by if date == "2035"] == [3]
    assert [
        (m.number, t.in_)
        for m in measures
        for action in m.actions
        for t in action.targets
        for m in [m]
    ] == [(6, "2021")]


def test_two_targets_of_2021_have_a_number(documents: dict[str, Document]) -> None:
    metrics = {
        (m.number, t.metric.comparator, t.metric.value)
        for m in documents["2021"].measures
        for t in m.targets
        if t.metric
    }
    assert metrics == {(7, "about", 100), (10, "about", 10)}


def test_each_of_the_27_zones_has_a_plan_that_its_own_province_issues(
    documents: dict[str, Document],
) -> None:
    actions = documents["2022"].measures[0].actions
    parties = [clause.responsible for action in actions for clause in action.responsibilities]
    assert len(actions) == 27
    assert all(action.deliverable == "plan" and len(action.places) == 1 for action in actions)
    assert {name: parties.count((name,)) for name in PROVINCES} == PROVINCES


def test_taizhou_is_the_one_in_jiangsu(documents: dict[str, Document]) -> None:
    (taizhou,) = [
        action
        for action in documents["2022"].measures[0].actions
        if action.places[0].zh == "泰州市"
    ]
    assert taizhou.responsibilities[0].responsible == ("jiangsu",)


@pytest.mark.parametrize("number", [14, 17, 18, 19, 20, 21, 22])
def test_where_2021_says_nobody_leads_neither_do_we(
    documents: dict[str, Document], number: int
) -> None:
    (clause,) = documents["2021"].measures[number - 1].responsibilities
    assert clause.lead == ()
    assert len(clause.responsible) > 1


def test_2024_is_led_by_commerce_by_what_its_last_paragraph_says(
    documents: dict[str, Document],
) -> None:
    (clause,) = documents["2024"].responsibilities
    assert (clause.basis, clause.lead, clause.co_responsible) == (
        "document",
        ("mofcom",),
        ("all-regions", "relevant-departments"),
    )
    assert len(documents["2024"].issuers) == 9


def test_what_is_not_stated_gives_its_reason(documents: dict[str, Document]) -> None:
    for document in documents.values():
        owners: list[Any] = [
            document,
            *document.measures,
            *(action for measure in document.measures for action in measure.actions),
        ]
        for clause in (clause for owner in owners for clause in owner.responsibilities):
            assert clause.basis == "stated" or (
                clause.because and clause.because.en and clause.because.zh
            )


def test_every_department_topic_and_addressee_is_registered(
    corpus: Corpus, documents: dict[str, Document]
) -> None:
    departments = {department.id for department in corpus.departments.departments}
    topics, addressees = (
        {term.id for term in corpus.files[path].record}
        for path in ("topics.yaml", "addressees.yaml")
    )
    for document in documents.values():
        assert {*document.issuers, *document.addressees} <= departments
        for measure in (*document.measures, *document.closing):
            assert set(measure.topics) <= topics
            for owner in (measure, *measure.actions):
                for clause in owner.responsibilities:
                    assert {
                        *clause.lead,
                        *clause.co_responsible,
                        *clause.responsible,
                    } <= departments
            for action in measure.actions:
                assert set(action.topics) <= topics
                assert set(action.addressees) <= addressees


def test_everything_that_people_read_is_in_both_languages(documents: dict[str, Document]) -> None:
    for document in documents.values():
        for measure in (*document.measures, *document.closing):
            texts = [
                measure.title,
                measure.summary,
                *(action.what for action in measure.actions),
                *(target.outcome for target in measure.targets),
            ]
            assert all(text.en and text.zh for text in texts)


def test_every_body_of_the_registry_has_a_name_in_both_languages(corpus: Corpus) -> None:
    assert len(corpus.departments.departments) >= 271
    assert all(
        department.name.en and department.name.zh for department in corpus.departments.departments
    )


# Texts that speak of companies without saying which.
ANY_COMPANIES = {
    "2015-m02.4", "2015-m02.5", "2015-m08.4", "2021-m05.6", "2021-m08.1", "2021-m08.2", "2021-m08.3", "2021-m09.4", "2022-m04.8",
    "2022-m04.10", "2024-m14.6",
}  # fmt: skip
# Where the text speaks only to those who are qualified, or where conditions allow.
QUALIFIED = {
    "2021-m13.7", "2021-m14.5", "2021-m18.5", "2021-m19.2", "2022-m04.9", "2024-m01.2", "2024-m01.3", "2024-m01.4", "2024-m02.1",
    "2024-m02.2", "2024-m02.5", "2024-m02.6", "2024-m03.4", "2024-m04.4", "2024-m04.5", "2024-m04.6", "2024-m04.7", "2024-m06.4",
    "2024-m08.3", "2024-m08.4", "2024-m13.2", "2024-m14.3", "2024-m14.4", "2024-m14.5",
}  # fmt: skip


def _list_actions(documents: dict[str, Document]) -> dict[str, Action]:
    return {
        f"{document.measure_id(measure)}.{action.number}": action
        for document in documents.values()
        for measure in document.measures
        for action in measure.actions
    }


def test_an_action_says_which_companies_it_speaks_to_wherever_the_text_does(
    documents: dict[str, Document],
) -> None:
    names = re.compile(r"compan|exporter|manufacturer|operator|institution|businesses")
    for found, action in _list_actions(documents).items():
        if "companies" in action.addressees and found not in ANY_COMPANIES:
            assert names.search(action.what.en or ""), found
            assert re.search("企业|经营主体|经营者|市场主体", action.what.zh or ""), found


def test_an_action_keeps_the_condition_that_its_text_makes(documents: dict[str, Document]) -> None:
    actions = _list_actions(documents)
    for found in QUALIFIED:
        assert re.search(
            r"\([^()]*(qualified|eligible|conditions allow|meet the requirements)[^()]*\)$",
            actions[found].what.en or "",
        ), found
        assert re.search("符合条件|有条件|符合要求", actions[found].what.zh or ""), found


@pytest.mark.parametrize("found", ["2024-m04.9", "2024-m11.3", "2024-m14.2"])
def test_an_action_speaks_to_the_companies_that_it_is_to_help(
    documents: dict[str, Document], found: str
) -> None:
    assert "companies" in _list_actions(documents)[found].addressees


@pytest.mark.parametrize(
    ("found", "purpose"),
    [
        ("2015-m01.5", ("more standardised", "规范")),
        ("2015-m09.8", ("fair competition", "竞争公平")),
        ("2021-m07.2", ("smaller companies", "中小企业")),
        ("2021-m10.5", ("industries nearby", "周边产业")),
        ("2022-m04.5", ("good environment", "良好环境")),
    ],
)
def test_the_purpose_that_a_text_gives_stands_in_the_action(
    documents: dict[str, Document], found: str, purpose: tuple[str, str]
) -> None:
    what = _list_actions(documents)[found].what
    assert purpose[0] in (what.en or "")
    assert purpose[1] in (what.zh or "")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_local_associations_are_used_for_in_2024_speaks_to_them(
    documents: dict[str, Document], number: int
) -> None:
    action = _list_actions(documents)[f"2024-m04.{number}"]
    assert action.addressees == ("associations",)
    assert "行业组织" in (action.what.zh or "")


HEADINGS = {
    "2015": "关于促进跨境电子商务健康快速发展的指导意见",
    "2021": "关于加快发展外贸新业态新模式的意见",
    "2022": "关于同意在鄂尔多斯等27个城市和地区设立跨境电子商务综合试验区的批复",
    "2024": "关于拓展跨境电商出口推进海外仓建设的意见",
}


def test_official_titles_are_names_and_say_where_no_source_prints_them(
    documents: dict[str, Document],
) -> None:
    assert {
        found: document.heading and document.heading.zh for found, document in documents.items()
    } == HEADINGS
    assert {found for found, document in documents.items() if "heading" in document.external} == {
        "2021",
        "2022",
        "2024",
    }


@pytest.mark.parametrize(
    "word",
    # Another name for what has one: 综试区 (in full 跨境电子商务综合试验区), 综合保税区, 外贸综合服务企业, 符合条件, an exit mechanism.
    [
        "(?<!跨境电子商务)综合试验区",
        "综保区",
        "(?<!外贸)综服",
        "合格",
        "国标",
        "行标",
        "扶植",
        "withdrawal",
        "independent sites",
    ],
)
def test_one_thing_has_one_name(corpus: Corpus, word: str) -> None:
    for path, file in corpus.files.items():
        if file.kind in ("document", "topics", "addressees"):
            assert not re.search(word, file.reading.text), path


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2021-m05", "2015-m01.1"),
        ("2021-m07", "2015-m01.5"),
        ("2021-m08", "2015-m01.5"),
        ("2021-m24.1", "2015-m12.6"),
        ("2022-m04.14", "2015-m12.8"),
        ("2022-m04.14", "2021-m06.4"),
        ("2024-m15.5", "2021-m23.7"),
        ("2024-m15.7", "2021-m06.2"),
        ("2024-end2.2", "2021-m24.1"),
        ("2024-end2.5", "2021-m25.3"),
    ],
)
def test_a_later_provision_is_tied_to_the_very_part_that_it_takes_up(
    documents: dict[str, Document], later: str, earlier: str
) -> None:
    document = documents[later.partition("-")[0]]
    links = {}
    for closing, measures in ((False, document.measures), (True, document.closing)):
        for measure in measures:
            name = document.measure_id(measure, closing=closing)
            links |= {name: measure.links} | {
                f"{name}.{action.number}": action.links for action in measure.actions
            }
    assert earlier in [link.to for link in links[later]]
    assert earlier.partition(".")[0] not in [link.to for link in links[later]]


def _find_body(corpus: Corpus, found: str) -> Department:
    return next(body for body in corpus.departments.departments if body.id == found)


@pytest.mark.parametrize("level", ["judiciary", "legislature", "supervisory", "military"])
def test_what_stands_beside_the_government_has_a_level_of_its_own_that_no_generic_party_covers(
    corpus: Corpus, level: str, ask
) -> None:
    bodies = [body for body in corpus.departments.departments if body.kind == level]
    assert {body.level for body in bodies} == {"state"}
    covered = set(ask("sql", "SELECT DISTINCT department FROM cover").lines)
    assert not covered & {body.id for body in bodies}
    assert "cac" in covered


def test_no_other_body_is_of_that_level(corpus: Corpus) -> None:
    assert {body.kind for body in corpus.departments.departments if body.level == "state"} == {
        "judiciary", "legislature", "supervisory", "military",
    }  # fmt: skip


def test_the_drug_administrations_of_1998_and_of_2018_are_two_bodies(corpus: Corpus) -> None:
    assert _find_body(corpus, "nmpa").former == ()
    heirs = [_find_body(corpus, found).successors[0].to for found in ("sda", "sfda")]
    assert heirs == ["sfda", "cfda"]


@pytest.mark.parametrize(("old", "new", "year"), [("circ", "pbc", "2018"), ("pbc", "cbrc", "2003")])
def test_what_the_central_bank_gave_away_and_got_back_is_recorded(
    corpus: Corpus, old: str, new: str, year: str
) -> None:
    assert (new, year) in [(one.to, one.date[:4]) for one in _find_body(corpus, old).successors]


def test_planning_for_high_tech_growth_went_to_industry_and_that_for_society_to_three(
    corpus: Corpus,
) -> None:
    shares = {
        one.to: one.share.en or "" for one in _find_body(corpus, "most").successors if one.share
    }
    assert [found for found, share in shares.items() if "high-tech growth" in share] == ["miit"]
    assert {found for found, share in shares.items() if "social development" in share} == {
        "ndrc",
        "mee",
        "nhc",
    }


def test_both_days_of_a_new_body_are_kept_where_they_are_known(corpus: Corpus) -> None:
    days = {found: _find_body(corpus, found).existed for found in ("nfra", "nda", "cbirc")}
    assert {found: (one.from_, one.opened) for found, one in days.items() if one} == {
        "nfra": ("2023-03-10", "2023-05-18"),
        "nda": ("2023-03-10", "2023-10-25"),
        "cbirc": ("2018-03-17", "2018-04-08"),
    }


def test_successions_are_sourced_by_the_reform_plan_of_their_year_and_by_no_chance_page(
    corpus: Corpus,
) -> None:
    file = corpus.files["departments.yaml"]
    assert "http" not in file.reading.text
    for body in corpus.departments.departments:
        for one in body.successors:
            if (
                one.date[:4] in ("2003", "2008", "2013", "2018", "2023")
                and one.verified is not False
            ):
                assert one.date[:4] in (one.source.en if one.source else ""), (body.id, one.to)


def test_nothing_left_over_from_the_making_of_the_registry_stands_in_it(corpus: Corpus) -> None:
    assert not re.search("alias entry|别名库", corpus.files["departments.yaml"].reading.text)


def test_each_entry_stands_under_the_name_that_follows_from_what_it_says(corpus: Corpus) -> None:
    entries = {
        path: file.entries for path, file in corpus.files.items() if path.startswith("progress/")
    }
    assert len(entries) > 50
    for path, (entry,) in entries.items():
        assert path.removeprefix("progress/") in entry.list_paths()
