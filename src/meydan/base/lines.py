"""Lines of the sections on a person's own page. What a line says is the same for everybody who has such a thing, so its words are made
once (`ui/lines.html`); only where it leads is a person's own."""

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A state, a title, and what stands below it in small letters; languages where they may differ from the page's."""

    tone: str
    icon: str
    word: str
    title: str
    language: str = ""
    small: str = ""
    small_language: str = ""


type Lines = Sequence[tuple[Line, str]]
"""Each with its address."""


def line(tone: tuple[str, str, object], title: str, language: str = "", *small: str, small_language: str = "") -> Line:
    """`tone`: tone, icon and word of a state; of `small` the parts that are not empty."""
    return Line(tone[0], tone[1], str(tone[2]), title, language, " · ".join(filter(None, small)), small_language)
