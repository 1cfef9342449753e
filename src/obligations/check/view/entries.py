"""All entries of progress of a corpus, as the rules on them need to know of each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from obligations.corrections import SHORTEST_ID, resolve
from obligations.text.language import has_chinese
from obligations.text.name_keys import fold_wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from obligations.check.view.outline import Cited, FileOutline
    from obligations.corrections import Statement

# A thing of which one of these was said can't be said another of, of the same day.
_JUDGEMENTS = frozenset({"met", "partly-met", "missed"})


class Entries:
    """The entries of some files.

    `standings` tells by digest where each stands among those about the same thing.
    """

    def __init__(self, outlines: Iterable[FileOutline]) -> None:
        files = list(outlines)
        everything = [statement for file in files for statement in file.entries]
        self.standings = resolve(everything)
        self._by_number: dict[str, list[Cited]] = defaultdict(list)
        for cited in sorted(
            (one for file in files for one in file.cited), key=lambda one: one.rank
        ):
            if self.standings[cited.entry].counts:
                self._by_number[cited.number].append(cited)
        self._by_start: dict[str, list[Statement]] = defaultdict(list)
        self._by_day: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for one in everything:
            self._by_start[one.digest[:SHORTEST_ID]].append(one)
            if self.standings[one.digest].counts and one.status in _JUDGEMENTS:
                self._by_day[one.of, one.date].append(one)
        self._lists_unread = any(not file.whole for file in files if file.kind == "progress-list")
        self._names_unread = {
            file.id.rpartition("_")[2]
            for file in files
            if file.kind == "progress" and not file.whole
        }

    def may_be_unread(self, name: str) -> bool:
        """Tell whether the entry of an id can be one of those that can't be read."""
        return self._lists_unread or any(
            other.startswith(name) or name.startswith(other)
            for other in self._names_unread
            if other
        )

    def find_elsewhere(self, name: str) -> str | None:
        """Tell what the entry of an id is about; None where there is no such entry."""
        return next(
            (
                one.of
                for one in self._by_start.get(name[:SHORTEST_ID], ())
                if one.digest.startswith(name)
            ),
            None,
        )

    def find_contradicted(self, one: Statement) -> Statement | None:
        """Return the entry that an entry contradicts: of the same day, judging otherwise, and
        recorded before it.
        """
        if not self.standings[one.digest].counts or one.status not in _JUDGEMENTS:
            return None
        before = (
            other
            for other in self._by_day[one.of, one.date]
            if other.status != one.status and _rank(other) < _rank(one)
        )
        return min(before, key=_rank, default=None)

    def find_disagreement(self, cited: Cited) -> tuple[Cited, str] | None:
        """Return what an entry entered earlier says otherwise of an instrument, and of what: its
        title, its day or its issuers.
        """
        for other in self._by_number[cited.number]:
            if other.rank < cited.rank and (key := _find_difference(other, cited)):
                return other, key
        return None

    def describe_cited(self, number: str) -> str:
        """Return all that entries say of an instrument, as text."""
        return repr(self._by_number[number])

    def describe(self, one: Statement) -> str:
        """Return all that the rules on an entry can say of the others, as text."""
        named = [
            (name, self.find_elsewhere(name), self.may_be_unread(name)) for name in one.corrects
        ]
        return repr((self.standings[one.digest], named, self.find_contradicted(one)))


def _find_difference(one: Cited, other: Cited) -> str | None:
    """Return which of the facts that both give differs.

    Titles in different scripts are those of an original and of its translation.
    """
    titles = [title for title in (one.title, other.title) if title]
    if (
        len({has_chinese(title) for title in titles}) == 1
        and len({fold_wording(title) for title in titles}) > 1
    ):
        return "title"
    if one.dated and other.dated and one.dated != other.dated:
        return "dated"
    if one.issuers and other.issuers and one.issuers != other.issuers:
        return "issuers"
    return None


def _rank(statement: Statement) -> tuple[str, str]:
    return statement.recorded, statement.digest
