"""Plans and what stands in them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, F, Model, OuterRef, Prefetch, Q, QuerySet, Sum

from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit
from meydan.places.queries import units
from meydan.season.models import Gap, LeftOut, Line, Plan
from meydan.volunteering.models import Placement, Role, Shift
from meydan.volunteering.queries.desk import roles_at_desk
from meydan.volunteering.rules import KEEPING, WORKING

L = Line.State
NEAR = timedelta(days=8)
BY_TIME = "shift__occasion__starts_at"


def plans_visible_to(viewer: Viewer) -> QuerySet[Plan]:
    """All for those who run volunteering, else those of one's units."""
    rows = Plan.objects.select_related("unit", "role__need__unit", "made_by", "confirmed_by")
    if viewer is None or not viewer.has_role(*WORKING):
        return rows.none()
    if viewer.has_role(*KEEPING):
        return rows
    return rows.filter(Q(unit__in=own_units(viewer)) | Q(role__need__unit__in=own_units(viewer)))


def own_units(person: Person) -> Collection[int]:
    return person.unit_ids if person.has_role(*OF_A_UNIT) else set()


def units_to_plan(person: Person) -> QuerySet[Unit]:
    return units() if person.has_role(*KEEPING) else units().filter(pk__in=own_units(person))


def roles_to_plan(person: Person) -> QuerySet[Role]:
    """Duties with shifts that somebody may plan."""
    rows = roles_at_desk(person).filter(state__in=(Role.State.PUBLISHED, Role.State.FULL), time_kind="fixed")
    return rows.order_by("title", "pk")


def plan_page(person: Person, *, state: str, after: str) -> Page[Plan]:
    rows = plans_visible_to(person)
    rows = rows.filter(state=state) if state in Plan.State.values else rows
    return page_by_key(rows, order=["-made_at", "-id"], after=after, per_page=25)


def load_plans(viewer: Viewer, ids: Collection[int]) -> QuerySet[Plan]:
    return plans_visible_to(viewer).filter(pk__in=ids)


def counted(plan: Plan) -> dict[str, int]:
    """What `Plan.figures` holds; three queries."""
    lines = dict(plan.lines.order_by().values_list("state").annotate(Count("pk")))
    empty = plan.gaps.aggregate(sum=Sum("empty"))["sum"] or 0
    return {**lines, "empty": empty, "left_out": plan.left_out.count()}


def figures_of(plan: Plan) -> dict[str, int]:
    """How many lines are planned and what became of them, how many seats stay empty, how many people are left out."""
    kept = plan.figures
    waiting, placed, refused = (kept.get(state, 0) for state in (L.PROPOSED, L.PLACED, L.REFUSED))
    numbers = {"planned": waiting + placed + refused, "waiting": waiting, "placed": placed, "refused": refused}
    return {**numbers, "empty": kept.get("empty", 0), "left_out": kept.get("left_out", 0)}


def lines_page(plan: Plan, *, state: str, text: str, after: str) -> Page[Line]:
    """Who where and why, by time."""
    rows = with_duties(plan.lines.select_related("person", "shift__occasion"))
    rows = rows.filter(state=state) if state in L.values else rows.exclude(state=L.TAKEN_OUT)
    if text:
        rows = rows.filter(Q(person__display_name__says=text) | Q(shift__role__title__says=text))
    return _by_time(rows.annotate(at=_at()), after)


def with_duties[M: Model](rows: QuerySet[M]) -> QuerySet[M]:
    """With what is shown of the shift's duty. By a query of its own: PostgreSQL needs longer to plan seven joins than to bring a page."""
    return rows.prefetch_related(Prefetch("shift__role", Role.objects.select_related("need__neighbourhood")))


def _at() -> Any:
    return F(BY_TIME)


def _by_time[M: Model](rows: QuerySet[M], after: str) -> Page[M]:
    return page_by_key(rows, order=["at", "pk"], after=after, per_page=25)


def gaps_page(plan: Plan, *, text: str, after: str) -> Page[Gap]:
    """What stays empty and why, by time."""
    rows = plan.gaps.filter(empty__gt=0).select_related("shift__occasion")
    rows = rows.filter(shift__role__title__says=text) if text else rows
    return _by_time(with_duties(rows).annotate(at=_at()), after)


def left_out_page(plan: Plan, *, text: str, after: str) -> Page[LeftOut]:
    rows = plan.left_out.select_related("person")
    rows = rows.filter(person__display_name__says=text) if text else rows
    return page_by_key(rows, order=["pk"], after=after, per_page=25)


def lines_at(plan: Plan, shift: int) -> list[Line]:
    return list(plan.lines.filter(shift=shift).exclude(state=L.TAKEN_OUT).select_related("person").order_by("pk"))


def proposed_around(plan: Plan, moment: datetime) -> list[tuple[int, int, datetime, datetime]]:
    """Lines that count when somebody is planned at that time: those of the week, and what lies beside it. (person, shift, begin, end):
    columns instead of objects, because a plan has thousands of lines a week."""
    near = {f"{BY_TIME}__gt": moment - NEAR, f"{BY_TIME}__lt": moment + NEAR}
    rows = plan.lines.filter(state=L.PROPOSED, **near)
    return list(rows.values_list("person_id", "shift_id", BY_TIME, "shift__occasion__ends_at"))


def computing() -> list[Plan]:
    return list(Plan.objects.filter(state=Plan.State.COMPUTING).order_by("pk"))


def to_carry_out() -> list[Plan]:
    """Confirmed, with lines whose seats are not booked yet."""
    waiting = Line.objects.filter(plan=OuterRef("pk"), state=L.PROPOSED)
    return list(Plan.objects.filter(Exists(waiting), state=Plan.State.CONFIRMED).order_by("pk"))


def people_ready_for(shift: Shift) -> QuerySet[Person]:
    ready = Placement.objects.filter(role=shift.role_id, state=Placement.State.READY)
    return Person.objects.filter(pk__in=ready.values("person"))
