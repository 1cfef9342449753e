"""A flowchart in Mermaid, which GitHub and GitLab draw: provisions by document, and what leads from
one to the next.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from obligations.ids import document_of
from obligations.text.escaping import show_controls
from obligations.text.words import choose, shorten_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from obligations.records import Bilingual

# Mermaid draws no more by itself.
_MOST_TIES, _MOST_SIGNS = 500, 50_000
# What Mermaid, or the HTML that it makes of a label, would not show as it stands.
_SPECIAL = re.compile(r"[\"#&<>`\\|]")


def render_flowchart(
    paths: Iterable[Sequence[str]], titles: Mapping[str, Bilingual], lang: str
) -> str:
    """Return a flowchart of paths of ids.

    Empty where no path has a tie, and where there are more than can be drawn.
    """
    lines = [path for path in paths if len(path) > 1]
    ties = dict.fromkeys(tie for path in lines for tie in pairwise(path))
    if not ties or len(ties) > _MOST_TIES:
        return ""
    nodes = {
        name: f"n{at}"
        for at, name in enumerate(dict.fromkeys(name for tie in ties for name in tie), start=1)
    }
    documents: dict[str, list[str]] = {}
    for name in nodes:
        documents.setdefault(document_of(name) or name, []).append(name)
    chart = ["flowchart LR"]
    for at, (document, members) in enumerate(sorted(documents.items()), start=1):
        chart.append(f'  subgraph d{at}["{_escape(document)}"]')
        chart += [f'    {nodes[name]}["{_label(name, titles, lang)}"]' for name in sorted(members)]
        chart.append("  end")
    chart += [f"  {nodes[earlier]} --> {nodes[later]}" for earlier, later in ties]
    text = "\n".join(chart)
    if len(text) <= _MOST_SIGNS:
        return text
    return ""


def _label(name: str, titles: Mapping[str, Bilingual], lang: str) -> str:
    title = shorten_title(choose(titles.get(name), lang))
    if title:
        return f"{_escape(name)}<br/>{_escape(title)}"
    return _escape(name)


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"#{ord(found.group())};", show_controls(text))
