"""What stands below the heading of a section is kept with it."""

from __future__ import annotations

from drafting.reading_of import draft

TEXT = """关于优化渡口服务的工作方案
一、明确渡口名单
渡口是沿江居民出行的要紧设施。
（一）确定名单。责任单位：交通运输部
1.列出名单。
二、配备人员
船员不够用。
（二）培训船员。责任单位：交通运输部
"""


def test_the_text_of_a_section_is_kept_with_its_heading() -> None:
    sections = draft(TEXT)["sections"]
    assert [[one["text"] for one in section["text"]] for section in sections] == [
        ["渡口是沿江居民出行的要紧设施。"],
        ["船员不够用。"],
    ]
