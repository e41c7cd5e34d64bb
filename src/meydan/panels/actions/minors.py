"""Members under 18: a guardian is named and asked by message, or seen at the desk; their yes lets the name into the drum, and can be taken
back. Whatever changes a permission locks it first and the panel after it."""

from datetime import timedelta

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.guardians import actions as guardians
from meydan.guardians.actions import Guardian, What
from meydan.guardians.models import Permission
from meydan.panels.actions.members import leave, locked_application
from meydan.panels.models import Application
from meydan.panels.queries.minors import application_behind, applications_without_need, open_permission, to_remind
from meydan.panels.rules.desk import may_note_permission, may_withdraw_permission
from meydan.panels.rules.people import may_enter_drum, may_name_guardian
from meydan.panels.rules.reasons import NOT_CALLED, WRONG_STATE, guardian_risk
from meydan.people.models import Person

S, P = Application.State, Permission.State
REMIND_BEFORE = timedelta(days=2)
CAN_BE_DRAWN = (S.ELIGIBLE, S.NOT_DRAWN, S.RESERVE)


def _asked_for(application: Application) -> What:
    return What(of=application.ref, scope=f"panel:{application.panel_id}", risk=guardian_risk())


@transaction.atomic
def name_guardian(*, by: Person, application: Application, name: str, contact: str, language: str = "") -> Permission:
    """Who says yes for me; they get a link. Also to name somebody else, and to have the link sent again."""
    may_name_guardian(by, application).or_refuse()
    guardian = Guardian(name, contact, Permission.How.MESSAGE, language)
    asked = guardians.ask(by=by, what=_asked_for(application), guardian=guardian)
    record("panels.guardian_named", by=by, ref=application.panel.ref)
    return guardians.send_link(by=by, permission=asked)


@transaction.atomic
def note_permission(*, by: Person, application: Application, proof: str) -> Permission:
    """The guardian came along, signed a paper, or was called after the code: the name goes into the drum."""
    may_note_permission(by, application).or_refuse()
    known = open_permission(application)
    if proof == Permission.Proof.CALL and (known is None or known.state != P.SAID):
        raise Refused(NOT_CALLED)
    assert application.person is not None
    record("panels.permission", by=by, ref=application.panel.ref, proof=proof)
    return guardians.note_seen(by=by, person=application.person, what=_asked_for(application), proof=proof)


@transaction.atomic
def withdraw_permission(*, by: Person, application: Application) -> Permission:
    """The guardian told the desk that they take it back, or that they say no."""
    may_withdraw_permission(by, application).or_refuse()
    known = open_permission(application)
    if known is None:
        raise Refused(WRONG_STATE, state=str(application.get_state_display()))
    record("panels.permission_back", by=by, ref=application.panel.ref)
    to = P.DECLINED if known.state == P.ASKED else P.WITHDRAWN
    return guardians.decide(by=by, permission=known, to=to)


def guardian_spoke(permission: Permission) -> None:
    """A yes lets the name into the drum; without one it leaves it, and a seat goes to somebody else. Who said no is forgotten."""
    found = application_behind(permission)
    if found is None:
        return
    row = locked_application(found)
    if permission.state in {P.GIVEN, P.SAID}:
        may_enter_drum(row).or_refuse()
        _said_yes(row, permission)
        return
    guardians.let_go(refs=[permission.of])
    _without(row)


def _said_yes(row: Application, permission: Permission) -> None:
    given = permission.state == P.GIVEN
    if given:
        row.permission, row.state = permission.proof, S.ELIGIBLE
        row.save(update_fields=["permission", "state"])
    elif row.panel.keeper:
        notify(row.panel.keeper, "panels.guardian_to_call", ref=row.panel.ref)
    notify(permission.person, "panels.applied" if given else "panels.guardian_said", ref=row.panel.ref)


def _without(row: Application) -> None:
    """The panel is locked."""
    if row.state == S.WAITING:
        code = "panels.guardian_declined"
    elif row.state in {S.SELECTED, S.CONFIRMED, *CAN_BE_DRAWN}:
        code = "panels.permission_back"
    else:
        return  # what is over is over
    if row.state in {S.SELECTED, S.CONFIRMED}:
        leave(row, S.DECLINED)
    elif row.state in CAN_BE_DRAWN:
        row.state = S.WITHDRAWN if row.state == S.ELIGIBLE else S.DECLINED
        row.save(update_fields=["state"])
    if row.person:
        notify(row.person, code, ref=row.panel.ref)


def remind_waiting() -> int:
    """Who still waits for a guardian hears it once more before the list is closed."""
    return sum(_remind(one) for one in to_remind(clock.now() + REMIND_BEFORE))


@transaction.atomic
def _remind(application: Application) -> bool:
    row = locked_application(application)
    if row.state != S.WAITING or row.reminded_at or not row.person:
        return False
    row.reminded_at = clock.now()
    row.save(update_fields=["reminded_at"])
    notify(row.person, "panels.guardian_missing", ref=row.panel.ref)
    record("panels.reminded", by=None, ref=row.panel.ref)
    return True


def let_guardians_go() -> int:
    """What nobody needs any more: the panel is over, or the young person is out of it. Names and contacts of guardians are erased."""
    return guardians.let_go(refs=applications_without_need())
