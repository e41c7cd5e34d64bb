"""Reading surveys, what was answered, and what waits at the desk."""
