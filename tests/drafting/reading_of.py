"""A text drafted and told in short lines, for tests: `label | lead | co-responsible | responsible | dates`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from obligations.cli.commands.draft import load_directory
from obligations.drafting import Directory, draft_source
from obligations.drafting.reading import read_source
from obligations.drafting.render_json import render_draft

ROOT = Path(__file__).parents[2]
DATES = ("by", "in", "from", "until", "every", "when")


@cache
def directory() -> Directory:
    return load_directory(ROOT / "measures")


def draft(text: str, name: str = "text.txt") -> dict:
    return render_draft(draft_source(read_source(name, text.encode()), directory()))


def draft_file(path: Path) -> dict:
    return render_draft(draft_source(read_source(path.name, path.read_bytes()), directory()))


def tell(record: dict) -> list[str]:
    return [tell_measure(measure) for measure in record["measures"]]


def tell_measure(measure: dict) -> str:
    roles = (
        " ".join(name(party) for party in measure[role])
        for role in ("lead", "co_responsible", "responsible")
    )
    told = [
        " ".join(f"{key}={target[key]}" for key in DATES if key in target)
        for target in measure["targets"]
    ]
    dates = " ".join(dict.fromkeys(date for date in told if date))
    return " | ".join([measure["label"] or "-", *roles, dates]).rstrip(" |")


def name(party: dict) -> str:
    return party["id"] or party["as_printed"].replace(" ", "_")


def read(text: str) -> list[str]:
    return tell(draft(text))
