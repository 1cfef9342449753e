"""What somebody writes who has read no page: each finding leads to the form that is meant, and that form is one."""

from __future__ import annotations

from string import Template
from textwrap import dedent
from typing import Any

import pytest
import yaml

from obligations.corpus import load_file
from obligations.refusals.misplaced import FORMS
from obligations.text.tables import guesses

HEAD = "id: plan\nkind: plan\ntitle: {en: Plan}\nissuers: [board]\ndated: 2026-01-15\n"


def list_hints(text: str, path: str = "plan.yaml") -> dict[str, str]:
    """What is said of a file: hints by message."""
    findings = load_file(path, dedent(text).encode()).findings
    return {finding.message: finding.hint or "" for finding in findings}


def list_hints_on_measure(line: str) -> list[str]:
    return list(
        list_hints(
            f"{HEAD}measures:\n  - number: 1\n    kind: measure\n    title: {{en: A}}\n    summary: {{en: B}}\n    {line}\n"
        ).values()
    )


def list_hints_on_target(line: str) -> list[str]:
    return list_hints_on_measure(
        f"targets:\n      - number: 1\n        outcome: {{en: C}}\n        {line}"
    )


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("lead: Operations", "responsibilities: [{basis: stated, lead: [operations]}]"),
        ("owner: Legal, Human Resources", "responsibilities: [{basis: stated, responsible: [legal, human-resources]}]"),
        ("责任单位: 运营部", "responsibilities: [{basis: stated, responsible: [运营部]}]"),
        ("due: 2027-06-30", "targets: [{number: 1, by: 2027-06-30, outcome: {en: …}}]"),
        ("deadline: 30 June 2027", "targets: [{number: 1, by: 2027-06-30, outcome: {en: …}}]"),
        ("Due date: every quarter", "targets: [{number: 1, every: quarter, outcome: {en: …}}]"),
        ("时限: 2027年6月", "targets: [{number: 1, by: 2027-06, outcome: {en: …}}]"),
        ("kpi: 90%", 'targets: [{number: 1, by: DATE, outcome: {en: …}, metric: {comparator: at-least, value: 90, unit: {en: "%", zh: "%"}}}]'),
        ("status: done", "what became of it is an entry of its own: obligations progress add plan-m01 --status met"),
        ("tasks: [Count the lamps]", "actions: [{number: 1, modality: must, what: {en: Count the lamps}}]"),
        ("part of: 3", "write parent: 3"),
        ("tags: energy", "topics: [energy]"),
        ("titel: {en: A}", "did you mean title?"),
        ("responsibilities: legal", "write responsibilities: [{basis: stated, responsible: [legal]}]"),
        ("responsibilities: [{basis: stated, responsible: legal}]", "write responsible: [legal]"),
        ("responsibilities: [{responsible: [legal]}]", "add basis: stated (or document, inferred)"),
        ("responsibilities: [{basis: stated, owner: legal}]", "write responsible: [legal]"),
        ("actions: [{number: 1, what: {en: A}}]", "add modality: must (or will, explore, study, support, guide, encourage, allow, forbid)"),
        ("actions: [{number: 1, modality: shall, what: {en: A}}]", "write modality: must"),
        ("targets: [{by: 2027, outcome: {en: A}}]", "add number: 1 (Its number within the measure or action, kept for good)"),
    ],
)  # fmt: skip
def test_a_first_guess_on_a_measure_leads_to_the_right_form(line: str, hint: str) -> None:
    assert hint in " ".join(list_hints_on_measure(line))


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("due: 2027-06-30", "write by: 2027-06-30"),
        ("due: every quarter", "write every: quarter"),
        ("frequency: monthly", "write every: month"),
        ("by: 30 June 2027", "write 2027-06-30"),
        ("by: XXXX-QX", "write every: quarter in place of by"),
        ("by: within 60 days of the inventory", "what the calendar doesn't say is written when: {en: within 60 days of the inventory}"),
        ("deadline: as soon as possible", "write when: {en: as soon as possible}"),
        ("metric: {comparator: under, value: 3, unit: {en: x}, from: 20}", "write baseline: {value: 20, at: 2025}"),
        ("by: every year", "write every: year in place of by"),
        ("every: quarterly", "write every: quarter"),
        ("every: 定期", "write every: regularly"),
        ("metric: 90%", 'write metric: {comparator: at-least, value: 90, unit: {en: "%", zh: "%"}}'),
        ("metric: at most 1,200 tonnes", "write metric: {comparator: at-most, value: 1200, unit: {en: tonnes}}"),
        ("metric: {comparator: at-least, value: 90%, unit: {en: x}}", 'write value: 90 and unit: {en: "%", zh: "%"}'),
        ("metric: {comparator: ≥, value: 90, unit: {en: x}}", "write comparator: at-least"),
        ("metric: {value: 90, unit: {en: x}}", "add comparator: at-least (or about, "),
        ("owner: legal", "who answers stands on the measure or the action: responsibilities: [{basis: stated, responsible: [legal]}]"),
        ("status: ongoing", "obligations progress add plan-m01 --status in-progress"),
        ("strive: yes", "write true, or leave the key out"),
    ],
)  # fmt: skip
def test_a_first_guess_on_a_target_leads_to_the_right_form(line: str, hint: str) -> None:
    assert hint in " ".join(list_hints_on_target(line))


def test_a_key_of_the_document_that_is_called_otherwise_is_told_once() -> None:
    told = list_hints(
        """\
        id: plan
        date: 15 January 2026
        owner: Board
        name: Climate plan
        measures: [{number: 1, kind: measure, title: {en: A}, summary: {en: B}}]
        """
    )
    assert told == {
        "unknown key 'date'": "write dated: 2026-01-15",
        "unknown key 'owner'": "write issuers: [board]",
        "unknown key 'name'": "write title: {en: Climate plan}",
        "'kind' is missing": "add kind: plan (or opinions, guiding-opinions, notice, reply, decision, measures, regulations, other)",
    }


def test_a_key_that_nobody_can_guess_is_met_with_those_there_are() -> None:
    (hint,) = list_hints_on_measure("xyzzy: 1")
    assert hint.startswith("known: number, label, section, parent, kind, title")


@pytest.mark.parametrize("model", FORMS)
def test_each_form_that_is_offered_has_keys_that_the_record_knows(model: str) -> None:
    import obligations.model as models
    from obligations.model import department, document, progress

    record: Any = next(
        getattr(module, model)
        for module in (models, document, department, progress)
        if hasattr(module, model)
    )
    fields = {field.alias or name for name, field in record.model_fields.items()}
    values = dict.fromkeys(("ids", "list"), "[a]") | {"text": "{en: A}", "when": "by: 2027", "actions": "[{number: 1}]", "metric": "{value: 1}"}  # fmt: skip
    for meant, form in FORMS[model].items():
        assert meant in guesses.KEYS
        written = Template(form).safe_substitute({"value": "a", "number": "1", "next": "1", "day": "2026-01-15"} | values)  # fmt: skip
        if " " in written.partition(":")[0]:  # a sentence, for what stands elsewhere
            continue
        said = yaml.safe_load(written.replace("{…, ", "{").replace("…", "x"))
        assert set(said) <= fields, (meant, form)


def test_a_body_that_an_own_registry_lacks_is_offered_as_the_entry_to_paste(
    make_corpus: Any, ask: Any
) -> None:
    measures = make_corpus(
        {
            "departments.yaml": "departments:\n  - {id: board, kind: company, level: company, name: {en: Board}}\n",
            "plan.yaml": HEAD
            + """\
measures:
  - number: 1
    kind: measure
    title: {en: Cut emissions}
    summary: {en: Emissions are cut.}
    responsibilities: [{basis: stated, responsible: [operations]}]
""",
        }
    )
    out = ask("check", str(measures), "--format", "concise").out
    assert (
        "there is no department 'operations'; enter it in departments.yaml:"
        " - {id: operations, kind: company, level: company, name: {en: Operations}}" in out
    )


def test_a_suggestion_is_made_only_where_it_is_near() -> None:
    from obligations.findings import find_nearest

    assert find_nearest("operations", ["mosupervision"]) == []
    assert find_nearest("lighthuose-agency", ["lighthouse-agency"]) == ["lighthouse-agency"]
    assert find_nearest("ustoms", ["customs"]) == ["customs"]
