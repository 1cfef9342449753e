"""Files as records and findings.

One bad file hides no other, and nothing in here raises about what a file says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from pydantic import TypeAdapter, ValidationError

from obligations.findings import Finding, Span, redact_finding
from obligations.layers import REGISTRY, split_layer
from obligations.measure_files import (
    ADDRESSEES_FILE,
    ASSIGNMENTS_FILE,
    PROGRESS_FOLDER,
    SYNONYMS_FILE,
    TOPICS_FILE,
    is_misnamed,
)
from obligations.model import (
    Assignment,
    Department,
    DepartmentsFile,
    Document,
    ListedEntry,
    Names,
    ProgressEntry,
    Synonyms,
    Term,
    convert_listed,
)
from obligations.refusals import explain_errors
from obligations.sentences import Sentence, tell
from obligations.yaml_files import MAX_FINDINGS, Reading, read_yaml

if TYPE_CHECKING:
    from obligations.findings import Location

# progress-list: the entries of a document in one list, as they were kept before each had a file of
# its own.
FileKind = Literal[
    "departments",
    "topics",
    "addressees",
    "synonyms",
    "assignments",
    "progress",
    "progress-list",
    "document",
]

_ADAPTERS: dict[FileKind, TypeAdapter[Any]] = {
    "departments": TypeAdapter(DepartmentsFile),
    "topics": TypeAdapter(tuple[Term, ...]),
    "addressees": TypeAdapter(tuple[Term, ...]),
    "synonyms": TypeAdapter(tuple[Synonyms, ...]),
    "assignments": TypeAdapter(tuple[Assignment, ...]),
    "progress": TypeAdapter(ProgressEntry),
    "progress-list": TypeAdapter(tuple[ListedEntry, ...]),
    "document": TypeAdapter(Document),
}
_MOST_ERRORS = 20_000


@dataclass(slots=True)
class LoadedFile:
    """One file: what it says, the record where it is one, and what is wrong with it."""

    path: str
    kind: FileKind
    reading: Reading
    record: Any = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def stem(self) -> str:
        """The name of the file without folder and ending."""
        return self.path.rpartition("/")[2].removesuffix(".yaml")

    @property
    def entries(self) -> list[ProgressEntry]:
        """The entries of progress that it holds: one, or those of a list."""
        if self.record is None or not self.kind.startswith("progress"):
            return []
        if self.kind == "progress":
            return [self.record]
        return convert_listed(self.record)[0]

    def locate(self, finding: Finding) -> Location:
        """Return the place of one of its findings."""
        return self.reading.locate(finding)


@dataclass(slots=True)
class Corpus:
    """Everything that was loaded, by path."""

    files: dict[str, LoadedFile] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with the files, in the order of the files."""
        return [finding for file in self.files.values() for finding in file.findings]

    @property
    def documents(self) -> list[Document]:
        """The documents, the oldest first."""
        found = [
            file.record
            for file in self.files.values()
            if file.kind == "document" and file.record is not None
        ]
        return sorted(found, key=lambda document: (document.dated, document.id))

    @property
    def departments(self) -> DepartmentsFile:
        """The registry of departments, of all layers; an empty one where the files are missing or
        broken.
        """
        return merge_registries(
            *(
                file.record
                for file in self.files.values()
                if file.kind == "departments" and file.record is not None
            )
        )


def merge_registries(*registries: DepartmentsFile) -> DepartmentsFile:
    """Return one registry of several: each body as the last of them has it, with all names that
    they give it.
    """
    bodies = {body.id: body for registry in registries for body in registry.departments}
    shared = {name.name: name for registry in registries for name in registry.ambiguous}
    for registry in registries:
        for name, given in registry.names.items():
            if name in bodies:
                bodies[name] = _name_further(bodies[name], given)
    return DepartmentsFile(departments=tuple(bodies.values()), ambiguous=tuple(shared.values()))


def _name_further(body: Department, given: Names) -> Department:
    known = body.names or Names()
    names = Names(en=(*known.en, *given.en), zh=(*known.zh, *given.zh))
    return body.model_copy(update={"names": names})


def load_file(path: str, content: bytes) -> LoadedFile:
    """Load one file. Its record is None where it is none; the findings then say why."""
    reading = read_yaml(content, path)
    file = LoadedFile(path, find_kind(path), reading, None, list(reading.findings))
    if reading.data is None:
        if not reading.findings:
            if file.kind == "progress-list":  # nothing reported yet
                file.record = ()
            else:
                file.findings.append(
                    Finding(
                        "OB111",
                        tell("the file is empty"),
                        path,
                        hint=tell("remove it, or fill it in"),
                    )
                )
        return file
    try:
        record = validate_record(file.kind, reading.data)
    except ValidationError as error:
        _add_errors(file, error)
    except RecursionError:  # pragma: no cover - the reader's cap on depth lies far below it
        file.findings.append(Finding("OB107", tell("too deep"), path))
    else:
        file.record = record if reading.complete else None
    return file


def _add_errors(file: LoadedFile, error: ValidationError) -> None:
    """Turn what pydantic found into findings; of very many, the first.

    Each costs a kilobyte, and pydantic gives all or none.
    """
    count = error.error_count()
    if count <= _MOST_ERRORS:
        listed = list_errors(error)[:MAX_FINDINGS]
        file.findings += explain_errors(file.path, listed, _describe(file.kind), file.reading.data)
    if count > MAX_FINDINGS:
        hint = (
            tell("begin with the first ones")
            if count <= _MOST_ERRORS
            else tell("is it a file of measures?")
        )
        file.findings.append(
            Finding(
                "OB106",
                tell("{count:,} values are not valid", count=count),
                file.path,
                hint=hint,
            )
        )
        file.reading.data = None  # more than anybody can judge


def list_errors(error: ValidationError) -> list[Any]:
    """Return what pydantic found, but for what only follows from it: that a list is too short whose
    items it refused.
    """
    found = error.errors(include_url=False)
    return [
        one
        for one in found
        if one["type"] != "too_short" or len(one["input"]) < one["ctx"]["min_length"]
    ]


def validate_record(kind: FileKind, data: Any) -> Any:
    """Make the record of plain data. Raises pydantic's ValidationError."""
    return _ADAPTERS[kind].validate_python(data, strict=False)


def refuse_file(path: str, reason: str) -> LoadedFile:
    """Return a file that could not be read at all, with the finding that says why."""
    finding = Finding(
        "OB113",
        tell("can't be read: {reason}", reason=reason),
        path,
        hint=_offer_name(path) or tell("make it a readable file"),
        span=Span(1, 1, 1, 1),
    )
    return LoadedFile(path, find_kind(path), Reading(path, ""), None, [finding])


def _offer_name(path: str) -> Sentence | None:
    """Return how a file of measures is called whose name ends in .yml or .YAML."""
    file = PurePath(path)
    if not is_misnamed(file.name):
        return None
    return tell("rename it to {name}", name=f"{file.stem.casefold()}.yaml")


def redact_findings(file: LoadedFile) -> None:
    """Take out of the findings of a file what they say of its text: of one outside of the user's
    repository, nobody is shown more than where it is wrong.
    """
    file.findings = [redact_finding(finding) for finding in file.findings]


def refuse_repository(path: str, made_of: str) -> LoadedFile:
    """Return a folder that holds a repository of its own in place of a file, with the finding that
    says so.
    """
    message = tell("a git repository among the measures: {made_of}", made_of=made_of)
    hint = tell("remove it: git, called here, would run the commands that its settings name")
    finding = Finding("OB119", message, path, hint=hint, span=Span(1, 1, 1, 1))
    return LoadedFile(path, find_kind(path), Reading(path, ""), None, [finding])


def find_kind(path: str) -> FileKind:
    """Tell from its place what a file holds, whichever layer it is of."""
    _, path = split_layer(path)
    if path == REGISTRY:
        return "departments"
    if path == TOPICS_FILE:
        return "topics"
    if path == ADDRESSEES_FILE:
        return "addressees"
    if path == SYNONYMS_FILE:
        return "synonyms"
    if path == ASSIGNMENTS_FILE:
        return "assignments"
    folder, _, name = path.partition("/")
    if folder != PROGRESS_FOLDER or not name:
        return "document"
    if "/" in name:
        return "progress"
    return "progress-list"


@cache
def _describe(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema of the records of a kind of file, with the keys that files have."""
    return _ADAPTERS[kind].json_schema(by_alias=True)
