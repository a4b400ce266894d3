"""The `distinguo law` commands: read, print, compare and export the rules."""
