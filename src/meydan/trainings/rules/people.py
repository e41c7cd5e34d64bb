"""What people who take part may do."""

from datetime import datetime, timedelta

from meydan.attendance.rules import is_open
from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.base.templatetags.ui import moment
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.trainings.models import Assessment, Attempt, Course, Enrolment, Run, Submission, Track
from meydan.trainings.rules.desk import may_lead
from meydan.trainings.rules.reasons import (
    MARKED,
    NO_ITEMS,
    NO_MORE_ATTEMPTS,
    NOT_A_UNIT,
    NOT_IN,
    NOT_OVER,
    NOT_PUBLIC,
    NOT_YET,
    ONCE_ONLY,
    PASSED_ALREADY,
    STAFF_ONLY,
    WAIT,
    WRONG_STATE,
    setting,
)

FORMS = ("reaction", "learning", "use")
"""Evaluation: how it was, right after; what was learned; what is used, some months later."""


def takes_applications(run: Run) -> Ruling:
    """Whether a run takes names now, whoever asks."""
    if run.state != Run.State.OPEN or run.course.state != Course.State.PUBLISHED or run.line is None:
        return no(NOT_PUBLIC)
    return is_open(run.line)


def may_apply(person: Person | None, run: Run, unit: Unit | None) -> Ruling:
    """Inside runs are for the municipality's own people, for a unit. Whether there is a seat is decided when it is taken."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if run.track == Track.INSIDE:
        if not person.at_desk:
            return no(STAFF_ONLY)
        if unit is None or (person.unit_ids and unit.pk not in person.unit_ids):
            return no(NOT_A_UNIT, field="unit")
    return takes_applications(run)


def may_enrol(person: Person | None, run: Run) -> Ruling:
    """Put others on the list, who have said that they want it."""
    allowed = may_lead(person, run)
    return takes_applications(run) if allowed else allowed


def may_withdraw(person: Person | None, enrolment: Enrolment) -> Ruling:
    """One's own, until the last session is over."""
    if person is None or enrolment.person_id != person.pk:
        return no(NOT_YOURS)
    if not enrolment.is_live or enrolment.outcome or enrolment.run.is_over or enrolment.run.state != Run.State.OPEN:
        return no(WRONG_STATE, state=str(enrolment.tone[2]))
    return yes()


def may_learn(person: Person | None, enrolment: Enrolment) -> Ruling:
    """Pages, materials and the address for online are for those who take part."""
    if person is None or enrolment.person_id != person.pk:
        return no(NOT_YOURS)
    return yes() if enrolment.is_in and enrolment.run.state != Run.State.CANCELLED else no(NOT_IN)


def may_take_quiz(
    person: Person | None, enrolment: Enrolment, quiz: Assessment, taken: list[Attempt], items: int
) -> Ruling:
    """The retake rule: so many attempts, so many hours between two; once passed it is done."""
    allowed = may_learn(person, enrolment)
    if not allowed:
        return allowed
    if not items:
        return no(NO_ITEMS)
    if any(one.passed for one in taken):
        return no(PASSED_ALREADY)
    if quiz.attempts and len(taken) >= quiz.attempts:
        return no(NO_MORE_ATTEMPTS, attempts=quiz.attempts)
    again = next_attempt_at(quiz, taken)
    return no(WAIT, **{"from": moment(again)}) if again and clock.now() < again else yes()


def next_attempt_at(quiz: Assessment, taken: list[Attempt]) -> datetime | None:
    if not taken or not quiz.wait_hours:
        return None
    return max(one.at for one in taken) + timedelta(hours=quiz.wait_hours)


def may_hand_in(person: Person | None, enrolment: Enrolment, before: Submission | None) -> Ruling:
    """Again as long as the trainer has not said that it is passed."""
    allowed = may_learn(person, enrolment)
    if not allowed:
        return allowed
    return no(MARKED) if before and before.state == Submission.State.PASSED else yes()


def may_evaluate(person: Person | None, enrolment: Enrolment, form: str) -> Ruling:
    """Once a form, by those who took part: two right after the end, the third some months later."""
    if person is None or enrolment.person_id != person.pk:
        return no(NOT_YOURS)
    if not enrolment.run.is_over:
        return no(NOT_OVER)
    if not enrolment.came:
        return no(NOT_IN)
    if form == "use" and clock.now() < asked_again_at(enrolment.run):
        return no(NOT_YET)
    return no(ONCE_ONLY) if enrolment.forms_given & bit_of(form) else yes()


def bit_of(form: str) -> int:
    return 1 << FORMS.index(form)


def asked_again_at(run: Run) -> datetime:
    """When people are asked what they use of it."""
    end: datetime = run.ends_at or clock.now()
    return end + timedelta(days=setting("follow_up_days", 90))
