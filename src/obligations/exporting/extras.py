"""Libraries that only some exports need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from obligations.findings import UserError


def load_extra(module: str, extra: str) -> Any:
    """Import a library of an extra. Raises UserError that names the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        raise UserError(f"this export needs {library}, which isn't installed", f'pip install "obligations[{extra}]"') from None
