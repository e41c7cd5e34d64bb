"""What incidents show to the house: as little as possible. No section, feed, search entry or table shows one in public."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.people.models import Person
from meydan.safety import personal, queries, rules
from meydan.safety.models import Incident


def _link(incident: Incident) -> str:
    return address("safety:incident", incident.pk)


def _describe(incident: Incident) -> str:
    return gettext("Incident no. %(number)s") % {"number": incident.pk}


def _open(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=_describe(one),
            verb=_("Assess it") if one.state == Incident.State.REPORTED else _("Go on"),
            url=address("safety:desk_incident", one.pk),
            facts=[str(one.get_severity_display()).partition(":")[0], str(one.get_state_display())],
            due=one.due_at,
            ref=one.ref,
        )
        for one in queries.open_incidents(person)[:at_most]
    ]


def _at_occasion(request: HttpRequest, occasion: Any) -> dict[str, Any] | None:
    return {"occasion": occasion.pk}


def _on_my_page(request: HttpRequest, person: Any) -> dict[str, Any]:
    """A link without a question to the database."""
    return {}


CARD = Card(
    name=_("Incidents"),
    icon="shield",
    kinds=[Kind("incident", _("Incident"), queries.load_incidents, _link, _describe)],
    sections=[
        Section("occasion", "safety/_report.html", _at_occasion, 90),
        Section("seat", "safety/_report.html", _at_occasion, 90),
        Section("person", "safety/_mine.html", _on_my_page, 65),
    ],
    desk=[
        Queue("safety.open", _("Incidents"), rules.officers(), _open, lambda person: queries.open_incidents(person), "safety:desk", due="due_at"),
    ],
    notices=[
        NoticeType("safety.reported_minor", _("An incident was reported: %(title)s"), _("Please assess it at the desk by the time that stands there.")),
        NoticeType("safety.reported_serious", _("A serious incident was reported: %(title)s"), _("Please assess it at the desk today.")),
        NoticeType("safety.reported_grave", _("A grave incident was reported: %(title)s"), _("Please open it at the desk now.")),
        NoticeType("safety.goes_on", _("Your report goes on: %(title)s"), _("How far it is stands on your page.")),
        NoticeType("safety.closed", _("Your report is closed: %(title)s"), _("What was done stands on your page, as far as you may read it.")),
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData("safety.Incident", ("reported_by",), _("So that incidents are looked into, and who reported one hears of it"), personal.export_reports, personal.forget_reports, None, _("while the incident is kept; then or on leaving who reported it is forgotten"), readers="named", stays=True),
        PersonalData("safety.IncidentStep", ("by",), _("To know who of the staff did something"), personal.export_steps, personal.forget_steps, None, _("as proof of who decided"), subjects="staff", category="work", stays=True, readers="named"),
    ],
)  # fmt: skip
