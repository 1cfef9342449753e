"""Examples in which somebody types Chinese: below the help of commands, and in a new folder."""

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
SHOW = """
obligations show 2021-m06
obligations show 2021-7 2024/8 --lang zh
obligations show 八 --document 2021
obligations show 2021-m05 --format json
"""
OWN_REGISTRY = """\
# yaml-language-server: $schema=schema/departments.schema.json
# ABOUT
departments:
  - id: my-office
    kind: office
    level: company
    name: {en: My office, zh: 本单位}
"""
