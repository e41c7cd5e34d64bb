"""Duties: written from an approved need, published, paused, closed."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from meydan.attendance.models import Occasion
from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.people.models import Person
from meydan.volunteering.actions.changing import move
from meydan.volunteering.actions.room import settle_room
from meydan.volunteering.actions.telling import tell_threads
from meydan.volunteering.models import Need, Qualification, Role
from meydan.volunteering.rules import may_move_role, may_work_on
from meydan.volunteering.rules.reasons import HAS_SHIFTS
from meydan.volunteering.rules.vetting import is_vetted

PUBLIC = (Role.State.PUBLISHED, Role.State.FULL)


@transaction.atomic
def save_role(
    *, by: Person, need: Need, role: Role | None = None, asked: Sequence[str],
    qualifications: Sequence[Qualification] | None = None, **words: Any,
) -> Role:  # fmt: skip
    """Write a duty, or change what it says."""
    may_work_on(by, need).or_refuse()
    kept = role or Role(need=need, created_at=clock.now())
    kept.asked, kept.changed_at = list(asked), clock.now()
    for name, value in words.items():
        setattr(kept, name, value)
    if role is None:
        move(kept, Role.State.DRAFT, by=by)
    else:
        kept.save()
    if kept.state in PUBLIC:
        is_vetted(kept.risk, kept.asked).or_refuse()
    if qualifications is not None:
        kept.qualifications.set(qualifications)
    _make_findable(kept)
    settle_room(kept)
    kept.refresh_from_db(fields=["state"])
    record("volunteering.role_saved", by=by, ref=kept.ref)
    return kept


@transaction.atomic
def move_role(*, by: Person, role: Role, to: str, no_post: bool = False, why: str = "") -> Role:
    """Publish it (somebody vouches that it replaces no paid post), pause, close or shelve it."""
    found = Role.objects.select_for_update(of=("self",)).select_related("need__unit", "need__thread", "need__project")
    role = found.get(pk=role.pk)
    may_move_role(by, role, to, no_post=no_post).or_refuse()
    if to == Role.State.CLOSED and _lies_ahead(role):
        raise Refused(HAS_SHIFTS)
    vouched = {"no_post_by": by, "no_post_at": clock.now()} if no_post and role.no_post_at is None else {}
    first = role.state == Role.State.DRAFT and to == Role.State.PUBLISHED
    move(role, to, by=by, why=why, changed_at=clock.now(), **vouched)
    if first:
        _tell_of_first(by, role)
    _make_findable(role)
    record("volunteering.role_moved", by=by, ref=role.ref, to=to)
    return role


def _lies_ahead(role: Role) -> bool:
    ahead = Occasion.objects.filter(shift__role=role, called_off_at=None, ends_at__gt=clock.now())
    return ahead.filter(taken__gt=0).exists()


def _tell_of_first(by: Person, role: Role) -> None:
    """The need is open now, and the threads that it comes from reach the stop “work”."""
    if role.need.state == Need.State.APPROVED:
        move(role.need, Need.State.OPEN, by=by)
    tell_threads(role)


def _make_findable(role: Role) -> None:
    body = "\n".join([role.summary, role.tasks])
    search.index(role.ref, title=role.title, body=body, at=role.changed_at, public=role.state in PUBLIC)
