"""Delivering what actions wrote into the outbox."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from meydan.base import clock, languages
from meydan.base.audit import record
from meydan.base.cards import all_cards
from meydan.base.models import OutboxMessage
from meydan.notices.models import Channel, Delivery, Notice, Preference, TextChoice
from meydan.notices.rules import is_quiet
from meydan.notices.words import Said, own_link, say, type_of
from meydan.people.models import Consent, Person

TRIES = 6
BATCH = 50


def deliver_all() -> int:
    """Empty the outbox and send what is due; returns how many e-mails and text messages went out."""
    while spread(at_most=BATCH):
        pass
    sent = 0
    while delivery := claim():
        sent += send(delivery)
    return sent


@transaction.atomic
def spread(*, at_most: int) -> int:
    """Turn waiting messages into notices, one a person. Several workers may do this at once: each takes its own rows."""
    waiting = OutboxMessage.objects.select_for_update(skip_locked=True).filter(done_at=None).order_by("id")
    messages = list(waiting[:at_most])
    for message in messages:
        _spread_one(message)
    OutboxMessage.objects.filter(pk__in=[message.pk for message in messages]).update(done_at=clock.now())
    return len(messages)


def _spread_one(message: OutboxMessage) -> None:
    people = _people(message)
    if not people:
        return
    Notice.objects.bulk_create(
        (Notice(person_id=pk, message=message, at=message.at) for pk in people), ignore_conflicts=True
    )
    _hand_over(message, Channel.EMAIL, _wanting_email(people, message.code))
    if type_of(message.code).sms:
        _hand_over(message, Channel.SMS, _wanting_sms(people, message.code))


def _hand_over(message: OutboxMessage, channel: str, wanting: set[int]) -> None:
    if not wanting:
        return
    notices = Notice.objects.filter(message=message, person__in=wanting)
    Delivery.objects.bulk_create(
        (Delivery(notice=one, channel=channel, waiting_since=message.at, try_at=clock.now()) for one in notices),
        ignore_conflicts=True,
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


def _wanting_email(people: set[int], code: str) -> set[int]:
    """Those with an e-mail address who did not switch this type off; promotion only with a standing consent."""
    wanting = Person.objects.filter(pk__in=people).exclude(email=None).exclude(preferences__code=code)
    if type_of(code).promotion:
        agreed = Consent.objects.filter(purpose=Consent.Purpose.PROMOTION, withdrawn_at=None).values("person")
        wanting = wanting.filter(pk__in=agreed)
    return set(wanting.values_list("pk", flat=True))


def _wanting_sms(people: set[int], code: str) -> set[int]:
    """Those who chose this type as a text message and have proved their phone."""
    wanting = Person.objects.filter(pk__in=people, phone_verified=True, text_choices__code=code).exclude(phone=None)
    return set(wanting.values_list("pk", flat=True))


@transaction.atomic
def claim() -> Delivery | None:
    """Take one due delivery and book the next try before sending, so that a killed worker doubles it at most once. In the quiet
    hours text messages wait."""
    due = Q(sent_at=None, failed_at=None, try_at__lte=clock.now())
    if is_quiet(clock.now()):
        due &= ~Q(channel=Channel.SMS)
    found = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).filter(due).order_by("try_at", "id")
    delivery = found.select_related("notice__person", "notice__message").first()
    if delivery is None:
        return None
    delivery.tries += 1
    delivery.try_at = clock.now() + timedelta(minutes=2**delivery.tries)
    delivery.save(update_fields=["tries", "try_at"])
    return delivery


def send(delivery: Delivery) -> bool:
    """Send one e-mail or text message outside any transaction, and write down how it went."""
    person, message = delivery.notice.person, delivery.notice.message
    if delivery.channel == Channel.SMS and _is_too_late(message):
        delivery.delete()
        return False
    try:
        with translation.override(languages.spoken(person.language)):
            _send(delivery, say([message], person)[message.pk])
    except OSError as problem:
        _note_failure(delivery, str(problem))
        return False
    Delivery.objects.filter(pk=delivery.pk).update(sent_at=clock.now(), problem="")
    return True


def _is_too_late(message: OutboxMessage) -> bool:
    """What it is about has begun: in the quiet hours, or while the provider could not be reached."""
    at = message.facts.get("at")
    return at is not None and datetime.fromisoformat(at) <= clock.now()


def _send(delivery: Delivery, said: Said) -> None:
    if delivery.channel == Channel.SMS:
        import_string(settings.SMS_BACKEND)().send(delivery.notice.person.phone, said.sms)
    else:
        _mail(delivery, said).send()


def _mail(delivery: Delivery, said: Said) -> EmailMessage:
    address = settings.ADDRESS.rstrip("/")
    lines = [said.text, address + said.url if said.url else ""]
    if own := own_link(delivery.notice.message, delivery.notice.person):
        lines.append(_("Change it or give it back without signing in: %(address)s") % {"address": address + own})
    lines.append("--")
    lines.append(_("Which messages you get: %(address)s") % {"address": f"{address}/bildirimler/ayarlar/"})
    headers = {"Message-ID": f"<notice-{delivery.notice_id}@meydan.invalid>"}
    subject = " ".join(said.subject.split())
    return EmailMessage(
        subject, "\n\n".join(line for line in lines if line), to=[delivery.notice.person.email or ""], headers=headers
    )


def _note_failure(delivery: Delivery, problem: str) -> None:
    over = delivery.tries >= TRIES
    Delivery.objects.filter(pk=delivery.pk).update(problem=problem[:300], failed_at=clock.now() if over else None)


def write_outside(*, to: str, subject: str, text: str) -> None:
    """To somebody without an account, at once: an e-mail, or a text message without its subject. Raises OSError."""
    if "@" in to:
        EmailMessage(subject, text, to=[to]).send()
    else:
        import_string(settings.SMS_BACKEND)().send(to, text)


def call_sent() -> None:
    """What waits counts as sent when it was written: nobody is mailed today about an invented town's past."""
    Delivery.objects.filter(sent_at=None, failed_at=None).update(sent_at=F("waiting_since"))


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
def try_again(*, by: Person, delivery: Delivery) -> None:
    """A failed delivery gets new tries."""
    Delivery.objects.filter(pk=delivery.pk).update(failed_at=None, tries=0, try_at=clock.now())
    record("notices.tried_again", by=by, ref=f"delivery:{delivery.pk}")
