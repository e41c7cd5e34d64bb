"""Pages of the season: the board, plans, cover."""
