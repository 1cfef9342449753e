"""The signs and words by which Chinese is read: what people type, and what documents print.

Patterns stay text until they are used: compiling all of them would cost every start.
"""

from __future__ import annotations

import re

# Between the values of an option, and between names that are listed.
COMMAS = "[,，、;；]"
NAME_COMMAS = "[,，、]"
# The same, outside of the brackets of a title.
COMMAS_OUTSIDE_TITLES = rf"{COMMAS}(?![^《]*》)"
# Up to the last comma, and what is being typed behind it.
LAST_VALUE = rf"(.*{COMMAS} ?)?(.*)"
# Between names, of which several stand in one value. Blanks before a sign are looked at from their
# first on only: from each of them it would take time by the square of their number.
NAME_SEPARATORS = r"(?<!\s)(?:\s*(?:[、，,/;；&]|以及|[和及与]|\band\b))+\s*"

# What stands around a number in print; NFKC has made ASCII of the wide ones.
AROUND_LABELS = " ()[]〔〕.,:、。"

QUOTED = r'"([^"]+)"|“([^“”]+)”|「([^「」]+)」'
STRAY_QUOTES = r'["“”「」]'
OPENING_BRACKETS, CLOSING_BRACKETS = "(（", ")）"

# A provision as people name it: 2021年第七条, 国办发〔2021〕24号第（七）条
PROVISION = (
    r"(?P<document>.+?)\s*第"
    r"\s*\(?(?:(?P<digits>[0-9]{1,4})|(?P<numeral>[一二三四五六七八九十百]{1,5}))\)?"
    r"\s*[条项款]?(?P<rest>(?:\.[0-9t.]+)?)"
)
# Behind a year that names a document: 2021年
YEAR = "年"
# What stands around the name of a body: 财政部门, 商务部办公厅, 浙江省商务厅
AUTHORITY = r"(.{2,})(?:部门|机关|机构)"
IN_CHARGE = ("行政", "主管", "管理", "监管")
BODY_ENDINGS = ("", "部", "局", "总局", "委")
OFFICE = r"(.{3,})办公厅"
OFFICE_OF_A_PLACE = r".{2,10}(?:省|自治区|市)(.{2,20}厅|商务[局委])"

# What a translator leaves for later.
ONLY_PLACEHOLDER = (
    r"[-\s.…?!_*/–—]*"
    r"|(?:to be (?:done|determined|translated|written)|xxx+|todo|tbd|n/?a"
    r"|待定|待补充?|待译|待翻译|暂无)[.。]?"
)
FULL_STOPS = (".", "。", "．")
# A full stop ends a sentence where a new one, or nothing, follows; not after a number, an initial
# or a shortened word.
SENTENCE_END = (
    r"[.!?](?<!\be\.g.)(?<!\bi\.e.)(?<!\bNo.)(?<!\bArt.)(?<!\bvs.)(?<!\b[A-Za-z].)[^\w\s]{0,3}"
    r"(?=\s{1,3}[^\w\s]{0,3}[A-Z0-9\u3400-\u9fff]|$)|[。！？]"
)

# What no line breaks: a word or a Chinese sign, with what opens before it and what closes after it,
# marks behind a name included; the year and the number of an instrument, 〔2024〕125号. A line
# begins with no dot.
# (A range of all Chinese signs would take a start two milliseconds to compile.)
_NARROW = r"\x00-\u2e7f"
PIECE = (
    rf"\s*[（《“「【〔]*(?:(?<=〔)[0-9]{{4}}〕[0-9]{{1,5}}号|[^{_NARROW}]|(?:(?!\s)[{_NARROW}])+)"
    r"[，。；、：）》”」】〕！？;,~§*]*(?: ·)*\s*"
)


def fold_brackets(text: str) -> str:
    """Return a text with all brackets written as square ones: 国办发〔2021〕24号 as it is typed."""
    return re.sub(r"[〔【（(]", "[", re.sub(r"[〕】）)]", "]", text))


def drop_issuer(title: str) -> str:
    """Return a title without who issued it, which may stand before its 关于."""
    return re.sub("^.+(?=关于)", "", title)
