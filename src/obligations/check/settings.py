"""Which rules are asked: of files of settings around the measures, and of the command line.

Settings stand in an `obligations.toml`, or in the table `[tool.obligations]` of a `pyproject.toml`,
in the folder around the measures or in the folder of measures itself. `select` names the rules that
are asked, `ignore` those that are not, both by code or by the beginning of codes: `OB3` is the
whole family. Of two that fit a code, the longer decides; of two as long, `ignore`.

Of several files, the outermost decides what is switched off, and each that is nearer to the
measures can only ask for more: whoever sends measures sends what lies among them too. Within the
folder of measures nothing is ever switched off. What leaves a record out of answers is told
whatever the files say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from obligations.check.catalogue import FAMILIES, RULES
from obligations.check.ignores import ABOUT_IGNORES
from obligations.disk import show_path
from obligations.findings import UserError, suggest
from obligations.layers import LAYER_KEYS
from obligations.sentences import tell
from obligations.settings_files import SETTINGS, parse_settings, read_from_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from obligations.check.rule import Rule

    ReadFile = Callable[[Path], bytes | None]

_KEYS = ("select", "ignore")
_FILES = {"pyproject.toml": ("tool", "obligations"), SETTINGS: ()}


@dataclass(frozen=True, slots=True)
class Choice:
    """One file of settings: the beginnings of codes that are asked, all where none is named, and
    those that are not.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    file: str = ""

    def wants(self, code: str) -> bool:
        """Tell whether a rule is asked."""
        selected = max(
            (len(prefix) for prefix in self.select or ("",) if code.startswith(prefix)), default=-1
        )
        ignored = max(
            (len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=-1
        )
        return selected > ignored


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules are asked: those that any of the files asks, the outermost first, but for what
    was typed on the command line.
    """

    choices: tuple[Choice, ...] = (Choice(),)
    typed: Choice = Choice()

    @property
    def files(self) -> list[str]:
        """The files that are followed."""
        return [choice.file for choice in self.choices if choice.file]

    def wants(self, code: str) -> bool:
        """Tell whether a rule is asked."""
        return any(
            replace(choice, ignore=choice.ignore + self.typed.ignore).wants(code)
            for choice in self.choices
        )

    def wants_refusal(self, code: str) -> bool:
        """Tell whether what leaves a record out of answers is told under a code: no file keeps it
        quiet, only who types it.
        """
        return self.typed.wants(code)

    def switches_off(self, code: str) -> bool:
        """Tell whether the files switch a rule off, whatever the command line says."""
        return not any(choice.wants(code) for choice in self.choices)

    def list_switched_off(self) -> list[str]:
        """List the rules that the files switch off.

        One that only tells what leaves a file out can't be.
        """
        return [rule.code for rule in RULES if _can_be_off(rule) and self.switches_off(rule.code)]


def _can_be_off(rule: Rule) -> bool:
    return rule.check is not None or rule.code in ABOUT_IGNORES


def shorten_codes(codes: Iterable[str]) -> str:
    """Write codes as people read them: a whole family by its beginning."""
    chosen = set(codes)
    parts = []
    for family in FAMILIES:
        members = [
            rule.code for rule in RULES if rule.code.startswith(family) and _can_be_off(rule)
        ]
        off = [code for code in members if code in chosen]
        parts += [family] if members and off == members else off
    return ", ".join(parts)


def choose_settings(measures: Path, select: Iterable[str], ignore: Iterable[str]) -> Settings:
    """Return the settings of a folder of measures under what the command line says: its `select`
    sets the files aside, `ignore` adds.
    """
    typed = Choice(_check_codes(select, "--select"), _check_codes(ignore, "--ignore"))
    if typed.select:
        return Settings((typed,), typed)
    return replace(load_settings(measures), typed=typed)


def load_settings(measures: Path, read: ReadFile = read_from_disk) -> Settings:
    """Read the settings of a folder of measures; all rules where there are none.

    Raises UserError for what can't be read in them.

    `read` gives the bytes of a file, None where there is none.
    """
    around, inside = (tuple(_load_choices(folder, read)) for folder in (measures.parent, measures))
    return Settings((around or (Choice(),)) + inside)


def _load_choices(folder: Path, read: ReadFile) -> Iterator[Choice]:
    for name, table in _FILES.items():
        path = folder / name
        content = read(path)
        found = None if content is None else _find_table(parse_settings(content, path), table)
        if found is not None and not _is_about_layers_alone(found, name):
            passed_over = LAYER_KEYS if name == SETTINGS else ()
            choice = _read_choice(found, show_path(path), passed_over)
            yield replace(choice, file=path.as_posix())


def _is_about_layers_alone(found: Any, name: str) -> bool:
    return (
        name == SETTINGS
        and isinstance(found, dict)
        and bool(found)
        and found.keys() <= {*LAYER_KEYS}
    )


def _find_table(found: Any, table: tuple[str, ...]) -> Any:
    for step in table:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _read_choice(found: Any, where: str, passed_over: Sequence[str]) -> Choice:
    """Read a file's choice of rules; `passed_over` are keys that others read."""
    if not isinstance(found, dict):
        raise UserError(
            tell("{where}: the settings should be a table", where=where),
            tell('write [tool.obligations], and below it: ignore = ["OB7"]'),
        )
    for key in found:
        if key in LAYER_KEYS and key not in passed_over:
            raise UserError(
                tell("{where}: {key} has no effect here", where=where, key=key),
                tell("move it to {file}", file=SETTINGS),
            )
        if key not in (*_KEYS, *passed_over):
            known = (*_KEYS, *passed_over)
            raise UserError(
                tell("{where}: there is no setting {key!r}", where=where, key=key),
                suggest(key, known),
            )
    select, ignore = (
        _check_codes(_read_list(found.get(key, []), key, where), f"{where}: {key}") for key in _KEYS
    )
    return Choice(select, ignore)


def _read_list(found: Any, key: str, where: str) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(code, str) for code in found):
        raise UserError(
            tell("{where}: {key} should be a list of codes", where=where, key=key),
            tell('write: {key} = ["OB7"]', key=key),
        )
    return found


def _check_codes(given: Iterable[str], where: str) -> tuple[str, ...]:
    """Return codes, of which several may stand in one text with commas.

    Raises UserError for one that no rule's code begins with.
    """
    codes = tuple(
        code for text in given for part in text.split(",") if (code := part.strip().upper())
    )
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise UserError(
                tell("{where}: there is no rule {code!r}", where=where, code=code),
                suggest(code, [rule.code for rule in RULES]) or tell("see: obligations rule"),
            )
    return codes
