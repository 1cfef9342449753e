"""What `check` and the schemas say of the same record: the same, but for what is named here with its reason.

The records are the examples of the rules, and mutations of records that both take. Only errors are
compared: what a warning says a workspace may choose not to heed.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML, SafeConstructor
from ruamel.yaml.error import YAMLError

from obligations.check import RULES
from obligations.check.apply import check_file
from obligations.check.view.corpus import build_world
from obligations.corpus import Corpus, find_kind, load_file
from obligations.schemas import SCHEMAS, build_schema, read_choices
from obligations.vocabulary import BASES, RECURRENCES, STATUSES
from running import ADDRESSEES

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE_TESTS = Path(__file__).resolve().parents[1] / "rules"
ERRORS = {rule.code for rule in RULES if rule.severity == "error"}
AS_OF = date(2036, 11, 23)

# Why a schema takes what `check` refuses: of all examples of a rule, or of one.
TEXT = "a schema judges what a reader of YAML made of the text, not the text"
OTHERS = "it depends on other files, or on the day: a schema sees one record"
COMPARED = "JSON Schema compares no two values of a record with each other"
LOOSER = {
    "OB104/wrong": TEXT,
    "OB104/wrong-merge": TEXT,
    "OB105": TEXT,
    "OB108/wrong-direction": TEXT,
    "OB108/wrong-line-separator": TEXT,
    "OB118": TEXT,
    "OB123": OTHERS,
    "OB201": OTHERS,
    "OB207": OTHERS,
    "OB304": OTHERS,
    "OB306": OTHERS,
    "OB313": COMPARED,
    "OB502": OTHERS,
    "OB503": OTHERS,
    "OB505": OTHERS,
    "OB601": OTHERS,
    "OB602": OTHERS,
    "OB603": OTHERS,
    "OB604": OTHERS,
    "OB606": OTHERS,
    "OB607/wrong": OTHERS,
    "OB609": OTHERS,
    "OB618": OTHERS,
    "OB616": OTHERS,
    "OB617/wrong": OTHERS,
    "OB617/wrong-changed": OTHERS,
    "OB202": COMPARED,
    "OB205/wrong-registry": COMPARED,
    "OB208": COMPARED,
    "OB211": COMPARED,
    "OB212": COMPARED,
    "OB222": OTHERS,
    "OB302/wrong": COMPARED,
    "OB404": COMPARED,
    "OB407": COMPARED,
    "OB410": COMPARED,
    "OB501": COMPARED,
}
# Why a schema refuses what `check` takes.
STRICTER = {
    "OB105/right": "a text that other readers take for a number: the canonical form quotes it",
}


@cache
def _build_validator(kind: str, choices: str) -> Draft202012Validator:
    return Draft202012Validator(build_schema(kind, json.loads(choices)))


class _WithoutDays(SafeConstructor):
    """Makes texts of days, as YAML 1.2 does."""


_WithoutDays.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def read_as_others(content: bytes) -> Any:
    """Read YAML 1.2 as an editor does."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = _WithoutDays
    return reader.load(content.decode())


OLD = """\
id: old
kind: plan
title: {en: Old plan}
issuers: [old-trade]
dated: 2010-01-31
measures:
  - number: 1
    kind: measure
    title: {en: Berths}
    summary: {en: The first berths.}
    responsibilities: [{basis: stated, lead: [old-trade], co_responsible: [harbour]}]
    actions: [{number: 1, modality: must, what: {en: build them}}]
"""
PLAN = """\
id: plan
number: 港发2020年第1号
kind: plan
title: {en: Plan, zh: 方案}
heading: {zh: 方案}
issuers: [harbour]
addressees: [all-offices]
dated: 2020-01-31
published: 2020-02-01
external: [number]
sources:
  - {language: en, title: Plan, url: "https://example.org/plan", retrieved: 2030-02-02, note: {en: whole}}
responsibilities:
  - {basis: document, applies: all, responsible: [all-offices], because: {en: It says so.}}
sections:
  - {number: 1, label: One, title: {en: Work}, heading: {zh: 工作}}
measures:
  - number: 1
    label: "1"
    section: 1
    kind: measure
    title: {en: Berths}
    heading: {en: Berths}
    summary: {en: More berths.}
    text: {en: There shall be more berths.}
    topics: [docks, ships]
    responsibilities:
      - {basis: stated, lead: [old-trade], co_responsible: [trade, all-offices]}
      - {basis: inferred, responsible: [old-trade], passed_to: {old-trade: harbour}, because: {en: Ships.}}
    targets:
      - {number: 1, by: 2035, strive: true, outcome: {en: berths}, metric: {comparator: about, value: 12, unit: {en: berths}}}
      - {number: 2, every: year, by: XXXX-02, outcome: {en: a list}, deliverable: list}
      - {number: 3, from: 2030-Q2, outcome: {en: an open page}}
    actions:
      - number: 1
        modality: will
        what: {en: build them}
        addressees: [companies]
        places: [{en: Northmere}]
        submitted_to: [trade]
        responsibilities: [{basis: stated, responsible: [trade, harbour]}]
        targets: [{number: 1, in: 2031-H1, outcome: {en: ground}}]
        links: [{relation: extends, to: old-m01, because: {en: The same berths.}}]
      - {number: 2, parent: 1, modality: explore, what: {en: floating ones}, topics: [ships]}
    links:
      - {relation: continues, to: old-m01.1, because: {en: The same berths.}}
closing:
  - {number: 1, kind: organisation, title: {en: Start}, summary: {en: It holds from now on.}}
"""
ENTRY = """\
of: plan-m01.t1
date: 2031-02-28
recorded: 2031-03-01
status: met
value: 12
evidence:
  - {quality: reported, number: No. 7, issuers: [harbour], publisher: News, title: Page, dated: 2031-02-28, url: "https://example.org", retrieved: 2031-03-01}
note: {en: All of them.}
"""
BODIES = """\
departments:
  - {id: harbour, kind: office, level: central, name: {en: Harbour Office}, official: {en: The Harbour Office}, short: {en: HO}, abbr: [HO], names: {en: [Port]},
     machine_translated: [Portal], query_names: [port], former: [{en: Pier Office, abbr: PO, from: 1990, to: 1999-12-31, note: small}], parent: trade,
     existed: {from: 1990-01, opened: 1990-02-01, to: 2040, closed: 2041, source: gazette}}
  - {id: trade, kind: ministry, level: central, name: {en: Ministry of Trade}, nameplate_of: harbour, note: {en: large}, code: CN-XX}
  - id: old-trade
    kind: ministry
    level: central
    name: {en: Ministry of Commerce and Ships}
    existed: {to: 2020-06-30}
    successors:
      - {to: trade, type: merged, weight: primary, date: 2020-06-30, source: gazette, verified: false}
      - {to: harbour, type: functions-moved, weight: secondary, date: 2020-06-30, share: {en: pilots}}
  - {id: all-offices, kind: generic, level: central, name: {en: all offices concerned}, cover: [central]}
ambiguous:
  - {name: office, candidates: [harbour, trade], means: trade}
"""
TERMS = "- {id: ships, name: {en: Ships}}\n- {id: docks, name: {en: Docks, zh: 码头}, note: {en: and quays}}\n"
SYNONYMS = "- {en: [berth, mooring], zh: [泊位]}\n"
ENTRY_PATH = "progress/plan/plan-m01.t1_2031-02-28_00000000.yaml"
RIGHT = {
    "departments.yaml": BODIES,
    "topics.yaml": TERMS,
    "addressees.yaml": ADDRESSEES,
    "synonyms.yaml": SYNONYMS,
    "old.yaml": OLD,
    "plan.yaml": PLAN,
    ENTRY_PATH: ENTRY,
}
DATES = [2021, "2021-02-29", "2024-02-29", "2100-02-29", "2021-04-31", "2021-13", "2021-Q5", "XXXX-02", "XXXX", "0000-01-01"]  # fmt: skip
OF_DATES = {"by", "in", "from", "to", "dated", "date", "retrieved", "opened"}
# Words that are right somewhere, in places where they may not be.
WORDS = {
    "basis": BASES,
    "status": STATUSES,
    "every": RECURRENCES,
    "co_responsible": ("old-trade",),
    "of": ("plan-m01", "plan-m01.2"),
    "url": ("https://example.org", "javascript:alert(1)", "https://", "example.org", "https:// x"),
}
# An entry that says something else has another name.
NAMED_AFTER = {"OB609"}
Route = tuple["str | int", ...]


def is_taken(path: str, content: bytes, choices: str) -> bool:
    """Whether the schema takes a file, with the ids that are known (as JSON)."""
    kind = find_kind(path)
    if kind not in SCHEMAS:
        return True
    try:
        return _build_validator(kind, choices).is_valid(read_as_others(content))
    except (YAMLError, UnicodeDecodeError, RecursionError):
        return False


def list_examples(begin: str) -> list[Path]:
    return sorted(RULE_TESTS.glob(f"examples/OB*/{begin}*"))


def judge_example(folder: Path, base: Path) -> bool:
    """Whether the schemas take all files of an example, which stands on the lists of a base."""
    measures = base / f"{folder.parent.name}-{folder.name}"
    shutil.copytree(RULE_TESTS / "base", measures)
    shutil.copytree(folder, measures, dirs_exist_ok=True)
    choices = json.dumps(read_choices(measures))
    return all(
        is_taken(path.relative_to(folder).as_posix(), path.read_bytes(), choices)
        for path in folder.rglob("*.yaml")
    )


def test_the_schemas_refuse_the_wrong_examples_of_rules_but_for_what_is_named(
    tmp_path: Path,
) -> None:
    taken: dict[str, set[str]] = {code: set() for code in ERRORS}
    refused: dict[str, set[str]] = {code: set() for code in ERRORS}
    for folder in list_examples("wrong"):
        if (code := folder.parent.name) in ERRORS:
            (taken if judge_example(folder, tmp_path) else refused)[code].add(folder.name)
    differences = {
        difference
        for code, names in taken.items()
        for difference in ([f"{code}/{name}" for name in names] if refused[code] else [code])
        if names
    }
    assert differences == LOOSER.keys()


def list_values(data: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Give every value with where it stands, the outermost first."""
    yield route, data
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from list_values(value, (*route, step))


def find_role(route: Route) -> str:
    """Give the key that says what stands at a place: that of the list, for an item of a list."""
    return next((step for step in reversed(route) if isinstance(step, str)), "")


def list_substitutes(route: Route, value: Any) -> Iterator[Any]:
    """Give what may stand in place of a value."""
    yield from (type(value)(), None)
    if isinstance(value, list):
        yield [*value, value[0]]
    elif isinstance(value, dict):
        yield {**value, "unknown": "x"}
    elif route[-1] in OF_DATES:
        yield from DATES
    elif isinstance(value, str):
        yield from ("  ", "a b", "x", *WORDS.get(find_role(route), ()))
    else:
        yield from (-1, 7, 1.5, "x")


def list_mutations(right: Any) -> Iterator[tuple[str, Any]]:
    """Give a record with one thing changed in it: a key left out, another added, another value.

    Of items of one list, and of keys that hold the same, the first is changed.
    """
    values = list(list_values(right))
    keys: dict[str, dict[str, Any]] = defaultdict(dict)
    for route, value in values:
        if isinstance(value, dict):
            keys[find_role(route)].update(value)
    seen = set()
    for route, value in values:
        for name, new_route, new in _list_changes(route, value, keys[find_role(route)]):
            keys_above = [step for step in route if isinstance(step, str)]
            kind = (*keys_above[-1 if keys_above[-1:] in (["en"], ["zh"]) else -2 :], name)
            if kind not in seen:
                seen.add(kind)
                yield f"{'.'.join(map(str, route))} {name}", _change(right, new_route, new)


def _list_changes(
    route: Route, value: Any, keys: dict[str, Any]
) -> Iterator[tuple[str, Route, list[Any] | None]]:
    if route and isinstance(route[-1], str):
        yield "left out", route, None
    for other in list_substitutes(route, value) if route else ():
        yield f"as {other}", route, [other]
    for key, other in keys.items() if isinstance(value, dict) else ():
        if key not in value:
            yield f"with {key} {other}", (*route, key), [other]


def _change(right: Any, route: Route, new: list[Any] | None) -> Any:
    """Give a copy with one value in place of what stands at a place; None leaves its key out."""
    changed = deepcopy(right)
    holder = changed
    for step in route[:-1]:
        holder = holder[step]
    if new is None:
        del holder[route[-1]]
    else:
        holder[route[-1]] = new[0]
    return changed


def list_judged_mutations(base: Path) -> Iterator[tuple[set[str], str, bool]]:
    """Give the codes of the errors in each mutation, its name, and whether the schema takes it."""
    for path, text in RIGHT.items():
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_text(text, encoding="utf-8")
    choices = json.dumps(read_choices(base))
    loaded = {path: load_file(path, text.encode()) for path, text in RIGHT.items()}
    for path in (path for path in RIGHT if path != "old.yaml"):
        validator = _build_validator(find_kind(path), choices)
        for name, data in list_mutations(read_as_others(RIGHT[path].encode())):
            file = load_file(path, json.dumps(data, ensure_ascii=False).encode())
            found = check_file(file, build_world(Corpus({**loaded, path: file}), AS_OF))
            codes = {finding.code for finding in found if finding.code in ERRORS}
            yield codes - NAMED_AFTER, f"{path}: {name}", validator.is_valid(data)


def test_the_schemas_take_all_other_examples_of_rules_but_for_what_is_named(tmp_path: Path) -> None:
    others = [
        *list_examples("right"),
        *(folder for folder in list_examples("wrong") if folder.parent.name not in ERRORS),
    ]
    refused = {
        f"{folder.parent.name}/{folder.name}"
        for folder in others
        if not judge_example(folder, tmp_path)
    }
    assert refused == STRICTER.keys()


def test_of_each_mutation_of_a_record_both_say_the_same_but_for_what_is_named(
    tmp_path: Path,
) -> None:
    looser, stricter = defaultdict(set), set()
    count = 0
    for codes, name, taken in list_judged_mutations(tmp_path):
        count += 1
        if not codes and not taken:
            stricter.add(name)
        for code in codes if taken else ():
            looser[code].add(name)
    named = {name.partition("/")[0] for name in LOOSER}
    assert {code: names for code, names in looser.items() if code not in named} == {}
    assert stricter == set()
    assert count > 800
