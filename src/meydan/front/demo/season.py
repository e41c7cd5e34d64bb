"""What the demo town's volunteers offer, a draft plan of the parks, and a search for somebody who steps in."""

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.base import clock
from meydan.people.models import Person
from meydan.season import actions
from meydan.volunteering import actions as volunteering
from meydan.volunteering.models import Field, Placement, Preferences, Qualification, Qualified, Role, Shift
from meydan.volunteering.rules.fitting import slot_of

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

SLOTS, WEEKS = 21, 4


def load_season(town: "DemoTown") -> None:
    if Placement.objects.exists():
        _Season(town).write()


class _Season:
    def __init__(self, town: "DemoTown") -> None:
        self.town, self.chance = town, Random(11)  # noqa: S311 (invented people)
        self.keeper, self.elif_ = town.people["koordinator"], town.people["yurttas"]

    def write(self) -> None:
        self._offers()
        self._qualifications()
        self._elif()
        self._cover()
        self._draft()

    def _offers(self) -> None:
        """Four of five have said when they can; most of them at the time of their duty."""
        at = {shift.role_id: slot_of(shift.occasion.starts_at) for shift in Shift.objects.select_related("occasion")}
        slots: dict[int, set[int]] = {}
        for person, role in Placement.objects.filter(state="ready").values_list("person", "role"):
            if role in at and self.chance.random() < 0.8:
                slots.setdefault(person, set()).add(at[role])
        people = list(Person.objects.filter(pk__in=slots).exclude(pk=self.elif_.pk).order_by("pk"))
        made = Preferences.objects.bulk_create(self._offer(person, slots[person.pk]) for person in people)
        near = Preferences.places.through
        near.objects.bulk_create(
            near(preferences_id=one.pk, neighbourhood_id=one.person.neighbourhood_id)
            for one in made
            if one.person.neighbourhood_id and self.chance.random() < 0.6
        )

    def _offer(self, person: Person, slots: set[int]) -> Preferences:
        also = self.chance.sample(range(SLOTS), self.chance.randint(0, 3))
        return Preferences(
            person=person,
            fields=self.chance.sample(Field.values, self.chance.randint(0, 3)),
            times=sorted(slots | set(also)),
            weekly_hours=self.chance.choice([None, 3, 4, 6, 8]),
            may_ask=self.chance.random() < 0.5,
            changed_at=self.town.at(self.chance.uniform(2, 40)),
        )

    def _qualifications(self) -> None:
        """Whoever mends appliances has shown a certificate; two still have to."""
        names = {"name_en": "Safe work with electricity", "basis": "Belediyenin kendi kuralı [dayanak belediye tarafından doldurulur]"}  # fmt: skip
        safe = volunteering.save_qualification(
            by=self.keeper, name_tr="Elektrikle güvenli çalışma", valid_months=36, **names
        )
        volunteering.save_qualification(by=self.keeper, name_tr="İlk yardım", name_en="First aid", valid_months=36)
        role = Role.objects.filter(title="Onarım kahvesi ustası").first()
        if role:
            role.qualifications.add(safe)
            self._show(role, safe)

    def _show(self, role: Role, safe: Qualification) -> None:
        ready = role.placements.filter(state="ready", person__isnull=False).order_by("pk")
        Qualified.objects.bulk_create(
            Qualified(
                person_id=one.person_id,
                qualification=safe,
                at=self.town.at(30),
                by=self.keeper,
                valid_until=clock.today() + timedelta(days=self.chance.randint(40, 900)),
            )
            for one in ready[2:]
        )

    def _elif(self) -> None:
        """Elif has time on Saturdays and may be asked."""
        home = [self.elif_.neighbourhood] if self.elif_.neighbourhood else []
        with clock.at(self.town.at(12)):
            volunteering.save_preferences(
                by=self.elif_,
                fields=["environment", "culture"],
                times=[15, 16],
                places=home,
                weekly_hours=6,
                may_ask=True,
            )

    def _cover(self) -> None:
        """The third coming Saturday of the planting has free seats; Elif and two others are asked."""
        mine = self.elif_.placements.filter(state="ready").values("role")
        taken = self.elif_.seats.values("occasion")
        ahead = Shift.objects.filter(role__in=mine, occasion__starts_at__gt=clock.now()).exclude(occasion__in=taken)
        shift = ahead.select_related("occasion", "role__need__unit").order_by("occasion__starts_at").first()
        if shift and shift.occasion.free > 0:
            actions.begin_cover(by=self.keeper, shift=shift, how_many=3)

    def _draft(self) -> None:
        today = timezone.localdate(self.town.now)
        unit = self.town.units["centre"]
        made = actions.draft_plan(by=self.keeper, unit=unit, first_day=today, last_day=today + timedelta(weeks=WEEKS))
        actions.compute(plan_id=made.pk)
