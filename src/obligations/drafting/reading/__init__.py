"""Files as sources: each kind of file becomes one text and the tables that stand in it."""

from obligations.drafting.reading.kinds import read_source

__all__ = ["read_source"]
