"""Figures that a page shows as bars, with the same data as a table. The title is the finding, in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Bar:
    """One line of a chart. A value of None is not drawn; `instead` says why (no data, hidden)."""

    label: Any
    values: Sequence[float | None]
    instead: Any = ""

    def drawn(self, most: float) -> list[tuple[float | None, float]]:
        """(value, width in hundredths of the longest bar) for each series."""
        return [(value, round(100 * (value or 0) / most, 2) if most else 0) for value in self.values]


INKS = {
    "olive": ("--zeytin", "--zeytin", False),
    "gulf": ("--veri-1", "--veri-1", False),
    "pale": ("--korfez-acik", "--korfez", False),
    "grey": ("--veri-0", "--murekkep-2", True),
    "empty": ("--yuzey", "--cizgi-guclu", False),
    "red": ("--kiremit", "--kiremit", True),
}
"""Fill, edge, and whether it is hatched as well."""


@dataclass(frozen=True)
class Group:
    """So many squares of one kind."""

    words: Any
    count: int
    ink: str

    @property
    def look(self) -> dict[str, Any]:
        fill, edge, hatched = INKS[self.ink]
        return {"fill": fill, "edge": edge, "hatched": hatched}


@dataclass(frozen=True)
class SquareChart:
    """One square per thing, ten in a row; the key beside it carries the numbers."""

    key: str
    title: Any
    words: Any
    groups: Sequence[Group]
    source: Any

    @property
    def squares(self) -> list[dict[str, Any]]:
        looks = [group.look for group in self.groups for _ in range(group.count)]
        return [{**look, "x": 22 * (place % 10) + 1, "y": 22 * (place // 10) + 1} for place, look in enumerate(looks)]

    @property
    def height(self) -> int:
        return 22 * -(-sum(group.count for group in self.groups) // 10)


@dataclass(frozen=True)
class BarChart:
    """Bars start at zero; give them in the order that matters (by gap or size, not by name)."""

    key: str
    """Unique on its page."""
    title: Any
    words: Any
    series: Sequence[Any]
    """What is measured: one name, or two that are compared."""
    bars: Sequence[Bar]
    label: Any
    """What a line stands for, e.g. Neighbourhood."""
    source: Any
    csv_url: str = ""
    places: int | None = field(default=None)
    """Decimal places of the figures; as given if None."""

    @property
    def rows(self) -> list[dict[str, Any]]:
        most = max((value for bar in self.bars for value in bar.values if value is not None), default=0)
        return [{"label": bar.label, "drawn": bar.drawn(most), "instead": bar.instead} for bar in self.bars]
