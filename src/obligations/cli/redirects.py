"""Words that people bring along are met with the way: the command, as it can be typed, that says
the same here.

Looked up only after a command was refused, so that no word that means something here is ever taken
for another.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.cli.group import COMMAND_NAMES
from obligations.database import read_signs
from obligations.findings import UserError
from obligations.sentences import tell
from obligations.text.escaping import quote_word
from obligations.text.name_keys import fold_wording
from obligations.text.redirect_words import (  # fmt: skip
    CHANGING,
    COMMANDS,
    EXPORTS,
    FILES_MEANT,
    LISTED,
    NOBODY_TYPED,
    OPTIONS,
    OVERDUE,
    PASSED,
    PASSED_STATES,
    READING,
    REPORTS_MEANT,
    SHOWN,
    UNCHANGED,
    UNOWNED,
    VALUES,
)
from obligations.text.words import find_word, fold_word, look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from obligations.query.session import Question

_Options = tuple[tuple[str, str | None], ...]
_HELP: _Options = (("--help", None),)
_FORMAT = ("--format", "-f")
_MISSING = "missing option"
# Where the measures can't be asked, a word is not placed: the error that there is says enough.
_UNREADABLE = (UserError, OSError, ValueError, sqlite3.Error)
# What a list takes and an export doesn't.
_LOOKS = ("--columns", "--sort", "--group-by", "--rows", *_FORMAT)
_QUESTIONS = ("list", "due", "search", "report")
# Commands whose words are placed by what the measures know.
_PLACING = ("list", "due", "documents", "departments", "show", "trace", "diff")


@dataclass(frozen=True, slots=True)
class Way:
    """What is wrong, why it isn't said so here, and the commands that say what was meant."""

    message: str
    because: str | None
    commands: list[str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A command line taken apart: words that stand alone, and options with their values, None for a
    flag.
    """

    command: str
    words: tuple[str, ...] = ()
    options: _Options = ()

    def find(self, *names: str) -> str | None:
        return next((value for name, value in self.options if name in names), None)

    def without(self, *names: str) -> _Line:
        return replace(
            self, options=tuple(option for option in self.options if option[0] not in names)
        )

    def add(self, text: str, value: str = "") -> _Line:
        """Return the line with more options, {} in them standing for a value."""
        return replace(self, options=self.options + _pair_up(text, value))

    @property
    def passed_states(self) -> str:
        """The states of what has passed: overdue is one where a document that is asked says that
        all of it is recorded.
        """
        from obligations.query.filter_values import list_states  # only for these words
        from obligations.query.ids import find_documents

        typed = [value for name, value in self.options if name == "--document" and value]
        with suppress(*_UNREADABLE), _asking(self) as question:
            if "overdue" in list_states(question, find_documents(question, typed)):
                return f"overdue,{PASSED_STATES}"
        return PASSED_STATES

    def __str__(self) -> str:
        said = ["obligations", *self.command.split(), *(quote_word(word) for word in self.words)]
        for name, value in self.options:
            said.append(name)
            if value is not None:
                said.append(quote_word(self._fill(value)))
        return " ".join(said)

    def _fill(self, value: str) -> str:
        if PASSED in value:
            return value.replace(PASSED, self.passed_states)
        return value


def find_way(
    arguments: list[str], message: str, list_flags: Callable[[str], Iterable[str]]
) -> Way | None:
    """Return the way for a command line that was refused with a message.

    None where no word that the message is about is known.

    `list_flags` gives the options of a command that take no value.
    """
    if not arguments:
        return None
    command, *rest = arguments
    if command.startswith("-"):
        return _move_options(arguments, message, list_flags)
    if command == "help":
        return Way(message, None, [str(_Line(" ".join(rest[:1]), options=_HELP))])
    if command in COMMANDS:
        said = COMMANDS[command].split()
        line = _translate_options(_read([*said, *rest], list_flags(said[0])))
        return Way(message, _explain_passed([line]), [str(line)])
    typed = _read(arguments, list_flags(command))
    line = _translate_options(typed)
    others = list(_find_lines(line))
    lines = others or ([line] if line != typed else [])
    if command == "export" and others:  # a missing place is said before the kind is read
        if typed.words[:1] == others[0].words:
            if _MISSING in message:
                return Way(message, None, [str(others[0])])
            return None
        message = tell("there is no kind of export {kind!r}", kind=typed.words[0])
    if not lines or not _is_about(message, typed, lines):
        return None
    return Way(message, _explain(lines, typed), [str(found) for found in lines])


def _move_options(
    arguments: list[str], message: str, list_flags: Callable[[str], Iterable[str]]
) -> Way | None:
    """Return the way for options that stand before the command: they belong behind it."""
    at = next((at for at, word in enumerate(arguments) if word in COMMAND_NAMES), None)
    if at is None:
        return None
    command, before, behind = arguments[at], arguments[:at], arguments[at + 1 :]
    line = _translate_options(_read([command, *behind, *before], list_flags(command)))
    return Way(message, None, [str(line)])


def _is_about(message: str, typed: _Line, lines: list[_Line]) -> bool:
    """Whether a message is about what these lines say otherwise, and not about something else that
    is wrong too.
    """
    if typed.command == "diff":  # it looks for a repository first
        return True
    if typed.command != "progress" or typed.words[:1] not in (("add",), ("log",)):
        words = typed.words
    else:
        words = ()
    kept = [line.options for line in lines if line.command == typed.command]
    changed = [
        part
        for option in typed.options
        if not kept or any(option not in options for options in kept)
        for part in option
        if part
    ]
    return any(word in message for word in (*words, *changed))


def _explain(lines: list[_Line], typed: _Line) -> str | None:
    if typed.command == "progress" and typed.words[:1] and typed.words[0] in CHANGING:
        return UNCHANGED
    return _explain_passed(lines)


def _explain_passed(lines: list[_Line]) -> str | None:
    """Say why nothing is called overdue, where it was asked for and isn't."""
    for line in lines:
        if line.find("--state", "--fail-on") == PASSED and line.passed_states == PASSED_STATES:
            return OVERDUE
    return None


def _read(tokens: list[str], flags: Iterable[str]) -> _Line:
    """Take a command line apart.

    An option that no command has takes a value where the table says so.
    """
    alone = {*flags, *(name for name, said in OPTIONS.items() if "{}" not in said)}
    words: list[str] = []
    options: list[tuple[str, str | None]] = []
    rest = iter(tokens[1:])
    for part in rest:
        name, equals, value = part.partition("=")
        if not part.startswith("-") or part == "-":
            words.append(part)
        elif equals:
            options.append((name, value))
        else:
            options.append((name, None if name in alone else next(rest, None)))
    return _Line(tokens[0], tuple(words), tuple(options))


def _translate_options(line: _Line) -> _Line:
    told: list[tuple[str, str | None]] = []
    own = line.command == "progress"  # which has --status and --date of its own
    for name, value in line.options:
        if name in OPTIONS and not own:
            told += _pair_up(OPTIONS[name], value or "")
        else:
            told.append((name, value))
    return replace(
        line, options=tuple(pair for name, value in told for pair in _translate_value(name, value))
    )


def _translate_value(name: str, value: str | None) -> _Options:
    if value is None:
        return ((name, None),)
    word = value.casefold()
    if word in NOBODY_TYPED.get(name, ()):
        return _pair_up(UNOWNED)
    return ((name, VALUES.get(name, {}).get(word, value)),)


def _find_lines(line: _Line) -> Iterator[_Line]:
    """Yield the commands that say what this one can't; none where it can."""
    kind = (line.find(*_FORMAT) or "").casefold()
    if line.words == ("help",):
        yield replace(line, words=(), options=_HELP)
    elif line.command == "export":
        yield from _find_export(line)
    elif line.command in _QUESTIONS and EXPORTS.get(kind) == "md":
        yield line.without(*_FORMAT).add("--format md")
    elif line.command in _QUESTIONS and kind in EXPORTS:
        yield _export(EXPORTS[kind], line)
    elif line.command == "list" and line.find("--rows") in ("target", "targets", "deadline"):
        yield replace(line.without("--rows"), command="due")
    elif line.command == "report" and line.words:
        yield from _find_report(line)
    elif line.command == "trace" and line.find("--topic"):
        yield replace(line.without(*_FORMAT), command="report", words=("lineage",))
    elif line.command == "progress" and line.words:
        yield from _find_progress(line)
    elif line.words and line.command in _PLACING:
        with suppress(*_UNREADABLE), _asking(line) as question:
            yield from _find_by_word(line, question)


def _find_report(line: _Line) -> Iterator[_Line]:
    name, *others = line.words
    if name.casefold() in REPORTS_MEANT:
        meant, *more = REPORTS_MEANT[name.casefold()].split()
        yield replace(line, words=(meant, *others)).add(" ".join(more))
    elif others:
        with suppress(*_UNREADABLE), _asking(line) as question:
            yield from _find_filter(replace(line, words=(name,)), question, " ".join(others))


def _find_export(line: _Line) -> Iterator[_Line]:
    kind = line.words[0].casefold() if line.words else ""
    placed = line.find("-o", "--output")
    if len(line.words) > 1 and not placed:  # the place, without its option
        line = replace(line, words=line.words[:1]).add("-o {}", line.words[1])
    ending = Path(kind).suffix.removeprefix(".")
    if ending in EXPORTS and not placed:
        yield _export(EXPORTS[ending], line.add("-o {}", line.words[0]))
    elif kind in LISTED:
        yield _list_as(kind, line)
        yield _export("datapackage", line.without("-o", "--output"))
    elif EXPORTS.get(kind, kind) != kind or (kind in EXPORTS and not placed):
        if EXPORTS[kind] == "md" != kind:  # a page that a browser prints, and word processors open
            yield _list_as("html", line)
        yield _export(EXPORTS[kind], line)


def _list_as(format_name: str, line: _Line) -> _Line:
    listed = replace(line.without("-o", "--output"), command="list", words=())
    return listed.add("--format {}", format_name)


def _export(kind: str, line: _Line) -> _Line:
    """Return the export of what a list shows."""
    out = line.find("-o", "--output") or FILES_MEANT.get(kind, "measures-data")
    if kind == "md":  # fills a folder, which has no ending
        out = str(Path(out).with_suffix(""))
    bare = line.without(*_LOOKS, "-o", "--output")
    if line.command == "search":
        bare = bare.add("--text {}", " ".join(line.words))
    elif line.command == "report" and line.words:
        bare = bare.add("--report {}", line.words[0])
    return replace(bare, command="export", words=(kind,)).add("-o {}", out)


def _find_progress(line: _Line) -> Iterator[_Line]:
    word, *rest = line.words
    if word in CHANGING:
        yield _find_correction(line)
    elif word in READING:
        yield replace(line, words=("log", *rest))
    elif word == "log" and line.find("--dept"):  # the log knows things, not bodies
        yield replace(line, command="report", words=("changes",))
    elif word not in ("add", "log"):
        from obligations.query.ids import find_record  # only where a word is to be placed

        with suppress(*_UNREADABLE), _asking(line) as question:
            find_record(question, word)
            yield replace(line, words=("log", *line.words))


def _find_correction(line: _Line) -> _Line:
    """Return how the last entry about a record is corrected.

    Where none is named or there is none, how they are listed.
    """
    from obligations.query.entries import list_entries  # only for these words

    about = line.words[1:2]
    with suppress(*_UNREADABLE):
        with _asking(line) as question:
            entries = about and list_entries(question, about).records
        if entries:
            taken_back: tuple[tuple[str, str], ...] = (("--status", "withdrawn"),)
            if line.words[0] in ("correct", "edit"):
                taken_back = ()
            return _Line(
                "progress",
                ("add", entries[-1]["of"]),
                (*taken_back, ("--corrects", entries[-1]["id"])),
            )
    return _Line("progress", ("log", *about))


def _find_by_word(line: _Line, question: Question) -> Iterator[_Line]:
    """Yield the commands for words that stand where an id is expected, or nothing at all."""
    from obligations.query.ids import find_document, find_record

    said = " ".join(line.words)
    asks = replace(line, words=())
    found = {word: _try(find_document, question, word) for word in line.words}
    if line.command == "diff":
        if all(found.values()):
            yield _Line(
                "report",
                ("lineage",),
                tuple(("--document", document) for document in found.values()),
            )
        return
    if all(found.values()):
        if line.command in ("show", "trace"):
            yield _Line("documents")
            asks = asks.without(*_FORMAT)
        if line.command != "due":
            asks = replace(asks, command="list")
        yield asks.add("--document {}", ",".join(map(str, found.values())))
    elif any(_try(find_record, question, word) for word in line.words):
        if line.command not in ("show", "trace"):
            yield _Line("show", line.words)
    elif line.command in ("show", "trace"):
        yield from _find_page(line, question, said)
    elif line.command != "departments":
        yield from _find_filter(asks, question, said)


def _find_page(line: _Line, question: Question, said: str) -> Iterator[_Line]:
    if _is_department(question, said):
        yield _Line("departments", (said,))
    elif line.command == "trace" and (topic := _find_topic(question, said)):
        yield _Line("report", ("lineage",), (("--topic", topic),))
    elif not said.isdigit() and _is_written(question, said):
        yield _Line("search", (said,))


def _find_filter(asks: _Line, question: Question, said: str) -> Iterator[_Line]:
    from obligations.query.ids import find_document

    for option in ("--state", "--role"):
        value = VALUES[option].get(said.casefold()) or find_word(said, SHOWN[option])
        if value:
            yield asks.add(f"{option} {{}}", value)
            return
    if said.casefold() in COMMANDS:
        yield _read(COMMANDS[said.casefold()].split(), ())
        return
    topic = _find_topic(question, said)
    if topic != said and _is_department(question, said):
        yield asks.add("--dept {}", said)
    elif topic:
        yield asks.add("--topic {}", topic)
    elif document := _try(find_document, question, said):
        yield asks.add("--document {}", document)
    elif _is_period(said):
        yield asks.add("--due {}", said)


def _is_department(question: Question, name: str) -> bool:
    """Whether a name means a body, or could mean one of several."""
    from obligations.query.departments import UnknownDepartmentError, find_department

    try:
        find_department(question, name)
    except UnknownDepartmentError:
        return False
    except UserError:
        return True
    return True


def _is_period(said: str) -> bool:
    """Whether words are a period of the calendar, whose years have four digits."""
    from obligations.text.typed_dates import read_period

    try:
        read_period(said, date.max)
    except ValueError:
        return False
    return True


def _find_topic(question: Question, said: str) -> str | None:
    """Return the topic that words are, as they were typed, else the only one that begins so."""
    names = {
        fold_word(name): row["id"]
        for row in question.select("SELECT id, en, zh FROM topic")
        for name in row
        if name
    }
    if look_up(said, names):
        return said
    begun = {str(topic) for name, topic in names.items() if name.startswith(fold_word(said))}
    if len(begun) == 1:
        return begun.pop()
    return None


def _is_written(question: Question, said: str) -> bool:
    return bool(
        question.select(
            "SELECT 1 FROM wording WHERE instr(folded, ?) LIMIT 1",
            [fold_wording(said, read_signs(question.connection))],
        )
    )


def _try(find: Callable[[Question, str], str], question: Question, word: str) -> str | None:
    try:
        return find(question, word)
    except UserError:
        return None


@contextmanager
def _asking(line: _Line) -> Iterator[Question]:
    """Open the measures that the line asks, with all that was ever entered, and close them
    afterwards.
    """
    from obligations.compiling import open_compiled
    from obligations.query.session import ask
    from obligations.workspace import find_workspace

    folder = line.find("--measures")
    with closing(open_compiled(find_workspace(Path(folder) if folder else None))) as connection:
        yield ask(connection, date.max, timedelta())


def _pair_up(text: str, value: str = "") -> _Options:
    """Return the options of a text of the table: every option with the value behind it."""
    parts = text.split()
    at = [place for place, part in enumerate(parts) if part.startswith("-")]
    return tuple((parts[place], parts[place + 1].replace("{}", value)) for place in at)
