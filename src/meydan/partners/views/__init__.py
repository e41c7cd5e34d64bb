"""Pages of partners and money from outside."""
