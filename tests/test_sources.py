"""What can only be told where the sources lie beside the project; skipped elsewhere."""

from __future__ import annotations

import json
import sys

import pytest

from obligations.corpus import load_file
from obligations.registry import list_names
from obligations.text.name_keys import normalise_name
from running import ROOT, SHARED, run_command

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the sources are not beside the project"
)


def test_no_wording_stands_in_a_source() -> None:
    done = run_command(sys.executable, str(SHARED / "tools" / "verbatim.py"), str(ROOT))
    assert (done.code, done.out) == (0, "")


def test_every_body_of_the_collected_facts_is_registered_under_the_names_that_people_use() -> None:
    facts = json.loads((SHARED / "registry" / "departments.json").read_text(encoding="utf-8"))
    file = load_file("departments.yaml", (ROOT / "measures" / "departments.yaml").read_bytes())
    shared = {normalise_name(entry.name) for entry in file.record.ambiguous}
    known = {
        department.id: {row.key for row in list_names(department)} | shared
        for department in file.record.departments
    }
    for fact in facts:
        names = [*fact["zh"]["short"], *fact["en"]["abbr"], *fact.get("query_only", ())]
        # The longest English names are left out: they would stand in a source as well.
        names += [name for name in fact["en"]["variants"] if len(name.split()) < 14]
        assert {normalise_name(name) for name in names} <= known[fact["id"]], fact["id"]
