"""Pages by whom they are for: visitors, who takes part, the desk."""
