"""What the program says, in both languages: a table for each thing that it speaks of.

A table holds whole texts as `Phrase`; `obligations.text.speech.Speech` is what reads them.
"""
