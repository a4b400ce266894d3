"""Rendering: from an Assessment to JSON data, text, HTML. Nothing is decided here."""
