"""Screening: an interview on the full screen or in plain lines, or answers from a file."""
