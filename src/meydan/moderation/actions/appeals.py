"""An author asks another person to look again; that person decides."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.workdays import add_workdays
from meydan.moderation.actions.reporting import show_again
from meydan.moderation.models import Appeal, Hiding
from meydan.moderation.rules import DECIDED_ALREADY, may_appeal, may_decide_appeal, setting, who_decides
from meydan.people.models import Person


@transaction.atomic
def appeal(*, by: Person, hiding: Hiding, words: str) -> Appeal:
    """Say once why it should be public again. Whoever may decide is told; the person who hid it is not among them."""
    hiding = Hiding.objects.select_for_update().get(pk=hiding.pk)
    may_appeal(by, hiding).or_refuse()
    promised = add_workdays(clock.today(), int(setting("appeal_answer_days", 5)))
    made = Appeal.objects.create(hiding=hiding, words=words, by=by, at=clock.now(), promised_for=promised)
    roles = [f"role:{role}" for role in who_decides(hiding)]
    notify(roles, "moderation.appealed", ref=made.ref, but_not=hiding.by, day=promised.isoformat())
    record("moderation.appealed", by=by, ref=hiding.ref)
    return made


@transaction.atomic
def decide_appeal(*, by: Person, appeal: Appeal, restore: bool, reason: str) -> Appeal:
    """Leave it hidden or show it again, with a reason that the author reads. Who hid it is told as well."""
    appeal = (
        Appeal.objects.select_for_update(of=("self",)).select_related("hiding__author", "hiding__by").get(pk=appeal.pk)
    )
    if appeal.outcome:
        raise Refused(DECIDED_ALREADY)
    may_decide_appeal(by, appeal).or_refuse()
    appeal.outcome = Appeal.Outcome.RESTORED if restore else Appeal.Outcome.UPHELD
    appeal.reason, appeal.decided_by, appeal.decided_at = reason, by, clock.now()
    appeal.save(update_fields=["outcome", "reason", "decided_by", "decided_at"])
    if restore:
        show_again(by=by, hiding=appeal.hiding)
    for person, code in ((appeal.hiding.author, "moderation.appeal_"), (appeal.hiding.by, "moderation.decision_")):
        if person:
            notify(person, f"{code}{appeal.outcome}", ref=appeal.hiding.own_ref, words=reason)
    record("moderation.appeal_decided", by=by, ref=appeal.hiding.ref, outcome=appeal.outcome)
    return appeal
