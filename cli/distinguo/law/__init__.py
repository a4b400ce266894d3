"""The law itself, to read, to print and to hand on: the `distinguo law` commands."""
