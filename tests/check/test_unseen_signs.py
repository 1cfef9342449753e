"""Signs that can't be seen: found in data, comments, keys, reports and settings, shown in every format, taken out by --fix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from check.made_up import write_document, write_measure
from obligations.invisible_characters import SEPARATORS, STEERING, ZERO_WIDTH, name_sign

if TYPE_CHECKING:
    from pathlib import Path

PLAN = write_document("2012", "2012-05-01", write_measure(1), write_measure(2))
MISLEADING = {
    "\u202e": "right-to-left override",
    "\u2028": "line separator",
    "\U000e0041": "tag latin capital letter a",
    "\u200f": "mark",
}
INVISIBLE = {
    "\u200b": "zero width space",
    "\xad": "soft hyphen",
    "\ufeff": "zero width no-break space",
    "\u2060": "word joiner",
}
PLACES = {
    "a text": ("en: Plan 2012,", "en: Plan{} 2012,"),
    "a comment": ("kind: plan", "kind: plan  # a{} plan"),
    "a key": ("kind: plan", "ki{}nd: plan"),
}


def _check(ask: Any, folder: Path, *more: str) -> list[tuple[str, str, str]]:
    found = ask("check", str(folder), "--format", "json", *more).json
    return [(one["path"].rpartition("/")[2], one["code"], one["message"]) for one in found]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("sign", MISLEADING, ids=ascii)
def test_what_makes_a_text_say_something_else_is_an_error_wherever_it_stands(
    make_corpus: Any, ask: Any, sign: str, place: str
) -> None:
    before, after = PLACES[place]
    folder = make_corpus({"2012.yaml": PLAN.replace(before, after.format(sign), 1)})
    (found,) = [one for one in _check(ask, folder) if one[1] == "OB108"]
    assert MISLEADING[sign] in found[2]
    assert ask("check", str(folder)).code == 1


@pytest.mark.parametrize("sign", [*MISLEADING, "\x1b"], ids=ascii)
def test_an_escape_hides_no_such_sign(make_corpus: Any, ask: Any, sign: str) -> None:
    folder = make_corpus(
        {"2012.yaml": PLAN.replace("en: Plan 2012", f'en: "Plan\\U{ord(sign):08x} 2012"', 1)}
    )
    assert _check(ask, folder) == [
        ("2012.yaml", "OB118", f"{name_sign(sign)}, written as an escape")
    ]


@pytest.mark.parametrize("place", ["a text", "a comment", "a key"])
@pytest.mark.parametrize("sign", INVISIBLE, ids=ascii)
def test_a_sign_without_width_is_a_warning_that_fix_mends(
    make_corpus: Any, ask: Any, sign: str, place: str
) -> None:
    before, after = PLACES[place]
    folder = make_corpus({"2012.yaml": PLAN.replace(before, after.format(sign), 1)})
    found = [one for one in _check(ask, folder) if one[1] == "OB120"]
    assert [INVISIBLE[sign] in message for _, _, message in found] == [True]
    ask("check", str(folder), "--fix")
    assert (folder / "2012.yaml").read_text(encoding="utf-8") == PLAN.replace(
        before, after.format(""), 1
    )
    assert _check(ask, folder) == []


def test_fix_mends_an_escaped_one_too(make_corpus: Any, ask: Any) -> None:
    folder = make_corpus({"2012.yaml": PLAN.replace("en: Plan 2012", 'en: "Plan\\u200b 2012"', 1)})
    assert [code for _, code, _ in _check(ask, folder)] == ["OB120"]
    ask("check", str(folder), "--fix")
    assert "Plan 2012" in (folder / "2012.yaml").read_text(encoding="utf-8")
    assert _check(ask, folder) == []


def test_the_mark_at_the_beginning_of_a_file_is_none_of_them(make_corpus: Any, ask: Any) -> None:
    folder = make_corpus({"2012.yaml": "\ufeff" + PLAN})
    assert _check(ask, folder) == []
    (folder / "2012.yaml").write_text("\ufeff\ufeff" + PLAN, encoding="utf-8")
    assert [code for _, code, _ in _check(ask, folder)] == ["OB120"]


def test_reports_and_settings_are_looked_at_with_the_measures(
    make_corpus: Any, ask: Any, tmp_path: Path
) -> None:
    folder = make_corpus({"2012.yaml": PLAN})
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "own.sql").write_text(
        "-- title: A\u200b report\nSELECT 1 AS one\n", encoding="utf-8"
    )
    (reports / "hidden.sql").write_text(
        "-- about: all \u202eof them\nSELECT 1 AS one\n", encoding="utf-8"
    )
    (tmp_path / "obligations.toml").write_text(
        '# what is\xad left out\nignore = ["OB7"]\n', encoding="utf-8"
    )
    found = {(name, code) for name, code, _ in _check(ask, folder)}
    assert found == {("own.sql", "OB120"), ("hidden.sql", "OB108"), ("obligations.toml", "OB120")}
    text = ask("check", str(folder)).out
    assert "reports/own.sql:1:12" in text
    ask("check", str(folder), "--fix")
    assert {(name, code) for name, code, _ in _check(ask, folder)} == {("hidden.sql", "OB108")}
    assert (reports / "own.sql").read_text(
        encoding="utf-8"
    ) == "-- title: A report\nSELECT 1 AS one\n"
    assert (tmp_path / "obligations.toml").read_text(
        encoding="utf-8"
    ) == '# what is left out\nignore = ["OB7"]\n'


def test_a_report_or_settings_that_hide_a_line_are_not_followed(
    make_corpus: Any, ask: Any, tmp_path: Path
) -> None:
    folder = make_corpus({"2012.yaml": PLAN})
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "hidden.sql").write_text(
        "-- about: all \u202eof them\nSELECT 1 AS one\n", encoding="utf-8"
    )
    done = ask("report", "hidden", "--measures", str(folder))
    assert (done.code, "hidden.sql:1: right-to-left override (U+202E)" in done.err) == (2, True)
    (tmp_path / "obligations.toml").write_text(
        '# all rules\u2028ignore = ["OB7"]\n', encoding="utf-8"
    )
    done = ask("check", str(folder))
    assert (done.code, "obligations.toml:1: line separator (U+2028)" in done.err) == (2, True)


@pytest.mark.parametrize("kind", ["table", "plain", "csv", "md", "json", "jsonl"])
def test_no_format_of_an_answer_holds_one_unseen(make_corpus: Any, ask: Any, kind: str) -> None:
    signs = "".join(sorted({*MISLEADING, *INVISIBLE}))
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in signs)
    folder = make_corpus(
        {"2012.yaml": PLAN.replace("en: Mend the lamps 1", f'en: "Mend {escaped}"', 1)}
    )
    out = ask("list", "--measures", str(folder), "--format", kind).out
    assert "Mend" in out
    assert not set(signs) & set(out)


def test_the_canonical_form_writes_each_sign_so_that_it_can_be_seen(
    make_corpus: Any, ask: Any
) -> None:
    folder = make_corpus({"2012.yaml": PLAN.replace("en: Plan 2012", "en: Plan\u200b 2012", 1)})
    ask("format", str(folder))
    assert '"Plan\\u200b 2012"' in (folder / "2012.yaml").read_text(encoding="utf-8")


def test_the_table_holds_what_unicode_says_cannot_be_seen() -> None:
    import re  # the table is made of what stands in brackets
    import sys
    from unicodedata import bidirectional, category

    known = re.compile(f"[{SEPARATORS}{STEERING}{ZERO_WIDTH}]")
    visible = {
        "\u0600",
        "\u0601",
        "\u0602",
        "\u0603",
        "\u0604",
        "\u0605",
        "\u06dd",
        "\u070f",
        "\u0890",
        "\u0891",
        "\u08e2",
    }
    signs = {
        chr(at) for at in range(0x80, sys.maxunicode + 1) if category(chr(at)) in ("Cf", "Zl", "Zp")
    } - visible
    # Marks that stand above the letters of an old script are seen.
    signs = {sign for sign in signs if not 0x110BD <= ord(sign) <= 0x1345F}
    assert [ascii(sign) for sign in sorted(signs) if not known.match(sign)] == []
    turning = {
        sign
        for sign in signs
        if bidirectional(sign)
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "AL", "R", "L")
    }
    assert all(known.match(sign) for sign in turning)
