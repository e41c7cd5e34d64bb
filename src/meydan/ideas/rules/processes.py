"""Which stage is now, and what it opens. Nothing else decides what one may do in a process."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.ideas.models import Process, Stage, StageKind
from meydan.people.models import Person, Role

SUBMIT, SUPPORT, DISCUSS, ANSWER = "submit", "support", "discuss", "answer"
VERBS: dict[str, frozenset[str]] = {
    StageKind.COLLECT: frozenset({SUBMIT, SUPPORT, DISCUSS, ANSWER}),
    StageKind.DELIBERATE: frozenset({SUPPORT, DISCUSS, ANSWER}),
    StageKind.DECIDE: frozenset({ANSWER}),
    StageKind.CARRY_OUT: frozenset({DISCUSS, ANSWER}),
    StageKind.REPORT: frozenset({ANSWER}),
}
"""What each kind of stage opens."""

NOT_OPEN_YET, CLOSED, NO_STAGE_FOR, REASON_NEEDED, OVERLAP, NO_STAGES, STAFF_ONLY = (
    "ideas.process_not_open_yet",
    "ideas.process_closed",
    "ideas.process_no_stage",
    "ideas.process_reason",
    "ideas.process_overlap",
    "ideas.process_no_stages",
    "ideas.staff_only",
)
SENTENCES: Mapping[str, Any] = {
    NOT_OPEN_YET: _("This opens on %(day)s."),
    CLOSED: _("This closed on %(day)s. You can read everything here."),
    NO_STAGE_FOR: _("This process has no time for it."),
    REASON_NEEDED: _("The dates are public already: please say why they change."),
    OVERLAP: _("Stages must follow one another in time. Please check the dates."),
    NO_STAGES: _("A process needs at least one stage before it is published."),
    STAFF_ONLY: _("This is for people who work at the municipality."),
}
INSIDE = frozenset(
    {
        Role.UNIT_OFFICER,
        Role.UNIT_DEPUTY,
        Role.UNIT_MANAGER,
        Role.VICE_MAYOR,
        Role.FACILITATOR,
        Role.COORDINATOR,
        Role.MODERATOR,
        Role.DATA_OFFICER,
        Role.DIRECTOR,
        Role.ADMINISTRATOR,
    }
)
"""Roles of people who work at the municipality, each named: a new role sees nothing from inside until it stands here."""
MANAGING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})


def stage_now(process: Process, at: datetime | None = None) -> Stage | None:
    """The stage at a moment: from its opening up to, but not including, its closing."""
    moment = at or clock.now()
    return next((one for one in process.stages.all() if one.opens_at <= moment < one.closes_at), None)


def may_now(process: Process | None, verb: str, at: datetime | None = None) -> Ruling:
    """Whether the present stage opens a verb; outside a process everything is open."""
    if process is None:
        return yes()
    moment = at or clock.now()
    stage = stage_now(process, moment)
    if process.published_at and stage and verb in VERBS[stage.kind]:
        return yes()
    stages = [one for one in process.stages.all() if verb in VERBS[one.kind]]
    if not stages:
        return no(NO_STAGE_FOR)
    coming = next((one for one in stages if one.opens_at > moment), None)
    if coming or not process.published_at:
        return no(NOT_OPEN_YET, day=_day((coming or stages[0]).opens_at))
    return no(CLOSED, day=_day(stages[-1].closes_at))


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def may_see_inside(person: Person | None) -> Ruling:
    """Staff-only processes and what was written in them."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*INSIDE) else no(STAFF_ONLY)


def may_take_part(person: Person | None, process: Process | None) -> Ruling:
    """Everybody, except where a process is for staff only."""
    return may_see_inside(person) if process and process.is_inside else yes()


def may_discuss_process(person: Person | None, process: Process) -> Ruling:
    takes_part = may_take_part(person, process)
    if not takes_part:
        return takes_part
    return may_now(process, DISCUSS) if person else no(SIGN_IN_FIRST)


def may_manage_processes(person: Person | None) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*MANAGING) else no(NOT_STAFF)


def may_hold_process(person: Person | None, process: Process) -> Ruling:
    """Whether a process may lie with the person."""
    return may_manage_processes(person)
