"""What the law or the town's by-law may ask for: vetting by risk, opinions by status, decisions of organs. All are settings with a basis."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS
from meydan.people.models import Person
from meydan.volunteering.models import Asked, Check, LegalOpinion, OrganisationSignUp, Placement, Risk, Role, Volunteer
from meydan.volunteering.rules.desk import may_run_volunteering
from meydan.volunteering.rules.reasons import MINOR_COMPANY, NEEDS_WORDS, NOT_OPEN, WRONG_STATE, setting

NOT_DIRECT, FUTURE_DECISION, NOT_ACCEPTED = (
    f"volunteering.{name}" for name in ("not_direct", "future_decision", "not_accepted")
)
SENTENCES: Mapping[str, Any] = {
    NOT_DIRECT: _("Groups come to duties of low risk to which one signs up directly. Please choose one of those."),
    FUTURE_DECISION: _("The decision of the organ lies in the future. Please check the date."),
    NOT_ACCEPTED: _("The municipality has not accepted this organisation yet."),
}


@dataclass(frozen=True)
class Status:
    """Of somebody who is no citizen, from the town's list."""

    code: str
    word: str
    opinion: bool
    basis: str


def statuses() -> list[Status]:
    language = get_language() or "tr"
    return [
        Status(row["code"], row.get(f"name_{language}", row["name_tr"]), bool(row["opinion"]), row["basis"])
        for row in setting("statuses", [])
    ]


def status_of(code: str) -> Status | None:
    return next((one for one in statuses() if one.code == code), None)


def needs_opinion(code: str) -> bool:
    """A status that left the town's list waits for an opinion, to be safe."""
    known = status_of(code)
    return bool(code) and (known is None or known.opinion)


def valid_checks(checks: Iterable[Check], day: date | None = None) -> set[str]:
    day = day or clock.today()
    return {check.what for check in checks if check.valid_until is None or check.valid_until >= day}


def missing_of(role: Role, checks: Iterable[Check], day: date | None = None) -> list[Asked]:
    """What the duty asks for and is not there, or not valid any more on that day."""
    there = valid_checks(checks, day)
    return [Asked(code) for code in role.asked if code not in there]


def missing_for(placement: Placement, day: date | None = None) -> list[Asked]:
    """What the duty asks of everybody, and what this person's status asks besides."""
    missing = missing_of(placement.role, placement.checks.all(), day)
    opinion = getattr(placement, "opinion", None)
    waits = opinion is not None and opinion.state != LegalOpinion.State.GIVEN
    return [*missing, Asked.OPINION] if waits else missing


def papers_days() -> int:
    """How long before its end a paper waits at the desk to be renewed."""
    return int(setting("papers_days", 30))


def papers_until() -> date:
    return clock.today() + timedelta(days=papers_days())


def may_sign_up_organisation(decided_on: date) -> Ruling:
    return yes() if decided_on <= clock.today() else no(FUTURE_DECISION, field="decided_on")


def may_answer_organisation(person: Person | None, organisation: OrganisationSignUp, to: str, answer: str) -> Ruling:
    allowed = may_run_volunteering(person)
    if not allowed:
        return allowed
    if organisation.state != OrganisationSignUp.State.SENT:
        return no(WRONG_STATE, state=str(organisation.get_state_display()))
    return no(NEEDS_WORDS, field="answer") if to == OrganisationSignUp.State.DECLINED and not answer else yes()


def may_bring(person: Person | None, organisation: OrganisationSignUp, role: Role) -> Ruling:
    """The contact of an accepted organisation brings people to duties of low risk, without an interview."""
    if person is None or organisation.contact_id != person.pk:
        return no(NOT_YOURS)
    if organisation.state != OrganisationSignUp.State.ACCEPTED:
        return no(NOT_ACCEPTED)
    if role.state not in {Role.State.PUBLISHED, Role.State.FULL}:
        return no(NOT_OPEN)
    return yes() if role.direct and role.risk == Risk.LOW else no(NOT_DIRECT, field="shift")


def may_bring_company(role: Role, volunteer: Volunteer, size: int) -> Ruling:
    """Others come under somebody's name only where nothing has to be seen of them, and under no minor's."""
    if size == 1:
        return yes()
    if not role.direct:
        return no(NOT_DIRECT, field="size")
    return no(MINOR_COMPANY, field="size") if volunteer.is_minor else yes()


def may_give_opinion(person: Person | None, opinion: LegalOpinion, to: str, reason: str) -> Ruling:
    allowed = may_run_volunteering(person)
    if not allowed:
        return allowed
    if opinion.state != LegalOpinion.State.WAITING:
        return no(WRONG_STATE, state=str(opinion.get_state_display()))
    return no(NEEDS_WORDS, field="reason") if to == LegalOpinion.State.NOT_POSSIBLE and not reason else yes()


def basis_of(part: str) -> str:
    """What the town relies on for a line of the legal record."""
    return str(setting("record", {}).get(part, ""))
