"""The interactive screening: one reducer, two front ends."""
