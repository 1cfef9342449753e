"""The outline of a text: its labelled provisions (`labels`, `levels`) with their headings
(`headings`) and kinds (`kinds`), and which of them are measures.

What has a label and no labelled provisions below it is a measure. What has some is a heading above
them, unless

- it says something itself in the same paragraph, or has a clause of its own: then it is a measure,
  and they are its parts; but a clause right behind the heading of a section, or below its last
  provision and of all before it (以上…; or alone in its line below such as are counted on from
  section to section), is that of each of its provisions that has none, if these say much and
  nothing leads them in as parts (整改措施:);
- or their parts alone end in no clause of their own, but the last of them: then the clause is that
  of the whole; so it is where most of those beside the whole are measures. Parts that have
  clauses of their own, or decimal labels, are measures below a measure (`parent`). Principles and
  goals keep their parts, unless somebody answers for these.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from obligations.drafting.head.days import is_day
from obligations.drafting.numbering import DIVISIONS, HEADING
from obligations.drafting.outline.headings import find_heading
from obligations.drafting.outline.kinds import asks_for_something, find_provision_kind
from obligations.drafting.outline.labels import find_bare_headings, list_labels
from obligations.drafting.outline.levels import place_labels
from obligations.drafting.responsibility.clauses import EVERY, cut_clauses
from obligations.drafting.responsibility.order_rules import states_rule_alone
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.outline.nodes import Node
    from obligations.drafting.responsibility.clauses import FoundClause
    from obligations.vocabulary import MeasureKind

_LONG = {True: 40, False: 120}
# What begins in the middle of a sentence, or ends there.
_UNENDED = lazy(
    r"\A[a-z]|\b(?:following|includ(?:e|ing)|shall|will|must|should|to|on|by|that|with):\Z"
)
_SHORTEST_BODY = {True: 10, False: 30}
_MOST_HAVE_CLAUSES = 0.5  # as a share of the provisions of one style


@dataclass(frozen=True, slots=True)
class Provision:
    """A node that is a measure, `whole` with its parts; `parent` has it for a task."""

    node: Node
    kind: MeasureKind
    section: Node | None
    parent: Node | None
    whole: Stretch
    shared: Sequence[FoundClause] = ()  # of the heading above it


def build_tree(
    flow: Flow, clauses: Sequence[FoundClause], skipped: Sequence[Stretch], start: int, end: int
) -> list[Node]:
    """Return the labelled provisions, each below that which it is a part of, with their clauses."""
    labels = list_labels(flow, skipped, start, end)
    nodes = place_labels(labels, find_bare_headings(flow, labels))
    ordered = [node for root in nodes for node in root.walk()]
    for node, stop in zip(ordered, [*(node.start for node in ordered[1:]), end], strict=False):
        node.end = stop
    nodes = _drop_headings(nodes)
    while len(nodes) == 1 and nodes[0].label.style == HEADING:
        nodes = nodes[0].children  # below the title
    ordered = [node for root in nodes for node in root.walk()]
    roots = {id(node) for node in list_tops(nodes)}
    for node, following in pairwise(ordered):
        if following.label.value == 1 and id(following) in roots:
            node.end = _find_signed_end(flow, node.label.end, following.start)
    _attach(flow, ordered, clauses)
    for node in ordered:
        find_heading(flow, node)
    return _drop_contents(flow, nodes)


def _drop_headings(nodes: list[Node]) -> list[Node]:
    """Return nodes without the headings of Markdown that have no labels below them. What stands
    below one is no provision; but between two of a series, or in one without parts, it is its text.
    """
    kept: list[Node] = []
    dropped = False
    for node in nodes:
        below = _drop_headings(node.children)
        node.end = node.end if below else node.stop
        node.children = below
        if node.label.style == HEADING and not below:
            dropped = True
            continue
        if dropped and kept and node.label.carries_on(kept[-1].label):
            *_, last = kept[-1].walk()
            last.end = node.start
        dropped = False
        kept.append(node)
    return kept


def list_tops(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the highest nodes that have labels."""
    for node in nodes:
        if node.label.style == HEADING:
            yield from list_tops(node.children)
        else:
            yield node


def _find_signed_end(flow: Flow, start: int, stop: int) -> int:
    """Return where a provision ends before another document: above its signature and day."""
    paragraphs = flow.list_paragraphs(start, stop)
    lines = [one.of(flow.text) for one in paragraphs]
    first = next((at for at, line in enumerate(lines) if at and is_day(line)), None)
    if first is None:
        return stop
    while first > 1 and lines[first - 1][-1] not in "。.;:)":
        first -= 1
    return paragraphs[first].start


def _attach(flow: Flow, ordered: list[Node], clauses: Sequence[FoundClause]) -> None:
    """Give each node the clauses in its own text, and those of other provisions to these."""
    for node in ordered:
        node.clauses += cut_clauses(clauses, node.start, node.end)
    parents = [node for node in ordered if node.children]
    for node in parents:
        _hand_out(node)
    _hand_up(flow, parents)


def _hand_out(node: Node) -> None:
    """Give the clauses of a node's last part that are said of other parts to these, or to the
    node where they are said of all.
    """
    last = node.children[-1]
    for clause in [one for one in last.clauses if one.above]:
        of = [one for one in node.children if one.label.value in (clause.above or ())]
        last.clauses.remove(clause)
        for one in [node] if clause.above == EVERY else of or [last]:
            one.clauses.append(clause)


def _hand_up(flow: Flow, parents: Sequence[Node]) -> None:
    """Give the nodes what stands alone in its line behind their last part, where parts are counted
    on from section to section and have no clauses of their own.
    """
    run_on, each = set(), set()  # styles of parts: counted on, with clauses
    for node in parents:
        run_on |= {one.label.style for one in node.children[:1] if (one.label.value or 0) > 1}
        each |= {one.label.style for one in node.children[:-1] if one.clauses}
    for node in parents:
        *others, last = node.children
        counted = others and last.label.style in run_on - each
        if counted and last.clauses and _stands_alone(flow, last.clauses[0]):
            node.clauses.append(last.clauses.pop(0))


def _stands_alone(flow: Flow, clause: FoundClause) -> bool:
    """Whether a clause begins a line."""
    return flow.text[clause.stretch.start - 1] == "\n"


def _drop_contents(flow: Flow, roots: list[Node]) -> list[Node]:
    """Drop a table of contents: headings without any text, which begin anew further down, below
    headings of Markdown with the same words.
    """
    for at in range(1, len(roots)):
        first, again = next(list_tops(roots[:1])), next(list_tops([roots[at]]))
        words = [one.heading.of(flow.text) if one.heading else "" for one in (first, again)]
        if (
            again.label.style == first.label.style
            and again.label.value == first.label.value
            and (first is roots[0] or words[0] == words[1])
            and all(
                node.heading and node.end - node.body < 3
                for root in roots[:at]
                for node in root.walk()
            )
        ):
            return _drop_contents(flow, roots[at:])
    return roots


def list_provisions(flow: Flow, roots: list[Node]) -> tuple[list[Provision], list[Node]]:
    """Return which nodes are measures, and which with labels are headings above them."""
    provisions: list[Provision] = []
    sections: list[Node] = []
    nodes = [node for root in roots for node in root.walk()]
    shares = _find_clause_shares(nodes)
    tops = list(list_tops(roots))
    below = _find_styles_below(flow, tops)
    waiting = [_Seen(root, None, None, "measure", headed=False) for root in reversed(roots)]
    has_sections = any(top.children for top in tops)
    while waiting:
        seen = waiting.pop()
        node = seen.node
        first = not seen.headed and seen.kind == "measure"
        kind = find_provision_kind(flow, node, seen.kind, top=first, sections=has_sections)
        top = not seen.headed and seen.parent is None
        marked = node.label.style == HEADING
        role = "heading" if marked else _judge(flow, node, kind, shares, top=top)
        bare = role == "measure" and node.children and not node.clauses
        bare = bare and not _is_whole(flow, node, shares)
        if top and bare and node.label.style != "article" and not _leads_parts_in(flow, node):
            role = "heading" if node.children[0].label.style in below else role
        if role == "heading":
            if not marked:
                sections.append(node)
            section = seen.section if seen.headed else node
            shared = _list_naming(flow, node) or seen.shared
            waiting += [
                _Seen(child, section, seen.parent, kind, headed=not marked, shared=shared)
                for child in reversed(node.children)
            ]
        else:
            whole = Stretch(node.start, node.end if role == "parent" else node.stop)
            provisions.append(Provision(node, kind, seen.section, seen.parent, whole, seen.shared))
            if role == "parent":
                waiting += [
                    _Seen(child, seen.section, node, kind, headed=seen.headed)
                    for child in reversed(node.children)
                ]
    return provisions, sections


def _find_styles_below(flow: Flow, tops: list[Node]) -> set[str]:
    """Return the styles of labels below bare headings: they are measures below others, too."""
    return {
        top.children[0].label.style
        for top in tops
        if top.children and not _speaks_aloud(flow, top) and not _ends_in_list(flow, top)
    }


def _leads_parts_in(flow: Flow, node: Node) -> bool:
    """Whether what stands between a heading and lettered parts, or such as go on with its sentence,
    leads them in: The Board will:.
    """
    own = flow.text[node.body : node.end].rstrip()
    lettered = node.children[0].label.style == "letter" and not has_chinese(own)
    return (own.endswith(":") and lettered) or _goes_on_in_parts(flow, node)


def _counts_below(node: Node) -> bool:
    """Whether the parts of a node bear its own number: 4.1 below Sec. 4."""
    levels = node.children[0].label.levels if node.children else ()
    return len(levels) > 1 and levels[0] == node.label.value


def _goes_on_in_parts(flow: Flow, node: Node) -> bool:
    """Whether the English text before the parts of a node goes on in them: it ends in a colon, and
    each of them but the last in a semicolon. So does a heading that is no title: adopt plans that
    name the following:.
    """
    own = flow.text[node.label.end : node.end].rstrip()
    titled = node.heading is not None and node.heading.end >= node.label.end + len(own) - 1
    if titled and not _UNENDED.search(own):
        return False
    if not own.endswith(":") or has_chinese(own) or len(node.children) == 1:
        return False
    parts = (flow.text[part.start : part.stop].rstrip() for part in node.children[:-1])
    return all(part.endswith((";", "; and", "; or")) for part in parts)


@dataclass(frozen=True, slots=True)
class _Seen:
    node: Node
    section: Node | None
    parent: Node | None
    kind: MeasureKind
    headed: bool  # by a provision with a label
    shared: Sequence[FoundClause] = ()


def _find_clause_shares(nodes: Iterable[Node]) -> dict[str, float]:
    """Return for each style how many of its nodes without parts end in a clause, as a share."""
    counts: dict[str, list[bool]] = {}
    for node in nodes:
        if not node.children:
            counts.setdefault(node.label.style, []).append(bool(node.clauses))
    return {style: sum(have) / len(have) for style, have in counts.items()}


def _judge(
    flow: Flow, node: Node, kind: MeasureKind, shares: dict[str, float], *, top: bool
) -> Literal["heading", "measure", "parent"]:
    """Say whether a node is a heading, a measure with all below it, or one with tasks below it."""
    article = node.label.style == "article" and not _counts_below(node)
    below = [inner for inner in node.walk() if inner is not node]
    with_clause = [inner for inner in below if inner.clauses]
    whole = article or (kind in ("principle", "goal") and not top and not with_clause)
    if not below or whole or _goes_on_in_parts(flow, node):
        return "measure"
    aloud = _speaks_aloud(flow, node)
    if node.label.style in DIVISIONS:
        return "heading"
    if node.label.style == node.children[0].label.style == "decimal":
        return "parent" if node.clauses or asks_for_something(flow, node) else "heading"
    clauses = _list_naming(flow, node)
    of_each = clauses and _is_of_each(flow, node, clauses[0], top=top)
    chinese = has_chinese(flow.text[node.label.end : node.body])
    if of_each and (clauses[0].above or not with_clause or chinese):
        return "heading"
    if clauses or (aloud and not top):
        return "parent" if with_clause else "measure"
    listed = not with_clause and _ends_in_list(flow, node)
    if listed or _is_of_all(flow, node, with_clause, shares, top=top):
        return "measure"
    has_parts = bool(with_clause) or (not aloud and (top or _have_text(flow, node.children)))
    if has_parts:
        return "heading"
    return "measure"


def _list_naming(flow: Flow, node: Node) -> list[FoundClause]:
    """Return the clauses of a node without those that only state an order rule."""
    return [one for one in node.clauses if not states_rule_alone(one.inside.of(flow.text))]


def _is_of_each(flow: Flow, node: Node, clause: FoundClause, *, top: bool) -> bool:
    """Whether a clause of a heading is that of each of the provisions below it, which say much: it
    stands right behind the heading of a section, with nothing that leads them in as parts
    (整改措施:), or below them all.
    """
    led_in = flow.text[node.body : node.end].rstrip().endswith(":")
    behind = top and not led_in and not flow.text[node.body : clause.stretch.start].strip()
    below = clause.stretch.start > node.children[-1].start
    return (behind or below) and _have_text(flow, node.children)


def _is_of_all(
    flow: Flow, node: Node, with_clause: list[Node], shares: dict[str, float], *, top: bool
) -> bool:
    """Whether what stands below a heading are parts of one measure: lettered ones, and those of
    which the last alone ends in a clause, which is that of all.
    """
    below = [inner for inner in node.walk() if inner is not node]
    share = shares.get(below[-1].label.style, 0)
    last = with_clause == below[-1:]
    own_line = last and _stands_alone(flow, with_clause[0].clauses[0])
    if below[0].label.style in ("letter", "bare-letter", "small-roman") and (
        share <= _MOST_HAVE_CLAUSES or own_line
    ):
        return True
    if len(below) < 2 or not last or below[-1].label.style in ("decimal", "code"):
        return False
    whole = share < _MOST_HAVE_CLAUSES or _is_whole(flow, node, shares)
    return whole or (own_line and not top and node.children[0].label.value == 1)


def _is_whole(flow: Flow, node: Node, shares: dict[str, float]) -> bool:
    """Whether the parts of a node stand in its own paragraph, or most of its style have none, and
    clauses of their own.
    """
    one_line = len(node.children) > 1 and "\n" not in flow.text[node.start : node.stop].strip()
    return one_line or shares.get(node.label.style, 0) > _MOST_HAVE_CLAUSES


def _ends_in_list(flow: Flow, node: Node) -> bool:
    """Whether a provision says something in sentences, the last of which leads in a list of short
    ones, which are its parts.
    """
    own = flow.text[node.body : node.end].strip()
    short = not any(_says_much(flow.text[one.start : one.end]) for one in node.children[:-1])
    return short and has_chinese(own) and own.endswith(":") and "。" in own


def _speaks_aloud(flow: Flow, node: Node) -> bool:
    """Whether a node has text of its own in the paragraph of its heading, more than leads in."""
    line = flow.text[node.body : node.end].partition("\n")[0].strip()
    return len(line) >= _SHORTEST_BODY[has_chinese(line)] and not line.endswith(":")


def _says_much(text: str) -> bool:
    """Whether a provision is more than a heading: long, or in English a sentence."""
    if has_chinese(text):
        return len(text) >= _LONG[True] or text.count("。") > 1
    return len(text) >= _LONG[False] or (
        len(text) >= _LONG[False] / 2 and text.rstrip().endswith((".", ".)", ")."))
    )


def _have_text(flow: Flow, nodes: list[Node]) -> bool:
    """Whether most of some provisions say more than a heading does."""
    long = [node for node in nodes if node.children or _says_much(flow.text[node.start : node.end])]
    return len(long) * 2 >= len(nodes)
