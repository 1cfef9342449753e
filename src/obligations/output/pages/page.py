"""Pages: blocks of text, written once and shown on a terminal or as Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from obligations.text.escaping import escape_markdown, show_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console, RenderableType
    from rich.text import Text

    from obligations.records import Bilingual

    # What things are called, by their ids.
    NamesById = Mapping[str, Bilingual | None]


class Item(NamedTuple):
    """A line of a list: a label such as an id, the text, and smaller lines below it."""

    label: str
    text: str
    below: tuple[str, ...] = ()
    state: str = ""


class Title(NamedTuple):
    """The title of a page."""

    text: str


class PageHeading(NamedTuple):
    """What stands above some blocks."""

    text: str


class Paragraph(NamedTuple):
    """A text."""

    text: str


class Facts(NamedTuple):
    """Names with their values."""

    pairs: list[tuple[str, str]]


class ItemList(NamedTuple):
    """Lines, each with its label."""

    items: list[Item]


PageBlock = Title | PageHeading | Paragraph | Facts | ItemList


@dataclass(slots=True)
class Page:
    """Blocks in their order."""

    blocks: list[PageBlock] = field(default_factory=list)

    def title(self, text: str) -> None:
        """Add the title of the page."""
        self.blocks.append(Title(text))

    def heading(self, text: str) -> None:
        """Add a heading."""
        self.blocks.append(PageHeading(text))

    def facts(self, facts: list[tuple[str, str]]) -> None:
        """Add pairs of a name and a value; pairs without a value are left out."""
        self.blocks.append(Facts([(name, value) for name, value in facts if value]))

    def text(self, text: str) -> None:
        """Add a paragraph."""
        if text:
            self.blocks.append(Paragraph(text))

    def items(self, items: list[Item]) -> None:
        """Add a list."""
        if items:
            self.blocks.append(ItemList(items))


def render_markdown_page(page: Page, *, level: int = 1) -> str:
    """Return the page as Markdown; `level` is the level of its title."""
    lines: list[str] = []
    for block in page.blocks:
        if isinstance(block, Title):
            lines.append(f"{'#' * level} {escape_markdown(block.text)}")
        elif isinstance(block, PageHeading):
            lines.append(f"{'#' * (level + 1)} {escape_markdown(block.text)}")
        elif isinstance(block, Paragraph):
            lines.append(escape_markdown(block.text))
        elif isinstance(block, Facts):
            lines += [
                f"- {escape_markdown(name)}: {escape_markdown(value)}"
                for name, value in block.pairs
            ]
        else:
            lines += _write_items(block.items)
        lines.append("")
    return "\n".join(lines)


def _write_items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        label = f"**{escape_markdown(item.label)}** " if item.label else ""
        yield f"- {label}{escape_markdown(item.text)}"
        yield from (f"  - {escape_markdown(line)}" for line in item.below)


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

    from obligations.output.console import text

    shown: list[RenderableType] = []
    for block in page.blocks:
        if isinstance(block, Title):
            shown.append(text(block.text, "bold"))
        elif isinstance(block, PageHeading):
            shown += [text(""), text(block.text, "bold cyan")]
        elif isinstance(block, Paragraph):
            shown.append(text(block.text))
        elif isinstance(block, Facts):
            pairs = [(text(name, "dim"), text(value)) for name, value in block.pairs]
            shown.append(_draw_pairs(pairs))
        else:
            pairs = [(text(item.label, "bold"), _draw_item(item)) for item in block.items]
            shown.append(Padding(_draw_pairs(pairs), (0, 0, 0, 0)))
    return shown


def _draw_item(item: Item) -> Text:
    from rich.text import Text  # a page as Markdown needs no Rich

    from obligations.output.console import STATE_STYLES, text

    body = text(item.text, STATE_STYLES.get(item.state, ""))
    for line in item.below:
        body.append_text(Text("\n")).append_text(Text(show_controls(line), style="dim"))
    return body


def _draw_pairs(rows: Sequence[tuple[Text, Text]]) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid
