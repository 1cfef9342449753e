"""YAML text as plain data, with the line and column of every key.

One iterative pass over libyaml's events. Scalars stay the text that was written (`no`, `012` and
`2025-06-30` are never turned into something else); an empty plain scalar, `null` or `~` is None.
What YAML can do and a measure never needs is refused on the way and reported with its place:
anchors and aliases (billion laughs), tags and their directives, merge keys, repeated keys, keys
that are not text, more than one document. So are sizes that no measure needs, since each file must
be read in bounded time and memory: see the MAX_ numbers below. Nothing in here raises about the
text.
"""

from obligations.yaml_files.decoding import MAX_BYTES
from obligations.yaml_files.events import MAX_DEPTH, MAX_FINDINGS, MAX_KEYS, MAX_VALUES
from obligations.yaml_files.reading import Reading, read_yaml

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_FINDINGS",
    "MAX_KEYS",
    "MAX_VALUES",
    "Reading",
    "read_yaml",
]
