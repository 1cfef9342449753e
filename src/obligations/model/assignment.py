"""Who at home looks after a measure, an action or a target."""

from __future__ import annotations

from pydantic import Field

from obligations.model.scalars import DepartmentId, Record, RecordId, Translated


class Assignment(Record):
    """Who at home looks after something that others ask for: no responsibility of the text's."""

    of: RecordId = Field(description="The measure, action or target.")
    owner: DepartmentId = Field(description="The id of the body that looks after it.")
    note: Translated | None = Field(default=None, description="In a sentence.")
