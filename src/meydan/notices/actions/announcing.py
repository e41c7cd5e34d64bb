"""An announcement: written, let go by another one, handed out in slices."""

from django.db import transaction
from django.db.models import QuerySet

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.models import OutboxMessage
from meydan.notices.actions.spreading import hand_out
from meydan.notices.models import Announcement, Delivery, Lane
from meydan.notices.queries import in_election_period, people_of
from meydan.notices.rules import (
    NOBODY,
    may_approve_announcement,
    may_cancel_announcement,
    may_pause_announcement,
    may_resume_announcement,
    may_submit_announcement,
    may_write_announcement,
)
from meydan.people.models import Person

State = Announcement.State
SLICE = 500
"""So many people at a time. The next slice waits until the letters of this one have gone out."""


@transaction.atomic
def save_announcement(
    *,
    by: Person,
    announcement: Announcement | None = None,
    title: str,
    text: str,
    audience: str,
    promotion: bool,
    language: str = "",
) -> Announcement:
    """Write a new one or change one; what was changed has to be submitted again."""
    one = _locked(announcement) if announcement else Announcement()
    may_write_announcement(by, announcement and one).or_refuse()
    one.title, one.text, one.promotion = title, text, promotion
    one.language = language or one.language
    one.crowd, _, one.choice = audience.partition(":")
    one.state, one.written_by, one.written_at = State.DRAFT, by, clock.now()
    one.save()
    record("notices.announcement_written", by=by, ref=one.ref)
    return one


@transaction.atomic
def submit_announcement(*, by: Person, announcement: Announcement) -> Announcement:
    one = _locked(announcement)
    may_submit_announcement(by, one).or_refuse()
    if not people_of(one).exists():
        raise Refused(NOBODY)
    return _moved(by, one, State.WAITING)


@transaction.atomic
def send_back_announcement(*, by: Person, announcement: Announcement) -> Announcement:
    """It should be written differently: back to who wrote it."""
    one = _locked(announcement)
    may_approve_announcement(by, one).or_refuse()
    return _moved(by, one, State.DRAFT)


@transaction.atomic
def approve_announcement(*, by: Person, announcement: Announcement) -> Announcement:
    """Let it go. From here on a worker hands it out."""
    one = _locked(announcement)
    may_approve_announcement(by, one).or_refuse()
    one.approved_by, one.approved_at = by, clock.now()
    one.total = people_of(one).count()
    one.message = OutboxMessage.objects.create(
        code="notices.invitation" if one.promotion else "notices.announcement",
        to=[one.ref],
        facts={"title": one.title, "words": one.text, "language": one.language},
        done_at=clock.now(),  # not by the outbox: in slices
    )
    return _moved(by, one, State.GOING)


@transaction.atomic
def pause_announcement(*, by: Person, announcement: Announcement) -> Announcement:
    """Nobody further gets it, and letters that were not sent yet stay here."""
    one = _locked(announcement)
    may_pause_announcement(by, one).or_refuse()
    _unsent(one).update(held=True)
    return _moved(by, one, State.PAUSED)


@transaction.atomic
def resume_announcement(*, by: Person, announcement: Announcement) -> Announcement:
    one = _locked(announcement)
    may_resume_announcement(by, one).or_refuse()
    _unsent(one).update(held=False)
    return _moved(by, one, State.GOING)


@transaction.atomic
def cancel_announcement(*, by: Person, announcement: Announcement) -> Announcement:
    """Whoever has it keeps it; nobody else gets it."""
    one = _locked(announcement)
    may_cancel_announcement(by, one).or_refuse()
    _unsent(one).delete()
    one.finished_at = clock.now()
    return _moved(by, one, State.CANCELLED)


def hand_on(*, slice_of: int = SLICE) -> int:
    """The next slice of each announcement that is on its way; returns how many people got one. In an election period none
    goes on, and neither while a slice of letters is still to be sent."""
    if in_election_period() or _letters_waiting() >= slice_of:
        return 0
    going = Announcement.objects.filter(state=State.GOING).order_by("pk").values_list("pk", flat=True)
    return sum(_hand_on(pk, slice_of) for pk in list(going))


def _letters_waiting() -> int:
    due = Delivery.objects.filter(sent_at=None, failed_at=None, held=False, gathered=False, try_at__lte=clock.now())
    return due.filter(lane__gt=Lane.SERVICE).count()


@transaction.atomic
def _hand_on(pk: int, slice_of: int) -> int:
    one = Announcement.objects.select_for_update(skip_locked=True).filter(pk=pk, state=State.GOING).first()
    if one is None or one.message is None:
        return 0
    people = list(people_of(one).filter(pk__gt=one.last_person).order_by("pk").values_list("pk", flat=True)[:slice_of])
    lane = Lane.PROMOTION if one.promotion else Lane.ANNOUNCEMENT
    hand_out([(one.message, set(people))], lane)
    one.reached += len(people)
    if len(people) < slice_of:
        one.state, one.finished_at = State.DONE, clock.now()
        record("notices.announcement_done", by=None, ref=one.ref, people=one.reached)
    one.last_person = people[-1] if people else one.last_person
    one.save(update_fields=["reached", "last_person", "state", "finished_at"])
    return len(people)


def _locked(announcement: Announcement) -> Announcement:
    return Announcement.objects.select_for_update(of=("self",)).select_related("message").get(pk=announcement.pk)


def _unsent(one: Announcement) -> QuerySet[Delivery]:
    return Delivery.objects.filter(notice__message=one.message_id, sent_at=None, failed_at=None)


def _moved(by: Person, one: Announcement, state: Announcement.State) -> Announcement:
    one.state = state
    one.save()
    record(f"notices.announcement_{state}", by=by, ref=one.ref)
    return one
