"""Words that people bring along from elsewhere lead to the command that says the same here."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from obligations.cli.group import build_command
from obligations.cli.redirects import find_way
from obligations.text import redirect_words
from running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PASSED = "--state unconfirmed,missed"
# What is typed, and the commands that are offered.
TYPED = {
    "due --state overdue": [f"due {PASSED}"],
    "due --state=Overdue --dept Customs": [f"due {PASSED} --dept Customs"],
    "due --overdue": [f"due {PASSED}"],
    "list --dept Customs --overdue --document 2021": [
        f"list --dept Customs {PASSED} --document 2021"
    ],
    "due --fail-on overdue": ["due --fail-on unconfirmed,missed"],
    "report overdue": [f"report deadlines {PASSED}"],
    "report overdue --dept Customs": [f"report deadlines --dept Customs {PASSED}"],
    "overdue": [f"due {PASSED}"],
    "list overdue": [f"list {PASSED}"],
    "due --state 逾期": [f"due {PASSED}"],
    "due --逾期": [f"due {PASSED}"],
    "report 逾期": [f"report deadlines {PASSED}"],
    "逾期": [f"due {PASSED}"],
    "due --state 到期": ["due --state due-soon,unconfirmed,missed"],
    "due --到期 2025": ["due --due 2025"],
    "到期": ["due"],
    "report 到期": ["report deadlines"],
    "list Customs": ["list --dept Customs"],
    "list 海关": ["list --dept 海关"],
    "list Commission": ["list --dept Commission"],  # could mean several, which that command says
    "list China Customs --with-generic": ["list --with-generic --dept 'China Customs'"],
    "list --lead Customs": ["list --dept Customs --role lead"],
    "list --牵头 海关": ["list --dept 海关 --role lead"],
    "list --department Customs": ["list --dept Customs"],
    "list --部门 海关": ["list --dept 海关"],
    "list --owner=Customs": ["list --dept Customs"],
    "部门": ["departments"],
    "牵头": ["list --role lead"],
    "list 牵头": ["list --role lead"],
    "list --role owner": ["list --role lead"],
    "list --year 2025": ["list --due 2025"],
    "list 2021": ["list --document 2021"],
    "list 2021-m07": ["show 2021-m07"],
    "list overseas-warehouses": ["list --topic overseas-warehouses"],
    "export csv": ["list --format csv", "export datapackage -o measures-data"],
    "export csv --dept Customs -o x.csv": [
        "list --dept Customs --format csv",
        "export datapackage --dept Customs -o measures-data",
    ],
    "export pdf": ["list --format html", "export md -o measures-data"],
    "export pdf --dept Customs -o a.pdf": [
        "list --dept Customs --format html",
        "export md --dept Customs -o a",
    ],
    "export xlsx customs.xlsx --dept Customs": ["export xlsx --dept Customs -o customs.xlsx"],
    "export md site": ["export md -o site"],
    "export datapackage": ["export datapackage -o measures-data"],
    "export html -o site": ["list --format html", "export md -o site"],
    "export excel -o x.xlsx": ["export xlsx -o x.xlsx"],
    "show 2021": ["documents", "list --document 2021"],
    "trace 2021": ["documents", "list --document 2021"],
    "show 海外仓": ["search 海外仓"],
    "show overseas warehouses": ["search 'overseas warehouses'"],
    "show Customs": ["departments Customs"],
    "trace --topic tax": ["report lineage --topic tax"],
    "trace 海外仓": ["report lineage --topic 海外仓"],
    "diff 2015 2024": ["report lineage --document 2015 --document 2024"],
    "list --rows target --dept Customs": ["due --dept Customs"],
    "list --status done": ["list --state met"],
    "progress correct": ["progress log"],
    "progress remove 2022-m03.t1": ["progress log 2022-m03.t1"],
    "list --format xlsx": ["export xlsx -o measures.xlsx"],
    "due --dept Customs -f ics --sort due": ["export ics --dept Customs -o deadlines.ics"],
    "report deadlines --format xlsx": ["export xlsx --report deadlines -o measures.xlsx"],
    "search overseas warehouses --format xlsx": [
        "export xlsx --text 'overseas warehouses' -o measures.xlsx"
    ],
    "list --format pdf": ["list --format md"],
    "export xlsx --owner Customs -o x.xlsx": ["export xlsx --dept Customs -o x.xlsx"],
    "export ics": ["export ics -o deadlines.ics"],
    "export xlsx --dept Customs": ["export xlsx --dept Customs -o measures.xlsx"],
    "list --owner none": ["list --without owner"],
    "list --role none --document 2021": ["list --without owner --document 2021"],
    "list --unowned": ["list --without owner"],
    "list --without department": ["list --without owner"],
    "unowned": ["list --without owner"],
    "list --binding --level province": ["list --modality must,will,forbid --level province"],
    "list --modality binding": ["list --modality must,will,forbid"],
    "due --by 2025": ["due --due ..2025"],
    "trace market procurement": ["report lineage --topic market-procurement-trade"],
    "list market-procurement": ["list --topic market-procurement-trade"],
    "changes --topic tax": ["report changes --topic tax"],
    "calendar": ["export ics -o deadlines.ics"],
    "fix": ["check --fix"],
    "lint": ["check"],
    "--lang zh list --dept Customs": ["list --dept Customs --lang zh"],
    "--with-generic due --lead Customs": ["due --dept Customs --role lead --with-generic"],
    "help": ["--help"],
    "help list": ["list --help"],
    "due help": ["due --help"],
    "history 2021-m05": ["progress log 2021-m05"],
    "progress history 2021-m05": ["progress log 2021-m05"],
    "progress list": ["progress log"],
    "progress log --dept Customs": ["report changes --dept Customs"],
    "progress 2021-m05": ["progress log 2021-m05"],
    "list --json --dept Customs": ["list --format json --dept Customs"],
    "list --csv": ["list --format csv"],
    "due --due-by 2025": ["due --due ..2025"],
    "due --month 2025-06": ["due --due 2025-06"],
    "due --from 2025": ["due --due 2025.."],
    "due --to 2025": ["due --due ..2025"],
    "list --today 2024-06-30": ["list --as-of 2024-06-30"],
    "list --responsible Customs": ["list --dept Customs --role responsible"],
    "list --assignee Customs": ["list --dept Customs"],
    "list --tag tax": ["list --topic tax"],
    "list --query warehouse": ["list --text warehouse"],
    "list --order-by due": ["list --sort due"],
    "list --fields id,due": ["list --columns id,due"],
    "matrix --document 2021": ["report matrix --document 2021"],
    "coverage": ["report coverage"],
    "timeline": ["report deadlines"],
    "stats": ["report departments"],
    "统计": ["report departments"],
    "next --dept Customs": ["due --dept Customs"],
    "measures": ["list"],
    "obligations --dept Customs": ["list --rows obligation --dept Customs"],
    "文件": ["documents"],
    "query 'SELECT 1'": ["sql 'SELECT 1'"],
    "site": ["export md -o measures-data"],
    "report 时限": ["report deadlines"],
    "report timeline": ["report deadlines"],
    "report unconfirmed Customs": ["report unconfirmed --dept Customs"],
    "report matrix 2021": ["report matrix --document 2021"],
    "due 2025": ["due --due 2025"],
    "list 2025年底前 --dept Customs": ["list --dept Customs --due 2025年底前"],
    "departments 2021-m06": ["show 2021-m06"],
    "export customs.xlsx --dept Customs": ["export xlsx --dept Customs -o customs.xlsx"],
}


@pytest.mark.parametrize(("typed", "offered"), list(TYPED.items()), ids=str)
def test_a_word_from_elsewhere_is_met_with_the_command(
    ask: Any, typed: str, offered: list[str]
) -> None:
    result = ask(*shlex.split(typed))
    assert (result.code, result.out) == (2, "")
    lines = result.err.splitlines()
    assert 2 <= len(lines) <= 3
    assert lines[0].startswith("error: ")
    assert [line.strip() for line in lines if line.startswith("  obligations ")] == [
        f"obligations {command}" for command in offered
    ]


def test_it_says_why_nobody_is_called_overdue(ask: Any) -> None:
    for typed in ("due --state overdue", "due --overdue", "report 逾期", "overdue", "list overdue"):
        assert "overdue is only said" in ask(*typed.split()).err
    assert "overdue" not in ask("list", "Customs").err


@pytest.mark.parametrize(
    ("folder", "complete"), [("parcel-company", True), ("river-gauges", False)]
)
def test_where_all_of_a_document_is_recorded_overdue_is_offered_as_a_state(
    ask: Any, folder: str, *, complete: bool
) -> None:
    plan = ("--measures", str(ROOT / "examples" / folder / "measures"))
    for typed in ("due --overdue", "overdue", "list --late", "report late"):
        result = ask(*typed.split(), *plan)
        assert ("--state overdue,unconfirmed,missed" in result.err) == complete
        assert ("overdue is only said" in result.err) != complete


def test_overdue_is_offered_only_for_the_documents_that_the_line_asks(
    ask: Any, make_corpus: Any
) -> None:
    head = "kind: plan\ntitle: {en: A plan}\nissuers: [customs]\ndated: 2031-03-02\nmeasures: [{number: 1, kind: measure, title: {en: Watch}}]\n"
    files = {"one.yaml": f"id: one\nrecord: complete\n{head}", "two.yaml": f"id: two\n{head}"}
    folder = f"--measures={make_corpus(files)}"
    for documents, states in (
        ("", "overdue,unconfirmed,missed"),
        ("--document=one", "overdue,unconfirmed,missed"),
        ("--document two", "unconfirmed,missed"),
        ("--document two,one", "overdue,unconfirmed,missed"),
    ):
        said = ask("due", "--late", *documents.split(), folder).err
        assert f" --state {states} " in f"{said} "
    said = ask("list", "--state", "unconfirmed,missed", "--ministry", "Customs", folder).err
    assert "--state unconfirmed,missed --dept Customs" in said


COMMANDS = sorted({command for offered in TYPED.values() for command in offered})


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_offered_can_be_typed_as_it_stands(
    ask: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)  # where exports are written
    words = shlex.split(command)
    if "--fix" in words:  # which is refused but for measures of one's own
        assert ask("init", "own").code == 0
        monkeypatch.chdir("own")
    result = ask(*words)
    # --fail-on tells by 1 what it is asked to tell, and a name that several have is told by its candidates.
    assert result.code == (1 if "--fail-on" in words else 2 if "Commission" in words else 0), (
        result.err
    )


def test_it_is_offered_only_where_the_error_is_about_it(ask: Any, make_corpus: Any) -> None:
    result = ask("progress", "add", "2021-m07.t1", "--status", "done")
    assert "obligations init" in result.err  # the shipped data can't be added to, whatever is said
    for typed in (
        "list extra",
        "list --state unconfirmd",
        "show nonsense",
        "show 2012",
        "list --dept Custms",
        "frobnicate",
    ):
        assert "\n  obligations " not in ask(*typed.split()).err
    own = make_corpus({})
    assert ask("show", "海外仓", "--measures", str(own)).code == 2


def test_an_entry_is_corrected_by_another(ask: Any) -> None:
    (entry,) = ask("progress", "log", "2015-m03.2", "--format", "json").json
    for word in ("correct", "remove", "edit"):
        result = ask("progress", word, "2015-m03.2")
        assert result.code == 2
        taken_back = " --status withdrawn" if word == "remove" else ""
        assert (
            f"obligations progress add {entry['of']}{taken_back} --corrects {entry['id']}\n"
            in result.err
        )
    assert "--corrects" in ask("progress", "remove").err


def test_what_is_done_is_recorded(ask: Any) -> None:
    assert "\n  obligations progress add 2021-m07 --status met\n" in ask("done", "2021-m07").err


def test_what_is_created_is_begun_by_a_skeleton(ask: Any) -> None:
    assert "\n  obligations new document climate-plan\n" in ask("create", "climate-plan").err


def test_no_word_of_the_table_means_anything_here() -> None:
    root = build_command()
    questions = [
        root.get_command(None, name)
        for name in ("list", "due", "search", "report", "trace", "documents")
    ]
    known = {
        name for command in questions for parameter in command.params for name in parameter.opts
    }
    recording = root.get_command(None, "progress").get_command(None, "add")
    own = {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in (("progress", recording), ("check", root.get_command(None, "check")))
    }
    assert not known & set(redirect_words.OPTIONS)
    assert not set(root.list_commands(None)) & set(redirect_words.COMMANDS)
    for said in (
        *redirect_words.OPTIONS.values(),
        *redirect_words.COMMANDS.values(),
        *redirect_words.REPORTS_MEANT.values(),
    ):
        told = {part for part in said.split() if part.startswith("--")}
        assert told <= own.get(said.split()[0], known)
    for option, words in redirect_words.VALUES.items():
        assert not set(words) & set(redirect_words.SHOWN[option])
        for meant in words.values():
            said = meant.replace(redirect_words.PASSED, redirect_words.PASSED_STATES)
            assert set(said.split(",")) <= {*redirect_words.SHOWN[option], "co"}


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("--state", ("unconfirmed", "upcoming")), ("--role", ("lead", "co")), ("--basis", ("stated", "none")), ("--kind", ("goal", "measure")),
        ("--topic", ("tax", "data")), ("--for", ("companies", "banks")), ("--modality", ("must", "encourage")),
        ("--deliverable", ("rules", "plan")), ("--document", ("2015", "2024")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("comma", [",", ", ", "，", "、"])
def test_a_filter_of_closed_words_takes_several_at_once(
    ask: Any, option: str, values: tuple[str, str], comma: str
) -> None:
    together = ask("list", option, comma.join(values))
    assert together.code == 0
    assert together.ids == ask("list", option, values[0], option, values[1]).ids


def test_of_several_words_the_wrong_one_is_named(ask: Any) -> None:
    result = ask("list", "--state", "unconfirmed,mised")
    assert (result.code, result.out) == (2, "")
    assert "there is no state 'mised'" in result.err
    assert "did you mean missed" in result.err
    assert ask("list", "--state", ",").code == 2
    assert ask("due", "--fail-on", "missed,unconfirmed").code == 1


def test_a_name_with_a_comma_stays_one_name(ask: Any, make_corpus: Any) -> None:
    topics = "- {id: ships, name: {en: 'Ships, boats', zh: 船舶}}\n"
    assert (
        ask(
            "list",
            "--topic",
            "Ships, boats",
            "--measures",
            str(make_corpus({"topics.yaml": topics})),
        ).code
        == 0
    )


def test_words_after_search_are_joined(ask: Any) -> None:
    assert (
        ask("search", "overseas", "warehouses").out
        == ask("search", "overseas warehouses").out
        != ""
    )
    assert (
        ask("search", "overseas", "--document", "2024", "warehouses").ids
        == ask("search", "overseas warehouses", "--document", "2024").ids
    )


@pytest.mark.exhaustive
@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "list", "due", "show", "trace", "diff", "report", "export", "progress", "search", "correct", "add", "--owner", "--lead", "--overdue",
                "--state", "overdue", "--format", "xlsx", "csv", "-o", "x", "--dept", "Customs", "--rows", "target", "2021", "海外仓", "--", "-",
                "--topic", "=", "--measures", "/nowhere", "\x00", "\udcff", "'", "",
            ]
        ),
        max_size=5,
    ),
    st.text(max_size=5),
)  # fmt: skip
def test_whatever_is_typed_no_way_is_found_by_failing(words: list[str], message: str) -> None:
    way = find_way(words, message + " ".join(words), lambda _command: ["--overdue"])
    assert way is None or all(command.startswith("obligations ") for command in way.commands)
