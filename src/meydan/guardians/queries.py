"""Permissions of guardians: one person's, those behind a link, and those whose time has come. Slices list their own by `of_scope`."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from meydan.base import clock
from meydan.guardians.models import OPEN_PERMISSIONS, Permission
from meydan.guardians.rules import is_link, remind_days

S = Permission.State


def of_scope(begins: str) -> QuerySet[Permission]:
    """Those of the scopes that begin like this."""
    return Permission.objects.filter(scope__startswith=begins)


def by_link(pk: int, link: str) -> Permission | None:
    """For who holds the link, whoever that is."""
    found = Permission.objects.select_related("person").filter(pk=pk).first()
    return found if found and is_link(found, link) else None


def to_write(pk: int) -> Permission | None:
    return Permission.objects.select_related("person").filter(pk=pk).first()


def permissions_over() -> list[Permission]:
    """Past their last day, or of somebody who is 18 today."""
    today = clock.today()
    over = Q(of_age_on__lte=today) | Q(state=S.GIVEN, valid_until__lt=today)
    return list(Permission.objects.filter(over, state__in=OPEN_PERMISSIONS).order_by("pk"))


def unanswered() -> list[Permission]:
    """The link went out some days ago, still answers, and was not sent once more."""
    now = clock.now()
    rows = Permission.objects.filter(state=S.ASKED, how=Permission.How.MESSAGE, reminded_at=None, link_until__gt=now)
    return list(rows.filter(sent_at__lte=now - timedelta(days=remind_days())).order_by("pk"))
