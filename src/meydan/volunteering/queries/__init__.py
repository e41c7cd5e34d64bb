"""Reading duties, shifts, volunteers, needs and hours."""
