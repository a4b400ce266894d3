"""The rule module: questions, law, reasoning. Standard library only; it prints nothing."""
