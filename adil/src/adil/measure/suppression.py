"""Which rows of a published table must be hidden so that small counts stay secret.

**Rule.** A table lists counts by group and publishes the sum of all of them. Counts from 1 to h − 1 are hidden (h: the
threshold). Where the sum and the visible rows would give such a count away, companions are hidden too. They are taken in an
order that everybody knows (fewest inhabitants first, then key), never by their counts: first rows with participants, then
rows without. Zero is shown otherwise: nobody stands behind it.

**Guarantee.** For each hidden row with participants, at least two different counts fit everything published: the sum, the
visible counts and all that follows from them, *and this rule itself*. It holds because a set of n hidden rows with the sum T
is accepted in three cases only, each of which has another table behind it that looks the same:

1. n < T < n·(h − 1), n ≥ 2: all hidden counts may be small; moving one from a row to another gives another such table.
2. T > n·(h − 1), with a companion c: all others may be 1, or all h − 1, and c the rest (h or more either way). Both tables
   are unsafe without c, and c is the next companion in both. Two companions always suffice: the second adds h or more.
3. The whole table is hidden. Either it has groups without anybody, and any exchange of counts gives the same result; or the
   caller also keeps back how many are of unknown group (see `represent`), and one person in any one group fits as well.
   For this a table of one group hides zero like a small count.

**Limits.** Two counts may lie close together. Whoever knows a hidden count from elsewhere, compares two publications of a
growing table, or holds another table of the same people (by age, say) may learn more. One table, one time, is protected.
In case 3 without empty groups the protection is the number of the unknown: it must not be told elsewhere, not even as zero.

Source: primary and complementary suppression in statistical disclosure control (Hundepool et al., *Statistical Disclosure
Control*, Wiley 2012, chapter 4). The choice of companions by a public order is ours: choosing the smallest visible count, as
is common, tells those who know the rule that the hidden count is no larger.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SMALLEST_THRESHOLD = 3  # below 3 a small count could only be 1


@dataclass(frozen=True)
class Group:
    """People of one group: `key` names it, `population` live there (None: not known), `participants` took part.

    Both numbers are counts of people.

    >>> Group("Göksu", 29709, 41)
    Group(key='Göksu', population=29709, participants=41)
    """

    key: str
    population: int | None
    participants: int


def rows_to_hide(groups: Sequence[Group], hide_below: int) -> frozenset[str]:
    """Keys of the rows to hide in one table whose sum is published; the rule and its proof stand at the top of this module.

    `hide_below` is 0 (hide nothing) or at least 3. Keys differ and counts are not negative: the caller has checked.

    >>> table = [Group("a", 900, 70), Group("b", 500, 4), Group("c", 300, 26), Group("d", 200, 0)]
    >>> sorted(rows_to_hide(table, 10))
    ['b', 'c']
    """
    everything = frozenset(group.key for group in groups)
    if len(groups) == 1:
        return everything if groups[0].participants < hide_below else frozenset()
    hidden = [group for group in groups if 0 < group.participants < hide_below]
    if not hidden:
        return frozenset()
    small = len(hidden)
    in_public_order = sorted(groups, key=lambda group: (group.population or 0, group.key))
    companions = [group for group in in_public_order if group.participants >= hide_below]
    while not _safe(hidden, small, hide_below) and companions:
        hidden.append(companions.pop(0))
    if not _safe(hidden, small, hide_below):
        hidden += [group for group in in_public_order if group.participants == 0][:1]
    return frozenset(group.key for group in hidden) if _safe(hidden, small, hide_below) else everything


def _safe(hidden: Sequence[Group], small: int, hide_below: int) -> bool:
    """Cases 1 and 2 above, by numbers that are public once the rows are hidden, but for whether there is a companion."""
    rows, total = len(hidden), sum(group.participants for group in hidden)
    return rows > 1 and (rows < total < rows * (hide_below - 1) or (rows > small and total > rows * (hide_below - 1)))
