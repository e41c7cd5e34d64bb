"""Letters that came back."""

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.notices.models import Bounce, Channel, Delivery
from meydan.notices.reports import Report
from meydan.notices.rules import is_dead
from meydan.people.models import Person
from meydan.people.queries import person_by_email


@transaction.atomic
def take_report(*, report: Report) -> Bounce | None:
    """Believe a report of a mail server: only about an address of ours, and only if it names a letter that went there."""
    person = person_by_email(report.address)
    if person is None or not _was_written(person, report.letter):
        return None
    name, _, number = report.letter.partition("-")
    if name == "notice":
        delivery = Delivery.objects.filter(notice=int(number), channel=Channel.EMAIL)
        delivery.update(failed_at=clock.now(), problem=f"{report.status} {report.words}"[:300])
    return note_bounce(person=person, address=report.address, status=report.status, words=report.words)


def _was_written(person: Person, letter: str) -> bool:
    name, _, number = letter.partition("-")
    if name == "digest":
        return person.digests.filter(pk=number).exclude(sent_at=None).exists()
    return person.notices.filter(pk=number, deliveries__channel=Channel.EMAIL).exists()


@transaction.atomic
def note_bounce(*, person: Person, address: str, status: str, words: str) -> Bounce:
    """Count that a letter came back. Once the address counts as dead, the person is told in Meydan and no letter goes there."""
    Person.objects.select_for_update().get(pk=person.pk)
    found, _ = Bounce.objects.get_or_create(person=person, defaults={"address": address, "status": status})
    if found.address != address:
        found.address, found.times, found.dead_at = address, 0, None
    found.status, found.words, found.last_at = status[:12], words[:300], clock.now()
    found.times = min(found.times + 1, 9999)
    if found.dead_at is None and is_dead(found):
        found.dead_at = clock.now()
        notify(person, "notices.unreachable", address=address)
        _give_up(person, status)
    found.save()
    record("notices.bounced", by=None, ref=person.ref, status=status, dead=found.dead_at is not None)
    return found


def _give_up(person: Person, status: str) -> None:
    """What waits for this address stands on the desk instead of coming back too."""
    waiting = Delivery.objects.filter(notice__person=person, channel=Channel.EMAIL, sent_at=None, failed_at=None)
    waiting.update(failed_at=clock.now(), problem=status)
    person.digests.filter(sent_at=None, failed_at=None).update(failed_at=clock.now(), problem=status)


@transaction.atomic
def write_again(*, by: Person, person: Person) -> None:
    """The address takes letters again, says its owner or the desk."""
    if Bounce.objects.filter(person=person).delete()[0]:
        record("notices.written_again", by=by, ref=person.ref)
