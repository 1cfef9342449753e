"""The pages of the rules: one for a terminal, all of them as `docs/rules.md`."""

from __future__ import annotations

import re
from textwrap import fill, indent
from typing import TYPE_CHECKING

from obligations.check.catalogue import FAMILIES, RULES

if TYPE_CHECKING:
    from obligations.check.rule import Rule

_HEAD = """\
# The rules of `check`

<!-- Made of the rules themselves: obligations rule --format md > docs/rules.md -->

`obligations check` asks every rule of every file. A finding is an **error**, a **warning**, or an
**info**, which never fails. Its code begins with the code of its family, so that `--select OB2`
asks a whole family and `--ignore OB7` leaves one out; the keys `select` and `ignore` do the same in
an `obligations.toml` beside the measures, or in the table `[tool.obligations]` of a
`pyproject.toml`. One place is left out by a comment at the end of the line or on the line above it,
which says why:

```yaml
number: 7  # obligations: ignore[OB203] the text leaves out number six
```

`check --fix` makes the repairs that are safe. `obligations rule OB205` prints a page of this
document. What OB8 is about is found by `obligations audit` alone. The examples speak of a
Lighthouse Agency that does not exist.
"""
_LINK = re.compile(r"\[([^][]*)\]\([^()]*\)")


def render_rules() -> str:
    """Return the pages of all rules as one Markdown document."""
    parts = [_HEAD]
    for prefix, family in FAMILIES.items():
        members = [rule for rule in RULES if rule.code.startswith(prefix)]
        rows = [
            f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | `{rule.name}` | {rule.severity} |"
            for rule in members
        ]
        parts.append(
            "\n".join(
                [
                    f"## {prefix}xx {family}",
                    "",
                    "| code | name | severity |",
                    "|---|---|---|",
                    *rows,
                    "",
                ]
            )
        )
        parts += [render_rule_markdown(rule, level=3) for rule in members]
    return "\n".join(parts)


def render_rule_markdown(rule: Rule, *, level: int = 1) -> str:
    """Return the page of a rule as Markdown; `level` is that of its title."""
    blocks = [
        f"{'#' * level} {rule.code} {rule.name}",
        f"*{rule.severity}* · {rule.what}",
        rule.why,
        f"Wrong:\n\n```yaml\n{rule.wrong}\n```",
        f"Right:\n\n```yaml\n{rule.right}\n```",
    ]
    return "\n\n".join(blocks) + "\n"


def render_rule_text(rule: Rule, width: int) -> str:
    """Return the page of a rule for a terminal of that width."""
    blocks = [f"{rule.code} {rule.name} ({rule.severity})"]
    blocks += [
        fill(_LINK.sub(r"\1", " ".join(paragraph.split())), width, break_on_hyphens=False)
        for paragraph in (rule.what, *rule.why.split("\n\n"))
    ]
    blocks += [f"wrong:\n\n{indent(rule.wrong, '    ')}", f"right:\n\n{indent(rule.right, '    ')}"]
    return "\n\n".join(blocks) + "\n"


def describe_rule(rule: Rule) -> dict[str, str]:
    """Return a rule as plain values."""
    texts = {
        "what": " ".join(rule.what.split()),
        "why": rule.why,
        "wrong": rule.wrong,
        "right": rule.right,
    }
    return {"code": rule.code, "name": rule.name, "severity": rule.severity, **texts}
