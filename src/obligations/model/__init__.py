"""What the records are: documents, departments, progress. Nothing in here knows about files."""

from obligations.model.assignment import Assignment
from obligations.model.department import (
    AmbiguousName,
    Department,
    DepartmentsFile,
    FormerName,
    Names,
    Succession,
)
from obligations.model.document import (
    Action,
    Baseline,
    Clause,
    Document,
    Link,
    Measure,
    Metric,
    Section,
    Source,
    SourceError,
    Target,
)
from obligations.model.progress import Evidence, ListedEntry, ProgressEntry, convert_listed
from obligations.model.scalars import PartialDateText, Translated, WindowText
from obligations.model.term import Synonyms, Term

__all__ = [
    "Action",
    "AmbiguousName",
    "Assignment",
    "Baseline",
    "Clause",
    "Department",
    "DepartmentsFile",
    "Document",
    "Evidence",
    "FormerName",
    "Link",
    "ListedEntry",
    "Measure",
    "Metric",
    "Names",
    "PartialDateText",
    "ProgressEntry",
    "Section",
    "Source",
    "SourceError",
    "Succession",
    "Synonyms",
    "Target",
    "Term",
    "Translated",
    "WindowText",
    "convert_listed",
]
