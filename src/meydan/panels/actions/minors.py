"""Members under 18: a guardian's permission is seen at the desk, and can be taken back there. Nothing is kept of the guardian."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.panels.actions.members import leave, locked_application
from meydan.panels.models import Application
from meydan.panels.rules.desk import may_note_permission, may_withdraw_permission
from meydan.people.models import Person

S = Application.State


@transaction.atomic
def note_permission(*, by: Person, application: Application, proof: str) -> Application:
    """The guardian came along, or signed a paper: the name goes into the drum."""
    row = locked_application(application)
    may_note_permission(by, row).or_refuse()
    row.permission, row.permission_at, row.permission_by, row.state = proof, clock.now(), by, S.ELIGIBLE
    row.save(update_fields=["permission", "permission_at", "permission_by", "state"])
    if row.person:
        notify(row.person, "panels.applied", ref=row.panel.ref)
    record("panels.permission", by=by, ref=row.panel.ref, proof=proof)
    return row


@transaction.atomic
def withdraw_permission(*, by: Person, application: Application) -> Application:
    """The guardian took it back: the name leaves the drum, a seat goes to somebody else."""
    row = locked_application(application)
    may_withdraw_permission(by, row).or_refuse()
    if row.state in {S.SELECTED, S.CONFIRMED}:
        leave(row, S.DECLINED)
    else:
        row.state = S.DECLINED if row.state == S.RESERVE else S.WITHDRAWN
        row.save(update_fields=["state"])
    if row.person:
        notify(row.person, "panels.permission_back", ref=row.panel.ref)
    record("panels.permission_back", by=by, ref=row.panel.ref)
    return row
