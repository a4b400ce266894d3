"""From an Assessment to what is read: data, text. Nothing here decides anything."""
