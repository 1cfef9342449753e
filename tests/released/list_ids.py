"""List the ids of the shipped data, as they are kept of each release: `python tests/released/list_ids.py > tests/released/DAY.txt`.

Behind each id stands what tells it from another that would bear it later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.compiling import open_compiled
from obligations.workspace import find_shipped_measures, make_workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterator

IDS = """
SELECT id, dated FROM document UNION ALL SELECT id, coalesce(label, '') FROM measure
UNION ALL SELECT id, measure FROM action UNION ALL SELECT id, coalesce(action, measure) FROM target
UNION ALL SELECT 'department ' || id, coalesce(zh, en) FROM department
UNION ALL SELECT 'topic ' || id, coalesce(zh, en) FROM topic
UNION ALL SELECT 'addressee ' || id, coalesce(zh, en) FROM addressee
UNION ALL SELECT 'entry ' || digest, of FROM progress ORDER BY 1
"""


def list_ids() -> Iterator[str]:
    """Yield a line for each id of the shipped data."""
    connection = open_compiled(make_workspace_of(find_shipped_measures()))
    yield from (f"{id_}\t{what}" for id_, what in connection.execute(IDS))
    connection.close()


if __name__ == "__main__":
    print("\n".join(list_ids()))  # noqa: T201 - into a file
