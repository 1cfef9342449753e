"""Write the lists of the pages that are made of the program's own: the columns in docs/glossary.md,
the reports in docs/reports.md.

python docs/write_lists.py [--check]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from obligations.output.listings import LISTINGS, find_listing
from obligations.report.find import list_reports

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parent


def list_columns() -> Iterator[str]:
    """Yield a row for each column of a list: its heading, its name, its heading in Chinese."""
    for row in LISTINGS:
        for column in find_listing(row).columns.values():
            yield f"| {column.title.en} | `{column.name}` | {column.title.zh} |"


def list_shipped() -> Iterator[str]:
    """Yield a row for each report that comes along: its name, what it shows."""
    for shipped in list_reports(())[0]:
        yield f"| `{shipped.name}` | {shipped.about['en']} |"


# Each page with the header of its list, and the rows that stand below that.
PAGES = {
    "glossary.md": ("| English | code word | Chinese |\n|---|---|---|\n| id |", list_columns),
    "reports.md": ("| report | what it shows |\n|---|---|\n| `", list_shipped),
}


def renew(text: str, beginning: str, rows: list[str]) -> str:
    """Return a page with these rows in place of those of the list that begins so."""
    head = beginning.rpartition("\n")[0] + "\n"
    form = re.compile(f"{re.escape(head)}(?={re.escape(beginning.removeprefix(head))})(?:\\|.*\n)+")
    return form.sub(lambda _: head + "".join(f"{row}\n" for row in rows), text)


def main() -> None:
    """Write the pages; with --check only say which of them are not fresh, and exit with 1."""
    stale = []
    for name, (beginning, list_rows) in PAGES.items():
        page = DOCS / name
        text = page.read_text(encoding="utf-8")
        fresh = renew(text, beginning, list(dict.fromkeys(list_rows())))
        if "--check" not in sys.argv:
            page.write_text(fresh, encoding="utf-8")
        elif fresh != text:
            stale.append(f"docs/{name} is not fresh: make lists")
    if stale:
        sys.exit("\n".join(stale))


if __name__ == "__main__":
    main()
