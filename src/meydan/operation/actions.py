"""Noting errors, and that somebody has looked at one."""

from datetime import timedelta

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.operation.models import Trouble
from meydan.operation.rules import may_operate
from meydan.people.models import Person

KEPT = timedelta(days=30)
ONE_MORE = """
    insert into operation_trouble (page, what, times, first_at, last_at) values (%s, %s, 1, %s, %s)
    on conflict (page, what) where done_at is null do update set times = operation_trouble.times + 1, last_at = excluded.last_at
"""


def note_trouble(*, page: str, what: str) -> None:
    """Count one error. It happens outside of the transaction that failed."""
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [page[:120], what[:120], now, now])


@transaction.atomic
def finish_trouble(*, by: Person, trouble: Trouble) -> Trouble:
    """Somebody has looked at an error; if it comes again, it stands there anew."""
    may_operate(by).or_refuse()
    trouble = Trouble.objects.select_for_update().get(pk=trouble.pk)
    if trouble.done_at is None:
        trouble.done_at = clock.now()
        trouble.save(update_fields=["done_at"])
        record("operation.looked_at", by=by, page=trouble.page, what=trouble.what)
    return trouble


def forget_old_troubles() -> int:
    """Errors are kept for thirty days; returns how many went."""
    return Trouble.objects.filter(last_at__lt=clock.now() - KEPT).delete()[0]
