"""`obligations rule`."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from obligations.cli import complete
from obligations.cli.group import make_app
from obligations.cli.options import View, read_text_format, takes
from obligations.cli.printing import emit_rows, write, write_data
from obligations.output.json_text import render_records

_WIDEST = 100  # a page of text is read best in lines no longer than this


@takes(format=read_text_format)
def rule_command(
    format: str,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]", help="The code or the name of a rule.", autocompletion=complete.rules
        ),
    ] = None,
) -> None:
    """Print what a rule finds, why it matters, and examples. Without a code: all rules."""
    from obligations.check.catalogue import RULES, find_rule
    from obligations.check.rule_docs import (
        describe_rule,
        render_rule_markdown,
        render_rule_text,
        render_rules,
    )

    rules = [find_rule(code)] if code is not None else list(RULES)
    if format in {"json", "jsonl"}:
        records = [describe_rule(rule) for rule in rules]
        write_data(render_records(format, records))
    elif format == "md":
        write(render_rules() if code is None else render_rule_markdown(rules[0]))
    elif code is None:
        rows = [
            (rule.code, rule.name, rule.severity, describe_rule(rule)["what"]) for rule in rules
        ]
        emit_rows(View(None, (), (), None), ("code", "name", "severity", "what"), rows)
    else:
        write(
            render_rule_text(rules[0], min(shutil.get_terminal_size((_WIDEST, 0)).columns, _WIDEST))
        )


app = make_app(
    rule_command,
    name="rule",
    examples="""
obligations rule
obligations rule OB205
obligations rule unknown-department --format json
""",
)
