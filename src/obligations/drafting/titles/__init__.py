"""Titles of columns and of fields: what they say that stands below or beside them."""
