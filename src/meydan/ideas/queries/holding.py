"""Open work that lies with one of the staff, by name."""

from django.db.models import QuerySet

from meydan.ideas.models import Contribution, Process
from meydan.ideas.models.contributions import WAITING


def contributions_in_hands() -> QuerySet[Contribution]:
    """Those that wait for an answer and that somebody sees to."""
    return Contribution.objects.filter(state__in=WAITING, withdrawn_at=None, assigned_to__isnull=False)


def processes_in_hands() -> QuerySet[Process]:
    """Those whose report is still to be written."""
    return Process.objects.filter(report_at=None, owner__isnull=False)
