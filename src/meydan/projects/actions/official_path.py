"""The official path of a project: sending it on, and writing down what came back."""

from datetime import date
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.people.models import Person
from meydan.projects.actions.telling import tell
from meydan.projects.models import Outcome, PathStop, Project
from meydan.projects.models.official_path import DECIDING
from meydan.projects.rules.official_path import may_end_stop, may_send
from meydan.threads.models import Station


@transaction.atomic
def send_to_stop(
    *,
    by: Person,
    project: Project,
    stop: str,
    since: date,
    agenda: str = "",
    agenda_on: date | None = None,
    document_number: str = "",
    document_on: date | None = None,
    document_unit: str = "",
    basis: str = "",
) -> PathStop:
    """Send a project to a committee, the council, the board, its appropriation or its purchase, from a day on."""
    project = Project.objects.select_for_update(of=("self",)).select_related("unit").get(pk=project.pk)
    may_send(by, project, project.path.last(), stop, since).or_refuse()
    one = PathStop.objects.create(
        project=project,
        stop=stop,
        since=since,
        agenda=agenda,
        agenda_on=agenda_on,
        document_number=document_number,
        document_on=document_on,
        document_unit=document_unit,
        basis=basis,
        by=by,
        at=clock.now(),
    )
    facts: dict[str, Any] = {"stop": stop, "since": since.isoformat(), "agenda": agenda}
    tell(project, "projects.path_sent", by=by, words="", quiet=True, path=one.pk, **facts)
    record("projects.path_sent", by=by, ref=project.ref, path=one.pk, stop=stop)
    return one


@transaction.atomic
def end_stop(
    *,
    by: Person,
    stop: PathStop,
    outcome: str,
    ended_on: date,
    number: str = "",
    amount: int | None = None,
    words: str = "",
    agenda: str = "",
    agenda_on: date | None = None,
) -> PathStop:
    """How it ended there: with its day, its number and, where it was not simply yes, its reason in public; with its sitting, too,
    where nobody knew it yet when it was sent.
    What a council or board decides is the decision of the thread."""
    stop = PathStop.objects.select_for_update(of=("self",)).select_related("project__unit").get(pk=stop.pk)
    may_end_stop(by, stop, outcome, ended_on=ended_on, number=number, words=words).or_refuse()
    stop.outcome, stop.ended_on, stop.number, stop.amount, stop.words = outcome, ended_on, number, amount, words
    stop.agenda, stop.agenda_on, stop.ended_by = agenda or stop.agenda, agenda_on or stop.agenda_on, by
    stop.save()
    decided = stop.stop in DECIDING and outcome != Outcome.WITHDRAWN
    facts: dict[str, Any] = {"stop": stop.stop, "outcome": outcome, "number": number, "amount": amount}
    tell(
        stop.project,
        "projects.path_ended",
        by=by,
        words=words,
        station=Station.DECISION if decided else "",
        quiet=not decided,
        path=stop.pk,
        ended_on=ended_on.isoformat(),
        **facts,
    )
    record("projects.path_ended", by=by, ref=stop.project.ref, path=stop.pk, **facts)
    return stop
