"""Joining, leaving, and who holds which role."""

from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.groups.actions.founding import locked
from meydan.groups.models import SINGLE, Group, GroupNote, GroupRole, GroupState, Joining, Membership
from meydan.groups.queries.groups import how_many_in, membership
from meydan.groups.rules.groups import (
    NOT_A_MEMBER,
    may_facilitate,
    may_hand_over,
    may_join,
    may_keep_groups,
    may_leave,
    may_run,
    may_take_in,
    may_take_part,
)
from meydan.people.models import Person


@transaction.atomic
def join_group(*, by: Person, group: Group, words: str = "") -> Membership:
    """Come into an open group at once, or ask a group that answers requests. Of several who want the last place one gets
    it: the group is locked while it is counted."""
    group = locked(group)
    may_join(by, group, membership(by, group)).or_refuse()
    may_take_in(group, count=how_many_in(group)).or_refuse()
    at_once = group.joining == Joining.OPEN
    made = Membership.objects.create(
        group=group, person=by, words="" if at_once else words, asked_at=clock.now(), since=clock.now() if at_once else None
    )  # fmt: skip
    notify(f"{group.ref}:run", "groups.joined" if at_once else "groups.asked", ref=group.ref, but_not=by)
    record("groups.joined" if at_once else "groups.asked", by=by, ref=group.ref)
    return made


@transaction.atomic
def answer_request(*, by: Person, group: Group, person: Person, yes: bool) -> None:
    """Take in who asked, or say no: then nothing of the request is kept."""
    group = locked(group)
    may_run(by, group, membership(by, group)).or_refuse()
    asked = _asked(group, person)
    if yes:
        may_take_in(group, count=how_many_in(group)).or_refuse()
        asked.since, asked.words = clock.now(), ""
        asked.save()
    else:
        asked.delete()
    notify(person, "groups.taken_in" if yes else "groups.not_taken_in", ref=group.ref)
    record("groups.taken_in" if yes else "groups.not_taken_in", by=by, ref=group.ref)


def _asked(group: Group, person: Person) -> Membership:
    asked = Membership.objects.filter(group=group, person=person, since=None).first()
    if asked is None:
        raise Refused(NOT_A_MEMBER)
    return asked


@transaction.atomic
def leave_group(*, by: Person, group: Group) -> None:
    """Leave a group, or take back that one asked or proposed it. What one promised to do is free again."""
    group = locked(group)
    mine = membership(by, group)
    may_leave(mine, others=how_many_in(group) - 1).or_refuse()
    Membership.objects.filter(group=group, person=by).delete()
    group.tasks.filter(owner=by, done_at=None).update(owner=None)
    ref = group.ref
    if group.state == GroupState.PROPOSED:
        group.delete()
    record("groups.left", by=by, ref=ref)


@transaction.atomic
def hand_over(*, by: Person, group: Group, role: str, to: Person, until: date | None = None) -> Membership:
    """Give a role to a member. Of facilitator, coordinator and reporter there is one each: who held it is a member then."""
    group = locked(group)
    member = membership(to, group)
    if member is None:
        raise Refused(NOT_A_MEMBER)
    may_hand_over(by, group, membership(by, group), role, member).or_refuse()
    if role in SINGLE:
        Membership.objects.filter(group=group, role=role).update(role=GroupRole.MEMBER, role_until=None)
    member.role, member.role_until = role, until
    member.save()
    notify(to, "groups.role", ref=group.ref, but_not=by, role=str(member.get_role_display()))
    record("groups.role", by=by, ref=group.ref, role=role)
    return member


@transaction.atomic
def send_facilitator(*, by: Person, group: Group, facilitator: Person) -> Membership:
    """The Centre sends a facilitator, also when the group is full; the one before stays as a member."""
    group = locked(group)
    may_keep_groups(by).or_refuse()
    may_facilitate(facilitator).or_refuse()
    Membership.objects.filter(group=group, role=GroupRole.FACILITATOR).update(role=GroupRole.MEMBER, role_until=None)
    sent = membership(facilitator, group) or Membership(group=group, person=facilitator, asked_at=clock.now())
    sent.role, sent.role_until, sent.named, sent.since = GroupRole.FACILITATOR, None, True, sent.since or clock.now()
    sent.save()
    notify(facilitator, "groups.role", ref=group.ref, but_not=by, role=str(GroupRole.FACILITATOR.label))
    record("groups.role", by=by, ref=group.ref, role=GroupRole.FACILITATOR)
    return sent


@transaction.atomic
def name_me(*, by: Person, group: Group, named: bool) -> None:
    """Agree to be named on the group's public page, or take that back."""
    may_take_part(by, group, membership(by, group)).or_refuse()
    Membership.objects.filter(group=group, person=by).update(named=named)
    record("groups.named", by=by, ref=group.ref, named=named)


@transaction.atomic
def write_note(*, by: Person, group: Group, text: str, language: str = BINDING) -> GroupNote:
    """Write something for the members alone."""
    may_take_part(by, group, membership(by, group)).or_refuse()
    made = GroupNote.objects.create(group=group, author=by, text=text, language=language, at=clock.now())
    record("groups.noted", by=by, ref=group.ref)
    return made


@transaction.atomic
def remove_note(*, by: Person, note: GroupNote) -> None:
    """Take one's own note away; whoever runs the group may take any."""
    mine = membership(by, note.group)
    (may_take_part if note.author_id == by.pk else may_run)(by, note.group, mine).or_refuse()
    note.delete()
    record("groups.note_removed", by=by, ref=note.group.ref)
