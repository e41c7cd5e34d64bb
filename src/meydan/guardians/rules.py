"""How a guardian's permission is asked for, proved, given and withdrawn. What it covers is for the slice that asked to say."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.town import town
from meydan.guardians.models import Permission, Risk
from meydan.people.models import Person

WRONG_STATE, LINK_OVER, NO_MESSAGE, WRONG_CODE, CODE_OVER, NOT_SENT, WEAK_PROOF, OWN_CONTACT, NEEDS_PHONE = (
    f"guardians.{name}"
    for name in (
        "wrong_state",
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
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    LINK_OVER: _("The time of this link is over. Please ask the young person to send you a new one."),
    NO_MESSAGE: _("For a duty of this kind a message is not enough. Please come to the desk together, or bring the signed form."),
    WRONG_CODE: _("This code does not fit. Please look at the newest message."),
    CODE_OVER: _("This code does not count any more. Please have a new one sent."),
    NOT_SENT: _("The message could not be sent. Please try again in a few minutes, or call the desk."),
    WEAK_PROOF: _("For duties of this risk that is not enough. Please see the guardian or the signed paper at the desk."),
    NEEDS_PHONE: _("The desk calls your guardian once before it counts. Please write their phone number."),
    OWN_CONTACT: _("This is your own contact. Please write the one of your mother, father or guardian."),
}  # fmt: skip
S, Proof = Permission.State, Permission.Proof
AFTER: Mapping[str, set[str]] = {S.GIVEN: {S.ASKED, S.SAID}, S.DECLINED: {S.ASKED, S.SAID}, S.WITHDRAWN: {S.GIVEN, S.SAID}}  # fmt: skip
PROOFS = tuple(Proof)
MOST_TRIES = 5
CODE_LIVES = timedelta(minutes=15)


def setting(name: str, default: Any) -> Any:
    """A value of the town file's section `guardians`; its basis stands there beside it. Town files from before other slices asked guardians
    have it in `volunteering.guardian`."""
    data = town().data
    found = data.get("guardians") or data.get("volunteering", {}).get("guardian", {})
    return found.get(name, default)


def proof_for(risk: str) -> Permission.Proof:
    """The weakest proof that the town takes for this risk."""
    usual = {Risk.LOW: "code", Risk.MEDIUM: "call", Risk.HIGH: "desk"}
    wanted = Proof(setting(risk, usual[Risk(risk)]))
    return Proof.PAPER if wanted == Proof.DESK else wanted


def link_days() -> int:
    return int(setting("link_days", 5))


def valid_days() -> int:
    return int(setting("valid_days", 365))


def remind_days() -> int:
    """After so many days without an answer the link goes out once more."""
    return int(setting("remind_days", 2))


def last_day(of_age_on: date | None, wished: date | None = None) -> date:
    """Until when a permission counts that is given today: as long as the town says, and never past the 18th birthday."""
    until = wished or clock.today() + timedelta(days=valid_days())
    return min(until, of_age_on) if of_age_on else until


def may_be_reached(risk: str, contact: str) -> Ruling:
    """Whoever is called back has a phone."""
    called = proof_for(risk) == Proof.CALL
    return no(NEEDS_PHONE, field="guardian_contact") if called and "@" in contact else yes()


def may_ask_by_message(risk: str) -> Ruling:
    by_message = PROOFS.index(proof_for(risk)) <= PROOFS.index(Proof.CALL)
    return yes() if by_message else no(NO_MESSAGE, field="how")


def may_name_contact(person: Person, contact: str) -> Ruling:
    """Nobody gives permission to themselves."""
    own = {person.email, person.phone} - {None, ""}
    return no(OWN_CONTACT, field="guardian_contact") if contact in own else yes()


def is_link(permission: Permission, link: str) -> bool:
    return constant_time_compare(permission.link, link)


def may_answer_by_link(permission: Permission) -> Ruling:
    if permission.state != S.ASKED:
        return no(WRONG_STATE, state=str(permission.get_state_display()))
    return yes() if permission.link_until and permission.link_until > clock.now() else no(LINK_OVER)


def has_code(permission: Permission) -> Ruling:
    """Whether a code was sent that still counts."""
    alive = permission.code_until is not None and permission.code_until > clock.now()
    return yes() if alive and permission.code_tries < MOST_TRIES else no(CODE_OVER, field="code")


def may_withdraw_by_link(permission: Permission) -> Ruling:
    return may_become(permission, S.WITHDRAWN)


def may_become(permission: Permission, to: str) -> Ruling:
    allowed = permission.state in AFTER[to]
    return yes() if allowed else no(WRONG_STATE, state=str(permission.get_state_display()))


def is_proved(risk: str, proof: str) -> Ruling:
    enough = PROOFS.index(Proof(proof)) >= PROOFS.index(proof_for(risk))
    return yes() if enough else no(WEAK_PROOF, field="proof")


def basis_of_guardian() -> str:
    """What the town relies on for the ways of proof."""
    return str(town().say("guardians", "basis") or town().say("volunteering", "guardian", "basis"))
