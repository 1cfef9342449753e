"""The bytes of a file, before and after."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from difflib import unified_diff
from io import StringIO
from typing import TYPE_CHECKING

from obligations.formatting.canonical import format_text
from obligations.yaml_files import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from obligations.findings import Finding


@dataclass(frozen=True, slots=True)
class Formatted:
    """The text of a file before and after.

    Where something in it can't be read, `findings` say so and the text is left alone.
    """

    before: str
    after: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the file was not in its canonical form."""
        return self.before != self.after

    def diff(self, path: str) -> Iterator[str]:
        """Yield the lines of the unified diff, without their line breaks."""
        for line in unified_diff(
            _split(self.before), _split(self.after), path, f"{path} (canonical)"
        ):
            yield line.removesuffix("\n")
            if not line.endswith("\n"):
                yield "\\ No newline at end of file"


def format_content(content: bytes, path: str, kind: str) -> Formatted:
    """Return the canonical form of a file.

    It keeps the line breaks of Windows, and no byte order mark.
    """
    reading = read_yaml(content, path)
    if reading.findings:
        return Formatted(reading.text, reading.text, reading.findings)
    after = format_text(reading.text, kind)
    if reading.text.partition("\n")[0].endswith("\r"):
        after = after.replace("\n", "\r\n")
    mark = "\ufeff" if content.startswith(codecs.BOM_UTF8) else ""
    return Formatted(mark + reading.text, after)


def _split(text: str) -> list[str]:
    return list(StringIO(text, newline="\n"))
