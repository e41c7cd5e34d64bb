"""A season of volunteers: the plan that the worker works out, and the pages of the board, the list and a volunteer.

./meydan bench season [--volunteers 20000] [--shifts 2000] [--seconds 2]

Seeds a town of its own below `.data/bench/season` (once). Half of the seats are taken; volunteers chose a fifth of the week.
"""

import argparse
import os
import platform
import resource
import time
from datetime import UTC, datetime, timedelta
from random import Random

import _town
import pages

DUTIES, WEEKS, SEATS, SLOTS = 100, 12, 10, 21
AT_ONCE = 5_000


def seeded(volunteers: int, shifts: int) -> None:
    """Duties with their shifts, and volunteers with what they offer; nothing when they are there."""
    from django.db import transaction

    from meydan.volunteering.models import Preferences

    if Preferences.objects.count() < volunteers:
        with transaction.atomic():
            _Seed(volunteers, shifts).write()


class _Seed:
    def __init__(self, volunteers: int, shifts: int) -> None:
        from meydan.goals.queries import targets
        from meydan.people.models import Person
        from meydan.places.queries import neighbourhoods, units

        self.count, self.shifts, self.chance = volunteers, shifts, Random(1)
        self.keeper = Person.objects.get(email=_town.PEOPLE["coordinator"])
        self.unit, self.target = units().first(), targets().first()
        self.places = list(neighbourhoods())
        self.now = datetime.now(UTC)

    def write(self) -> None:
        from meydan.volunteering.models import Field

        self.roles = [self._role(number, Field.values) for number in range(DUTIES)]
        self._shifts()
        for begun in range(0, self.count, AT_ONCE):
            self._people(min(AT_ONCE, self.count - begun))

    def _role(self, number: int, fields: list[str]):
        from meydan.volunteering.models import Need, Role

        words = {"title": f"Sezon görevi {number}", "risk": "low", "created_at": self.now}
        need = Need.objects.create(text="x", field=fields[number % len(fields)], beneficiaries="x", unit=self.unit, contact=self.keeper, neighbourhood=self.places[number % len(self.places)], target=self.target, state="open", **words)  # fmt: skip
        return Role.objects.create(need=need, summary="x", tasks="x", wanted=500, time_kind="fixed", min_age=12, direct=True, supervisor=self.keeper, no_post_by=self.keeper, no_post_at=self.now, state="published", **words)  # fmt: skip

    def _shifts(self) -> None:
        from meydan.attendance.models import Occasion
        from meydan.front.seed.rows import reserve
        from meydan.volunteering.models import Shift

        monday = (self.now - timedelta(days=self.now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
        made = []
        for pk in reserve(Occasion, self.shifts):
            day, hour = self.chance.randrange(7, 7 * (WEEKS + 1)), self.chance.choice([6, 7, 10, 12, 15])
            begin = monday + timedelta(days=day, hours=hour)
            made.append(Occasion(pk=pk, of=f"shift:{pk}", starts_at=begin, ends_at=begin + timedelta(hours=3), opens_at=self.now, closes_at=begin, capacity=SEATS, leader=self.keeper, unit=self.unit))  # fmt: skip
        Occasion.objects.bulk_create(made)
        Shift.objects.bulk_create(Shift(occasion=one, role=self.chance.choice(self.roles)) for one in made)

    def _people(self, count: int) -> None:
        from meydan.front.seed import words
        from meydan.people.models import Person
        from meydan.volunteering.models import Application, Placement, Preferences, Volunteer

        people = Person.objects.bulk_create(
            Person(display_name=words.name(self.chance), neighbourhood=self.chance.choice(self.places), password="!")
            for _ in range(count)
        )
        born = self.now.date() - timedelta(days=365 * 30)
        Volunteer.objects.bulk_create(Volunteer(person=one, birth_date=born) for one in people)
        Preferences.objects.bulk_create(
            Preferences(person=one, times=sorted(self.chance.sample(range(SLOTS), 4)), weekly_hours=self.chance.choice([None, 3, 6, 9]), may_ask=self.chance.random() < 0.5)
            for one in people
        )  # fmt: skip
        asked = [
            (one, role) for one in people for role in self.chance.sample(self.roles, self.chance.choice([1, 1, 1, 2]))
        ]
        applied = Application.objects.bulk_create(
            Application(person=one, role=role, state="suitable", promised_for=self.now.date()) for one, role in asked
        )
        Placement.objects.bulk_create(
            Placement(person=one.person, role=one.role, application=one, state="ready") for one in applied
        )


def half_full() -> None:
    """Seats for people of the duty who take half of each list, as signing up would have left it."""
    from django.db import connection

    from meydan.attendance.models import Seat

    if Seat.objects.filter(occasion__shift__role__title__startswith="Sezon görevi").exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(HALF)


HALF = """
with ready as (
    select o.id as occasion, o.starts_at, o.ends_at, p.person_id, row_number() over (partition by o.id order by md5(o.id::text || p.person_id::text)) as place,
           row_number() over (partition by p.person_id order by o.starts_at) as turn
    from volunteering_shift s join attendance_occasion o on o.id = s.occasion_id
    join volunteering_role r on r.id = s.role_id and r.title like 'Sezon görevi%'
    join volunteering_placement p on p.role_id = s.role_id and p.state = 'ready'
), chosen as (
    insert into attendance_seat (occasion_id, person_id, name, size, state, walk_up, starts_at, ends_at, asked_at, method)
    select occasion, person_id, '', 1, 'booked', false, starts_at, ends_at, now(), '' from ready where turn = 1 + person_id % 7 and place <= 60
    on conflict do nothing returning occasion_id, id
), kept as (
    select occasion_id, count(*) as taken from chosen group by occasion_id
)
update attendance_occasion o set taken = kept.taken, capacity = greatest(o.capacity, kept.taken * 2) from kept where kept.occasion_id = o.id
"""


def plan() -> None:
    """What the worker does after somebody asked for a draft of all duties of a unit."""
    from meydan.base import clock
    from meydan.places.queries import units
    from meydan.season.actions import compute
    from meydan.season.models import Plan

    made = Plan.objects.create(unit=units().first(), first_day=clock.today(), last_day=clock.today() + timedelta(weeks=WEEKS + 1))  # fmt: skip
    begun, used = time.perf_counter(), time.process_time()
    made = compute(plan_id=made.pk)
    seconds, spent = time.perf_counter() - begun, time.process_time() - used
    lines, gaps, out = made.lines.count(), made.gaps.count(), made.left_out.count()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"plan: {made.people} people ready, {made.shifts} shifts, {made.places} free seats; {lines} lines, {gaps} gaps, {out} left out, each with reasons")  # fmt: skip
    print(f"plan: {seconds:.1f} s, of which {spent:.1f} s processor time of Python and the solver; {memory:.0f} MB")
    for line in made.lines.order_by("pk")[:2]:
        print("  ", " · ".join(line.words))


def paths(person) -> dict[str, list[str]]:
    from meydan.season.models import Plan
    from meydan.volunteering.models import Shift

    shift = Shift.objects.filter(role__title__startswith="Sezon görevi").first()
    newest = Plan.objects.order_by("-pk").first()
    board = "/masa/gonulluluk/sezon/"
    return {
        "coordinator": [board, f"{board}?empty=on&place=goksu", f"{board}planlar/", f"{board}plan/{newest.pk}/", f"{board}plan/{newest.pk}/?tab=gaps", f"{board}plan/{newest.pk}/?tab=out", f"{board}plan/{newest.pk}/vardiya/{newest.lines.first().shift_id}/", f"/masa/gonulluluk/yer-doldurma/{shift.pk}/", "/masa/"],
        "volunteer": ["/gonulluluk/", "/benim/gorevlerim/", "/benim/gonulluluk-tercihlerim/"],
    }  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--volunteers", type=int, default=20_000)
    asked.add_argument("--shifts", type=int, default=2_000)
    asked.add_argument("--seconds", type=float, default=2, help="of each of the three runs of a page")
    options = asked.parse_args()
    with _town.town("season", None) as (env, postgres):
        from django.db import connection

        from meydan.people.models import Person

        seeded(options.volunteers, options.shifts)
        half_full()
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, pace {_town.pace():.0f} ms, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d %H:%M}")  # fmt: skip
        plan()
        volunteer = Person.objects.filter(seats__state="booked", volunteer_preferences__isnull=False).first()
        with _town.web(env) as web:
            readers = {"coordinator": Person.objects.get(email=_town.PEOPLE["coordinator"]), "volunteer": volunteer}
            for who, addresses in paths(volunteer).items():
                reader = pages.signed_in(who, readers[who])
                print(f"\n{who}\n{pages.COLUMNS}")
                for path in addresses:
                    pages.measure(web, postgres, reader, path, options.seconds, pages.counted(reader, path))


if __name__ == "__main__":
    main()
