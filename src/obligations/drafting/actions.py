"""What a measure asks for, sentence by sentence, and how binding each is.

    不得, 严禁              forbid        | must not, shall not
    允许, 可以, 可           allow         | may, allow, permit
    鼓励                    encourage     | encourage
    支持, 探索支持           support       | support
    引导, 指导               guide         | guide
    探索, 试点, 先行先试      explore       | explore, pilot
    研究 (without a product) study         | study
    要, 应, 须, 必须, 由      must          | shall, must
    any other verb          will

The first word that says it decides, and a soft verb goes before 要. A sentence that says nothing
but a result by a date is a target and no action.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from obligations.drafting.stretches import SENTENCE_EN
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from obligations.vocabulary import Modality

_WORDS: tuple[tuple[Modality, str, str], ...] = (
    ("forbid", r"不得|严禁|禁止|不能", r"(?:must|shall|may) not|prohibit(?:ed)?"),
    ("encourage", r"鼓励", r"encourage"),
    ("support", r"(?:探索)?支持", r"support"),
    ("guide", r"引导|指导", r"guide"),
    ("explore", r"探索|试点|先行先试", r"explore|pilot"),
    ("study", r"研究(?![^,。;]{0,16}(?:制定|制订|出台|发布|修订|编制))", r"study"),
    ("allow", r"允许|可以?(?=[\u3400-\u9fff])|享受|免于", r"may|allow|permit"),
    ("must", r"要|应当?(?!对|用|急|收)|须|必须|由", r"shall|must"),
)
_PLACES: dict[str | None, int] = {modality: at for at, (modality, _, _) in enumerate(_WORDS)}
_ZH = lazy("|".join(f"(?P<{modality}>{zh})" for modality, zh, _ in _WORDS))
_EN = lazy(rf"\b(?:{'|'.join(f'(?P<{name}>{en})' for name, _, en in _WORDS)})", re.IGNORECASE)
_NEAR = {True: 24, False: 60}  # signs from the beginning of a sentence within which a word decides
_SOFT = 3  # signs between 要 and a soft verb that goes before it
_ONLY_RESULT = lazy(r"(?:到|至)\d{4}年|(?:By|by) (?:the end of )?20\d\d,")
_SENTENCE = lazy(r"[^。；;\n]+")
_LABEL = lazy(r"\s*(?:\d{1,2}[.．、]|[（(][^（()）]{1,4}[)）]|[①-⑳])\s*")
_SHORTEST = {True: 5, False: 20}


class DraftAction(NamedTuple):
    """One thing that a measure asks for, as printed."""

    modality: Modality
    what: str


def list_draft_actions(passages: Iterable[str]) -> Iterator[DraftAction]:
    """Yield the actions of the text of a measure, its heading and its clauses left out."""
    for passage in passages:
        chinese = has_chinese(passage)
        for found in (_SENTENCE if chinese else SENTENCE_EN).finditer(passage):
            label = _LABEL.match(found[0])
            what = found[0][label.end() if label else 0 :].strip(" ,，.")
            if len(what) >= _SHORTEST[chinese] and not _ONLY_RESULT.match(what):
                yield DraftAction(find_modality(what), what)


def find_modality(sentence: str) -> Modality:
    """Return how binding a sentence is.

    >>> find_modality("鼓励企业参与")
    'encourage'
    """
    chinese = has_chinese(sentence)
    said = [
        (found.start() - (_SOFT if found.lastgroup != "must" else 0), _PLACES[found.lastgroup])
        for found in (_ZH if chinese else _EN).finditer(sentence, 0, _NEAR[chinese])
    ]
    return _WORDS[min(said)[1]][0] if said else "will"
