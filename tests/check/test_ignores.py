"""Comments that ignore a finding: where they may stand, and what is wrong with some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from check.made_up import write_document, write_measure
from obligations.check.ignores import list_ignores

if TYPE_CHECKING:
    from pathlib import Path

TEXT = write_document("2020", "2020-05-01", write_measure(1, topic="dockz"), write_measure(2))
TOPICS = "    topics: [dockz]\n"
LINE = TEXT[: TEXT.index(TOPICS)].count("\n") + 1


@pytest.fixture
def check(make_corpus: Any, ask: Any) -> Any:
    """Check one document of that text, and give (code, line, column) of what was found."""
    folder: Path = make_corpus({})

    def check_text(text: str, *options: str) -> list[tuple[str, int, int]]:
        (folder / "2020.yaml").write_text(text, encoding="utf-8", newline="")
        found = ask("check", "--measures", str(folder), "--format", "json", *options).json
        return [(one["code"], one["line"], one["column"]) for one in found]

    return check_text


def put(after: str = "", above: str = "") -> str:
    """Put a comment after the line of the finding, or lines above it."""
    return TEXT.replace(TOPICS, above + TOPICS.replace("\n", after + "\n"))


def test_without_a_comment_there_is_a_finding(check: Any) -> None:
    assert check(TEXT) == [("OB209", LINE, 14)]


@pytest.mark.parametrize(
    "text",
    [
        put(after=" # obligations: ignore[OB209] a topic of our own"),
        put(after="  #obligations:ignore [ OB209 ] - a topic of our own"),
        put(after=" # obligations: ignore[OB209]: a topic of our own"),
        put(above="    # obligations: ignore[OB209] a topic of our own\n"),
        put(above="# obligations: ignore[OB209] a topic of our own\n"),
        put(
            above="    # obligations: ignore[OB209] a topic of our own\n    # and another comment\n"
        ),
        put(after=" # obligations: ignore[OB209] a topic of our own").replace("\n", "\r\n"),
        "\ufeff" + put(after=" # obligations: ignore[OB209] a topic of our own"),
    ],
)
def test_a_comment_with_a_reason_ignores_what_is_found_on_its_line_or_below_it(
    check: Any, text: str
) -> None:
    assert check(text) == []


def test_several_comments_may_stand_above_one_line_and_name_several_rules(check: Any) -> None:
    text = put(
        above="    # obligations: ignore[OB209] ours\n    # obligations: ignore[OB702] meant so\n"
    )
    assert check(text) == [("OB114", LINE + 1, 5)]
    assert check(put(after=" # obligations: ignore[OB209, OB702] ours")) == [("OB114", LINE, 21)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            put(above="    # obligations: ignore[OB209] too far up\n\n"),
            [("OB114", LINE, 5), ("OB209", LINE + 2, 14)],
        ),
        (put(after=" # obligations: ignore[OB209]"), [("OB209", LINE, 14), ("OB115", LINE, 21)]),
        (
            put(after=" # obligations: ignore[OB2009] ours"),
            [("OB209", LINE, 14), ("OB116", LINE, 21)],
        ),
        (put(after=" # obligations: ignore[OB2] ours"), [("OB209", LINE, 14), ("OB116", LINE, 21)]),
        (put(after=" # obligations: ignore ours"), [("OB209", LINE, 14), ("OB116", LINE, 21)]),
        (put(after=" # obligations: ignore[] ours"), [("OB209", LINE, 14), ("OB116", LINE, 21)]),
        (
            put(after=" # obligations: ignore[OB103] ours"),
            [("OB209", LINE, 14), ("OB116", LINE, 21)],
        ),
        (put(after=" # obligations: ignored[OB209] ours"), [("OB209", LINE, 14)]),
    ],
)
def test_a_comment_that_ignores_nothing_is_a_finding(
    check: Any, text: str, found: list[tuple[str, int, int]]
) -> None:
    assert check(text) == found


def test_a_comment_about_a_rule_that_was_not_asked_is_not_judged(check: Any) -> None:
    text = put(after=" # obligations: ignore[OB209] ours").replace("dockz", "docks")
    assert check(text) == [("OB114", LINE, 21)]
    assert check(text, "--ignore", "OB209") == []
    assert check(text, "--select", "OB3") == []
    assert check(text, "--ignore", "OB114") == []


def test_what_leaves_a_file_out_can_not_be_ignored(check: Any) -> None:
    text = TEXT.replace("kind: plan\n", "kind: plam # obligations: ignore[OB110] meant so\n")
    assert [code for code, *_ in check(text)] == ["OB110", "OB116", "OB209"]
    # The same code may leave a file out or not.
    text = TEXT.replace("dated: 2020-05-01\n", "dated: # obligations: ignore[OB111] not known\n")
    assert [code for code, *_ in check(text)] == ["OB111", "OB209"]


def test_in_a_file_that_is_left_out_what_the_rules_find_stays_ignored(check: Any) -> None:
    text = put(after=" # obligations: ignore[OB209] ours").replace("kind: plan\n", "kind: plam\n")
    assert [code for code, *_ in check(text)] == ["OB110"]
    # Nobody can say that a comment ignores nothing while a part of the file can't be judged.
    assert [code for code, *_ in check(text.replace("dockz", "docks"))] == ["OB110"]


@pytest.mark.parametrize(
    "value",
    [
        "'a # obligations: ignore[OB209] b'",
        '"a # obligations: ignore[OB209] b"',
        "a# obligations: ignore[OB209] b",
        "|\n  # obligations: ignore[OB209] b\n",
        ">-\n  a\n  # obligations: ignore[OB209] b\n  c\n",
        "'a\n  # obligations: ignore[OB209] b\n  c'",
    ],
)
def test_what_only_looks_like_a_comment_within_a_value_is_left_alone(value: str) -> None:
    assert list_ignores(f"note: {value}\nid: x\n") == []


def test_a_comment_where_a_block_of_text_opens_or_after_it_is_one() -> None:
    text = "note: >- # obligations: ignore[OB702] one\n  a\n# obligations: ignore[OB209] two\nid: x # obligations: ignore[OB201] three\n"
    assert [(one.line, one.about, one.codes, one.reason) for one in list_ignores(text)] == [
        (1, 1, ("OB702",), "one"),
        (3, 4, ("OB209",), "two"),
        (4, 4, ("OB201",), "three"),
    ]


def test_very_many_comments_take_no_more_than_a_moment() -> None:
    text = (
        "a: 1\n"
        + "# obligations: ignore[OB209] a\n" * 200_000
        + "b: 1 # obligations: ignore[OB209] b\n" * 100_000
    )
    assert len(list_ignores(text)) <= 1_000
