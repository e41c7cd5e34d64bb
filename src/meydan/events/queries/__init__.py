"""Reading: events for everybody, registrations, what the desk sees."""
