"""What adil says, in English and in Turkish: a module for each part, so that a part keeps its own words.

`SENTENCES` are those of AdilError: what is wrong, where, and where it helps what to do. `WORDS` are what commands print (see
`adil.speech`). Further tables belong to codes of one part (reasons, differences). `{name}` stands for a fact. Turkish never
glues a suffix to a fact.
"""

from typing import Final

from adil.sentences import arguments, budgeting, lottery, matching, measure, opinions, tables

LANGUAGES: Final = ("en", "tr")

PARTS: Final = (arguments, tables, measure, budgeting, lottery, opinions, matching)

SENTENCES: Final[dict[str, dict[str, str]]] = {code: said for part in PARTS for code, said in part.SENTENCES.items()}
"""code → {language: sentence}."""

WORDS: Final[dict[str, dict[str, str]]] = {
    code: said for part in PARTS for code, said in getattr(part, "WORDS", {}).items()
}
"""code → {language: words}."""

CAUSES: Final = tables.CAUSES
