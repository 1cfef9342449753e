"""OB6xx, what is put right: entries that correct or withdraw others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.corrections import SHORTEST_ID
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.model import ProgressEntry


def find_corrections_of_nothing(file: Subject, world: World) -> Iterator[Problem]:
    """`corrects` names no entry about the same thing.

    Where the entry that was corrected is not there, because its file was left out or deleted,
    nobody can tell what was corrected, and what it had said may count again. An entry on the wrong
    measure is not moved by a correction: it is withdrawn.

    wrong:
        # there is no entry 00000000 about 2031-m07.t1
        of: 2031-m07.t1
        corrects: "00000000"
    right:
        # progress/2031/2031-m07.t1_2031-11-20_0b77e1d4.yaml is there
        of: 2031-m07.t1
        corrects: 0b77e1d4
    """
    if file.kind == "progress-list" and not file.unread:
        from obligations.model import convert_listed

        for at in convert_listed(file.record)[1]:
            yield Problem(
                (at, "corrects"),
                tell("entry {number} corrects no earlier entry", number=at + 1),
                tell("name one that stands above it; the first is 1"),
            )
    for route, record, entry in file.entries:
        standing = world.find_standing(entry)
        for name in standing.missing:
            if not world.entries.may_be_unread(name):
                yield Problem(
                    (*route, "corrects"),
                    tell("there is no entry {name} about {record}", name=name, record=record),
                    _suggest_original(name, record, world),
                )
        for name in standing.unclear:
            yield Problem(
                (*route, "corrects"),
                tell("several entries about {record} begin with {name}", record=record, name=name),
                tell("write more digits of the one you mean"),
            )
        for name in standing.circular:
            yield Problem(
                (*route, "corrects"),
                tell("{name} corrects this entry in turn", name=name),
                tell("remove `corrects` from one of them"),
            )


def _suggest_original(name: str, record: str, world: World) -> Sentence | None:
    about = world.entries.find_elsewhere(name)
    if about is None:
        hint = tell(
            "restore its file, or remove `corrects`; obligations progress log lists the ids"
        )
        return world.name_below(record, hint)
    return tell(
        "it is about {about}: if that was a mistake, withdraw it, and add an entry about {record}",
        about=about,
        record=record,
    )


def find_second_corrections(file: Subject, world: World) -> Iterator[Problem]:
    """An entry corrects one that another entry corrects as well.

    Two branches can each correct the same entry. Of several corrections the one recorded last
    counts, the others on no day, until one more names them all and says what is the case.

    wrong:
        # so does 5f3a91c2, recorded a day later
        of: 2031-m07.t1
        corrects: 0b77e1d4
    right:
        of: 2031-m07.t1
        corrects: [5f3a91c2, c41d08aa]
    """
    for route, record, entry in file.entries:
        standing = world.find_standing(entry)
        if standing.rival:
            both = f"--corrects {standing.rival} --corrects {standing.id}"
            message = tell(
                "{rival} corrects the same entry and counts instead of this one",
                rival=standing.rival,
            )
            yield Problem(
                (*route, "corrects"),
                message,
                tell(
                    "settle it with: obligations progress add {record} … {both}",
                    record=record,
                    both=both,
                ),
            )


def find_rewritten_entries(file: Subject, _: World) -> Iterator[Problem]:
    """The name of an entry's file does not say what the entry says.

    It is made of what the entry is about, its date, and the first digits of a sum over all that it
    says: an entry that was rewritten no longer fits its name, and so nobody can change in silence
    what was put on record. The folder is the document.

    wrong:
        # progress/2031/2031-m07.t1_2031-11-20_0b77e1d4.yaml, in which the status was missed
        of: 2031-m07.t1
        date: 2031-11-20
        status: met
    right:
        # a file of its own beside it
        of: 2031-m07.t1
        date: 2031-11-20
        status: met
        corrects: 0b77e1d4
    """
    if file.kind != "progress" or file.unread:
        return
    entry: ProgressEntry = file.record
    folder, name = file.path.split("/")[-2], file.stem
    start, _sign, digits = name.rpartition("_")
    if folder == entry.document and start == f"{entry.of}_{entry.date}":
        if len(digits) >= SHORTEST_ID and entry.digest.startswith(digits):
            return
        message = tell(
            "the file's name does not fit the entry, whose id is {digest} by what it says",
            digest=entry.digest[:SHORTEST_ID],
        )
        hint = tell(
            "restore what it said and correct it with a further entry; a new one belongs"
            " in {place}",
            place=_find_place(entry),
        )
        yield Problem(("of",), message, hint)
    else:
        yield Problem(
            ("of",),
            tell(
                "the file's name is not that of an entry about {of}, {date}",
                of=entry.of,
                date=entry.date,
            ),
            tell("rename it: {place}", place=_find_place(entry)),
        )


def _find_place(entry: ProgressEntry) -> str:
    return f"progress/{entry.list_paths()[0]}"


def find_bare_withdrawals(file: Subject, _: World) -> Iterator[Problem]:
    """An entry with the status `withdrawn` does not say what it takes back, or why.

    It stands for nothing but that: `corrects` names the entry, `note` the reason.

    wrong:
        of: 2031-m07.t1
        status: withdrawn
    right:
        of: 2031-m07.t1
        status: withdrawn
        note: {en: The report speaks of another harbour.}
        corrects: 0b77e1d4
    """
    for route, _id, entry in file.entries if file.kind == "progress" else ():
        missing = [
            key
            for key in ("corrects", "note")
            if not getattr(entry, key) and file.is_read((*route, key))
        ]
        if entry.status == "withdrawn" and missing:
            yield Problem(
                (*route, "status"),
                tell("withdrawn without {missing: and }", missing=missing),
                tell("name the entry in `corrects`, the reason in `note`"),
            )
