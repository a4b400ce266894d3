"""Many situations at once: the same results as on the screen, one line each."""
