"""Certificates of volunteers: prepared by themselves, or issued at the desk, one or many; and their identity cards."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.jobs import enqueue
from meydan.documents.actions import issue_certificate
from meydan.documents.models import Certificate, CertificateKind, Claim, Service
from meydan.documents.queries.certificates import paper_frame
from meydan.documents.queries.papers import official_language
from meydan.people.models import Person
from meydan.volunteering.actions.placing import enter_check
from meydan.volunteering.models import Asked, Placement
from meydan.volunteering.queries.recognition import (
    Span,
    Work,
    all_to_certify,
    changed_by,
    claim_of,
    confirmed_work,
    work_of,
)
from meydan.volunteering.rules import may_certify, may_give_card, may_have_certificate

ISSUE_ALL = "meydan.volunteering.tasks.issue_all"


def certify(*, by: Person, person: Person, span: Span, name: str = "") -> Certificate:
    """A certificate of one duty, or a record over all of a period, from confirmed hours alone."""
    with official_language():
        work = confirmed_work(person, span)
        return _certify(by, person, span, work, _Words(span), name)


class _Words:
    """What is the same in many papers of a span, asked once."""

    def __init__(self, span: Span) -> None:
        self.frame = paper_frame(span.kind)
        self.changed: dict[frozenset[int], list[str]] = {}

    def what_changed(self, work: Sequence[Work]) -> list[str]:
        roles = frozenset(one.role.pk for one in work)
        if roles not in self.changed:
            self.changed[roles] = changed_by([one.role for one in work])
        return self.changed[roles]


def _certify(by: Person, person: Person, span: Span, work: Sequence[Work], words: _Words, name: str) -> Certificate:
    """The rule first; `issue_certificate` writes, tells and records."""
    may_certify(by, person, span.role).or_refuse()
    may_have_certificate(sum(one.minutes for one in work)).or_refuse()
    claim = claim_of(span, work, words.what_changed(work))
    return issue_certificate(by=by, person=person, claim=claim, name=name or person.display_name, frame=words.frame)


def certify_many(*, by: Person, people: Collection[Person], span: Span) -> tuple[list[Certificate], list[Refused]]:
    """Each by itself: one who can't have a paper stops nobody else. What was issued, and why the others were not."""
    made: list[Certificate] = []
    refused: list[Refused] = []
    with official_language():
        work, words = work_of(people, span), _Words(span)
        for person in people:
            try:
                made.append(_certify(by, person, span, work[person.pk], words, ""))
            except Refused as refusal:
                refused.append(refusal)
    return made, refused


@transaction.atomic
def certify_all(*, by: Person, span: Span) -> int:
    """Have the worker issue a paper to everybody who has enough hours and none yet; how many that are."""
    found = len(all_to_certify(by, span))
    days = {"since": str(span.since or ""), "until": str(span.until or "")}
    enqueue(ISSUE_ALL, once=f"certify:{span.of}", by=by.pk, role=span.role.pk if span.role else 0, **days)
    record("volunteering.certify_all", by=by, of=span.of, people=found)
    return found


def issue_waiting(*, by: Person, span: Span) -> int:
    """The worker's part; what was issued before is left alone, so it may run again."""
    people = Person.objects.in_bulk(all_to_certify(by, span))
    return len(certify_many(by=by, people=people.values(), span=span)[0])


@transaction.atomic
def give_card(*, by: Person, placement: Placement, valid_until: date) -> Certificate:
    """An identity card with a code that everybody can check; it is noted among what was asked for."""
    may_give_card(by, placement).or_refuse()
    person, role = placement.person, placement.role
    assert person is not None  # the rule has looked
    with official_language():
        since = placement.created_at.date()
        line = Service(role.title, role.need.unit.name, since, valid_until)
    claim = Claim(CertificateKind.CARD, placement.ref, [line], valid_until=valid_until)
    made = issue_certificate(by=by, person=person, claim=claim, name=person.display_name)
    enter_check(by=by, placement=placement, what=Asked.CARD, number=made.spoken_code, valid_until=valid_until)
    record("volunteering.card_given", by=by, ref=placement.ref)
    return made
