"""Workbooks, tables of fields and texts as office programs save them: read whatever they are."""
