"""What staff may do with panels."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.base.templatetags.ui import moment
from meydan.panels.models import (
    AFTER_MEETING,
    PLANNING,
    WITH_MEMBERS,
    WORKED_OUT,
    Application,
    Expense,
    Feature,
    Lottery,
    Objection,
    Panel,
    State,
)
from meydan.panels.rules import reasons
from meydan.panels.rules.people import may_enter_drum
from meydan.panels.rules.reasons import APPROVING, KEEPING, WORKING, setting
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT, holds, may_enter_people
from meydan.places.models import Unit

NEXT = {State.TRANSCRIBED: State.HELD, State.ANONYMISED: State.TRANSCRIBED, State.CODED: State.ANONYMISED}
"""What was said goes through these states one by one."""


def may_run_panels(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_see_panels_desk(person: Person | None) -> Ruling:
    return holds(person, *WORKING, *APPROVING)


def may_plan(person: Person | None) -> Ruling:
    return holds(person, *WORKING)


def may_make(person: Person | None, unit: Unit | None) -> Ruling:
    """For one's own unit; those who run panels for every one."""
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = unit is not None and person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if of_unit or person.has_role(*KEEPING) else no(NOT_STAFF)


def may_hold(person: Person, panel: Panel) -> Ruling:
    """Whether the panel may lie with this person."""
    return yes() if person.has_role(*KEEPING) or person.works_for(panel.unit_id) else no(NOT_STAFF)


def may_work_on(person: Person | None, panel: Panel) -> Ruling:
    keeps = person is not None and person.at_desk and panel.keeper_id == person.pk
    return yes() if keeps else may_make(person, panel.unit)


def _in_state(person: Person | None, panel: Panel, *states: str) -> Ruling:
    allowed = may_work_on(person, panel)
    if allowed and panel.state not in states:
        return no(reasons.WRONG_STATE, state=str(panel.get_state_display()))
    return allowed


def may_change(person: Person | None, panel: Panel) -> Ruling:
    """Words until it is over; what applicants relied on does not change after the call (`is_fixed`)."""
    return _in_state(person, panel, *(one for one in State if one not in {State.CANCELLED, *WORKED_OUT}))


def is_fixed(panel: Panel) -> bool:
    """Size, ways, number, recording and the time to apply stand once people can apply."""
    return panel.is_public


def may_change_features(person: Person | None, panel: Panel) -> Ruling:
    """What is asked stands once people can apply."""
    return _in_state(person, panel, *PLANNING, State.APPROVED)


def may_change_quotas(person: Person | None, panel: Panel, lottery: Lottery | None) -> Ruling:
    """Until a lottery is public: what the pool can't give has to give way somewhere."""
    if lottery and (lottery.is_public or lottery.state == Lottery.State.COMPUTING):
        return no(reasons.OPEN_LOTTERY)
    return _in_state(person, panel, *PLANNING, State.APPROVED, State.INVITING, State.DRAWING)


def may_remove_feature(person: Person | None, feature: Feature, *, answered: bool) -> Ruling:
    return no(reasons.IN_USE) if answered else may_change_features(person, feature.panel)


def may_submit_design(person: Person | None, panel: Panel, features: Sequence[Feature]) -> Ruling:
    allowed = _in_state(person, panel, State.QUESTION)
    if not allowed:
        return allowed
    if not panel.apply_until or not panel.lot_number:
        return no(reasons.NO_TIME)
    return quotas_fit(panel, features)


def quotas_fit(panel: Panel, features: Iterable[Feature]) -> Ruling:
    """Whether the quotas of each feature can be kept by so many people at all."""
    found = False
    for feature in features:
        admitted = [one for one in feature.values.all() if one.admits]
        least, most = sum(one.least for one in admitted), sum(one.most for one in admitted)
        found = True
        if not least <= panel.size <= most:
            return no(reasons.QUOTAS_OFF, name=feature.name, least=least, most=most, size=panel.size)
    return yes() if found else no(reasons.NO_QUOTAS)


def may_approve(person: Person | None, panel: Panel) -> Ruling:
    """Ethics and personal data are looked at by somebody else than who keeps it."""
    allowed = holds(person, *APPROVING)
    if not allowed:
        return allowed
    if panel.state != State.DESIGN:
        return no(reasons.WRONG_STATE, state=str(panel.get_state_display()))
    return no(reasons.OWN_APPROVAL) if person is not None and panel.keeper_id == person.pk else yes()


def may_open(person: Person | None, panel: Panel, features: Sequence[Feature]) -> Ruling:
    allowed = _in_state(person, panel, State.APPROVED)
    if not allowed:
        return allowed
    if not panel.apply_until or not panel.lot_number:
        return no(reasons.NO_TIME)
    return no(reasons.PAST) if panel.apply_until <= clock.now() else quotas_fit(panel, features)


def may_invite(person: Person | None, panel: Panel) -> Ruling:
    return _in_state(person, panel, State.APPROVED, State.INVITING)


def may_enter_application(person: Person | None, panel: Panel) -> Ruling:
    """Put down the name of somebody who called, came or was met at the door: while people apply."""
    allowed = _in_state(person, panel, State.INVITING)
    if not allowed:
        return allowed
    return may_enter_people(person) if panel.is_open else no(reasons.NOT_OPEN)


def may_cancel(person: Person | None, panel: Panel, why: str) -> Ruling:
    allowed = _in_state(person, panel, *PLANNING, State.APPROVED, State.INVITING, State.DRAWING, *WITH_MEMBERS)
    if not allowed:
        return allowed
    return yes() if why else no(reasons.WORDS_NEEDED, field="why")


def may_close_list(person: Person | None, panel: Panel, *, pool: int) -> Ruling:
    """After everybody had their time to apply."""
    allowed = _in_state(person, panel, State.INVITING)
    if not allowed:
        return allowed
    if panel.is_open:
        return no(reasons.TOO_EARLY, until=moment(panel.apply_until))
    return yes() if pool else no(reasons.NOBODY)


def may_work_out_again(person: Person | None, lottery: Lottery) -> Ruling:
    """After the quotas were changed, as long as nothing is public."""
    allowed = may_work_on(person, lottery.panel)
    if not allowed:
        return allowed
    again = lottery.state in {Lottery.State.FAILED, Lottery.State.READY}
    return yes() if again else no(reasons.WRONG_STATE, state=str(lottery.get_state_display()))


def may_publish(person: Person | None, lottery: Lottery) -> Ruling:
    allowed = may_work_on(person, lottery.panel)
    if not allowed:
        return allowed
    return yes() if lottery.state == Lottery.State.READY else no(reasons.NOT_READY)


def may_draw(person: Person | None, lottery: Lottery) -> Ruling:
    allowed = may_work_on(person, lottery.panel)
    if not allowed:
        return allowed
    return yes() if lottery.state == Lottery.State.PUBLISHED else no(reasons.NOT_PUBLIC)


def may_replace(person: Person | None, panel: Panel, *, free: int, is_open: bool) -> Ruling:
    """A lottery for seats for which no reserve fits."""
    allowed = _in_state(person, panel, *WITH_MEMBERS)
    if not allowed:
        return allowed
    if is_open:
        return no(reasons.OPEN_LOTTERY)
    return yes() if free > 0 else no(reasons.NO_FREE_SEAT)


def may_note_answer(person: Person | None, application: Application) -> Ruling:
    """What somebody said on the phone."""
    allowed = _in_state(person, application.panel, *WITH_MEMBERS)
    if not allowed:
        return allowed
    asked = application.state in {Application.State.SELECTED, Application.State.CONFIRMED}
    return yes() if asked else no(reasons.WRONG_STATE, state=str(application.get_state_display()))


def may_note_permission(person: Person | None, application: Application) -> Ruling:
    """A guardian came along or signed: until the list is closed."""
    allowed = may_work_on(person, application.panel)
    return may_enter_drum(application) if allowed else allowed


def may_withdraw_permission(person: Person | None, application: Application) -> Ruling:
    """At any time until the panel has met."""
    allowed = may_work_on(person, application.panel)
    if not allowed:
        return allowed
    if not application.is_minor:
        return no(reasons.NO_MINOR)
    S = Application.State
    in_it = application.state in {S.WAITING, S.ELIGIBLE, S.NOT_DRAWN, S.SELECTED, S.CONFIRMED, S.RESERVE}
    return yes() if in_it else no(reasons.WRONG_STATE, state=str(application.get_state_display()))


def may_settle(person: Person | None, expense: Expense, *, paid: bool, words: str) -> Ruling:
    allowed = may_work_on(person, expense.application.panel)
    if not allowed:
        return allowed
    if expense.state != Expense.State.ASKED:
        return no(reasons.SETTLED)
    return yes() if paid or words else no(reasons.WORDS_NEEDED, field="words")


def may_answer_objection(person: Person | None, objection: Objection) -> Ruling:
    allowed = may_work_on(person, objection.panel)
    if not allowed:
        return allowed
    return no(reasons.ANSWERED) if objection.answered_at else yes()


def may_plan_sitting(person: Person | None, panel: Panel, delete_on: date | None) -> Ruling:
    """Where sound is recorded, the day of its deletion is said before, and it lies within the town's days."""
    allowed = _in_state(person, panel, State.APPROVED, State.INVITING, State.DRAWING, *WITH_MEMBERS)
    if not allowed or not panel.records:
        return allowed
    return yes() if delete_on else no(reasons.NO_DELETION, field="delete_on")


def may_delete_on(day: date | None, sitting_on: date) -> Ruling:
    longest = setting("recording_days", 60)
    if day is None:
        return yes()
    fits = sitting_on <= day <= sitting_on + timedelta(days=longest)
    return yes() if fits else no(reasons.DELETION_BEFORE, field="delete_on", days=longest)


def may_write_notes(person: Person | None, panel: Panel) -> Ruling:
    return _in_state(person, panel, *WITH_MEMBERS, *AFTER_MEETING)


def may_hold_sittings(person: Person | None, panel: Panel, occasions: Sequence[Occasion]) -> Ruling:
    """It has met: the last sitting is over."""
    allowed = _in_state(person, panel, *WITH_MEMBERS)
    if not allowed:
        return allowed
    if not occasions:
        return no(reasons.NO_SITTING)
    return yes() if all(one.ends_at <= clock.now() for one in occasions) else no(reasons.SITTINGS_AHEAD)


def may_go_on(person: Person | None, panel: Panel, to: str, *, written: bool, themes: bool) -> Ruling:
    """`written`: every sitting has notes or a transcript."""
    allowed = _in_state(person, panel, NEXT[State(to)])
    if not allowed:
        return allowed
    if to == State.CODED:
        return yes() if themes else no(reasons.NO_THEMES)
    return yes() if written else no(reasons.NO_TRANSCRIPT)


def may_write_themes(person: Person | None, panel: Panel) -> Ruling:
    return _in_state(person, panel, *AFTER_MEETING, State.CHECKING)


def may_send_summary(person: Person | None, panel: Panel) -> Ruling:
    return _in_state(person, panel, State.CODED)


def may_report(person: Person | None, panel: Panel, *, silent: int) -> Ruling:
    """Once every member has answered, or the time to check is over."""
    allowed = _in_state(person, panel, State.CHECKING)
    if not allowed:
        return allowed
    waits = silent and panel.check_until and clock.now() < panel.check_until
    return no(reasons.STILL_CHECKING, until=moment(panel.check_until)) if waits else yes()


def may_tell_effect(person: Person | None, panel: Panel) -> Ruling:
    allowed = _in_state(person, panel, *WORKED_OUT)
    if not allowed:
        return allowed
    return yes() if panel.thread_id else no(reasons.NO_THREAD)
