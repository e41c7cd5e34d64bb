"""Standing behind a contribution."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, prefetch_related_objects

from meydan.base import clock
from meydan.base.audit import record
from meydan.ideas.models import Contribution, Support
from meydan.ideas.queries.contributions import support_of, to_lock
from meydan.ideas.rules.contributions import may_support
from meydan.people.models import Person


@transaction.atomic
def support(*, by: Person, contribution: Contribution) -> Contribution:
    """Stand behind a contribution, once; twice changes nothing. Support of a joined one counts where it was joined to."""
    contribution = _locked(contribution.merged_into_id or contribution.pk)
    may_support(by, contribution).or_refuse()
    if not support_of(contribution.pk, by.pk):  # nobody else adds one: the row is ours
        Support.objects.create(contribution=contribution, person=by, at=clock.now())
        contribution.support_count += 1
        contribution.save(update_fields=["support_count"])
        record("ideas.supported", by=by, ref=contribution.ref)
    return contribution


@transaction.atomic
def support_together(*, people: Sequence[Person], contribution: Contribution) -> int:
    """Several people stand behind a contribution at one moment; returns how many were counted. Whom `may_support` refuses,
    or who does so already, is passed over. One audit line holds the number."""
    contribution = _locked(contribution.merged_into_id or contribution.pk)
    counted = set(Support.objects.filter(contribution=contribution).values_list("person_id", flat=True))
    fresh = [one for one in people if one.pk not in counted and may_support(one, contribution)]
    Support.objects.bulk_create(Support(contribution=contribution, person=one, at=clock.now()) for one in fresh)
    if fresh:
        _count(contribution, len(fresh))
        record("ideas.supported_together", by=None, ref=contribution.ref, count=len(fresh))
    return len(fresh)


@transaction.atomic
def withdraw_support(*, by: Person, contribution: Contribution) -> Contribution:
    """Take one's support back."""
    contribution = contribution.merged_into or contribution
    gone, _ = Support.objects.filter(contribution=contribution, person=by).delete()
    if gone:
        _count(contribution, -1)
        record("ideas.support_withdrawn", by=by, ref=contribution.ref)
    contribution.refresh_from_db(fields=["support_count"])
    return contribution


def _locked(pk: int) -> Contribution:
    """As it is now: its author may be taking it back at this moment."""
    found = to_lock(pk)
    prefetch_related_objects(found, "process__stages")
    return found[0]


def _count(contribution: Contribution, change: int) -> None:
    Contribution.objects.filter(pk=contribution.pk).update(support_count=F("support_count") + change)
