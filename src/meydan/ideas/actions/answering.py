"""Sorting and answering contributions."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.workdays import end_of, workdays_between
from meydan.ideas.models import Answer, AnswerTemplate, Contribution, State, StateChange
from meydan.ideas.rules.contributions import (
    DATE_PASSED,
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
from meydan.threads.models import Station, Step

AFTER = {
    Answer.Decision.ACCEPTED: State.ACCEPTED,
    Answer.Decision.IN_PART: State.ACCEPTED,
    Answer.Decision.DECLINED: State.DECLINED,
    Answer.Decision.INFORMATION: State.ANSWERED,
}
"""Decision of an answer → state of the contribution."""


def locked(contribution: Contribution) -> Contribution:
    """The row as it is now, kept until the transaction ends."""
    links = ("thread__merged_into", "merged_into__thread__merged_into", "unit", "process")
    rows = Contribution.objects.select_for_update(of=("self",)).select_related(*links)
    return rows.get(pk=contribution.pk)


def move(by: Person | None, contribution: Contribution, after: str, words: str = "") -> None:
    """Write a change of state; the caller has asked the rule."""
    StateChange.objects.create(
        contribution=contribution,
        before=contribution.state,
        after=after,
        words=words,
        unit=contribution.unit,
        by=by,
        at=clock.now(),
    )
    contribution.state = after
    contribution.changed_at = clock.now()
    contribution.save()


def concerned(contribution: Contribution) -> list[str]:
    """The author, even one who does not follow, and everybody who follows the thread."""
    author = [f"person:{contribution.author_id}"] if contribution.author_id else []
    return [*author, f"followers:{contribution.home.ref}"]


@transaction.atomic
def assign_unit(*, by: Person, contribution: Contribution, unit: Unit, person: Person | None = None) -> Contribution:
    """Say which unit answers, and who of the staff."""
    holder = holding(person) if person else None
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    contribution.unit, contribution.assigned_to = unit, person
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
    contribution.unit = unit
    move(by, contribution, State.IN_REVIEW)
    add_step(thread=contribution.home, code="ideas.reviewing", ref=contribution.ref, unit=unit)
    if contribution.author_id:
        notify(f"person:{contribution.author_id}", "ideas.reviewing", ref=contribution.ref, unit=unit.name_tr)
    record("ideas.reviewing", by=by, ref=contribution.ref, unit=unit.ref)
    return contribution


@transaction.atomic
def answer_contribution(
    *, by: Person, contribution: Contribution, decision: str, text: str, reason: str = "", unit: Unit | None = None
) -> Answer:
    """The official answer. Of two clerks who answer at once, one wins and the other is refused."""
    contribution = locked(contribution)
    contribution.unit = unit or contribution.unit
    may_move(by, contribution, AFTER[Answer.Decision(decision)]).or_refuse()
    if decision == Answer.Decision.DECLINED and not reason:
        raise Refused(REASON, field="reason")
    answer = Answer.objects.create(
        contribution=contribution,
        decision=decision,
        reason=reason if decision == Answer.Decision.DECLINED else "",
        text=text,
        unit=contribution.unit,
        by=by,
        at=clock.now(),
        workdays=_days_taken(contribution),
    )
    contribution.answered_at = contribution.answered_at or clock.now()
    move(by, contribution, AFTER[Answer.Decision(decision)], text)
    _promise(contribution).delete()
    station = Station.DECISION if decision in {"accepted", "in_part", "declined"} else ""
    add_step(
        thread=contribution.home,
        code="ideas.answered",
        ref=contribution.ref,
        station=station,
        unit=contribution.unit,
        words=text,
        answer=answer.pk,
    )
    notify(
        concerned(contribution),
        "ideas.answered",
        ref=contribution.ref,
        but_not=by,
        text=text,
    )
    record("ideas.answered", by=by, ref=contribution.ref, decision=decision, reason=reason)
    return answer


@transaction.atomic
def interim_answer(*, by: Person, contribution: Contribution, text: str, new_date: date) -> Answer:
    """Not ready yet: why, and a new date. The first promise stays visible."""
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    if not contribution.is_waiting:
        raise Refused(MOVE, before=str(contribution.get_state_display()))
    if new_date <= clock.today():
        raise Refused(DATE_PASSED, field="new_date")
    answer = Answer.objects.create(
        contribution=contribution,
        decision=Answer.Decision.INTERIM,
        text=text,
        unit=contribution.unit,
        by=by,
        at=clock.now(),
        new_date=new_date,
        workdays=_days_taken(contribution),
    )
    contribution.promised_for, contribution.changed_at = new_date, clock.now()
    contribution.save(update_fields=["promised_for", "changed_at"])
    _promise(contribution).update(at=end_of(new_date))
    add_step(
        thread=contribution.home,
        code="ideas.interim",
        ref=contribution.ref,
        unit=contribution.unit,
        words=text,
        answer=answer.pk,
    )
    notify(
        concerned(contribution),
        "ideas.interim",
        ref=contribution.ref,
        but_not=by,
        text=text,
        day=new_date.isoformat(),
    )
    record("ideas.interim", by=by, ref=contribution.ref)
    return answer


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
    record("ideas.template_saved", by=by, ref=f"template:{template.pk}")
    return template


@transaction.atomic
def remove_template(*, by: Person, template: AnswerTemplate) -> None:
    """Answers that began with it stay as they are."""
    may_work_at_desk(by).or_refuse()
    record("ideas.template_removed", by=by, ref=f"template:{template.pk}")
    template.delete()


def _days_taken(contribution: Contribution) -> int:
    return workdays_between(timezone.localdate(contribution.created_at), clock.today())


def _promise(contribution: Contribution) -> QuerySet[Step]:
    return Step.objects.filter(code="ideas.promise", ref=contribution.ref)
