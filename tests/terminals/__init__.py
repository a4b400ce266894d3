"""Real terminals: what can still be read in them after the program has ended."""
