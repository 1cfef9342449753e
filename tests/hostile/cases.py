"""The table of hostile files: what each is, and what a check says of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEAD = "id: x\nkind: plan\ntitle: {en: A}\nissuers: [harbour]\ndated: 2020-01-01\n"
MEASURE = (
    "measures: [{number: 1, kind: principle, title: {en: A, zh: 甲}, summary: {en: A, zh: 甲}}]\n"
)
WHOLE = HEAD.replace("{en: A}", "{en: A, zh: 甲}") + MEASURE


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile file, written by `make` under the name `x.yaml` in a folder of measures, and the one finding that is expected of it.

    `at` is its line and column, None where they depend on the version of libyaml; a code of None expects none.
    """

    name: str
    make: Callable[[Path], None]
    code: str | None
    at: tuple[int, int] | None = (1, 1)


def _write(content: str | bytes) -> Callable[[Path], None]:
    encoded = content if isinstance(content, bytes) else content.encode()
    return lambda path: path.write_bytes(encoded) and None


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _make_pipe(path: Path) -> None:
    os.mkfifo(path)  # not every system has it


def _laugh(levels: int) -> str:
    lines = [
        "a0: &a0 [ha, ha]",
        *(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]" for at in range(1, levels)),
    ]
    return "\n".join(lines) + "\n"


CASES = (
    Case("billion laughs", _write(_laugh(30)), "OB104", (1, 5)),
    Case("an alias of itself", _write("a: &a [*a]\n"), "OB104", (1, 4)),
    Case("10,000 levels in brackets", _write("a: " + "[" * 10_000 + "]" * 10_000), "OB107", None),
    Case(
        "4,000 levels of indentation",
        _write("".join(f"{' ' * at}a:\n" for at in range(4_000))),
        "OB107",
        (49, 49),
    ),
    Case("10,000 levels of hyphens", _write("- " * 10_000 + "a\n"), "OB107", (1, 97)),
    Case("a scalar of 50 MB", _write("id: " + "a" * 50_000_000), "OB106"),
    Case("a scalar of 5 MB", _write("id: " + "a" * 5_000_000), "OB110", (1, 5)),
    Case("more than half a million values", _write("- a\n" * 500_100), "OB106", (499_998, 3)),
    Case(
        "too many keys",
        _write("".join(f"k{at}: a\n" for at in range(100_000))),
        "OB106",
        (1_001, 1),
    ),
    Case("wrong values without end", _write("measures:\n" + "- {}\n" * 10_000), "OB106"),
    Case(
        "tag directives without end",
        _write("".join(f"%TAG !a{at}! x\n" for at in range(200_000)) + "---\na: b\n"),
        "OB105",
    ),
    Case("anchors without end", _write("- &a a\n" * 100_000), "OB106", (1_000, 3)),
    Case("NUL", _write(WHOLE.encode() + b"closing: [\0]\n"), "OB108", (7, 11)),
    Case("a terminal escape", _write(WHOLE + "number: \x1b[2J\n"), "OB108", (7, 9)),
    Case(
        "half of a surrogate pair, as bytes",
        _write(WHOLE.encode() + b"number: \xed\xa0\x80\n"),
        "OB101",
        (7, 9),
    ),
    Case(
        "half of a surrogate pair, as an escape",
        _write(WHOLE + 'number: "\\ud800"\n'),
        "OB103",
        (7, 12),
    ),
    Case("UTF-16", _write(WHOLE.encode("utf-16")), "OB101"),
    Case("UTF-32", _write(WHOLE.encode("utf-32")), "OB101"),
    Case("GBK", _write(WHOLE.encode("gbk")), "OB101", (3, 20)),
    Case("Latin 1", _write("id: caf\xe9\n".encode("latin-1")), "OB101", (1, 8)),
    Case("a byte order mark", _write("\ufeff" + WHOLE), None),
    Case(
        "a byte order mark before a fault",
        _write("\ufeffid: X\n" + WHOLE.removeprefix("id: x\n")),
        "OB110",
        (1, 5),
    ),
    Case("line breaks of Windows", _write(WHOLE.replace("\n", "\r\n")), None),
    Case(
        "line breaks of Windows before a fault",
        _write((WHOLE + "extra: 1\n").replace("\n", "\r\n")),
        "OB109",
        (7, 1),
    ),
    Case(
        "line breaks of old Macs before a fault",
        _write((WHOLE + "extra: 1\n").replace("\n", "\r")),
        "OB109",
        (7, 1),
    ),
    Case("a tab as indentation", _write(WHOLE + "closing:\n\t- a\n"), "OB103", (8, 1)),
    Case("a merge key", _write("<<: {id: x}\n" + WHOLE), "OB104"),
    Case("a tag", _write(WHOLE + "number: !!python/object/apply:os.system [a]\n"), "OB105", (7, 9)),
    Case("a complex key", _write("? [a, b]\n: c\n" + WHOLE), "OB103", (1, 3)),
    Case("a key given twice", _write(WHOLE + "id: y\n"), "OB102", (7, 1)),
    Case("two documents", _write(WHOLE + "---\n" + WHOLE), "OB103", (7, 1)),
    Case("an open quote", _write(WHOLE + 'number: "a\n'), "OB103", (7, 9)),
    Case("a list where keys should be", _write("- a\n"), "OB110"),
    Case("a single word", _write("a"), "OB110"),
    Case("nothing", _write(""), "OB111"),
    Case("nothing but a comment", _write("# a\n"), "OB111"),
    Case("a link to itself", _link_to_itself, "OB113"),
    Case("a link to nowhere", lambda path: path.symlink_to(path.parent / "nowhere"), "OB113"),
    Case("a pipe", _make_pipe, "OB113"),
    Case("a folder", lambda path: path.mkdir(), "OB113"),
    Case("a device without end", lambda path: path.symlink_to("/dev/zero"), "OB113"),
)
