"""How much of a text the drafting gets right: precision and recall of measures, (measure, role, body) and (measure, date), by document.

    python tests/drafting/score.py                            the four documents against our own YAML
    python tests/drafting/score.py --replaced 100             the same texts, other bodies, dates, figures and numbers in them
    python tests/drafting/score.py TEXT ANNOTATION ...        texts against annotations: JSON as `draft --format json` gives it, or lines

Texts that are not our own lie in ../shared/sources and ../shared/practice beside the project; where they are missing, the script says
so and scores nothing. What stands in practice/NAME.txt was annotated by reading, in tests/drafting/practice/NAME.read:

    [closing] number kind | lead | co-responsible | responsible | dates | figures

Bodies stand as printed, dates as `by=2026-06` (several of one target with `&` between them), figures as `at-least:5%`; what may be found or not has a `?` behind it.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from obligations.cli.commands.draft import load_directory
from obligations.drafting import draft_source
from obligations.drafting.reading import read_source
from obligations.drafting.render_json import render_draft

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))
SOURCES = ROOT.parent / "shared" / "sources"
PRACTICE = ROOT.parent / "shared" / "practice"
ANNOTATIONS = ROOT / "tests" / "drafting" / "practice"
OWN = (
    ("2015-zh-en.txt", "2015"),
    ("2015-en.txt", "2015"),
    ("2021-en.txt", "2021"),
    ("2022-en.txt", "2022"),
    ("2024-en.txt", "2024"),
)
MOST_LEFT_OVER = 0.03  # of the signs of the numbered provisions
ROLES = ("lead", "co_responsible", "responsible")
DATES = ("by", "in", "from", "until", "every", "when")


@dataclass
class Facts:
    """What a document says, as sets that can be compared; `optional` may be found or not."""

    measures: set = field(default_factory=set)
    roles: set = field(default_factory=set)
    dates: set = field(default_factory=set)
    figures: set | None = None  # None: nobody annotated them
    optional: set = field(default_factory=set)


def read_yaml_facts(path: Path) -> Facts:
    """The facts of one of our own documents: what is stated, of measures and of their actions."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    facts = Facts()
    for prefix, measures in (("m", document["measures"]), ("end", document.get("closing", []))):
        for measure in measures:
            name = f"{prefix}{measure['number']}"
            facts.measures.add((name, measure["kind"]))
            for part in (measure, *measure.get("actions", [])):
                for clause in part.get("responsibilities", []):
                    if clause["basis"] == "stated":
                        facts.roles |= {
                            (name, role, body) for role in ROLES for body in clause.get(role, [])
                        }
                facts.dates |= {
                    (name, make_date(target))
                    for target in part.get("targets", [])
                    if make_date(target)
                }
    return facts


def read_lacking(path: Path, text: str) -> set:
    """Whom a document says that one of its texts leaves out: the `errors` of the sources in its language."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    language = "zh" if "-zh" in text else "en"
    return {
        (re.sub("^m0+", "m", error["of"].partition("-")[2]), role, body)
        for source in document.get("sources", [])
        if source["language"] == language
        for error in source.get("errors", [])
        for role in ROLES
        for body in error.get(role, [])
    }


def read_lines(path: Path) -> Facts:
    """The facts of an annotation in lines."""
    facts = Facts(figures=set())
    for line in path.read_text(encoding="utf-8").splitlines():
        place, *cells = (cell.strip() for cell in line.split("|"))
        *closing, number, kind = place.split()
        name = f"{'end' if closing else 'm'}{number}"
        facts.measures.add((name, kind))
        held = (facts.roles, facts.roles, facts.roles, facts.dates, facts.figures)
        for column, cell, certain in zip((*ROLES, None, None), cells, held, strict=False):
            for word in cell.split():
                value = (
                    word.rstrip("?").casefold() if column else word.rstrip("?").replace("&", " ")
                )
                fact = (name, column, value) if column else (name, value)
                (facts.optional if word.endswith("?") else certain).add(fact)
    return facts


def read_json_facts(record: dict, *, means: bool = True, printed: bool = False) -> Facts:
    """The facts of a draft, or of an annotation in the same form; `means`: with whom a generic party means; `printed`: bodies as
    printed.
    """
    facts = Facts(figures=set())
    for prefix, measures in (("m", record["measures"]), ("end", record.get("closing", []))):
        for measure in measures:
            name = f"{prefix}{measure['number']}"
            facts.measures.add((name, measure["kind"]))
            facts.roles |= {
                (name, role, body)
                for role in ROLES
                for party in measure[role]
                for body in list_bodies(party, means=means, printed=printed)
            }
            facts.dates |= {
                (name, make_date(target)) for target in measure["targets"] if make_date(target)
            }
            facts.figures |= {
                (name, make_figure(target["metric"]))
                for target in measure["targets"]
                if "metric" in target
            }
    for remark in record.get("remarks", []):
        optional = remark.get("optional", {})
        name = f"m{remark['measure']}"
        facts.optional |= {
            (name, role, body)
            for role in ROLES
            for party in optional.get(role, [])
            for body in list_bodies(party)
        }
        facts.optional |= {(name, make_date(target)) for target in optional.get("targets", [])}
    return facts


def list_bodies(party: dict, *, means: bool = True, printed: bool = False) -> list[str]:
    name = re.sub(r"\s+", "", party["as_printed"]).casefold()
    if printed:
        return [name]
    return (means and party.get("means")) or [party["id"] or name]


def make_figure(metric: dict) -> str:
    to = f"..{metric['to']}" if "to" in metric else ""
    return f"{metric['comparator']}:{metric['value']}{to}{metric['unit']}".replace(" ", "")


def make_date(target: dict) -> str:
    return " ".join(
        f"{key}={str(target[key]).replace(' ', '')}" for key in DATES if target.get(key) is not None
    )


def score(found: Facts, wanted: Facts) -> list[tuple[str, float, float, set, set]]:
    """Precision and recall of each, with what is too much and what is missing."""
    rows = []
    for name in ("measures", "roles", "dates", "figures"):
        have, want = getattr(found, name), getattr(wanted, name)
        if have is None or want is None:
            continue
        extra, missing = have - want - wanted.optional, want - have
        hits = len(have & want)
        rows.append((name, share(hits, hits + len(extra)), share(hits, len(want)), extra, missing))
    return rows


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def count_left_over(record: dict) -> float:
    """The share of the signs of the numbered provisions that is not understood: what of them is unparsed or unattached."""
    measures = record["measures"]
    if not measures:
        return 0.0
    first = min(one["start"] for one in measures)
    last = max(one["end"] for one in measures)
    unparsed = [one for measure in measures for one in measure["unparsed"]]
    left = {
        place
        for one in (*record["unparsed"], *record["unattached"], *unparsed)
        for place in range(max(one["start"], first), min(one["end"], last))
    }
    texts = [one for section in record["sections"] for one in section["text"]]
    numbered = {place for one in (*measures, *texts) for place in range(one["start"], one["end"])}
    return len(left) / len(numbered | left)


def score_replaced(rounds: int) -> int:
    """Score the texts with other bodies, dates, figures and numbers in them, as often as asked."""
    from drafting.replacing import replace

    directory = load_directory(ROOT / "measures")
    missed = 0
    for name, _ in OWN:
        content = (SOURCES / name).read_bytes()
        worst = 1.0
        for seed in range(rounds):
            replaced = replace(name, content, directory, seed)
            source = read_source(name, replaced.text.encode())
            found = read_json_facts(render_draft(draft_source(source, directory)), means=False)
            worst = min(worst, *(min(row[1:3]) for row in score(found, replaced.wanted)))
        missed += worst < 1
        print(f"{name:34} {rounds} rounds, the worst {worst:.2f}")
    return 1 if missed else 0


def read_facts(record: dict, gold: Path) -> tuple[Facts, Facts]:
    """The facts of a draft and those that are wanted of it, by the form that these are in."""
    if gold.suffix == ".yaml":
        return read_json_facts(record), read_yaml_facts(gold)
    if gold.suffix == ".read":
        return read_json_facts(record, printed=True), read_lines(gold)
    annotation = json.loads(gold.read_text(encoding="utf-8"))
    if "closing" not in annotation:
        record["closing"] = []
    return read_json_facts(record), read_json_facts(annotation)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--replaced"]:
        return score_replaced(int(arguments[1]))
    directory = load_directory(ROOT / "measures")
    pairs = [
        (Path(text), Path(gold)) for text, gold in zip(arguments[::2], arguments[1::2], strict=True)
    ]
    if not pairs:
        if not SOURCES.is_dir():
            print(f"skipped: {SOURCES} is not there")
            return 0
        pairs = [(SOURCES / text, ROOT / "measures" / f"{document}.yaml") for text, document in OWN]
        pairs += [(PRACTICE / f"{one.stem}.txt", one) for one in sorted(ANNOTATIONS.glob("*.read"))]
    worst, too_much = 1.0, False
    print(f"{'document':34} {'':9} precision  recall")
    for path, gold in pairs:
        record = render_draft(draft_source(read_source(path.name, path.read_bytes()), directory))
        found, wanted = read_facts(record, gold)
        if gold.suffix == ".yaml":
            wanted.roles -= read_lacking(gold, path.name)
        for name, precision, recall, extra, missing in score(found, wanted):
            print(f"{path.name:34} {name:9} {precision:9.2f} {recall:7.2f}")
            worst = min(worst, precision, recall)
            for sign, facts in (("+", extra), ("-", missing)):
                for fact in sorted(facts, key=str):
                    print(f"{'':34}   {sign} {fact}")
        left_over = count_left_over(record)
        too_much = too_much or left_over > MOST_LEFT_OVER
        print(f"{path.name:34} {'left over':9} {left_over:9.1%}")
    return 0 if worst >= 0.98 and not too_much else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
