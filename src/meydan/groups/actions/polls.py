"""Finding a day on which people can meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.groups.actions.founding import locked, wake
from meydan.groups.models import Fit, Group, Meeting, Poll, PollAnswer, PollOption
from meydan.groups.queries.groups import membership
from meydan.groups.queries.meetings import options_with_answers, polls_to_close, polls_to_remind, result_of, silent_in
from meydan.groups.rules.meetings import (
    NOBODY,
    POLL_OPEN,
    may_add_option,
    may_answer,
    may_close_poll,
    may_open_poll,
)
from meydan.people.models import Person


@dataclass(frozen=True)
class Offer:
    """A time that is offered in a poll; without a place it is on-line."""

    starts_at: datetime
    minutes: int = 90
    place: str = ""


@transaction.atomic
def start_poll(
    *, by: Person, group: Group, title: str, offers: Sequence[Offer], answer_by: date, language: str = BINDING
) -> Poll:
    """Ask the members which of several times suits them. A sleeping group is awake with it."""
    group = locked(group)
    may_open_poll(by, group, membership(by, group), [one.starts_at for one in offers], answer_by).or_refuse()
    if Poll.objects.filter(group=group, closed_at=None).exists():
        raise Refused(POLL_OPEN)
    poll = Poll.objects.create(
        group=group, title=title, language=language, answer_by=answer_by, made_by=by, made_at=clock.now()
    )
    PollOption.objects.bulk_create(
        PollOption(poll=poll, starts_at=one.starts_at, minutes=one.minutes, place=one.place) for one in offers
    )
    wake(group, by=by)
    notify(group.ref, "groups.poll", ref=poll.ref, but_not=by, day=answer_by.isoformat())
    record("groups.poll", by=by, ref=poll.ref)
    return poll


@transaction.atomic
def offer_day(*, by: Person, poll: Poll, offer: Offer) -> PollOption:
    """A member offers another time; who has answered already is asked for this one only."""
    poll = _locked(poll)
    may_add_option(by, poll, membership(by, poll.group), offer.starts_at).or_refuse()
    made = PollOption.objects.create(poll=poll, starts_at=offer.starts_at, minutes=offer.minutes, place=offer.place)
    record("groups.day_offered", by=by, ref=poll.ref)
    return made


@transaction.atomic
def answer_poll(*, by: Person, poll: Poll, fits: Mapping[int, str]) -> None:
    """Say how each time suits: id of the option → yes, if_needed or no. Saying it again changes it."""
    poll = _locked(poll)
    may_answer(by, poll, membership(by, poll.group)).or_refuse()
    known = {option.pk for option in poll.options.all()}
    PollAnswer.objects.bulk_create(
        (PollAnswer(option_id=pk, person=by, fit=Fit(fit)) for pk, fit in fits.items() if pk in known),
        update_conflicts=True,
        unique_fields=["option", "person"],
        update_fields=["fit"],
    )
    record("groups.poll_answered", by=by, ref=poll.ref)


@transaction.atomic
def close_poll(*, by: Person, poll: Poll) -> Meeting:
    """End a poll: the time that suits best becomes a meeting. Raises Refused while nobody can come on any day."""
    poll = _locked(poll)
    may_close_poll(by, poll, membership(by, poll.group)).or_refuse()
    meeting = _meet(poll, by)
    if meeting is None:
        raise Refused(NOBODY)
    return meeting


@transaction.atomic
def cancel_poll(*, by: Person, poll: Poll) -> None:
    """End a poll without a meeting."""
    poll = _locked(poll)
    may_close_poll(by, poll, membership(by, poll.group)).or_refuse()
    poll.closed_at = clock.now()
    poll.save(update_fields=["closed_at"])
    record("groups.poll_cancelled", by=by, ref=poll.ref)


def _meet(poll: Poll, by: Person | None) -> Meeting | None:
    """Close the poll and plan the meeting at the time that suits best."""
    best = result_of(poll).best
    if best is None:
        return None
    poll.closed_at = clock.now()
    poll.save(update_fields=["closed_at"])
    option = best.option
    meeting = Meeting.objects.create(
        group=poll.group, poll=poll, title=poll.title, language=poll.language, starts_at=option.starts_at,
        minutes=option.minutes, place=option.place, changed_at=clock.now(),
    )  # fmt: skip
    notify(poll.group.ref, "groups.day_chosen", ref=meeting.ref, yes=best.yes)
    record("groups.day_chosen", by=by, ref=poll.ref, meeting=meeting.ref)
    return meeting


@transaction.atomic
def end_due_polls() -> int:
    """Polls whose last day has passed become meetings; where nobody can come, who runs the group is told. How many."""
    due = list(polls_to_close().select_for_update(of=("self",), skip_locked=True))
    for poll in due:
        if _meet(poll, None) is None:
            poll.closed_at = clock.now()
            poll.save(update_fields=["closed_at"])
            notify(f"{poll.group.ref}:run", "groups.no_day", ref=poll.ref)
    return len(due)


@transaction.atomic
def remind_silent() -> int:
    """Members who have not answered hear of it once, a day before the end. Returns how many were reminded."""
    reminded = 0
    for poll in polls_to_remind().select_for_update(of=("self",), skip_locked=True):
        silent = silent_in(poll)
        if silent:
            to = [f"person:{pk}" for pk in silent]
            notify(to, "groups.poll_reminder", ref=poll.ref, day=poll.answer_by.isoformat())
        poll.reminded_at = clock.now()
        poll.save(update_fields=["reminded_at"])
        reminded += len(silent)
    return reminded


def _locked(poll: Poll) -> Poll:
    rows = Poll.objects.select_for_update(of=("self",)).select_related("group")
    return rows.prefetch_related(options_with_answers()).get(pk=poll.pk)
