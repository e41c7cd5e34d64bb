"""Letters and text messages on their way out."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, F, Q
from django.utils import translation
from django.utils.module_loading import import_string

from meydan.base import clock, languages
from meydan.base.audit import record
from meydan.base.models import OutboxMessage
from meydan.notices.actions.bouncing import note_bounce
from meydan.notices.actions.spreading import spread
from meydan.notices.mail import LetterBox, digest_letter, letter
from meydan.notices.models import Channel, Delivery, Digest, Lane, Sending
from meydan.notices.queries import running_period, still_agreed
from meydan.notices.rules import waits_until
from meydan.notices.words import say
from meydan.people.models import Person

TRIES = 6
BATCH = 50


def deliver_all(*, at_most: int | None = None) -> int:
    """Empty the outbox and send what is due, at most so many; returns how many e-mails and text messages went out. What
    comes meanwhile is looked for every few messages, so that it does not wait behind a long announcement."""
    box, begun, sent = LetterBox(), 0, 0
    try:
        while at_most is None or begun < at_most:
            messages = spread(at_most=BATCH)
            outcomes = [*_send_digests(box), *_send_single(box)]
            begun, sent = begun + len(outcomes), sent + sum(outcomes)
            if not outcomes and not messages:
                break
    finally:
        box.close()
    return sent


def _send_single(box: LetterBox) -> list[bool]:
    outcomes: list[bool] = []
    while len(outcomes) < BATCH and (delivery := claim()):
        outcomes.append(send(delivery, box))
    return outcomes


def _send_digests(box: LetterBox) -> list[bool]:
    outcomes: list[bool] = []
    while len(outcomes) < BATCH and (digest := claim_digest()):
        outcomes.append(send_digest(digest, box))
    return outcomes


@transaction.atomic
def claim() -> Delivery | None:
    """Take one due delivery and book the next try before sending, so that a killed worker doubles it at most once. What
    would ring in its reader's quiet hours is put off until their end; in an election period only service goes out."""
    due = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        sent_at=None, failed_at=None, held=False, gathered=False, try_at__lte=clock.now()
    )
    due = due.filter(Q(lane=Lane.SERVICE) | ~Exists(running_period()))
    rows = due.select_related("notice__person__rhythm", "notice__message").order_by("lane", "try_at", "id")
    while delivery := rows.first():
        if until := waits_until(delivery, clock.now()):
            Delivery.objects.filter(pk=delivery.pk).update(try_at=until)
        else:
            return _booked(delivery)
    return None


@transaction.atomic
def claim_digest() -> Digest | None:
    due = Digest.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        sent_at=None, failed_at=None, try_at__lte=clock.now()
    )
    digest = due.select_related("person").order_by("try_at", "id").first()
    return _booked(digest) if digest else None


def _booked[S: Sending](one: S) -> S:
    one.tries += 1
    one.try_at = clock.now() + timedelta(minutes=2**one.tries)
    one.save(update_fields=["tries", "try_at"])
    return one


def send(delivery: Delivery, box: LetterBox) -> bool:
    """Send one e-mail or text message outside any transaction, and write down how it went."""
    person, message = delivery.notice.person, delivery.notice.message
    if (delivery.channel == Channel.SMS and _is_too_late(message)) or not still_agreed(delivery):
        delivery.delete()
        return False
    try:
        _send(delivery, box)
    except (OSError, ValueError) as problem:
        _note_failure(delivery, person, problem)
        return False
    Delivery.objects.filter(pk=delivery.pk).update(sent_at=clock.now(), problem="")
    return True


def _send(delivery: Delivery, box: LetterBox) -> None:
    person, message = delivery.notice.person, delivery.notice.message
    with translation.override(languages.spoken(person.language)):
        said = say([message], person)[message.pk]
        if delivery.channel == Channel.SMS:
            import_string(settings.SMS_BACKEND)().send(person.phone, said.sms, key=f"notice-{delivery.notice_id}")
        else:
            box.put(letter(delivery, said))


def send_digest(digest: Digest, box: LetterBox) -> bool:
    """Send what waited as one letter. How it went holds for each message in it."""
    inside = Delivery.objects.filter(digest=digest)
    waiting = inside.select_related("notice__message").order_by("waiting_since", "id")
    messages = [one.notice.message for one in waiting if still_agreed(one)]
    if not messages:
        digest.delete()
        return False
    try:
        with translation.override(languages.spoken(digest.person.language)):
            said = say(messages, digest.person)
            box.put(digest_letter(digest, [said[message.pk] for message in messages]))
    except (OSError, ValueError) as problem:
        if _note_failure(digest, digest.person, problem):
            inside.update(problem=str(problem)[:300], failed_at=clock.now())
        return False
    for rows in (Digest.objects.filter(pk=digest.pk), inside):
        rows.update(sent_at=clock.now(), problem="")
    return True


def _is_too_late(message: OutboxMessage) -> bool:
    """What it is about has begun: in the quiet hours, or while the provider could not be reached."""
    at = message.facts.get("at")
    return at is not None and datetime.fromisoformat(at) <= clock.now()


def _note_failure(one: Sending, person: Person, problem: Exception) -> bool:
    """Write down why something did not go out; returns whether it is given up. A server that knows at once that an address
    takes no letters is believed."""
    code, words = _refusal(problem)
    over = one.tries >= TRIES or code >= 500
    failed_at = clock.now() if over else None
    type(one)._default_manager.filter(pk=one.pk).update(problem=(words or str(problem))[:300], failed_at=failed_at)
    if code >= 500:
        note_bounce(person=person, address=person.email or "", status=str(code), words=words)
    return over


def _refusal(problem: Exception) -> tuple[int, str]:
    """Code and words with which a mail server refused the address; (0, "") for any other problem."""
    if not isinstance(problem, SMTPRecipientsRefused):
        return 0, ""
    code, words = next(iter(problem.recipients.values()))
    return code, words.decode(errors="replace") if isinstance(words, bytes) else str(words)


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
def try_again(*, by: Person, delivery: Delivery) -> None:
    """A failed delivery gets new tries, by itself."""
    Delivery.objects.filter(pk=delivery.pk).update(
        failed_at=None, tries=0, try_at=clock.now(), gathered=False, digest=None
    )
    record("notices.tried_again", by=by, ref=f"delivery:{delivery.pk}")
