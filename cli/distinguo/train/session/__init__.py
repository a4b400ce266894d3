"""Run a training session, from its options to its feedback."""
