"""What is no YAML is told with a way out that fits what is wrong, not the same for everything."""

from __future__ import annotations

import pytest

from obligations.yaml_files import read_yaml

QUOTE = "quote a text that contains ': ' or ' #', or begins with a special character"
TABS = "indent with blanks"
COLUMN = "begin what stands on one level in the same column"
BRACKET = "close the bracket, or quote a text in it with ',', ': ' or ' #'"
WHOLE = "put one pair of quotes or brackets around the whole value"


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("a: b: c\n", QUOTE),
        ("a: @b\n", QUOTE),
        ("a:\n\tb: 1\n", TABS),
        ("a:\n  b: 1\n\tc: 2\n", TABS),
        ("a:\n  b: 1\n c: 2\n", COLUMN),
        ("- a\nb: c\n", COLUMN),
        ("a: 'it's'\n", WHOLE),
        ("a: [1, 2]]\n", WHOLE),
        ('a: 1\nb: "c\nd: 2\n', "close the quotes"),
        ("a: 1\nb: {c: d: e}\n", BRACKET),
        ("a: 1\nb\nc: 2\n", "write a key as key: value, with a blank behind the colon"),
        ('a: "\\q"\n', "put the text between single quotes: '…'"),
        ("a: - b\n", "put the - of each item on a line of its own"),
    ],
)  # fmt: skip
def test_the_way_out_fits_what_is_wrong(text: str, way_out: str) -> None:
    (finding,) = read_yaml(text.encode(), "plan.yaml").findings
    assert (finding.code, finding.hint) == ("OB103", way_out)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('a: 1\nb: "c\nd: 2\n', 2, 4),
        ("a: 1\nb: {c: d\ne: [f]\n", 2, 4),
        ("a: {b: c #d}\ne: 1\n", 1, 4),
        ("a: {b: c,\n  d: e: f}\n", 2, 7),  # what goes on in the bracket is the place itself
        ("a: 1\nb\nc: 2\n", 2, 1),
    ],
)
def test_what_is_left_open_is_told_where_it_opens(text: str, line: int, column: int) -> None:
    (finding,) = read_yaml(text.encode(), "plan.yaml").findings
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (line, column)


@pytest.mark.parametrize(
    "text", ["a: b: c\n", "a:\n\tb: 1\n", "a: [1, 2\n", "a: 'b\n", "a: - b\n", "a: @b\n"]
)
def test_it_is_told_without_the_words_of_a_parser(text: str) -> None:
    (finding,) = read_yaml(text.encode(), "plan.yaml").findings
    assert not {"while", "scalar", "mapping", "expected", "token"} & set(finding.message.split())
