"""All listings, by what a row of them is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from obligations.output.column import Listing

# Each with the module that holds it: only the one that is asked for is imported.
_PLACES = {
    "measure": ("columns", "MEASURE_LIST"),
    "action": ("columns", "ACTION_LIST"),
    "obligation": ("columns", "OBLIGATION_LIST"),
    "target": ("columns", "TARGET_LIST"),
    "hit": ("hits", "HIT_LIST"),
    "document": ("columns", "DOCUMENT_LIST"),
    "department": ("columns", "DEPARTMENT_LIST"),
    "entry": ("entry_columns", "ENTRY_LIST"),
    "report": ("report.columns", "REPORT_LIST"),
}
LISTINGS = tuple(_PLACES)


def find_listing(row: str) -> Listing[Any]:
    """Return how rows that are such things are shown."""
    module, name = _PLACES[row]
    found: Listing[Any] = getattr(import_module(f"obligations.output.{module}"), name)
    return found
