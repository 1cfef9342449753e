"""Pages: blocks of text, written once and shown on a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from obligations.text.escaping import escape_markdown, show_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType

BlockKind = Literal["title", "heading", "facts", "text", "items"]
# What things are called, by their ids.
NamesById = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: a label such as an id, the text, and smaller lines below it."""

    label: str
    text: str
    below: tuple[str, ...] = ()
    state: str = ""


@dataclass(slots=True)
class Page:
    """Blocks in their order: (kind, content)."""

    blocks: list[tuple[BlockKind, object]] = field(default_factory=list)

    def title(self, text: str) -> None:
        """Add the title of the page."""
        self.blocks.append(("title", text))

    def heading(self, text: str) -> None:
        """Add a heading."""
        self.blocks.append(("heading", text))

    def facts(self, facts: list[tuple[str, str]]) -> None:
        """Add pairs of a name and a value; pairs without a value are left out."""
        self.blocks.append(("facts", [(name, value) for name, value in facts if value]))

    def text(self, text: str) -> None:
        """Add a paragraph."""
        if text:
            self.blocks.append(("text", text))

    def items(self, items: list[Item]) -> None:
        """Add a list."""
        if items:
            self.blocks.append(("items", items))


def render_markdown_page(page: Page, *, level: int = 1) -> str:
    """Return the page as Markdown; `level` is the level of its title."""
    lines: list[str] = []
    for kind, content in page.blocks:
        if kind == "title":
            lines += [f"{'#' * level} {escape_markdown(str(content))}", ""]
        elif kind == "heading":
            lines += [f"{'#' * (level + 1)} {escape_markdown(str(content))}", ""]
        elif kind == "text":
            lines += [escape_markdown(str(content)), ""]
        elif kind == "facts":
            lines += [
                f"- {escape_markdown(name)}: {escape_markdown(value)}"
                for name, value in content  # type: ignore[attr-defined]
            ]
            lines.append("")
        else:
            for item in content:  # type: ignore[attr-defined]
                label = f"**{escape_markdown(item.label)}** " if item.label else ""
                lines.append(f"- {label}{escape_markdown(item.text)}")
                lines += [f"  - {escape_markdown(line)}" for line in item.below]
            lines.append("")
    return "\n".join(lines)


def render_markdown_pages(pages: Sequence[Page]) -> str:
    """Return pages as Markdown, one below the other."""
    return "\n".join(map(render_markdown_page, pages))


def draw_pages(pages: Sequence[Page]) -> str:
    """Return pages for a terminal, with a line between one and the next."""
    from obligations.output.console import draw

    def print_pages(console: Console) -> None:
        for at, page in enumerate(pages):
            if at:
                console.rule(style="dim")
            console.print(*render_terminal_page(page), sep="\n")

    return draw(print_pages)


def render_terminal_page(page: Page) -> list[RenderableType]:
    """Return the page for a terminal: facts in two columns, lists with their labels hanging."""
    from rich.padding import Padding  # a page as Markdown needs no Rich
    from rich.text import Text

    from obligations.output.console import STATE_STYLES, text

    shown: list[RenderableType] = []
    for kind, content in page.blocks:
        if kind == "title":
            shown.append(text(str(content), "bold"))
        elif kind == "heading":
            shown += [Text(), text(str(content), "bold cyan")]
        elif kind == "text":
            shown.append(text(str(content)))
        elif kind == "facts":
            pairs: list[tuple[str, str]] = content  # type: ignore[assignment]
            shown.append(_draw_pairs([(text(name, "dim"), text(value)) for name, value in pairs]))
        else:
            rows = []
            for item in content:  # type: ignore[attr-defined]
                body = text(item.text, STATE_STYLES.get(item.state, ""))
                for line in item.below:
                    body.append_text(Text("\n")).append_text(Text(show_controls(line), style="dim"))
                rows.append((text(item.label, "bold"), body))
            shown.append(Padding(_draw_pairs(rows), (0, 0, 0, 0)))
    return shown


def _draw_pairs(rows: Sequence[tuple[object, object]]) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)  # type: ignore[arg-type]
    return grid
