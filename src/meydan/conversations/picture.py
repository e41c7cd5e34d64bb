"""The groups as a simple picture: near each other where their votes are alike. Marks stand for numbers of people, not for persons, and
nobody's own place is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from typing import Any

from meydan.conversations.finding import letter

WIDTH, HEIGHT, EDGE, HEAD = 360.0, 300.0, 8.0, 26.0
PATH = 1.25
"""Between the nearest two circles, in sums of their radii."""
MARKS = 60
"""So many marks in all, about."""
INKS = ("--veri-1", "--veri-2", "--veri-4", "--veri-3", "--murekkep-2")
SHAPES = (
    "M0-4A4 4 0 1 1 0 4A4 4 0 1 1 0-4Z",
    "M-4-4H4V4H-4Z",
    "M0-5L5 4H-5Z",
    "M0-5L5 0L0 5L-5 0Z",
    "M-2-5H2V-2H5V2H2V5H-2V2H-5V-2H-2Z",
)
SIGNS = "●■▲◆✚"
GOLDEN = pi * (3 - sqrt(5))


@dataclass(frozen=True)
class Circle:
    letter: str
    sign: str
    people: int
    x: str
    y: str
    radius: str
    head: str
    """Where its name stands."""
    ink: str
    shape: str
    marks: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Picture:
    circles: Sequence[Circle]
    each: int
    """People that one mark stands for, about."""
    width: int = int(WIDTH)
    height: int = int(HEIGHT)


def draw(groups: Sequence[Mapping[str, Any]]) -> Picture | None:
    """Of the groups that are described. None where there are fewer than two."""
    told = [one for one in groups if one["people"]]
    if len(told) < 2:
        return None
    total = sum(one["people"] for one in told)
    radii = [0.62 * sqrt(one["people"] / total) for one in told]
    places = _apart([tuple(one["at"]) for one in told], radii)
    scale, across, up = _fit(places, radii)
    each = max(1, round(total / MARKS))
    circles = [
        _circle(one, scale * x + across, scale * y + up, scale * radius, max(1, round(one["people"] / each)))
        for one, (x, y), radius in zip(told, places, radii, strict=True)
    ]
    return Picture(circles, each)


def _apart(places: list[tuple[float, float]], radii: list[float]) -> list[tuple[float, float]]:
    """Distances keep their proportions; the nearest two circles have a path between them. The second axis of the map points up."""
    span = max(hypot(x, y) for x, y in places) or 1.0
    pairs = [(at, other) for at in range(len(places)) for other in range(at)]
    factor = max(
        (radii[at] + radii[other]) * PATH / max(_far(places[at], places[other]), span / 40) for at, other in pairs
    )
    return [(factor * x, -factor * y) for x, y in places]


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _fit(places: list[tuple[float, float]], radii: list[float]) -> tuple[float, float, float]:
    """Scale and shift that put all circles, with room for their names, into the picture."""
    left = min(x - r for (x, _y), r in zip(places, radii, strict=True))
    right = max(x + r for (x, _y), r in zip(places, radii, strict=True))
    top = min(y - r for (_x, y), r in zip(places, radii, strict=True))
    bottom = max(y + r for (_x, y), r in zip(places, radii, strict=True))
    scale = min((WIDTH - 2 * EDGE) / (right - left), (HEIGHT - 2 * EDGE - HEAD) / (bottom - top))
    across = (WIDTH - scale * (right - left)) / 2 - scale * left
    up = HEAD + (HEIGHT - HEAD - scale * (bottom - top)) / 2 - scale * top
    return scale, across, up


def _circle(group: Mapping[str, Any], x: float, y: float, radius: float, marks: int) -> Circle:
    number = group["group"] % len(INKS)
    inside = max(radius - 9, 1)
    spread = [inside * sqrt((at + 0.5) / marks) for at in range(marks)]
    return Circle(
        letter=letter(group["group"]),
        sign=SIGNS[number],
        people=group["people"],
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        radius=f"{radius:.1f}",
        head=f"{y - radius - 7:.1f}",
        ink=INKS[number],
        shape=SHAPES[number],
        marks=[
            (f"{x + far * cos(at * GOLDEN):.1f}", f"{y + far * sin(at * GOLDEN):.1f}") for at, far in enumerate(spread)
        ],
    )
