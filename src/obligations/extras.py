"""Libraries that are installed on request: of an export, or of the reader of PDF."""

from __future__ import annotations

import shlex
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from obligations.findings import UserError
from obligations.sentences import Sentence, tell


def load_extra(module: str, extra: str) -> Any:
    """Import a library of an extra. Raises UserError that names the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        raise UserError(
            tell(
                "this export needs {library} (the extra {extra}), which isn't installed",
                library=library,
                extra=extra,
            ),
            name_installer(library),
        ) from None


def name_installer(library: str) -> Sentence:
    """Return the command that installs a library where this program runs: with uv or pipx, whose
    environments have no pip, or with pip.
    """
    python = shlex.quote(sys.executable) if sys.platform != "win32" else f'"{sys.executable}"'
    if Path(sys.prefix, "uv-receipt.toml").is_file():
        return tell(
            "reinstall the program with it, by the command you used before, as in: uv tool"
            " install --with {library} …",
            library=library,
        )
    if Path(sys.prefix, "pipx_metadata.json").is_file():
        return tell("pipx inject obligations {library}", library=library)
    if find_spec("pip"):
        return tell("{python} -m pip install {library}", python=python, library=library)
    return tell("uv pip install --python {python} {library}", python=python, library=library)
