"""What quotas are proposed from: the neighbourhoods' population, and the town's table `population.csv` where there is one."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from django.utils.translation import gettext as _

from meydan.base import turkish
from meydan.base.town import town
from meydan.places.models import Neighbourhood

NAMED = 2
"""So many neighbourhoods are named of a group, the largest first."""


@dataclass(frozen=True)
class Group:
    """People of the town who are alike in one feature."""

    name: str
    people: int
    source: str
    codes: Sequence[str] = ()


def regions(places: Sequence[Neighbourhood]) -> list[Group]:
    """Groups of neighbourhoods, the largest first."""
    found: dict[str, list[Neighbourhood]] = defaultdict(list)
    for place in places:
        if place.group and place.population:
            found[place.group].append(place)
    made = [_region(code, inside) for code, inside in found.items()]
    return sorted(made, key=lambda one: (-one.people, one.codes))


def _region(code: str, places: Sequence[Neighbourhood]) -> Group:
    largest = sorted(places, key=lambda one: (-(one.population or 0), one.order))
    names = ", ".join(one.name for one in largest[:NAMED])
    rest = len(largest) - NAMED
    first = largest[0]
    day = f", {first.population_date:%d.%m.%Y}" if first.population_date else ""
    return Group(
        name=_("%(names)s and %(count)s more") % {"names": names, "count": rest} if rest > 0 else names,
        people=sum(one.population or 0 for one in places),
        source=f"{first.population_source}{day}",
        codes=[code],
    )


def table(category: str) -> list[Group]:
    """What the town's table says of the whole town in one category: `area,category,value,people,date,source`, with an empty area.
    Nothing where the town has no such table: nobody guesses."""
    file = town().folder / "population.csv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if not row["area"]]
    wanted = [row for row in rows if turkish.fold(row["category"]) == turkish.fold(category)]
    return [Group(row["value"], int(row["people"]), f"{row['source']}, {row['date']}") for row in wanted]


def seats(people: Mapping[str, int], size: int) -> dict[str, tuple[int, int]]:
    """Seats by share of the people: the whole number below and the one above, and at least one for each, however small.

    >>> seats({"north": 600, "south": 390, "hamlet": 10}, 10)
    {'north': (5, 6), 'south': (3, 4), 'hamlet': (1, 1)}
    """
    total = sum(people.values())
    exact = {name: size * count / total for name, count in people.items()}
    bands = {name: (max(1, floor(share)), max(1, ceil(share))) for name, share in exact.items()}
    over = sum(least for least, _most in bands.values()) - size + min(1, sum(share < 1 for share in exact.values()))
    for name in sorted(exact, key=lambda one: -exact[one])[: max(0, over)]:  # the largest make place for the smallest
        least, most = bands[name]
        bands[name] = (max(1, least - 1), most)
    return bands
