"""Sorting and answering contributions."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.ideas.actions.approving import AFTER, hand_in
from meydan.ideas.actions.moving import give_to, locked, move
from meydan.ideas.models import Answer, AnswerTemplate, Contribution, PendingAnswer, State
from meydan.ideas.rules.contributions import (
    INSIDE,
    MOVE,
    NAME_TAKEN,
    REASON,
    may_handle,
    may_move,
    may_work_at_desk,
)
from meydan.people.actions import holding, keeper
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.threads.actions import add_step


@transaction.atomic
def assign_unit(*, by: Person, contribution: Contribution, unit: Unit, person: Person | None = None) -> Contribution:
    """Say which unit answers, and who of the staff."""
    holder = holding(person) if person else None
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    give_to(contribution, unit)
    contribution.assigned_to = person
    if holder:
        may_handle(holder, contribution).or_refuse()
    contribution.save(update_fields=["unit", "assigned_to"])
    notify(f"role:unit_officer@unit:{unit.pk}", "ideas.assigned", ref=contribution.ref, but_not=by)
    record("ideas.assigned", by=by, ref=contribution.ref, unit=unit.ref)
    return contribution


@transaction.atomic
def take_over(*, by: Person, contribution: Contribution) -> Contribution:
    """From now on this colleague sees to it; or, when they stand in for somebody, that one."""
    may_handle(by, contribution).or_refuse()
    holder = holding(keeper(by))
    contribution = locked(contribution)
    may_handle(holder, contribution).or_refuse()
    contribution.assigned_to = holder
    contribution.save(update_fields=["assigned_to"])
    record("ideas.taken_over", by=by, ref=contribution.ref)
    return contribution


@transaction.atomic
def begin_review(*, by: Person, contribution: Contribution, unit: Unit) -> Contribution:
    """A unit looks into it; the author is told who."""
    contribution = locked(contribution)
    may_move(by, contribution, State.IN_REVIEW).or_refuse()
    give_to(contribution, unit)
    move(by, contribution, State.IN_REVIEW)
    add_step(thread=contribution.home, code="ideas.reviewing", ref=contribution.ref, unit=unit)
    if contribution.author_id:
        notify(f"person:{contribution.author_id}", "ideas.reviewing", ref=contribution.ref, unit=unit.name_tr)
    record("ideas.reviewing", by=by, ref=contribution.ref, unit=unit.ref)
    return contribution


@transaction.atomic
def answer_contribution(
    *,
    by: Person,
    contribution: Contribution,
    decision: str,
    text: str,
    reason: str = "",
    unit: Unit | None = None,
    language: str = BINDING,
    minutes: int | None = None,
) -> Answer | PendingAnswer:
    """The official answer: public now, or once those have approved it whom the town file names. Of two clerks who answer at
    once, one wins and the other is refused."""
    contribution = locked(contribution)
    contribution.unit = unit or contribution.unit
    may_move(by, contribution, AFTER[Answer.Decision(decision)]).or_refuse()
    if decision == Answer.Decision.DECLINED and not reason:
        raise Refused(REASON, field="reason")
    kept = reason if decision == Answer.Decision.DECLINED else ""
    words = {"decision": decision, "reason": kept, "text": text, "language": language, "minutes": minutes}
    return hand_in(by, Answer(contribution=contribution, unit=contribution.unit, by=by, **words))


@transaction.atomic
def interim_answer(
    *, by: Person, contribution: Contribution, text: str, new_date: date, language: str = BINDING
) -> Answer | PendingAnswer:
    """Not ready yet: why, and a new date. The first promise stays visible."""
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    interim = {"decision": Answer.Decision.INTERIM, "text": text, "language": language, "new_date": new_date}
    return hand_in(by, Answer(contribution=contribution, unit=contribution.unit, by=by, **interim))


@transaction.atomic
def mark_in_project(*, by: Person, contributions: Sequence[Contribution], project_ref: str) -> None:
    """A project starts from them. Raises Refused when one of them was not accepted or answered before."""
    for contribution in contributions:
        row = locked(contribution)
        if State.IN_PROJECT not in row.moves and row.state != State.IN_PROJECT:
            raise Refused(MOVE, before=str(row.get_state_display()))
        if row.inside:
            raise Refused(INSIDE)
        if row.state != State.IN_PROJECT:
            move(by, row, State.IN_PROJECT, project_ref)
        record("ideas.in_project", by=by, ref=row.ref, project=project_ref)


@transaction.atomic
def mark_done(*, by: Person, contributions: Sequence[Contribution], project_ref: str) -> None:
    """The project that came from them is finished."""
    for contribution in contributions:
        row = locked(contribution)
        if State.DONE in row.moves:
            move(by, row, State.DONE, project_ref)
        record("ideas.done", by=by, ref=row.ref, project=project_ref)


@transaction.atomic
def save_template(*, by: Person, name: str, text: str, template: AnswerTemplate | None = None) -> AnswerTemplate:
    """Keep a text to start answers from: change `template`, or make one. Two can't have one name."""
    may_work_at_desk(by).or_refuse()
    if AnswerTemplate.objects.filter(name=name).exclude(pk=template.pk if template else 0).exists():
        raise Refused(NAME_TAKEN, field="name")
    template = template or AnswerTemplate()
    template.name, template.text = name, text
    template.save()
    forget_pages()
    record("ideas.template_saved", by=by, ref=f"template:{template.pk}")
    return template


@transaction.atomic
def remove_template(*, by: Person, template: AnswerTemplate) -> None:
    """Answers that began with it stay as they are."""
    may_work_at_desk(by).or_refuse()
    forget_pages()
    record("ideas.template_removed", by=by, ref=f"template:{template.pk}")
    template.delete()
