"""Objections: somebody says that a decision was not right, it is answered, and where they were right it is looked at or decided again."""

from collections.abc import Mapping

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.base.workdays import add_workdays
from meydan.calls.actions.applying import locked_application
from meydan.calls.actions.deciding import begin_ventures, tell_team
from meydan.calls.actions.planning import locked
from meydan.calls.models import TAKEN, Application, Objection, State, Venture
from meydan.calls.queries.jury import people_in_jury
from meydan.calls.queries.objections import objection_to, others_taken
from meydan.calls.rules import setting
from meydan.calls.rules.desk import may_answer_objection, may_decide_again
from meydan.calls.rules.people import may_object
from meydan.people.models import Person

S = Application.State
BACK: Mapping[str, str] = {State.OPEN: S.SUBMITTED, State.SCREENING: S.SUBMITTED, State.JURY: S.IN_JURY}
"""To where an application returns that was left out wrongly, by the state of its call."""


@transaction.atomic
def object_to_decision(*, by: Person, application: Application, text: str) -> Objection:
    """Say what was not right. It is answered by a promised day."""
    application = locked_application(application)
    may_object(by, application, objected=objection_to(application) is not None).or_refuse()
    due = add_workdays(clock.today(), setting("objection_answer_days", 10))
    made = Objection.objects.create(application=application, text=text, at=clock.now(), due_on=due)
    if application.call.keeper:
        notify(application.call.keeper, "calls.objection", ref=application.ref, number=application.number)
    record("calls.objected", by=by, ref=application.ref)
    return made


@transaction.atomic
def answer_objection(*, by: Person, objection: Objection, outcome: str, answer: str) -> Objection:
    """With words, which the applicant reads at once. Who was left out wrongly is looked at again as long as the jury has not ended."""
    call = locked(objection.application.call)
    application = locked_application(objection.application)
    row = Objection.objects.select_for_update().get(pk=objection.pk)
    row.application, application.call = application, call
    may_answer_objection(by, row, people_in_jury(call)).or_refuse()
    row.outcome, row.answer, row.answered_at, row.answered_by = outcome, answer, clock.now(), by
    row.save()
    if row.is_right and application.state == S.OUT and call.state in BACK:
        application.state, application.reason, application.changed_at = BACK[call.state], "", clock.now()
        application.save()
    if application.person:
        notify(application.person, "calls.objection_answered", ref=application.ref, words=answer[:300])
    record("calls.objection_answered", by=by, ref=application.ref, outcome=outcome)
    return row


@transaction.atomic
def decide_again(
    *, by: Person, application: Application, decision: str, reason: str, condition: str = ""
) -> Application:
    """After the result, because an objection was right; everybody who belongs to it is told at once."""
    call = locked(application.call)
    application = locked_application(application)
    application.call = call
    may_decide_again(
        by, application, objection_to(application), decision=decision, reason=reason, condition=condition, taken=others_taken(application)
    ).or_refuse()  # fmt: skip
    application.state = application.decision = decision
    application.reason, application.condition = reason, condition if decision == S.CONDITIONAL else ""
    application.decided_at = application.changed_at = clock.now()
    application.save()
    if decision in TAKEN and not Venture.objects.filter(application=application).exists():
        begin_ventures([application])
    tell_team(application)
    record("calls.decided_again", by=by, ref=application.ref, decision=decision)
    return application
