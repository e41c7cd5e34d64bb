"""Verbs of the demo bar: moving the clock, and beginning anew. They exist in a demo only."""

import logging
import time
from datetime import datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone
from psycopg.sql import SQL, Identifier

from meydan.base import clock
from meydan.base.actions import claim_stamp, stamp, unstamp
from meydan.base.errors import Refused
from meydan.base.jobs import duties_between
from meydan.base.models import Stamp
from meydan.base.queries import all_stamps
from meydan.base.town import town
from meydan.front.demo.state import BUSY, CATCHING_UP, LOADED, SECONDS, STATE
from meydan.front.rules import CLOCK_TOO_FAR, NO_DEMO

FURTHEST = timedelta(days=400)
VOID_AFTER = timedelta(minutes=10)
log = logging.getLogger(__name__)


@transaction.atomic
def move_clock(*, by: timedelta | None) -> tuple[datetime, datetime]:
    """Set the clock of the whole demo forward, or with None back to today. Returns the moments before and after."""
    if not settings.DEMO:
        raise Refused(NO_DEMO)
    moved = timedelta(seconds=int(all_stamps().get(clock.MOVED, 0)))
    real = clock.now() - clock.moved()
    if by is None:
        unstamp(names=[clock.MOVED, CATCHING_UP])
        return real + moved, real
    if moved + by > FURTHEST:
        raise Refused(CLOCK_TOO_FAR, days=FURTHEST.days)
    end = real + moved + by
    stamp(name=clock.MOVED, value=str(int((moved + by).total_seconds())))
    stamp(name=CATCHING_UP, value=end.isoformat())
    return real + moved, end


def do_duties(*, start: datetime, end: datetime) -> int:
    """What the worker does by itself between two moments, each piece at its moment; returns how many. One that fails does not
    keep the others from their turn. Nothing is done any more for a town that is about to begin anew."""
    done = 0
    for moment, work in duties_between(start, end):
        if all_stamps().get(STATE, "").startswith(BUSY):
            break
        done += 1
        try:
            with clock.at(moment):
                work(int(moment.timestamp()))
        except Exception:
            log.exception("%s failed at %s", work.__name__, moment)
    if all_stamps().get(CATCHING_UP) == end.isoformat():  # nobody moved the clock further meanwhile
        unstamp(names=[CATCHING_UP])
    return done


@transaction.atomic
def ask_to_begin_anew() -> bool:
    """Claim the one turn of loading the demo town again; False when somebody else holds it. A claim whose worker died is void
    after a while."""
    if not settings.DEMO:
        raise Refused(NO_DEMO)
    before, now = all_stamps().get(STATE, ""), timezone.now()
    since = before.removeprefix(BUSY)
    if since != before and now - datetime.fromisoformat(since) < VOID_AFTER:
        return False
    return claim_stamp(name=STATE, value=BUSY + now.isoformat(), before=before)


def keep_old_town() -> None:
    """A demo that was stopped while it began anew has not begun: the old town stands, and somebody may ask again."""
    before = all_stamps().get(STATE, "")
    if before.startswith(BUSY):
        claim_stamp(name=STATE, value=LOADED, before=before)
    unstamp(names=[CATCHING_UP])


def begin_anew() -> None:
    """Empty the tables and load the demo town again, in one transaction: until it is done everybody sees the old town."""
    from meydan.front.demo.load import DemoTown  # all verbs of the house and what draws pictures: nothing for a page

    began = time.monotonic()
    try:
        with transaction.atomic():
            _empty()
            unstamp(names=[name for name in all_stamps() if name not in {"demo", STATE, SECONDS}])
            with clock.at(clock.now() - clock.moved()):
                call_command("load_town", verbosity=0)
                DemoTown(town().folder / "demo", seed=1).load()
            stamp(name=SECONDS, value=str(round(time.monotonic() - began)))
    except Exception:
        stamp(name=STATE, value=LOADED)  # the old town stands; the next one may try
        raise


def _empty() -> None:
    """Every row that people or the town file made, and the numbers begin at 1 again. Foreign keys are checked at the end."""
    models_of_ours = [one for one in apps.get_models(include_auto_created=True) if _is_ours(one)]
    tables = {one._meta.db_table for one in models_of_ours} - {Stamp._meta.db_table}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(SQL("delete from {}").format(Identifier(table)))
        for sequence in connection.introspection.sequence_list():
            if sequence["table"] in tables:
                cursor.execute(SQL("alter sequence {} restart").format(Identifier(sequence["name"])))


def _is_ours(model: type[Model]) -> bool:
    return model.__module__.startswith(("meydan.", "allauth.", "django.contrib.sessions"))
