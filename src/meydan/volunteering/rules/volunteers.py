"""What volunteers may do: apply, take a place, join a shift, say how long it was, go."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils import timezone

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.guardians.models import Permission
from meydan.people.models import Person
from meydan.volunteering.models import (
    Application,
    Hours,
    Placement,
    Role,
    Shift,
    TimeKind,
    Volunteer,
)
from meydan.volunteering.models.volunteers import OF_AGE, OPEN_APPLICATIONS, YOUNGEST, years_between
from meydan.volunteering.rules.desk import may_work_on
from meydan.volunteering.rules.guardians import covers
from meydan.volunteering.rules.legal import missing_for
from meydan.volunteering.rules.reasons import (
    ABOUT_ONESELF,
    ASK_GUARDIAN,
    BORN_LATER,
    CALL_CLOSED,
    DECIDED,
    ENDS_BEFORE,
    FROM_THE_LIST,
    FUTURE,
    GUARDIAN_WAITS,
    HOURS_DECIDED,
    IS_FULL,
    MINOR_DAY,
    MINOR_LATE,
    MINOR_LONG,
    NEEDS_WORDS,
    NOBODY_THERE,
    NOT_OPEN,
    NOT_READY,
    NOT_SERVED,
    PLACE_OVER,
    RISK_TOO_HIGH,
    SAID_ALREADY,
    TOO_YOUNG,
    UNDER_12,
    UNHEARD,
    WRONG_BIRTH_DATE,
    minor_minutes,
    minor_until,
)
from meydan.volunteering.rules.rest import Time, enough_rest

OLDEST = 110
P = Placement.State
TIME_TO_DISPUTE = timedelta(days=60)


def is_call_open(role: Role) -> Ruling:
    """The server keeps to the dates of the call, whatever a page still shows."""
    if role.state == Role.State.FULL:
        return no(IS_FULL)
    if role.state != Role.State.PUBLISHED:
        return no(NOT_OPEN)
    now = clock.now()
    if role.call_closes_at and now >= role.call_closes_at:
        return no(CALL_CLOSED)
    return yes() if role.call_opens_at is None or now >= role.call_opens_at else no(NOT_OPEN)


def may_give_birth_date(born: date, known: Volunteer | None) -> Ruling:
    """The date decides who may come: it is possible, and it does not change from one form to the next."""
    if known is not None and known.birth_date != born:
        return no(WRONG_BIRTH_DATE, field="birth_date")
    years = years_between(born, clock.today())
    return yes() if 0 <= years <= OLDEST else no(BORN_LATER, field="birth_date")


def may_volunteer_at_age(age: int, role: Role) -> Ruling:
    if age < YOUNGEST:
        return no(UNDER_12, field="birth_date")
    return yes() if age >= role.min_age else no(TOO_YOUNG, age=role.min_age, field="birth_date")


def may_apply(person: Person | None, role: Role, born: date, *, guardian_named: bool) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    return may_apply_at_birth_date(role, born, guardian_named=guardian_named)


def may_apply_at_birth_date(role: Role, born: date, *, guardian_named: bool) -> Ruling:
    """What is known before anybody signs in: the call is open, the age fits, a guardian is named for a minor."""
    if not (open_now := is_call_open(role)):
        return open_now
    age = years_between(born, clock.today())
    if not (old_enough := may_volunteer_at_age(age, role)):
        return old_enough
    return no(ASK_GUARDIAN, field="guardian") if age < OF_AGE and not guardian_named else yes()


def needs_guardian(volunteer: Volunteer, permissions: Iterable[Permission], role: Role, day: date) -> Ruling:
    """A minor serves with a permission that covers the duty on that day."""
    if volunteer.age_on(day) >= OF_AGE:
        return yes()
    rulings = [covers(one, role, day) for one in permissions]
    if any(rulings):
        return yes()
    return next((one for one in rulings if one.code == RISK_TOO_HIGH), no(GUARDIAN_WAITS))


def within_a_minors_day(minutes: int, same_day: int) -> Ruling:
    """What guardians are promised: never longer than so many minutes a day, `same_day` of them at other shifts."""
    if minutes > minor_minutes():
        return no(MINOR_LONG, minutes=minor_minutes())
    return yes() if same_day + minutes <= minor_minutes() else no(MINOR_DAY, minutes=minor_minutes())


def may_join(
    placement: Placement,
    shift: Shift,
    volunteer: Volunteer,
    permissions: Iterable[Permission],
    *,
    others: Collection[Time] = (),
) -> Ruling:
    """Whether somebody may take a seat at a shift of their duty; `others`: their other shifts of that day and the days beside it.
    Whether there is a seat is for attendance to say."""
    if placement.state == P.PREPARING:
        missing = missing_for(placement)
        return no(NOT_READY, missing=", ".join(str(one.label) for one in missing))
    if placement.state != P.READY:
        return no(PLACE_OVER, state=str(placement.get_state_display()))
    if placement.role.state not in {Role.State.PUBLISHED, Role.State.FULL}:
        return no(NOT_OPEN)
    occasion = shift.occasion
    day = timezone.localdate(occasion.starts_at)
    if missing := missing_for(placement, day):
        return no(ENDS_BEFORE, missing=", ".join(str(one.label) for one in missing))
    rested = enough_rest((occasion.starts_at, occasion.ends_at), others)
    if not rested or volunteer.age_on(day) >= OF_AGE:
        return rested
    if not (short_enough := within_a_minors_day(occasion.minutes, minutes_on(day, others))):
        return short_enough
    ends = timezone.localtime(occasion.ends_at)
    if ends.date() > day or ends.time() > minor_until():
        return no(MINOR_LATE, time=f"{minor_until():%H.%M}")
    return needs_guardian(volunteer, permissions, placement.role, day)


def minutes_on(day: date, times: Iterable[Time]) -> int:
    return sum(int((end - begin).total_seconds()) // 60 for begin, end in times if timezone.localdate(begin) == day)


def may_withdraw_application(person: Person | None, application: Application) -> Ruling:
    if person is None or application.person_id != person.pk:
        return no(NOT_YOURS)
    waits = application.state in {*OPEN_APPLICATIONS, Application.State.RESERVE}
    return yes() if waits else no(DECIDED, state=str(application.get_state_display()))


def may_decide_application(person: Person | None, application: Application, to: str, answer: str) -> Ruling:
    """A person decides, never a machine; a no needs words, and so does a question."""
    allowed = may_work_on(person, application.role.need)
    if not allowed:
        return allowed
    if application.state not in {*OPEN_APPLICATIONS, Application.State.RESERVE}:
        return no(DECIDED, state=str(application.get_state_display()))
    wordy = {Application.State.UNSUITABLE, Application.State.MORE}
    return no(NEEDS_WORDS, field="answer") if to in wordy and not answer else yes()


def may_answer_place(person: Person | None, placement: Placement) -> Ruling:
    if person is None or placement.person_id != person.pk:
        return no(NOT_YOURS)
    over = placement.offered_until is not None and placement.offered_until <= clock.now()
    if placement.state != P.OFFERED or over:
        return no(PLACE_OVER, state=str(placement.get_state_display()))
    return yes()


def may_leave(person: Person | None, placement: Placement) -> Ruling:
    if person is None or placement.person_id != person.pk:
        return no(NOT_YOURS)
    serving = placement.state in {P.PREPARING, P.READY, P.SUSPENDED, P.RESTING}
    return yes() if serving else no(PLACE_OVER, state=str(placement.get_state_display()))


def may_rest(person: Person | None, placement: Placement) -> Ruling:
    return _own_in(person, placement, P.READY)


def may_come_back(person: Person | None, placement: Placement) -> Ruling:
    return _own_in(person, placement, P.RESTING)


def _own_in(person: Person | None, placement: Placement, state: str) -> Ruling:
    if person is None or placement.person_id != person.pk:
        return no(NOT_YOURS)
    return yes() if placement.state == state else no(PLACE_OVER, state=str(placement.get_state_display()))


def may_end(person: Person | None, placement: Placement, to: str, reason: str, heard: str) -> Ruling:
    """Staff suspend, take back, end a term or dismiss; nobody is dismissed without being heard."""
    allowed = may_work_on(person, placement.role.need)
    if not allowed:
        return allowed
    after = {
        P.SUSPENDED: {P.READY, P.PREPARING},
        P.READY: {P.SUSPENDED},
        P.ENDED: {P.PREPARING, P.READY, P.SUSPENDED, P.RESTING},
        P.DISMISSED: {P.PREPARING, P.READY, P.SUSPENDED, P.RESTING},
    }
    if placement.state not in after.get(P(to), set()):
        return no(PLACE_OVER, state=str(placement.get_state_display()))
    if to != P.READY and not reason:
        return no(NEEDS_WORDS, field="reason")
    return no(UNHEARD, field="heard") if to == P.DISMISSED and not heard else yes()


NOT_SERVING = {P.OFFERED, P.REFUSED, P.LAPSED, P.PREPARING}


def may_write_note(person: Person | None, placement: Placement) -> Ruling:
    """How somebody serves or served, in words for them; by who works on the duty."""
    if not (allowed := may_work_on(person, placement.role.need)):
        return allowed
    if placement.person_id is None or placement.state in NOT_SERVING:
        return no(NOBODY_THERE)
    return no(ABOUT_ONESELF) if person is not None and placement.person_id == person.pk else yes()


def may_enter_hours(person: Person | None, placement: Placement, on: date) -> Ruling:
    """Of duties without a list: flexible, open-ended, from anywhere."""
    if person is None or placement.person_id != person.pk:
        return no(NOT_YOURS)
    if placement.role.time_kind == TimeKind.FIXED:
        return no(FROM_THE_LIST)
    if placement.state != P.READY:
        return no(PLACE_OVER, state=str(placement.get_state_display()))
    return no(FUTURE, field="on") if on > clock.today() else yes()


def may_say_how_it_was(person: Person | None, placement: Placement, *, served: bool) -> Ruling:
    """Once, by who served there; also when the place has ended."""
    if person is None or placement.person_id != person.pk:
        return no(NOT_YOURS)
    if not served:
        return no(NOT_SERVED)
    return no(SAID_ALREADY) if placement.feedback_given else yes()


def may_dispute_hours(person: Person | None, hours: Hours) -> Ruling:
    """A volunteer says that it was longer or shorter; also after it was confirmed, as long as it is not counted elsewhere."""
    if person is None or hours.person_id != person.pk:
        return no(NOT_YOURS)
    late = clock.now() > hours.created_at + TIME_TO_DISPUTE
    if hours.impact_id or late or hours.state == Hours.State.DISPUTED:
        return no(HOURS_DECIDED, state=str(hours.get_state_display()))
    return yes()
