"""What a rule is: a code, a name, a severity, a page for people, and the function that finds what
breaks it.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, replace
from itertools import islice
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from obligations.findings import MOST_FINDINGS, Finding, shorten_message
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.findings import Route, Severity, Span

    Check = Callable[[Subject, World], Iterable["Problem"]]

_EXAMPLES = re.compile(r"^(wrong|right):\n((?:    .*\n?|\n)+)", re.MULTILINE)


class Problem(NamedTuple):
    """What a rule found at a place of the file.

    Code, severity and path are the same for all that it finds and are added later.

    What stands in no value, as in a comment, has a `span` instead of a route. A `fix` is the text
    that takes the place of another; `in_yaml`: the YAML that does.
    """

    route: Route
    message: Sentence
    hint: Sentence | None = None
    fix: str | None = None
    on_key: bool = False
    span: Span | None = None
    in_yaml: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `what` it is about, `why` it matters, and YAML that breaks it (`wrong`) and keeps it
    (`right`), all as Markdown.

    `check` is None where the reader or the loader of the file finds what breaks it.
    """

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    wrong: str
    right: str
    check: Check | None = None

    def report(self, path: str, found: Problem) -> Finding:
        """Return a problem as the finding of this rule."""
        message, hint = (
            shorten_message(found.message),
            shorten_message(found.hint) if found.hint else None,
        )
        return Finding(
            self.code,
            message,
            path,
            found.route,
            hint,
            self.severity,
            found.on_key,
            found.span,
            found.fix,
            found.in_yaml,
        )

    def find(self, file: Subject, world: World) -> list[Finding]:
        """Return what breaks the rule in one file, where it could be read.

        Of very much of the same, the first.
        """
        problems = (
            problem
            for problem in (self.check(file, world) if self.check else ())
            if file.is_read(problem.route)
        )
        found = [self.report(file.path, problem) for problem in islice(problems, MOST_FINDINGS)]
        if next(problems, None):
            found[-1] = replace(
                found[-1],
                message=tell(
                    "{message} (and more of the same in this file)", message=found[-1].message
                ),
            )
        return found


def make_rule(code: str, name: str, severity: Severity, page: Check | str) -> Rule:
    """Make a rule of its page: a text, or the function that checks it, whose docstring is the page.

    A page has a paragraph that says what the rule is about, one or more that say why, and the two
    examples, indented below the words `wrong:` and `right:`.
    """
    text = inspect.cleandoc(page if isinstance(page, str) else page.__doc__ or "")
    examples = {found[1]: dedent(found[2]).strip("\n") for found in _EXAMPLES.finditer(text)}
    what, _, why = _EXAMPLES.sub("", text).strip().partition("\n\n")
    check = None if isinstance(page, str) else page
    return Rule(
        code,
        name,
        severity,
        what,
        why.strip(),
        examples.get("wrong", ""),
        examples.get("right", ""),
        check,
    )
