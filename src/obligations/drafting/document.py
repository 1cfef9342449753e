"""What a document is as a whole: its language, whose bodies it speaks of, and its years."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from obligations.drafting.dates.due import Calendar
from obligations.drafting.dates.find import PLAN
from obligations.drafting.parties.owing import SCHOOLS
from obligations.drafting.parties.party import GENERIC
from obligations.text.character_variants import fold_signs
from obligations.text.expressions import lazy
from obligations.text.language import has_chinese
from obligations.text.numerals import read_numeral
from obligations.text.typed_dates import MONTH_STEMS, find_first_year_of_plan
from obligations.vocabulary import PARTY_ROLES

if TYPE_CHECKING:
    from obligations.drafting.draft import Draft
    from obligations.drafting.flow import Flow
    from obligations.drafting.head.head import Head
    from obligations.drafting.source import Stretch

_HAN = lazy(r"[\u3400-\u9fff]+")
_LATIN = lazy(r"[A-Za-z]+")
_MONTH = rf"(?:{'|'.join(MONTH_STEMS).title()})[a-z]{{0,6}}\.?"
# In sentences, else in brackets and in dates in digits, too, or in English days.
_PRINTED_YEARS = (
    lazy(r"(?<![〔\[(\d])(?P<year>20\d{2})(?= ?年)"),
    lazy(r"(?<![〔\[\d])(?P<year>20\d{2})(?= ?年|[-/.](?:1[0-2]|0?[1-9])\b)"),
    lazy(rf"\b(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}),? ?(?P<year>20\d{{2}})\b"),
    lazy(rf"\b{_MONTH},? (?P<year>20\d{{2}})\b"),
)
_DAY_FIRST = lazy(
    r"(?<![\d/])(?:3[01]|2\d|1[3-9])/(?:1[0-2]|0?[1-9])/(?:20)?\d{2}(?!\d)", any_of="/"
)
_DAY_SECOND = lazy(
    r"(?<![\d/])(?:1[0-2]|0?[1-9])/(?:3[01]|2\d|1[3-9])/(?:20)?\d{2}(?!\d)", any_of="/"
)
_ZONE = lazy(r"区(?:管理委员会|管委会|党工委|工作委员会|管理局)(?:办公室)?$")
_OF_PLACE = lazy(
    r"(?:中国[(（][^()（）]{2,6}[)）]|20\d{2}年度?)?(?:(?:[\u3400-\u9fff]{2,8}|(?=[区县]))"
    r"[省市县区州]|[A-Z][a-z]+ (?:Provincial|Province|Municipal|City|County|District)\b)"
)
# What a school or an office calls its own parts, and itself: 各学院, 校属各单位; 教务处.
_PART_OF_HOUSE = lazy(
    r"各?(?:二级|教学)?(?:学院|院系|系部?|校区|年级|班级|教研室|[处科股]室?|部\(处)(?:\(|$)"
    r"|(?:[校院](?:属|内)?|学[校院]|机关|[局厅委])各"
)
_HOUSE = lazy(rf"[\u3400-\u9fff]{{2,6}}[处部]$|[校院]长?办(?:公室)?$|(?:{SCHOOLS}|医院|公司)$")
# Classes that owe where a document is sent to them, or one of them issues it.
_ADDRESSED = (
    lazy(f"{SCHOOLS}|校区|教务处|各[校院系]"),
    *map(lazy, ("企业|公司|集团", "银行|金融机构", "医院|医疗机构|卫生院", "协会|商会")),
)
# The years that a title is about; a bare one is that of a vision: 蓝图2050, 2030年前….
_ABOUT_YEAR_ZH = lazy(r"20\d{2}(?= ?(?:年(?![前底])|[-—–\uff0d~\uff5e至]{1,2} ?20))")
_TOLD_YEAR_ZH = lazy(
    r"(?:做好|开展|组织|就) ?(?P<year>20\d{2}) ?年度?"
    r"(?![^,。;\n]{0,4}(?:以来|前|底))[^,。;\n]{2,40}如下"
)
_ABOUT_YEAR_EN = lazy(r"20\d{2}")
_LEAST_HAN = 0.12  # of the letters of a text that is Chinese, a translation beside it or not
_OF_CHINA = lazy(
    r"\b(?:China|Chinese|State Council|People's (?:Republic|Government|Bank|Congress)|PRC|RMB"
    r"|[Yy]uan|Beijing|NDRC|CPC|MOFCOM|autonomous regions?|Guo ?Ban ?Fa|inter-ministerial"
    r"|Party Central|Party Committee|Xi Jinping)\b|[\u3400-\u9fff]"
)
# Names that no other country's bodies bear.
_DISTINCT = lazy(
    r"General Administration|State (?!Audit|Department)|People's|Development and Reform"
    r"|Information Technology|Cyberspace|Taxation Administration|National Health Commission"
    r"|Intellectual Property Administration|Ecology and Environment|Data Administration"
    r"|Culture and Tourism|Resources and Social Security|Urban-Rural|Rural Affairs"
    r"|Ministry of Emergency Management|Market Regulation|Medical Products|Post Bureau"
)


def find_main_language(text: str) -> str:
    """Return the language of a text: Chinese also with a translation beside it."""
    han, latin = _count(_HAN, text), _count(_LATIN, text)
    if han and han >= _LEAST_HAN * (han + latin / 3):
        return "zh"
    return "en"


def _count(letters: re.Pattern[str], text: str) -> int:
    """Return how many letters of a kind are in a text."""
    return len("".join(letters.findall(text)))


def find_translations(flow: Flow, language: str) -> list[Stretch]:
    """Return the English paragraphs of a Chinese text: the translation beside it."""
    if language != "zh":
        return []
    stretches = []
    for paragraph in flow.list_paragraphs():
        text = paragraph.of(flow.text)
        latin = _count(_LATIN, text)
        if latin > 12 and latin > 8 * _count(_HAN, text):
            stretches.append(paragraph)
    total = sum(stretch.end - stretch.start for stretch in stretches)
    if total > 0.2 * len(flow.text):
        return stretches
    return []


def is_foreign(text: str, draft: Draft) -> bool:
    """Whether a text in English speaks of another country, whose ministries bear the names of ours.

    So it is where nothing in it is Chinese, other bodies are named too, and those that the registry
    has are ministries alone.
    """
    if _OF_CHINA.search(text):
        return False
    parties = [
        party for measure in draft.measures for party in measure.parties if party.kind != GENERIC
    ]
    known = [party for party in parties if party.id]
    return len(known) < len(parties) and not any(_DISTINCT.search(one.printed) for one in known)


def forget_bodies(draft: Draft) -> None:
    """Make bodies of a draft those of another country, which are in no registry."""
    for measure in draft.measures:
        for role in PARTY_ROLES:
            parties = getattr(measure, role)
            parties[:] = [
                party if party.kind == GENERIC else replace(party, id=None, kind=None, level=None)
                for party in parties
            ]


def find_issuing_level(head: Head) -> str | None:
    """Return the level of the province, city or county that issues a document; a school or an
    office that writes to its own parts is local, too; None for others.
    """
    levels = {party.level for party in head.issuers}
    if "province" in levels:
        return "province"
    if "local" in levels or any(_ZONE.search(one.printed) for one in head.issuers):
        return "local"
    parts = [fold_signs(one.printed) for one in head.addressees]
    houses = [one.printed for one in head.issuers if not (one.id or one.level)]
    if any(map(_PART_OF_HOUSE.match, parts)) or any(map(_HOUSE.search, houses)):
        return "local"
    named = _OF_PLACE.match(fold_signs(head.title or ""))
    if named is None or head.issuers:
        return None
    if named[0].endswith(("省", "Provincial", "Province")):
        return "province"
    return "local"


def list_addressed(head: Head) -> list[re.Pattern[str]]:
    """Return the classes (schools, companies) that a document is sent to, or issued by."""
    names = [one.printed for one in (*head.addressees, *head.issuers)]
    return [one for one in _ADDRESSED if any(one.search(name) for name in names)]


def make_calendar(head: Head, text: str, start: int) -> Calendar:
    """Return what dates of a document are judged by: its day, and the year that its title is about,
    or else what it says that it tells, where that is later; of a document without a day the year
    of its number, or the first of the five-year plan that it is about, or the only one that is
    printed in it, from whose beginning on.
    """
    pattern = _ABOUT_YEAR_ZH if has_chinese(head.title or "") else _ABOUT_YEAR_EN
    title = {int(year) for year in pattern.findall(head.title or "")}
    numbered = re.search(r"[〔\[(](20\d{2})[〕\])]", head.number or "")
    year = head.dated.year if head.dated else None
    if year is None and numbered:
        year = int(numbered[1])
    if not title:  # 现就做好2018年评价工作有关事项通知如下
        title = {int(told["year"]) for told in _TOLD_YEAR_ZH.finditer(text, 0, start)}
    if len(title) == 1 and max(title) > (year or 0):
        year = max(title)
    plan = PLAN.search(fold_signs(head.title or ""))
    if year is None and plan:
        return Calendar(date(find_first_year_of_plan(read_numeral(plan["plan"])), 1, 1), None)
    if year is None:
        year = _find_only_year(text)
    if head.dated is None and year is not None and (title == {year} or has_chinese(text)):
        return Calendar(date(year, 1, 1), year, _sets_day_first(text))
    return Calendar(head.dated, year, _sets_day_first(text))


def _find_only_year(text: str) -> int | None:
    """Return the only year that a text prints in one of the ways in which years are printed."""
    for pattern in _PRINTED_YEARS:
        printed = {found["year"] for found in pattern.finditer(text)}
        if len(printed) == 1:
            return int(printed.pop())
    return None


def _sets_day_first(text: str) -> bool | None:
    """Return whether the dates of a text in digits have the day first, by those whose day can be no
    month; None where there are none, or of both kinds.
    """
    first = _DAY_FIRST.search(text) is not None
    last = _DAY_SECOND.search(text) is not None
    return None if first == last else first
