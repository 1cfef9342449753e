"""Both languages stand in `obligations/text` alone: elsewhere no Chinese is written and none of the code asks which language is wanted.

What is said is whole: a text has the same places for values in both languages, and each place that says it fills all of them.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from obligations.text import tables
from obligations.text.phrase import Phrase
from obligations.text.speech import Speech
from running import ROOT, list_named_places, run_inside

SOURCES = ROOT / "src" / "obligations"
CHINESE = re.compile("[\u3001-\u303f\u3400-\u9fff\uff01-\uff65]")
LANGUAGES = frozenset({"en", "zh"})
# Where Chinese is the matter itself, and why.
READS_CHINESE = {
    "text": "the tables of what is said and read",
    "drafting": "reads official texts: its patterns are the words that Chinese documents write",
}
# The pages of rules show files that are wrong and right, and these are in Chinese.
PAGES_OF_RULES = "check/rules/"


def list_sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES).as_posix()
        if name.partition("/")[0] not in READS_CHINESE:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def list_docstrings(name: str, module: ast.Module) -> set[int]:
    """Give the texts that explain the code; of rules also those that stand under a name in capitals: their pages."""
    found = set()
    for node in ast.walk(module):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            found.add(id(body[0].value))
        if (
            name.startswith(PAGES_OF_RULES)
            and isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
        ):
            found |= (
                {id(node.value)}
                if node.targets[0].id.isupper() and not node.targets[0].id.startswith("_")
                else set()
            )
    return found


def find_chinese(name: str, module: ast.Module) -> list[str]:
    """Give the places of texts that have a Chinese sign in them."""
    explaining = list_docstrings(name, module)
    return [
        f"{name}:{node.lineno}: {node.value[:40]!r}"
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CHINESE.search(node.value)
        and id(node) not in explaining
    ]


def names_language(node: ast.expr) -> bool:
    if isinstance(node, (ast.Tuple, ast.Set, ast.List)):
        return any(map(names_language, node.elts))
    return isinstance(node, ast.Constant) and node.value in LANGUAGES


def is_language(node: ast.expr) -> bool:
    """Whether an index is one of the languages: by its name, or by a comparison with it."""
    return (
        names_language(node)
        or (isinstance(node, ast.Name) and node.id == "lang")
        or (isinstance(node, ast.Attribute) and node.attr == "lang")
    )


def asks_for_language(node: ast.AST) -> bool:
    """Whether a piece of code compares, matches or looks something up by a language. A list of types is none."""
    if isinstance(node, ast.Compare):
        return any(map(names_language, [node.left, *node.comparators]))
    if isinstance(node, ast.MatchValue):
        return names_language(node.value)
    if isinstance(node, ast.Subscript):
        of_types = isinstance(node.value, ast.Name) and node.value.id in ("Literal", "Annotated")
        return not of_types and isinstance(node.ctx, ast.Load) and is_language(node.slice)
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "get"
    ):
        return bool(node.args) and is_language(node.args[0])
    return False


def find_questions(name: str, module: ast.Module) -> list[str]:
    return [
        f"{name}:{node.lineno}: {ast.unparse(node)[:60]}"
        for node in ast.walk(module)
        if asks_for_language(node)
    ]  # type: ignore[attr-defined]


def test_no_chinese_is_written_outside_the_tables() -> None:
    assert [place for name, module in list_sources() for place in find_chinese(name, module)] == []


def test_no_code_outside_the_tables_asks_for_the_language() -> None:
    assert [
        place for name, module in list_sources() for place in find_questions(name, module)
    ] == []


@pytest.mark.parametrize(
    "code",
    [
        "x = '部门'",
        "def f():\n    return f'{n}份文件'",
        "x = a if lang == 'zh' else b",
        "x = lang != 'en'",
        "x = 'zh' in notes",
        "x = WORDS[lang]",
        "x = WORDS[style.lang]",
        "x = WORDS[key][lang == 'zh']",
        "x = name['zh']",
        "x = name.get('en')",
        "x = name.get(lang)",
        "match lang:\n    case 'zh':\n        pass",
    ],
)
def test_each_way_to_write_or_ask_is_seen(code: str) -> None:
    module = ast.parse(code)
    assert find_chinese("output/x.py", module) + find_questions("output/x.py", module)


@pytest.mark.parametrize(
    "code", ['"""Return 2份文件."""', "Language = Literal['en', 'zh']", "name = {'en': a, 'zh': b}"]
)
def test_explanations_types_and_data_in_both_languages_are_let_through(code: str) -> None:
    module = ast.parse(code)
    assert not find_chinese("output/x.py", module) + find_questions("output/x.py", module)


def list_phrases() -> Iterator[tuple[str, Phrase]]:
    """Give every text of the tables, with where it stands."""
    for info in pkgutil.iter_modules(tables.__path__):
        table = importlib.import_module(f"{tables.__name__}.{info.name}")
        for name, value in vars(table).items():
            waiting = [(f"{info.name}.{name}", value)]
            while waiting:
                place, found = waiting.pop()
                if isinstance(found, Phrase):
                    yield place, found
                elif isinstance(found, dict):
                    waiting += [(f"{place}[{key!r}]", item) for key, item in found.items()]


PHRASES = dict(list_phrases())


def test_a_text_has_the_same_places_in_both_languages() -> None:
    # How many more there are, or how many in all: each language counts as it is said in it.
    counts = {"count", "all"}
    differing = {
        place
        for place, phrase in PHRASES.items()
        if (list_named_places(phrase.en) ^ list_named_places(phrase.zh)) - counts
        or list_named_places(phrase.en) - list_named_places(phrase.one or phrase.en) - counts
    }
    assert differing == {"progress.STATUS_IN_WORDS"}  # a status is the same word in English


def test_a_text_that_is_not_the_same_for_one_and_for_many_counts() -> None:
    for place, phrase in PHRASES.items():
        if phrase.one is not None:
            assert "count" in list_named_places(phrase.en), place
            assert phrase.one != phrase.en, place


def test_chinese_has_its_own_brackets_colons_and_commas() -> None:
    wrong = re.compile(r"[\u3400-\u9fff][,:;()!?]|[,:;(!?] ?[\u3400-\u9fff]")
    assert {place: phrase.zh for place, phrase in PHRASES.items() if wrong.search(phrase.zh)} == {}


def list_sayings() -> Iterator[tuple[str, str, set[str]]]:
    """Give each place that says a text of a table by name: the place, the text, the values that it gives."""
    for path in sorted(SOURCES.rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        aliases = {
            (alias.asname or alias.name): alias.name
            for node in ast.walk(module)
            if isinstance(node, ast.ImportFrom) and node.module == tables.__name__
            for alias in node.names
        }
        for node in ast.walk(module):
            if not (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "say"
                and node.args
            ):
                continue
            said = node.args[0]
            if (
                isinstance(said, ast.Attribute)
                and isinstance(said.value, ast.Name)
                and said.value.id in aliases
            ):
                yield (
                    f"{path.relative_to(SOURCES)}:{node.lineno}",
                    f"{aliases[said.value.id]}.{said.attr}",
                    {keyword.arg for keyword in node.keywords if keyword.arg},
                )


def test_who_says_a_text_fills_all_its_places() -> None:
    sayings = list(list_sayings())
    assert len(sayings) > 100
    for place, name, given in sayings:
        phrase = PHRASES[name]
        wanted = list_named_places(phrase.en) | list_named_places(phrase.zh)
        assert wanted <= given, f"{place}: {name} has no value for {wanted - given}"


def list_names_used() -> set[tuple[str, str]]:
    """Give the names of the tables that the code uses, each with its table."""
    used = set()
    for path in SOURCES.rglob("*.py"):
        module = ast.parse(path.read_text(encoding="utf-8"))
        imported = [
            node for node in ast.walk(module) if isinstance(node, ast.ImportFrom) and node.module
        ]
        aliases = {
            alias.asname or alias.name: alias.name
            for node in imported
            if node.module == tables.__name__
            for alias in node.names
        }
        for node in imported:
            if node.module.startswith(f"{tables.__name__}."):
                used |= {(node.module.rpartition(".")[2], alias.name) for alias in node.names}
        for found in ast.walk(module):
            if (
                isinstance(found, ast.Attribute)
                and isinstance(found.value, ast.Name)
                and found.value.id in aliases
            ):
                used.add((aliases[found.value.id], found.attr))
    return used


def test_each_text_is_said_somewhere() -> None:
    written = {
        (place.partition(".")[0], place.partition(".")[2].partition("[")[0]) for place in PHRASES
    }
    assert written - list_names_used() == set()


def test_one_and_many_are_told_apart_in_english_alone() -> None:
    phrase = Phrase("{count:,} files", "{count}个文件", one="1 file")
    assert [Speech("en").say(phrase, count=number) for number in (0, 1, 2, 1234)] == [
        "0 files",
        "1 file",
        "2 files",
        "1,234 files",
    ]
    assert Speech("zh").say(phrase, count=1) == "1个文件"


def test_a_text_without_values_may_hold_braces() -> None:
    assert Speech("en").say(Phrase("{x}", "{x}")) == "{x}"


def test_a_name_or_unit_that_is_in_english_alone_stands_in_chinese_as_it_is() -> None:
    harbour = ["--measures", str(ROOT / "examples" / "harbour" / "measures")]
    out = run_inside("due", *harbour, "--as-of", "2025-09-01", "--lang", "zh", "--format", "md").out
    assert "harbour-authority" not in out
    assert "| HAN |" in out
    assert "5／不少于8 berths" in out
