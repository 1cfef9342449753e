"""Every rule on a file, and on a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.check.catalogue import RULES
from obligations.check.load_errors import explain_refusals
from obligations.check.view.corpus import build_world
from obligations.check.view.partial import make_subject
from obligations.findings import Located, begin_run

if TYPE_CHECKING:
    from datetime import date

    from obligations.check.view.corpus import World
    from obligations.corpus import Corpus, LoadedFile
    from obligations.findings import Finding


def check_file(file: LoadedFile, world: World) -> list[Finding]:
    """Return all that is wrong with one file: what its reading found, then what the rules find in
    all that could be read.
    """
    subject = make_subject(file)
    findings = explain_refusals(file.findings, subject, world)
    if subject.record is not None:
        findings += [finding for rule in RULES for finding in rule.find(subject, world)]
    return findings


def check_corpus(corpus: Corpus, as_of: date) -> list[Located]:
    """Return all that is wrong with the files of a corpus, sorted by place."""
    begin_run()
    world = build_world(corpus, as_of)
    names = {rule.code: rule.name for rule in RULES}
    found = [
        Located(finding, file.locate(finding), names[finding.code])
        for file in corpus.files.values()
        for finding in check_file(file, world)
    ]
    return sorted(found, key=sort_key)


def sort_key(located: Located) -> tuple[str, int, int, str, str]:
    """By path, line, column and code."""
    span = located.location.span
    return (
        located.location.path,
        span.line,
        span.column,
        located.finding.code,
        located.finding.message,
    )
