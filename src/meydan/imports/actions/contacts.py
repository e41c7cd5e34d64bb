"""Lists of people: trial, import, writing to those who were imported, undoing, and what becomes of who does not answer."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import batched, islice
from typing import Any

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.jobs import enqueue
from meydan.imports import store
from meydan.imports.actions.working import BATCH, begin, finish, locked
from meydan.imports.contact_rows import (
    KNOWN,
    NEW,
    SAME_PERSON,
    THERE,
    ContactReader,
    FirstOfEach,
    Listed,
    place_in,
)
from meydan.imports.models import Contact, Import, NotAgain, RejectedRow
from meydan.imports.models.contacts import digest_of
from meydan.imports.queries import lookups
from meydan.imports.queries.contacts import directory_of, silent, untold
from meydan.imports.reading.tables import Row
from meydan.imports.rows import Rejected
from meydan.imports.rules import may_tell
from meydan.people.models import Person

State = Import.State
type Verdict = tuple[Listed | Rejected, str, int | None]
"""A row, what becomes of it, and the account that it belongs to."""


def _judged(chunk: Sequence[Row], reader: ContactReader, seen: FirstOfEach) -> list[Verdict]:
    """Two queries for all of them, and one for those who said no."""
    rows = [reader.read(line, cells) for line, cells in chunk]
    directory = directory_of([row for row in rows if isinstance(row, Listed)])
    found: list[Verdict] = []
    for row in rows:
        if isinstance(row, Rejected):
            found.append((row, row.reason, None))
        elif first := seen.earlier(row):
            found.append((Rejected(row.line, SAME_PERSON, str(first), []), SAME_PERSON, None))
        else:
            verdict, person = place_in(row, directory)
            taken = verdict in {NEW, KNOWN, THERE}
            found.append((row if taken else Rejected(row.line, verdict, "", []), verdict, person))
    return found


def check(one: Import) -> Iterator[int]:
    """The trial: begun anew after a crash, since it writes nothing but its result."""
    reader, seen, done = ContactReader(one, lookups()), FirstOfEach(), 0
    counts, rejected = dict.fromkeys((NEW, KNOWN, THERE), 0), list[Rejected]()
    for chunk in batched(store.rows(one.key), BATCH):
        for row, verdict, _person in _judged(chunk, reader, seen):
            if isinstance(row, Rejected):
                rejected.append(row)
            else:
                counts[verdict] += 1
        done += len(chunk)
        Import.objects.filter(pk=one.pk).update(done=done)
        yield done
    _finish_check(one, counts, rejected)


@transaction.atomic
def _finish_check(one: Import, counts: dict[str, int], rejected: Sequence[Rejected]) -> None:
    """Rows that are not taken are kept by their number and reason: what else stands in them nobody consented to."""
    RejectedRow.objects.filter(of=one).delete()
    RejectedRow.objects.bulk_create(
        (RejectedRow(of=one, line=row.line, reason=row.reason, value=row.value) for row in rejected), batch_size=2000
    )
    reasons: dict[str, dict[str, Any]] = {}
    for row in rejected:
        reasons.setdefault(row.reason, {"count": 0, "line": row.line, "value": row.value})["count"] += 1
    report: dict[str, Any] = {"new": counts[NEW] + counts[KNOWN], "known": counts[KNOWN], "there": counts[THERE]}
    report |= {"rejected": reasons, "turned_away": len(rejected)}
    Import.objects.filter(pk=one.pk).update(state=State.CHECKED, report=report)
    record("imports.checked", by=None, ref=one.ref, new=report["new"], rejected=len(rejected))


def bring_in(one: Import) -> Iterator[int]:
    """What the trial showed, for rows that are still new then. Rows are told apart from earlier ones by the database."""
    reader, source = ContactReader(one, lookups()), store.rows(one.key, start=one.done)
    while chunk := list(islice(source, BATCH)):
        _bring_in_batch(one, chunk, reader)
        yield one.done
    _finish_import(one)


@transaction.atomic
def _bring_in_batch(one: Import, chunk: Sequence[Row], reader: ContactReader) -> None:
    """One list at a time, so that who stands on two of them is taken once and told of once."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('meydan.imports.contacts'))")
    made = Contact.objects.bulk_create(
        _contact(one, row, person)
        for row, verdict, person in _judged(chunk, reader, FirstOfEach())
        if isinstance(row, Listed) and verdict in {NEW, KNOWN}
    )
    one.done, one.made = one.done + len(chunk), one.made + len(made)
    one.save(update_fields=["done", "made"])


def _contact(one: Import, row: Listed, person: int | None) -> Contact:
    facts = asdict(row) | {"neighbourhood_id": row.neighbourhood}
    del facts["neighbourhood"]
    return Contact(of=one, person_id=person, at=clock.now(), **facts)


@transaction.atomic
def _finish_import(one: Import) -> None:
    """The rows go as soon as nobody needs them: people who say no shall not lie about in a file."""
    one.state, one.imported_at = State.IMPORTED, clock.now()
    one.save(update_fields=["state", "imported_at"])
    transaction.on_commit(lambda: store.destroy(one.key))
    record("imports.people_imported", by=None, ref=one.ref, made=one.made)


# Writing to them


@transaction.atomic
def tell(*, by: Person, one: Import) -> Import:
    """Write to everybody of the list who has not been written to; each gets one message, ever."""
    one = locked(one)
    may_tell(by, one, left=untold(one).count()).or_refuse()
    record("imports.told", by=by, ref=one.ref)
    return begin(one, State.TELLING)


def tell_all(one: Import) -> Iterator[int]:
    while rows := list(untold(one)[:BATCH]):
        _tell_batch(one, [row.pk for row in rows])
        yield one.done
    finish(one, State.IMPORTED)


@transaction.atomic
def _tell_batch(one: Import, ids: Sequence[int]) -> None:
    Contact.objects.filter(pk__in=ids, told_at=None).update(told_at=clock.now())
    for pk in ids:
        enqueue("imports.write_to_contact", once=f"contact:{pk}", contact=pk)
    one.done += len(ids)
    one.save(update_fields=["done"])


# Undoing


def take_back(one: Import) -> Iterator[int]:
    """Only those whom nobody has written to and who have not answered."""
    while rows := list(one.contacts.filter(pk__gt=one.cursor).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        _take_back_batch(one, rows)
        yield one.done
    finish(one, State.UNDONE)


@transaction.atomic
def _take_back_batch(one: Import, ids: Sequence[int]) -> None:
    one.contacts.filter(pk__in=ids, told_at=None, confirmed_at=None).delete()
    one.cursor, one.done = ids[-1], one.done + len(ids)
    one.save(update_fields=["cursor", "done"])


# Who does not answer


def destroy_unanswered(*, before: datetime) -> int:
    """Those who were imported or written to earlier and said nothing; returns how many."""
    found = 0
    while ids := list(silent(before).values_list("pk", flat=True)[:BATCH]):
        found += _destroy_batch(ids, before)
    return found


@transaction.atomic
def _destroy_batch(ids: Sequence[int], before: datetime) -> int:
    rows = list(silent(before).select_for_update().filter(pk__in=ids).only("email", "phone", "told_at"))
    remember_not_again([row for row in rows if row.told_at], NotAgain.Why.SILENT)
    Contact.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def remember_not_again(contacts: Sequence[Contact], why: str) -> None:
    """Their addresses are not taken from any list again."""
    addresses = {address for one in contacts for address in (one.email, one.phone) if address}
    rows = [NotAgain(digest=digest_of(address), why=why, at=clock.now()) for address in sorted(addresses)]
    NotAgain.objects.bulk_create(rows, ignore_conflicts=True)
