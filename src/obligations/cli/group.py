"""The group of commands.

Each is imported when it is called, so that no command pays for another.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from obligations import DATA_VERSION, __version__
from obligations.cli.as_typed import take_as_typed

if TYPE_CHECKING:
    from collections.abc import Callable

_HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}
# Every command with the sentence that --help shows, in sections: reading this costs no import.
SECTIONS: dict[str, dict[str, str]] = {
    "Questions": {
        "list": "List measures: who answers for them, what is due.",
        "due": "List what is due, soonest first; for scheduled jobs too.",
        "show": "Show everything about a measure.",
        "search": "Find measures by words in their text.",
        "trace": "Show what a measure builds on, and what continues it.",
        "departments": "Look up a department: names, successors, measures.",
        "documents": "List the documents that the measures come from.",
        "sql": "Run a SQL query, read-only.",
        "report": "Run a report: deadlines, coverage, lineage and others.",
        "export": "Export a workbook, calendar, feed, database or pages.",
    },
    "Data": {
        "draft": "Draft a document from an official text.",
        "audit": "Compare a document with its source text.",
        "check": "Check the YAML files; for CI too.",
        "rule": "Explain a rule of check, with examples.",
        "format": "Reformat the YAML files to their canonical form.",
        "progress": "Record progress on a measure, with evidence.",
        "diff": "Compare the obligations of two git revisions.",
        "init": "Make a workspace of your own on top of the shipped data.",
        "new": "Add a skeleton of a document, measure or department.",
        "schema": "Print the JSON Schemas of the files, for editors.",
    },
}
COMMAND_NAMES = tuple(name for section in SECTIONS.values() for name in section)
_MODULES = {name: name for name in COMMAND_NAMES} | {
    "list": "list_",
    "format": "format_",
}


class Command(TyperCommand):
    """A command whose help has its options in groups and its examples line by line."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; what needs no conversion stays as it was typed."""
        take_as_typed(self, ctx)
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what stands in the line of the usage, the same with every version of Typer."""
        names = [
            str(parameter.metavar)
            for parameter in self.get_params(ctx)
            if parameter.param_type_name == "argument"
        ]
        return ["[OPTIONS]", *(name if name.startswith("[") else f"{{{name}}}" for name in names)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, and the options by their group."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record:
                argument = parameter.param_type_name == "argument"
                if argument:
                    group = "Arguments"
                else:
                    group = getattr(parameter, "rich_help_panel", None) or "Options"
                groups.setdefault(group, []).append(
                    (str(parameter.metavar), record[1]) if argument else record
                )
        for group in sorted(groups, key=lambda name: (name != "Arguments", name == "Options")):
            with formatter.section(group):
                formatter.write_dl(groups[group])
        if any(parameter.name == "columns" for parameter in self.get_params(ctx)):
            _write_columns(str(ctx.info_name), formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples as they stand."""
        del ctx
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.splitlines():
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _write_columns(command: str, formatter: Any) -> None:
    """Write the names that --columns, --sort and --group-by take."""
    from obligations.cli.column_names import list_own_columns  # only the help needs it

    columns = list_own_columns(command)
    if columns:
        with formatter.section("Columns"):
            formatter.write_dl([(row, ", ".join(names)) for row, names in columns.items()])


class Group(TyperGroup):
    """A group of commands, whose examples stand line by line as those of a command do."""

    format_epilog = Command.format_epilog

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; what needs no conversion stays as it was typed."""
        take_as_typed(self, ctx)
        return super().parse_args(ctx, args)


class LazyGroup(Group):
    """The group: knows the names of its commands, imports the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help."""
        del ctx
        return list(_MODULES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and give one command; None where there is none of that name."""
        del ctx
        if cmd_name not in _MODULES:
            return None
        return _build_command(_MODULES[cmd_name])

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in their sections, without importing any."""
        del ctx
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl(list(commands.items()))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Complete the names of commands without importing any."""
        from typer._click.shell_completion import CompletionItem  # Typer exports no name for it

        names = {name: text for commands in SECTIONS.values() for name, text in commands.items()}
        items = [
            CompletionItem(name, help=text)
            for name, text in names.items()
            if name.startswith(incomplete)
        ]
        return items + (
            super(TyperGroup, self).shell_complete(ctx, incomplete)
            if incomplete.startswith("-")
            else []
        )


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=_HELP_OPTIONS,
)


def _print_version(value: bool) -> None:  # noqa: FBT001 - the form that Typer calls
    if value:
        typer.echo(f"obligations {__version__} (data of {DATA_VERSION})")
        raise typer.Exit


@app.callback(
    help="Who must do what by when: the measures of policy documents, and what became of them."
)
def root(
    version: bool = typer.Option(  # noqa: FBT001
        False,  # noqa: FBT003
        "--version",
        callback=_print_version,
        is_eager=True,
        help="Show the version and exit.",
    ),
) -> None:
    """Hold the options that stand before any command."""
    del version


@cache
def build_command() -> Any:
    """Return the whole command line; however often it is asked, it is built once."""
    return typer.main.get_command(app)


@cache
def _build_command(module: str) -> Any:
    """Import and build one command, once."""
    return typer.main.get_command(import_module(f"obligations.cli.commands.{module}").app)


def make_app(function: Callable[..., None], *, examples: str, name: str) -> typer.Typer:
    """Make a module's command out of its function.

    The docstring is its help, `examples` stand below.
    """
    made = typer.Typer(add_completion=False, rich_markup_mode=None)
    _add_command(made, Subcommand(name, function, examples))
    return made


class Subcommand(NamedTuple):
    """A command of a group; `short` stands in the list of them, else the beginning of its help."""

    name: str
    function: Callable[..., None]
    examples: str
    short: str | None = None


def make_group(*commands: Subcommand, help: str) -> typer.Typer:
    """Make a module's group of commands; below its help stands the first example of each."""
    made = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings=_HELP_OPTIONS,
        help=help,
        epilog="\n".join(command.examples.strip().splitlines()[0] for command in commands),
    )
    for command in commands:
        _add_command(made, command)
    return made


def _add_command(app: typer.Typer, command: Subcommand) -> None:
    app.command(
        command.name,
        cls=Command,
        epilog=command.examples.strip(),
        short_help=command.short,
        context_settings=_HELP_OPTIONS,
    )(command.function)
