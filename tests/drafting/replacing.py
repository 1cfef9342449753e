"""The same text with other bodies, dates, figures and numbers, and the facts that it then must give."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache

import yaml

from drafting.score import ROOT, Facts, list_bodies, make_date
from obligations.drafting import Directory, draft_source
from obligations.drafting.flow import make_flow
from obligations.drafting.reading import read_source
from obligations.text.language import has_chinese
from obligations.text.numerals import write_chinese

ROLES = ("lead", "co_responsible", "responsible")
WORDS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
ORDINALS = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
]


@dataclass
class Replaced:
    text: str
    wanted: Facts
    figures: set = field(default_factory=set)


def replace(name: str, content: bytes, directory: Directory, seed: int) -> Replaced:
    """Replace what a draft of the text found, at its places; the draft of the text as it is was proved to be right."""
    chance = random.Random(seed)
    source = read_source(name, content)
    draft = draft_source(source, directory)
    flow = make_flow(source.text)
    zh = draft.language == "zh"
    edits: dict[tuple[int, int], str] = {}
    bodies = choose_bodies(draft, directory, chance, zh=zh)
    shift = chance.randint(1, 15)
    wanted, figures = Facts(), set()
    parts = [("m", one) for one in draft.measures] + [("end", one) for one in draft.closing]
    for prefix, measure in parts:
        key = f"{prefix}{measure.number}"
        wanted.measures.add((key, measure.kind))
        for role in ROLES:
            for party in getattr(measure, role):
                if party.id in bodies:
                    edits[tuple(flow.locate(party.start, party.end))] = bodies[party.id][1]
                    inside = slice(measure.text.stretch.start, measure.text.stretch.end)
                    for again in re.finditer(re.escape(party.printed), source.text[inside]):
                        edits[again.start() + inside.start, again.end() + inside.start] = bodies[
                            party.id
                        ][1]
                    wanted.roles.add((key, role, bodies[party.id][0]))
                else:
                    printed = {"as_printed": party.printed, "id": party.id}
                    wanted.roles.add((key, role, list_bodies(printed)[0]))
        for target in measure.targets:
            stretch = target.printed.stretch
            printed = stretch.of(source.text)
            moved = re.sub(r"20\d\d", lambda found: str(int(found[0]) + shift), printed)
            edits[tuple(stretch)] = moved
            record = {
                key_: re.sub(r"20\d\d", lambda found: str(int(found[0]) + shift), value)
                for key_, value in target.due.to_record().items()
            }
            wanted.dates.add((key, make_date(record)))
            if target.metric:
                figures.add((key, target.metric.value))
    edits |= dict(list_labels(draft, source.text, chance, zh=zh))
    text = source.text
    last = len(text)
    for (start, end), new in sorted(edits.items(), reverse=True):
        if end <= last:  # a shorter name inside a longer one is replaced with it
            text, last = text[:start] + new + text[end:], start
    return Replaced(text, wanted, figures)


@cache
def read_names() -> dict[str, dict[str, str]]:
    """The names of the registry as it is printed, by id."""
    text = (ROOT / "measures" / "departments.yaml").read_text(encoding="utf-8")
    return {body["id"]: body["name"] for body in yaml.safe_load(text)["departments"]}


def choose_bodies(
    draft: object, directory: Directory, chance: random.Random, *, zh: bool
) -> dict[str, tuple[str, str]]:
    """Another body for each that the draft found, with the name that is printed: no two the same."""
    day = directory.on(draft.head.dated)
    pool = [
        (body.id, printed)
        for body in directory.departments.values()
        # Behind an Office of the State Council that would read as the end of its name.
        if body.kind not in ("generic", "state-council")
        and body.level == "central"
        and day.surely_existed(body)
        for printed in [read_names()[body.id].get("zh" if zh else "en", "")]
        if printed
        and has_chinese(printed) == zh
        and (known := day.find(printed))
        and known.id == body.id
    ]
    chance.shuffle(pool)
    found = {
        party.id
        for measure in (*draft.measures, *draft.closing)
        for role in ROLES
        for party in getattr(measure, role)
        if party.id and party.kind != "generic" and party.level != "province"
    }
    return dict(zip(sorted(found), pool, strict=False))


def list_labels(
    draft: object, text: str, chance: random.Random, *, zh: bool
) -> list[tuple[tuple[int, int], str]]:
    """Another form for the number of each measure and section: one form for all of a Chinese text, a mixture in a translation."""
    form = chance.choice(["han", "number"])
    labels = []
    for measure in draft.measures:
        printed = measure.label
        start = measure.text.stretch.start
        place = (start, start + len(printed))
        if text[slice(*place)] != printed:
            continue
        if zh and printed.endswith("、"):
            labels.append(
                (
                    place,
                    f"{write_chinese(measure.number)}、"
                    if form == "han"
                    else f"{measure.number}．",
                )
            )
        elif printed.startswith("(") and measure.number <= 20:
            labels.append(
                (place, chance.choice([f"({measure.number})", f"({WORDS[measure.number - 1]})"]))
            )
    for section in draft.sections:
        if re.fullmatch(r"(?:[IVX]+\.|\w+,)", section.label or ""):
            start = text.find(section.label, section.heading.stretch.start - len(section.label) - 2)
            at = section.number - 1
            label = chance.choice([f"{ROMAN[at]}.", f"{ORDINALS[at]},", f"{WORDS[at].title()},"])
            labels.append(((start, start + len(section.label)), label))
    return labels
