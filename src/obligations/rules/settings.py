"""Which rules are asked: of a file of settings beside the measures, and of the command line.

Settings stand in an `obligations.toml`, or in the table `[tool.obligations]` of a `pyproject.toml`, in the folder of measures or in the
folder around it. The nearest file decides alone. `select` names the rules that are asked, `ignore` those that are not, both by code or
by the beginning of codes: `OB3` is the whole family. Of two that fit a code, the longer decides; of two as long, `ignore`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from obligations.findings import UserError, suggest
from obligations.rules.catalogue import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_KEYS = ("select", "ignore")
_FILES = {"obligations.toml": (), "pyproject.toml": ("tool", "obligations")}


@dataclass(frozen=True, slots=True)
class Settings:
    """The beginnings of codes that are asked, all where none is named, and those that are not."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str) -> bool:
        """Tell whether a rule is asked."""
        selected = max((len(prefix) for prefix in self.select or ("",) if code.startswith(prefix)), default=-1)
        ignored = max((len(prefix) for prefix in self.ignore if code.startswith(prefix)), default=-1)
        return selected > ignored


def choose_settings(measures: Path, select: Iterable[str], ignore: Iterable[str]) -> Settings:
    """Give the settings of a folder of measures under what the command line says: its `select` sets the file aside, `ignore` adds."""
    chosen = Settings(_check_codes(select, "--select"), _check_codes(ignore, "--ignore"))
    if chosen.select:
        return chosen
    found = load_settings(measures)
    return Settings(found.select, found.ignore + chosen.ignore)


def load_settings(measures: Path) -> Settings:
    """Read the settings of a folder of measures; all rules where there are none. Raises UserError for what can't be read in them."""
    for folder in (measures, measures.parent):
        for name, table in _FILES.items():
            found = _find_table(_read_toml(folder / name), table)
            if found is not None:
                return _read_settings(found, str(folder / name))
    return Settings()


def _read_toml(path: Path) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"{path} can't be read: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path} is not TOML: {error}") from None


def _find_table(found: Any, table: tuple[str, ...]) -> Any:
    for step in table:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _read_settings(found: Any, where: str) -> Settings:
    if not isinstance(found, dict):
        raise UserError(f"{where}: the settings should be a table", 'write [tool.obligations], and below it: ignore = ["OB7"]')
    for key in found:
        if key not in _KEYS:
            raise UserError(f"{where}: there is no setting {key!r}", suggest(key, _KEYS))
    return Settings(*(_check_codes(_read_list(found.get(key, []), key, where), f"{where}: {key}") for key in _KEYS))


def _read_list(found: Any, key: str, where: str) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(code, str) for code in found):
        raise UserError(f"{where}: {key} should be a list of codes", f'write: {key} = ["OB7"]')
    return found


def _check_codes(given: Iterable[str], where: str) -> tuple[str, ...]:
    """Give codes, of which several may stand in one text with commas. Raises UserError for one that no rule's code begins with."""
    codes = tuple(code for text in given for part in text.split(",") if (code := part.strip().upper()))
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise UserError(f"{where}: there is no rule {code!r}", suggest(code, [rule.code for rule in RULES]) or "see: obligations rule")
    return codes
