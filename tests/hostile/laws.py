"""What holds of every file, whatever its bytes: it is read and judged without an error, and each finding stands somewhere in it."""

from __future__ import annotations

import re
from datetime import date

from obligations.check import check_corpus
from obligations.check.fixes import repair
from obligations.check.ignores import list_ignores
from obligations.corpus import Corpus, load_file

AS_OF = date(2026, 11, 23)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


def check_laws(path: str, content: bytes, others: dict[str, bytes]) -> int:
    """Check one file beside others, and give how many findings it has. Raises AssertionError where a law is broken."""
    corpus = Corpus(
        {name: load_file(name, text) for name, text in {**others, path: content}.items()}
    )
    file = corpus.files[path]
    found = [located for located in check_corpus(corpus, AS_OF) if located.location.path == path]
    if file.record is None and not found:
        raise AssertionError("the file is left out, and nothing says why")
    lines = _BREAK.split(file.reading.text)
    for located in found:
        span = located.location.span
        if not (1 <= span.line <= len(lines) and 1 <= span.column <= len(lines[span.line - 1]) + 1):
            raise AssertionError(
                f"{located.finding.code} at {span.line}:{span.column} stands nowhere in the file"
            )
        if (span.end_line, span.end_column) < (span.line, span.column):
            raise AssertionError(f"{located.finding.code} ends before it begins: {span}")
    if file.reading.data is not None:
        list_ignores(file.reading.text)
        repair(path, content, [located.finding for located in found])
    return len(found)
