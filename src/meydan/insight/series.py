"""The line of an indicator over time, ready to be drawn: points, the aim, and the way to it, in the drawing's own units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from meydan.insight.models import Point
from meydan.insight.queries.indicators import Standing

LEFT, RIGHT, TOP, BOTTOM = 56, 450, 40, 240
ROOM = 66
"""Between two values that are written beside their points: a year takes about 50 on a phone."""


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    value: Decimal
    on: date

    @property
    def mark_x(self) -> float:
        return self.x - 6

    @property
    def mark_y(self) -> float:
        return self.y - 6

    @property
    def words_y(self) -> float:
        return self.y - 14


@dataclass(frozen=True)
class Line:
    y: float
    value: Decimal

    @property
    def text_y(self) -> float:
        return self.y + 5


@dataclass(frozen=True)
class Series:
    dots: Sequence[Dot]
    aim: Dot | None
    lines: Sequence[Line]

    @property
    def path(self) -> str:
        return _path(self.dots)

    @property
    def way(self) -> str:
        """From the last value to the aim, dashed."""
        return _path([self.dots[-1], self.aim]) if self.aim and self.dots else ""

    @property
    def labelled(self) -> list[Dot]:
        """Those with room for their value and year, the last one always."""
        chosen: list[Dot] = []
        for dot in reversed(self.dots):
            if not chosen or chosen[-1].x - dot.x >= ROOM:
                chosen.append(dot)
        return chosen[::-1]


def series(one: Standing) -> Series | None:
    """None where there is nothing to draw: fewer than two points."""
    points = list(one.points)
    first = one.first
    if first and (not points or first[0] < points[0][0]):
        points.insert(0, first)
    aim = (one.indicator.aim_on, one.indicator.aim)
    ends = [(aim[0], aim[1])] if aim[0] and aim[1] is not None else []
    if not points or len(points) + len(ends) < 2:
        return None
    every: list[Point] = [*points, *ends]
    days, values = [on for on, _value in every], [value for _on, value in every]
    ticks = round_ticks(min(values), max(values))
    low, high = ticks[0], ticks[-1]

    def dot(point: Point) -> Dot:
        span = (max(days) - min(days)).days or 1
        x = LEFT + 20 + (RIGHT - LEFT - 40) * (point[0] - min(days)).days / span
        return Dot(round(x, 1), _height(point[1], low, high), point[1], point[0])

    lines = [Line(_height(value, low, high), value) for value in ticks]
    return Series([dot(one) for one in points], dot(ends[0]) if ends else None, lines)


def round_ticks(lowest: Decimal, highest: Decimal) -> list[Decimal]:
    """Round values, three to six of them, from the lowest or below to the highest or above: 0, 20, 40, 60 rather than 3, 18.5, 34."""
    span = highest - lowest or Decimal(1)
    size = Decimal(10) ** (span / 4).adjusted()
    step = next(size * part for part in (1, 2, 5, 10) if size * part * 4 >= span)
    first = (lowest / step).to_integral_value(ROUND_FLOOR)
    last = max((highest / step).to_integral_value(ROUND_CEILING), first + 2)
    return [step * (first + n) for n in range(int(last - first) + 1)]


def _height(value: Decimal, low: Decimal, high: Decimal) -> float:
    return round(BOTTOM - float((value - low) / (high - low)) * (BOTTOM - TOP), 1)


def _path(dots: Sequence[Dot]) -> str:
    return "M" + "L".join(f"{one.x:.1f} {one.y:.1f}" for one in dots)
