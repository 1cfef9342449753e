"""What is told of a terminal from its stream and its environment."""

from __future__ import annotations

import io

import pytest

from obligations.output.findings import find_terminal


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "on_screen", "in_pipe"),
    [
        ({}, True, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_colours_are_for_terminals_unless_one_is_told_otherwise(
    environment: dict[str, str], *, on_screen: bool, in_pipe: bool
) -> None:
    assert find_terminal(Screen(), environment).colour is on_screen
    assert find_terminal(io.StringIO(), environment).colour is in_pipe


@pytest.mark.parametrize(
    ("environment", "follows"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM_PROGRAM": "vscode"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "4600"}, False),
        ({"VTE_VERSION": "7006", "TERM": "tmux-256color"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, False),
        ({"TERM": "dumb", "FORCE_HYPERLINK": "1"}, False),
    ],
)
def test_links_are_for_terminals_that_are_known_to_follow_them(
    environment: dict[str, str], *, follows: bool
) -> None:
    assert find_terminal(Screen(), environment).links is follows
    assert find_terminal(io.StringIO(), environment).links is False


def test_a_pipe_is_as_wide_as_a_log() -> None:
    assert find_terminal(io.StringIO(), {}).width == 120
