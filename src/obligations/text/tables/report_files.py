"""How the lines at the head of a report are written, as messages show it."""

from __future__ import annotations

TITLE = "title: English | 中文"
ABOUT = "about: English | 中文"
ROWS = "rows: what one row is | 个什么"
COLUMN = "column: name | English | 中文 | kind"
FIGURE = "figure: count(*) | English | 中文"
