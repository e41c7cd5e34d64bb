"""How counts of people may follow each other, so that two editions laid side by side tell of no small group.

One table at one time is protected by `adil.measure`: small counts are hidden, with as many more as needed. But files stay, and who
subtracts an old one from a new one holds a third table: who came in between. So for each figure that is shown:

**Rule.** It moves when it has moved by h or more (h: the number below which counts are hidden), or not at all; until then it stands
as it stood, with the day since which it stands. A figure that did not change at all keeps its old day too, so that nobody can tell
it from one that is held. What pages hide now is hidden. The sum of a frame moves like any figure, but only where this gives away
nothing about the rows that stand: where at least two stand, and what they hold back together is less than if each held back the most.

**Guarantee.** (1) Of each figure the difference between any two successive editions is 0, or h or more. (2) Where the sum moved, at
least two numbers fit for what each standing row holds back. For each row holds back between −(h − 1) and h − 1, and the sum tells
only what all of them hold back together. Unless all are at the same end, which the rule excludes, one person can be moved from one
row to another and everything that was published stays the same. If together they hold back nothing, then it may be that nobody came;
behind that stands nobody.

**Limits.** Those of `adil.measure`; rows of a frame do not add up to its sum while some of them stand. Pages are counted anew every
night: who writes down a page every day sees what files do not tell.
"""

from collections.abc import Hashable, Mapping

type Figures[K: Hashable] = Mapping[K, int | None]
"""Key → count; None where it is hidden."""


def that_move[K: Hashable](before: Figures[K], now: Figures[K], least: int) -> set[K]:
    """Of the figures of one table: those that are replaced, and those that are hidden now."""
    return {key for key, count in now.items() if key not in before or _moves(before[key], count, least)}


def _moves(before: int | None, now: int | None, least: int) -> bool:
    if before is None or now is None:
        return before is not now
    return abs(now - before) >= least


def sum_may_move[K: Hashable](before: Figures[K], now: Figures[K], moved: set[K], least: int) -> bool:
    """Whether a new sum would tell nothing about the rows that stand."""
    both = [(before[key], now[key]) for key in now if key not in moved]
    held = [new - old for old, new in both if old is not None and new is not None]
    return not any(held) or (len(held) > 1 and abs(sum(held)) < (least - 1) * len(held))
