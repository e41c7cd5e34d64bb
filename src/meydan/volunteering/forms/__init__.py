"""Forms of volunteering: for people who take part, and for the desk."""
