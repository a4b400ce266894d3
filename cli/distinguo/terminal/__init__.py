"""The terminal toolkit that screen, batch and train share: pages, keys, plain lines."""
