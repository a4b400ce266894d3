"""Read, check and describe stories."""
