"""Every rule on a file, and on a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from obligations.findings import Located, begin_run
from obligations.rules.catalogue import RULES
from obligations.rules.mending import make_subject
from obligations.rules.refusals import explain_refusals
from obligations.rules.world import build_world

if TYPE_CHECKING:
    from datetime import date

    from obligations.corpus import Corpus, LoadedFile
    from obligations.findings import Finding
    from obligations.rules.world import World


def check_file(file: LoadedFile, world: World) -> list[Finding]:
    """Give all that is wrong with one file: what its reading found, then what the rules find in all that could be read."""
    subject = make_subject(file)
    findings = explain_refusals(file.findings, subject, world)
    if subject.record is not None:
        findings += [finding for rule in RULES for finding in rule.find(subject, world)]
    return findings


def check_corpus(corpus: Corpus, as_of: date) -> list[Located]:
    """Give all that is wrong with the files of a corpus, sorted by place."""
    begin_run()
    world = build_world(corpus, as_of)
    names = {rule.code: rule.name for rule in RULES}
    found = [
        Located(finding, file.locate(finding), names[finding.code]) for file in corpus.files.values() for finding in check_file(file, world)
    ]
    return sorted(found, key=sort_key)


def sort_key(located: Located) -> tuple[str, int, int, str, str]:
    """By path, line, column and code."""
    span = located.location.span
    return located.location.path, span.line, span.column, located.finding.code, located.finding.message
