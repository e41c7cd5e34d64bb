"""Who could step in at a shift, and rounds in which they are asked."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import DurationField, Exists, ExpressionWrapper, F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from meydan.attendance.models import LIVE, THERE, Seat, State
from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.people.models import Person
from meydan.season.models import Ask, Round, Silence
from meydan.season.queries.offered import midnight
from meydan.season.rules import rest
from meydan.volunteering.models import Placement, Qualification, Qualified, Shift
from meydan.volunteering.models.volunteers import OF_AGE
from meydan.volunteering.queries.desk import empty_shifts, shifts_at_desk
from meydan.volunteering.queries.offers import told_by, with_offers
from meydan.volunteering.rules import reasons_for
from meydan.volunteering.rules.fitting import OF_THEM, slot_of


def candidates_for(shift: Shift) -> QuerySet[Person]:
    """Qualified, free at that time, of age, and willing to be asked; who was asked least recently comes first."""
    occasion = shift.occasion
    rows = Person.objects.filter(
        Exists(Placement.objects.filter(person=OuterRef("pk"), role=shift.role_id, state=Placement.State.READY)),
        volunteer_preferences__may_ask=True,
        volunteer_preferences__times__contains=[slot_of(occasion.starts_at)],
        volunteer__birth_date__lte=_years_before(occasion.starts_at, OF_AGE),
        is_active=True,
    )
    rows = rows.exclude(Exists(Silence.objects.filter(person=OuterRef("pk"), role=shift.role_id)))
    rows = rows.exclude(Exists(_other_seats(shift))).exclude(Exists(_asked_in_open_round(shift)))
    for one in shift.role.qualifications.all():
        rows = rows.filter(Exists(_holds(one, occasion.starts_at)))
    return _with_hours_left(with_offers(rows), shift).order_by(F("last_asked").asc(nulls_first=True), "pk")


def shifts_with_asks(person: Person) -> QuerySet[Shift]:
    """Each with where it is and what its duty asks for."""
    rows = shifts_at_desk(person).select_related("role__need__neighbourhood")
    return rows.prefetch_related("role__qualifications")


def ready_for_duty(shift: Shift) -> QuerySet[Person]:
    ready = Placement.objects.filter(role=shift.role_id, state=Placement.State.READY)
    return Person.objects.filter(pk__in=ready.values("person"))


def _years_before(moment: datetime, years: int) -> date:
    day = timezone.localdate(moment)
    return day.replace(year=day.year - years, day=min(day.day, 28))


def _other_seats(shift: Shift) -> QuerySet[Seat]:
    """A place at this shift already, or another one with too little rest between."""
    one = shift.occasion
    near = Q(state__in=THERE, starts_at__lt=one.ends_at + rest(), ends_at__gt=one.starts_at - rest())
    gave_up = (State.CANCELLED, State.LATE)
    return Seat.objects.filter(near | Q(occasion=one, state__in=(*LIVE, *gave_up)), person=OuterRef("pk"))


def _asked_in_open_round(shift: Shift) -> QuerySet[Ask]:
    return Ask.objects.filter(person=OuterRef("pk"), round__shift=shift, round__state=Round.State.OPEN)


def _holds(one: Qualification, moment: datetime) -> QuerySet[Qualified]:
    valid = Q(valid_until=None) | Q(valid_until__gte=timezone.localdate(moment))
    return Qualified.objects.filter(valid, person=OuterRef("pk"), qualification=one)


def _with_hours_left(rows: QuerySet[Person], shift: Shift) -> QuerySet[Person]:
    """Whose week has room for this shift; annotated with when they were asked last."""
    day = timezone.localdate(shift.occasion.starts_at)
    monday = midnight(day - timedelta(days=day.weekday()))
    week = Seat.objects.filter(
        person=OuterRef("pk"), state__in=THERE, starts_at__gte=monday, starts_at__lt=monday + timedelta(days=7)
    )
    long = ExpressionWrapper(F("ends_at") - F("starts_at"), output_field=DurationField())
    planned = Subquery(week.order_by().values("person").annotate(sum=Sum(long)).values("sum"))
    asked = (
        Ask.objects.filter(person=OuterRef("pk")).order_by().values("person").annotate(last=Max("at")).values("last")
    )
    rows = rows.annotate(last_asked=Subquery(asked), planned=Coalesce(planned, timedelta()))
    offers = F("volunteer_preferences__weekly_hours") * timedelta(hours=1)
    takes = timedelta(minutes=shift.occasion.minutes)
    return rows.filter(Q(volunteer_preferences__weekly_hours=None) | Q(planned__lte=offers - takes))


def with_reasons(people: Sequence[Person], shift: Shift) -> list[tuple[Person, list[str]]]:
    """Each with what speaks for them."""
    asks = bool(shift.role.qualifications.all())
    return [
        (one, [reason.words(OF_THEM) for reason in reasons_for(shift, qualified=asks, **told_by(one))])
        for one in people
    ]


def people_with_reasons(ids: Sequence[int], shift: Shift) -> list[tuple[Person, list[str]]]:
    """The same for people by their numbers, in this order."""
    by = with_offers(Person.objects.filter(pk__in=ids)).in_bulk()
    return with_reasons([by[pk] for pk in ids], shift)


def open_round(shift: Shift) -> Round | None:
    return Round.objects.filter(shift=shift, state=Round.State.OPEN).first()


def asks_for(shift: Shift) -> list[Ask]:
    """Who was asked for this shift, the latest first."""
    rows = Ask.objects.filter(round__shift=shift).select_related("person", "round")
    return list(rows.order_by("-at", "-pk")[:100])


def own_asks(person: Person) -> QuerySet[Ask]:
    return Ask.objects.filter(person=person).select_related("round__shift__occasion", "round__shift__role__need__unit")


def load_asks(viewer: Viewer, ids: Collection[int]) -> QuerySet[Ask]:
    return own_asks(viewer).filter(pk__in=ids) if viewer else Ask.objects.none()


def load_rounds(viewer: Viewer, ids: Collection[int]) -> Mapping[int, Round]:
    if viewer is None:
        return {}
    rows = Round.objects.filter(shift__in=shifts_at_desk(viewer)).select_related("shift__role", "shift__occasion")
    return rows.in_bulk(ids)


def rounds_to_go_on(asked_before: datetime) -> list[Round]:
    """Open rounds in waves in which nobody has taken the seat for a while."""
    rows = Round.objects.filter(state=Round.State.OPEN, in_waves=True, asked_at__lte=asked_before)
    return list(rows.order_by("asked_at", "pk"))


def rounds_that_are_over() -> list[Round]:
    """Open rounds of shifts that are full, have begun or were called off."""
    one = "shift__occasion__"
    over = Q(**{f"{one}closes_at__lte": clock.now()}) | Q(**{f"{one}called_off_at__isnull": False})
    full = Q(**{f"{one}taken__gte": F(f"{one}capacity")})
    return list(Round.objects.filter(over | full, state=Round.State.OPEN).order_by("pk"))


def shifts_left_late() -> QuerySet[Shift]:
    """Ahead, with a free seat since somebody cancelled late, nobody in line, and nobody asked yet."""
    late = Seat.objects.filter(occasion=OuterRef("pk"), state=State.LATE)
    line = Seat.objects.filter(occasion=OuterRef("pk"), state__in=(State.WAITING, State.OFFERED))
    return Shift.objects.filter(
        Exists(late),
        ~Exists(line),
        ~Exists(Round.objects.filter(shift=OuterRef("pk"))),
        occasion__called_off_at=None,
        occasion__closes_at__gt=clock.now(),
        occasion__taken__lt=F("occasion__capacity"),
    )


def shifts_to_cover(person: Person) -> QuerySet[Shift]:
    """What the desk should look at: not even half full within two weeks, or left late; the nearest first."""
    rows = shifts_at_desk(person).filter(Q(pk__in=empty_shifts(person).values("pk")) | Q(pk__in=shifts_left_late()))
    return rows.order_by("occasion__starts_at", "pk")
