"""Fields in lines, which say as a table does what they hold.

    form  = { title : cell }    lines or sentences one behind the other, a task and what it owes
                                among them, in a text without numbered provisions
    field = title : cell        a title that nobody knows, in several provisions, each time before a
                                date and nothing else, or before names of bodies

A form is a task. A field is of the provision that it stands in: of titles of bodies the first is
whose task it is, and the others help.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from obligations.drafting.numbering import find_label_at
from obligations.drafting.responsibility.role_words import has_label
from obligations.drafting.source import Stretch
from obligations.drafting.tables.column_cells import is_date, names_bodies
from obligations.drafting.tables.columns import fold_title, read_heading, says_duty
from obligations.drafting.tables.tasks import Task, TaskList
from obligations.drafting.titles.columns import PARTY_COLUMNS
from obligations.text.expressions import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.titles.columns import TaskColumn

_TITLE = lazy(
    r"(?:\A(?:[-*•] ?)?|(?<=[.;] ))(?P<title>[A-Z][A-Za-z-]{1,20}"
    r"(?: [A-Za-z-]{1,15}(?:\(s\))?){0,7}|[\u3400-\u9fff]{2,8}): ?(?=\S)"
)
# Who wrote, signed or was sent something owes nothing by that.
_NO_ROLE = lazy(
    r"(?:approved|signed|attest(?:ed)?|adopted|prepared|submitted|reviewed|presented|moved|seconded"
    r"|from|to|cc|present|attend(?:ees|ance)|apologies|author|contact|subject|re)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 4  # of a title that nobody knows
_LEAST = 2  # provisions that it stands in

_Field = tuple[Stretch, Stretch]


def find_field_forms(flow: Flow) -> list[list[list[Stretch]]]:
    """Return the forms in lines of a text without provisions, as rows of a title and its cell."""
    forms: list[list[list[Stretch]]] = [[]]
    for line in flow.list_paragraphs():
        if find_label_at(flow.text, line.start):
            break
        fields = list_fields(flow, line)
        if fields:
            forms[-1] += [[*field] for field in fields]
        elif forms[-1]:
            forms.append([])
    return [form for form in forms if _owes(flow, form)]


def _owes(flow: Flow, form: Sequence[Sequence[Stretch]]) -> bool:
    """Whether a form has a task, and says that somebody answers or that something is due."""
    held = {read_heading(flow, title) for title, _ in form if says_duty(fold_title(flow, title))}
    return bool(held & {*PARTY_COLUMNS, "deadline"}) and any(
        read_heading(flow, title) == "task" for title, _ in form
    )


def list_fields(flow: Flow, line: Stretch) -> list[_Field]:
    """Return the fields that a line holds, none where it begins with other words."""
    text = line.of(flow.text)
    found = list(_TITLE.finditer(text))
    if not found or found[0].start():
        return []
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [
        (
            Stretch(line.start + one.start("title"), line.start + one.end("title")),
            Stretch(line.start + one.end(), line.start + len(text[:end].rstrip())),
        )
        for one, end in zip(found, ends, strict=True)
    ]


def find_told_fields(flow: Flow) -> list[TaskList]:
    """Return the fields of provisions whose titles nobody knows, told by what stands in them."""
    fields: dict[str, list[_Field]] = defaultdict(list)
    led = False
    for line in flow.list_paragraphs():
        found = list_fields(flow, line)
        known = has_label(line.of(flow.text))
        led = led or (known and read_heading(flow, found[0][0]) in PARTY_COLUMNS if found else led)
        if len(found) == 1 and not known and read_heading(flow, found[0][0]) is None:
            fields[fold_title(flow, found[0][0])].append(found[0])
    told: list[TaskList] = []
    for title, held in fields.items():
        column = _tell(flow, title, [cell for _, cell in held], led=led)
        led = led or column == "responsible"
        told += [_make_list(column, field) for field in held] if column else []
    return told


def _tell(flow: Flow, title: str, cells: Sequence[Stretch], *, led: bool) -> TaskColumn | None:
    """Return what a title means by all that stands behind it."""
    texts = [text for cell in cells if (text := cell.of(flow.text).rstrip(".")) != "-"]
    if len(texts) < _LEAST or len(title.split()) > _MOST_WORDS or _NO_ROLE.match(title):
        return None
    if all(map(is_date, texts)):
        return "deadline"
    if all(map(names_bodies, texts)):
        return "co_responsible" if led else "responsible"
    return None


def _make_list(column: TaskColumn, field: _Field) -> TaskList:
    title, cell = field
    task = Task(Stretch(title.start, cell.end), None, None, Stretch(title.start, title.start))
    task.fill({column: [cell]})
    return TaskList(task.stretch, [task], [], beside=True, told=(title,))
