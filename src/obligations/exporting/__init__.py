"""Answers as files: workbook, calendar, data package, SQLite, Parquet, Markdown pages.

Nothing in here prints.

Each kind is a function that takes an `Order` and a path to write to, which is new and out of sight
until it is whole (`destination`), and gives what is in it, counted.
"""
