"""How a guardian's permission is asked for, proved, given, and what it covers."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.town import town
from meydan.people.models import Person
from meydan.volunteering.models import Permission, Risk, Role, Volunteer
from meydan.volunteering.rules.reasons import GUARDIAN_WAITS, RISK_TOO_HIGH, WRONG_STATE, setting

LINK_OVER, NO_MESSAGE, WRONG_CODE, CODE_OVER, NOT_SENT, WEAK_PROOF, OWN_CONTACT, NEEDS_PHONE = (
    f"volunteering.{name}"
    for name in (
        "link_over",
        "no_message",
        "wrong_code",
        "code_over",
        "not_sent",
        "weak_proof",
        "own_contact",
        "needs_phone",
    )
)
SENTENCES: Mapping[str, Any] = {
    LINK_OVER: _("The time of this link is over. Please ask the young person to send you a new one."),
    NO_MESSAGE: _("For a duty of this kind a message is not enough. Please come to the desk together, or bring the signed form."),
    WRONG_CODE: _("This code does not fit. Please look at the newest message."),
    CODE_OVER: _("This code does not count any more. Please have a new one sent."),
    NOT_SENT: _("The message could not be sent. Please try again in a few minutes, or call the desk."),
    WEAK_PROOF: _("For duties of this risk that is not enough. Please see the guardian or the signed paper at the desk."),
    NEEDS_PHONE: _("For this duty the desk calls your guardian once. Please write their phone number."),
    OWN_CONTACT: _("This is your own contact. Please write the one of your mother, father or guardian."),
}  # fmt: skip
RISKS = (Risk.LOW, Risk.MEDIUM, Risk.HIGH)
PROOFS = tuple(Permission.Proof)
MOST_TRIES = 5
CODE_LIVES = timedelta(minutes=15)


def guardian_setting(name: str, default: Any) -> Any:
    """A value of the town file's section `volunteering.guardian`; its basis stands there beside it."""
    return setting("guardian", {}).get(name, default)


def proof_for(risk: str) -> Permission.Proof:
    """The weakest proof that the town takes for duties of this risk."""
    usual = {Risk.LOW: "code", Risk.MEDIUM: "call", Risk.HIGH: "desk"}
    wanted = Permission.Proof(guardian_setting(risk, usual[Risk(risk)]))
    return Permission.Proof.PAPER if wanted == Permission.Proof.DESK else wanted


def link_days() -> int:
    return int(guardian_setting("link_days", 5))


def valid_days() -> int:
    return int(guardian_setting("valid_days", 365))


def last_day_of(volunteer: Volunteer, wished: date | None = None) -> date:
    """Until when a permission counts that is given today: as long as the town says, and never past the 18th birthday."""
    longest = clock.today() + timedelta(days=valid_days())
    return min(wished or longest, volunteer.comes_of_age)


def may_be_reached(risk: str, contact: str) -> Ruling:
    """Whoever is called back has a phone."""
    called = proof_for(risk) == Permission.Proof.CALL
    return no(NEEDS_PHONE, field="guardian_contact") if called and "@" in contact else yes()


def may_ask_by_message(risk: str) -> Ruling:
    by_message = PROOFS.index(proof_for(risk)) <= PROOFS.index(Permission.Proof.CALL)
    return yes() if by_message else no(NO_MESSAGE, field="how")


def may_name_contact(person: Person, contact: str) -> Ruling:
    """Nobody gives permission to themselves."""
    own = {person.email, person.phone} - {None, ""}
    return no(OWN_CONTACT, field="guardian_contact") if contact in own else yes()


def is_link(permission: Permission, link: str) -> bool:
    return constant_time_compare(permission.link, link)


def may_answer_by_link(permission: Permission) -> Ruling:
    if permission.state != Permission.State.ASKED:
        return no(WRONG_STATE, state=str(permission.get_state_display()))
    return yes() if permission.link_until and permission.link_until > clock.now() else no(LINK_OVER)


def has_code(permission: Permission) -> Ruling:
    """Whether a code was sent that still counts."""
    alive = permission.code_until is not None and permission.code_until > clock.now()
    return yes() if alive and permission.code_tries < MOST_TRIES else no(CODE_OVER, field="code")


def may_withdraw_by_link(permission: Permission) -> Ruling:
    given = permission.state in {Permission.State.GIVEN, Permission.State.SAID}
    return yes() if given else no(WRONG_STATE, state=str(permission.get_state_display()))


def is_proved(risk: str, proof: str) -> Ruling:
    enough = PROOFS.index(Permission.Proof(proof)) >= PROOFS.index(proof_for(risk))
    return yes() if enough else no(WEAK_PROOF, field="proof")


def covers(permission: Permission, role: Role, day: date) -> Ruling:
    """Given, for this field, valid on that day, and for the risk of the duty."""
    known = permission.state == Permission.State.GIVEN and permission.field in {"", role.need.field}
    if not known or (permission.valid_until and permission.valid_until < day):
        return no(GUARDIAN_WAITS)
    return yes() if RISKS.index(Risk(role.risk)) <= RISKS.index(Risk(permission.risk)) else no(RISK_TOO_HIGH)


def basis_of_guardian() -> str:
    """What the town relies on for the ways of proof."""
    return str(town().say("volunteering", "guardian", "basis"))
