"""What the desk sees: needs, duties, shifts, hours to confirm."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.volunteering.models import Hours, Need, Placement, Role, Shift
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS
from meydan.volunteering.queries.roles import in_line
from meydan.volunteering.rules import KEEPING, WORKING

SOON = timedelta(days=14)
WAITING_HOURS = (Hours.State.PROPOSED, Hours.State.DISPUTED)


def needs_visible_to(viewer: Viewer) -> QuerySet[Need]:
    """All for those who run volunteering, else those of one's unit and those that one answers for."""
    rows = Need.objects.select_related("unit", "contact", "neighbourhood", "target__goal", "project", "thread")
    if viewer is None or not viewer.has_role(*WORKING):
        return rows.none()
    if viewer.has_role(*KEEPING):
        return rows
    units = viewer.unit_ids if viewer.has_role(*OF_A_UNIT) else set()
    return rows.filter(Q(unit__in=units) | Q(contact=viewer))


def needs_raised_by(person: Person) -> QuerySet[Need]:
    """What somebody asked for, also without working at the desk."""
    return Need.objects.filter(raised_by=person).select_related("unit")


def public_roles_of(need: Need) -> list[Role]:
    """What came of a need, as everybody may see it."""
    hidden = (Role.State.DRAFT, Role.State.ARCHIVED)
    return list(need.roles.exclude(state__in=hidden).order_by("pk"))


def asked_for(ref: str) -> list[Need]:
    """The latest needs in the name of what `ref` points to."""
    return list(Need.objects.filter(of=ref).select_related("unit").order_by("-created_at", "-id")[:10])


def load_needs(viewer: Viewer, ids: Collection[int]) -> QuerySet[Need]:
    """Those of the desk, and those that one asked for."""
    if viewer is None:
        return Need.objects.none()
    readable = Q(pk__in=needs_visible_to(viewer).values("pk")) | Q(raised_by=viewer)
    return Need.objects.filter(readable, pk__in=ids).select_related("unit")


def need_page(person: Person, *, state: str, text: str, after: str) -> Page[Need]:
    duties = Role.objects.filter(need=OuterRef("pk")).order_by().values("need").annotate(count=Count("pk"))
    rows = needs_visible_to(person).select_related(None).select_related("unit")
    rows = rows.annotate(
        duties=Coalesce(Subquery(duties.values("count")), 0)
    )  # grouping by all columns costs much more
    rows = rows.filter(state=state) if state in Need.State.values else rows
    if text:
        rows = rows.filter(Q(title__says=text) | Q(unit__name_tr__says=text))
    return page_by_key(rows, order=["-created_at", "-id"], after=after, per_page=25)


def needs_in_review(person: Person) -> QuerySet[Need]:
    return needs_visible_to(person).filter(state=Need.State.REVIEW).order_by("created_at", "id")


def roles_at_desk(person: Person) -> QuerySet[Role]:
    rows = Role.objects.select_related("need__unit", "need__target__goal", "need__neighbourhood", "supervisor")
    return rows if person.has_role(*KEEPING) else rows.filter(need__in=needs_visible_to(person))


def roles_of_need(need: Need) -> list[Role]:
    serving = Count("placements", filter=Q(placements__state__in=LIVE_PLACEMENTS), distinct=True)
    return list(need.roles.annotate(serving=serving).order_by("pk"))


MOST_LISTED = 30


def placements_of(role: Role) -> list[Placement]:
    """The latest of a duty; all of them stand in the register."""
    rows = role.placements.filter(state__in=LIVE_PLACEMENTS).select_related("person")
    return list(rows.order_by("-pk")[:MOST_LISTED])


def shifts_at_desk(person: Person) -> QuerySet[Shift]:
    rows = Shift.objects.select_related("role__need__unit", "role__supervisor", "occasion__leader", "series")
    return rows if person.has_role(*KEEPING) else rows.filter(role__in=roles_at_desk(person))


def board(person: Person, *, days: int, empty: bool, text: str, after: str) -> Page[Shift]:
    """Shifts of the coming days, the nearest first; only those with free seats, or with these words, if wanted."""
    now = clock.now()
    rows = shifts_at_desk(person).filter(
        occasion__ends_at__gt=now, occasion__starts_at__lt=now + timedelta(days=days), occasion__called_off_at=None
    )
    rows = rows.filter(occasion__taken__lt=F("occasion__capacity")) if empty else rows
    if text:
        led = Q(occasion__leader__display_name__says=text)
        rows = rows.filter(Q(role__title__says=text) | Q(occasion__where__says=text) | led)
    rows = rows.select_related(None).select_related("role__need__unit", "occasion__leader")
    rows = rows.annotate(at=F("occasion__starts_at"), line=in_line())
    return page_by_key(rows, order=["at", "pk"], after=after, per_page=25)


def empty_shifts(person: Person) -> QuerySet[Shift]:
    """Within two weeks, not even half full; the nearest first."""
    now = clock.now()
    rows = shifts_at_desk(person).filter(
        occasion__starts_at__gt=now, occasion__starts_at__lt=now + SOON, occasion__called_off_at=None
    )
    return rows.filter(occasion__taken__lt=F("occasion__capacity") / 2).order_by("occasion__starts_at", "pk")


def all_shifts_of(role: Role) -> list[Shift]:
    """Those of a duty that lie ahead or are a month ago at most."""
    rows = role.shifts.filter(occasion__ends_at__gt=clock.now() - timedelta(days=31)).select_related("occasion")
    found = list(rows.order_by("occasion__starts_at", "pk")[:200])
    for shift in found:
        shift.role = role
    return found


def hours_visible_to(person: Person) -> QuerySet[Hours]:
    rows = Hours.objects.select_related("role__need__unit", "person", "seat")
    return rows.filter(role__need__in=needs_visible_to(person))


def waiting_hours(person: Person) -> QuerySet[Hours]:
    """To be confirmed, disputed ones included; the oldest first. Never one's own."""
    return hours_visible_to(person).filter(state__in=WAITING_HOURS).exclude(person=person).order_by("on", "id")


def hours_at_desk(person: Person, *, state: str, text: str) -> QuerySet[Hours]:
    """Those of others, filtered; what waits with the oldest first."""
    rows = hours_visible_to(person).exclude(person=person)
    rows = rows.filter(state=state) if state in Hours.State.values else rows
    if text:
        rows = rows.filter(Q(person__display_name__says=text) | Q(role__title__says=text))
    return rows.order_by(*_order(state))


def _order(state: str) -> list[str]:
    return ["on", "id"] if state in WAITING_HOURS else ["-on", "-id"]


def hours_desk_page(person: Person, *, state: str, text: str, after: str) -> Page[Hours]:
    rows = hours_at_desk(person, state=state, text=text)
    return page_by_key(rows, order=_order(state), after=after, per_page=25)


def uncounted_minutes(need: Need) -> int:
    rows = Hours.objects.filter(role__need=need, state=Hours.State.CONFIRMED, impact=None)
    return int(rows.aggregate(sum=Sum(F("minutes") * F("people")))["sum"] or 0)
