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
