"""Where people under 18 take part, adults are there who answer for them."""

from meydan.base.town import town


def adults_needed() -> int:
    """How many adults a shift with minors needs; 0 switches the rule off. Its basis stands beside it in the town file."""
    return int(town().data.get("safety", {}).get("adults_with_minors", 2))
