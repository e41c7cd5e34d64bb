"""The volunteer agreement: a text of the town, with a version."""

from meydan.base.town import town


def text() -> str:
    return town().text("volunteer-agreement")


def version() -> str:
    """From the first line; who agreed is recorded with it."""
    return text().partition("\n")[0].removeprefix("version:").strip()
