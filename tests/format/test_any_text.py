"""Laws that hold for any data, in any style, with comments anywhere."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from format.yaml_texts import DATA, written
from obligations.corpus import find_kind, load_file
from obligations.formatting import format_text, render_data
from obligations.yaml_files import read_yaml
from running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

KINDS = st.sampled_from(["document", "departments", "topics", "progress", "progress-list"])
FOLDERS = [ROOT / "measures", *sorted(ROOT.glob("examples/*/measures"))]
FILES = [
    (folder, path)
    for folder in FOLDERS
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("progress/*/*.yaml")])
]
quick = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
each_file = pytest.mark.parametrize(
    ("folder", "path"), FILES, ids=[path.relative_to(ROOT).as_posix() for _, path in FILES]
)


@quick
@given(DATA, KINDS)
@example([{"name": "no"}], "topics")
def test_what_is_written_reads_as_the_data_it_was(data: Any, kind: str) -> None:
    text = render_data(data, kind)
    reading = read_yaml(text.encode(), "x")
    assert not reading.findings
    assert _say_languages(data, reading.data) == reading.data
    assert format_text(text, kind) == text


@quick
@given(written(DATA), KINDS)
def test_formatting_changes_no_value_and_loses_no_comment_and_is_done_after_one_time(
    case: tuple[Any, str, list[str]], kind: str
) -> None:
    data, text, comments = case
    assert read_yaml(text.encode(), "x").data == data
    after = format_text(text, kind)
    reading = read_yaml(after.encode(), "x")
    assert not reading.findings
    assert _say_languages(data, reading.data) == reading.data
    assert [comment for comment in comments if after.count(comment) != 1] == []
    assert format_text(after, kind) == after


@quick
@given(
    DATA,
    st.integers(1, 7),
    st.integers(20, 200),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([None, True, False]),
)
def test_what_another_program_wrote_keeps_its_values(
    data: Any,
    indent: int,
    width: int,
    style: str | None,
    flow: bool | None,  # noqa: FBT001
) -> None:
    text = yaml.safe_dump(
        data,
        indent=indent,
        width=width,
        default_style=style,
        default_flow_style=flow,
        allow_unicode=True,
    )
    reading = read_yaml(text.encode(), "x")
    if reading.complete:
        after = read_yaml(format_text(text, "document").encode(), "x").data
        assert _say_languages(reading.data, after) == after


def _say_languages(before: Any, after: Any, key: str = "") -> Any:
    """Give the data as they were, with a title or name that said no language as `after` says it.

    That is the one thing that the canonical form adds; the text itself must be the same.
    """
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [_say_languages(*pair) for pair in zip(before, after, strict=True)]
    if isinstance(before, dict) and isinstance(after, dict):
        return {
            name: _say_languages(inner, after.get(name), name) for name, inner in before.items()
        }
    said = [{language: before} for language in ("en", "zh")]
    return after if key in ("title", "name") and before and after in said else before


@each_file
def test_the_data_of_the_project_is_in_canonical_form(folder: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_text(text, find_kind(path.relative_to(folder).as_posix())) == text, (
        "run: obligations format"
    )


@each_file
def test_readers_of_yaml_1_1_read_the_same_texts(folder: Path, path: Path) -> None:
    name = path.relative_to(folder).as_posix()
    text = format_text(path.read_text(encoding="utf-8"), find_kind(name))
    assert yaml.load(text, Loader=yaml.BaseLoader) == read_yaml(text.encode(), name).data


@each_file
def test_comments_in_a_real_file_stay_where_they_are(folder: Path, path: Path) -> None:
    name = path.relative_to(folder).as_posix()
    kind = find_kind(name)
    lines = format_text(path.read_text(encoding="utf-8"), kind).splitlines()
    commented = _add_comments(lines, Random(1))
    assert format_text(commented, kind) == commented
    assert (
        load_file(name, commented.encode()).record
        == load_file(name, "\n".join(lines).encode()).record
    )


def _add_comments(lines: list[str], random: Random) -> str:
    """Put comments above lines and at their ends: anywhere but in texts that run over several lines."""
    inside = set()
    for event in yaml.parse("\n".join(lines)):
        if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
            inside.update(range(event.start_mark.line, event.end_mark.line))
    result = []
    for at, line in enumerate(lines):
        free = line and at not in inside and not line.startswith("#")
        if (free or (line and at - 1 not in inside and at in inside)) and random.random() < 0.1:
            result.append(" " * (len(line) - len(line.lstrip(" "))) + f"# {at} above")
        result.append(line + (f"  # {at} beside" if free and random.random() < 0.1 else ""))
    return "\n".join(result) + "\n"
