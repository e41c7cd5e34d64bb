"""What was said at a meeting: drafted, approved by somebody else, published."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.groups.actions.founding import locked, move
from meydan.groups.actions.meetings import lock_meeting
from meydan.groups.models import Group, GroupState, Meeting, MeetingState, Membership, Presence
from meydan.groups.queries.groups import membership
from meydan.groups.rules.groups import may_keep_groups
from meydan.groups.rules.meetings import (
    EMPTY_MINUTES,
    may_approve,
    may_ask_correction,
    may_publish,
    may_write_minutes,
)
from meydan.people.models import Person


@transaction.atomic
def write_minutes(
    *, by: Person, meeting: Meeting, present: Collection[int], guests: int = 0, decisions: str = "", discussed: str = "",
    to_ask: str = "", language: str = "",
) -> Meeting:  # fmt: skip
    """Who came and what was said, as a draft; writing it again changes the draft. `present`: ids of members."""
    meeting = lock_meeting(meeting)
    may_write_minutes(by, meeting, membership(by, meeting.group)).or_refuse()
    if not (decisions.strip() or discussed.strip()):
        raise Refused(EMPTY_MINUTES, field="discussed")
    first = not meeting.took_place
    meeting.decisions, meeting.discussed, meeting.to_ask, meeting.guests = decisions, discussed, to_ask, guests
    meeting.minutes_language = language or meeting.minutes_language
    meeting.state, meeting.written_by, meeting.correction = MeetingState.DRAFTED, by, ""
    meeting.save()
    _note_presence(meeting, present)
    if first:
        _met(meeting, by)
    notify(f"{meeting.group.ref}:run", "groups.drafted", ref=meeting.ref, but_not=by)
    record("groups.drafted", by=by, ref=meeting.ref, present=len(present))
    return meeting


def _note_presence(meeting: Meeting, present: Collection[int]) -> None:
    meeting.presences.all().delete()
    members = Membership.objects.filter(group=meeting.group_id, since__isnull=False, person__in=present)
    Presence.objects.bulk_create(Presence(meeting=meeting, person_id=one.person_id) for one in members)


def _met(meeting: Meeting, by: Person) -> None:
    """The group has met: it works, and does not sleep for a while."""
    group = locked(meeting.group)
    group.met_at = max(filter(None, [group.met_at, meeting.starts_at]))
    group.stirred_at = max(group.stirred_at, meeting.starts_at)
    if group.state in {GroupState.OPEN, GroupState.SLEEPING}:
        move(group, GroupState.WORKING, by=by)
    group.changed_at = clock.now()
    group.save()


@transaction.atomic
def ask_correction(*, by: Person, meeting: Meeting, words: str) -> Meeting:
    """Say what is wrong in a draft; who wrote it is told."""
    meeting = lock_meeting(meeting)
    may_ask_correction(by, meeting, membership(by, meeting.group)).or_refuse()
    meeting.correction = words
    meeting.save(update_fields=["correction"])
    if meeting.written_by_id:
        notify(f"person:{meeting.written_by_id}", "groups.correction", ref=meeting.ref, but_not=by, text=words)
    record("groups.correction", by=by, ref=meeting.ref)
    return meeting


@transaction.atomic
def approve_minutes(*, by: Person, meeting: Meeting) -> Meeting:
    """Agree that it was so: whoever runs the group, and not the one who wrote it."""
    meeting = lock_meeting(meeting)
    may_approve(by, meeting, membership(by, meeting.group)).or_refuse()
    meeting.state, meeting.approved_by, meeting.approved_at = MeetingState.APPROVED, by, clock.now()
    meeting.correction = ""
    meeting.save()
    record("groups.approved", by=by, ref=meeting.ref)
    return meeting


@transaction.atomic
def publish_minutes(*, by: Person, meeting: Meeting) -> Meeting:
    """Let everybody read approved minutes."""
    meeting = lock_meeting(meeting)
    may_publish(by, meeting, membership(by, meeting.group)).or_refuse()
    meeting.state, meeting.published_at = MeetingState.PUBLISHED, clock.now()
    meeting.save()
    make_findable(meeting)
    notify(meeting.group.ref, "groups.published", ref=meeting.ref, but_not=by)
    record("groups.published", by=by, ref=meeting.ref)
    return meeting


@transaction.atomic
def hide_minutes(*, by: Person | None, thing_id: int, reason: str, hidden: bool = True) -> None:
    """Called by moderation."""
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("group").get(pk=thing_id)
    meeting.hidden_at = clock.now() if hidden else None
    meeting.save(update_fields=["hidden_at"])
    make_findable(meeting)
    forget_pages()
    record("groups.hidden" if hidden else "groups.shown", by=by, ref=meeting.ref)


def make_findable(meeting: Meeting) -> None:
    body = "\n".join([meeting.decisions, meeting.discussed, meeting.to_ask])
    title = f"{meeting.group.name}: {meeting.title}"
    search.index(meeting.ref, title=title, body=body, at=meeting.starts_at, public=meeting.is_published)


@dataclass(frozen=True)
class Earlier:
    """A meeting from a group's own papers. `present`: ids of members who were there."""

    title: str
    starts_at: datetime
    place: str
    decisions: str
    discussed: str
    present: Sequence[int]
    guests: int = 0


@transaction.atomic
def bring_earlier_meetings(*, by: Person, group: Group, earlier: Sequence[Earlier]) -> list[Meeting]:
    """Minutes of meetings that were approved on paper, in one go: a group that is older than Meydan has a past."""
    group = locked(group)
    may_keep_groups(by).or_refuse()
    made = Meeting.objects.bulk_create(_earlier(group, one) for one in earlier)
    pairs = zip(made, earlier, strict=True)
    Presence.objects.bulk_create(
        Presence(meeting=meeting, person_id=person) for meeting, one in pairs for person in one.present
    )
    search.index_many(
        search.Findable(one.ref, f"{group.name}: {one.title}", f"{one.decisions}\n{one.discussed}", one.starts_at)
        for one in made
    )
    latest = max(one.starts_at for one in made)
    group.met_at = group.stirred_at = max(filter(None, [group.met_at, latest]))
    if group.state == GroupState.OPEN:
        move(group, GroupState.WORKING, by=by)
    group.changed_at = latest
    group.save()
    record("groups.brought_earlier", by=by, ref=group.ref, meetings=len(made))
    return made


def _earlier(group: Group, one: Earlier) -> Meeting:
    day_after = one.starts_at + timedelta(days=1)
    return Meeting(
        group=group, title=one.title, starts_at=one.starts_at, place=one.place, state=MeetingState.PUBLISHED,
        decisions=one.decisions, discussed=one.discussed, guests=one.guests, approved_at=day_after,
        published_at=day_after, changed_at=day_after,
    )  # fmt: skip
