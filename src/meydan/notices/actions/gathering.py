"""What waited becomes one letter a person, once a day or once a week."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from meydan.base import clock
from meydan.base.town import town
from meydan.notices.models import Delivery, Digest, Lane, Rhythm
from meydan.notices.queries import in_election_period
from meydan.notices.rules import hours_of, quiet_end, rhythm_of
from meydan.people.models import Person


def gather_digests() -> int:
    """Make the letters whose hour has come; returns how many. Called often and late it makes none twice and forgets none,
    because it asks what was waiting at that hour."""
    _forget_what_was_read()
    people = Person.objects.filter(pk__in=_due().values("notice__person")).select_related("rhythm")
    return sum(_gather(person) for person in people.iterator(chunk_size=500))


def _due() -> QuerySet[Delivery]:
    since = {Rhythm.Digest.DAILY: last_hour(weekly=False), Rhythm.Digest.WEEKLY: last_hour(weekly=True)}
    of_rhythm = Q()
    for digest, moment in since.items():
        of_rhythm |= Q(notice__person__rhythm__digest=digest, waiting_since__lt=moment)
    rows = Delivery.objects.filter(of_rhythm, gathered=True, held=False, digest=None, sent_at=None, failed_at=None)
    return rows.filter(lane=Lane.SERVICE) if in_election_period() else rows


def last_hour(*, weekly: bool) -> datetime:
    """The last hour of digests that has come: nine in the morning or as the town says it, of today or of Monday."""
    hour = int(town().data.get("notices", {}).get("digest_hour", 9))
    now = timezone.localtime(clock.now())
    moment = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    moment -= timedelta(days=moment.weekday() if weekly else 0)
    return moment if moment <= now else moment - timedelta(days=7 if weekly else 1)


def _forget_what_was_read() -> None:
    """Nobody is written about what they have read in Meydan meanwhile."""
    _due().exclude(notice__read_at=None).delete()


@transaction.atomic
def _gather(person: Person) -> int:
    mine = _due().filter(notice__person=person).select_for_update(skip_locked=True, of=("self",))
    found = list(mine.values_list("pk", flat=True))
    if not found:
        return 0
    now = clock.now()
    quiet = quiet_end(now, hours_of(person)) if rhythm_of(person).quiet_email else None
    digest = Digest.objects.create(person=person, at=now, try_at=quiet or now)
    Delivery.objects.filter(pk__in=found).update(digest=digest)
    return 1
