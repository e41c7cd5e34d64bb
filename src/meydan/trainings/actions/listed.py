"""People come on the list of a run from a table: who signed up on paper at the Centre, whom a unit names for its staff."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.people.queries import person_by_email
from meydan.places.models import Unit
from meydan.trainings.actions.enrolling import apply
from meydan.trainings.models import Enrolment, Run, Track
from meydan.trainings.rules import may_apply, may_enrol


@transaction.atomic
def enrol_listed(*, by: Person, run: Run, rows: Sequence[tuple[int, str]]) -> list[int]:
    """A seat for each (line, e-mail address) that belongs to an account, and a message; staff are named to their manager, who answers
    as ever. Nobody in line is overtaken. Returns the lines that were left out: no account, on the list already, no seat."""
    may_enrol(by, run).or_refuse()
    left = [line for line, email in rows if not _is_enrolled(by, run, email)]
    record("trainings.listed", by=by, ref=run.ref, people=len(rows) - len(left))
    return left


def _is_enrolled(by: Person, run: Run, email: str) -> bool:
    person = person_by_email(email)
    before = run.enrolments.select_related("seat").filter(person=person).first() if person else None
    if person is None or (before and before.is_live):
        return False
    try:
        with transaction.atomic():
            if run.track == Track.INSIDE:
                unit = Unit.objects.filter(pk__in=person.unit_ids).order_by("pk").first()
                apply(by=by, run=run, unit=unit, named=person)
            else:
                _seat(by, run, person, before)
    except (Refused, IntegrityError):
        return False
    return True


def _seat(by: Person, run: Run, person: Person, before: Enrolment | None) -> None:
    may_apply(person, run, None).or_refuse()
    made = before or Enrolment(run=run, person=person)
    made.withdrawn_at, made.at = None, clock.now()
    made.save()
    assert run.line is not None  # the rule has looked
    made.seat = attendance.give_seat(by=by, person=person, occasion=run.line)
    made.save(update_fields=["seat"])
    notify(person, "trainings.put_down", ref=made.ref, but_not=by)
