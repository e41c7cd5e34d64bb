"""A form on which somebody writes a contribution by hand: boxes to tick, lines to write on, and a slip that stays with the person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from meydan.base.town import town
from meydan.documents.sheets import Sheet


@dataclass(frozen=True)
class Copy:
    """One sheet: its number, the code of its slip, and where it is typed in."""

    serial: str
    code: str
    address: str


@dataclass(frozen=True)
class ContributionPaper:
    """A batch. `process` and `place` are printed where all its forms are about one."""

    process: str
    place: str
    working_days: int
    needs: str
    """What a petition needs, in the municipality's words."""
    answer_address: str
    copies: Sequence[Copy]
    made_at: datetime


def contribution_sheets(one: ContributionPaper) -> Iterator[Sheet]:
    own = town()
    said = {
        "form": "contribution",
        "label": _("Contribution form"),
        "about": one.process or _("muhtar’s office, desk, home visit"),
        "title": _("What would you like to say for your neighbourhood?"),
        "sub": _("Write it, and give it to a colleague or put it into the box. You can ask for help with reading and writing."),
        "what": {
            "title": _("1. What is it?"),
            "boxes": [_("A problem"), _("An idea"), _("An opinion"), _("A project proposal")],
            "then": _("If it is a problem:"),
            "then_boxes": [_("In one place"), _("In many places, often")],
        },
        "tell": {"title": _("2. Tell us"), "hint": _("What happened? Whom does it concern? What would help?")},
        "where": {
            "title": _("3. Where?"),
            "place": _("Neighbourhood"),
            "known": one.place,
            "words": _("Where exactly (street, park, stop)"),
        },
        "reply": {
            "title": _("4. How do we give you the answer? (if you like)"),
            "boxes": [_("With a call"), _("With a letter"), _("With the slip at the muhtar’s office"), _("I want no answer")],
            "phone": _("Your number"),
            "name": _("Your name and surname"),
            "address": _("Your address"),
            "note": _("We use number, name and address for the answer only. They are not published, and deleted when it has arrived. The whole privacy notice hangs above the box."),
        },
        "petition": [_("This is not a petition."), _("If it shall be one, please tell a colleague."), one.needs],
        "slip": {
            "title": _("The slip that stays with you"),
            "promise": _("Our promise: an answer within %(days)s working days after the day on which you gave it.") % {"days": one.working_days},
            "day": _("Given on"),
            "code": _("Ask for the answer with this code, at the muhtar’s office, by phone or on the web:"),
        },
        "slip_url": one.answer_address,
        "slip_url_word": _("Read the answer"),
        "foot": [str(own.say("centre")), f"{own.say('contact', 'address')} · {own.say('contact', 'phone')}"],
        "pages": False,
    }  # fmt: skip
    for copy in one.copies:
        yield {**said, "url": copy.address, "url_word": copy.serial, "code": copy.code}
