"""Examples below the help of commands in which somebody types Chinese."""

from __future__ import annotations

EXAMPLES_OF_DEPARTMENTS = """
obligations departments
obligations departments cbirc
obligations departments 海关总署 --format json
"""
SEARCH = """
obligations search overseas warehouses
obligations search 海外仓 --document 2024
obligations search '"value-added tax"' --format json
"""
