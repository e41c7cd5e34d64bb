"""Questions about groups."""
