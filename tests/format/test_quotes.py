"""A text has quotes where a YAML reader would see something else in it, and nowhere else."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from obligations.formatting import format_text
from obligations.yaml_files import read_yaml
from obligations.yaml_files.scalars import is_ambiguous

# The core schema of YAML 1.2.2, section 10.3.2.
CORE = re.compile(
    r"null|Null|NULL|~||true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"
)
TEXT_TAG = "tag:yaml.org,2002:str"


def resolve(text: str) -> str:
    """What PyYAML, a reader of YAML 1.1, takes a plain text for."""
    return str(yaml.SafeLoader("").resolve(yaml.ScalarNode, text, (True, False)))


@given(st.text("0123456789-+:._eExXoObabcfinIN TZtyYnNull~=<", max_size=12))
def test_nothing_that_yaml_1_1_or_1_2_reads_as_something_else_is_taken_for_text(text: str) -> None:
    if CORE.fullmatch(text) or resolve(text) != TEXT_TAG:
        assert is_ambiguous(text)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "012",
        "1:30",
        "2025-06-30",
        "1e3",
        "0x1f",
        "0o17",
        "Yes",
        "off",
        "null",
        "1.",
        ".5",
        "=",
        "<<",
        "1_000",
    ],
)
def test_a_wording_that_reads_as_something_else_is_quoted(text: str) -> None:
    assert format_text(f'title: {{en: "{text}"}}\n', "document") == f'title: {{en: "{text}"}}\n'


@pytest.mark.parametrize(
    "text",
    [
        "1.2.3",
        "2021-m07",
        "(1)",
        "I.",
        "2025-06",
        "12 companies",
        "-5%",
        "国办发24号",
        "nope",
        "a-b",
        "x:y",
    ],
)
def test_what_every_reader_takes_for_text_has_no_quotes(text: str) -> None:
    assert format_text(f'number: "{text}"\n', "document") == f"number: {text}\n"


def test_ids_dates_numbers_and_flags_stay_plain() -> None:
    text = "id: '2021'\ndated: '2021-07-02'\nmeasures:\n- number: '7'\n  targets:\n  - {number: '1', by: '2025', strive: 'true'}\n"
    after = format_text(text, "document")
    assert "'" not in after
    assert '"' not in after


def test_an_id_that_no_schema_would_take_for_one_without_quotes_keeps_them() -> None:
    assert (
        format_text('issuers: ["no", "012", "true", "1e3"]\n', "document")
        == 'issuers: ["no", "012", "true", "1e3"]\n'
    )


def test_the_label_of_a_measure_is_a_text_even_if_it_is_a_number() -> None:
    assert '  - label: "1."\n' in format_text("measures:\n- label: 1.\n", "document")


def test_under_keys_that_nobody_knows_quotes_are_left_as_they_are() -> None:
    assert format_text("spare: 12\nother: '12'\n", "document") == 'spare: 12\nother: "12"\n'


def test_commas_are_quoted_only_on_one_line_with_others() -> None:
    assert (
        format_text("number: a, b\ntitle: {en: 'a, b'}\n", "document")
        == 'number: a, b\ntitle: {en: "a, b"}\n'
    )


def test_single_quotes_where_they_save_escapes() -> None:
    assert format_text('number: "\\"lamp\\": \\\\"\n', "document") == "number: '\"lamp\": \\'\n"


def test_what_could_steer_a_terminal_or_turn_a_line_is_written_out() -> None:
    text = 'number: "a\\u202eb\\e\\N\\t"\n'
    after = format_text(text, "document")
    assert after == 'number: "a\\u202eb\\x1b\\x85\\t"\n'
    assert read_yaml(after.encode(), "x").data == {"number": "a\u202eb\x1b\x85\t"}


def test_blanks_that_an_editor_would_take_away_are_put_between_quotes() -> None:
    text = 'number: "a "\nkind: "b \\nc"\ntitle: {en: "d\\n\\n"}\n'
    assert (
        format_text(text, "document") == 'number: "a "\nkind: "b \\nc"\ntitle:\n  en: "d\\n\\n"\n'
    )
