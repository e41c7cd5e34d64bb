"""Pages of paper and desk."""
