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
        ("时限: 2027年6月", "targets: [{number: 1, by: 2027-06, outcome: {zh: …}}]"),
        ("kpi: 90%", 'targets: [{number: 1, by: DATE, outcome: {en: …}, metric: {comparator: at-least, value: 90, unit: {en: "%", zh: "%"}}}]'),
        ("status: done", "record what became of it as an entry: obligations progress add plan-m01 --status met"),
        ("tasks: [Count the lamps]", "actions: [{number: 1, modality: must, what: {en: Count the lamps}}]"),
        ("part of: 3", "write parent: 3"),
        ("tags: energy", "topics: [energy]"),
        ("titel: {en: A}", "did you mean title?"),
        ("responsibilities: legal", "write responsibilities: [{basis: stated, responsible: [legal]}]"),
        ("responsibilities: [{basis: stated, responsible: legal}]", "write responsible: [legal]"),
        ("responsibilities: [{responsible: [legal]}]", "add basis: stated (or document, inferred)"),
        ("responsibilities: [{basis: stated, owner: legal}]", "write responsible: [legal]"),
        ("due: end of 2027", "targets: [{number: 1, by: 2027, outcome: {en: …}}]"),
        ("deadline: by the end of June 2027", "targets: [{number: 1, by: 2027-06, outcome: {en: …}}]"),
        ("deadline: next Friday", "targets: [{number: 1, when: {en: next Friday}, outcome: {en: …}}]"),
        ("完成时限: 2027年6月30日前", "targets: [{number: 1, by: 2027-06-30, outcome: {zh: …}}]"),
        ("due: ongoing", "targets: [{number: 1, every: continuously, outcome: {en: …}}]"),
        ("时限: 每年6月底前", "targets: [{number: 1, every: year, by: XXXX-06, outcome: {zh: …}}]"),
        ("时限: 2026—2028年", "targets: [{number: 1, in: 2026..2028, outcome: {zh: …}}]"),
        ("频次: 每月", "targets: [{number: 1, every: month, outcome: {zh: …}}]"),
        ("start_date: 2026-01-01", "targets: [{number: 1, from: 2026-01-01, outcome: {en: …}}]"),
        ("amount: 1-3", "metric: {comparator: between, value: 1, to: 3, unit: {en: …}}"),
        ("baseline: 20% (2024)", "baseline: {value: 20, at: 2025}}"),
        ("completed: true", "obligations progress add plan-m01 --status met"),
        ("percent: 40", "obligations progress add plan-m01 --status in-progress"),
        ("evidence: minutes.pdf", "obligations progress add plan-m01 --status met --evidence …"),
        ("labels: [backend]", "write topics: [backend]"),
        ("类别: 外贸", "write topics: [外贸]"),
        ("工作要求: 按时", "write summary: {zh: 按时}"),
        ("related: 2021-m07", "write links: [{relation: continues, to: 2021-m07}]"),
        ("priority: high", "what has no key goes into a comment: # priority: high"),
        ("targets: 2026-06-30", "write targets: [{number: 1, by: 2026-06-30, outcome: {en: …}}]"),
        ("targets: {by: 2026, outcome: {en: A}}", "write targets: [{number: 1, by: 2026, outcome: {en: A}}]"),
        ("responsibilities: {lead: legal}", "write responsibilities: [{basis: stated, lead: [legal]}]"),
        ("actions: {1: Repair}", "write actions: [{number: 1, modality: must, what: {en: Repair}}]"),
        ("responsibilities: [{basis: 明确, lead: [a]}]", "write basis: stated"),
        ("heading: {English: A}", "write en: A"),
        ("section: Trade", "write the number of one of the sections: [{number: 1, title: {en: Trade}}]"),
        ("actions: [{number: 1, modality: should, what: {en: A}}]", "the usual one is must"),
        ("actions: [{number: 1, what: {en: A}}]", "add modality: must (or will, explore, study, support, guide, encourage, allow, forbid)"),
        ("actions: [{number: 1, modality: shall, what: {en: A}}]", "write modality: must"),
        ("targets: [{by: 2027, outcome: {en: A}}]", "add number: 1  # Its number within the measure or action, kept for good"),
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
        ("due: XXXX-02", "write by: XXXX-02"),
        ("by: ongoing", "write every: continuously in place of by"),
        ("in: ongoing", "write every: continuously in place of in"),
        ("every: ongoing", "write every: continuously"),
        ("deadline: ongoing", "write every: continuously"),
        ("by: 持续推进", "write every: continuously in place of by"),
        ("every: 长期坚持", "write every: continuously"),
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
        ("by: 2027年底前", "write 2027"),
        ("by: no later than 30 June 2027", "write 2027-06-30"),
        ("by: 31 March", "write every: year and by: XXXX-03-31, or add the year"),
        ("by: 15 March each year", "write every: year and by: XXXX-03-15"),
        ("by: 每月10日前", "write every: month and by: XXXX-XX-10"),
        ("in: 2026..2026", "write 2026"),
        ("by: 2026-2028年", "write in: 2026..2028 in place of by"),
        ("by: FY2027", "write its first and last year or month, as in: 2021..2025, and when: {en: FY2027}"),
        ("by: 十四五期间", "as in: 2021..2025, and when: {zh: 十四五期间}"),
        ("by: end-2026", "write 2026"),
        ("by: before the end of 2027", "write 2027"),
        ("by: end of the third quarter of 2026", "write 2026-Q3"),
        ("every: 3 months", "write every: quarter"),
        ("every: semiannual", "write every: half"),
        ("every: 按季度", "write every: quarter"),
        ("every: year, 31 March", "write every: year and by: XXXX-03-31"),
        ("metric: max 5", "write metric: {comparator: at-most, value: 5, unit: {en: …}}"),
        ("metric: people 5", "write metric: {comparator: at-least, value: 5, unit: {en: …}}"),
        ("metric: 由2024年的20%提高到40%", "value: 40, baseline: {value: 20, at: 2024}"),
        ("metric: from 20% in 2024 to 40%", "value: 40, baseline: {value: 20, at: 2024}"),
        ("metric: {comparator: gte, value: 3, unit: {en: x}}", "write comparator: at-least"),
        ("metric: {operator: '>=', amount: 3, unit: {en: x}}", "write comparator: at-least"),
        ("metric: {comparator: between, value: [3, 5], unit: {en: x}}", "write comparator: between, value: 3 and to: 5"),
        ("metric: {comparator: between, min: 3, max: 5, unit: {en: x}}", "write to: 5"),
        ("metric: {comparator: about, value: '1,000', unit: {en: x}}", "write value: 1000"),
        ("strive: 力争", "write true"),
        ("by: asap", "what the calendar doesn't say is written when: {en: asap}"),
        ("by: 三个月内", "written when: {zh: 三个月内}"),
        ("by: [2027]", "write by: 2027"),
        ("every: 2 weeks", "write every: regularly and when: {en: 2 weeks}"),
        ("metric: 1—3个", "write metric: {comparator: between, value: 1, to: 3, unit: {zh: 个}}"),
        ("metric: between 1 and 3 ships", "write metric: {comparator: between, value: 1, to: 3, unit: {en: ships}}"),
        ("metric: 由20%提升至40%", 'write metric: {comparator: at-least, value: 40, baseline: {value: 20, at: 2025}, unit: {en: "%", zh: "%"}}'),
        ("metric: reduce from 20 to 12 days", "write metric: {comparator: at-most, value: 12, baseline: {value: 20, at: 2025}, unit: {en: days}}"),
        ("metric: 物流成本不超过12.8%", 'write metric: {comparator: at-most, value: 12.8, unit: {en: "%", zh: "%"}}'),
        ("metric: no less than 3 ships", "write metric: {comparator: at-least, value: 3, unit: {en: ships}}"),
        ("metric: 1.5小时以内", "write metric: {comparator: at-most, value: 1.5, unit: {zh: 小时}}"),
        ("metric: 10 万家", "write metric: {comparator: at-least, value: 10, unit: {zh: 万家}}"),
        ("metric: {comparator: about, value: 1-3, unit: {en: x}}", "write comparator: between, value: 1 and to: 3"),
        ("metric: {comparator: about, value: ≥90, unit: {en: x}}", "write comparator: at-least and value: 90"),
        ("metric: {value: 90, unit: {en: x}}", "add comparator: at-least (or about, "),
        ("owner: legal", "who answers belongs to the measure or the action: responsibilities: [{basis: stated, responsible: [legal]}]"),
        ("status: ongoing", "obligations progress add plan-m01 --status in-progress"),
        ("strive: yes", "write true, or remove the key"),
    ],
)  # fmt: skip
def test_a_first_guess_on_a_target_leads_to_the_right_form(line: str, hint: str) -> None:
    assert hint in " ".join(list_hints_on_target(line))


def test_a_key_that_is_needed_is_not_offered_to_be_removed() -> None:
    hints = list_hints("id: plan\nkind:\ntitle: {en: Plan}\nissuers: [board]\ndated:\nnumber:\n")
    assert hints["'kind' has no value"].startswith("write kind: plan (or opinions, ")
    assert hints["'dated' has no value"].startswith("write dated: 2031-03-02  # ")
    assert not [hint for hint in hints.values() if "remove" in hint]


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


def test_a_day_that_no_month_has_is_not_taken_for_words() -> None:
    (hint,) = list_hints_on_target("by: XXXX-02-30")
    assert hint == "that month has 29 days"


@pytest.mark.parametrize(
    ("key", "form"), [("by: 15", "XXXX-XX-15"), ("by: the 15th", "XXXX-XX-15")]
)
def test_a_day_alone_is_one_of_each_month_where_the_target_recurs_monthly(
    key: str, form: str
) -> None:
    assert f"write {form}" in list_hints_on_target(f"every: monthly\n        {key}")


def test_a_list_of_tasks_without_a_document_around_it_is_told_what_to_begin_with() -> None:
    hints = list_hints("- title: Cut emissions\n- title: Train\n")
    assert list(hints.values()) == [
        "begin with the document (id, kind, title, issuers, dated), and put the list below measures:"
    ]


def test_a_key_around_the_whole_file_is_told_once() -> None:
    hints = list_hints(
        """\
        document:
          id: plan
          kind: plan
          title: {en: Plan}
          issuers: [board]
          dated: 2026-01-15
          measures: [{number: 1, title: {en: A}}]
        """
    )
    assert hints == {
        "unknown key 'document'": "what is in it stands at the top of the file, without document:"
    }


def test_numbered_measures_without_a_list_are_written_as_one() -> None:
    hints = list_hints(f"{HEAD}measures:\n  1: {{title: {{en: A}}}}\n  2: {{title: {{en: B}}}}\n")
    assert list(hints.values()) == [
        "write measures: [{number: 1, title: {en: A}}, {number: 2, title: {en: B}}]"
    ]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("kind: policy", "the usual one is plan"),
        ("kind: 行动方案", "write kind: plan"),
        ("文号: 澜政办发〔2026〕3号", "write number: 澜政办发〔2026〕3号"),
        ("version: 1.2", "what has no key goes into a comment: # version: 1.2"),
        ("id: Plan 2026", "write id: plan"),
        ("number: 7", ""),
    ],
)
def test_a_first_guess_on_a_document_leads_to_the_right_form(line: str, hint: str) -> None:
    key = line.partition(":")[0]
    head = "".join(
        each for each in HEAD.splitlines(keepends=True) if not each.startswith(f"{key}:")
    )
    hints = list_hints(f"{line}\n{head}measures: [{{number: 1, title: {{en: A}}}}]\n")
    assert any(hint in each for each in hints.values()) or not (hint or hints)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("plan.yaml", "write id: plan"),
        ("计划.yaml", "choose one such as climate-plan, which is also the name of the file"),
        ("con.yaml", "choose one such as climate-plan, which is also the name of the file"),
    ],
)
def test_no_hint_repeats_an_id_that_was_refused(name: str, hint: str) -> None:
    stem = name.partition(".")[0] if name != "plan.yaml" else "计划"
    measures = "measures: [{number: 1, title: {en: A}}]\n"
    hints = list_hints(HEAD.replace("id: plan", f"id: {stem}") + measures, name)
    assert list(hints.values()) == [hint]


def test_what_a_document_lacks_is_named_with_the_id_that_its_file_has() -> None:
    hints = list_hints("kind: plan\n", "climate-plan.yaml")
    assert hints["'id' is missing"] == "add id: climate-plan  # The name of the file"


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


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("clean-air", "{id: clean-air, name: {en: Clean air}}"),
        ("Clean air", "{id: clean-air, name: {en: Clean air}}"),
        ("外贸", "{id: ID, name: {zh: 外贸}}"),
    ],
)
def test_a_topic_where_there_are_none_is_offered_as_the_first_line_of_their_file(
    make_corpus: Any, ask: Any, word: str, entry: str
) -> None:
    text = f"{HEAD}measures: [{{number: 1, title: {{en: A}}, topics: [{word}]}}]\n"
    out = ask(
        "check", str(make_corpus({"plan.yaml": text, "topics.yaml": None})), "--format", "concise"
    ).out
    assert f"make topics.yaml with the line: - {entry}; or remove the key" in out


def test_a_suggestion_is_made_only_where_it_is_near() -> None:
    from obligations.findings import find_nearest

    assert find_nearest("operations", ["mosupervision"]) == []
    assert find_nearest("lighthuose-agency", ["lighthouse-agency"]) == ["lighthouse-agency"]
    assert find_nearest("ustoms", ["customs"]) == ["customs"]


@pytest.mark.parametrize(
    ("path", "text", "hint"),
    [
        ("departments.yaml", "- {id: legal, name: Legal}", "put the list below departments:"),
        ("departments.yaml", "departments: {legal: Legal}", "write departments: [{id: legal, kind: company, level: company, name: {en: Legal}}]"),
        ("departments.yaml", "departments: {legal: {kind: office}}", "write departments: [{id: legal, kind: office}]"),
        ("topics.yaml", "topics: [climate]", "the list stands at the top of the file, without topics:"),
        ("topics.yaml", "climate: Clean air", "write [{id: climate, name: {en: Clean air}}]"),
        ("assignments.yaml", "plan-m01: legal", "write [{of: plan-m01, owner: legal}]"),
        ("assignments.yaml", "- {measure: plan-m01, assignee: legal}", "write owner: legal"),
    ],
)  # fmt: skip
def test_a_first_guess_at_a_list_leads_to_the_right_form(path: str, text: str, hint: str) -> None:
    assert hint in list_hints(f"{text}\n", path).values()


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("evidence: https://example.org/a", "write evidence: [{url: https://example.org/a}]"),
        ("evidence: [https://example.org/a]", "write - {url: https://example.org/a}"),
        ("evidence: 港发〔2024〕3号", "write evidence: [{number: 港发〔2024〕3号}]"),
        ("value: 2 lamps", "write value: 2"),
    ],
)
def test_a_first_guess_at_an_entry_leads_to_the_right_form(line: str, hint: str) -> None:
    entry = f"of: plan-m01.t1\nstatus: met\ndate: 2026-06-30\nrecorded: 2026-06-30\n{line}\n"
    assert hint in list_hints(entry, "progress/plan/first.yaml").values()


def test_a_misspelled_key_is_not_missing_too() -> None:
    assert list_hints_on_measure("responsibilities: [{bases: stated, lead: [mofcom]}]") == [
        "did you mean basis?"
    ]


def test_a_body_without_its_kind_is_offered_the_usual_one() -> None:
    hints = list_hints("departments:\n  - {id: lamp, name: {en: Lamp}}\n", "departments.yaml")
    assert hints["'kind' is missing"].startswith("add kind: company  # What sort of body it is")
