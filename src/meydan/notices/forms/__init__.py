"""What is typed about messages."""
