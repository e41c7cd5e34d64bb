"""Where people stand: the two directions in which votes differ most, and everybody's place on them.

**Rule.** A missing vote counts as the statement's mean, so that the centred matrix is zero wherever nobody voted and stays
sparse. Its two principal axes span the map. A person's place is the sum of the own centred votes along both axes, times
√(statements / votes cast), which takes the pull of missing votes to the middle back. Statements left out by moderation count
as a pass of everybody, as in Polis. **Source.** Small et al., *Polis: Scaling deliberation by mapping high dimensional
opinion spaces*, Recerca 26(2), 2021.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from adil.opinions.votes import Flags, Floats, Ints, Votes

type Numbers = NDArray[np.inexact[Any]]

AXES, RESIDUAL = 2, 1e-11
STEPS_UNSEEN, STEPS_BETWEEN = 20, 5  # how often the search looks whether it is done


@dataclass(frozen=True, eq=False)
class Projection:
    """The map. Agree counts +1; where a start is given its directions are kept, otherwise agreeing with everything lies right/up.

    * `center`: float[statements], mean votes, −1 to 1; 0 where left out
    * `axes`: float[2, statements], of length 1, or all 0 where votes don't differ in a second (or any) direction
    * `positions`: float[people, 2]; `statements`: float[statements, 2], where a person stands who only agrees with this one
    * `extremity`: float[statements], distance of the statement from the middle
    """

    center: Floats
    axes: Floats
    positions: Floats
    statements: Floats
    extremity: Floats


def project(votes: Votes, *, left_out: Flags | None = None, start: Floats | None = None, seed: int = 0) -> Projection:
    """The map of a conversation. `start`: float[2, statements], earlier axes; the search begins there and keeps their signs.

    The seed begins a search without a start; where the axes are unique it changes nothing beyond rounding.
    """
    out = np.zeros(len(votes.statements), dtype=bool) if left_out is None else left_out
    seen = np.bincount(votes.columns, minlength=len(out))
    sums = np.bincount(votes.columns, weights=votes.values, minlength=len(out))
    center = np.where(out | (seen == 0), 0.0, sums / np.maximum(seen, 1))
    centred = _Centred(votes, center, out)
    axes = _signed(_principal_axes(centred, start, seed), start)
    cast = votes.per_person - np.bincount(votes.rows[out[votes.columns]], minlength=len(votes.people)) + out.sum()
    pull = np.sqrt(len(out) / np.maximum(cast, 1))
    positions = centred.to_people(axes.T) * pull[:, None]
    statements = (np.sqrt(len(out)) * (1 - center) * axes).T
    return Projection(center, axes, positions, statements, np.hypot(*statements.T))


class _Centred:
    """The centred votes, which are never written out. A vote is one of three numbers per statement, so that a product looks
    each vote's number up and adds; both axes go together as one complex number."""

    def __init__(self, votes: Votes, center: Floats, out: Flags) -> None:
        self.numbers = np.where(out[:, None], 0.0, np.arange(-1, 2) - center[:, None])
        self.cells = votes.columns * 3 + votes.values + 1
        small = self.cells.astype(np.min_scalar_type(self.numbers.size))  # short integers are sorted much faster
        self.people_by_cell = votes.rows[np.argsort(small, kind="stable")]
        self.per_person, self.per_cell = votes.per_person, np.bincount(self.cells, minlength=self.numbers.size)

    def to_people(self, axes: Floats) -> Floats:
        """float[people, axes] from float[statements, axes]."""
        return _unpacked(_sums((self.numbers * _packed(axes)[:, None]).ravel(), self.cells, self.per_person))

    def to_statements(self, weights: Floats) -> Floats:
        """float[statements, axes] from float[people, axes]."""
        sums = _sums(_packed(weights), self.people_by_cell, self.per_cell)
        return _unpacked((self.numbers * sums.reshape(self.numbers.shape)).sum(axis=1))


def _packed(pairs: Floats) -> Numbers:
    """One complex number for each row of two."""
    return np.ascontiguousarray(pairs).view(np.complex128)[:, 0] if pairs.shape[1] == 2 else pairs[:, 0]


def _unpacked(numbers: Numbers) -> Floats:
    return numbers.view(np.float64).reshape(len(numbers), -1)


def _sums(numbers: Numbers, places: Ints, lengths: Ints) -> Numbers:
    """Sums of `numbers[places]` over runs of these lengths."""
    filled = np.flatnonzero(lengths)
    sums = np.zeros(len(lengths), dtype=numbers.dtype)
    starts = (np.cumsum(lengths) - lengths)[filled]
    sums[filled] = np.add.reduceat(np.take(numbers, places, mode="clip"), starts)  # clip spares a look for wrong places
    return sums


def _principal_axes(centred: _Centred, start: Floats | None, seed: int) -> Floats:
    """Block Lanczos with full orthogonalisation: a few products with the sparse matrix."""
    size = len(centred.numbers)
    drawn = np.random.default_rng(seed).standard_normal((size, min(AXES, size)))
    if start is not None:
        drawn[:, : len(start)] = start.T[:, : drawn.shape[1]]
    basis = np.linalg.qr(drawn)[0]
    images = np.empty((size, 0))
    for step in range(size):
        new = basis[:, images.shape[1] :]
        block = centred.to_statements(centred.to_people(new))
        images = np.hstack([images, block])
        whole = basis.shape[1] == size
        if whole or step < STEPS_UNSEEN or step % STEPS_BETWEEN == 0:
            values, turns = np.linalg.eigh(basis.T @ images)
            best, scale = turns[:, ::-1][:, :AXES], max(float(values[-1]), 1e-30)
            rest = images @ best - basis @ best * values[::-1][:AXES]
            if whole or np.abs(rest).max() <= RESIDUAL * scale:
                break
        grown = _orthogonal(block, basis, 1e-13 * scale)[:, : size - basis.shape[1]]
        if not grown.shape[1]:  # the space of all votes is spanned
            grown = _orthogonal(np.random.default_rng([seed, step]).standard_normal((size, 1)), basis, 0.0)
        basis = np.hstack([basis, grown])
    axes = np.zeros((AXES, size))
    found = (basis @ best).T
    strong = values[::-1][: len(found)] > 1e-9 * max(values[-1], 1e-30)
    axes[: len(found)][strong] = found[strong]
    return axes if values[-1] > 1e-9 else np.zeros((AXES, size))


def _orthogonal(block: Floats, basis: Floats, least: float) -> Floats:
    for _ in range(2):  # twice is enough to be orthogonal to the last bit
        block = block - basis @ (basis.T @ block)
    grown, lengths, _ = np.linalg.svd(block, full_matrices=False)
    kept: Floats = grown[:, lengths > least]
    return kept


def _signed(axes: Floats, start: Floats | None) -> Floats:
    for at, axis in enumerate(axes):
        toward = axis.sum() if start is None else axis @ start[at]
        if abs(toward) < 1e-9:
            toward = axis[np.argmax(np.abs(axis).round(9))]
        axes[at] = -axis if toward < 0 else axis
    return axes
