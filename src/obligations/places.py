"""The folders and files of measures that a command is given to check, to format or to write to."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from obligations.disk import find_real, show_path
from obligations.findings import UserError
from obligations.layers import REGISTRY
from obligations.measure_files import PROGRESS_FOLDER, REPORTS_FOLDER, list_files, make_text
from obligations.sentences import tell
from obligations.workspace import (
    Workspace,
    find_workspace,
    holds_measures,
    make_absolute,
    make_workspace_of,
    refuse_passed_over,
    refuse_way_out,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# How the path of a report begins, seen from the folder of measures that it stands beside.
REPORTS = f"../{REPORTS_FOLDER}/"


class Place(NamedTuple):
    """A folder of measures, and the files of it that are meant; None: all of them.

    Those of reports begin with REPORTS, which alone means all reports.
    """

    workspace: Workspace
    paths: frozenset[str] | None = None

    @property
    def measures(self) -> frozenset[str] | None:
        """The files of measures that are meant; None: all of them."""
        if self.paths is None:
            return None
        return frozenset(path for path in self.paths if not path.startswith(REPORTS))

    def means(self, path: str) -> bool:
        """Tell whether a file is meant."""
        return self.paths is None or not self.paths.isdisjoint(
            {path, f"{path.rpartition('/')[0]}/"}
        )

    def find(self, path: str) -> tuple[Path, str]:
        """Return the folder that a file is read from, and its path in there."""
        return self.workspace.find(path)

    def is_regular(self, path: str) -> bool:
        """Tell whether there is a file of that path, which is no link, folder or device."""
        folder, name = self.find(path)
        try:
            return stat.S_ISREG((folder / name).lstat().st_mode)
        except OSError:
            return False

    def show(self, path: str, roots: Sequence[Path] = ()) -> str:
        """Return the path of a file from the first of `roots` that it lies below.

        Else from here, as people would type it.
        """
        folder, name = self.find(path)
        whole = folder / name
        return next(
            (whole.relative_to(root).as_posix() for root in roots if whole.is_relative_to(root)),
            show_path(whole),
        )


def find_places(
    paths: Sequence[Path], measures: Path | None = None, *, with_reports: bool = False
) -> list[Place]:
    """Return the places that are meant, each folder of measures once.

    Without paths, the measures that answer questions. `with_reports`: a path may be that of a
    report, or of the folder of all reports.

    Raises UserError with exit code 2 where a path isn't there, 3 where it is and holds no measures.
    """
    if not paths:
        workspace = find_workspace(measures)
        refuse_passed_over(workspace.passed_over)
        return [Place(workspace)]
    if measures is not None:
        raise UserError(
            tell("either paths or --measures, not both"), tell("name the files or folders alone")
        )
    chosen: dict[Path, set[str] | None] = {}
    for path in paths:
        folder, files = (with_reports and _find_reports(path)) or _find_place(path)
        before = chosen.get(folder, set())
        chosen[folder] = None if files is None or before is None else before | files
    return [
        Place(make_workspace_of(folder), None if files is None else frozenset(files))
        for folder, files in chosen.items()
    ]


def _find_reports(path: Path) -> tuple[Path, set[str]] | None:
    """Return the folder of measures that a report stands beside, with its path; of a folder of
    reports the beginning of their paths. None for what is neither.
    """
    folder, name = make_absolute(path), ""
    if path.name.endswith(".sql"):
        folder, name = folder.parent, folder.name
    measures = folder.parent / "measures"
    if folder.name != REPORTS_FOLDER or not os.path.lexists(path) or not holds_measures(measures):
        return None
    refuse_way_out(measures)
    return measures.resolve(), {f"{REPORTS}{make_text(name)}"}


def _find_place(path: Path) -> tuple[Path, set[str] | None]:
    if not os.path.lexists(path):
        raise UserError(
            tell("{path!r} does not exist", path=show_path(path)),
            tell("name files or folders of measures"),
        )
    if not path.is_dir():
        return _find_file(path)
    for folder in (path, path / "measures"):
        if holds_measures(folder):
            refuse_way_out(folder)
            return folder.resolve(), None
    here = make_absolute(path)
    if _find_measures_above(here.parent) and path.name.endswith(".yaml"):
        return _find_file(path)  # a folder where a file should be
    if measures := _find_measures_above(here):
        refuse_way_out(measures)
        prefix = f"{here.relative_to(measures).as_posix()}/"
        measures = measures.resolve()
        return measures, {
            file.path for file in list_files(measures) if file.path.startswith(prefix)
        }
    raise UserError(
        tell("{path!r} holds no measures", path=show_path(path)),
        tell("a folder of measures has a {registry}", registry=REGISTRY),
        exit_code=3,
    )


def _find_file(path: Path) -> tuple[Path, set[str]]:
    folder = make_absolute(path).parent
    measures = _find_measures_above(folder)
    if not path.name.endswith(".yaml") or measures is None:
        hint = tell(
            "measures are .yaml files in a folder with a {registry}, or in its folder {progress}",
            registry=REGISTRY,
            progress=PROGRESS_FOLDER,
        )
        raise UserError(
            tell("{path!r} is not a file of measures", path=show_path(path)), hint, exit_code=3
        )
    refuse_way_out(measures)
    name = (folder.relative_to(measures) / make_text(path.name)).as_posix()
    return measures.resolve(), {_find_listed(measures.resolve(), name)}


def _find_listed(measures: Path, path: str) -> str:
    """Return the name under which a file is listed: a link to another of the files is that file."""
    if not (measures / path).is_symlink():
        return path
    listed = {file.path for file in list_files(measures)}
    try:
        real = find_real(measures, path)
    except OSError:
        return path
    if path not in listed and real in listed:
        return real
    return path


def _find_measures_above(folder: Path) -> Path | None:
    """Find the folder of measures that a folder is, or that it holds the progress of: all of it, or
    that of one document.
    """
    if holds_measures(folder):
        return folder
    for progress in (folder, folder.parent):
        if progress.name == PROGRESS_FOLDER:
            if holds_measures(progress.parent):
                return progress.parent
            return None
    return None
