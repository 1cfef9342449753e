"""From an official text to a draft document, in stages that never refuse and never drop a sign.

source → flow → clauses, outline → head → parties, targets → draft: `stages` has them in order. Each
is a pure function, whose docstring says what holds after it; the grammar of each stands in the
docstring of its module.
Nothing here prints, asks a network or reads a clock.
"""

from obligations.drafting.draft import Draft
from obligations.drafting.parties.directory import Directory
from obligations.drafting.source import DraftSource
from obligations.drafting.stages import draft_source

__all__ = ["Directory", "Draft", "DraftSource", "draft_source"]
