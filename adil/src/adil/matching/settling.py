"""From any plan to a best one, in integers: negative cycles are cancelled until there is none, and distances become prices.

Klein, *A primal method for minimal cost flows*, 1967, with the distances of Bellman and Ford. It is fast where the plan is
nearly the best, after HiGHS or after a cancellation; from nothing it is slow but right.

Nodes are the left ones, the right ones and one for what is idle. An edge that is not taken leads from left to right at −weight,
one that is taken back at +weight; free room and what may be given up lead to and from the idle node at 0.
"""

from dataclasses import dataclass

import numpy as np

from adil.matching.transport import Chosen, Integers, Prices, Transport

NOWHERE = -1


def settle(programme: Transport, chosen: Chosen, prices: Prices) -> tuple[Chosen, Prices]:
    """The best plan that begins at `chosen` (which keeps the bounds), and prices that prove it. `prices` only save time."""
    search = _Search(programme, chosen.copy(), prices)
    while search.relax():
        search.cancel()
    left = len(programme.left_high)
    idle = search.distance[-1]
    return search.chosen, Prices(search.distance[:left] - idle, idle - search.distance[left:-1])


class _Search:
    def __init__(self, programme: Transport, chosen: Chosen, prices: Prices) -> None:
        self.programme, self.chosen = programme, chosen
        self.lefts, self.rights = len(programme.left_high), len(programme.right_high)
        self.idle = self.lefts + self.rights
        self.distance = np.concatenate([prices.left, -prices.right, np.zeros(1, dtype=np.int64)])
        self.before = np.full(self.idle + 1, NOWHERE)
        self.by_edge = np.full(self.idle + 1, NOWHERE)

    def relax(self) -> bool:
        """Shorten distances until nothing changes (False) or a cycle of negative cost closes (True)."""
        self.before[:] = NOWHERE
        arcs = self._arcs()
        while self._shorten(arcs):
            if self._on_cycles().size:
                return True
        return False

    def cancel(self) -> None:
        """Turn every closed cycle around: what was taken on it is given up, what was not is taken."""
        left = set(self._on_cycles().tolist())
        while left:
            first = at = left.pop()
            while True:
                if self.by_edge[at] != NOWHERE:
                    self.chosen[self.by_edge[at]] ^= True
                at = int(self.before[at])
                if at == first:
                    break
                left.discard(at)

    def _arcs(self) -> "_Arcs":
        p, taken = self.programme, self.chosen
        at_left, at_right = p.taken(taken)
        edge = np.arange(len(taken))
        nodes, none = np.arange(self.idle), np.full(self.idle, NOWHERE)
        # Left nodes get more edges from the idle one, right nodes give theirs to it; and the other way round.
        room = np.concatenate([at_left < p.left_high, at_right > p.right_low])
        spare = np.concatenate([at_left > p.left_low, at_right < p.right_high])
        tail = [p.left[~taken], p.right[taken] + self.lefts, np.full(int(room.sum()), self.idle), nodes[spare]]
        head = [p.right[~taken] + self.lefts, p.left[taken], nodes[room], np.full(int(spare.sum()), self.idle)]
        free = np.zeros(int(room.sum() + spare.sum()), dtype=np.int64)
        cost = [-p.weight[~taken], p.weight[taken], free]
        by_edge = [edge[~taken], edge[taken], none[room], none[spare]]
        return _Arcs.sorted(np.concatenate(tail), np.concatenate(head), np.concatenate(cost), np.concatenate(by_edge))

    def _shorten(self, arcs: "_Arcs") -> bool:
        offer = self.distance[arcs.tail] + arcs.cost
        best = np.minimum.reduceat(offer, arcs.begins)
        shorter = best < self.distance[arcs.heads]
        if not shorter.any():
            return False
        where = np.flatnonzero(shorter)
        chosen = arcs.first_equal(offer, best, where)
        heads = arcs.heads[where]
        self.distance[heads] = best[where]
        self.before[heads], self.by_edge[heads] = arcs.tail[chosen], arcs.by_edge[chosen]
        return True

    def _on_cycles(self) -> Integers:
        """Nodes on closed cycles of `before`: those that are left when everybody has gone back far enough."""
        at = np.append(self.before, self.idle + 1)
        at[at == NOWHERE] = self.idle + 1
        for _ in range(int(self.idle + 1).bit_length()):
            at = at[at]
        return np.unique(at[at <= self.idle])


@dataclass(frozen=True)
class _Arcs:
    """Arcs sorted by where they lead: those to `heads[i]` are `begins[i]` to the next beginning."""

    tail: Integers
    cost: Integers
    by_edge: Integers
    heads: Integers
    begins: Integers

    @classmethod
    def sorted(cls, tail: Integers, head: Integers, cost: Integers, by_edge: Integers) -> "_Arcs":
        order = np.argsort(head, kind="stable")
        heads, begins = np.unique(head[order], return_index=True)
        return cls(tail[order], cost[order], by_edge[order], heads, begins)

    def first_equal(self, offer: Integers, best: Integers, where: Integers) -> Integers:
        """For some heads, the first arc that offers the best."""
        ends = np.append(self.begins[1:], len(self.tail))
        sizes = ends[where] - self.begins[where]
        arcs = np.repeat(self.begins[where] - np.cumsum(sizes) + sizes, sizes) + np.arange(int(sizes.sum()))
        equal = arcs[offer[arcs] == np.repeat(best[where], sizes)]
        owner = np.searchsorted(self.begins, equal, side="right")
        first: Integers = equal[np.unique(owner, return_index=True)[1]]
        return first
