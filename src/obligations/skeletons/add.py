"""A skeleton is written: a new file, or an item more in one that is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from obligations.disk import create_file, show_path, write_file
from obligations.findings import UserError
from obligations.ids import is_usable_slug, make_measure_id
from obligations.layers import REGISTRY
from obligations.measure_files import read_file
from obligations.refusals.rewriting import make_id
from obligations.sentences import Sentence, tell
from obligations.skeletons.insert import insert_item
from obligations.skeletons.texts import (
    indent,
    render_department,
    render_document,
    render_measure,
)
from obligations.text.escaping import quote_word
from obligations.yaml_files import MAX_BYTES, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.disk import WritableFolder

_REGISTRY_HEAD = "# yaml-language-server: $schema=schema/departments.schema.json\n"
# The names of other files of measures.
_TAKEN = frozenset({"departments", "topics", "addressees", "synonyms", "assignments"})


def add_document(measures: WritableFolder, name: str, lang: str) -> str:
    """Write the file of a new document, with comments in a language, and return its path in the
    folder.

    Raises UserError for a name that is no id, or one whose file is there.
    """
    _check_id(name)
    path = f"{name}.yaml"
    if name in _TAKEN:
        raise UserError(
            tell("{path} holds no document", path=path),
            tell("choose another name for the document"),
        )
    registry = read_file(measures, REGISTRY, MAX_BYTES)
    bodies = _list_ids(registry, REGISTRY, "departments") if isinstance(registry, bytes) else []
    issuers = f"[{bodies[0]}]" if len(bodies) == 1 else ""
    if not create_file(measures, path, render_document(name, issuers, lang).encode()):
        raise UserError(
            tell("{path} already exists", path=show_path(measures / path)),
            tell(
                "nothing is ever overwritten; to add a measure: obligations new measure {name}",
                name=name,
            ),
        )
    return path


def add_measure(measures: WritableFolder, document: str, lang: str) -> tuple[str, str]:
    """Append a measure with the next number to a document; return the path and the measure's id.

    Raises UserError where there is no such document, or nothing can be appended to it.
    """
    path = f"{document.removesuffix('.yaml')}.yaml"
    content = _read(
        measures,
        path,
        tell("start it with: obligations new document {document}", document=document),
    )
    numbers = _list_numbers(content, path)
    number = max(numbers, default=0) + 1
    _append(measures, path, content, "measures", render_measure(number, lang))
    return path, make_measure_id(path.removesuffix(".yaml"), number, closing=False)


def add_department(measures: WritableFolder, name: str, lang: str) -> str:
    """Append a body to the registry, which is begun where there is none, and return its path.

    Raises UserError for a name that is no id or stands there already, or where nothing can be
    appended.
    """
    _check_id(name)
    entry = render_department(name, lang)
    begun = f"{_REGISTRY_HEAD}departments:\n{indent(entry, 2)}"
    if create_file(measures, REGISTRY, begun.encode()):
        return REGISTRY
    content = _read(measures, REGISTRY, tell("make it a readable file"))
    if name in _list_ids(content, REGISTRY, "departments"):
        raise UserError(
            tell("{name} is already in {path}", name=name, path=show_path(measures / REGISTRY)),
            tell("see it with: obligations departments {name}", name=name),
        )
    _append(measures, REGISTRY, content, "departments", entry)
    return REGISTRY


def _check_id(name: str) -> None:
    if is_usable_slug(name):
        return
    made = make_id(name)
    raise UserError(
        tell("{name!r} is not an id", name=name),
        tell("did you mean {made}?", made=made)
        if is_usable_slug(made)
        else tell("lower-case letters, digits and single hyphens, as in climate-plan"),
    )


def _read(measures: WritableFolder, path: str, way_out: Sentence) -> bytes:
    content = read_file(measures, path, MAX_BYTES)
    if isinstance(content, str):
        raise UserError(
            tell("{path}: {content}", path=show_path(measures / path), content=content), way_out
        )
    return content


def _append(measures: WritableFolder, path: str, content: bytes, key: str, item: str) -> None:
    after = insert_item(content, path, key, f"\n{item}")  # as the canonical form sets items off
    if after is None:
        raise UserError(
            tell(
                "nothing can be appended to {key}: in {path}",
                key=key,
                path=show_path(measures / path),
            ),
            tell(
                "see what is wrong with: obligations check {path}; a list in [] gets a line an"
                " item by: obligations format",
                path=quote_word(show_path(measures / path)),
            ),
        )
    write_file(measures, path, after)


def _list_items(content: bytes, path: str, key: str) -> Iterable[dict[str, Any]]:
    data = read_yaml(content, path).data
    items = data.get(key) if isinstance(data, dict) else None
    return (
        [item for item in items or [] if isinstance(item, dict)] if isinstance(items, list) else []
    )


def _list_ids(content: bytes, path: str, key: str) -> list[str]:
    return [str(item.get("id")) for item in _list_items(content, path, key)]


def _list_numbers(content: bytes, path: str) -> list[int]:
    written = [str(item.get("number")) for item in _list_items(content, path, "measures")]
    return [int(number) for number in written if re.fullmatch("[0-9]{1,4}", number)]
