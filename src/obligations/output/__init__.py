"""Answers as text: tables, pages and trees for people, flat lines and JSON for programs.

Nothing in here decides anything.
"""
