"""Where a text says who answers: clauses of responsibility, wherever they stand.

A clause is

- a bracket of any kind, ( ) 〔 〕 [ ] 〈 〉 【 】, whose inside gives roles: (A牵头，B负责),
  (责任单位：A), (Led by A); or which stands behind the end of a sentence and holds nothing but
  parties: 。（商务部、海关总署）; in English with or without words that say with whom, and several
  also before the stop that ends a paragraph, unless they explain the word before them;
- a label at the beginning of a paragraph or behind the end of a sentence, with all that follows in
  the paragraph: 责任单位：A、B, 【责任单位】A、B; paragraphs that begin with such labels one after
  the other make one clause;
- at the end of an English paragraph, bodies before a term: (Port Board, 2027-2029), - Port Board -
  by 2027;
- a last sentence that consists of parties and of verbs that give roles, and of nothing else:
  由A牵头，B、C按职责分工负责。 It may begin with what it is about: 此项工作由A负责。
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import Calendar
from obligations.drafting.dates.find import find_whole_date, is_term
from obligations.drafting.numbering import list_labels_inside
from obligations.drafting.parties.lists import OPEN_EN
from obligations.drafting.parties.lists_en import (
    PARTY_CLASS_EN,
    ends_in_class,
    is_in_letters,
    is_local_body,
    is_organ,
)
from obligations.drafting.parties.lists_zh import names_party
from obligations.drafting.parties.owing import is_named, is_proper
from obligations.drafting.responsibility.role_words import (
    LABEL_EN,
    LABEL_ZH,
    LEVEL_LABEL,
    MARKS_EN,
    gives_role,
    has_label,
    is_label,
    says_who,
)
from obligations.drafting.source import Stretch
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.party_names import PUBLIC_BODIES_EN, WHOLE_GENERIC, is_generic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from obligations.drafting.flow import Flow
    from obligations.drafting.parties.directory import Directory

_PAIRS = {"(": ")", "〔": "〕", "[": "]", "〈": "〉", "【": "】", "〖": "〗", "{": "}"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_SENTENCE_END = lazy(r"[。!?;.)\]〕】:>》”\"]\s?$")
_SENTENCE_END_EN = lazy(r"[.!?;:\"]\s?$")
_NO_CLAUSE = lazy(
    r"(?:以下(?:简|统|合)?称|简称|下称|含|包括|不含|如|例如|即|不得|见|详见|附|其中|hereinafter"
    r"|including|e\.g|i\.e|such as|see )",
    re.IGNORECASE,
)
_PART = lazy("[,;。]")
# Where a label may stand inside a paragraph.
_BEHIND = lazy(r"(?:(?<=[。!?;)\]〕”])|(?<=[.;!?)|] ))\s?|(?=【)")
_STOP_BEFORE = lazy(r"。|(?<=\.) ")
_BULLET = lazy(
    r"[-*•·●○◆■□▪–※★☆>|]+\s?|\d{1,2}[.)] ?(?=[A-Z][a-z]+:)"
    rf"|\(?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[.)、] ?(?=(?:{LABEL_ZH.pattern}))"
)
_DATE_LINE = lazy(r"\(?(?:20\d{2} ?年.{2,8}[日号]|[A-Z][a-z]+,? ?\d{1,2}.{0,8}20\d{2})\)?")
_LONGEST_SIGNATURE = 60
_DOES_SOMETHING = lazy(
    r"成立|建立|组建|设立|健全|完善|加强|推进|推动|开展|制定|做好|充分|依托|发挥|强化|落实|明确"
    r"|[^,。]{0,12}(?:(?:指导|督促)[各有相]|(?<![需重主])要(?=[\u3400-\u9fff]{2}))"
)
_OFFICE_NAME = lazy(r"(?:司|局|厅|委|署|办|办公室|部)$")
_SHORT = lazy(r"[\u3400-\u9fff]{3,4}")
_LONGEST_BEFORE_OFFICE = 16
_ITEM = lazy(r"[-*•·●○◦▪–] ?[A-Z][^.:;]{2,90}[,;]?$")
# A line of parties one of which leads: Port Office (lead), Customs.
_LED_LINE = lazy(
    r"[A-Z][^.:;()\n]{2,160} \([Ll]ead(?:ing)?\)(?:[,;&/] ?[^.:\n]{2,200}| and [^.:\n]{2,200})?"
)
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
_LAST_SENTENCE_ZH = lazy(
    r"(?:^|(?<=\n)(?=以上|上述)|[。!?;]|\.(?!\d))\s?"
    r"(?P<sentence>(?:[^。!?;.\n]|\.(?=\d)){3,399}[^。!?;.\s])[。.;]?\s*$"
)
_LAST_SENTENCE_EN = lazy(r"(?:^|[.;] ?)(?P<sentence>[^.;\n]{9,599}[^.;\s])[.;]?\s*$")
# What a last sentence is about, before it says who answers: 北岸整修由….
_TOPIC = lazy(r"[\u3400-\u9fff“”]{2,16}?(?<![自理缘])(?=由(?!于|此|来))")
_ROLE_WORDS_ZH = lazy(
    r"由|并|再|共同|总|联合|具体|为|牵头(?:单位|部门)?|会同|商|按照?|根据|依据?|各自|职责|职能|分工"
    r"|积极|密切|协同|配合|参与|参加|协助|协办|支持|分别|组织|抓好|做好|负责|落实|实施|推进|承担"
    r"|主办|等|工作"
)
_LABELLED_TERM = lazy(
    r"[,;。] ?(?:完成|办理|实施|工作|落实|整改|推进)?(?:时限|期限|时间)(?:要求"
    r"|节点)?:[^,;。]*[。;]?$"
)
_MOST_NAMED = 800
_TAIL = lazy(
    r"(?:\(|(?<= )- )(?P<who>[A-Z](?:[^()\n-]|\(lead\)){1,160}?)(?: - "
    r"|, )(?P<when>(?:(?! - )[^()\n,;]){3,40})\)?[.;]?$"
)
_LONGEST_TAIL = 220
_ANY_DAY = Calendar(None, None)
_LEVEL = lazy(LEVEL_LABEL)
_DIVIDED_CLASS = lazy(r"各[市县区州旗乡][(〔][市县区州旗镇街道、]+[)〕]")
_LED_BY = lazy(
    r"(?:To be )?(?:[Jj]ointly )?(?:[Ll]ed|[Hh]eaded|[Ii]mplemented)(?: jointly)? by [^.]+$"
)


@dataclass(frozen=True, slots=True)
class FoundClause:
    """A clause: its whole stretch of the folded text, brackets and labels included, the stretch
    that says who answers, and the one that says by when and nothing else, if there is one.
    """

    span: Stretch
    inside: Stretch
    when: Stretch | None = None


def find_clauses(flow: Flow, directory: Directory, start: int, end: int) -> list[FoundClause]:
    """Return the clauses of a stretch of the folded text, in its order; none overlaps another."""
    found: list[FoundClause] = []
    paragraphs = flow.list_paragraphs(start, end)
    signed = _find_signed(flow, paragraphs)
    for at, paragraph in enumerate(paragraphs):
        inside = list(_find_in_paragraph(flow, directory, paragraph))
        if found and at not in signed and _continue_list(flow, directory, found[-1], paragraph):
            found[-1] = _join(found[-1], FoundClause(paragraph, paragraph))
            continue
        if found and inside and _continue_label(flow.text, found[-1], inside[0], paragraph):
            found[-1] = _join(found[-1], inside[0])
            inside = inside[1:]
        found += inside
    return found


def cut_clauses(clauses: Sequence[FoundClause], start: int, end: int) -> Sequence[FoundClause]:
    """Return the clauses that begin in a stretch; they are in order."""
    first = bisect_left(clauses, start, key=lambda one: one.span.start)
    return clauses[first : bisect_left(clauses, end, key=lambda one: one.span.start)]


def _find_signed(flow: Flow, paragraphs: list[Stretch]) -> set[int]:
    """Return which paragraphs may be a signature: short ones that stand above a date, or last, and
    not below what leads in a list.
    """
    signed: set[int] = set()
    below = True
    for at in range(len(paragraphs) - 1, -1, -1):
        line = flow.text[paragraphs[at].start : paragraphs[at].end]
        dated = _DATE_LINE.fullmatch(line) is not None
        below = dated or (below and len(line) <= _LONGEST_SIGNATURE and line[-1] not in "。.;:)")
        if below and not dated:
            signed.add(at)
        if line[-1] == ":" and len(signed) == len(paragraphs) - 1 - at:
            signed = set()
    return signed


def _join(before: FoundClause, after: FoundClause) -> FoundClause:
    return FoundClause(
        Stretch(before.span.start, after.span.end), Stretch(before.inside.start, after.inside.end)
    )


def _continue_label(text: str, before: FoundClause, after: FoundClause, paragraph: Stretch) -> bool:
    """Whether two labelled paragraphs follow one another with nothing in between."""
    both = has_label(_drop_bullet(text, before.span)) and has_label(_drop_bullet(text, after.span))
    return (
        both
        and after.span.start == paragraph.start
        and not text[before.span.end : after.span.start].strip()
    )


def _continue_list(
    flow: Flow, directory: Directory, before: FoundClause, paragraph: Stretch
) -> bool:
    """Whether a paragraph holds nothing but further parties of the labelled one before it."""
    text = flow.text
    between = text[before.span.end : paragraph.start]
    labelled = has_label(_drop_bullet(text, before.span))
    bracketed = before.span != before.inside and text[before.span.end - 1] in _CLOSING
    if before.span.end >= paragraph.start or between.strip() or not labelled or bracketed:
        return False
    line = text[paragraph.start : paragraph.end].strip()
    if has_chinese(line):
        return line[-1] not in "。:" and _holds_only_parties(directory, line)
    listed = text[before.span.end - 1] == ":" or "\n" in text[before.span.start : before.span.end]
    named = line[-1] not in ".:" and _holds_only_parties(directory, line)
    return listed and (
        _ITEM.match(line) is not None or (named and _leads_in_names(text, before.span))
    )


def _leads_in_names(text: str, span: Stretch) -> bool:
    """Whether the last label of a clause in English stands alone on its line, names below it."""
    labels = [line for line in text[span.start : span.end].split("\n") if has_label(line)]
    return bool(labels) and labels[-1].rstrip().endswith(":")


def _drop_bullet(text: str, span: Stretch) -> str:
    led = _BULLET.match(text, span.start, span.end)
    return text[led.end() if led else span.start : span.end].lstrip("([〔【 ")


def _find_in_paragraph(
    flow: Flow, directory: Directory, paragraph: Stretch
) -> Iterator[FoundClause]:
    """Yield the clauses of a paragraph, of each provision apart where several were run together, so
    that no labelled clause holds the next of them: 责任单位：A。2.…, Responsible unit: A. 2. ….
    """
    labels = [
        label.start
        for label in list_labels_inside(flow.text, *paragraph)
        if _STOP_BEFORE.match(flow.text, label.start - 1)
        and not (LABEL_ZH.match(flow.text, label.end) or LABEL_EN.match(flow.text, label.end))
    ]
    for begin, stop in itertools.pairwise([paragraph.start, *labels, paragraph.end]):
        yield from _find_in_provision(flow, directory, Stretch(begin, stop))


def _find_in_provision(
    flow: Flow, directory: Directory, paragraph: Stretch
) -> Iterator[FoundClause]:
    text = flow.text
    brackets = list_brackets(text, paragraph.start, paragraph.end)
    label = _find_label(text, paragraph, brackets)
    stop = label.span.start if label else paragraph.end
    at = paragraph.start
    for opened, closed in brackets:
        if closed < stop and _is_clause(flow, directory, paragraph, opened, closed):
            yield FoundClause(Stretch(opened, closed + 1), Stretch(opened + 1, closed))
            at = closed + 1
    if label:
        yield label
        return
    if _LED_LINE.fullmatch(text, *paragraph):
        yield FoundClause(paragraph, paragraph)
        return
    tail = None if at > paragraph.start else _find_tail(text, paragraph)
    if tail:
        yield tail
        return
    sentence = _find_last_sentence(text, Stretch(max(at, paragraph.start), paragraph.end))
    if sentence:
        topic = _TOPIC.match(text, *sentence)
        inside = Stretch(topic.end() if topic else sentence.start, sentence.end)
        named = sentence.start > paragraph.start and _names_bodies_alone(flow, directory, inside)
        if named or _is_bare_clause(flow, directory, inside):
            yield FoundClause(sentence, inside)


def _find_tail(text: str, paragraph: Stretch) -> FoundClause | None:
    """Return the bodies that stand before a term at the end of an English paragraph: Mend the pier
    (Port Board, 2027-2029), Mend the pier - Port Board - by 2027. A source that is quoted stands
    before a year alone.
    """
    found = _TAIL.search(text, max(paragraph.start, paragraph.end - _LONGEST_TAIL), paragraph.end)
    if not found or has_chinese(found[0]):
        return None
    when = Stretch(*found.span("when"))
    quoted = text[found.start()] == "(" and when.end - when.start == len("2027")
    names = [name.strip() for name in re.split("[,;/&]| and ", found["who"])]
    written = all(name[:1].isupper() for name in names) and any(map(is_named, names))
    dated = is_term(found["when"]) or find_whole_date(text, *when, _ANY_DAY)
    if quoted or not written or not dated:
        return None
    return FoundClause(Stretch(*found.span()), Stretch(*found.span("who")), when)


def _find_label(
    text: str, paragraph: Stretch, brackets: list[tuple[int, int]]
) -> FoundClause | None:
    """Return a labelled clause outside brackets: from its label to the end of the paragraph."""
    led = _BULLET.match(text, paragraph.start, paragraph.end)
    begin = led.end() if led else paragraph.start
    chinese = has_chinese(text[paragraph.start : paragraph.end])
    if chinese and _is_boxed(text, begin, paragraph.end):
        return FoundClause(paragraph, Stretch(begin + 1, paragraph.end))
    if has_label(text[begin : paragraph.end]):
        return FoundClause(paragraph, Stretch(begin, paragraph.end))
    label = LABEL_ZH if chinese else LABEL_EN
    for behind in _BEHIND.finditer(text, paragraph.start + 1, paragraph.end):
        clause = Stretch(behind.end(), paragraph.end)
        inside = any(opened < clause.start <= closed for opened, closed in brackets)
        if not inside and (label.match(text, *clause) or _is_boxed(text, *clause)):
            return FoundClause(clause, clause)
    return None


def _is_boxed(text: str, at: int, end: int) -> bool:
    """Whether a label stands at a place that has a box of its own: 【责任单位】."""
    label = LABEL_ZH.match(text, at + 1, end) if text[at : at + 1] == "【" else None
    return label is not None and label[0].endswith("】")


def list_brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the outermost brackets, in one pass; what is not closed is none."""
    pairs = []
    stack: list[tuple[int, str]] = []
    for at in range(start, end):
        sign = text[at]
        if sign in _PAIRS:
            stack.append((at, sign))
        elif sign in _CLOSING and stack:
            if stack[-1][1] == _CLOSING[sign]:
                opened, _ = stack.pop()
                pairs.append((opened, at))
            elif len(stack) > 1 and stack[-2][1] == _CLOSING[sign]:
                stack.pop()
                opened, _ = stack.pop()
                pairs.append((opened, at))
    return _keep_outermost(pairs)


def _keep_outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for opened, closed in sorted(pairs):
        if not kept or opened > kept[-1][1]:
            kept.append((opened, closed))
    return kept


def _is_clause(
    flow: Flow, directory: Directory, paragraph: Stretch, opened: int, closed: int
) -> bool:
    text = flow.text
    inside = _drop_terms(text[opened + 1 : closed]).strip()
    named = len(inside) > 1 and any(map(str.isalpha, inside))
    if not named or _NO_CLAUSE.match(inside) or is_label(inside):
        return False
    if has_label(inside):
        return True
    ended = _SENTENCE_END if has_chinese(inside) else _SENTENCE_END_EN
    stands_apart = (
        opened == paragraph.start or ended.search(text[paragraph.start : opened]) is not None
    )
    ends = closed + 2 >= paragraph.end or text[closed + 1 : closed + 2] in "。;."
    if _says_role(directory, inside):
        return stands_apart or ends or _begins_with_party(directory, inside)
    if _LETTERS.fullmatch(inside):
        return stands_apart and closed + 2 >= paragraph.end
    if not _holds_only_parties(directory, inside):
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
        return any(map(gives_role, _PART.split(inside)))
    if says_who(inside):
        return True
    named = MARKS_EN.pattern.sub(";", inside)
    return named != inside and _holds_only_parties(directory, named)


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
    """Return a list without what its last 等 says, and without classes that hold a 、 inside."""
    named = re.sub(r"等[^、,;]*(?=$|,)", "", inside)
    pieces = [piece for piece in re.split("([,;、])", named) if not is_term(piece)]
    bare = _LEVEL.sub("", "".join(pieces))
    return _DIVIDED_CLASS.sub("", WHOLE_GENERIC.sub("", bare))


def _names_offices(directory: Directory, inside: str) -> bool:
    """Whether each name of a list is known, or that of an office or a class: what else stands in
    brackets at the end of a sentence may explain a word.
    """
    names = [name.strip() for name in re.split(r"[、,;]", _drop_classes(inside)) if name.strip()]
    return all(
        directory.find(name) or _OFFICE_NAME.search(name) or is_generic(name) for name in names
    )


def _holds_only_parties(directory: Directory, inside: str) -> bool:
    """Whether a text is a list of parties, half of which are known, or all of which are bodies."""
    inside = OPEN_EN.sub("", inside)
    if len(inside) > _MOST_NAMED:
        return False
    if has_chinese(inside):
        listed = _drop_classes(inside)
        parts = [part.strip() for part in re.split(r"[、,;]", listed) if part.strip()]
        bodies = [part for part in parts if names_party(directory, part)]
        return bool(parts) and len(bodies) == len(parts) and not re.search(r"\d{4}年|\d月", listed)
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


def _find_last_sentence(text: str, span: Stretch) -> Stretch | None:
    if not has_chinese(text[span.start : span.end]):
        found = _LAST_SENTENCE_EN.search(text, max(span.start, span.end - 700), span.end)
    else:
        found = _LAST_SENTENCE_ZH.search(text, max(span.start, span.end - 420), span.end)
    if not found:
        return None
    return Stretch(found.start("sentence"), span.end)


def _is_bare_clause(flow: Flow, directory: Directory, sentence: Stretch) -> bool:
    """Whether a sentence says who answers and nothing else."""
    text = flow.text[sentence.start : sentence.end].strip("。;. ")
    if has_chinese(text):
        if not gives_role(_PART.split(text)[-1]):
            return False
        names = [
            part.strip()
            for part in re.split(r"[、,;]|和|及|以及", _ROLE_WORDS_ZH.sub(",", text))
            if part.strip()
        ]
        return bool(names) and all(_may_be_party(directory, name) for name in names)
    if _LED_BY.match(text):
        return len(text) < _MOST_NAMED
    return (
        re.search(
            r"(?:\bresponsible|in charge)(?: (?:for|according to"
            r"|in accordance with) [a-z ]*(?:division|responsibilit|duties)[a-z ]*)?$",
            text,
        )
        is not None
        and len(text) < 500
    )


def _names_bodies_alone(flow: Flow, directory: Directory, sentence: Stretch) -> bool:
    """Whether a sentence lists bodies, all of them known, and says nothing."""
    text = flow.text[sentence.start : sentence.end].strip("。 ")
    names = [name.strip() for name in re.split("[、,;]", text)]
    known = all(directory.find(name) or is_generic(name) for name in names)
    return len(names) > 1 and has_chinese(text) and known


def _may_be_party(directory: Directory, name: str) -> bool:
    # Words of roles that stand in a name (工业和信息化, 发展改革) leave pieces of it, which are
    # short.
    if _DOES_SOMETHING.match(name):
        return False
    return names_party(directory, name) or len(name) <= 2 or bool(_SHORT.fullmatch(name))
