"""Weighted k-means in the plane, with a warm start, and the silhouette of a clustering."""

import numpy as np

from adil.opinions.votes import Floats, Ints

RESTARTS = 8


def seeded(
    points: Floats, weights: Floats, k: int, *, steps: int, still: float, seed: int, tries: int = RESTARTS
) -> Ints:
    """int[points]: the best of several starts (k-means++, Arthur and Vassilvitskii 2007), by the weighted sum of squares.

    Points are looked at in the order of their places, so that their names and their order don't matter.
    """
    order = np.lexsort((weights, points[:, 1], points[:, 0]))
    at, mass = points[order], weights[order]
    random = np.random.default_rng(seed)
    best, least = np.zeros(len(at), dtype=np.int64), np.inf
    for _ in range(tries):
        labels, centers = settle(at, mass, _spread(at, mass, k, random), steps=steps, still=still)
        cost = float((mass * ((at - centers[labels]) ** 2).sum(axis=1)).sum())
        if cost < least * (1 - 1e-9):
            best, least = labels, cost
    result = np.empty_like(best)
    result[order] = best
    return result


def warmed(points: Floats, weights: Floats, labels: Ints, k: int, *, steps: int, still: float) -> Ints:
    """int[points]: k-means that begins at an earlier clustering; −1 in `labels`: a point that is new.

    Clusters keep their numbers. Missing ones are begun at the point farthest from every centre, one after the other.
    """
    wanted = min(k, len(np.unique(points, axis=0)))
    centers, names = _means(points, weights, labels)
    _, first = np.unique(centers, axis=0, return_index=True)
    centers, names = centers[np.sort(first)], names[np.sort(first)]
    while len(centers) < wanted:
        if not len(centers):
            centers, names = np.average(points, axis=0, weights=weights)[None], np.array([0])
            continue
        far = int(_squares(points, centers).min(axis=1).argmax())
        free = next(name for name in range(len(names) + 1) if name not in names)
        centers, names = np.vstack([centers, points[far]]), np.append(names, free)
    return names[settle(points, weights, centers, steps=steps, still=still)[0]]


def settle(points: Floats, weights: Floats, centers: Floats, *, steps: int, still: float) -> tuple[Ints, Floats]:
    """Lloyd's steps until nobody changes, or no centre moves by `still` or more; at most `steps`.

    A point whose lead over the second centre exceeds what centres have moved since is not looked at again; this changes
    no result (Hamerly 2010).
    """
    labels = np.full(len(points), -1)
    lead = np.zeros(len(points))
    for _ in range(steps):
        open_ones = np.flatnonzero(lead <= 1e-12)
        before = labels[open_ones]
        labels[open_ones], lead[open_ones] = _nearest(points[open_ones], centers)
        moved, kept = _means(points, weights, labels)
        shift = np.sqrt(((moved - centers[kept]) ** 2).sum(axis=1))
        if len(kept) < len(centers):
            labels, lead = np.searchsorted(kept, labels), np.zeros(len(points))
        lead -= 2 * shift.max()
        centers = moved
        if shift.max() < still or np.array_equal(before, labels[open_ones]):
            break
    return labels, centers


def silhouette(points: Floats, labels: Ints) -> float:
    """Mean over points of (b − a) / max(a, b): a the mean distance to the own cluster, b to the next one; 0 alone.

    **Source.** Rousseeuw 1987.

    >>> round(silhouette(np.array([[0.0, 0], [0, 1], [9, 0], [9, 1]]), np.array([0, 0, 1, 1])), 3)
    0.889
    """
    names, own = np.unique(labels, return_inverse=True)
    if len(names) < 2:
        return 0.0
    member = np.eye(len(names))[own]
    sums, sizes = np.sqrt(_squares(points, points)) @ member, member.sum(axis=0)
    here = np.arange(len(points))
    inside = sums[here, own] / np.maximum(sizes[own] - 1, 1)
    outside = np.where(member > 0, np.inf, sums / sizes).min(axis=1)
    widest = np.maximum(inside, outside)
    value = np.where((sizes[own] > 1) & (widest > 0), (outside - inside) / np.where(widest > 0, widest, 1), 0.0)
    return float(value.mean())


def _nearest(points: Floats, centers: Floats) -> tuple[Ints, Floats]:
    labels, lead = np.empty(len(points), dtype=np.int64), np.empty(len(points))
    for begin in range(0, len(points), 20_000):
        part = slice(begin, begin + 20_000)
        squares = _squares(points[part], centers)
        labels[part] = squares.argmin(axis=1)
        nearest = squares[np.arange(len(squares)), labels[part]].copy()
        squares[np.arange(len(squares)), labels[part]] = np.inf
        lead[part] = np.sqrt(squares.min(axis=1)) - np.sqrt(nearest)
    return labels, lead


def _squares(points: Floats, centers: Floats) -> Floats:
    across = points[:, 0, None] - centers[:, 0]
    up = points[:, 1, None] - centers[:, 1]
    across *= across
    up *= up
    across += up
    return across


def _means(points: Floats, weights: Floats, labels: Ints) -> tuple[Floats, Ints]:
    placed = labels >= 0
    labels, weights, points = labels[placed], weights[placed], points[placed]
    mass = np.bincount(labels, weights=weights)
    kept = np.flatnonzero(mass)
    sums = [np.bincount(labels, weights=weights * points[:, axis])[kept] for axis in (0, 1)]
    return np.stack(sums, axis=1) / mass[kept, None], kept


def _spread(points: Floats, weights: Floats, k: int, random: np.random.Generator) -> Floats:
    chosen: list[int] = []
    far = np.ones(len(points))
    for _ in range(k):
        chances = np.cumsum(far * weights)
        if chances[-1] <= 0:
            break
        chosen.append(min(int(np.searchsorted(chances, random.random() * chances[-1], side="right")), len(points) - 1))
        new = _squares(points, points[chosen[-1]][None])[:, 0]
        far = new if len(chosen) == 1 else np.minimum(far, new)
    return points[chosen]
