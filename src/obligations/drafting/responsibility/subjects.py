"""Whom the paragraphs of a text make answer, clauses apart: the grammars of their sentences stand
in `subjects_zh` and `subjects_en`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.drafting.parties.party import merge
from obligations.drafting.responsibility.roles import Roles
from obligations.drafting.responsibility.subjects_en import find_leading_en, read_english
from obligations.drafting.responsibility.subjects_zh import find_leading_zh, read_chinese
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from obligations.drafting.parties.reader import PartyReader
    from obligations.drafting.responsibility.roles import Doers
    from obligations.drafting.source import Stretch


def find_subjects(reader: PartyReader, start: int, end: int, leading: Doers | None = None) -> Roles:
    """Return the parties that a stretch of the flow makes answer for something, clauses apart;
    `leading` has to do it where it is an item of a list.
    """
    roles = Roles()
    text = reader.flow.text
    for at, paragraph in enumerate(reader.flow.list_paragraphs(start, end)):
        if has_chinese(paragraph.of(text)):
            read_chinese(reader, paragraph, roles)
        else:
            leading = read_english(reader, paragraph, roles, leading, item=not at)
    if leading and has_chinese(leading.parties[0].printed) and not roles.parties:
        merge(roles.lead if leading.helpers else roles.responsible, leading.parties)
        merge(roles.co_responsible, leading.helpers)
    return roles


def find_leading(reader: PartyReader, paragraph: Stretch) -> Doers | None:
    """Return who has to do the items behind a paragraph that leads them in."""
    if has_chinese(paragraph.of(reader.flow.text)):
        return find_leading_zh(reader, paragraph)
    return find_leading_en(reader, paragraph)
