"""Printing forms, typing them in one after the other, and taking the last one back."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.ideas.actions import hide_contribution
from meydan.ideas.models import Contribution, Process
from meydan.paper.actions.taking_down import Entry, Reply, take_down
from meydan.paper.codes import new_seed
from meydan.paper.models import FormBatch, PrintedForm, ReplyRoute
from meydan.paper.rules import MOST_FORMS, TOO_MANY_FORMS, TYPED_ALREADY, may_call, may_undo
from meydan.people.models import Person
from meydan.places.models import Neighbourhood


@transaction.atomic
def print_forms(
    *, by: Person, count: int, process: Process | None = None, place: Neighbourhood | None = None
) -> FormBatch:
    """Make the numbers and the seeds of the codes of a batch; the paper is made of them whenever somebody asks."""
    may_call(by).or_refuse()
    if not 1 <= count <= MOST_FORMS:
        raise Refused(TOO_MANY_FORMS, field="count", most=MOST_FORMS)
    year = clock.today().year
    batch = FormBatch.objects.create(process=process, place=place, count=count, made_by=by, at=clock.now())
    last = PrintedForm.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    PrintedForm.objects.bulk_create(
        PrintedForm(batch=batch, year=year, number=last + place_in_batch, seed=new_seed())
        for place_in_batch in range(1, count + 1)
    )
    record("paper.printed", by=by, ref="", batch=batch.pk, count=count)
    return batch


@transaction.atomic
def type_in(*, by: Person, form: PrintedForm | None, entry: Entry, reply: Reply, **contribution: Any) -> Contribution:
    """What stands on a paper form; a printed one counts once, and its slip keeps its code."""
    if form is not None:
        form = PrintedForm.objects.select_for_update().get(pk=form.pk)
        if form.contribution_id:
            raise Refused(TYPED_ALREADY, field="serial")
    made = take_down(by=by, entry=entry, reply=reply, seed=form.seed if form else "", **contribution)
    if form is not None:
        form.contribution = made
        form.save(update_fields=["contribution"])
    return made


@transaction.atomic
def undo_typing(*, by: Person, contribution: Contribution) -> None:
    """Take back the last form that the person typed in: it is hidden, its way forgotten, and the sheet can be typed again."""
    contribution = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    may_undo(by, contribution).or_refuse()
    PrintedForm.objects.filter(contribution=contribution).update(contribution=None)
    ReplyRoute.objects.filter(contribution=contribution).delete()
    hide_contribution(by=by, thing_id=contribution.pk, reason="typing")
    record("paper.undone", by=by, ref=contribution.ref)
