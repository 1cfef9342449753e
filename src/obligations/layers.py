"""Layers: folders of measures that stand on others, as their files of settings say.

`extends` in the `obligations.toml` around a folder of measures names what lies below it: the data
that comes with the program, or other folders. A stack of them is read from the bottom up.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from obligations import DATA_VERSION
from obligations.disk import show_path
from obligations.findings import UserError, find_nearest, offer
from obligations.sentences import Sentence, tell
from obligations.settings_files import SETTINGS, parse_settings, read_from_disk

if TYPE_CHECKING:
    from collections.abc import Iterator

REGISTRY = "departments.yaml"
SHIPPED = "shipped"
ALLOWED = "OBLIGATIONS_LAYERS"
LAYER_KEYS = _EXTENDS, _NAME = "extends", "name"
_MOST_LAYERS = 50
_LONGEST_NAME = 64
_LONGEST_FOLDER = 255  # octets: more have no name on any system


class Layer(NamedTuple):
    """One folder of measures of a stack.

    `outside`: it lies where only the user's environment allows it, and no excerpt of its text is
    shown. `own`: the one that is asked, on top of all others.
    """

    measures: Path
    name: str
    shipped: bool = False
    outside: bool = False
    own: bool = False

    @property
    def prefix(self) -> str:
        """What the paths of its files begin with in a stack: nothing for those of the own layer,
        and for the others what no path of a file can begin with.
        """
        if self.own:
            return ""
        return f":{self.name}/"

    def describe(self) -> Sentence:
        """Return what it is called, with its version where it has one."""
        if self.shipped:
            return tell("the shipped data of {version}", version=self.version)
        return tell("{layer}", layer=self.name)

    @property
    def version(self) -> str | None:
        """The version of its data, which only that has that comes with the program."""
        return DATA_VERSION if self.shipped else None


def split_layer(path: str) -> tuple[str, str]:
    """Return the name of the layer below that a path of a stack leads into, and the path in there.

    Of the own layer the name is empty.

    >>> split_layer(":shipped/2021.yaml")
    ('shipped', '2021.yaml')
    >>> split_layer("2031.yaml")
    ('', '2031.yaml')
    """
    if not path.startswith(":"):
        return "", path
    name, _, below = path[1:].partition("/")
    return name, below


def spell_path(path: str) -> str:
    """Return a path of a stack as people read it.

    >>> spell_path(":shipped/2021.yaml")
    'shipped:2021.yaml'
    """
    return ":".join(filter(None, split_layer(path)))


def find_boundary(folder: Path) -> Path:
    """Return the top of the repository that a folder lies in, else the folder itself."""
    real = folder.resolve()
    return next(
        (parent for parent in (real, *real.parents) if os.path.lexists(parent / ".git")), real
    )


def may_extend(measures: Path) -> bool:
    """Whether there is a file of settings beside a folder of measures, which may extend others."""
    return measures.is_dir() and (measures.parent / SETTINGS).is_file()


def extends_another(measures: Path) -> bool:
    """Whether a folder of measures is a layer on top of others. Raises UserError for settings that
    can't be read.
    """
    return measures.is_dir() and bool(_read_settings(measures, outside=False).get(_EXTENDS))


def read_stack(measures: Path, shipped: Path) -> tuple[Layer, ...]:
    """Return the layers of a folder of measures from the bottom up, itself last, each once.

    Raises UserError for circles, and for a layer that is missing, holds no measures, or lies where
    it may not.
    """
    if measures == shipped:
        return (Layer(measures, SHIPPED, shipped=True, own=True),)
    reading = _Reading(shipped, find_boundary(measures.parent))
    reading.visit(Layer(measures, _name_folder(measures), own=True), ())
    return _name_apart(reading.found)


@dataclass(slots=True)
class _Reading:
    """A stack while it is read: `found` are its layers so far, from the bottom up."""

    shipped: Path
    boundary: Path
    found: list[Layer] = field(default_factory=list)

    def visit(self, layer: Layer, above: tuple[Path, ...]) -> None:
        """Add what a layer stands on, then the layer itself."""
        settings = _read_settings(layer.measures, outside=layer.outside)
        place = _Place(layer, settings)
        for entry in place.list_extends():
            lower = self._find(entry, place)
            if lower.measures in (*above, layer.measures):
                raise place.refuse(
                    entry,
                    tell("the layers run in a circle"),
                    tell("remove one of them"),
                )
            if all(lower.measures != known.measures for known in self.found):
                self._add(lower, place, entry, (*above, layer.measures))
        self.found.append(layer._replace(name=place.read_name() or layer.name))

    def _add(self, lower: Layer, place: _Place, entry: str, above: tuple[Path, ...]) -> None:
        if len(self.found) + len(above) > _MOST_LAYERS:
            raise place.refuse(
                entry,
                tell("more than {most} layers", most=_MOST_LAYERS),
                tell("put several of them into one folder"),
            )
        if lower.shipped:
            self.found.append(lower)
        else:
            self.visit(lower, above)

    def _find(self, entry: str, place: _Place) -> Layer:
        if entry == SHIPPED:
            return Layer(self.shipped, SHIPPED, shipped=True)
        folder = place.folder / entry
        chosen = next((one for one in (folder, folder / "measures") if _is_registered(one)), None)
        if chosen is None and may_extend(folder / "measures"):
            chosen = folder / "measures"
        real = Path(os.path.realpath(chosen or folder))
        outside = not self._is_inside(real)
        # Where somebody else's settings lead, not even whether there is something is told.
        if outside and not _is_allowed(real):
            raise place.refuse(
                entry,
                tell("the folder lies outside of {path}", path=self.boundary.as_posix()),
                tell(
                    "allow it in your environment: {allowed}={real}",
                    allowed=ALLOWED,
                    real=real.as_posix(),
                ),
            )
        if chosen is None:
            raise place.refuse(entry, *_explain_missing(folder))
        if real == self.shipped:
            return Layer(real, SHIPPED, shipped=True)
        return Layer(real, _name_folder(real), outside=outside)

    def _is_inside(self, real: Path) -> bool:
        return (
            real.is_relative_to(self.boundary)
            and ".git" not in real.relative_to(self.boundary).parts
        )


class _Place(NamedTuple):
    """The settings of a layer, and where they stand."""

    layer: Layer
    settings: dict[str, Any]

    @property
    def folder(self) -> Path:
        """The folder around its measures."""
        return self.layer.measures.parent

    def list_extends(self) -> list[str]:
        """Return what it extends, each once. Raises UserError for what is no list of texts."""
        found = self.settings.get(_EXTENDS, [])
        if isinstance(found, list) and all(map(_is_folder_name, found)):
            return list(dict.fromkeys(found))
        raise self.refuse(
            _EXTENDS,
            tell("extends should be a list of folders"),
            tell(
                'write: {extends} = ["{shipped}"], or folders seen from this file',
                extends=_EXTENDS,
                shipped=SHIPPED,
            ),
            quoted=False,
        )

    def read_name(self) -> str | None:
        """Return the name it gives itself. Raises UserError for one that can't be typed."""
        found = self.settings.get(_NAME)
        if found is None:
            return None
        if isinstance(found, str) and found != SHIPPED and _is_name(found):
            return found
        raise self.refuse(
            _NAME,
            tell("name should be the name of the layer"),
            tell(
                "up to {most} letters, digits, blanks or hyphens, other than {shipped!r}",
                most=_LONGEST_NAME,
                shipped=SHIPPED,
            ),
            quoted=False,
        )

    def refuse(
        self, text: str, message: Sentence, hint: Sentence, *, quoted: bool = True
    ) -> UserError:
        """Return the error for a text of the settings, with its place.

        The text itself is told of the user's own repository alone.
        """
        line, column = _locate(self.folder / SETTINGS, text)
        where = f"{show_path(self.folder / SETTINGS)}:{line}:{column}"
        if quoted and not self.layer.outside:
            return UserError(
                tell("{where}: {text!r}: {message}", where=where, text=text, message=message), hint
            )
        return UserError(tell("{where}: {message}", where=where, message=message), hint)


def _read_settings(measures: Path, *, outside: bool) -> dict[str, Any]:
    """Return the settings around a folder of measures; nothing where they say nothing of layers."""
    path = measures.parent / SETTINGS
    content = read_from_disk(path)
    if content is None or not (_EXTENDS.encode() in content or _NAME.encode() in content):
        return {}
    try:
        return parse_settings(content, path)
    except UserError:
        if outside:
            raise UserError(
                tell("{path} holds no settings", path=show_path(path)),
                tell("check what is in it, or extend another"),
            ) from None
        raise


def _locate(path: Path, text: str) -> tuple[int, int]:
    """Return the line and column of a text in a file of settings, as far as it can be found."""
    content = (read_from_disk(path) or b"").decode(errors="replace")
    key = re.search(rf"^[ \t]*{_EXTENDS}\b", content, re.MULTILINE)
    begin = key.start() if key and text not in (_EXTENDS, _NAME) else 0
    found = re.search(rf"(?<![\w/.]){re.escape(text)}(?![\w/.])", content[begin:])
    at = begin + found.start() if found else begin
    return content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at)


def _explain_missing(folder: Path) -> tuple[Sentence, Sentence]:
    submodule = tell("is it a submodule? git submodule update --init")
    if not folder.is_dir():
        hint = submodule
        if near := find_nearest(folder.name, [SHIPPED]):
            hint = offer(near)
        return tell("there is no such folder"), hint
    if _is_bare(folder):
        return tell("the folder is empty"), submodule
    return (
        tell("the folder holds no measures"),
        tell(
            "name a folder with measures/{registry} in it, or one that extends another",
            registry=REGISTRY,
        ),
    )


def _is_bare(folder: Path) -> bool:
    """Whether nothing is in a folder, as in that of a submodule which was not fetched."""
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def _is_registered(folder: Path) -> bool:
    return (folder / REGISTRY).is_file()


def _is_allowed(real: Path) -> bool:
    allowed = (Path(one) for one in os.environ.get(ALLOWED, "").split(os.pathsep) if one)
    return any(
        real.is_relative_to(os.path.realpath(folder)) for folder in allowed if folder.is_absolute()
    )


def _is_folder_name(found: Any) -> bool:
    if not isinstance(found, str) or "\0" in found:
        return False
    return 0 < len(os.fsencode(found)) <= _LONGEST_FOLDER


def _is_name(text: str) -> bool:
    plain = all(sign.isalnum() or sign in " -_.()" for sign in text)
    return plain and 0 < len(text) <= _LONGEST_NAME and text == text.strip() and text[0] != "."


def _name_folder(measures: Path) -> str:
    """Return what a layer is called that gives itself no name: the folder around its measures."""
    name = os.fsencode(measures.parent.name).decode("utf-8", "backslashreplace")
    return name or measures.name


def _name_apart(layers: list[Layer]) -> tuple[Layer, ...]:
    """Return the layers with names that are told apart: the own one, on top, keeps its name."""
    return tuple(reversed(list(_number_names(reversed(layers)))))


def _number_names(layers: Iterator[Layer]) -> Iterator[Layer]:
    taken = {SHIPPED}
    for layer in layers:
        name, number = layer.name, 1
        while name in taken and not layer.shipped:
            number += 1
            name = f"{layer.name}-{number}"
        taken.add(name)
        yield layer._replace(name=name)
