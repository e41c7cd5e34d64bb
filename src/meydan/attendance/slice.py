"""What attendance shows to the house. It knows seats, not what they are for: titles and links come from the refs."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.attendance import personal, queries, rules
from meydan.attendance.models import Occasion, Seat
from meydan.base.cards import Card, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.refs import resolve
from meydan.base.templatetags.ui import moment
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT


def _link(one: Occasion | Seat) -> str:
    return one.get_absolute_url()


def _describe(one: Occasion | Seat) -> str:
    return moment(one.starts_at)


def _open_lists(person: Person, at_most: int) -> Sequence[Task]:
    found = list(queries.open_lists(person)[:at_most])
    owners = resolve(person, [one.of for one in found])
    return [
        Task(
            title=owners[one.of].title if one.of in owners else moment(one.starts_at),
            verb=_("Close the list"),
            url=one.get_absolute_url(),
            facts=[one.where] if one.where else [],
            due=one.ends_at,
            ref=one.ref,
            unit_id=one.unit_id,
            assigned_to=one.leader_id,
        )
        for one in found
    ]


def _on_my_page(request: HttpRequest, person: Any, coming: Any, led: Any, owners: Any) -> dict[str, Any] | None:
    """What lies ahead, and the lists that one keeps; a query for what is kept."""
    if not coming and not led:
        return None
    held_back = rules.held_back(person, coming)
    return {
        "coming": queries.rows_ahead(coming, owners, held_back),
        "led": [{"occasion": one, "of": owners.get(one.of)} for one in led],
    }


SMS = _("%(at)s %(title)s. Not coming? Please tell Meydan.")
CARD = Card(
    name=_("Seats and attendance"),
    icon="people",
    kinds=[
        Kind("occasion", _("List of who comes"), queries.load_occasions, _link, _describe, named=("starts_at",)),
        Kind("seat", _("My seat"), queries.load_seats, _link, _describe, named=("starts_at",)),
    ],
    sections=[Section(
            "person",
            "attendance/_mine.html",
            _on_my_page,
            5,
            asks=lambda person: [queries.coming_seats(person), queries.occasions_to_lead(person)],
            names=lambda coming, led: [*(seat.occasion.of for seat in coming), *(one.of for one in led)],
        )],
    desk=[
        Queue(
            "attendance.lists",
            _("Lists to close"),
            rules.KEEPING | OF_A_UNIT,
            _open_lists,
            lambda person: queries.open_lists(person), due="ends_at", holder="leader")
    ],
    notices=[
        NoticeType("attendance.booked", _("Your seat is booked: %(title)s"), _("Can’t come? Please give it back early, so that somebody else can."), own_link=True),
        NoticeType("attendance.waiting", _("You are in line: %(title)s"), _("When a seat becomes free we ask you, in the order in which people came."), own_link=True),
        NoticeType("attendance.offered", _("A seat is free: %(title)s"), _("Please answer on your page. After the time to answer it goes to the next person."), own_link=True),
        NoticeType("attendance.lapsed", _("The seat went on: %(title)s"), _("You had not answered in time. You can join the line again.")),
        NoticeType("attendance.elsewhere", _("You have another duty then: %(title)s"), _("So your place here is free again.")),
        NoticeType("attendance.cancelled_late", _("Somebody cancelled late: %(title)s"), _("The next person in line was asked, if there is one.")),
        NoticeType("attendance.moved", _("Another time or place: %(title)s"), _("Your seat stays booked. If the new time does not suit you, please give it back."), own_link=True),
        NoticeType("attendance.called_off", _("Called off: %(title)s"), _("The reason: %(why)s"), always=_("So that you do not come for nothing.")),
        NoticeType("attendance.in_72_hours", _("In three days: %(title)s"), _("Please say on your page whether you come."), own_link=True, sms=SMS),
        NoticeType("attendance.in_24_hours", _("Tomorrow: %(title)s"), _("We look forward to you. Can’t come? Please give the seat back now."), own_link=True, sms=SMS),
        NoticeType("attendance.in_2_hours", _("In two hours: %(title)s"), _("See you soon."), own_link=True, sms=SMS),
    ],
    sentences=rules.SENTENCES,
    events=queries.events_of,
    personal_data=[
        PersonalData("attendance.Seat", ("person",), _("To keep a seat, and to know who was there"), personal.export_seats, personal.forget_seats, None, _("while the account exists; then only that somebody was there"), stays=True),
        PersonalData("attendance.SeatStep", ("by",), _("To know who changed a list"), personal.export_steps, personal.forget_steps, None, _("as proof of who was there"), subjects="staff", category="work", stays=True),
        PersonalData("attendance.Occasion", ("leader",), _("To know who leads a duty"), personal.export_led, personal.forget_led, None, _("while the account exists"), subjects="staff", category="work", stays=True),
        PersonalData("attendance.Calendar", ("person",), _("To show your duties in your own calendar"), personal.export_calendar, personal.forget_calendar, None, _("until you ask for another address or leave"), readers="oneself"),
    ],
)  # fmt: skip
