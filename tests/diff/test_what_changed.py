"""`obligations diff`: which differences between two states are changes in obligations."""

from __future__ import annotations

from textwrap import indent
from typing import Any

import pytest

from running import write_entries

CLAUSES = "responsibilities: [{basis: document, because: {en: end}, applies: all, lead: [%s]}, {basis: document, because: {en: end}, lead: [%s]}]"
INFERRED = """\
    responsibilities:
      - {basis: stated, responsible: [harbour]}
      - {basis: inferred, because: {en: it counts}, lead: [trade]}
"""
ENTRY = "- {of: plan-m01.t1, date: 2024-05-01, recorded: 2024-06-01, status: %s}\n"


def _ids(parties: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(party["id"], party["basis"]) for party in parties]


def test_lines_that_move_change_nothing(repository: Any, changes: Any) -> None:
    text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
    head, first, second = (
        text.partition("  - number: 1\n    kind")[0],
        *text.split("measures:\n")[1].split("  - number: 2\n"),
    )
    repository.write("plan.yaml", "# moved\n" + head + "  - number: 2\n" + second + first)
    assert changes(repository) == []


def test_a_renamed_file_with_the_same_document_changes_nothing(
    repository: Any, changes: Any
) -> None:
    (repository.measures / "plan.yaml").rename(repository.measures / "other.yaml")
    assert changes(repository) == []


def test_the_order_of_names_changes_nothing(repository: Any, changes: Any) -> None:
    repository.edit("co_responsible: [harbour]", "co_responsible: [harbour, all-offices]")
    repository.edit("issuers: [harbour]", "issuers: [harbour, trade]")
    repository.edit("topics: [docks]", "topics: [docks, ships]")
    repository.commit()
    repository.edit("[harbour, all-offices]", "[all-offices, harbour]")
    repository.edit("[harbour, trade]", "[trade, harbour]")
    repository.edit("[docks, ships]", "[ships, docks]")
    assert changes(repository, "HEAD") == []


def test_a_lead_that_changed(repository: Any, changes: Any) -> None:
    repository.edit("lead: [trade]", "lead: [all-offices]")
    ((change, record, place, field, before, after),) = changes(repository)
    assert (change, record, place, field) == ("changed", "measure", "plan-m01", "lead")
    assert _ids(before) == [("trade", "stated")]
    assert _ids(after) == [("all-offices", "stated")]
    assert after[0]["name"] == {"en": "all offices concerned", "zh": "各有关单位"}


def test_a_body_that_passes_from_one_role_to_another_is_said_of_both(
    repository: Any, changes: Any
) -> None:
    repository.edit(
        "lead: [trade], co_responsible: [harbour]", "lead: [harbour], co_responsible: [trade]"
    )
    assert [change[3] for change in changes(repository)] == ["lead", "co_responsible"]


def test_a_basis_that_changed_is_said_of_the_role(repository: Any, changes: Any) -> None:
    repository.edit(
        "{basis: stated, responsible: [harbour]}",
        "{basis: inferred, because: {en: it counts}, responsible: [harbour]}",
    )
    found = changes(repository)
    assert [(change[3], _ids(change[4]), _ids(change[5])) for change in found] == [
        ("responsible", [("harbour", "stated")], [("harbour", "inferred")])
    ]


def test_whom_a_matter_was_passed_to_is_said_of_the_role(repository: Any, changes: Any) -> None:
    repository.edit(
        "stated, responsible: [harbour]}",
        "stated, responsible: [harbour], passed_to: {harbour: trade}}",
    )
    ((*_, field, before, after),) = changes(repository)
    assert field == "responsible"
    assert (before[0]["passed_to"], after[0]["passed_to"]) == (None, "trade")


def test_a_deadline_that_moved(repository: Any, changes: Any) -> None:
    repository.edit("by: 2025", "by: 2026-Q1")
    ((change, record, place, field, before, after),) = changes(repository)
    assert (change, record, place, field) == ("changed", "target", "plan-m01.t1", "deadline")
    assert (before["by"], before["deadline"]) == ("2025", "2025-12-31")
    assert (after["by"], after["deadline"]) == ("2026-Q1", "2026-03-31")


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("in: 2026", "2026-12-31"),
        ("from: 2026", None),
        ("every: year, by: XXXX-02", None),
        ("every: regularly", None),
        ("strive: false", None),
    ],
)
def test_every_kind_of_date_is_told_from_the_others(
    repository: Any, changes: Any, written: str, deadline: str | None
) -> None:
    repository.edit("by: 2025", written)
    ((*_, field, before, after),) = changes(repository)
    assert field == "deadline"
    assert before["deadline"] == "2025-12-31"
    assert after["deadline"] == deadline


@pytest.mark.parametrize(
    ("old", "new", "record", "field", "before", "after"),
    [
        ("by: 2025,", "by: 2025, strive: true,", "target", "strive", False, True),
        (
            "outcome: {en: ten docks",
            "deliverable: plan, outcome: {en: ten docks",
            "target",
            "deliverable",
            None,
            "plan",
        ),
        ("modality: must", "modality: encourage", "action", "modality", "must", "encourage"),
        (", deliverable: plan}", ", deliverable: rules}", "action", "deliverable", "plan", "rules"),
        (
            ", deliverable: plan}",
            ", deliverable: plan, addressees: [companies]}",
            "action",
            "addressees",
            [],
            ["companies"],
        ),
        (
            ", deliverable: plan}",
            ", deliverable: plan, topics: [ships]}",
            "action",
            "topics",
            [],
            ["ships"],
        ),
        ("topics: [docks]", "topics: [ships]", "measure", "topics", ["docks"], ["ships"]),
        (
            "    kind: measure\n    title: {en: Count",
            "    kind: goal\n    title: {en: Count",
            "measure",
            "kind",
            "measure",
            "goal",
        ),
        ("number: HO 1", "number: HO 2", "document", "number", "HO 1", "HO 2"),
        ("dated: 2021-03-01", "dated: 2021-03-02", "document", "dated", "2021-03-01", "2021-03-02"),
        (
            "dated: 2021-03-01",
            "dated: 2021-03-01\npublished: 2021-04-01",
            "document",
            "published",
            None,
            "2021-04-01",
        ),
    ],
)
def test_a_field_that_changed(
    repository: Any,
    changes: Any,
    old: str,
    new: str,
    record: str,
    field: str,
    before: Any,
    after: Any,
) -> None:
    repository.edit(old, new)
    ((change, found, _, named, was, now),) = changes(repository)
    assert (change, found, named, was, now) == ("changed", record, field, before, after)


def test_a_metric_that_changed_or_went(repository: Any, changes: Any) -> None:
    repository.edit("value: 10", "value: 12")
    ((*_, field, before, after),) = changes(repository)
    assert (field, before["value"], after["value"]) == ("metric", 10, 12)
    repository.edit(", metric: {comparator: about, value: 12, unit: {en: docks, zh: 座}}", "")
    assert changes(repository)[0][5] is None


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("title: {en: Plan for the docks", "title: {en: Plan for all docks", "plan"),
        ("title: {en: Count ships", "title: {en: Count all ships", "plan-m02"),
        ("summary: {en: Ships are counted.", "summary: {en: All ships are counted.", "plan-m02"),
        ("what: {en: dig the basin", "what: {en: dig a basin", "plan-m01.1"),
        ("outcome: {en: ten docks", "outcome: {en: about ten docks", "plan-m01.t1"),
    ],
)
def test_of_wording_it_is_only_said_that_it_changed(
    repository: Any, changes: Any, old: str, new: str, place: str
) -> None:
    repository.edit(old, new)
    ((change, _, where, field, before, after),) = changes(repository)
    assert (change, where, field, before, after) == ("changed", place, "wording", None, None)


LINKS = "    topics: [ships]\n    links: [%s]\n"
TO_FIRST, TO_ACTION = (
    "{relation: extends, to: plan-m01, because: {en: %s}}",
    "{relation: repeats, to: plan-m01.1, because: {en: b}}",
)


@pytest.mark.parametrize(
    ("name", "place", "written", "items"),
    [
        ("departments.yaml", "query_names: [Port]", "query_names: [{0}, {1}]", ("Port", "Quay")),
        (
            "plan.yaml",
            "number: HO 1\n",
            "number: HO 1\nsources: [{0}, {1}]\n",
            ("{language: en, title: a}", "{language: zh, title: b}"),
        ),
        (
            "plan.yaml",
            "    topics: [ships]\n",
            "    topics: [ships]\n    links: [{0}, {1}]\n",
            (TO_FIRST % "a", TO_ACTION),
        ),
    ],
)
def test_the_order_of_a_list_is_no_wording(
    repository: Any, changes: Any, name: str, place: str, written: str, items: tuple[str, str]
) -> None:
    repository.edit(place, written.format(*items), name)
    repository.commit()
    repository.edit(written.format(*items), written.format(*reversed(items)), name)
    assert changes(repository, "HEAD") == []


def test_a_link_or_clause_that_comes_with_its_reason_is_no_other_wording(
    repository: Any, changes: Any
) -> None:
    repository.edit("    topics: [ships]\n", LINKS % TO_FIRST % "a")
    repository.edit(
        "    responsibilities:\n      - {basis: stated, responsible: [harbour]}\n", INFERRED
    )
    assert [change[1:4] for change in changes(repository)] == [
        ("measure", "plan-m02", "lead"),
        ("link", "plan-m02", None),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("because: {en: a}", "because: {en: b}"),
        ("because: {en: it counts}", "because: {en: it sorts}"),
    ],
)
def test_another_reason_for_what_stays_is_wording(
    repository: Any, changes: Any, old: str, new: str
) -> None:
    repository.edit("    topics: [ships]\n", LINKS % TO_FIRST % "a")
    repository.edit(
        "    responsibilities:\n      - {basis: stated, responsible: [harbour]}\n", INFERRED
    )
    repository.commit()
    repository.edit(old, new)
    assert [change[1:4] for change in changes(repository, "HEAD")] == [
        ("measure", "plan-m02", "wording")
    ]


def test_a_measure_that_came_says_who_answers_and_by_when(repository: Any, changes: Any) -> None:
    text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
    repository.write(
        "plan.yaml",
        text
        + indent(
            """\
- number: 3
  kind: measure
  title: {en: Light the docks}
  summary: {en: They are lit.}
  responsibilities: [{basis: stated, lead: [harbour]}]
  actions:
    - {number: 1, modality: must, what: {en: hang lamps}, targets: [{number: 1, by: 2030, outcome: {en: lamps}}]}
""",
            "  ",
        ),
    )
    ((change, record, place, _, before, after),) = changes(repository)
    assert (change, record, place, before) == ("added", "measure", "plan-m03", None)
    assert _ids(after["lead"]) == [("harbour", "stated")]
    assert after["actions"][0]["targets"][0] | {"outcome": 0} == {
        "id": "plan-m03.1.t1", "by": "2030", "in": None, "from": None, "until": None, "every": None, "when": None, "reckoned": False, "deadline": "2030-12-31",
        "strive": False, "outcome": 0, "metric": None, "deliverable": None,
    }  # fmt: skip


def test_a_measure_that_went(repository: Any, changes: Any) -> None:
    text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
    repository.write("plan.yaml", text[: text.index("  - number: 2\n")])
    ((change, record, place, _, before, after),) = changes(repository)
    assert (change, record, place, after) == ("removed", "measure", "plan-m02", None)
    assert _ids(before["responsible"]) == [("harbour", "stated")]


def test_an_action_and_a_target_that_came_and_went(repository: Any, changes: Any) -> None:
    repository.edit("- {number: 1, modality", "- {number: 2, modality")
    repository.edit("- {number: 1, by", "- {number: 2, by")
    assert [change[:3] for change in changes(repository)] == [
        ("removed", "target", "plan-m01.t1"),
        ("added", "target", "plan-m01.t2"),
        ("removed", "action", "plan-m01.1"),
        ("added", "action", "plan-m01.2"),
    ]


def test_a_clause_of_an_action_is_said_of_the_action(repository: Any, changes: Any) -> None:
    repository.edit(
        ", deliverable: plan}",
        ", deliverable: plan, responsibilities: [{basis: stated, lead: [harbour]}]}",
    )
    ((_, record, place, field, before, after),) = changes(repository)
    assert (record, place, field, before, _ids(after)) == (
        "action",
        "plan-m01.1",
        "lead",
        [],
        [("harbour", "stated")],
    )


def test_a_document_that_came_brings_its_measures(repository: Any, changes: Any) -> None:
    text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
    repository.write(
        "later.yaml", text.replace("id: plan", "id: later").replace("2021-03-01", "2023-03-01")
    )
    found = changes(repository)
    assert [change[:3] for change in found] == [
        ("added", "document", "later"),
        ("added", "measure", "later-m01"),
        ("added", "measure", "later-m02"),
    ]
    assert found[0][5]["dated"] == "2023-03-01"


def test_links_are_the_same_by_relation_and_end(repository: Any, changes: Any) -> None:
    repository.edit(
        "    topics: [ships]\n",
        "    topics: [ships]\n    links: [{relation: extends, to: plan-m01}]\n",
    )
    repository.commit()
    repository.edit("relation: extends", "relation: repeats")
    assert [(*change[:3], change[4] or change[5]) for change in changes(repository, "HEAD")] == [
        ("removed", "link", "plan-m02", {"relation": "extends", "to": "plan-m01", "because": None}),
        ("added", "link", "plan-m02", {"relation": "repeats", "to": "plan-m01", "because": None}),
    ]


def test_an_entry_of_progress_tells_the_status_before_it(repository: Any, changes: Any) -> None:
    repository.write("progress/plan.yaml", ENTRY % "partly-met")
    repository.commit()
    repository.write("progress/plan.yaml", ENTRY % "partly-met" + ENTRY % "met")
    ((change, record, place, _, before, after),) = changes(repository, "HEAD")
    assert (change, record, place, before) == ("added", "progress", "plan-m01.t1", None)
    assert (after["status"], after["date"], after["previous"]) == (
        "met",
        "2024-05-01",
        "partly-met",
    )


def test_a_corrected_entry_is_not_the_status_before(repository: Any, changes: Any) -> None:
    correction = "- {of: plan-m01.t1, date: 2024-04-01, recorded: 2024-07-01, status: in-progress, corrects: 1}\n"
    repository.write("progress/plan.yaml", ENTRY % "met" + correction)
    repository.commit()
    repository.write("progress/plan.yaml", ENTRY % "met" + correction + ENTRY % "missed")
    assert changes(repository, "HEAD")[0][5]["previous"] == "in-progress"


def test_the_first_entry_has_no_status_before_and_its_measure_is_named(
    repository: Any, diff: Any
) -> None:
    repository.write("progress/plan.yaml", ENTRY % "met")
    (change,) = diff(repository, "v1", "--format", "json").json["changes"]
    assert change["after"]["previous"] is None
    assert change["title"] == {"en": "Build docks", "zh": "建码头"}
    assert change["subject"] == {"en": "ten docks", "zh": "十座码头"}


def test_late_evidence_is_no_step_back(repository: Any, changes: Any) -> None:
    repository.write("progress/plan.yaml", ENTRY % "met")
    repository.commit()
    late = (ENTRY % "partly-met").replace("2024-05-01", "2023-06-01")
    repository.write("progress/plan.yaml", ENTRY % "met" + late)
    assert [change[5]["previous"] for change in changes(repository, "HEAD")] == [None]


def test_an_entry_that_was_reworded_is_not_the_status_before_itself(
    repository: Any, changes: Any
) -> None:
    noted = (ENTRY % "met").replace("met}", "met, note: {en: %s}}")
    repository.write("progress/plan.yaml", ENTRY % "in-progress" + noted % "seen")
    repository.commit()
    repository.write("progress/plan.yaml", ENTRY % "in-progress" + noted % "seen and counted")
    _, (change, *_, after) = changes(repository, "HEAD")
    assert (change, after["previous"]) == ("added", "in-progress")


def test_progress_has_its_measure_and_what_is_on_record_whatever_its_file_is_called(
    repository: Any, diff: Any
) -> None:
    repository.write("progress/plan.yaml", ENTRY % "partly-met")
    repository.commit()
    repository.write("progress/z.yaml", ENTRY % "met")
    (change,) = diff(repository, "HEAD", "--dept", "trade", "--format", "json").json["changes"]
    assert (change["title"]["en"], change["subject"]["en"], change["after"]["previous"]) == (
        "Build docks",
        "ten docks",
        "partly-met",
    )


def test_an_entry_that_was_rewritten_shows_as_removed_and_added(
    repository: Any, changes: Any
) -> None:
    repository.write("progress/plan.yaml", ENTRY % "met")
    repository.commit()
    repository.write("progress/plan.yaml", ENTRY % "missed")
    assert [change[:2] for change in changes(repository, "HEAD")] == [
        ("removed", "progress"),
        ("added", "progress"),
    ]


def test_an_entry_of_an_unknown_measure_is_still_said(repository: Any, changes: Any) -> None:
    repository.write("progress/plan.yaml", (ENTRY % "met").replace("plan-m01.t1", "gone-m09"))
    assert [change[:3] for change in changes(repository)] == [("added", "progress", "gone-m09")]


def test_entries_that_change_places_change_nothing(repository: Any, changes: Any) -> None:
    repository.write("progress/plan.yaml", ENTRY % "met" + ENTRY % "missed")
    repository.commit()
    repository.write("progress/plan.yaml", ENTRY % "missed")
    repository.write("progress/other.yaml", ENTRY % "met")
    assert changes(repository, "HEAD") == []


def test_an_entry_that_was_put_down_twice_is_one(repository: Any, changes: Any) -> None:
    repository.write("progress/plan.yaml", ENTRY % "met")
    repository.commit()
    repository.write("progress/plan.yaml", ENTRY % "met" * 2)
    assert changes(repository, "HEAD") == []


def test_entries_that_are_moved_out_of_a_list_are_no_change_and_a_new_file_is_an_entry_added(
    repository: Any, changes: Any, ask: Any
) -> None:
    correction = "- {of: plan-m01.t1, date: 2024-04-01, recorded: 2024-07-01, status: in-progress, corrects: 1}\n"
    repository.write("progress/plan.yaml", ENTRY % "met" + correction)
    repository.commit()
    assert ask("format", str(repository.measures / "progress")).code == 0
    assert len(list((repository.measures / "progress" / "plan").iterdir())) == 2
    assert changes(repository, "HEAD") == []
    repository.commit()
    (text,) = write_entries(
        [
            {
                "of": "plan-m01.t1",
                "date": "2024-08-01",
                "recorded": "2024-09-01",
                "status": "partly-met",
            }
        ]
    ).items()
    repository.write(*text)
    repository.commit()
    assert [change[:3] for change in changes(repository, "HEAD~1", "HEAD")] == [
        ("added", "progress", "plan-m01.t1")
    ]


def test_a_document_that_went_with_its_progress_is_removed(repository: Any, changes: Any) -> None:
    repository.write("progress/plan.yaml", ENTRY % "met")
    repository.commit()
    repository.write("progress/plan.yaml", None)
    repository.write("plan.yaml", None)
    assert [change[:3] for change in changes(repository, "HEAD")] == [
        ("removed", "document", "plan"),
        ("removed", "measure", "plan-m01"),
        ("removed", "progress", "plan-m01.t1"),
        ("removed", "measure", "plan-m02"),
    ]


class TestClausesOfDocuments:
    """What a document says of its measures changes them all, and is said once."""

    @pytest.fixture
    def repository(self, make_repository: Any) -> Any:
        made = make_repository()
        made.edit(
            "dated: 2021-03-01\n",
            "dated: 2021-03-01\nresponsibilities: [{basis: document, because: {en: end}, lead: [trade]}]\n",
        )
        made.edit("    responsibilities:\n      - {basis: stated, responsible: [harbour]}\n", "")
        made.commit()
        return made

    def test_its_change_is_said_on_the_document_with_the_measures_that_it_holds_for(
        self, repository: Any, diff: Any
    ) -> None:
        repository.edit("because: {en: end}, lead: [trade]", "because: {en: end}, lead: [harbour]")
        (change,) = diff(repository, "HEAD", "--format", "json").json["changes"]
        assert (change["record"], change["id"], change["field"]) == ("document", "plan", "lead")
        assert change["affects"] == ["plan-m02"]

    def test_a_clause_for_all_affects_the_others_too(self, repository: Any, diff: Any) -> None:
        repository.edit(
            "because: {en: end}, lead: [trade]", "because: {en: end}, applies: all, lead: [harbour]"
        )
        found = diff(repository, "HEAD", "--format", "json").json["changes"]
        both = ["plan-m01", "plan-m02"]
        assert [(change["field"], change["affects"]) for change in found] == [
            ("applies", both),
            ("lead", both),
        ]

    def test_a_clause_that_comes_to_hold_for_all_affects_those_with_a_clause_of_their_own(
        self, repository: Any, diff: Any
    ) -> None:
        repository.edit(
            "because: {en: end}, lead: [trade]", "because: {en: end}, applies: all, lead: [trade]"
        )
        found = diff(repository, "HEAD", "--format", "json").json["changes"]
        assert [(change["field"], change["affects"]) for change in found] == [
            ("applies", ["plan-m01"]),
            ("lead", ["plan-m01"]),
        ]

    def test_two_clauses_that_swap_their_parties_affect_what_each_holds_for(
        self, repository: Any, diff: Any
    ) -> None:
        repository.edit(
            "responsibilities: [{basis: document, because: {en: end}, lead: [trade]}]",
            CLAUSES % ("harbour", "all-offices"),
        )
        repository.commit()
        repository.edit("lead: [harbour]}, {", "lead: [all-offices]}, {")
        repository.edit(
            "because: {en: end}, lead: [all-offices]}]", "because: {en: end}, lead: [harbour]}]"
        )
        (change,) = diff(repository, "HEAD", "--format", "json").json["changes"]
        assert (change["field"], change["affects"]) == ("lead", ["plan-m01"])
        assert (
            "~ lead: the same parties for other measures · holds for 1 measure\n"
            in diff(repository, "HEAD").out
        )

    def test_each_role_affects_the_measures_that_it_changes_for(
        self, repository: Any, diff: Any
    ) -> None:
        repository.edit(
            "responsibilities: [{basis: document, because: {en: end}, lead: [trade]}]",
            "responsibilities: [{basis: document, because: {en: end}, applies: all, lead: [old-trade]},"
            " {basis: document, because: {en: end}, co_responsible: [harbour]}]",
        )
        repository.commit()
        repository.edit("lead: [old-trade]", "lead: [all-offices]")
        repository.edit(
            "because: {en: end}, co_responsible: [harbour]",
            "because: {en: end}, co_responsible: [trade]",
        )
        found = diff(repository, "HEAD", "--format", "json").json["changes"]
        assert [(change["field"], change["affects"]) for change in found] == [
            ("lead", ["plan-m01", "plan-m02"]),
            ("co_responsible", ["plan-m02"]),
        ]

    def test_the_first_clause_of_a_document_is_no_other_scope(
        self, repository: Any, changes: Any
    ) -> None:
        assert [
            change[2:4] for change in changes(repository, "v1", "HEAD") if change[1] == "document"
        ] == [("plan", "lead")]

    def test_the_measures_that_it_holds_for_are_counted(self, repository: Any, diff: Any) -> None:
        repository.edit(
            "because: {en: end}, lead: [trade]", "because: {en: end}, applies: all, lead: [harbour]"
        )
        assert diff(repository, "HEAD").out.startswith(
            "HEAD → files on disk: 2 changes in 2 measures\n"
        )
        repository.commit()
        repository.edit("number: HO 1", "number: HO 2")
        assert diff(repository, "HEAD", "--lang", "zh").out.startswith("HEAD → 当前文件：1处变化\n")

    def test_a_measure_that_gains_a_clause_of_its_own_leaves_the_document(
        self, repository: Any, changes: Any
    ) -> None:
        repository.edit(
            "    topics: [ships]\n",
            "    topics: [ships]\n    responsibilities: [{basis: stated, lead: [harbour]}]\n",
        )
        ((_, _, place, field, before, after),) = changes(repository, "HEAD")
        assert (place, field) == ("plan-m02", "lead")
        assert (_ids(before), _ids(after)) == ([("trade", "document")], [("harbour", "stated")])

    def test_a_measure_that_changed_itself_is_not_counted_with_those_of_the_document(
        self, repository: Any, diff: Any
    ) -> None:
        repository.edit(
            "because: {en: end}, lead: [trade]", "because: {en: end}, lead: [all-offices]"
        )
        repository.edit(
            "    topics: [ships]\n",
            "    topics: [ships]\n    responsibilities: [{basis: stated, lead: [harbour]}]\n",
        )
        found = diff(repository, "HEAD", "--format", "json").json["changes"]
        assert [(change["id"], change["affects"]) for change in found] == [
            ("plan", []),
            ("plan-m02", []),
        ]

    def test_a_clause_of_its_own_that_names_nobody_leaves_nobody(
        self, repository: Any, changes: Any
    ) -> None:
        repository.edit(
            "    topics: [ships]\n",
            "    topics: [ships]\n    responsibilities: [{basis: stated}]\n",
        )
        assert [
            (change[3], _ids(change[4]), change[5]) for change in changes(repository, "HEAD")
        ] == [("lead", [("trade", "document")], [])]

    def test_a_measure_that_loses_its_clause_falls_to_the_document(
        self, repository: Any, changes: Any
    ) -> None:
        repository.edit(
            "    responsibilities:\n      - {basis: stated, lead: [trade], co_responsible: [harbour]}\n",
            "",
        )
        found = changes(repository, "HEAD")
        assert [(change[3], _ids(change[5])) for change in found] == [
            ("lead", [("trade", "document")]),
            ("co_responsible", []),
        ]


class TestDepartments:
    """The registry decides who owes today."""

    def test_a_body_that_came_went_or_has_another_heir_is_said(
        self, repository: Any, changes: Any
    ) -> None:
        registry = (repository.measures / "departments.yaml").read_text(encoding="utf-8")
        registry = registry.replace(
            "{to: trade, type: merged", "{to: harbour, type: merged"
        ).replace("id: all-offices", "id: everybody")
        repository.write("departments.yaml", registry)
        assert [change[:4] for change in changes(repository)] == [
            ("changed", "department", "old-trade", "successors"),
            ("removed", "department", "all-offices", None),
            ("added", "department", "everybody", None),
        ]

    def test_of_names_it_is_said_that_they_changed(self, repository: Any, changes: Any) -> None:
        repository.edit("query_names: [Port]", "query_names: [Ports]", "departments.yaml")
        assert [change[2:4] for change in changes(repository)] == [("harbour", "wording")]


class TestWhatCannotBeRead:
    """A file that can't be read on one side is left out: nothing of it is taken for removed."""

    def test_a_broken_document_is_left_out_and_the_rest_is_compared(
        self, repository: Any, diff: Any
    ) -> None:
        text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
        repository.write("later.yaml", text.replace("id: plan", "id: later"))
        repository.commit()
        repository.write("plan.yaml", text + "  broken: [\n")
        repository.edit("by: 2025", "by: 2026", "later.yaml")
        done = diff(repository, "HEAD", "--format", "json")
        assert done.code == 1
        assert [change["id"] for change in done.json["changes"]] == ["later-m01.t1"]
        (problem,) = done.json["left_out"]
        assert (problem["side"], problem["code"], problem["line"]) == ("to", "OB103", 26)
        assert problem["path"] == f"{repository.measures}/plan.yaml"
        assert f"left out: {repository.measures}/plan.yaml:26:3: not YAML" in done.err

    def test_a_revision_in_which_it_was_broken_is_named_as_git_show_takes_it(
        self, repository: Any, diff: Any
    ) -> None:
        text = (repository.measures / "plan.yaml").read_text(encoding="utf-8")
        repository.write("plan.yaml", "nonsense: 1\n")
        repository.commit()
        repository.write("plan.yaml", text)
        done = diff(repository, "HEAD", "--format", "json")
        assert {problem["path"] for problem in done.json["left_out"]} == {"HEAD:measures/plan.yaml"}
        assert done.json["changes"] == []
        assert "left out: 1 more finding in 1 file\n" in done.err

    def test_a_file_that_is_broken_alike_on_both_sides_has_not_changed(
        self, repository: Any, diff: Any
    ) -> None:
        repository.write("torn.yaml", "a: [\n")
        repository.commit()
        done = diff(repository, "HEAD")
        assert done.code == 0
        assert "no obligation changed" in done.out

    @pytest.mark.parametrize("name", ["plan.yaml", "progress/plan.yaml"])
    def test_a_file_that_was_renamed_and_broke_is_not_taken_for_removed(
        self, repository: Any, diff: Any, name: str
    ) -> None:
        repository.write("progress/plan.yaml", ENTRY % "met")
        repository.commit()
        broken = name.replace("plan", "renamed")
        repository.git("mv", f"measures/{name}", f"measures/{broken}")
        repository.write(
            broken, (repository.measures / broken).read_text(encoding="utf-8") + "  torn: [\n"
        )
        repository.commit()
        forward, back = (
            diff(repository, *sides, "--format", "json")
            for sides in (("HEAD~1", "HEAD"), ("HEAD", "HEAD~1"))
        )
        assert [
            (done.code, done.json["changes"], len(done.json["left_out"]))
            for done in (forward, back)
        ] == [(1, [], 1)] * 2

    @pytest.mark.parametrize("name", ["topics.yaml", "addressees.yaml"])
    def test_a_list_that_says_nothing_of_who_owes_what_is_not_compared(
        self, repository: Any, diff: Any, name: str
    ) -> None:
        repository.write(name, "torn: [\n")
        done = diff(repository, "v1", "--format", "json")
        assert (done.code, done.json["changes"], done.json["left_out"]) == (0, [], [])

    def test_broken_progress_is_no_removed_progress(self, repository: Any, diff: Any) -> None:
        repository.write("progress/plan.yaml", ENTRY % "met")
        repository.commit()
        repository.write("progress/plan.yaml", "- [\n")
        done = diff(repository, "HEAD", "--format", "json")
        assert (done.code, done.json["changes"], len(done.json["left_out"])) == (1, [], 1)

    def test_a_broken_registry_leaves_ids_for_names(self, repository: Any, diff: Any) -> None:
        repository.write("departments.yaml", "departments: [\n")
        repository.edit("lead: [trade]", "lead: [newcomer]")
        done = diff(repository, "v1")
        assert done.code == 1
        assert "~ lead: Ministry of Trade → newcomer" in done.out
        assert "Departments" not in done.out
