"""Turn decoded records into results."""
