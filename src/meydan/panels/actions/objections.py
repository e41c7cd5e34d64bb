"""Somebody says that a draw was not right; the answer stands beside the draw."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.base.workdays import add_workdays
from meydan.panels.models import Objection, Panel
from meydan.panels.queries.pool import last_drawn
from meydan.panels.rules.desk import may_answer_objection
from meydan.panels.rules.people import may_object
from meydan.panels.rules.reasons import setting
from meydan.people.models import Person


@transaction.atomic
def object_to_draw(*, by: Person, panel: Panel, text: str) -> Objection:
    """Say what was not right, within some days."""
    may_object(by, last_drawn(panel)).or_refuse()
    due = add_workdays(clock.today(), setting("objection_answer_days", 5))
    made = Objection.objects.create(panel=panel, person=by, text=text, at=clock.now(), due_on=due)
    if panel.keeper:
        notify(panel.keeper, "panels.objection", ref=panel.ref, but_not=by)
    record("panels.objected", by=by, ref=panel.ref)
    return made


@transaction.atomic
def answer_objection(*, by: Person, objection: Objection, answer: str) -> Objection:
    """The answer is public; the objection's own words are not."""
    row = Objection.objects.select_for_update(of=("self",)).select_related("panel__unit", "person").get(pk=objection.pk)
    may_answer_objection(by, row).or_refuse()
    row.answer, row.answered_at = answer, clock.now()
    row.save(update_fields=["answer", "answered_at"])
    if row.person:
        notify(row.person, "panels.objection_answered", ref=row.panel.ref, words=answer[:300])
    record("panels.objection_answered", by=by, ref=row.panel.ref)
    return row
