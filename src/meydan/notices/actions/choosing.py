"""What people choose about their messages."""

from collections.abc import Collection
from datetime import time
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.notices.mail import DIGEST
from meydan.notices.models import Delivery, Notice, Preference, Rhythm, TextChoice
from meydan.notices.rules import TWO_ENDS
from meydan.notices.words import type_of
from meydan.people.actions import choose_consents
from meydan.people.models import Consent, Person
from meydan.people.queries import consents_of, notice_version


@transaction.atomic
def mark_read(*, by: Person, notice: Notice | None = None) -> None:
    """One notice, or all of them."""
    mine = Notice.objects.filter(person=by, read_at=None)
    (mine.filter(pk=notice.pk) if notice else mine).update(read_at=clock.now())


@transaction.atomic
def choose_messages(*, by: Person, unwanted: set[str], texted: Collection[str] = ()) -> None:
    """The types that shall not come by e-mail, and those that shall also come as a text message."""
    Preference.objects.filter(person=by).exclude(code__in=unwanted).delete()
    Preference.objects.bulk_create((Preference(person=by, code=code) for code in unwanted), ignore_conflicts=True)
    TextChoice.objects.filter(person=by).exclude(code__in=texted).delete()
    TextChoice.objects.bulk_create((TextChoice(person=by, code=code) for code in texted), ignore_conflicts=True)
    record("notices.preferences", by=by, ref=by.ref)


@transaction.atomic
def choose_rhythm(
    *,
    by: Person,
    digest: str,
    quiet_from: time | None = None,
    quiet_until: time | None = None,
    quiet_email: bool = False,
) -> Rhythm:
    """When e-mails come, and when nothing rings. What waits for a digest follows the new choice."""
    if (quiet_from is None) != (quiet_until is None):
        raise Refused(TWO_ENDS, field="quiet_until" if quiet_from else "quiet_from")
    chosen, _ = Rhythm.objects.update_or_create(
        person=by,
        defaults={
            "digest": digest,
            "quiet_from": quiet_from,
            "quiet_until": quiet_until,
            "quiet_email": quiet_email,
        },
    )
    _let_go(by, digest)
    record("notices.rhythm", by=by, ref=by.ref, digest=digest)
    return chosen


def _let_go(person: Person, digest: str) -> None:
    waiting = Delivery.objects.filter(notice__person=person, gathered=True, digest=None, sent_at=None)
    if digest == Rhythm.Digest.AT_ONCE:
        waiting.update(gathered=False, try_at=clock.now())
    elif digest == Rhythm.Digest.NEVER:
        waiting.delete()


@transaction.atomic
def choose_news(*, by: Person, wanted: bool) -> None:
    """Agree to news and invitations or take it back, with the version of the text and the time; nothing else changes."""
    standing = set(consents_of(by).filter(withdrawn_at=None).values_list("purpose", flat=True))
    news = {str(Consent.Purpose.PROMOTION)}
    choose_consents(by=by, purposes=standing | news if wanted else standing - news, version=notice_version())


@transaction.atomic
def leave(*, person: Person, code: str) -> None:
    """What the link of a letter does without signing in: no more of these messages. Twice is as good as once."""
    if code == DIGEST:
        choose_rhythm(by=person, digest=Rhythm.Digest.NEVER, **_hours(person))
        return
    kind = type_of(code)
    if kind.promotion:
        standing = set(consents_of(person).filter(withdrawn_at=None).values_list("purpose", flat=True))
        choose_consents(by=person, purposes=standing - {kind.agreed}, version=notice_version())
    elif Preference.objects.get_or_create(person=person, code=code)[1]:
        Delivery.objects.filter(
            notice__person=person, notice__message__code=code, channel="email", sent_at=None
        ).delete()
        record("notices.left", by=person, ref=person.ref, message=code)


def _hours(person: Person) -> dict[str, Any]:
    own = Rhythm.objects.filter(person=person).values("quiet_from", "quiet_until", "quiet_email").first()
    return dict(own) if own else {}
