"""The reports there are: those that came along, and a user's own in the folder `reports` beside the
folder of measures.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.disk import describe_error, find_real, read_bytes, scan_folder, show_path
from obligations.findings import refuse_word
from obligations.invisible_characters import SEPARATORS, STEERING, name_sign
from obligations.report.head import Report, ReportError, parse_report, span_between
from obligations.sentences import tell
from obligations.text.speech import list_texts
from obligations.text.words import fold_word, look_up

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FOLDER = Path(__file__).resolve().parent
_LARGEST = 1024 * 1024
_WHAT_IT_IS = tell("a report is a text file with one SELECT")
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
        for title in list_texts(report.title)
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


def list_reports(own: Sequence[Path]) -> tuple[list[Report], list[ReportError]]:
    """Return all reports, and what is wrong with those whose head can't be read."""
    reports, problems = [], []
    for read in _list_files(own).values():
        try:
            reports.append(read())
        except ReportError as error:
            problems.append(error)
    return reports, problems


def _list_files(own: Sequence[Path]) -> dict[str, Callable[[], Report]]:
    files: dict[str, Callable[[], Report]] = {}
    for name in _SHIPPED:
        files[name] = partial(_read_shipped, name)
    for folder in own:
        for file in list_own_files(folder):
            files[file.stem] = partial(read_own, file)
    return files


def list_own_files(folder: Path) -> list[Path]:
    """List the files of a user's own reports.

    The folder must lie beside the measures: it may be a link, but not to elsewhere. Raises
    ReportError where it can't be read.
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
        raise ReportError(
            show_path(folder), None, describe_error(error), tell("make it a readable folder")
        ) from None
    return [real / name for name in names]


def _read_shipped(name: str) -> Report:
    file = f"{name}.sql"
    return parse_report(name, _read(_FOLDER / file, file), file, own=False)


def read_own(file: Path) -> Report:
    """Return a user's own report. Raises ReportError where its head can't be read."""
    where = show_path(file)
    return parse_report(file.stem, _read(file, where), where, own=True)


def _read(file: Path, where: str) -> str:
    try:
        content = read_bytes(file.parent, file.name, _LARGEST)
    except OSError as error:
        raise ReportError(where, None, describe_error(error), _WHAT_IT_IS) from None
    if len(content) > _LARGEST:
        raise ReportError(where, None, tell("too large for a report"), _WHAT_IT_IS)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        span = span_between(before, len(before), len(before) + 1)
        raise ReportError(where, span, tell("not UTF-8"), tell("save it as UTF-8")) from None
    if found := re.search(f"[{SEPARATORS}{STEERING}]", text):
        raise ReportError(
            where,
            span_between(text, *found.span()),
            name_sign(found.group()),
            tell("remove it: it can't be seen, and may hide what the report does"),
        )
    return text.replace("\r\n", "\n")
