"""The one canonical YAML text of a record, and files that are never half written."""

from obligations.writing.canonical import format_text, render_data
from obligations.writing.content import Formatted, format_content
from obligations.writing.disk import write_atomically, write_whole

__all__ = ["Formatted", "format_content", "format_text", "render_data", "write_atomically", "write_whole"]
