"""Who teaches a run from outside: named and dismissed by who leads it."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.people.queries import person_by_email
from meydan.trainings.models import Run, Teaching
from meydan.trainings.rules import may_lead, may_let_teach
from meydan.trainings.rules.reasons import NO_ACCOUNT, TEACHES_ALREADY


@transaction.atomic
def let_teach(*, by: Person, run: Run, email: str) -> Teaching:
    """Somebody with an account marks and observes at this run, without access to the desk."""
    may_let_teach(by, run).or_refuse()
    person = person_by_email(email)
    if person is None:
        raise Refused(NO_ACCOUNT, field="email")
    may_let_teach(by, run, run.enrolments.filter(person=person, withdrawn_at=None).exists()).or_refuse()
    made, new = Teaching.objects.get_or_create(run=run, person=person, defaults={"by": by, "at": clock.now()})
    if not new:
        raise Refused(TEACHES_ALREADY, field="email")
    notify(person, "trainings.teaching", ref=made.ref, but_not=by)
    record("trainings.teaching_given", by=by, ref=made.ref, run=run.pk)
    return made


@transaction.atomic
def end_teaching(*, by: Person, teaching: Teaching) -> None:
    """They see nothing of the run any more. What they marked stays."""
    may_lead(by, teaching.run).or_refuse()
    record("trainings.teaching_ended", by=by, ref=teaching.ref, run=teaching.run_id)
    teaching.delete()
