"""What the canonical form looks like."""

from __future__ import annotations

from textwrap import dedent

import pytest

from format.yaml_texts import LONG, form
from obligations.formatting import format_text, render_data
from obligations.yaml_files import read_yaml
from obligations.yaml_files.scalars import measure_width

CHINESE = "海外仓" * 60


def test_keys_stand_in_the_order_of_the_models() -> None:
    assert (
        form("dated: 2031-03-02\nkind: plan\nid: lamps\n")
        == "id: lamps\nkind: plan\ndated: 2031-03-02\n"
    )


def test_keys_of_inner_records_stand_in_order_too() -> None:
    assert form("measures:\n- kind: goal\n  number: 1\n  title: {zh: 灯, en: Lamps}\n") == dedent("""\
        measures:
          - number: 1
            kind: goal
            title: {en: Lamps, zh: 灯}
        """)


def test_unknown_keys_come_last_and_keep_their_order() -> None:
    assert form("zebra: z\naardvark: a\nid: lamps\n") == "id: lamps\nzebra: z\naardvark: a\n"


def test_lists_are_never_reordered() -> None:
    text = "- {of: 2031-m02, date: 2031-01-02}\n- {of: 2031-m01, date: 2031-01-01}\n"
    after = form(text, "progress-list")
    assert after.index("2031-m02") < after.index("2031-m01")


def test_lists_of_ids_stand_on_one_line() -> None:
    assert form("issuers:\n- mofcom\n- mof\n") == "issuers: [mofcom, mof]\n"


def test_lists_that_are_too_long_for_the_line_stand_one_below_the_other() -> None:
    ids = [f"department-of-lamps-{number}" for number in range(10)]
    assert form(f"issuers: [{', '.join(ids)}]\n") == "issuers:\n" + "".join(
        f"  - {one}\n" for one in ids
    )


def test_records_stand_in_block_style() -> None:
    assert (
        form("sources: [{language: zh, title: 灯}]\n")
        == "sources:\n  - language: zh\n    title: 灯\n"
    )


def test_short_bilingual_pairs_stand_on_one_line() -> None:
    assert form("title:\n  en: Lamps\n  zh: 灯\n") == "title: {en: Lamps, zh: 灯}\n"


def test_a_pair_breaks_when_it_is_wider_than_the_line_where_chinese_counts_double() -> None:
    fits, breaks = "灯" * 58, "灯" * 59
    assert form(f"title: {{en: Lamp, zh: {fits}}}\n").count("\n") == 1
    assert form(f"title: {{en: Lamp, zh: {breaks}}}\n") == f"title:\n  en: Lamp\n  zh: {breaks}\n"


def test_small_records_read_as_one_row() -> None:
    metric = "      unit:\n        zh: 家\n        en: companies\n      value: 100\n      comparator: about\n"
    text = f"measures:\n- targets:\n  - metric:\n{metric}"
    assert "metric: {comparator: about, value: 100, unit: {en: companies, zh: 家}}" in form(text)


def test_long_texts_are_folded_by_width() -> None:
    after = form(f"title: {{en: {LONG}}}\n")
    assert after.startswith("title:\n  en: >-\n    a sentence")
    assert max(map(measure_width, after.splitlines())) <= 140


def test_chinese_text_is_never_broken_where_no_space_is() -> None:
    assert form(f"title:\n  zh: >-\n    {CHINESE}\n") == f"title:\n  zh: {CHINESE}\n"


def test_a_long_text_that_would_need_quotes_is_folded_without_them() -> None:
    assert (
        form(f'title: {{zh: "注: {CHINESE}"}}\n') == f"title:\n  zh: >-\n    注:\n    {CHINESE}\n"
    )


def test_texts_of_several_short_lines_keep_their_lines() -> None:
    assert form('title: {en: "one\\ntwo\\n"}\n') == "title:\n  en: |\n    one\n    two\n"


def test_paragraphs_are_folded_with_a_blank_line_between() -> None:
    after = form(f'title: {{en: "{LONG}\\n{LONG}"}}\n')
    assert after.count("\n\n    a sentence") == 1
    assert max(map(measure_width, after.splitlines())) <= 140


def test_measures_and_departments_have_a_blank_line_between() -> None:
    assert form(
        "id: lamps\nmeasures:\n- number: 1\n- number: 2\nclosing:\n- number: 1\n"
    ) == dedent("""\
        id: lamps

        measures:
          - number: 1

          - number: 2

        closing:
          - number: 1
        """)
    assert "\n\n  - id: b" in form("departments:\n- id: a\n- id: b\n", "departments")


def test_superfluous_blank_lines_go() -> None:
    assert form("id: lamps\n\n\nkind: plan\n") == "id: lamps\nkind: plan\n"


def test_missing_values_and_empty_ones_stay_what_they_are() -> None:
    assert (
        form("number:\nissuers: []\ntitle: {}\nkind: ''\n")
        == 'number: null\nkind: ""\ntitle: {}\nissuers: []\n'
    )


def test_document_marks_directives_and_line_breaks_of_windows_go() -> None:
    assert form("%YAML 1.1\r\n---\r\nid: lamps\r\n...\r\n") == "id: lamps\n"


def test_very_long_keys_are_written_so_that_yaml_reads_them() -> None:
    data = {"key " * 400: "value", "other": ["x"]}
    text = render_data(data, "document")
    assert read_yaml(text.encode(), "x").data == data


@pytest.mark.parametrize("data", [None, [], {}, "text", "two\nlines", ["a"], [["a", []], [{}]]])
def test_whatever_a_file_holds_can_be_written(data: object) -> None:
    text = render_data(data, "document")
    assert read_yaml(text.encode(), "x").data == data
    assert format_text(text, "document") == text


def test_data_is_written_as_its_text_would_be_formatted() -> None:
    text = "{status: met, of: 2031-m01, date: 2031-01-02, note: {en: Done}}\n"
    assert render_data(read_yaml(text.encode(), "x").data, "progress") == form(text, "progress")
