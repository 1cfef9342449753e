"""Whether a bracket, or a last sentence without a label, says who answers.

- A bracket gives roles, or stands behind the end of a sentence and holds nothing but parties.
- A sentence consists of parties and of verbs that give roles, or lists bodies that are all known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from obligations.drafting.dates.find import is_term
from obligations.drafting.parties.body_words_en import (
    PARTY_CLASS_EN,
    ends_in_class,
    is_in_letters,
    is_local_body,
    is_organ,
)
from obligations.drafting.parties.lists_zh import names_party
from obligations.drafting.parties.names_en import OPEN_EN
from obligations.drafting.parties.owing import is_named, is_proper
from obligations.drafting.responsibility.role_words import (
    LEVEL_LABEL,
    MARKS_EN,
    gives_role,
    has_label,
    is_label,
    says_who,
)
from obligations.drafting.responsibility.subject_words_en import VERB_EN
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.party_names import (
    PUBLIC_BODIES_EN,
    WHOLE_GENERIC,
    find_level,
    is_generic,
)

if TYPE_CHECKING:
    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.directory import Directory
    from obligations.drafting.source import Stretch

_SENTENCE_END = lazy(r"[。!?;.)\]〕】:>》”\"]\s?$")
_SENTENCE_END_EN = lazy(r"[.!?;:\"]\s?$")
_NO_CLAUSE = lazy(
    r"(?:以下(?:简|统|合)?称|简称|下称|含|包括|不含|如|例如|即|不得|见|详见|附|其中|hereinafter"
    r"|including|e\.g|i\.e|such as|see )",
    re.IGNORECASE,
)
_PART = lazy("[,;。]")
_DOES_SOMETHING = lazy(
    r"成立|建立|组建|设立|健全|完善|加强|推进|推动|开展|制定|做好|充分|依托|发挥|强化|落实|明确"
    r"|[^,。]{0,12}(?:(?:指导|督促)[各有相]|(?<![需重主])要(?=[\u3400-\u9fff]{2}))"
)
_OFFICE_NAME = lazy(r"(?:司|局|厅|委|署|办|办公室|部)$")
_SHORT = lazy(r"[\u3400-\u9fff]{3,4}")
_LONGEST_BEFORE_OFFICE = 16
# Not in what a body is for: Office of sea, lake and river.
_DIVIDES_EN = lazy(r"[,;](?! (?:[a-z]+, ){0,2}[a-z]+ and [a-z]+ ?(?:[,;]|$))")
_ARTICLE = lazy(r"(?:and )?the |and ")
# Agencies by their letters, in a bracket behind the last sentence: (HHB, DEVB).
_LETTERS = lazy(r"[A-Z]{2,8}(?:(?:, ?|; ?| ?/ ?| and )[A-Z]{2,8}){0,20}")
# What a bracket behind it explains: partner agencies (…), the Port Forum (…).
_EXPLAINED = lazy(rf"(?:\b(?:{PARTY_CLASS_EN}|{PUBLIC_BODIES_EN})|\b[A-Z][\w'-]*) ?\Z")
_SAYS_EN = lazy(
    r"\b(?:shall|should|will|must|may|is|are|was|were|has|have|see|formerly|[Aa]ppl(?:y|ies) to)\b"
)
_ROLE_WORDS_ZH = lazy(
    r"由|并|再|共同|总|联合|具体|为|牵头(?:单位|部门)?|会同|商|按照?|根据|依据?|各自|职责|职能|分工"
    r"|积极|密切|协同|配合|参与|参加|协助|协办|支持|分别|组织|抓好|做好|负责|落实|实施|推进|承担"
    r"|主办|等|工作"
)
_LABELLED_TERM = lazy(
    r"[,;。] ?(?:完成|办理|实施|工作|落实|整改|推进)?(?:时限|期限|时间)(?:要求|节点)?"
    r":[^,;。]*[。;]?$"
)
_ANSWERS_EN = lazy(
    r"(?:\bresponsible|in charge)(?: (?:for|according to|in accordance with) [a-z ]*"
    r"(?:division|responsibilit|duties)[a-z ]*)?$"
)
# Create a Pier Centre, led by ….
_MAKES_SOMETHING_EN = lazy(r"(?!Under |With |By )[A-Z][a-z]+ (?:an?|the|new|our|its|their) ")
_LONGEST_CLAUSE_EN = 500
_MOST_NAMED = 800
_LEVEL = lazy(LEVEL_LABEL)
_LEADS = lazy(r"\((?:牵头|主办)(?:单位|部门)?\)")  # behind the name of who does
_DIVIDED_CLASS = lazy(r"(?<=各[市县区州旗乡])[(〔][市县区州旗镇街道、]+[)〕]")
# And nothing else: Led by the Board, publish a list.
_LED_BY = lazy(
    r"(?:To be )?(?:[Jj]ointly )?(?:[Ll]ed|[Hh]eaded|[Ii]mplemented)(?: jointly)? by"
    rf"(?!.*,\"? {VERB_EN} (?!from|of|by)) [^.]+$"
)


def is_clause(
    flow: Flow, directory: Directory, paragraph: Stretch, opened: int, closed: int
) -> bool:
    """Whether a bracket is a clause, by what it holds and where in its paragraph it stands."""
    text = flow.text
    inside = _drop_terms(text[opened + 1 : closed]).strip(" 。;")
    named = len(inside) > 1 and any(map(str.isalpha, inside))
    if not named or _NO_CLAUSE.match(inside):
        return False
    # (地方负责) says who, 【负责】 is the title of what follows.
    if is_label(inside) and (text[opened] == "【" or not gives_role(inside)):
        return False
    if has_label(inside):
        return True
    ended = _SENTENCE_END if has_chinese(inside) else _SENTENCE_END_EN
    stands_apart = (
        opened == paragraph.start or ended.search(text[paragraph.start : opened]) is not None
    )
    ends = closed + 2 >= paragraph.end or text[closed + 1 : closed + 2] in "。;."
    if _LETTERS.fullmatch(inside):
        return stands_apart and closed + 2 >= paragraph.end
    if _says_role(directory, inside):
        return stands_apart or ends or _begins_with_party(directory, inside)
    if not holds_only_parties(directory, inside):
        return False
    last = closed + 2 >= paragraph.end
    if stands_apart or (last and _lists_bodies(text[paragraph.start : opened], inside)):
        return True
    return ends and _names_offices(directory, inside) and not _ends_in_body(flow, directory, opened)


def _says_role(directory: Directory, inside: str) -> bool:
    """Whether the inside of a bracket says who leads or answers; or in English with whom, and
    besides that holds nothing but parties.
    """
    if has_chinese(inside):
        return bool(_LEADS.search(inside)) or any(map(gives_role, _PART.split(inside)))
    return says_who(inside) or _names_parties_with_roles(directory, inside)


def _names_parties_with_roles(directory: Directory, text: str) -> bool:
    """Whether an English text holds parties, words that give them roles, and nothing else."""
    named = MARKS_EN.pattern.sub(";", text)
    return named != text and holds_only_parties(directory, named)


def _ends_in_body(flow: Flow, directory: Directory, at: int) -> bool:
    """Whether the name of a body ends here: a bracket behind it says which of its offices."""
    begins = range(max(at - _LONGEST_BEFORE_OFFICE, 0), at - 1)
    names = [flow.text[begin:at] for begin in begins]
    return any(directory.find(name) or is_generic(name) for name in names)


def _begins_with_party(directory: Directory, inside: str) -> bool:
    """Whether a text begins with a body or class, as a clause inside a sentence does."""
    first = re.split(r"[、,;]|和|会同|牵头|按职责|负责|等", inside)[0]
    bare = re.sub(r"\([^()]*\)$", "", first)
    return bool(directory.find(first) or directory.find(bare) or is_generic(first))


def _drop_terms(inside: str) -> str:
    """Return the inside of a bracket without the pieces that only say by when."""
    pieces = re.split("([,;])", _LABELLED_TERM.sub("", inside))
    kept = [piece for piece in pieces if len(piece) == 1 or not is_term(piece)]
    return "".join(kept).rstrip(",; ")


def _drop_classes(inside: str) -> str:
    """Return a list without what closes it behind 等, and without classes that hold a 、 inside."""
    named = re.sub(r"等[^、,;]*(?=$|,)", "", inside)
    pieces = [piece for piece in re.split("([,;、])", named) if not is_term(piece)]
    bare = _LEVEL.sub("", "".join(pieces))
    return WHOLE_GENERIC.sub("", _DIVIDED_CLASS.sub("", bare))


def _names_offices(directory: Directory, inside: str) -> bool:
    """Whether each name of a list is known, or that of an office or a class: what else stands in
    brackets at the end of a sentence may explain a word.
    """
    names = [name.strip() for name in re.split(r"[、,;]", _drop_classes(inside)) if name.strip()]
    return all(
        directory.find(name) or _OFFICE_NAME.search(name) or is_generic(name) for name in names
    )


def holds_only_parties(directory: Directory, inside: str) -> bool:
    """Whether a text is a list of parties, half of which are known, or all of which are bodies."""
    inside = OPEN_EN.sub("", inside)
    if len(inside) > _MOST_NAMED:
        return False
    if has_chinese(inside):
        listed = _drop_classes(inside)
        parts = [part.strip() for part in re.split(r"[、,;]", listed) if part.strip()]
        bodies = [part for part in parts if names_party(directory, part)]
        named = parts or WHOLE_GENERIC.search(inside)
        dated = re.search(r"\d{4}年|\d月", listed)
        return bool(named) and len(bodies) == len(parts) and not dated
    parts = [part.strip() for part in re.split(r",| and |;", inside) if part.strip()]
    known = [part for part in parts if directory.find(part)]
    if known and len(known) * 2 >= len(parts):
        return True
    pieces = [part.strip() for part in _DIVIDES_EN.split(inside) if part.strip(" .")]
    named = [
        part for part in pieces if directory.find(part) or _is_named_en(_ARTICLE.sub("", part))
    ]
    rest = [part for part in pieces if part not in named]
    proper = len(rest) < len(named)  # bodies by their names alone, beside such as say what they are
    held = all(is_named(part) or (proper and is_proper(part)) for part in rest)
    return bool(named) and held and not _SAYS_EN.search(inside)


def _lists_bodies(before: str, inside: str) -> bool:
    """Whether an English bracket lists bodies, and does not explain the word before it."""
    listed = not has_chinese(inside) and any(map(_says_body, re.split("[,;]", inside)))
    return listed and "," in inside and _EXPLAINED.search(before) is None


def _is_named_en(name: str) -> bool:
    return _says_body(name) or is_in_letters(name)


def _says_body(name: str) -> bool:
    """Whether an English name is that of a body or a class of them by its words."""
    bodies = (is_organ, is_local_body, is_generic, ends_in_class)
    return any(is_body(name.strip()) for is_body in bodies)


def is_bare_clause(flow: Flow, directory: Directory, sentence: Stretch) -> bool:
    """Whether a sentence says who answers and nothing else."""
    text = sentence.of(flow.text).strip("。;. ")
    if has_chinese(text):
        return _is_bare_zh(directory, text)
    return _is_bare_en(directory, text)


def _is_bare_zh(directory: Directory, text: str) -> bool:
    if _LEADS.search(text):
        return holds_only_parties(directory, _LEADS.sub("", text))
    parts = _PART.split(text)
    # A牵头,B、C: who stands behind the last word for a role is known.
    if not gives_role(parts[-1]) and not (
        gives_role(parts[0]) and _lists_known(directory, parts[-1])
    ):
        return False
    names = [
        part.strip()
        for part in re.split(r"[、,;]|和|及|以及", _ROLE_WORDS_ZH.sub(",", text))
        if part.strip()
    ]
    return bool(names) and all(_may_be_party(directory, name) for name in names)


def _is_bare_en(directory: Directory, text: str) -> bool:
    if _LED_BY.match(text):
        return len(text) < _MOST_NAMED
    if len(text) >= _LONGEST_CLAUSE_EN:
        return False
    if _ANSWERS_EN.search(text):
        return True
    if not says_who(text) or _MAKES_SOMETHING_EN.match(text):
        return False
    return _names_parties_with_roles(directory, text)


def names_bodies_alone(flow: Flow, directory: Directory, sentence: Stretch) -> bool:
    """Whether a sentence is a list of bodies that are all known, and nothing else."""
    text = sentence.of(flow.text).strip("。 ")
    names = [name.strip() for name in re.split("[、,;]", text)]
    known = all(directory.find(name) or is_generic(name) for name in names)
    return len(names) > 1 and has_chinese(text) and known


def _lists_known(directory: Directory, listed: str) -> bool:
    """Whether each name of a Chinese list is known, that of a place's body, or a class."""
    names = [name.strip() for name in listed.split("、")]
    return all(names_party(directory, name) for name in names) and all(
        directory.find(name) or find_level(name) or is_generic(name) for name in names
    )


def _may_be_party(directory: Directory, name: str) -> bool:
    # Words of roles that stand in a name (工业和信息化, 发展改革) leave pieces of it, which are
    # short.
    if _DOES_SOMETHING.match(name):
        return False
    return names_party(directory, name) or len(name) <= 2 or bool(_SHORT.fullmatch(name))
