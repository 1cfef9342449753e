"""The flowchart of a report, in the language Mermaid, which GitHub and GitLab draw inside a page."""

from __future__ import annotations

import re
from typing import Any

from obligations.output.report.flowchart import render_flowchart

NODE = re.compile(r'^    (n\d+)\["([^"<]+)(?:<br/>[^"]*)?"\]$', re.MULTILINE)
TIE = re.compile(r"^  (n\d+) --> (n\d+)$", re.MULTILINE)


def test_every_step_of_every_line_stands_in_the_flowchart_of_its_topic(ask: Any) -> None:
    page = ask("report", "lineage", "--format", "md").out
    parts = page.split("\n## ")[1:]
    assert len(parts) > 5
    for part in parts:
        _, _, chart = part.partition("```mermaid\nflowchart LR\n")
        names = dict(NODE.findall(chart.partition("```")[0]))
        drawn = {(names[earlier], names[later]) for earlier, later in TIE.findall(chart)}
        paths = [
            line.split("|")[1].strip().split(" → ")
            for line in part.splitlines()
            if line.startswith("| 20")
        ]
        assert drawn == {(path[at], path[at + 1]) for path in paths for at in range(len(path) - 1)}


def test_other_reports_and_other_forms_have_none(ask: Any) -> None:
    assert "mermaid" not in ask("report", "deadlines", "--format", "md").out
    assert "mermaid" not in ask("report", "lineage", "--format", "csv").out


def test_no_title_can_steer_the_drawing() -> None:
    chart = render_flowchart(
        [["a-m01", "b-m02"]], {"a-m01": {"en": 'x"] --> y <b>`#1;| &amp;\n  click n1'}}, "en"
    )
    (line,) = [line for line in chart.splitlines() if "a-m01" in line]
    assert (
        line == '    n1["a-m01<br/>x#34;] --#62; y #60;b#62;#96;#35;1;#124; #38;amp;   click n1"]'
    )


def test_more_than_can_be_drawn_is_left_to_the_table() -> None:
    assert render_flowchart([[f"a-m{at}", f"b-m{at}"] for at in range(501)], {}, "en") == ""
    assert render_flowchart([["a-m01"]], {}, "en") == ""
