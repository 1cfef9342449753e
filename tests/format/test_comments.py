"""Comments stay with what they speak of."""

from __future__ import annotations

from textwrap import dedent

import pytest

from format.yaml_texts import LONG, form


def is_kept(text: str, kind: str = "document") -> None:
    assert form(text, kind) == dedent(text)


def test_a_comment_above_a_key_moves_with_it() -> None:
    assert (
        form("id: lamps\n# as printed\ndated: 2031-03-02\nkind: plan\n")
        == "id: lamps\nkind: plan\n# as printed\ndated: 2031-03-02\n"
    )


def test_a_comment_at_the_end_of_a_line_moves_with_it() -> None:
    assert (
        form("dated: 2031-03-02 # as printed\nid: lamps\n")
        == "id: lamps\ndated: 2031-03-02  # as printed\n"
    )


def test_comments_in_canonical_places_stay_where_they_are() -> None:
    is_kept("""\
        # yaml-language-server: $schema=schema/document.schema.json
        # Invented.
        id: lamps  # the name of the file
        # whom it binds
        issuers: [harbour]  # one only

        # The measures.
        measures:  # in the order of the text
          # the first
          - number: 1  # one
            title: {en: Lamps}  # ours
            actions:
              - number: 1
                # what it means
                what:
                  en: mend  # or replace
              # no second action
            # the end of the first

          - number: 2
        # the end of the file
        """)


def test_the_header_for_editors_comes_first() -> None:
    text = "# Invented.\n# yaml-language-server: $schema=schema/document.schema.json\nkind: plan\nid: lamps\n"
    assert (
        form(text)
        == "# yaml-language-server: $schema=schema/document.schema.json\n# Invented.\nid: lamps\nkind: plan\n"
    )


def test_a_comment_on_a_wrapped_text_goes_above_it() -> None:
    after = form(f"title:\n  en: {LONG} # obligations: ignore[OB703] it is long\n")
    assert after.startswith(
        "title:\n  # obligations: ignore[OB703] it is long\n  en: >-\n    a sentence"
    )


def test_a_comment_in_the_head_of_a_folded_text_goes_above_it() -> None:
    after = form(f"title:\n  en: >- # why\n    {LONG}\n")
    assert after.startswith("title:\n  # why\n  en: >-\n    a sentence")


def test_a_comment_within_a_list_makes_it_stand_one_below_the_other() -> None:
    assert (
        form("issuers: [harbour, # first\n  trade]\n")
        == "issuers:\n  - harbour  # first\n  - trade\n"
    )


def test_a_comment_after_the_bracket_belongs_to_the_key() -> None:
    assert (
        form("issuers: [ # all of them\n  harbour, trade]\n")
        == "issuers: [harbour, trade]  # all of them\n"
    )


def test_a_comment_in_an_empty_list_goes_above_it() -> None:
    assert form("issuers: [\n  # none yet\n  ]\n") == "# none yet\nissuers: []\n"


def test_a_comment_between_a_hyphen_and_its_first_key_goes_above_the_item() -> None:
    assert form("sections:\n-\n  # why\n  number: 1\n- # how\n  number: 2\n") == (
        "sections:\n  # why\n  - {number: 1}\n  # how\n  - {number: 2}\n"
    )


def test_a_comment_deeper_than_what_follows_closes_the_block_before() -> None:
    is_kept("""\
        measures:
          - number: 1
            actions:
              - number: 1
                modality: will
                # deliverable: rules
              # - number: 2

          # the last of them
          - number: 2
        """)


def test_a_blank_line_beside_a_comment_stays() -> None:
    is_kept(
        "# The licence.\n\n# The file.\nid: lamps\n\n# From here on: who.\nissuers: [harbour]\n"
    )


def test_several_blank_lines_beside_a_comment_become_one() -> None:
    assert (
        form("id: lamps\n\n\n# who\n\n\nissuers: [harbour]\n")
        == "id: lamps\n\n# who\n\nissuers: [harbour]\n"
    )


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_blank_lines_and_comments_are_found_whatever_the_line_breaks(line_break: str) -> None:
    lines = ["# a", "", "id: lamps # b", "# c", "kind: plan", ""]
    assert form(line_break.join(lines)) == "# a\n\nid: lamps  # b\n# c\nkind: plan\n"


def test_a_file_of_comments_alone_stays_one() -> None:
    is_kept("# nothing yet\n# nothing at all\n", "progress")
    assert form("# nothing yet\n\nnull\n", "progress") == "# nothing yet\n"


def test_comments_around_marks_and_directives_stay() -> None:
    assert (
        form("%YAML 1.1 # a\n# b\n--- # c\nid: lamps # d\n... # e\n# f\n")
        == "# a\n# b\n# c\nid: lamps  # d\n# e\n# f\n"
    )


def test_a_sign_that_is_no_comment_is_none() -> None:
    is_kept('number: "a #b"  # c\nkind: a#b\ntitle: {en: "#1"}\n')


@pytest.mark.parametrize(
    "text",
    [
        f"title: {{en: {LONG}, zh: 灯}} # obligations: ignore[OB703] it is long\n",
        f"# obligations: ignore[OB703] it is long\ntitle: {{en: {LONG}, zh: 灯}}\n",
        f"sources:\n- {{title: {LONG}, language: en}} # obligations: ignore[OB703] it is long\n",
    ],
)
def test_what_stood_on_the_line_of_an_ignore_stays_on_it(text: str) -> None:
    after = form(text).splitlines()
    at = next(number for number, line in enumerate(after) if "# obligations:" in line)
    about = after[at] if not after[at].startswith("#") else after[at + 1]
    assert LONG in about
