"""Open work that lies with a person, of all kinds that the cards name."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from meydan.base.cards import Viewer, Work, all_cards
from meydan.base.prepared import filled
from meydan.base.together import ask_together
from meydan.people.models import Delegation, ErasureRequest, Person, RoleGrant
from meydan.people.queries.persons import colleagues
from meydan.people.rules import OF_A_UNIT, STAFF, may_see_erasures

SHOWN = 10


@dataclass(frozen=True)
class Held:
    """What lies with a person of one kind."""

    work: Work
    things: Sequence[Any]

    @property
    def count(self) -> int:
        return len(self.things)

    @property
    def links(self) -> list[tuple[str, str]]:
        """The first few: (title, address)."""
        return [(self.work.words(one), self.work.link(one)) for one in self.things[:SHOWN]]

    @property
    def more(self) -> int:
        return max(0, self.count - SHOWN)

    def __str__(self) -> str:
        return f"{self.work.title} ({self.count})"


def all_work() -> list[Work]:
    """Of every slice, also of one that is switched off: what lies there still lies with somebody."""
    return [work for card in all_cards() for work in card.work]


def held_by(person: Person) -> list[Held]:
    """Everything open that lies with a person: a query for all kinds, and one journey for those of which there is something."""
    kinds = [(work, work.held().filter(**{work.holder: person}).order_by("pk")) for work in all_work()]
    there = filled([rows for _work, rows in kinds])
    shown = [one for place, one in enumerate(kinds) if place in there]
    ask_together(rows for _work, rows in shown)
    return [Held(work, list(rows)) for work, rows in shown]


def by_roles(person: Person, grants: Iterable[RoleGrant]) -> Person:
    """The person as if they held these roles and no others, for asking rules; never saved."""
    one = copy(person)
    one.__dict__["grants"] = list(grants)
    return one


def left_behind(person: Person, *, ending: RoleGrant | None = None) -> list[Held]:
    """What could no longer lie with the person without one of their own roles, or without all of them."""
    stay = [grant for grant in person.own_grants if ending is not None and grant.pk != ending.pk]
    then = by_roles(person, stay)
    left = (
        Held(one.work, [thing for thing in one.things if not one.work.may_hold(then, thing)]) for one in held_by(person)
    )
    return [one for one in left if one.things]


def without_owner() -> list[tuple[Work, QuerySet[Any]]]:
    """What lies with somebody who holds no role at the desk any more. Normally nothing."""
    return [(work, _without_owner(work)) for work in all_work()]


def _without_owner(work: Work) -> QuerySet[Any]:
    roles = RoleGrant.objects.held_now().filter(role__in=STAFF, person__is_active=True)
    held = work.held().filter(**{f"{work.holder}__isnull": False})
    return held.filter(~Exists(roles.filter(person=OuterRef(work.holder)))).order_by("pk")


def recipients(person: Person) -> tuple[list[Person], list[Person]]:
    """To whom work may go: first those near the person (deputies, colleagues of the unit, stand-ins), then everybody else
    at the desk."""
    units = {grant.unit_id for grant in person.own_grants if grant.unit_id}
    same_unit = RoleGrant.objects.held_now().filter(unit__in=units, role__in=OF_A_UNIT)
    near = set(same_unit.values_list("person_id", flat=True))
    near |= set(
        Delegation.objects.to_come_or_running().filter(grant__person=person).values_list("stand_in_id", flat=True)
    )
    others = list(colleagues().exclude(pk=person.pk))
    return [one for one in others if one.pk in near], [one for one in others if one.pk not in near]


def held_in_words(held: Iterable[Held]) -> str:
    return ", ".join(map(str, held))


def erasure_requests() -> QuerySet[ErasureRequest]:
    """Colleagues who want to be forgotten, the nearest promised day first."""
    return ErasureRequest.objects.select_related("person").order_by("promised_for", "pk")


def load_erasure_requests(viewer: Viewer, ids: Iterable[int]) -> dict[int, ErasureRequest]:
    """Of these, all for those who see to them."""
    rows = erasure_requests() if may_see_erasures(viewer) else ErasureRequest.objects.none()
    return {one.pk: one for one in rows.filter(pk__in=list(ids))}


def erasure_request_of(person: Person) -> ErasureRequest | None:
    return ErasureRequest.objects.filter(person=person).first()
