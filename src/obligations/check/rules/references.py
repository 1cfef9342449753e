"""OB205 to OB212 and OB221, what records point to: departments, measures, sections, topics,
addressees, what they are parts of, pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.addresses import is_web_address
from obligations.check.rule import Problem
from obligations.check.view.file import list_evidence, list_issuers
from obligations.ids import is_slug, measure_of
from obligations.measure_files import ADDRESSEES_FILE, TOPICS_FILE
from obligations.refusals.rewriting import make_id, write_wording
from obligations.registry import render_body
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.check.view.registry import ClosedList
    from obligations.findings import Route
    from obligations.model import Action, Measure


def find_unknown_departments(file: Subject, world: World) -> Iterator[Problem]:
    """A department that is not in the registry.

    Nobody finds a measure by a body that is not registered. Bodies stand in clauses, issuers,
    addressees and `submitted_to` by the id that `departments.yaml` gives them; a new body gets an
    entry there first.

    wrong:
        lead: [lighthouse-agncy]
    right:
        lead: [lighthouse-agency]
    """
    for route, _, name in (*file.parties, *file.kin, *list_issuers(world.list_standing(file))):
        if problem := judge_unknown_department(route, name, world):
            yield problem


def judge_unknown_department(route: Route, text: str, world: World) -> Problem | None:
    """Say what is wrong with a text that names no department, neither by its id nor otherwise."""
    if not world.bodies.whole or text in world.bodies.by_id or world.bodies.list_named(text)[0]:
        return None
    hint = world.bodies.suggest(text) or _propose_body(text, look=bool(world.bodies.by_id))
    return Problem(route, tell("there is no department {text!r}", text=text), hint)


def _propose_body(text: str, *, look: bool) -> Sentence:
    name = text.replace("-", " ").capitalize() if is_slug(text) else text
    id_ = text if is_slug(text) else "new-body"
    entry = render_body(id_, name, kind="company", level="company")
    if look:
        return tell(
            "enter it in departments.yaml: - {entry}, or look for it with: obligations"
            " departments NAME",
            entry=entry,
        )
    return tell("enter it in departments.yaml: - {entry}", entry=entry)


def find_named_departments(file: Subject, world: World) -> Iterator[Problem]:
    """A department entered under a name instead of its id.

    Names change and are shared; the id is one for good. `check --fix` writes the id, where the name
    can mean nobody else.

    wrong:
        lead: [Lighthouse Agency]
    right:
        lead: [lighthouse-agency]
    """
    for route, _, name in (*file.parties, *file.kin, *list_issuers(world.list_standing(file))):
        if problem := judge_named_department(route, name, world):
            yield problem


def judge_named_department(route: Route, text: str, world: World) -> Problem | None:
    """Say which id belongs where a text is a name of a department."""
    if text in world.bodies.by_id:
        return None
    meant, sure = world.bodies.list_named(text)
    if not meant:
        return None
    if len(meant) == 1:
        hint = tell("write {id}", id=meant[0])
    else:
        hint = tell("it can mean {meant:, }: write the id that you mean", meant=meant)
    return Problem(
        route,
        tell("{text!r} is a name and not the id of a department", text=text),
        hint,
        fix=meant[0] if sure else None,
    )


def find_unknown_measures(file: Subject, world: World) -> Iterator[Problem]:
    """A link, the evidence of a progress entry, an assignment or the error of a source names a
    measure that is not in the corpus.

    The reference leads nowhere, and is left out of every answer.

    wrong:
        links:
          - {relation: continues, to: 2028-m70}
    right:
        links:
          - {relation: continues, to: 2028-m07}
    """
    places = [((*link.route, "to"), link.item.to, measure_of(link.item.to)) for link in file.links]
    places += [
        (evidence.route, evidence.item, evidence.item)
        for evidence in list_evidence(world.list_standing(file))
    ]
    places += [((*one.route, "of"), one.id, one.id) for one in file.assignments]
    places += [((*one.route, "of"), one.id, one.id) for one in file.source_errors]
    for route, record, wanted in places:
        if world.has_record(wanted) is False and not world.find_spelling(record):
            yield Problem(
                route,
                tell("there is no measure {wanted}", wanted=wanted),
                world.suggest_record(wanted),
            )


def find_unknown_sections(file: Subject, _: World) -> Iterator[Problem]:
    """A measure stands in a section that the document doesn't have.

    The page of the measure can't name its heading.

    wrong:
        sections:
          - {number: 1, title: {en: Lamps}}
        measures:
          - {number: 1, section: 2}
    right:
        sections:
          - {number: 1, title: {en: Lamps}}
        measures:
          - {number: 1, section: 1}
    """
    if file.document:
        sections = dict.fromkeys(section.number for section in file.document.sections)
    else:
        sections = {}
    if sections:
        known = tell("sections: {sections:, }", sections=[*map(str, sections)])
    else:
        known = tell("the document has no sections: remove the key")
    for measure in file.measures:
        if (
            measure.item.section
            and measure.item.section not in sections
            and file.is_whole(("sections",))
        ):
            yield Problem(
                (*measure.route, "section"),
                tell("there is no section {section}", section=measure.item.section),
                known,
            )


def find_unknown_topics(file: Subject, world: World) -> Iterator[Problem]:
    """A topic that is not in `topics.yaml`.

    Topics are a closed list, so that a filter finds everything about a subject: with two words for
    one thing it would find half.

    wrong:
        topics: [lampes]
    right:
        topics: [lamps]
    """
    for owner in file.owners:
        for at, topic in enumerate(owner.item.topics):
            if problem := judge_topic((*owner.route, "topics", at), topic, world):
                yield problem


def judge_topic(route: Route, text: str, world: World) -> Problem | None:
    """Say what is wrong with a text that is no topic."""
    return _judge_term(route, text, world.topics, "topic")


def find_unknown_addressees(file: Subject, world: World) -> Iterator[Problem]:
    """An addressee of an action that is not in `addressees.yaml`.

    Addressees of actions are a closed list of those who are spoken to; bodies that answer for
    something stand in clauses.

    wrong:
        addressees: [harbor]
    right:
        addressees: [harbours]
    """
    for action in file.actions:
        for at, addressee in enumerate(action.item.addressees):
            if problem := judge_addressee((*action.route, "addressees", at), addressee, world):
                yield problem


# The file of each closed list.
_LISTS = {"topic": TOPICS_FILE, "addressee": ADDRESSEES_FILE}


def judge_addressee(route: Route, text: str, world: World) -> Problem | None:
    """Say what is wrong with a text that is no addressee."""
    return _judge_term(route, text, world.addressees, "addressee")


def _judge_term(route: Route, text: str, known: ClosedList | None, what: str) -> Problem | None:
    if known is None:
        return Problem(
            route,
            tell("there is no {what} {text!r}", what=what, text=text),
            tell(
                "make {list} with the line: - {entry}; or remove the key",
                list=_LISTS[what],
                entry=_propose_term(text),
            ),
        )
    if text in known.names or not known.whole:
        return None
    named = known.list_named(text)
    if named:
        hint = tell("write {id}", id=named[0])
    else:
        hint = known.suggest(text) or tell(
            "known: {known:, }; or enter it in {list}: - {entry}",
            known=[*known.names],
            list=_LISTS[what],
            entry=_propose_term(text),
        )
    return Problem(
        route,
        tell("there is no {what} {text!r}", what=what, text=text),
        hint,
        fix=named[0] if len(named) == 1 else None,
    )


def _propose_term(text: str) -> str:
    """Return the entry of a closed list for a word that was written in its place."""
    if is_slug(text):
        return f"{{id: {text}, name: {write_wording(text.replace('-', ' ').capitalize())}}}"
    return f"{{id: {make_id(text) if text.isascii() else 'ID'}, name: {write_wording(text)}}}"


def find_unknown_parents(file: Subject, _: World) -> Iterator[Problem]:
    """An action is a part of one that its measure doesn't have, of itself, or of one of its own
    parts.

    `parent` holds the number of another action of the same measure.

    wrong:
        actions:
          - {number: 1, parent: 3}
          - {number: 2, parent: 2}
    right:
        actions:
          - {number: 1}
          - {number: 2, parent: 1}
    """
    for measure in file.measures:
        route = (*measure.route, "actions")
        yield from _judge_parents(file, route, measure.item.actions, measure.id, "action")


def find_unknown_wholes(file: Subject, _: World) -> Iterator[Problem]:
    """A measure is a part of one that its document doesn't have, of itself, or of one of its own
    parts.

    `parent` holds the number of another measure of the same document; that of a closing provision
    the number of another one.

    wrong:
        measures:
          - {number: 1, parent: 3}
          - {number: 2, parent: 2}
    right:
        measures:
          - {number: 1}
          - {number: 2, parent: 1}
    """
    if file.document:
        listed = {"measures": file.document.measures, "closing": file.document.closing}
        for key, measures in listed.items():
            yield from _judge_parents(file, (key,), measures, file.document.id, "measure")


def _judge_parents(
    file: Subject, route: Route, parts: Sequence[Action | Measure], whole: str, noun: str
) -> Iterator[Problem]:
    """Say which parts name one that isn't among them, or are parts of themselves."""
    if not file.is_whole(route):
        return
    parents = {part.number: part.parent for part in parts}
    known = tell("known: {numbers:, }", numbers=[*map(str, parents)])
    circular = _find_circular(parents)
    for at, part in enumerate(parts):
        if part.parent is not None and part.parent not in parents:
            problem = tell(
                "{whole} has no {noun} {parent}", whole=whole, noun=noun, parent=part.parent
            )
            yield Problem((*route, at, "parent"), problem, known)
        elif part.number in circular:
            yield Problem(
                (*route, at, "parent"),
                tell("{noun} {number} is a part of itself", noun=noun, number=part.number),
                tell("name the {noun} above it, or remove the key", noun=noun),
            )


def _find_circular(parents: dict[int, int | None]) -> set[int]:
    """Return the numbers of what is a part of itself, directly or through others."""
    circular: set[int] = set()
    looked_at: set[int] = set()
    for number in parents:
        way: dict[int, None] = {}
        here: int | None = number
        while here is not None and here not in looked_at and here not in way:
            way[here] = None
            here = parents.get(here)
        if here in way:
            circular.update(list(way)[list(way).index(here) :])
        looked_at.update(way)
    return circular


def find_unfit_addresses(file: Subject, _: World) -> Iterator[Problem]:
    """The address of a source or of evidence is not a web address.

    Whoever follows it must come to a page, and to nothing else: an address begins with http:// or
    https://, names a host, and has neither blanks nor controls in it. `javascript:`, `data:` and
    `file:` lead to something else for everybody. A DOI is written as https://doi.org/…; the number
    of a document stands in a text, such as the title.

    wrong:
        sources:
          - {language: en, title: Report on spare lamps, url: "lights.example/2033/report"}
    right:
        sources:
          - {language: en, title: Report on spare lamps, url: "https://lights.example/2033/report"}
    """
    for route, address in file.addresses:
        if not is_web_address(address):
            yield Problem(
                route,
                tell("{address!r} is not a web address", address=address),
                tell("write it in full: https://www.example.org/page"),
            )
