"""A document is made up from a random structure, in a random layout; drafting gives the structure back."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.reading_of import read
from obligations.text.numerals import write_chinese

BODIES = {
    "商务部": "mofcom", "工业和信息化部": "miit", "国家发展改革委": "ndrc", "住房和城乡建设部": "mohurd", "海关总署": "gacc", "财政部": "mof",
    "人力资源社会保障部": "mohrss", "市场监管总局": "samr", "国家林草局": "nfga", "中国人民银行": "pbc", "各地区": "all-regions",
    "各省级人民政府": "provincial-governments", "省粮食和储备局": "省粮食和储备局", "市住房和城乡建设局": "市住房和城乡建设局",
}  # fmt: skip
# What stands in a sentence, and what it means; the document is of 2024.
DATES = {
    "2027年底前完成": "by=2027", "到2026年，全面建成": "by=2026", "2025年6月底前出台办法": "by=2025-06", "2025年2月5日前报送": "by=2025-02-05",
    "年底前完成": "by=2024", "自2026年起实行": "from=2026", "每季度通报": "every=quarter", "每年3月底前公布": "by=XXXX-03 every=year",
    "2025年，形成一批成果": "in=2025", "2026—2028年分批实施": "in=2026..2028", "比2023年增长一成": "", "有效期至2030年": "",
}  # fmt: skip
BRACKETS = ["（）", "()", "〔〕", "[]", "【】"]


@dataclass
class Measure:
    lead: list[str]
    others: list[str]
    verb: str
    date: str
    bracket: str
    own_line: bool

    def write(self) -> tuple[str, str]:
        """The clause as it stands in the text, and whether it stands in a bracket."""
        others = "、".join(self.others)
        if self.lead:
            inside = {
                "牵头": f"{self.lead[0]}牵头，{others}按职责分工负责",
                "会同": f"{self.lead[0]}会同{others}负责",
                "标签": f"牵头单位：{self.lead[0]}；责任单位：{others}",
            }[self.verb]
        else:
            inside = {
                "牵头": f"{others}按职责分工负责",
                "会同": f"{others}负责",
                "标签": f"责任单位：{others}",
            }[self.verb]
        if self.own_line and self.verb == "标签":
            return "\n", inside
        return "", f"{self.bracket[0]}{inside}{self.bracket[1]}"

    def tell(self, label: str) -> str:
        ids = [BODIES[name] for name in self.others]
        lead = BODIES[self.lead[0]] if self.lead else ""
        roles = [lead, " ".join(ids), ""] if lead else ["", "", " ".join(ids)]
        return " | ".join([label, *roles, DATES[self.date]]).rstrip(" |")


@st.composite
def measures(draw: st.DrawFn) -> Measure:
    names = draw(st.lists(st.sampled_from(list(BODIES)), min_size=2, max_size=6, unique=True))
    leads = draw(st.booleans())
    return Measure(
        names[:1] if leads else [],
        names[1:],
        draw(st.sampled_from(["牵头", "会同", "标签"])),
        draw(st.sampled_from(list(DATES))),
        draw(st.sampled_from(BRACKETS)),
        draw(st.booleans()),
    )


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    sections = draw(st.lists(st.lists(measures(), min_size=1, max_size=4), min_size=1, max_size=3))
    running, style = draw(st.booleans()), draw(st.sampled_from(["bracket", "number", "wide"]))
    gap = draw(st.sampled_from(["\n", "\n\n", "\n　　"]))
    parts = ["国务院关于改进驿站的意见", "国发〔2024〕9号"]
    told = []
    count = 0
    for at, section in enumerate(sections, 1):
        parts.append(f"{write_chinese(at)}、整修各处驿站")
        count = count if running else 0
        for measure in section:
            count += 1
            label = {
                "bracket": f"（{write_chinese(count)}）",
                "number": f"{count}.",
                "wide": f"{count}．",
            }[style]
            joint, clause = measure.write()
            parts.append(f"{label}添置灯具。{measure.date}。{joint}{clause}")
            told.append(measure.tell(label))
    parts += ["国务院", "2024年3月1日"]
    return gap.join(parts), told


def test_a_stop_of_full_width_behind_a_number_makes_a_label() -> None:
    text = "某市方案\n一、任务\n1。修整码头。市港航局负责。\n2。添置灯具。市财政局负责。\n"
    assert read(text) == ["1。 |  |  | 市港航局", "2。 |  |  | 市财政局"]


@settings(max_examples=60)
@given(documents())
def test_the_structure_of_a_document_comes_back(document: tuple[str, list[str]]) -> None:
    text, told = document
    assert read(text) == told


def test_the_number_of_an_order_and_a_section_go_on_over_broken_lines() -> None:
    text = (
        "ORDER NO. 9\nMay 9, 2031\nWHEREAS, the Mayor keeps the piers quiet as in Executive Order No.\n"
        "6, signed February 7, 2030, which was\nthe first;\nit is hereby ordered:\n"
        "Section 1. The city hears the bells, and City agencies shall muffle\nthem as appropriate.\n"
        "§ 2. The clerk rests.\n"
    )
    assert read(text) == ["Section 1. |  |  | City_agencies", "§ 2."]
