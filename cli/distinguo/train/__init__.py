"""Exercises that teach the line between the two crimes."""
