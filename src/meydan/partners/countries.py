"""Names of countries by their two letters (ISO 3166). The names are those of the Unicode CLDR."""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from meydan.base import turkish

HOME = "TR"


@cache
def _names(language: str) -> dict[str, str]:
    known = json.loads((Path(__file__).parent / "data" / "countries.json").read_text(encoding="utf-8"))
    found: dict[str, str] = known.get(language, known["en"])
    return found


def country_name(code: str) -> str:
    return _names(get_language() or "tr").get(code, code)


def countries() -> list[tuple[str, str]]:
    """All of them to choose from, the own country first, the others in alphabetical order."""
    names = _names(get_language() or "tr")
    others = sorted((one for one in names if one != HOME), key=lambda one: turkish.order_key(names[one]))
    return [(one, names[one]) for one in (HOME, *others)]
