"""Inputs that nobody would write: every reader takes them for what they are, or refuses them.

Each module here is one target: `seeds()` are sound inputs to begin with, and `check(data)` raises
AssertionError, or whatever slips out of the program, if some bytes break what is promised of all.
"""

TARGETS = ("answers", "lines", "arrays", "tables", "stories", "training", "results", "packs")
