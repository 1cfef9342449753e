"""The reports there are: those that came along, and a user's own in the folder `reports` beside the
folder of measures.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.disk import describe_error, find_real, read_bytes, scan_folder, show_path
from obligations.findings import UserError, refuse_word
from obligations.report.head import Report, parse_report
from obligations.sentences import tell
from obligations.text.words import fold_word, list_both, look_up
from obligations.unseen import SEPARATORS, STEERING, name_sign

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOLDER = Path(__file__).resolve().parent
_LARGEST = 1024 * 1024
# The order in which they are listed: what people use most comes first.
_SHIPPED = (
    "deadlines",
    "unconfirmed",
    "departments",
    "matrix",
    "matrix-years",
    "coverage",
    "lineage",
    "changes",
)


def find_report(own: Sequence[Path], name: str) -> Report:
    """Return the report of a name or title; a user's own goes before one that came along, and that
    of a later folder before that of an earlier one.

    Raises UserError with the nearest names.
    """
    files = _list_files(own)
    if name in files:
        return files[name]()
    named = look_up(name, {fold_word(known): read for known, read in files.items()})
    if named:
        return named()
    # A user's own stand last.
    titles = {
        fold_word(title): report
        for report in list_reports(own)[0]
        for title in list_both(report.title)
    }
    titled = look_up(name, titles)
    if titled:
        return titled
    raise refuse_word("report", name, files)


def is_shipped(name: str) -> bool:
    """Whether a report of this name came along."""
    return name in _SHIPPED


def list_report_names(own: Sequence[Path]) -> list[str]:
    """Return the names of all reports."""
    return list(_list_files(own))


def list_reports(own: Sequence[Path]) -> tuple[list[Report], list[UserError]]:
    """Return all reports, and what is wrong with those whose head can't be read."""
    reports, problems = [], []
    for read in _list_files(own).values():
        try:
            reports.append(read())
        except UserError as error:
            problems.append(error)
    return reports, problems


def _list_files(own: Sequence[Path]) -> dict[str, Callable[[], Report]]:
    files: dict[str, Callable[[], Report]] = {}
    for name in _SHIPPED:
        files[name] = _reader(_FOLDER / f"{name}.sql", f"{name}.sql", own=False)
    for folder in own:
        for file in _list_own(folder):
            files[file.stem] = _reader(file, show_path(file), own=True)
    return files


def _list_own(folder: Path) -> list[Path]:
    """List the files of a user's own reports.

    The folder must lie beside the measures: it may be a link, but not to elsewhere.
    """
    try:
        real = folder.parent / find_real(folder.parent, folder.name)
        with scan_folder(real) as entries:
            names = sorted(
                entry.name
                for entry in entries
                if entry.name.endswith(".sql") and not entry.name.startswith(".")
            )
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise UserError(
            tell("{folder}: {reason}", folder=show_path(folder), reason=describe_error(error)),
            tell("make it a readable folder"),
        ) from None
    return [real / name for name in names]


def _reader(file: Path, where: str, *, own: bool) -> Callable[[], Report]:
    return lambda: parse_report(file.stem, _read(file, where), where, own=own)


def _read(file: Path, where: str) -> str:
    try:
        content = read_bytes(file.parent, file.name, _LARGEST)
    except OSError as error:
        raise UserError(
            tell("{where}: {reason}", where=where, reason=describe_error(error)),
            tell("a report is a text file with one SELECT"),
        ) from None
    if len(content) > _LARGEST:
        raise UserError(
            tell("{where}: too large for a report", where=where),
            tell("a report is a text file with one SELECT"),
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(
            tell("{where}:{line}: not UTF-8", where=where, line=line), tell("save it as UTF-8")
        ) from None
    if found := re.search(f"[{SEPARATORS}{STEERING}]", text):
        line = text.count("\n", 0, found.start()) + 1
        raise UserError(
            tell("{where}:{line}: {sign}", where=where, line=line, sign=name_sign(found.group())),
            tell("remove it: it can't be seen, and may hide what the report does"),
        )
    return text.replace("\r\n", "\n")
