"""Reading partners and money from outside. What one may not see is not found."""
