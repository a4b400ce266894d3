"""The shipped training content: stories and myths."""
