"""The rules of `check`: one documented function each, listed by hand in `catalogue.RULES`, and what
they look at.

A rule gets a `Subject` (one file, as far as it can be judged) and the `World` around it (outlines
of all files, and the day), and gives `Problem`s. `check_file` runs all of them. To add one: write
the function in the module of its family, with its page as the docstring, add it to the catalogue,
put examples into `tests/rules/examples/<code>/`, and write `docs/rules.md` anew: `obligations rule
--format md > docs/rules.md`.
"""

from obligations.check.apply import check_corpus, check_file, sort_key
from obligations.check.catalogue import RULES, find_rule
from obligations.check.rule import Rule
from obligations.check.rule_docs import render_rules
from obligations.check.view.corpus import World, build_world
from obligations.check.view.outline import FileOutline, make_outline, pack, unpack

__all__ = [
    "RULES",
    "FileOutline",
    "Rule",
    "World",
    "build_world",
    "check_corpus",
    "check_file",
    "find_rule",
    "make_outline",
    "pack",
    "render_rules",
    "sort_key",
    "unpack",
]
