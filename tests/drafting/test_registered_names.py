"""Each name of the registry is read as the one that has it, wherever a text can put it."""

from __future__ import annotations

import pytest
import yaml

from drafting.reading_of import ROOT, directory, draft, name

# Classes that a text speaks to, and that owe nothing where it asks something of them.
SPOKEN_TO = ("industry-associations", "central-enterprises", "financial-institutions")
# Of a name that joins two classes or bodies each is one; the last holds commas of its own.
JOINED = ("all-regions-and-departments",)
JOINED_NAMES = (
    "各地区、各单位",
    "广东分署，各直属海关",
    "各省、自治区、直辖市人民政府，新疆生产建设兵团",
    "国家税务总局各省、自治区、直辖市和计划单列市税务局",
)
NO_SUBJECT = "provincial people's governments where they are located"


def list_names(language: str) -> list[tuple[str, str]]:
    """Return the names of bodies in a language that mean one alone, each with its id."""
    bodies = yaml.safe_load((ROOT / "measures" / "departments.yaml").read_text("utf-8"))
    names = [
        (name, body["id"])
        for body in bodies["departments"]
        if body["id"] not in JOINED
        for name in [body["name"].get(language), *(body.get("names") or {}).get(language, [])]
        if name and name not in (*JOINED_NAMES, NO_SUBJECT)
    ]
    return [(name, id_) for name, id_ in names if directory().find_id(name) == id_]


def read_each(form: str, names: list[tuple[str, str]], role: str) -> list[tuple[str, list[str]]]:
    """Return the names whose measure of the form has not them alone in a role, with who has it."""
    text = "\n".join(f"{at}. {form.replace('X', name)}" for at, (name, _) in enumerate(names, 1))
    measures = draft(text + "\n")["measures"]
    read = [[name(party) for party in measure[role]] for measure in measures]
    return [(one, got) for (one, id_), got in zip(names, read, strict=True) if got != [id_]]


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("照明。更新路灯。（X负责）", "responsible"),
        ("照明。更新路灯。（港务集团牵头，X配合）", "co_responsible"),
        ("照明。更新路灯。（X牵头，港务集团配合）", "lead"),
    ],
)
def test_a_chinese_clause_may_name_each(form: str, role: str) -> None:
    assert read_each(form, list_names("zh"), role) == []


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("照明。X要更新路灯。", "responsible"),
        ("照明。由X更新路灯。", "responsible"),
        ("照明。财政部会同X更新路灯。", "co_responsible"),
    ],
)
def test_a_chinese_sentence_may_oblige_each(form: str, role: str) -> None:
    names = [(name, id_) for name, id_ in list_names("zh") if id_ not in (*SPOKEN_TO, "mof")]
    assert read_each(form, names, role) == []


@pytest.mark.parametrize(
    ("form", "role"),
    [
        ("Light. Renew lamps. (X is responsible)", "responsible"),
        ("Light. Renew lamps. (The Port Board takes the lead, and X cooperates)", "co_responsible"),
        ("Light. Renew lamps.\nLead: Port Board\nPartners: X", "co_responsible"),
    ],
)
def test_an_english_clause_may_name_each(form: str, role: str) -> None:
    assert read_each(form, list_names("en"), role) == []


def test_an_english_sentence_may_oblige_each() -> None:
    names = [(name, id_) for name, id_ in list_names("en") if id_ not in SPOKEN_TO]
    assert read_each("Light. The X shall renew the lamps.", names, "responsible") == []
