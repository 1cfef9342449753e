"""Makes up a corpus of any size for measuring: valid, of realistic length, the same for the same numbers.

    python tests/benchmarks/make_corpus.py FOLDER --files 400 --measures 25 --named 60

`--files` documents hold `--measures` measures each; exactly `--named` measures of the whole corpus, evenly spread, name the department
`--department`, so that a list of its measures has as many rows at every size. Registry, topics and addressees are the shipped ones.
"""

from __future__ import annotations

import argparse
import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = Path(__file__).resolve().parents[2] / "measures"
LISTS = ("departments.yaml", "topics.yaml", "addressees.yaml")
FIRST_DAY = date(2010, 3, 1)

# Bodies that exist throughout, so that no measure names one before its time.
BODIES = (
    "mfa",
    "ndrc",
    "moe",
    "most",
    "mps",
    "moj",
    "mof",
    "mwr",
    "pbc",
    "csrc",
    "cnipa",
    "nbs",
    "cas",
    "cma",
    "stma",
    "xinhua",
)
TOPICS = (
    "pilot-zones",
    "customs-supervision",
    "tax",
    "logistics",
    "data",
    "statistics",
    "exhibitions",
    "digitalisation",
    "compliance",
)
VERBS = (
    ("widen", "拓展"), ("improve", "完善"), ("speed up", "加快"), ("set up", "建立"), ("coordinate", "统筹"), ("simplify", "简化"),
    ("promote", "推广"), ("open", "开放"), ("review", "评估"), ("connect", "联通"), ("standardise", "规范"), ("train", "培训"),
)  # fmt: skip
OBJECTS = (
    ("warehouses abroad", "海外仓"), ("customs clearance at the ports", "口岸通关"), ("settlement in renminbi", "人民币结算"),
    ("the return of goods", "商品退货"), ("credit records of companies", "企业信用记录"), ("platforms for small firms", "小微企业平台"),
    ("freight by rail and air", "铁路和航空货运"), ("rules on the use of data", "数据使用规则"), ("export tax refunds", "出口退税"),
    ("insurance of export credit", "出口信用保险"), ("brands of one's own", "自主品牌"), ("fairs held online", "线上展会"),
    ("quality and safety supervision", "质量安全监管"), ("talent and research", "人才与研究"), ("parcels and mail", "邮件快件"),
)  # fmt: skip
PLACES = (
    ("in the pilot zones", "在试点地区"), ("together with the localities", "会同地方"), ("step by step", "逐步"),
    ("for companies of every size", "面向各类企业"), ("along the whole supply chain", "覆盖供应链全链条"), ("in a prudent manner", "稳妥"),
)  # fmt: skip
MODALITIES = ("will", "must", "support", "encourage", "explore", "study", "guide", "allow")


def make_corpus(
    folder: Path,
    *,
    files: int = 400,
    measures: int = 25,
    named: int = 60,
    department: str = "gacc",
    seed: int = 7,
) -> None:
    """Write the corpus into a folder, which may be there already."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in LISTS:
        shutil.copyfile(SHIPPED / name, folder / name)
    total = files * measures
    chosen = {at * total // named for at in range(named)} if named else set()
    for at in range(files):
        naming = {
            number for number in range(1, measures + 1) if at * measures + number - 1 in chosen
        }
        text = "".join(
            _write_document(random.Random(seed * 1_000_003 + at), at, measures, naming, department)
        )
        (folder / f"{_name(at)}.yaml").write_text(text, encoding="utf-8")


def _name(at: int) -> str:
    return f"plan-{at + 1:05d}"


def _write_document(
    draw: random.Random, at: int, measures: int, naming: set[int], department: str
) -> Iterator[str]:
    dated = FIRST_DAY + timedelta(days=at * 5 % 5000)
    yield "# yaml-language-server: $schema=schema/document.schema.json\n"
    yield f"id: {_name(at)}\nnumber: 国办发〔{dated.year}〕{at + 1}号\nkind: plan\n"
    yield f"title:\n  en: Plan {at + 1} for the growth of trade\n  zh: 外贸发展规划之{at + 1}\n"
    yield f"issuers: [gosc]\ndated: {dated}\nsections:\n"
    for section in range(1, 4):
        yield f"  - number: {section}\n    title:\n      en: Part {section}\n      zh: 第{section}部分\n"
    yield "measures:\n"
    for number in range(1, measures + 1):
        yield from _write_measure(
            draw, at, number, measures, dated, department if number in naming else None
        )


def _write_measure(
    draw: random.Random, at: int, number: int, measures: int, dated: date, department: str | None
) -> Iterator[str]:
    (verb, verb_zh), (thing, thing_zh) = draw.choice(VERBS), draw.choice(OBJECTS)
    yield f"  - number: {number}\n    label: ({number})\n    section: {1 + 3 * (number - 1) // measures}\n    kind: measure\n"
    yield f"    title:\n      en: {verb.capitalize()} {thing}\n      zh: {verb_zh}{thing_zh}\n"
    sentences = [_make_phrase(draw) for _ in range(draw.randint(2, 3))]
    yield "    summary:\n      en: >-\n"
    yield "".join(
        f"        {english.capitalize()}, so that trade grows and costs fall for those concerned.\n"
        for english, _ in sentences
    )
    yield f"      zh: {'；'.join(chinese for _, chinese in sentences)}，促进贸易增长、降低各方成本。\n"
    yield f"    topics: [{', '.join(draw.sample(TOPICS, draw.randint(1, 2)))}]\n"
    bodies = draw.sample(BODIES, 1 + draw.randint(1, 4))
    lead = department or bodies[0]
    yield f"    responsibilities:\n      - basis: stated\n        lead: [{lead}]\n        co_responsible: [{', '.join(bodies[1:])}]\n"
    if draw.random() < 0.4:
        yield from _write_target(draw, dated)
    yield "    actions:\n"
    for action in range(1, draw.randint(2, 6) + 1):
        english, chinese = _make_phrase(draw)
        yield f"      - number: {action}\n        modality: {draw.choice(MODALITIES)}\n"
        yield f"        what:\n          en: {english}\n          zh: {chinese}\n"
    if at and draw.random() < 0.5:
        yield from _write_link(draw, at, number)


def _make_phrase(draw: random.Random) -> tuple[str, str]:
    (verb, verb_zh), (thing, thing_zh), (where, where_zh) = (
        draw.choice(VERBS),
        draw.choice(OBJECTS),
        draw.choice(PLACES),
    )
    (other, other_zh) = draw.choice(OBJECTS)
    return (
        f"{verb} {thing} {where} and bring in {other}",
        f"{where_zh}{verb_zh}{thing_zh}，兼及{other_zh}",
    )


def _write_target(draw: random.Random, dated: date) -> Iterator[str]:
    thing, thing_zh = draw.choice(OBJECTS)
    yield f"    targets:\n      - number: 1\n        by: {dated.year + draw.randint(1, 9)}\n"
    yield f"        outcome:\n          en: {thing} have grown markedly\n          zh: {thing_zh}明显增长\n"
    if draw.random() < 0.5:
        unit = "          unit:\n            en: companies\n            zh: 家\n"
        yield f"        metric:\n          comparator: about\n          value: {draw.randint(2, 900)}\n{unit}"


def _write_link(draw: random.Random, at: int, number: int) -> Iterator[str]:
    # A file dated earlier: dates rise with the number of the file, but begin anew every thousand files.
    target = f"{_name(draw.randrange(at - at % 1000, at))}-m{number:02d}" if at % 1000 else None
    if target:
        thing, thing_zh = draw.choice(OBJECTS)
        yield f"    links:\n      - relation: {draw.choice(('continues', 'extends', 'implements'))}\n        to: {target}\n"
        yield f"        because:\n          en: Both are about {thing}\n          zh: 均涉及{thing_zh}\n"


def main() -> None:
    """Read the command line and write the corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--measures", type=int, default=25, help="of each file")
    parser.add_argument(
        "--named",
        type=int,
        default=60,
        help="measures of the whole corpus that name the department",
    )
    parser.add_argument("--department", default="gacc")
    options = parser.parse_args()
    make_corpus(
        options.folder,
        files=options.files,
        measures=options.measures,
        named=options.named,
        department=options.department,
    )


if __name__ == "__main__":
    main()
