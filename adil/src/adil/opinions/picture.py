"""The opinion map as a picture: one mark for each cluster of people, by shape and colour of its group."""

import numpy as np

from adil.opinions.conversation import Opinions
from adil.svg import LINE, QUIET, SERIES, element, picture, text

SIZE, EDGE, LEGEND = 480.0, 24.0, 36.0
SHAPES = {
    "circle": "M0-1A1 1 0 1 1 0 1A1 1 0 1 1 0-1Z",
    "square": "M-.9-.9H.9V.9H-.9Z",
    "triangle": "M0-1.2L1.1.9H-1.1Z",
    "diamond": "M0-1.3L1.1 0L0 1.3L-1.1 0Z",
    "cross": "M-.4-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1V-.4H-.4Z",
}


def opinion_map(
    found: Opinions, *, title: str = "Opinion map", group_word: str = "Group", people_word: str = "people"
) -> str:
    """SVG. The area of a mark grows with its people; nobody is named. Empty of marks where there are too few."""
    grouping = found.grouping
    if grouping is None:
        return picture(title, SIZE, SIZE, text("-", SIZE / 2, SIZE / 2, fill=QUIET))
    reach = max(float(np.abs(grouping.base_centers).max()), 1e-9)
    sizes = np.bincount(np.searchsorted(grouping.base_names, grouping.base))
    scale, middle = (SIZE / 2 - EDGE) / reach, SIZE / 2
    marks = [
        _mark(
            int(group),
            middle + scale * float(x),
            middle - scale * float(y),
            3.0 + 14.0 * float(np.sqrt(size / sizes.sum())),
        )
        for (x, y), group, size in zip(grouping.base_centers, grouping.base_groups, sizes, strict=True)
    ]
    people = np.bincount(grouping.groups)
    legend = [
        part
        for at, group in enumerate(np.flatnonzero(people))
        for part in _legend(at, int(group), f"{group_word} {group}: {people[group]} {people_word}")
    ]
    axes = [
        element("path", d=f"M{EDGE} {middle}H{SIZE - EDGE}M{middle} {EDGE}V{SIZE - EDGE}", stroke=LINE, fill="none"),
    ]
    return picture(title, SIZE, SIZE + LEGEND * (1 + (len(np.flatnonzero(people)) - 1) // 3), *axes, *marks, *legend)


def _mark(group: int, x: float, y: float, size: float) -> str:
    path = list(SHAPES.values())[group % len(SHAPES)]
    return element(
        "path",
        d=path,
        transform=f"translate({x:.2f} {y:.2f}) scale({size:.2f})",
        fill=SERIES[group % len(SERIES)],
        fill_opacity=".75",
    )


def _legend(at: int, group: int, words: str) -> tuple[str, str]:
    x, y = EDGE + (at % 3) * 152.0, SIZE + LEGEND * (at // 3)
    return _mark(group, x, y, 6.0), text(words, x + 14, y + 5)
