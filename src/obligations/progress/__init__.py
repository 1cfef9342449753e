"""What became of the measures, written down: one entry after the other, under a lock, never rewritten."""

from obligations.progress.appending import Added, append_entry, check_appendable, render_entry
from obligations.progress.lock import hold_lock
from obligations.progress.stating import PROVEN, Subject, make_entry, read_day, read_note, read_status, read_value

__all__ = [
    "PROVEN",
    "Added",
    "Subject",
    "append_entry",
    "check_appendable",
    "hold_lock",
    "make_entry",
    "read_day",
    "read_note",
    "read_status",
    "read_value",
    "render_entry",
]
