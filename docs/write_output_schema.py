"""Write src/obligations/output.schema.json, the JSON Schema of what lists, `show`, `search`, `due`
and `diff` print, from the records that they are made of.

python docs/write_output_schema.py [--check]
"""

from __future__ import annotations

import json
import re
import sys
from decimal import Decimal
from difflib import ndiff
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from obligations.diff.records import DiffRecord
from obligations.records import (
    ActionRow,
    Bilingual,
    CountedDepartmentRecord,
    DepartmentPageRecord,
    DocumentRecord,
    DueRow,
    LineageRecord,
    LoggedRecord,
    MeasureRecord,
    ObligationRow,
)
from obligations.vocabulary import State

FILE = Path(__file__).resolve().parent.parent / "src" / "obligations" / "output.schema.json"
HEAD = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Measures as `list --format json` prints them",
    "description": (
        "`show` and `search` print the same objects. $defs/due, $defs/actions,"
        " $defs/obligations, $defs/documents, $defs/departments, $defs/department_pages,"
        " $defs/log, $defs/lineage and $defs/diff are what `due`, `list --rows action`, `list"
        " --rows obligation`, `documents`, `departments`, `departments NAME`, `progress log`,"
        " `trace` and `diff` print. Keys without a value are there, and null or empty. Keys may"
        " be added, never renamed."
    ),
}
# What else is printed: its name in $defs, its title, what prints it, one of its rows.
LISTS = (
    ("due", "Targets", "due --format json", DueRow),
    ("actions", "Actions", "list --rows action --format json", ActionRow),
    ("obligations", "Obligations", "list --rows obligation --format json", ObligationRow),
    ("documents", "Documents", "documents --format json", DocumentRecord),
    ("departments", "Departments", "departments --format json", CountedDepartmentRecord),
    (
        "department_pages",
        "Pages of departments",
        "departments NAME --format json",
        DepartmentPageRecord,
    ),
    ("log", "Log", "progress log --format json", LoggedRecord),
)
STATE = {
    "title": "State",
    "description": (
        "Where something stands: met, missed or superseded where that is on record; else by its"
        " deadline."
    ),
    "enum": list(get_args(State)),
}
Schema = dict[str, Any]

NAMES = {Bilingual: "translated"}
TYPES: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    Any: {},
}


class Definitions(dict[str, Schema]):
    """What stands in $defs: each record once, under its name."""

    def describe(self, hint: Any) -> Schema:
        """Return the schema of a type."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint == State:
            self["state"] = STATE
            return {"$ref": "#/$defs/state"}
        if is_typeddict(hint):
            return self.refer_to(hint)
        if origin is NotRequired:
            return self.describe(arguments[0])
        if origin is Annotated:
            return self.describe_annotated(*arguments)
        if origin in (Union, UnionType):
            return self.describe_union(arguments)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is list:
            return {"type": "array", "items": self.describe(arguments[0])}
        return dict(TYPES[hint])

    def describe_annotated(self, hint: Any, *notes: str | tuple[str, Any]) -> Schema:
        """Return the schema of a type with what is said of it."""
        said = [("description", note) if isinstance(note, str) else note for note in notes]
        return self.describe(hint) | dict(said)

    def describe_union(self, hints: tuple[Any, ...]) -> Schema:
        """Return the schema of one of several types, which may be null."""
        several = [self.describe(hint) for hint in hints if hint is not NoneType]
        if NoneType not in hints:
            return {"anyOf": several}
        first = several[0]
        if len(several) > 1 or first.keys() - {"enum", "type", "pattern", "minimum"}:
            return {"anyOf": [*several, {"type": "null"}]}
        if "enum" in first:
            return {"enum": [*first["enum"], None]}
        return first | {"type": [first["type"], "null"]}

    def refer_to(self, record: Any) -> Schema:
        """Return a reference to a record, which is described where it wasn't yet."""
        words = re.findall("[A-Z][a-z]+", record.__name__.removesuffix("Record"))
        name = NAMES.get(record, "_".join(words).lower())
        if name not in self:
            self[name] = {}  # a record may hold others like it
            hints = get_type_hints(record, include_extras=True)
            self[name] = {
                "title": " ".join(words).capitalize() if record not in NAMES else name.capitalize(),
                "description": re.sub(r"\s+", " ", record.__doc__ or ""),
                "type": "object",
                "properties": {key: self.describe(hint) for key, hint in hints.items()},
                "required": [key for key in hints if key in record.__required_keys__],
            }
        return {"$ref": f"#/$defs/{name}"}


def build_schema() -> Schema:
    """Return the schema of the JSON output."""
    definitions = Definitions()
    measures = definitions.describe(list[MeasureRecord])
    for name, title, command, row in LISTS:
        definitions[name] = {
            "title": title,
            "description": f"What `{command}` prints.",
            "type": "array",
            "items": definitions.refer_to(row),
        }
    for record in (LineageRecord, DiffRecord):
        definitions.refer_to(record)
    return HEAD | measures | {"$defs": dict(definitions)}


def main() -> None:
    """Write the schema; with --check only say whether it is fresh, and exit with 1 if not."""
    made = json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n"
    if "--check" not in sys.argv[1:]:
        FILE.write_text(made, encoding="utf-8")
        return
    committed = FILE.read_text(encoding="utf-8")
    if committed != made:
        changed = ndiff(committed.splitlines(), made.splitlines())
        lines = [line for line in changed if line[0] in "+-"]
        sys.exit("\n".join([f"{FILE.name} is not fresh: make schemas", *lines]))


if __name__ == "__main__":
    main()
