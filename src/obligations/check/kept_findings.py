"""What earlier checks found, kept in the user's cache, so that a file is read again only where it
or what it depends on has changed.

What is kept of a file counts as long as its bytes, and the fingerprint of what else its findings
depend on, are the same. A sum at the head covers all of it, and a fingerprint of the program itself
is part of it: a file that is broken, foreign or of another version counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from obligations import __version__
from obligations.cache_folder import make_cache_folder
from obligations.check.ignores import Ignore
from obligations.disk import replace_file
from obligations.findings import Finding, Located, Location, Span
from obligations.measure_files import read_file
from obligations.sentences import pack_sentence, unpack_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 1 << 30  # bytes: what a million measures leave is less
_READERS = ("pydantic", "pydantic_core", "yaml")
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class KeptFindings:
    """What is kept of one file.

    `digest` is that of its bytes, `world` that of what else its findings depend on; `outline` is
    packed. `found` holds all findings of all rules, before any ignore; the first `refused` of them
    say why the file is no record.
    """

    path: str
    digest: str
    outline: str
    world: str = ""
    found: tuple[Located, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    refused: int = 0


def load_kept_findings(cache: Path) -> dict[str, KeptFindings]:
    """Return what is kept, by path; nothing where it can't be read or trusted."""
    try:
        content = read_file(cache.parent, cache.name, _MOST)
        if isinstance(content, str):
            return {}
        head, _, body = content.partition(b"\n")
        if head != _make_head(body):
            return {}
        return {kept.path: kept for kept in map(_unpack, body.splitlines())}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def save_kept_findings(cache: Path, everything: Iterable[KeptFindings]) -> None:
    """Put in place what is to be kept, in one step.

    Where it can't be written, the next check only takes longer.
    """
    body = b"".join(_pack(kept) for kept in everything)
    with suppress(OSError):
        make_cache_folder(cache.parent)
        handle, name = tempfile.mkstemp(prefix=f"{cache.stem}.", suffix=".tmp", dir=cache.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_make_head(body) + b"\n" + body)
            replace_file(draft, cache)
        finally:
            draft.unlink(missing_ok=True)


def _make_head(body: bytes) -> bytes:
    digest = hashlib.blake2b(body, digest_size=16).hexdigest()
    return f"obligations check {find_program()} {digest}".encode()


@cache
def find_program() -> str:
    """Return a fingerprint of the program: of its own files and of what it reads with.

    A changed rule makes every finding anew.
    """
    specs = (find_spec(name) for name in _READERS)
    readers = [Path(spec.origin) for spec in specs if spec and spec.origin]
    parts = [__version__, sys.version]
    for path in [*readers, *sorted(_PACKAGE.rglob("*.py"))]:
        status = path.stat()
        parts.append(f"{path} {status.st_mtime_ns} {status.st_size}")
    return hashlib.blake2b(
        "\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16
    ).hexdigest()


def _pack(kept: KeptFindings) -> bytes:
    found = [_pack_found(located) for located in kept.found]
    line = [kept.path, kept.digest, kept.outline, kept.world, found, kept.ignores, kept.refused]
    return json.dumps(line, separators=(",", ":")).encode() + b"\n"


def _pack_found(located: Located) -> list[Any]:
    one = located.finding
    said = (pack_sentence(one.message), one.hint and pack_sentence(one.hint))
    kept = (one.path, one.route, one.severity, one.on_key, one.span, one.fix, one.in_yaml)
    return [one.code, *said, *kept, *located.location.span, located.name]


def _unpack(line: bytes) -> KeptFindings:
    path, digest, outline, world, found, ignores, refused = json.loads(line)
    return KeptFindings(
        path,
        digest,
        outline,
        world,
        tuple(map(_unpack_found, found)),
        tuple(map(_unpack_ignore, ignores)),
        refused,
    )


def _unpack_found(packed: list[Any]) -> Located:
    code, message, hint, path, route, severity, on_key, span, fix, in_yaml, *place, name = packed
    finding = Finding(
        code,
        unpack_sentence(message),
        path,
        tuple(route),
        hint and unpack_sentence(hint),
        severity,
        on_key,
        Span(*span) if span else None,
        fix,
        in_yaml,
    )
    return Located(finding, Location(path, Span(*place)), name)


def _unpack_ignore(packed: list[Any]) -> Ignore:
    line, column, end_column, about, codes, reason = packed
    return Ignore(line, column, end_column, about, tuple(codes), reason)
