"""The form that a text was saved in makes no difference to what is read from it."""

from __future__ import annotations

import html
import re
import textwrap
from pathlib import Path

import pytest

from drafting.reading_of import directory, draft, tell
from obligations.drafting import draft_source
from obligations.drafting.reading import read_source
from obligations.drafting.render_json import render_draft

FOLDER = Path(__file__).parent / "layouts"
# Lines broken by hand, cells that go on over lines, and labelled lists of parties on lines of their own, are forms themselves.
FORMS_THEMSELVES = {
    "chinese-cells-over-lines",
    "division-of-tasks",
    "hard-wrapped-lines",
    "order-in-sections",
    "plan-of-another-country",
    "rows-between-empty-lines",
    "rows-over-several-lines",
    "run-on-lines-of-a-translation",
}
TEXTS = [path for path in sorted(FOLDER.glob("*.txt")) if path.stem not in FORMS_THEMSELVES]

# Of these a width can be told: most of their lines are long, and there are enough of them.
LONG = [
    path
    for path in TEXTS
    for lines in [path.read_text(encoding="utf-8").splitlines()]
    if sum(len(line) > 40 for line in lines) >= max(len(lines) / 2, 7)
]


def wrap(text: str) -> str:
    """Break lines at 36 signs of full width, each paragraph indented, as a printer does."""
    lines: list[str] = []
    for line in text.splitlines():
        if re.search(r"[\u4e00-\u9fff]", line):
            indented = f"　　{line}" if len(line) > 36 else line
            lines += [indented[at : at + 36] for at in range(0, max(len(indented), 1), 36)]
        else:
            lines += textwrap.wrap(line, 72) or [""]
    return "\n".join(lines)


def save_page(text: str) -> str:
    """Make a page of a text; columns stand under one another only where blanks are kept."""
    if re.search(r"\t|\S {2,}\S", text):
        lines = f"<pre>{html.escape(text)}</pre>"
        return f"<html><body><div>{lines}</div></body></html>"
    lines = "".join(f"<p>&nbsp;{html.escape(line)}</p>" for line in text.splitlines())
    return f"<html><body><ul><li>Home</li></ul><div>{lines}</div><footer>Contact</footer></body></html>"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_encodings_line_breaks_and_pages_make_no_difference(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = tell(draft(text))
    windows = re.sub(r"\n+", "\r\n\r\n", text).encode("gb18030")
    assert tell(render_draft(draft_source(read_source("text.txt", windows), directory()))) == wanted
    assert tell(draft(save_page(text), "page.html")) == wanted


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_lines_broken_by_hand_are_joined(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert tell(draft(wrap(text))) == tell(draft(text))


@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_lines_that_a_copy_joined_with_blanks_are_those_of_the_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [wrap(line).replace("\u3000", "") for line in text.splitlines()]
    joined = "\n".join(
        re.sub(r"(?<=[\u3001-\uffff])\n(?=[\u3001-\uffff])", " ", line) for line in lines
    )
    assert tell(draft(joined)) == tell(draft(text))


def test_a_branch_in_a_cell_goes_with_the_body_that_it_is_of() -> None:
    rows = ("序号,重点任务,责任单位", "1,整修码头,市海事局东山分局、市水利局市财政局")
    assert tell(draft("\n".join(rows), "tasks.csv")) == [
        "1 |  |  | 市海事局东山分局 市水利局 市财政局"
    ]
