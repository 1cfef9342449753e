"""`obligations draft`: a file of any encoding becomes a draft; what is no text is told in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import run_inside

TEXT = (Path(__file__).parent / "layouts" / "opinions-of-the-state-council.txt").read_text(
    encoding="utf-8"
)


def ask_json(path: Path) -> dict:
    result = run_inside("draft", str(path), "--format", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_the_encoding_of_a_text_makes_no_difference(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "opinions.txt"
    path.write_bytes(TEXT.encode(encoding))
    record = ask_json(path)
    assert record["document"]["number"] == "国办发〔2023〕31号"
    assert [measure["label"] for measure in record["measures"]] == [
        "一、",
        "（一）",
        "（二）",
        "（三）",
        "（四）",
        "（五）",
        "（六）",
    ]


def test_a_draft_has_the_head_of_its_document(tmp_path: Path) -> None:
    path = tmp_path / "opinions.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = ask_json(path)["document"]
    assert document["title"] == "国务院办公厅关于推动夜间经济健康成长的意见"
    assert document["dated"] == "2023-07-04"
    assert [party["id"] for party in document["issuers"]] == ["gosc"]


@pytest.mark.parametrize(
    "content", [b"", b"  \n\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 4]
)
def test_what_is_no_text_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(content)
    result = run_inside("draft", str(path), "--format", "json")
    assert result.code == 2
    assert result.out == ""
    assert "scan" in result.err
    assert "Traceback" not in result.err


def test_a_file_that_is_not_there_is_told() -> None:
    result = run_inside("draft", "nowhere.txt")
    assert result.code == 2
    assert "nowhere.txt" in result.err
