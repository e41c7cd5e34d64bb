"""Who from outside marks at a run, and for how long."""

from datetime import datetime, timedelta

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.people.models import Person
from meydan.trainings.models import Enrolment, Run, Submission
from meydan.trainings.rules.desk import may_lead
from meydan.trainings.rules.reasons import ANSWERED, OWN_WORK, TAKES_PART, WORDS_NEEDED, WRONG_STATE, setting

TAUGHT = (Run.State.OPEN, Run.State.DONE)


def taught_since() -> datetime:
    """Runs that ended before this are closed to who taught them from outside."""
    return clock.now() - timedelta(days=setting("teaching_days", 60))


def may_let_teach(person: Person | None, run: Run, takes_part: bool = False) -> Ruling:
    """Whoever leads the run names them, once it is published. Nobody marks a run in which they take part."""
    allowed = may_lead(person, run)
    if not allowed:
        return allowed
    if run.state not in TAUGHT:
        return no(WRONG_STATE, state=str(run.get_state_display()))
    return no(TAKES_PART, field="email") if takes_part else yes()


def _may_look(person: Person | None, enrolment: Enrolment, teaches: bool) -> Ruling:
    """Never at one's own work."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if enrolment.person_id == person.pk:
        return no(OWN_WORK)
    return yes() if teaches else may_lead(person, enrolment.run)


def may_mark(person: Person | None, submission: Submission, to: str, words: str, *, teaches: bool = False) -> Ruling:
    """Who leads the run, and who teaches it from outside."""
    allowed = _may_look(person, submission.enrolment, teaches)
    if not allowed:
        return allowed
    if submission.state != Submission.State.WAITING:
        return no(ANSWERED)
    return no(WORDS_NEEDED, field="words") if to == Submission.State.AGAIN and not words else yes()


def may_observe(person: Person | None, enrolment: Enrolment, *, teaches: bool = False) -> Ruling:
    return _may_look(person, enrolment, teaches)
