"""How binding a sentence is, by the word that says it first."""

from __future__ import annotations

import pytest

from obligations.drafting.actions import find_modality, list_draft_actions


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("鼓励企业参与", "encourage"),
        ("要支持企业参与", "support"),
        ("各地要加强巡查", "must"),
        ("探索支持社会力量建设", "support"),
        ("探索建立新机制", "explore"),
        ("研究制定管理办法", "will"),
        ("研究完善有关政策", "study"),
        ("不得向企业收费", "forbid"),
        ("允许先行建设", "allow"),
        ("完善配套设施", "will"),
        ("Encourage companies to take part", "encourage"),
        ("The ministry shall issue rules", "must"),
        ("Companies may apply once a year", "allow"),
        ("Improve the roads", "will"),
    ],
)
def test_the_first_word_that_says_it_decides(sentence: str, modality: str) -> None:
    assert find_modality(sentence) == modality


def test_each_sentence_is_an_action_but_one_that_only_gives_a_result() -> None:
    actions = list_draft_actions(["1．修缮全部堤坝。鼓励企业参与；到2025年，全面建成。"])
    assert list(actions) == [("will", "修缮全部堤坝"), ("encourage", "鼓励企业参与")]
