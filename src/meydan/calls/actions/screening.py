"""The first selection: who meets the conditions, who goes to the jury, and questions to applicants."""

from datetime import datetime

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.calls.actions.applying import locked_application
from meydan.calls.actions.planning import locked
from meydan.calls.models import Application, Call
from meydan.calls.queries.jury import people_in_jury
from meydan.calls.rules.desk import may_ask_more, may_read_files, may_screen
from meydan.calls.rules.reasons import PAST
from meydan.people.models import Person

S = Application.State


@transaction.atomic
def screen(*, by: Person, application: Application, to: str, reason: str = "") -> Application:
    """Meets the conditions, goes to the jury, or not: then with a reason, which the applicant reads at once."""
    application = locked_application(application)
    may_screen(by, application, to=to, reason=reason, jurors=people_in_jury(application.call)).or_refuse()
    before = application.state
    application.state, application.reason = to, reason if to == S.OUT else ""
    application.decided_at = application.changed_at = clock.now()
    application.save()
    if to == S.OUT and before != S.OUT and application.person:
        notify(application.person, "calls.out", ref=application.ref, words=reason)
    record("calls.screened", by=by, ref=application.ref, to=to)
    return application


@transaction.atomic
def shortlist_eligible(*, by: Person, call: Call) -> int:
    """All that meet the conditions go to the jury."""
    call = locked(call)
    may_read_files(by, call, people_in_jury(call)).or_refuse()
    rows = call.applications.filter(state=S.ELIGIBLE)
    count = rows.update(state=S.SHORTLISTED, changed_at=clock.now(), decided_at=clock.now())
    record("calls.shortlisted", by=by, ref=call.ref, count=count)
    return count


@transaction.atomic
def ask_more(*, by: Person, application: Application, question: str, until: datetime) -> Application:
    """One question that has to be answered until then."""
    application = locked_application(application)
    may_ask_more(by, application, people_in_jury(application.call)).or_refuse()
    if until <= clock.now():
        raise Refused(PAST, field="until")
    application.info_asked, application.info_until, application.info_answer = question, until, ""
    application.state, application.changed_at = S.MORE_INFO, clock.now()
    application.save()
    if application.person:
        notify(application.person, "calls.asked", ref=application.ref, words=question)
    record("calls.asked", by=by, ref=application.ref)
    return application


@transaction.atomic
def lapse_questions() -> int:
    """Questions whose time is over: the application goes on as it is."""
    late = Application.objects.filter(state=S.MORE_INFO, info_until__lte=clock.now())
    ids = list(late.values_list("pk", flat=True))
    Application.objects.filter(pk__in=ids).update(state=S.SUBMITTED, changed_at=clock.now())
    if ids:
        record("calls.questions_over", by=None, count=len(ids))
    return len(ids)
