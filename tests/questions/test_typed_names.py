"""Names as people type them: whom each means, over a table of names and over the whole registry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import opencc
import pytest

from obligations.compiling import open_compiled
from obligations.findings import UserError
from obligations.query.departments import UnknownDepartmentError, find_department
from obligations.query.naming import ContradictionError, find_named
from obligations.query.session import Question
from obligations.query.session import ask as put
from obligations.text.character_variants import load_signs
from obligations.text.language import has_chinese
from obligations.text.name_keys import fold_text, normalise_name
from obligations.workspace import find_workspace
from running import ROOT

TABLE = Path(__file__).with_name("typed_names.tsv")
SIGNS = {ord(sign): plain for sign, plain in load_signs().items()}
# Traditional characters as OpenCC itself, Hong Kong and Taiwan print them.
TRADITIONAL = ("s2t", "s2hk", "s2tw")


def read_table() -> list[tuple[str, str, list[str]]]:
    """Give what is typed, whom it means, and who else it could mean."""
    lines = [
        line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    rows = [(*line.split("\t"), "")[:3] for line in lines]
    return [
        (typed, expected, sorted(filter(None, also.split(", ")))) for typed, expected, also in rows
    ]


@pytest.fixture(scope="module")
def question() -> Iterator[Question]:
    with closing(open_compiled(find_workspace(ROOT / "measures"))) as connection:
        yield put(connection, date(2026, 11, 23), timedelta(180))


@pytest.fixture(scope="module")
def names(question: Question) -> list[tuple[str, str]]:
    """Every name of the registry, with the body that bears it."""
    return [
        (row["name"], row["department"])
        for row in question.select("SELECT name, department FROM department_name")
    ]


def understand(question: Question, typed: str) -> tuple[str, list[str]]:
    """Say whom a name means as the table does."""
    try:
        named = find_named(question, typed)
    except ContradictionError:
        return "contradiction", []
    if named is None:
        return "unknown", []
    if named.means is None:
        return f"ambiguous: {', '.join(named.candidates)}", []
    return named.means, sorted(set(named.candidates) - {named.means})


def find_differing(question: Question, pairs: list[tuple[str, str]]) -> list[tuple[str, str, Any]]:
    """Give those of pairs of ways to write a name that are not understood alike."""
    understood = [
        (one, other, understand(question, one), understand(question, other)) for one, other in pairs
    ]
    return [
        (one, other, (means, expected))
        for one, other, means, expected in understood
        if means != expected
    ]


def test_each_name_of_the_table_means_whom_it_should(question: Question) -> None:
    wrong = [
        (typed, expected, got)
        for typed, *expected in read_table()
        if (got := [*understand(question, typed)]) != expected
    ]
    assert wrong == []


def test_the_table_is_large_and_names_no_one_twice() -> None:
    typed = [name for name, _, _ in read_table()]
    bodies = {expected for _, expected, _ in read_table() if ":" not in expected}
    assert len(typed) == len(set(typed)) >= 400
    assert len(bodies) >= 80


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Post", "邮政"), ("China Post", "中国邮政"), ("Market Regulation", "市场监管"), ("Statistics", "统计"),
        ("Intellectual Property", "知识产权"), ("Railway", "铁路"), ("China Railway", "中国铁路"), ("Transport", "交通"),
        ("Environment", "环境"), ("Securities", "证券"), ("Science and Technology", "科技"), ("Taxation", "税务"), ("Customs", "海关"),
        ("tax authorities", "税务机关"), ("tax departments", "税务部门"), ("tax authority", "tax authorities"), ("tax bureau", "税务局"),
        ("commerce departments", "商务部门"), ("railway authorities", "铁路部门"), ("postal authorities", "邮政部门"),
        ("banking regulator", "银行监管"), ("CIQ", "检验检疫局"), ("Finance", "财政"), ("Energy", "能源"), ("Foreign Exchange", "外汇"),
    ],
)  # fmt: skip
def test_a_word_is_as_ambiguous_in_chinese_as_in_english(
    question: Question, english: str, chinese: str
) -> None:
    assert find_differing(question, [(english, chinese)]) == []
    assert understand(question, english)[0] != "unknown"


@pytest.mark.exhaustive
def test_traditional_characters_make_no_difference_to_any_name(
    question: Question, names: list[tuple[str, str]]
) -> None:
    written = [
        (traditional.convert(name), name)
        for traditional in map(opencc.OpenCC, TRADITIONAL)
        for name, _ in names
        if has_chinese(name)
    ]
    assert sum(one != other for one, other in written) > 1000
    assert find_differing(question, [(one, other) for one, other in written if one != other]) == []


@pytest.mark.exhaustive
def test_full_width_makes_no_difference_to_any_name(
    question: Question, names: list[tuple[str, str]]
) -> None:
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
    assert (
        find_differing(
            question,
            [
                (name.translate(wide), name)
                for name, _ in names
                if not name.isalnum() or name.isascii()
            ],
        )
        == []
    )


def test_dots_in_an_abbreviation_make_no_difference(question: Question) -> None:
    abbreviations = [
        row["name"]
        for row in question.select("SELECT name FROM department_name WHERE kind = 'abbr'")
        if row["name"].isalpha()
    ]
    assert len(abbreviations) > 150
    dotted = [
        (form, abbr)
        for abbr in abbreviations
        for form in (".".join(abbr), ".".join(abbr) + ".", ". ".join(abbr) + ".")
    ]
    assert find_differing(question, dotted) == []


@pytest.mark.exhaustive
def test_a_name_with_the_abbreviation_in_brackets_means_the_body_that_bears_both(
    question: Question, names: list[tuple[str, str]]
) -> None:
    abbreviations = question.select(
        "SELECT name, department FROM department_name WHERE kind = 'abbr'"
    )
    wrong = []
    for abbr, department in abbreviations:
        for name in [name for name, bearer in names if bearer == department]:
            for form in (f"{name} ({abbr})", f"{name}（{abbr}）", f"{abbr} ({name})"):
                named = find_named(question, form)
                # Where both are shared by the same bodies, nobody can tell.
                if (
                    named is None
                    or department not in named.candidates
                    or (named.means != department and len(named.candidates) == 1)
                ):
                    wrong.append((form, department, named))
    assert wrong == []


def test_a_name_as_the_program_prints_it_means_the_body(question: Question) -> None:
    for row in question.select("SELECT * FROM department"):
        printed = " · ".join(part for part in (row["en"], row["zh"], row["abbr"]) if part)
        # Of the two ministries that were called 交通部 one after the other, both English names are used for both.
        assert understand(question, printed)[0] == row["id"] or row["id"] == "moc-transport"
        assert understand(question, f"{row['id']} ({row['en'] or row['zh']})")[0] == row["id"]


def test_the_department_in_charge_of_a_matter_is_the_one_that_the_matter_means(
    question: Question, names: list[tuple[str, str]]
) -> None:
    words = [
        row["name"]
        for row in question.select("SELECT name FROM department_name WHERE kind = 'query'")
        if has_chinese(row["name"])
    ]
    known = {name for name, _ in names}
    plain = [
        (f"{word}{ending}", word)
        for word in words
        for ending in ("部门", "主管部门")
        if f"{word}{ending}" not in known
    ]
    ministries = [
        (f"{name}门", name) for name, _ in names if name.endswith("部") and f"{name}门" not in known
    ]
    assert len(plain) > 150
    assert len(ministries) > 60
    assert [
        wrong
        for wrong in find_differing(question, plain)
        if "unknown" in (means[0] for means in wrong[2])
    ] == []
    assert [
        (one, means)
        for one, _, means in find_differing(question, ministries)
        if means[0][0] == "unknown"
    ] == []


def test_each_commission_is_found_by_the_shorter_form_of_that_word(
    question: Question, names: list[tuple[str, str]]
) -> None:
    pairs = [(name.removesuffix("员会"), name) for name, _ in names if name.endswith("委员会")]
    assert [
        (one, means)
        for one, _, means in find_differing(question, pairs)
        if means[0][0] == "unknown"
    ] == []


def test_either_word_for_and_makes_no_difference_to_any_name(
    question: Question, names: list[tuple[str, str]]
) -> None:
    assert (
        find_differing(
            question, [(name.replace("和", "与"), name) for name, _ in names if "和" in name]
        )
        == []
    )


def test_the_signs_make_one_name_of_no_two(names: list[tuple[str, str]]) -> None:
    bearers: dict[str, set[str]] = {}
    for name, _ in names:
        bearers.setdefault(normalise_name(name, SIGNS), set()).add(normalise_name(name))
    assert [keys for keys in bearers.values() if len(keys) > 1] == []


def test_a_sign_stands_for_another_or_is_stood_for_never_both() -> None:
    assert not {plain for plain in SIGNS.values() if ord(plain) in SIGNS}
    text = "跨境電商 裡 裏 衛 衞 稅 税 溫 温 台 臺 瞭解 了解"
    assert fold_text(text, SIGNS) == "跨境电商 里 里 卫 卫 税 税 温 温 台 台 了解 了解"
    assert fold_text(fold_text(text, SIGNS), SIGNS) == fold_text(text, SIGNS)


@pytest.mark.parametrize("form", ["Ministry of Commerce (NDRC)", "商务部（NDRC）", "商务部 · NDRC"])
def test_two_names_that_contradict_each_other_are_refused_with_both(ask: Any, form: str) -> None:
    result = ask("list", "--dept", form)
    assert result.code == 2
    assert "are not one department" in result.err
    assert "mofcom (Ministry of Commerce)" in result.err
    assert "ndrc (National Development and Reform Commission)" in result.err


def test_a_name_with_something_unknown_in_brackets_is_refused_with_what_the_name_means(
    ask: Any,
) -> None:
    result = ask("list", "--dept", "Ministry of Commerce (Beijing office)")
    assert result.code == 2
    assert (
        result.err
        == "error: no department is called 'Beijing office'\n  did you mean mofcom (Ministry of Commerce)?\n"
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Costums", "gacc"), ("Genral Administration of Customs", "gacc"), ("海关总暑", "gacc"), ("Ministry of Comerce", "mofcom"),
        ("商务布", "mofcom"), ("MOFCON", "mofcom"), ("NDCR", "ndrc"), ("国家发展改革员会", "ndrc"), ("Ministry of Finace", "mof"),
        ("外汇管里局", "safe"), ("State Postal Buro", "spb"), ("税务总据", "sta"), ("tax administration", "sta"), ("市场监督总局", "samr"),
        ("Minstry of Transport", "mot"), ("Zhejang", "zhejiang"), ("Shanxi Provnce", "shanxi"), ("中国信用保险", "sinosure"),
        ("intelectual property office", "cnipa"), ("网信班", "cac"),
    ],
)  # fmt: skip
def test_the_likeliest_is_suggested_first(question: Question, typed: str, first: str) -> None:
    with pytest.raises(UnknownDepartmentError) as refused:
        find_department(question, typed)
    assert (refused.value.hint or "").startswith(f"did you mean {first} (")


def test_of_two_names_equally_alike_the_one_with_more_measures_comes_first(
    ask: Any, make_corpus: Any
) -> None:
    registry = """\
        departments:
          - {id: lamps, kind: office, level: central, name: {en: Office for Lamps, zh: 灯务局}}
          - {id: ramps, kind: office, level: central, name: {en: Office for Ramps, zh: 坡务局}}
        """
    document = """\
        id: 2021
        number: 1
        kind: opinions
        title: {en: On ramps}
        issuers: [ramps]
        dated: 2021-01-01
        measures:
          - {number: 1, kind: measure, title: {en: Ramps}, summary: {en: Ramps.}, topics: [docks], responsibilities: [{basis: stated, responsible: [%s]}]}
        """
    for body, other in (("lamps", "ramps"), ("ramps", "lamps")):
        folder = make_corpus({"departments.yaml": registry, "2021.yaml": document % body}, body)
        result = ask("list", "--dept", "Office for Camps", "--measures", str(folder))
        assert result.err.splitlines()[1].startswith(
            f"  did you mean {body} (Office for {body.title()}) or {other}"
        )


@pytest.mark.parametrize("typed", ["operations", "logistics", "works", "HR", "运营部", "财务科"])
def test_nobody_is_suggested_whose_name_is_not_near(question: Question, typed: str) -> None:
    with pytest.raises(UnknownDepartmentError) as refused:
        find_department(question, typed)
    assert refused.value.hint == "all names: obligations departments --all"


def test_nobody_is_suggested_for_what_looks_like_no_name(question: Question) -> None:
    for typed in (
        "xyzzy",
        "§§§",
        " ",
        "龘龘龘",
        "x" * 100_000,
        "管理" * 50_000 + "部门",
        " · " * 30_000,
        "(" * 100_000 + ")" * 100_000,
    ):
        with pytest.raises(UserError) as refused:
            find_department(question, typed)
        assert refused.value.hint == "all names: obligations departments --all"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "'中国邮政' can also mean State Post Bureau, with"),
        ("zh", "“中国邮政”也可能指国家邮政局，有"),
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["due"],
        ["list", "--rows", "action"],
        ["list", "--rows", "obligation"],
        ["report", "departments"],
    ],
)
def test_an_empty_answer_says_who_else_of_that_name_has_rows(
    ask: Any, command: list[str], lang: str, said: str
) -> None:
    result = ask(*command, "--dept", "中国邮政", "--lang", lang)
    assert (result.code, result.out) == (0, "")
    (line,) = [line for line in result.err.splitlines() if said in line]
    assert re.search(r"--dept spb(?:\)| 查看）)$", line)


def test_the_rows_of_the_other_body_are_counted_under_the_same_filters(ask: Any) -> None:
    counted = len(ask("due", "--dept", "spb", "--document", "2021").lines)
    assert f"with {counted} match" in ask("due", "--dept", "China Post", "--document", "2021").err
    assert (
        "can also mean State Post Bureau,"
        not in ask("due", "--dept", "China Post", "--document", "2022").err
    )


def test_an_answer_with_rows_says_nothing_of_the_others_rows(ask: Any) -> None:
    result = ask("list", "--dept", "邮政")
    assert result.lines
    assert "'邮政' can also mean: China Post" in result.err
    assert "match" not in result.err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("商务步", "mofcom (商务部)"), ("Custms", "gacc (General Administration of Customs)")],
)
def test_a_body_is_offered_by_its_name_in_the_language_that_was_typed(
    ask: Any, typed: str, offered: str
) -> None:
    assert f"did you mean {offered}" in ask("list", "--dept", typed).err


def test_only_documents_are_offered_for_one_that_there_is_not(ask: Any) -> None:
    said = ask("audit", "2099", "--source", __file__).err
    assert said == "error: there is no document '2099'\n  known: 2024, 2022, 2021, 2015\n"
