"""Every figure that pages make of the tables, once from the files alone and once as the pages show it; and whether they agree."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from meydan.opendata.repeating.files_alone import figures_of_files
from meydan.opendata.repeating.pages import figures_of_pages

type Figures = Mapping[str, Any]
"""Name → value; None where the page hides it, or has nothing to say."""

SAME, HIDDEN, HELD, DIFFERENT = "same", "hidden", "held", "different"


def compare(folder: Path, at: datetime, least: int) -> dict[str, dict[str, tuple[Any, Any]]]:
    """Outcome → name → (page, files). What is held is a count of people that has moved by fewer than `least` since the edition."""
    pages, files = figures_of_pages(), figures_of_files(folder, at)
    found: dict[str, dict[str, tuple[Any, Any]]] = {name: {} for name in (SAME, HIDDEN, HELD, DIFFERENT)}
    for name in sorted(pages.keys() | files.keys()):
        both = pages.get(name), files.get(name)
        found[_outcome(name, *both, least)][name] = both
    return found


def _outcome(name: str, page: Any, file: Any, least: int) -> str:
    if page == file:
        return SAME if page is not None else HIDDEN
    counts_people = name.startswith("people/") and isinstance(page, int) and isinstance(file, int)
    return HELD if counts_people and abs(page - file) < least else DIFFERENT
