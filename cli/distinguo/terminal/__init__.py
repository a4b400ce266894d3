"""The terminal toolkit: the window, pages on the full screen or in lines, choices by key."""
