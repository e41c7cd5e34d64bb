"""From the outbox to people: a notice for each, and what goes out besides."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from meydan.base import clock
from meydan.base.cards import NoticeType, all_cards
from meydan.base.models import OutboxMessage
from meydan.notices.models import Channel, Delivery, Lane, Notice, Rhythm
from meydan.notices.queries import in_election_period, types
from meydan.notices.rules import may_wait
from meydan.notices.words import type_of
from meydan.people.models import Consent, Person

GATHERED = {Rhythm.Digest.DAILY, Rhythm.Digest.WEEKLY}


@transaction.atomic
def spread(*, at_most: int) -> int:
    """Turn waiting messages into notices, one a person. Several workers may do this at once: each takes its own rows."""
    waiting = OutboxMessage.objects.select_for_update(skip_locked=True).filter(done_at=None).order_by("id")
    if in_election_period():
        waiting = waiting.exclude(code__in=[one.code for one in types() if one.promotion])
    messages = list(waiting[:at_most])
    for message in messages:
        hand_out(message=message, people=_people(message))
    OutboxMessage.objects.filter(pk__in=[message.pk for message in messages]).update(done_at=clock.now())
    return len(messages)


def hand_out(*, message: OutboxMessage, people: set[int], lane: Lane | None = None) -> None:
    """Give a message to people, in the caller's transaction. Whoever has it already gets it no second time."""
    kind = type_of(message.code)
    people = _who_agreed(people, kind)
    if not people:
        return
    lane = lane if lane is not None else Lane.PROMOTION if kind.promotion else Lane.SERVICE
    Notice.objects.bulk_create(
        (Notice(person_id=pk, message=message, at=message.at) for pk in people), ignore_conflicts=True
    )
    rhythms = _wanting_email(people, kind)
    texted = dict.fromkeys(_wanting_sms(people, message.code), "") if kind.sms else {}
    notices = Notice.objects.filter(message=message, person__in=rhythms.keys() | texted.keys())
    new = []
    for one in notices:
        if one.person_id in rhythms:
            gathered = may_wait(kind) and rhythms[one.person_id] in GATHERED
            new.append(_delivery(one, Channel.EMAIL, lane, message.at, gathered=gathered))
        if one.person_id in texted:
            new.append(_delivery(one, Channel.SMS, lane, message.at))
    Delivery.objects.bulk_create(new, ignore_conflicts=True)


def _delivery(notice: Notice, channel: str, lane: Lane, waiting_since: datetime, *, gathered: bool = False) -> Delivery:
    return Delivery(
        notice=notice, channel=channel, lane=lane, waiting_since=waiting_since, try_at=clock.now(), gathered=gathered
    )


def _people(message: OutboxMessage) -> set[int]:
    """Everybody behind the refs, each once, without the one whose act it was."""
    found: set[int] = set()
    for ref in message.to:
        found |= set(_audience(ref))
    if message.but_not:
        found.discard(int(message.but_not.partition(":")[2]))
    return set(Person.objects.filter(pk__in=found, is_active=True).values_list("pk", flat=True))


def _audience(ref: str) -> Iterable[int]:
    name = ref.partition(":")[0]
    for card in all_cards():
        if name in card.audiences:
            return card.audiences[name](ref.partition(":")[2] if name not in {"person", "role"} else ref)
    raise KeyError(ref)


def _who_agreed(people: set[int], kind: NoticeType) -> set[int]:
    """Promotion reaches nobody without a standing consent, on no way."""
    if not kind.promotion:
        return people
    agreed = Consent.objects.filter(purpose=kind.agreed, withdrawn_at=None, person__in=people)
    return set(agreed.values_list("person", flat=True))


def _wanting_email(people: set[int], kind: NoticeType) -> dict[int, str]:
    """Who gets it by e-mail → their rhythm: those with an address that takes letters, who did not switch this type off."""
    wanting = Person.objects.filter(pk__in=people).exclude(email=None)
    wanting = wanting.exclude(bounce__dead_at__isnull=False, bounce__address=F("email"))
    if not kind.always:
        wanting = wanting.exclude(preferences__code=kind.code)
    if may_wait(kind):
        wanting = wanting.exclude(Q(rhythm__digest=Rhythm.Digest.NEVER))
    return {pk: rhythm or "" for pk, rhythm in wanting.values_list("pk", "rhythm__digest")}


def _wanting_sms(people: set[int], code: str) -> set[int]:
    """Those who chose this type as a text message and have proved their phone."""
    wanting = Person.objects.filter(pk__in=people, phone_verified=True, text_choices__code=code).exclude(phone=None)
    return set(wanting.values_list("pk", flat=True))
