"""Organisations, legal opinions, and papers that end soon."""

from datetime import date

from django.db import transaction

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.base import clock, turkish
from meydan.base.audit import record
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.partners.actions import organisation_called
from meydan.people.models import Person
from meydan.volunteering.actions.changing import move
from meydan.volunteering.actions.placing import end_all, get_ready, locked
from meydan.volunteering.models import Check, LegalOpinion, OrganisationSignUp, Placement, Shift
from meydan.volunteering.queries.papers import to_remind
from meydan.volunteering.rules.legal import (
    may_answer_organisation,
    may_bring,
    may_give_opinion,
    may_sign_up_organisation,
)

LONGEST_NAME = 60
"""Of an organisation, so that it fits on the list of a shift."""


@transaction.atomic
def sign_up_organisation(
    *, by: Person, name: str, decided_on: date, decision_number: str, signed_by: str, words: str = ""
) -> OrganisationSignUp:
    """An organisation wants to volunteer by a decision of its organ; `by` is who speaks for it here."""
    may_sign_up_organisation(decided_on).or_refuse()
    limit(f"organisation:{by.pk}", "5/d")
    made = OrganisationSignUp.objects.create(
        organisation=organisation_called(by=by, name=name),
        decided_on=decided_on,
        decision_number=decision_number,
        signed_by=signed_by,
        words=words,
        contact=by,
        created_at=clock.now(),
        promised_for=promised_day(town().clock("volunteering"), clock.today()),
    )
    notify(["role:coordinator"], "volunteering.organisation", ref=made.ref)
    record("volunteering.organisation", by=by, ref=made.ref)
    return made


@transaction.atomic
def answer_organisation(
    *, by: Person, organisation: OrganisationSignUp, to: str, answer: str = ""
) -> OrganisationSignUp:
    """Accept it or decline with the reason, after looking at the organ's decision."""
    organisation = (
        OrganisationSignUp.objects.select_for_update(of=("self",))
        .select_related("contact", "organisation")
        .get(pk=organisation.pk)
    )
    may_answer_organisation(by, organisation, to, answer).or_refuse()
    organisation.state, organisation.answer = to, answer
    organisation.answered_by, organisation.answered_at = by, clock.now()
    organisation.save()
    if organisation.contact:
        notify(organisation.contact, f"volunteering.organisation_{to}", ref=organisation.ref, words=answer)
    record("volunteering.organisation_answered", by=by, ref=organisation.ref, to=to)
    return organisation


@transaction.atomic
def bring_people(*, by: Person, organisation: OrganisationSignUp, shift: Shift, size: int) -> Seat:
    """So many people come to a shift under the organisation's name."""
    may_bring(by, organisation, shift.role).or_refuse()
    seat = attendance.take_seat(
        by=by, occasion=shift.occasion, size=size, name=turkish.cut(organisation.name, LONGEST_NAME)
    )
    record("volunteering.brought", by=by, ref=shift.ref, organisation=organisation.pk, size=size)
    return seat


@transaction.atomic
def give_opinion(*, by: Person, opinion: LegalOpinion, to: str, reason: str = "", number: str = "") -> LegalOpinion:
    """Write down what the legal unit said. Not possible: the place ends, with the reason and what stays open."""
    opinion = LegalOpinion.objects.select_for_update(of=("self",)).get(pk=opinion.pk)
    may_give_opinion(by, opinion, to, reason).or_refuse()
    opinion.state, opinion.reason, opinion.number = to, reason, number
    opinion.given_by, opinion.given_at = by, clock.now()
    opinion.save()
    placement = locked(opinion.placement)
    if to == LegalOpinion.State.NOT_POSSIBLE and placement.is_live:
        move(placement, Placement.State.ENDED, by=by, why=reason, reason=reason, ended_at=clock.now())
        end_all(by, placement)
    else:
        get_ready(placement)
    if placement.person:
        notify(placement.person, f"volunteering.opinion_{to}", ref=placement.ref, words=reason)
    record("volunteering.opinion", by=by, ref=placement.ref, to=to)
    return opinion


@transaction.atomic
def remind_of_papers() -> int:
    """Whose paper ends soon hears it once."""
    found = to_remind()
    for check in found:
        person = check.placement.person
        if person:
            notify(person, "volunteering.paper_ends", ref=check.placement.ref, words=str(check.get_what_display()))
    Check.objects.filter(pk__in=[check.pk for check in found]).update(reminded_at=clock.now())
    if found:
        record("volunteering.papers_reminded", by=None, papers=len(found))
    return len(found)
