"""Reading takes time in proportion to the text, whatever stands in it."""

from __future__ import annotations

import gc
import time

import pytest

from drafting.reading_of import directory
from obligations.drafting import draft_source
from obligations.drafting.reading.html import read_html
from obligations.drafting.reading.plain import read_plain

PROVISION = "（一）改善照明。更新老旧路灯，2024年底前完成一半，每季度公布进展。（住房和城乡建设部牵头，国家发展改革委、财政部按职责分工负责）\n"
TEXTS = {
    "provisions": PROVISION,
    "one long line of provisions": PROVISION.strip(),
    "open brackets": "（",
    "brackets of all kinds": "（〔[〈【",
    "closing brackets": "）〕]",
    "labels": "一、",
    "labels on lines": "（一）\n",
    "labels that begin anew": "1、清淤\n",
    "numbers": "1.1.1 ",
    "dates": "2025年底前，",
    "dates without a year": "6月底前、",
    "names": "商务部、",
    "names run together": "商务部",
    "verbs": "牵头负责",
    "commas": "，",
    "blanks": "    ",
    "English": "The Ministry of Commerce shall, in conjunction with the Ministry of Finance, report by 2025. ",
    "English names": "Ministry of Commerce and the ",
    "pipes": "| a | b |\n",
    "drawn lines": "├──┼──┼──┤\n│1 │清淤│水利│\n",
    "tabs": "序号\t重点任务\t牵头单位\n",
    "fields": "序号    重点任务    牵头单位\n",
    "fields of one line": "任务    ",
    "fields behind a wide sign": "task …    lead    date\n",
    "quotes": '"\t',
    "rows": "1\t更新路灯，2024年底前完成\t市城管局、市财政局\t6月底前\n",
    "letters": "责任单位",
    "titles": "实施《港口规划》",
    "cells on lines": "序号\n任务\n责任单位\n1\n清淤\n市水利局\n",
    "sentences": "由商务部会同财政部制定。",
    "labelled lines": "责任单位：商务部\n",
    "sentences with dates": "2024年底前建成1处。",
}


HEADERS = {"rows": "序号\t任务\t责任单位\t时限\n"}


def measure(text: str) -> float:
    """Give the seconds of processor time that drafting a text takes."""
    gc.collect()
    gc.disable()  # what other tests have left in memory would be gone through, too
    try:
        begin = time.process_time()
        draft_source(read_plain(text), directory())
        return time.process_time() - begin
    finally:
        gc.enable()


@pytest.mark.parametrize("name", TEXTS)
def test_four_times_the_text_takes_about_four_times_the_time(name: str) -> None:
    piece = TEXTS[name]
    pieces = 5_000 // len(piece)
    header = HEADERS.get(name, "")
    directory()
    measure(header + piece * (pieces // 5))
    tries = []
    for _ in range(5):  # a noisy machine can spoil some, and never helps what grows faster
        short, long = measure(header + piece * pieces), measure(header + piece * pieces * 4)
        if long < 6 * short + 0.05:
            return
        tries.append(f"{short:.2f} s, then {long:.2f} s")
    pytest.fail("; ".join(tries))


def test_tables_inside_tables_come_to_an_end() -> None:
    source = read_html("<table><tr><td>" * 5000 + "商务部")
    assert "商务部" in source.text
