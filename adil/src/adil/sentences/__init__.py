"""What an AdilError says, in English and in Turkish: a module for each part, so that a part keeps its own words.

A sentence says what is wrong, where, and where it helps what to do. `{name}` stands for a fact of the error. Turkish never
glues a suffix to a fact.
"""

from typing import Final

from adil.sentences import budgeting, lottery, matching, measure, opinions, tables

LANGUAGES: Final = ("en", "tr")

PARTS: Final = (tables, measure, budgeting, lottery, opinions, matching)

SENTENCES: Final[dict[str, dict[str, str]]] = {code: said for part in PARTS for code, said in part.SENTENCES.items()}
"""code → {language: sentence}."""
