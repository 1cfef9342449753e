"""Records to fill in: a document, a measure, a body, with comments that say what belongs where."""

from __future__ import annotations

from obligations.skeletons.add import add_department as add_department
from obligations.skeletons.add import add_document as add_document
from obligations.skeletons.add import add_measure as add_measure
