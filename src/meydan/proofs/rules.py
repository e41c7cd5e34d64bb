"""Who proves whose bond to the town, with what, and how long it holds."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.base.town import town
from meydan.people.models import Person
from meydan.people.rules import ANSWERING, OF_A_UNIT, OWN_ROLE, Provider, holds, may_enter_people, provider
from meydan.proofs.models import Bond, CodeLetter, Proof, Seen

KEEPERS = ANSWERING
"""Those who enter people at a desk see their proofs too."""
PRINTING = ANSWERING - OF_A_UNIT
"""Letters hold an address: fewer people see them."""
TRIES = 5
RENEWED_DAYS = 30
FITS = {
    Bond.LIVES: {Seen.REGISTER, Seen.BILL},
    Bond.STUDIES: {Seen.SCHOOL},
    Bond.WORKS: {Seen.EMPLOYER},
}
"""What may be shown at the desk for each bond."""

(
    WRONG_PROOF,
    NO_ACCOUNT,
    TAKEN_NUMBER,
    OTHER_NUMBER,
    NO_NUMBER,
    PROVED_ALREADY,
    ASKED_ALREADY,
    NO_LETTER,
    OVER,
    OVERRULED,
) = (
    "proofs.wrong_proof",
    "proofs.no_account",
    "proofs.taken_number",
    "proofs.other_number",
    "proofs.no_number",
    "proofs.proved_already",
    "proofs.asked_already",
    "proofs.no_letter",
    "proofs.over",
    "proofs.overruled",
)
SENTENCES: Mapping[str, Any] = {
    WRONG_PROOF: _("That does not prove this bond. Please choose what fits it."),
    NO_ACCOUNT: _("There is no account with this e-mail or phone. Please ask the person to sign in once."),
    TAKEN_NUMBER: _("This identity number belongs to another account. Please look together which one is used."),
    OTHER_NUMBER: _("For this account another identity number was shown before. Please check it."),
    NO_NUMBER: _("This is no identity number: it has eleven digits, and one of them is wrong."),
    PROVED_ALREADY: _("It is proved already that you live here."),
    ASKED_ALREADY: _("A letter is on its way already. The new one comes when its time is over."),
    NO_LETTER: _("No letter with a code is on its way to you, or its time is over. Please ask for one."),
    OVER: _("This proof has ended already."),
    OVERRULED: _("The desk has ended what the provider said. Please show a document there."),
}


def setting(name: str, default: Any) -> Any:
    """A value of the town file's section `proofs`, whose basis stands there beside it."""
    return town().data.get("proofs", {}).get(name, default)


def provider_that_proves() -> Provider | None:
    """The sign-in provider, where the town takes its word for a bond."""
    told = provider()
    return told if told and told.proves else None


def last_day() -> date:
    """Until when a proof of today holds."""
    return clock.today() + timedelta(days=int(setting("valid_days", 730)))


def letter_days() -> int:
    return int(setting("letter_days", 30))


def may_see_desk(person: Person | None) -> Ruling:
    return may_enter_people(person)


def may_print(person: Person | None) -> Ruling:
    return holds(person, *PRINTING)


def may_prove(by: Person | None, person: Person, bond: str, seen: str) -> Ruling:
    """At a desk, with a document that was shown. Nobody proves their own bond."""
    allowed = may_enter_people(by)
    if not allowed:
        return allowed
    if by is not None and by.pk == person.pk:
        return no(OWN_ROLE)
    return yes() if seen in FITS.get(Bond(bond), ()) else no(WRONG_PROOF, field="seen")


def may_take_word(latest: Proof | None) -> Ruling:
    """Whether the sign-in provider's word makes a new proof after the latest of this bond: what holds needs none until shortly
    before its end, and where the desk has ended the provider's word, only the desk proves anew."""
    if latest is not None and latest.overruled:
        return no(OVERRULED)
    return no(PROVED_ALREADY) if latest is not None and latest.is_valid and not is_late(latest) else yes()


def is_late(proof: Proof) -> bool:
    """Whether a provider's proof ends so soon that it is renewed. Another kind of proof runs its time."""
    return proof.seen == Seen.PROVIDER and proof.valid_until < clock.today() + timedelta(days=RENEWED_DAYS)


def may_end(by: Person | None, proof: Proof) -> Ruling:
    allowed = may_enter_people(by)
    return allowed if not allowed or proof.ended_at is None else no(OVER)


def may_ask_letter(person: Person | None, *, proved: bool, open_letter: bool) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    if proved:
        return no(PROVED_ALREADY)
    return no(ASKED_ALREADY) if open_letter else yes()


def may_type_code(letter: CodeLetter | None) -> Ruling:
    """A letter that was printed, is not too old, and of which not too many wrong codes were typed."""
    good = letter is not None and letter.valid_until is not None and letter.valid_until >= clock.today()
    return yes() if good and letter is not None and letter.tries < TRIES else no(NO_LETTER)
