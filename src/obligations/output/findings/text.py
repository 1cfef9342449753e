"""`text`: for people, with an excerpt of the file, a caret and the way out."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from obligations.output.findings.excerpt import Lines
from obligations.sentences import Sentence, tell
from obligations.text.escaping import show_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from obligations.findings import Finding, Located, Location, Severity
    from obligations.output.findings.excerpt import Excerpt
    from obligations.output.findings.report import FindingsReport
    from obligations.output.findings.terminal import Terminal

FIXABLE = "[*]"
_STYLES: dict[str, str] = {"error": "1;31", "warning": "1;33", "info": "1;36"}
_BOLD, _FRAME, _HELP = "1", "34", "36"


def render_findings_text(report: FindingsReport) -> str:
    """Return every finding with its excerpt, and a line that counts them."""
    lines = cache(lambda path: Lines(report.read(path)))
    blocks = ["\n".join(_draw(located, lines, report.terminal)) + "\n" for located in report.found]
    return "\n".join([*blocks, count_findings(report) + "\n"])


def count_findings(report: FindingsReport) -> Sentence:
    """Return the line that counts the findings, and says how many the program can mend."""
    silenced = sum(off.findings for off in report.off)
    told = _count_told(report)
    if silenced:
        return tell(
            "{found} {count:,} more switched off by {files:, | and }.",
            found=told,
            count=silenced,
            files=[off.path for off in report.off if off.findings],
        )
    return told


def _count_told(report: FindingsReport) -> Sentence:
    checked = tell("{count:,} files", one="1 file", count=len(report.files))
    if not report.found:
        return tell("No findings in {checked}.", checked=checked)
    severities = Counter(located.finding.severity for located in report.found)
    files = len({located.location.path for located in report.found})
    line = tell(
        "Found {findings:, | and } in {files} of {checked}.",
        findings=_count(severities),
        files=files,
        checked=checked,
    )
    fixable = sum(located.finding.fix is not None for located in report.found)
    if fixable:
        return tell(
            "{found} {mark} {count} fixable with --fix.", found=line, mark=FIXABLE, count=fixable
        )
    return line


def _count(severities: Counter[Severity]) -> list[Sentence]:
    counted = [
        tell("{count:,} errors", one="1 error", count=severities["error"]),
        tell("{count:,} warnings", one="1 warning", count=severities["warning"]),
        tell("{count:,} info", count=severities["info"]),
    ]
    return [one for one in counted if one.values["count"]]


def mark_fixable(finding: Finding) -> str:
    """Return the mark that stands behind what --fix can put right."""
    if finding.fix is None:
        return ""
    return f" {FIXABLE}"


def _draw(located: Located, lines: Callable[[str], Lines], terminal: Terminal) -> Iterator[str]:
    finding, place = located.finding, located.location
    style, related = _STYLES[finding.severity], finding.related
    head = terminal.paint(f"{finding.severity}[{finding.code}]", style)
    message = terminal.paint(show_controls(finding.message), _BOLD)
    yield f"{head} {located.name}: {message}{mark_fixable(finding)}"
    gutter = max(len(str(one.span.line)) for one in (place, related or place))
    yield _draw_place("-->", place, gutter, terminal)
    excerpt = lines(place.path).cut(place.span, terminal.width - gutter - 3)
    yield from _draw_excerpt(excerpt, gutter, terminal, style)
    if related:
        yield _draw_place(":::", related, gutter, terminal)
        excerpt = lines(related.path).cut_alone(related.span, terminal.width - gutter - 3)
        yield from _draw_excerpt(excerpt, gutter, terminal, style)
    elif finding.hint:
        yield f"{' ' * gutter} {terminal.paint('= help:', _HELP)} {show_controls(finding.hint)}"


def _draw_place(sign: str, place: Location, gutter: int, terminal: Terminal) -> str:
    shown = terminal.link(show_controls(place.path), place.span)
    return f"{' ' * gutter}{terminal.paint(sign, _FRAME)} {shown}"


def _draw_excerpt(
    excerpt: Excerpt | None, gutter: int, terminal: Terminal, style: str
) -> Iterator[str]:
    """Yield the lines of an excerpt, with carets below what is meant."""
    if excerpt is None:
        return
    edge = terminal.paint(f"{' ' * gutter} |", _FRAME)
    yield edge
    shown = [*excerpt.above, (excerpt.line, excerpt.text)]
    for at, (number, text) in enumerate(shown):
        if at and number > shown[at - 1][0] + 1:
            yield terminal.paint("." * max(gutter, 3), _FRAME)
        yield _draw_line(number, text, gutter, terminal)
    yield f"{edge} {' ' * excerpt.before}{terminal.paint('^' * excerpt.marked, style)}"


def _draw_line(number: int, text: str, gutter: int, terminal: Terminal) -> str:
    edge = terminal.paint(f"{number:>{gutter}} |", _FRAME)
    if text:
        return f"{edge} {text}"
    return edge
