"""The one canonical YAML text of a record."""

from obligations.formatting.canonical import (
    format_text,
    render_commented,
    render_data,
    split_list,
)
from obligations.formatting.content import Formatted, format_content

__all__ = [
    "Formatted",
    "format_content",
    "format_text",
    "render_commented",
    "render_data",
    "split_list",
]
