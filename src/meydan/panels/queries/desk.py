"""What the desk sees."""

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from meydan.base import clock
from meydan.base.paging import Page, page_by_key
from meydan.guardians.models import Permission
from meydan.panels.models import (
    AFTER_MEETING,
    SEATS,
    WITH_MEMBERS,
    Application,
    Expense,
    Lottery,
    Objection,
    Panel,
    Recording,
    State,
)
from meydan.panels.queries.panels import WITH
from meydan.panels.rules import may_run_panels
from meydan.panels.rules.reasons import APPROVING
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT

TABS = {
    "planned": (State.QUESTION, State.DESIGN, State.APPROVED),
    "open": (State.INVITING, State.DRAWING, *WITH_MEMBERS),
    "working": (*AFTER_MEETING, State.CHECKING),
    "over": (State.REPORTED, State.TOLD, State.CANCELLED),
}


def panels_at_desk(person: Person) -> QuerySet[Panel]:
    """Those that one may work on, or has to approve."""
    rows = Panel.objects.select_related(*WITH)
    if may_run_panels(person) or person.has_role(*APPROVING):
        return rows
    return rows.filter(_mine(person))


def _mine(person: Person, prefix: str = "") -> Q:
    units = person.unit_ids if person.has_role(*OF_A_UNIT) else set()
    return Q(**{f"{prefix}unit__in": units}) | Q(**{f"{prefix}keeper": person})


def desk_rows(person: Person, *, tab: str, text: str) -> QuerySet[Panel]:
    seated = Count("applications", filter=Q(applications__state__in=SEATS))
    rows = panels_at_desk(person).filter(state__in=TABS[tab]).annotate(pool=Count("applications"), seated=seated)
    return rows.filter(title__says=text) if text else rows


def desk_page(person: Person, *, tab: str, text: str, after: str) -> Page[Panel]:
    return page_by_key(desk_rows(person, tab=tab, text=text), order=["-created_at", "-pk"], after=after, per_page=25)


def to_approve(person: Person) -> QuerySet[Panel]:
    rows = Panel.objects.filter(state=State.DESIGN).select_related("unit").order_by("changed_at", "pk")
    return rows.exclude(keeper=person) if person.has_role(*APPROVING) else rows.none()


def _running(person: Person) -> QuerySet[Panel]:
    rows = Panel.objects.select_related("unit")
    return rows if may_run_panels(person) else rows.filter(_mine(person))


def guardians_to_call(person: Person) -> QuerySet[Panel]:
    """Somebody said yes with the code and is still to be called, as long as it can count."""
    scope = Concat(Value("panel:"), Cast(OuterRef("pk"), CharField()))
    said = Exists(Permission.objects.filter(state=Permission.State.SAID, scope=scope))
    return _running(person).filter(said, state=State.INVITING).order_by("apply_until", "pk")


def lists_to_close(person: Person) -> QuerySet[Panel]:
    """The time to apply is over; or a lottery is worked out, failed, or waits for the number."""
    steps = (Lottery.State.READY, Lottery.State.FAILED, Lottery.State.PUBLISHED)
    over = Q(state=State.INVITING, apply_until__lte=clock.now())
    waits = Q(pk__in=Lottery.objects.filter(state__in=steps).values("panel"))
    return _running(person).filter(over | waits).order_by("apply_until", "pk")


def with_free_seats(person: Person) -> QuerySet[Panel]:
    """A seat is free for which no reserve fits."""
    free = Application.objects.filter(seat_free=True).values("panel")
    rows = _running(person).filter(state__in=WITH_MEMBERS, pk__in=free)
    return rows.exclude(pk__in=Lottery.objects.exclude(state=Lottery.State.DRAWN).values("panel")).order_by("pk")


def without_report(person: Person) -> QuerySet[Panel]:
    """It has met, and nobody has said what came of it."""
    return _running(person).filter(state__in=(*AFTER_MEETING, State.CHECKING)).order_by("changed_at", "pk")


def without_effect(person: Person) -> QuerySet[Panel]:
    """The report is out, and nobody has said what it changed."""
    return _running(person).filter(state=State.REPORTED).order_by("changed_at", "pk")


def open_objections(person: Person) -> QuerySet[Objection]:
    rows = Objection.objects.filter(answered_at=None).select_related("panel__unit")
    rows = rows if may_run_panels(person) else rows.filter(_mine(person, "panel__"))
    return rows.order_by("due_on", "pk")


def recordings_due(person: Person) -> QuerySet[Recording]:
    """The day has come, and nobody has said that the sound is gone."""
    rows = Recording.objects.filter(deleted_at=None, delete_on__lte=clock.today())
    rows = rows.select_related("sitting__panel__unit", "sitting__occasion")
    rows = rows if may_run_panels(person) else rows.filter(_mine(person, "sitting__panel__"))
    return rows.order_by("delete_on", "pk")


def open_expenses(person: Person) -> QuerySet[Expense]:
    rows = Expense.objects.filter(state=Expense.State.ASKED).select_related(
        "application__panel__unit", "application__person"
    )
    rows = rows if may_run_panels(person) else rows.filter(_mine(person, "application__panel__"))
    return rows.order_by("at", "pk")
