"""What the columns of a task list, and the fields of a form, can hold."""

from __future__ import annotations

from typing import Literal

TaskColumn = Literal[
    "number",
    "group",
    "task",
    "step",  # what a task is done in; the task itself where no other column holds that
    "detail",
    "period",
    "body",  # headed by a body; a letter or a tick in its cells says that it answers
    "lead",
    "responsible",
    "co_responsible",
    "start",
    "deadline",
    "unit",
    "other",
]
PARTY_COLUMNS: tuple[TaskColumn, ...] = ("lead", "responsible", "co_responsible")
