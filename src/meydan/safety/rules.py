"""Who reports an incident, who works on it, and by when."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import LIVE, Occasion
from meydan.attendance.rules import may_keep_list
from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.people.models import Person
from meydan.people.rules import STAFF, holds
from meydan.safety.models import Incident, Severity

WAS_NOT_THERE, IN_FUTURE, WRONG_STATE = "safety.was_not_there", "safety.in_future", "safety.wrong_state"
SENTENCES: Mapping[str, Any] = {
    WAS_NOT_THERE: _("You were not on the list of this duty. You can report it without naming the duty."),
    IN_FUTURE: _("Please check the time: it lies in the future."),
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
}
S = Incident.State
ORDER = (S.REPORTED, S.ASSESSED, S.MEASURE, S.INQUIRY, S.DECIDED, S.CLOSED)


def setting(name: str, default: Any) -> Any:
    """A value of the town file's section `safety`, whose basis stands there beside it."""
    return town().data.get("safety", {}).get(name, default)


def officers() -> frozenset[str]:
    """Roles of the municipality's safety officers; only roles with a desk count."""
    return frozenset(setting("officers", ["coordinator", "director"])) & STAFF


def assess_by(severity: str, reported_at: datetime) -> datetime:
    """The moment by which somebody has looked at it for the first time."""
    hours = {Severity.MINOR: 72, Severity.SERIOUS: 24, Severity.GRAVE: 2} | setting("assess_hours", {})
    return reported_at + timedelta(hours=int(hours[severity]))


def close_by(reported_at: datetime) -> datetime:
    return reported_at + timedelta(days=int(setting("close_days", 30)))


def keep_days() -> int:
    return int(setting("incident_keep_days", 1825))


def may_report(person: Person | None, occasion: Occasion | None) -> Ruling:
    """Everybody signed in; about a duty those who were on its list or keep it."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if occasion is None or may_keep_list(person, occasion):
        return yes()
    return yes() if occasion.seats.filter(person=person, state__in=LIVE).exists() else no(WAS_NOT_THERE)


def may_report_time(happened_at: datetime) -> Ruling:
    return no(IN_FUTURE, field="happened_at") if happened_at > clock.now() else yes()


def may_handle(person: Person | None) -> Ruling:
    """Safety officers, and nobody else: no other role opens an incident."""
    return holds(person, *officers())


def may_see_own(person: Person | None, incident: Incident) -> Ruling:
    return yes() if person is not None and incident.reported_by_id == person.pk else no(NOT_STAFF)


def next_states(incident: Incident) -> list[str]:
    """Forwards only; steps may be left out, but not the first assessment."""
    if incident.state == S.REPORTED:
        return [S.ASSESSED]
    return list(ORDER[ORDER.index(S(incident.state)) + 1 :])


def may_move(person: Person | None, incident: Incident, to: str) -> Ruling:
    allowed = may_handle(person)
    if not allowed:
        return allowed
    stays = incident.is_open and to == incident.state
    return yes() if stays or to in next_states(incident) else no(WRONG_STATE, state=str(incident.get_state_display()))
