"""Who holds what in the answering chain, what waits for approval, and how far the ladder of reminders was climbed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet

from meydan.base import turkish
from meydan.ideas.models import Approval, Channel, Contribution, Escalation, PendingAnswer
from meydan.ideas.models.contributions import WAITING
from meydan.ideas.queries.accountability import counted
from meydan.ideas.queries.at_desk import for_desk
from meydan.ideas.queries.contributions import HOME, found_ids, late_now
from meydan.ideas.rules.approval import APPROVING
from meydan.people.models import Person, Role, RoleGrant
from meydan.people.queries import holders
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit
from meydan.places.queries import units


def holders_for(role: str, unit: Unit | None) -> set[int]:
    """Ids of those who hold a role for a unit. Of what no unit has, no role of a unit can be held."""
    if role not in OF_A_UNIT:
        return set(holders(f"role:{role}"))
    return set(holders(f"role:{role}@unit:{unit.pk}")) if unit else set()


def waiting_answers(person: Person) -> QuerySet[PendingAnswer]:
    """Answers that wait for approval and that the person sees at the desk; the nearest promise first."""
    rows = PendingAnswer.objects.filter(_seen_by(person), ending="", contribution__hidden_at=None)
    return rows.annotate(due=F("contribution__promised_for")).order_by("due", "id")


def to_approve(person: Person) -> QuerySet[PendingAnswer]:
    """Those whose present step is the person's."""
    return waiting_answers(person).filter(_step_of(person))


def _seen_by(person: Person) -> Q:
    return Q(contribution__in=for_desk(person).values("pk")) | _step_of(person)


def _step_of(person: Person) -> Q:
    """The present step belongs to a role that the person holds for the unit, or for the whole municipality."""
    mine = Q(pk__in=[])
    for grant in person.grants:
        if grant.role in APPROVING:
            mine |= Q(waits_for=grant.role, unit=grant.unit_id) if grant.unit_id else Q(waits_for=grant.role)
    return mine


def with_steps(rows: QuerySet[PendingAnswer]) -> QuerySet[PendingAnswer]:
    """With what a page shows of each; the steps with one query."""
    links = ("unit", "by", "contribution__neighbourhood", *(f"contribution__{link}" for link in HOME))
    return rows.select_related(*links).prefetch_related(Prefetch("approvals", Approval.objects.select_related("by")))


def approvals_of(rows: Iterable[PendingAnswer]) -> list[Approval]:
    """The steps taken so far, of answers that were loaded with them."""
    return [step for one in rows for step in one.approvals.all()]


def searched_answers(rows: QuerySet[PendingAnswer], *, text: str, unit: str) -> QuerySet[PendingAnswer]:
    if text:
        of_number = Q(contribution__thread__number=text)
        rows = rows.filter(of_number | Q(contribution__in=found_ids(text)))
    return rows.filter(unit__slug=unit) if unit else rows


def written_answers(person: Person, ids: Collection[int]) -> list[PendingAnswer]:
    """Those of `ids` that the person sees at the desk, also when they no longer wait."""
    rows = PendingAnswer.objects.filter(_seen_by(person), pk__in=ids)
    return list(rows.select_related("contribution", "unit").order_by("pk"))


def owed_until(day: date) -> QuerySet[Contribution]:
    """What the promise is owed for and falls due by `day`, with the levels that were climbed for it (`climbed`). What
    was sent on, hidden, joined or imported is no promise of ours: the same rule as on the page that accounts for it."""
    rows = Contribution.objects.filter(counted(), state__in=WAITING, promised_for__lte=day).exclude(
        channel=Channel.IMPORT
    )
    climbed = Escalation.objects.filter(contribution=OuterRef("pk"), promise=OuterRef("promised_for"))
    levels = ArraySubquery(climbed.values("level"))
    return rows.select_related("unit", "thread").annotate(climbed=levels).order_by("promised_for", "id")


@dataclass(frozen=True)
class UnitChain:
    """One unit: who holds which role, what is open and late, and how many answers wait for approval."""

    unit: Unit
    held: Mapping[str, Sequence[Person]]
    """By role, in the order of `CHAIN`; empty where nobody holds it."""
    open: int
    late: int
    waiting: int

    @property
    def holders(self) -> list[tuple[Any, Sequence[Person]]]:
        return [(Role(role).label, people) for role, people in self.held.items() if people]

    @property
    def gaps(self) -> list[str]:
        """Roles that nobody holds, in words."""
        return [str(Role(role).label) for role, people in self.held.items() if not people]

    def fits(self, text: str) -> bool:
        """Whether the unit or somebody who holds a role there is called so."""
        names = [self.unit.name, *(person.name for people in self.held.values() for person in people)]
        return any(turkish.fold(text) in turkish.fold(name) for name in names)


CHAIN = (Role.UNIT_OFFICER, Role.UNIT_DEPUTY, Role.UNIT_MANAGER, Role.VICE_MAYOR)


def unit_chains(*, text: str = "", gaps: bool = False) -> list[UnitChain]:
    """Active units that are called so, with `gaps` only those where somebody is missing; in the order of the town file, four
    queries at any size."""
    return [one for one in _all_chains() if one.fits(text) and (one.gaps or not gaps)]


def _all_chains() -> list[UnitChain]:
    grants = list(RoleGrant.objects.held_now().filter(role__in=CHAIN, person__is_active=True).select_related("person"))
    columns = {"open": Count("id"), "late": Count("id", filter=late_now())}
    owed = Contribution.objects.filter(state__in=WAITING, hidden_at=None).order_by()
    counts = {unit: {"open": some, "late": late} for unit, some, late in owed.values_list("unit").annotate(**columns)}
    pending = PendingAnswer.objects.filter(ending="", contribution__hidden_at=None).order_by()
    waiting = dict(pending.values_list("unit").annotate(Count("id")))
    return [
        UnitChain(
            unit, _held(unit, grants), waiting=waiting.get(unit.pk, 0), **counts.get(unit.pk, {"open": 0, "late": 0})
        )
        for unit in units()
    ]


def _held(unit: Unit, grants: Sequence[RoleGrant]) -> dict[str, list[Person]]:
    return {
        role: [grant.person for grant in grants if grant.role == role and grant.unit_id in (None, unit.pk)]
        for role in CHAIN
    }
