"""Reason codes, their sentences, the roles that they speak of, and the town's settings for partners and funds."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.people.models import Role

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that look after partners and funds; those who write letters as well."""

(
    NAME_TAKEN, NEEDS_NAME, NOT_PUBLIC, NOTHING_SAID, REPRESENTS, CONSENT_MISSING, NO_ADDRESS, KEEP_PAST, KEEP_LONG, WRONG_STATE,
    NEEDS_REASON, CHANGE_OPEN, NOTHING_NEW, NOT_FOUND, JOINED, ENDS_BEFORE, NOT_SIGNED, OVER, MONEY, NEEDS_USE, FUTURE,
    NEEDS_THANKS, OWN_PRACTICE, NOT_A_PARTNER, DEADLINE_PAST, AMOUNTS, COUNCIL, MINISTRY, BASIS, NO_BUDGET, NO_AGREEMENT,
    DUES_OPEN, NO_PROJECT, NEEDS_PROOF, EARLY, LATE,
) = (f"partners.{name}" for name in (
    "name_taken", "needs_name", "not_public", "nothing_said", "represents", "consent_missing", "no_address", "keep_past", "keep_long",
    "wrong_state", "needs_reason", "change_open", "nothing_new", "not_found", "joined", "ends_before", "not_signed", "over", "money",
    "needs_use", "future", "needs_thanks", "own_practice", "not_a_partner", "deadline_past", "amounts", "council", "ministry",
    "basis", "no_budget", "no_agreement", "dues_open", "no_project", "needs_proof", "early", "late",
))  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    NAME_TAKEN: _("An organisation of this name is here already. Please use that one."),
    NEEDS_NAME: _("Please write the name of the organisation in letters."),
    NOT_PUBLIC: _("This organisation is not in the directory."),
    NOTHING_SAID: _("Before it is public the page has to say in a few sentences what the organisation does."),
    REPRESENTS: _("This person speaks for the organisation already."),
    CONSENT_MISSING: _("Please write how and when the person agreed. Without that the Centre keeps no contact."),
    NO_ADDRESS: _("Please write an e-mail address or a phone number."),
    KEEP_PAST: _("The day until which it is kept has to lie ahead."),
    KEEP_LONG: _("A contact is kept for at most %(days)s days. Please choose an earlier day; it can be renewed."),
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    NEEDS_REASON: _("Please give the reason. The others read it."),
    CHANGE_OPEN: _("A proposal for this page waits for the Centre already."),
    NOTHING_NEW: _("Nothing is different from what stands there. Please change something first."),
    NOT_FOUND: _("Nothing is found under this."),
    JOINED: _("This is noted already."),
    ENDS_BEFORE: _("It ends before it begins. Please check the days."),
    NOT_SIGNED: _("Before it is in force it needs a number and the day on which it was signed."),
    OVER: _("Its last day has passed. Please check the days."),
    MONEY: _("Money can’t be pledged here. Space, knowledge, goods and time can."),
    NEEDS_USE: _("Please write when it was used, how much of it, and where that is written down."),
    FUTURE: _("This day lies in the future. Please check it."),
    NEEDS_THANKS: _("Please write a few words of thanks."),
    OWN_PRACTICE: _("Nobody reviews what they wrote. Please ask a colleague."),
    NOT_A_PARTNER: _("Who speaks for an organisation in the directory and the staff write here."),
    DEADLINE_PAST: _("The deadline of the call was %(day)s. Please check the day."),
    AMOUNTS: _("The largest amount is smaller than the smallest. Please check both."),
    COUNCIL: _("Before it is submitted the authorisation of the council is needed: number and day. Basis: %(basis)s"),
    MINISTRY: _("Before it is signed the permission of the ministry is needed: number, day and basis. Basis: %(basis)s"),
    BASIS: _("Please write why it is not needed: the basis."),
    NO_BUDGET: _("Please write the budget, in lira or in words."),
    NO_AGREEMENT: _("Please write number and day of the agreement."),
    DUES_OPEN: _("There are days on which something is still due. Please finish them first."),
    NO_PROJECT: _("Please name the project that is carried out with the money. Its page says who pays."),
    NEEDS_PROOF: _("Please write where it is written down."),
    EARLY: _("This day lies before the one that it follows. Please check it."),
    LATE: _("The call is closed. Please choose one that is open."),
}  # fmt: skip
KEPT_FOR = 730
"""Days that a contact is kept at most where the town file says nothing."""


def setting(name: str, default: Any) -> Any:
    return town().data.get("partners", {}).get(name, default)


def kept_for() -> int:
    return int(setting("contact_days", KEPT_FOR))


def basis_of(name: str) -> str:
    """What the town relies on where it asks for something."""
    return str(setting(f"{name}_basis", ""))
