"""A worker goes on with the present work of an import, whatever its list holds."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.db import connection
from django.db.models import F

from meydan.imports.actions import contacts, working
from meydan.imports.models import Import

State = Import.State
type Work = Callable[[Import], Iterator[int]]
WORK: Mapping[str, Mapping[str, Work]] = {
    Import.Of.CONTRIBUTIONS: {
        State.CHECKING: working.check,
        State.IMPORTING: working.bring_in,
        State.PUBLISHING: working.show,
        State.UNDOING: working.take_back,
    },
    Import.Of.PEOPLE: {
        State.CHECKING: contacts.check,
        State.IMPORTING: contacts.bring_in,
        State.TELLING: contacts.tell_all,
        State.UNDOING: contacts.take_back,
    },
}


def carry_on(*, import_id: int, heard: Callable[[int], None] | None = None) -> None:
    """Do what is left of the present work. Two workers never do it at once; the lock goes with a worker that dies. `heard` is
    told after each batch how many rows are behind it."""
    with _only_worker(import_id) as mine:
        one = Import.objects.select_related("by").get(pk=import_id)
        if not mine or not one.is_working:
            return
        try:
            for done in WORK[one.of][State(one.state)](one):
                if heard:
                    heard(done)
        except Exception:
            Import.objects.filter(pk=import_id).update(failures=F("failures") + 1)
            raise


@contextmanager
def _only_worker(import_id: int) -> Iterator[bool]:
    key = ("meydan.imports", import_id)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(hashtext(%s), %s)", key)
        (mine,) = cursor.fetchone()
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(hashtext(%s), %s)", key)
