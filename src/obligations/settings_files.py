"""Files of settings: TOML read with care, since whoever sends measures sends them too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from obligations.disk import describe_error, read_bytes, show_path
from obligations.findings import UserError
from obligations.invisible_characters import MISLEADING, name_sign
from obligations.sentences import tell

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "obligations.toml"
MAX_SETTINGS_BYTES = 64 * 1024
# Keys of many parts take time and memory by the square of their number.
_MOST_DOTS = 500
# What nearly all files of settings are made of: a line a key, with a text or a list of texts that
# need no escape. tomllib reads the same from it, and takes a warm question a tenth longer.
_PLAIN_TEXT = r'"[^"\\\x00-\x1f\x7f]*"'
_PLAIN_LINE = (
    r"[ \t]*(?:([a-z]+)[ \t]*=[ \t]*"
    rf"({_PLAIN_TEXT}|\[[ \t]*(?:{_PLAIN_TEXT}(?:[ \t]*,[ \t]*{_PLAIN_TEXT})*)?[ \t]*\])"
    r"[ \t]*)?(?:#[^\x00-\x08\x0a-\x1f\x7f]*)?"
)


def read_from_disk(path: Path) -> bytes | None:
    """Read a file of settings, at most one byte more than it may have.

    None where there is none. Raises UserError. No link is followed.
    """
    try:
        return read_bytes(path.parent, path.name, MAX_SETTINGS_BYTES, links=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(
            tell(
                "{path} can't be read: {reason}", path=show_path(path), reason=describe_error(error)
            ),
            tell("settings are a file of their own"),
        ) from None


def parse_settings(content: bytes, path: Path) -> dict[str, Any]:
    """Return what a file of settings says. Raises UserError for what is no TOML, or hides signs."""
    if len(content) > MAX_SETTINGS_BYTES:
        raise UserError(
            tell(
                "{path} is too large for settings: {most} kB at most",
                path=show_path(path),
                most=MAX_SETTINGS_BYTES // 1024,
            ),
            tell("keep everything else in other files"),
        )
    try:
        text = content.decode()
        _refuse_misleading(text, path)
        plain = _parse_plain(text)
        if plain is not None:
            return plain
        import tomllib  # only for what isn't plain

        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise UserError(
            tell("{path} is not TOML: {problem}", path=show_path(path), problem=str(error))
        ) from None


def _refuse_misleading(text: str, path: Path) -> None:
    if found := re.search(f"[{MISLEADING}]", text):
        at = text.count("\n", 0, found.start()) + 1
        raise UserError(
            tell("{path}:{at}: {sign}", path=show_path(path), at=at, sign=name_sign(found.group())),
            tell("remove it: it can't be seen, and may hide a setting"),
        )
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > _MOST_DOTS:
            raise UserError(
                tell(
                    "{path}:{number}: too many dots in a line: {most} at most",
                    path=show_path(path),
                    number=number,
                    most=_MOST_DOTS,
                ),
                tell("break the line"),
            )


def _parse_plain(text: str) -> dict[str, Any] | None:
    """Return what a text says that is made of plain lines alone; None where it isn't."""
    found: dict[str, Any] = {}
    for line in text.split("\n"):
        match = re.fullmatch(_PLAIN_LINE, line)
        if match is None or match[1] in found:
            return None
        if match[1]:
            texts = re.findall(_PLAIN_TEXT, match[2])
            values = [quoted[1:-1] for quoted in texts]
            found[match[1]] = values if match[2].startswith("[") else values[0]
    return found
