"""What is no YAML is told with a way out that fits what is wrong, not the same for everything."""

from __future__ import annotations

import pytest

from obligations.yaml_files import read_yaml

QUOTE = "quote a text that contains ': ' or ' #', or begins with a special character"
TABS = "indent with blanks: YAML takes no tabs"
COLUMN = "begin what stands on one level in the same column"
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
        ('a: 1\nb: "c\nd: 2\n', "close the quotes that open in line 2"),
        ("a: 1\nb: {c: d: e}\n", "close the bracket that opens in line 2, or quote a text in it with ',', ': ' or ' #'"),
        ("a: 1\nb\nc: 2\n", "write a key as key: value, with a blank behind the colon"),
        ('a: "\\q"\n', "put the text between single quotes: '…'"),
        ("a: - b\n", "put the - of each item on a line of its own"),
    ],
)  # fmt: skip
def test_the_way_out_fits_what_is_wrong(text: str, way_out: str) -> None:
    (finding,) = read_yaml(text.encode(), "plan.yaml").findings
    assert (finding.code, finding.hint) == ("OB103", way_out)
