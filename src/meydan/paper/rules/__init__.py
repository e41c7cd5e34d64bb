"""Who writes down for others, who brings answers, who files petitions."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.ideas.models import Contribution, State
from meydan.ideas.rules.contributions import INSIDE, TOWN_WIDE, WITHDRAWN
from meydan.paper.models import Petition, ReplyRoute, Way
from meydan.people.models import Person
from meydan.people.rules import ANSWERING, holds, may_enter_people

NO_WAY, NO_NUMBER, NO_ADDRESS, NO_PLACE, DONE, NOTHING_TO_TELL, NO_PERSON = (
    "paper.no_way",
    "paper.no_number",
    "paper.no_address",
    "paper.no_place",
    "paper.done",
    "paper.nothing_to_tell",
    "paper.no_person",
)
NO_AUTHOR, NOT_AGREED, FILED_ALREADY, DAY_TO_COME, OFFERED_ALREADY, UNKNOWN_CODE = (
    "paper.no_author",
    "paper.not_agreed",
    "paper.filed_already",
    "paper.day_to_come",
    "paper.offered_already",
    "paper.unknown_code",
)
TOO_MANY_FORMS, TYPED_ALREADY, UNKNOWN_FORM, NOT_THE_LAST = (
    "paper.too_many_forms",
    "paper.typed_already",
    "paper.unknown_form",
    "paper.not_the_last",
)
NO_PAGE, WRONG_KIOSK_CODE = "paper.no_page", "paper.wrong_kiosk_code"
MOST_FORMS = 200
SENTENCES: Mapping[str, Any] = {
    NO_WAY: _("Please choose how the answer reaches the person: there is no e-mail and no mobile phone."),
    NO_NUMBER: _("Please write the number to call."),
    NO_ADDRESS: _("Please write the address for the letter."),
    NO_PLACE: _("Please choose the muhtar’s office where the slip is asked for."),
    DONE: _("This is done already. Perhaps a colleague was quicker."),
    NOTHING_TO_TELL: _("There is no new answer to tell."),
    NO_PERSON: _("Please choose somebody from the list, or begin with a new person."),
    NO_AUTHOR: _("Nobody stands behind this contribution any more, so it can’t become a petition."),
    NOT_AGREED: _("The author has not agreed. Only with their yes it becomes a petition."),
    FILED_ALREADY: _("It is filed as a petition already."),
    DAY_TO_COME: _("This day lies in the future."),
    OFFERED_ALREADY: _("The author was asked already."),
    UNKNOWN_CODE: _("We know no such code. Please look at the slip again: eight letters, no figures."),
    TOO_MANY_FORMS: _("Please print between 1 and %(most)s forms at once."),
    TYPED_ALREADY: _("This form was typed in already."),
    UNKNOWN_FORM: _("No printed form has this number. Please look at it again, for example F-2026-00871."),
    NOT_THE_LAST: _("Only the last form that you typed in can be taken back, for %(minutes)s minutes."),
    NO_PAGE: _("Please choose at least one page."),
    WRONG_KIOSK_CODE: _("These figures do not end this kiosk. Please ask the colleague who opened it."),
}
CALLING = frozenset(TOWN_WIDE)
"""Who brings answers and files petitions."""
ENTERING = ANSWERING


def may_take_down(person: Person | None) -> Ruling:
    """Write down what somebody says, and find or enter that person."""
    return may_enter_people(person)


def may_call(person: Person | None) -> Ruling:
    return holds(person, *CALLING)


def may_go_this_way(way: str, *, phone: str, address: str, place: object) -> Ruling:
    """Each way needs what leads there."""
    needs = {
        Way.CALL: (phone, NO_NUMBER, "phone"),
        Way.LETTER: (address, NO_ADDRESS, "address"),
        Way.SLIP: (place, NO_PLACE, "place"),
    }
    if way not in Way.values:
        return no(NO_WAY, field="way")
    said, code, field = needs.get(Way(way), (True, "", ""))
    return yes() if said else no(code, field=field)


def may_note_attempt(person: Person | None, route: ReplyRoute) -> Ruling:
    ruling = may_call(person)
    return no(DONE) if ruling and route.done_at else ruling


def may_offer(person: Person | None, contribution: Contribution) -> Ruling:
    ruling = may_call(person)
    if not ruling:
        return ruling
    if contribution.author_id is None:
        return no(NO_AUTHOR)
    if contribution.withdrawn_at:
        return no(WITHDRAWN)
    return no(INSIDE) if contribution.inside else yes()


def may_agree(person: Person | None, contribution: Contribution) -> Ruling:
    """The author; staff write down what the author said."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if contribution.author_id == person.pk:
        return yes()
    return may_offer(person, contribution) if may_call(person) else no(NOT_YOURS)


def may_file(person: Person | None, petition: Petition) -> Ruling:
    ruling = may_call(person)
    if ruling and petition.state == Petition.State.FILED:
        return no(FILED_ALREADY)
    return no(NOT_AGREED) if ruling and petition.state != Petition.State.AGREED else ruling


def may_undo(person: Person | None, contribution: Contribution) -> Ruling:
    """Who typed it in, the last one only, while nobody has begun to work on it."""
    ruling = may_take_down(person)
    if not ruling or person is None:
        return ruling
    minutes = town().edit_minutes
    mine = Contribution.objects.filter(entered_by=person, channel="paper", hidden_at=None).order_by("-id").first()
    fresh = contribution.state == State.RECEIVED and contribution.created_at > clock.now() - timedelta(minutes=minutes)
    return yes() if mine == contribution and fresh else no(NOT_THE_LAST, minutes=minutes)


def what_the_law_asks() -> dict[str, str]:
    """What a petition needs, as the municipality says it, with its basis."""
    return {name: town().say("petition", name) for name in ("needs", "basis")}
