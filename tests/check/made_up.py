"""A made-up corpus whose files depend on one another in every way, with a finding of most kinds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from obligations.check.run import check_place
from obligations.check.settings import Settings
from obligations.places import find_places
from running import write_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

AS_OF = date(2026, 11, 23)
MEASURE = """\
  - number: {number}
    kind: measure
    title: {{en: Mend the lamps {number}, zh: 修灯{number}}}
    summary: {{en: The lamps are mended., zh: 修灯。}}
    topics: [{topic}]
    responsibilities:
      - {{basis: stated, lead: [{lead}]}}
"""


def write_document(name: str, dated: str, *measures: str, number: str = "") -> str:
    """Write a document of measures that are given as YAML."""
    head = f"id: {name}\nkind: plan\ntitle: {{en: Plan {name}, zh: 规划{name}}}\nissuers: [trade]\ndated: {dated}\n"
    return head + (f"number: {number}\n" if number else "") + "measures:\n" + "".join(measures)


def write_measure(
    number: int, *, lead: str = "trade", topic: str = "ships", links: str = "", targets: str = ""
) -> str:
    """Write one measure; `links` and `targets` are lists in brackets."""
    more = "".join(
        f"    {key}: {value}\n" for key, value in (("links", links), ("targets", targets)) if value
    )
    return MEASURE.format(number=number, lead=lead, topic=topic) + more


def write_link(to: str, relation: str = "continues") -> str:
    """Write a list of one link."""
    return f"[{{relation: {relation}, to: {to}, because: {{en: The same lamps., zh: 同样的灯。}}}}]"


TARGETS = (
    "[{number: 1, by: 2027, outcome: {en: lamps shine, zh: 灯亮},"
    " metric: {comparator: about, value: 5, unit: {en: lamps, zh: 盏}}}, {number: 2, by: 2028, outcome: {en: all shine, zh: 全亮}}]"
)
ENTRIES = write_entries(
    [
        {
            "of": "2012-m01.t1",
            "date": "2020-01-01",
            "recorded": "2996-11-30",
            "status": "met",
            "value": 5,
            "evidence": [{"measure": "2022-m01"}],
        },
        {
            "of": "2012-m01.t2",
            "date": "2020-01-01",
            "recorded": "2020-01-01",
            "status": "in-progress",
            "value": 5,
        },
        {"of": "2012-m03", "date": "2020-01-01", "recorded": "2020-01-01", "status": "in-progress"},
    ]
)
# Two entries cite one instrument, and disagree on its day.
CITING = write_entries(
    [
        {
            "of": f"2012-m0{at}",
            "date": "2020-01-01",
            "recorded": f"2020-01-0{at}",
            "status": "in-progress",
            "evidence": [{"number": "港发〔2019〕3号", "dated": f"2019-12-0{at}"}],
        }
        for at in (1, 2)
    ]
)
FILES = {
    "2012.yaml": write_document(
        "2012", "2012-05-01", write_measure(1, targets=TARGETS), write_measure(2), number="HO 1"
    ),
    "2016.yaml": write_document(
        "2016",
        "2016-05-01",
        write_measure(1, links=write_link("2012-m02")),
        write_measure(2, topic="dockz"),
    ),
    "2020.yaml": write_document(
        "2020",
        "2020-05-01",
        write_measure(1, links=write_link("2022-m01")),
        write_measure(2, lead="Port"),
        number="HO 1",
    ),
    "2022.yaml": write_document(
        "2022",
        "2022-05-01",
        write_measure(1, lead="old-trade"),
        write_measure(2, links=write_link("2016-m09")),
    ),
    "2023.yaml": write_document(
        "2023", "2022-05-01", write_measure(1, links=write_link("2022-m01"))
    ),
    **ENTRIES,
    **CITING,
}
LATE_ENTRY = next(iter(ENTRIES))
CITING_ENTRY = next(iter(CITING))


@dataclass(slots=True)
class Watched:
    """What a check found, and which files it read and checked for that."""

    found: list[str]
    read: list[str] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)


def check_folder(folder: Path, as_of: date = AS_OF) -> Watched:
    """Check a folder of measures and watch which files it goes through."""
    watched = Watched([])

    def track(paths: Sequence[str], what: str) -> Iterator[str]:
        {"reading": watched.read, "checking": watched.checked}[what].extend(paths)
        yield from paths

    checked = check_place(find_places([folder])[0], as_of, Settings(), track)
    watched.found = [repr(located) for located in checked.found]
    return watched
