"""What an AdilError says, in English and in Turkish: a module for each part, so that a part keeps its own words.

A sentence says what is wrong, where, and where it helps what to do. `{name}` stands for a fact of the error. Turkish never
glues a suffix to a fact.
"""

from typing import Final

from adil.sentences import budgeting, measure, tables

LANGUAGES: Final = ("en", "tr")

SENTENCES: Final[dict[str, dict[str, str]]] = {**tables.SENTENCES, **measure.SENTENCES, **budgeting.SENTENCES}
"""code → {language: sentence}."""
