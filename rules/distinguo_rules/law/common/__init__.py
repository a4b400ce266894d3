"""Law that the frameworks share: facts that they read alike, and findings."""
