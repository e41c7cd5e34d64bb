"""What is exported and erased of incidents."""

from collections.abc import Iterator
from typing import Any

from meydan.people.models import Person
from meydan.safety.actions import account_of
from meydan.safety.models import Incident, IncidentStep


def export_reports(person: Person) -> Iterator[dict[str, Any]]:
    for one in Incident.objects.filter(reported_by=person):
        said = account_of(one)
        yield {
            "at": one.reported_at,
            "severity": one.severity,
            "state": one.state,
            "what": said.what,
            "where": said.where,
        }


def forget_reports(person: Person) -> None:
    """The report stays for those whom it is about; who reported it is forgotten."""
    Incident.objects.filter(reported_by=person).update(reported_by=None)


def export_steps(person: Person) -> Iterator[dict[str, Any]]:
    for one in IncidentStep.objects.filter(by=person):
        yield {"incident": one.incident_id, "state": one.state, "at": one.at}


def forget_steps(person: Person) -> None:
    IncidentStep.objects.filter(by=person).update(by=None)
