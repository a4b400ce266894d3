"""A lesson as one self-contained page that runs the exercises of a set in a browser."""
