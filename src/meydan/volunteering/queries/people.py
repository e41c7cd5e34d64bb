"""What volunteers see of themselves, and what staff see of them."""

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from meydan.attendance.models import THERE, Occasion, Seat, State
from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import PER_PAGE, Page, first_page, page_by_key
from meydan.base.rulings import Ruling, no, yes
from meydan.guardians.models import Permission
from meydan.guardians.queries import of_scope
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.questions.models import Question
from meydan.questions.queries import answered_on
from meydan.volunteering.models import Application, Change, Hours, Need, Note, Placement, Role, Shift, Volunteer
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS, OPEN_APPLICATIONS
from meydan.volunteering.rules import DUTIES, KEEPING, covers, needs_guardian, scope_of
from meydan.volunteering.rules.reasons import GUARDIAN_WAITS
from meydan.volunteering.rules.rest import Time

BESIDE = timedelta(days=2)


def volunteer_of(person: Viewer) -> Volunteer | None:
    return Volunteer.objects.filter(person=person).first() if person else None


def permissions_of(person: Person) -> QuerySet[Permission]:
    """The latest word on a guardian's permission first."""
    return of_scope(DUTIES).filter(person=person).order_by("-id")


def given_permissions(person: Person) -> list[Permission]:
    """Held until the end of the transaction: joining and withdrawing at the same moment go one after the other."""
    rows = of_scope(DUTIES).select_for_update().filter(person=person, state=Permission.State.GIVEN)
    return list(rows.order_by("pk"))


def kept_for_guardian(person: Person, shifts: Collection[int]) -> dict[int, Ruling]:
    """Of these shifts those at which a minor's seat is no more than kept: no permission covers it yet."""
    volunteer = volunteer_of(person)
    if volunteer is None or not volunteer.is_minor:
        return {}
    given = list(of_scope(DUTIES).filter(person=person, state=Permission.State.GIVEN))
    rows = Shift.objects.filter(pk__in=shifts).select_related("occasion", "role__need")
    days = {shift: timezone.localdate(shift.occasion.starts_at) for shift in rows}
    rulings = {shift.pk: needs_guardian(volunteer, given, shift.role, day) for shift, day in days.items()}
    return {pk: ruling for pk, ruling in rulings.items() if not ruling}


def permission_for(person: Person, role: Role) -> Permission | None:
    """The one that counts for this duty: given and covering it, else the latest one that was asked for its class."""
    rows = Permission.objects.filter(person=person, scope__in=(DUTIES, scope_of(role))).order_by("-id")
    found = list(rows[:20])
    return next((one for one in found if covers(one, role, clock.today())), found[0] if found else None)


def may_come_on_kept_seat(person: Person, shift: Shift) -> Ruling:
    """Whether a minor's seat is more than kept: their guardian has agreed by now. Who has no such seat is asked elsewhere."""
    if not Seat.objects.filter(occasion=shift.pk, person=person, state=State.OFFERED).exists():
        return yes()
    asked = permission_for(person, shift.role)
    return covers(asked, shift.role, timezone.localdate(shift.occasion.starts_at)) if asked else no(GUARDIAN_WAITS)


def times_around(person: Person, occasion: Occasion, states: Collection[str] = THERE) -> list[Time]:
    """Begin and end of other shifts on the day of this one and the days beside it, at which a seat is theirs or kept for them."""
    near = {"starts_at__lt": occasion.ends_at + BESIDE, "ends_at__gt": occasion.starts_at - BESIDE}
    rows = Seat.objects.filter(person=person, state__in=states, occasion__shift__isnull=False, **near)
    return list(rows.exclude(occasion=occasion).values_list("starts_at", "ends_at"))


def seat_with_company(person: Person, occasion: int) -> Seat | None:
    """Somebody's seat or place in line at a shift that lies ahead, to which they may bring others; one query."""
    rows = Seat.objects.filter(person=person, occasion=occasion, state__in=(State.BOOKED, State.WAITING))
    rows = rows.filter(occasion__shift__role__direct=True, starts_at__gt=clock.now())
    found = rows.select_related("occasion__shift__role", "person__volunteer").first()
    volunteer = getattr(found.person, "volunteer", None) if found else None
    return found if volunteer and not volunteer.is_minor else None


def seats_ahead(person: Person) -> QuerySet[Seat]:
    """Seats at shifts that can still be given back."""
    rows = Seat.objects.filter(person=person, occasion__shift__isnull=False, starts_at__gt=clock.now())
    rows = rows.filter(state__in=("waiting", "offered", "booked"))
    return rows.select_related("occasion__leader", "occasion__shift__role__need").order_by("id")


def placement_of(person: Viewer, role: Role) -> Placement | None:
    """Their live place in this duty, with what was seen."""
    if person is None:
        return None
    found = placements_in(person, role.pk).prefetch_related("checks").select_related("opinion").first()
    if found:
        found.role = role
    return found


def placements_in(person: Person, role: int) -> QuerySet[Placement]:
    """One at most."""
    return Placement.objects.filter(person=person, role=role, state__in=LIVE_PLACEMENTS)


def application_of(person: Person, role: Role) -> Application | None:
    return applications_in(person, role.pk).first()


def applications_in(person: Person, role: int) -> QuerySet[Application]:
    """The latest that was not withdrawn; one at most."""
    return Application.objects.filter(person=person, role=role).exclude(state="withdrawn").order_by("-id")[:1]


def applications_visible_to(viewer: Viewer) -> QuerySet[Application]:
    """One's own; at the desk those of the units that one works for, or all."""
    rows = Application.objects.select_related("role__need__unit", "person__neighbourhood", "person__volunteer")
    if viewer is None:
        return rows.none()
    return rows if viewer.has_role(*KEEPING) else rows.filter(Q(person=viewer) | _of_units(viewer, "role__need__"))


def _of_units(person: Person, path: str) -> Q:
    units = person.unit_ids if person.has_role(*OF_A_UNIT) else set()
    return Q(**{f"{path}unit__in": units})


def applications_at_desk(person: Person) -> QuerySet[Application]:
    """Those on which somebody may decide; not one's own."""
    rows = Application.objects.select_related("role__need__unit", "person__neighbourhood", "person__volunteer")
    return rows if person.has_role(*KEEPING) else rows.filter(_of_units(person, "role__need__"))


def waiting_applications(person: Person) -> QuerySet[Application]:
    return applications_at_desk(person).filter(state__in=OPEN_APPLICATIONS).order_by("promised_for", "id")


def reserves_to_call(person: Person) -> QuerySet[Application]:
    """Who waits on the reserve list of a duty that has a place for them now; the longest waiting first."""
    held = Placement.objects.filter(role=OuterRef("role"), state__in=LIVE_PLACEMENTS).order_by().values("role")
    rows = applications_at_desk(person).filter(
        state=Application.State.RESERVE, person__isnull=False, role__state__in=("published", "full")
    )
    rows = rows.annotate(held=Coalesce(Subquery(held.annotate(count=Count("pk")).values("count")), 0))
    return rows.filter(held__lt=F("role__wanted")).order_by("created_at", "id")


def filtered_applications(person: Person, *, state: str, text: str) -> QuerySet[Application]:
    rows = applications_at_desk(person)
    rows = rows.filter(state__in=OPEN_APPLICATIONS) if state == "open" else rows
    rows = rows.filter(state=state) if state in Application.State.values else rows
    if text:
        rows = rows.filter(Q(person__display_name__says=text) | Q(role__title__says=text))
    return rows.order_by(*_order(state))


def _order(state: str) -> list[str]:
    return ["promised_for", "id"] if state == "open" else ["-created_at", "-id"]


def answers_of(*applications: Application) -> dict[str, list[tuple[Question, str]]]:
    """What was answered to the duties' own questions, by the ref of the application; one query."""
    return answered_on([one.ref for one in applications])


def application_page(person: Person, *, state: str, text: str, after: str) -> Page[Application]:
    rows = filtered_applications(person, state=state, text=text)
    return page_by_key(rows, order=_order(state), after=after, per_page=25)


def placements_visible_to(viewer: Viewer) -> QuerySet[Placement]:
    rows = Placement.objects.select_related(
        "role__need__unit", "role__supervisor", "person__volunteer", "opinion", "application"
    )
    rows = rows.prefetch_related("checks__by")
    if viewer is None:
        return rows.none()
    return rows if viewer.has_role(*KEEPING) else rows.filter(Q(person=viewer) | _of_units(viewer, "role__need__"))


def own_placements(person: Person) -> QuerySet[Placement]:
    rows = Placement.objects.filter(person=person, state__in=LIVE_PLACEMENTS).select_related("role")
    return rows.order_by("-id")[:30]


def own_applications(person: Person) -> QuerySet[Application]:
    waiting = Q(state__in=(*OPEN_APPLICATIONS, Application.State.RESERVE)) | Q(
        state=Application.State.UNSUITABLE, decided_at__gte=clock.now() - timedelta(days=60)
    )
    rows = Application.objects.filter(waiting, person=person).select_related("role")
    return rows.order_by("-id")[:20]


def hours_of(person: Person) -> QuerySet[Hours]:
    return Hours.objects.filter(person=person).select_related("role__need__neighbourhood", "seat")


NEWEST_HOURS = ["-on", "-id"]


def newest_hours(person: Person) -> QuerySet[Hours]:
    """One more than stands on a page."""
    return hours_of(person).order_by(*NEWEST_HOURS)[: PER_PAGE + 1]


def hours_page(person: Person, after: str, newest: Iterable[Hours]) -> Page[Hours]:
    """`newest`: the first page as it was read already."""
    if after:
        return page_by_key(hours_of(person), order=NEWEST_HOURS, after=after)
    return first_page(list(newest), order=NEWEST_HOURS, whole=lambda: hours_of(person))


def load_placements(viewer: Viewer, ids: Collection[int]) -> QuerySet[Placement]:
    return placements_visible_to(viewer).filter(pk__in=ids)


def load_applications(viewer: Viewer, ids: Collection[int]) -> QuerySet[Application]:
    return applications_visible_to(viewer).filter(pk__in=ids)


def changes_of(thing: Need | Role | Application | Placement | Hours) -> list[Change]:
    """What happened to a thing, each with the word of the state (`word`)."""
    words = dict(thing.State.choices)
    found = list(Change.objects.filter(of=thing.ref).select_related("by"))
    for change in found:
        change.word = words[change.state]  # type: ignore[attr-defined]
    return found


def notes_on(placement: Placement) -> list[Note]:
    """The latest first."""
    return list(placement.notes.select_related("by").order_by("-at", "-id")[:20])


def permissions_waiting() -> QuerySet[Permission]:
    """What lies with the desk: who comes by or brings a paper, and who is to be called back."""
    waits = Q(state="said") | (Q(state="asked") & ~Q(how="message"))
    return of_scope(DUTIES).filter(waits).select_related("person").order_by("asked_at", "id")


def permissions() -> QuerySet[Permission]:
    return of_scope(DUTIES).select_related("person__volunteer", "seen_by")
