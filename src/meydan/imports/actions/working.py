"""What a person begins (trial, import, publishing, undoing), and the work on lists of contributions. A worker does it in batches,
each in one transaction together with how far it has come; whoever picks it up after a crash goes on behind the last batch."""

from collections.abc import Iterator, Sequence
from itertools import batched, islice

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.jobs import enqueue
from meydan.ideas.actions.importing import import_contributions, publish_imported, remove_imported
from meydan.ideas.models.contributions import WAITING
from meydan.imports import store
from meydan.imports.actions.preparing import check_complete, check_people_complete
from meydan.imports.counting import Count, first_of_each
from meydan.imports.models import Import, ImportedRow, RejectedRow
from meydan.imports.queries import imported_rows, lookups, there_already, touched
from meydan.imports.reading.tables import Row
from meydan.imports.rows import TWICE, Rejected, RowReader, Taken, sources_of
from meydan.imports.rules import may_begin, may_map, may_publish, may_revive, may_undo
from meydan.people.models import Person

BATCH = 500
State = Import.State


@transaction.atomic
def start_trial(*, by: Person, one: Import) -> Import:
    """Read every row and count what would happen; nothing else is written."""
    one = locked(one)
    may_map(by, one).or_refuse()
    check_people_complete(one) if one.is_of_people else check_complete(one)
    record("imports.trial", by=by, ref=one.ref)
    return begin(one, State.CHECKING)


@transaction.atomic
def begin_import(*, by: Person, one: Import) -> Import:
    """Open a hidden thread for each row that is new. Nobody is messaged."""
    one = locked(one)
    may_begin(by, one).or_refuse()
    record("imports.began", by=by, ref=one.ref)
    return begin(one, State.IMPORTING)


@transaction.atomic
def publish(*, by: Person, one: Import, everything: bool) -> Import:
    """Show its threads to everybody; without `everything` only those whose words seem to hold no personal data."""
    one = locked(one)
    may_publish(by, one).or_refuse()
    one.everything = everything
    record("imports.published", by=by, ref=one.ref, everything=everything)
    return begin(one, State.PUBLISHING)


@transaction.atomic
def undo(*, by: Person, one: Import) -> Import:
    """Remove the threads that nobody has touched since; the others stay and are listed."""
    one = locked(one)
    may_undo(by, one).or_refuse()
    record("imports.undone", by=by, ref=one.ref)
    return begin(one, State.UNDOING)


@transaction.atomic
def revive(*, by: Person, one: Import) -> Import:
    """Try again what stopped."""
    one = locked(one)
    may_revive(by, one).or_refuse()
    record("imports.revived", by=by, ref=one.ref)
    one.failures = 0
    one.save(update_fields=["failures"])
    enqueue("imports.carry_on", once=one.ref, import_id=one.pk)
    return one


def locked(one: Import) -> Import:
    return Import.objects.select_for_update(of=("self",)).select_related("by").get(pk=one.pk)


def begin(one: Import, state: str) -> Import:
    one.state, one.done, one.cursor, one.failures = state, 0, 0, 0
    one.save()
    enqueue("imports.carry_on", once=one.ref, import_id=one.pk)
    return one


# The trial: begun anew after a crash, since it writes nothing but its result


def check(one: Import) -> Iterator[int]:
    reader, seen, count, rejected = RowReader(one, lookups()), dict[str, int](), Count(), list[Rejected]()
    done = 0
    for chunk in batched(store.rows(one.key), BATCH):
        found = first_of_each((reader.read(line, cells) for line, cells in chunk), seen, TWICE)
        there = there_already(sources_of(found))
        for (_line, cells), row in zip(chunk, found, strict=True):
            if isinstance(row, Rejected):
                rejected.append(row if row.cells else Rejected(row.line, row.reason, row.value, reader.shown(cells)))
                count.reject(row)
            elif row.record.source in there:
                count.there += 1
            else:
                count.take(row)
        done += len(chunk)
        Import.objects.filter(pk=one.pk).update(done=done)
        yield done
    _finish_check(one, count, rejected)


@transaction.atomic
def _finish_check(one: Import, count: Count, rejected: Sequence[Rejected]) -> None:
    RejectedRow.objects.filter(of=one).delete()
    RejectedRow.objects.bulk_create(
        (RejectedRow(of=one, line=row.line, reason=row.reason, value=row.value, cells=row.cells) for row in rejected),
        batch_size=2000,
    )
    report = count.as_report()
    Import.objects.filter(pk=one.pk).update(state=State.CHECKED, report=report)
    record("imports.checked", by=None, ref=one.ref, new=report["new"], rejected=report["turned_away"])


# The import


def bring_in(one: Import) -> Iterator[int]:
    reader, source = RowReader(one, lookups()), store.rows(one.key, start=one.done)
    while chunk := list(islice(source, BATCH)):
        _bring_in_batch(one, chunk, reader)
        yield one.done
    _finish_import(one)


@transaction.atomic
def _bring_in_batch(one: Import, chunk: Sequence[Row], reader: RowReader) -> None:
    """What was imported before is passed over, also the second of two rows that say the same."""
    read = first_of_each((reader.read(line, cells) for line, cells in chunk), {}, TWICE)
    there = there_already(sources_of(read))
    taken = [row for row in read if isinstance(row, Taken) and row.record.source not in there]
    made = import_contributions(records=[row.record for row in taken])
    ImportedRow.objects.bulk_create(
        ImportedRow(
            of=one,
            line=row.line,
            number=row.record.number,
            contribution=idea,
            personal=row.personal,
            contact=row.contact if row.record.state in WAITING else "",
        )
        for row, idea in zip(taken, made, strict=True)
    )
    one.done, one.made = one.done + len(chunk), one.made + len(made)
    one.save(update_fields=["done", "made"])


@transaction.atomic
def _finish_import(one: Import) -> None:
    one.state, one.imported_at = State.IMPORTED, clock.now()
    one.save(update_fields=["state", "imported_at"])
    record("imports.imported", by=None, ref=one.ref, made=one.made)


# Publishing and undoing


def show(one: Import) -> Iterator[int]:
    while rows := _next_rows(one):
        _show_batch(one, [row.contribution_id for row in rows if one.everything or not row.personal], rows)
        yield one.done
    finish(one, State.IMPORTED)


@transaction.atomic
def _show_batch(one: Import, ids: Sequence[int], rows: Sequence[ImportedRow]) -> None:
    publish_imported(contributions=ids)
    _pass(one, rows)


def take_back(one: Import) -> Iterator[int]:
    while rows := _next_rows(one):
        _take_back_batch(one, rows)
        yield one.done
    finish(one, State.UNDONE)


@transaction.atomic
def _take_back_batch(one: Import, rows: Sequence[ImportedRow]) -> None:
    locked = one.imported.select_for_update(of=("self", "contribution")).select_related("contribution__thread")
    mine = list(locked.filter(pk__in=[row.pk for row in rows]))
    stays = touched(mine)
    remove_imported(contributions=[row.contribution for row in mine if row.contribution_id not in stays])
    _pass(one, rows)


def _next_rows(one: Import) -> list[ImportedRow]:
    return list(imported_rows(one).filter(pk__gt=one.cursor).order_by("pk")[:BATCH])


def _pass(one: Import, rows: Sequence[ImportedRow]) -> None:
    one.cursor, one.done = rows[-1].pk, one.done + len(rows)
    one.save(update_fields=["cursor", "done"])


@transaction.atomic
def finish(one: Import, state: str) -> None:
    one.state = state
    one.save(update_fields=["state"])
    record("imports.finished", by=None, ref=one.ref, state=state)
