"""Who may found, join, run and close a group."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.groups.models import MOVES, RUNNING, SINGLE, WRITING, Group, GroupRole, Membership
from meydan.groups.terms import terms
from meydan.people.models import Person, Role
from meydan.people.rules import holds, signed_in

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles of the Centre that decide about foundings and look after all groups."""
MOST_PROPOSALS = 2

(
    TOO_MANY_PROPOSALS, MOVE, NOT_LIVING, MEMBER_ALREADY, FULL, UNDER_18, NOT_A_MEMBER, HAND_OVER_FIRST, NOT_YOUR_GROUP,
    NOT_FROM_THE_CENTRE, TOO_LARGE, TOO_SMALL, NAME_TAKEN, NO_GOAL,
) = (
    "groups.too_many_proposals", "groups.move", "groups.not_living", "groups.member_already", "groups.full",
    "groups.under_18", "groups.not_a_member", "groups.hand_over_first", "groups.not_your_group",
    "groups.not_from_the_centre", "groups.too_large", "groups.too_small", "groups.name_taken", "groups.no_goal",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    TOO_MANY_PROPOSALS: _("You have proposed %(most)s groups that wait for an answer. Please wait for it first."),
    MOVE: _("A group in the state “%(before)s” can't go on like this. Please open the page anew."),
    NOT_LIVING: _("This group does not work any more. You can read what it left behind."),
    MEMBER_ALREADY: _("You are in this group already, or you have asked to be."),
    FULL: _("The group has its %(largest)s people. Please look for another group, or propose a new one."),
    UNDER_18: _("In this town people from 18 on join groups. You can write contributions and come to open meetings."),
    NOT_A_MEMBER: _("Only members of the group do this. You can join it."),
    HAND_OVER_FIRST: _("You hold a role in this group. Please hand it over before you leave."),
    NOT_YOUR_GROUP: _("The facilitator or the coordinator of the group does this."),
    NOT_FROM_THE_CENTRE: _("The facilitator is somebody who works at the Centre. Please choose such a person."),
    TOO_LARGE: _("A group has at most %(largest)s people in this town."),
    TOO_SMALL: _("There are %(count)s people in the group already. Please choose at least as many."),
    NAME_TAKEN: _("There is a group with this name. Please look at it first, or choose another name."),
    NO_GOAL: _("Please choose one to three goals."),
}


def may_keep_groups(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_propose(person: Person | None, *, waiting: int) -> Ruling:
    """`waiting`: how many of the person's proposals are not decided yet."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return no(TOO_MANY_PROPOSALS, most=MOST_PROPOSALS) if waiting >= MOST_PROPOSALS else yes()


def may_be_founded(goals: int, largest: int) -> Ruling:
    if not 1 <= goals <= 3:
        return no(NO_GOAL, field="goals")
    most = terms().largest
    return yes() if largest <= most else no(TOO_LARGE, field="largest", largest=most)


def may_resize(largest: int, *, count: int) -> Ruling:
    most = terms().largest
    if largest > most:
        return no(TOO_LARGE, field="largest", largest=most)
    return yes() if largest >= count else no(TOO_SMALL, field="largest", count=count)


def may_move(group: Group, after: str) -> Ruling:
    return yes() if after in MOVES[group.state] else no(MOVE, before=str(group.get_state_display()))


def may_decide(person: Person | None, group: Group, after: str) -> Ruling:
    """Found a group or say no, close it, wake it."""
    keeps = may_keep_groups(person)
    return may_move(group, after) if keeps else keeps


def may_facilitate(person: Person) -> Ruling:
    """The facilitator of a group comes from the Centre."""
    return yes() if person.has_role(*KEEPING) else no(NOT_FROM_THE_CENTRE, field="facilitator")


def may_join(person: Person | None, group: Group, mine: Membership | None) -> Ruling:
    """Whether there is still a place is asked under the lock, when it happens."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if not group.is_living:
        return no(NOT_LIVING)
    if mine is not None:
        return no(MEMBER_ALREADY)
    return no(UNDER_18) if person.is_minor and not terms().minors else yes()


def may_take_in(group: Group, *, count: int) -> Ruling:
    return yes() if count < group.largest else no(FULL, largest=group.largest)


def is_in(mine: Membership | None) -> bool:
    return mine is not None and mine.since is not None


def may_leave(mine: Membership | None, *, others: int) -> Ruling:
    """Whoever runs the group hands it over first, unless nobody else is there. Asking to join can always be taken back."""
    if mine is None:
        return no(NOT_A_MEMBER)
    return no(HAND_OVER_FIRST) if mine.role in RUNNING and others else yes()


def may_see_inside(person: Person | None, mine: Membership | None) -> Ruling:
    """Notes, polls, tasks and the link to a meeting: for members, and for the Centre, which looks after the groups."""
    if is_in(mine):
        return yes()
    signed = signed_in(person)
    return (yes() if may_keep_groups(person) else no(NOT_A_MEMBER)) if signed else signed


def may_take_part(person: Person | None, group: Group, mine: Membership | None) -> Ruling:
    """What every member does while the group lives: answer polls, take tasks, write notes."""
    if not is_in(mine):
        return no(NOT_A_MEMBER) if person else no(SIGN_IN_FIRST)
    return yes() if group.is_living else no(NOT_LIVING)


def _in_a_role(person: Person | None, group: Group, mine: Membership | None, roles: tuple[str, ...]) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    if not group.is_living:
        return no(NOT_LIVING)
    return yes() if (is_in(mine) and mine and mine.role in roles) or may_keep_groups(person) else no(NOT_YOUR_GROUP)


def may_run(person: Person | None, group: Group, mine: Membership | None) -> Ruling:
    """Answer who asks to join, hand roles over: facilitator and coordinator, and the Centre."""
    return _in_a_role(person, group, mine, RUNNING)


def may_arrange(person: Person | None, group: Group, mine: Membership | None) -> Ruling:
    """Polls, meetings, minutes, tasks: also the reporter."""
    return _in_a_role(person, group, mine, WRITING)


def may_hand_over(person: Person | None, group: Group, mine: Membership | None, role: str, to: Membership) -> Ruling:
    """The facilitator's role goes to somebody of the Centre; a single role moves, the others are given."""
    runs = may_run(person, group, mine)
    if not runs:
        return runs
    if to.group_id != group.pk or not is_in(to):
        return no(NOT_A_MEMBER)
    if role == GroupRole.FACILITATOR:
        return may_facilitate(to.person)
    leaves_group_alone = to.role in RUNNING and role not in SINGLE
    return no(HAND_OVER_FIRST) if leaves_group_alone else yes()
