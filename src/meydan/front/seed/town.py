"""A town of any size, for measuring: people, contributions with their whole life, comments and supports, written in bulk.

It goes round the actions, which would take hours for half a million supports; `tests/test_seed.py` holds it to what they leave behind.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from random import Random

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.actions import stamp
from meydan.base.audit import record
from meydan.base.queries import stamped
from meydan.base.town import town
from meydan.front.seed import contributions, people, projects, voices
from meydan.front.seed.life import DAYS, lives
from meydan.people.models import Person


class NotEmpty(Exception):
    """This database holds something real, or another seed."""


@dataclass(frozen=True)
class Size:
    people: int
    contributions: int
    comments: int
    supports: int

    def __str__(self) -> str:
        return ", ".join(f"{number} {name}" for name, number in asdict(self).items())


@transaction.atomic
def seed_town(size: Size, *, seed: int, say: Callable[[str], object] = print) -> bool:
    """Fill this database; the same seed at the same moment gives the same town. False when it was done before. Raises
    NotEmpty where people are who are not of a demo, or where another size or seed was written."""
    wanted = f"{size}, seed {seed}"
    if (before := stamped("seed")) == wanted:
        return False
    if before:
        raise NotEmpty(f"This database was seeded with {before}. Choose another data folder.")
    if stamped("demo") != "1" and Person.objects.exists():
        raise NotEmpty("This database holds people who are not invented. Choose another data folder.")
    stamp(name="demo", value="1")
    _write(size, Random(seed), say)  # noqa: S311 (an invented town)
    stamp(name="seed", value=wanted)
    record("front.seeded", by=None, seed=seed, **asdict(size))
    return True


def _write(size: Size, chance: Random, say: Callable[[str], object]) -> None:
    """Everything is decided first and then written, so that each row is written once and finished."""
    now = clock.now()
    residents = people.write(chance, size.people, joined=now - timedelta(days=DAYS + 60))
    moments = sorted(now - timedelta(days=chance.uniform(0.02, DAYS)) for _ in range(size.contributions))
    told = list(lives(chance, moments, now, workdays=town().clock().working_days))
    contributions.give_places(chance, told, residents)
    contributions.tell_of_joined(told)
    plans = projects.begin(chance, told, now)
    behind = voices.supporters(chance, told, size.supports, residents)
    said = voices.comments(chance, told, size.comments, residents, now)
    say("The town is thought out; writing it down …")
    contributions.write(told)
    contributions.write_followers(told)
    projects.write(plans)
    voices.write_supports(chance, told, behind, now)
    voices.write_comments(chance, said, residents)
    with connection.cursor() as cursor:
        cursor.execute("analyze")
