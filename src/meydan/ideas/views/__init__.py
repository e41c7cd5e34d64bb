"""Pages of contributions and processes."""
