"""Standing behind a contribution."""

from django.db import transaction
from django.db.models import F

from meydan.base import clock
from meydan.base.audit import record
from meydan.ideas.models import Contribution, Support
from meydan.ideas.rules.contributions import may_support
from meydan.people.models import Person


@transaction.atomic
def support(*, by: Person, contribution: Contribution) -> Contribution:
    """Stand behind a contribution, once; twice changes nothing. Support of a joined one counts where it was joined to."""
    contribution = _locked(contribution.merged_into or contribution)
    may_support(by, contribution).or_refuse()
    _, fresh = Support.objects.get_or_create(contribution=contribution, person=by, defaults={"at": clock.now()})
    if fresh:
        _count(contribution, 1)
        record("ideas.supported", by=by, ref=contribution.ref)
    contribution.refresh_from_db(fields=["support_count"])
    return contribution


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


def _locked(contribution: Contribution) -> Contribution:
    """As it is now: its author may be taking it back at this moment."""
    rows = Contribution.objects.select_for_update(of=("self",), no_key=True).select_related(
        "process", "thread__merged_into"
    )
    return rows.get(pk=contribution.pk)


def _count(contribution: Contribution, change: int) -> None:
    Contribution.objects.filter(pk=contribution.pk).update(support_count=F("support_count") + change)
