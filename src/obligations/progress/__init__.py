"""What became of the measures, written down: each entry a file of its own, never rewritten."""

from obligations.progress.append import Added, append_entry, render_entry
from obligations.progress.listed import move_listed, read_listed
from obligations.progress.parsing import (
    PROVEN,
    WITHDRAWN,
    EntrySubject,
    make_entry,
    read_entry_day,
    read_note,
    read_status,
    read_value,
)

__all__ = [
    "PROVEN",
    "WITHDRAWN",
    "Added",
    "EntrySubject",
    "append_entry",
    "make_entry",
    "move_listed",
    "read_entry_day",
    "read_listed",
    "read_note",
    "read_status",
    "read_value",
    "render_entry",
]
