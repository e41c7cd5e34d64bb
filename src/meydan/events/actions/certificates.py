"""Certificates of attendance for those who were checked in: for one of them, for all at once, or for people of several events."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.documents.actions import issue_certificate
from meydan.documents.models import Certificate, CertificateKind, Claim, Service
from meydan.documents.queries.certificates import paper_frame
from meydan.documents.rules import NOTHING_NEW
from meydan.events.models import Event, Registration
from meydan.events.queries.people import were_there
from meydan.events.rules import may_certify
from meydan.events.rules.reasons import NOTHING_TO_ISSUE
from meydan.people.models import Person


def issue_attendance(*, by: Person, event: Event, only: Registration | None = None) -> list[Certificate]:
    """Seal that they were there. Who has such a paper already, has no account or shows no name is left out; each paper is a transaction
    of its own, so that a long list can be taken up again."""
    may_certify(by, event).or_refuse()
    rows = were_there(event=event)
    return _some(_issue(by, event, list(rows.filter(pk=only.pk) if only else rows)))


def issue_waiting(*, by: Person, rows: Sequence[Registration]) -> list[Certificate]:
    """The same for people of several events, as they were chosen from what waits. Nobody has one where the rule says no to one of the events."""
    of_event = [(event, list(found)) for event, found in groupby(rows, key=lambda one: one.event)]
    for event, _found in of_event:
        may_certify(by, event).or_refuse()
    return _some([paper for event, found in of_event for paper in _issue(by, event, found)])


def _some(made: list[Certificate]) -> list[Certificate]:
    if not made:
        raise Refused(NOTHING_TO_ISSUE)
    return made


def _issue(by: Person, event: Event, rows: Sequence[Registration]) -> list[Certificate]:
    made = list(_issued(by, event, rows))
    if made:
        record("events.certificates", by=by, ref=event.ref, papers=len(made))
    return made


def _issued(by: Person, event: Event, rows: Iterable[Registration]) -> Iterable[Certificate]:
    claim, frame = _claim(event), paper_frame(CertificateKind.ATTENDANCE)
    for one in rows:
        assert one.person is not None
        try:
            with transaction.atomic():
                yield issue_certificate(
                    by=by, person=one.person, claim=claim, name=one.person.display_name, frame=frame
                )
        except Refused as refusal:
            if refusal.code != NOTHING_NEW:
                raise


def _claim(event: Event) -> Claim:
    one, main = event.occasion, event.goal_links.select_related("goal").first()
    return Claim(
        what=CertificateKind.ATTENDANCE,
        of=event.ref,
        lines=[
            Service(
                what=event.title,
                unit=one.unit.name if one.unit else "",
                since=timezone.localdate(one.starts_at),
                until=timezone.localdate(one.ends_at),
                minutes=one.minutes if timezone.localdate(one.starts_at) == timezone.localdate(one.ends_at) else 0,
                goal=str(main.goal) if main else "",
            )
        ],
    )
