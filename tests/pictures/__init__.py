"""The pictures of the README, drawn from the program's window."""
