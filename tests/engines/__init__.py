"""Real databases: the select of `distinguo law sql` in them, and what it finds."""
