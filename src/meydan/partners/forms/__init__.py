"""Forms about partners and money from outside."""
