"""From the outbox to people: a notice for each, and what goes out besides."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from django.db import transaction
from django.db.models import F

from meydan.base import clock
from meydan.base.cards import NoticeType, all_cards
from meydan.base.models import OutboxMessage
from meydan.notices.models import Channel, Delivery, Lane, Notice, Preference, Rhythm, TextChoice
from meydan.notices.queries import in_election_period, types
from meydan.notices.rules import may_wait
from meydan.notices.words import type_of
from meydan.people.models import Consent, Person

GATHERED = {Rhythm.Digest.DAILY, Rhythm.Digest.WEEKLY}
BATCH = 2_000


type People = set[int]


@dataclass(frozen=True)
class Wishes:
    """What the people of several messages have chosen: read once for all of them, however many the messages are."""

    rhythms: Mapping[int, str]
    """Who has an address that takes letters → how letters are gathered, empty where nobody chose."""
    unwanted: Set[tuple[int, str]]
    """Which type somebody does not want by e-mail."""
    texted: Set[tuple[int, str]]
    """Which type somebody wants as a text message, on a proved phone."""
    agreed: Set[tuple[int, str]]
    """To which purpose somebody's consent stands."""


@transaction.atomic
def spread(*, at_most: int) -> int:
    """Turn waiting messages into notices, one a person. Several workers may do this at once: each takes its own rows."""
    waiting = OutboxMessage.objects.select_for_update(skip_locked=True).filter(done_at=None).order_by("id")
    if in_election_period():
        waiting = waiting.exclude(code__in=[one.code for one in types() if one.promotion])
    messages = list(waiting[:at_most])
    hand_out(_addressed(messages))
    OutboxMessage.objects.filter(pk__in=[message.pk for message in messages]).update(done_at=clock.now())
    return len(messages)


def hand_out(addressed: Iterable[tuple[OutboxMessage, People]], lane: Lane | None = None) -> None:
    """Give each message to its people, in the caller's transaction. Whoever has it already gets it no second time."""
    addressed = list(addressed)
    wishes = _wishes({pk for _, people in addressed for pk in people}, [message.code for message, _ in addressed])
    reached = {message: _who_agreed(people, type_of(message.code), wishes) for message, people in addressed}
    Notice.objects.bulk_create(
        (Notice(person_id=pk, message=one, at=one.at) for one, people in reached.items() for pk in people),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    notices = Notice.objects.filter(message__in=reached, person__in=set().union(*reached.values()))
    by_pk = {message.pk: message for message in reached}
    Delivery.objects.bulk_create(
        (one for notice in notices for one in _deliveries(notice, by_pk[notice.message_id], wishes, lane)),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _deliveries(notice: Notice, message: OutboxMessage, wishes: Wishes, lane: Lane | None) -> Iterator[Delivery]:
    """What goes out besides the notice in the app."""
    kind, person = type_of(message.code), notice.person_id
    facts = {
        "notice": notice,
        "lane": lane if lane is not None else Lane.PROMOTION if kind.promotion else Lane.SERVICE,
        "waiting_since": message.at,
        "try_at": clock.now(),
    }
    rhythm = wishes.rhythms.get(person)
    silent = rhythm is None or (may_wait(kind) and rhythm == Rhythm.Digest.NEVER)
    if not silent and (kind.always or (person, kind.code) not in wishes.unwanted):
        yield Delivery(channel=Channel.EMAIL, gathered=may_wait(kind) and rhythm in GATHERED, **facts)
    if kind.sms and (person, kind.code) in wishes.texted:
        yield Delivery(channel=Channel.SMS, **facts)


def _addressed(messages: Iterable[OutboxMessage]) -> list[tuple[OutboxMessage, People]]:
    """Everybody behind the refs of each, each once, without the one whose act it was."""
    audience = cache(_audience)
    found = []
    for message in messages:
        people = set().union(*map(audience, message.to))
        found.append((message, people - {int(message.but_not.partition(":")[2] or 0)}))
    everybody = set().union(*(people for _, people in found))
    active = set(Person.objects.filter(pk__in=everybody, is_active=True).values_list("pk", flat=True))
    return [(message, people & active) for message, people in found]


def _audience(ref: str) -> frozenset[int]:
    """What all slices know of a group of people, e.g. who wrote on a thread and who served for it."""
    name, _, rest = ref.partition(":")
    known = [card.audiences[name] for card in all_cards() if name in card.audiences]
    if not known:
        raise KeyError(ref)
    found: set[int] = set()
    return frozenset(found.union(*(people(ref if name in {"person", "role"} else rest) for people in known)))


def _who_agreed(people: People, kind: NoticeType, wishes: Wishes) -> People:
    """Promotion reaches nobody without a standing consent, on no way."""
    return {pk for pk in people if (pk, kind.agreed) in wishes.agreed} if kind.promotion else people


def _wishes(people: People, codes: Iterable[str]) -> Wishes:
    kinds = {code: type_of(code) for code in codes}
    reachable = Person.objects.filter(pk__in=people).exclude(email=None)
    reachable = reachable.exclude(bounce__dead_at__isnull=False, bounce__address=F("email"))
    unwanted = Preference.objects.filter(person__in=people, code__in=kinds)
    texts = [code for code, kind in kinds.items() if kind.sms]
    texted = TextChoice.objects.filter(person__in=people, code__in=texts, person__phone_verified=True)
    purposes = [kind.agreed for kind in kinds.values() if kind.promotion]
    agreed = Consent.objects.filter(purpose__in=purposes, withdrawn_at=None, person__in=people)
    return Wishes(
        {pk: rhythm or "" for pk, rhythm in reachable.values_list("pk", "rhythm__digest")},
        set(unwanted.values_list("person", "code")),
        set(texted.exclude(person__phone=None).values_list("person", "code")),
        set(agreed.values_list("person", "purpose")),
    )
