"""The questions as one page that a browser opens without a network."""
