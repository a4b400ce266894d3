"""Make exercises from stories and rules, each with its key."""
