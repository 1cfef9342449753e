"""Draw the pictures of the README from the real output of the program.

`--check` only tells whether they are fresh.
"""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from obligations.cli import main as cli

HERE = Path(__file__).parent
AS_OF = "2026-11-23"
PICTURES = {
    "list-customs": ["list", "--dept", "Customs"],
    "report-deadlines": ["report", "deadlines", "--dept", "SAFE"],
}
WIDTH = 118
# The picture asks nothing of the network: no fonts are fetched, the reader's own are used.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
# Some viewers drop the blanks at the start of a line unless told to keep them.
FORMAT = FORMAT.replace("<svg ", '<svg xml:space="preserve" ', 1)


class _Terminal(io.StringIO):
    """Standard output that calls itself a terminal."""

    def isatty(self) -> bool:
        return True


def draw(name: str, arguments: list[str]) -> str:
    """Run one command as on a terminal and give its picture as SVG."""
    screen = _Terminal()
    with TemporaryDirectory() as cache:
        variables = {
            "COLUMNS": str(WIDTH),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "OBLIGATIONS_AS_OF": AS_OF,
            "XDG_CACHE_HOME": cache,
        }
        with patch.dict(os.environ, variables), redirect_stdout(screen):
            os.environ.pop("NO_COLOR", None)
            cli.run(arguments)
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), color_system="truecolor", force_terminal=True
    )
    console.print(Text.from_ansi(screen.getvalue().rstrip("\n")))
    return (
        console.export_svg(
            title="obligations " + " ".join(arguments), code_format=FORMAT, unique_id=name
        )
        + "\n"
    )


def main() -> int:
    """Write all pictures; with --check write none and give 1 where one is stale."""
    stale = []
    for name, arguments in PICTURES.items():
        path = HERE / f"{name}.svg"
        svg = draw(name, arguments)
        if not path.exists() or path.read_text(encoding="utf-8") != svg:
            stale.append(path)
            if "--check" not in sys.argv:
                path.write_text(svg, encoding="utf-8")
    for path in stale:
        print(f"{'stale' if '--check' in sys.argv else 'drawn'}: {path}")
    return int(bool(stale) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
