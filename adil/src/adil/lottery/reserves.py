"""When people drop out: others take their seats so that the quotas still hold, by lot and with equal chances for equal people."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from adil.errors import AdilError
from adil.lottery.generation import Left, unlimited
from adil.lottery.lottery import draw_up, drawn
from adil.lottery.optimum import Method
from adil.lottery.pool import Pool
from adil.lottery.randomness import PublicStream
from adil.lottery.types import Types, Whole
from adil.tables import shortened


def stand_ins(pool: Pool, types: Types, panel: Sequence[str], committed: str, public: str) -> dict[str, str]:
    """For each member, if there is one, a person who can take this one seat alone, no person for two seats.

    **Rule.** Members in an order by lot; for each, all people outside who keep every quota in its place have the same chance.
    """
    place = {person.id: at for at, person in enumerate(pool.people)}
    stream = PublicStream(committed, public, "stand-ins")
    type_of, home = types.type_of, types.address_of
    seats = np.bincount([type_of[place[member]] for member in panel], minlength=len(types))
    taken = {place[member] for member in panel}
    lived_in = [home[at] for at in taken if at in home]
    found = {}
    for member in stream.shuffled(sorted(panel, key=place.__getitem__)):
        leaving = place[member]
        fitting = _fitting(types, seats, type_of[leaving], len(pool.quotas) + 1)
        people = sorted(
            at
            for kind in fitting
            for at in types.members[kind]
            if at not in taken and (at not in home or home[at] not in lived_in or home[at] == home.get(leaving))
        )
        if people:
            chosen = people[stream.below(len(people))]
            taken.add(chosen)
            found[member] = pool.people[chosen].id
    return {member: found[member] for member in panel if member in found}


def _fitting(types: Types, seats: Whole, leaving: int, rows: int) -> list[int]:
    """Types of which one person can sit in the place of one of `leaving`, by the first rows: quotas and size."""
    told = (types.rows @ seats - types.rows[:, leaving])[:rows, None] + types.rows[:rows]
    kept = (told >= types.low[:rows, None]) & (told <= types.high[:rows, None])
    return [int(at) for at in np.flatnonzero(kept.all(axis=0))]


def vacancies(
    pool: Pool,
    panel: Collection[str],
    dropped: Collection[str],
    *,
    unable: Collection[str] = (),
    households: bool = False,
) -> Pool:
    """What a lottery for the free seats is drawn up from: the quotas less the members who stay, and everybody else who can be asked.

    `unable`: asked and refused. With `households` nobody who lives with a member who stays. **Errors.** AdilError `not_on_panel`,
    or `empty_pool` where nobody is left.
    """
    known = {person.id: person for person in pool.people}
    for person in [*panel, *dropped]:
        if person not in known or (person in dropped and person not in panel):
            raise AdilError("not_on_panel", id=shortened(person))
    staying = [known[person] for person in panel if person not in dropped]
    homes = {person.household for person in staying if person.household} if households else set()
    place = {feature: at for at, feature in enumerate(pool.features)}
    quotas = []
    for quota in pool.quotas:
        seated = sum(person.values[place[quota.feature]] == quota.value for person in staying)
        least, most = max(0, quota.least - seated), max(0, quota.most - seated)
        flex = None if quota.most_flex is None else max(most, quota.most_flex - seated)
        quotas.append(
            replace(quota, least=least, most=most, least_flex=max(0, quota.least_flex - seated), most_flex=flex)
        )
    out = {*panel, *dropped, *unable}
    able = tuple(person for person in pool.people if person.id not in out and person.household not in homes)
    return Pool(tuple(quotas), able)


def replacement(
    pool: Pool,
    panel: Collection[str],
    dropped: Collection[str],
    *,
    unable: Collection[str] = (),
    method: Method = "leximin",
    households: bool = False,
    committed: str = "",
    public: str = "0",
    left: Left = unlimited,
) -> tuple[str, ...]:
    """People who take the seats of those who dropped out, so that the panel keeps all quotas and its size.

    **Rule.** The seats that stay are taken off the quotas; for the free seats a lottery by `method` is drawn up among all others who
    are not `unable` (asked and refused), and drawn with the public number. **Errors.** AdilError of `vacancies` and
    `draw_up`: where no replacement keeps the quotas, `quotas_infeasible` says what would have to give way.

    >>> from adil.lottery.pool import Person, Quota
    >>> people = tuple(Person(str(at), ("f" if at < 3 else "m",)) for at in range(5))
    >>> pool = Pool((Quota("sex", "f", 1, 1), Quota("sex", "m", 1, 1)), people)
    >>> replacement(pool, ["0", "4"], ["4"])
    ('3',)
    """
    if not dropped:
        return ()
    left_over = vacancies(pool, panel, dropped, unable=unable, households=households)
    lottery = draw_up(left_over, len(set(dropped)), method, households=households, left=left)
    chosen = lottery.panels[drawn([panel.weight for panel in lottery.panels], committed, f"{public} replacement")]
    return tuple(left_over.people[at].id for at in chosen.members)
