"""Every filter that `--help` lists goes through every list, report and kind of export: one that is forgotten somewhere fails here."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from obligations.cli.commands.list_ import ROWS
from obligations.exporting.kinds import EXPORT_KINDS
from obligations.query.filters import FILTERS
from obligations.report.find import list_report_names
from obligations.text.tables.filters import NAMES
from reports.conftest import FILES
from running import run_inside

if TYPE_CHECKING:
    from pathlib import Path

# What each filter is tried with: something that holds of some of the corpus and not of all of it. A new filter gets its line here.
TRIED = {
    "--dept": ["--dept", "Harbour Office"],
    "--role": ["--role", "lead"],
    "--basis": ["--basis", "document"],
    "--document": ["--document", "docks"],
    "--layer": ["--layer", "on top"],
    "--kind": ["--kind", "organisation"],
    "--level": ["--level", "central"],
    "--topic": ["--topic", "docks"],
    "--for": ["--for", "companies"],
    "--due": ["--due", "2025"],
    "--before": ["--before", "2021"],
    "--after": ["--after", "2026"],
    "--passed-since": ["--passed-since", "2020-07"],
    "--occurrences": ["--occurrences"],
    "--state": ["--state", "unconfirmed"],
    "--modality": ["--modality", "must"],
    "--deliverable": ["--deliverable", "report"],
    "--marks": ["--marks", "4"],
    "--without": ["--without", "date"],
    "--links-to": ["--links-to", "lights-m01"],
    "--text": ["--text", "docks"],
    "--with-generic": ["--dept", "Harbour Office", "--with-generic"],
}
# What asks for less where the filter alone asks for more.
WITHOUT = {"--with-generic": ["--dept", "Harbour Office"]}
# What is asked of targets makes no difference to the measures and actions that have any.
OF_TARGETS = {"--occurrences"}
ALL = [part for name, tried in TRIED.items() for part in (tried if name not in WITHOUT else [name])]
FLAGS = [asked.option for asked in FILTERS.values() if not asked.metavar]
# The fields of the filters that are not called as their options.
FIELDS = {"--for": "addressee"}
LISTS = [*(["list", "--rows", rows] for rows in ROWS), ["due"], ["search", "the"]]
REPORTS = [["report", name] for name in list_report_names(())]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a layer that has the second document, and stands on one that has the first."""
    top = tmp_path_factory.mktemp("layers")
    (top / ".git").mkdir()
    for name, text in FILES.items():
        layer = "on top" if "docks" in name else "below"
        path = top / layer / "measures" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    (top / "on top" / "obligations.toml").write_text('extends = ["../below"]\n', encoding="utf-8")
    return top / "on top" / "measures"


def list_filters(command: str) -> list[str]:
    """Give the options that the help of a command lists as filters."""
    (panel,) = re.findall(
        r"^Filters[^\n]*:\n(.*?)\n\n",
        run_inside(command, "--help").out + "\n\n",
        re.MULTILINE | re.DOTALL,
    )
    return re.findall(r"^  (--[a-z-]+)", panel, re.MULTILINE)


@pytest.mark.parametrize("command", ["list", "due", "search", "report", "export"])
def test_every_question_has_every_filter_and_each_is_tried(command: str) -> None:
    assert list_filters(command) == list(TRIED)


@pytest.mark.parametrize("rows", [*ROWS, "target"])
def test_every_filter_narrows_every_list(harbour: Path, rows: str) -> None:
    question = [
        *(["due"] if rows == "target" else ["list", "--rows", rows]),
        "--format",
        "jsonl",
        "--measures",
        str(harbour),
    ]
    whole = run_inside(*question)
    assert whole.code == 0
    unchanged = []
    for name, tried in TRIED.items():
        narrowed = run_inside(*question, *tried)
        assert (narrowed.code, "error" in narrowed.err) == (0, False), narrowed.err
        if (
            narrowed.out
            == (run_inside(*question, *WITHOUT[name]) if name in WITHOUT else whole).out
        ):
            unchanged.append(name)
    assert set(unchanged) <= (OF_TARGETS if rows in ("measure", "action") else set())


@pytest.mark.parametrize("question", [*LISTS, *REPORTS], ids=" ".join)
@pytest.mark.parametrize(
    "form", [["--format", "md"], ["--format", "csv", "--lang", "zh"]], ids=" ".join
)
def test_all_filters_go_through_every_list_and_report(
    harbour: Path, question: list[str], form: list[str]
) -> None:
    result = run_inside(*question, *ALL, *form, "--measures", str(harbour))
    assert (result.code, "error" in result.err) == (0, False), result.err


@pytest.mark.parametrize("kind", EXPORT_KINDS)
def test_all_filters_go_through_every_kind_of_export(
    harbour: Path, tmp_path: Path, kind: str
) -> None:
    for report in ([], ["--report", "deadlines"]) if EXPORT_KINDS[kind].write_report else ([],):
        # A folder has no suffix, and Windows no name that ends in a dot.
        place = tmp_path / f"all{len(report)}.{EXPORT_KINDS[kind].suffix}".removesuffix(".")
        result = run_inside(
            "export", kind, *ALL, *report, "-o", str(place), "--measures", str(harbour)
        )
        # Nothing has all of it, and a calendar can't be empty.
        assert result.code == 0 or (
            kind == "ics" and "error: nothing that fits these filters has a deadline" in result.err
        ), result.err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_filter_is_told_in_words_in_what_is_exported(
    harbour: Path, tmp_path: Path, lang: str
) -> None:
    place = tmp_path / "pages"
    assert (
        run_inside(
            "export", "md", *ALL, "--lang", lang, "-o", str(place), "--measures", str(harbour)
        ).code
        == 0
    )
    told = (place / "README.md").read_text(encoding="utf-8")
    mark = "：" if lang == "zh" else ": "
    for name in TRIED:
        phrase = getattr(NAMES[FIELDS.get(name, name.strip("-").replace("-", "_"))], lang)
        assert phrase + (mark if name not in FLAGS else "") in told, name
