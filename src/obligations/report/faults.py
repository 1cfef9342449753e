"""What keeps reports of one's own from being run, found without running them and without any
measures.
"""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from obligations.report.find import list_own_files, read_own
from obligations.report.head import ReportError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from obligations.query.session import Question


def find_faults(folder: Path, as_of: date) -> dict[str, ReportError | None]:
    """Return the names of the files in a folder of reports, each with what is wrong with it.

    A folder that can't be listed stands for them, under no name.
    """
    try:
        files = list_own_files(folder)
    except ReportError as error:
        return {"": error}
    if not files:
        return {}
    from obligations import database  # only where there are reports
    from obligations.query.session import ask

    with closing(database.create(":memory:")) as connection:
        question = ask(connection, as_of, timedelta())
        return {file.name: _find_fault(question, file) for file in files}


def _find_fault(question: Question, file: Path) -> ReportError | None:
    from obligations.report.run import check_report

    try:
        check_report(question, read_own(file))
    except ReportError as error:
        return error
    return None
