"""Random YAML and real files that something happened to: no error, no waiting, and each finding stands somewhere in the file."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hostile.laws import check_laws
from obligations.workspace import find_shipped_measures
from running import ADDRESSEES, REGISTRY, TOPICS

OTHERS = {
    name: text.encode()
    for name, text in (
        ("departments.yaml", REGISTRY),
        ("topics.yaml", TOPICS),
        ("addressees.yaml", ADDRESSEES),
    )
}
EXAMPLE = find_shipped_measures().parent / "examples" / "harbour" / "measures"
REAL = {
    path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
    for path in sorted(EXAMPLE.rglob("*.yaml"))
}
PATHS = ("x.yaml", "progress/x.yaml", "departments.yaml", "topics.yaml")
KEYS = (
    "id", "number", "kind", "title", "summary", "en", "zh", "issuers", "dated", "sections", "measures", "closing", "label", "section",
    "topics", "responsibilities", "basis", "lead", "co_responsible", "responsible", "because", "passed_to", "targets", "by", "in", "from",
    "every", "outcome", "metric", "value", "unit", "comparator", "actions", "modality", "what", "links", "relation", "to", "of", "date",
    "recorded", "status", "evidence", "measure", "corrects", "departments", "level", "name", "successors", "existed", "cover",
)  # fmt: skip
WORDS = (
    "2020", "2020-05-01", "XXXX-02", "x-m01", "x-m01.t1", "trade", "Port", "stated", "met", "measure", "null", "~", "", "TODO", "港务局",
)  # fmt: skip
SNIPPETS = (
    "\t", "\n", "\r", "\r\n", "\u2028", "\x85", ": ", " #", "- ", "? ", "[", "]", "{", "}", ",", '"', "'", "|\n", ">-\n", "&a ", "*a",
    "!!int ", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "%TAG ! x\n", "\0", "\x1b[2J", "\ufeff", "\U0001f6a2", "null", "~", "\\",
    "9" * 400, "a" * 2_000, " # obligations: ignore[OB205] because\n", "# obligations: ignore\n", "number: 1\n", "id: x\n", "  ",
)  # fmt: skip
LIMITS = settings(deadline=timedelta(seconds=10), derandomize=True)

scalars = st.one_of(st.sampled_from(WORDS), st.text(max_size=8), st.integers(-2, 9999).map(str))
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=6)
    ),
)


def _write_block(value: Any, indent: int = 0) -> str:
    """Write a value as block YAML with nothing quoted that needs not be, so that much of it says something else than was meant."""
    pad = " " * indent
    if isinstance(value, dict) and value:
        return "".join(
            f"\n{pad}{key}: {_write_block(inner, indent + 2)}" for key, inner in value.items()
        )
    if isinstance(value, list) and value:
        return "".join(f"\n{pad}- {_write_block(inner, indent + 2)}" for inner in value)
    return value if isinstance(value, str) else json.dumps(value)


@LIMITS
@given(st.sampled_from(PATHS), st.binary(max_size=300))
def test_random_bytes(path: str, content: bytes) -> None:
    check_laws(path, content, OTHERS)


@LIMITS
@given(st.sampled_from(PATHS), values)
def test_random_values_as_json(path: str, value: Any) -> None:
    check_laws(path, json.dumps(value).encode(), OTHERS)


@LIMITS
@given(st.sampled_from(PATHS), values)
def test_random_values_as_yaml(path: str, value: Any) -> None:
    check_laws(path, _write_block(value).encode("utf-8", "replace"), OTHERS)


@LIMITS
@given(
    st.sampled_from(PATHS),
    st.lists(st.sampled_from(SNIPPETS + WORDS + tuple(f"{key}: " for key in KEYS)), max_size=40),
)
def test_random_signs(path: str, signs: list[str]) -> None:
    check_laws(path, "".join(signs).encode(), OTHERS)


@LIMITS
@given(
    st.sampled_from(sorted(REAL)),
    st.lists(
        st.tuples(
            st.sampled_from(["insert", "cut", "lines", "twice"]),
            st.floats(0, 1),
            st.sampled_from(SNIPPETS),
        ),
        max_size=6,
    ),
)
@example(path="2020-plan.yaml", events=[("insert", 1.0, "? ")])  # an empty key at the very end
def test_real_files_that_something_happened_to(
    path: str, events: list[tuple[str, float, str]]
) -> None:
    content = REAL[path]
    for kind, where, snippet in events:
        at = int(where * len(content))
        line = content.rfind(b"\n", 0, at) + 1
        end = content.find(b"\n", at) + 1 or len(content)
        if kind == "insert":
            content = content[:at] + snippet.encode() + content[at:]
        elif kind == "cut":
            content = content[:at] + content[at + len(snippet) :]
        elif kind == "lines":
            content = content[:line] + content[end:]
        else:
            content = content[:end] + content[line:end] + content[end:]
    check_laws(path, content, {name: other for name, other in REAL.items() if name != path})
