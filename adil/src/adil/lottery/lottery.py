"""`draw_up`: from a pool to a lottery with names; `drawn`: the panel that a public number draws from it."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from adil.lottery.feasibility import require_panel
from adil.lottery.generation import Left, unlimited
from adil.lottery.optimum import METHODS, Method, Optimum, optimum
from adil.lottery.pool import Pool
from adil.lottery.randomness import PublicStream
from adil.lottery.rounding import uniform_panels
from adil.lottery.spread import Panel, panels_of
from adil.lottery.types import Types, types_of
from adil.progress import Progress, silent

__all__ = ["METHODS", "Lottery", "draw_up", "drawn"]


@dataclass(frozen=True)
class Lottery:
    """A lottery over panels of a pool.

    * `panels`: with names (places in the pool) and chances that sum to 1
    * `optimum`: the lottery over types that they come from, with bound, gap and proof
    * `uniform`: whether all panels have the same chance
    """

    pool: Pool
    types: Types
    optimum: Optimum
    panels: tuple[Panel, ...]
    uniform: bool

    def probabilities(self) -> dict[str, Fraction]:
        """Chance of each person by id, exact; they sum to the size of the panel.

        Equal people have equal chances. In a uniform lottery of M panels this is what the rounding gives each before it decides by
        lot who of equal people gets the odd panel; in `panels` two equal people may then differ by one panel, 1/M.
        """
        number = [Fraction(0)] * len(self.pool.people)
        for panel in self.panels:
            for member in panel.members:
                number[member] += panel.weight
        for members in self.types.members:
            share = sum((number[member] for member in members), Fraction(0)) / len(members)
            for member in members:
                number[member] = share
        return {person.id: share for person, share in zip(self.pool.people, number, strict=True)}


def draw_up(
    pool: Pool,
    size: int,
    method: Method = "leximin",
    *,
    households: bool = False,
    panels: int | None = None,
    seed: str = "0",
    left: Left = unlimited,
    progress: Progress = silent,
) -> Lottery:
    """The lottery for a panel of so many people.

    **Rule.** Every panel keeps all quotas; among the lotteries over such panels, `maximin` has the highest lowest chance, `leximin`
    also the highest second lowest, and so on, `nash` the highest product of chances. Equal people have equal chances. `panels`: round to so
    many panels of the same chance. `left` says how many seconds are left: where they run out, the lottery is valid and its gap certified.
    **Errors.** AdilError of `types_of`, `require_panel`, `optimum` and `uniform_panels`. **Source.** Flanigan, Gölz, Gupta, Hennig and
    Procaccia, *Fair algorithms for selecting citizens' assemblies*, Nature 596, 2021.

    >>> from adil.lottery.pool import Person, Quota
    >>> people = tuple(Person(str(at), ("f" if at < 3 else "m",)) for at in range(5))
    >>> lottery = draw_up(Pool((Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), people), 2)
    >>> {id: str(chance) for id, chance in lottery.probabilities().items()}
    {'0': '1/3', '1': '1/3', '2': '1/3', '3': '1/2', '4': '1/2'}
    >>> lottery.optimum.certified
    True
    """
    types = types_of(pool, size, households=households)
    require_panel(pool, types)
    best = optimum(types, method, seed=_number(seed), left=left, progress=progress)
    named = (
        panels_of(types, best.compositions)
        if panels is None
        else uniform_panels(types, best.compositions, panels, seed)
    )
    progress(1.0, "panels_found", panels=len(named))
    return Lottery(pool, types, best, named, panels is not None)


def drawn(weights: list[Fraction], committed: str, public: str) -> int:
    """The place of the panel that a public number draws: exact, by `adil.lottery.randomness`, purpose `panel`.

    >>> drawn([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)], "44136fa3", "17 23 42")
    1
    """
    whole = lcm(*(weight.denominator for weight in weights))
    number = PublicStream(committed, public, "panel").below(whole)
    for at, weight in enumerate(weights):
        number -= int(weight * whole)
        if number < 0:
            return at
    raise AssertionError("weights sum to 1")


def _number(seed: str) -> int:
    return PublicStream("", seed, "search").below(2**32)
