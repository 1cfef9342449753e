"""The versions of other people's things that our recipes name: one table, from which all of them
are written.

`make docs` puts them into action.yml, pages of docs/ and .github/workflows/; `obligations init`
takes them from here.
"""

from __future__ import annotations

import re

# Name → the commit, which nobody can move as a tag can be moved, and the version that people read.
# Both run on Node 24.
PINNED_ACTIONS = {
    "actions/checkout": ("df4cb1c069e1874edd31b4311f1884172cec0e10", "v6.0.3"),
    "actions/setup-python": ("a309ff8b426b58ec0e2a45f0f869d46889d02405", "v6.2.0"),
}
PYTHON = "3.x"  # of what runs the check: the newest there is
PYTHONS = ("3.11", "3.12", "3.13", "3.14")  # promised, and tried


def pin_action(action: str) -> str:
    """Return what stands behind `uses:` for an action."""
    commit, version = PINNED_ACTIONS[action]
    return f"{action}@{commit} # {version}"


def update_pins(text: str) -> str:
    """Return a recipe with each action of the table at the version that stands there."""
    return re.sub(
        r"(?<=uses: )([\w-]+/[\w-]+)@\S+( # \S+)?",
        lambda found: pin_action(found[1]) if found[1] in PINNED_ACTIONS else found[0],
        text,
    )
