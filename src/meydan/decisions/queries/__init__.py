"""Questions about votes."""
