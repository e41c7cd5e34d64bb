"""What worked: written by partners or the staff, read by a colleague, then public."""

from typing import Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.partners.models import Organisation, Practice
from meydan.partners.queries.organisations import represented_by
from meydan.partners.rules import may_review, may_withdraw, may_write_practice
from meydan.people.models import Person


@transaction.atomic
def write_practice(*, by: Person, organisation: Organisation | None = None, **said: Any) -> Practice:
    """Hand in what worked. It is read by the promised day."""
    may_write_practice(by, organisation, represented_by(by)).or_refuse()
    limit(f"practice:{by.pk}", "20/d")
    made = Practice.objects.create(
        organisation=organisation, by=by, sent_at=clock.now(), promised_for=promised_day(town().clock(), clock.today()), **said
    )  # fmt: skip
    notify(["role:coordinator"], "partners.practice", ref=made.ref, but_not=by)
    record("partners.practice_written", by=by, ref=made.ref)
    return made


@transaction.atomic
def review_practice(*, by: Person, practice: Practice, to: str, reason: str = "") -> Practice:
    """Publish it, or send it back with the reason."""
    practice = Practice.objects.select_for_update(of=("self",)).select_related("by", "organisation").get(pk=practice.pk)
    may_review(by, practice, to, reason).or_refuse()
    practice.state, practice.reason, practice.decided_by, practice.decided_at = to, reason.strip(), by, clock.now()
    practice.save()
    if to == Practice.State.PUBLISHED:
        make_practice_findable(practice)
    if practice.by:
        notify(practice.by, f"partners.practice_{to}", ref=practice.ref, words=practice.reason)
    record("partners.practice_reviewed", by=by, ref=practice.ref, to=to)
    return practice


def make_practice_findable(practice: Practice) -> None:
    body = f"{practice.what} {practice.where} {practice.worked} {practice.organisation or ''}"
    search.index(practice.ref, title=practice.title, body=body, at=practice.decided_at or clock.now())


@transaction.atomic
def withdraw_practice(*, by: Person, practice: Practice, reason: str) -> Practice:
    """Out of the library again, with the reason."""
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    may_withdraw(by, practice, reason).or_refuse()
    practice.state, practice.reason = Practice.State.SENT_BACK, reason.strip()
    practice.save(update_fields=["state", "reason"])
    search.remove(practice.ref)
    forget_pages()
    record("partners.practice_withdrawn", by=by, ref=practice.ref)
    return practice
