"""Whether any panel keeps all quotas; where none does, the smallest change of the quotas that allows one.

**Rule.** Quotas may be lowered and raised, at most to their flexible limits where these are given; a step is one person, and steps
below a low quota count as much as above a high one. The smallest sum of steps is found by an integer programme.
"""

from dataclasses import dataclass

import numpy as np

from adil.errors import AdilError
from adil.lottery.pool import Pool, Quota
from adil.lottery.programme import Pricing, is_solved, loaded
from adil.lottery.types import Types


@dataclass(frozen=True)
class Change:
    """A quota that has to give way: from `quota` to `least` and `most`."""

    quota: Quota
    least: int
    most: int

    def __str__(self) -> str:
        q = self.quota
        return f"{q.feature} “{q.value}”: {q.least}–{q.most} → {self.least}–{self.most}"


def require_panel(pool: Pool, types: Types) -> None:
    """Raises AdilError `quotas_infeasible` with the smallest change, or `nothing_helps`, where no panel keeps all quotas."""
    pricing = Pricing(types)
    if pricing.quick_panel(np.ones(len(types))) is not None:
        return
    panel, bound = pricing.best_panel(np.zeros(len(types)), seconds=120.0)
    if panel is not None or bound > -np.inf:
        return
    changes = smallest_relaxation(pool, types)
    if not changes:
        raise AdilError("nothing_helps", size=types.size)
    raise AdilError("quotas_infeasible", size=types.size, changes="; ".join(map(str, changes)))


def smallest_relaxation(pool: Pool, types: Types) -> tuple[Change, ...]:
    """The quotas that give way; empty where not even their flexible limits allow a panel (or where nothing has to)."""
    import highspy

    highs = loaded(types, whole=True)
    first = len(types)
    for at, quota in enumerate(pool.quotas):
        lower = quota.least - quota.least_flex
        upper = len(pool.people) if quota.most_flex is None else quota.most_flex - quota.most
        for limit, sign in ((lower, 1.0), (upper, -1.0)):
            entries = np.array([at], dtype=np.int32), np.array([sign])
            highs.addCol(-1.0, 0.0, float(limit), 1, *entries)
            highs.changeColIntegrality(highs.getNumCol() - 1, highspy.HighsVarType.kInteger)
    highs.run()
    if not is_solved(highs):
        return ()
    steps = np.array(highs.getSolution().col_value[first:]).round().astype(int).reshape(-1, 2).tolist()
    return tuple(
        Change(quota, quota.least - down, quota.most + up)
        for quota, (down, up) in zip(pool.quotas, steps, strict=True)
        if down or up
    )
