"""Decode one JSON line, or a block of them, into a record."""
