"""Who may answer."""

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.base.templatetags.ui import day
from meydan.people.models import Person
from meydan.surveys.models import Survey
from meydan.surveys.rules.reasons import NOT_OPEN, NOT_YET, ONCE_ONLY


def may_fill_in(survey: Survey) -> Ruling:
    """Whether answers are taken now, whoever gives them."""
    if survey.is_open:
        return yes()
    if survey.is_public and clock.now() < survey.opens_at:
        return no(NOT_YET, day=day(survey.opens_at))
    return no(NOT_OPEN)


def may_answer(person: Person | None, survey: Survey, *, marked: bool) -> Ruling:
    """`marked`: the person has answered before. That nobody does twice is kept by the database."""
    if survey.needs_account and person is None:
        return no(SIGN_IN_FIRST)
    if survey.needs_account and marked:
        return no(ONCE_ONLY)
    return may_fill_in(survey)
