"""Which measures answer: a folder, with the layers that it stands on."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.cache_folder import find_cache_folder
from obligations.disk import explain_way_out, find_real, show_path
from obligations.findings import UserError
from obligations.layers import (
    REGISTRY,
    Layer,
    extends_another,
    find_boundary,
    may_extend,
    read_stack,
    split_layer,
)
from obligations.measure_files import (
    REPORTS_FOLDER,
    FileState,
    FolderState,
    find_around,
    look_at_folders,
    read_file,
)
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEASURES_VARIABLE = "OBLIGATIONS_MEASURES"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of measures.

    `shipped` tells the data that comes with the program from a user's own; `named`: the user did,
    it wasn't found; `fallback`: neither, it answers for want of any other. `below` are the layers
    that it stands on, from the bottom up, and `name` is what it is called among them.

    `passed_over` says of each nearer folder of measures why it doesn't answer.
    """

    measures: Path
    shipped: bool
    named: bool = False
    passed_over: tuple[Sentence, ...] = ()
    below: tuple[Layer, ...] = ()
    name: str = ""
    fallback: bool = False

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Its layers from the bottom up, itself last."""
        return (*self.below, Layer(self.measures, self.name, shipped=self.shipped, own=True))

    def describe_below(self) -> Sentence:
        """Return what it stands on in words, the uppermost first; nothing where on nothing."""
        return tell("{layers:, }", layers=[layer.describe() for layer in reversed(self.below)])

    def find_layer(self, path: str) -> Layer:
        """Return the layer that a path of the stack leads into."""
        name, _ = split_layer(path)
        return next((layer for layer in self.below if layer.name == name), self.layers[-1])

    def find(self, path: str) -> tuple[Path, str]:
        """Return the folder that a file of the stack is read from, and its path in there."""
        return find_around(self.find_layer(path).measures, split_layer(path)[1])

    @property
    def label(self) -> str:
        """The paths of the folder and of those that it stands on as text, whatever bytes are in
        them.
        """
        folders = (f"{layer.name}:{layer.measures}" for layer in self.layers)
        return os.fsencode("\n".join(folders)).decode("utf-8", errors="backslashreplace")

    @property
    def cache(self) -> Path:
        """The file of the compiled measures: one for each folder with all that it stands on, under
        the user's cache folder.
        """
        # A checksum is name enough: the file says itself which folder it was compiled from. hashlib
        # would cost every start some time.
        path = os.fsencode(self.measures)
        return (
            find_cache_folder()
            / f"{self.measures.parent.name}-{zlib.crc32(path):08x}{zlib.adler32(path):08x}.sqlite"
        )

    @property
    def reports(self) -> tuple[Path, ...]:
        """The folders of a user's own reports, each beside a folder of measures, the nearest last.

        The data that comes with the program has none, and those of a folder that lies outside of
        the repository are not taken: what is wrong with a report is shown with its text.
        """
        return tuple(
            layer.measures.parent / REPORTS_FOLDER
            for layer in self.layers
            if not layer.shipped and not layer.outside
        )


def find_workspace(measures: Path | None = None, *, start: Path | None = None) -> Workspace:
    """Find the measures that answer: `measures`, the environment's, a `measures/` folder upward
    from `start`, the shipped ones.

    A folder that is found, not named, is passed over where it belongs to another user, or is a link
    that leads out of the repository. Raises UserError with exit code 2 where a named folder isn't
    there, 3 where it is and has no registry of departments.
    """
    found, passed_over = _find(measures, start)
    if found is None:
        found = replace(make_workspace_of(find_shipped_measures()), fallback=True)
    return replace(found, passed_over=passed_over)


def make_workspace_of(folder: Path, *, named: bool = False) -> Workspace:
    """Return the workspace of a folder of measures with the layers that it stands on.

    Raises UserError for layers that can't be read.
    """
    shipped = find_shipped_measures()
    *below, own = read_stack(folder, shipped)
    return Workspace(folder, shipped=own.shipped, named=named, below=tuple(below), name=own.name)


def holds_measures(folder: Path) -> bool:
    """Whether a folder has a registry of departments in it, or stands on another that has."""
    # Its settings stand beside it: the folder above "." is no other one until it is written out.
    return (folder / REGISTRY).is_file() or extends_another(make_absolute(folder))


def find_workspace_here(
    measures: Path | None = None, *, start: Path | None = None
) -> Workspace | None:
    """Find the measures as `find_workspace` does; None where only the shipped ones would answer.

    Raises UserError also where a nearer folder was passed over.
    """
    found, passed_over = _find(measures, start)
    refuse_passed_over(passed_over)
    return found


def refuse_passed_over(passed_over: Sequence[Sentence]) -> None:
    """Raise UserError with exit code 3 where a nearer folder was passed over: what is judged or
    written must be what the user means.
    """
    if passed_over:
        raise UserError(
            passed_over[0], tell("name the folder if you trust it: --measures DIR"), exit_code=3
        )


def _find(
    measures: Path | None, start: Path | None
) -> tuple[Workspace | None, tuple[Sentence, ...]]:
    if measures:
        return make_workspace_of(_resolve(measures), named=True), ()
    if named := os.environ.get(MEASURES_VARIABLE):
        try:
            folder = _resolve(Path(named))
        except UserError as error:  # who set it once may not think of it now
            said = tell("{name}: {message}", name=MEASURES_VARIABLE, message=error.message)
            raise UserError(said, error.hint, exit_code=error.exit_code) from None
        return make_workspace_of(folder, named=True), ()
    passed_over: list[Sentence] = []
    for parent in _list_upward(start or Path()):
        folder = parent / "measures"
        if not ((folder / REGISTRY).is_file() or may_extend(folder)):
            continue
        reason = _explain_boundary(folder) or _explain_owner(folder)
        if reason is None and not holds_measures(folder):
            continue
        if reason is None:
            return make_workspace_of(folder.resolve()), tuple(passed_over)
        passed_over.append(
            tell("{folder} is passed over: {reason}", folder=show_path(folder), reason=reason)
        )
    return None, tuple(passed_over)


def _explain_boundary(folder: Path) -> Sentence | None:
    """Say why a folder that was found can't be where it seems to be: whoever sends a change could
    move it by a link; None where it can.
    """
    place = make_absolute(folder)
    around = place.parent.resolve()
    top = find_boundary(around)
    try:
        find_real(top, str(around / place.name))
    except OSError:
        return explain_way_out(top.name)
    return None


def _explain_owner(folder: Path) -> Sentence | None:
    """Say to whom else a folder that was found belongs, or the one it stands in.

    None where both are the user's own.

    As git does: what a stranger puts into a shared folder must not answer for those who work below
    it. Windows has no such owner.
    """
    if not hasattr(os, "geteuid"):
        return None
    own = {os.geteuid()}
    if os.geteuid() == 0 and os.environ.get("SUDO_UID", "").isdecimal():
        own.add(int(os.environ["SUDO_UID"]))
    owners = {
        status.st_uid for status in (folder.parent.stat(), folder.lstat(), folder.stat())
    } - own
    if owners:
        return tell("it belongs to another user ({owners:, })", owners=[*map(str, sorted(owners))])
    return None


def find_shipped_measures() -> Path:
    """Return the folder of the data that comes with the program: inside the package, or beside
    `src/` in an editable install.
    """
    packaged = _PACKAGE / "measures"
    if packaged.is_dir():
        return packaged
    return _PACKAGE.parent.parent / "measures"


def is_installed(folder: Path) -> bool:
    """Whether a folder lies inside the package itself, as the data does that a real installation
    brings along.
    """
    return folder.resolve().is_relative_to(_PACKAGE)


def _resolve(folder: Path) -> Path:
    inner = folder / "measures"
    chosen = folder
    if not holds_measures(folder) and holds_measures(inner):
        refuse_way_out(inner)
        chosen = inner
    if not chosen.is_dir():
        hint = tell("name one with --measures DIR, or make one: obligations init DIR")
        if chosen.exists():
            message = tell(
                "the folder of measures {folder!r} is not a folder", folder=show_path(folder)
            )
        else:
            message = tell(
                "the folder of measures {folder!r} does not exist", folder=show_path(folder)
            )
        raise UserError(message, hint)
    if not holds_measures(chosen):
        hint = tell(
            "a folder of measures has a {registry}; make one with: obligations init DIR",
            registry=REGISTRY,
        )
        raise UserError(
            tell("{folder!r} holds no measures", folder=show_path(folder)), hint, exit_code=3
        )
    return chosen.resolve()


def refuse_way_out(folder: Path) -> None:
    """Raise UserError for a folder of measures that the user didn't name as such and that is a link
    out of its repository.
    """
    if reason := _explain_boundary(folder):
        raise UserError(
            tell("{folder}: {reason}", folder=show_path(folder), reason=reason),
            tell("name the folder itself if you trust it: --measures DIR"),
            exit_code=3,
        )


def _list_upward(start: Path) -> list[Path]:
    try:
        here = start.resolve()
    except OSError:  # the current folder was removed under us
        return []
    return [here, *here.parents]


def look_at_stack(
    workspace: Workspace, known: Mapping[str, int] | None = None
) -> list[FolderState]:
    """Look at the folders of all layers from the bottom up, as `look_at_folders` does at those of
    one.

    The paths of a layer below begin with its prefix.
    """
    found: list[FolderState] = []
    for layer in workspace.below:
        prefix = layer.prefix
        own = {
            path.removeprefix(prefix): stamp
            for path, stamp in (known or {}).items()
            if path.startswith(prefix)
        }
        states = look_at_folders(layer.measures, own)
        found += [state.put_below(prefix) for state in states]
    return found + look_at_folders(workspace.measures, known)


def list_stack(workspace: Workspace) -> list[FileState]:
    """List the YAML files of all layers from the bottom up, as `list_files` does those of one."""
    return [file for state in look_at_stack(workspace) for file in state.files or ()]


def read_stacked(workspace: Workspace, path: str, most: int) -> bytes | Sentence:
    """Read a file of a stack, as `read_file` does one of a folder."""
    return read_file(*workspace.find(path), most)


def make_absolute(path: Path) -> Path:
    """Return the whole path as it is written: no link in it is followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps the dots
