"""An organisation's own page: its representative proposes, the Centre approves or sends back, then it is public."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.goals.models import Goal
from meydan.moderation.actions import add_photo, remove_photo
from meydan.moderation.models import Photo
from meydan.partners.actions.organisations import ON_THE_PAGE, renew_page
from meydan.partners.models import Change, Organisation
from meydan.partners.queries.organisations import represented_by
from meydan.partners.rules import may_decide_change, may_keep_partners, may_speak_for
from meydan.partners.rules.reasons import CHANGE_OPEN, NOTHING_NEW
from meydan.people.models import Person


@transaction.atomic
def propose_change(*, by: Person, organisation: Organisation, goals: Sequence[Goal], **said: Any) -> Change:
    """What should stand on the page. It is looked at by the promised day; until then the page stays as it is."""
    may_speak_for(by, organisation, represented_by(by)).or_refuse()
    limit(f"partners:{by.pk}", "10/h")
    one = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if one.changes.filter(state=Change.State.SENT).exists():
        raise Refused(CHANGE_OPEN)
    new = _different(one, goals, said)
    if not new:
        raise Refused(NOTHING_NEW)
    made = Change.objects.create(
        organisation=one, by=by, said=new, at=clock.now(), promised_for=promised_day(town().clock(), clock.today())
    )
    notify(["role:coordinator"], "partners.change", ref=made.ref)
    record("partners.change_proposed", by=by, ref=one.ref, fields=sorted(new))
    return made


def _different(one: Organisation, goals: Sequence[Goal], said: dict[str, Any]) -> dict[str, Any]:
    """Only the fields that say something else than the page."""
    new = {name: said[name] for name in ON_THE_PAGE if name in said and said[name] != getattr(one, name)}
    numbers = sorted(goal.number for goal in goals)
    before = sorted(one.goals.values_list("number", flat=True))
    return new | ({"goals": numbers} if numbers != before else {})


@transaction.atomic
def decide_change(*, by: Person, change: Change, to: str, reason: str = "") -> Change:
    """Approve: it stands on the page at once. Send back: with the reason."""
    change = Change.objects.select_for_update(of=("self",)).select_related("by", "organisation").get(pk=change.pk)
    may_decide_change(by, change, to, reason).or_refuse()
    change.state, change.reason, change.decided_by, change.decided_at = to, reason.strip(), by, clock.now()
    change.save()
    if to == Change.State.APPROVED:
        _carry_over(change)
    if change.by:
        notify(change.by, f"partners.change_{to}", ref=change.organisation.ref, words=change.reason)
    record("partners.change_decided", by=by, ref=change.organisation.ref, to=to)
    return change


def _carry_over(change: Change) -> None:
    one = Organisation.objects.select_for_update().get(pk=change.organisation_id)
    said = dict(change.said)
    numbers = said.pop("goals", None)
    goals = Goal.objects.filter(number__in=numbers) if numbers is not None else one.goals.all()
    renew_page(one, goals=list(goals), **said)


@transaction.atomic
def send_logo(*, by: Person, organisation: Organisation, upload: "UploadedFile[Any]") -> Photo:
    """The organisation's sign, drawn anew; public once a moderator has looked at it. The one before makes room."""
    if not may_keep_partners(by):
        may_speak_for(by, organisation, represented_by(by)).or_refuse()
        limit(f"partners_logo:{by.pk}", "5/h")
    for before in Photo.objects.filter(of=organisation.ref, state=Photo.State.WAITING):
        remove_photo(by=by, photo=before)
    return add_photo(by=by, ref=organisation.ref, upload=upload, words=organisation.name)
