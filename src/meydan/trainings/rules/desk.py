"""What staff may do with courses and runs."""

from collections.abc import Sequence

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.centre.models import Room
from meydan.events.models import Form
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT, holds
from meydan.places.models import Unit
from meydan.trainings.models import Assessment, Course, Enrolment, Run, Session, Track
from meydan.trainings.rules.reasons import (
    ANSWERED,
    APPROVING,
    APPROVING_ALL,
    FIRST_STAYS,
    KEEPING,
    LISTS_OPEN,
    NO_CURRICULUM,
    NO_LINK,
    NO_PLACE,
    NO_RUNS_OF_TRACK,
    NO_SESSIONS,
    NOT_OVER,
    OWN_APPROVAL,
    PAST,
    SMALL_ROOM,
    TAKEN_ALREADY,
    WORDS_NEEDED,
    WORKING,
    WRONG_STATE,
)


def may_run_trainings(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_see_trainings_desk(person: Person | None) -> Ruling:
    return holds(person, *WORKING)


def may_see_approvals(person: Person | None) -> Ruling:
    return holds(person, *APPROVING, *APPROVING_ALL)


def may_plan(person: Person | None, unit: Unit | None) -> Ruling:
    """For one's own unit; those who keep trainings for every one."""
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = unit is not None and person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if of_unit or person.has_role(*KEEPING) else no(NOT_STAFF)


def may_work_on(person: Person | None, course: Course) -> Ruling:
    return may_plan(person, course.unit)


def may_publish_course(person: Person | None, course: Course) -> Ruling:
    """It has a curriculum: that is the way from the need to a training."""
    allowed = may_work_on(person, course)
    if not allowed:
        return allowed
    if course.state not in {Course.State.PLANNED, Course.State.CLOSED}:
        return no(WRONG_STATE, state=str(course.get_state_display()))
    return yes() if course.summary and course.aims and course.curriculum else no(NO_CURRICULUM)


def may_close_course(person: Person | None, course: Course) -> Ruling:
    allowed = may_work_on(person, course)
    if not allowed:
        return allowed
    return yes() if course.state == Course.State.PUBLISHED else no(WRONG_STATE, state=str(course.get_state_display()))


def may_lead(person: Person | None, run: Run) -> Ruling:
    """Who plans for its unit, and who leads it."""
    leads = person is not None and person.at_desk and run.leader_id == person.pk
    return yes() if leads else may_work_on(person, run.course)


def may_hold_run(person: Person | None, run: Run) -> Ruling:
    """Whether a run may lie with the person: whoever works at the desk."""
    return yes() if person is not None and person.at_desk else no(NOT_STAFF)


def may_make_run(person: Person | None, course: Course, track: str) -> Ruling:
    allowed = may_work_on(person, course)
    if not allowed:
        return allowed
    if course.state == Course.State.CLOSED:
        return no(WRONG_STATE, state=str(course.get_state_display()))
    held = course.inside if track == Track.INSIDE else course.outside
    return yes() if held else no(NO_RUNS_OF_TRACK, field="track")


def may_change_run(person: Person | None, run: Run) -> Ruling:
    allowed = may_lead(person, run)
    if not allowed:
        return allowed
    return yes() if run.state in {"draft", "open"} else no(WRONG_STATE, state=str(run.get_state_display()))


def may_use_room(run: Run, room: Room) -> Ruling:
    """Everybody who has a seat fits in. Whether it is free is decided when it is booked."""
    return yes() if run.capacity <= room.seats else no(SMALL_ROOM, field="capacity", seats=room.seats)


def may_remove_session(person: Person | None, session: Session, first: bool, alone: bool) -> Ruling:
    """Not the first one of a run that people have read: its seats are theirs."""
    allowed = may_change_run(person, session.run)
    if not allowed:
        return allowed
    if first and (alone or session.run.state != Run.State.DRAFT):
        return no(FIRST_STAYS)
    return yes() if session.occasion.starts_at > clock.now() else no(PAST)


def may_publish_run(person: Person | None, run: Run, sessions: Sequence[Session]) -> Ruling:
    allowed = may_lead(person, run)
    if not allowed:
        return allowed
    if run.state != Run.State.DRAFT or run.course.state != Course.State.PUBLISHED:
        shown = run if run.state != Run.State.DRAFT else run.course
        return no(WRONG_STATE, state=str(shown.get_state_display()))
    if not sessions:
        return no(NO_SESSIONS)
    if min(one.occasion.starts_at for one in sessions) <= clock.now():
        return no(PAST)
    if run.form != Form.ONLINE and not run.where:
        return no(NO_PLACE)
    return no(NO_LINK) if run.form != Form.PRESENT and not run.link else yes()


def may_cancel_run(person: Person | None, run: Run, why: str) -> Ruling:
    allowed = may_change_run(person, run)
    if not allowed:
        return allowed
    if run.is_over:
        return no(PAST)
    return yes() if why else no(WORDS_NEEDED, field="why")


def may_complete_run(person: Person | None, run: Run, open_lists: Sequence[Session]) -> Ruling:
    """Once it is over and every list is closed; again when something was marked later."""
    allowed = may_lead(person, run)
    if not allowed:
        return allowed
    if run.state not in {Run.State.OPEN, Run.State.DONE}:
        return no(WRONG_STATE, state=str(run.get_state_display()))
    if not run.is_over:
        return no(NOT_OVER)
    return no(LISTS_OPEN, title=open_lists[0].title) if open_lists else yes()


def may_message(person: Person | None, run: Run) -> Ruling:
    allowed = may_lead(person, run)
    if allowed and run.state == Run.State.DRAFT:
        return no(WRONG_STATE, state=str(run.get_state_display()))
    return allowed


def may_approve(person: Person | None, enrolment: Enrolment) -> Ruling:
    """The manager of the unit, or the deputy mayor above it; never oneself."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if enrolment.person_id == person.pk:
        return no(OWN_APPROVAL)
    of_unit = enrolment.unit is not None and person.has_role(*APPROVING, unit=enrolment.unit)
    return yes() if of_unit or person.has_role(*APPROVING_ALL) else no(NOT_STAFF)


def may_answer(person: Person | None, enrolment: Enrolment, yes_or_no: bool, words: str) -> Ruling:
    allowed = may_approve(person, enrolment)
    if not allowed:
        return allowed
    if enrolment.approval != Enrolment.Approval.ASKED or enrolment.withdrawn_at:
        return no(ANSWERED)
    return yes() if yes_or_no or words else no(WORDS_NEEDED, field="words")


def may_change_assessment(person: Person | None, assessment: Assessment, used: bool) -> Ruling:
    """What somebody has taken or handed in stays as it was."""
    allowed = may_work_on(person, assessment.course)
    return no(TAKEN_ALREADY) if allowed and used else allowed
