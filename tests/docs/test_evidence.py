"""The page on evidence: its table holds the entries that are there."""

from __future__ import annotations

import subprocess
import sys

from running import ROOT


def test_the_table_of_entries_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "docs/write_evidence.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run make docs\n{done.stderr}"
