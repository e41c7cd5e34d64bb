"""A group from the proposal to its closing."""

from collections.abc import Sequence

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.goals.models import Goal
from meydan.groups.models import PUBLIC, Group, GroupRole, GroupState, GroupStateChange, Membership
from meydan.groups.queries.groups import due_to_sleep, how_many_in, proposals_of
from meydan.groups.rules.groups import (
    NAME_TAKEN,
    may_be_founded,
    may_decide,
    may_facilitate,
    may_keep_groups,
    may_move,
    may_propose,
    may_resize,
)
from meydan.groups.terms import decide_by
from meydan.people.models import Person, Role
from meydan.places.models import Neighbourhood

DESK = [f"role:{Role.COORDINATOR}", f"role:{Role.FACILITATOR}"]
"""Who is told that a founding waits."""


@transaction.atomic
def propose_group(
    *, by: Person, name: str, purpose: str, goals: Sequence[Goal], neighbourhood: Neighbourhood | None, joining: str,
    largest: int, named: bool = False,
) -> Group:  # fmt: skip
    """Propose a group; the Centre decides by a promised day. `named`: whether the proposer agrees to be named on its page."""
    may_propose(by, waiting=proposals_of(by).count()).or_refuse()
    may_be_founded(len(goals), largest).or_refuse()
    _check_name(name)
    now = clock.now()
    group = Group.objects.create(
        name=name, purpose=purpose, neighbourhood=neighbourhood, joining=joining, largest=largest, proposed_by=by,
        proposed_at=now, promised_for=decide_by(clock.today()), stirred_at=now, changed_at=now,
    )  # fmt: skip
    group.goals.set(goals)
    Membership.objects.create(group=group, person=by, named=named, asked_at=now)
    GroupStateChange.objects.create(group=group, after=GroupState.PROPOSED, by=by, at=now)
    notify(DESK, "groups.proposed", ref=group.ref, but_not=by, day=group.promised_for.isoformat())
    record("groups.proposed", by=by, ref=group.ref)
    return group


def _check_name(name: str) -> None:
    taken = Group.objects.filter(name__iexact=name).exclude(state__in=[GroupState.DECLINED, GroupState.CLOSED])
    if taken.exists():
        raise Refused(NAME_TAKEN, field="name")


@transaction.atomic
def found_group(*, by: Person, group: Group, facilitator: Person, words: str) -> Group:
    """Say yes, with the reason. Who proposed it coordinates it; the facilitator comes from the Centre."""
    group = locked(group)
    may_decide(by, group, GroupState.OPEN).or_refuse()
    may_facilitate(facilitator).or_refuse()
    group.words, group.decided_by, group.decided_at, group.stirred_at = words, by, clock.now(), clock.now()
    move(group, GroupState.OPEN, by=by, words=words)
    _give_first_roles(group, facilitator)
    make_findable(group)
    if group.proposed_by:
        notify(group.proposed_by, "groups.founded", ref=group.ref, text=words)
    record("groups.founded", by=by, ref=group.ref)
    return group


def _give_first_roles(group: Group, facilitator: Person) -> None:
    now = clock.now()
    first = {"role": GroupRole.FACILITATOR, "since": now, "named": True}
    Membership.objects.update_or_create(group=group, person=facilitator, defaults=first)
    coordinator = Membership.objects.filter(group=group, person=group.proposed_by).exclude(person=facilitator)
    coordinator.update(role=GroupRole.COORDINATOR, since=now)


@transaction.atomic
def decline_group(*, by: Person, group: Group, words: str) -> Group:
    """Say no, with the reason. Who proposed it reads it."""
    group = locked(group)
    may_decide(by, group, GroupState.DECLINED).or_refuse()
    group.words, group.decided_by, group.decided_at = words, by, clock.now()
    move(group, GroupState.DECLINED, by=by, words=words)
    group.memberships.all().delete()
    if group.proposed_by:
        notify(group.proposed_by, "groups.declined", ref=group.ref, text=words)
    record("groups.declined", by=by, ref=group.ref)
    return group


@transaction.atomic
def close_group(*, by: Person, group: Group, report: str) -> Group:
    """End a group, with what it leaves behind. Its page stays."""
    group = locked(group)
    may_decide(by, group, GroupState.CLOSED).or_refuse()
    group.report = report
    move(group, GroupState.CLOSED, by=by, words=report)
    notify(group.ref, "groups.closed", ref=group.ref, but_not=by, text=report)
    record("groups.closed", by=by, ref=group.ref)
    return group


@transaction.atomic
def change_group(
    *, by: Person, group: Group, purpose: str, goals: Sequence[Goal], neighbourhood: Neighbourhood | None, joining: str,
    largest: int,
) -> Group:  # fmt: skip
    """Change what a group is about, who may join and how many; never fewer than are in it."""
    group = locked(group)
    may_keep_groups(by).or_refuse()
    may_be_founded(len(goals), largest).or_refuse()
    may_resize(largest, count=how_many_in(group)).or_refuse()
    group.purpose, group.neighbourhood, group.joining, group.largest = purpose, neighbourhood, joining, largest
    group.changed_at = clock.now()
    group.save()
    group.goals.set(goals)
    if group.state in PUBLIC:
        make_findable(group)
    record("groups.changed", by=by, ref=group.ref)
    return group


def wake(group: Group, *, by: Person | None) -> None:
    """A sleeping group that plans something works again. Called inside the action that plans it."""
    if group.state == GroupState.SLEEPING:
        group.stirred_at = clock.now()
        move(group, GroupState.WORKING, by=by)
        notify(group.ref, "groups.awake", ref=group.ref, but_not=by)


@transaction.atomic
def wake_group(*, by: Person, group: Group) -> Group:
    """Wake a group at the desk; it sleeps again when nothing follows."""
    group = locked(group)
    may_decide(by, group, GroupState.WORKING).or_refuse()
    wake(group, by=by)
    record("groups.awake", by=by, ref=group.ref)
    return group


@transaction.atomic
def put_to_sleep() -> int:
    """Groups that have not met for long sleep; everybody in them and the Centre are told. Returns how many."""
    groups = list(due_to_sleep().select_for_update(of=("self",), skip_locked=True))
    for group in groups:
        may_move(group, GroupState.SLEEPING).or_refuse()
        move(group, GroupState.SLEEPING, by=None)
        notify([group.ref, *DESK], "groups.asleep", ref=group.ref)
        record("groups.asleep", by=None, ref=group.ref)
    return len(groups)


def move(group: Group, after: str, *, by: Person | None, words: str = "") -> None:
    """Bring a locked group into a state, and write down who did it; what happens by itself is no movement for lists."""
    GroupStateChange.objects.create(group=group, before=group.state, after=after, by=by, words=words, at=clock.now())
    group.state = after
    if by is not None:
        group.changed_at = clock.now()
    group.save()


def locked(group: Group) -> Group:
    rows = Group.objects.select_for_update(of=("self",)).select_related("neighbourhood", "proposed_by")
    return rows.get(pk=group.pk)


def make_findable(group: Group) -> None:
    place = group.neighbourhood.name if group.neighbourhood else ""
    body = f"{group.purpose} {place}"
    search.index(group.ref, title=group.name, body=body, at=group.proposed_at, public=group.state in PUBLIC)
