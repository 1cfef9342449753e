"""What pages are made of: blocks as values, put together once and then drawn on a terminal or
written as Markdown or HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from obligations.addresses import quote_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from obligations.records import Bilingual
    from obligations.text.phrase import Phrase
    from obligations.text.speech import Speech

    # What things are called, by their ids.
    NamesById = Mapping[str, Bilingual | None]


class PageLink(NamedTuple):
    """A text that leads to a thing: `to` is the id of it, or an address of the web."""

    text: str
    to: str
    kind: Literal["web", "record", "department", "document", "index"] = "web"


PagePiece = str | PageLink
PageText = PagePiece | tuple[PagePiece, ...]


class PageHeading(NamedTuple):
    """A heading; that of level 1 is the title of a page.

    `anchor`: the id by which links within an export find it.
    """

    text: str
    level: int = 2
    anchor: str = ""


class Paragraph(NamedTuple):
    """A text."""

    text: PageText


class Remarks(NamedTuple):
    """Lines about what is shown, each by itself; `below` it they are less important."""

    lines: Sequence[str]
    below: bool = False


class Facts(NamedTuple):
    """Names with their values."""

    pairs: Sequence[tuple[str, PageText]]


class Figures(NamedTuple):
    """Headline figures: what each counts, and how many."""

    pairs: Sequence[tuple[str, str]]


class Item(NamedTuple):
    """A line of a list: a label such as an id, the text, and smaller lines below it."""

    label: PageText
    text: PageText
    below: tuple[PageText, ...] = ()


class ItemList(NamedTuple):
    """Lines, each with its label."""

    items: Sequence[Item]


class Branches(NamedTuple):
    """Lines of a tree from the top down, each with how deep it stands below the first ones."""

    items: Sequence[tuple[int, Item]]


class PageColumn(NamedTuple):
    """A column of a table: its heading, whether it holds figures, whether its cells never wrap."""

    heading: str
    figures: bool = False
    whole: bool = False


class PageTable(NamedTuple):
    """Rows below the headings of their columns."""

    columns: Sequence[PageColumn]
    rows: Sequence[Sequence[PageText]]


class Chart(NamedTuple):
    """A drawing in the language of Mermaid, for what can show one."""

    source: str


# What can stand on the page of one thing, and what else in a list or a report.
ThingBlock = PageHeading | Paragraph | Facts | ItemList | Branches
PageBlock = ThingBlock | Remarks | Figures | PageTable | Chart

if TYPE_CHECKING:
    # Where a link leads; None where it leads nowhere.
    FindAddress = Callable[[PageLink], str | None]


def list_pieces_of(text: PageText) -> tuple[PagePiece, ...]:
    """Return the pieces of a text."""
    if isinstance(text, (str, PageLink)):
        return (text,)
    return text


def join_texts(texts: Iterable[PageText], between: str) -> PageText:
    """Return texts in a row, those that are empty left out."""
    joined: list[PagePiece] = []
    for text in texts:
        if text:
            joined += [between, *list_pieces_of(text)] if joined else list_pieces_of(text)
    return tuple(joined)


def say_with_links(speech: Speech, phrase: Phrase, **values: PageText) -> PageText:
    """Return a text of the tables with such texts in its places."""
    said = speech.say(phrase, **{name: f"\0{name}\0" for name in values})
    # Between the marks stand the names of the places, in turn with what stands around them.
    parts = [
        list_pieces_of(values[part]) if at % 2 else (part,)
        for at, part in enumerate(said.split("\0"))
    ]
    return tuple(piece for pieces in parts for piece in pieces if piece)


def read_unlinked(text: PageText) -> str:
    """Return a text without what it leads to."""
    return "".join(
        piece if isinstance(piece, str) else piece.text for piece in list_pieces_of(text)
    )


def list_web_addresses(text: PageText) -> list[str]:
    """Return the addresses of the web that a text leads to and doesn't name itself."""
    return [
        piece.to
        for piece in list_pieces_of(text)
        if isinstance(piece, PageLink) and piece.kind == "web" and piece.to != piece.text
    ]


def find_on_the_web(link: PageLink) -> str | None:
    """Return where a link leads on a page that stands alone."""
    if link.kind == "web":
        return quote_address(link.to)
    return None


def link_record(record: str) -> PageLink:
    """Return the id of a measure, an action or a target, leading to its measure."""
    return PageLink(record, record, "record")


def link_web(text: str, address: str | None) -> PagePiece:
    """Return a text that leads to an address, where there is one; without a text, the address."""
    if address:
        return PageLink(text or address, address)
    return text


def list_facts(pairs: Iterable[tuple[str, PageText]]) -> Iterator[Facts]:
    """Yield the pairs that have a value."""
    known = [(name, value) for name, value in pairs if value]
    if known:
        yield Facts(known)


def list_items(
    heading: str, items: Sequence[Item], level: int = 2
) -> Iterator[PageHeading | ItemList]:
    """Yield lines below their heading, where there are any."""
    if items:
        yield PageHeading(heading, level)
        yield ItemList(items)
