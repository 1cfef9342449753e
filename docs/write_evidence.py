"""Write the entries on record into docs/evidence.md, below the line that says so.

python docs/write_evidence.py [--check]
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from obligations.text.escaping import escape_markdown

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "evidence.md"
MARK = "<!-- generated from measures/progress by docs/write_evidence.py -->\n"
LATEST = "2099-12-31"  # whatever day it is made on, all entries stand in it

Record = dict[str, Any]


def load_entries() -> list[Record]:
    """Return the entries that count, by what they are about and then by day."""
    asked = ("progress", "log", "--format", "json", "--as-of", LATEST, "--lang", "en")
    done = subprocess.run(  # noqa: S603 - the program itself, with words of ours
        [sys.executable, "-m", "obligations", *asked, "--measures", str(ROOT / "measures")],
        capture_output=True,
        check=True,
    )
    entries = [entry for entry in json.loads(done.stdout) if not entry["corrected"]]
    return sorted(entries, key=lambda entry: (_order(entry["of"]), entry["date"], entry["id"]))


def _order(record: str) -> list[tuple[int, str]]:
    """Return the parts of an id, in the order in which people count: 2022-m01.2 before .10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in record.split(".")]


def write_entries(entries: list[Record]) -> Iterator[str]:
    """Write the two tables: what is on record, and what was sought in vain."""
    known = [entry for entry in entries if entry["status"] != "not-found"]
    vain = [entry for entry in entries if entry["status"] == "not-found"]
    yield f"\n{len(known)} entries say what became of something.\n\n"
    yield "| of | from | what became of it | quality | evidence |\n|---|---|---|---|---|\n"
    for entry in known:
        shown = "; ".join(_cite(item) for item in entry["evidence"])
        yield (
            f"| {entry['of']} | {entry['date']} | {entry['status']} | {entry['quality'] or '–'} |"
            f" {shown} |\n"
        )
    yield f"\n{len(vain)} say where somebody looked in vain.\n\n"
    yield "| of | on | where |\n|---|---|---|\n"
    for entry in vain:
        note = escape_markdown(entry["note"]["en"].strip())
        yield f"| {entry['of']} | {entry['date']} | {note} |\n"


def _cite(item: Record) -> str:
    text = item["citation"]["en"]
    written = escape_markdown(text)
    if "url" not in item:
        return written
    address = item["url"].replace("(", "%28").replace(")", "%29")
    return f"[{written}]({address})"


def main() -> int:
    """Write the page anew; with --check, say whether that changes it."""
    head, mark, before = PAGE.read_text(encoding="utf-8").partition(MARK)
    table = "".join(write_entries(load_entries()))
    if "--check" in sys.argv:
        return int(table != before)
    PAGE.write_text(head + mark + table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
