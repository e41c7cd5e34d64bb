"""Who may do what with contributions."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.discussion.queries import counts
from meydan.ideas.models import Contribution, Process, State
from meydan.ideas.rules.processes import SUBMIT, SUPPORT, may_manage_processes, may_now, may_see_inside, may_take_part
from meydan.people.models import Person, Role
from meydan.people.rules import ANSWERING, holds

(
    MOVE,
    TOO_LATE,
    HIDDEN,
    OWN,
    SAME,
    REASON,
    DATE_PASSED,
    NOT_LATER,
    TARGETS,
    KIND_OF_LINK,
    SHARED,
    WITHDRAWN,
    OTHER_UNIT,
    NAME_TAKEN,
    NOT_YET,
    UNKNOWN_BODY,
    INSIDE,
    INSIDE_BORDER,
) = (
    "ideas.move",
    "ideas.too_late",
    "ideas.hidden",
    "ideas.own",
    "ideas.same",
    "ideas.reason",
    "ideas.date_passed",
    "ideas.not_later",
    "ideas.targets",
    "ideas.kind_of_link",
    "ideas.shared",
    "ideas.withdrawn",
    "ideas.other_unit",
    "ideas.name_taken",
    "ideas.not_yet",
    "ideas.unknown_body",
    "ideas.inside",
    "ideas.inside_border",
)
SENTENCES: Mapping[str, Any] = {
    MOVE: _(
        "A contribution in the state “%(before)s” can't go on like this. Perhaps a colleague was quicker; please open the page anew."
    ),
    TOO_LATE: _("You can change your text for %(minutes)s minutes after sending it. Please write a comment instead."),
    HIDDEN: _("This contribution is hidden at the moment."),
    OWN: _("This is your own contribution; your support is counted already."),
    SAME: _("A contribution can't be joined to itself. Please choose another one."),
    REASON: _("Please choose the reason: the person must know why."),
    DATE_PASSED: _("The new date lies in the past. Please choose a later one."),
    NOT_LATER: _("The answer is promised for %(day)s anyway. Please choose a later day, or send the answer itself."),
    TARGETS: _("Please choose one main target and at most two further ones."),
    KIND_OF_LINK: _("Only an idea, an opinion or a proposal can answer a problem."),
    SHARED: _(
        "Others support it, discuss it or work on it already, so it stays public. You can say in a comment that you see it differently now."
    ),
    WITHDRAWN: _("The person who wrote it took it back."),
    OTHER_UNIT: _("It lies with another unit. Please ask that unit or the coordinator."),
    NOT_YET: _("Please choose a day between the sending and today."),
    UNKNOWN_BODY: _("This body is not in the town file. Please choose another one."),
    NAME_TAKEN: _("Another text has this name. Please choose a different one."),
    INSIDE: _("This was written for colleagues only. Please publish it first."),
    INSIDE_BORDER: _("One of the two was written for colleagues only. Please publish it first, then join them."),
}
TOWN_WIDE = (Role.COORDINATOR, Role.FACILITATOR, Role.DIRECTOR, Role.ADMINISTRATOR)


def may_submit(person: Person | None, process: Process | None) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    takes_part = may_take_part(person, process)
    return may_now(process, SUBMIT) if takes_part else takes_part


def may_support(person: Person | None, contribution: Contribution) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    if contribution.hidden_at:
        return no(HIDDEN)
    if contribution.author_id == person.pk:
        return no(OWN)
    if contribution.inside and not may_see_inside(person):
        return may_see_inside(person)
    return may_now(contribution.process, SUPPORT)


def may_edit(person: Person | None, contribution: Contribution) -> Ruling:
    """The author for a while; it ends when the review begins."""
    own = _own(person, contribution)
    if not own:
        return own
    minutes = town().edit_minutes
    in_time = clock.now() <= contribution.created_at + timedelta(minutes=minutes)
    fresh = contribution.state == State.RECEIVED and not contribution.withdrawn_at
    return yes() if in_time and fresh else no(TOO_LATE, minutes=minutes)


def may_withdraw(person: Person | None, contribution: Contribution) -> Ruling:
    """The author, as long as it is nobody else's too: not supported, not discussed, not worked on."""
    own = _own(person, contribution)
    if not own:
        return own
    if contribution.withdrawn_at:
        return no(WITHDRAWN)
    taken_up = contribution.state != State.RECEIVED or contribution.support_count or contribution.assigned_to_id
    return no(SHARED) if taken_up or counts([contribution.home.ref]) else yes()


def _own(person: Person | None, contribution: Contribution) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if contribution.author_id == person.pk else no(NOT_YOURS)


def may_publish(person: Person | None, contribution: Contribution) -> Ruling:
    """Bring out what was written for colleagues: whoever manages processes."""
    return (
        may_manage_processes(person) if contribution.inside else no(MOVE, before=str(contribution.get_state_display()))
    )


def may_name_author(person: Person | None, contribution: Contribution) -> Ruling:
    """Only the author, and only once colleagues are no longer alone with it."""
    own = _own(person, contribution)
    return own if own and not contribution.named and not contribution.inside else no(NOT_YOURS)


def may_work_at_desk(person: Person | None) -> Ruling:
    """Whether the person sees contributions at the desk."""
    return holds(person, *ANSWERING)


def may_handle(person: Person | None, contribution: Contribution) -> Ruling:
    """Sort, answer, correct: town-wide roles; unit officers what lies with their unit or with nobody."""
    works = may_work_at_desk(person)
    if not works or person is None:
        return works
    if contribution.withdrawn_at:
        return no(WITHDRAWN)
    if person.has_role(*TOWN_WIDE):
        return yes()
    own = contribution.unit_id is None or person.works_for(contribution.unit_id)
    return yes() if own else no(OTHER_UNIT)


def may_move(person: Person | None, contribution: Contribution, after: str) -> Ruling:
    """Whether the person may bring it into the state `after` from where it stands."""
    ruling = may_handle(person, contribution)
    if ruling and after not in contribution.moves:
        return no(MOVE, before=str(contribution.get_state_display()))
    return ruling
