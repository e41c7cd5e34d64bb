"""Hours: proposed from check-ins or entered, confirmed, disputed, and counted where they made a difference."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from meydan.attendance.models import Seat, State
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.projects.actions import record_impact
from meydan.projects.models import Impact
from meydan.volunteering.actions.changing import move
from meydan.volunteering.actions.thanking import thank_for_milestone
from meydan.volunteering.models import Change, Hours, Need, Placement, Shift
from meydan.volunteering.models.hours import MOST_MINUTES
from meydan.volunteering.rules import may_decide_hours, may_dispute_hours, may_enter_hours
from meydan.volunteering.rules.reasons import NEEDS_WORDS, WRONG_STATE

H = Hours.State


@transaction.atomic
def propose_hours(*, at_most: int = 500) -> int:
    """From those who were there until they left; each seat once, also when two workers run."""
    seats = Seat.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        state=State.LEFT, hours=None, occasion__shift__isnull=False
    )
    found = list(seats.select_related("occasion").order_by("id")[:at_most])
    roles = dict(
        Shift.objects.filter(occasion__in=[seat.occasion_id for seat in found]).values_list("occasion", "role")
    )
    rows = [_proposed(seat, roles[seat.occasion_id]) for seat in found]
    Hours.objects.bulk_create([row for row in rows if row.minutes], ignore_conflicts=True)
    if found:
        record("volunteering.hours_proposed", by=None, seats=len(found))
    return len(found)


def _proposed(seat: Seat, role: int) -> Hours:
    """From the later of coming and the beginning until the earlier of leaving and the end: nobody stays on the list by forgetting."""
    begin = max(seat.came_at or seat.starts_at, seat.starts_at)
    end = min(seat.left_at or seat.ends_at, seat.ends_at)
    minutes = int((end - begin).total_seconds()) // 60
    return Hours(
        role_id=role,
        person_id=seat.person_id,
        seat=seat,
        people=seat.size,
        on=timezone.localdate(seat.starts_at),
        minutes=min(max(minutes, 1), MOST_MINUTES),
        created_at=clock.now(),
    )


@transaction.atomic
def enter_hours(*, by: Person, placement: Placement, on: date, minutes: int, words: str) -> Hours:
    """A volunteer writes down what they did, where no list is kept."""
    may_enter_hours(by, placement, on).or_refuse()
    made = Hours(role=placement.role, person=by, on=on, minutes=minutes, words=words, created_at=clock.now())
    move(made, H.PROPOSED, by=by)
    record("volunteering.hours_entered", by=by, ref=made.ref, minutes=minutes)
    return made


@transaction.atomic
def decide_hours(*, by: Person, hours: Hours, to: str, minutes: int | None = None, answer: str = "") -> Hours:
    """Confirm hours, with another number if need be, or refuse them with the reason. The volunteer is told when it is not as they said."""
    found = Hours.objects.select_for_update(of=("self",)).select_related("role__need__unit", "person")
    hours = found.get(pk=hours.pk)
    may_decide_hours(by, hours).or_refuse()
    if to == H.REJECTED and not answer:
        raise Refused(NEEDS_WORDS, field="answer")
    said = hours.said_minutes if hours.state == H.DISPUTED else hours.minutes
    confirmed = minutes or hours.minutes
    first_time = not Change.objects.filter(of=hours.ref, state=H.CONFIRMED).exists()
    move(hours, to, by=by, why=answer, minutes=confirmed, answer=answer, decided_by=by, decided_at=clock.now())
    if to == H.CONFIRMED and first_time:
        thank_for_milestone(hours)
    if hours.person and (to == H.REJECTED or confirmed != said or answer):
        notify(hours.person, f"volunteering.hours_{to}", ref=hours.ref, words=answer)
    record("volunteering.hours_decided", by=by, ref=hours.ref, to=to, minutes=confirmed)
    return hours


@transaction.atomic
def dispute_hours(*, by: Person, hours: Hours, minutes: int, words: str) -> Hours:
    """“It was longer.” Somebody looks at it again."""
    hours = Hours.objects.select_for_update(of=("self",)).select_related("role__need__unit").get(pk=hours.pk)
    may_dispute_hours(by, hours).or_refuse()
    move(hours, H.DISPUTED, by=by, why=words, said_minutes=minutes, words=words, decided_by=None, decided_at=None)
    record("volunteering.hours_disputed", by=by, ref=hours.ref, minutes=minutes)
    return hours


@transaction.atomic
def count_for_project(*, by: Person, need: Need) -> Impact:
    """Confirmed hours of the need that are not counted yet become an entry of the project that it belongs to."""
    need = Need.objects.select_for_update(of=("self",)).select_related("project__unit", "target").get(pk=need.pk)
    waiting = Hours.objects.filter(role__need=need, state=H.CONFIRMED, impact=None)
    rows = list(waiting.select_for_update().values_list("pk", flat=True))
    if need.project is None or not rows:
        raise Refused(WRONG_STATE, state=str(need.get_state_display()))
    total = Hours.objects.filter(pk__in=rows).aggregate(sum=Sum(F("minutes") * F("people")))["sum"]
    impact = record_impact(
        by=by,
        project=need.project,
        indicator=_("Volunteer hours"),
        unit=_("hours"),
        value=round(Decimal(total) / 60, 2),
        measured_on=clock.today(),
        source=_("Confirmed hours on Meydan"),
        target=need.target,
    )
    Hours.objects.filter(pk__in=rows).update(impact=impact)
    record("volunteering.hours_counted", by=by, ref=need.ref, rows=len(rows))
    return impact
