"""A workspace of one's own: a layer on the shipped data, a copy of it, or an empty one, and what an
editor and a CI need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from obligations.disk import describe_error, show_path, write_whole
from obligations.findings import UserError
from obligations.layers import REGISTRY
from obligations.measure_files import PROGRESS_FOLDER, list_files, read_file
from obligations.project_urls import find_address, name_source
from obligations.recipe_versions import PYTHON, pin_action
from obligations.schemas import write_schemas
from obligations.sentences import tell
from obligations.settings_files import SETTINGS
from obligations.text.speech import Speech
from obligations.text.tables import examples, skeletons
from obligations.workspace import find_shipped_measures
from obligations.writable import make_writable
from obligations.yaml_files import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from obligations.disk import WritableFolder
    from obligations.text.phrase import Phrase

# The same bytes on every machine, whatever git is set to there.
_WORKFLOW = f"""\
name: measures
on: [push, pull_request]
permissions: {{}}
concurrency:
  group: ${{{{ github.workflow }}}}-${{{{ github.ref }}}}
  cancel-in-progress: true
jobs:
  check:
    name: Check the measures
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: {pin_action("actions/checkout")}
        with:
          persist-credentials: false
      - uses: {pin_action("actions/setup-python")}
        with:
          python-version: "{PYTHON}"
      - name: Install the program
        run: pip install --disable-pip-version-check "SOURCE"
      # ABOUT
      - run: |
          token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \\n')
          echo "::stop-commands::$token"
          code=0
          annotations=$(obligations check measures --format github) || code=$?
          echo "::$token::"
          printf '%s\\n' "$annotations"
          exit "$code"
      - run: |
          token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \\n')
          echo "::stop-commands::$token"
          code=0
          obligations format measures --check || code=$?
          echo "::$token::"
          exit "$code"
        if: ${{{{ !cancelled() }}}}
"""
_HOOKS = """\
# ABOUT
repos:
  - repo: local
    hooks:
      - id: obligations-format
        name: obligations format
        entry: obligations format
        language: system
        files: ^measures/(progress/([^/]+/)?)?[^/]+\\.yaml$
        require_serial: true
      - id: obligations-check
        name: obligations check
        entry: obligations check measures
        language: system
        always_run: true
        pass_filenames: false
"""
_SETTINGS = """\
# ABOUT
extends = ["shipped"]
"""
_NOT_KEPT = "*.csv\n*.ics\n*.sqlite\n*.xlsx\n__pycache__/\n.venv/\n"
_LINE_ENDS = (
    "*.yaml text eol=lf\n*.json text eol=lf\nmeasures/evidence/** -text\nwheels/*.whl binary\n"
)
Start = Literal["layer", "copy", "empty"]


def make_workspace(folder: Path, start: Start, lang: str) -> None:
    """Make a workspace in a new or empty folder: a layer on the shipped data, a copy of that, or
    one with nothing in it but an example of a body; what is said in its files is in a language.

    Raises UserError where there is something already, or it can't be written.
    """
    try:
        if folder.exists() and not _is_empty(folder):
            raise UserError(
                tell("{folder!r} exists and is not empty", folder=show_path(folder)),
                tell("name a new folder: nothing is ever overwritten"),
            )
        measures = make_writable(folder / "measures")
        (measures / PROGRESS_FOLDER).mkdir(parents=True, exist_ok=True)
        speech = Speech(lang)
        _MAKERS[start](folder, measures, speech)
        about = skeletons.README_OF_LAYER if start == "layer" else skeletons.README_OF_FOLDER
        write_whole(folder / "README.md", speech.say(about) + speech.say(skeletons.README))
        write_whole(folder / ".gitignore", _NOT_KEPT)
        write_whole(folder / ".gitattributes", _LINE_ENDS)
        write_whole(folder / ".pre-commit-config.yaml", _comment(_HOOKS, skeletons.HOOKS, speech))
        workflow = folder / ".github" / "workflows" / "measures.yml"
        workflow.parent.mkdir(parents=True)
        said = _comment(_WORKFLOW, skeletons.NO_LINE_IS_OBEYED, speech)
        write_whole(workflow, said.replace("SOURCE", name_source(find_address())))
    except OSError as error:
        raise UserError(
            tell(
                "{path}: {reason}",
                path=show_path(error.filename or folder),
                reason=describe_error(error),
            ),
            tell("name a folder that can be written"),
        ) from None


def _comment(text: str, about: Phrase, speech: Speech) -> str:
    """Return the text of a file with what is said of it in its place."""
    return text.replace("ABOUT", speech.say(about))


def _is_empty(folder: Path) -> bool:
    """Whether there is nothing in a folder, but for the repository that it may be already."""
    return folder.is_dir() and all(one.name == ".git" for one in folder.iterdir())


def _put_on_top(folder: Path, measures: WritableFolder, speech: Speech) -> None:
    write_whole(folder / SETTINGS, _comment(_SETTINGS, skeletons.EXTENDS, speech))
    write_schemas(measures, [find_shipped_measures()])


def _copy(_folder: Path, measures: WritableFolder, _speech: Speech) -> None:
    shipped = find_shipped_measures()
    for file in list_files(shipped):
        content = file.problem or read_file(shipped, file.path, MAX_BYTES)
        if isinstance(content, str):
            raise UserError(
                tell(
                    "{path} can't be read: {content}",
                    path=show_path(shipped / file.path),
                    content=content,
                ),
                tell("reinstall the program"),
            )
        (measures / file.path).parent.mkdir(exist_ok=True)
        write_whole(measures / file.path, content.decode())
    write_schemas(measures)


def _begin(_folder: Path, measures: WritableFolder, speech: Speech) -> None:
    registry = _comment(examples.OWN_REGISTRY, skeletons.EXAMPLE_OF_BODY, speech)
    write_whole(measures / REGISTRY, registry)
    write_schemas(measures)


_MAKERS: dict[Start, Callable[[Path, WritableFolder, Speech], None]] = {
    "layer": _put_on_top,
    "copy": _copy,
    "empty": _begin,
}
