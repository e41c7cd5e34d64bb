"""Reading plans, the board of a season, and who could step in."""
