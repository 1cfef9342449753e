"""How the lines at the head of a report are written, as messages show it."""

from __future__ import annotations

TITLE_LINE = "title: English | 中文"
ABOUT_LINE = "about: English | 中文"
ROWS_LINE = "rows: what one row is | 个什么"
COLUMN_LINE = "column: name | English | 中文 | kind"
FIGURE_LINE = "figure: count(*) | English | 中文"
