"""What applicants and members may do, and what a quote must not tell."""

import re
from collections.abc import Collection
from datetime import timedelta

from meydan.base import clock, turkish
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.panels.models import ADULT, DRAWN, MEMBERS, WITH_MEMBERS, Age, Application, Lottery, Panel, State, Way
from meydan.panels.rules import reasons
from meydan.panels.rules.reasons import setting
from meydan.people.models import AgeBand, Person

S = Application.State
CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\+?\d[\d ()./-]{8,}\d")
"""An e-mail address or a number of a telephone."""
SHORTEST_NAME = 3


def may_apply(person: Person | None, panel: Panel) -> Ruling:
    """Whether the panel takes names now; visitors sign in last."""
    if not panel.is_open:
        return no(reasons.NOT_OPEN)
    minor = person is not None and person.age_band == AgeBand.UNDER_18
    return no(reasons.ADULTS_ONLY) if minor and panel.age_from >= ADULT else yes()


def may_apply_at_age(person: Person | None, panel: Panel, age: str) -> Ruling:
    """Old enough for this panel; and nobody grows older by a click."""
    if panel.age_from >= ADULT:
        return yes()
    if age not in Age.values:
        return no(reasons.AGE_NEEDED, field="age")
    if age == Age.YOUNGER:
        return no(reasons.TOO_YOUNG, age=panel.age_from, field="age")
    differs = age == Age.ADULT and person is not None and person.age_band == AgeBand.UNDER_18
    return no(reasons.AGE_DIFFERS, field="age") if differs else yes()


def needs_code(panel: Panel) -> bool:
    """Whether only people with an invitation can apply."""
    return Way.OPEN not in panel.ways


def may_take_back(person: Person | None, application: Application) -> Ruling:
    """Before the list is closed; later one says no when one is asked."""
    own = _own(person, application)
    if not own:
        return own
    open_still = application.state in {S.ELIGIBLE, S.WAITING} and application.panel.state == State.INVITING
    return yes() if open_still else no(reasons.WRONG_STATE, state=str(application.get_state_display()))


def may_name_guardian(person: Person | None, application: Application) -> Ruling:
    own = _own(person, application)
    return may_enter_drum(application) if own else own


def may_enter_drum(application: Application) -> Ruling:
    """With a guardian's yes, until the list is closed."""
    if not application.is_minor:
        return no(reasons.NO_MINOR)
    waits = application.state == S.WAITING and application.panel.state == State.INVITING
    return yes() if waits else no(reasons.WRONG_STATE, state=str(application.get_state_display()))


def _own(person: Person | None, application: Application) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if application.person_id == person.pk else no(NOT_YOURS)


def may_confirm(person: Person | None, application: Application) -> Ruling:
    own = _own(person, application)
    return is_asked(application) if own else own


def is_asked(application: Application) -> Ruling:
    """Drawn, and the time to answer is not over."""
    if application.state == S.LAPSED:
        return no(reasons.TOO_LATE)
    if application.state != S.SELECTED or application.panel.state not in WITH_MEMBERS:
        return no(reasons.WRONG_STATE, state=str(application.get_state_display()))
    over = application.answer_by is not None and application.answer_by <= clock.now()
    return no(reasons.TOO_LATE) if over else yes()


def may_decline(person: Person | None, application: Application) -> Ruling:
    """Also later: a member who can't come makes place."""
    own = _own(person, application)
    if not own:
        return own
    asked = application.state in {S.SELECTED, S.CONFIRMED} and application.panel.state in WITH_MEMBERS
    return yes() if asked else no(reasons.WRONG_STATE, state=str(application.get_state_display()))


def may_say_needs(person: Person | None, application: Application) -> Ruling:
    """Who is in the drum, or has a seat: sealed words for those who arrange it."""
    own = _own(person, application)
    if not own:
        return own
    in_it = application.state in {S.ELIGIBLE, S.SELECTED, S.CONFIRMED, S.RESERVE}
    return yes() if in_it else no(reasons.WRONG_STATE, state=str(application.get_state_display()))


def may_change_recording(person: Person | None, application: Application) -> Ruling:
    """Given or taken back at any time until the panel has met."""
    own = _own(person, application)
    if not own:
        return own
    if not application.panel.records:
        return no(reasons.NOT_RECORDED)
    over = application.panel.is_past(State.HELD) or application.panel.state == State.CANCELLED
    return no(reasons.WRONG_STATE, state=str(application.panel.get_state_display())) if over else yes()


def may_ask_expense(person: Person | None, application: Application) -> Ruling:
    own = _own(person, application)
    if not own:
        return own
    return yes() if application.state in {S.CONFIRMED, S.CAME} else no(reasons.NOT_A_MEMBER)


def may_check(person: Person | None, application: Application, *, agrees: bool, words: str) -> Ruling:
    own = _own(person, application)
    if not own:
        return own
    if application.state not in MEMBERS:
        return no(reasons.NOT_A_MEMBER)
    panel = application.panel
    if panel.state != State.CHECKING or (panel.check_until and panel.check_until <= clock.now()):
        return no(reasons.TOO_LATE)
    if application.check_at:
        return no(reasons.CHECKED)
    return yes() if agrees or words else no(reasons.WORDS_NEEDED, field="words")


def is_open_to_objections(lottery: Lottery) -> bool:
    """For some days after a draw."""
    return lottery.drawn_at is not None and clock.now() < lottery.drawn_at + timedelta(
        days=setting("objection_days", 7)
    )


def may_object(person: Person | None, lottery: Lottery | None) -> Ruling:
    """Everybody who has an account."""
    if lottery is None or not is_open_to_objections(lottery):
        return no(reasons.TOO_LATE)
    return yes() if person else no(SIGN_IN_FIRST)


def was_in_drum(application: Application) -> bool:
    return application.state in DRAWN or application.state == S.ELIGIBLE


def may_quote(text: str, names: Collection[str]) -> Ruling:
    """No name of a member, no address, no number of a telephone."""
    if found := CONTACT.search(text):
        return no(reasons.TELLS_WHO, field="text", word=found.group())
    spoken = set(re.findall(r"\w+", turkish.fold(text)))
    for name in names:
        for word in re.findall(r"\w+", name):
            if len(word) >= SHORTEST_NAME and turkish.fold(word) in spoken:
                return no(reasons.TELLS_WHO, field="text", word=word)
    return yes()
