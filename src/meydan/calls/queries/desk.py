"""What the desk sees."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from meydan.base import clock
from meydan.base.paging import Page, page_by_key
from meydan.calls.models import LONGEST_GRACE, SENT, TOLD, Application, Assignment, Call, Juror, Plan, State, Venture
from meydan.calls.queries.calls import WITH
from meydan.calls.rules import may_run_calls
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT

TABS = {
    "planned": (State.DRAFT,),
    "open": (State.OPEN, State.SCREENING),
    "jury": (State.JURY, State.DECIDING),
    "programme": (State.ANNOUNCED, State.PROGRAMME),
    "over": (State.CLOSED, State.CANCELLED),
}


def calls_at_desk(person: Person) -> QuerySet[Call]:
    """Those that one may work on."""
    rows = Call.objects.select_related(*WITH)
    return rows if may_run_calls(person) else rows.filter(_mine(person))


def _mine(person: Person, prefix: str = "") -> Q:
    units = person.unit_ids if person.has_role(*OF_A_UNIT) else set()
    return Q(**{f"{prefix}unit__in": units}) | Q(**{f"{prefix}keeper": person})


def calls_with_files(person: Person) -> QuerySet[Call]:
    """Those whose applications one may read: none in whose jury one sits, before its result."""
    sits = Juror.objects.filter(call=OuterRef("pk"), person=person, ended_at=None)
    return calls_at_desk(person).filter(Q(state__in=TOLD) | ~Exists(sits))


def desk_page(person: Person, *, tab: str, text: str, after: str) -> Page[Call]:
    sent = Count("applications", filter=Q(applications__state__in=SENT))
    rows = calls_at_desk(person).filter(state__in=TABS[tab]).annotate(sent=sent)
    rows = rows.filter(title__says=text) if text else rows
    return page_by_key(rows, order=["-created_at", "-pk"], after=after, per_page=25)


def to_screen(person: Person) -> QuerySet[Call]:
    """The time to apply is over, or applications wait for the first selection."""
    waits = Application.objects.filter(call=OuterRef("pk"), state__in=("submitted", "eligible"))
    over = Q(state=State.OPEN, closes_at__lte=clock.now() - timedelta(minutes=LONGEST_GRACE))
    rows = calls_with_files(person).filter(over | Q(state=State.SCREENING) & Exists(waits))
    return rows.order_by("closes_at", "pk")


def to_divide(person: Person) -> QuerySet[Call]:
    """Screened, and no file is with the jury yet; or a file has fewer jurors than it needs, or a juror is not sure."""
    waits = Application.objects.filter(call=OuterRef("pk"), state__in=("submitted", "more_info", "eligible"))
    computing = Plan.objects.filter(call=OuterRef("pk"), state=Plan.State.COMPUTING)
    unsure = Assignment.objects.filter(
        application__call=OuterRef("pk"), moved_at=None, conflict=Assignment.Conflict.UNSURE
    )
    ready = Q(state=State.SCREENING) & ~Exists(waits) & ~Exists(computing)
    return calls_at_desk(person).filter(ready | Q(state=State.JURY) & Exists(unsure)).order_by("jury_until", "pk")


def to_decide(person: Person) -> QuerySet[Call]:
    """The jury is through, or its time is over."""
    over = Q(state=State.JURY, jury_until__lte=clock.now())
    return calls_with_files(person).filter(over | Q(state=State.DECIDING)).order_by("jury_until", "pk")


def agreements_due(person: Person) -> QuerySet[Venture]:
    """Accepted, and the agreement has no dates yet."""
    rows = Venture.objects.filter(agreed_on=None, application__call__state__in=(State.ANNOUNCED, State.PROGRAMME))
    return _ventures_at_desk(person, rows).order_by("application__call", "pk")


def impact_due(person: Person) -> QuerySet[Venture]:
    """Teams that were asked a year later what became of it; nothing is written down yet. Who waits longest comes first."""
    rows = Venture.objects.filter(asked_at__isnull=False, impact_at=None)
    return _ventures_at_desk(person, rows).order_by("asked_at", "pk")


def _ventures_at_desk(person: Person, rows: QuerySet[Venture]) -> QuerySet[Venture]:
    """Of calls that one may work on."""
    rows = rows if may_run_calls(person) else rows.filter(_mine(person, "application__call__"))
    return rows.select_related("application__call__unit")
