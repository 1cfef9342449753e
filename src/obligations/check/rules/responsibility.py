"""OB3xx, who answers: roles, bases and bodies in clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.check.view.registry import ended, existed
from obligations.registry import propose_entries
from obligations.sentences import tell
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.findings import Route
    from obligations.model import Clause


def find_co_responsible_alone(file: Subject, _: World) -> Iterator[Problem]:
    """A stated clause has `co_responsible` bodies and no `lead`.

    `co_responsible` is who is named beside a lead. Where the text makes nobody lead, everybody it
    names is `responsible`, whoever stands first.

    wrong:
        responsibilities:
          - basis: stated
            co_responsible: [lighthouse-agency, harbour-board]
    right:
        responsibilities:
          - basis: stated
            responsible: [lighthouse-agency, harbour-board]
    """
    for route, _id, clause in file.clauses:
        if (
            clause.basis == "stated"
            and clause.co_responsible
            and not (clause.lead or (clause.unresolved and clause.unresolved.lead))
            and file.is_whole(route)
        ):
            hint = tell("name who leads, or enter them as responsible")
            yield Problem(
                (*route, "co_responsible"),
                tell("co-responsible bodies, and nobody leads"),
                hint,
                on_key=True,
            )


def find_repeated_bodies(file: Subject, _: World) -> Iterator[Problem]:
    """A body is named twice in one clause, in two roles or in one.

    It would be counted twice, and nobody could say whether it leads. Where a text gives a body two
    roles, they belong to different actions.

    wrong:
        lead: [lighthouse-agency]
        co_responsible: [harbour-board, lighthouse-agency]
    right:
        lead: [lighthouse-agency]
        co_responsible: [harbour-board]
    """
    for route, _id, clause in file.clauses:
        seen: dict[str, str] = {}
        for role in PARTY_ROLES:
            for at, body in enumerate(getattr(clause, role)):
                if body in seen:
                    message = tell("{body} is named twice in this clause", body=body)
                    if seen[body] != role:
                        message = tell(
                            "{body} is named in this clause as {role} too",
                            body=body,
                            role=seen[body],
                        )
                    yield Problem((*route, role, at), message, tell("keep the stronger role"))
                else:
                    seen[body] = role


def find_signatories_as_owners(file: Subject, _: World) -> Iterator[Problem]:
    """A body that signed the document together with others is entered as responsible for all of it.

    Signing alone assigns nothing: the signatories are `issuers` already, and `--role signatory`
    finds them. Only where the text itself gives them the measures does a clause of the document
    name them; then ignore this with the passage as the reason.

    wrong:
        issuers: [lighthouse-agency, harbour-board]
        responsibilities:
          - basis: document
            responsible: [lighthouse-agency, harbour-board]
    right:
        issuers: [lighthouse-agency, harbour-board]
    """
    if file.document is None or len(set(file.document.issuers)) < 2:
        return
    issuers = frozenset(file.document.issuers)
    clauses = [placed for placed in file.clauses if placed.item.basis == "document"]
    for route, _id, clause in clauses:
        for role in ("co_responsible", "responsible"):
            for at, body in enumerate(getattr(clause, role)):
                if body in issuers:
                    hint = tell("leave it among the issuers, unless the text gives it the measures")
                    yield Problem(
                        (*route, role, at),
                        tell("{body} signed the document, which alone assigns nothing", body=body),
                        hint,
                    )


def find_bodies_of_another_time(file: Subject, world: World) -> Iterator[Problem]:
    """A body that did not exist on the day of the document.

    A document can't name a body that wasn't there. Bodies are entered under the id they had then,
    and the registry knows what became of them: asking for the heir finds the measures of its
    predecessor.

    wrong:
        # the inspectorate was dissolved in 2034
        dated: 2036-03-02
        issuers: [lamp-inspectorate]
    right:
        dated: 2036-03-02
        issuers: [lighthouse-agency]
    """
    day = file.dated
    if day is None:
        return
    for route, _id, name in file.parties:
        body = world.bodies.by_id.get(name)
        if body and not existed(body, day):
            kin = world.bodies.list_kin_on(body, day)
            message = tell(
                "{name} was set up {since}; the document is dated {day}",
                name=name,
                since=body.since,
                day=day,
            )
            if ended(body, day):
                message = tell(
                    "{name} ceased to exist {until}; the document is dated {day}",
                    name=name,
                    until=body.until,
                    day=day,
                )
            if kin:
                hint = tell("on that day: {kin: or }", kin=kin)
            else:
                hint = tell("enter the body of that day, or correct the registry")
            yield Problem(route, message, hint)


def find_misplaced_document_clauses(file: Subject, _: World) -> Iterator[Problem]:
    """A clause with basis `document`, or with `applies`, stands on a measure or an action.

    Or one with another basis on the document.

    What a document says once of all its measures stands on the document, with basis `document`. On
    a measure it would seem to be stated there; and on the document nothing is stated or inferred of
    a single measure.

    wrong:
        measures:
          - number: 1
            responsibilities:
              - basis: document
                responsible: [all-harbours]
    right:
        responsibilities:
          - basis: document
            responsible: [all-harbours]
        measures:
          - number: 1
    """
    for route, _id, clause in file.clauses:
        on_document = len(route) == 2
        if on_document and clause.basis != "document":
            yield Problem(
                (*route, "basis"),
                tell("`basis: {basis}` on a document", basis=clause.basis),
                tell("write `basis: document`, or move the clause to its measure"),
            )
        elif not on_document and clause.basis == "document":
            yield Problem(
                (*route, "basis"),
                tell("`basis: document` on a part of the document"),
                tell("move the clause to the document, or write `basis: stated`"),
            )
        elif not on_document and clause.applies:
            yield Problem(
                (*route, "applies"),
                tell("`applies` is for the clauses of a document"),
                tell("remove the key"),
                on_key=True,
            )


def find_false_heirs(file: Subject, world: World) -> Iterator[Problem]:
    """`passed_to` names a body that is no successor, or for one that the clause doesn't name.

    It says where this one matter went when the body as a whole went elsewhere: from a body of the
    clause to one that the registry knows as an heir, of the whole or of a part, directly or through
    others.

    wrong:
        responsible: [lamp-inspectorate]
        passed_to: {lamp-inspectorate: fishery-office}
    right:
        responsible: [lamp-inspectorate]
        passed_to: {lamp-inspectorate: harbour-board}
    """
    for route, _id, clause in file.clauses:
        named = {name for role in PARTY_ROLES for name in getattr(clause, role)}
        for body, heir in (clause.passed_to or {}).items():
            place = (*route, "passed_to", body)
            known = world.bodies.by_id
            if body not in named and file.is_whole(route):
                yield Problem(
                    place,
                    tell("this clause doesn't name {body}", body=body),
                    tell("name the body first, or remove the entry"),
                    on_key=True,
                )
            elif (
                body in known
                and heir in known
                and (heirs := world.bodies.list_heirs(body)) is not None
                and heir not in heirs
            ):
                if heirs:
                    hint = tell("its successors: {heirs:, }", heirs=sorted(heirs))
                else:
                    hint = tell("the registry knows no successor of it")
                yield Problem(
                    place, tell("nothing of {body} went to {heir}", body=body, heir=heir), hint
                )


def find_unexplained_clauses(file: Subject, _: World) -> Iterator[Problem]:
    """A clause that is inferred, taken from the document as a whole, or passed on has no `because`.

    What the text doesn't say outright needs its reason beside it, in every answer: without it
    nobody can agree or object.

    wrong:
        basis: inferred
        responsible: [lamp-inspectorate]
    right:
        basis: inferred
        responsible: [lamp-inspectorate]
        because: {en: The lamps were inspected by the inspectorate alone.}
    """
    for route, _id, clause in file.clauses:
        if clause.because or not file.is_whole(route):
            continue
        if clause.basis != "stated":
            yield Problem(
                (*route, "basis"),
                tell("`basis: {basis}` without `because`", basis=clause.basis),
                tell("say in `because` how we know"),
            )
        elif clause.passed_to:
            yield Problem(
                (*route, "passed_to"),
                tell("`passed_to` without `because`"),
                tell("say in `because` how we know"),
                on_key=True,
            )


def find_unowned_measures(file: Subject, _: World) -> Iterator[Problem]:
    """Nobody is responsible for a measure of kind `measure`, nor for any of its actions.

    It may be so: then `list --basis none` finds it. Often the clause at the end of the paragraph
    was overlooked.

    wrong:
        measures:
          - number: 7
            kind: measure
    right:
        measures:
          - number: 7
            kind: measure
            responsibilities:
              - basis: stated
                responsible: [lighthouse-agency]
    """
    document = file.document
    if (
        document is None
        or not file.is_whole(("responsibilities",))
        or _name_anybody(document.responsibilities)
    ):
        return
    for route, name, measure in file.measures:
        clauses = [
            *measure.responsibilities,
            *(clause for action in measure.actions for clause in action.responsibilities),
        ]
        if measure.kind == "measure" and not _name_anybody(clauses) and file.is_whole(route):
            yield Problem(
                (*route, "number"),
                tell("nobody is responsible for {name}", name=name),
                tell("look for a clause at its end, or for one on all measures"),
            )


def find_empty_clauses(file: Subject, _: World) -> Iterator[Problem]:
    """A clause that names nobody.

    It says on what basis somebody answers, but not who.

    wrong:
        responsibilities:
          - basis: stated
    right:
        responsibilities:
          - basis: stated
            responsible: [lighthouse-agency]
    """
    for route, _id, clause in file.clauses:
        if not _name_anybody([clause]) and file.is_whole(route):
            yield Problem(
                (*route, "basis"),
                tell("this clause names nobody"),
                tell("name who answers, or leave the clause out"),
            )


def _name_anybody(clauses: Iterable[Clause]) -> bool:
    return any(
        clause.lead or clause.co_responsible or clause.responsible or clause.unresolved
        for clause in clauses
    )


def find_unfinished_drafts(file: Subject, _: World) -> Iterator[Problem]:
    """A document is marked as a draft.

    The program read it from a text, and nobody has reviewed it yet. Its summaries are to be
    written, its comments `# review:` to be answered and its unresolved bodies to be entered in the
    registry. Then remove `draft`. As long as a name is unresolved, OB312 says so instead.

    wrong:
        id: 2012
        draft: true
        title: {en: Notice on the harbour lights, zh: 港口灯塔通知}
    right:
        id: 2012
        title: {en: Notice on the harbour lights, zh: 港口灯塔通知}
    """
    if file.document is None or not file.document.draft:
        return
    if not any(_list_unresolved(file)):
        hint = tell("write the summaries, answer the review comments, then remove `draft`")
        yield Problem(("draft",), tell("a draft that nobody has reviewed"), hint, on_key=True)


def find_unresolved_bodies(file: Subject, world: World) -> Iterator[Problem]:
    """A body of a draft is in no registry.

    A clause of a draft may keep a body as the text prints it, so that nothing is lost. It answers
    for nothing before it has an entry in `departments.yaml`, and the clause names it by its id.

    wrong:
        draft: true
        responsibilities:
          - basis: stated
            unresolved: {responsible: [灯塔管理处]}
    right:
        responsibilities:
          - basis: stated
            responsible: [lighthouse-agency]
    """
    if file.document is None or not file.document.draft:
        return
    places: dict[str, list[Route]] = {}
    for route, name in _list_unresolved(file):
        places.setdefault(name, []).append(route)
    entries = propose_entries(places, world.bodies.find_one, world.bodies.by_id)
    for name, routes in places.items():
        message = tell("{name!r} is in no registry", name=name)
        if len(routes) > 1:
            message = tell(
                "{name!r} is in no registry; it stands in {count} places",
                name=name,
                count=len(routes),
            )
        yield Problem(
            routes[0], message, tell("add to departments.yaml: - {entry}", entry=entries[name])
        )


def find_unresolved_outside_drafts(file: Subject, _: World) -> Iterator[Problem]:
    """A document that is no draft keeps bodies as printed, or names nobody who issued it.

    A body that is in no registry can't be asked for: outside drafts, bodies are named by their ids,
    and every document has an issuer.

    wrong:
        responsibilities:
          - basis: stated
            unresolved: {responsible: [灯塔管理处]}
    right:
        responsibilities:
          - basis: stated
            responsible: [lighthouse-agency]
    """
    if file.document is None or file.document.draft:
        return
    for route, name in _list_unresolved(file):
        yield Problem(
            route,
            tell("{name!r} is kept as printed", name=name),
            tell("name it by its id, or mark the document as a draft"),
        )
    if not file.document.issuers and file.is_whole(()):
        yield Problem(("id",), tell("nobody issued this document"), tell("name its issuers"))


def _list_unresolved(file: Subject) -> Iterator[tuple[Route, str]]:
    """Yield the bodies that are kept as printed, each with its place."""
    if file.document is not None:
        for at, name in enumerate(file.document.unresolved_issuers):
            yield ("unresolved_issuers", at), name
    for route, _id, clause in file.clauses:
        for role in PARTY_ROLES:
            for at, name in enumerate(getattr(clause.unresolved, role, ())):
                yield (*route, "unresolved", role, at), name
