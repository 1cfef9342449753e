"""A coverage-guided fuzz target for everything that reads and judges a file: bytes → YAML → record → findings of every rule.

    pip install atheris
    python tests/fuzz/fuzz_reading.py -max_total_time=600 -timeout=10 -rss_limit_mb=2048 build/fuzz

It starts from pieces of the example's files and stops at the first file that raises, hangs or breaks a law of `tests/hostile/laws.py`.
The Python code guides it; what libyaml does inside is run as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["obligations"]):
    from hostile.laws import check_laws

EXAMPLE = ROOT / "examples" / "harbour" / "measures"
REAL = {
    path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
    for path in sorted(EXAMPLE.rglob("*.yaml"))
}
PATHS = sorted(REAL)
# A small registry, so that most of the time goes to the file itself.
OTHERS = {
    "departments.yaml": b"departments:\n- {id: trade, kind: ministry, level: central, name: {en: Trade}, abbr: [MT]}\n",
    "topics.yaml": b"- {id: ships, name: {en: Ships}}\n",
}


def check_file(content: bytes) -> None:
    """Check one file; its first byte chooses what kind of file it is."""
    if content:
        check_laws(PATHS[content[0] % len(PATHS)], content[1:], OTHERS)


def write_seeds(folder: Path) -> None:
    """Put pieces of the example's files into the folder that libFuzzer starts from."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, path in enumerate(PATHS):
        for number in range(6):
            (folder / f"seed-{at}-{number}").write_bytes(bytes([at]) + REAL[path][: 200 << number])


def main() -> None:
    """Hand the arguments to libFuzzer; the first that is no option is the folder of what is worth keeping."""
    for folder in [argument for argument in sys.argv[1:] if not argument.startswith("-")][:1]:
        write_seeds(Path(folder))
    atheris.Setup(sys.argv, check_file)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
