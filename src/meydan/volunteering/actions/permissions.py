"""A guardian's permission: recorded at the desk, withdrawn at any time."""

from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.volunteering.models import Permission
from meydan.volunteering.rules import may_run_volunteering
from meydan.volunteering.rules.reasons import WRONG_STATE

S = Permission.State
AFTER = {S.GIVEN: {S.ASKED}, S.DECLINED: {S.ASKED}, S.WITHDRAWN: {S.GIVEN}}


@transaction.atomic
def decide_permission(
    *, by: Person, permission: Permission, to: str, valid_until: date | None = None, risk: str = ""
) -> Permission:
    """Staff write down what the guardian said at the desk or on paper. The young person is told."""
    permission = Permission.objects.select_for_update(of=("self",)).select_related("person").get(pk=permission.pk)
    may_run_volunteering(by).or_refuse()
    if permission.state not in AFTER[S(to)]:
        raise Refused(WRONG_STATE, state=str(permission.get_state_display()))
    permission.state, permission.seen_by, permission.decided_at = to, by, clock.now()
    permission.valid_until = valid_until or permission.valid_until
    permission.risk = risk or permission.risk
    permission.save()
    notify(permission.person, f"volunteering.permission_{to}")
    record("volunteering.permission", by=by, ref=permission.person.ref, to=to)
    return permission
