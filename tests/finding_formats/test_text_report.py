"""The report for people: excerpt, caret, hint, counts."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from finding_formats.made_up import NAME_FOR_ID, ODD_KEY, PATH, WRONG_KIND, make_report
from obligations.findings import Finding, Located, Location, Span
from obligations.output.findings import FINDING_FORMATS, FindingsReport, Terminal

GOLDEN = """\
error[OB110] wrong-value: 'mesure' is none of principle, goal
 --> measures/plan.yaml:5:11
  |
3 |   - number: 1
...
5 |     kind: mesure
  |           ^^^^^^
  = help: did you mean measure?

warning[OB203] name-for-id: 'Port' is a name of the Harbour Office [*]
  --> measures/plan.yaml:10:13
   |
 3 |   - number: 1
...
 8 |         lead:
...
10 |           - Port
   |             ^^^^
   = help: write its id: harbour

info[OB109] unknown-key: unknown key 'fr'
  --> measures/plan.yaml:13:36
   |
11 |   - number: 2
...
13 |     summary: {en: TODO, zh: 海外仓建设, fr: rien}
   |                                         ^^

Found 1 error, 1 warning and 1 info in 1 of 2 files. [*] 1 fixable with --fix.
"""


@pytest.fixture
def report() -> FindingsReport:
    return make_report()


def draw(report: FindingsReport) -> str:
    return FINDING_FORMATS["text"](report)


def draw_line(
    line: str, start: int, end: int, *, width: int = 80, before: str = ""
) -> tuple[str, str]:
    """Give a line as it is shown and the carets below it, without the gutter."""
    number = before.count("\n") + 1
    place = Location(PATH, Span(number, start + 1, number, end + 1))
    found = Located(Finding("OB110", "wrong", PATH), place, "a-rule")
    lines = draw(
        FindingsReport([found], lambda _path: before + line, terminal=Terminal(width=width))
    ).split("\n")
    at = next(at for at, text in enumerate(lines) if "^" in text)
    return lines[at - 1][4:], lines[at][4:]


def test_every_finding_shows_its_place_its_entry_and_the_way_out(report: FindingsReport) -> None:
    assert draw(report) == GOLDEN


def test_a_list_that_stands_below_its_key_without_indent_is_shown_with_the_key() -> None:
    text = "measures:\n- number: 1\n  title: {en: x}\n  lead:\n  - harbour\n  - Port\n"
    assert "2 | - number: 1\n...\n4 |   lead:\n...\n6 |   - Port\n" in draw(
        make_report(text, (Finding("OB203", "wrong", PATH, ("measures", 0, "lead", 1)),))
    )


def test_what_stands_below_a_list_belongs_to_none_of_its_entries() -> None:
    text = "sections:\n  - number: 1\n    title: {en: x}\nkind:\n  plan\n"
    lines = draw(make_report(text, (Finding("OB110", "wrong", PATH, ("kind",)),))).splitlines()
    assert [line for line in lines if line[:1].isdigit()] == ["5 |   plan"]


def test_nothing_found_is_said_in_one_line() -> None:
    assert draw(make_report(findings=())) == "No findings in 2 files.\n"


@pytest.mark.parametrize(
    ("findings", "line"),
    [
        ((WRONG_KIND,), "Found 1 error in 1 of 2 files."),
        ((WRONG_KIND, WRONG_KIND, ODD_KEY), "Found 2 errors and 1 info in 1 of 2 files."),
        ((NAME_FOR_ID, NAME_FOR_ID), "Found 2 warnings in 1 of 2 files. [*] 2 fixable with --fix."),
    ],
)
def test_the_last_line_counts_by_severity(findings: tuple[Finding, ...], line: str) -> None:
    assert draw(make_report(findings=findings)).splitlines()[-1] == line


def test_a_caret_stands_below_chinese_text_by_its_width() -> None:
    line, carets = draw_line("zh: 海外仓建设", 6, 8)
    assert cell_len(line[: line.index("仓")]) == carets.index("^")
    assert carets.count("^") == cell_len("仓建")


def test_tabs_are_blanks_up_to_the_next_stop() -> None:
    assert draw_line("a:\tb\tc", 5, 6) == ("a:  b   c", "        ^")


def test_controls_are_shown_and_the_caret_stays_below_its_place() -> None:
    assert draw_line("a: \x1b[31m\u202e!", 9, 10) == ("a: \\x1b[31m\\u202e!", "                 ^")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_lines_end_where_yaml_ends_them(line_break: str) -> None:
    text = f"id: plan{line_break}kind: mesure{line_break}"
    assert "2 | kind: mesure\n  |       ^^^^^^" in draw(
        make_report(text, (Finding("OB110", "wrong", PATH, ("kind",)),)),
    )


@pytest.mark.parametrize("start", [0, 30, 5_000, 9_990])
def test_a_long_line_is_cut_around_its_place(start: int) -> None:
    line = "".join(f"{at:09} " for at in range(1_000))
    shown, carets = draw_line(line, start, start + 5, width=60)
    assert cell_len(shown) <= 60
    assert shown[carets.index("^") : carets.rindex("^") + 1] == line[start : start + 5]
    assert shown.startswith("…") == (start > 60 // 3)
    assert shown.endswith("…") == (start < 9_900)


def test_a_long_chinese_line_is_cut_by_its_width() -> None:
    shown, carets = draw_line("外贸新业态" * 500, 1_000, 1_003, width=60)
    assert cell_len(shown) <= 60
    assert carets.count("^") == 6


def test_a_text_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    text = "summary: one\n  two\n  three\n"
    assert "1 | summary: one\n  |          ^^^\n" in draw(
        make_report(text, (Finding("OB701", "long", PATH, ("summary",)),))
    )


def test_what_can_not_be_read_has_no_excerpt() -> None:
    found = Located(
        Finding("OB113", "not a regular file", PATH),
        Location(PATH, Span(1, 1, 1, 1)),
        "unreadable-file",
    )
    text = draw(FindingsReport([found], lambda _path: "", files=(PATH,)))
    assert text.splitlines()[:2] == [
        "error[OB113] unreadable-file: not a regular file",
        f" --> {PATH}:1:1",
    ]
    assert "|" not in text


def test_in_a_pipe_nothing_is_coloured_and_nothing_is_a_link(report: FindingsReport) -> None:
    assert "\x1b" not in draw(report)


def test_on_a_terminal_colours_change_nothing_but_the_colour(report: FindingsReport) -> None:
    coloured = draw(make_report(terminal=Terminal(colour=True)))
    assert "\x1b[1;31merror[OB110]\x1b[0m" in coloured
    plain = coloured
    for style in ("0", "1", "34", "36", "1;31", "1;33", "1;36"):
        plain = plain.replace(f"\x1b[{style}m", "")
    assert plain == draw(report)


def test_a_place_is_a_link_where_the_terminal_follows_links() -> None:
    text = draw(make_report(terminal=Terminal(links=True)))
    (link,) = {line.split("--> ")[1] for line in text.splitlines() if ":5:11" in line}
    assert link.startswith("\x1b]8;;file://")
    assert link.endswith("/measures/plan.yaml\x1b\\measures/plan.yaml:5:11\x1b]8;;\x1b\\")


def test_data_can_not_steer_the_terminal() -> None:
    nasty = "\x1b]0;title\x07\u202e[bold]"
    path = f"measures/{nasty}.yaml"
    found = Located(
        Finding("OB110", nasty, path, hint=nasty), Location(path, Span(1, 4, 1, 8)), "a-rule"
    )
    for name in ("text", "concise", "github"):
        text = FINDING_FORMATS[name](
            FindingsReport([found], lambda _path: f"a: {nasty}", files=(path,))
        )
        assert not [sign for sign in text if category(sign) in ("Cc", "Cf") and sign != "\n"]


_LINES = st.text(
    st.characters(codec="utf-8", exclude_characters="\n\r\x85\u2028\u2029"),
    min_size=1,
    max_size=200,
)


@settings(max_examples=200, deadline=None)
@given(line=_LINES, data=st.data(), width=st.integers(40, 100))
def test_whatever_the_line_it_fits_and_the_carets_stand_below_it(
    line: str, data: st.DataObject, width: int
) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    place = Location(PATH, Span(1, start + 1, 1, end + 1))
    report = FindingsReport(
        [Located(Finding("OB110", "wrong", PATH), place, "a-rule")],
        lambda _path: line,
        terminal=Terminal(width=width + 4),
    )
    lines = draw(report).split("\n")
    assert not [sign for text in lines for sign in text if category(sign) == "Cc"]
    drawn = [at for at, text in enumerate(lines) if text.startswith("1 |")]
    for at in drawn:
        assert cell_len(lines[at]) <= width + 4
        assert set(lines[at + 1][3:]) <= {" ", "^"}
        assert lines[at + 1].count("^") >= 1
        assert cell_len(lines[at + 1]) <= width + 5
