"""What staff may do with surveys."""

from collections.abc import Sequence
from datetime import datetime

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT, holds
from meydan.places.models import Unit
from meydan.surveys.models import Survey, Template, Who
from meydan.surveys.rules.reasons import (
    HAS_ANSWERS,
    KEEPING,
    NO_CODES,
    NO_QUESTIONS,
    NOT_ALONE,
    NOT_OVER,
    PAST,
    REMINDED,
    WORKING,
    WRONG_STATE,
)

S = Survey.State


def may_see_surveys_desk(person: Person | None) -> Ruling:
    return holds(person, *WORKING)


def may_run_surveys(person: Person | None) -> Ruling:
    return holds(person, *KEEPING)


def may_make(person: Person | None, unit: Unit | None) -> Ruling:
    """For one's own unit; those who keep surveys for every one."""
    if person is None:
        return no(SIGN_IN_FIRST)
    of_unit = unit is not None and person.has_role(*OF_A_UNIT, unit=unit)
    return yes() if of_unit or person.has_role(*KEEPING) else no(NOT_STAFF)


def may_work_on(person: Person | None, survey: Survey) -> Ruling:
    return may_make(person, survey.unit)


def may_ask(person: Person | None, survey: Survey) -> Ruling:
    """Change the questions: until somebody has answered."""
    allowed = _while(may_work_on(person, survey), survey, S.DRAFT, S.PUBLISHED)
    return no(HAS_ANSWERS) if allowed and survey.sheets.exists() else allowed


def may_change(person: Person | None, survey: Survey) -> Ruling:
    return _while(may_work_on(person, survey), survey, S.DRAFT, S.PUBLISHED)


def _while(allowed: Ruling, survey: Survey, *states: str) -> Ruling:
    return no(WRONG_STATE, state=str(survey.tone[2])) if allowed and survey.state not in states else allowed


def may_compare(who: str, compared_by: Sequence[str]) -> Ruling:
    """Groups are compared by what people have in their profile."""
    return no(NOT_ALONE, field="compared_by") if compared_by and who in {Who.ANYONE, Who.CODES} else yes()


def may_publish(person: Person | None, survey: Survey, *, questions: int, codes: int) -> Ruling:
    allowed = _while(may_work_on(person, survey), survey, S.DRAFT)
    if not allowed:
        return allowed
    if not questions:
        return no(NO_QUESTIONS)
    if survey.who == Who.CODES and not codes:
        return no(NO_CODES)
    return yes() if survey.closes_at > clock.now() else no(PAST)


def may_close(person: Person | None, survey: Survey) -> Ruling:
    """Before its last day."""
    allowed = may_work_on(person, survey)
    return no(WRONG_STATE, state=str(survey.tone[2])) if allowed and not survey.is_open else allowed


def may_prolong(person: Person | None, survey: Survey, closes_at: datetime) -> Ruling:
    allowed = _while(may_work_on(person, survey), survey, S.PUBLISHED)
    if allowed and survey.is_closed:
        return no(WRONG_STATE, state=str(survey.tone[2]))
    return no(PAST, field="last_day") if allowed and closes_at <= clock.now() else allowed


def may_enter(person: Person | None, survey: Survey) -> Ruling:
    """Answers from paper or the phone: also some days after the last one, until the report."""
    allowed = _while(may_work_on(person, survey), survey, S.PUBLISHED)
    return no(WRONG_STATE, state=str(survey.tone[2])) if allowed and survey.phase == "published" else allowed


def may_remind(person: Person | None, survey: Survey) -> Ruling:
    allowed = may_close(person, survey)
    return no(REMINDED) if allowed and survey.reminded_at else allowed


def may_report(person: Person | None, survey: Survey) -> Ruling:
    """Say what came of it, once it is closed; again if there is more to say."""
    allowed = _while(may_work_on(person, survey), survey, S.PUBLISHED, S.REPORTED)
    return no(NOT_OVER) if allowed and not survey.is_closed else allowed


def may_keep_template(person: Person | None, template: Template | None) -> Ruling:
    """Questions under a new name; in place of others, or away with them, whoever kept those, and those who work on every survey."""
    allowed = holds(person, *WORKING)
    if not allowed or template is None or person is None:
        return allowed
    return yes() if template.by_id == person.pk or person.has_role(*KEEPING) else no(NOT_YOURS, field="name")
