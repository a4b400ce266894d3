"""Stories for other systems and for paper: one file a format, one content for all."""
