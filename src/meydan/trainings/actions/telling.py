"""Messages to those on the list, and what people say about a training, without their names."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.questions.actions import write_answers
from meydan.trainings.models import Enrolment, Run
from meydan.trainings.queries.desk import recipients
from meydan.trainings.rules import bit_of, may_evaluate, may_message
from meydan.trainings.rules.reasons import NOBODY


@transaction.atomic
def send_message(*, by: Person, run: Run, to: str, words: str, promotion: bool = False) -> int:
    """Write to those who take part, who wait, or to all; returns how many. What is no service goes only to who wants such messages."""
    may_message(by, run).or_refuse()
    people = recipients(run, to)
    if not people:
        raise Refused(NOBODY, field="to")
    notify(people, "trainings.news" if promotion else "trainings.message", ref=run.ref, words=words)
    record("trainings.message", by=by, ref=run.ref, people=len(people), promotion=promotion)
    return len(people)


@transaction.atomic
def evaluate(*, by: Person, enrolment: Enrolment, form: str, given: Mapping[str, Any]) -> int:
    """What somebody thinks, learned or uses. That they answered is remembered, not what."""
    kept = Enrolment.objects.select_for_update(of=("self",)).select_related("run__course", "seat").get(pk=enrolment.pk)
    may_evaluate(by, kept, form).or_refuse()
    kept.forms_given |= bit_of(form)
    kept.save(update_fields=["forms_given"])
    course = kept.run.course
    count = write_answers(by=None, of=course.ref, form=form, sheet=f"{course.ref}:{secrets.token_hex(8)}", given=given)
    record("trainings.evaluated", by=None, ref=course.ref, form=form)
    return count
