"""Exercises with their keys: what all kinds share, and one file for each kind."""
