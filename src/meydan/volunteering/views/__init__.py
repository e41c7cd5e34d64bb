"""Pages of volunteering, by whom they are for."""
