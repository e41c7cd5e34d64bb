"""Reporting an incident, opening it, doing something about it, closing it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.safety.models import Incident, IncidentStep
from meydan.safety.queries import kept_too_long
from meydan.safety.rules import assess_by, close_by, may_handle, may_move, may_report, may_report_time, officers
from meydan.sealed.actions import note_look
from meydan.sealed.models import Read


@dataclass(frozen=True)
class Account:
    """What somebody says about an incident."""

    what: str
    where: str
    affected: str
    first_measure: str


@transaction.atomic
def report_incident(
    *, by: Person, occasion: Occasion | None, severity: str, happened_at: datetime, account: Account
) -> Incident:
    """Report what happened. The safety officers are told at once, without a word of it in the message."""
    may_report(by, occasion).or_refuse()
    may_report_time(happened_at).or_refuse()
    limit(f"incident:{by.pk}", "10/d")
    made = Incident(
        occasion=occasion, reported_by=by, severity=severity, happened_at=happened_at, reported_at=clock.now()
    )
    made.due_at = assess_by(severity, made.reported_at)
    made.seal(json.dumps(asdict(account), ensure_ascii=False))
    made.save()
    notify([f"role:{role}" for role in sorted(officers())], f"safety.reported_{severity}", ref=made.ref)
    record("safety.reported", by=by, ref=made.ref, severity=severity)
    return made


def account_of(incident: Incident) -> Account:
    """For the reporter, and behind `open_incident`."""
    return Account(**json.loads(incident.unseal()))


@transaction.atomic
def open_incident(*, by: Person, incident: Incident) -> Account:
    """Read it; that somebody did is written down, and the data officer sees it."""
    may_handle(by).or_refuse()
    note_look(
        by=by, of=incident.ref, what=Read.INCIDENT, purpose=gettext("Incident no. %(number)s") % {"number": incident.pk}
    )
    record("safety.read", by=by, ref=incident.ref)
    return account_of(incident)


@transaction.atomic
def take_step(*, by: Person, incident: Incident, to: str, words: str, for_reporter: bool = False) -> Incident:
    """Write down what was found or done; the state goes on, or stays. The reporter is told that it goes on."""
    incident = Incident.objects.select_for_update(of=("self",)).select_related("reported_by").get(pk=incident.pk)
    may_move(by, incident, to).or_refuse()
    moved = to != incident.state
    incident.state = to
    incident.due_at = close_by(incident.reported_at)
    incident.closed_at = clock.now() if to == Incident.State.CLOSED else None
    incident.save(update_fields=["state", "due_at", "closed_at"])
    step = IncidentStep(incident=incident, state=to, by=by, at=clock.now(), for_reporter=for_reporter)
    step.seal(words)
    step.save()
    if incident.reported_by and (moved or for_reporter):
        code = "safety.closed" if to == Incident.State.CLOSED else "safety.goes_on"
        notify(incident.reported_by, code, ref=incident.ref, but_not=by)
    record("safety.step", by=by, ref=incident.ref, to=to)
    return incident


@transaction.atomic
def delete_old() -> int:
    """Incidents that were closed longer ago than the town keeps them."""
    count = kept_too_long().delete()[1].get("safety.Incident", 0)
    if count:
        record("safety.deleted", by=None, incidents=count)
        note_destruction(
            what="safety.Incident",
            count=count,
            rule=gettext_noop("incidents closed longer ago than the town keeps them"),
        )
    return count
