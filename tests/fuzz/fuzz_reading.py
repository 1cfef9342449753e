"""A coverage-guided fuzz target for everything that reads a file: bytes → YAML → records and findings, each with its place.

    pip install atheris
    python tests/fuzz/fuzz_reading.py -max_total_time=600 -timeout=10 -rss_limit_mb=2048 build/fuzz

It starts from the shipped measures cut into pieces, and stops at the first file that raises, hangs or breaks a law of reading.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["obligations", "yaml"]):
    from obligations.corpus import load_file

MEASURES = Path(__file__).resolve().parents[2] / "measures"
PATHS = ("fuzzed.yaml", "departments.yaml", "topics.yaml", "progress/fuzzed.yaml")


def check_reading(content: bytes) -> None:
    """Load a file; its first byte chooses what kind of file it is. Raises where reading breaks one of its laws."""
    path = PATHS[content[0] % len(PATHS)] if content else PATHS[0]
    file = load_file(path, content[1:])
    if file.record is None and not file.findings:
        raise AssertionError("nothing was read and nothing was found")
    if file.record is not None and not file.reading.complete:
        raise AssertionError("a file of which a part was refused became a record")
    # As the text is shown to people: a break is what YAML 1.1 breaks a line at.
    text = file.reading.text.replace("\r\n", "\n")
    for sign in "\r\x85\u2028\u2029":
        text = text.replace(sign, "\n")
    lines = text.split("\n")
    for finding in file.findings:
        span = file.locate(finding).span
        if not (1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1):
            raise AssertionError(f"{finding.code} at {span.line}:{span.column}, which is nowhere in the file")
        if (span.end_line, span.end_column) < (span.line, span.column):
            raise AssertionError(f"{finding.code} ends before it begins: {span}")


def write_seeds(folder: Path) -> None:
    """Put pieces of the shipped measures into the folder that libFuzzer starts from."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, name in enumerate(PATHS):
        shipped = MEASURES / ("2022.yaml" if name == "fuzzed.yaml" else name)
        if not shipped.is_file():
            continue
        content = shipped.read_bytes()
        for number in range(8):
            (folder / f"seed-{at}-{number}").write_bytes(bytes([at]) + content[: 400 << number])


def main() -> None:
    """Hand the arguments to libFuzzer; the last one that is no option is the folder of what it found worth keeping."""
    folders = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    for folder in folders[:1]:
        write_seeds(Path(folder))
    atheris.Setup(sys.argv, check_reading)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
