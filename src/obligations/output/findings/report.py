"""What a report of findings is made from, whatever its format."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from obligations.output.findings.terminal import PLAIN, Terminal
from obligations.sentences import Sentence, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from obligations.findings import Located, Severity


class RuleText(Protocol):
    """What a report says of a rule."""

    @property
    def code(self) -> str:
        """`OB201`."""

    @property
    def name(self) -> str:
        """`unknown-department`."""

    @property
    def severity(self) -> Severity:
        """How bad its findings are."""

    @property
    def what(self) -> str:
        """What it does."""

    @property
    def why(self) -> str:
        """Why it matters."""

    @property
    def wrong(self) -> str:
        """An example that it refuses."""

    @property
    def right(self) -> str:
        """The same, put right."""


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """What files of settings, the outermost first, switch off: the rules in short, how many they
    are, how many findings go untold.

    `more` are those of the rules that the settings of `base`, a revision, ask.
    """

    files: Sequence[str]
    codes: str
    rules: int
    findings: int
    more: str = ""
    base: str = ""

    @property
    def severity(self) -> Severity:
        """An error where more is switched off than in the revision that it is compared with."""
        return "error" if self.more else "info"

    @property
    def path(self) -> str:
        """The file that decides what is switched off: the outermost."""
        return self.files[0]

    def describe(self) -> Sentence:
        """Say it in a sentence."""
        if not self.rules:
            return tell(
                "{files:, | and } switch off nothing",
                one="{files} switches off nothing",
                files=self.files,
                count=len(self.files),
            )
        told = tell(
            "{files:, | and } switch off {codes} ({rules}, {findings} not shown)",
            one="{files} switches off {codes} ({rules}, {findings} not shown)",
            files=self.files,
            count=len(self.files),
            codes=self.codes,
            rules=tell("{count:,} rules", one="1 rule", count=self.rules),
            findings=tell("{count:,} findings", one="1 finding", count=self.findings),
        )
        if self.more:
            return tell("{off}; {base} checks {codes}", off=told, base=self.base, codes=self.more)
        return told


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """Findings in the order in which they are shown, with all that the formats show beside them.

    The paths of the findings, those in `files` and those that `read` is asked for are the same,
    with `/`: for people relative to the folder in which the program was called, as they open them;
    for programs to the top of the repository, as a forge finds them. `read` gives the text of a
    file, `files` are all that were checked, `rules` those that were asked, `off` what files of
    settings switch off, `address` where the program is published, if it is.
    """

    found: Sequence[Located]
    read: Callable[[str], str]
    files: Sequence[str] = ()
    rules: Sequence[RuleText] = ()
    off: Sequence[SwitchedOff] = ()
    terminal: Terminal = field(default=PLAIN)
    address: str | None = None


def compute_fingerprints(report: FindingsReport) -> Iterator[tuple[Located, str]]:
    """Yield each finding with a fingerprint: the same when lines move, never the same for two
    findings of a report.

    Equal findings of a file are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for located in report.found:
        alike = f"{located.location.path}\0{located.finding.code}\0{located.finding.message}"
        seen[alike] += 1
        yield (
            located,
            hashlib.sha256(
                f"{alike}\0{seen[alike]}".encode("utf-8", "backslashreplace")
            ).hexdigest(),
        )
