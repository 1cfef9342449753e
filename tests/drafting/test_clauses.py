"""What clauses of responsibility say, in brackets and as sentences."""

from __future__ import annotations

import pytest

from drafting.reading_of import read


def read_clause(clause: str) -> str:
    text = (
        "某省港口工作方案\n某政办发〔2026〕3号\n一、任务\n"
        f"（一）整修码头。完善设施条件。{clause}\n（二）其他。疏浚航道。（责任单位：省港航局）\n"
    )
    return read(text)[0].partition(" | ")[2]


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        (
            "（此项任务由省港航局牵头，省财政厅配合，9月底前完成）",
            "省港航局 | 省财政厅 |  | by=2026-09",
        ),
        ("此项工作由省港航局负责，省财政厅配合。", " | 省财政厅 | 省港航局"),
        ("（省港航局统筹，省贸促会、各市政府实施）", "省港航局 | 省贸促会 各市政府"),
        ("（省港航局主责，省财政厅配合）", "省港航局 | 省财政厅"),
        ("（省港航局为牵头单位，省财政厅为责任单位）", "省港航局 | 省财政厅"),
        ("（省港航局为牵头单位，省水利厅为配合单位）", "省港航局 | 省水利厅"),
        ("牵头单位为省港航局，配合单位为省水利厅。", "省港航局 | 省水利厅"),
        ("省港航局牵头负责，省财政厅、省水利厅协同配合。", "省港航局 | 省财政厅 省水利厅"),
        ("（省港航局、省渔业协会联合负责）", " |  | 省港航局 省渔业协会"),
        ("（省港航局联合省渔业协会负责）", "省港航局 | 省渔业协会"),
        ("（省港航局、省水利厅分别牵头，各市政府落实）", "省港航局 省水利厅 | 各市政府"),
        ("（团省委、省红十字会、省妇联）", " |  | 团省委 省红十字会 省妇联"),
        ("（省港航局、省水利厅，排在首位的责任单位为牵头单位）", "省港航局 | 省水利厅"),
        ("（按规定组织实施）", ""),
    ],
)
def test_a_clause_gives_roles_in_many_words(clause: str, told: str) -> None:
    assert read_clause(clause) == told
