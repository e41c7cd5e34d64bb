"""Agreements from the draft to the renewal."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.base.templatetags.ui import day
from meydan.partners.models import Agreement, Organisation
from meydan.partners.queries.agreements import ending
from meydan.partners.rules import may_end, may_put_in_force, may_renew, may_save_agreement
from meydan.people.models import Person


@transaction.atomic
def save_agreement(
    *, by: Person, organisation: Organisation, agreement: Agreement | None = None, starts_on: date, ends_on: date | None = None,
    signed_on: date | None = None, **said: Any,
) -> Agreement:  # fmt: skip
    """Write down an agreement, or correct one that is not over."""
    one = _locked(agreement) if agreement else Agreement(organisation=organisation, by=by, created_at=clock.now())
    may_save_agreement(by, agreement and one, starts_on=starts_on, ends_on=ends_on, signed_on=signed_on).or_refuse()
    for name, value in {**said, "starts_on": starts_on, "ends_on": ends_on, "signed_on": signed_on}.items():
        setattr(one, name, value)
    one.save()
    record("partners.agreement_saved", by=by, ref=one.ref)
    return one


def _locked(agreement: Agreement) -> Agreement:
    return Agreement.objects.select_for_update().get(pk=agreement.pk)


@transaction.atomic
def put_in_force(*, by: Person, agreement: Agreement) -> Agreement:
    """It is signed. What it renews is over with it."""
    one = _locked(agreement)
    may_put_in_force(by, one).or_refuse()
    one.state = Agreement.State.FORCE
    one.save(update_fields=["state"])
    if one.renews_id:
        Agreement.objects.filter(pk=one.renews_id, state=Agreement.State.FORCE).update(state=Agreement.State.RENEWED)
    record("partners.agreement_in_force", by=by, ref=one.ref)
    return one


@transaction.atomic
def end_agreement(*, by: Person, agreement: Agreement, words: str) -> Agreement:
    """Its time is over, or somebody ended it; why stands beside it."""
    one = _locked(agreement)
    may_end(by, one, words).or_refuse()
    one.state, one.words = Agreement.State.ENDED, words.strip()
    one.save(update_fields=["state", "words"])
    record("partners.agreement_ended", by=by, ref=one.ref)
    return one


@transaction.atomic
def renew_agreement(*, by: Person, agreement: Agreement) -> Agreement:
    """A draft that follows it: the same words, beginning on the day after. Asked twice, it is the same draft."""
    one = _locked(agreement)
    may_renew(by, one).or_refuse()
    if follows := Agreement.objects.filter(renews=one).first():
        return follows
    made = Agreement.objects.create(
        organisation_id=one.organisation_id, what=one.what, title=one.title, basis=one.basis, remind_days=one.remind_days,
        public=one.public, starts_on=(one.ends_on or clock.today()) + timedelta(days=1), renews=one, by=by, created_at=clock.now(),
    )  # fmt: skip
    record("partners.agreement_renewed", by=by, ref=made.ref, of=one.ref)
    return made


@transaction.atomic
def remind_of_agreements() -> int:
    """On the day that an agreement begins to wait, the Centre is told once; returns how many."""
    found = [one for one in ending() if one.wakes_on == clock.today()]
    for one in found:
        notify(["role:coordinator"], "partners.agreement_ends", ref=one.ref, day=day(one.ends_on))
    if found:
        record("partners.agreements_reminded", by=None, agreements=len(found))
    return len(found)
