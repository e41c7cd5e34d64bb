"""From a contribution to a petition: only when its author says so, and the number goes on the thread."""

from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.ideas.models import Contribution
from meydan.paper.models import How, Petition
from meydan.paper.rules import DAY_TO_COME, FILED_ALREADY, OFFERED_ALREADY, may_agree, may_file, may_offer
from meydan.people.models import Person, Role
from meydan.places.models import Unit
from meydan.threads.actions import add_step

State = Petition.State


@transaction.atomic
def offer_petition(*, by: Person, contribution: Contribution) -> Petition:
    """Tell the author that it can become a petition, and what that needs. Nothing happens without their yes."""
    may_offer(by, contribution).or_refuse()
    made, fresh = Petition.objects.get_or_create(
        contribution=contribution, defaults={"offered_by": by, "at": clock.now()}
    )
    if not fresh:
        raise Refused(OFFERED_ALREADY)
    notify(f"person:{contribution.author_id}", "paper.petition_offered", ref=made.ref)
    record("paper.petition_offered", by=by, ref=contribution.ref)
    return made


@transaction.atomic
def answer_offer(*, by: Person, contribution: Contribution, agree: bool, how: str) -> Petition:
    """The author's yes or no, said on the web by themselves, or written down by the desk. Possible without being asked, and
    until it is filed also the other way round."""
    may_agree(by, contribution).or_refuse()
    Petition.objects.get_or_create(contribution=contribution, defaults={"at": clock.now()})
    petition = Petition.objects.select_for_update().get(contribution=contribution)
    if petition.state == State.FILED:
        raise Refused(FILED_ALREADY)
    petition.state = State.AGREED if agree else State.REFUSED
    petition.answered_at, petition.noted_by = clock.now(), by
    petition.answered_how = How.WEB if by.pk == contribution.author_id else how
    petition.save()
    if agree:
        notify([f"role:{Role.COORDINATOR}", f"role:{Role.FACILITATOR}"], "paper.to_file", ref=petition.ref, but_not=by)
    record("paper.petition_answered", by=by, ref=contribution.ref, agree=agree, how=petition.answered_how)
    return petition


@transaction.atomic
def file_petition(*, by: Person, petition: Petition, number: str, filed_on: date, unit: Unit | None) -> Petition:
    """Write down under which number it stands in the municipality's document system; the thread shows it."""
    petition = Petition.objects.select_for_update(of=("self",)).select_related("contribution").get(pk=petition.pk)
    may_file(by, petition).or_refuse()
    if filed_on > clock.today():
        raise Refused(DAY_TO_COME, field="filed_on")
    petition.state, petition.number, petition.filed_on = State.FILED, number, filed_on
    petition.unit, petition.filed_by = unit, by
    petition.save()
    contribution = petition.contribution
    add_step(
        thread=contribution.home,
        code="paper.petition",
        ref=petition.ref,
        unit=unit,
        number=number,
        filed_on=filed_on.isoformat(),
    )
    if contribution.author_id:
        notify(
            f"person:{contribution.author_id}",
            "paper.petition_filed",
            ref=petition.ref,
            number=number,
            day=filed_on.isoformat(),
        )
    record("paper.petition_filed", by=by, ref=contribution.ref, number=number)
    return petition
