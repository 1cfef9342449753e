"""OB5xx, what continues what: links between measures and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.check.view.file import list_evidence
from obligations.check.view.outline import EVERYTHING
from obligations.ids import document_of, is_target, measure_of, owner_of
from obligations.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject


def find_links_to_self(file: Subject, _: World) -> Iterator[Problem]:
    """A link leads to the measure that it stands in, or to a part of it.

    A measure doesn't continue itself; most often the document in the id is wrong.

    wrong:
        # in measure 2031-m07
        links:
          - {relation: continues, to: 2031-m07}
    right:
        links:
          - {relation: continues, to: 2028-m07}
    """
    for route, begin, link in file.links:
        if measure_of(link.to) == measure_of(begin):
            yield Problem(
                (*route, "to"),
                tell("{begin} is linked to itself", begin=begin),
                tell("name the earlier measure, or remove the link"),
            )


def find_links_to_later(file: Subject, world: World) -> Iterator[Problem]:
    """A link leads to a measure of a later document.

    Links run from the later provision to the earlier one: the other direction is derived.

    wrong:
        # in 2028.yaml
        links:
          - {relation: continues, to: 2031-m07}
    right:
        # in 2031.yaml
        links:
          - {relation: continues, to: 2028-m03}
    """
    for route, begin, link in file.links:
        other = world.documents.get(document_of(link.to))
        if other and other.dated and file.dated and other.dated > file.dated.isoformat():
            hint = tell("make it a link of {to} to {begin}", to=link.to, begin=begin)
            yield Problem(
                (*route, "to"),
                tell("{to} is later: its document is dated {dated}", to=link.to, dated=other.dated),
                hint,
            )


def find_circular_links(file: Subject, world: World) -> Iterator[Problem]:
    """Links among measures run in a circle.

    Then each would be earlier than itself, and a lineage would have no beginning. It can happen
    only between measures of one day: of other circles the link to the later document is found.

    wrong:
        measures:
          - {number: 1, links: [{relation: continues, to: 2031-m02}]}
          - {number: 2, links: [{relation: continues, to: 2031-m01}]}
    right:
        measures:
          - number: 1
          - {number: 2, links: [{relation: continues, to: 2031-m01}]}
    """
    circles = world.list_circles_of(file.dated.isoformat()) if file.dated and file.links else {}
    for route, begin, link in file.links:
        # A circle has a link for each of its measures; it is told once, at the first of them.
        if circle := circles.get((measure_of(begin), measure_of(link.to))):
            yield Problem(
                (*route, "to"),
                tell("links in a circle: {circle}", circle=circle),
                tell("remove the link that leads forward"),
            )


def find_repeated_links(file: Subject, _: World) -> Iterator[Problem]:
    """The same two measures or actions are linked twice.

    Keep one link, with the relation that says most.

    wrong:
        links:
          - {relation: continues, to: 2028-m03}
          - {relation: extends, to: 2028-m03}
    right:
        links:
          - {relation: extends, to: 2028-m03}
    """
    seen: set[tuple[str, str]] = set()
    for route, begin, link in file.links:
        if (begin, link.to) in seen:
            yield Problem(
                (*route, "to"),
                tell("{begin} is already linked to {to}", begin=begin, to=link.to),
                tell("keep the relation that says most"),
            )
        seen.add((begin, link.to))


def find_links_to_no_action(file: Subject, world: World) -> Iterator[Problem]:
    """A link leads to an action that its measure doesn't have, or to a target.

    Links connect measures and actions. Numbers of actions stay as they are, so that what is linked
    to is not removed.

    wrong:
        links:
          - {relation: replaces, to: 2028-m03.9}
    right:
        links:
          - {relation: replaces, to: 2028-m03.1}
    """
    for route, _begin, link in file.links:
        measure = measure_of(link.to)
        if is_target(link.to):
            yield Problem(
                (*route, "to"),
                tell("{to} is a target", to=link.to),
                tell("link to {owner}", owner=owner_of(link.to)),
            )
        elif (
            link.to != measure and world.has_record(measure) and world.has_record(link.to) is False
        ):
            yield Problem(
                (*route, "to"),
                tell("there is no action {to}", to=link.to),
                world.suggest_record(link.to),
            )


def find_unexplained_links(file: Subject, _: World) -> Iterator[Problem]:
    """A link has no `because`.

    That two provisions belong together is a judgement: the reason lets a reader agree or object.

    wrong:
        links:
          - {relation: continues, to: 2028-m03}
    right:
        links:
          - relation: continues
            to: 2028-m03
            because: {en: Both are about spare lamps.}
    """
    for route, begin, link in file.links:
        if link.because is None and file.is_whole(route):
            yield Problem(
                (*route, "to"),
                tell("the link of {begin} to {to} has no `because`", begin=begin, to=link.to),
                tell("say in `because` why they belong together"),
            )


def find_untied_evidence(file: Subject, world: World) -> Iterator[Problem]:
    """The evidence of an entry is a measure of a later document that no link connects with what the
    entry is about.

    A later measure that shows what became of an earlier one most often takes it up, too. Without
    the link `trace` and the reports on lineage miss it. Links are looked for between the two
    measures and all their parts; where they have nothing else in common, leave it.

    wrong:
        # 2033.yaml has no link to 2031-m07
        - {of: 2031-m07.2, evidence: [{measure: 2033-m02}]}
    right:
        # in 2033.yaml, measure 2
        links:
          - {relation: continues, to: 2031-m07.2}
    """
    for route, subject, evidence in list_evidence(world.list_standing(file)):
        earlier, later = measure_of(subject), measure_of(evidence)
        begin, end = (world.documents.get(document_of(record)) for record in (evidence, subject))
        if (
            not begin
            or not end
            or EVERYTHING in begin.refers
            or not (world.has_record(evidence) and world.has_record(subject))
        ):
            continue  # what isn't there, or can't be read, is told by other rules
        if (end.dated or "") < (begin.dated or "") and (later, earlier) not in begin.links:
            yield Problem(
                route,
                tell("no link leads from {later} to {earlier}", later=later, earlier=earlier),
                tell(
                    "add a link to {subject} in {later} if it builds on it",
                    subject=subject,
                    later=later,
                ),
            )
