"""Run a batch: one process or several, with counts, progress and summary."""
