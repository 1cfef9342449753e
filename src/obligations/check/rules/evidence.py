"""OB6xx, what shows it: the evidence of progress entries.

That of entries that a later one corrects is not judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.rule import Problem
from obligations.check.view.outline import cite
from obligations.sentences import tell
from obligations.text.official_numbers import spell_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.check.view.corpus import World
    from obligations.check.view.file import Subject
    from obligations.model import ProgressEntry

_CITED = {"title": "title", "dated": "day", "issuers": "list of issuers"}


def find_loose_numbers(file: Subject, world: World) -> Iterator[Problem]:
    """The official number of an instrument is not in its canonical spelling.

    Instruments are cited and found by it: only in one spelling can two entries be seen to mean the
    same one. The year of a series stands in its own brackets, several issuers are separated by 、,
    a standard is written like GB/T 43291-2023.

    wrong:
        of: 2031-m07.t1
        evidence:
          - {number: "港发[2033] 3号", issuers: [harbour]}
    right:
        of: 2031-m07.t1
        evidence:
          - {number: 港发〔2033〕3号, issuers: [harbour]}
    """
    for route, _record, entry in world.list_standing(file):
        for at, item in enumerate(entry.evidence):
            if item.number and item.number != (spelled := spell_number(item.number)):
                yield Problem(
                    (*route, "evidence", at, "number"),
                    tell(
                        "{number!r} is not the usual spelling of an official number",
                        number=item.number,
                    ),
                    tell(
                        "write {spelled}; correct an entry on record with a further one",
                        spelled=spelled,
                    ),
                )


def find_contradicting_citations(file: Subject, world: World) -> Iterator[Problem]:
    """Two entries cite an instrument of one number with different titles, days or issuers.

    One of them is wrong, or two instruments are taken for one. Titles in Chinese and in another
    script are not compared.

    wrong:
        # another entry says of it dated: 2033-04-12
        of: 2031-m07.t1
        evidence:
          - {number: 港发〔2033〕3号, dated: 2033-04-21}
    right:
        of: 2031-m07.t1
        evidence:
          - {number: 港发〔2033〕3号, dated: 2033-04-12}
    """
    for route, _record, entry in world.list_standing(file) if not file.unread else ():
        for at, item in enumerate(entry.evidence):
            found = world.entries.find_disagreement(cite(item, entry)) if item.number else None
            if found:
                other, key = found
                name = world.entries.standings[other.entry].id
                yield Problem(
                    (*route, "evidence", at, key),
                    tell(
                        "{number}: {entry} gives a different {cited}",
                        number=item.number,
                        entry=name,
                        cited=_CITED[key],
                    ),
                    tell("check the source and correct the entry that is wrong"),
                )


def find_secondary_evidence(file: Subject, world: World) -> Iterator[Problem]:
    """An entry rests on secondary sources alone.

    Neither an official document nor news that names one has been read. It may well be right; who
    finds something better adds a further entry.

    wrong:
        of: 2031-m07.t1
        status: in-progress
        evidence:
          - {quality: secondary, url: https://blog.example/lamps}
    right:
        of: 2031-m07.t1
        status: in-progress
        evidence:
          - {quality: reported, publisher: Port News, url: https://news.example/lamps}
    """
    for route, record, entry in world.list_standing(file):
        if entry.status != "met" and _is_secondary(entry) and file.is_whole(route):
            yield Problem(
                (*route, "evidence"),
                tell("{record}: shown by secondary sources only", record=record),
                tell("look for the official document, or for news that names it"),
            )


def find_outcomes_on_secondary_evidence(file: Subject, world: World) -> Iterator[Problem]:
    """An entry says `met`, and rests on secondary sources alone.

    That a promise is fulfilled is said by an official document, or by the responsible body itself
    as news gives its words. On less it is `in-progress`.

    wrong:
        of: 2031-m07.t1
        status: met
        evidence:
          - {quality: secondary, url: https://blog.example/lamps}
    right:
        of: 2031-m07.t1
        status: in-progress
        evidence:
          - {quality: secondary, url: https://blog.example/lamps}
    """
    for route, record, entry in world.list_standing(file):
        if entry.status == "met" and _is_secondary(entry) and file.is_whole(route):
            yield Problem(
                (*route, "status"),
                tell("{record}: met, by secondary sources only", record=record),
                tell(
                    "name an official document or a statement of the body itself, or write"
                    " in-progress"
                ),
            )


def find_altered_files(file: Subject, world: World) -> Iterator[Problem]:
    """A file of your own that is named as evidence is missing, or is not the one that was put on
    record.

    The entry keeps the SHA-256 of the bytes of the file that was looked at. Another file shows
    something else, or nothing. `obligations progress add --evidence FILE` copies a file into
    `evidence/` beside the measures and never replaces one that lies there. What an entry of a layer
    names may also lie in a layer below.

    wrong:
        # there is no evidence/minutes_5f3a91c2.pdf
        of: 2031-m07.t1
        evidence:
          - {file: evidence/minutes_5f3a91c2.pdf, sha256: 5f3a91c2…}
    right:
        # evidence/minutes_5f3a91c2.pdf is there, as it was
        of: 2031-m07.t1
        evidence:
          - {file: evidence/minutes_5f3a91c2.pdf, sha256: 5f3a91c2…}
    """
    for route, _record, entry in world.list_standing(file):
        for at, item in enumerate(entry.evidence):
            where = (*route, "evidence", at)
            if (item.file is None) != (item.sha256 is None) and file.is_whole(where):
                yield Problem(
                    where,
                    tell("`file` and `sha256` belong together"),
                    tell("write both, or neither"),
                )
            elif item.file and item.sha256 and (fault := world.find_fault(item.file, item.sha256)):
                yield Problem(
                    (*where, "file"),
                    fault,
                    tell("restore the file, or correct the entry with a further one"),
                )


def _is_secondary(entry: ProgressEntry) -> bool:
    return bool(entry.evidence) and all(item.quality == "secondary" for item in entry.evidence)
