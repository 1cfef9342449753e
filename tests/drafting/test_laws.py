"""What holds for any text at all: nothing is refused, nothing is lost, each place is where it says."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from drafting.reading_of import directory
from obligations.drafting import draft_source
from obligations.drafting.reading.plain import read_plain
from obligations.drafting.render_json import render_draft
from obligations.invisible_characters import STEERING, ZERO_WIDTH

PIECES = [
    "一、", "二、", "（一）", "（二）", "1.", "2．", "(three)", "Second,", "V.", "第三条", "7.1.2 ", "①", "\n", "\n\n", "    ", "\t", "。", "；", "，", "、", "（", "）", "〔", "〕",
    "商务部", "海关总署", "省财政厅", "各地区", "牵头", "负责", "会同", "责任单位：", "Responsible: ", "The Ministry of Commerce", "takes the lead", "are responsible",
    "2025年底前", "每季度", "到2030年，", "by 2025", "达到100家左右", "等", "和", "附件", "《", "》", "| a | b |", "\u200b", "\ufeff", "\x00", "国办发〔2021〕24号",
]  # fmt: skip
# Those of Markdown, for bold type and headings, and what nobody can see.
NO_TEXT = re.compile(rf"[*#>{STEERING}{ZERO_WIDTH}]")
LOW_LINES = re.compile(r"_([^_]+)_")  # italics: only in pairs
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40).map("".join)


def draft(text: str) -> dict:
    return render_draft(draft_source(read_plain(text), directory()))


def list_spans(record: dict) -> list[tuple[int, int]]:
    parts = [*record["measures"], *record["closing"], *record["unparsed"], *record["headings"]]
    parts += [one for section in record["sections"] for one in section["text"]]
    return sorted((part["start"], part["end"]) for part in parts)


@given(TEXTS)
@example("0_")
@example("\U000e0100")
def test_every_sign_stands_in_a_measure_a_heading_or_what_is_unparsed(text: str) -> None:
    record = draft(text)
    seen = LOW_LINES.sub(r" \1 ", text)
    held = set()
    for start, end in list_spans(record):
        held.update(range(start, end))
    lost = [
        sign
        for at, sign in enumerate(seen)
        if at not in held and sign.isprintable() and not sign.isspace() and not NO_TEXT.match(sign)
    ]
    assert not lost


@given(TEXTS)
def test_what_is_quoted_stands_where_it_says(text: str) -> None:
    record = draft(text)
    for measure in record["measures"]:
        for clause in measure["clauses"]:
            assert 0 <= clause["start"] <= clause["end"] <= len(text)
            quoted = text[clause["start"] : clause["end"]]
            assert set(clause["text"].split()) <= set(quoted.split()) or not quoted.isprintable()
