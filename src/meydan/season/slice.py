"""What the season shows to the house."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.templatetags.ui import moment
from meydan.people.models import Person
from meydan.season import personal, rules
from meydan.season.models import Ask, Round
from meydan.season.queries import cover, plans
from meydan.volunteering.models import Shift
from meydan.volunteering.rules import WORKING


def _link(one: Any) -> str:
    return one.get_absolute_url()


def _describe_ask(ask: Ask) -> str:
    return f"{ask.round.shift.role.title}, {moment(ask.round.shift.occasion.starts_at)}"


def _describe_round(one: Round) -> str:
    return f"{one.shift.role.title}, {moment(one.shift.occasion.starts_at)}"


def _empty(person: Person, at_most: int) -> Sequence[Task]:
    return _to_cover(cover.shifts_to_cover(person)[:at_most])


def _to_cover(shifts: Iterable[Shift]) -> Sequence[Task]:
    return [
        Task(
            title=one.role.title,
            verb=_("Find people"),
            url=address("season:cover", one.pk),
            facts=[
                f"{moment(one.occasion.starts_at)} · {one.occasion.taken} / {one.occasion.capacity}",
                one.role.need.unit.name,
            ],
            due=one.occasion.starts_at,
            ref=one.ref,
            unit_id=one.role.need.unit_id,
            assigned_to=one.role.need.contact_id,
        )
        for one in shifts
    ]


def _on_shift(request: HttpRequest, shift: Shift) -> dict[str, Any] | None:
    """The way to who could take a seat, where there is one. No query."""
    return {"shift": shift} if rules.may_find_cover(request.person, shift) else None


CARD = Card(
    name=_("Season plan and cover"),
    icon="cal",
    kinds=[
        Kind("season_plan", _("Season plan"), plans.load_plans, _link, str),
        Kind("cover_ask", _("Can you step in?"), cover.load_asks, _link, _describe_ask, named=("round__shift__role__title", "round__shift__occasion__starts_at")),
        Kind("cover_round", _("Search for cover"), cover.load_rounds, _link, _describe_round),
    ],
    desk=[
        Queue("season.empty", _("Empty shifts"), WORKING, _empty, lambda person: cover.shifts_to_cover(person), due="occasion__starts_at", holder="role__need__contact"),
    ],
    sections=[Section("shift", "season/_on_shift.html", _on_shift, 10)],
    desk_links=[DeskLink(_("Season board"), "season:board", WORKING)],
    notices=[
        NoticeType("season.drafted", _("The draft of a season plan is ready: %(title)s"), _("Please look at it. Nothing is booked before you confirm it.")),
        NoticeType("season.can_you_come", _("Can you step in? %(title)s"), _("A seat became free. The first yes has it. A no costs one tap, and you can ask us not to write about this any more.")),
        NoticeType("season.gone", _("Found, thank you: %(title)s"), _("Somebody has taken the seat. Thank you that we may ask you.")),
        NoticeType("season.filled", _("All seats are taken: %(title)s"), _("Somebody steps in.")),
        NoticeType("season.nobody_found", _("Nobody found yet: %(title)s"), _("Everybody who may be asked was asked. Please decide how it goes on.")),
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData("season.Line", ("person",), _("To plan who serves when, from what they offered"), personal.export_lines, personal.forget_lines, None, _("while the account exists; a discarded plan loses its names at once"), subjects="volunteers", category="service"),
        PersonalData("season.LeftOut", ("person",), _("To see who was left out of a plan, and why"), personal.export_left_out, personal.forget_left_out, None, _("while the account exists; a discarded plan loses its names at once"), subjects="volunteers", category="service"),
        PersonalData("season.Ask", ("person",), _("To find somebody who steps in, and not to ask the same people always"), personal.export_asks, personal.forget_asks, None, _("while the account exists"), subjects="volunteers", category="service"),
        PersonalData("season.Silence", ("person",), _("Not to ask somebody who does not want it"), personal.export_silences, personal.forget_silences, None, _("while the account exists"), subjects="volunteers", category="service"),
        PersonalData("season.Plan", ("made_by",), _("To know who of the staff did something"), personal.export_plans, personal.forget_plans, None, _("as proof of who decided"), subjects="staff", category="work", stays=True),
        PersonalData("season.Plan", ("confirmed_by",), _("To know who of the staff did something"), personal.export_confirmed, personal.forget_confirmed, None, _("as proof of who decided"), subjects="staff", category="work", stays=True),
        PersonalData("season.Round", ("by",), _("To know who of the staff did something"), personal.export_rounds, personal.forget_rounds, None, _("as proof of who decided"), subjects="staff", category="work", stays=True),
    ],
)  # fmt: skip
